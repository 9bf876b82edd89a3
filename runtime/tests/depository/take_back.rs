//! `take_back` (F4).

use crate::*;

fn has_returned(redemption: RedemptionId, because: Because) -> bool {
	let (holder, depository) = (who(HOLDER), who(BANK));
	has_happened(Event::RedemptionReturned { redemption, holder, depository, amount: SYN, because })
}

#[test]
fn f4_succeeds_when_the_depository_was_dismissed() {
	story(|| {
		let id = redemption(HOLDER, SYN);
		dismiss(BANK).unwrap();
		take_back(HOLDER, id).unwrap();
		assert_eq!((free(HOLDER), books(BANK).waiting), (PURSE, 0));
		assert!(nothing_waits() && has_returned(id, Because::Dismissed));
	});
}

#[test]
fn e3_succeeds_when_the_time_is_over_and_the_chain_has_not_come_to_it() {
	story(|| {
		let id = redemption(HOLDER, SYN);
		eras(6);
		boundary();
		take_back(1_020, id).unwrap();
		assert_eq!(free(HOLDER), PURSE);
		assert!(nothing_waits() && has_returned(id, Because::Unanswered));
		work();
	});
}

#[test]
fn f4_fails_when_there_is_no_such_redemption() {
	story(|| fails(take_back(HOLDER, 0), Error::NoSuchRedemption));
}

#[test]
fn f4_fails_when_the_depository_may_still_answer() {
	story(|| {
		let id = redemption(HOLDER, SYN);
		fails(take_back(HOLDER, id), Error::NotDue);
		eras(6);
		fails(take_back(HOLDER, id), Error::NotDue);
		dismiss(BANK).unwrap();
		appoint(BANK, LIMIT).unwrap();
		fails(take_back(HOLDER, id), Error::NotDue);
		confirm(BANK, id).unwrap();
	});
}
