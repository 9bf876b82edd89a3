//! What calls of cycle contracts cost, with few legs and with as many as there may be, and what opening and closing a cycle
//! costs: docs/performance.md says it.

use crate::{
	goals::{cell_of_goal, missed},
	kit::{calls::*, *},
	meter::{count, left_out, Counts},
	page::{cell, written},
};
use pallet_synergy_cycles::{
	CycleContracts, Cycles as OpenCycles, Gain, Good, LegState, LegTerms, NextCycleContract, Reason, Receiver, State,
	Step, Terms, MAX_LEGS,
};
use sp_runtime::traits::Dispatchable;
use synergy_primitives::{Balance, ComplaintsInfo, CycleContractId, MemberIndex, Obligation, Tier};

type Call = pallet_synergy_cycles::Call<Runtime>;

/// Few legs and most legs.
const LEGS: [u32; 2] = [3, MAX_LEGS];
const ORGANISER: MemberIndex = 12;
const SUBSTITUTE: MemberIndex = 16;
/// Two consumers, and one who is no member.
const ANNA: MemberIndex = 20;
const BORIS: MemberIndex = 24;
const CUSTOMER: u32 = 10_001;
/// The first supplier, and the first of others.
const FIRST: MemberIndex = 100;
const OTHERS: MemberIndex = 300;
/// How long a cycle lasts, and how long one may complain after it.
const PERIOD: u32 = 2;
const WINDOW: u32 = 3;

/// Who measures a piece of work, under a name, leaving out what is its signer's.
type Gauge<'a> = dyn FnMut(&'static str, u32, &dyn Fn()) + 'a;

/// Who delivers a leg, and receives the one before it: four apart, so that no two have a guarantor in common.
fn supplier(first: MemberIndex, leg: u32) -> MemberIndex {
	first + 4 * leg
}

/// So many legs, each to who delivers the next, and the last to consumers. In the first one a gain is shared.
fn terms(first: MemberIndex, legs: u32, cycles: Option<u32>) -> Terms<AccountId> {
	let good = Good { category: DAIRY, quantity: 1, unit: b"kg".to_vec().try_into().unwrap() };
	let leg = |n: u32| LegTerms {
		supplier: supplier(first, n),
		receiver: if n + 1 < legs { Receiver::Member(supplier(first, n + 1)) } else { Receiver::Consumers },
		good: good.clone(),
		market: 5 * SYN,
		internal: SYN,
		money: SYN,
		gain: (n == 0).then_some(Gain { percent: 50, most: SYN }),
	};
	Terms {
		product: b"cheese".to_vec().try_into().unwrap(),
		club: 0,
		period: PERIOD,
		cycles,
		units: 100,
		club_share: None,
		organisers_share: None,
		legs: (0..legs).map(leg).collect::<Vec<_>>().try_into().unwrap(),
	}
}

/// Dispatches a call that succeeds.
fn send(by: u32, call: Call) {
	RuntimeCall::from(call).dispatch(RuntimeOrigin::signed(who(by))).unwrap();
}

fn draft(by: u32, terms: &Terms<AccountId>, amends: Option<CycleContractId>) {
	send(by, Call::draft { terms: terms.clone(), amends });
}

fn sign(by: u32, id: CycleContractId) {
	send(by, Call::sign { cycle_contract: id, hash: synergy_runtime::reading::cycle_contract(id).unwrap().hash });
}

fn order(by: u32, id: CycleContractId, standing: bool) {
	send(by, Call::order { cycle_contract: id, units: 1, standing });
}

fn confirm(by: u32, id: CycleContractId, leg: u32, measured: Option<Balance>) {
	send(by, Call::confirm { cycle_contract: id, cycle: 1, leg: leg as u8, measured });
}

fn next_id() -> CycleContractId {
	NextCycleContract::<Runtime>::get()
}

/// Has those sign who still have to, all but the last; returns that one.
fn sign_but_one(id: CycleContractId) -> MemberIndex {
	let missing = Cycles::missing(id);
	let (last, others) = missing.split_last().unwrap();
	others.iter().for_each(|by| sign(*by, id));
	*last
}

/// A cycle contract that runs.
fn started(terms: &Terms<AccountId>) -> CycleContractId {
	let id = next_id();
	draft(ORGANISER, terms, None);
	sign(sign_but_one(id), id);
	id
}

fn is_open(id: CycleContractId) -> bool {
	OpenCycles::<Runtime>::contains_key(id, 1)
}

/// From the draft on, until silence has confirmed all of its only cycle.
fn one_cycle(by: &mut Gauge<'_>, legs: u32) {
	let (terms, id) = (terms(FIRST, legs, Some(1)), next_id());
	by("`draft`", ORGANISER, &|| draft(ORGANISER, &terms, None));
	by("`sign`", FIRST, &|| sign(FIRST, id));
	let last = sign_but_one(id);
	by("`sign`, the last: it runs", last, &|| sign(last, id));
	draft(ORGANISER, &terms, None);
	by("`refuse`", FIRST, &|| send(FIRST, Call::refuse { cycle_contract: id + 1 }));
	work();
	by("`order`, the first of a cycle", ANNA, &|| order(ANNA, id, false));
	by("`order`, standing", BORIS, &|| order(BORIS, id, true));
	by("`cancel_order`, standing", BORIS, &|| send(BORIS, Call::cancel_order { cycle_contract: id }));
	transfer(0, CUSTOMER, 1_000 * SYN).unwrap();
	by("`order` of a customer", CUSTOMER, &|| order(CUSTOMER, id, false));
	by("`cancel_order` of a customer", CUSTOMER, &|| send(CUSTOMER, Call::cancel_order { cycle_contract: id }));
	boundary();
	by("opening a due cycle", 0, &work);
	assert!(is_open(id));
	for _ in 1..PERIOD + WINDOW {
		boundary();
		work();
	}
	boundary();
	assert!(is_open(id));
	by("closing it, when silence confirms all", 0, &work);
	assert!(!is_open(id) && CycleContracts::<Runtime>::get(id).is_none());
}

