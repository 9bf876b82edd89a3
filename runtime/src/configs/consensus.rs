//! Who builds blocks (Aura), who finalises them (GRANDPA), with which keys, and what becomes of a
//! validator that signs two things at once.

use alloc::vec::Vec;
use frame_support::{
	parameter_types,
	traits::{ConstBool, ConstU32, ConstU64},
	weights::Weight,
};
use pallet_session::{
	disabling::UpToLimitDisablingStrategy, historical, FindAccountFromAuthorIndex, NextKeys, PeriodicSessions,
	QueuedKeys,
};
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_runtime::{
	impl_opaque_keys,
	traits::{Convert, ConvertInto, OpaqueKeys},
	Perbill,
};
use sp_session::MembershipProof;
use sp_staking::{
	offence::{OffenceDetails, OffenceSeverity, OnOffenceHandler},
	SessionIndex,
};

use crate::{
	constants::{bounds, money, time},
	AccountId, Aura, Balance, Balances, Grandpa, Historical, Offences, Runtime, RuntimeEvent, Session,
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
	type EventHandler = ();
}

parameter_types! {
	/// For how many blocks a report of equivocation may wait for its place in one.
	pub const ReportLongevity: u64 = (time::SESSIONS_KEPT as u64).saturating_mul(time::SESSION as u64);
	/// A session's length in blocks.
	pub const SessionLength: u32 = time::SESSION;
	/// What a validator's keys hold.
	pub const SessionKeyDeposit: Balance = money::SESSION_KEYS;
}

impl pallet_grandpa::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	// The SDK has measured no other for this pallet.
	type WeightInfo = ();
	type MaxAuthorities = ConstU32<{ bounds::VALIDATORS }>;
	type MaxNominators = ConstU32<0>;
	type MaxSetIdSessionEntries = ConstU64<{ time::SESSIONS_KEPT as u64 }>;
	type KeyOwnerProof = MembershipProof;
	type EquivocationReportSystem =
		pallet_grandpa::EquivocationReportSystem<Self, Offences, Historical, ReportLongevity>;
}

impl pallet_session::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type ValidatorId = AccountId;
	type ValidatorIdOf = ConvertInto;
	type ShouldEndSession = PeriodicSessions<SessionLength, SessionLength>;
	type NextSessionRotation = PeriodicSessions<SessionLength, SessionLength>;
	type SessionManager = historical::NoteHistoricalRoot<Runtime, KeepValidators>;
	type SessionHandler = <SessionKeys as OpaqueKeys>::KeyTypeIdProviders;
	type Keys = SessionKeys;
	type DisablingStrategy = UpToLimitDisablingStrategy;
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

/// Keeps the validators of genesis: all that had session keys there. They may change their keys; one
/// that purges them is out.
pub struct KeepValidators;

impl KeepValidators {
	/// Whether a validator has set other keys than those that the session now beginning works with.
	/// Only then is the next set a new one; otherwise GRANDPA would hand over to itself every session.
	fn keys_changed() -> bool {
		QueuedKeys::<Runtime>::get()
			.into_iter()
			.any(|(validator, keys)| NextKeys::<Runtime>::get(validator) != Some(keys))
	}
}

impl pallet_session::SessionManager<AccountId> for KeepValidators {
	fn new_session_genesis(_: SessionIndex) -> Option<Vec<AccountId>> {
		Some(NextKeys::<Runtime>::iter_keys().collect())
	}

	fn new_session(_: SessionIndex) -> Option<Vec<AccountId>> {
		Self::keys_changed().then(Session::validators)
	}

	fn start_session(index: SessionIndex) {
		Historical::prune_up_to(index.saturating_sub(time::SESSIONS_KEPT));
	}

	fn end_session(_: SessionIndex) {}
}

impl historical::SessionManager<AccountId, ()> for KeepValidators {
	fn new_session_genesis(index: SessionIndex) -> Option<Vec<(AccountId, ())>> {
		<Self as pallet_session::SessionManager<_>>::new_session_genesis(index).map(identified)
	}

	fn new_session(index: SessionIndex) -> Option<Vec<(AccountId, ())>> {
		<Self as pallet_session::SessionManager<_>>::new_session(index).map(identified)
	}

	fn start_session(index: SessionIndex) {
		<Self as pallet_session::SessionManager<_>>::start_session(index);
	}

	fn end_session(index: SessionIndex) {
		<Self as pallet_session::SessionManager<_>>::end_session(index);
	}
}

fn identified(validators: Vec<AccountId>) -> Vec<(AccountId, ())> {
	validators.into_iter().map(|validator| (validator, ())).collect()
}

/// Rule F2: equivocation disables a validator. There is nothing to slash. Never more than a third are
/// disabled, so that the chain goes on. It lasts until the set of validators or a key of theirs changes.
pub struct DisableOffenders;

type Offender = historical::IdentificationTuple<Runtime>;

impl OnOffenceHandler<AccountId, Offender, Weight> for DisableOffenders {
	fn on_offence(
		offenders: &[OffenceDetails<AccountId, Offender>],
		severities: &[Perbill],
		_: SessionIndex,
	) -> Weight {
		for (details, severity) in offenders.iter().zip(severities) {
			let (validator, ()) = &details.offender;
			Session::report_offence(validator.clone(), OffenceSeverity(*severity));
		}
		Weight::zero()
	}
}
