//! What clubs and the members in them ask and tell each other (M3, F1, F3, G2).

use crate::{Balance, ClubId, Kind, MemberIndex, Tier};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use sp_runtime::{DispatchError, DispatchResult};

/// Most founders of a club that the federation admits (M3): the core of a village.
pub const MAX_FOUNDERS: u32 = 32;

/// One of the founders of a club, who guarantee each other (M3).
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Debug, PartialEq, Eq)]
pub struct FoundingMember<AccountId> {
	/// The account that signs for it.
	pub account: AccountId,
	/// What it is.
	pub kind: Kind,
	/// Its tier: what each of its guarantors holds for it.
	pub tier: Tier,
	/// Whose ward it is: the places of its guarantors in the list of founders, from 0.
	pub guarantors: BoundedVec<u8, ConstU32<MAX_FOUNDERS>>,
}

/// The founders of one club.
pub type FoundingMembers<AccountId> = BoundedVec<FoundingMember<AccountId>, ConstU32<MAX_FOUNDERS>>;

/// By this the founders of a club become members at once (M3).
pub trait Founding<AccountId> {
	/// Makes all of them members and electors of `club`, each guaranteed by those it names, whose deposits are held of
	/// their own free money. Fails if a rule is broken; what was written until then is for the caller to roll back.
	fn found(club: ClubId, founders: &[FoundingMember<AccountId>]) -> DispatchResult;
}

/// The members who renew a club's council (F3).
pub trait Electorate<AccountId> {
	/// The number and the club of an account that is an elector.
	fn elector(account: &AccountId) -> Option<(MemberIndex, ClubId)>;
	/// Whether a member is an elector of a club.
	fn is_elector(number: MemberIndex, club: ClubId) -> bool;
	/// Makes an elector of a member that may be one: a founder, or somebody of long standing whom two electors guarantee.
	fn enrol(account: &AccountId) -> Result<(MemberIndex, ClubId), DispatchError>;
}

/// How many electors clubs have (F3).
pub trait Rolls {
	/// How many electors a club has.
	fn electors(club: ClubId) -> u32;
	/// A member of the club has become an elector.
	fn enrolled(club: ClubId, member: MemberIndex);
	/// A member of the club is no elector any more. Its vote is void.
	fn struck(club: ClubId, member: MemberIndex);
}

/// By this a club's treasury pays for guarantees (G2).
pub trait Sponsoring<AccountId> {
	/// Offers money of `payer` for a guarantee, and a premium.
	fn sponsor(
		payer: AccountId,
		guarantor: AccountId,
		ward: AccountId,
		amount: Balance,
		premium: Balance,
	) -> DispatchResult;
	/// Takes back what nobody has used, and what is in a pledge that the ward has not accepted.
	fn take_back(payer: AccountId, guarantor: AccountId, ward: AccountId) -> DispatchResult;
}

/// The seats in the council of clubs (F1), which clubs take and leave.
pub trait Seats<AccountId> {
	/// Who has a seat.
	fn taken() -> Vec<AccountId>;
	/// One leaves its seat, one takes a seat, or one takes that of another. Votes of who leaves do not count any more.
	fn change(outgoing: Option<&AccountId>, incoming: Option<&AccountId>);
}

/// The motions before the council of clubs (F1).
pub trait Motions<Hash> {
	/// Those that are open, by their hashes.
	fn open() -> Vec<Hash>;
}
