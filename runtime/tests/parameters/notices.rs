//! Another notice (G3), and what was promised before it.
use crate::*;

/// Members 5, 6 and 7 vouch for 0 as well, so that it loses nothing when they revoke.
fn with_three_more(test: impl FnOnce()) {
	story(|| {
		[5, 6, 7].into_iter().for_each(|guarantor| guaranteed_by(guarantor, 0));
		test();
	});
}

#[test]
fn g3_a_deposit_goes_back_when_the_notice_is_over_that_held_when_it_was_revoked() {
	with_three_more(|| {
		revoke(5, 0).unwrap();
		change(&[Parameter::RevocationNotice(20)]);
		assert_eq!(notice(5, 0), Some(10));
		revoke(6, 0).unwrap();
		assert_eq!(notice(6, 0), Some(21));
		eras(8);
		assert_eq!(behind(0).len(), 5);
		next_era();
		assert_eq!((era(), behind(0).len()), (10, 4));
	});
}

#[test]
fn g3_nobody_who_revokes_later_is_out_earlier() {
	with_three_more(|| {
		change(&[Parameter::RevocationNotice(20)]);
		afternoon();
		revoke(5, 0).unwrap();
		assert_eq!(notice(5, 0), Some(22));
		change(&[Parameter::RevocationNotice(10)]);
		revoke(6, 0).unwrap();
		assert_eq!(notice(6, 0), Some(22), "not 12");
		change(&[Parameter::MaxTerm(30)]);
		eras(8);
		revoke(7, 0).unwrap();
		assert_eq!((era(), notice(7, 0)), (11, Some(22)));
		eras(11);
		assert_eq!((era(), behind(0).len()), (22, 2));
	});
}

#[test]
fn c4_g3_a_complaint_reaches_who_revokes_under_a_shorter_notice() {
	story(|| {
		let id = dispute(sale(0));
		let shorter = [Parameter::MaxLevel(1), Parameter::AppealWait(1), Parameter::RevocationNotice(3)];
		change(&shorter);
		revoke(11, 9).unwrap();
		eras(5);
		assert_eq!(state(id).1, 6, "its own highest level");
		let standing = pallet_synergy_complaints::Standings::<Runtime>::get(number(11));
		let reach = standing.reach(id).expect("it could not slip out");
		assert_eq!((reach.level, reach.via), (6, number(9)));
	});
}
