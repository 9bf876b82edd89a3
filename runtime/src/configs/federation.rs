//! The council of clubs, and what it decides (rule F1: one club, one voice, two thirds).

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	parameter_types,
	traits::{ChangeMembers, Consideration, ConstU32, Contains, EitherOfDiverse, Get, MaybeConsideration},
	weights::Weight,
	PalletId,
};
use frame_system::EnsureRoot;
use pallet_collective::{EnsureProportionAtLeast, Instance1, PrimeDefaultVote};
use scale_info::TypeInfo;
use sp_runtime::{
	traits::{AccountIdConversion, Convert},
	DispatchError,
};
use synergy_primitives::{ClubId, ComplaintsInfo, Motions, NumberOf, Seats};

use crate::{
	constants::{block, bounds, time},
	weights, AccountId, Clubs, Complaints, CouncilOfClubs, Guarantees, Hash, Runtime, RuntimeCall, RuntimeEvent,
	RuntimeOrigin,
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
	// Members come and go with their clubs, by `SeatsOfClubs`, never by themselves.
	type SetMembersOrigin = EnsureRoot<AccountId>;
	type MaxProposalWeight = MotionWeight;
	type DisapproveOrigin = FederationOrigin;
	type KillOrigin = FederationOrigin;
	type Consideration = PlaceOfClub;
}

/// What a motion takes: one of the places that its club has before the council of clubs (F1). There is nothing to give back
/// when it ends, because only open motions are counted.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Debug, PartialEq, Eq)]
pub struct PlaceOfClub;

impl Consideration<AccountId, u32> for PlaceOfClub {
	fn new(proposer: &AccountId, _: u32) -> Result<Self, DispatchError> {
		// It stands among the open motions already, as the newest.
		let motion = MotionsOfClubs::open().pop().unwrap_or_default();
		Clubs::note_motion(proposer, motion).map(|()| Self)
	}

	fn update(self, _: &AccountId, _: u32) -> Result<Self, DispatchError> {
		Ok(self)
	}

	fn drop(self, _: &AccountId) -> Result<(), DispatchError> {
		Ok(())
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn ensure_successful(_: &AccountId, _: u32) {}
}

/// So the council keeps nothing of it: the clubs do.
impl MaybeConsideration<AccountId, u32> for PlaceOfClub {
	fn is_none(&self) -> bool {
		true
	}
}

/// The motions that are open before the council of clubs, the newest last.
pub struct MotionsOfClubs;

impl Motions<Hash> for MotionsOfClubs {
	fn open() -> Vec<Hash> {
		pallet_collective::Proposals::<Runtime, CouncilOfClubsInstance>::get().into_inner()
	}
}

/// The seats in the council of clubs: one for each club's council, and nobody else (F1). The pallet of clubs is the only
/// one that changes them.
pub struct SeatsOfClubs;

impl Seats<AccountId> for SeatsOfClubs {
	fn taken() -> Vec<AccountId> {
		pallet_collective::Members::<Runtime, CouncilOfClubsInstance>::get()
	}

	fn change(outgoing: Option<&AccountId>, incoming: Option<&AccountId>) {
		let mut seats = Self::taken();
		seats.retain(|seat| Some(seat) != outgoing);
		if let (Some(incoming), Err(place)) = (incoming, incoming.map_or(Ok(0), |who| seats.binary_search(who))) {
			seats.insert(place, incoming.clone());
		}
		// Takes the votes of who leaves out of all motions, and nobody is prime.
		let (incoming, outgoing) = (incoming.cloned(), outgoing.cloned());
		CouncilOfClubs::change_members_sorted(incoming.as_slice(), outgoing.as_slice(), &seats);
	}
}

/// The account of a club's treasury, of which nobody has the key (F3).
pub struct TreasuryOfClub;

impl Convert<ClubId, AccountId> for TreasuryOfClub {
	fn convert(club: ClubId) -> AccountId {
		PalletId(*b"syn/club").into_sub_account_truncating(club)
	}
}

/// Accounts that an open complaint is by, is against, or has reached (C9).
pub struct Concerned;

impl Contains<AccountId> for Concerned {
	fn contains(who: &AccountId) -> bool {
		Guarantees::number(who).is_some_and(Complaints::is_involved)
	}
}

/// What a treasury may say about an award that draws on its money (C8). Everything else it does has a call of its own.
pub struct Speeches;

impl Contains<RuntimeCall> for Speeches {
	fn contains(call: &RuntimeCall) -> bool {
		use pallet_synergy_complaints::Call;
		matches!(call, RuntimeCall::Complaints(Call::appeal { .. } | Call::accept { .. }))
	}
}

/// What the council of clubs can decree as root (F1), one by one. An upgrade is authorised by its hash; then anybody may
/// bring the code.
pub struct Decrees;

impl Contains<RuntimeCall> for Decrees {
	fn contains(call: &RuntimeCall) -> bool {
		matches!(
			call,
			RuntimeCall::System(frame_system::Call::authorize_upgrade { .. })
				| RuntimeCall::Grandpa(pallet_grandpa::Call::note_stalled { .. })
		)
	}
}

/// Whether there is a sudo key.
pub struct HasSudo;

impl Get<bool> for HasSudo {
	fn get() -> bool {
		pallet_sudo::Key::<Runtime>::exists()
	}
}

/// Without a key, and it has one in the development preset only, this pallet does nothing. A genesis of several clubs that
/// names one is refused.
impl pallet_sudo::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type WeightInfo = weights::pallet_sudo::WeightInfo<Runtime>;
}
