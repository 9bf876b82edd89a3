//! Random calls of the market: listings, deals from them, and cycle contracts.

use crate::{
	kit::*,
	ops::{account_of, amount, Dice, Op, ACCOUNTS, FOUNDERS},
	plain::{
		cycles::{Part, Plan},
		market::CATEGORIES,
	},
};
use pallet_synergy_cycles::{
	Call as Cyclic, Cycle, CycleContracts, Cycles as OpenCycles, Good, LegTerms, Orders, Receiver, State, Terms, Texts,
};
use pallet_synergy_deals::{Delivery, Insured, Payment};
use pallet_synergy_guarantees::Status;
use pallet_synergy_listings::{Call as Market, Content, Kind, Listings as Board, Standing};
use synergy_primitives::{Balance, Obligation};
use synergy_runtime::reading;

/// A random call and who signs it.
pub fn random(dice: &mut Dice) -> (u32, Op) {
	let (by, op) = match dice.below(12) {
		0 | 1 => listing(dice),
		2 | 3 => deal_on(dice),
		4 | 5 => vouch(dice),
		_ => cycle_contract(dice),
	};
	let by = if dice.one_in(15) { dice.pick(&ACCOUNTS).unwrap_or(by) } else { by };
	(by, op)
}

/// The number of an account, if it has one.
fn known(n: u32) -> Option<u32> {
	pallet_synergy_guarantees::Numbers::<Runtime>::get(who(n))
}

/// Somebody who may open something new; if nobody may, anybody.
fn active(dice: &mut Dice) -> u32 {
	let may_open = |n: &u32| {
		known(*n).is_some_and(|number| {
			<Guarantees as synergy_primitives::People<AccountId>>::ensure_may_open(number).is_ok()
		})
	};
	let active: Vec<u32> = ACCOUNTS.into_iter().filter(may_open).collect();
	dice.pick(&active).or_else(|| dice.pick(&ACCOUNTS)).unwrap_or(0)
}

/// Somebody vouches for a member that has too few guarantors, or such a member accepts: otherwise the market dies out.
fn vouch(dice: &mut Dice) -> (u32, Op) {
	let lacks = |n: &u32| {
		let found = known(*n).and_then(pallet_synergy_guarantees::Members::<Runtime>::get);
		found.is_some_and(|found| matches!(found.status, Status::Lapsing { .. } | Status::Candidate { .. }))
	};
	let short: Vec<u32> = ACCOUNTS.into_iter().filter(lacks).collect();
	let Some(ward) = dice.pick(&short) else { return listing(dice) };
	let pledges = pallet_synergy_guarantees::Pledges::<Runtime>::iter_key_prefix(who(ward));
	let guarantors: Vec<u32> = pledges.filter_map(account_of).collect();
	match dice.pick(&guarantors) {
		Some(guarantor) => (ward, Op::AcceptGuarantor(guarantor)),
		None => (active(dice), Op::Pledge(ward, member(ward).tier)),
	}
}

fn content(dice: &mut Dice, kind: Kind) -> Content {
	let quantity = dice.below(20);
	let payment = dice.pick(&[Payment::None, Payment::OnCompletion, Payment::Escrow]).unwrap();
	let standing = Standing {
		payment,
		term: dice.below(4) as u32,
		warranty: dice.below(3) as u32,
		insured: dice.pick(&[0, 20 * SYN, 10_000 * SYN]).unwrap(),
	};
	Content {
		quantity,
		least: 1 + dice.below(3).min(quantity),
		price: dice.pick(&[0, 1, 7, SYN, SYN, 5 * SYN]).unwrap(),
		until: era() + 1 + dice.below(12) as u32,
		standing: dice.one_in(2).then_some(standing),
		..kit_content(kind, dice.pick(&CATEGORIES).unwrap())
	}
}

fn kit_content(kind: Kind, category: u32) -> Content {
	crate::kit::content(kind, category)
}

fn listing(dice: &mut Dice) -> (u32, Op) {
	let ids: Vec<u32> = Board::<Runtime>::iter_keys().collect();
	let found = dice.pick(&ids).and_then(|id| Some((id, Board::<Runtime>::get(id)?)));
	let Some((id, found)) = found.filter(|_| ids.len() > 12 || !dice.one_in(2)) else {
		let kind = dice.pick(&[Kind::Offer, Kind::Offer, Kind::Request]).unwrap();
		return (active(dice), Op::Publish(content(dice, kind)));
	};
	let op = match dice.below(6) {
		0 => Op::Unpublish(id),
		1 if !found.is_paused => Op::Pause(id),
		1..=3 if found.is_paused => Op::Resume(id),
		_ => {
			let kind = if dice.one_in(20) { found.content.kind.other() } else { found.content.kind };
			Op::Update(id, content(dice, kind))
		}
	};
	(account_of(found.owner).unwrap_or(0), op)
}

