//! The states that a new chain can begin with.
//!
//! | preset | validators | for |
//! |---|---|---|
//! | `development` | one, Alice | a programmer's own machine; the only one with a sudo key |
//! | `local` | four, Alice to Dave | four clubs on one machine: one may fail |
//! | `almaty` | four, Alice to Dave | the seed's 800 members |
//! | `almaty-solo` | one, Alice | the same on a single node, for stories and tests |

use alloc::{collections::BTreeMap, vec::Vec};
use frame_support::build_struct_json_patch;
use serde_json::Value;
use sp_genesis_builder::PresetId;
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};

use crate::{
	AccountId, Balance, BalancesConfig, CouncilOfClubsConfig, RuntimeGenesisConfig, SessionConfig,
	SessionKeys, SudoConfig,
};

mod almaty;
mod development;
mod local;

/// One club on a programmer's own machine.
pub const DEVELOPMENT: &str = "development";
/// Four clubs on one machine.
pub const LOCAL: &str = "local";
/// The seed's 800 members in four clubs.
pub const ALMATY: &str = "almaty";
/// The same members with a single validator.
pub const ALMATY_SOLO: &str = "almaty-solo";

/// The names of all presets.
pub fn names() -> Vec<PresetId> {
	[DEVELOPMENT, LOCAL, ALMATY, ALMATY_SOLO].into_iter().map(PresetId::from).collect()
}

/// A preset as JSON, to be laid over the defaults.
pub fn get(name: &PresetId) -> Option<Vec<u8>> {
	let preset = match name.as_str() {
		DEVELOPMENT => development::preset(),
		LOCAL => local::preset(),
		ALMATY => almaty::preset(&FOUR_CLUBS),
		ALMATY_SOLO => almaty::preset(&ONE_CLUB),
		_ => return None,
	};
	serde_json::to_vec(&preset.into_genesis()).ok()
}

/// A club of the presets: its validator has the well-known keys of this name.
type Club = (Sr25519Keyring, Ed25519Keyring);

const ONE_CLUB: [Club; 1] = [(Sr25519Keyring::Alice, Ed25519Keyring::Alice)];

const FOUR_CLUBS: [Club; 4] = [
	(Sr25519Keyring::Alice, Ed25519Keyring::Alice),
	(Sr25519Keyring::Bob, Ed25519Keyring::Bob),
	(Sr25519Keyring::Charlie, Ed25519Keyring::Charlie),
	(Sr25519Keyring::Dave, Ed25519Keyring::Dave),
];

/// What the presets differ in.
struct Preset {
	/// The clubs: each has a validator and a seat in the council.
	clubs: Vec<Club>,
	/// Who has how much money. Named twice, the amounts add up.
	balances: Vec<(AccountId, Balance)>,
	/// Who may do anything.
	sudo: Option<AccountId>,
}

impl Preset {
	/// The state that begins so, as a patch over the defaults of all pallets.
	#[allow(clippy::unwrap_used, clippy::expect_used, reason = "inside the macro")]
	fn into_genesis(self) -> Value {
		build_struct_json_patch!(RuntimeGenesisConfig {
			balances: BalancesConfig { balances: added_up(self.balances) },
			session: SessionConfig { keys: self.clubs.iter().map(session_keys).collect::<Vec<_>>() },
			council_of_clubs: CouncilOfClubsConfig {
				members: self.clubs.iter().map(council).collect::<Vec<_>>(),
			},
			sudo: SudoConfig { key: self.sudo },
		})
	}
}

/// The account of a club's council.
fn council((account, _): &Club) -> AccountId {
	account.to_account_id()
}

/// The account of a club's validator, twice as the session pallet wants it, and its keys.
fn session_keys((account, finality): &Club) -> (AccountId, AccountId, SessionKeys) {
	let keys = SessionKeys { aura: account.public().into(), grandpa: finality.public().into() };
	(account.to_account_id(), account.to_account_id(), keys)
}

/// Each account once, as the balances pallet wants it.
fn added_up(balances: Vec<(AccountId, Balance)>) -> Vec<(AccountId, Balance)> {
	let mut sums = BTreeMap::<AccountId, Balance>::new();
	for (account, amount) in balances {
		let sum = sums.entry(account).or_default();
		*sum = sum.saturating_add(amount);
	}
	sums.into_iter().collect()
}

/// The same amount for every well-known development account.
fn well_known_accounts(amount: Balance) -> Vec<(AccountId, Balance)> {
	Sr25519Keyring::well_known().map(|who| (who.to_account_id(), amount)).collect()
}

#[cfg(test)]
mod tests;
