//! The ordinary fee, and whose treasury it goes to (F5).

use crate::mock::*;
use frame_support::{
	assert_ok,
	traits::tokens::{fungible::Mutate, Preservation},
};
use pallet_transaction_payment::Event as FeeEvent;
use sp_runtime::transaction_validity::InvalidTransaction;

fn treasuries() -> [u64; 3] {
	[TREASURY, OTHER_TREASURY, FEDERATION].map(|treasury| Balances::free_balance(treasury) - MONEY)
}

#[test]
fn f5_beyond_the_quota_the_fee_goes_to_the_club() {
	run(|| {
		submit_many(KARIM, 100);
		assert_eq!(treasuries(), [0, 0, 0]);
		submit_many(KARIM, 1);
		assert_eq!(Balances::free_balance(KARIM), MONEY - FEE);
		assert_eq!(treasuries(), [FEE, 0, 0]);
		System::assert_last_event(FeeEvent::<Test>::TransactionFeePaid { who: KARIM, actual_fee: FEE, tip: 0 }.into());
	});
}

#[test]
fn f5_each_club_gets_the_fees_of_its_own() {
	run(|| {
		submit_many(AIGUL, 301);
		assert_eq!(treasuries(), [0, FEE, 0]);
	});
}

#[test]
fn f5_a_strangers_fee_goes_to_the_federation() {
	run(|| {
		submit_many(STRANGER, 2);
		assert_eq!(treasuries(), [0, 0, 2 * FEE]);
	});
}

#[test]
fn f5_a_candidates_fee_goes_to_the_federation() {
	run(|| {
		Candidates::set(vec![KARIM]);
		submit_many(KARIM, 101);
		assert_eq!(treasuries(), [0, 0, FEE]);
	});
}

#[test]
fn f5_a_tip_goes_where_the_fee_goes() {
	run(|| {
		assert_ok!(by(KARIM, remark()).tip(70).submit().unwrap());
		assert_eq!(treasuries(), [FEE + 70, 0, 0]);
	});
}

#[test]
fn f5_a_failed_call_pays() {
	run(|| {
		assert!(by(STRANGER, failing()).submit().unwrap().is_err());
		assert_eq!(treasuries(), [0, 0, FEE]);
	});
}

#[test]
fn f5_fails_when_the_fee_cannot_be_paid() {
	run(|| {
		let left = FEE;
		assert_ok!(Balances::transfer(&STRANGER, &KARIM, MONEY - left, Preservation::Expendable));
		assert_eq!(by(STRANGER, remark()).submit().unwrap_err(), InvalidTransaction::Payment.into());
		assert_eq!((Balances::free_balance(STRANGER), treasuries()), (left, [0, 0, 0]));
	});
}

#[test]
fn p6_no_fee_is_lost_when_the_call_empties_its_account() {
	run(|| {
		let issued = Balances::total_issuance();
		let call = pallet_balances::Call::transfer_all { dest: KARIM, keep_alive: false };
		assert_ok!(by(STRANGER, call.into()).submit().unwrap());
		assert!(!System::account_exists(&STRANGER));
		assert_eq!((Balances::total_issuance(), treasuries()), (issued, [0, 0, FEE]));
	});
}

#[test]
fn p6_an_empty_treasury_takes_the_smallest_fee() {
	run(|| {
		assert_ok!(Balances::transfer(&TREASURY, &STRANGER, MONEY, Preservation::Expendable));
		assert!(!System::account_exists(&TREASURY));
		submit_many(KARIM, 101);
		assert_eq!(Balances::free_balance(TREASURY), FEE);
	});
}

#[test]
fn f5_a_free_call_is_no_way_around_the_tip() {
	run(|| {
		assert_eq!(by(ZOYA, remark()).tip(1).submit().unwrap_err(), InvalidTransaction::Payment.into());
		assert_eq!(Clubs::remaining(ZOYA), 30);
	});
}

#[test]
fn f1_f5_a_fee_of_a_member_of_a_removed_club_goes_to_the_federation() {
	run(|| {
		Clubs::remove(RuntimeOrigin::root(), 1).unwrap();
		submit_many(AIGUL, 301);
		assert_eq!(treasuries(), [0, 0, FEE]);
	});
}
