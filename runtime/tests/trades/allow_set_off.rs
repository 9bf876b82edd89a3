//! `allow_set_off` (D6).

use crate::*;

#[test]
fn d6_succeeds_and_may_be_taken_back() {
	story(|| {
		for allowed in [true, false, true] {
			allow_set_off(3, allowed).unwrap();
			assert_eq!(member(3).allows_set_off, allowed);
			assert!(has_happened(Event::SetOffAllowed { member: 3, allowed }));
		}
		assert!(!member(0).allows_set_off, "everybody for itself");
	});
}

#[test]
fn d6_succeeds_while_suspended_or_lapsing() {
	story(|| {
		make_suspended(0);
		make_lapse(3);
		for n in [0, 3] {
			allow_set_off(n, true).unwrap();
			assert!(member(n).allows_set_off);
		}
	});
}

#[test]
fn p8_whoever_leaves_allows_nothing_any_more() {
	story(|| {
		pledge(0, 1_000, Tier::T10).unwrap();
		pledge(3, 1_000, Tier::T10).unwrap();
		apply(1_000, Tier::T10, &[0, 3]).unwrap();
		allow_set_off(1_000, true).unwrap();
		assert!(member(1_000).allows_set_off);
		leave(1_000).unwrap();
		assert!(!member(1_000).allows_set_off);
		fails_in_guarantees(allow_set_off(1_000, true), GuaranteesError::NotAMember);
	});
}

#[test]
fn d6_fails_when_the_account_has_never_applied() {
	story(|| fails(allow_set_off(1_000, true), Error::NotKnown));
}

#[test]
fn d6_fails_for_who_never_was_a_member() {
	story(|| {
		apply(1_000, Tier::T10, &[]).unwrap();
		fails_in_guarantees(allow_set_off(1_000, true), GuaranteesError::NotAMember);
		propose(1_001, 0, Delivery::Counterparty, SYN, Payment::Escrow).unwrap();
		fails_in_guarantees(allow_set_off(1_001, true), GuaranteesError::NotAMember);
	});
}
