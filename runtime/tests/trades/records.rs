//! Records (R2).

use crate::*;

#[test]
fn r2_a_completed_deal_counts_for_both_sides() {
	story(|| {
		let id = sale();
		assert_eq!(record(0).deals, 0);
		complete(3, id).unwrap();
		for n in [0, 3] {
			assert_eq!((record(n).deals, record(n).volume, record(n).counterparties), (1, 50 * SYN, 1));
		}
	});
}

#[test]
fn r2_counterparties_are_counted_once_each() {
	story(|| {
		for buyer in [3, 3, 4, 5, 4] {
			let id = open_deal(0, buyer, SYN, Payment::OnCompletion);
			complete(buyer, id).unwrap();
		}
		let id = open_deal(3, 0, SYN, Payment::OnCompletion);
		complete(0, id).unwrap();
		assert_eq!((record(0).deals, record(0).counterparties, record(3).counterparties), (6, 3, 1));
	});
}

#[test]
fn r2_the_volume_of_a_cash_deal_is_what_was_insured() {
	story(|| {
		let id = deal_with(1_000 * SYN, Payment::None, 5, 0, insured(20 * SYN, 30 * SYN));
		complete(0, id).unwrap();
		complete(3, id).unwrap();
		assert_eq!(record(0).volume, 30 * SYN);
		let id = deal_with(1_000 * SYN, Payment::None, 5, 0, insured(0, 0));
		complete(0, id).unwrap();
		complete(3, id).unwrap();
		assert_eq!((record(0).deals, record(0).volume), (2, 30 * SYN), "neither paid here nor insured");
	});
}

#[test]
fn r2_deals_with_ones_own_guarantors_or_wards_do_not_count() {
	story(|| {
		for other in [1, 2, 6, 7] {
			let id = open_deal(0, other, SYN, Payment::OnCompletion);
			complete(other, id).unwrap();
			assert_eq!(record(other), Default::default());
		}
		assert_eq!(record(0), Default::default());
	});
}

#[test]
fn r2_deals_that_were_refused_cancelled_or_expired_do_not_count() {
	story(|| {
		refuse(3, proposal()).unwrap();
		proposal();
		let id = open_deal(0, 3, SYN, Payment::None);
		cancel(0, id).unwrap();
		cancel(3, id).unwrap();
		eras(8);
		assert_eq!((record(0), record(3)), Default::default());
	});
}

#[test]
fn r2_silence_counts_as_completed() {
	story(|| {
		deal_with(50 * SYN, Payment::Escrow, 0, 0, None);
		eras(4);
		assert_eq!((record(0).deals, record(3).volume), (1, 50 * SYN));
	});
}

#[test]
fn r2_a_warranty_is_not_waited_for() {
	story(|| {
		let id = deal_with(50 * SYN, Payment::Escrow, 5, 9, None);
		complete(3, id).unwrap();
		assert_eq!(record(0).deals, 1);
	});
}

#[test]
fn r2_complaints_awards_and_failed_wards_are_counted() {
	story(|| {
		let id = sale();
		let complaint = complain(3, id, 50 * SYN);
		next_era();
		all_vote(&[1, 2], complaint, 100);
		assert_eq!((complaints_of(0), complaints_of(3)), ((1, 0), (0, 1)));
		assert_eq!((record(0).awards_paid, record(0).amount_paid), (1, 50 * SYN));
		assert_eq!((record(3).awards_received, record(3).amount_received), (1, 50 * SYN));
		assert_eq!((record(1).wards_failed, record(2).wards_failed), (1, 1));
	});
}

#[test]
fn r2_a_complaint_that_ends_with_an_award_of_nothing_is_dismissed() {
	story(|| {
		let id = sale();
		let complaint = complain(3, id, 50 * SYN);
		next_era();
		all_vote(&[1, 2], complaint, 0);
		accept_settlement(3, complaint, 0).unwrap();
		assert_eq!((record(3).dismissed, record(0).awards_paid), (1, 0));
	});
}

#[test]
fn r2_what_an_award_took_back_out_of_the_escrow_is_no_volume() {
	story(|| {
		let id = deal_with(500 * SYN, Payment::Escrow, 0, 0, insured(20 * SYN, 0));
		let complaint = complain(3, id, 400 * SYN);
		next_era();
		vote(1, complaint, 100).unwrap();
		vote(2, complaint, 100).unwrap();
		eras(5);
		assert!(deal(id).is_none());
		assert_eq!((record(0).deals, record(0).volume), (1, 100 * SYN), "100 were paid");
	});
}

#[test]
fn r2_a_complaint_that_was_paid_in_the_meantime_is_not_dismissed() {
	story(|| {
		let id = open_deal(3, 0, 50 * SYN, Payment::OnCompletion);
		let complaint = complain(3, id, 50 * SYN);
		next_era();
		complete(0, id).unwrap();
		vote(1, complaint, 100).unwrap();
		vote(2, complaint, 100).unwrap();
		assert_eq!((record(3).dismissed, record(3).awards_received), (0, 0));
	});
}

#[test]
fn r2_awards_paid_are_what_came_out_of_the_deposits() {
	story(|| {
		let id = deal_with(50 * SYN, Payment::Escrow, 5, 0, None);
		let complaint = complain(3, id, 50 * SYN);
		next_era();
		all_vote(&[1, 2], complaint, 60);
		eras(3);
		assert_eq!((record(0).awards_paid, record(0).amount_paid), (0, 0), "it was the buyer's own money");
		assert_eq!((record(3).awards_received, record(3).amount_received), (1, 30 * SYN));
	});
}
