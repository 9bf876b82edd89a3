//! What the answers look like.

use alloc::{string::String, vec::Vec};
use codec::{Decode, Encode};
use pallet_synergy_complaints::Phase;
use pallet_synergy_guarantees::{Kind, Record, RecoveryPhase, Status};
use scale_info::TypeInfo;
use serde::Serialize;
use synergy_primitives::{Balance, ClubId, ComplaintId, EraIndex, MemberIndex, Obligation, Tier};

use crate::AccountId;

/// A member, a candidate, or a former member.
#[derive(Encode, Decode, TypeInfo, Serialize, Clone, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct MemberView {
	/// Its account.
	pub account: AccountId,
	/// Its number (M6).
	pub number: MemberIndex,
	/// Its club.
	pub club: ClubId,
	/// What it is.
	pub kind: Kind,
	/// Its tier.
	pub tier: Tier,
	/// The tier it has asked for (M8).
	pub wanted: Option<Tier>,
	/// How many guarantees it needs to be a member (M2).
	pub needs: u32,
	/// Where it stands.
	pub status: Status,
	/// When it first became a member.
	pub joined: Option<EraIndex>,
	/// Whether an open complaint suspends it now.
	pub is_suspended: bool,
	/// The deposits held behind it, in units.
	pub coverage: Balance,
	/// What its open obligations put at risk, in units.
	pub exposure: Balance,
	/// What may still be insured, in units.
	pub capacity: Balance,
	/// How many units of free calls it has left in this era (F5).
	pub free_calls: u32,
	/// What its guarantors ask for about its key, which they say is lost (F6).
	pub recovery: Option<RecoveryView>,
	/// Its record (R2).
	pub record: RecordView,
}

/// A new key that guarantors ask for (F6). Whose key is not lost signs anything, and nothing moves.
#[derive(Encode, Decode, TypeInfo, Serialize, Clone, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct RecoveryView {
	/// The account that is to be the new key.
	pub account: AccountId,
	/// Which guarantors have named it.
	pub named: Vec<MemberIndex>,
	/// How far it is.
	pub phase: RecoveryPhase,
	/// Whether the club's council has signed that free money moves as well.
	pub with_money: bool,
	/// Whether the old key has signed something since: then nothing moves.
	pub is_heard: bool,
	/// The era at whose beginning it lapses, or the number moves.
	pub until: EraIndex,
}

/// A member's record (R2).
#[derive(Encode, Decode, TypeInfo, Serialize, Clone, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct RecordView {
	/// Complaints received.
	pub received: u32,
	/// Complaints filed.
	pub filed: u32,
	/// Deals, awards, and what it has done as a guarantor.
	#[serde(flatten)]
	pub others: Record,
}

/// How a complaint concerns somebody.
#[derive(Encode, Decode, TypeInfo, Serialize, Clone, Copy, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub enum Role {
	/// It is against it.
	Accused,
	/// It is reached as a guarantor (C4).
	Guarantor {
		/// At which level.
		level: u8,
		/// By way of which ward.
		via: MemberIndex,
		/// What it has voted, in percent.
		vote: Option<u8>,
	},
}

/// An open complaint that concerns somebody.
#[derive(Encode, Decode, TypeInfo, Serialize, Clone, Copy, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct SuspensionView {
	/// The complaint.
	pub complaint: ComplaintId,
	/// How it concerns it.
	pub role: Role,
	/// Whether it suspends it now.
	pub suspends: bool,
}

/// An open complaint.
#[derive(Encode, Decode, TypeInfo, Serialize, Clone, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct ComplaintView {
	/// Its number.
	pub id: ComplaintId,
	/// What it is about.
	pub obligation: Obligation,
	/// Who complains.
	pub complainer: Option<AccountId>,
	/// Against whom.
	pub accused: Option<AccountId>,
	/// What is claimed, in units.
	pub claim: Balance,
	/// Whether it suspends anybody: a customer's does not (D7).
	pub suspends: bool,
	/// How far it is.
	pub phase: Phase,
	/// The newest level that has joined.
	pub level: u8,
	/// How many have a vote.
	pub voters: u32,
	/// The votes: how many for which percentage.
	pub votes: Vec<(u8, u32)>,
	/// The award last adopted, in units.
	pub adopted: Option<Balance>,
	/// What the accused offers, in units.
	pub offer: Option<Balance>,
	/// The boundary at which something happens to it next.
	pub due: EraIndex,
	/// The club's council that would decide it; none if the council of clubs would (C9).
	pub council: Option<AccountId>,
}

/// One guarantee.
#[derive(Encode, Decode, TypeInfo, Serialize, Clone, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct GuaranteeView {
	/// Who vouches.
	pub guarantor: Option<AccountId>,
	/// For whom.
	pub ward: Option<AccountId>,
	/// The tier whose amount was pledged.
	pub tier: Tier,
	/// The guarantor's own money in it, in units.
	pub own: Balance,
	/// Others' money in it, in units.
	pub paid: Balance,
	/// Whether it counts towards membership (M2).
	pub counts: bool,
	/// When its notice ends, if it was revoked (G3).
	pub notice: Option<EraIndex>,
	/// Until when it may be topped up, if an award has drawn on it (G4).
	pub short_until: Option<EraIndex>,
}

/// The era, and the parameters in force.
#[derive(Encode, Decode, TypeInfo, Serialize, Clone, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct ParametersView {
	/// The era that runs.
	pub era: EraIndex,
	/// When it began, in milliseconds since 1970.
	pub era_started: u64,
	/// How long it lasts, in milliseconds.
	pub era_duration: u64,
	/// Whether work that follows a boundary is waiting (E3).
	pub work_waits: bool,
	/// The parameters of the regulation that are in force, and the limits that only an upgrade changes, by name.
	pub values: Vec<(String, u64)>,
	/// Those that will have another value with the next era (F1), with that value.
	pub next: Vec<(String, u64)>,
	/// Between which values the federation may set each: its name, the lowest, the highest (F1).
	pub bounds: Vec<(String, u64, u64)>,
}
