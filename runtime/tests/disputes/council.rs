//! The council (C9): which one decides, and what happens if it is silent.
use super::*;
use pallet_synergy_complaints::Outcome;
use sp_runtime::traits::{BlakeTwo256, Hash};

fn arbitrate_call(complaint: ComplaintId, percent: u8) -> RuntimeCall {
	pallet_synergy_complaints::Call::<Runtime>::arbitrate { complaint, percent }.into()
}

/// As a decision of the council of clubs.
fn clubs_arbitrate(id: ComplaintId, percent: u8) -> DispatchResult {
	let origin = pallet_collective::RawOrigin::<AccountId, pallet_collective::Instance1>::Members(2, 2);
	pallet_synergy_complaints::Pallet::<Runtime>::arbitrate(origin.into(), id, percent)
}

/// A ring whose buyer belongs to another club.
fn in_two_clubs(test: impl FnOnce()) {
	let club = |n| u32::from(n == BUYER);
	let ring = (0..RING).map(|n| (club(n), Tier::T100, vec![(n + 1) % RING, (n + 2) % RING])).collect();
	chain_of(ring).execute_with(|| {
		test();
		promises();
	});
}

#[test]
fn c9_the_council_of_clubs_decides_where_clubs_differ() {
	in_two_clubs(|| {
		let (_, id) = dispute_before_council();
		fails(call(council(0), arbitrate_call(id, 10)), Error::NotTheCouncil);
		fails(call(council(1), arbitrate_call(id, 10)), Error::NotTheCouncil);
		clubs_arbitrate(id, 10).unwrap();
		assert_eq!(ended(id), Some((Outcome::Arbitrated, 10 * SYN, 0)));
	});
}

#[test]
fn c9_the_council_of_clubs_decides_by_a_motion() {
	in_two_clubs(|| {
		let (_, id) = dispute_before_council();
		type Motion = pallet_collective::Call<Runtime, pallet_collective::Instance1>;
		let proposal = Box::new(arbitrate_call(id, 10));
		let (length_bound, hash) = (1_000, BlakeTwo256::hash_of(&proposal));
		call(council(0), Motion::propose { threshold: 2, proposal, length_bound }).unwrap();
		for n in [0, 1] {
			call(council(n), Motion::vote { proposal: hash, index: 0, approve: true }).unwrap();
		}
		let proposal_weight_bound = sp_runtime::Weight::from_parts(100_000_000_000, u64::MAX);
		call(council(1), Motion::close { proposal_hash: hash, index: 0, proposal_weight_bound, length_bound }).unwrap();
		assert_eq!(ended(id), Some((Outcome::Arbitrated, 10 * SYN, 0)));
	});
}

#[test]
fn c9_the_council_of_clubs_decides_where_the_council_is_a_party() {
	in_ring(|| {
		join(2_000, Tier::T100, &[5, 6]);
		let deal = open_deal(2_000, BUYER, CLAIM, Payment::None);
		let id = complain(BUYER, deal, CLAIM);
		eras(9);
		assert_eq!(phase(id), Phase::Council);
		fails(call(council(0), arbitrate_call(id, 0)), Error::NotTheCouncil);
		clubs_arbitrate(id, 25).unwrap();
		assert_eq!(ended(id), Some((Outcome::Arbitrated, 25 * SYN, 0)));
	});
}

#[test]
fn c9_the_council_of_clubs_decides_where_the_council_was_reached() {
	in_ring(|| {
		join(2_000, Tier::T100, &[5, 6]);
		pledge(2_000, 0, Tier::T100).unwrap();
		accept_guarantor(0, 2_000).unwrap();
		let (_, id) = dispute();
		eras(7);
		assert_eq!(phase(id), Phase::Council);
		fails(call(council(0), arbitrate_call(id, 0)), Error::NotTheCouncil);
		clubs_arbitrate(id, 0).unwrap();
		assert_eq!((ended(id), record(BUYER).dismissed), (Some((Outcome::Arbitrated, 0, 0)), 1));
	});
}

