//! Clubs of genesis (F3), and what is refused.

use crate::{
	mock::*, Admissions, Club, Clubs as ClubsStorage, GenesisClub, NextClub, Validator, ValidatorOf, Validators,
};
use std::panic::{catch_unwind, AssertUnwindSafe};

/// A club without a validator.
fn club(name: &str, council: u64, treasury: u64) -> GenesisClub<u64> {
	named(name, council, treasury, None)
}

/// The message with which a genesis of these clubs is refused.
fn refusal(clubs: Vec<GenesisClub<u64>>) -> String {
	let mut genesis = genesis();
	genesis.clubs.clubs = clubs;
	refusal_of(genesis)
}

/// The message with which a genesis is refused.
fn refusal_of(genesis: RuntimeGenesisConfig) -> String {
	let error = catch_unwind(AssertUnwindSafe(|| drop(build(genesis)))).expect_err("is refused");
	error.downcast_ref::<String>().cloned().unwrap_or_else(|| (*error.downcast_ref::<&str>().unwrap()).into())
}

#[test]
fn f3_succeeds() {
	run(|| {
		let name = "Алатау".as_bytes().to_vec().try_into().unwrap();
		assert_eq!(
			ClubsStorage::<Test>::get(0),
			Some(Club { name, council: COUNCIL, treasury: TREASURY, removed: None })
		);
		assert_eq!(ClubsStorage::<Test>::iter().count(), 2);
		assert_eq!(Admissions::<Test>::get(1), "Whoever sings.".as_bytes().to_vec());
		assert_eq!((Taken::get(), NextClub::<Test>::get()), (vec![COUNCIL, OTHER_COUNCIL], 2));
	});
}

#[test]
fn f3_fails_when_a_council_is_its_own_treasury() {
	let clubs = vec![club("A", TREASURY, TREASURY)];
	assert_eq!(refusal(clubs), "clubs: the council of club \"A\" is a club's treasury (rule F3)");
}

#[test]
fn f1_fails_when_a_sudo_key_stands_above_several_clubs() {
	new_test_ext().execute_with(|| {
		Ruled::set(true);
		let check = |clubs: &[_]| catch_unwind(AssertUnwindSafe(|| Clubs::check_genesis(clubs)));
		Taken::set(vec![COUNCIL]);
		assert!(check(&[club("A", COUNCIL, TREASURY)]).is_ok());
		let both = [club("A", COUNCIL, TREASURY), club("B", OTHER_COUNCIL, OTHER_TREASURY)];
		let error = check(&both).expect_err("is refused");
		let message = "clubs: a sudo key stands above a federation of clubs (rule F1)";
		assert_eq!(*error.downcast_ref::<&str>().unwrap(), message);
	});
}

#[test]
fn f3_a_chain_without_clubs_does_not_keep_the_promises() {
	let mut genesis = genesis();
	genesis.clubs.clubs = vec![];
	build(genesis).unwrap().execute_with(|| assert!(Clubs::do_try_state().is_err()));
}

#[test]
fn f3_fails_when_a_club_has_no_name() {
	assert_eq!(refusal(vec![club("", COUNCIL, TREASURY)]), "clubs: club 0 has no name (rule F3)");
}

#[test]
fn f3_fails_when_a_name_is_too_long() {
	let longest = "n".repeat(64);
	let mut sound = genesis();
	sound.clubs.clubs = vec![club(&longest, COUNCIL, TREASURY)];
	assert!(build(sound).is_ok());
	let name = longest + "n";
	assert_eq!(
		refusal(vec![club(&name, COUNCIL, TREASURY)]),
		format!("clubs: the name of club \"{name}\" is longer than 64 bytes (rule F3)")
	);
}

#[test]
fn f3_fails_when_two_clubs_share_a_name() {
	let clubs = vec![club("A", COUNCIL, TREASURY), club("A", OTHER_COUNCIL, OTHER_TREASURY)];
	assert_eq!(refusal(clubs), "clubs: two clubs are named \"A\" (rule F3)");
}

#[test]
fn f3_fails_when_two_clubs_share_a_council() {
	let clubs = vec![club("A", COUNCIL, TREASURY), club("B", COUNCIL, OTHER_TREASURY)];
	assert_eq!(refusal(clubs), "clubs: club \"B\" has the same council as another (rule F3)");
}

#[test]
fn f3_fails_when_two_clubs_share_a_treasury() {
	let clubs = vec![club("A", COUNCIL, TREASURY), club("B", OTHER_COUNCIL, TREASURY)];
	assert_eq!(refusal(clubs), "clubs: club \"B\" has the same treasury as another (rule F3)");
}

