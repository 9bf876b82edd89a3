//! `appeal` (C8).
use super::*;

#[test]
fn c8_succeeds_voids_the_votes_and_suspends_the_appellant_and_all_reached() {
	in_ring(|| {
		let (_, id) = dispute_waiting(50);
		assert_eq!(suspended(RING), [0]);
		appeal(BUYER, id).unwrap();
		assert!(has_happened(Event::Appealed { complaint: id, by: who(BUYER), appeals: 1 }));
		assert_eq!(suspended(RING), [0, 1, 2, BUYER]);
		assert!(pallet_synergy_complaints::Tallies::<Runtime>::get(id).is_empty());
		next_era();
		assert_eq!((level(id), phase(id)), (2, Phase::Climbing));
		all_vote(&[1, 2, 3], id, 60);
		assert_eq!(phase(id), Phase::Waiting { percent: 60 });
		assert_eq!(suspended(RING), [0, BUYER], "the appellant stays suspended");
		eras(3);
		assert!(complaint(id).is_none());
		assert_eq!(suspended(RING), [0u32; 0]);
	});
}

#[test]
fn c8_the_second_appeal_brings_the_council() {
	in_ring(|| {
		let (_, id) = dispute_waiting(50);
		appeal(BUYER, id).unwrap();
		next_era();
		all_vote(&[1, 2, 3], id, 60);
		appeal(0, id).unwrap();
		assert_eq!(phase(id), Phase::Council);
		assert!(has_happened(Event::Appealed { complaint: id, by: who(0), appeals: 2 }));
		assert!(has_happened(Event::CouncilCalled { complaint: id, until: era() + 3 }));
		assert_eq!(suspended(RING), [0, 1, 2, 3, 4, BUYER]);
		assert_eq!((record(1).votes_missed, record(4).votes_missed), (0, 0));
		let before = free(BUYER);
		eras(3);
		assert!(complaint(id).is_none());
		assert_eq!(free(BUYER), before + 60 * SYN, "C9: the award last adopted stands");
	});
}

#[test]
fn c8_succeeds_by_the_accused_and_by_a_guarantor_drawn_on_without_its_vote() {
	for appellant in [0, 2] {
		in_ring(|| {
			let (_, id) = dispute_at_level_1();
			eras(1);
			all_vote(&[1, 3, 4], id, 100);
			assert_eq!(phase(id), Phase::Waiting { percent: 100 });
			fails(appeal(BUYER, id), Error::NotDisappointed);
			fails(appeal(1, id), Error::NotDisappointed);
			appeal(appellant, id).unwrap();
			assert_eq!(suspended(RING), [0, 1, 2, 3, 4]);
		});
	}
}

#[test]
fn c8_succeeds_by_a_payer_that_is_no_member() {
	in_ring(|| {
		fund(1_000, 1, 1_001, 60 * SYN, 0).unwrap();
		join(1_001, Tier::T100, &[1, 2]);
		let deal = open_deal(1_001, BUYER, CLAIM, Payment::None);
		let id = complain(BUYER, deal, CLAIM);
		next_era();
		all_vote(&[1, 2], id, 100);
		// 50 of 1: its own 40, and 10 of the payer's.
		assert_eq!(phase(id), Phase::Waiting { percent: 100 });
		fails(appeal(1, id), Error::NotDisappointed);
		appeal(1_000, id).unwrap();
		assert!(complaint(id).unwrap().appellants.is_empty());
		next_era();
		all_vote(&[1, 2, 3], id, 100);
		let before = total(1_000);
		eras(3);
		assert_eq!(total(1_000), before - 10 * SYN);
	});
}

#[test]
fn c8_an_appeal_at_the_last_level_brings_the_council_at_the_next_boundary() {
	in_ring(|| {
		let (_, id) = dispute();
		eras(6);
		assert_eq!(level(id), 6);
		(1..=7).for_each(|voter| vote(voter, id, 50).unwrap());
		assert_eq!(phase(id), Phase::Waiting { percent: 50 });
		appeal(BUYER, id).unwrap();
		fails(vote(1, id, 100), Error::NotVoting);
		next_era();
		assert_eq!((level(id), phase(id)), (6, Phase::Council));
		let before = free(BUYER);
		eras(3);
		assert_eq!(free(BUYER), before + 50 * SYN);
	});
}

#[test]
fn e4_an_appeal_in_the_second_half_brings_the_next_level_one_boundary_later() {
	in_ring(|| {
		let (_, id) = dispute_waiting(50);
		afternoon();
		appeal(BUYER, id).unwrap();
		next_era();
		assert_eq!((level(id), phase(id)), (1, Phase::Appealed));
		next_era();
		assert_eq!((level(id), phase(id)), (2, Phase::Climbing));
	});
}

#[test]
fn fails_when_there_is_no_such_complaint() {
	in_ring(|| fails(appeal(BUYER, 0), Error::NoSuchComplaint));
}

#[test]
fn c8_fails_when_no_award_waits() {
	in_ring(|| {
		let (_, id) = dispute_at_level_1();
		fails(appeal(0, id), Error::NothingToAppeal);
		all_vote(&[1, 2], id, 50);
		appeal(0, id).unwrap();
		fails(appeal(BUYER, id), Error::NothingToAppeal);
	});
}

#[test]
fn c8_fails_when_the_award_does_not_disappoint() {
	in_ring(|| {
		let (_, id) = dispute_waiting(0);
		for other in [0, 1, 2, 7, 1_000] {
			fails(appeal(other, id), Error::NotDisappointed);
		}
		appeal(BUYER, id).unwrap();
	});
}

#[test]
fn e3_fails_when_the_wait_has_ended() {
	in_ring(|| {
		let (_, id) = dispute_over(50);
		fails(appeal(0, id), Error::Due);
		work();
	});
}
