//! What the chain exists for: eras, guarantees, complaints, deals, listings, cycle contracts, and the clubs that carry
//! them.

use frame_support::{
	parameter_types,
	traits::{ConstU32, ConstU64, ConstU8},
	weights::Weight,
	PalletId,
};
use pallet_synergy_clubs::Quotas;

use super::federation::{
	Concerned, Decrees, FederationOrigin, FederationTreasury, SeatsOfClubs, Speeches, TreasuryOfClub,
};
use crate::{
	constants::{block, bounds, eras, quota, rules},
	wiring::{Obligations, PushCall, Work},
	Balances, Clubs, Complaints, Cycles, Eras, Guarantees, Listings, Runtime, RuntimeHoldReason, Timestamp,
};

parameter_types! {
	/// What each block keeps for the work that follows a boundary (E3).
	pub EraShare: Weight = block::part(eras::SHARE);
	/// What one `advance` does at most.
	pub AdvanceWeight: Weight = block::part(eras::ADVANCE);
	/// From this the accounts of cycles are derived (K3).
	pub const CyclesPalletId: PalletId = PalletId(*b"syn/cycl");
	/// Free calls per era, by tier.
	pub const CallQuotas: Quotas = quota::BY_TIER;
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
	type MinGuarantors = ConstU32<{ rules::MIN_GUARANTORS }>;
	type MaxGuarantors = ConstU32<{ rules::MAX_GUARANTORS }>;
	type MaxWards = ConstU32<{ rules::MAX_WARDS }>;
	type GraceEras = ConstU32<{ rules::GRACE }>;
	type RevocationNotice = ConstU32<{ rules::REVOCATION_NOTICE }>;
	type ApplicationEras = ConstU32<{ rules::APPLICATION }>;
	type PremiumEras = ConstU32<{ rules::PREMIUM }>;
	type BarEras = ConstU32<{ rules::BAR }>;
	type ElectorEras = ConstU32<{ rules::ELECTOR }>;
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
	type MaxLevel = ConstU8<{ rules::MAX_LEVEL }>;
	type AppealWait = ConstU32<{ rules::APPEAL_WAIT }>;
	type ArbitrationEras = ConstU32<{ rules::ARBITRATION }>;
	type MaxOpenComplaints = ConstU32<{ rules::MAX_COMPLAINTS }>;
	type RefileEras = ConstU32<{ rules::REFILE }>;
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
	type MaxDeals = ConstU32<{ rules::MAX_DEALS }>;
	type MaxTerm = ConstU32<{ rules::MAX_TERM }>;
	type ProposalEras = ConstU32<{ rules::PROPOSAL }>;
	type ClaimWindow = ConstU32<{ rules::CLAIM_WINDOW }>;
	type WeightInfo = pallet_synergy_deals::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type Scene = crate::benchmarks::Rehearsal;
}

impl pallet_synergy_listings::Config for Runtime {
	type Clock = Eras;
	type Agenda = Eras;
	type People = Guarantees;
	type Clubs = Clubs;
	type FederationOrigin = FederationOrigin;
	type MaxListings = ConstU32<{ rules::MAX_LISTINGS }>;
	type MaxAtOnce = ConstU32<{ rules::MAX_AT_ONCE }>;
	type MaxLife = ConstU32<{ rules::MAX_LIFE }>;
	type MaxCategories = ConstU32<{ bounds::CATEGORIES }>;
	type Window = ConstU32<{ rules::WINDOW }>;
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
	type Deposits = Guarantees;
	type Complaints = Complaints;
	type Clubs = Clubs;
	type PalletId = CyclesPalletId;
	type SharePercent = ConstU8<{ rules::SHARE }>;
	type MaxPeriod = ConstU32<{ rules::MAX_TERM }>;
	type DraftEras = ConstU32<{ rules::DRAFT }>;
	type ClaimWindow = ConstU32<{ rules::CLAIM_WINDOW }>;
	type MaxOrganised = ConstU32<{ rules::MAX_ORGANISED }>;
	type MaxOrders = ConstU32<{ rules::MAX_ORDERS }>;
	type AdvanceWeight = AdvanceWeight;
	type WeightInfo = pallet_synergy_cycles::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type Scene = crate::benchmarks::Rehearsal;
}

impl pallet_synergy_clubs::Config for Runtime {
	type Currency = Balances;
	type FederationOrigin = FederationOrigin;
	type Seats = SeatsOfClubs;
	type Validators = ();
	type Founding = Guarantees;
	type Electorate = Guarantees;
	type Sponsoring = Guarantees;
	type Concerned = Concerned;
	type Decrees = Decrees;
	type Speeches = Speeches;
	type DeriveTreasury = TreasuryOfClub;
	type MaxClubs = ConstU32<{ bounds::CLUBS }>;
	type AgreementEras = ConstU32<{ rules::AGREEMENT }>;
	type Privileges = Guarantees;
	type Clock = Eras;
	type Queue = Eras;
	type PushCall = PushCall;
	type Quotas = CallQuotas;
	type UnitTime = ConstU64<{ quota::UNIT_TIME }>;
	type UnitLength = ConstU32<{ quota::UNIT_LENGTH }>;
	type FederationTreasury = FederationTreasury;
	type WeightInfo = pallet_synergy_clubs::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Rehearsal;
}

impl crate::reading::pallet::Config for Runtime {}
