//! Complaints about legs and orders (C1): what may be claimed (C2, D3, D7), and how money moves when they end (C10, K5).

use super::{cycle_of, pot, Going};
use crate::plain::{complaints::End, need, Model, Result};
use synergy_primitives::{Balance, Obligation};

impl Model {
	/// Of whom one may complain about a leg or an order, the most that one may claim, whether there is time for it, and
	/// whether it suspends.
	pub(crate) fn claimable_in_cycle(&self, of: Obligation, number: u32) -> Result<(u32, Balance, bool, bool)> {
		let open = self.cycles.get(&cycle_of(of)?)?;
		let runs = open.until > self.era;
		match of {
			Obligation::Leg { leg, .. } => {
				let at = open.legs.get(usize::from(leg)).filter(|at| at.going != Going::Vacant)?;
				match at.receiver? {
					receiver if receiver == number => {
						Some((at.supplier, at.reserved, runs && at.going == Going::Open, true))
					}
					receiver if at.supplier == number => Some((receiver, 0, false, true)),
					_ => None,
				}
			}
			Obligation::Order { consumer, .. } => {
				let (order, at) = (open.orders.get(&consumer)?, &open.legs[open.last()?]);
				need(at.going != Going::Vacant && at.supplier != consumer)?;
				if number == at.supplier {
					need(!order.by_customer)?;
					return Some((consumer, 0, false, true));
				}
				need(number == consumer)?;
				let is_insured = !order.is_settled && !order.by_customer;
				let insured = if is_insured { at.internal * Balance::from(order.units) } else { 0 };
				let limit = insured.min(at.reserved).max(self.escrow_of_order(of));
				Some((at.supplier, limit, runs && !order.is_settled, !order.by_customer))
			}
			_ => None,
		}
	}

	/// What is kept for an order, out of which an award to its consumer comes first.
	pub(crate) fn escrow_of_order(&self, of: Obligation) -> Balance {
		let Obligation::Order { consumer, .. } = of else { return 0 };
		let Some(open) = cycle_of(of).and_then(|key| self.cycles.get(&key)) else { return 0 };
		let order = open.orders.get(&consumer).filter(|order| !order.is_settled);
		let money = open.last().map_or(0, |last| open.legs[last].money);
		order.map_or(0, |order| (money * Balance::from(order.units)).saturating_sub(order.returned))
	}

	/// A consumer complains: its order waits apart from the others.
	pub(crate) fn pin_order(&mut self, of: Obligation, by: u32) {
		let Obligation::Order { consumer, .. } = of else { return };
		let open = cycle_of(of).and_then(|key| self.cycles.get_mut(&key)).unwrap();
		let last = open.last().unwrap();
		let order = open.orders.get_mut(&consumer).unwrap();
		if by == consumer && !order.is_settled {
			order.is_pinned = true;
			open.legs[last].units -= order.units;
			open.legs[last].pinned += order.units;
		}
	}

	/// An award gives a consumer its own money back.
	pub(crate) fn pay_from_order(&mut self, of: Obligation, amount: Balance) {
		let (Obligation::Order { consumer, .. }, Some(key)) = (of, cycle_of(of)) else { return };
		let open = self.cycles.get_mut(&key).unwrap();
		let last = open.last().unwrap();
		open.legs[last].held -= amount;
		open.orders.get_mut(&consumer).unwrap().returned += amount;
		self.pay_from(pot(key.0, key.1), self.account(consumer), amount);
	}

	/// A complaint about a leg or an order has ended.
	pub(crate) fn end_dispute(&mut self, of: Obligation, by: u32, end: End) {
		let Some(key) = cycle_of(of) else { return };
		let open = self.cycles.get_mut(&key).unwrap();
		let goes_on = open.until > self.era && end == End::Withdrawn;
		match of {
			Obligation::Leg { leg, .. } => {
				let leg = usize::from(leg);
				let at = &mut open.legs[leg];
				if at.receiver != Some(by) || at.going != Going::Open || goes_on {
					return;
				}
				if let End::Award(award) = end {
					let back = award.min(at.held);
					at.held -= back;
					open.pool += back;
				}
				self.settle_leg(key, leg);
			}
			Obligation::Order { consumer, .. } if consumer == by => self.end_dispute_of_order(key, consumer, goes_on),
			_ => (),
		}
	}

	fn end_dispute_of_order(&mut self, key: (u32, u32), consumer: u32, goes_on: bool) {
		let open = self.cycles.get_mut(&key).unwrap();
		let last = open.last().unwrap();
		let (order, at) = (open.orders.get_mut(&consumer).unwrap(), &mut open.legs[last]);
		if order.is_settled || !core::mem::take(&mut order.is_pinned) {
			return;
		}
		at.pinned -= order.units;
		if goes_on {
			at.units += order.units;
			return;
		}
		order.is_settled = true;
		let rest = (at.money * Balance::from(order.units)).saturating_sub(order.returned).min(at.held);
		at.held -= rest;
		at.free(order.units);
		let supplier = at.supplier;
		self.pay_from(pot(key.0, key.1), self.account(supplier), rest);
	}

	pub(super) fn complains(&self, of: Obligation, by: u32) -> bool {
		self.complaints.values().any(|complaint| complaint.obligation == of && complaint.by == by)
	}
}
