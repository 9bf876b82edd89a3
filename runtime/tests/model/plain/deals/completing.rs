//! Receiving and paying (D4), and owing where set-off is allowed (D6).

use super::Stand;
use crate::plain::{need, Model, Result};
use pallet_synergy_deals::Payment;
use synergy_primitives::Obligation;

impl Model {
	pub(crate) fn complete(&mut self, by: u32, id: u32) -> Result {
		let number = self.number(by)?;
		let mut deal = self.timely(id)?.clone();
		let side = deal.side(number)?;
		need(!self.complaints.values().any(|c| c.obligation == Obligation::Deal(id) && c.by == number))?;
		match deal.stand {
			Stand::Open => {
				need(deal.awaits(side) && !deal.has[side])?;
				deal.has[side] = true;
				deal.wants = [0; 2];
			}
			Stand::Unpaid => need(deal.payer() == Some(side))?,
			_ => return None,
		}
		let is_received = (0..2).all(|side| !deal.awaits(side) || deal.has[side]);
		let is_complete = is_received || deal.stand == Stand::Unpaid;
		let warranty = deal.warranty;
		self.deals.insert(id, deal);
		if is_complete && self.pay_deal(id).is_none() {
			return self.owe(id, side);
		}
		if is_complete {
			self.completed(id, self.warranty_end(warranty));
		}
		Some(())
	}

	pub(super) fn pay_deal(&mut self, id: u32) -> Result {
		let mut deal = self.deals[&id].clone();
		let Some(payer) = deal.payer() else { return Some(()) };
		let [from, to] = [payer, 1 - payer].map(|side| self.account(deal.sides[side]));
		match deal.payment {
			Payment::None => (),
			Payment::OnCompletion => {
				let owed = deal.amount.saturating_sub(deal.brought[1 - payer]);
				if owed > 0 {
					self.pay(from, to, owed)?;
				}
				deal.brought[1 - payer] += owed;
			}
			Payment::Escrow => self.pay_held(from, to, core::mem::take(&mut deal.escrow)),
		}
		self.deals.insert(id, deal);
		Some(())
	}

	pub(super) fn completed(&mut self, id: u32, until: u32) {
		let disputed = self.is_disputed(Obligation::Deal(id));
		let era = self.era;
		let deal = self.deals.get_mut(&id).unwrap();
		deal.stand = Stand::Completed;
		for side in 0..2 {
			if !deal.delivers(side) {
				deal.reserved[side] = 0;
			}
		}
		deal.until = until.max(era + 1);
		if until <= era && !disputed {
			self.close(id);
		}
	}

	pub(super) fn warranty_end(&self, warranty: u32) -> u32 {
		if warranty == 0 {
			self.era
		} else {
			self.start() + warranty
		}
	}

	/// D6: who has allowed set-off and has not the money acknowledges the delivery, and owes.
	fn owe(&mut self, id: u32, payer: usize) -> Result {
		let (until, deal) = (self.start() + 3, self.deals.get_mut(&id)?);
		need(deal.stand == Stand::Open && deal.payer() == Some(payer))?;
		need(self.people[&deal.sides[payer]].allows_set_off)?;
		deal.stand = Stand::Unpaid;
		deal.wants = [0; 2];
		deal.until = deal.until.max(until);
		Some(())
	}
}
