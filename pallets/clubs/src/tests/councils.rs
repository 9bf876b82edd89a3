//! What others ask about clubs (C9, M1).

use crate::mock::*;
use synergy_primitives::Councils;

#[test]
fn c9_a_club_has_a_council() {
	run(|| {
		assert_eq!(Clubs::council(0), Some(COUNCIL));
		assert_eq!(Clubs::council(1), Some(OTHER_COUNCIL));
		assert_eq!(Clubs::council(2), None);
	});
}

#[test]
fn m1_a_club_exists_or_not() {
	run(|| assert_eq!((Clubs::exists(0), Clubs::exists(1), Clubs::exists(2)), (true, true, false)));
}

#[test]
fn f1_a_club_removed_has_no_council_and_keeps_its_treasury() {
	run(|| {
		Clubs::remove(RuntimeOrigin::root(), 1).unwrap();
		assert_eq!((Clubs::council(1), Clubs::exists(1)), (None, false));
		assert_eq!(Clubs::treasury(1), Some(OTHER_TREASURY));
	});
}
