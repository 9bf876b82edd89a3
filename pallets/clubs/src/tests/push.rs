//! Pushes: free for everybody while work waits, refused otherwise (E3, A12).

use crate::{mock::*, Used, WeightInfo, NOTHING_WAITS};
use frame_support::assert_ok;
use sp_runtime::transaction_validity::InvalidTransaction;

#[test]
fn e3_a_push_is_free_for_everybody_while_work_waits() {
	run(|| {
		Waiting::set(true);
		for who in [ZOYA, KARIM, GUEST, STRANGER] {
			assert_ok!(by(who, push()).submit().unwrap());
			assert_eq!(Used::<Test>::get(who), None);
		}
		assert_eq!((Balances::free_balance(KARIM), Balances::free_balance(STRANGER)), (MONEY, MONEY));
	});
}

#[test]
fn a12_who_has_no_account_does_not_push() {
	run(|| {
		Waiting::set(true);
		assert_eq!(by(77, push()).submit().unwrap_err(), InvalidTransaction::Payment.into());
	});
}

#[test]
fn e3_a_push_is_free_when_the_quota_is_used_up() {
	run(|| {
		submit_many(ZOYA, 30);
		Waiting::set(true);
		assert_ok!(by(ZOYA, push()).submit().unwrap());
	});
}

#[test]
fn a12_fails_when_nothing_waits() {
	run(|| {
		let refused = InvalidTransaction::Custom(NOTHING_WAITS).into();
		assert_eq!(by(KARIM, push()).validate(), Err(refused));
		assert_eq!(by(KARIM, push()).submit().unwrap_err(), refused);
		assert_eq!(by(KARIM, push()).tip(1).submit().unwrap_err(), refused);
		assert_eq!(Clubs::remaining(KARIM), 100);
	});
}

#[test]
fn a12_the_push_after_the_last_that_was_needed_is_refused() {
	run(|| {
		Waiting::set(true);
		assert_ok!(by(KARIM, push()).validate());
		Waiting::set(false);
		assert_eq!(by(KARIM, push()).submit().unwrap_err(), InvalidTransaction::Custom(NOTHING_WAITS).into());
	});
}

#[test]
fn a12_a_push_goes_last_and_does_not_wait_for_ever() {
	run(|| {
		Waiting::set(true);
		let valid = by(KARIM, push()).validate().unwrap();
		assert_eq!((valid.priority, valid.longevity, valid.propagate), (0, 16, true));
		assert!(by(STRANGER, remark()).behind(100_000).validate().unwrap().priority > 0);
	});
}

#[test]
fn e3_a_tip_on_a_push_is_not_taken() {
	run(|| {
		Waiting::set(true);
		assert_eq!(by(STRANGER, push()).tip(10).validate().unwrap().priority, 0);
		assert_ok!(by(STRANGER, push()).tip(10).submit().unwrap());
		assert_eq!(Balances::free_balance(STRANGER), MONEY);
	});
}

#[test]
fn a_push_weighs_what_it_reads() {
	run(|| assert_eq!(by(KARIM, push()).info.extension_weight, weight_of_nonce() + <() as WeightInfo>::push()));
}