#[test]
fn f3_fails_when_an_admission_text_is_too_long() {
	let admission = "t".repeat(1_025);
	assert_eq!(
		refusal(vec![GenesisClub { admission, ..club("A", COUNCIL, TREASURY) }]),
		"clubs: the admission text of club \"A\" is longer than 1024 bytes (rule F3)"
	);
}

#[test]
fn f3_fails_when_a_council_is_the_treasury_of_another() {
	let clubs = vec![club("A", COUNCIL, TREASURY), club("B", TREASURY, OTHER_TREASURY)];
	assert_eq!(refusal(clubs), "clubs: the council of club \"B\" is a club's treasury (rule F3)");
}

#[test]
fn f1_fails_when_there_are_too_many_clubs() {
	let clubs = (0..4).map(|n| club(&n.to_string(), 300 + n, 400 + n)).collect();
	assert_eq!(refusal(clubs), "clubs: there are more than 3 clubs (rule F1)");
}

#[test]
fn f1_fails_when_somebody_else_has_a_seat() {
	let mut genesis = genesis();
	genesis.clubs.clubs = vec![club("A", COUNCIL, TREASURY)];
	let error = catch_unwind(AssertUnwindSafe(|| drop(build_with(genesis, vec![STRANGER])))).expect_err("is refused");
	let message =
		error.downcast_ref::<String>().cloned().unwrap_or_else(|| (*error.downcast_ref::<&str>().unwrap()).into());
	assert_eq!(message, "clubs: somebody who is no club's council has a seat in the council of clubs (rule F1)");
}

#[test]
fn f2_clubs_have_their_validators() {
	run(|| {
		let validator = |account| Some(Validator { account, fault: None, missed: 0, answers_from: 0 });
		assert_eq!((Validators::<Test>::get(0), Validators::<Test>::get(1)), (validator(NODE), validator(OTHER_NODE)));
		assert_eq!((ValidatorOf::<Test>::get(NODE), ValidatorOf::<Test>::get(OTHER_NODE)), (Some(0), Some(1)));
		assert_eq!(Validators::<Test>::count(), 2);
	});
}

#[test]
fn f2_sessions_have_the_usual_length_or_that_of_genesis() {
	run(|| assert_eq!(Clubs::session_length(), UsualSession::get()));
	for length in [5, 100_000] {
		let mut genesis = genesis();
		genesis.clubs.session_length = length;
		build(genesis).unwrap().execute_with(|| assert_eq!(Clubs::session_length(), length));
	}
}

#[test]
fn f2_fails_when_sessions_are_too_short_or_too_long() {
	for length in [0, 4, 100_001] {
		let mut genesis = genesis();
		genesis.clubs.session_length = length;
		let message = format!("clubs: a session of {length} blocks is shorter than 5 or longer than 100000 (rule F2)");
		assert_eq!(refusal_of(genesis), message);
	}
}

#[test]
fn f2_fails_when_a_validator_has_no_keys() {
	let clubs = vec![named("A", COUNCIL, TREASURY, Some(STRANGER))];
	assert_eq!(refusal(clubs), "clubs: the validator of club \"A\" has no keys (rule F2)");
}

#[test]
fn f2_fails_when_two_clubs_share_a_validator() {
	let clubs = vec![named("A", COUNCIL, TREASURY, Some(NODE)), named("B", OTHER_COUNCIL, OTHER_TREASURY, Some(NODE))];
	assert_eq!(refusal(clubs), "clubs: club \"B\" has the same validator as another (rule F2)");
}

#[test]
fn f2_fails_when_somebody_validates_whom_no_club_has_named() {
	new_test_ext().execute_with(|| {
		set_key(STRANGER, 9);
		AtWork::mutate(|nodes| nodes.insert(STRANGER, 9));
		let error = catch_unwind(AssertUnwindSafe(|| Clubs::found_validators(&[]))).expect_err("is refused");
		assert_eq!(error.downcast_ref::<String>().unwrap(), "clubs: no club has named 5 (rule F2)");
	});
}

#[test]
fn genesis_is_read_from_json() {
	let json = r#"{ "name": "Алатау", "council": 100, "treasury": 200, "validator": 300 }"#;
	let read = |json: &str| serde_json::from_str::<GenesisClub<u64>>(json);
	assert_eq!(read(json).unwrap(), named("Алатау", COUNCIL, TREASURY, Some(NODE)));
	assert_eq!(read(&json.replace(r#", "validator": 300"#, "")).unwrap(), club("Алатау", COUNCIL, TREASURY));
	assert!(read(&json.replace("council", "concil")).is_err());
}
