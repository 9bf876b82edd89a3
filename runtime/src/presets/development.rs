//! One club, one validator, and a sudo key: for a programmer's own machine.

use super::{six_founders, well_known_accounts, Preset, Sr25519Keyring, Vec, ONE_CLUB};
use crate::constants::{eras::MINUTE_MILLIS, money::SYN};

/// Alice validates and may do anything; six founders guarantee each other at the top tier; an era is a minute.
pub(super) fn preset() -> Preset {
	Preset {
		clubs: Vec::from(ONE_CLUB),
		founders: six_founders(ONE_CLUB.len()),
		balances: well_known_accounts(100_000 * SYN),
		era: MINUTE_MILLIS,
		sudo: Some(Sr25519Keyring::Alice.to_account_id()),
	}
}
