//! The market in the runtime and in the model, fact by fact.

use crate::{
	kit::*,
	ops::{plan_of, ALL_CATEGORIES},
	plain::{
		cycles::{
			leg_obligation, order_obligation, pot, surety_obligation, Course, Going, Leg, OpenGain, Order, Proposal,
			Running, Surety, TREASURY,
		},
		Model,
	},
};
use pallet_synergy_cycles::{
	BackersOf, Course as Kept, CycleContracts, Cycles as OpenCycles, Disputes, Leg as KeptLeg, LegState,
	Order as Placed, Orders, StandingOrders, State, Texts,
};
use pallet_synergy_listings::{Categories, Kind};
use std::collections::{BTreeMap, BTreeSet};
use synergy_primitives::{Balance, Obligation};
use synergy_runtime::reading::board;

pub fn listings(model: &Model) {
	assert_eq!(pallet_synergy_listings::Listings::<Runtime>::iter_keys().count(), model.listings.len(), "listings");
	for (id, expected) in &model.listings {
		let found = pallet_synergy_listings::Listings::<Runtime>::get(id).expect("the model has this listing");
		assert_eq!((found.owner, found.is_paused), (expected.owner, expected.is_paused), "listing {id}");
		assert_eq!(found.content, expected.content, "what listing {id} says");
	}
	assert_eq!(Categories::<Runtime>::count() as usize, model.categories.len(), "categories");
	for code in ALL_CATEGORIES {
		let found = Categories::<Runtime>::get(code).map(|category| category.parent);
		assert_eq!(found, model.categories.get(&code).copied(), "category {code}");
		for kind in [Kind::Offer, Kind::Request] {
			assert_eq!(shown(code, kind), model.board(code, kind), "L3, L5: the board of category {code}: {kind:?}");
		}
	}
	for (id, expected) in &model.deals {
		let found = deal(*id).expect("the model has this deal");
		assert_eq!((found.quantity, found.unasked), (expected.quantity, expected.unasked), "the lot of deal {id}");
	}
}

/// What the board shows, page by page.
fn shown(category: u32, kind: Kind) -> Vec<u32> {
	let (mut found, mut cursor) = (vec![], None);
	loop {
		let page = board(category, kind, cursor, 4);
		found.extend(page.listings.iter().map(|listing| listing.id));
		let Some(next) = page.next else { return found };
		cursor = Some(next);
	}
}

pub fn cycles(model: &Model) {
	assert_eq!(CycleContracts::<Runtime>::iter_keys().count(), model.contracts.len(), "cycle contracts");
	for (id, expected) in &model.contracts {
		let found = CycleContracts::<Runtime>::get(id).expect("the model has this cycle contract");
		assert_eq!(found.organiser, expected.organiser, "who organises {id}");
		let text = Texts::<Runtime>::get(id).expect("has a text");
		assert_eq!(plan_of(&text.terms), expected.plan, "what {id} says");
		match (&found.state, &expected.course) {
			(State::Draft { amends, until, signed }, Course::Draft { amends: of, until: expected, signed: by }) => {
				assert_eq!((amends, until, &as_set(signed)), (of, expected, by), "draft {id}");
			}
			(State::Signed { amends, signed }, Course::Signed { amends: of, signed: by }) => {
				assert_eq!((amends, &as_set(signed)), (of, by), "new terms {id}");
			}
			(State::Running(course), Course::Running(run)) => running(*id, course, run, model),
			(found, expected) => panic!("cycle contract {id}: {found:?}, {expected:?}"),
		}
	}
	assert_eq!(OpenCycles::<Runtime>::iter_keys().count(), model.cycles.len(), "open cycles");
	model.cycles.keys().for_each(|key| open_cycle(*key, model));
	let treasury = model.free.get(&TREASURY).copied().unwrap_or(0);
	assert_eq!(free(TREASURY), treasury, "the club's treasury");
}

fn as_set(numbers: &[u32]) -> BTreeSet<u32> {
	numbers.iter().copied().collect()
}

fn running(id: u32, course: &Kept, run: &Running, model: &Model) {
	assert_eq!((course.next, course.is_over), (run.next, run.is_over), "how far {id} is");
	assert_eq!(course.version, run.version, "which terms of {id} hold");
	assert!(run.is_over || course.opens == run.opens, "when the next cycle of {id} opens");
	assert_eq!(course.ordered.units, run.ordered(), "what is ordered of {id}");
	assert_eq!(course.ordered.orders as usize, run.orders(), "in how many orders of {id}");
	let notices: BTreeMap<u32, u32> = course.notices.iter().map(|notice| (notice.by, notice.ends)).collect();
	assert_eq!(notices, run.notices, "who has given notice in {id}, and until when");
	assert_eq!(course.amendment, run.amendment, "new terms of {id}");
	let standing: BTreeMap<u32, u32> = StandingOrders::<Runtime>::iter_prefix(id).collect();
	assert_eq!(standing, run.standing, "standing orders of {id}");
	same_orders((id, run.next), &run.placed);
	same_pot((id, run.next), model);
}

