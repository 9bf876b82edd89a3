//! What this pallet keeps: members and customers, guarantees and their money, lost keys, records.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{pallet_prelude::ConstU32, traits::Get, BoundedVec};
use scale_info::TypeInfo;
use serde::Serialize;
use synergy_primitives::{Balance, ClubId, ComplaintId, Engagement, EraIndex, Marked, MemberIndex, Tier};

pub use synergy_primitives::Kind;

/// Most payers behind one guarantee (G2).
pub const MAX_PAYERS: u32 = 4;

/// Where somebody stands between applying and being out (M1, M2, M5, M7).
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Clone, Copy, Debug, PartialEq, Eq,
)]
#[serde(rename_all = "camelCase")]
pub enum Status {
	/// Has applied, or has lapsed, and lacks guarantors. The application expires at the boundary into `until`.
	Candidate {
		/// The era at whose beginning the application expires (M1).
		until: EraIndex,
	},
	/// Enough guarantees count for it (M2).
	Member,
	/// Too few guarantees count. It may finish what is open, and is a candidate again at the boundary into `until`.
	Lapsing {
		/// The era at whose beginning it stops being a member (M5).
		until: EraIndex,
	},
	/// Has left, or its application has expired. Its number and its record stay (M6, R2).
	Former,
}

/// Whether somebody is one of the electors of its club's council (F3).
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, Debug, Default, PartialEq, Eq,
)]
pub enum Suffrage {
	/// It is not.
	#[default]
	No,
	/// It is.
	Elector,
	/// It was, and whether those whom it guarantees still are is to be looked at.
	Struck,
}

/// A member, a candidate, or a former one (M6).
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Debug, PartialEq, Eq)]
#[scale_info(skip_type_params(MaxWards))]
pub struct Member<AccountId, MaxWards: Get<u32>> {
	/// The account that signs for it.
	pub account: AccountId,
	/// Its club.
	pub club: ClubId,
	/// What it is.
	pub kind: Kind,
	/// Its tier: what each guarantor must hold for the guarantee to count (M2).
	pub tier: Tier,
	/// A higher tier it has asked for, until enough guarantors hold that (M8).
	pub wanted: Option<Tier>,
	/// How many guarantees it needs to be a member: as many as were needed when it applied (M2).
	pub needs: u32,
	/// Where it stands.
	pub status: Status,
	/// The era in which it first became a member.
	pub joined: Option<EraIndex>,
	/// The era from which it has been a member of its club without a break (F3).
	pub standing: EraIndex,
	/// Whether it is a founder of its club, and has neither left nor changed it since (M3).
	pub founder: bool,
	/// Whether it is one of the electors of its club's council (F3).
	pub suffrage: Suffrage,
	/// What its open obligations put at risk, in units (D2).
	pub exposure: Marked<Balance>,
	/// The first era in which it may pledge again (G6).
	pub barred_until: EraIndex,
	/// When the guarantees that it gives stop counting, if it has lapsed (M5).
	pub retires: Option<EraIndex>,
	/// For whom it vouches, those under notice included (G1).
	pub wards: BoundedVec<MemberIndex, MaxWards>,
	/// How many of its pledges nobody has accepted yet (G1).
	pub pledges: u32,
	/// How many open deals, and proposals of its own, it has (D1).
	pub deals: u32,
	/// As long as it never was a member: how many proposals of others wait for its answer (D7).
	#[codec(compact)]
	pub offers: u32,
	/// As long as it never was a member: how many orders, and standing ones, it has in cycle contracts (D7, K3).
	#[codec(compact)]
	pub orders: u32,
	/// Whether its debts may be set off (D6).
	pub allows_set_off: bool,
	/// Its record (R2).
	pub record: Record,
}

impl<AccountId, MaxWards: Get<u32>> Member<AccountId, MaxWards> {
	/// Whether it was a member once, so that its number and record stay.
	pub fn was_member(&self) -> bool {
		self.joined.is_some()
	}

	/// What it is if its application expires and it never was a member: a customer, if something of its is open (D7).
	pub fn as_customer(&self) -> Customer<AccountId>
	where
		AccountId: Clone,
	{
		Customer { account: self.account.clone(), deals: self.deals, offers: self.offers, orders: self.orders }
	}
}

/// A customer: an account that is no member, has no application open, and buys against full escrow (D7). It is one as
/// long as something of its is open.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Debug, PartialEq, Eq)]
pub struct Customer<AccountId> {
	/// The account that signs for it.
	pub account: AccountId,
	/// How many open deals, and proposals of its own, it has (D1).
	pub deals: u32,
	/// How many proposals of others wait for its answer.
	pub offers: u32,
	/// How many orders, and standing ones, it has in cycle contracts (K3).
	pub orders: u32,
}

