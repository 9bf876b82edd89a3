//! Four clubs on one machine. Four validators finalise as long as three of them run.

use super::{six_founders, well_known_accounts, Preset, Vec, FOUR_CLUBS};
use crate::constants::{eras::MINUTE_MILLIS, money::SYN};

/// Alice, Bob, Charlie and Dave validate, and nobody may do more than the rules allow.
pub(super) fn preset() -> Preset {
	Preset {
		clubs: Vec::from(FOUR_CLUBS),
		founders: six_founders(FOUR_CLUBS.len()),
		balances: well_known_accounts(100_000 * SYN),
		era: MINUTE_MILLIS,
		sudo: None,
	}
}
