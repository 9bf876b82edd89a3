//! Naming validators, and when they begin and end (F2).

use super::*;

const ALL: Running = &[0, 1, 2, 3, 4, 5, 6, 7];

#[test]
fn f2_the_validators_of_genesis_are_those_that_clubs_named() {
	story(4, || {
		assert_eq!(sitting(), [0, 1, 2, 3]);
		sessions(3, ALL);
		assert_eq!(sitting(), [0, 1, 2, 3]);
	});
}

#[test]
fn f2_grandpa_keeps_its_set_while_nothing_changes() {
	story(4, || {
		sessions(4, ALL);
		assert_eq!(set_id(), 0);
		set_keys(2, 102).unwrap();
		sessions(4, ALL);
		assert_eq!(set_id(), 1, "once for the new keys");
	});
}

#[test]
fn f2_a_new_validator_begins_after_two_sessions() {
	story(4, || {
		next_session(ALL);
		fails(set_validator(council_of(3), 3, Some(5)), Error::NoSessionKeys);
		set_keys(5, 105).unwrap();
		set_validator(council_of(3), 3, Some(5)).unwrap();
		assert!(was_told(Event::ValidatorNamed { club: 3, validator: who(5) }));
		assert!(was_told(Event::ValidatorWithdrawn { club: 3, validator: who(3) }));
		next_session(ALL);
		assert_eq!(sitting(), [0, 1, 2, 3], "not yet");
		next_session(ALL);
		assert_eq!(sitting(), [0, 1, 2, 5]);
		let authorities = pallet_aura::Authorities::<Runtime>::get();
		assert!(authorities.contains(&node_keys(105).public().aura));
		assert!(!authorities.contains(&node_keys(3).public().aura));
		block(ALL);
		let voters: Vec<_> = Grandpa::grandpa_authorities().into_iter().map(|(key, _)| key).collect();
		assert!(voters.contains(&node_keys(105).public().grandpa));
		assert_eq!(voters.len(), 4);
	});
}

#[test]
fn f2_an_operator_changes_keys_without_the_council() {
	story(4, || {
		set_keys(1, 101).unwrap();
		sessions(2, ALL);
		assert_eq!(sitting(), [0, 1, 2, 3]);
		assert!(pallet_aura::Authorities::<Runtime>::get().contains(&node_keys(101).public().aura));
	});
}

#[test]
fn f2_fails_when_a_stranger_names_a_validator() {
	story(4, || {
		set_keys(5, 105).unwrap();
		for stranger in [0, 5, council_of(1), 1_000] {
			fails(set_validator(stranger, 0, Some(5)), Error::NotTheCouncil);
		}
		fails(set_validator(council_of(0), 0, Some(1)), Error::ValidatorOfOther);
		fails(set_validator(council_of(0), 9, Some(5)), Error::NoSuchClub);
	});
}

#[test]
fn f2_nobody_sets_keys_that_it_does_not_have() {
	story(4, || {
		let mut node = node_keys(105);
		let (keys, proof) = (node.public(), node.proof(&who(6)));
		let stolen = call(who(5), pallet_session::Call::<Runtime>::set_keys { keys, proof });
		assert_eq!(stolen, Err(pallet_session::Error::<Runtime>::InvalidProof.into()));
		assert_eq!(set_keys(5, 0), Err(pallet_session::Error::<Runtime>::DuplicatedKey.into()));
	});
}

#[test]
fn f2_a_club_withdraws_and_the_set_goes_below_four() {
	story(4, || {
		set_validator(council_of(3), 3, None).unwrap();
		sessions(2, ALL);
		assert_eq!(sitting(), [0, 1, 2]);
		set_validator(council_of(2), 2, None).unwrap();
		set_validator(council_of(1), 1, None).unwrap();
		fails(set_validator(council_of(0), 0, None), Error::LastValidator);
		sessions(2, ALL);
		assert_eq!(sitting(), [0], "but never to nobody");
	});
}

#[test]
fn f2_a_fifth_and_a_sixth_may_take_their_keys_away_and_the_next_may_not() {
	story(6, || {
		for n in [5, 4, 3] {
			purge_keys(n).unwrap();
		}
		sessions(2, ALL);
		assert_eq!(sitting(), [0, 1, 2, 3]);
		assert!(was_told(Event::KeysKept { club: 3, validator: who(3) }));
		set_keys(5, 105).unwrap();
		sessions(2, ALL);
		assert_eq!(sitting(), [0, 1, 2, 3, 5], "its club still names it");
	});
}

/// An account sets the keys of another's node, which both have: they are of the same operator.
fn take_over(by: u32, keys: u32) {
	set_keys(by, keys).unwrap();
}

