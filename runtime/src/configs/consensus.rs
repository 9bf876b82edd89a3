//! How blocks are built (Aura) and finalised (GRANDPA), and with which keys.

use alloc::vec::Vec;
use frame_support::{
	parameter_types,
	traits::{ConstBool, ConstU32, ConstU64},
};
use pallet_session::{historical, FindAccountFromAuthorIndex, PeriodicSessions};
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_runtime::{
	impl_opaque_keys,
	traits::{Convert, ConvertInto, OpaqueKeys},
};
use sp_session::MembershipProof;

use super::{
	key_owners::KeyOwners,
	validators::{AtMostAThird, CountBlocks, DisableOffenders, News, NodesOfClubs},
};
use crate::{
	constants::{bounds, money, time},
	AccountId, Aura, Balance, Balances, Clubs, Grandpa, Runtime, RuntimeEvent, Session,
};

impl_opaque_keys! {
	/// The keys with which a club's node works. They change without the club's account changing.
	pub struct SessionKeys {
		/// Builds blocks.
		pub aura: Aura,
		/// Finalises them.
		pub grandpa: Grandpa,
	}
}

impl pallet_aura::Config for Runtime {
	type AuthorityId = AuraId;
	type MaxAuthorities = ConstU32<{ bounds::VALIDATORS }>;
	type DisabledValidators = Session;
	type AllowMultipleBlocksPerSlot = ConstBool<false>;
	type SlotDuration = ConstU64<{ time::BLOCK_MILLIS }>;
}

impl pallet_authorship::Config for Runtime {
	type FindAuthor = FindAccountFromAuthorIndex<Self, Aura>;
	type EventHandler = CountBlocks;
}

parameter_types! {
	/// For how many blocks a report of equivocation may wait for its place in one.
	pub const ReportLongevity: u64 = time::PROVABLE as u64;
	/// A session's length in blocks.
	pub SessionLength: u32 = Clubs::session_length();
	/// What a validator's keys hold.
	pub const SessionKeyDeposit: Balance = money::SESSION_KEYS;
}

impl pallet_grandpa::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	// The SDK has measured no other for this pallet.
	type WeightInfo = ();
	type MaxAuthorities = ConstU32<{ bounds::VALIDATORS }>;
	type MaxNominators = ConstU32<0>;
	type MaxSetIdSessionEntries = ConstU64<{ time::SETS_KEPT as u64 }>;
	type KeyOwnerProof = MembershipProof;
	type EquivocationReportSystem = pallet_grandpa::EquivocationReportSystem<Self, News, KeyOwners, ReportLongevity>;
}

impl pallet_session::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type ValidatorId = AccountId;
	type ValidatorIdOf = ConvertInto;
	type ShouldEndSession = PeriodicSessions<SessionLength, SessionLength>;
	type NextSessionRotation = PeriodicSessions<SessionLength, SessionLength>;
	type SessionManager = historical::NoteHistoricalRoot<Runtime, NodesOfClubs>;
	type SessionHandler = <SessionKeys as OpaqueKeys>::KeyTypeIdProviders;
	type Keys = SessionKeys;
	type DisablingStrategy = AtMostAThird;
	type WeightInfo = pallet_session::weights::SubstrateWeight<Runtime>;
	type Currency = Balances;
	type KeyDeposit = SessionKeyDeposit;
}

impl historical::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type FullIdentification = ();
	type FullIdentificationOf = AccountIsIdentity;
}

impl pallet_offences::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type IdentificationTuple = historical::IdentificationTuple<Runtime>;
	type OnOffenceHandler = DisableOffenders;
}

/// A validator is known by its account: there is no stake behind it that would have to be remembered.
pub struct AccountIsIdentity;

impl Convert<AccountId, Option<()>> for AccountIsIdentity {
	fn convert(_: AccountId) -> Option<()> {
		Some(())
	}
}
