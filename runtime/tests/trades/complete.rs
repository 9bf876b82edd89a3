//! `complete` (D4): payment, warranty, and what is freed when.

use crate::*;

#[test]
fn d4_succeeds_on_completion_and_pays_and_frees_everything() {
	story(|| {
		let (seller, buyer) = (free(0), free(3));
		let id = sale();
		complete(3, id).unwrap();
		assert_eq!((free(0), free(3)), (seller + 50 * SYN, buyer - 50 * SYN));
		assert_eq!((exposure(0), exposure(3)), (0, 0));
		assert_eq!(deal(id), None);
		assert!(has_happened(Event::ReceiptConfirmed { deal: id, by: 3 }));
		assert!(has_happened(Event::DealCompleted { deal: id, paid: 50 * SYN, until: era() }));
	});
}

#[test]
fn d4_succeeds_with_escrow_and_pays_the_supplier() {
	story(|| {
		let (seller, buyer) = (free(0), free(3));
		let id = open_deal(0, 3, 50 * SYN, Payment::Escrow);
		complete(3, id).unwrap();
		assert_eq!((free(0), free(3)), (seller + 50 * SYN, buyer - 50 * SYN));
		assert_eq!(deal(id), None);
	});
}

#[test]
fn d4_succeeds_with_cash_only_when_both_have_what_they_are_owed() {
	story(|| {
		let purses = (free(0), free(3));
		let id = open_deal(0, 3, 50 * SYN, Payment::None);
		complete(3, id).unwrap();
		assert_eq!((exposure(0), exposure(3)), (50 * SYN, 50 * SYN), "the seller still waits for its cash");
		complete(0, id).unwrap();
		assert_eq!(deal(id), None);
		assert_eq!((exposure(0), exposure(3)), (0, 0));
		assert_eq!((free(0), free(3)), purses, "no money moves on the chain");
	});
}

#[test]
fn d4_succeeds_service_for_service_in_either_order() {
	story(|| {
		for (first, second) in [(0, 3), (3, 0)] {
			let id = next_deal();
			propose(0, 3, Delivery::Both, 50 * SYN, Payment::None).unwrap();
			accept_deal(3, id).unwrap();
			complete(first, id).unwrap();
			assert_eq!(state(id), State::Open);
			complete(second, id).unwrap();
			assert_eq!(deal(id), None);
		}
	});
}

#[test]
fn d4_under_warranty_only_the_supplier_stays_at_risk() {
	story(|| {
		let id = deal_with(50 * SYN, Payment::OnCompletion, 5, 2, None);
		complete(3, id).unwrap();
		assert_eq!((state(id), deal(id).unwrap().until), (State::Completed, era() + 2));
		assert_eq!((exposure(0), exposure(3)), (50 * SYN, 0));
		next_era();
		complain(3, id, 50 * SYN);
		let counter = file(0, synergy_primitives::Obligation::Deal(id), 1);
		assert_eq!(counter, Err(pallet_synergy_complaints::Error::<Runtime>::ClaimTooLarge.into()));
	});
}

#[test]
fn d4_after_the_warranty_the_deal_closes_and_frees_the_supplier() {
	story(|| {
		let id = deal_with(50 * SYN, Payment::OnCompletion, 5, 2, None);
		complete(3, id).unwrap();
		next_era();
		assert_eq!(exposure(0), 50 * SYN);
		next_era();
		assert_eq!((exposure(0), deal(id)), (0, None));
	});
}

#[test]
fn e4_a_warranty_that_begins_in_the_afternoon_counts_from_the_next_era() {
	story(|| {
		let id = deal_with(50 * SYN, Payment::OnCompletion, 5, 2, None);
		afternoon();
		complete(3, id).unwrap();
		assert_eq!(deal(id).unwrap().until, era() + 3);
	});
}

#[test]
fn d4_both_stay_at_risk_under_warranty_where_both_deliver() {
	story(|| {
		let id = next_deal();
		propose_with(0, 3, Delivery::Both, 50 * SYN, Payment::None, Terms { warranty: 1, ..usual() }).unwrap();
		accept_deal(3, id).unwrap();
		complete(0, id).unwrap();
		complete(3, id).unwrap();
		assert_eq!((exposure(0), exposure(3)), (50 * SYN, 50 * SYN));
		next_era();
		assert_eq!((exposure(0), exposure(3)), (0, 0));
	});
}

#[test]
fn d5_succeeds_when_suspended_or_lapsing_or_out() {
	story(|| {
		let ids = [sale(), sale(), sale()];
		make_suspended(3);
		complete(3, ids[0]).unwrap();
		make_lapse(3);
		complete(3, ids[1]).unwrap();
		eras(3);
		assert!(matches!(status(3), pallet_synergy_guarantees::Status::Candidate { .. }));
		complete(3, ids[2]).unwrap();
		assert_eq!(exposure(3), 0);
	});
}

#[test]
fn d4_fails_when_there_is_no_such_deal() {
	story(|| fails(complete(3, 77), Error::NoSuchDeal));
}

#[test]
fn d4_fails_when_the_account_has_never_applied() {
	story(|| {
		let id = open_deal(0, 3, SYN, Payment::None);
		fails(complete(1_000, id), Error::NotKnown);
	});
}

#[test]
fn d4_fails_when_you_are_no_party() {
	story(|| {
		let id = open_deal(0, 3, SYN, Payment::None);
		fails(complete(4, id), Error::NotAParty);
	});
}

#[test]
fn d4_fails_when_it_is_only_proposed() {
	story(|| {
		let id = proposal();
		fails(complete(3, id), Error::NotOpen);
		fails(complete(0, id), Error::NotOpen);
	});
}

#[test]
fn d4_fails_when_you_are_owed_no_delivery_and_no_cash() {
	story(|| {
		let on_completion = open_deal(0, 3, SYN, Payment::OnCompletion);
		let escrow = open_deal(0, 3, SYN, Payment::Escrow);
		fails(complete(0, on_completion), Error::NothingToReceive);
		fails(complete(0, escrow), Error::NothingToReceive);
	});
}

#[test]
fn d4_fails_when_said_already() {
	story(|| {
		let id = open_deal(0, 3, SYN, Payment::None);
		complete(3, id).unwrap();
		fails(complete(3, id), Error::AlreadySaid);
	});
}

#[test]
fn d4_fails_when_completed_already() {
	story(|| {
		let id = deal_with(SYN, Payment::OnCompletion, 5, 2, None);
		complete(3, id).unwrap();
		fails(complete(3, id), Error::NotOpen);
	});
}

#[test]
fn d4_fails_when_the_payment_cannot_be_made_and_succeeds_later() {
	story(|| {
		let id = sale();
		impoverish(3);
		fails(complete(3, id), Error::NotEnoughMoney);
		assert_eq!(state(id), State::Open);
		transfer(1_000, 3, 50 * SYN).unwrap();
		complete(3, id).unwrap();
	});
}

#[test]
fn d4_fails_beside_ones_own_complaint() {
	story(|| {
		let id = open_deal(0, 3, 50 * SYN, Payment::Escrow);
		let complaint = complain(3, id, 50 * SYN);
		fails(complete(3, id), Error::Disputed);
		withdraw(3, complaint).unwrap();
		complete(3, id).unwrap();
	});
}

#[test]
fn d4_fails_when_the_time_is_over() {
	story(|| {
		let id = deal_with(SYN, Payment::OnCompletion, 0, 0, None);
		eras(3);
		boundary();
		fails(complete(3, id), Error::Due);
	});
}
