//! What the parties of a cycle contract sign (K1, K2, K9).

use super::{MAX_LEGS, MAX_PRODUCT, MAX_UNIT};
use alloc::collections::BTreeSet;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{pallet_prelude::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use synergy_primitives::{Balance, ClubId, CycleIndex, MemberIndex};

/// Who receives what a leg delivers (K1).
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, serde::Serialize, Clone, Copy, Debug, PartialEq, Eq,
)]
#[serde(rename_all = "camelCase")]
pub enum Receiver {
	/// A member, by its number.
	Member(MemberIndex),
	/// All who have ordered. Only the last leg may deliver to them.
	Consumers,
}

/// What a leg delivers for one unit of the product (K1).
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Debug, PartialEq, Eq)]
pub struct Good {
	/// Its code in the classification of goods and services.
	pub category: u32,
	/// How much for each unit of the product, in `unit`.
	pub quantity: u32,
	/// In what it is measured, for example `kg`.
	pub unit: BoundedVec<u8, ConstU32<MAX_UNIT>>,
}

/// The share of a measured gain that a leg pays besides its price (K9).
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, serde::Serialize, Clone, Copy, Debug, PartialEq, Eq,
)]
#[serde(rename_all = "camelCase")]
pub struct Gain {
	/// The supplier's share of the gain, in whole percent.
	pub percent: u8,
	/// The most that is paid in one cycle, in units. It is reserved against the receiver.
	pub most: Balance,
}

/// One leg as the parties sign it (K1). All values are for one unit of the product, in units of money; only the most that is
/// paid of a gain is for a whole cycle.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Debug, PartialEq, Eq)]
pub struct LegTerms {
	/// Who delivers, by number.
	pub supplier: MemberIndex,
	/// To whom.
	pub receiver: Receiver,
	/// What.
	pub good: Good,
	/// What it costs on the market (K4).
	pub market: Balance,
	/// What it is worth between the parties: what is reserved against the supplier's capacity (K5).
	pub internal: Balance,
	/// What the supplier is paid out of the price; 0 for barter.
	pub money: Balance,
	/// A share of a measured gain, if one is paid (K9).
	pub gain: Option<Gain>,
}

/// What all parties sign (K1, K2).
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Debug, PartialEq, Eq)]
pub struct Terms<AccountId> {
	/// What the consumers get, or the hash of a longer text.
	pub product: BoundedVec<u8, ConstU32<MAX_PRODUCT>>,
	/// The club that gets the club's share.
	pub club: ClubId,
	/// How long a cycle lasts, in eras.
	pub period: u32,
	/// The number of the last cycle; without it, it goes on until all have given notice (K7).
	pub cycles: Option<u32>,
	/// Most units of the product in one cycle; without consumers, how many there are in each.
	pub units: u32,
	/// Who gets the club's share instead of the club's treasury, for example a charity.
	pub club_share: Option<AccountId>,
	/// Who gets the organisers' share instead of the organiser and the guarantors.
	pub organisers_share: Option<AccountId>,
	/// The legs, in their order.
	pub legs: BoundedVec<LegTerms, ConstU32<MAX_LEGS>>,
}

/// The text of a cycle contract.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Debug, PartialEq, Eq)]
pub struct Text<AccountId> {
	/// What the organiser has written.
	pub terms: Terms<AccountId>,
	/// Each of the two shares, in percent of the market value, as it was when this was drafted (K4).
	pub share: u8,
}

impl<AccountId> Terms<AccountId> {
	/// Whether consumers receive the last leg; if not, it is a ring of services.
	pub fn has_consumers(&self) -> bool {
		self.legs.last().is_some_and(|leg| leg.receiver == Receiver::Consumers)
	}

	/// The organiser, the suppliers and the receivers, each once.
	pub fn parties(&self, organiser: MemberIndex) -> BTreeSet<MemberIndex> {
		let receiver = |leg: &LegTerms| match leg.receiver {
			Receiver::Member(number) => Some(number),
			Receiver::Consumers => None,
		};
		let legs = self.legs.iter().flat_map(|leg| [Some(leg.supplier), receiver(leg)]);
		legs.flatten().chain([organiser]).collect()
	}

	/// The leg that stands in these terms for one of other terms: that at the same place, or else the first in which the
	/// same supplier brings the same to the same receiver (K6).
	pub fn leg_like(&self, place: usize, other: &LegTerms) -> Option<usize> {
		let is_like = |leg: &LegTerms| {
			(leg.supplier, leg.receiver, leg.good.category) == (other.supplier, other.receiver, other.good.category)
		};
		let stands_there = self.legs.get(place).is_some_and(is_like);
		stands_there.then_some(place).or_else(|| self.legs.iter().position(is_like))
	}

	/// How many legs there are.
	pub fn count(&self) -> u32 {
		u32::try_from(self.legs.len()).unwrap_or(u32::MAX)
	}

	/// Whether cycle `cycle` is one too many.
	pub fn is_over_before(&self, cycle: CycleIndex) -> bool {
		self.cycles.is_some_and(|last| cycle > last)
	}
}
