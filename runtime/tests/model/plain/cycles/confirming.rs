//! Confirming what was delivered, and the money of a leg (K5); signing what was measured (K9).

use super::{leg_obligation, order_obligation, pot, Going};
use crate::plain::{need, Model, Result};
use synergy_primitives::Balance;

impl Model {
	pub(crate) fn confirm(&mut self, by: u32, key: (u32, u32), leg: usize, measured: Option<Balance>) -> Result {
		let number = self.number(by)?;
		let at = self.cycles.get(&key)?.legs.get(leg)?;
		let owes = at.owed().is_some_and(|owed| owed.by == number);
		match (at.receiver, measured) {
			// If there is not enough for that, there may be for a gain that is owed as well.
			(_, None) if owes => self.pay_owed_surety(key, leg).or_else(|| self.pay_owed_gain(key, leg)),
			(None, None) => self.confirm_order(number, key, leg),
			(Some(receiver), _) if receiver == number => self.confirm_leg(number, key, leg, measured),
			(Some(_), Some(measured)) if at.supplier == number => self.measure(key, leg, number, measured),
			_ => None,
		}
	}

	/// A consumer has received its order.
	fn confirm_order(&mut self, consumer: u32, key: (u32, u32), leg: usize) -> Result {
		let open = self.cycles.get(&key)?;
		let (at, order) = (&open.legs[leg], open.orders.get(&consumer)?);
		need(open.last == Some(leg) && at.going == Going::Open && self.era < at.until)?;
		need(!order.is_settled && !self.complains(order_obligation(key, consumer), consumer))?;
		let units = order.units;
		let open = self.cycles.get_mut(&key)?;
		open.orders.get_mut(&consumer)?.is_settled = true;
		open.legs[leg].units -= units;
		self.pay_supplier(key, leg, units);
		Some(())
	}

	/// The receiver has what a leg brings; with that or later it signs a gain, or pays one that it owes.
	fn confirm_leg(&mut self, receiver: u32, key: (u32, u32), leg: usize, measured: Option<Balance>) -> Result {
		let at = &self.cycles[&key].legs[leg];
		let is_new = !matches!(at.going, Going::Settled | Going::Owed);
		if is_new {
			need(at.going == Going::Open && self.era < at.until)?;
			need(!self.complains(leg_obligation(key, leg), receiver))?;
			self.settle_leg(key, leg);
		}
		match measured {
			Some(measured) => self.measure(key, leg, receiver, measured),
			None if is_new => Some(()),
			None => self.pay_owed_gain(key, leg),
		}
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
