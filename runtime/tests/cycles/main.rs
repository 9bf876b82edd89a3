//! Stories of the whole runtime about cycle contracts (K1 to K9), one file for each call, then what happens by itself.
//!
//! Sixteen founders stand in a ring, `n` guaranteed by `n + 1` and `n + 2`. The sausages of most tests: fuel and feed (0) go
//! to the farm (3), its meat to the workshop (6), its sausages to the consumers. 9 organises, 12 is a second farm.
#[path = "../kit/mod.rs"]
mod kit;
#[path = "../benchmarks/state.rs"]
#[allow(dead_code)]
mod state;

mod advance;
mod amend;
mod attacks;
mod cancel_order;
mod closing;
mod confirm;
mod customers;
mod disputes;
mod draft;
mod gains;
mod give_notice;
mod many;
mod opening;
mod order;
mod parts;
mod promises;
mod random;
mod reading;
mod refuse;
mod removed_club;
mod replace_supplier;
mod second_form;
mod sign;
mod standing;
mod story;
mod substitutes_claims;

use frame_support::dispatch::DispatchResult;
use kit::{calls::*, *};
use pallet_synergy_complaints::Error as ComplaintsError;
use pallet_synergy_cycles::{
	Course, Cycle, CycleContracts, Cycles as OpenCycles, Error, Event, Gain, Good, Leg, LegState, LegTerms,
	NextCycleContract, Order, Orders, Reason, Receiver, Role, SeatsOf, StandingOrders, State, Terms, Texts,
};
use pallet_synergy_guarantees::Error as GuaranteesError;
use synergy_primitives::{
	Balance, ComplaintId, ComplaintsInfo, CycleContractId, CycleIndex, Obligation, Parameter, Tier,
};
use synergy_runtime::RuntimeEvent;

type Call = pallet_synergy_cycles::Call<Runtime>;

const FUEL: u32 = 0;
const FARM: u32 = 3;
const WORKSHOP: u32 = 6;
const ORGANISER: u32 = 9;
const SECOND_FARM: u32 = 12;
/// Three consumers.
const ANNA: u32 = 10;
const BORIS: u32 = 13;
const CLARA: u32 = 15;
/// The treasury of club 0.
const TREASURY: u32 = 2_100;
/// How long a cycle of most tests lasts.
const PERIOD: u32 = 4;
/// What a sausage costs: 10 + 10 + 20 for the legs, 10 for the club, 10 for the organisers.
const PRICE: Balance = 60 * SYN;

/// Runs a story on a ring of sixteen founders of tier 2,100, and checks every promise at its end.
fn story(test: impl FnOnce()) {
	story_at(Tier::T2100, test);
}

fn story_at(tier: Tier, test: impl FnOnce()) {
	chain(16, tier).execute_with(|| {
		test();
		promises();
	});
}

#[track_caller]
fn fails(result: DispatchResult, error: Error<Runtime>) {
	assert_eq!(result, Err(error.into()));
}

#[track_caller]
fn fails_in_guarantees(result: DispatchResult, error: GuaranteesError<Runtime>) {
	assert_eq!(result, Err(error.into()));
}

#[track_caller]
fn fails_in_complaints(result: DispatchResult, error: ComplaintsError<Runtime>) {
	assert_eq!(result, Err(error.into()));
}

/// A leg whose internal value is what is paid for it, in SYN.
fn leg(supplier: u32, receiver: Receiver, market: Balance, money: Balance) -> LegTerms {
	let good = Good { category: 10, quantity: 1, unit: b"kg".to_vec().try_into().unwrap() };
	LegTerms { supplier, receiver, good, market: market * SYN, internal: money * SYN, money: money * SYN, gain: None }
}

/// The sausages of the regulation's example (K4), four cycles of at most 100 units.
fn sausages() -> Terms<AccountId> {
	terms(vec![
		leg(FUEL, Receiver::Member(FARM), 30, 10),
		leg(FARM, Receiver::Member(WORKSHOP), 30, 10),
		leg(WORKSHOP, Receiver::Consumers, 40, 20),
	])
}

/// A ring of services: three members, each serving the next (L7).
fn ring_of_services() -> Terms<AccountId> {
	let barter =
		|supplier, receiver| LegTerms { internal: 50 * SYN, ..leg(supplier, Receiver::Member(receiver), 80, 0) };
	Terms { units: 2, ..terms(vec![barter(FUEL, FARM), barter(FARM, WORKSHOP), barter(WORKSHOP, FUEL)]) }
}

