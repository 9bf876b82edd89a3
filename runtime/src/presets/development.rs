//! One club, one validator, and a sudo key: for a programmer's own machine.

use super::{well_known_accounts, Preset, Sr25519Keyring, Vec, ONE_CLUB};
use crate::constants::money::SYN;

/// Alice validates and may do anything; the well-known accounts have money enough for the top tier.
pub(super) fn preset() -> Preset {
	Preset {
		clubs: Vec::from(ONE_CLUB),
		balances: well_known_accounts(100_000 * SYN),
		sudo: Some(Sr25519Keyring::Alice.to_account_id()),
	}
}
