//! `redeem` (F4).

use crate::*;

#[test]
fn f4_succeeds_and_the_money_is_held() {
	story(|| {
		let before = supply();
		let id = redemption(HOLDER, 40 * SYN);
		assert_eq!((free(HOLDER), held(HOLDER), supply()), (PURSE - 40 * SYN, 40 * SYN, before));
		assert_eq!(RedemptionsOf::<Runtime>::get(who(HOLDER)), vec![id]);
		assert_eq!(books(BANK).waiting, 1);
		assert!(has_happened(Event::RedemptionRequested {
			redemption: id,
			holder: who(HOLDER),
			depository: who(BANK),
			amount: 40 * SYN,
			payee: note("account 40817"),
			until: 7,
		}));
	});
}

#[test]
fn e4_what_begins_in_the_second_half_of_an_era_counts_from_the_next() {
	story(|| {
		afternoon();
		let id = redemption(HOLDER, SYN);
		assert_eq!(Redemptions::<Runtime>::get(id).unwrap().until, 8);
	});
}

#[test]
fn c5_succeeds_when_suspended_or_lapsing() {
	story(|| {
		make_suspended(0);
		revoke(4, 3).unwrap();
		let (one, other) = (redemption(0, SYN), redemption(3, SYN));
		confirm(BANK, one).unwrap();
		confirm(BANK, other).unwrap();
	});
}

#[test]
fn f4_succeeds_with_one_unit_and_with_all_but_one() {
	story(|| {
		confirm(BANK, redemption(HOLDER, 1)).unwrap();
		confirm(BANK, redemption(HOLDER, PURSE - 2)).unwrap();
		assert_eq!((total(HOLDER), System::account_exists(&who(HOLDER))), (1, true));
	});
}

#[test]
fn f4_succeeds_with_nothing_said_about_where_to_pay() {
	story(|| {
		call(who(HOLDER), Call::redeem { depository: who(BANK), amount: SYN, payee: note("") }).unwrap();
	});
}

#[test]
fn f4_succeeds_at_a_depository_that_may_issue_nothing() {
	story(|| {
		set_limit(BANK, 0).unwrap();
		confirm(BANK, redemption(HOLDER, SYN)).unwrap();
	});
}

#[test]
fn f4_a_depository_redeems_its_own_money() {
	story(|| {
		let before = supply();
		confirm(BANK, redemption(BANK, SYN)).unwrap();
		assert_eq!((total(BANK), supply()), (PURSE - SYN, before - SYN));
	});
}

#[test]
fn f4_held_money_does_nothing_else() {
	story(|| {
		redemption(HOLDER, PURSE - SYN);
		assert!(transfer(HOLDER, 0, 2 * SYN).is_err());
		fails(redeem(HOLDER, BANK, SYN), Error::NotEnoughMoney);
	});
}

#[test]
fn f4_fails_when_there_is_no_such_depository() {
	story(|| {
		fails(redeem(HOLDER, OTHER, SYN), Error::NoSuchDepository);
		dismiss(BANK).unwrap();
		fails(redeem(HOLDER, BANK, SYN), Error::NoSuchDepository);
	});
}

#[test]
fn f4_fails_when_the_amount_is_0() {
	story(|| fails(redeem(HOLDER, BANK, 0), Error::NothingAtStake));
}

#[test]
fn f4_fails_when_it_is_more_than_is_free() {
	story(|| {
		fails(redeem(HOLDER, BANK, PURSE + 1), Error::NotEnoughMoney);
		fails(redeem(HOLDER, BANK, PURSE), Error::NotEnoughMoney);
		fails(redeem(HOLDER, BANK, Balance::MAX), Error::NotEnoughMoney);
		fails(redeem(10_000, BANK, 1), Error::NotEnoughMoney);
		// What a deposit holds is not free.
		fails(redeem(0, BANK, free(0) + 1), Error::NotEnoughMoney);
	});
}

#[test]
fn a9_fails_when_too_many_wait() {
	story(|| {
		(0..8).for_each(|_| redeem(HOLDER, BANK, 1).unwrap());
		fails(redeem(HOLDER, BANK, 1), Error::TooManyRedemptions);
		reject(BANK, 3).unwrap();
		redeem(HOLDER, BANK, 1).unwrap();
		assert_eq!(RedemptionsOf::<Runtime>::get(who(HOLDER)), vec![0, 1, 2, 4, 5, 6, 7, 8]);
	});
}
