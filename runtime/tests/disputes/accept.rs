//! `accept` (C6, C8, C12).
use super::*;
use pallet_synergy_complaints::Outcome;

#[test]
fn c6_succeeds_with_the_offer_that_is_named() {
	in_ring(|| {
		let (_, id) = dispute();
		let (payer, receiver) = (free(0), free(BUYER));
		settle(0, id, 40 * SYN).unwrap();
		accept_settlement(BUYER, id, 40 * SYN).unwrap();
		assert_eq!(ended(id), Some((Outcome::Settled, 40 * SYN, 0)));
		assert_eq!((free(0), free(BUYER)), (payer - 40 * SYN, receiver + 40 * SYN));
		assert_eq!((suspended(RING), exposure(0)), (vec![], 0));
	});
}

#[test]
fn c12_an_accepted_offer_ends_the_counter_complaint_too() {
	in_ring(|| {
		let (deal, id) = dispute();
		let counter = complain(0, deal, CLAIM);
		eras(2);
		settle(BUYER, counter, SYN).unwrap();
		let held = free(BUYER);
		settle(0, id, 40 * SYN).unwrap();
		accept_settlement(BUYER, id, 40 * SYN).unwrap();
		assert_eq!(ended(counter), Some((Outcome::SettledTogether, 0, 0)));
		assert_eq!(free(BUYER), held + 41 * SYN, "its own offer comes back");
		assert_eq!((suspended(RING), exposure(0), exposure(BUYER)), (vec![], 0, 0));
		fails(file(0, Obligation::Deal(deal), 0), Error::AlreadyDecided);
	});
}

#[test]
fn c8_succeeds_by_all_whom_the_award_disappoints_and_it_is_final() {
	in_ring(|| {
		let (_, id) = dispute_waiting(50);
		let receiver = free(BUYER);
		accept_settlement(BUYER, id, 50 * SYN).unwrap();
		assert!(complaint(id).is_some());
		assert!(has_happened(Event::AwardAccepted { complaint: id, by: who(BUYER), award: 50 * SYN }));
		accept_settlement(0, id, 50 * SYN).unwrap();
		assert_eq!(ended(id), Some((Outcome::Awarded, 50 * SYN, 0)));
		assert_eq!(free(BUYER), receiver + 50 * SYN);
		eras(4);
	});
}

#[test]
fn c8_an_award_of_0_is_final_when_the_complainer_alone_accepts() {
	in_ring(|| {
		let (_, id) = dispute_waiting(0);
		fails(accept_settlement(0, id, 0), Error::NotDisappointed);
		accept_settlement(BUYER, id, 0).unwrap();
		assert_eq!(ended(id), Some((Outcome::Awarded, 0, 0)));
		assert_eq!((record(BUYER).dismissed, exposure(0)), (1, 0));
	});
}

#[test]
fn c8_a_guarantor_that_is_the_complainer_has_to_accept_as_well() {
	in_ring(|| {
		let deal = open_deal(0, 1, CLAIM, Payment::None);
		let id = complain(1, deal, CLAIM);
		next_era();
		vote(2, id, 100).unwrap();
		assert_eq!(phase(id), Phase::Waiting { percent: 100 }, "it draws on 1, which had no vote");
		let before = free(1);
		accept_settlement(0, id, CLAIM).unwrap();
		accept_settlement(1, id, CLAIM).unwrap();
		assert_eq!(ended(id), Some((Outcome::Awarded, CLAIM, 0)));
		assert_eq!(free(1), before + CLAIM, "C10: drawn on like the others, and paid");
		assert_eq!(deposits(0), [(1, 50 * SYN), (2, 50 * SYN)]);
	});
}

#[test]
fn fails_when_there_is_no_such_complaint() {
	in_ring(|| fails(accept_settlement(BUYER, 0, SYN), Error::NoSuchComplaint));
}

#[test]
fn c6_fails_when_no_such_offer_or_award_is_on_the_table() {
	in_ring(|| {
		let (_, id) = dispute();
		fails(accept_settlement(BUYER, id, SYN), Error::NoSuchOffer);
		settle(0, id, 40 * SYN).unwrap();
		fails(accept_settlement(BUYER, id, 41 * SYN), Error::NoSuchOffer);
		fails(accept_settlement(0, id, 40 * SYN), Error::NoSuchOffer);
		next_era();
		all_vote(&[1, 2], id, 50);
		fails(accept_settlement(BUYER, id, 49 * SYN), Error::NoSuchOffer);
	});
}

#[test]
fn c8_fails_when_the_award_does_not_disappoint() {
	in_ring(|| {
		let (_, id) = dispute_waiting(50);
		for other in [1, 2, 5, 1_000] {
			fails(accept_settlement(other, id, 50 * SYN), Error::NotDisappointed);
		}
	});
}

#[test]
fn c8_fails_when_one_has_accepted_already() {
	in_ring(|| {
		let (_, id) = dispute_waiting(50);
		accept_settlement(BUYER, id, 50 * SYN).unwrap();
		fails(accept_settlement(BUYER, id, 50 * SYN), Error::AlreadyAccepted);
	});
}

#[test]
fn e3_fails_when_the_wait_has_ended() {
	in_ring(|| {
		let (_, id) = dispute_over(50);
		fails(accept_settlement(BUYER, id, 50 * SYN), Error::Due);
		work();
	});
}
