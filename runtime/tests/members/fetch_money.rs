//! `fetch_money` (F6).
use crate::{keys::*, *};
use pallet_synergy_guarantees::Event;

#[test]
fn f6_succeeds_as_often_as_something_is_free() {
	old_chain(|| {
		fund(LOST, 3, 1_001, 10 * SYN, SYN).unwrap();
		pledge(3, 1_001, Tier::T10).unwrap();
		lose();
		allow_money(council(0), LOST).unwrap();
		let amount = free(LOST) - 1;
		fetch_money(NEW, LOST, None).unwrap();
		assert_eq!((free(NEW), free(LOST)), (amount + 1, 1), "what is held for others keeps its unit");
		assert!(has_happened(Event::MoneyFetched { member: 0, from: who(LOST), amount }));
		unpledge(3, 3, 1_001).unwrap();
		fetch_money(NEW, LOST, None).unwrap();
		assert_eq!((total(LOST), free(NEW)), (0, amount + 11 * SYN + 2));
		transfer(3, LOST, SYN).unwrap();
		fetch_money(NEW, LOST, None).unwrap();
		assert_eq!(total(LOST), 0);
	});
}

#[test]
fn f6_succeeds_with_an_offer_that_nobody_has_used() {
	old_chain(|| {
		fund(LOST, 3, 1_001, 10 * SYN, SYN).unwrap();
		lose();
		allow_money(council(0), LOST).unwrap();
		let all = total(LOST) + free(NEW);
		fetch_money(NEW, LOST, Some((3, 1_001))).unwrap();
		assert_eq!((total(LOST), free(NEW)), (0, all));
	});
}

#[test]
fn f6_fails_when_not_signed() {
	let call = || pallet_synergy_guarantees::Call::<Runtime>::fetch_money { lost: who(LOST), offered: None };
	old_chain(|| only_signed(call()));
}

#[test]
fn f6_fails_when_it_never_was_a_key() {
	old_chain(|| refused(fetch_money(1, LOST, None), Error::NoSuchRecovery));
}

#[test]
fn f6_fails_when_not_the_new_key() {
	old_chain(|| {
		lose();
		allow_money(council(0), LOST).unwrap();
		refused(fetch_money(1, LOST, None), Error::NotTheNewKey);
		refused(fetch_money(1_000, LOST, None), Error::NotKnown);
	});
}

#[test]
fn f6_fails_when_the_key_is_in_use() {
	old_chain(|| {
		lose();
		allow_money(council(0), LOST).unwrap();
		sign(LOST, frame_system::Call::<Runtime>::remark { remark: Vec::new() });
		refused(fetch_money(NEW, LOST, None), Error::KeyInUse);
	});
}

#[test]
fn f6_fails_when_the_council_has_not_signed() {
	old_chain(|| {
		lose();
		refused(fetch_money(NEW, LOST, None), Error::MoneyNotAllowed);
	});
}

#[test]
fn f6_fails_when_there_is_no_such_offer() {
	old_chain(|| {
		lose();
		allow_money(council(0), LOST).unwrap();
		refused(fetch_money(NEW, LOST, Some((3, 1_001))), Error::NoSuchFunding);
	});
}

#[test]
fn f6_fails_when_nothing_is_free() {
	old_chain(|| {
		lose();
		allow_money(council(0), LOST).unwrap();
		fetch_money(NEW, LOST, None).unwrap();
		refused(fetch_money(NEW, LOST, None), Error::NothingToFetch);
	});
}
