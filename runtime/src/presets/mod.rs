//! The states that a new chain can begin with.
//!
//! | preset | validators | for |
//! |---|---|---|
//! | `development` | one, Alice | a programmer's own machine; the only one with a sudo key |
//! | `local` | four, Alice to Dave | four clubs on one machine: one may fail |
//! | `almaty` | four, Alice to Dave | the seed's 800 members |
//! | `almaty-solo` | one, Alice | the same on a single node, for stories and tests |

use alloc::{collections::BTreeMap, vec, vec::Vec};
use frame_support::build_struct_json_patch;
use pallet_synergy_clubs::GenesisClub;
use pallet_synergy_guarantees::{Founder, Kind};
use serde_json::Value;
use sp_genesis_builder::PresetId;
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};
use sp_runtime::traits::Convert;
use synergy_primitives::{ClubId, MemberIndex, Tier};

use crate::{
	configs::federation::TreasuryOfClub, AccountId, Balance, BalancesConfig, ClubsConfig, ErasConfig, GuaranteesConfig,
	ListingsConfig, RuntimeGenesisConfig, SessionConfig, SessionKeys, SudoConfig,
};

mod almaty;
mod categories;
mod development;
mod local;

pub use categories::categories;

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

/// A club of the presets: the well-known keys of its validator, those of its council, and its name.
type Club = (Sr25519Keyring, Ed25519Keyring, Sr25519Keyring, &'static str);

const ALICE: Club = (Sr25519Keyring::Alice, Ed25519Keyring::Alice, Sr25519Keyring::AliceStash, "Almaty");
const BOB: Club = (Sr25519Keyring::Bob, Ed25519Keyring::Bob, Sr25519Keyring::BobStash, "Kaskelen");
const CHARLIE: Club = (Sr25519Keyring::Charlie, Ed25519Keyring::Charlie, Sr25519Keyring::CharlieStash, "Talgar");
const DAVE: Club = (Sr25519Keyring::Dave, Ed25519Keyring::Dave, Sr25519Keyring::DaveStash, "Esik");

const ONE_CLUB: [Club; 1] = [ALICE];
const FOUR_CLUBS: [Club; 4] = [ALICE, BOB, CHARLIE, DAVE];

/// What the presets differ in.
struct Preset {
	/// The clubs: each has a validator and a seat in the council.
	clubs: Vec<Club>,
	/// Who is a member from the beginning, guaranteed by whom.
	founders: Vec<Founder<AccountId>>,
	/// Who has how much money. Named twice, the amounts add up.
	balances: Vec<(AccountId, Balance)>,
	/// How long an era lasts, in milliseconds.
	era: u64,
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
			sudo: SudoConfig { key: self.sudo },
			eras: ErasConfig { duration: self.era },
			clubs: ClubsConfig { clubs: (0..).zip(&self.clubs).map(genesis_club).collect::<Vec<_>>() },
			guarantees: GuaranteesConfig { founders: self.founders },
			listings: ListingsConfig { categories: categories() },
		})
	}
}

/// Whom the clubs of the presets take in.
const ADMISSION: &str = "Everybody for whom two members vouch.";

/// The account of a club's council.
fn council((_, _, account, _): &Club) -> AccountId {
	account.to_account_id()
}

/// A club with its council, its validator, and its treasury, whose account nobody has the key of.
fn genesis_club((id, club): (ClubId, &Club)) -> GenesisClub<AccountId> {
	GenesisClub {
		name: club.3.into(),
		council: council(club),
		treasury: TreasuryOfClub::convert(id),
		validator: Some(club.0.to_account_id()),
		admission: ADMISSION.into(),
	}
}

/// Alice, Bob, Charlie, Dave, Eve and Ferdie at the top tier, each guaranteed by the two after it, in a ring (M3).
fn six_founders(clubs: usize) -> Vec<Founder<AccountId>> {
	use Sr25519Keyring::{Alice, Bob, Charlie, Dave, Eve, Ferdie};
	let six = [Alice, Bob, Charlie, Dave, Eve, Ferdie];
	let founder = |(number, who): (MemberIndex, Sr25519Keyring)| Founder {
		account: who.to_account_id(),
		club: club_of(number, clubs),
		kind: Kind::Person,
		tier: Tier::T2100,
		guarantors: vec![after(number, 1, 6), after(number, 2, 6)],
	};
	(0..).zip(six).map(founder).collect()
}

/// Members take their turns in the clubs.
fn club_of(number: MemberIndex, clubs: usize) -> ClubId {
	number.checked_rem(clubs as u32).unwrap_or_default()
}

/// The number `steps` after `number` in a ring of `size`.
fn after(number: MemberIndex, steps: u32, size: u32) -> MemberIndex {
	number.saturating_add(steps).checked_rem(size).unwrap_or_default()
}

/// The account of a club's validator, twice as the session pallet wants it, and its keys.
fn session_keys((account, finality, _, _): &Club) -> (AccountId, AccountId, SessionKeys) {
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
