//! `cancel` (D4): a proposal at once, an open deal by both.

use crate::*;
use pallet_synergy_deals::Ending;

#[test]
fn d1_succeeds_with_a_proposal_of_ones_own() {
	story(|| {
		let id = proposal();
		cancel(0, id).unwrap();
		assert_eq!(deal(id), None);
	});
}

#[test]
fn d4_succeeds_when_both_cancel_and_the_escrow_comes_back() {
	story(|| {
		let before = free(3);
		let id = open_deal(0, 3, 50 * SYN, Payment::Escrow);
		cancel(0, id).unwrap();
		assert_eq!(exposure(0), 50 * SYN, "one side alone cancels nothing");
		assert!(has_happened(Event::CancelWanted { deal: id, by: 0, until: era() + 1 }));
		cancel(3, id).unwrap();
		assert_eq!((deal(id), exposure(0), free(3)), (None, 0, before));
		assert!(has_happened(Event::DealClosed {
			deal: id,
			proposer: 0,
			counterparty: 3,
			ending: Ending::Cancelled,
			refunded: 50 * SYN
		}));
		assert_eq!(record(0).deals, 0);
	});
}

#[test]
fn d4_a_wish_to_cancel_does_not_hinder_completing() {
	story(|| {
		let id = sale();
		cancel(3, id).unwrap();
		complete(3, id).unwrap();
		assert_eq!(deal(id), None);
	});
}

#[test]
fn d4_a_wish_to_cancel_lapses_with_its_era() {
	story(|| {
		let id = next_deal();
		propose(0, 3, Delivery::Both, 50 * SYN, Payment::None).unwrap();
		accept_deal(3, id).unwrap();
		cancel(3, id).unwrap();
		next_era();
		// 3 has delivered, and 0 completes nothing.
		cancel(0, id).unwrap();
		assert_eq!(state(id), State::Open, "the wish of yesterday is over");
		cancel(3, id).unwrap();
		assert_eq!(deal(id), None);
	});
}

#[test]
fn e4_a_wish_said_in_the_second_half_holds_through_the_next_era() {
	story(|| {
		let id = sale();
		afternoon();
		cancel(0, id).unwrap();
		next_era();
		fails(cancel(0, id), Error::AlreadySaid);
		cancel(3, id).unwrap();
		assert_eq!(deal(id), None);
		let id = sale();
		afternoon();
		cancel(0, id).unwrap();
		eras(2);
		cancel(3, id).unwrap();
		assert_eq!(state(id), State::Open);
	});
}

#[test]
fn d4_who_completes_has_both_wishes_forgotten() {
	story(|| {
		let id = open_deal(0, 3, 50 * SYN, Payment::None);
		cancel(0, id).unwrap();
		complete(3, id).unwrap();
		cancel(3, id).unwrap();
		assert_eq!(state(id), State::Open, "0 has got its cash");
	});
}

#[test]
fn d4_what_was_not_paid_is_not_cancelled_by_a_wish_from_before() {
	story(|| {
		let id = deal_with(50 * SYN, Payment::OnCompletion, 0, 0, None);
		impoverish(3);
		eras(3);
		afternoon();
		cancel(0, id).unwrap();
		next_era();
		assert_eq!(state(id), State::Unpaid);
		cancel(3, id).unwrap();
		assert_eq!(state(id), State::Unpaid, "the debt stays");
	});
}

#[test]
fn d5_succeeds_when_suspended_or_lapsing() {
	story(|| {
		let id = sale();
		make_suspended(0);
		make_lapse(3);
		cancel(0, id).unwrap();
		cancel(3, id).unwrap();
	});
}

#[test]
fn d4_fails_when_there_is_no_such_deal() {
	story(|| fails(cancel(3, 77), Error::NoSuchDeal));
}

#[test]
fn d4_fails_when_the_account_has_never_applied() {
	story(|| {
		let id = open_deal(0, 3, SYN, Payment::None);
		fails(cancel(1_000, id), Error::NotKnown);
	});
}

#[test]
fn d4_fails_when_you_are_no_party() {
	story(|| {
		let id = open_deal(0, 3, SYN, Payment::None);
		fails(cancel(4, id), Error::NotAParty);
	});
}

#[test]
fn d1_fails_when_it_was_proposed_to_you_and_is_yours_to_refuse() {
	story(|| {
		let id = proposal();
		fails(cancel(3, id), Error::NotOpen);
	});
}

#[test]
fn d4_fails_when_it_is_completed() {
	story(|| {
		let id = deal_with(SYN, Payment::OnCompletion, 5, 2, None);
		complete(3, id).unwrap();
		fails(cancel(0, id), Error::NotOpen);
	});
}

#[test]
fn d4_fails_when_said_already() {
	story(|| {
		let id = open_deal(0, 3, SYN, Payment::None);
		cancel(0, id).unwrap();
		fails(cancel(0, id), Error::AlreadySaid);
	});
}

#[test]
fn d4_fails_while_a_complaint_on_it_is_open() {
	story(|| {
		let id = sale();
		cancel(0, id).unwrap();
		let complaint = complain(3, id, 50 * SYN);
		fails(cancel(3, id), Error::Disputed);
		withdraw(3, complaint).unwrap();
		cancel(3, id).unwrap();
		assert_eq!(deal(id), None);
	});
}

#[test]
fn d4_fails_when_the_time_is_over() {
	story(|| {
		let id = deal_with(SYN, Payment::OnCompletion, 0, 0, None);
		eras(3);
		boundary();
		fails(cancel(3, id), Error::Due);
	});
}
