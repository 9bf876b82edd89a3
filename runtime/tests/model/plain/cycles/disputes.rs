//! Complaints about legs and orders (C1): what may be claimed (C2, D3, D7), and how money moves when they end (C10, K5, K6).

use super::{cycle_of, pot, Going};
use crate::plain::{complaints::End, Model};
use synergy_primitives::{Balance, Obligation};

impl Model {
	/// The receiver or a consumer complains: what was signed of a substitute does not hold any more (K6), and the consumer's
	/// order waits apart from the others, with the supplier that it complains of.
	pub(crate) fn note_complaint(&mut self, of: Obligation, by: u32) {
		let Some(open) = cycle_of(of).and_then(|key| self.cycles.get_mut(&key)) else { return };
		match of {
			Obligation::Leg { leg, .. } => {
				let at = &mut open.legs[usize::from(leg)];
				at.proposal.take_if(|_| at.receiver == Some(by));
			}
			Obligation::Order { consumer, .. } => {
				let last = open.last.expect("is ordered");
				let order = open.orders.get_mut(&consumer).expect("is ordered");
				if by == consumer && !order.is_settled {
					let at = &mut open.legs[last];
					order.pinned = Some(last);
					at.units -= order.units;
					at.pinned += order.units;
					at.proposal = None;
				}
			}
			_ => (),
		}
	}

	/// An award gives a consumer its own money back.
	pub(crate) fn pay_from_order(&mut self, of: Obligation, amount: Balance) {
		let (Obligation::Order { consumer, .. }, Some(key)) = (of, cycle_of(of)) else { return };
		let open = self.cycles.get_mut(&key).unwrap();
		let leg = open.leg_of(consumer).unwrap();
		open.legs[leg].held -= amount;
		open.orders.get_mut(&consumer).unwrap().returned += amount;
		self.pay_from(pot(key.0, key.1), self.account(consumer), amount);
	}

	/// A complaint about a leg or an order has ended.
	pub(crate) fn end_dispute(&mut self, of: Obligation, by: u32, end: End) {
		let Some(key) = cycle_of(of) else { return };
		match of {
			Obligation::Leg { leg, .. } => self.end_dispute_of_leg(key, usize::from(leg), by, end),
			Obligation::Order { consumer, .. } if consumer == by => self.end_dispute_of_order(key, consumer, end),
			Obligation::Surety { leg, .. } => self.end_dispute_of_surety(key, usize::from(leg), by, end),
			_ => (),
		}
	}

	fn end_dispute_of_leg(&mut self, key: (u32, u32), leg: usize, by: u32, end: End) {
		let open = self.cycles.get_mut(&key).unwrap();
		let at = &mut open.legs[leg];
		if by == at.supplier {
			return self.end_suppliers_dispute(key, leg, end);
		}
		at.proposal = None;
		match at.going {
			Going::Open if end == End::Withdrawn && self.era < at.until => (),
			Going::Open => {
				if let End::Award(award) = end {
					let back = award.min(at.held);
					at.held -= back;
					open.pool += back;
				}
				self.settle_leg(key, leg);
			}
			Going::Replaced => {
				let insured = core::mem::take(&mut at.reserved);
				if let Some(surety) = at.surety {
					at.find(surety.disputed, end.brought(), insured);
				}
				// What it has paid itself to end the complaint it has not earned less.
				let settled = if let End::Settled(paid) = end { paid } else { 0 };
				self.settle_surety(key, leg, settled);
			}
			Going::Vacant | Going::Settled | Going::Owed => (),
		}
	}

	fn end_dispute_of_order(&mut self, key: (u32, u32), consumer: u32, end: End) {
		let open = self.cycles.get_mut(&key).unwrap();
		let order = open.orders.get_mut(&consumer).unwrap();
		let Some(leg) = order.pinned.filter(|_| !order.is_settled) else { return };
		let at = &mut open.legs[leg];
		at.proposal = None;
		at.pinned -= order.units;
		if end == End::Withdrawn && at.going == Going::Open && self.era < at.until {
			order.pinned = None;
			at.units += order.units;
			return;
		}
		order.is_settled = true;
		let price = at.price(order.units);
		let rest = price.saturating_sub(order.returned).min(at.held);
		at.held -= rest;
		at.free(order.units);
		let insured = if order.by_customer { 0 } else { at.internal };
		at.find(price, end.brought(), insured.max(at.money) * Balance::from(order.units));
		let (supplier, is_last) = (at.supplier, at.pinned == 0 && at.going == Going::Replaced);
		if is_last {
			self.settle_surety(key, leg, 0);
		}
		self.pay_from(pot(key.0, key.1), self.account(supplier), rest);
	}

	/// The supplier's complaint about a gain has ended. Decided or settled, nothing more is due; withdrawn in time, it can be had
	/// as before; later, it ends as with silence.
	fn end_suppliers_dispute(&mut self, key: (u32, u32), leg: usize, end: End) {
		let is_late = self.era >= self.cycles[&key].legs[leg].until;
		match end {
			End::Withdrawn if !is_late => return,
			// What both have measured is paid if the money is there.
			End::Withdrawn => drop(self.pay_gain(key, leg)),
			_ => (),
		}
		self.leg_mut(key, leg).gain = None;
	}

	/// The same about what a surety owes the supplier. The answer of who owes it changes nothing.
	fn end_dispute_of_surety(&mut self, key: (u32, u32), leg: usize, by: u32, end: End) {
		let at = &self.cycles[&key].legs[leg];
		if by != at.supplier || end == End::Withdrawn && self.era < at.until {
			return;
		}
		if end == End::Withdrawn {
			self.pay_owed_in_part(key, leg);
		}
		self.leg_mut(key, leg).end_owed();
	}

	/// Who complains about a leg or an order.
	pub fn complainers(&self, of: Obligation) -> Vec<u32> {
		let about = self.complaints.values().filter(|complaint| complaint.obligation == of);
		about.map(|complaint| complaint.by).collect()
	}

	/// How many complaints about a cycle are open.
	pub fn disputes(&self, key: (u32, u32)) -> usize {
		self.complaints.values().filter(|complaint| cycle_of(complaint.obligation) == Some(key)).count()
	}

	pub(super) fn complains(&self, of: Obligation, by: u32) -> bool {
		self.complaints.values().any(|complaint| complaint.obligation == of && complaint.by == by)
	}
}
