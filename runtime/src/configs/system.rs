//! Blocks, accounts, time, upgrades, and the stock ways to act: batch, multisig, proxy, preimage, schedule.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	derive_impl,
	dispatch::DispatchClass,
	migrations::{FreezeChainOnFailedMigration, MultiStepMigrator},
	parameter_types,
	traits::{
		fungible::HoldConsideration, ConstU32, ConstU64, Contains, EqualPrivilegeOnly, Get, InstanceFilter,
		LinearStoragePrice, OnTimestampSet,
	},
	weights::Weight,
};
use frame_system::limits::{BlockLength, BlockWeights};
use scale_info::TypeInfo;
use sp_runtime::{traits::BlakeTwo256, type_with_default::TypeWithDefault};
use sp_version::RuntimeVersion;

use super::federation::FederationOrigin;
use crate::{
	constants::{block, bounds, money::deposit, time, SS58_PREFIX},
	weights::{self, BlockExecutionWeight, ExtrinsicBaseWeight, ParityDbWeight},
	AccountId, Aura, Balance, Balances, Block, Clubs, Eras, Hash, Migrations, Nonce, OriginCaller, PalletInfo,
	Preimage, Runtime, RuntimeCall, RuntimeEvent, RuntimeHoldReason, RuntimeOrigin, RuntimeTask, System,
	UncheckedExtrinsic, VERSION,
};

parameter_types! {
	/// These rules' version.
	pub const Version: RuntimeVersion = VERSION;
	/// How much work fits into a block.
	pub RuntimeBlockWeights: BlockWeights = block_weights();
	/// How many bytes fit into a block.
	pub RuntimeBlockLength: BlockLength = block_length();
	/// The prefix of addresses.
	pub const SS58Prefix: u16 = SS58_PREFIX;
}

/// Normal transactions get their part of a block; operational ones the rest, and what normal ones leave.
fn block_weights() -> BlockWeights {
	let normal = block::part(block::NORMAL);
	BlockWeights::builder()
		.base_block(BlockExecutionWeight::get())
		.for_class(DispatchClass::all(), |class| {
			class.base_extrinsic = ExtrinsicBaseWeight::get();
		})
		.for_class(DispatchClass::Normal, |class| {
			class.max_total = Some(normal);
		})
		.for_class(DispatchClass::Operational, |class| {
			class.max_total = Some(block::MAX_WEIGHT);
			class.reserved = Some(block::MAX_WEIGHT.saturating_sub(normal));
		})
		.avg_block_initialization(block::HOOKS)
		.build_or_panic()
}

/// The same shares as for work.
fn block_length() -> BlockLength {
	BlockLength::builder()
		.max_length(block::MAX_LENGTH)
		.modify_max_length_for_class(DispatchClass::Normal, |max| *max = block::NORMAL.mul_floor(*max))
		.build()
}

/// The nonce with which a new account begins, so that no old transaction of its comes back with it (M4).
#[derive(Debug)]
pub struct FirstNonce;

impl Get<Nonce> for FirstNonce {
	fn get() -> Nonce {
		pallet_synergy_clubs::FirstNonce::<Runtime>::get()
	}
}

/// Money leaves the chain through depositories and no other way, or the supply would not be what it should (P6): the
/// stock call by which anybody can destroy its own money is refused, through batch, proxy and multisig as well.
pub struct NobodyBurns;

impl Contains<RuntimeCall> for NobodyBurns {
	fn contains(call: &RuntimeCall) -> bool {
		!matches!(call, RuntimeCall::Balances(pallet_balances::Call::burn { .. }))
	}
}

#[derive_impl(frame_system::config_preludes::SolochainDefaultConfig)]
impl frame_system::Config for Runtime {
	type Block = Block;
	type BaseCallFilter = NobodyBurns;
	type AccountId = AccountId;
	type Nonce = TypeWithDefault<Nonce, FirstNonce>;
	type Hash = Hash;
	type AccountData = pallet_balances::AccountData<Balance>;
	type BlockHashCount = ConstU32<{ time::BLOCK_HASHES }>;
	type BlockWeights = RuntimeBlockWeights;
	type BlockLength = RuntimeBlockLength;
	type OnKilledAccount = Clubs;
	type DbWeight = ParityDbWeight;
	type Version = Version;
	type SS58Prefix = SS58Prefix;
	type MaxConsumers = ConstU32<{ bounds::CONSUMERS }>;
	type SingleBlockMigrations = crate::migrations::All;
	type MultiBlockMigrator = Migrations;
	type SystemWeightInfo = weights::frame_system::WeightInfo<Runtime>;
	type ExtensionsWeightInfo = weights::frame_system_extensions::WeightInfo<Runtime>;
}

