//! Clubs of genesis (F3), and what is refused.

use crate::{mock::*, Club, Clubs as ClubsStorage, GenesisClub};
use std::panic::{catch_unwind, AssertUnwindSafe};

fn club(name: &str, council: u64, treasury: u64) -> GenesisClub<u64> {
	GenesisClub { name: name.into(), council, treasury }
}

/// The message with which a genesis of these clubs is refused.
fn refusal(clubs: Vec<GenesisClub<u64>>) -> String {
	let mut genesis = genesis();
	genesis.clubs.clubs = clubs;
	let error = catch_unwind(AssertUnwindSafe(|| drop(build(genesis)))).expect_err("is refused");
	error.downcast_ref::<String>().cloned().unwrap_or_else(|| (*error.downcast_ref::<&str>().unwrap()).into())
}

#[test]
fn f3_succeeds() {
	run(|| {
		let name = "Алатау".as_bytes().to_vec().try_into().unwrap();
		assert_eq!(ClubsStorage::<Test>::get(0), Some(Club { name, council: COUNCIL, treasury: TREASURY }));
		assert_eq!(ClubsStorage::<Test>::iter().count(), 2);
	});
}

#[test]
fn f3_a_council_may_be_its_own_treasury() {
	let mut genesis = genesis();
	genesis.clubs.clubs = vec![club("A", TREASURY, TREASURY)];
	build(genesis).unwrap().execute_with(|| Clubs::do_try_state().unwrap());
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
fn genesis_is_read_from_json() {
	let json = r#"{ "name": "Алатау", "council": 100, "treasury": 200 }"#;
	assert_eq!(serde_json::from_str::<GenesisClub<u64>>(json).unwrap(), club("Алатау", COUNCIL, TREASURY));
	assert!(serde_json::from_str::<GenesisClub<u64>>(&json.replace("council", "concil")).is_err());
}
