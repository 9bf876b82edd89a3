//! `cancel_recovery` (F6).
use crate::{keys::*, *};
use pallet_synergy_guarantees::{Event, NewKeys, Recoveries};

#[test]
fn f6_succeeds_by_the_old_key_and_bars_the_guarantors() {
	old_chain(|| {
		agree();
		accept_recovery(NEW, LOST).unwrap();
		eras(3);
		cancel_recovery(LOST, LOST).unwrap();
		assert_eq!((barred_until(LOST), System::account_exists(&who(NEW))), (Some(63), false));
		assert!(has_happened(Event::RecoveryCancelled { member: 0, account: who(NEW), barred_until: Some(63) }));
		promises();
		eras(29);
		refused(recover(1, LOST, NEW), Error::RecoveryBarred);
		next_era();
		assert_eq!((Recoveries::<Runtime>::contains_key(0), Eras::tasks()), (false, 0), "P8");
		recover(1, LOST, NEW).unwrap();
	});
}

#[test]
fn f6_bars_nobody_when_not_all_had_agreed() {
	old_chain(|| {
		recover(1, LOST, NEW).unwrap();
		cancel_recovery(LOST, LOST).unwrap();
		assert!(has_happened(Event::RecoveryCancelled { member: 0, account: who(NEW), barred_until: None }));
		assert_eq!((Recoveries::<Runtime>::contains_key(0), Eras::tasks()), (false, 0), "P8");
		recover(1, LOST, NEW).unwrap();
	});
}

#[test]
fn f6_succeeds_by_the_new_account_and_bars_nobody() {
	old_chain(|| {
		agree();
		let refuse = pallet_synergy_guarantees::Call::<Runtime>::cancel_recovery { lost: who(LOST) };
		assert!(sign(NEW, refuse), "for free (M4)");
		assert!(has_happened(Event::NewKeyRefused { member: 0, account: who(NEW) }));
		assert_eq!((Recoveries::<Runtime>::contains_key(0), NewKeys::<Runtime>::get(who(NEW))), (false, None));
		recover(1, LOST, 10_001).unwrap();
	});
}

#[test]
fn f6_fails_when_not_signed() {
	old_chain(|| only_signed(pallet_synergy_guarantees::Call::<Runtime>::cancel_recovery { lost: who(LOST) }));
}

#[test]
fn f6_fails_when_not_known() {
	old_chain(|| refused(cancel_recovery(1_000, 1_000), Error::NotKnown));
}

#[test]
fn f6_fails_when_nothing_is_asked_for() {
	old_chain(|| {
		refused(cancel_recovery(LOST, LOST), Error::NoSuchRecovery);
		agree();
		cancel_recovery(LOST, LOST).unwrap();
		refused(cancel_recovery(LOST, LOST), Error::NoSuchRecovery);
	});
}

#[test]
fn f6_fails_when_it_concerns_somebody_else() {
	old_chain(|| {
		agree();
		refused(cancel_recovery(1, LOST), Error::NotYourRecovery);
		refused(cancel_recovery(3, LOST), Error::NotYourRecovery);
	});
}

#[test]
fn e3_fails_when_due() {
	old_chain(|| {
		agree();
		accept_recovery(NEW, LOST).unwrap();
		eras(13);
		boundary();
		refused(cancel_recovery(LOST, LOST), Error::Due);
		work();
		refused(cancel_recovery(LOST, LOST), Error::NotKnown);
	});
}
