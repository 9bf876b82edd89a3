//! Naming and withdrawing a club's validator (F2).

use crate::{mock::*, Error, Event, SpoiltKeys, ValidatorOf, Validators};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{DispatchError, DispatchResult};
use synergy_primitives::{ClubId, Fault};

fn set(by: u64, club: ClubId, validator: Option<u64>) -> DispatchResult {
	Clubs::set_validator(RuntimeOrigin::signed(by), club, validator)
}

fn validator(club: ClubId) -> Option<u64> {
	Validators::<Test>::get(club).map(|validator| validator.account)
}

#[test]
fn f2_succeeds() {
	run(|| {
		assert_ok!(set(COUNCIL, 0, Some(NEW_NODE)));
		assert_eq!((validator(0), validator(1)), (Some(NEW_NODE), Some(OTHER_NODE)));
		assert_eq!((ValidatorOf::<Test>::get(NODE), ValidatorOf::<Test>::get(NEW_NODE)), (None, Some(0)));
		System::assert_has_event(Event::ValidatorWithdrawn { club: 0, validator: NODE }.into());
		System::assert_has_event(Event::ValidatorNamed { club: 0, validator: NEW_NODE }.into());
		assert_eq!(Clubs::next_validators(), [NEW_NODE, OTHER_NODE]);
	});
}

#[test]
fn f2_a_club_withdraws_its_validator_and_names_it_again() {
	run(|| {
		assert_ok!(set(COUNCIL, 0, None));
		assert_eq!((validator(0), ValidatorOf::<Test>::get(NODE), Validators::<Test>::count()), (None, None, 1));
		System::assert_last_event(Event::ValidatorWithdrawn { club: 0, validator: NODE }.into());
		assert_eq!(Clubs::next_validators(), [OTHER_NODE]);
		assert_ok!(set(COUNCIL, 0, Some(NODE)));
		assert_eq!(Clubs::next_validators(), [NODE, OTHER_NODE]);
	});
}

#[test]
fn f2_what_another_club_has_withdrawn_may_be_named() {
	run(|| {
		assert_ok!(set(COUNCIL, 0, Some(NEW_NODE)));
		assert_ok!(set(OTHER_COUNCIL, 1, Some(NODE)));
		assert_eq!(Clubs::next_validators(), [NEW_NODE, NODE]);
	});
}

#[test]
fn f2_a_disabled_validator_may_be_replaced() {
	run(|| {
		Clubs::note_equivocation(&NODE, 9);
		assert_ok!(set(COUNCIL, 0, Some(NEW_NODE)));
		let named = Validators::<Test>::get(0).unwrap();
		assert_eq!((named.account, named.fault, named.missed), (NEW_NODE, None, 0));
	});
}

#[test]
fn f2_fails_when_nobody_has_signed() {
	run(|| {
		assert_noop!(Clubs::set_validator(RuntimeOrigin::root(), 0, Some(NEW_NODE)), DispatchError::BadOrigin);
		assert_noop!(Clubs::set_validator(RuntimeOrigin::none(), 0, Some(NEW_NODE)), DispatchError::BadOrigin);
	});
}

#[test]
fn f2_fails_when_somebody_else_than_the_council_signs() {
	run(|| {
		for stranger in [OTHER_COUNCIL, TREASURY, NODE, NEW_NODE, ZOYA] {
			assert_noop!(set(stranger, 0, Some(NEW_NODE)), Error::<Test>::NotTheCouncil);
			assert_noop!(set(stranger, 0, None), Error::<Test>::NotTheCouncil);
		}
	});
}

#[test]
fn f2_fails_when_there_is_no_such_club() {
	run(|| {
		assert_noop!(set(COUNCIL, 2, Some(NEW_NODE)), Error::<Test>::NoSuchClub);
	});
}

#[test]
fn f2_fails_when_it_is_the_clubs_validator_already() {
	run(|| {
		assert_noop!(set(COUNCIL, 0, Some(NODE)), Error::<Test>::SameValidator);
	});
}

#[test]
fn f2_fails_when_it_is_the_validator_of_another_club() {
	run(|| {
		assert_noop!(set(COUNCIL, 0, Some(OTHER_NODE)), Error::<Test>::ValidatorOfOther);
	});
}

#[test]
fn f2_fails_when_it_has_set_no_keys() {
	run(|| {
		assert_noop!(set(COUNCIL, 0, Some(STRANGER)), Error::<Test>::NoSessionKeys);
		purge_key(NEW_NODE);
		assert_noop!(set(COUNCIL, 0, Some(NEW_NODE)), Error::<Test>::NoSessionKeys);
	});
}

#[test]
fn f2_fails_when_the_keys_are_those_that_signed_two_things() {
	run(|| {
		Clubs::note_equivocation(&NODE, 9);
		assert_ok!(set(COUNCIL, 0, None));
		assert_noop!(set(COUNCIL, 0, Some(NODE)), Error::<Test>::KeysSpoilt);
		purge_key(NODE);
		set_key(NEW_NODE, 1);
		assert_noop!(set(COUNCIL, 0, Some(NEW_NODE)), Error::<Test>::KeysSpoilt);
		set_key(NODE, 9);
		assert_ok!(set(COUNCIL, 0, Some(NODE)));
		assert!(!Clubs::is_news(&NODE, Session::get()), "what the old keys have signed no longer counts");
		assert!(Clubs::is_news(&NODE, Session::get() + 2));
	});
}

#[test]
fn f2_fails_when_the_club_has_none_to_withdraw() {
	run(|| {
		assert_ok!(set(COUNCIL, 0, None));
		assert_noop!(set(COUNCIL, 0, None), Error::<Test>::NoValidator);
	});
}

#[test]
fn f2_fails_when_nobody_else_could_go_on() {
	run(|| {
		purge_key(OTHER_NODE);
		assert_noop!(set(COUNCIL, 0, None), Error::<Test>::LastValidator);
		set_key(OTHER_NODE, 2);
		Clubs::note_equivocation(&OTHER_NODE, 9);
		assert_noop!(set(COUNCIL, 0, None), Error::<Test>::LastValidator);
		assert_ok!(set(COUNCIL, 0, Some(NEW_NODE)));
		assert_ok!(set(OTHER_COUNCIL, 1, None));
		assert_noop!(set(COUNCIL, 0, None), Error::<Test>::LastValidator);
	});
}

#[test]
fn f2_fails_when_there_are_too_many() {
	run(|| {
		for id in 2..9 {
			let account = 1_000 + u64::from(id);
			found(id.into(), account);
			set_key(account, 50 + id);
			if id < 8 {
				assert_ok!(set(account, id.into(), Some(account)));
			}
		}
		assert_noop!(set(1_008, 8, Some(1_008)), Error::<Test>::TooManyValidators);
		assert_ok!(set(1_007, 7, Some(1_008)));
	});
}

#[test]
fn f2_a_club_that_is_removed_leaves_nothing_behind() {
	run(|| {
		Clubs::note_equivocation(&NODE, 9);
		assert_eq!(Validators::<Test>::get(0).unwrap().fault, Some(Fault::Equivocation));
		assert_ok!(Clubs::remove(RuntimeOrigin::root(), 0));
		assert_eq!((validator(0), ValidatorOf::<Test>::get(NODE), SpoiltKeys::<Test>::get(0)), (None, None, None));
		System::assert_has_event(Event::ValidatorWithdrawn { club: 0, validator: NODE }.into());
		assert_noop!(set(COUNCIL, 0, Some(NODE)), Error::<Test>::NoSuchClub);
	});
}
