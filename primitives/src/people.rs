//! Members as others see them: numbers, good standing, capacity, deposits, guarantors, records; and who suspends them.

use crate::{Balance, ClubId, ComplaintId, EraIndex, MemberIndex, Obligation, Tier};
use alloc::vec::Vec;
use sp_runtime::{DispatchError, DispatchResult};

/// From accounts to members' numbers and back (M6).
pub trait NumberOf<AccountId> {
	/// The number of an account.
	fn number(account: &AccountId) -> Option<MemberIndex>;
	/// The account that signs for a number.
	fn account(number: MemberIndex) -> Option<AccountId>;
}

/// What others ask about members.
pub trait People<AccountId>: NumberOf<AccountId> {
	/// The club of a member or candidate.
	fn club(number: MemberIndex) -> Option<ClubId>;
	/// Whether it is a member, lapsing or not.
	fn is_member(number: MemberIndex) -> bool;
	/// Fails unless it is a member, neither lapsing nor suspended: it may open something new (C5, D5).
	fn ensure_may_open(number: MemberIndex) -> DispatchResult;
	/// Fails if it is lapsing or suspended. Everybody else may buy against full escrow: a member, and a customer, which
	/// is somebody who is none (C5, D5, D7).
	fn ensure_may_buy(number: MemberIndex) -> DispatchResult;
	/// The number of an account that buys against full escrow: its own if it has one, else that of a new customer, which
	/// lasts as long as something of its is open (D7). Whoever asks counts that as an engagement. `is_signer` says whether
	/// the account asks itself: somebody else's offer makes no customer of one that is to be a member's new key (F6).
	fn customer(account: &AccountId, is_signer: bool) -> Result<MemberIndex, DispatchError>;
	/// Whether a member has allowed that its debts are set off (D6).
	fn allows_set_off(number: MemberIndex) -> bool;
	/// Notes whether a member's debts may be set off. Fails if it is none and never was, or has left.
	fn allow_set_off(number: MemberIndex, allowed: bool) -> DispatchResult;
	/// Whether one of the two guarantees the other.
	fn are_tied(one: MemberIndex, other: MemberIndex) -> bool;
}

/// What clubs ask to price a call (F5).
pub trait Privileges<AccountId> {
	/// The club and tier by which an account's quota of free calls is measured: its own if it is a member; its club and
	/// the lowest tier if it is a candidate with a guarantee; no club if somebody has pledged for it only (M4).
	fn standing(account: &AccountId) -> Option<(Option<ClubId>, Tier)>;
	/// The club of a member, also of one that is lapsing. Its fees go there (F5).
	fn club(account: &AccountId) -> Option<ClubId>;
}

/// What the accounts show of those who sign (F6).
pub trait Signatures<AccountId> {
	/// Whether an account has itself signed a transaction. For a multisig or a pure proxy others sign. May be false for
	/// one that has signed, but nothing that was free.
	fn has_signed(account: &AccountId) -> bool;
}

/// The exposure of members: what their open obligations put at risk (D2, G5).
pub trait Exposure {
	/// What may still be insured now: unrevoked deposits less the whole exposure.
	fn capacity(number: MemberIndex) -> Balance;
	/// The deposits that still vouch for something new, those not revoked: whose, and how much.
	fn backing(number: MemberIndex) -> Vec<(MemberIndex, Balance)>;
	/// Puts `amount` at risk. Fails if the capacity does not suffice.
	fn reserve(number: MemberIndex, amount: Balance) -> DispatchResult;
	/// Takes `amount` out of risk.
	fn free(number: MemberIndex, amount: Balance);
	/// Counts one more engagement of a member or a customer, if it has fewer than `most` of that kind. Returns whether it
	/// had.
	#[must_use]
	fn engage(number: MemberIndex, engagement: Engagement, most: u32) -> bool;
	/// Counts one engagement less. A customer that has none left is forgotten (D7, P8).
	fn disengage(number: MemberIndex, engagement: Engagement);
	/// Something of a member's has ended of which others keep count, such as a seat in a cycle contract. If its application
	/// was over at a boundary whose work waits, it stands until the next one because of that (M1, E3).
	fn note_ended(number: MemberIndex);
	/// How many engagements of a kind a member or a customer has.
	fn engaged(number: MemberIndex, engagement: Engagement) -> u32;
}

/// What a member or a customer can be engaged in, each kind counted apart: as long as it is, a member cannot leave (M7),
/// and a customer keeps its number (D7).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engagement {
	/// An open deal, or a proposal of its own (D1).
	Deal,
	/// A proposal of somebody else that waits for its answer. Counted only of who never was a member: it takes nobody's
	/// places, and a member's number lasts without it (D7).
	Offer,
	/// An order in a cycle contract, or a standing one. Counted only of who never was a member: cycle contracts count for
	/// themselves what keeps a member from leaving (M7, D7).
	Order,
}

