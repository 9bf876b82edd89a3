//! `allow_money` (F6).
use crate::{keys::*, *};
use pallet_synergy_guarantees::{Event, FormerKeys};

#[test]
fn f6_succeeds_before_the_number_has_moved() {
	old_chain(|| {
		recover(1, LOST, NEW).unwrap();
		allow_money(council(0), LOST).unwrap();
		recover(2, LOST, NEW).unwrap();
		assert!(request(LOST).unwrap().with_money);
		assert!(has_happened(Event::MoneyAllowed { member: 0, account: who(LOST) }));
	});
}

#[test]
fn f6_is_for_the_account_that_was_named() {
	old_chain(|| {
		recover(1, LOST, NEW).unwrap();
		allow_money(council(0), LOST).unwrap();
		recover(1, LOST, 10_001).unwrap();
		assert!(!request(LOST).unwrap().with_money);
	});
}

#[test]
fn f6_succeeds_after_the_number_has_moved() {
	old_chain(|| {
		lose();
		allow_money(council(0), LOST).unwrap();
		assert!(FormerKeys::<Runtime>::get(who(LOST)).unwrap().with_money);
		assert_eq!(free(NEW), 1, "it is fetched");
	});
}

#[test]
fn f6_succeeds_though_somebody_has_made_the_old_account_a_customer() {
	old_chain(|| {
		lose();
		propose(3, LOST, pallet_synergy_deals::Delivery::Proposer, SYN, Payment::Escrow).unwrap();
		allow_money(council(0), LOST).unwrap();
		fetch_money(NEW, LOST, None).unwrap();
	});
}

#[test]
fn f6_fails_when_not_signed() {
	old_chain(|| only_signed(pallet_synergy_guarantees::Call::<Runtime>::allow_money { lost: who(LOST) }));
}

#[test]
fn f6_fails_when_not_the_council_of_its_club() {
	old_chain(|| {
		agree();
		accept_recovery(NEW, LOST).unwrap();
		for by in [council(1), who(1), who(NEW)] {
			refused(allow_money(by, LOST), Error::NotTheCouncil);
		}
		eras(14);
		refused(allow_money(council(1), LOST), Error::NotTheCouncil);
	});
}

#[test]
fn f6_fails_when_the_key_is_in_use() {
	old_chain(|| {
		lose();
		sign(LOST, frame_system::Call::<Runtime>::remark { remark: Vec::new() });
		refused(allow_money(council(0), LOST), Error::KeyInUse);
	});
}

#[test]
fn f6_fails_when_said_already() {
	old_chain(|| {
		agree();
		allow_money(council(0), LOST).unwrap();
		refused(allow_money(council(0), LOST), Error::AlreadySaid);
		accept_recovery(NEW, LOST).unwrap();
		eras(14);
		refused(allow_money(council(0), LOST), Error::AlreadySaid);
	});
}

#[test]
fn f6_fails_when_nothing_is_asked_for() {
	old_chain(|| {
		refused(allow_money(council(0), LOST), Error::NoSuchRecovery);
		refused(allow_money(council(0), 1_000), Error::NoSuchRecovery);
		agree();
		cancel_recovery(LOST, LOST).unwrap();
		refused(allow_money(council(0), LOST), Error::NoSuchRecovery);
	});
}

#[test]
fn e3_fails_when_due() {
	old_chain(|| {
		agree();
		accept_recovery(NEW, LOST).unwrap();
		eras(13);
		boundary();
		refused(allow_money(council(0), LOST), Error::Due);
		work();
		allow_money(council(0), LOST).unwrap();
	});
}
