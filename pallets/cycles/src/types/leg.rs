//! One leg of one cycle: its delivery, its complaints, its substitute (K5, K6, K9).

use super::{Gain, Receiver};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use synergy_primitives::{Balance, CycleContractId, CycleIndex, EraIndex, MemberIndex, Obligation};

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

/// Who has a complaint open about a leg, an order, or what a surety owes.
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

impl From<Gain> for OpenGain {
	/// It is reserved, and nobody has measured it.
	fn from(Gain { percent, most }: Gain) -> Self {
		Self { percent, most, by_supplier: None, by_receiver: None, owed: None, reserved: most, is_late: false }
	}
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

/// A substitute that was proposed, and who has signed it so far (K6). Signatures hold for all of this, and no longer than
/// `until`; when a complaint of its receiver or a consumer about the leg is filed or ends, they are gone.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proposal {
	/// Who would deliver.
	pub substitute: MemberIndex,
	/// In whose place: who delivers the leg, or who leaves and for whom another delivers it in this cycle.
	pub replaces: MemberIndex,
	/// Why that one is replaced.
	pub reason: Reason,
	/// Whether the substitute would take its place in the text as well, if it stands there.
	pub for_good: bool,
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
	/// What one unit of the product costs of it on the market (K4).
	pub market: Balance,
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
	/// Who complains about what the surety owes; `by_receiver` is who owes it (K6).
	pub about_surety: Disputes,
	/// The gain to be shared, until it is settled (K9).
	pub gain: Option<OpenGain>,
	/// What answers for the supplier if it was replaced (K6).
	pub surety: Option<Surety>,
	/// Who was proposed to deliver instead (K6).
	pub proposal: Option<Proposal>,
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

/// The obligation that a leg is.
pub fn leg_obligation(cycle_contract: CycleContractId, cycle: CycleIndex, leg: u8) -> Obligation {
	Obligation::Leg { cycle_contract, cycle, leg }
}

/// The obligation that is left of a leg whose supplier was replaced (K6).
pub fn surety_obligation(cycle_contract: CycleContractId, cycle: CycleIndex, leg: u8) -> Obligation {
	Obligation::Surety { cycle_contract, cycle, leg }
}