fn terms(legs: Vec<LegTerms>) -> Terms<AccountId> {
	Terms {
		product: b"sausage".to_vec().try_into().unwrap(),
		club: 0,
		period: PERIOD,
		cycles: Some(4),
		units: 100,
		club_share: None,
		organisers_share: None,
		legs: legs.try_into().unwrap(),
	}
}

fn draft(by: u32, terms: Terms<AccountId>, amends: Option<CycleContractId>) -> DispatchResult {
	call(who(by), Call::draft { terms, amends })
}

fn sign(by: u32, id: CycleContractId) -> DispatchResult {
	call(who(by), Call::sign { cycle_contract: id, hash: hash(id) })
}

fn refuse_draft(by: u32, id: CycleContractId) -> DispatchResult {
	call(who(by), Call::refuse { cycle_contract: id })
}

fn order(by: u32, id: CycleContractId, units: u32) -> DispatchResult {
	call(who(by), Call::order { cycle_contract: id, units, standing: false })
}

fn order_standing(by: u32, id: CycleContractId, units: u32) -> DispatchResult {
	call(who(by), Call::order { cycle_contract: id, units, standing: true })
}

fn cancel_order(by: u32, id: CycleContractId) -> DispatchResult {
	call(who(by), Call::cancel_order { cycle_contract: id })
}

fn confirm(by: u32, id: CycleContractId, cycle: CycleIndex, leg: u8) -> DispatchResult {
	call(who(by), Call::confirm { cycle_contract: id, cycle, leg, measured: None })
}

fn measure(by: u32, id: CycleContractId, cycle: CycleIndex, leg: u8, measured: Balance) -> DispatchResult {
	call(who(by), Call::confirm { cycle_contract: id, cycle, leg, measured: Some(measured) })
}

/// Signs for a substitute, for the reason for which the leg may be replaced now, and against what would be reserved now.
fn replace(by: u32, id: CycleContractId, cycle: CycleIndex, leg: u8, substitute: u32) -> DispatchResult {
	let view = synergy_runtime::reading::cycle_contract(id);
	let open = view.and_then(|view| view.open.into_iter().find(|open| open.cycle == cycle));
	let reason = open.and_then(|open| open.legs.get(usize::from(leg))?.replaceable);
	let surety = surety_now(id, cycle, leg).map_or(0, |(_, surety)| surety);
	replace_because(by, id, cycle, leg, substitute, reason.unwrap_or(Reason::Disputed), surety)
}

/// All of them sign for the same substitute.
fn all_replace(signers: &[u32], id: CycleContractId, cycle: CycleIndex, leg: u8, substitute: u32) {
	for by in signers {
		replace(*by, id, cycle, leg, substitute).unwrap();
	}
}

fn replace_because(
	by: u32,
	cycle_contract: CycleContractId,
	cycle: CycleIndex,
	leg: u8,
	substitute: u32,
	reason: Reason,
	surety: Balance,
) -> DispatchResult {
	let substitute = who(substitute);
	call(who(by), Call::replace_supplier { cycle_contract, cycle, leg, substitute, reason, surety })
}

/// What would be reserved if the supplier of a leg were replaced now, and against whom.
fn surety_now(id: CycleContractId, cycle: CycleIndex, leg: u8) -> Option<(u32, Balance)> {
	let open = OpenCycles::<Runtime>::get(id, cycle)?;
	Cycles::surety_now(&open, open.leg(leg)?)
}

fn give_notice(by: u32, id: CycleContractId) -> DispatchResult {
	call(who(by), Call::give_notice { cycle_contract: id })
}

/// The number of the next draft.
fn next_id() -> CycleContractId {
	NextCycleContract::<Runtime>::get()
}

fn hash(id: CycleContractId) -> synergy_runtime::Hash {
	synergy_runtime::reading::cycle_contract(id).map(|view| view.hash).unwrap_or_default()
}

/// Drafts terms by `organiser`; returns the draft.
fn drafted(organiser: u32, terms: Terms<AccountId>) -> CycleContractId {
	let id = next_id();
	draft(organiser, terms, None).unwrap();
	id
}

