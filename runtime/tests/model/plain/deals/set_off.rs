//! Set-off: a ring of due debts falls by the smallest (D6).

use crate::plain::{need, Model, Result};
use std::collections::BTreeSet;
use synergy_primitives::Obligation;

impl Model {
	/// D6: all debts of a ring fall by the smallest.
	pub(crate) fn set_off(&mut self, ring: &[u32]) -> Result {
		let different: BTreeSet<&u32> = ring.iter().collect();
		need(ring.len() >= 2 && different.len() == ring.len())?;
		let mut debts = Vec::new();
		for id in ring {
			debts.push(self.timely(*id)?.debt()?);
			need(!self.is_disputed(Obligation::Deal(*id)))?;
		}
		for (place, (debtor, creditor, _)) in debts.iter().enumerate() {
			need(debts[(place + 1) % debts.len()].0 == *creditor)?;
			need(self.people.get(debtor)?.allows_set_off)?;
		}
		let amount = debts.iter().map(|debt| debt.2).min()?;
		for (id, (_, _, owed)) in ring.iter().zip(debts) {
			let deal = self.deals.get_mut(id)?;
			let payer = deal.payer()?;
			deal.brought[1 - payer] += amount;
			deal.reserved[payer] = deal.reserved[payer].min(owed - amount);
			let warranty = deal.warranty;
			if owed == amount {
				self.completed(*id, self.warranty_end(warranty));
			}
		}
		Some(())
	}
}
