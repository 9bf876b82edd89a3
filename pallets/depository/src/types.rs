use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{pallet_prelude::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use synergy_primitives::{Balance, EraIndex};

/// Longest reference of a receipt, in bytes: its number, or the hash of it.
pub const MAX_REFERENCE: u32 = 64;
/// Longest note of where to pay, and longest reason, in bytes.
pub const MAX_NOTE: u32 = 128;

/// What a depository calls a receipt: its number in the depository's own books, or its hash.
pub type Reference = BoundedVec<u8, ConstU32<MAX_REFERENCE>>;
/// A short text, or the hash of a longer one.
pub type Note = BoundedVec<u8, ConstU32<MAX_NOTE>>;
/// The number of a redemption.
pub type RedemptionId = u32;

/// A depository: now, and what it has done (F4).
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, Debug, Default, PartialEq, Eq,
)]
pub struct Depository {
	/// Whether the federation has appointed it, and not dismissed it since.
	pub is_appointed: bool,
	/// How much it may issue in one era, in units.
	pub limit: Balance,
	/// What it has issued in the era in which it issued last.
	pub last: Issued,
	/// What it has issued in all, in units: the sum of its receipts.
	pub issued: Balance,
	/// What it has redeemed in all, in units.
	pub redeemed: Balance,
	/// How many redemptions wait for its answer.
	pub waiting: u32,
}

/// How much was issued in one era.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, Debug, Default, PartialEq, Eq,
)]
pub struct Issued {
	/// The era.
	pub era: EraIndex,
	/// How much, in units.
	pub amount: Balance,
}

impl Depository {
	/// What it may still issue in `era`, in units (F4). Every era begins anew: nothing is carried over, and what is redeemed
	/// gives nothing back. A limit that has become smaller than what was issued leaves nothing.
	pub fn left(&self, era: EraIndex) -> Balance {
		if self.is_appointed {
			self.limit.saturating_sub(self.issued_in(era))
		} else {
			0
		}
	}

	/// What it has issued in `era`, in units.
	pub fn issued_in(&self, era: EraIndex) -> Balance {
		if self.last.era == era {
			self.last.amount
		} else {
			0
		}
	}
}

/// What was issued against a receipt (F4).
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Debug, PartialEq, Eq)]
pub struct Receipt<AccountId> {
	/// To whom.
	pub to: AccountId,
	/// How much, in units.
	pub amount: Balance,
	/// In which era.
	pub era: EraIndex,
}

/// Money that is on its way out: held until its depository has answered (F4).
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Debug, PartialEq, Eq)]
pub struct Redemption<AccountId> {
	/// Whose money it is.
	pub holder: AccountId,
	/// Which depository is to pay it out.
	pub depository: AccountId,
	/// How much, in units.
	pub amount: Balance,
	/// Where to pay, or the hash of that.
	pub payee: Note,
	/// The era at whose beginning the money goes back if nobody has answered.
	pub until: EraIndex,
}

/// Why money went back to its holder without an answer of the depository.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
	/// Nobody answered in time.
	Unanswered,
	/// The depository was dismissed.
	Dismissed,
}

#[cfg(test)]
mod tests {
	use super::*;

	const TEN: Depository = Depository {
		is_appointed: true,
		limit: 10,
		last: Issued { era: 3, amount: 7 },
		issued: 99,
		redeemed: 0,
		waiting: 0,
	};

	#[test]
	fn f4_every_era_begins_with_the_whole_limit() {
		assert_eq!([TEN.left(3), TEN.left(4), TEN.left(2)], [3, 10, 10]);
		assert_eq!(Depository { limit: 6, ..TEN }.left(3), 0);
		assert_eq!(Depository { limit: 6, ..TEN }.left(4), 6);
	}

	#[test]
	fn f4_a_dismissed_depository_may_issue_nothing() {
		let dismissed = Depository { is_appointed: false, ..TEN };
		assert_eq!([dismissed.left(3), dismissed.left(4)], [0, 0]);
		assert_eq!(dismissed.issued_in(3), 7, "and has issued what it has, should it be appointed again");
	}
}
