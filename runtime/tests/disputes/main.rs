//! Complaints on the whole runtime, rule by rule (C1 to C13), and the attacks on them (A1 to A12).
//!
//! Everybody stands in one ring: member `n` is guaranteed by `n + 1` and `n + 2`. A complaint against 0 reaches 1 and 2
//! at level 1, 3 and 4 at level 2, and so on to 11 and 12 at level 6.
#[path = "../kit/mod.rs"]
mod kit;

mod accept;
mod advance;
mod appeal;
mod arbitrate;
mod attacks;
mod climb;
mod council;
mod file;
mod paid_twice;
mod queue;
mod settle;
mod speed;
mod story;
mod vote;
mod waits;
mod withdraw;

use frame_support::dispatch::DispatchResult;
use kit::{calls::*, *};
use pallet_synergy_deals::Payment;
use sp_runtime::DispatchError;
use synergy_primitives::{Balance, ComplaintId, ComplaintsInfo, DealId, Obligation, Tier};
use synergy_runtime::RuntimeEvent;

/// What a complaint may answer.
pub type Error = pallet_synergy_complaints::Error<Runtime>;
/// What complaints tell.
pub type Event = pallet_synergy_complaints::Event<Runtime>;
/// What deals may answer.
pub type DealError = pallet_synergy_deals::Error<Runtime>;
/// What guarantees may answer.
pub type GuaranteeError = pallet_synergy_guarantees::Error<Runtime>;

/// How many members the ring of most tests has.
pub const RING: u32 = 14;
/// The last member of that ring, which no complaint against member 0 reaches.
pub const BUYER: u32 = 13;
/// What a deal is worth in most tests, and what is claimed.
pub const CLAIM: Balance = 100 * SYN;

/// Runs `test` on a ring of members of tier 100, and checks every promise at its end.
pub fn in_ring(test: impl FnOnce()) {
	in_ring_of(RING, Tier::T100, test)
}

/// The same with another number of members, or at another tier.
pub fn in_ring_of(members: u32, tier: Tier, test: impl FnOnce()) {
	chain(members, tier).execute_with(|| {
		test();
		promises();
	});
}

/// The buyer complains that member 0 has not delivered for 100 SYN.
pub fn dispute() -> (DealId, ComplaintId) {
	let deal = open_deal(0, BUYER, CLAIM, Payment::None);
	(deal, complain(BUYER, deal, CLAIM))
}

/// As `dispute`, climbed to the first level: 1 and 2 vote.
pub fn dispute_at_level_1() -> (DealId, ComplaintId) {
	let ids = dispute();
	next_era();
	ids
}

/// As `dispute`, with an award of `percent` that waits.
pub fn dispute_waiting(percent: u8) -> (DealId, ComplaintId) {
	let (deal, id) = dispute_at_level_1();
	all_vote(&[1, 2], id, percent);
	(deal, id)
}

/// As `dispute_waiting`, with the wait over at a boundary whose work is still to be done.
pub fn dispute_over(percent: u8) -> (DealId, ComplaintId) {
	let ids = dispute_waiting(percent);
	eras(2);
	boundary();
	ids
}

/// As `dispute`, climbed until the council has to decide.
pub fn dispute_before_council() -> (DealId, ComplaintId) {
	let ids = dispute();
	eras(7);
	assert_eq!(phase(ids.1), Phase::Council);
	ids
}

pub use pallet_synergy_complaints::Phase;

/// The newest level of an open complaint.
pub fn level(id: ComplaintId) -> u8 {
	complaint(id).expect("is open").level
}

/// Everybody a complaint has reached as a guarantor, with the level and the ward by way of which.
pub fn reached(id: ComplaintId, of: u32) -> Vec<(u32, u8, u32)> {
	let standing = |n| pallet_synergy_complaints::Standings::<Runtime>::get(number(n));
	(0..of).filter_map(|n| standing(n).reach(id).map(|reach| (n, reach.level, reach.via))).collect()
}

/// Whether an event of this pallet was deposited.
pub fn has_happened(event: Event) -> bool {
	System::events().iter().any(|record| record.event == RuntimeEvent::Complaints(event.clone()))
}

/// What is held behind member `n`, guarantor by guarantor.
pub fn deposits(n: u32) -> Vec<(u32, Balance)> {
	let guarantees = pallet_synergy_guarantees::Guarantees::<Runtime>::get(number(n));
	guarantees.iter().map(|edge| (edge.guarantor, edge.deposit.total())).collect()
}

/// The guarantee of one for another, as something to complain about.
pub fn guarantee(guarantor: u32, ward: u32) -> Obligation {
	Obligation::Guarantee { guarantor: number(guarantor), ward: number(ward) }
}

/// Checks why a call was refused.
#[track_caller]
pub fn fails(result: DispatchResult, error: impl Into<DispatchError>) {
	assert_eq!(result, Err(error.into()));
}

/// A new member: guaranteed by `guarantors` at a tier. It has money, as the accounts from 1,000 on.
pub fn join(n: u32, tier: Tier, guarantors: &[u32]) {
	for guarantor in guarantors {
		pledge(*guarantor, n, tier).unwrap();
	}
	apply(n, tier, guarantors).unwrap();
}