fn open_cycle(key: (u32, u32), model: &Model) {
	let (found, expected) = (OpenCycles::<Runtime>::get(key.0, key.1).expect("is open"), &model.cycles[&key]);
	let facts = (found.serial, found.until, found.units, found.pool.get());
	assert_eq!(facts, (expected.serial, expected.until, expected.units, expected.pool), "cycle {key:?}");
	assert_eq!((found.version, found.last.map(usize::from)), (expected.version, expected.last), "cycle {key:?}");
	assert_eq!(found.legs.len(), expected.legs.len(), "legs of {key:?}");
	assert_eq!(found.disputed.get() as usize, model.disputes(key), "open complaints about {key:?}");
	for (number, (kept, expected)) in found.legs.iter().zip(&expected.legs).enumerate() {
		same_leg(kept, expected, &format!("leg {number} of {key:?}"));
		for (kept, of) in
			[(kept.disputes, leg_obligation(key, number)), (kept.about_surety, surety_obligation(key, number))]
		{
			same_disputes(kept, of, |by| by == expected.supplier, model);
		}
		let proposal = kept.proposal.map(|kept| {
			let receiver = kept.by_receiver.then_some(expected.receiver).flatten();
			let organiser = kept.by_organiser.then_some(found.organiser);
			let substitute = kept.by_substitute.then_some(kept.substitute);
			let signed = [organiser, receiver, substitute].into_iter().flatten().collect();
			let (substitute, replaces, terms, until) = (kept.substitute, kept.replaces, kept.amendment, kept.until);
			let (reason, for_good) = (kept.reason, kept.for_good);
			Proposal { substitute, replaces, reason, for_good, terms, until, signed }
		});
		assert_eq!(proposal, expected.proposal, "who has signed for leg {number} of {key:?}");
	}
	let backers: BTreeMap<u32, Balance> = BackersOf::<Runtime>::get(key.0, key.1).into_iter().collect();
	let expected_backers = if expected.has_shared { BTreeMap::new() } else { expected.backers.clone() };
	assert_eq!(backers, expected_backers, "whose deposits count in {key:?}");
	same_orders(key, &expected.orders);
	for (consumer, order) in Orders::<Runtime>::iter_prefix(key) {
		same_disputes(order.disputes, order_obligation(key, consumer), |by| by != consumer, model);
	}
	same_pot(key, model);
}

fn same_disputes(found: Disputes, of: Obligation, is_supplier: impl Fn(u32) -> bool, model: &Model) {
	let (suppliers, receivers): (Vec<u32>, Vec<u32>) =
		model.complainers(of).into_iter().partition(|by| is_supplier(*by));
	let facts = (usize::from(found.by_receiver), usize::from(found.by_suppliers));
	assert_eq!(facts, (receivers.len(), suppliers.len()), "who complains about {of:?}");
}

fn same_leg(found: &KeptLeg, expected: &Leg, name: &str) {
	let going = match found.state {
		LegState::Open => Going::Open,
		LegState::Vacant => Going::Vacant,
		LegState::Replaced => Going::Replaced,
		LegState::Settled => Going::Settled,
		LegState::Owed => Going::Owed,
	};
	let facts = (going, usize::from(found.place), found.supplier, found.until);
	assert_eq!(facts, (expected.going, expected.place, expected.supplier, expected.until), "{name}");
	let (one, other) = ((found.units, found.pinned), (expected.units, expected.pinned));
	// What members receive is counted as one.
	assert!(expected.receiver.is_some() || one == other, "units of {name}: {one:?}, {other:?}");
	assert_eq!((found.held, found.reserved), (expected.held, expected.reserved), "money of {name}");
	let surety = found.surety.map(|kept| Surety {
		by: kept.by,
		amount: kept.amount,
		disputed: kept.disputed,
		found: kept.found,
	});
	assert_eq!(surety, expected.surety, "the surety of {name}");
	let gain = found.gain.map(|kept| OpenGain {
		percent: kept.percent,
		most: kept.most,
		by_supplier: kept.by_supplier,
		by_receiver: kept.by_receiver,
		owed: kept.owed,
		reserved: kept.reserved,
		is_late: kept.is_late,
	});
	assert_eq!(gain, expected.gain, "the gain of {name}");
}

fn same_orders(key: (u32, u32), expected: &BTreeMap<u32, Order>) {
	let found: BTreeMap<u32, Placed> = Orders::<Runtime>::iter_prefix(key).collect();
	let facts = |units, by_customer, is_settled, returned: Balance| (units, by_customer, is_settled, returned);
	let found: BTreeMap<u32, _> = found
		.into_iter()
		.map(|(n, o)| (n, (facts(o.units, o.by_customer, o.is_settled, o.returned), o.pinned.map(usize::from))))
		.collect();
	let expected: BTreeMap<u32, _> = expected
		.iter()
		.map(|(n, o)| (*n, (facts(o.units, o.by_customer, o.is_settled, o.returned), o.pinned)))
		.collect();
	assert_eq!(found, expected, "orders of {key:?}");
}

fn same_pot(key: (u32, u32), model: &Model) {
	let there = Balances::free_balance(Cycles::account_of(key.0, key.1));
	assert_eq!(there, model.free.get(&pot(key.0, key.1)).copied().unwrap_or(0), "P5: the account of {key:?}");
}