impl<AccountId> Customer<AccountId> {
	/// Whether anything of its is open.
	pub fn is_engaged(&self) -> bool {
		self.is_bound() || self.offers > 0
	}

	/// Whether it has bound itself to anything. What others have proposed to it binds it to nothing.
	pub fn is_bound(&self) -> bool {
		self.deals > 0 || self.orders > 0
	}

	/// Where the engagements of a kind are counted.
	pub fn count_of(&mut self, engagement: Engagement) -> &mut u32 {
		match engagement {
			Engagement::Deal => &mut self.deals,
			Engagement::Offer => &mut self.offers,
			Engagement::Order => &mut self.orders,
		}
	}
}

/// Somebody else's money in a guarantee (G2).
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Debug, PartialEq, Eq)]
pub struct Part<AccountId> {
	/// Whose money it is.
	pub payer: AccountId,
	/// How much of the deposit, in units.
	pub amount: Balance,
	/// What the guarantor earns when the guarantee has stood long enough, in units.
	pub premium: Balance,
	/// The era at whose beginning the premium is earned.
	pub earned: EraIndex,
}

/// The money of one guarantee: the guarantor's own, and what others have paid (G2).
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Debug, PartialEq, Eq)]
pub struct Deposit<AccountId> {
	/// The guarantor's own part, in units. Awards draw on it first.
	pub own: Balance,
	/// What others have paid, in the order in which awards draw on it.
	pub parts: BoundedVec<Part<AccountId>, ConstU32<MAX_PAYERS>>,
}

impl<AccountId> Default for Deposit<AccountId> {
	fn default() -> Self {
		Self { own: 0, parts: BoundedVec::new() }
	}
}

impl<AccountId> Deposit<AccountId> {
	/// Everything held for the guarantee, in units.
	pub fn total(&self) -> Balance {
		self.parts.iter().fold(self.own, |sum, part| sum.saturating_add(part.amount))
	}

	/// Forgets payers who have nothing in it any more, so that others find a place.
	pub fn prune(&mut self) {
		self.parts.retain(|part| part.amount > 0 || part.premium > 0);
	}
}

impl<AccountId: PartialEq> Deposit<AccountId> {
	/// Whether somebody has a part in it.
	pub fn has_part_of(&self, payer: &AccountId) -> bool {
		self.parts.iter().any(|part| part.payer == *payer)
	}
}

/// A pledge that the ward has not accepted yet (G1).
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Debug, PartialEq, Eq)]
pub struct Pledge<AccountId> {
	/// The tier whose amount is held.
	pub tier: Tier,
	/// The money.
	pub deposit: Deposit<AccountId>,
}

/// One edge of the graph: a guarantor with its deposit behind a ward.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Debug, PartialEq, Eq)]
pub struct Guarantee<AccountId> {
	/// The guarantor.
	pub guarantor: MemberIndex,
	/// The tier whose amount was pledged, and to which a top-up restores.
	pub tier: Tier,
	/// The money.
	pub deposit: Deposit<AccountId>,
	/// The number of the first complaint younger than the guarantee (C4, C10).
	pub began: ComplaintId,
	/// The era from which it stands (E4).
	pub since: EraIndex,
	/// When its notice ends, if it was revoked (G3).
	pub notice: Option<EraIndex>,
	/// When it counts as revoked, if an award has drawn on it and nobody has topped it up (G4).
	pub short_until: Option<EraIndex>,
}

impl<AccountId> Guarantee<AccountId> {
	/// Whether it has been revoked, or counts as revoked, in `era` (G3, G4).
	pub fn is_revoked(&self, era: EraIndex) -> bool {
		self.notice.is_some() || self.short_until.is_some_and(|until| until <= era)
	}

	/// Whether it counts towards membership at `tier` in `era` (M2, G4).
	pub fn counts(&self, tier: Tier, era: EraIndex) -> bool {
		!self.is_revoked(era) && self.deposit.total() >= tier.amount()
	}
}

/// Money offered for a guarantee and not used yet (G2).
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Debug, PartialEq, Eq)]
pub struct Funding<AccountId> {
	/// Whose money it is.
	pub payer: AccountId,
	/// What it offers for the deposit, in units.
	pub amount: Balance,
	/// What it offers the guarantor as a premium, in units.
	pub premium: Balance,
}

