//! Deals with complaints on them (D4): what stays open, what is paid from where, and what counts as paid.

use crate::*;
use pallet_synergy_complaints::Error as ComplaintsError;
use synergy_primitives::Obligation;

/// Both guarantors of founder `accused` vote for the same after one boundary.
fn judge(accused: u32, complaint: u32, percent: u8) {
	next_era();
	for guarantor in [accused + 1, accused + 2] {
		vote(guarantor % 8, complaint, percent).unwrap();
	}
}

#[test]
fn d4_no_deal_completes_by_silence_or_closes_while_a_complaint_is_open() {
	story(|| {
		let id = deal_with(50 * SYN, Payment::OnCompletion, 0, 0, None);
		let complaint = complain(3, id, 50 * SYN);
		eras(6);
		assert_eq!(state(id), State::Open);
		withdraw(3, complaint).unwrap();
		assert_eq!(state(id), State::Open);
		next_era();
		assert_eq!(deal(id), None, "at the first boundary after the complaint has ended");
	});
}

#[test]
fn d4_the_other_side_may_complete_and_the_deal_stays_until_the_complaint_ends() {
	story(|| {
		let before = free(0);
		let id = deal_with(50 * SYN, Payment::OnCompletion, 5, 0, None);
		let complaint = complain(0, id, 50 * SYN);
		complete(3, id).unwrap();
		assert_eq!((state(id), free(0)), (State::Completed, before + 50 * SYN));
		eras(2);
		assert_eq!(state(id), State::Completed);
		withdraw(0, complaint).unwrap();
		next_era();
		assert_eq!(deal(id), None);
	});
}

#[test]
fn d4_a_disputed_deal_past_its_time_can_be_completed_before_the_queue_is_worked_as_after() {
	for worked_first in [false, true] {
		story(|| {
			let id = deal_with(50 * SYN, Payment::OnCompletion, 0, 0, None);
			let complaint = complain(0, id, 50 * SYN);
			eras(3);
			boundary();
			if worked_first {
				work();
			}
			complete(3, id).unwrap();
			withdraw(0, complaint).unwrap();
			work();
			assert_eq!(state(id), State::Completed);
			next_era();
			assert_eq!(deal(id), None);
		});
	}
}

#[test]
fn e3_after_a_withdrawal_one_may_file_again_before_the_queue_is_worked_as_after() {
	for worked_first in [false, true] {
		story(|| {
			let id = deal_with(50 * SYN, Payment::OnCompletion, 0, 0, None);
			let complaint = complain(3, id, 50 * SYN);
			eras(3);
			boundary();
			if worked_first {
				work();
			}
			withdraw(3, complaint).unwrap();
			complain(3, id, 50 * SYN);
			work();
			assert_eq!(state(id), State::Open);
		});
	}
}

#[test]
fn d4_an_award_to_a_buyer_comes_from_the_escrow_and_the_rest_goes_to_the_supplier() {
	story(|| {
		let (seller, buyer) = (free(0), free(3));
		let id = deal_with(50 * SYN, Payment::Escrow, 0, 0, None);
		let complaint = complain(3, id, 50 * SYN);
		judge(0, complaint, 60);
		// What is taken from an escrow waits until the supplier accepts or does not appeal (C8).
		accept_settlement(0, complaint, 30 * SYN).unwrap();
		accept_settlement(3, complaint, 30 * SYN).unwrap();
		assert_eq!(free(3), buyer - 20 * SYN);
		assert_eq!((exposure(0), Guarantees::coverage(0)), (0, 200 * SYN), "no deposit was touched");
		eras(4);
		assert_eq!((deal(id), free(0), free(3)), (None, seller + 20 * SYN, buyer - 20 * SYN));
	});
}

#[test]
fn d4_what_the_escrow_cannot_cover_comes_from_the_deposits() {
	story(|| {
		// Half of the escrow is gone by an earlier award only if a claim exceeds it; here the insured amount does not.
		let buyer = free(3);
		let id = deal_with(150 * SYN, Payment::Escrow, 5, 0, None);
		let complaint = complain(3, id, 150 * SYN);
		judge(0, complaint, 100);
		accept_settlement(0, complaint, 150 * SYN).unwrap();
		assert_eq!(free(3), buyer, "all of it is the buyer's own money");
		assert_eq!(Guarantees::coverage(0), 200 * SYN);
	});
}

