use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{pallet_prelude::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use synergy_primitives::{Balance, ComplaintId, EraIndex, Marked, MemberIndex, Obligation, Parameters, Stage};

/// Most open complaints for which a member has place, however high the federation sets `MaxReached` (C4).
pub const MAX_REACHED: u32 = Parameters::MOST.max_reached;
/// Open complaints against one member that stand in its own entry; further ones stand in `Against`.
pub const MAX_AGAINST: u32 = 8;
/// Members on one page of the list of whom a complaint has reached.
pub const PAGE: u32 = 64;
/// Most accounts that can be disappointed by an award: the parties, and eight guarantors with four payers each.
pub const MAX_ASSENTS: u32 = 42;
/// Appeals after which the council decides (C8).
pub const MAX_APPEALS: u32 = 2;

/// The parameters in force when a complaint opened, which hold until it ends (C13).
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
	/// The highest level that may join (C4).
	pub max_level: u8,
	/// Boundaries for which an adopted award waits for an appeal (C8).
	pub wait: u32,
	/// Eras the council has to decide; a claim of 0 lapses after as many (C9, C2).
	pub arbitration: u32,
	/// Eras for which its guarantors of the first level may not pledge if they cast no vote (G6).
	pub bar: u32,
	/// With how many open complaints, itself included, it may reach a member (C4).
	pub places: u32,
}

/// How far a complaint is.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, serde::Serialize, Clone, Copy, Debug, PartialEq, Eq,
)]
#[serde(rename_all = "camelCase")]
pub enum Phase {
	/// A level of guarantors joins with every boundary; those reached vote (C4, C7).
	Climbing,
	/// Somebody has appealed: the next level joins, and until then nobody votes (C8).
	Appealed,
	/// A claim of 0 has reached its only level. It lapses when its time is over (C2).
	Fading,
	/// The guarantors have adopted an award of `percent` of the claim, which waits for an appeal (C8).
	Waiting {
		/// The award, in whole percent of the claim.
		percent: u8,
	},
	/// The council has to decide (C9).
	Council,
	/// It was filed again, and goes to the level at which it starts without waiting for a boundary (C2).
	Returning,
}

/// How a complaint ended.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
	/// The complainer took it back (C6).
	Withdrawn,
	/// The accused paid, and the complainer was content (C6).
	Settled,
	/// It ended together with the counter-complaint, by one settlement (C12).
	SettledTogether,
	/// The guarantors decided (C7, C8).
	Awarded,
	/// The council decided (C9).
	Arbitrated,
	/// The council was silent (C9).
	Defaulted,
	/// A claim of 0 whose time was over (C2).
	Lapsed,
}

/// A complaint.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Debug, PartialEq, Eq)]
pub struct Complaint<AccountId> {
	/// What it is about.
	pub obligation: Obligation,
	/// Who complains.
	pub complainer: MemberIndex,
	/// Against whom.
	pub accused: MemberIndex,
	/// What is claimed, in units.
	pub claim: Balance,
	/// Whether it suspends anybody. A customer's does not (D7).
	pub suspends: bool,
	/// The era from which it counts (E4).
	pub since: EraIndex,
	/// The parameters that hold for it (C13).
	pub terms: Terms,
	/// How far it is.
	pub phase: Phase,
	/// The newest level that is complete: 0 is the accused alone.
	pub level: u8,
	/// The level it goes to without waiting for boundaries: 0, or more when it was filed again (C2).
	pub target: u8,
	/// The boundary at which something happens to it next.
	pub due: EraIndex,
	/// The place, in the list of those reached, of the next member whose guarantors are to join. Place 0 is the accused.
	pub next: u32,
	/// The place where the newest complete level ends.
	pub end: u32,
	/// How many places the list has.
	pub listed: u32,
	/// How many have a vote (C7).
	pub voters: u32,
	/// How many are joining with the level that is being computed.
	pub joining: u32,
	/// How often it was appealed (C8).
	pub appeals: u8,
	/// Who appealed, if a member (C8).
	pub appellants: BoundedVec<MemberIndex, ConstU32<MAX_APPEALS>>,
	/// The award last adopted, in percent (C9).
	pub adopted: Option<u8>,
	/// The era from which the last vote counts (E4).
	pub voted: EraIndex,
	/// What the accused offers, which is held (C6).
	pub offer: Option<Balance>,
	/// Who has accepted the award that waits (C8).
	pub assents: BoundedVec<AccountId, ConstU32<MAX_ASSENTS>>,
	/// When it ended. What it leaves is cleared away after the next boundary.
	pub ended: Option<Ended>,
}

impl<AccountId> Complaint<AccountId> {
	/// Whether it is open.
	pub fn is_open(&self) -> bool {
		self.ended.is_none()
	}

