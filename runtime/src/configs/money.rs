//! Balances, and the fees of transactions beyond a member's quota.

use frame_support::{
	parameter_types,
	traits::{ConstU32, ConstU8, VariantCountOf},
	weights::{Weight, WeightToFee},
};
use pallet_transaction_payment::{Multiplier, TargetedFeeAdjustment};
use sp_runtime::{traits::One, FixedPointNumber, Perquintill};

use crate::{
	constants::{fees, money},
	weights::{self, ExtrinsicBaseWeight},
	Balance, Runtime, RuntimeEvent, RuntimeFreezeReason, RuntimeHoldReason, System,
};

parameter_types! {
	/// What an account must hold to exist.
	pub const ExistentialDeposit: Balance = money::EXISTENTIAL_DEPOSIT;
}

/// Money is held with a reason, and by nothing else: there are no locks and no named reserves. What the
/// stock multisig and proxy reserve has no name. With the smallest unit as existential deposit there is
/// no dust, so that nothing ever leaves the supply (promise P6).
impl pallet_balances::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type WeightInfo = weights::pallet_balances::WeightInfo<Runtime>;
	type Balance = Balance;
	type DustRemoval = ();
	type ExistentialDeposit = ExistentialDeposit;
	type AccountStore = System;
	type ReserveIdentifier = [u8; 8];
	type FreezeIdentifier = RuntimeFreezeReason;
	type MaxLocks = ConstU32<0>;
	type MaxReserves = ConstU32<0>;
	type MaxFreezes = VariantCountOf<RuntimeFreezeReason>;
	type DoneSlashHandler = ();
}

/// A transaction's nonce and tip, as the part of `TxExtension` that every signer signs: it pays out of the quota of its
/// tier, or with a fee, and everybody takes turns (F5).
pub type ChargeFee = pallet_synergy_clubs::ChargeQuotaOrFee<Runtime>;

/// The fee for work: [`fees::BASE`] for a transaction that does nothing, other work in proportion.
pub struct FeeForWeight;

impl WeightToFee for FeeForWeight {
	type Balance = Balance;

	fn weight_to_fee(weight: &Weight) -> Balance {
		Balance::from(weight.ref_time())
			.saturating_mul(fees::BASE)
			.checked_div(Balance::from(ExtrinsicBaseWeight::get().ref_time()))
			.unwrap_or(Balance::MAX)
	}
}

/// The fee for length: [`fees::BYTE`] for each byte.
pub struct FeeForLength;

impl WeightToFee for FeeForLength {
	type Balance = Balance;

	fn weight_to_fee(length: &Weight) -> Balance {
		Balance::from(length.ref_time()).saturating_mul(fees::BYTE)
	}
}

parameter_types! {
	/// How full blocks may be before fees rise.
	pub const TargetFullness: Perquintill = Perquintill::from_percent(fees::TARGET_PERCENT);
	/// How fast fees rise and fall.
	pub Variability: Multiplier =
		Multiplier::saturating_from_rational(fees::VARIABILITY.0, fees::VARIABILITY.1);
	/// Fees are never below what the constants say…
	pub MinMultiplier: Multiplier = Multiplier::one();
	/// … nor more than this many times as much.
	pub MaxMultiplier: Multiplier = Multiplier::saturating_from_integer(fees::MAX_MULTIPLIER);
}

/// Rule F5: fees rise with load.
pub type FeesByLoad = TargetedFeeAdjustment<Runtime, TargetFullness, Variability, MinMultiplier, MaxMultiplier>;

impl pallet_transaction_payment::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type OnChargeTransaction = pallet_synergy_clubs::FeesToClub;
	type WeightToFee = FeeForWeight;
	type LengthToFee = FeeForLength;
	type FeeMultiplierUpdate = FeesByLoad;
	type OperationalFeeMultiplier = ConstU8<{ fees::OPERATIONAL }>;
	type WeightInfo = weights::pallet_transaction_payment::WeightInfo<Runtime>;
}
