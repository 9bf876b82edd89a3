//! Votes and what they adopt (C7): final at once, or waiting (C8).

use super::{awards::Draw, Phase};
use crate::plain::{need, Model, Result};

impl Model {
	pub(crate) fn vote(&mut self, by: u32, id: u32, percent: u8) -> Result {
		let (number, start) = (self.number(by)?, self.start());
		let complaint = self.complaints.get_mut(&id)?;
		need(matches!(complaint.phase, Phase::Climbing | Phase::Fading) && percent <= 100)?;
		need(complaint.has_reached(number))?;
		complaint.votes.insert(number, percent);
		complaint.ever.insert(number);
		complaint.voted = start;
		self.adopt(id);
		Some(())
	}

	/// C7, C8: what is adopted is final at once, or waits.
	pub(super) fn adopt(&mut self, id: u32) {
		let complaint = &self.complaints[&id];
		let is_majority = |count: usize| count * 2 > complaint.voters();
		let votes = || complaint.votes.values().copied();
		let is_adopted = |percent: &u8| {
			is_majority(votes().filter(|vote| vote >= percent).count())
				&& is_majority(votes().filter(|vote| vote <= percent).count())
		};
		let Some(percent) = votes().find(is_adopted) else { return };
		let (award, escrow) = (self.payable(id, percent), self.escrow(id));
		let has_agreed = |number: u32| complaint.votes.get(&number).is_some_and(|vote| *vote >= percent);
		let is_agreed = |draw: &Draw| draw.2 && has_agreed(draw.0);
		let may_be_final = complaint.appeals == 0 || complaint.claim == 0;
		let is_whole = complaint.award(percent) == complaint.claim && escrow.min(award) == 0;
		let is_final = may_be_final && is_whole && self.draws(complaint.against, id, award).iter().all(is_agreed);
		let start = self.start();
		let complaint = self.complaints.get_mut(&id).unwrap();
		complaint.adopted = Some(percent);
		complaint.phase = Phase::Waiting(percent);
		complaint.due = start.max(complaint.voted) + 3;
		if is_final {
			self.finish(id, percent);
		}
	}
}
