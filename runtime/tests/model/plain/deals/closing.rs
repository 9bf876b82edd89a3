//! Cancelling together, and the end of a deal's time (D4).

use super::Stand;
use crate::plain::{need, Model, Result};
use synergy_primitives::Obligation;

impl Model {
	pub(crate) fn cancel(&mut self, by: u32, id: u32) -> Result {
		let number = self.number(by)?;
		let deal = self.timely(id)?;
		let side = deal.side(number)?;
		if deal.stand == Stand::Proposed {
			need(side == 0)?;
			self.close(id);
			return Some(());
		}
		let (era, start) = (self.era, self.start());
		let wants = |side: usize| era < deal.wants[side];
		need(deal.stand != Stand::Completed && !wants(side) && !self.is_disputed(Obligation::Deal(id)))?;
		let both = wants(1 - side);
		let deal = self.deals.get_mut(&id)?;
		deal.wants[side] = start + 1;
		if both {
			let deal = deal.clone();
			self.give_quantity_back(&deal);
			self.close(id);
		}
		Some(())
	}

	/// What happens when the time of a deal is over.
	pub(crate) fn conclude(&mut self, id: u32) {
		let deal = self.deals[&id].clone();
		match deal.stand {
			Stand::Proposed | Stand::Completed => self.close(id),
			_ if deal.has_failed() => self.close(id),
			_ if self.pay_deal(id).is_some() => self.completed(id, deal.until + deal.warranty),
			Stand::Unpaid => self.close(id),
			Stand::Open => {
				let deal = self.deals.get_mut(&id).unwrap();
				deal.stand = Stand::Unpaid;
				deal.wants = [0; 2];
				deal.until += 3;
			}
		}
	}

	pub(crate) fn close(&mut self, id: u32) {
		let deal = self.deals.remove(&id).unwrap();
		if let Some(payer) = deal.payer().filter(|_| deal.escrow > 0) {
			self.release(self.account(deal.sides[payer]), deal.escrow);
		}
		self.forget(Obligation::Deal(id));
		self.forget_customers();
	}
}
