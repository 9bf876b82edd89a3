//! Confirming what was delivered, and the money of a leg (K5).

use super::{leg_obligation, order_obligation, pot, Going};
use crate::plain::{need, Model, Result};

impl Model {
	pub(crate) fn confirm(&mut self, by: u32, id: u32, cycle: u32, leg: usize) -> Result {
		let (number, key) = (self.number(by)?, (id, cycle));
		let open = self.cycles.get(&key)?;
		let at = open.legs.get(leg)?;
		need(open.until > self.era && at.going == Going::Open)?;
		match at.receiver {
			Some(receiver) => {
				need(receiver == number && !self.complains(leg_obligation(key, leg), number))?;
				self.settle_leg(key, leg);
			}
			None => {
				let order = open.orders.get(&number)?;
				need(!order.is_settled && !self.complains(order_obligation(key, number), number))?;
				let units = order.units;
				let open = self.cycles.get_mut(&key)?;
				open.orders.get_mut(&number)?.is_settled = true;
				open.legs[leg].units -= units;
				self.pay_supplier(key, leg, units);
			}
		}
		Some(())
	}

	/// So many units of the last leg are delivered: their money moves, and nothing of them is at risk.
	pub(super) fn pay_supplier(&mut self, key: (u32, u32), leg: usize, units: u32) {
		let at = &mut self.cycles.get_mut(&key).unwrap().legs[leg];
		let (supplier, amount) = (at.supplier, at.take_money(units));
		at.free(units);
		self.pay_from(pot(key.0, key.1), self.account(supplier), amount);
	}

	/// A leg that a member receives is over.
	pub(super) fn settle_leg(&mut self, key: (u32, u32), leg: usize) {
		let at = &mut self.cycles.get_mut(&key).unwrap().legs[leg];
		at.going = Going::Settled;
		at.reserved = 0;
		let (supplier, amount) = (at.supplier, core::mem::take(&mut at.held));
		self.pay_from(pot(key.0, key.1), self.account(supplier), amount);
	}
}
