//! `withdraw` (C6, C11).
use super::*;

#[test]
fn c11_succeeds_and_frees_everybody_in_the_same_block() {
	in_ring(|| {
		let (_, id) = dispute();
		eras(3);
		assert_eq!(suspended(RING), [0, 1, 2, 3, 4, 5, 6]);
		withdraw(BUYER, id).unwrap();
		assert_eq!(suspended(RING), [0u32; 0]);
		assert_eq!(exposure(0), CLAIM, "C10: a withdrawal frees no reservation");
		eras(2);
		assert_eq!(concerned(), 0, "P8");
	});
}

#[test]
fn c6_gives_an_offer_back() {
	in_ring(|| {
		let (_, id) = dispute();
		let before = free(0);
		settle(0, id, SYN).unwrap();
		assert_eq!(free(0), before - SYN);
		withdraw(BUYER, id).unwrap();
		assert_eq!(free(0), before);
	});
}

#[test]
fn c6_succeeds_while_an_award_waits_and_before_the_council() {
	in_ring(|| {
		let (_, id) = dispute_waiting(50);
		withdraw(BUYER, id).unwrap();
		assert_eq!(suspended(RING), [0u32; 0]);
		eras(4);
	});
	in_ring(|| {
		let (_, id) = dispute_before_council();
		withdraw(BUYER, id).unwrap();
		assert_eq!(suspended(RING), [0u32; 0]);
		eras(4);
	});
}

#[test]
fn fails_when_there_is_no_such_complaint() {
	in_ring(|| {
		fails(withdraw(BUYER, 3), Error::NoSuchComplaint);
		let (_, id) = dispute();
		withdraw(BUYER, id).unwrap();
		fails(withdraw(BUYER, id), Error::NoSuchComplaint);
	});
}

#[test]
fn fails_when_somebody_else_has_complained() {
	in_ring(|| {
		let (_, id) = dispute();
		fails(withdraw(0, id), Error::NotTheComplainer);
		fails(withdraw(1_000, id), Error::NotKnown);
	});
}

#[test]
fn e3_fails_when_the_wait_has_ended() {
	in_ring(|| {
		let (_, id) = dispute_over(50);
		fails(withdraw(BUYER, id), Error::Due);
		work();
		assert!(complaint(id).is_none());
	});
}

#[test]
fn p8_an_obligation_that_ends_before_its_complaint_is_cleared_away_leaves_no_claim() {
	in_ring(|| {
		let (deal, id) = dispute();
		next_era();
		withdraw(BUYER, id).unwrap();
		cancel(0, deal).unwrap();
		cancel(BUYER, deal).unwrap();
		assert!(pallet_synergy_complaints::Complaints::<Runtime>::contains_key(id), "cleared away later");
		eras(2);
		assert!(!pallet_synergy_complaints::Complaints::<Runtime>::contains_key(id));
		assert_eq!(pallet_synergy_complaints::Claims::<Runtime>::iter().count(), 0);
	});
}

#[test]
fn c2_what_was_withdrawn_is_remembered_when_it_is_cleared_away() {
	in_ring(|| {
		let (deal, id) = dispute_at_level_1();
		withdraw(BUYER, id).unwrap();
		eras(2);
		assert!(!pallet_synergy_complaints::Complaints::<Runtime>::contains_key(id));
		let again = complain(BUYER, deal, CLAIM);
		work();
		assert_eq!(level(again), 2, "one higher than it had reached");
	});
}
