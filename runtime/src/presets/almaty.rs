//! The 800 people of Almaty with whom the seed begins.
//!
//! Member number `n` has the key `//Almaty//n` under the development phrase, so that a script can sign
//! for any of them. The runtime cannot derive keys, hence the table of public ones; a test compares it
//! with the derivation.

use core::ops::Range;

use super::{after, club_of, council, vec, Club, Founder, Kind, MemberIndex, Preset, Tier, Vec};
use crate::{
	constants::{eras::DAY_MILLIS, money::SYN},
	AccountId, Balance,
};

/// The public keys of all members, 32 bytes each.
pub(super) const KEYS: &[u8] = include_bytes!("almaty_keys.bin");
/// How many they are.
pub(super) const MEMBERS: usize = 800;
const _: () = assert!(KEYS.len() == 32 * MEMBERS, "one key of 32 bytes for each member");
/// Those of the top tier, who guarantee each other and others.
pub(super) const CORE: Range<usize> = 0..40;
/// Those of the middle tier.
pub(super) const ORDINARY: Range<usize> = 40..600;
/// Those of the lowest tier: pensioners, students, and all who begin small.
pub(super) const SMALL: Range<usize> = 600..MEMBERS;

/// What members begin with: a little more than twice their tier, to hold deposits for others.
const PURSES: [(Range<usize>, Balance); 3] = [(CORE, 5_000 * SYN), (ORDINARY, 500 * SYN), (SMALL, 50 * SYN)];

/// The account of every member, by number.
pub(super) fn members() -> Vec<AccountId> {
	KEYS.chunks_exact(32).filter_map(|key| <[u8; 32]>::try_from(key).ok()).map(AccountId::from).collect()
}

/// The members have their purses, and the clubs what they need to run their validators.
pub(super) fn preset(clubs: &[Club]) -> Preset {
	let purses = clubs.iter().map(|club| (council(club), 1_000 * SYN));
	let members = members().into_iter().enumerate().map(|(number, who)| (who, purse(number)));
	Preset {
		clubs: Vec::from(clubs),
		founders: founders(clubs.len()),
		balances: purses.chain(members).collect(),
		era: DAY_MILLIS,
		sudo: None,
	}
}

/// Who guarantees whom: the core each other, in a ring; the core half of the ordinary members, with a neighbour; the
/// other half two neighbours; and ordinary members those who begin small. Nobody has more than twelve wards.
fn founders(clubs: usize) -> Vec<Founder<AccountId>> {
	let founder = |(number, account): (MemberIndex, AccountId)| Founder {
		account,
		club: club_of(number, clubs),
		kind: Kind::Person,
		tier: tier(number),
		guarantors: guarantors(number),
	};
	(0..).zip(members()).map(founder).collect()
}

/// A member's tier, by number.
fn tier(number: MemberIndex) -> Tier {
	match number as usize {
		number if CORE.contains(&number) => Tier::T2100,
		number if ORDINARY.contains(&number) => Tier::T100,
		_ => Tier::T10,
	}
}

/// A member's two guarantors, by number.
fn guarantors(number: MemberIndex) -> Vec<MemberIndex> {
	let (core, ordinary) = (CORE.end as u32, ORDINARY.len() as u32);
	let neighbour = |place: u32, steps| after(place, steps, ordinary).saturating_add(core);
	match tier(number) {
		Tier::T2100 => vec![after(number, 1, core), after(number, 2, core)],
		Tier::T100 => {
			let place = number.saturating_sub(core);
			let is_of_first_half = place < ordinary / 2;
			let first = if is_of_first_half { after(place, 0, core) } else { neighbour(place, 7) };
			vec![first, neighbour(place, 1)]
		}
		Tier::T10 => {
			let place = number.saturating_sub(SMALL.start as u32).saturating_mul(2);
			vec![neighbour(place, 0), neighbour(place, 1)]
		}
	}
}

/// What a member begins with, by number.
fn purse(number: usize) -> Balance {
	PURSES.iter().find(|(numbers, _)| numbers.contains(&number)).map_or(0, |(_, amount)| *amount)
}