#[test]
fn d4_what_a_complaint_has_brought_counts_as_paid_on_completion() {
	story(|| {
		let (seller, buyer) = (free(0), free(3));
		let id = deal_with(50 * SYN, Payment::OnCompletion, 5, 0, None);
		let complaint = complain(0, id, 50 * SYN);
		settle(3, complaint, 20 * SYN).unwrap();
		accept_settlement(0, complaint, 20 * SYN).unwrap();
		assert_eq!(deal(id).unwrap().unpaid(), 30 * SYN);
		assert_eq!(exposure(3), 0);
		complete(3, id).unwrap();
		assert_eq!((free(0), free(3)), (seller + 50 * SYN, buyer - 50 * SYN));
	});
}

#[test]
fn d4_what_a_complaint_has_brought_in_full_leaves_nothing_to_pay() {
	story(|| {
		let (seller, buyer) = (free(0), free(3));
		let id = deal_with(50 * SYN, Payment::OnCompletion, 0, 0, None);
		impoverish(3);
		eras(4);
		let complaint = complain(0, id, 50 * SYN);
		judge(3, complaint, 100);
		assert_eq!(free(0), seller + 50 * SYN);
		assert_eq!(Guarantees::coverage(3), 150 * SYN);
		assert!(free(3) < buyer);
		eras(4);
		assert_eq!((deal(id), record(0).deals), (None, 1));
		assert_eq!(free(0), seller + 50 * SYN, "nothing is paid twice");
	});
}

#[test]
fn d4_an_award_frees_the_accused_in_that_deal_and_the_deal_goes_on() {
	story(|| {
		let id = deal_with(50 * SYN, Payment::OnCompletion, 5, 0, None);
		let complaint = complain(3, id, 40 * SYN);
		judge(0, complaint, 100);
		assert_eq!((exposure(0), exposure(3)), (0, 50 * SYN));
		assert_eq!(state(id), State::Open);
		assert_eq!(file(3, Obligation::Deal(id), 0), Err(ComplaintsError::<Runtime>::AlreadyDecided.into()));
		complete(3, id).unwrap();
	});
}

#[test]
fn d4_the_escrow_stays_while_the_warranty_of_a_completed_deal_is_disputed() {
	story(|| {
		let id = deal_with(50 * SYN, Payment::Escrow, 5, 1, None);
		complete(3, id).unwrap();
		let complaint = complain(3, id, 50 * SYN);
		eras(2);
		assert_eq!((state(id), exposure(0)), (State::Completed, 50 * SYN));
		withdraw(3, complaint).unwrap();
		next_era();
		assert_eq!((deal(id), exposure(0)), (None, 0));
	});
}

#[test]
fn c12_a_settlement_of_complaint_and_counter_complaint_frees_both_sides() {
	story(|| {
		let id = deal_with(50 * SYN, Payment::OnCompletion, 5, 0, None);
		let complaint = complain(3, id, 50 * SYN);
		let counter = complain(0, id, 50 * SYN);
		settle(0, complaint, 10 * SYN).unwrap();
		accept_settlement(3, complaint, 10 * SYN).unwrap();
		assert!(kit::complaint(counter).is_none());
		assert_eq!((exposure(0), exposure(3)), (0, 0));
		assert_eq!(state(id), State::Open);
	});
}

#[test]
fn p8_a_deal_that_ended_leaves_no_claims_behind() {
	story(|| {
		let id = deal_with(50 * SYN, Payment::OnCompletion, 0, 0, None);
		let complaint = complain(3, id, 50 * SYN);
		withdraw(3, complaint).unwrap();
		eras(5);
		assert_eq!(deal(id), None);
		assert!(!pallet_synergy_complaints::Claims::<Runtime>::contains_key(Obligation::Deal(id)));
		assert_eq!(AllDeals::<Runtime>::iter().count(), 0);
	});
}
