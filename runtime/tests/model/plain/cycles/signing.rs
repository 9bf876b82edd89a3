//! Drafting (K1), signing and refusing (K2), and whose signatures new terms need (K7).

use super::{Contract, Course, Plan};
use crate::plain::{need, Model, Result};
use std::collections::BTreeSet;

impl Model {
	pub(crate) fn draft(&mut self, by: u32, plan: &Plan, amends: Option<u32>) -> Result {
		let organiser = self.number(by)?;
		self.in_good_standing(organiser)?;
		need(plan.is_sound())?;
		if let Some(amended) = amends {
			let (contract, run) = self.running(amended)?;
			need(!run.is_over)?;
			let has_left = run.notices.contains_key(&contract.organiser);
			let steps_in = has_left && contract.plan.parties(contract.organiser).contains(&organiser);
			need(contract.organiser == organiser || steps_in)?;
		}
		need(self.contracts.values().filter(|contract| contract.organiser == organiser).count() < 8)?;
		let course = Course::Draft { amends, until: self.start() + 7, signed: BTreeSet::from([organiser]) };
		self.contracts.insert(self.next_contract, Contract { organiser, plan: plan.clone(), course });
		self.next_contract += 1;
		Some(())
	}

	pub(crate) fn sign(&mut self, by: u32, id: u32) -> Result {
		let number = self.number(by)?;
		self.in_good_standing(number)?;
		let Course::Draft { amends, until, mut signed } = self.contracts.get(&id)?.course.clone() else { return None };
		let needed = self.needed(id)?;
		need(needed.contains(&number))?;
		if let Some(amended) = amends {
			need(!self.running(amended)?.1.is_over)?;
		}
		let is_new = signed.insert(number);
		if needed.is_subset(&signed) {
			return match amends {
				None => self.start_contract(id),
				Some(amended) => self.amend(amended, id, signed),
			};
		}
		// Who has signed may sign again only where that completes it.
		need(is_new)?;
		self.contracts.get_mut(&id)?.course = Course::Draft { amends, until, signed };
		Some(())
	}

	pub(crate) fn refuse_draft(&mut self, by: u32, id: u32) -> Result {
		let number = self.number(by)?;
		let contract = self.contracts.get(&id)?;
		need(matches!(contract.course, Course::Draft { .. }))?;
		let is_named = contract.plan.parties(contract.organiser).contains(&number);
		need(is_named || self.needed(id).is_some_and(|needed| needed.contains(&number)))?;
		self.contracts.remove(&id);
		Some(())
	}

	pub(crate) fn drop_drafts(&mut self) {
		let era = self.era;
		self.contracts.retain(|_, contract| !matches!(contract.course, Course::Draft { until, .. } if until <= era));
	}

	/// K2, K7: whose signatures a draft needs: its parties', and those of the terms it changes but for who has given notice.
	fn needed(&self, id: u32) -> Result<BTreeSet<u32>> {
		let draft = self.contracts.get(&id)?;
		let mut needed = draft.plan.parties(draft.organiser);
		if let Course::Draft { amends: Some(amended), .. } = draft.course {
			let (_, run) = self.running(amended)?;
			let next = self.next_terms(amended);
			let parties = next.plan.parties(next.organiser).into_iter();
			needed.extend(parties.filter(|party| !run.notices.contains_key(party)));
		}
		Some(needed)
	}
}
