//! What calls cost in entries of storage: what docs/performance.md says, the same in a chain of a thousand members and of ten
//! thousand (DESIGN: cost by population), and no more than DESIGN asks but where that is named.
//!
//! Left out are what every transaction shares, and what belongs to the signer alone: its account, its holds, its number.
mod cycles;
mod goals;
#[path = "../kit/mod.rs"]
mod kit;
mod meter;
mod page;
#[path = "../benchmarks/state.rs"]
#[allow(dead_code)]
mod state;
mod transfers;

use frame_support::weights::{RuntimeDbWeight, WeightMeter};
use goals::{cell_of_goal, missed, MISSED};
use kit::{calls::*, *};
use meter::{count, left_out, Counts};
use page::written;
use pallet_synergy_deals::{weights::SubstrateWeight, Delivery, NextDeal, Payment, WeightInfo};
use pallet_synergy_eras::Tasks;
use pallet_synergy_listings::{Content, Kind, Standing};
use sp_runtime::{traits::Dispatchable, BuildStorage};
use sp_state_machine::Backend;
use state::State;
use synergy_primitives::{Agenda, Stage, Tier};

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
		by("`pledge`", 0, &|| pledge(0, 500, Tier::T10).unwrap());
		let newcomer = 10_000;
		(300..304).for_each(|guarantor| pledge(guarantor, newcomer, Tier::T100).unwrap());
		by("`apply` with two guarantors", newcomer, &|| apply(newcomer, Tier::T100, &[300, 301]).unwrap());
		by("`accept_guarantor`", newcomer, &|| accept_guarantor(newcomer, 302).unwrap());
		by("`fund` a pledge that waits", 310, &|| fund(310, 303, newcomer, 5 * SYN, SYN).unwrap());
		by("`propose`", 10, &|| propose(10, 20, Delivery::Proposer, 50 * SYN, Payment::OnCompletion).unwrap());
		by("`accept` (a deal)", 20, &|| accept_deal(20, 0).unwrap());
		by("`complete` that pays and closes the first deal between two", 20, &|| complete(20, 0).unwrap());
		open_deal(10, 20, 50 * SYN, Payment::OnCompletion);
		by("`complete` that pays and closes", 20, &|| complete(20, 1).unwrap());
		open_deal(10, 30, 50 * SYN, Payment::OnCompletion);
		by("`file`", 30, &|| file(30, synergy_primitives::Obligation::Deal(2), 50 * SYN).unwrap());
		boundary();
		work();
		by("`vote`", 11, &|| vote(11, 0, 50).unwrap());
		vote(12, 0, 50).unwrap();
		by("`appeal`", 30, &|| appeal(30, 0).unwrap());
		by("`withdraw`", 30, &|| withdraw(30, 0).unwrap());
		open_deal(40, 50, 50 * SYN, Payment::OnCompletion);
		complain(50, 3, 50 * SYN);
		by("`settle` in full", 40, &|| settle(40, 1, 50 * SYN).unwrap());
		open_deal(60, 70, 50 * SYN, Payment::OnCompletion);
		cancel(60, 4).unwrap();
		by("`cancel` that closes", 70, &|| cancel(70, 4).unwrap());
		by("`revoke`", 101, &|| revoke(101, 100).unwrap());
		open_deal(200, 210, 100 * SYN, Payment::OnCompletion);
		let drawn = complain(210, 5, 100 * SYN);
		let escrowed = pallet_synergy_deals::NextDeal::<Runtime>::get();
		propose(220, 230, Delivery::Counterparty, SYN, Payment::Escrow).unwrap();
		by("`accept` that holds the proposer's payment in escrow", 230, &|| accept_deal(230, escrowed).unwrap());
		by("passing a boundary", 0, &boundary);
		work();
		all_vote(&[201, 202], drawn, 100);
		top_up(201, 200).unwrap();
		by("`top_up` that restores a member", 202, &|| top_up(202, 200).unwrap());
		by("`publish`, whatever is published", 80, &|| publish(80, standing_offer()).unwrap());
		by("`propose` that opens a deal on a listing", 90, &|| {
			let (delivery, payment) = (Delivery::Counterparty, Payment::OnCompletion);
			propose_with(90, 80, delivery, 50 * SYN, payment, on(0, 50 * SYN)).unwrap();
		});
		by("`update` of a listing that was used up", 80, &|| {
			update(80, 0, Content { quantity: 9, ..standing_offer() }).unwrap()
		});
		for member in (400..).take(population as usize / 50) {
			publish_questionnaire(member);
		}
		let board = || synergy_runtime::reading::board(DAIRY, Kind::Offer, None, 20).listings.len();
		by("a page of 20 of the board (one member's)", 0, &|| assert_eq!(board(), 20));
		by("the matches of a listing, window full (a few members')", 0, &|| {
			assert_eq!(synergy_runtime::reading::matches(32, 20).len(), 20)
		});
		by("`publish_many` of 32", 84, &|| publish_questionnaire(84));
		let sales: Vec<_> = (400..409).map(|buyer| open_deal(420, buyer, SYN, Payment::OnCompletion)).collect();
		for (buyer, sale) in (400..408).zip(&sales) {
			complain(buyer, *sale, SYN);
		}
		by("`file` against a member against whom eight complaints stand", 408, &|| {
			complain(408, sales[8], SYN);
		});
		let customer = 10_001;
		transfer(0, customer, 1_000 * SYN).unwrap();
		let bought = NextDeal::<Runtime>::get();
		by("`propose` of a customer", customer, &|| {
			propose(customer, 430, Delivery::Counterparty, SYN, Payment::Escrow).unwrap()
		});
		by("`accept` of what a customer proposes", 430, &|| accept_deal(430, bought).unwrap());
		by("`complete` of a customer", customer, &|| complete(customer, bought).unwrap());
		propose(customer, 430, Delivery::Counterparty, SYN, Payment::Escrow).unwrap();
		accept_deal(430, bought + 1).unwrap();
		by("`file` of a customer", customer, &|| {
			complain(customer, bought + 1, SYN);
		});
		by("`allow_set_off`", 600, &|| allow_set_off(600, true).unwrap());
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
		by("`complete` that leaves a debt", 600, &complete_first);
		let (second, complete_second) = owe(610, 600);
		complete_second();
		by("`set_off` of 2 debts", 0, &|| set_off(0, &[first, second]).unwrap());
		let ring: Vec<_> = (0..8).map(|place| owe(poor[place], poor[(place + 3) % 8])).collect();
		ring.iter().for_each(|(_, complete)| complete());
		let ring: Vec<_> = (0..8).map(|place| ring[place * 3 % 8].0).collect();
		by("`set_off` of 8 debts", 0, &|| set_off(0, &ring).unwrap());
		by("is a member suspended, with no complaint open", 0, &|| assert!(!is_suspended(300)));
		promises();
	});
	counts
}

#[test]
fn calls_cost_what_is_written_whatever_the_population() {
	let (small, large) = (measured(1_000), measured(10_000));
	assert_eq!(small, large, "the population makes no difference");
	for n in [2, 8] {
		let name = format!("`set_off` of {n} debts");
		let (_, counts) = small.iter().find(|(other, _)| *other == name).unwrap();
		let db: RuntimeDbWeight = <Runtime as frame_system::Config>::DbWeight::get();
		let declared = SubstrateWeight::<Runtime>::set_off(n);
		assert!(declared.all_gte(db.reads_writes(counts.reads as u64, counts.writes as u64)), "{name}: {counts:?}");
	}
	let mut table = "| what | reads | writes | goal |\n|---|---|---|---|\n".to_string();
	for (name, counts) in &small {
		assert!(counts.reads > 0, "{name} was counted");
		table += &format!("| {name} | {} | {} | {}|\n", counts.reads, counts.writes, cell_of_goal(name));
	}
	println!("{table}");
	assert_eq!(missed(&small), MISSED, "above the goal");
	assert_eq!(written("calls"), Some(table.as_str()), "this has to stand there:\n{table}");
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
