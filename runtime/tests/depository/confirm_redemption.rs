//! `confirm_redemption` (F4).

use crate::*;

#[test]
fn f4_succeeds_and_there_is_so_much_less_money() {
	story(|| {
		let before = supply();
		let id = redemption(HOLDER, 40 * SYN);
		confirm(BANK, id).unwrap();
		assert_eq!((total(HOLDER), held(HOLDER), supply()), (PURSE - 40 * SYN, 0, before - 40 * SYN));
		assert_eq!(
			(TotalRedeemed::<Runtime>::get(), books(BANK).redeemed, books(BANK).waiting),
			(40 * SYN, 40 * SYN, 0)
		);
		assert!(nothing_waits());
		assert!(has_happened(Event::MoneyRedeemed {
			redemption: id,
			holder: who(HOLDER),
			depository: who(BANK),
			amount: 40 * SYN,
		}));
		eras(9);
		assert_eq!(total(HOLDER), PURSE - 40 * SYN, "nothing comes back later");
	});
}

#[test]
fn f4_succeeds_in_the_last_era_that_is_left() {
	story(|| {
		let id = redemption(HOLDER, SYN);
		eras(6);
		afternoon();
		confirm(BANK, id).unwrap();
	});
}

#[test]
fn p1_the_other_redemptions_of_the_holder_stay() {
	story(|| {
		let (one, other) = (redemption(HOLDER, 3), redemption(HOLDER, 5));
		confirm(BANK, one).unwrap();
		assert_eq!((held(HOLDER), RedemptionsOf::<Runtime>::get(who(HOLDER)).into_inner()), (5, vec![other]));
	});
}

#[test]
fn f4_fails_when_there_is_no_such_redemption() {
	story(|| {
		fails(confirm(BANK, 0), Error::NoSuchRedemption);
		let id = redemption(HOLDER, SYN);
		confirm(BANK, id).unwrap();
		fails(confirm(BANK, id), Error::NoSuchRedemption);
	});
}

#[test]
fn f4_fails_when_it_is_another_depository_s() {
	story(|| {
		appoint(OTHER, LIMIT).unwrap();
		let id = redemption(HOLDER, SYN);
		fails(confirm(OTHER, id), Error::NotYours);
		fails(confirm(HOLDER, id), Error::NotYours);
	});
}

#[test]
fn f4_fails_when_the_depository_was_dismissed() {
	story(|| {
		let id = redemption(HOLDER, SYN);
		dismiss(BANK).unwrap();
		fails(confirm(BANK, id), Error::NotADepository);
		assert_eq!(held(HOLDER), SYN);
	});
}

#[test]
fn e3_fails_when_the_time_is_over() {
	story(|| {
		let id = redemption(HOLDER, SYN);
		eras(6);
		boundary();
		fails(confirm(BANK, id), Error::Due);
		work();
		fails(confirm(BANK, id), Error::NoSuchRedemption);
		assert_eq!(free(HOLDER), PURSE);
	});
}
