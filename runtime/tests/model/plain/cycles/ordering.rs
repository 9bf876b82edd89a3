//! Ordering, cancelling, and standing orders that renew (K3), by members and customers (D7).

use super::{pot, Order};
use crate::plain::{need, Model, Result, Status};
use synergy_primitives::Balance;

impl Model {
	pub(crate) fn order(&mut self, by: u32, id: u32, units: u32, standing: bool) -> Result {
		let consumer = self.customer(by);
		let is_lapsing = self.people.get(&consumer).is_some_and(|one| matches!(one.status, Status::Lapsing(_)));
		need(!is_lapsing && !self.is_suspended(consumer))?;
		let (_, run) = self.running(id)?;
		let plan = &self.next_terms(id).plan;
		need(units > 0 && plan.has_consumers() && !run.is_over && self.follows(id))?;
		need(!run.placed.contains_key(&consumer) && !run.standing.contains_key(&consumer))?;
		need(run.ordered() + units <= plan.units)?;
		self.place(id, consumer, units)?;
		if standing {
			self.run_mut(id).standing.insert(consumer, units);
		}
		Some(())
	}

	pub(crate) fn cancel_order(&mut self, by: u32, id: u32) -> Result {
		let consumer = self.number(by)?;
		let (_, run) = self.running(id)?;
		need(!run.is_over)?;
		let (was_placed, was_standing) = (run.placed.contains_key(&consumer), run.standing.contains_key(&consumer));
		need(was_placed || was_standing)?;
		self.return_order(id, consumer);
		self.run_mut(id).standing.remove(&consumer);
		self.forget_customers();
		Some(())
	}

	/// K3: a standing order renews while the money is there.
	pub(super) fn renew(&mut self, id: u32) {
		for (consumer, units) in self.run_mut(id).standing.clone() {
			if !self.run_mut(id).placed.contains_key(&consumer) && self.place(id, consumer, units).is_none() {
				self.run_mut(id).standing.remove(&consumer);
			}
		}
	}

	/// All that is ordered of the next cycle goes back.
	pub(super) fn return_all(&mut self, id: u32) {
		let consumers: Vec<u32> = self.run_mut(id).placed.keys().copied().collect();
		consumers.into_iter().for_each(|consumer| self.return_order(id, consumer));
		self.run_mut(id).standing.clear();
	}

	/// Moves the money of an order, and writes it down.
	fn place(&mut self, id: u32, consumer: u32, units: u32) -> Result {
		let (_, run) = self.running(id)?;
		let plan = &self.next_terms(id).plan;
		let (paid, next) = (plan.price() * Balance::from(units), run.next);
		let by_customer = !self.is_member(consumer);
		// D7: a customer's claim is limited to what is kept for the last supplier.
		need(plan.kept() > 0 || !by_customer)?;
		self.pay(self.account(consumer), pot(id, next), paid)?;
		let order = Order { units, by_customer, is_settled: false, pinned: None, returned: 0 };
		self.run_mut(id).placed.insert(consumer, order);
		Some(())
	}

	/// Gives the money of an order for the next cycle back, if there is one.
	fn return_order(&mut self, id: u32, consumer: u32) {
		let (price, next) = (self.next_terms(id).plan.price(), self.run_mut(id).next);
		if let Some(order) = self.run_mut(id).placed.remove(&consumer) {
			self.pay_from(pot(id, next), self.account(consumer), price * Balance::from(order.units));
		}
	}
}
