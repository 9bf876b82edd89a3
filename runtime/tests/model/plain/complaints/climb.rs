//! The climb from level to level (C4), and the council when it is over (C9, G6).

use super::Phase;
use crate::plain::Model;
use std::collections::BTreeSet;

impl Model {
	/// C4: the next level joins; what was filed again goes on to its level.
	pub(crate) fn climb(&mut self, id: u32, target: usize) {
		loop {
			let complaint = &self.complaints[&id];
			if complaint.levels.len() >= complaint.top() {
				break;
			}
			let newest = match complaint.levels.last() {
				Some(level) => level.clone(),
				None => BTreeSet::from([complaint.against]),
			};
			let edges = newest.iter().flat_map(|ward| &self.people[ward].edges);
			let joining: BTreeSet<u32> = edges
				.filter(|edge| edge.began <= id)
				.map(|edge| edge.guarantor)
				.filter(|g| *g != complaint.by && *g != complaint.against && !complaint.has_reached(*g))
				.collect();
			if joining.is_empty() {
				break;
			}
			let complaint = self.complaints.get_mut(&id).unwrap();
			complaint.levels.push(joining);
			if complaint.levels.len() >= target {
				return self.await_votes(id);
			}
		}
		let (era, complaint) = (self.era, self.complaints.get_mut(&id).unwrap());
		if complaint.claim == 0 {
			self.await_votes(id);
		} else if era <= complaint.since {
			complaint.due = complaint.since + 1;
		} else {
			self.call_council(id);
		}
	}

	pub(super) fn call_council(&mut self, id: u32) {
		let start = self.start();
		let complaint = self.complaints.get_mut(&id).unwrap();
		complaint.phase = Phase::Council;
		complaint.due = start + 3;
		let first = complaint.levels.first().cloned().unwrap_or_default();
		let (against, suspends) = (complaint.against, complaint.suspends);
		let ever = complaint.ever.clone();
		for guarantor in first.difference(&ever) {
			if !suspends || self.edge(against, *guarantor).is_some() {
				let person = self.people.get_mut(guarantor).unwrap();
				person.barred = person.barred.max(start + 30);
			}
		}
	}

	fn await_votes(&mut self, id: u32) {
		let (era, complaint) = (self.era, self.complaints.get_mut(&id).unwrap());
		if complaint.claim == 0 {
			complaint.phase = Phase::Fading;
			complaint.due = (complaint.since + 3).max(era + 1);
		} else {
			complaint.phase = Phase::Climbing;
			complaint.due = complaint.since.max(era) + 1;
		}
		self.adopt(id);
	}
}