parameter_types! {
	/// How much of a block changes of storage may take that are made in steps.
	pub MigrationWeight: Weight = block::part(block::MIGRATION);
}

impl pallet_migrations::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	#[cfg(not(feature = "runtime-benchmarks"))]
	type Migrations = crate::migrations::Stepped;
	#[cfg(feature = "runtime-benchmarks")]
	type Migrations = pallet_migrations::mock_helpers::MockedMigrations;
	type CursorMaxLen = ConstU32<{ bounds::CURSOR }>;
	type IdentifierMaxLen = ConstU32<{ bounds::MIGRATION_ID }>;
	type MigrationStatusHandler = ();
	// Nobody acts on what is changed by half: the clubs' operators bring better code (docs/decisions/0018-upgrades.md).
	type FailedMigrationHandler = FreezeChainOnFailedMigration;
	type MaxServiceWeight = MigrationWeight;
	type WeightInfo = pallet_migrations::weights::SubstrateWeight<Runtime>;
}

/// Eras pass in blocks that members can use. While storage is changed in steps they do not, and those that are lost are
/// skipped, as when the network is down (E2).
pub struct UsableBlocks;

impl OnTimestampSet<u64> for UsableBlocks {
	fn on_timestamp_set(moment: u64) {
		if !Migrations::ongoing() {
			<Eras as OnTimestampSet<u64>>::on_timestamp_set(moment);
		}
	}
}

impl pallet_timestamp::Config for Runtime {
	type Moment = u64;
	type OnTimestampSet = (Aura, UsableBlocks);
	type MinimumPeriod = ConstU64<{ time::BLOCK_MILLIS / 2 }>;
	type WeightInfo = weights::pallet_timestamp::WeightInfo<Runtime>;
}

impl<LocalCall> frame_system::offchain::CreateTransactionBase<LocalCall> for Runtime
where
	RuntimeCall: From<LocalCall>,
{
	type Extrinsic = UncheckedExtrinsic;
	type RuntimeCall = RuntimeCall;
}

/// Transactions that a node submits by itself, without a signature: reports of equivocation.
impl<LocalCall> frame_system::offchain::CreateBare<LocalCall> for Runtime
where
	RuntimeCall: From<LocalCall>,
{
	fn create_bare(call: RuntimeCall) -> UncheckedExtrinsic {
		UncheckedExtrinsic::new_bare(call)
	}
}

impl pallet_utility::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PalletsOrigin = OriginCaller;
	type WeightInfo = weights::pallet_utility::WeightInfo<Runtime>;
}

parameter_types! {
	/// What an open multisig call holds: its entry in storage…
	pub const MultisigDeposit: Balance = deposit(1, 88);
	/// … and one address for each signature that it needs.
	pub const MultisigDepositPerSignature: Balance = deposit(0, 32);
	/// What having a proxy holds: the entry in storage…
	pub const ProxyDeposit: Balance = deposit(1, 8);
	/// … and one address, kind and delay for each proxy.
	pub const ProxyDepositPerProxy: Balance = deposit(0, 37);
	/// What a proxy's announcements hold: the entry in storage…
	pub const AnnouncementDeposit: Balance = deposit(1, 8);
	/// … and one address, hash and block for each announcement.
	pub const AnnouncementDepositPerCall: Balance = deposit(0, 68);
	/// What a preimage holds: its entry in storage…
	pub const PreimageDeposit: Balance = deposit(2, 64);
	/// … and each of its bytes.
	pub const PreimageDepositPerByte: Balance = deposit(0, 1);
	/// The reason under which it is held.
	pub const PreimageHold: RuntimeHoldReason =
		RuntimeHoldReason::Preimage(pallet_preimage::HoldReason::Preimage);
	/// How much of a block scheduled calls may take.
	pub ScheduledWeight: Weight = block::part(block::SCHEDULED);
}

