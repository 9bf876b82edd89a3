//! Stories of the whole runtime about eras, members and guarantees (E1 to E4, M1 to M8, G1 to G6).
//!
//! One file per call, and one each for eras, for lapsing, and for the stories of the pallets' READMEs. Founder `n` of a
//! ring is guaranteed by `n + 1` and `n + 2`, and guarantees `n - 1` and `n - 2`.
#[path = "../kit/mod.rs"]
mod kit;

mod accept_guarantor;
mod accept_recovery;
mod allow_money;
mod apply;
mod cancel_recovery;
mod change_tier;
mod eras;
mod fetch_money;
mod fund;
mod genesis;
mod keys;
mod keys_random;
mod lapsing;
mod leave;
mod pledge;
mod recover;
mod revoke;
mod set_duration;
mod stories;
mod story;
mod story_of_eras;
mod top_up;
mod unfund;
mod unpledge;

use frame_support::dispatch::DispatchResult;
use kit::{calls::*, *};
use pallet_synergy_deals::Payment;
use pallet_synergy_guarantees::{Event, Guarantee, Status};
use synergy_primitives::{Balance, ComplaintId, ComplaintsInfo, DealId, MemberIndex, Obligation, Tier};

type Error = pallet_synergy_guarantees::Error<Runtime>;

/// Checks that a call was refused, and why.
#[track_caller]
fn refused(result: DispatchResult, why: Error) {
	assert_eq!(result, Err(why.into()));
}

/// Pledges of all `guarantors` for `n`, and its application.
fn join(n: u32, tier: Tier, guarantors: &[u32]) {
	for guarantor in guarantors {
		pledge(*guarantor, n, tier).unwrap();
	}
	apply(n, tier, guarantors).unwrap();
}

/// The guarantees behind an account, in the order in which they are kept.
fn behind(n: u32) -> Vec<Guarantee<AccountId>> {
	pallet_synergy_guarantees::Guarantees::<Runtime>::get(number(n)).into_inner()
}

/// The numbers of the guarantors of an account.
fn guarantors(n: u32) -> Vec<MemberIndex> {
	behind(n).iter().map(|edge| edge.guarantor).collect()
}

/// One guarantee.
fn edge(guarantor: u32, ward: u32) -> Guarantee<AccountId> {
	behind(ward).into_iter().find(|edge| edge.guarantor == number(guarantor)).expect("stands")
}

/// What is held of an account for anything.
fn held(n: u32) -> Balance {
	total(n) - free(n)
}

/// How many wards and how many unaccepted pledges an account has.
fn given(n: u32) -> (usize, u32) {
	let member = member(n);
	(member.wards.len(), member.pledges)
}

fn coverage(n: u32) -> Balance {
	Guarantees::coverage(number(n))
}

fn is_known(n: u32) -> bool {
	pallet_synergy_guarantees::Numbers::<Runtime>::contains_key(who(n))
}

fn sufficients(n: u32) -> u32 {
	System::sufficients(&who(n))
}

/// The guarantor `by` complains of its ward `n`, which suspends it for some eras and costs nobody anything.
fn suspend(n: u32, by: u32) -> ComplaintId {
	let id = Complaints::next_id();
	file(by, Obligation::Guarantee { guarantor: number(by), ward: number(n) }, 0).unwrap();
	assert!(is_suspended(n));
	id
}

/// A deal in which `supplier` owes a delivery to `buyer`, who pays cash.
fn deal_of(supplier: u32, buyer: u32, amount: Balance) -> DealId {
	open_deal(supplier, buyer, amount, Payment::None)
}

/// `buyer` claims `claim` of a deal of `supplier`'s, and all guarantors reached by the next boundary award it in full.
/// Waits as long as the award does.
fn award(supplier: u32, buyer: u32, deal: DealId, claim: Balance) {
	let id = complain(buyer, deal, claim);
	while complaint(id).is_some_and(|complaint| complaint.level == 0) {
		next_era();
	}
	for guarantor in guarantors(supplier) {
		let account = pallet_synergy_guarantees::Members::<Runtime>::get(guarantor).unwrap().account;
		if complaint(id).is_some_and(|complaint| complaint.adopted.is_none()) && account != who(buyer) {
			let vote = pallet_synergy_complaints::Call::<Runtime>::vote { complaint: id, percent: 100 };
			call(account, vote).unwrap();
		}
	}
	while complaint(id).is_some() {
		next_era();
	}
	promises();
}

#[test]
fn m3_founders_are_members_from_the_first_block() {
	chain(6, Tier::T2100).execute_with(|| {
		promises();
		assert_eq!(suspended(6), Vec::<u32>::new());
		assert!((0..6).all(|n| status(n) == Status::Member && capacity(n) == 4_200 * SYN));
		next_era();
	});
}
