//! One cycle of a cycle contract, its orders, and to whom its shares go (K3, K4, K5).

use super::{Disputes, Leg, LegTerms, Receiver, Terms, MAX_BACKERS, MAX_CYCLE_LEGS};
use alloc::{collections::BTreeMap, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{pallet_prelude::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use synergy_primitives::{Balance, ClubId, EraIndex, Marked, MemberIndex};

/// An order of a consumer for one cycle (K3).
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, Debug, Default, PartialEq, Eq,
)]
pub struct Order {
	/// How many units of the product.
	pub units: u32,
	/// Whether it was confirmed, decided, or is over.
	pub is_settled: bool,
	/// The leg whose supplier the consumer complains of.
	pub pinned: Option<u8>,
	/// What an award has returned of what was kept for the last leg, in units.
	pub returned: Balance,
	/// Who complains about it.
	pub disputes: Disputes,
	/// Whether it was placed by a customer, who is no member: its claim is limited to what is kept for the last leg, and
	/// suspends nobody (D7).
	pub by_customer: bool,
}

/// A pass over all orders of a cycle that closes, in slices (K8).
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, Debug, Default, PartialEq, Eq,
)]
pub struct Sweep {
	/// The consumer whose order was seen last.
	pub after: Option<MemberIndex>,
	/// What goes back to the consumers in proportion to their units, in units of money.
	pub pool: Balance,
	/// How many units of the product were seen.
	pub seen: u32,
	/// What of the pool has gone back.
	pub given: Balance,
	/// Whether silence confirms.
	pub confirms: bool,
	/// How many units of the product silence has confirmed.
	pub confirmed: u32,
	/// Whether nothing of the cycle is open, so that orders are cleared away.
	pub is_last: bool,
}

/// How far a cycle is.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
	/// It runs, or its claim window does.
	Open,
	/// The guarantors' part of the organisers' share is being paid.
	Sharing,
	/// The shares are paid; what is under complaint waits.
	Waiting,
	/// All orders are passed over.
	Sweeping(Sweep),
}

/// One cycle of a cycle contract.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Debug, PartialEq, Eq)]
pub struct Cycle<AccountId> {
	/// Its number among all cycles of all cycle contracts.
	pub serial: u32,
	/// Which version of the text it follows.
	pub version: u32,
	/// The organiser.
	pub organiser: MemberIndex,
	/// The club.
	pub club: ClubId,
	/// Who gets the club's share instead.
	pub club_share: Option<AccountId>,
	/// Who gets the organisers' share instead.
	pub organisers_share: Option<AccountId>,
	/// The era in which it opened.
	pub opened: EraIndex,
	/// The boundary at which the period is over, and the next cycle opens.
	pub due: EraIndex,
	/// The boundary at which the claim window is over, and the cycle closes.
	pub until: EraIndex,
	/// Units of the product.
	pub units: u32,
	/// Each of the two shares, for one unit of the product.
	pub share: Balance,
	/// What the consumers have paid in, in units of money.
	pub income: Balance,
	/// What was paid out to suppliers, club, organiser and guarantors.
	pub paid: Balance,
	/// What went back to consumers.
	pub refunded: Balance,
	/// Which leg the consumers receive from now; none in a ring of services.
	pub last: Option<u8>,
	/// The legs: those of the text, then those of substitutes.
	pub legs: BoundedVec<Leg, ConstU32<MAX_CYCLE_LEGS>>,
	/// What is to go back to all consumers with the next pass over the orders.
	pub pool: Marked<Balance>,
	/// How many complaints about it are open.
	pub disputed: Marked<u32>,
	/// Whether silence has confirmed the orders.
	pub is_swept: bool,
	/// How far it is.
	pub phase: Phase,
}

impl<AccountId> Cycle<AccountId> {
	/// What of its money is still in its account, in units.
	pub fn left(&self) -> Balance {
		self.income.saturating_sub(self.paid).saturating_sub(self.refunded)
	}

	/// A leg.
	pub fn leg(&self, leg: u8) -> Option<&Leg> {
		self.legs.get(usize::from(leg))
	}

	/// A leg, to change it.
	pub fn leg_mut(&mut self, leg: u8) -> Option<&mut Leg> {
		self.legs.get_mut(usize::from(leg))
	}

	/// The leg an order belongs to.
	pub fn leg_of(&self, order: &Order) -> Option<(u8, &Leg)> {
		let leg = order.pinned.or(self.last)?;
		Some((leg, self.leg(leg)?))
	}

	/// How many legs it has, those of substitutes included.
	pub fn count(&self) -> u32 {
		u32::try_from(self.legs.len()).unwrap_or(u32::MAX)
	}

	/// Who answers for what is owed to the supplier of a leg that is replaced: its receiver, the organiser where consumers
	/// receive (K6).
	pub const fn answers_for(&self, at: &Leg) -> MemberIndex {
		match at.receiver {
			Receiver::Member(receiver) => receiver,
			Receiver::Consumers => self.organiser,
		}
	}

	/// Where the leg `at` stands in `terms`, the terms of this cycle or (`are_new`) later ones: at the same place, if the same
	/// supplier delivers there to the same receiver. In later terms it may have moved: then it is the only leg between the
	/// two, if it was so in this cycle as well (K6). A cycle does not keep what kind of good it is.
	pub fn place_in(&self, terms: &Terms<AccountId>, are_new: bool, at: &Leg) -> Option<usize> {
		let is_between = |leg: &LegTerms| (leg.supplier, leg.receiver) == (at.supplier, at.receiver);
		let same_place = usize::from(at.place);
		if terms.legs.get(same_place).is_some_and(is_between) {
			return Some(same_place);
		}
		let is_another =
			|leg: &Leg| leg.place != at.place && (leg.supplier, leg.receiver) == (at.supplier, at.receiver);
		if !are_new || self.legs.iter().any(is_another) {
			return None;
		}
		let mut places = (0..).zip(&terms.legs).filter(|(_, leg)| is_between(leg)).map(|(place, _)| place);
		places.next().filter(|_| places.next().is_none())
	}
}

/// For which part a share was paid (K4, K5).
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
	/// The club's share, to the club or whom the text names.
	Club,
	/// The organisers' share, to whom the text names.
	Beneficiary,
	/// The organiser's half of the organisers' share.
	Organiser,
	/// A guarantor's part of the other half.
	Guarantor,
	/// What strangers have sent to the cycle's account goes to the club as well.
	Gift,
}

/// The guarantors who share in a cycle, each with its deposit, and from its closing on with its part.
pub type Backers = BoundedVec<(MemberIndex, Balance), ConstU32<MAX_BACKERS>>;

/// Several deposits of one guarantor as one.
pub fn merged(deposits: impl IntoIterator<Item = (MemberIndex, Balance)>) -> Vec<(MemberIndex, Balance)> {
	let mut sums = BTreeMap::<MemberIndex, Balance>::new();
	for (guarantor, deposit) in deposits {
		let sum = sums.entry(guarantor).or_default();
		*sum = sum.saturating_add(deposit);
	}
	sums.into_iter().collect()
}
