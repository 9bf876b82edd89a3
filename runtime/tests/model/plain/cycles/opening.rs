//! The next cycle opens by itself: legs and gains are reserved, and whose deposits count is kept (K5, K9).

use super::{Cycle, Going, Leg, OpenGain, Part};
use crate::plain::Model;
use std::collections::{BTreeMap, BTreeSet};
use synergy_primitives::Balance;

impl Model {
	pub(crate) fn open_due(&mut self) {
		for id in self.contracts.keys().copied().collect::<Vec<_>>() {
			let Some((_, run)) = self.running(id) else { continue };
			if run.is_over || run.opens > self.era {
				continue;
			}
			self.apply_amendment(id);
			if self.follows(id) {
				self.renew(id);
				self.open_cycle(id);
			} else {
				self.return_all(id);
				self.run_mut(id).is_over = true;
				self.end_if_over(id);
			}
		}
		self.forget_customers();
	}

	fn open_cycle(&mut self, id: u32) {
		let (organiser, plan) = (self.contracts[&id].organiser, self.contracts[&id].plan.clone());
		let run = self.run_mut(id);
		let (cycle, version, orders) = (run.next, run.version, core::mem::take(&mut run.placed));
		run.next += 1;
		run.opens += plan.period;
		let ordered = orders.values().map(|order| order.units).sum();
		let units = if plan.has_consumers() { ordered } else { plan.units };
		if units == 0 {
			return;
		}
		let open = Cycle {
			serial: self.next_serial,
			version,
			organiser,
			until: self.era + plan.period + 3,
			units,
			share: plan.share(),
			club_share: plan.club_share,
			organisers_share: plan.organisers_share,
			legs: vec![],
			last: plan.has_consumers().then(|| plan.legs.len() - 1),
			pool: 0,
			backers: BTreeMap::new(),
			has_shared: false,
			is_swept: !plan.has_consumers(),
			orders,
		};
		self.next_serial += 1;
		self.cycles.insert((id, cycle), open);
		// Each leg is reserved beside those before it.
		for (place, part) in plan.legs.iter().enumerate() {
			let leg = self.open_leg(part, place, units, self.era + plan.period + 3);
			self.cycles.get_mut(&(id, cycle)).unwrap().legs.push(leg);
		}
		let backers = self.backers_of((id, cycle));
		self.cycles.get_mut(&(id, cycle)).unwrap().backers = backers;
	}

	/// It is vacant if it, or the most of its gain, cannot be reserved.
	fn open_leg(&self, part: &Part, place: usize, units: u32, until: u32) -> Leg {
		let times = |value: Balance| value * Balance::from(units);
		let shares = part.gain.zip(part.receiver);
		let may_share = shares.is_none_or(|(gain, receiver)| self.has_capacity(receiver, gain.most));
		let is_taken = may_share && self.may_deliver(part.supplier, times(part.internal));
		let gain = part.gain.filter(|_| is_taken).map(OpenGain::new);
		Leg {
			place,
			supplier: part.supplier,
			receiver: part.receiver,
			units,
			pinned: 0,
			money: part.money,
			internal: part.internal,
			held: times(part.money),
			reserved: if is_taken { times(part.internal) } else { 0 },
			until,
			going: if is_taken { Going::Open } else { Going::Vacant },
			surety: None,
			proposal: None,
			gain,
		}
	}

	/// Whether a supplier is in good standing, with guarantors that all stand beyond this boundary, and has the capacity.
	fn may_deliver(&self, supplier: u32, reserved: Balance) -> bool {
		let Some(person) = self.people.get(&supplier) else { return false };
		let retires = |number: u32| self.people[&number].retires.is_some_and(|until| until <= self.era);
		let all_stand = person.edges.iter().all(|edge| edge.notice.is_some() || !retires(edge.guarantor));
		all_stand && self.has_capacity(supplier, reserved) && self.in_good_standing(supplier).is_some()
	}

	/// K5: the deposits that count for those who deliver, each guarantor's as one.
	fn backers_of(&self, key: (u32, u32)) -> BTreeMap<u32, Balance> {
		let legs = self.cycles[&key].legs.iter().filter(|leg| leg.going == Going::Open);
		let suppliers: BTreeSet<u32> = legs.map(|leg| leg.supplier).collect();
		let mut backers = BTreeMap::new();
		for supplier in suppliers {
			for edge in self.people[&supplier].edges.iter().filter(|edge| !self.is_revoked(edge)) {
				*backers.entry(edge.guarantor).or_default() += edge.total();
			}
		}
		backers
	}
}
