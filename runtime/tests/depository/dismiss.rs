//! `dismiss` (F4).

use crate::*;

#[test]
fn f4_succeeds_and_what_waits_goes_back_by_itself() {
	story(|| {
		let id = redemption(HOLDER, SYN);
		dismiss(BANK).unwrap();
		assert!(has_happened(Event::DepositoryDismissed { depository: who(BANK), waiting: 1 }));
		assert_eq!((books(BANK).is_appointed, Depository::left(who(BANK))), (false, 0));
		assert_eq!(held(HOLDER), SYN);
		eras(7);
		assert_eq!((free(HOLDER), Redemptions::<Runtime>::get(id), books(BANK).waiting), (PURSE, None, 0));
	});
}

#[test]
fn f4_what_it_has_issued_and_redeemed_stays_in_the_books() {
	story(|| {
		issue(BANK, HOLDER, 10 * SYN, "1").unwrap();
		confirm(BANK, redemption(HOLDER, SYN)).unwrap();
		dismiss(BANK).unwrap();
		assert_eq!((books(BANK).issued, books(BANK).redeemed), (10 * SYN, SYN));
	});
}

#[test]
fn f4_fails_when_it_is_not_the_federation() {
	story(|| {
		let call = kit::call(council(0), Call::dismiss { depository: who(BANK) });
		assert_eq!(call, Err(DispatchError::BadOrigin));
	});
}

#[test]
fn f4_fails_when_there_is_no_such_depository() {
	story(|| {
		fails(dismiss(OTHER), Error::NoSuchDepository);
		dismiss(BANK).unwrap();
		fails(dismiss(BANK), Error::NoSuchDepository);
	});
}
