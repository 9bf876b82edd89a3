//! What the chain exists for: eras, guarantees, complaints, deals, listings, cycle contracts, money in and out, and the
//! clubs that carry them.

use alloc::{vec, vec::Vec};
use frame_support::{
	parameter_types,
	traits::{ConstU32, ConstU64},
	weights::Weight,
	PalletId,
};

use super::{
	federation::{
		Concerned, Decrees, FederationOrigin, FederationTreasury, HasSudo, MotionsOfClubs, SeatsOfClubs, Speeches,
		TreasuryOfClub,
	},
	parameters,
};
use crate::{
	constants::{block, bounds, eras, money, quota, rules, time},
	wiring::{Obligations, PushCall, Work},
	Balance, Balances, Clubs, Complaints, Cycles, Eras, Guarantees, Listings, Runtime, RuntimeHoldReason, Timestamp,
};

parameter_types! {
	/// What each block keeps for the work that follows a boundary (E3).
	pub EraShare: Weight = block::part(eras::SHARE);
	/// What one `advance` does at most.
	pub AdvanceWeight: Weight = block::part(eras::ADVANCE);
	/// From this the accounts of cycles are derived (K3).
	pub const CyclesPalletId: PalletId = PalletId(*b"syn/cycl");
	/// What is held of a member for what its number has open, and moves with the number (F6). Everything else that is held
	/// of an account is recorded by account and stays with it: money for others' guarantees, preimages.
	pub HeldByNumber: Vec<RuntimeHoldReason> = vec![
		pallet_synergy_guarantees::HoldReason::Deposit.into(),
		pallet_synergy_deals::HoldReason::Escrow.into(),
		pallet_synergy_complaints::HoldReason::Settlement.into(),
	];
	/// What the entry of a receipt costs for ever (F4).
	pub const ReceiptPrice: Balance = money::RECEIPT;
}

impl pallet_synergy_eras::Config for Runtime {
	type Time = Timestamp;
	type FederationOrigin = FederationOrigin;
	type Worker = Work;
	type Share = EraShare;
	type MinDuration = ConstU64<{ eras::MIN_MILLIS }>;
	type MaxDuration = ConstU64<{ eras::MAX_MILLIS }>;
	type WeightInfo = pallet_synergy_eras::weights::SubstrateWeight<Runtime>;
}

impl pallet_synergy_guarantees::Config for Runtime {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Clock = Eras;
	type Agenda = Eras;
	type Clubs = Clubs;
	type Complaints = Complaints;
	type Engagements = Cycles;
	type MaxGuarantors = ConstU32<{ rules::MAX_GUARANTORS }>;
	type MaxWards = ConstU32<{ rules::MAX_WARDS }>;
	type MinGuarantors = parameters::MinGuarantors;
	type GuarantorLimit = parameters::GuarantorLimit;
	type WardLimit = parameters::WardLimit;
	type GraceEras = parameters::GraceEras;
	type RevocationNotice = parameters::RevocationNotice;
	type NoticeFloor = parameters::NoticeFloor;
	type ApplicationEras = parameters::ApplicationEras;
	type PremiumEras = parameters::PremiumEras;
	type StandingEras = parameters::StandingEras;
	type RecoveryDelay = parameters::RecoveryDelay;
	type RecoveryBar = parameters::RecoveryBar;
	type HeldByNumber = HeldByNumber;
	type WeightInfo = pallet_synergy_guarantees::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type Scene = crate::benchmarks::Rehearsal;
}

impl pallet_synergy_complaints::Config for Runtime {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Clock = Eras;
	type Agenda = Eras;
	type People = Guarantees;
	type Neighbours = Guarantees;
	type Deposits = Guarantees;
	type Obligations = Obligations;
	type Records = Guarantees;
	type Clubs = Clubs;
	type FederationOrigin = FederationOrigin;
	type MaxLevel = parameters::MaxLevel;
	type AppealWait = parameters::AppealWait;
	type ArbitrationEras = parameters::ArbitrationEras;
	type BarEras = parameters::BarEras;
	type MaxReached = parameters::MaxReached;
	type MaxOpenComplaints = parameters::MaxOpenComplaints;
	type RefileEras = parameters::RefileEras;
	type AdvanceWeight = AdvanceWeight;
	type WeightInfo = pallet_synergy_complaints::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type Scene = crate::benchmarks::Rehearsal;
}

