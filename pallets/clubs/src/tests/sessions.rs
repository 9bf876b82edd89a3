//! What sessions tell of validators and ask of them (F2).

use crate::{mock::*, Authored, Event, SpoiltKeys, Validator, Validators};
use frame_support::assert_ok;
use synergy_primitives::{ClubId, Fault};

/// The council and the node of a club from 2 on.
fn account(club: ClubId) -> u64 {
	1_000 + u64::from(club)
}

/// The node of a club.
fn node(club: ClubId) -> u64 {
	match club {
		0 => NODE,
		1 => OTHER_NODE,
		_ => account(club),
	}
}

/// So many clubs, each with a validator that sits.
fn with_clubs(count: ClubId, test: impl FnOnce()) {
	run(|| {
		for club in 2..count {
			let account = account(club);
			found(club, account);
			set_key(account, 50 + club as u8);
			assert_ok!(Clubs::set_validator(RuntimeOrigin::signed(account), club, Some(account)));
		}
		pass(&[0, 1]);
		assert_eq!(sitting(), (0..count).collect::<Vec<_>>());
		test();
	});
}

/// A session in which the nodes of these clubs build blocks.
fn pass(clubs: &[ClubId]) {
	pass_session(&clubs.iter().map(|club| node(*club)).collect::<Vec<_>>());
}

/// The clubs whose nodes validate.
fn sitting() -> Vec<ClubId> {
	(0..8).filter(|club| AtWork::get().contains_key(&node(*club))).collect()
}

/// The clubs whose nodes may build no blocks.
fn barred() -> Vec<ClubId> {
	(0..8).filter(|club| Barred::get().contains_key(&node(*club))).collect()
}

fn validator(club: ClubId) -> Validator<u64> {
	Validators::<Test>::get(club).unwrap()
}

#[test]
fn f2_blocks_are_counted_by_session() {
	with_clubs(4, || {
		[NODE, NODE, OTHER_NODE].iter().for_each(|node| Clubs::note_author(*node));
		assert_eq!((Authored::<Test>::get(NODE), Authored::<Test>::get(OTHER_NODE)), (2, 1));
		pass(&[]);
		assert_eq!(Authored::<Test>::iter().count(), 0);
	});
}

#[test]
fn f2_who_is_absent_for_three_sessions_in_a_row_is_disabled() {
	with_clubs(5, || {
		pass(&[1, 2, 3, 4]);
		pass(&[1, 2, 3, 4]);
		pass(&[0, 1, 2, 3]);
		assert_eq!((validator(0).missed, validator(4).missed), (0, 1), "one block is enough");
		pass(&[0, 1, 2, 3]);
		assert_eq!(validator(4).fault, None);
		pass(&[0, 1, 2, 3]);
		assert_eq!(validator(4).fault, Some(Fault::Absence));
		let event = Event::ValidatorDisabled { club: 4, validator: node(4), reason: Fault::Absence };
		System::assert_has_event(event.into());
		assert_eq!(sitting(), [0, 1, 2, 3]);
		pass(&[0, 1, 2, 3]);
		assert_eq!(sitting(), [0, 1, 2, 3], "and stays out");
	});
}

#[test]
fn f2_who_comes_back_uncounted_was_not_absent() {
	with_clubs(4, || {
		pass(&[1, 2, 3]);
		pass(&[1, 2, 3]);
		pass(&[0]);
		assert_eq!((validator(0).missed, validator(1).missed), (0, 0));
	});
}

#[test]
fn f2_nobody_is_absent_while_the_chain_does_not_go_on() {
	with_clubs(4, || {
		for _ in 0..9 {
			pass(&[0, 1]);
			pass(&[]);
		}
		assert!((0..4).all(|club| validator(club).missed == 0 && validator(club).fault.is_none()));
		assert_eq!((sitting(), barred()), (vec![0, 1, 2, 3], vec![]));
	});
}

#[test]
fn f2_of_four_the_absent_one_stays_and_builds_no_blocks() {
	with_clubs(4, || {
		(0..3).for_each(|_| pass(&[0, 1, 2]));
		assert_eq!(validator(3).fault, Some(Fault::Absence));
		assert_eq!((sitting(), barred()), (vec![0, 1, 2, 3], vec![3]));
		pass(&[0, 1, 2]);
		assert_eq!((sitting(), barred()), (vec![0, 1, 2, 3], vec![3]));
	});
}

