//! Deals with complaints on them (D4): what stays open, what is paid from where, and what counts as paid.

use crate::*;
use pallet_synergy_complaints::Error as ComplaintsError;
use pallet_synergy_deals::Ending;
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

/// Founder 0 delivers nothing to founder 3, which owes the price on completion, and its guarantors award `percent` of it.
fn not_delivered(percent: u8, term: u32) -> DealId {
	let id = deal_with(50 * SYN, Payment::OnCompletion, term, 0, None);
	let complaint = complain(3, id, 50 * SYN);
	judge(0, complaint, percent);
	if kit::complaint(complaint).is_some() {
		eras(3);
	}
	assert!(kit::complaint(complaint).is_none());
	id
}

#[test]
fn d4_after_an_award_to_the_buyer_silence_moves_no_price() {
	for percent in [1, 100] {
		story(|| {
			let (seller, buyer) = (free(0), free(3));
			let id = not_delivered(percent, 0);
			let award = 50 * SYN * Balance::from(percent) / 100;
			eras(4);
			assert_eq!((deal(id), exposure(0), exposure(3)), (None, 0, 0));
			assert_eq!((free(0), free(3)), (seller, buyer + award));
			assert_eq!((record(0).deals, record(3).deals), (0, 0), "nobody's record counts it");
			let (proposer, counterparty, ending, refunded) = (0, 3, Ending::Awarded, 0);
			assert!(has_happened(Event::DealClosed { deal: id, proposer, counterparty, ending, refunded }));
		});
	}
}

#[test]
fn c10_after_an_award_to_a_buyer_without_money_nothing_is_owed() {
	story(|| {
		allow_set_off(3, true).unwrap();
		let id = not_delivered(100, 0);
		impoverish(3);
		eras(4);
		assert_eq!(deal(id), None, "it does not become unpaid");
		assert_eq!((Guarantees::coverage(3), record(0).deals), (200 * SYN, 0));
	});
}

#[test]
fn d4_after_an_award_of_nothing_a_settlement_or_a_withdrawal_silence_counts() {
	story(|| {
		let before = free(0);
		let refused = not_delivered(0, 0);
		let settled = deal_with(50 * SYN, Payment::OnCompletion, 0, 0, None);
		let complaint = complain(3, settled, 50 * SYN);
		settle(0, complaint, 10 * SYN).unwrap();
		accept_settlement(3, complaint, 10 * SYN).unwrap();
		let withdrawn = deal_with(50 * SYN, Payment::OnCompletion, 0, 0, None);
		let complaint = complain(3, withdrawn, 50 * SYN);
		withdraw(3, complaint).unwrap();
		eras(5);
		assert_eq!([refused, settled, withdrawn].map(deal), [None, None, None]);
		assert_eq!((free(0), record(0).deals), (before + 140 * SYN, 3));
	});
}

#[test]
fn d4_after_an_award_the_buyer_may_still_complete_and_pay() {
	story(|| {
		let before = free(0);
		let id = not_delivered(100, 0);
		complete(3, id).unwrap();
		assert_eq!((deal(id), free(0), record(0).deals), (None, before + 50 * SYN, 1));
	});
}

#[test]
fn d4_after_an_award_a_buyer_that_says_it_has_received_owes_the_price() {
	story(|| {
		allow_set_off(3, true).unwrap();
		let id = not_delivered(100, 0);
		impoverish(3);
		complete(3, id).unwrap();
		assert_eq!(state(id), State::Unpaid);
		transfer(1_000, 3, 50 * SYN).unwrap();
		let before = free(0);
		eras(6);
		assert_eq!((deal(id), free(0)), (None, before + 50 * SYN));
	});
}

#[test]
fn c12_after_an_award_the_supplier_may_complain_for_its_payment_as_long_as_the_deal_is_open() {
	story(|| {
		let before = free(0);
		let id = not_delivered(10, 5);
		let counter = complain(0, id, 50 * SYN);
		judge(3, counter, 100);
		assert_eq!(free(0), before + 50 * SYN);
		eras(5);
		assert_eq!((deal(id), free(0), record(0).deals), (None, before + 50 * SYN, 0));
	});
}

#[test]
fn d6_after_an_award_to_the_debtor_nothing_is_set_off() {
	story(|| {
		for n in [0, 3] {
			allow_set_off(n, true).unwrap();
			impoverish(n);
		}
		let id = deal_with(50 * SYN, Payment::OnCompletion, 0, 0, None);
		eras(4);
		assert_eq!(state(id), State::Unpaid, "silence counted, and there is no money");
		let other = open_deal(3, 0, 50 * SYN, Payment::OnCompletion);
		complete(0, other).unwrap();
		let complaint = complain(3, id, 50 * SYN);
		judge(0, complaint, 100);
		fails(set_off(0, &[id, other]), Error::NothingOwed);
		let before = free(0);
		eras(4);
		assert_eq!((deal(id), free(0)), (None, before), "though founder 3 has money now");
	});
}

#[test]
fn d4_cash_that_an_award_has_found_not_to_be_due_is_no_completed_deal() {
	story(|| {
		let id = deal_with(50 * SYN, Payment::None, 0, 0, None);
		let complaint = complain(3, id, 50 * SYN);
		judge(0, complaint, 100);
		eras(4);
		assert_eq!((deal(id), record(0).deals, exposure(3)), (None, 0, 0));
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
