//! `settle` (C6, C12).
use super::*;
use pallet_synergy_complaints::Outcome;

#[test]
fn c6_succeeds_with_the_full_claim_and_ends_it() {
	in_ring(|| {
		let (_, id) = dispute_at_level_1();
		let (payer, receiver) = (free(0), free(BUYER));
		settle(0, id, CLAIM + 5).unwrap();
		assert_eq!(ended(id), Some((Outcome::Settled, CLAIM, 0)));
		assert_eq!((free(0), free(BUYER)), (payer - CLAIM, receiver + CLAIM));
		assert_eq!(suspended(RING), [0u32; 0]);
		assert_eq!(exposure(0), 0, "C10: the reservation is freed");
	});
}

#[test]
fn c6_less_is_an_offer_whose_money_is_held_and_which_may_be_changed() {
	in_ring(|| {
		let (_, id) = dispute();
		let before = free(0);
		settle(0, id, 40 * SYN).unwrap();
		assert_eq!(free(0), before - 40 * SYN);
		assert!(has_happened(Event::SettlementOffered { complaint: id, amount: 40 * SYN }));
		settle(0, id, 30 * SYN).unwrap();
		assert_eq!(free(0), before - 30 * SYN);
		assert_eq!(suspended(RING), [0]);
		settle(0, id, CLAIM).unwrap();
		assert_eq!(free(0), before - CLAIM);
	});
}

#[test]
fn c12_paying_the_full_claim_leaves_the_counter_complaint_open() {
	in_ring(|| {
		let (deal, id) = dispute();
		let counter = complain(0, deal, CLAIM);
		settle(0, id, CLAIM).unwrap();
		assert!(complaint(counter).is_some());
		assert_eq!(suspended(RING), [BUYER]);
	});
}

#[test]
fn c12_an_offer_from_before_the_counter_complaint_falls_with_it() {
	in_ring(|| {
		let deal = open_deal(0, 5, CLAIM, Payment::OnCompletion);
		let id = complain(5, deal, CLAIM);
		let before = free(0);
		settle(0, id, SYN).unwrap();
		let counter = complain(0, deal, CLAIM);
		assert!(has_happened(Event::OfferWithdrawn { complaint: id, amount: SYN }));
		assert_eq!(free(0), before, "it comes back");
		next_era();
		all_vote(&[6, 7], counter, 90);
		fails(accept_settlement(5, id, SYN), Error::NoSuchOffer);
		assert_eq!(phase(counter), Phase::Waiting { percent: 90 });
	});
}

#[test]
fn c12_what_is_offered_after_the_counter_complaint_is_about_both() {
	in_ring(|| {
		let deal = open_deal(0, 5, CLAIM, Payment::OnCompletion);
		let id = complain(5, deal, CLAIM);
		settle(0, id, SYN).unwrap();
		let counter = complain(0, deal, CLAIM);
		settle(0, id, 2 * SYN).unwrap();
		settle(5, counter, 3 * SYN).unwrap();
		accept_settlement(5, id, 2 * SYN).unwrap();
		assert_eq!(ended(id), Some((Outcome::Settled, 2 * SYN, 0)));
		assert_eq!(ended(counter), Some((Outcome::SettledTogether, 0, 0)));
		assert_eq!(suspended(RING), [0u32; 0]);
	});
}

#[test]
fn c12_every_answer_takes_back_what_was_offered_before_it() {
	in_ring(|| {
		let deal = open_deal(0, 5, CLAIM, Payment::OnCompletion);
		let other = open_deal(5, 0, SYN, Payment::None);
		let counter = complain(0, deal, CLAIM);
		let id = complain(5, deal, CLAIM);
		settle(5, counter, 3 * SYN).unwrap();
		withdraw(5, id).unwrap();
		let again = complain(5, deal, CLAIM);
		assert!(has_happened(Event::OfferWithdrawn { complaint: counter, amount: 3 * SYN }));
		fails(accept_settlement(0, counter, 3 * SYN), Error::NoSuchOffer);
		settle(0, again, SYN).unwrap();
		complain(0, other, SYN);
		accept_settlement(5, again, SYN).unwrap();
	});
}

#[test]
fn d4_a_settlement_leaves_the_escrow_to_the_supplier() {
	in_ring(|| {
		let deal = open_deal(0, BUYER, CLAIM, Payment::Escrow);
		let (supplier, buyer) = (free(0), free(BUYER));
		let id = complain(BUYER, deal, 60 * SYN);
		settle(0, id, 60 * SYN).unwrap();
		assert_eq!((free(0), free(BUYER)), (supplier - 60 * SYN, buyer + 60 * SYN));
		eras(12);
		assert!(kit::deal(deal).is_none());
		assert_eq!((free(0), free(BUYER)), (supplier + 40 * SYN, buyer + 60 * SYN));
	});
}

#[test]
fn fails_when_there_is_no_such_complaint() {
	in_ring(|| fails(settle(0, 0, SYN), Error::NoSuchComplaint));
}

#[test]
fn fails_when_one_is_not_the_accused() {
	in_ring(|| {
		let (_, id) = dispute();
		fails(settle(1, id, SYN), Error::NotTheAccused);
		fails(settle(1_000, id, SYN), Error::NotKnown);
	});
}

#[test]
fn c6_fails_when_the_claim_is_0() {
	in_ring(|| {
		file(1, guarantee(1, 0), 0).unwrap();
		fails(settle(0, 0, SYN), Error::NothingToSettle);
	});
}

#[test]
fn c6_fails_when_nothing_is_offered() {
	in_ring(|| {
		let (_, id) = dispute();
		fails(settle(0, id, 0), Error::NothingOffered);
	});
}

#[test]
fn c6_fails_when_there_is_not_enough_free_money() {
	in_ring(|| {
		let (_, id) = dispute();
		transfer(0, 1_000, free(0) - 10 * SYN).unwrap();
		fails(settle(0, id, CLAIM), Error::NotEnoughMoney);
		fails(settle(0, id, 50 * SYN), Error::NotEnoughMoney);
		settle(0, id, 5 * SYN).unwrap();
	});
}

#[test]
fn e3_fails_when_the_wait_has_ended() {
	in_ring(|| {
		let (_, id) = dispute_over(50);
		fails(settle(0, id, CLAIM), Error::Due);
		work();
	});
}
