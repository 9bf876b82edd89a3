use alloc::{collections::BTreeSet, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{pallet_prelude::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use synergy_primitives::{Balance, ClubId, CycleContractId, CycleIndex, EraIndex, Marked, MemberIndex, Obligation};

/// Most legs of a cycle contract (K1).
pub const MAX_LEGS: u32 = 32;
/// Most legs of one cycle, those of substitutes included (K6).
pub const MAX_CYCLE_LEGS: u32 = 2 * MAX_LEGS;
/// Longest name of a product, in bytes.
pub const MAX_PRODUCT: u32 = 128;
/// Longest name of a unit of measure, in bytes.
pub const MAX_UNIT: u32 = 16;
/// Most parties of a cycle contract: the organiser, and a supplier and a receiver for each leg.
pub const MAX_PARTIES: u32 = 2 * MAX_LEGS + 1;
/// Most signatures under a draft: the parties of the new text, and those of the text that it changes (K2).
pub const MAX_SIGNATURES: u32 = 2 * MAX_PARTIES;
/// Most guarantors who share in one cycle: eight for each supplier (K5).
pub const MAX_BACKERS: u32 = 8 * MAX_LEGS;
/// The largest sum of a cycle, in units of money, so that every product and share of it is exact.
pub const MAX_SUM: Balance = u64::MAX as Balance;

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
	/// All orders for the next cycle are returned, because the terms change for consumers or no cycle follows.
	Returning,
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
	pub notices: BoundedVec<MemberIndex, ConstU32<MAX_PARTIES>>,
	/// The draft, signed by all, that takes the place of the text when the next cycle opens (K2).
	pub amendment: Option<CycleContractId>,
	/// What is being done with its orders.
	pub step: Step,
	/// Whether no cycle follows any more.
	pub is_over: bool,
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

/// How far a leg of a cycle is.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, serde::Serialize, Clone, Copy, Debug, PartialEq, Eq,
)]
#[serde(rename_all = "camelCase")]
pub enum LegState {
	/// To be delivered and confirmed.
	Open,
	/// Nobody delivers it: its money waits for a substitute until the cycle closes (K6).
	Vacant,
	/// A substitute delivers instead; the complaint about the first supplier goes on (K6).
	Replaced,
	/// Confirmed, decided, or over: its money is where it belongs.
	Settled,
	/// A substitute has delivered instead, and the first supplier is still owed what the surety could not pay (K6).
	Owed,
}

/// Who has a complaint open about a leg or an order.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, Debug, Default, PartialEq, Eq,
)]
pub struct Disputes {
	/// The receiver, or the consumer.
	pub by_receiver: bool,
	/// How many suppliers: of an order also those that were replaced.
	pub by_suppliers: u8,
	/// Whether there ever was one.
	pub ever: bool,
}

/// A gain that is to be shared (K9).
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, serde::Serialize, Clone, Copy, Debug, PartialEq, Eq,
)]
#[serde(rename_all = "camelCase")]
pub struct OpenGain {
	/// The supplier's share of it, in whole percent.
	pub percent: u8,
	/// The most that is paid, in units.
	pub most: Balance,
	/// What the supplier has measured, in units.
	pub by_supplier: Option<Balance>,
	/// What the receiver has measured, in units.
	pub by_receiver: Option<Balance>,
	/// What both agree is to be paid and could not be paid yet, in units.
	pub owed: Option<Balance>,
	/// What the receiver has at risk for it, in units.
	pub reserved: Balance,
	/// Whether its time was prolonged already, because it is owed.
	pub is_late: bool,
}

/// The price of a replaced leg, which answers for the first supplier if no award follows (K6). While the leg is
/// [`LegState::Owed`], what of it is still to be paid.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Surety {
	/// Against whom it is reserved: the receiver; the organiser for what consumers receive.
	pub by: MemberIndex,
	/// How much is reserved, in units.
	pub amount: Balance,
	/// The price of what is complained of, in units.
	pub disputed: Balance,
	/// What of that the awards have found not to be due, in units: the same part of it as they are of what was insured.
	pub found: Balance,
}

/// Why a supplier is replaced (K6, K7).
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, serde::Serialize, Clone, Copy, Debug, PartialEq, Eq,
)]
#[serde(rename_all = "camelCase")]
pub enum Reason {
	/// Its receiver, or consumers, complain of it: the price is reserved until the complaint ends.
	Disputed,
	/// Nobody delivers the leg.
	Vacant,
	/// It has given notice: the substitute begins with the next cycle.
	Leaving,
}

