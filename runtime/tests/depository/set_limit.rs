//! `set_limit` (F4).

use crate::*;

#[test]
fn f4_succeeds_from_now_on() {
	story(|| {
		issue(BANK, HOLDER, 400 * SYN, "1").unwrap();
		set_limit(BANK, 500 * SYN).unwrap();
		assert!(has_happened(Event::LimitChanged { depository: who(BANK), limit: 500 * SYN }));
		fails(issue(BANK, HOLDER, 101 * SYN, "2"), Error::OverLimit);
		issue(BANK, HOLDER, 100 * SYN, "2").unwrap();
	});
}

#[test]
fn f4_a_smaller_limit_than_was_issued_leaves_nothing_in_this_era() {
	story(|| {
		issue(BANK, HOLDER, 400 * SYN, "1").unwrap();
		set_limit(BANK, 100 * SYN).unwrap();
		fails(issue(BANK, HOLDER, 1, "2"), Error::OverLimit);
		next_era();
		issue(BANK, HOLDER, 100 * SYN, "2").unwrap();
	});
}

#[test]
fn f4_fails_when_it_is_not_the_federation() {
	story(|| {
		let call = kit::call(who(BANK), Call::set_limit { depository: who(BANK), limit: Balance::MAX });
		assert_eq!(call, Err(DispatchError::BadOrigin));
	});
}

#[test]
fn f4_fails_when_there_is_no_such_depository() {
	story(|| {
		fails(set_limit(OTHER, SYN), Error::NoSuchDepository);
		dismiss(BANK).unwrap();
		fails(set_limit(BANK, SYN), Error::NoSuchDepository);
	});
}
