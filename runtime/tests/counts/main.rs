//! What calls cost in entries of storage: the same in a chain of a thousand members and of ten thousand, and within the
//! bounds that the table below gives for each (DESIGN: cost by population).
//!
//! Left out are what every transaction shares, and what belongs to the signer alone: its account, its holds, its number.
mod cycles;
#[path = "../kit/mod.rs"]
mod kit;
mod meter;
#[path = "../benchmarks/state.rs"]
#[allow(dead_code)]
mod state;
mod transfers;

use frame_support::weights::{RuntimeDbWeight, WeightMeter};
use kit::{calls::*, *};
use meter::{count, left_out, Counts};
use pallet_synergy_deals::{weights::SubstrateWeight, Delivery, NextDeal, Payment, WeightInfo};
use pallet_synergy_eras::Tasks;
use pallet_synergy_listings::{Content, Kind, Standing};
use sp_runtime::{traits::Dispatchable, BuildStorage};
use sp_state_machine::Backend;
use state::State;
use synergy_primitives::{Agenda, Stage, Tier};

/// Most entries that a call may read and write.
const BOUNDS: [(&str, usize, usize); 34] = [
	("pledge", 7, 3),
	("apply", 13, 8),
	("accept_guarantor", 7, 4),
	("fund", 5, 4),
	("top_up", 4, 3),
	("revoke", 4, 4),
	("propose", 4, 4),
	("accept", 7, 5),
	("accept escrow", 8, 6),
	("complete", 7, 5),
	("complete first", 7, 6),
	("cancel", 4, 4),
	("customer proposes", 6, 5),
	("accept customer", 8, 6),
	("customer completes", 7, 7),
	("customer files", 5, 6),
	("allow_set_off", 1, 1),
	("complete to owe", 5, 2),
	("set_off 2", 7, 7),
	("set_off 8", 32, 32),
	("file", 5, 6),
	("file ninth", 5, 7),
	("vote", 3, 3),
	("appeal", 10, 5),
	("withdraw", 3, 3),
	("settle", 8, 6),
	("publish", 5, 5),
	("publish_many", 5, 98),
	("update", 4, 4),
	("propose at once", 10, 10),
	("a page of 20", 23, 0),
	("matches", 278, 0),
	("pass a boundary", 1, 1),
	("is suspended", 2, 0),
];

/// An offer on which deals of up to 50 SYN open at once.
fn standing_offer() -> Content {
	let standing = Some(Standing { payment: Payment::OnCompletion, term: 5, warranty: 0, insured: 50 * SYN });
	Content { standing, ..content(Kind::Offer, DAIRY) }
}

/// 31 offers and a request.
fn publish_questionnaire(member: u32) {
	let contents = [vec![content(Kind::Offer, DAIRY); 31], vec![content(Kind::Request, DAIRY)]].concat();
	let questionnaire = pallet_synergy_listings::Call::publish_many { contents: contents.try_into().unwrap() };
	RuntimeCall::from(questionnaire).dispatch(RuntimeOrigin::signed(who(member))).unwrap();
}

