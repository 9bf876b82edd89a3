//! Where somebody stands: a member, lapsing, a candidate again (M2, M5), suspended (P4, D5).

use super::{need, Model, Phase, Result};
use synergy_primitives::Tier;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
	Candidate(u32),
	Member,
	Lapsing(u32),
	Former,
}

impl Model {
	/// P4: who is suspended, looked up in every open complaint.
	pub fn is_suspended(&self, number: u32) -> bool {
		self.complaints.values().any(|complaint| {
			let is_waiting = matches!(complaint.phase, Phase::Waiting(_));
			let is_reached = !is_waiting && complaint.has_reached(number);
			complaint.suspends && (complaint.against == number || complaint.appellants.contains(&number) || is_reached)
		})
	}

	pub(super) fn in_good_standing(&self, number: u32) -> Result {
		let person = self.people.get(&number)?;
		need(person.status == Status::Member && !self.is_suspended(number))
	}

	pub(super) fn is_member(&self, number: u32) -> bool {
		let status = self.people.get(&number).map(|person| person.status);
		status.is_some_and(|status| match status {
			Status::Member => true,
			Status::Lapsing(until) => until > self.era,
			Status::Candidate(_) | Status::Former => false,
		})
	}

	/// M2, M5, M8: status and tier follow from the guarantees.
	pub(super) fn refresh(&mut self, number: u32) {
		self.lapse_if_due(number);
		let until = self.start() + 3;
		let person = &self.people[&number];
		let counting = |tier: Tier| {
			person.edges.iter().filter(|edge| !self.is_revoked(edge) && edge.total() >= tier.amount()).count() >= 2
		};
		let risen = person.wanted.filter(|tier| counting(*tier));
		let enough = counting(risen.unwrap_or(person.tier));
		let person = self.people.get_mut(&number).unwrap();
		if let Some(tier) = risen {
			person.tier = tier;
			person.wanted = None;
		}
		match (person.status, enough) {
			(Status::Candidate(_), true) => {
				person.status = Status::Member;
				person.was_member = true;
				person.retires = None;
			}
			(Status::Lapsing(_), true) => person.status = Status::Member,
			(Status::Member, false) => person.status = Status::Lapsing(until),
			_ => (),
		}
	}

	pub(super) fn lapse_if_due(&mut self, number: u32) {
		let era = self.era;
		let Some(person) = self.people.get_mut(&number) else { return };
		let Status::Lapsing(until) = person.status else { return };
		if until <= era {
			person.status = Status::Candidate(until + 14);
			person.retires = Some(until + 3);
		}
	}

	pub(super) fn retire(&mut self, number: u32) {
		if self.people[&number].retires != Some(self.era) {
			return;
		}
		self.people.get_mut(&number).unwrap().retires = None;
		for ward in self.people.keys().copied().collect::<Vec<_>>() {
			if self.edge(ward, number).is_some_and(|edge| edge.notice.is_none()) {
				self.give_notice(ward, number, self.era);
				self.refresh(ward);
			}
		}
	}
}
