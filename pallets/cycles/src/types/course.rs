//! How far a cycle contract is, and for what its parties may not leave (K2, K7, M7).

use super::{MAX_PARTIES, MAX_SIGNATURES};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{pallet_prelude::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use synergy_primitives::{CycleContractId, CycleIndex, EraIndex, MemberIndex};

/// How many units of the product are ordered, and in how many orders.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, Debug, Default, PartialEq, Eq,
)]
pub struct Tally {
	/// Units of the product.
	pub units: u32,
	/// Orders.
	pub orders: u32,
}

impl Tally {
	/// One order more.
	pub fn add(&mut self, units: u32) {
		self.units = self.units.saturating_add(units);
		self.orders = self.orders.saturating_add(1);
	}

	/// One order less.
	pub fn remove(&mut self, units: u32) {
		self.units = self.units.saturating_sub(units);
		self.orders = self.orders.saturating_sub(1);
	}
}

/// What is being done with the orders of a cycle contract, in slices (K8).
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
	/// Nothing: consumers may order.
	Ordering,
	/// Standing orders are renewed; those up to `after` are.
	Renewing {
		/// The consumer whose order was renewed last.
		after: Option<MemberIndex>,
	},
	/// The next cycle is to be opened.
	Opening,
	/// All orders for the next cycle are returned, because the terms change for consumers or no cycle follows; those up to
	/// `after` are.
	Returning {
		/// The consumer whose order was returned last.
		after: Option<MemberIndex>,
	},
	/// Then the standing orders that have not renewed end; those up to `after` have.
	Ending {
		/// The consumer whose standing order has ended last.
		after: Option<MemberIndex>,
	},
}

/// Notice that a party has given (K7).
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Notice {
	/// Who.
	pub by: MemberIndex,
	/// The era from which on it binds its giver no more, whatever becomes of it: no cycle opens then (A9).
	pub ends: EraIndex,
}

/// How far a running cycle contract is.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Debug, PartialEq, Eq)]
pub struct Course {
	/// The cycle that opens next; orders are for this one.
	pub next: CycleIndex,
	/// The era at whose beginning it opens.
	pub opens: EraIndex,
	/// What is ordered of it, standing orders that are still to be renewed included.
	pub ordered: Tally,
	/// What is ordered of every cycle.
	pub standing: Tally,
	/// How many cycles are open.
	pub open: u32,
	/// Which terms hold: 0 those that were signed first, later the number of the draft whose text it is.
	pub version: u32,
	/// Who has given notice (K7): of the terms that hold when the next cycle opens.
	pub notices: BoundedVec<Notice, ConstU32<MAX_PARTIES>>,
	/// The draft, signed by all, that takes the place of the text when the next cycle opens (K2).
	pub amendment: Option<CycleContractId>,
	/// What is being done with its orders.
	pub step: Step,
	/// Whether no cycle follows any more.
	pub is_over: bool,
}

impl Course {
	/// Whether a party has given notice (K7).
	pub fn has_notice(&self, of: MemberIndex) -> bool {
		self.notices.iter().any(|notice| notice.by == of)
	}
}

/// Where a cycle contract stands (K1, K2).
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Debug, PartialEq, Eq)]
pub enum State {
	/// It waits for signatures.
	Draft {
		/// The cycle contract whose text it would change.
		amends: Option<CycleContractId>,
		/// The era at whose beginning it expires.
		until: EraIndex,
		/// Who has signed.
		signed: BoundedVec<MemberIndex, ConstU32<MAX_SIGNATURES>>,
	},
	/// Somebody named has refused it. It is cleared away within the next blocks.
	Refused {
		/// Who had signed.
		signed: BoundedVec<MemberIndex, ConstU32<MAX_SIGNATURES>>,
	},
	/// All have signed: it takes the place of the text of `amends` when its next cycle opens.
	Signed {
		/// The cycle contract that it changes.
		amends: CycleContractId,
		/// Who has signed.
		signed: BoundedVec<MemberIndex, ConstU32<MAX_SIGNATURES>>,
	},
	/// It runs.
	Running(Course),
}

/// A cycle contract, or its draft. Its text stands beside it.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Debug, PartialEq, Eq)]
pub struct CycleContract {
	/// Who has drafted it.
	pub organiser: MemberIndex,
	/// Where it stands.
	pub state: State,
}

/// For what a member may not leave (M7).
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, Debug, Default, PartialEq, Eq,
)]
pub struct Seats {
	/// Drafts and running cycle contracts that it has drafted.
	pub organised: u32,
	/// Cycle contracts that it has signed, its legs in open cycles, and its orders.
	pub taken: u32,
}