/// Somebody wants what is on the board: mostly on the terms that the owner has signed, if it has.
fn deal_on(dice: &mut Dice) -> (u32, Op) {
	let ids: Vec<u32> = Board::<Runtime>::iter_keys().collect();
	let found = dice.pick(&ids).and_then(|id| Some((id, Board::<Runtime>::get(id)?.clone())));
	let Some((id, found)) = found else { return listing(dice) };
	let content = found.content;
	let to = account_of(found.owner).unwrap_or(0);
	let way = if content.kind == Kind::Offer { Delivery::Counterparty } else { Delivery::Proposer };
	let delivery = if dice.one_in(12) { Delivery::Both } else { way };
	let any = Payment::None;
	let payment = content.standing.map_or(any, |standing| standing.payment);
	let payment = if delivery == Delivery::Both { Payment::None } else { payment };
	let (term, warranty) = content.standing.map_or((2, 0), |standing| (standing.term, standing.warranty));
	let quantity = Balance::from(1 + dice.below(content.quantity.min(6)));
	let amount =
		if content.price == 0 { amount(dice) } else { content.price * quantity + Balance::from(dice.one_in(20)) };
	let op = Op::Propose {
		to,
		delivery,
		amount,
		payment,
		term: term + u32::from(dice.one_in(8)),
		warranty,
		insured: dice.one_in(6).then(Insured::default),
		listing: Some(if dice.one_in(20) { id + 1 } else { id }),
	};
	let by = if dice.one_in(4) { dice.pick(&ACCOUNTS).unwrap() } else { active(dice) };
	(by, op)
}

fn plan(dice: &mut Dice) -> Plan {
	let count = 1 + dice.below(3) as u32;
	// Mostly between those who may sign.
	let mut chain: Vec<u32> = vec![];
	while chain.len() <= count as usize {
		let next =
			if dice.one_in(3) { dice.below(u64::from(FOUNDERS)) as u32 } else { known(active(dice)).unwrap_or(0) };
		if chain.last() != Some(&next) || dice.one_in(30) {
			chain.push(next);
		}
	}
	let member = |place: u32| chain[place as usize];
	// Sometimes nothing costs anything.
	let is_free = dice.one_in(12);
	let mut legs: Vec<Part> = (0..count)
		.map(|place| {
			let market = if is_free { 0 } else { Balance::from(300_003 + dice.below(2_000_000)) };
			let part = |dice: &mut Dice| market * Balance::from(dice.below(80)) / 100;
			let (money, internal) = (part(dice), part(dice));
			Part { supplier: member(place), receiver: Some(member(place + 1)), market, internal, money }
		})
		.collect();
	if dice.one_in(8) {
		legs.iter_mut().for_each(|leg| leg.money = 0);
	} else if let Some(last) = legs.last_mut() {
		last.receiver = None;
	}
	let cycles = (!dice.one_in(4)).then(|| dice.below(4) as u32);
	Plan { legs, period: 1 + dice.below(3) as u32, cycles, units: 5 + dice.below(20) as u32 }
}

/// New terms that differ a little from those that hold, or wholly.
fn new_terms(dice: &mut Dice, old: &Terms<AccountId>) -> Plan {
	if dice.one_in(5) {
		return plan(dice);
	}
	let part = |leg: &LegTerms| Part {
		supplier: leg.supplier,
		receiver: match leg.receiver {
			Receiver::Member(receiver) => Some(receiver),
			Receiver::Consumers => None,
		},
		market: leg.market,
		internal: leg.internal,
		money: leg.money,
	};
	let legs = old.legs.iter().map(part).collect();
	let mut plan = Plan { legs, period: old.period, cycles: old.cycles, units: old.units };
	let place = dice.below(plan.legs.len() as u64) as usize;
	match dice.below(8) {
		0 => plan.period = 1 + dice.below(3) as u32,
		1 => plan.units = 1 + dice.below(25) as u32,
		2 => plan.cycles = (!dice.one_in(3)).then(|| dice.below(6) as u32),
		3 => plan.legs[place].money = plan.legs[place].market * Balance::from(dice.below(90)) / 100,
		4 => plan.legs[place].internal = plan.legs[place].market * Balance::from(dice.below(90)) / 100,
		5 if plan.legs.len() > 1 => drop(plan.legs.remove(place)),
		_ => plan.legs[place].supplier = known(active(dice)).unwrap_or(0),
	}
	plan
}

fn cycle_contract(dice: &mut Dice) -> (u32, Op) {
	let ids: Vec<u32> = CycleContracts::<Runtime>::iter_keys().collect();
	if ids.len() < 5 && dice.one_in(3) {
		return (active(dice), Op::Draft(plan(dice), None));
	}
	let open: Vec<(u32, u32)> = OpenCycles::<Runtime>::iter_keys().collect();
	if let Some(key) = dice.pick(&open).filter(|_| dice.one_in(2)) {
		return in_cycle(dice, key);
	}
	let found = dice.pick(&ids).and_then(|id| Some((id, CycleContracts::<Runtime>::get(id)?)));
	let Some((id, found)) = found else { return listing(dice) };
	let anybody = dice.pick(&ACCOUNTS).unwrap();
	match found.state {
		State::Running(course) => {
			let text = Texts::<Runtime>::get(id).expect("it runs");
			let parties: Vec<u32> = text.terms.parties(found.organiser).into_iter().collect();
			let left = text.terms.units.saturating_sub(course.ordered.units);
			let units = dice.below(u64::from(left.min(6)) + 2) as u32;
			let party = dice.pick(&parties).and_then(account_of).unwrap_or(anybody);
			match dice.below(24) {
				0..=3 => (anybody, Op::CancelOrder(id)),
				4 => (party, Op::Notice(id)),
				5 | 6 if ids.len() < 7 => {
					let drafter = account_of(found.organiser).filter(|_| !dice.one_in(4)).unwrap_or(party);
					(drafter, Op::Draft(new_terms(dice, &text.terms), Some(id)))
				}
				_ => (anybody, Op::Order(id, units, dice.one_in(3))),
			}
		}
		_ => {
			let missing = Cycles::missing(id);
			let signer = dice.pick(&missing).and_then(account_of).unwrap_or(anybody);
			(signer, if dice.one_in(25) { Op::RefuseDraft(id) } else { Op::Sign(id) })
		}
	}
}

