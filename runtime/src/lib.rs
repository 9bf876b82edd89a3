//! The rules of Synergy as one runtime: the table of pallets, and the types that they share.
//!
//! - [`constants`]: every number, with its unit and its reason;
//! - [`configs`]: how each pallet is set up, by domain;
//! - [`apis`]: what a node or a client may ask;
//! - [`reading`]: what members and auditors may ask;
//! - [`migrations`]: what an upgrade changes in storage;
//! - [`presets`]: the states a new chain can begin with;
//! - [`wiring`]: which pallet hears which;
//! - [`weights`]: what work costs, measured.

#![cfg_attr(not(feature = "std"), no_std)]
#![recursion_limit = "512"]
#![allow(missing_docs, reason = "the table of pallets generates items that nobody can document")]

extern crate alloc;

/// The compiled runtime, for the node to put into a new chain.
#[cfg(feature = "std")]
#[allow(dead_code)]
mod wasm {
	include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));
}

#[cfg(feature = "std")]
pub use wasm::WASM_BINARY;

pub mod apis;
#[cfg(feature = "runtime-benchmarks")]
#[macro_use]
mod benchmarks;
pub mod configs;
pub mod constants;
pub mod migrations;
pub mod presets;
pub mod purse;
pub mod reading;
pub mod weights;
pub mod wiring;

use alloc::{borrow::Cow, vec::Vec};
use sp_runtime::{
	generic,
	traits::{BlakeTwo256, IdentifyAccount, Verify},
	MultiAddress, MultiSignature,
};
use sp_version::RuntimeVersion;

pub use apis::RuntimeApi;
pub use configs::consensus::SessionKeys;

/// A signature of any of the kinds that wallets use.
pub type Signature = MultiSignature;
/// An account, by its public key.
pub type AccountId = <<Signature as Verify>::Signer as IdentifyAccount>::AccountId;
/// An account as transactions name it.
pub type Address = MultiAddress<AccountId, ()>;
/// Money, in millionths of a SYN.
pub type Balance = u128;
/// How many transactions an account has signed.
pub type Nonce = u32;
/// A block's place in the chain.
pub type BlockNumber = u32;
/// A hash of anything.
pub type Hash = sp_core::H256;
/// A block's header.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
/// A block of the chain.
pub type Block = generic::Block<Header, UncheckedExtrinsic>;
/// A transaction as it travels, its signature not yet checked.
pub type UncheckedExtrinsic = generic::UncheckedExtrinsic<Address, RuntimeCall, Signature, TxExtension>;
/// What a signer signs.
pub type SignedPayload = generic::SignedPayload<RuntimeCall, TxExtension>;

/// What is checked, in this order, before a transaction runs, and settled after it.
pub type TxExtension = (
	frame_system::AuthorizeCall<Runtime>,
	frame_system::CheckNonZeroSender<Runtime>,
	frame_system::CheckSpecVersion<Runtime>,
	frame_system::CheckTxVersion<Runtime>,
	frame_system::CheckGenesis<Runtime>,
	frame_system::CheckEra<Runtime>,
	frame_system::CheckWeight<Runtime>,
	configs::money::ChargeFee,
	frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
	frame_system::WeightReclaim<Runtime>,
);

/// The extension of a transaction that never expires, with its nonce and its tip.
pub fn extension(nonce: Nonce, tip: Balance) -> TxExtension {
	(
		frame_system::AuthorizeCall::new(),
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		frame_system::CheckEra::from(generic::Era::Immortal),
		frame_system::CheckWeight::new(),
		configs::money::ChargeFee::new(nonce.into(), tip),
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
		frame_system::WeightReclaim::new(),
	)
}

/// Runs blocks: dispatches to the pallets in the order of the table below.
pub type Executive =
	frame_executive::Executive<Runtime, Block, frame_system::ChainContext<Runtime>, Runtime, AllPalletsWithSystem>;

/// Types for a node that passes transactions on without knowing what is in them.
pub mod opaque {
	use super::{generic, BlakeTwo256, BlockNumber};
	use sp_runtime::{traits::Hash as HashT, OpaqueExtrinsic};

	/// A block's header.
	pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
	/// A block whose transactions are bytes.
	pub type Block = generic::Block<Header, OpaqueExtrinsic>;
	/// The hash of a block.
	pub type Hash = <BlakeTwo256 as HashT>::Output;
}

/// Which rules these are. Raise `spec_version` with every change of behaviour, and
/// `transaction_version` when an old signed transaction would mean something else.
#[sp_version::runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
	spec_name: Cow::Borrowed("synergy"),
	impl_name: Cow::Borrowed("synergy-node"),
	authoring_version: 1,
	spec_version: 1_000_002,
	impl_version: 1,
	apis: apis::RUNTIME_API_VERSIONS,
	transaction_version: 2,
	system_version: 1,
};

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Runtime;

	// The chain itself, and who builds it.
	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;
	#[runtime::pallet_index(2)]
	pub type Aura = pallet_aura;
	#[runtime::pallet_index(3)]
	pub type Grandpa = pallet_grandpa;
	#[runtime::pallet_index(4)]
	pub type Authorship = pallet_authorship;
	#[runtime::pallet_index(5)]
	pub type Historical = pallet_session::historical;
	#[runtime::pallet_index(6)]
	pub type Session = pallet_session;
	#[runtime::pallet_index(7)]
	pub type Offences = pallet_offences;
	#[runtime::pallet_index(8)]
	pub type Migrations = pallet_migrations;

	// Money, and ways to act.
	#[runtime::pallet_index(10)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(11)]
	pub type TransactionPayment = pallet_transaction_payment;
	#[runtime::pallet_index(12)]
	pub type Utility = pallet_utility;
	#[runtime::pallet_index(13)]
	pub type Multisig = pallet_multisig;
	#[runtime::pallet_index(14)]
	pub type Proxy = pallet_proxy;
	#[runtime::pallet_index(15)]
	pub type Preimage = pallet_preimage;
	#[runtime::pallet_index(16)]
	pub type Scheduler = pallet_scheduler;

	// The federation. Sudo has a key in the development preset and nowhere else.
	#[runtime::pallet_index(20)]
	pub type CouncilOfClubs = pallet_collective<Instance1>;
	#[runtime::pallet_index(25)]
	pub type Sudo = pallet_sudo;

	// What the chain exists for.
	#[runtime::pallet_index(30)]
	pub type Eras = pallet_synergy_eras;
	#[runtime::pallet_index(31)]
	pub type Clubs = pallet_synergy_clubs;
	#[runtime::pallet_index(32)]
	pub type Guarantees = pallet_synergy_guarantees;
	#[runtime::pallet_index(33)]
	pub type Complaints = pallet_synergy_complaints;
	#[runtime::pallet_index(34)]
	pub type Deals = pallet_synergy_deals;
	#[runtime::pallet_index(35)]
	pub type Listings = pallet_synergy_listings;
	#[runtime::pallet_index(36)]
	pub type Cycles = pallet_synergy_cycles;
	// After every pallet whose genesis gives money away, so that its own knows how much there is (P6).
	#[runtime::pallet_index(37)]
	pub type Depository = pallet_synergy_depository;

	// What members and auditors read.
	#[runtime::pallet_index(40)]
	pub type Reading = reading::pallet;
}