/// A substitute that was proposed, and who has signed it so far (K6). Signatures hold for this reason and these terms, and
/// no longer than `until`; when a complaint about the leg is filed or ends, they are gone.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proposal {
	/// Who would deliver.
	pub substitute: MemberIndex,
	/// Why the supplier is replaced.
	pub reason: Reason,
	/// The draft of other terms than those of this cycle, in which the substitute would stand as well (K2): the one that all
	/// had signed by then, or else the one whose text holds now.
	pub amendment: Option<CycleContractId>,
	/// The era at whose beginning it lapses.
	pub until: EraIndex,
	/// Whether the organiser has signed.
	pub by_organiser: bool,
	/// Whether the receiver has signed; always so where consumers receive.
	pub by_receiver: bool,
	/// Whether the substitute has signed.
	pub by_substitute: bool,
}

/// One leg of one cycle.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Debug, PartialEq, Eq)]
pub struct Leg {
	/// Which leg of the text it is.
	pub place: u8,
	/// Who delivers it; while it is vacant, who should have.
	pub supplier: MemberIndex,
	/// To whom.
	pub receiver: Receiver,
	/// How many units of the product are still to be confirmed, those under a consumer's complaint left out.
	pub units: u32,
	/// How many units are under consumers' complaints.
	pub pinned: u32,
	/// What the supplier is paid for one unit of the product.
	pub money: Balance,
	/// What is reserved against the supplier for one unit of the product.
	pub internal: Balance,
	/// What of the cycle's money is still kept for it, in units.
	pub held: Balance,
	/// What the supplier has at risk in it, in units.
	pub reserved: Balance,
	/// The boundary at which silence confirms it.
	pub until: EraIndex,
	/// How far it is.
	pub state: LegState,
	/// Who complains about it, where a member receives.
	pub disputes: Disputes,
	/// The gain to be shared, until it is settled (K9).
	pub gain: Option<OpenGain>,
	/// What answers for the supplier if it was replaced (K6).
	pub surety: Option<Surety>,
	/// Who was proposed to deliver instead (K6).
	pub proposal: Option<Proposal>,
}

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

/// The obligation that a leg is.
pub fn leg_obligation(cycle_contract: CycleContractId, cycle: CycleIndex, leg: u8) -> Obligation {
	Obligation::Leg { cycle_contract, cycle, leg }
}

/// The guarantors who share in a cycle, each with its deposit, and from its closing on with its part.
pub type Backers = BoundedVec<(MemberIndex, Balance), ConstU32<MAX_BACKERS>>;

/// Several deposits of one guarantor as one.
pub fn merged(deposits: impl IntoIterator<Item = (MemberIndex, Balance)>) -> Vec<(MemberIndex, Balance)> {
	let mut sums = alloc::collections::BTreeMap::<MemberIndex, Balance>::new();
	for (guarantor, deposit) in deposits {
		let sum = sums.entry(guarantor).or_default();
		*sum = sum.saturating_add(deposit);
	}
	sums.into_iter().collect()
}

impl Leg {
	/// Whether its receiver complains of it, or a consumer of its order (K6).
	pub(crate) fn is_complained_of(&self) -> bool {
		self.disputes.by_receiver || self.pinned > 0
	}

	/// What of the money that is kept for the leg is for so many units of the product.
	pub(crate) fn money_for(&self, units: u32) -> Balance {
		self.money.saturating_mul(units.into()).min(self.held)
	}

	/// Takes the money for so many units of the product out of what is kept for the leg.
	pub(crate) fn take_money(&mut self, units: u32) -> Balance {
		let amount = self.money_for(units);
		self.held = self.held.saturating_sub(amount);
		amount
	}

	/// Takes what is at risk for so many units of the product out of the reservation, to be freed.
	pub(crate) fn take_reserved(&mut self, units: u32) -> Balance {
		let amount = self.internal.saturating_mul(units.into()).min(self.reserved);
		self.reserved = self.reserved.saturating_sub(amount);
		amount
	}

	/// Takes the whole reservation, to be freed.
	pub(crate) fn free_all(&mut self) -> Balance {
		core::mem::take(&mut self.reserved)
	}
}
