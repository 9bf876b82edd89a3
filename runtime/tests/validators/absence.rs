//! Absence (F2): who builds no blocks for an hour while the others go on is out until its club restores it.

use super::*;

/// How many sessions make an absence.
const LONG: u32 = time::ABSENCE / time::SESSION;

#[test]
fn f2_of_five_the_absent_one_is_out_until_its_club_restores_it() {
	story(5, || {
		let running = &[0, 1, 2, 3];
		sessions(LONG - 1, running);
		assert_eq!((fault(4), barred()), (None, vec![]));
		next_session(running);
		assert!(was_told(Event::ValidatorDisabled { club: 4, validator: who(4), reason: Fault::Absence }));
		assert_eq!((fault(4), barred()), (Some(Fault::Absence), vec![4]));
		next_session(running);
		assert_eq!((sitting(), barred()), (vec![0, 1, 2, 3], vec![]));
		let all = &[0, 1, 2, 3, 4];
		sessions(3, all);
		assert_eq!(sitting(), [0, 1, 2, 3], "running again is not enough");
		fails(restore_validator(4, 4), Error::NotTheCouncil);
		fails(restore_validator(council_of(3), 4), Error::NotTheCouncil);
		restore_validator(council_of(4), 4).unwrap();
		assert!(was_told(Event::ValidatorRestored { club: 4, validator: who(4) }));
		sessions(2, all);
		assert_eq!(sitting(), [0, 1, 2, 3, 4]);
		fails(restore_validator(council_of(4), 4), Error::NotDisabled);
	});
}

#[test]
fn f2_of_four_the_absent_one_stays_and_builds_again_when_it_is_restored() {
	story(4, || {
		let running = &[0, 1, 2];
		sessions(LONG + 3, running);
		assert_eq!((sitting(), barred(), set_id()), (vec![0, 1, 2, 3], vec![3], 0));
		restore_validator(council_of(3), 3).unwrap();
		assert!(barred().is_empty());
		sessions(2, &[0, 1, 2, 3]);
		assert_eq!((fault(3), barred()), (None, vec![]));
	});
}

#[test]
fn f2_one_block_in_an_hour_is_presence() {
	story(5, || {
		for _ in 0..3 {
			sessions(LONG - 1, &[0, 1, 2, 3]);
			(0..5).for_each(|_| block(&[0, 1, 2, 3, 4]));
			next_session(&[0, 1, 2, 3]);
		}
		assert_eq!(fault(4), None);
	});
}

#[test]
fn f2_after_an_outage_nobody_is_punished_whoever_comes_back_first() {
	story(4, || {
		sessions(2, &[0, 1, 2, 3]);
		sessions(LONG * 2, &[0]);
		sessions(LONG * 2, &[0, 1]);
		assert!((0..4).all(|club| fault(club).is_none()));
		sessions(LONG - 1, &[0, 1, 2]);
		sessions(1, &[0, 1, 2, 3]);
		assert!((0..4).all(|club| fault(club).is_none()));
	});
}

#[test]
fn f2_never_below_four_automatically() {
	story(6, || {
		sessions(LONG + 2, &[0, 1, 2, 3, 4]);
		assert_eq!(sitting(), [0, 1, 2, 3, 4]);
		sessions(LONG + 2, &[0, 1, 2, 3]);
		assert_eq!(sitting(), [0, 1, 2, 3]);
		sessions(LONG + 2, &[0, 1, 2]);
		assert_eq!((sitting(), barred()), (vec![0, 1, 2, 3], vec![3]));
		sessions(LONG + 2, &[0, 1]);
		assert_eq!((sitting(), barred()), (vec![0, 1, 2, 3], vec![3]));
		for club in 3..6 {
			restore_validator(council_of(club), club).unwrap();
		}
		sessions(2, &[0, 1, 2, 3, 4, 5]);
		assert_eq!((sitting(), barred()), (vec![0, 1, 2, 3, 4, 5], vec![]));
	});
}
