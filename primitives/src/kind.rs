//! What a member may be.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Who takes part as a member (M1).
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
	Serialize,
	Deserialize,
)]
pub enum Kind {
	/// One person.
	Person,
	/// A firm, a foundation, a club.
	Organisation,
	/// A whole town that takes part as one account.
	Settlement,
}