/// A new key that guarantors ask for, by whom, and for which account (F6).
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Debug, PartialEq, Eq)]
#[scale_info(skip_type_params(MaxGuarantors))]
pub struct Request<AccountId, MaxGuarantors: Get<u32>> {
	/// The account that is to be the new key.
	pub account: AccountId,
	/// Which guarantors have named it.
	pub named: BoundedVec<MemberIndex, MaxGuarantors>,
	/// How many transactions the old key had signed when the first of them did. If it signs another, nothing moves.
	pub signed: u32,
	/// Whether the council of the member's club has signed that free money moves as well.
	pub with_money: bool,
	/// How far it is.
	pub phase: RecoveryPhase,
	/// The era at whose beginning it lapses, or the number moves.
	pub until: EraIndex,
}

impl<AccountId, MaxGuarantors: Get<u32>> Request<AccountId, MaxGuarantors> {
	/// Whether all guarantors that have to have named the account.
	pub fn is_agreed(&self) -> bool {
		self.phase != RecoveryPhase::Naming
	}
}

/// How far the guarantors are (F6).
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Clone, Copy, Debug, PartialEq, Eq,
)]
#[serde(rename_all = "camelCase")]
pub enum RecoveryPhase {
	/// Not all have named the account yet.
	Naming,
	/// All have. The old key has until the end to be heard.
	Agreed {
		/// Whether the new account has signed that it will be the key.
		is_accepted: bool,
	},
}

/// What is open about the key of a member (F6).
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Debug, PartialEq, Eq)]
#[scale_info(skip_type_params(MaxGuarantors))]
pub enum Recovery<AccountId, MaxGuarantors: Get<u32>> {
	/// Its guarantors ask for a new one.
	Open(Request<AccountId, MaxGuarantors>),
	/// They did, and the old key was heard. They may not ask again for some time.
	Barred {
		/// The era at whose beginning they may.
		until: EraIndex,
	},
}

impl<AccountId, MaxGuarantors: Get<u32>> Recovery<AccountId, MaxGuarantors> {
	/// The boundary at which it is over.
	pub fn until(&self) -> EraIndex {
		match self {
			Self::Open(request) => request.until,
			Self::Barred { until } => *until,
		}
	}
}

/// Why a number has not moved to a new key (F6).
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lapse {
	/// Not all guarantors that had to have named the account.
	NotAgreed,
	/// The new account has not signed.
	NotAccepted,
	/// The new account has become a member, a candidate or a customer itself.
	NotFresh,
	/// Too few of those who named it still stand behind the member.
	TooFewGuarantors,
	/// Neither account has the one free unit without which nothing can be held. Send one to the new account, and begin
	/// again.
	NoFreeUnit,
}

/// An account that was a member's key once (F6).
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormerKey {
	/// Whose.
	pub member: MemberIndex,
	/// How many transactions it had signed. If it signs another, its money stays its own.
	pub signed: u32,
	/// Whether the council of the member's club has signed that the member may have what is free in it.
	pub with_money: bool,
}

/// A member's record (R2), but for the complaints it has filed and received. Deals with one's own guarantors or wards do
/// not count.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
)]
#[serde(rename_all = "camelCase")]
pub struct Record {
	/// Deals completed.
	#[codec(compact)]
	pub deals: u32,
	/// What was paid or insured in them, in units.
	#[codec(compact)]
	pub volume: Balance,
	/// With how many different members.
	#[codec(compact)]
	pub counterparties: u32,
	/// Of the deals completed, those with somebody who never was a member (D7). Anybody can be its own customer, so they
	/// are told apart, and add no counterparty.
	#[codec(compact)]
	pub sales: u32,
	/// What was paid in those, in units.
	#[codec(compact)]
	pub sold: Balance,
	/// Awards paid out of the deposits behind it: how many.
	#[codec(compact)]
	pub awards_paid: u32,
	/// Awards paid out of the deposits behind it, in units.
	#[codec(compact)]
	pub amount_paid: Balance,
	/// Awards received: how many.
	#[codec(compact)]
	pub awards_received: u32,
	/// Awards received, in units.
	#[codec(compact)]
	pub amount_received: Balance,
	/// Own complaints that ended with an award of nothing.
	#[codec(compact)]
	pub dismissed: u32,
	/// How often an award has drawn on a deposit of its own for a ward.
	#[codec(compact)]
	pub wards_failed: u32,
	/// Complaints against wards on which it cast no vote (G6).
	#[codec(compact)]
	pub votes_missed: u32,
}