#[test]
fn f2_a_fifth_that_is_named_takes_the_place_of_a_disabled_one() {
	with_clubs(4, || {
		(0..3).for_each(|_| pass(&[0, 1, 2]));
		found(4, account(4));
		set_key(node(4), 54);
		assert_ok!(Clubs::set_validator(RuntimeOrigin::signed(account(4)), 4, Some(node(4))));
		pass(&[0, 1, 2]);
		assert_eq!((sitting(), barred()), (vec![0, 1, 2, 4], vec![]));
	});
}

#[test]
fn f2_an_equivocation_disables_at_once() {
	with_clubs(6, || {
		Clubs::note_equivocation(&node(2), 10);
		let event = Event::ValidatorDisabled { club: 2, validator: node(2), reason: Fault::Equivocation };
		System::assert_last_event(event.into());
		assert_eq!((validator(2).fault, barred()), (Some(Fault::Equivocation), vec![2]));
		pass(&[0, 1, 3, 4, 5]);
		assert_eq!((sitting(), barred()), (vec![0, 1, 3, 4, 5], vec![]));
	});
}

#[test]
fn f2_an_equivocation_is_worse_than_an_absence() {
	with_clubs(5, || {
		(0..2).for_each(|_| pass(&[1, 2, 3, 4]));
		pass(&[1, 2, 3, 4]);
		assert_eq!(validator(0).fault, Some(Fault::Absence));
		Clubs::note_equivocation(&NODE, 10);
		assert_eq!(validator(0).fault, Some(Fault::Equivocation));
		assert!(SpoiltKeys::<Test>::contains_key(0));
		System::reset_events();
		Clubs::note_equivocation(&NODE, 10);
		assert!(System::events().is_empty(), "and is told once");
	});
}

#[test]
fn f2_who_has_signed_two_things_is_barred_before_who_was_absent() {
	with_clubs(4, || {
		(0..3).for_each(|_| pass(&[0, 1, 2]));
		assert_eq!(barred(), [3]);
		Clubs::note_equivocation(&node(1), 10);
		assert_eq!(barred(), [1], "no more than a third");
		pass(&[0, 1, 2]);
		assert_eq!((sitting(), barred()), (vec![0, 1, 2, 3], vec![1]));
		Clubs::note_equivocation(&node(2), 10);
		assert_eq!(barred(), [1], "who was first stays");
	});
}

#[test]
fn f2_a_node_that_no_club_has_named_any_more_is_barred_for_its_last_sessions() {
	with_clubs(6, || {
		assert_ok!(Clubs::set_validator(RuntimeOrigin::signed(account(5)), 5, None));
		assert!(Clubs::is_news(&node(5), 10));
		Clubs::note_equivocation(&node(5), 10);
		assert_eq!(barred(), [5]);
		pass(&[0, 1, 2, 3, 4]);
		assert!(!Clubs::is_news(&node(5), 10));
	});
}

#[test]
fn f2_who_takes_its_keys_away_is_out_while_four_remain() {
	with_clubs(5, || {
		purge_key(node(4));
		pass(&[0, 1, 2, 3, 4]);
		assert_eq!(sitting(), [0, 1, 2, 3]);
		set_key(node(4), 99);
		pass(&[0, 1, 2, 3]);
		assert_eq!(sitting(), [0, 1, 2, 3, 4], "its club still names it");
	});
}

#[test]
fn f2_who_takes_its_keys_away_keeps_them_when_too_few_would_remain() {
	with_clubs(4, || {
		purge_key(node(2));
		pass(&[0, 1, 2, 3]);
		assert_eq!((sitting(), Keys::get().get(&node(2))), (vec![0, 1, 2, 3], Some(&52)));
		System::assert_last_event(Event::KeysKept { club: 2, validator: node(2) }.into());
	});
}

#[test]
fn f2_keys_that_are_to_be_kept_are_taken_from_who_has_set_them_by_now() {
	with_clubs(4, || {
		purge_key(node(2));
		set_key(STRANGER, 52);
		pass(&[0, 1, 2, 3]);
		assert_eq!((sitting(), Keys::get().get(&STRANGER)), (vec![0, 1, 2, 3], None));
		System::assert_has_event(Event::KeysTakenBack { club: 2, validator: node(2), from: STRANGER }.into());
		System::assert_last_event(Event::KeysKept { club: 2, validator: node(2) }.into());
	});
}