/// The graph of guarantees, as complaints climb it.
pub trait Neighbours {
	/// The guarantors whose guarantee for `ward` began before `complaint` was filed, revoked or not (C4).
	fn guarantors(ward: MemberIndex, complaint: ComplaintId) -> Vec<MemberIndex>;
	/// Most guarantors of one member (G1).
	fn most() -> u32;
}

/// Money that an award would take from one holder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draw<AccountId> {
	/// The guarantor whose deposit is drawn on.
	pub guarantor: MemberIndex,
	/// Whose money it is: the guarantor's own account, or a payer's.
	pub holder: AccountId,
	/// Whether it is the guarantor's own.
	pub is_own: bool,
	/// How much.
	pub amount: Balance,
}

/// What an award took from the deposits.
pub type Drawn<AccountId> = Vec<Draw<AccountId>>;

/// The deposits behind a member, out of which awards are paid (C10).
pub trait Deposits<AccountId> {
	/// What an award of `amount` against `ward` in `complaint` would draw, without drawing it.
	fn plan(ward: MemberIndex, complaint: ComplaintId, amount: Balance) -> Drawn<AccountId>;
	/// Draws it and pays it to `to`.
	fn draw(
		ward: MemberIndex,
		complaint: ComplaintId,
		amount: Balance,
		to: &AccountId,
	) -> Result<Drawn<AccountId>, DispatchError>;
	/// Bars a guarantor that cast no vote from pledging for so many eras (G6).
	fn bar_from_pledging(guarantor: MemberIndex, eras: u32);
}

/// What others ask about complaints.
pub trait ComplaintsInfo {
	/// The number the next complaint will have.
	fn next_id() -> ComplaintId;
	/// Whether an open complaint suspends the member now (P4).
	fn is_suspended(number: MemberIndex) -> bool;
	/// Whether an open complaint is by, against or has reached the member, now (M7).
	fn is_involved(number: MemberIndex) -> bool;
	/// Whether, at the boundary into `era`, an open complaint was against the member or had reached it, so that no deposit
	/// behind it is released (G3). A customer's never draws on deposits, and keeps none (D7).
	fn was_reached(number: MemberIndex, era: EraIndex) -> bool;
	/// Whether, at the boundary into `era`, an open complaint was against the member, was appealed by it or had reached it,
	/// also one of a customer that had reached it, which asks for its vote and no more (M1, M7).
	fn was_involved(number: MemberIndex, era: EraIndex) -> bool;
	/// Whether a complaint on the obligation is open.
	fn is_disputed(obligation: Obligation) -> bool;
	/// Whether the member has an open complaint of its own on the obligation.
	fn has_complained(obligation: Obligation, complainer: MemberIndex) -> bool;
	/// Whether a complaint on the obligation was open at the boundary into `era`, or is open now.
	fn was_disputed(obligation: Obligation, era: EraIndex) -> bool;
	/// Forgets what was claimed on an obligation that has ended (P8).
	fn forget(obligation: Obligation);
	/// Forgets what is counted of somebody who is out and never was a member (P8).
	fn forget_member(number: MemberIndex);
}

/// What a member's record counts (R2), but for the complaints filed and received, which the complaints pallet counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Merit {
	/// A deal completed with `with`, of which `volume` was paid or insured.
	DealCompleted {
		/// The other side.
		with: MemberIndex,
		/// What was paid or insured of it.
		volume: Balance,
	},
	/// An award was paid out of the deposits behind the member.
	AwardPaid(Balance),
	/// An award was paid to the member.
	AwardReceived(Balance),
	/// A complaint of the member ended with an award of nothing.
	ComplaintDismissed,
	/// A deposit of the member's was drawn on for a ward.
	WardFailed,
	/// The member cast no vote on a complaint against its ward (G6).
	VoteMissed,
}

/// Where records are kept.
pub trait Records {
	/// Adds to a member's record.
	fn note(number: MemberIndex, merit: Merit);
}

/// The councils that decide when guarantors do not (C9).
pub trait Councils<AccountId> {
	/// The council's account of a club.
	fn council(club: ClubId) -> Option<AccountId>;
	/// The treasury's account of a club.
	fn treasury(club: ClubId) -> Option<AccountId>;
	/// Whether a club exists.
	fn exists(club: ClubId) -> bool {
		Self::council(club).is_some()
	}
}

/// What members have open that their own entries do not count (M7).
pub trait Engagements {
	/// Whether a leg, an order or a cycle contract of the member is open.
	fn is_engaged(number: MemberIndex) -> bool;
}