/// Everything measured in a chain of `population` members.
fn measured(population: u32) -> Vec<(&'static str, Counts)> {
	let mut counts = Vec::new();
	chain(population, Tier::T100).execute_with(|| {
		let mut by = |name: &'static str, signer: u32, call: &dyn Fn()| {
			counts.push((name, count(&left_out(who(signer).as_ref()), call)))
		};
		by("pledge", 0, &|| pledge(0, 500, Tier::T10).unwrap());
		let newcomer = 10_000;
		(300..304).for_each(|guarantor| pledge(guarantor, newcomer, Tier::T100).unwrap());
		by("apply", newcomer, &|| apply(newcomer, Tier::T100, &[300, 301]).unwrap());
		by("accept_guarantor", newcomer, &|| accept_guarantor(newcomer, 302).unwrap());
		by("fund", 310, &|| fund(310, 303, newcomer, 5 * SYN, SYN).unwrap());
		by("propose", 10, &|| propose(10, 20, Delivery::Proposer, 50 * SYN, Payment::OnCompletion).unwrap());
		by("accept", 20, &|| accept_deal(20, 0).unwrap());
		by("complete first", 20, &|| complete(20, 0).unwrap());
		open_deal(10, 20, 50 * SYN, Payment::OnCompletion);
		by("complete", 20, &|| complete(20, 1).unwrap());
		open_deal(10, 30, 50 * SYN, Payment::OnCompletion);
		by("file", 30, &|| file(30, synergy_primitives::Obligation::Deal(2), 50 * SYN).unwrap());
		boundary();
		work();
		by("vote", 11, &|| vote(11, 0, 50).unwrap());
		vote(12, 0, 50).unwrap();
		by("appeal", 30, &|| appeal(30, 0).unwrap());
		by("withdraw", 30, &|| withdraw(30, 0).unwrap());
		open_deal(40, 50, 50 * SYN, Payment::OnCompletion);
		complain(50, 3, 50 * SYN);
		by("settle", 40, &|| settle(40, 1, 50 * SYN).unwrap());
		open_deal(60, 70, 50 * SYN, Payment::OnCompletion);
		cancel(60, 4).unwrap();
		by("cancel", 70, &|| cancel(70, 4).unwrap());
		by("revoke", 101, &|| revoke(101, 100).unwrap());
		open_deal(200, 210, 100 * SYN, Payment::OnCompletion);
		let drawn = complain(210, 5, 100 * SYN);
		let escrowed = pallet_synergy_deals::NextDeal::<Runtime>::get();
		propose(220, 230, Delivery::Counterparty, SYN, Payment::Escrow).unwrap();
		by("accept escrow", 230, &|| accept_deal(230, escrowed).unwrap());
		by("pass a boundary", 0, &boundary);
		work();
		all_vote(&[201, 202], drawn, 100);
		top_up(201, 200).unwrap();
		by("top_up", 202, &|| top_up(202, 200).unwrap());
		by("publish", 80, &|| publish(80, standing_offer()).unwrap());
		by("propose at once", 90, &|| {
			let (delivery, payment) = (Delivery::Counterparty, Payment::OnCompletion);
			propose_with(90, 80, delivery, 50 * SYN, payment, on(0, 50 * SYN)).unwrap();
		});
		by("update", 80, &|| update(80, 0, Content { quantity: 9, ..standing_offer() }).unwrap());
		for member in (400..).take(population as usize / 50) {
			publish_questionnaire(member);
		}
		let board = || synergy_runtime::reading::board(DAIRY, Kind::Offer, None, 20).listings.len();
		by("a page of 20", 0, &|| assert_eq!(board(), 20));
		by("matches", 0, &|| assert_eq!(synergy_runtime::reading::matches(32, 20).len(), 20));
		by("publish_many", 84, &|| publish_questionnaire(84));
		let sales: Vec<_> = (400..409).map(|buyer| open_deal(420, buyer, SYN, Payment::OnCompletion)).collect();
		for (buyer, sale) in (400..408).zip(&sales) {
			complain(buyer, *sale, SYN);
		}
		by("file ninth", 408, &|| {
			complain(408, sales[8], SYN);
		});
		let customer = 10_001;
		transfer(0, customer, 1_000 * SYN).unwrap();
		let bought = NextDeal::<Runtime>::get();
		by("customer proposes", customer, &|| {
			propose(customer, 430, Delivery::Counterparty, SYN, Payment::Escrow).unwrap()
		});
		by("accept customer", 430, &|| accept_deal(430, bought).unwrap());
		by("customer completes", customer, &|| complete(customer, bought).unwrap());
		propose(customer, 430, Delivery::Counterparty, SYN, Payment::Escrow).unwrap();
		accept_deal(430, bought + 1).unwrap();
		by("customer files", customer, &|| {
			complain(customer, bought + 1, SYN);
		});
		by("allow_set_off", 600, &|| allow_set_off(600, true).unwrap());
		let poor: Vec<u32> = (600..680).step_by(10).collect();
		for n in &poor {
			allow_set_off(*n, true).unwrap();
			transfer(*n, 0, free(*n) - 1).unwrap();
		}
		let owe = |debtor: u32, creditor: u32| {
			let id = open_deal(creditor, debtor, SYN, Payment::OnCompletion);
			(id, move || complete(debtor, id).unwrap())
		};
		let (first, complete_first) = owe(600, 610);
		by("complete to owe", 600, &complete_first);
		let (second, complete_second) = owe(610, 600);
		complete_second();
		by("set_off 2", 0, &|| set_off(0, &[first, second]).unwrap());
		let ring: Vec<_> = (0..8).map(|place| owe(poor[place], poor[(place + 3) % 8])).collect();
		ring.iter().for_each(|(_, complete)| complete());
		let ring: Vec<_> = (0..8).map(|place| ring[place * 3 % 8].0).collect();
		by("set_off 8", 0, &|| set_off(0, &ring).unwrap());
		by("is suspended", 0, &|| assert!(!is_suspended(300)));
		promises();
	});
	counts
}

