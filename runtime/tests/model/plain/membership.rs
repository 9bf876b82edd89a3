//! Applying (M1), changing the tier (M8), leaving (M7), and applications that expire (M1).

use super::{complaints::Complaint, deals::Deal, guarantees::Edge, need, people::Person, Model, Result, Stand, Status};
use synergy_primitives::{Obligation, Tier};

impl Model {
	pub(super) fn apply(&mut self, by: u32, tier: Tier, guarantors: &[u32]) -> Result {
		let status = Status::Candidate(self.start() + 14);
		let number = match self.number(by) {
			Some(number) if self.people.contains_key(&number) => {
				let is_suspended = self.is_suspended(number);
				let person = self.people.get_mut(&number)?;
				let is_other = matches!(person.status, Status::Candidate(_)) && person.tier != tier;
				need(!(is_other && is_suspended))?;
				need(person.was_member && matches!(person.status, Status::Former | Status::Candidate(_)))?;
				person.tier = tier;
				person.wanted = None;
				person.status = status;
				// What was drawn on may be enough for another tier (G4).
				let is_enough = |edge: &&mut Edge| edge.total() >= tier.amount();
				person.edges.iter_mut().filter(is_enough).for_each(|edge| edge.short = None);
				number
			}
			// A customer keeps its number (D7).
			_ => {
				let number = self.customer(by);
				let person = Person {
					account: by,
					tier,
					wanted: None,
					status,
					was_member: false,
					barred: 0,
					retires: None,
					edges: vec![],
					allows_set_off: false,
				};
				self.people.insert(number, person);
				number
			}
		};
		for guarantor in guarantors {
			self.accept_pledge(number, *guarantor)?;
		}
		self.refresh(number);
		Some(())
	}

	pub(super) fn change_tier(&mut self, by: u32, tier: Tier) -> Result {
		let number = self.number(by)?;
		need(!self.is_suspended(number))?;
		let person = self.people.get_mut(&number)?;
		need(matches!(person.status, Status::Member | Status::Lapsing(_)))?;
		need(tier != person.tier || person.wanted.is_some())?;
		if tier > person.tier {
			person.wanted = Some(tier);
		} else {
			person.wanted = None;
			person.tier = tier;
			self.lower(number, tier);
			need(self.coverage(number) >= self.exposure(number))?;
		}
		self.refresh(number);
		Some(())
	}

	pub(super) fn leave(&mut self, by: u32) -> Result {
		let number = self.number(by)?;
		need(self.people.get(&number)?.status != Status::Former)?;
		need(!self.is_suspended(number) && !self.is_open(number))?;
		self.dismiss(number);
		Some(())
	}

	pub(super) fn expire(&mut self, number: u32) {
		let Status::Candidate(until) = self.people[&number].status else { return };
		if until > self.era {
			return;
		}
		let person = &self.people[&number];
		let guarantee = |edge: &Edge| Obligation::Guarantee { guarantor: edge.guarantor, ward: number };
		let is_disputed = person.edges.iter().any(|edge| self.is_disputed(guarantee(edge)));
		let has_appealed = self.complaints.values().any(|complaint| complaint.appellants.contains(&number));
		if is_disputed || has_appealed || (person.was_member && self.is_open(number)) {
			self.people.get_mut(&number).unwrap().status = Status::Candidate(self.era + 1);
		} else {
			self.dismiss(number);
		}
	}

	/// Gives back what is above a tier: the last payer's money first, the guarantor's own last (M8).
	fn lower(&mut self, number: u32, tier: Tier) {
		for place in 0..self.people[&number].edges.len() {
			let mut edge = self.people[&number].edges[place].clone();
			if self.is_revoked(&edge) {
				continue;
			}
			edge.tier = edge.tier.min(tier);
			if edge.total() >= tier.amount() {
				edge.short = None;
			}
			let mut left = edge.total().saturating_sub(tier.amount());
			for (payer, amount) in edge.parts.iter_mut().rev() {
				let back = left.min(*amount);
				*amount -= back;
				left -= back;
				self.release(*payer, back);
			}
			edge.own -= left;
			self.release(self.account(edge.guarantor), left);
			edge.parts.retain(|part| part.1 > 0);
			self.people.get_mut(&number).unwrap().edges[place] = edge;
		}
	}

	/// M7: whether anything of a member's is open. A surety is (K6), also when its organiser is no party any more.
	fn is_open(&self, number: u32) -> bool {
		let deals = self.deals.values();
		let is_in = |deal: &Deal| deal.sides[0] == number || (deal.sides[1] == number && deal.stand != Stand::Proposed);
		let is_involved = |c: &Complaint| {
			c.by == number || c.against == number || c.appellants.contains(&number) || c.has_reached(number)
		};
		let is_engaged = deals.clone().any(is_in) || self.is_in_cycles(number) || self.exposure(number) > 0;
		is_engaged || self.wards(number) > 0 || self.complaints.values().any(is_involved)
	}

	fn dismiss(&mut self, number: u32) {
		for edge in core::mem::take(&mut self.people.get_mut(&number).unwrap().edges) {
			self.give_back(&edge);
			self.forget(Obligation::Guarantee { guarantor: edge.guarantor, ward: number });
		}
		let person = self.people.get_mut(&number).unwrap();
		person.retires = None;
		person.wanted = None;
		if person.was_member {
			person.status = Status::Former;
			person.allows_set_off = false;
		} else {
			// Who buys something that is open goes on as a customer (D7).
			self.people.remove(&number);
			self.forget_customers();
		}
	}
}