/// Somebody confirms what it has received in an open cycle, or complains of it.
fn in_cycle(dice: &mut Dice, (id, cycle): (u32, u32)) -> (u32, Op) {
	let open: Cycle<AccountId> = OpenCycles::<Runtime>::get(id, cycle).expect("is open");
	let leg = dice.below(open.legs.len() as u64) as usize;
	let at = &open.legs[leg];
	let consumers: Vec<u32> = Orders::<Runtime>::iter_key_prefix((id, cycle)).collect();
	let consumer = dice.pick(&consumers).unwrap_or(0);
	let receiver = match at.receiver {
		Receiver::Member(receiver) => receiver,
		Receiver::Consumers => consumer,
	};
	let (cycle_contract, leg) = (id, leg as u8);
	let obligation = match at.receiver {
		Receiver::Member(_) => Obligation::Leg { cycle_contract, cycle, leg },
		Receiver::Consumers => Obligation::Order { cycle_contract, cycle, consumer },
	};
	// With many complaints open everybody is suspended and little else happens.
	let complaints = pallet_synergy_complaints::Complaints::<Runtime>::iter_keys().count();
	if complaints > 3 || !dice.one_in(4) {
		return (account_of(receiver).unwrap_or(0), Op::Confirm(id, cycle, leg));
	}
	let by = if dice.one_in(5) { at.supplier } else { receiver };
	let limit = <Runtime as pallet_synergy_complaints::Config>::Obligations::limit(obligation, by);
	let claim = match dice.below(6) {
		0 => 0,
		1 => limit + 1,
		2 => limit / 3,
		_ => limit,
	};
	(account_of(by).unwrap_or(0), Op::File(obligation, claim))
}

/// What somebody may claim, to choose a claim.
trait Limits {
	fn limit(of: Obligation, by: u32) -> Balance;
}

impl<O: synergy_primitives::Obligations> Limits for O {
	fn limit(of: Obligation, by: u32) -> Balance {
		O::claimable(of, by).map_or(0, |claimable| claimable.limit)
	}
}

/// The text of a plan.
fn terms(plan: Plan) -> Terms<AccountId> {
	let good = Good { category: 31_005, quantity: 1, unit: b"kg".to_vec().try_into().unwrap() };
	let leg = |part: Part| LegTerms {
		supplier: part.supplier,
		receiver: part.receiver.map_or(Receiver::Consumers, Receiver::Member),
		good: good.clone(),
		market: part.market,
		internal: part.internal,
		money: part.money,
		gain: None,
	};
	Terms {
		product: b"something".to_vec().try_into().unwrap(),
		club: 0,
		period: plan.period,
		cycles: plan.cycles,
		units: plan.units,
		club_share: None,
		organisers_share: None,
		legs: plan.legs.into_iter().map(leg).collect::<Vec<_>>().try_into().unwrap(),
	}
}

/// The call of the runtime, of those of the market.
pub fn runtime_call(op: Op) -> RuntimeCall {
	match op {
		Op::Publish(content) => Market::publish { content }.into(),
		Op::Update(listing, content) => Market::update { listing, content }.into(),
		Op::Pause(listing) => Market::pause { listing }.into(),
		Op::Resume(listing) => Market::resume { listing }.into(),
		Op::Unpublish(listing) => Market::unpublish { listing }.into(),
		Op::Draft(plan, amends) => Cyclic::draft { terms: terms(plan), amends }.into(),
		Op::Sign(id) => {
			let hash = reading::cycle_contract(id).map(|view| view.hash).unwrap_or_default();
			Cyclic::sign { cycle_contract: id, hash }.into()
		}
		Op::RefuseDraft(id) => Cyclic::refuse { cycle_contract: id }.into(),
		Op::Order(id, units, standing) => Cyclic::order { cycle_contract: id, units, standing }.into(),
		Op::CancelOrder(id) => Cyclic::cancel_order { cycle_contract: id }.into(),
		Op::Confirm(id, cycle, leg) => Cyclic::confirm { cycle_contract: id, cycle, leg, measured: None }.into(),
		Op::Notice(id) => Cyclic::give_notice { cycle_contract: id }.into(),
		other => unreachable!("{other:?} is no call of the market"),
	}
}
