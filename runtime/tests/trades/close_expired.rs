//! `close_expired` (D4, E3): anybody may do what is due with a deal.

use crate::*;

#[test]
fn d4_succeeds_for_anybody_and_completes_by_silence() {
	story(|| {
		let before = free(0);
		let id = deal_with(50 * SYN, Payment::Escrow, 0, 0, None);
		eras(3);
		boundary();
		close_expired(1_000, id).unwrap();
		assert_eq!((deal(id), free(0)), (None, before + 50 * SYN));
		work();
	});
}

#[test]
fn d1_succeeds_with_an_expired_proposal() {
	story(|| {
		let id = proposal();
		eras(6);
		boundary();
		close_expired(1_000, id).unwrap();
		assert_eq!(deal(id), None);
	});
}

#[test]
fn d4_succeeds_when_the_warranty_is_over() {
	story(|| {
		let id = deal_with(50 * SYN, Payment::Escrow, 5, 1, None);
		complete(3, id).unwrap();
		boundary();
		close_expired(1_000, id).unwrap();
		assert_eq!((deal(id), exposure(0)), (None, 0));
	});
}

#[test]
fn e3_a_release_at_the_same_boundary_does_not_depend_on_who_closed_the_deal() {
	let coverage_after = |by_hand: bool| {
		chain(8, Tier::T100).execute_with(|| {
			// 4 joins as a third guarantor and 1 revokes; the deal needs 1's deposit until the day the notice ends.
			pledge(4, 0, Tier::T100).unwrap();
			accept_guarantor(0, 4).unwrap();
			let id = deal_with(250 * SYN, Payment::OnCompletion, 6, 0, insured(250 * SYN, 0));
			revoke(1, 0).unwrap();
			eras(9);
			boundary();
			if by_hand {
				close_expired(1_000, id).unwrap();
			}
			work();
			assert_eq!(deal(id), None);
			promises();
			Guarantees::coverage(number(0))
		})
	};
	assert_eq!(coverage_after(false), 200 * SYN);
	assert_eq!(coverage_after(true), coverage_after(false));
}

#[test]
fn d4_fails_when_there_is_no_such_deal() {
	story(|| fails(close_expired(1_000, 77), Error::NoSuchDeal));
}

#[test]
fn d4_fails_when_the_time_is_not_over() {
	story(|| {
		let id = deal_with(SYN, Payment::OnCompletion, 0, 0, None);
		eras(3);
		fails(close_expired(1_000, id), Error::NotDue);
	});
}

#[test]
fn d4_fails_when_a_complaint_is_open_or_was_at_the_boundary() {
	story(|| {
		let id = deal_with(SYN, Payment::OnCompletion, 0, 0, None);
		let complaint = complain(3, id, SYN);
		eras(3);
		boundary();
		fails(close_expired(1_000, id), Error::Disputed);
		withdraw(3, complaint).unwrap();
		fails(close_expired(1_000, id), Error::Disputed);
		work();
		assert_eq!(deal(id).unwrap().until, era() + 1);
	});
}

#[test]
fn e3_fails_while_an_award_waits_that_may_pay_for_it() {
	let end = |by_hand: bool| {
		story_with(|| {
			// 3 has no money but what it is about to be awarded.
			let id = deal_of(5, 3);
			let award = open_deal(0, 3, 60 * SYN, Payment::None);
			let complaint = complain(3, award, 60 * SYN);
			next_era();
			all_vote(&[1, 2], complaint, 99);
			impoverish(3);
			eras(2);
			boundary();
			if by_hand {
				fails(close_expired(1_000, id), Error::Due);
			}
			work();
			(deal(id).map(|deal| deal.state), free(5))
		})
	};
	assert_eq!(end(true), end(false));
	assert_eq!(end(true).0, None, "it was paid");
}

#[test]
fn e3_fails_while_the_work_of_an_earlier_boundary_waits() {
	let end = |by_hand: bool| {
		story_with(|| {
			let id = deal_with(SYN, Payment::OnCompletion, 0, 5, None);
			let complaint = complain(3, id, SYN);
			eras(3);
			boundary();
			withdraw(3, complaint).unwrap();
			// Disputed at its own boundary, and not at the two after it.
			boundary();
			boundary();
			if by_hand {
				fails(close_expired(1_000, id), Error::Due);
			}
			work();
			deal(id).map(|deal| (deal.state, deal.until))
		})
	};
	assert_eq!(end(true), end(false));
}

/// As `story`, with something to compare at its end.
fn story_with<R>(test: impl FnOnce() -> R) -> R {
	chain(8, Tier::T100).execute_with(|| {
		let end = test();
		promises();
		end
	})
}

/// `supplier` has sold to `buyer` for 50 SYN; silence counts three boundaries from now.
fn deal_of(supplier: u32, buyer: u32) -> DealId {
	let id = next_deal();
	propose_with(supplier, buyer, Delivery::Proposer, 50 * SYN, Payment::OnCompletion, Terms { term: 0, ..usual() })
		.unwrap();
	accept_deal(buyer, id).unwrap();
	id
}
