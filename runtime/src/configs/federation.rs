//! The council of clubs, and what it decides (rule F1: one club, one voice, two thirds).

use frame_support::{
	parameter_types,
	traits::{ConstU32, EitherOfDiverse},
	weights::Weight,
	PalletId,
};
use frame_system::EnsureRoot;
use pallet_collective::{EnsureProportionAtLeast, Instance1, PrimeDefaultVote};
use sp_runtime::traits::AccountIdConversion;

use crate::{
	constants::{block, bounds, time},
	weights, AccountId, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin,
};

/// The council of clubs among the councils that a runtime could have.
pub type CouncilOfClubsInstance = Instance1;

/// Two thirds of the clubs.
pub type TwoThirdsOfClubs = EnsureProportionAtLeast<AccountId, CouncilOfClubsInstance, 2, 3>;

/// Whoever may decide for the federation.
pub type FederationOrigin = EitherOfDiverse<EnsureRoot<AccountId>, TwoThirdsOfClubs>;

parameter_types! {
	/// The federation's own account. Nobody has its key; only the federation's decisions move its money.
	pub FederationTreasury: AccountId = PalletId(*b"syn/fedn").into_account_truncating();
	/// How much of a block one motion may take.
	pub MotionWeight: Weight = block::part(block::MOTION);
}

/// Its members are the councils of the clubs. There is no prime member: who is silent has not agreed.
impl pallet_collective::Config<CouncilOfClubsInstance> for Runtime {
	type RuntimeOrigin = RuntimeOrigin;
	type Proposal = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type MotionDuration = ConstU32<{ time::MOTION }>;
	type MaxProposals = ConstU32<{ bounds::MOTIONS }>;
	type MaxMembers = ConstU32<{ bounds::CLUBS }>;
	type DefaultVote = PrimeDefaultVote;
	type WeightInfo = weights::pallet_collective::WeightInfo<Runtime>;
	// Members come and go with their clubs, never by themselves.
	type SetMembersOrigin = EnsureRoot<AccountId>;
	type MaxProposalWeight = MotionWeight;
	type DisapproveOrigin = FederationOrigin;
	type KillOrigin = FederationOrigin;
	type Consideration = ();
}

/// Without a key, and it has one in the development preset only, this pallet does nothing.
impl pallet_sudo::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type WeightInfo = weights::pallet_sudo::WeightInfo<Runtime>;
}
