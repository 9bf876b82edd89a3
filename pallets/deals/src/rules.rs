//! Who owes what in a deal (D2, D4), apart from storage.

use crate::types::{Both, Deal, Delivery, Insured, Payment, Side, State, Terms};
use synergy_primitives::Balance;

impl Terms {
	/// Whether a side delivers goods or a service.
	pub fn delivers(&self, side: Side) -> bool {
		match self.delivery {
			Delivery::Both => true,
			Delivery::Proposer => side == Side::Proposer,
			Delivery::Counterparty => side == Side::Counterparty,
		}
	}

	/// The side that only receives, and therefore pays; none if both deliver.
	pub fn payer(&self) -> Option<Side> {
		match self.delivery {
			Delivery::Both => None,
			Delivery::Proposer => Some(Side::Counterparty),
			Delivery::Counterparty => Some(Side::Proposer),
		}
	}

	/// Whether a side owes something that can be insured. A buyer whose payment is escrowed owes nothing (D2).
	pub fn owes(&self, side: Side) -> bool {
		self.delivers(side) || self.payment != Payment::Escrow
	}

	/// Whether a side has to say that it has received what it is owed: goods, a service, or cash (D4).
	pub fn awaits(&self, side: Side) -> bool {
		self.delivers(side.other()) || self.payment == Payment::None
	}

	/// The whole amount insured, for each side that owes something.
	pub fn whole(&self) -> Insured {
		let whole = |side| if self.owes(side) { self.amount } else { 0 };
		Insured { proposer: whole(Side::Proposer), counterparty: whole(Side::Counterparty) }
	}

	/// Whether the terms make sense: what is insured is at most the amount, and only of a side that owes something;
	/// who delivers for a delivery does not pay by this chain.
	pub fn are_sound(&self) -> bool {
		let is_insurable = |side, insured: Balance| insured <= if self.owes(side) { self.amount } else { 0 };
		is_insurable(Side::Proposer, self.insured.proposer)
			&& is_insurable(Side::Counterparty, self.insured.counterparty)
			&& (self.payer().is_some() || self.payment == Payment::None)
	}
}

impl Deal {
	/// Whether everyone who awaits something has it.
	pub fn is_received(&self) -> bool {
		let has = |side| !self.terms.awaits(side) || self.has_completed.of(side);
		has(Side::Proposer) && has(Side::Counterparty)
	}

	/// The most that a side may claim of the other: what the other still has at risk in the deal, or the escrow out of
	/// which the side paid, where that is larger (D3).
	pub fn limit(&self, complainer: Side) -> Balance {
		self.reserved.of(complainer.other()).max(self.refundable(complainer))
	}

	/// What of the escrow belongs to a side until the deal is completed.
	pub fn refundable(&self, side: Side) -> Balance {
		if self.terms.payer() == Some(side) {
			self.escrow
		} else {
			0
		}
	}

	/// What stays at risk when the deal is completed: that of those who have delivered, until the warranty ends. Of a
	/// payment that could not be made the payer's stays as well (D4).
	pub fn at_risk_after(&self, state: State) -> Both<Balance> {
		let stays = |side: Side| {
			let is_owed = state == State::Unpaid && self.terms.payer() == Some(side);
			if self.terms.delivers(side) || is_owed {
				self.reserved.of(side)
			} else {
				0
			}
		};
		Both { proposer: stays(Side::Proposer), counterparty: stays(Side::Counterparty) }
	}

	/// What of the deal was paid by this chain or insured (R2), if `paid` moved when it was completed. What an award took
	/// back out of the escrow was never paid.
	pub fn volume(&self, paid: Balance) -> Balance {
		let insured = self.terms.insured.proposer.max(self.terms.insured.counterparty);
		match self.terms.payment {
			Payment::None => insured,
			Payment::OnCompletion => self.terms.amount,
			Payment::Escrow => paid.max(insured),
		}
	}
}