/// Has everybody sign who still has to.
fn sign_all(id: CycleContractId) {
	for number in Cycles::missing(id) {
		sign(number, id).unwrap();
	}
}

/// Drafts terms by the organiser and has all sign; returns the running cycle contract.
fn started(terms: Terms<AccountId>) -> CycleContractId {
	let id = drafted(ORGANISER, terms);
	sign_all(id);
	assert!(matches!(contract(id), Some(State::Running(_))));
	id
}

/// The sausages run, and their first cycle is open with 10 units: 6 for Anna, 4 for Boris.
fn opened() -> CycleContractId {
	opened_with(sausages())
}

fn opened_with(terms: Terms<AccountId>) -> CycleContractId {
	let id = started(terms);
	order(ANNA, id, 6).unwrap();
	order(BORIS, id, 4).unwrap();
	next_era();
	assert_eq!(cycle(id, 1).units, 10);
	id
}

/// The farm and the workshop are suspended when the first cycle opens: nobody delivers the meat, nor what Anna has ordered.
fn opened_without_farm_and_workshop() -> CycleContractId {
	let id = started(sausages());
	order(ANNA, id, 1).unwrap();
	make_suspended(FARM);
	make_suspended(WORKSHOP);
	next_era();
	id
}

/// The sausages have one cycle only, whose period is over: no cycle follows, and it is still open.
fn in_its_last_cycle() -> CycleContractId {
	let id = opened_with(Terms { cycles: Some(1), ..sausages() });
	eras(PERIOD);
	assert!(course(id).is_over && is_open(id, 1));
	id
}

/// Where a cycle contract stands.
fn contract(id: CycleContractId) -> Option<State> {
	CycleContracts::<Runtime>::get(id).map(|contract| contract.state)
}

fn course(id: CycleContractId) -> Course {
	match contract(id) {
		Some(State::Running(course)) => course,
		other => panic!("does not run: {other:?}"),
	}
}

/// Who has given notice (K7).
fn notices(id: CycleContractId) -> Vec<u32> {
	course(id).notices.iter().map(|notice| notice.by).collect()
}

fn cycle(id: CycleContractId, cycle: CycleIndex) -> Cycle<AccountId> {
	OpenCycles::<Runtime>::get(id, cycle).expect("is open")
}

fn is_open(id: CycleContractId, cycle: CycleIndex) -> bool {
	OpenCycles::<Runtime>::contains_key(id, cycle)
}

fn leg_of(id: CycleContractId, cycle: CycleIndex, leg: u8) -> Leg {
	self::cycle(id, cycle).legs[usize::from(leg)].clone()
}

fn order_of(id: CycleContractId, cycle: CycleIndex, consumer: u32) -> Option<Order> {
	Orders::<Runtime>::get((id, cycle), consumer)
}

/// What is in the account of a cycle.
fn pot(id: CycleContractId, cycle: CycleIndex) -> Balance {
	Balances::free_balance(Cycles::account_of(id, cycle))
}

/// `by` complains about a leg.
fn complain_of_leg(by: u32, id: CycleContractId, cycle: CycleIndex, leg: u8, claim: Balance) -> ComplaintId {
	let complaint = Complaints::next_id();
	file(by, Obligation::Leg { cycle_contract: id, cycle, leg }, claim).unwrap();
	complaint
}

/// The supplier of a leg that was replaced complains about what it is owed, or who owes it answers.
fn complain_of_surety(by: u32, id: CycleContractId, cycle: CycleIndex, leg: u8, claim: Balance) -> ComplaintId {
	let complaint = Complaints::next_id();
	file(by, Obligation::Surety { cycle_contract: id, cycle, leg }, claim).unwrap();
	complaint
}

/// A consumer complains about its order.
fn complain_of_order(consumer: u32, id: CycleContractId, cycle: CycleIndex, claim: Balance) -> ComplaintId {
	let complaint = Complaints::next_id();
	file(consumer, Obligation::Order { cycle_contract: id, cycle, consumer }, claim).unwrap();
	complaint
}

