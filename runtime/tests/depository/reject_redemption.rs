//! `reject_redemption` (F4).

use crate::*;

#[test]
fn f4_succeeds_and_the_money_is_back() {
	story(|| {
		let before = supply();
		let id = redemption(HOLDER, 40 * SYN);
		reject(BANK, id).unwrap();
		assert_eq!((free(HOLDER), held(HOLDER), supply()), (PURSE, 0, before));
		assert_eq!((TotalRedeemed::<Runtime>::get(), books(BANK).waiting), (0, 0));
		assert!(nothing_waits());
		assert!(has_happened(Event::RedemptionRejected {
			redemption: id,
			holder: who(HOLDER),
			depository: who(BANK),
			amount: 40 * SYN,
			reason: note("no such account"),
		}));
	});
}

#[test]
fn f4_succeeds_when_the_depository_was_dismissed() {
	story(|| {
		let id = redemption(HOLDER, SYN);
		dismiss(BANK).unwrap();
		reject(BANK, id).unwrap();
		assert_eq!(free(HOLDER), PURSE);
	});
}

#[test]
fn f4_fails_when_there_is_no_such_redemption() {
	story(|| {
		let id = redemption(HOLDER, SYN);
		reject(BANK, id).unwrap();
		fails(reject(BANK, id), Error::NoSuchRedemption);
	});
}

#[test]
fn f4_fails_when_it_is_another_depository_s() {
	story(|| {
		appoint(OTHER, LIMIT).unwrap();
		let id = redemption(HOLDER, SYN);
		fails(reject(OTHER, id), Error::NotYours);
	});
}

#[test]
fn e3_fails_when_the_time_is_over() {
	story(|| {
		let id = redemption(HOLDER, SYN);
		eras(6);
		boundary();
		fails(reject(BANK, id), Error::Due);
		work();
	});
}
