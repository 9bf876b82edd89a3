//! Who owes what in a deal (D2, D4), apart from storage.

use crate::types::{Both, Deal, Delivery, Insured, Payment, Side, State, Terms};
use synergy_primitives::{Balance, EraIndex, MemberIndex};

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

	/// The side whose payment is held when the deal opens.
	pub fn escrow_payer(&self) -> Option<Side> {
		self.payer().filter(|_| self.payment == Payment::Escrow)
	}

	/// Whether a side may be a customer, who is no member: it pays into an escrow, and nothing is insured (D7).
	pub fn admit_customer(&self, side: Side) -> bool {
		self.escrow_payer() == Some(side) && self.insured == Insured::default()
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

	/// Whether somebody has said that it has received what was delivered to it.
	pub fn is_delivered(&self) -> bool {
		let has = |side: Side| self.terms.delivers(side.other()) && self.has_completed.of(side);
		has(Side::Proposer) || has(Side::Counterparty)
	}

	/// Whether completing it moves money of the one who receives.
	pub fn moves_money(&self) -> bool {
		self.terms.payer().is_some() && self.terms.payment != Payment::None
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
	/// back out of the escrow was never paid, nor was what was set off: a ring costs nothing (D6).
	pub fn volume(&self, paid: Balance) -> Balance {
		let insured = self.terms.insured.proposer.max(self.terms.insured.counterparty);
		match self.terms.payment {
			Payment::None => insured,
			Payment::OnCompletion => insured.max(self.terms.amount.saturating_sub(self.set_off)),
			Payment::Escrow => paid.max(insured),
		}
	}

	/// Whether silence may count as having received (D4): not where the side that owes the price was awarded something by a
	/// complaint and has not said that it has received. What is held in escrow has its own rule: the award came out of it.
	pub fn may_be_silent(&self) -> bool {
		!self.awarded || self.terms.payer().is_none_or(|payer| self.has_completed.of(payer))
	}

	/// Notes that a complaint of a side ended with an award, if that side owes the price (D4).
	pub fn note_award(&mut self, to: Side, award: Balance) {
		let owes_price = self.terms.payer() == Some(to) && self.terms.payment != Payment::Escrow;
		self.awarded |= owes_price && award > 0;
	}

	/// Whether a side wants to cancel the deal in `era` (D4).
	pub fn wants_cancel(&self, side: Side, era: EraIndex) -> bool {
		self.wants_cancel.of(side).is_some_and(|until| era < until)
	}

	/// The payment that is due and could not be made, if there is one (D4, D6).
	pub fn debt(&self) -> Option<Debt> {
		let payer = self.terms.payer().filter(|_| self.state == State::Unpaid && self.may_be_silent())?;
		let debt = Debt { debtor: self.member(payer), creditor: self.member(payer.other()), amount: self.unpaid() };
		Some(debt).filter(|debt| debt.amount > 0)
	}
}

/// A due money debt (D6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Debt {
	/// Who owes it.
	pub debtor: MemberIndex,
	/// To whom.
	pub creditor: MemberIndex,
	/// How much, in units.
	pub amount: Balance,
}

/// Whether debts form a ring: the creditor of each is the debtor of the next, and that of the last the debtor of the first
/// (D6).
pub fn is_ring(debts: &[Debt]) -> bool {
	let next = debts.iter().cycle().skip(1);
	debts.iter().zip(next).all(|(debt, next)| debt.creditor == next.debtor)
}

#[cfg(test)]
mod tests {
	use super::*;
	use alloc::vec::Vec;

	fn debts(of: &[(MemberIndex, MemberIndex)]) -> Vec<Debt> {
		of.iter().map(|(debtor, creditor)| Debt { debtor: *debtor, creditor: *creditor, amount: 1 }).collect()
	}

	#[test]
	fn d6_debts_are_a_ring_if_every_creditor_owes_the_next() {
		assert!(is_ring(&debts(&[(1, 2), (2, 1)])));
		assert!(is_ring(&debts(&[(1, 2), (2, 3), (3, 1)])));
		assert!(is_ring(&debts(&[(1, 2), (2, 1), (1, 3), (3, 1)])), "one member may stand in it twice");
		assert!(!is_ring(&debts(&[(1, 2), (2, 3)])), "it is not closed");
		assert!(!is_ring(&debts(&[(1, 2), (1, 2)])));
		assert!(!is_ring(&debts(&[(1, 2), (3, 1), (2, 3)])), "not in this order");
	}
}