impl pallet_multisig::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	type DepositBase = MultisigDeposit;
	type DepositFactor = MultisigDepositPerSignature;
	type MaxSignatories = ConstU32<{ bounds::SIGNATORIES }>;
	type WeightInfo = weights::pallet_multisig::WeightInfo<Runtime>;
	type BlockNumberProvider = System;
}

/// What a proxy may do for the account that appointed it.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	Eq,
	PartialEq,
	Ord,
	PartialOrd,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum ProxyType {
	/// Everything that the account itself may do.
	#[default]
	Any,
	/// Everything but the calls of `Balances` and `Depository`.
	NonTransfer,
	/// Only to reject what another proxy has announced.
	CancelProxy,
	/// A dispatcher (L8): only to keep the account's listings, without signing terms in advance, and to confirm what it
	/// has received.
	Dispatcher,
}

/// Whether a dispatcher may do it (L8). Terms signed in advance would open deals, and move money: those only the member
/// itself may sign. A listing that has some it may not resume either, which `Listings` itself refuses.
fn is_dispatching(call: &RuntimeCall) -> bool {
	use pallet_synergy_listings::{Call, Content};
	let signs_nothing = |content: &Content| content.standing.is_none();
	match call {
		RuntimeCall::Listings(Call::publish { content } | Call::update { content, .. }) => signs_nothing(content),
		RuntimeCall::Listings(Call::publish_many { contents }) => contents.iter().all(signs_nothing),
		RuntimeCall::Listings(Call::pause { .. } | Call::resume { .. } | Call::unpublish { .. }) => true,
		RuntimeCall::Deals(pallet_synergy_deals::Call::complete { .. }) => true,
		// To sign a measured gain is to promise money (K9).
		RuntimeCall::Cycles(pallet_synergy_cycles::Call::confirm { measured, .. }) => measured.is_none(),
		_ => false,
	}
}

impl InstanceFilter<RuntimeCall> for ProxyType {
	fn filter(&self, call: &RuntimeCall) -> bool {
		match self {
			Self::Any => true,
			Self::NonTransfer => !matches!(call, RuntimeCall::Balances(_) | RuntimeCall::Depository(_)),
			Self::CancelProxy => {
				matches!(call, RuntimeCall::Proxy(pallet_proxy::Call::reject_announcement { .. }))
			}
			Self::Dispatcher => is_dispatching(call),
		}
	}

	fn is_superset(&self, other: &Self) -> bool {
		match (self, other) {
			(mine, theirs) if mine == theirs => true,
			(Self::Any, _) | (Self::NonTransfer, Self::CancelProxy | Self::Dispatcher) => true,
			_ => false,
		}
	}
}

impl pallet_proxy::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	type ProxyType = ProxyType;
	type ProxyDepositBase = ProxyDeposit;
	type ProxyDepositFactor = ProxyDepositPerProxy;
	type MaxProxies = ConstU32<{ bounds::PROXIES }>;
	type WeightInfo = weights::pallet_proxy::WeightInfo<Runtime>;
	type MaxPending = ConstU32<{ bounds::PROXIES }>;
	type CallHasher = BlakeTwo256;
	type AnnouncementDepositBase = AnnouncementDeposit;
	type AnnouncementDepositFactor = AnnouncementDepositPerCall;
	type BlockNumberProvider = System;
}

impl pallet_preimage::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = weights::pallet_preimage::WeightInfo<Runtime>;
	type Currency = Balances;
	type ManagerOrigin = FederationOrigin;
	type Consideration = HoldConsideration<
		AccountId,
		Balances,
		PreimageHold,
		LinearStoragePrice<PreimageDeposit, PreimageDepositPerByte, Balance>,
	>;
}

impl pallet_scheduler::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeOrigin = RuntimeOrigin;
	type PalletsOrigin = OriginCaller;
	type RuntimeCall = RuntimeCall;
	type MaximumWeight = ScheduledWeight;
	type ScheduleOrigin = FederationOrigin;
	type OriginPrivilegeCmp = EqualPrivilegeOnly;
	type MaxScheduledPerBlock = ConstU32<{ bounds::SCHEDULED_PER_BLOCK }>;
	type WeightInfo = weights::pallet_scheduler::WeightInfo<Runtime>;
	type Preimages = Preimage;
	type BlockNumberProvider = System;
}