/// New terms between others: a party drafts them, because the organiser has given notice.
fn new_terms(by: &mut Gauge<'_>, legs: u32) {
	let id = started(&terms(FIRST, legs, None));
	let new = terms(OTHERS, legs, None);
	order(ANNA, id, true);
	by("`give_notice`", ORGANISER, &|| send(ORGANISER, Call::give_notice { cycle_contract: id }));
	by("`draft` of new terms, by a party", FIRST, &|| draft(FIRST, &new, Some(id)));
	let left_out = supplier(FIRST, 1);
	let refused = id + 1;
	by("`refuse` by who is left out", left_out, &|| send(left_out, Call::refuse { cycle_contract: refused }));
	work();
	draft(FIRST, &new, Some(id));
	let last = sign_but_one(id + 2);
	by("`sign`, the last of new terms", last, &|| sign(last, id + 2));
	let Some(State::Running(course)) = CycleContracts::<Runtime>::get(id).map(|running| running.state) else {
		panic!("runs")
	};
	assert_eq!((course.amendment, course.step), (Some(id + 2), Step::Returning { after: None }));
	work();
	order(ANNA, id, false);
	boundary();
	by("opening a due cycle by new terms", 0, &work);
	assert_eq!(OpenCycles::<Runtime>::get(id, 1).unwrap().organiser, FIRST);
}

/// What is delivered in a cycle, and a supplier that is complained of and replaced.
fn deliveries(by: &mut Gauge<'_>, legs: u32) {
	let id = started(&terms(FIRST, legs, Some(1)));
	order(ANNA, id, false);
	boundary();
	work();
	by("`confirm` of an order", ANNA, &|| confirm(ANNA, id, legs - 1, None));
	confirm(FIRST, id, 0, Some(SYN));
	let receiver = supplier(FIRST, 1);
	by("`confirm` of a leg", receiver, &|| confirm(receiver, id, 0, None));
	by("`confirm` that pays a gain", receiver, &|| confirm(receiver, id, 0, Some(SYN)));
	assert_eq!(OpenCycles::<Runtime>::get(id, 1).unwrap().leg(0).unwrap().gain, None);
	let (complaint, receiver) = (Complaints::next_id(), supplier(FIRST, 2));
	file(receiver, Obligation::Leg { cycle_contract: id, cycle: 1, leg: 1 }, SYN).unwrap();
	let replace = |by: u32| {
		let (substitute, reason) = (who(SUBSTITUTE), Reason::Disputed);
		send(by, Call::replace_supplier { cycle_contract: id, cycle: 1, leg: 1, substitute, reason, surety: SYN });
	};
	by("`replace_supplier`", ORGANISER, &|| replace(ORGANISER));
	replace(receiver);
	by("`replace_supplier`, the last", SUBSTITUTE, &|| replace(SUBSTITUTE));
	let state = || OpenCycles::<Runtime>::get(id, 1).unwrap().leg(1).unwrap().state;
	assert_eq!(state(), LegState::Replaced);
	transfer(receiver, 0, free(receiver) - 1).unwrap();
	withdraw(receiver, complaint).unwrap();
	assert_eq!(state(), LegState::Owed);
	transfer(0, receiver, SYN).unwrap();
	by("`confirm` that pays a replaced supplier", receiver, &|| confirm(receiver, id, 1, None));
	assert_eq!(state(), LegState::Settled);
}

/// Everything measured in a chain of `population` members.
fn measured(population: u32, legs: u32) -> Vec<(&'static str, Counts)> {
	let mut counts = Vec::new();
	chain(population, Tier::T100).execute_with(|| {
		let mut by = |name: &'static str, signer: u32, work: &dyn Fn()| {
			counts.push((name, count(&left_out(who(signer).as_ref()), work)));
		};
		one_cycle(&mut by, legs);
		new_terms(&mut by, legs);
		deliveries(&mut by, legs);
		promises();
	});
	counts
}

#[test]
fn calls_of_cycle_contracts_cost_what_is_written_whatever_the_population() {
	let [few, most] = LEGS.map(|legs| {
		let (small, large) = (measured(1_000, legs), measured(10_000, legs));
		assert_eq!(small, large, "the population makes no difference");
		small
	});
	let [three, all] = LEGS;
	let mut table = format!("| reads / writes, at legs | {three} | {all} | goal |\n|---|---|---|---|\n");
	for ((name, few), (_, most)) in few.iter().zip(&most) {
		let is_call = name.starts_with('`');
		assert!(few == most || !is_call, "legs make no difference to {name}");
		assert!(few.reads > 0, "{name} was counted");
		table += &format!("| {name} | {} | {} | {}|\n", cell(*few), cell(*most), cell_of_goal(name));
	}
	println!("{table}");
	assert_eq!(missed(&most), Vec::<&str>::new(), "above the goal");
	assert_eq!(written("cycle contracts"), Some(table.as_str()), "this has to stand there:\n{table}");
}
