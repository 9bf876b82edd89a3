//! The amounts that a guarantor may hold.

use crate::Balance;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// One unit of account of the regulation, 1 SYN, in the smallest unit.
const SYN: Balance = 1_000_000;

/// The fixed deposit that each guarantor of a member holds: 10, 100 or 2,100 SYN.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Serialize,
	Deserialize,
)]
pub enum Tier {
	/// 10 SYN: pensioners and people with a low income.
	T10,
	/// 100 SYN: the middle.
	T100,
	/// 2,100 SYN: club managers and businesses.
	T2100,
}

impl Tier {
	/// Every tier, from the lowest.
	pub const ALL: [Tier; 3] = [Tier::T10, Tier::T100, Tier::T2100];

	/// The deposit of each guarantor, in the smallest unit.
	pub const fn amount(self) -> Balance {
		match self {
			Tier::T10 => 10 * SYN,
			Tier::T100 => 100 * SYN,
			Tier::T2100 => 2_100 * SYN,
		}
	}
}
