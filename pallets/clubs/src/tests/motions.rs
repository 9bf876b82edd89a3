//! How many motions a club may have before the council of clubs (F1).

use crate::{mock::*, Error, Motions};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{testing::H256, DispatchResult};

/// An account proposes a motion, by its number.
fn propose(by: u64, motion: u8) -> DispatchResult {
	let motion = H256::repeat_byte(motion);
	let before = Open::get();
	Open::mutate(|open| open.push(motion));
	Clubs::note_motion(&by, motion).inspect_err(|_| Open::set(before))
}

fn end(motion: u8) {
	Open::mutate(|open| open.retain(|other| *other != H256::repeat_byte(motion)));
}

#[test]
fn f1_a_club_has_three_places() {
	run(|| {
		(0..3).for_each(|motion| propose(COUNCIL, motion).unwrap());
		assert_noop!(propose(COUNCIL, 3), Error::<Test>::TooManyMotions);
		(4..7).for_each(|motion| propose(OTHER_COUNCIL, motion).unwrap());
		end(1);
		assert_ok!(propose(COUNCIL, 3));
		assert_noop!(propose(COUNCIL, 8), Error::<Test>::TooManyMotions);
	});
}

#[test]
fn f1_or_fewer_where_there_are_more_clubs() {
	run(|| {
		found(2, 900);
		for club in [COUNCIL, OTHER_COUNCIL, 900] {
			assert_ok!(propose(club, club as u8));
			assert_ok!(propose(club, club as u8 + 50));
			assert_noop!(propose(club, club as u8 + 100), Error::<Test>::TooManyMotions);
		}
	});
}

#[test]
fn f1_a_motion_that_has_ended_and_is_proposed_again_is_of_who_does() {
	run(|| {
		assert_ok!(propose(COUNCIL, 0));
		end(0);
		assert_ok!(propose(OTHER_COUNCIL, 0));
		assert_eq!(Motions::<Test>::get().to_vec(), [(H256::repeat_byte(0), 1)]);
	});
}

#[test]
fn f1_whoever_else_has_a_seat_takes_no_clubs_place() {
	run(|| {
		(0..7).for_each(|motion| propose(STRANGER, motion).unwrap());
		assert_noop!(propose(STRANGER, 7), Error::<Test>::TooManyMotions);
		Open::set(vec![]);
		(0..3).for_each(|motion| propose(COUNCIL, motion).unwrap());
	});
}

#[test]
fn p8_what_has_ended_is_forgotten_with_the_session() {
	run(|| {
		(0..2).for_each(|motion| propose(COUNCIL, motion).unwrap());
		end(0);
		Clubs::end_session();
		assert_eq!(Motions::<Test>::get().to_vec(), [(H256::repeat_byte(1), 0)]);
		end(1);
		Clubs::end_session();
		assert!(!Motions::<Test>::exists());
	});
}
