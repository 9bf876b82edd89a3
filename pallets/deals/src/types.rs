use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{pallet_prelude::ConstU32, BoundedVec};
use scale_info::TypeInfo;
pub use synergy_primitives::Payment;
use synergy_primitives::{Balance, EraIndex, ListingId, MemberIndex, Portion, Quantity};

/// Longest text of a deal, in bytes.
pub const MAX_TEXT: u32 = 256;
/// Most debts in a ring that is set off (D6).
pub const MAX_RING: u32 = 8;

/// Who delivers goods or a service (D1).
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
	/// The one who proposes the deal.
	Proposer,
	/// The one to whom it is proposed.
	Counterparty,
	/// Each to the other: service for service.
	Both,
}

/// What each side has insured: how much of what it owes is covered by the deposits behind it (D3).
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, Debug, Default, PartialEq, Eq,
)]
pub struct Insured {
	/// What the proposer has at risk, in units.
	pub proposer: Balance,
	/// What the counterparty has at risk, in units.
	pub counterparty: Balance,
}

/// What both sides sign (D1).
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Debug, PartialEq, Eq)]
pub struct Terms {
	/// Who delivers.
	pub delivery: Delivery,
	/// What the deal is worth, and what is paid if payment is by this chain, in units.
	pub amount: Balance,
	/// The era in which it is to be fulfilled at the latest.
	pub due: EraIndex,
	/// For how many eras after completion the delivery may still be complained of.
	pub warranty: u32,
	/// What it is about, or the hash of a longer text.
	pub text: BoundedVec<u8, ConstU32<MAX_TEXT>>,
	/// The listing it comes from, if any.
	pub listing: Option<ListingId>,
	/// How it is paid.
	pub payment: Payment,
	/// What each side has insured.
	pub insured: Insured,
}

/// One of the two sides of a deal.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
	/// Who proposed it.
	Proposer,
	/// To whom it was proposed.
	Counterparty,
}

impl Side {
	/// The other one.
	pub const fn other(self) -> Self {
		match self {
			Side::Proposer => Side::Counterparty,
			Side::Counterparty => Side::Proposer,
		}
	}
}

/// Something of each side.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, Debug, Default, PartialEq, Eq,
)]
pub struct Both<V> {
	/// The proposer's.
	pub proposer: V,
	/// The counterparty's.
	pub counterparty: V,
}

impl<V: Copy> Both<V> {
	/// That of one side.
	pub fn of(&self, side: Side) -> V {
		match side {
			Side::Proposer => self.proposer,
			Side::Counterparty => self.counterparty,
		}
	}

	/// That of one side, to change it.
	pub fn of_mut(&mut self, side: Side) -> &mut V {
		match side {
			Side::Proposer => &mut self.proposer,
			Side::Counterparty => &mut self.counterparty,
		}
	}
}

/// How far a deal is (D1, D4).
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, serde::Serialize, Clone, Copy, Debug, PartialEq, Eq,
)]
#[serde(rename_all = "camelCase")]
pub enum State {
	/// Proposed, and not answered yet.
	Proposed,
	/// Accepted: each side that is owed something completes it when it has it.
	Open,
	/// The delivery counts as received, but the payment could not be made: it stays owed and claimable.
	Unpaid,
	/// Completed: what was delivered is under warranty.
	Completed,
}

/// A deal.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Debug, PartialEq, Eq)]
pub struct Deal {
	/// Who proposed it.
	pub proposer: MemberIndex,
	/// To whom.
	pub counterparty: MemberIndex,
	/// What both have signed.
	pub terms: Terms,
	/// How far it is.
	pub state: State,
	/// The boundary at which a proposal expires, silence counts as having received, or the warranty ends.
	pub until: EraIndex,
	/// What each side still has at risk in it, in units (D2).
	pub reserved: Both<Balance>,
	/// What is still held in escrow, in units.
	pub escrow: Balance,
	/// What complaints, payments and set-off have brought to each side, in units: it counts as paid (D4, D6).
	pub brought: Both<Balance>,
	/// How much of the listing it comes from is its (L2); 0 if it comes from none.
	pub quantity: Quantity,
	/// What of `brought` was set off, in units: no money moved, so it is no volume of a record (D6, R2).
	pub set_off: Balance,
	/// Whether the buyer was no member when it opened: a customer, whose complaint suspends nobody (D7).
	pub by_customer: bool,
	/// Whether it opened at once, on terms that the counterparty had signed in advance (A9).
	pub unasked: bool,
	/// Whether a complaint of the side that owes the price ended with an award. Unless that side says that it has received,
	/// its silence does not count as that (D4).
	pub awarded: bool,
	/// Who has completed it.
	pub has_completed: Both<bool>,
	/// Who wants to cancel it: the era at whose beginning the wish lapses (D4).
	pub wants_cancel: Both<Option<EraIndex>>,
}

impl Deal {
	/// One that waits for an answer until `until`.
	pub(crate) fn proposed(
		proposer: MemberIndex,
		counterparty: MemberIndex,
		terms: Terms,
		quantity: Quantity,
		until: EraIndex,
	) -> Self {
		Self {
			proposer,
			counterparty,
			terms,
			state: State::Proposed,
			until,
			reserved: Both::default(),
			escrow: 0,
			brought: Both::default(),
			quantity,
			set_off: 0,
			by_customer: false,
			unasked: false,
			awarded: false,
			has_completed: Both::default(),
			wants_cancel: Both::default(),
		}
	}

	/// The number of one side.
	pub fn member(&self, side: Side) -> MemberIndex {
		match side {
			Side::Proposer => self.proposer,
			Side::Counterparty => self.counterparty,
		}
	}

	/// Which side a member is.
	pub fn side(&self, number: MemberIndex) -> Option<Side> {
		match number {
			number if number == self.proposer => Some(Side::Proposer),
			number if number == self.counterparty => Some(Side::Counterparty),
			_ => None,
		}
	}

	/// Of which listing it is, and how much of it, if it comes from one (L2).
	pub fn portion(&self) -> Option<Portion> {
		self.terms.listing.map(|listing| Portion { listing, quantity: self.quantity })
	}

	/// The number of the proposer and of the counterparty.
	pub fn members(&self) -> [MemberIndex; 2] {
		[self.proposer, self.counterparty]
	}

	/// What is still to be paid, in units: what complaints have brought and what was set off counts as paid.
	pub fn unpaid(&self) -> Balance {
		match self.terms.payer() {
			Some(payer) if self.terms.payment == Payment::OnCompletion => {
				self.terms.amount.saturating_sub(self.brought.of(payer.other()))
			}
			_ => 0,
		}
	}
}

/// What a deal was, when it ended.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
	/// Everything was delivered and paid, and the warranty is over.
	Fulfilled,
	/// The payment could never be made by this chain.
	Unpaid,
	/// Both sides cancelled it.
	Cancelled,
	/// The proposer took it back.
	Withdrawn,
	/// The counterparty refused it.
	Refused,
	/// Nobody answered in time.
	Expired,
	/// The side that owes the price was awarded something by a complaint, and has not said that it has received: no price
	/// has moved (D4).
	Awarded,
}
