//! Guarantees that stand: accepted (G1), revoked and released (G3), topped up (G4), and what they cover (G5, P2).

use super::{complaints::Complaint, deals::Deal, need, people::Person, Model, Result, Status};
use synergy_primitives::{Balance, Obligation, Tier};

#[derive(Clone, Debug)]
pub struct Edge {
	pub guarantor: u32,
	pub tier: Tier,
	pub own: Balance,
	pub parts: Vec<(u32, Balance)>,
	pub began: u32,
	pub notice: Option<u32>,
	pub short: Option<u32>,
}

impl Edge {
	pub fn total(&self) -> Balance {
		self.own + self.parts.iter().map(|part| part.1).sum::<Balance>()
	}
}

impl Model {
	pub(super) fn accept_guarantor(&mut self, by: u32, guarantor: u32) -> Result {
		let number = self.number(by)?;
		need(self.people.get(&number)?.status != Status::Former)?;
		self.accept_pledge(number, guarantor)?;
		self.refresh(number);
		Some(())
	}

	pub(super) fn revoke(&mut self, by: u32, ward: u32) -> Result {
		let number = self.number(by)?;
		need(!self.is_suspended(number))?;
		let ward = self.number(ward)?;
		need(!self.is_revoked(self.edge(ward, number)?))?;
		self.give_notice(ward, number, self.start());
		self.refresh(ward);
		Some(())
	}

	pub(super) fn top_up(&mut self, by: u32, ward: u32) -> Result {
		let edge = self.edge(self.number(ward)?, self.number(by)?)?;
		need(!self.is_revoked(edge) && edge.total() < edge.tier.amount())?;
		self.fill(by, ward)
	}

	pub(super) fn release_due(&mut self, number: u32) {
		let holds = |c: &Complaint| c.suspends && (c.against == number || c.has_reached(number));
		let reached = self.complaints.values().any(holds);
		loop {
			let edges = &self.people[&number].edges;
			let due = edges.iter().filter(|edge| edge.notice.is_some_and(|until| until <= self.era));
			let Some(edge) = due.min_by_key(|edge| edge.notice).cloned() else { return };
			let obligation = Obligation::Guarantee { guarantor: edge.guarantor, ward: number };
			let rest = self.coverage(number) - edge.total();
			if reached || rest < self.exposure(number) || self.is_disputed(obligation) {
				return;
			}
			self.people.get_mut(&number).unwrap().edges.retain(|other| other.guarantor != edge.guarantor);
			self.give_back(&edge);
			self.forget(obligation);
		}
	}

	pub(super) fn revoke_short(&mut self, number: u32) {
		let is_due = |edge: &&Edge| edge.notice.is_none() && edge.short.is_some_and(|until| until <= self.era);
		let due: Vec<u32> = self.people[&number].edges.iter().filter(is_due).map(|edge| edge.guarantor).collect();
		for guarantor in &due {
			self.give_notice(number, *guarantor, self.era);
		}
		if !due.is_empty() {
			self.refresh(number);
		}
	}

	pub(super) fn accept_pledge(&mut self, ward: u32, guarantor: u32) -> Result {
		let number = self.number(guarantor)?;
		let mut edge = self.pledges.remove(&(self.account(ward), number))?;
		need(self.edge(ward, number).is_none() && self.people[&ward].edges.len() < 8)?;
		self.in_good_standing(number)?;
		edge.began = self.next_complaint;
		// Those under notice stand last.
		let edges = &mut self.people.get_mut(&ward)?.edges;
		edges.push(edge);
		Some(())
	}

	pub(super) fn give_notice(&mut self, ward: u32, guarantor: u32, start: u32) {
		let edges = &mut self.people.get_mut(&ward).unwrap().edges;
		let place = edges.iter().position(|edge| edge.guarantor == guarantor).unwrap();
		let mut edge = edges.remove(place);
		edge.notice = Some(start + 10);
		edge.short = None;
		edges.push(edge);
	}

	pub fn coverage(&self, number: u32) -> Balance {
		self.people[&number].edges.iter().map(Edge::total).sum()
	}

	/// P2: what the open deals and legs of a member put at risk.
	pub fn exposure(&self, number: u32) -> Balance {
		let at_risk =
			|deal: &Deal| (0..2).filter(|s| deal.sides[*s] == number).map(|s| deal.reserved[s]).sum::<Balance>();
		self.deals.values().map(at_risk).sum::<Balance>() + self.at_risk_in_cycles(number)
	}

	/// Whether somebody can put so much more at risk (D2, K5).
	pub(super) fn has_capacity(&self, number: u32, amount: Balance) -> bool {
		amount == 0 || self.exposure(number) + amount <= self.capacity_before_exposure(number)
	}

	fn capacity_before_exposure(&self, number: u32) -> Balance {
		self.people[&number].edges.iter().filter(|edge| !self.is_revoked(edge)).map(Edge::total).sum()
	}

	pub(super) fn edge(&self, ward: u32, guarantor: u32) -> Result<&Edge> {
		self.people.get(&ward)?.edges.iter().find(|edge| edge.guarantor == guarantor)
	}

	pub(super) fn edge_mut(&mut self, ward: u32, guarantor: u32) -> &mut Edge {
		let edges = &mut self.people.get_mut(&ward).unwrap().edges;
		edges.iter_mut().find(|edge| edge.guarantor == guarantor).unwrap()
	}

	pub(super) fn is_revoked(&self, edge: &Edge) -> bool {
		edge.notice.is_some() || edge.short.is_some_and(|until| until <= self.era)
	}

	pub(super) fn wards(&self, guarantor: u32) -> usize {
		let vouches = |person: &&Person| person.edges.iter().any(|edge| edge.guarantor == guarantor);
		self.people.values().filter(vouches).count()
	}
}