	/// Whether it was open at the boundary into `era`, or is.
	pub fn was_open(&self, era: EraIndex) -> bool {
		self.ended.is_none_or(|ended| ended.era >= era)
	}

	/// Whether it suspends somebody that it reached at `level` (C4, C8).
	pub fn suspends(&self, level: u8) -> bool {
		self.suspends && self.is_open() && level <= self.level && !matches!(self.phase, Phase::Waiting { .. })
	}

	/// The stage at which it stands on the agenda.
	pub fn stage(&self) -> Stage {
		match self.phase {
			Phase::Climbing | Phase::Appealed => Stage::Climbs,
			Phase::Returning => Stage::Returns,
			_ => Stage::Verdicts,
		}
	}

	/// An award of `percent`, rounded down to the unit (C7).
	pub fn award(&self, percent: u8) -> Balance {
		crate::rules::award(self.claim, percent)
	}

	/// How many of those listed the climb has passed (C4): all others have a vote, or are joining.
	pub fn passed(&self) -> u32 {
		self.listed.saturating_sub(1).saturating_sub(self.voters).saturating_sub(self.joining)
	}

	/// The highest level that may join: a claim of 0 and a customer's climb to the first at most (C2, D7).
	pub fn top(&self) -> u8 {
		if self.claim == 0 || !self.suspends {
			self.terms.max_level.min(1)
		} else {
			self.terms.max_level
		}
	}

	/// With how many open complaints, itself included, it may reach a member (C4). A customer's reaches it only while half of
	/// the places are free, so that nobody can fill them through customers (D7).
	pub fn places(&self) -> u32 {
		if self.suspends {
			self.terms.places
		} else {
			self.terms.places / 2
		}
	}
}

/// That a complaint has reached a member as a guarantor (C4).
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
	/// Which complaint.
	pub complaint: ComplaintId,
	/// At which level.
	pub level: u8,
	/// By way of which ward.
	pub via: MemberIndex,
	/// The vote, and after how many appeals it was cast (C7, C8).
	pub vote: Option<(u8, u8)>,
	/// The era in which it voted first (G6).
	pub first_voted: Option<EraIndex>,
}

/// Where a member stands among complaints.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
	/// How many open complaints that suspend it are against it.
	pub accused: Marked<u32>,
	/// How many open complaints of customers are against it, which do not suspend it (D7).
	pub customers: u32,
	/// How many appeals of its own are open (C8).
	pub appeals: u32,
	/// How many complaints of its own are open (C2).
	pub complaining: u32,
	/// Open complaints against it; what has no place here stands in `Against`.
	pub against: BoundedVec<ComplaintId, ConstU32<MAX_AGAINST>>,
	/// Which complaints have reached it as a guarantor.
	pub reached: BoundedVec<Reach, ConstU32<MAX_REACHED>>,
	/// How many complaints against it were ever filed: part of its record (R2).
	#[codec(compact)]
	pub received: u32,
	/// How many complaints it has ever filed: part of its record (R2).
	#[codec(compact)]
	pub filed: u32,
}

impl Standing {
	/// Whether nothing of it needs to be kept, at the boundary into `era`.
	pub fn is_idle(&self, era: EraIndex) -> bool {
		self.has_no_record() && !self.is_concerned(era)
	}

	/// Whether a complaint concerns it, at the boundary into `era` or now.
	pub fn is_concerned(&self, era: EraIndex) -> bool {
		let is_accused = self.accused.get() > 0 || self.accused.at(era) > 0 || self.customers > 0;
		is_accused || self.appeals > 0 || self.complaining > 0 || !self.reached.is_empty()
	}

	/// Whether it has neither filed nor received a complaint (R2).
	pub fn has_no_record(&self) -> bool {
		self.received == 0 && self.filed == 0
	}

	/// How a complaint has reached it.
	pub fn reach(&self, complaint: ComplaintId) -> Option<&Reach> {
		self.reached.iter().find(|reach| reach.complaint == complaint)
	}
}

/// What one party has claimed of the other on an obligation (C2).
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
	/// Who claimed.
	pub complainer: MemberIndex,
	/// Its last complaint.
	pub complaint: ComplaintId,
	/// How that has ended; none while it is open, and until it is cleared away: so long it says so itself.
	pub ended: Option<Ended>,
	/// Whether it was filed again after a withdrawal, and from which era.
	pub again: Option<EraIndex>,
}

/// The end of a complaint, as far as it matters to who files again (C2).
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ended {
	/// When.
	pub era: EraIndex,
	/// The level it had reached, if it was withdrawn. One that was decided, settled or has lapsed cannot be claimed again.
	pub withdrawn_at: Option<u8>,
	/// The award last adopted, in percent. One filed again begins with it (C9).
	pub adopted: Option<u8>,
}
