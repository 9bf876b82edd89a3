//! Whom a waiting award disappoints, and the appeal (C8, C9).

use super::Phase;
use crate::plain::{need, Model, Result};
use std::collections::BTreeSet;

impl Model {
	pub(crate) fn appeal(&mut self, by: u32, id: u32) -> Result {
		let Phase::Waiting(percent) = self.complaints.get(&id)?.phase else { return None };
		need(self.disappointed(id, percent).contains(&by))?;
		let (number, start) = (self.number(by), self.start());
		let complaint = self.complaints.get_mut(&id)?;
		complaint.appellants.extend(number.filter(|_| complaint.suspends));
		complaint.votes.clear();
		complaint.assents.clear();
		complaint.appeals += 1;
		complaint.phase = Phase::Appealed;
		complaint.due = start + 1;
		if complaint.appeals >= 2 {
			self.call_council(id);
		}
		Some(())
	}

	/// C8: whom a waiting award disappoints.
	pub(super) fn disappointed(&self, id: u32, percent: u8) -> BTreeSet<u32> {
		let complaint = &self.complaints[&id];
		let award = self.payable(id, percent);
		let mut accounts = BTreeSet::new();
		if complaint.award(percent) < complaint.claim {
			accounts.insert(self.account(complaint.by));
		}
		if award > 0 {
			accounts.insert(self.account(complaint.against));
		}
		for (guarantor, holder, is_own, _) in self.draws(complaint.against, id, award - self.escrow(id).min(award)) {
			let voter = if is_own { Some(guarantor) } else { self.number(holder) };
			let vote = voter.and_then(|voter| complaint.votes.get(&voter));
			if vote.is_none_or(|vote| *vote < percent) {
				accounts.insert(holder);
			}
		}
		accounts
	}
}
