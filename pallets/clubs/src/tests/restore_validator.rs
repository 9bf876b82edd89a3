//! Restoring a club's validator that was disabled (F2).

use crate::{mock::*, Error, Event, Validators};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{DispatchError, DispatchResult};
use synergy_primitives::{ClubId, Fault};

fn restore(by: u64, club: ClubId) -> DispatchResult {
	Clubs::restore_validator(RuntimeOrigin::signed(by), club)
}

fn fault(club: ClubId) -> Option<Fault> {
	Validators::<Test>::get(club).unwrap().fault
}

/// Three more nodes, of no club, that validate: so one may be barred.
fn with_others(test: impl FnOnce()) {
	run(|| {
		AtWork::mutate(|nodes| nodes.extend([(900, 90), (901, 91)]));
		test();
	});
}

/// The validator of club 0 was absent for too long.
fn absent() {
	for _ in 0..3 {
		[OTHER_NODE, 900, 901].iter().for_each(|node| Clubs::note_author(*node));
		Clubs::end_session();
		Clubs::start_session(Session::get());
	}
}

#[test]
fn f2_succeeds_after_an_absence_with_the_same_keys_and_at_once() {
	with_others(|| {
		absent();
		assert_eq!((fault(0), Barred::get().contains_key(&NODE)), (Some(Fault::Absence), true));
		assert_ok!(restore(COUNCIL, 0));
		System::assert_last_event(Event::ValidatorRestored { club: 0, validator: NODE }.into());
		assert_eq!((fault(0), Barred::get().contains_key(&NODE)), (None, false));
		assert_eq!(Validators::<Test>::get(0).unwrap().missed, 0);
	});
}

#[test]
fn f2_succeeds_after_an_equivocation_with_new_keys_from_when_they_are_at_work() {
	with_others(|| {
		Clubs::note_equivocation(&NODE, 9);
		assert!(Barred::get().contains_key(&NODE));
		set_key(NODE, 9);
		assert_ok!(restore(COUNCIL, 0));
		assert_eq!((fault(0), Barred::get().contains_key(&NODE)), (None, true), "the old keys are still at work");
		for (session, is_barred) in [(11, true), (12, false)] {
			Barred::set(Default::default());
			Clubs::start_session(session);
			assert_eq!(Barred::get().contains_key(&NODE), is_barred, "in session {session}");
		}
	});
}

#[test]
fn f2_what_the_old_keys_signed_before_no_longer_counts() {
	with_others(|| {
		Clubs::note_equivocation(&NODE, 9);
		set_key(NODE, 9);
		assert_ok!(restore(COUNCIL, 0));
		for session in [8, 10, 11] {
			Clubs::note_equivocation(&NODE, session);
			assert_eq!(fault(0), None, "in session {session}");
		}
		Clubs::note_equivocation(&NODE, 12);
		assert_eq!(fault(0), Some(Fault::Equivocation));
	});
}

#[test]
fn f2_fails_when_somebody_else_than_the_council_signs() {
	run(|| {
		Clubs::note_equivocation(&NODE, 9);
		set_key(NODE, 9);
		for stranger in [OTHER_COUNCIL, NODE, TREASURY] {
			assert_noop!(restore(stranger, 0), Error::<Test>::NotTheCouncil);
		}
		assert_noop!(Clubs::restore_validator(RuntimeOrigin::root(), 0), DispatchError::BadOrigin);
	});
}

#[test]
fn f2_fails_when_there_is_no_such_club() {
	run(|| {
		assert_noop!(restore(COUNCIL, 2), Error::<Test>::NoSuchClub);
	});
}

#[test]
fn f2_fails_when_the_club_has_no_validator() {
	run(|| {
		assert_ok!(Clubs::set_validator(RuntimeOrigin::signed(COUNCIL), 0, None));
		assert_noop!(restore(COUNCIL, 0), Error::<Test>::NoValidator);
	});
}

#[test]
fn f2_fails_when_it_is_not_disabled() {
	run(|| {
		assert_noop!(restore(COUNCIL, 0), Error::<Test>::NotDisabled);
	});
}

#[test]
fn f2_fails_when_its_keys_are_gone() {
	with_others(|| {
		absent();
		purge_key(NODE);
		assert_noop!(restore(COUNCIL, 0), Error::<Test>::NoSessionKeys);
	});
}

#[test]
fn f2_fails_when_its_keys_are_those_that_signed_two_things() {
	run(|| {
		Clubs::note_equivocation(&NODE, 9);
		assert_noop!(restore(COUNCIL, 0), Error::<Test>::KeysSpoilt);
	});
}

#[test]
fn f2_fails_when_it_sets_the_keys_it_worked_with_again() {
	run(|| {
		set_key(NODE, 8);
		Clubs::note_equivocation(&NODE, 9);
		assert_noop!(restore(COUNCIL, 0), Error::<Test>::KeysSpoilt);
		set_key(NODE, 1);
		assert_noop!(restore(COUNCIL, 0), Error::<Test>::KeysSpoilt);
		set_key(NODE, 9);
		assert_ok!(restore(COUNCIL, 0));
	});
}

#[test]
fn f2_fails_when_its_keys_are_those_that_signed_two_things_long_ago() {
	with_others(|| {
		for key in 2..8 {
			Clubs::note_equivocation(&NODE, Session::get());
			for spoilt in 1..key {
				set_key(NODE, if spoilt == 1 { 1 } else { spoilt + 10 });
				assert_noop!(restore(COUNCIL, 0), Error::<Test>::KeysSpoilt);
			}
			set_key(NODE, key + 10);
			assert_ok!(restore(COUNCIL, 0));
			AtWork::mutate(|nodes| nodes.insert(NODE, key + 10));
			Session::mutate(|index| *index += 2);
		}
	});
}
