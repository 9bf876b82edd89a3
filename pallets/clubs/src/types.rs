use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use synergy_primitives::{ClubId, EraIndex, Tier};

/// The longest name of a club, in bytes.
pub const MAX_NAME: u32 = 64;

/// The name of a club, in UTF-8.
pub type Name = BoundedVec<u8, ConstU32<MAX_NAME>>;

/// The longest admission text of a club, in bytes.
pub const MAX_ADMISSION: u32 = 1_024;

/// What a club says about whom it takes in: a text in UTF-8, or the hash of a longer one.
pub type Admission = BoundedVec<u8, ConstU32<MAX_ADMISSION>>;

/// A club (F3).
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Debug, PartialEq, Eq)]
pub struct Club<AccountId> {
	/// Its name.
	pub name: Name,
	/// The account of its council, which decides when guarantors do not (C9).
	pub council: AccountId,
	/// The account of its treasury, to which the fees of its members go (F5).
	pub treasury: AccountId,
	/// The era in which the federation removed it, if it did (F1). Its number is never used again.
	pub removed: Option<EraIndex>,
}

impl<AccountId> Club<AccountId> {
	/// Whether it has not been removed.
	pub fn is_standing(&self) -> bool {
		self.removed.is_none()
	}
}

/// How many elect the council of a club, and how often that has changed (F3).
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, Debug, Default, PartialEq, Eq,
)]
pub struct Roll {
	/// How many electors the club has.
	pub electors: u32,
	/// How often its council has changed. A vote counts until it changes again.
	pub term: u32,
}

/// The vote of an elector (F3).
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Debug, PartialEq, Eq)]
pub struct Vote<AccountId> {
	/// In which club.
	pub club: ClubId,
	/// How often its council had changed before. Votes of earlier terms count no more.
	pub term: u32,
	/// The account that shall be the council.
	pub council: AccountId,
}

/// A founder's signature under the founding of a club (M3, G1).
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agreement<Hash> {
	/// The hash of what was signed: name, council, admission text and founders.
	pub founding: Hash,
	/// The era at whose beginning it lapses.
	pub until: EraIndex,
}

/// What an account has used of its quota (F5).
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, Debug, Default, PartialEq, Eq,
)]
pub struct Usage {
	/// The era in which.
	pub era: EraIndex,
	/// How many units.
	pub units: u32,
}

/// How many units of free calls an account has per era (F5).
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotas {
	/// An account that somebody has pledged for and that has not applied to a club yet (M4).
	pub pledged: u32,
	/// Tier 10.
	pub tier_10: u32,
	/// Tier 100.
	pub tier_100: u32,
	/// Tier 2,100.
	pub tier_2100: u32,
}

impl Quotas {
	/// The quota of an account of `tier` in `club`.
	pub const fn of(&self, club: Option<ClubId>, tier: Tier) -> u32 {
		match (club, tier) {
			(None, _) => self.pledged,
			(Some(_), Tier::T10) => self.tier_10,
			(Some(_), Tier::T100) => self.tier_100,
			(Some(_), Tier::T2100) => self.tier_2100,
		}
	}
}