#[test]
fn calls_cost_the_same_whatever_the_population_and_stay_within_their_bounds() {
	let (small, large) = (measured(1_000), measured(10_000));
	assert_eq!(small, large, "the population makes no difference");
	for n in [2, 8] {
		let name = format!("set_off {n}");
		let (_, counts) = small.iter().find(|(other, _)| *other == name).unwrap();
		let db: RuntimeDbWeight = <Runtime as frame_system::Config>::DbWeight::get();
		let declared = SubstrateWeight::<Runtime>::set_off(n);
		assert!(declared.all_gte(db.reads_writes(counts.reads as u64, counts.writes as u64)), "{name}: {counts:?}");
	}
	let mut over = Vec::new();
	for (name, counts) in small {
		let (_, reads, writes) = BOUNDS.into_iter().find(|(bound, _, _)| *bound == name).unwrap();
		println!("{name:18} {:2} reads (of {reads:2}) {:2} writes (of {writes:2})", counts.reads, counts.writes);
		if counts.reads > reads || counts.writes > writes || counts.reads == 0 {
			over.push((name, counts));
		}
	}
	assert_eq!(over, vec![], "over the bound");
}

/// How many entries are looked up by asking 20 times whether work waits, in the block in which so many tasks were done and
/// one still waits.
fn looked_up(done: u32) -> u32 {
	let founders = (0..6).map(|n| (0, Tier::T100, vec![(n + 1) % 6, (n + 2) % 6])).collect();
	let mut storage = genesis_of(founders).build_storage().unwrap();
	for id in 0..=done {
		let [a, b, c, d] = id.to_be_bytes();
		let place = [0, 0, 0, 0, Stage::Premiums as u8, a, b, c, d];
		storage.top.insert(Tasks::<Runtime>::hashed_key_for(place), vec![]);
	}
	let state = State::of(storage);
	let mut looked_up = 0;
	state.execute_with(|| {
		use pallet_synergy_eras::{weights::SubstrateWeight as E, WeightInfo as _};
		use pallet_synergy_guarantees::{weights::SubstrateWeight as G, WeightInfo as _};
		let task = E::<Runtime>::task().saturating_add(G::<Runtime>::pay_premiums());
		let limit = E::<Runtime>::look().saturating_add(task.saturating_mul(done.into()));
		assert!(Eras::push(&mut WeightMeter::with_limit(limit)));
		assert_eq!(Eras::tasks(), 1);
		state.reset_read_write_count();
		assert!((0..20).all(|_| Eras::is_waiting()));
		let (reads, again, _, _) = state.read_write_count();
		looked_up = reads + again;
	});
	looked_up
}

#[test]
fn p7_asking_whether_work_waits_costs_the_same_however_much_was_done_in_the_block() {
	let [few, many] = [10, 500].map(looked_up);
	assert_eq!(few, many);
	assert!(few <= 2 * 20, "{few}");
}