#[test]
fn c9_a_silent_council_and_the_award_last_adopted_stands() {
	in_ring(|| {
		let (_, id) = dispute_waiting(20);
		appeal(BUYER, id).unwrap();
		eras(6);
		assert_eq!(phase(id), Phase::Council);
		let before = free(BUYER);
		eras(3);
		assert_eq!(ended(id), Some((Outcome::Defaulted, 20 * SYN, 0)));
		assert_eq!(free(BUYER), before + 20 * SYN);
	});
}

#[test]
fn c9_a_silent_council_and_the_claim_is_awarded_in_full_if_nothing_was_adopted() {
	in_ring(|| {
		let (_, id) = dispute_before_council();
		eras(2);
		assert_eq!(phase(id), Phase::Council);
		next_era();
		assert_eq!(ended(id), Some((Outcome::Defaulted, CLAIM, 0)));
		assert_eq!(deposits(0), [(1, 50 * SYN), (2, 50 * SYN)]);
	});
}

#[test]
fn c9_the_council_decides_at_the_first_boundary_if_nobody_can_be_reached() {
	in_ring_of(3, Tier::T100, || {
		let delivery = pallet_synergy_deals::Delivery::Proposer;
		propose_with(0, 1, delivery, SYN, Payment::None, Terms { term: 30, ..usual() }).unwrap();
		accept_deal(1, 0).unwrap();
		revoke(2, 0).unwrap();
		eras(10);
		assert_eq!(deposits(0), [(1, 100 * SYN)], "only the complainer itself is left");
		let id = complain(1, 0, SYN);
		next_era();
		assert_eq!((phase(id), suspended(3)), (Phase::Council, vec![0]));
		arbitrate(council(0), id, 100).unwrap();
		assert_eq!(deposits(0), [(1, 99 * SYN)]);
	});
}

fn arbitrate(by: AccountId, id: ComplaintId, percent: u8) -> DispatchResult {
	call(by, arbitrate_call(id, percent))
}

#[test]
fn g6_guarantors_of_the_first_level_that_never_voted_are_barred() {
	in_ring(|| {
		let (_, id) = dispute_at_level_1();
		vote(1, id, 50).unwrap();
		eras(6);
		assert_eq!(phase(id), Phase::Council);
		assert_eq!((record(1).votes_missed, record(2).votes_missed, record(3).votes_missed), (0, 1, 0));
		withdraw(BUYER, id).unwrap();
		fails(pledge(2, 1_000, Tier::T10), GuaranteeError::Barred);
		pledge(1, 1_000, Tier::T10).unwrap();
		eras(30);
		pledge(2, 1_000, Tier::T10).unwrap();
	});
}

#[test]
fn g6_e3_who_is_barred_does_not_depend_on_when_the_boundary_is_served() {
	let bars = |withdraw_first: bool| {
		let mut missed = 0;
		in_ring(|| {
			let (_, id) = dispute();
			eras(6);
			boundary();
			if withdraw_first {
				withdraw(BUYER, id).unwrap();
				work();
			} else {
				work();
				withdraw(BUYER, id).unwrap();
			}
			missed = record(1).votes_missed + record(2).votes_missed;
		});
		missed
	};
	assert_eq!((bars(true), bars(false)), (2, 2));
}

#[test]
fn g6_e3_a_vote_after_the_boundary_that_calls_the_council_comes_too_late() {
	for vote_first in [true, false] {
		in_ring_of(5, Tier::T100, || {
			let deal = open_deal(0, 2, CLAIM, Payment::None);
			let id = complain(2, deal, CLAIM);
			eras(3);
			boundary();
			if vote_first {
				vote(1, id, 0).unwrap();
			}
			work();
			assert_eq!((phase(id), record(1).votes_missed), (Phase::Council, 1));
			fails(vote(1, id, 0), Error::NotVoting);
		});
	}
}