#[test]
fn f2_an_operator_alone_does_not_get_its_node_out_by_setting_its_keys_for_another_account() {
	story(4, || {
		purge_keys(3).unwrap();
		take_over(6, 3);
		let held = || kit::total(6) - kit::free(6);
		let with = held();
		sessions(2, ALL);
		assert_eq!(sitting(), [0, 1, 2, 3]);
		assert!(was_told(Event::KeysTakenBack { club: 3, validator: who(3), from: who(6) }));
		assert!(was_told(Event::KeysKept { club: 3, validator: who(3) }));
		assert!(pallet_aura::Authorities::<Runtime>::get().contains(&node_keys(3).public().aura));
		assert_eq!(held() + synergy_runtime::constants::money::SESSION_KEYS, with, "its deposit is back");
		set_keys(6, 106).unwrap();
	});
}

#[test]
fn f2_validators_that_pass_their_keys_round_all_keep_their_own() {
	story(4, || {
		for n in 0..4 {
			purge_keys(n).unwrap();
		}
		for n in 0..4 {
			take_over(n, (n + 1) % 4);
		}
		purge_keys(3).unwrap();
		sessions(2, ALL);
		assert_eq!(sitting(), [0, 1, 2, 3]);
		let builders = pallet_aura::Authorities::<Runtime>::get();
		assert!((0..4).all(|n| builders.contains(&node_keys(n).public().aura)));
		sessions(2, ALL);
		assert_eq!(sitting(), [0, 1, 2, 3]);
	});
}

#[test]
fn f2_one_that_is_not_needed_may_pass_its_keys_on() {
	story(5, || {
		purge_keys(4).unwrap();
		take_over(6, 4);
		sessions(2, ALL);
		assert_eq!(sitting(), [0, 1, 2, 3]);
		set_validator(council_of(4), 4, Some(6)).unwrap();
		sessions(2, ALL);
		assert_eq!(sitting(), [0, 1, 2, 3, 6]);
	});
}

#[test]
fn f2_kept_keys_hold_no_deposit_and_new_ones_do() {
	story(4, || {
		set_keys(3, 103).unwrap();
		let held = || kit::total(3) - kit::free(3);
		let with = held();
		sessions(2, ALL);
		purge_keys(3).unwrap();
		let without = held();
		assert!(without <= with);
		sessions(2, ALL);
		assert_eq!((sitting(), held()), (vec![0, 1, 2, 3], without));
		set_keys(3, 104).unwrap();
		assert_eq!(held(), without + synergy_runtime::constants::money::SESSION_KEYS);
		sessions(2, ALL);
		purge_keys(3).unwrap();
		assert_eq!(held(), without, "and all of it comes back");
	});
}

#[test]
fn f2_one_validator_goes_on_alone_whatever_it_does() {
	story(1, || {
		purge_keys(0).unwrap();
		sessions(3, ALL);
		assert_eq!(sitting(), [0]);
		assert_eq!((set_id(), fault(0)), (0, None));
	});
}

#[test]
fn f1_a_club_that_is_removed_takes_its_validator_with_it() {
	story(5, || {
		Clubs::remove(RuntimeOrigin::root(), 4).unwrap();
		assert!(was_told(Event::ValidatorWithdrawn { club: 4, validator: who(4) }));
		fails(set_validator(council_of(4), 4, Some(4)), Error::NoSuchClub);
		fails(restore_validator(council_of(4), 4), Error::NoSuchClub);
		next_session(ALL);
		assert_eq!(sitting(), [0, 1, 2, 3, 4], "not yet");
		next_session(ALL);
		assert_eq!(sitting(), [0, 1, 2, 3]);
	});
}

#[test]
fn f1_a_club_that_is_admitted_names_its_validator() {
	story(4, || {
		let name = b"Esik".to_vec().try_into().unwrap();
		Clubs::admit(RuntimeOrigin::root(), name, who(1_000), Default::default(), Default::default()).unwrap();
		set_keys(5, 105).unwrap();
		set_validator(1_000, 4, Some(5)).unwrap();
		sessions(2, ALL);
		assert_eq!(sitting(), [0, 1, 2, 3, 5]);
	});
}

#[test]
fn f3_a_new_council_speaks_for_the_club_and_the_old_one_does_not() {
	story(4, || {
		set_keys(5, 105).unwrap();
		call(council(0), Call::<Runtime>::hand_over { council: who(1_000) }).unwrap();
		fails(set_validator(council_of(0), 0, Some(5)), Error::NotTheCouncil);
		set_validator(1_000, 0, Some(5)).unwrap();
	});
}
