//! The orders of a closed cycle: silence confirms (K5), all is paid out (P5), nothing is left behind (P8).

use super::{cycle_of, order_obligation, pot, Going};
use crate::plain::Model;
use synergy_primitives::Balance;

impl Model {
	/// Silence confirms, what goes back goes back in proportion, and when no complaint is open the cycle is cleared away.
	pub(super) fn sweep(&mut self, key: (u32, u32)) {
		let is_last = !self.complaints.values().any(|complaint| cycle_of(complaint.obligation) == Some(key));
		let open = self.cycles.get_mut(&key).unwrap();
		let is_last = is_last && open.legs.iter().all(|leg| leg.until <= self.era);
		let is_due = open.last.is_some_and(|last| open.legs[last].until <= self.era);
		let (confirms, pool, all) = (is_due && !open.is_swept, core::mem::take(&mut open.pool), open.units);
		open.is_swept |= confirms;
		let (mut seen, mut given, mut confirmed) = (0, 0, 0);
		for consumer in in_order_of_the_map(open.orders.keys()) {
			let complains = self.complains(order_obligation(key, consumer), consumer);
			let open = self.cycles.get_mut(&key).unwrap();
			let last = open.last.expect("there are consumers");
			let (order, leg) = (open.orders.get_mut(&consumer).unwrap(), &mut open.legs[last]);
			seen += order.units;
			let due = pool * Balance::from(seen) / Balance::from(all);
			let mut back = due - core::mem::replace(&mut given, due);
			if confirms && !order.is_settled && !complains {
				order.is_settled = true;
				leg.units -= order.units;
				if leg.going == Going::Vacant {
					back += leg.take_money(order.units);
				} else {
					confirmed += order.units;
				}
			}
			self.pay_from(pot(key.0, key.1), self.account(consumer), back);
		}
		if let Some(last) = self.cycles[&key].last.filter(|_| confirmed > 0) {
			self.pay_supplier(key, last, confirmed);
		}
		if is_last {
			self.clear_cycle(key);
		}
	}

	fn clear_cycle(&mut self, key: (u32, u32)) {
		self.cycles.remove(&key);
		self.claims.retain(|claim| cycle_of(claim.of) != Some(key));
		assert_eq!(self.free.get(&pot(key.0, key.1)).copied().unwrap_or(0), 0, "P5: all of {key:?} is paid out");
		self.end_if_over(key.0);
	}

	pub(super) fn end_if_over(&mut self, id: u32) {
		let is_open = self.cycles.keys().any(|(contract, _)| *contract == id);
		if !is_open && self.run_mut(id).is_over {
			self.contracts.remove(&id);
		}
	}
}

/// Consumers in the order in which the runtime's map has them: it says who gets the odd units.
fn in_order_of_the_map<'a>(consumers: impl Iterator<Item = &'a u32>) -> Vec<u32> {
	let mut consumers: Vec<u32> = consumers.copied().collect();
	consumers.sort_by_key(|consumer| sp_io::hashing::twox_64(&consumer.to_le_bytes()));
	consumers
}
