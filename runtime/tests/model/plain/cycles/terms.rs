//! The terms by which a cycle contract runs: started, amended (K2), under notice, given up (K7).

use super::{Contract, Course, Running};
use crate::plain::{need, Model, Result};
use std::collections::{BTreeMap, BTreeSet};

/// For so long notice may go unanswered (K7, A9).
const MOST_ERAS: u32 = 90;

impl Model {
	pub(crate) fn give_notice_of(&mut self, by: u32, id: u32) -> Result {
		let number = self.number(by)?;
		need(!self.running(id)?.1.is_over)?;
		let next = self.next_terms(id);
		need(next.plan.parties(next.organiser).contains(&number))?;
		let ends = self.start() + MOST_ERAS;
		need(self.run_mut(id).notices.insert(number, ends).is_none())
	}

	pub(super) fn start_contract(&mut self, id: u32) -> Result {
		let run = Running {
			next: 1,
			opens: self.start() + 1,
			placed: BTreeMap::new(),
			standing: BTreeMap::new(),
			notices: BTreeMap::new(),
			amendment: None,
			version: 0,
			is_over: false,
		};
		self.contracts.get_mut(&id)?.course = Course::Running(run);
		Some(())
	}

	/// All have signed new terms: every notice is void, and what is ordered by terms that change for consumers is returned.
	pub(super) fn amend(&mut self, id: u32, draft: u32, signed: BTreeSet<u32>) -> Result {
		let (contract, run) = self.running(id)?;
		need(!run.is_over && run.amendment.is_none())?;
		let is_same = self.contracts[&draft].plan.is_same_for_consumers(&contract.plan, run.ordered());
		if !is_same {
			self.return_all(id);
			self.forget_customers();
		}
		let run = self.run_mut(id);
		(run.amendment, run.notices) = (Some(draft), BTreeMap::new());
		self.contracts.get_mut(&draft)?.course = Course::Signed { amends: id, signed };
		Some(())
	}

	/// New terms take the place of the old ones.
	pub(super) fn apply_amendment(&mut self, id: u32) {
		let Some(draft) = self.run_mut(id).amendment.take() else { return };
		let new = self.contracts.remove(&draft).expect("is there");
		let parties = new.plan.parties(new.organiser);
		let run = self.run_mut(id);
		run.notices.retain(|number, _| parties.contains(number));
		run.version = draft;
		let contract = self.contracts.get_mut(&id).expect("runs");
		(contract.organiser, contract.plan) = (new.organiser, new.plan);
	}

	/// The terms by which the next cycle opens.
	pub(super) fn next_terms(&self, id: u32) -> &Contract {
		let amendment = self.running(id).and_then(|(_, run)| run.amendment);
		&self.contracts[&amendment.unwrap_or(id)]
	}

	/// Whether a cycle follows.
	pub(super) fn follows(&self, id: u32) -> bool {
		let (_, run) = self.running(id).unwrap();
		let next = self.next_terms(id);
		let has_notice = |party: &u32| run.notices.contains_key(party);
		let is_long_ago = run.notices.values().any(|ends| *ends <= run.opens);
		let is_given_up = is_long_ago || next.plan.parties(next.organiser).iter().all(has_notice);
		!is_given_up && next.plan.cycles.is_none_or(|last| run.next <= last)
	}
}