impl pallet_synergy_deals::Config for Runtime {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Clock = Eras;
	type Agenda = Eras;
	type People = Guarantees;
	type Exposure = Guarantees;
	type Complaints = Complaints;
	type Records = Guarantees;
	type Market = Listings;
	type MaxDeals = parameters::MaxDeals;
	type MaxTerm = parameters::MaxTerm;
	type ProposalEras = parameters::ProposalEras;
	type ClaimWindow = parameters::ClaimWindow;
	type MaxUnasked = ConstU32<{ rules::MAX_UNASKED }>;
	type Purse = crate::purse::OwnPurse;
	type WeightInfo = pallet_synergy_deals::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type Scene = crate::benchmarks::Rehearsal;
}

impl pallet_synergy_listings::Config for Runtime {
	type Clock = Eras;
	type Agenda = Eras;
	type People = Guarantees;
	type Clubs = Clubs;
	type Purse = crate::purse::OwnPurse;
	type FederationOrigin = FederationOrigin;
	type MaxListings = ConstU32<{ rules::MAX_LISTINGS }>;
	type MaxAtOnce = ConstU32<{ rules::MAX_AT_ONCE }>;
	type MaxLife = ConstU32<{ rules::MAX_LIFE }>;
	type MaxCategories = ConstU32<{ bounds::CATEGORIES }>;
	type Window = parameters::Window;
	type WeightInfo = pallet_synergy_listings::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type Scene = crate::benchmarks::Rehearsal;
}

impl pallet_synergy_cycles::Config for Runtime {
	type Currency = Balances;
	type Clock = Eras;
	type Agenda = Eras;
	type People = Guarantees;
	type Exposure = Guarantees;
	type Complaints = Complaints;
	type Purse = crate::purse::OwnPurse;
	type Clubs = Clubs;
	type PalletId = CyclesPalletId;
	type SharePercent = parameters::SharePercent;
	type MaxPeriod = parameters::MaxTerm;
	type DraftEras = parameters::DraftEras;
	type ClaimWindow = parameters::ClaimWindow;
	type MaxOrganised = ConstU32<{ rules::MAX_ORGANISED }>;
	type MaxOrders = ConstU32<{ rules::MAX_ORDERS }>;
	type AdvanceWeight = AdvanceWeight;
	type WeightInfo = pallet_synergy_cycles::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type Scene = crate::benchmarks::Rehearsal;
}

impl pallet_synergy_depository::Config for Runtime {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Clock = Eras;
	type Agenda = Eras;
	type FederationOrigin = FederationOrigin;
	type Treasury = FederationTreasury;
	type ReceiptPrice = ReceiptPrice;
	type RedemptionEras = ConstU32<{ rules::REDEMPTION }>;
	type MaxRedemptions = ConstU32<{ rules::MAX_REDEMPTIONS }>;
	type WeightInfo = pallet_synergy_depository::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type Scene = crate::benchmarks::Rehearsal;
}

impl pallet_synergy_clubs::Config for Runtime {
	type Currency = Balances;
	type FederationOrigin = FederationOrigin;
	type Seats = SeatsOfClubs;
	type Founding = Guarantees;
	type Electorate = Guarantees;
	type Sponsoring = Guarantees;
	type Concerned = Concerned;
	type Decrees = Decrees;
	type Speeches = Speeches;
	type DeriveTreasury = TreasuryOfClub;
	type MaxClubs = ConstU32<{ bounds::CLUBS }>;
	type OpenMotions = MotionsOfClubs;
	type MaxMotions = ConstU32<{ bounds::MOTIONS }>;
	type MaxMotionsOfClub = ConstU32<{ bounds::MOTIONS_OF_CLUB }>;
	type IsRuled = HasSudo;
	type AgreementEras = parameters::ApplicationEras;
	type Privileges = Guarantees;
	type Clock = Eras;
	type Queue = Eras;
	type PushCall = PushCall;
	type Quotas = parameters::CallQuotas;
	type MaxQuota = ConstU32<{ quota::MOST }>;
	type UnitTime = ConstU64<{ quota::UNIT_TIME }>;
	type UnitLength = ConstU32<{ quota::UNIT_LENGTH }>;
	type FederationTreasury = FederationTreasury;
	type Sessions = super::validators::Nodes;
	type DoubleBlocks = super::double_blocks::SameSlot;
	type MaxValidators = ConstU32<{ bounds::VALIDATORS }>;
	type MinValidators = ConstU32<{ bounds::MIN_VALIDATORS }>;
	type UsualSession = ConstU32<{ time::SESSION }>;
	type MaxMissed = super::validators::SessionsAbsent;
	type WeightInfo = pallet_synergy_clubs::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Rehearsal;
}

impl crate::reading::pallet::Config for Runtime {}
