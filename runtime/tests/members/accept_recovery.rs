//! `accept_recovery` (F6).
use crate::{keys::*, *};
use pallet_synergy_guarantees::{Event, RecoveryPhase};

#[test]
fn f6_succeeds_without_money() {
	old_chain(|| {
		agree();
		assert!(sign(NEW, pallet_synergy_guarantees::Call::<Runtime>::accept_recovery { lost: who(LOST) }));
		assert_eq!(request(LOST).unwrap().phase, RecoveryPhase::Agreed { is_accepted: true });
		assert!(has_happened(Event::NewKeyAccepted { member: 0, account: who(NEW) }));
	});
}

#[test]
fn f6_fails_when_not_signed() {
	old_chain(|| only_signed(pallet_synergy_guarantees::Call::<Runtime>::accept_recovery { lost: who(LOST) }));
}

#[test]
fn f6_fails_when_not_known() {
	old_chain(|| refused(accept_recovery(NEW, 1_000), Error::NotKnown));
}

#[test]
fn f6_fails_when_not_the_new_key() {
	old_chain(|| {
		recover(1, LOST, NEW).unwrap();
		refused(accept_recovery(NEW, LOST), Error::NotTheNewKey);
		recover(2, LOST, NEW).unwrap();
		refused(accept_recovery(1_000, LOST), Error::NotTheNewKey);
		refused(accept_recovery(NEW, 3), Error::NotTheNewKey);
		accept_recovery(NEW, LOST).unwrap();
	});
}

#[test]
fn f6_fails_when_said_already() {
	old_chain(|| {
		agree();
		accept_recovery(NEW, LOST).unwrap();
		refused(accept_recovery(NEW, LOST), Error::AlreadySaid);
	});
}

#[test]
fn e3_fails_when_due() {
	old_chain(|| {
		agree();
		eras(13);
		boundary();
		refused(accept_recovery(NEW, LOST), Error::Due);
		work();
	});
}