/// After one boundary both guarantors of `accused` vote for the same, and everybody disappointed accepts.
fn judge(accused: u32, complaint: ComplaintId, percent: u8) {
	next_era();
	for guarantor in [accused + 1, accused + 2] {
		vote(guarantor % 16, complaint, percent).unwrap();
	}
	while let Some(open) = kit::complaint(complaint) {
		let award = open.award(percent);
		let accepted = [open.accused, open.complainer].map(|party| accept_settlement(party, complaint, award));
		assert!(accepted.iter().any(|result| result.is_ok()), "somebody is disappointed: {accepted:?}");
	}
	assert!(kit::complaint(complaint).is_none(), "is decided");
}

/// After one boundary both guarantors of `accused` vote for half, and nobody says anything to it: with the boundary that has
/// just passed the award is final, and not paid yet.
fn half_is_due(accused: u32, complaint: ComplaintId) {
	next_era();
	all_vote(&[(accused + 1) % 16, (accused + 2) % 16], complaint, 50);
	eras(2);
	boundary();
	let open = kit::complaint(complaint).expect("is open");
	assert_eq!((open.phase, open.due), (pallet_synergy_complaints::Phase::Waiting { percent: 50 }, era()));
}

/// Gives money to an account.
fn enrich(n: u32, value: Balance) {
	let dest = sp_runtime::MultiAddress::Id(who(n));
	call(who(1_000), pallet_balances::Call::transfer_allow_death { dest, value }).unwrap();
}

/// The events of this pallet, in their order.
fn events() -> Vec<Event<Runtime>> {
	let ours = |event| match event {
		RuntimeEvent::Cycles(event) => Some(event),
		_ => None,
	};
	System::events().into_iter().filter_map(|record| ours(record.event)).collect()
}

/// What the events alone say of a cycle that is closed: what consumers have ordered and not cancelled is what came in (K3),
/// and what came in is what suppliers, shares and consumers got (P5).
fn adds_up(id: CycleContractId, number: CycleIndex) -> (Balance, Balance, Balance) {
	let (mut ordered, mut income, mut paid, mut refunded, mut closed) = (0, 0, 0, 0, None);
	for event in events() {
		match event {
			Event::Ordered { cycle_contract, cycle, paid: amount, .. } if (cycle_contract, cycle) == (id, number) => {
				ordered += amount;
			}
			Event::OrderCancelled { cycle_contract, cycle, refunded: amount, .. }
				if (cycle_contract, cycle) == (id, number) =>
			{
				ordered -= amount;
			}
			Event::CycleOpened { cycle_contract, cycle, income: all, .. }
				if (cycle_contract, cycle) == (id, number) =>
			{
				income += all;
			}
			Event::LegPaid { cycle_contract, cycle, amount, .. } if (cycle_contract, cycle) == (id, number) => {
				paid += amount;
			}
			Event::SharePaid { cycle_contract, cycle, amount, role, .. }
				if (cycle_contract, cycle) == (id, number) && role != Role::Gift =>
			{
				paid += amount;
			}
			Event::OrderRefunded { cycle_contract, cycle, amount, .. } if (cycle_contract, cycle) == (id, number) => {
				refunded += amount;
			}
			Event::CycleClosed { cycle_contract, cycle, income, paid, refunded }
				if (cycle_contract, cycle) == (id, number) =>
			{
				closed = Some((income, paid, refunded));
			}
			_ => (),
		}
	}
	assert_eq!(ordered, income, "what consumers have paid in of cycle {number}");
	assert_eq!(closed, Some((income, paid, refunded)), "the events of cycle {number} add up");
	assert_eq!(income, paid + refunded);
	assert_eq!(pot(id, number), 0);
	(income, paid, refunded)
}

#[test]
fn all_calls_are_signed() {
	story(|| {
		let (cycle_contract, cycle, leg) = (started(sausages()), 1, 0);
		let (substitute, reason, surety) = (who(SECOND_FARM), Reason::Vacant, 0);
		let calls = vec![
			Call::draft { terms: sausages(), amends: None },
			Call::sign { cycle_contract, hash: Default::default() },
			Call::refuse { cycle_contract },
			Call::order { cycle_contract, units: 1, standing: false },
			Call::cancel_order { cycle_contract },
			Call::confirm { cycle_contract, cycle, leg, measured: None },
			Call::replace_supplier { cycle_contract, cycle, leg, substitute, reason, surety },
			Call::give_notice { cycle_contract },
			Call::advance {},
		];
		all_only_signed(calls, &[]);
	});
}
