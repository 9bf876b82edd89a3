//! Eras: what follows from a boundary, stage after stage (E3), and from when something counts (E4).

use super::{complaints::ClaimState, Model, Phase};
use synergy_primitives::Obligation;

impl Model {
	/// A boundary, and everything that follows from it, stage after stage (E3).
	pub fn boundary(&mut self) {
		self.era += 1;
		self.afternoon = false;
		let era = self.era;
		for id in self.complaints.keys().copied().collect::<Vec<_>>() {
			let complaint = &self.complaints[&id];
			let (phase, adopted, is_due) = (complaint.phase, complaint.adopted, complaint.due <= era);
			match phase {
				Phase::Waiting(percent) if is_due => self.finish(id, percent),
				Phase::Council if is_due => self.finish(id, adopted.unwrap_or(100)),
				Phase::Fading if is_due => {
					self.resolve(id, 0);
					self.end(id, ClaimState::Decided(era - 1));
				}
				_ => (),
			}
		}
		for id in self.complaints.keys().copied().collect::<Vec<_>>() {
			let complaint = &self.complaints[&id];
			if matches!(complaint.phase, Phase::Climbing | Phase::Appealed) && complaint.due <= era {
				self.climb(id, 0);
			}
		}
		for id in self.deals.keys().copied().collect::<Vec<_>>() {
			if self.deals[&id].until > era {
				continue;
			}
			if self.is_disputed(Obligation::Deal(id)) {
				self.deals.get_mut(&id).unwrap().until = era + 1;
			} else {
				self.conclude(id);
			}
		}
		self.close_due();
		self.open_due();
		self.drop_drafts();
		let numbers: Vec<u32> = self.people.keys().copied().collect();
		numbers.iter().for_each(|number| self.release_due(*number));
		numbers.iter().for_each(|number| self.revoke_short(*number));
		numbers.iter().for_each(|number| self.lapse_if_due(*number));
		numbers.iter().for_each(|number| self.retire(*number));
		numbers.iter().for_each(|number| self.expire(*number));
		self.expire_listings();
	}

	/// The era from which what begins now counts (E4).
	pub(super) fn start(&self) -> u32 {
		self.era + u32::from(self.afternoon)
	}
}