#[test]
fn f2_whoever_is_left_without_keys_thereby_keeps_its_own() {
	with_clubs(4, || {
		purge_key(node(3));
		set_key(node(2), 53);
		set_key(node(0), 52);
		pass(&[0, 1, 2, 3]);
		assert_eq!(sitting(), [0, 1, 2, 3]);
		let keys = [0, 1, 2, 3].map(|club| Keys::get()[&node(club)]);
		assert_eq!(keys, [1, 2, 52, 53]);
	});
}

#[test]
fn f2_a_new_validator_that_loses_its_keys_thereby_is_not_counted() {
	with_clubs(4, || {
		found(4, account(4));
		set_key(account(4), 54);
		assert_ok!(Clubs::set_validator(RuntimeOrigin::signed(account(4)), 4, Some(account(4))));
		purge_key(node(2));
		purge_key(node(3));
		set_key(account(4), 52);
		pass(&[0, 1, 2, 3]);
		assert_eq!(sitting(), [0, 1, 2, 3]);
	});
}

#[test]
fn f2_keys_of_who_is_not_needed_may_be_set_by_another() {
	with_clubs(5, || {
		purge_key(node(4));
		set_key(STRANGER, 54);
		pass(&[0, 1, 2, 3, 4]);
		assert_eq!((sitting(), Keys::get()[&STRANGER]), (vec![0, 1, 2, 3], 54));
	});
}

#[test]
fn f2_clubs_may_withdraw_below_four() {
	with_clubs(4, || {
		assert_ok!(Clubs::set_validator(RuntimeOrigin::signed(account(3)), 3, None));
		assert_ok!(Clubs::remove(RuntimeOrigin::root(), 2));
		pass(&[0, 1, 2, 3]);
		assert_eq!(sitting(), [0, 1]);
		assert_ok!(Clubs::set_validator(RuntimeOrigin::signed(COUNCIL), 0, None));
		pass(&[0, 1]);
		assert_eq!(sitting(), [1]);
	});
}

#[test]
fn f2_without_any_validator_of_a_club_the_last_ones_go_on() {
	with_clubs(4, || {
		(0..4).for_each(Clubs::forget_validator);
		assert_eq!(Clubs::next_validators(), [] as [u64; 0]);
	});
}

/// The story of the README: Almaty, Kaskelen, Talgar, Esik and a fifth.
#[test]
fn a_copy_of_keys_a_broken_line_and_a_dead_machine() {
	let (kaskelen, talgar, esik) = (1, 2, 3);
	with_clubs(5, || {
		// Two machines with the same keys vote for two blocks. One is stopped, but the keys are spoilt.
		Clubs::note_equivocation(&node(kaskelen), Session::get());
		assert_eq!(barred(), [kaskelen]);
		pass(&[0, 2, 3, 4]);
		assert_eq!(sitting(), [0, 2, 3, 4]);
		let restore = |by, club| Clubs::restore_validator(RuntimeOrigin::signed(by), club);
		assert_eq!(restore(OTHER_COUNCIL, kaskelen), Err(crate::Error::<Test>::KeysSpoilt.into()));
		set_key(node(kaskelen), 99);
		assert_ok!(restore(OTHER_COUNCIL, kaskelen));
		pass(&[0, 2, 3, 4]);
		assert_eq!(sitting(), [0, 1, 2, 3, 4]);

		// The line to Talgar breaks; then Esik's machine dies, and three could not do without it.
		(0..3).for_each(|_| pass(&[0, 1, 3, 4]));
		assert_eq!(sitting(), [0, 1, 3, 4]);
		(0..3).for_each(|_| pass(&[0, 1, 4]));
		assert_eq!((validator(esik).fault, sitting(), barred()), (Some(Fault::Absence), vec![0, 1, 3, 4], vec![esik]));

		// Talgar's line is mended.
		assert_ok!(restore(account(talgar), talgar));
		pass(&[0, 1, 4]);
		assert_eq!((sitting(), barred()), (vec![0, 1, 2, 4], vec![]));
	});
}
