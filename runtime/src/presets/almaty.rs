//! The 800 people of Almaty with whom the seed begins.
//!
//! Member number `n` has the key `//Almaty//n` under the development phrase, so that a script can sign
//! for any of them. The runtime cannot derive keys, hence the table of public ones; a test compares it
//! with the derivation.

use core::ops::Range;

use super::{council, Club, Preset, Vec};
use crate::{
	constants::money::SYN,
	AccountId, Balance,
};

/// The public keys of all members, 32 bytes each.
pub(super) const KEYS: &[u8] = include_bytes!("almaty_keys.bin");
/// How many they are.
pub(super) const MEMBERS: usize = 800;
/// Those of the top tier, who guarantee each other and others.
pub(super) const CORE: Range<usize> = 0..40;
/// Those of the middle tier.
pub(super) const ORDINARY: Range<usize> = 40..600;
/// Those of the lowest tier: pensioners, students, and all who begin small.
pub(super) const SMALL: Range<usize> = 600..MEMBERS;

/// The account of every member, by number.
pub(super) fn members() -> Vec<AccountId> {
	KEYS.chunks_exact(32)
		.filter_map(|key| <[u8; 32]>::try_from(key).ok())
		.map(AccountId::from)
		.collect()
}

/// Each member has a little more than twice its tier, to hold deposits for others. The clubs have what
/// they need to run their validators.
pub(super) fn preset(clubs: &[Club]) -> Preset {
	let purses = clubs.iter().map(|club| (council(club), 1_000 * SYN));
	let members = members().into_iter().enumerate().map(|(number, who)| (who, purse(number)));
	Preset { clubs: Vec::from(clubs), balances: purses.chain(members).collect(), sudo: None }
}

/// What a member begins with, by number.
fn purse(number: usize) -> Balance {
	if CORE.contains(&number) {
		5_000 * SYN
	} else if ORDINARY.contains(&number) {
		500 * SYN
	} else {
		50 * SYN
	}
}
