//! Settling by payment or offer, and accepting an offer (C6) or a waiting award (C8).

use super::{ClaimState, Phase};
use crate::plain::{need, Model, Result};
use synergy_primitives::Balance;

impl Model {
	pub(crate) fn settle(&mut self, by: u32, id: u32, amount: Balance) -> Result {
		let number = self.number(by)?;
		let complaint = self.complaints.get_mut(&id)?;
		need(complaint.against == number && complaint.claim > 0 && amount > 0)?;
		let (old, claim, to) = (core::mem::take(&mut complaint.offer), complaint.claim, complaint.by);
		self.release(by, old);
		if amount < claim {
			self.hold(by, amount)?;
			self.complaints.get_mut(&id)?.offer = amount;
			return Some(());
		}
		self.pay(by, self.account(to), claim)?;
		self.resolve_settled(id, claim);
		self.end(id, ClaimState::Decided(self.era));
		Some(())
	}

	pub(crate) fn accept_award(&mut self, by: u32, id: u32, amount: Balance) -> Result {
		let complaint = self.complaints.get(&id)?.clone();
		if self.number(by) == Some(complaint.by) && complaint.offer == amount && amount > 0 {
			self.pay_held(self.account(complaint.against), by, amount);
			self.complaints.get_mut(&id)?.offer = 0;
			self.resolve_settled(id, amount);
			self.end(id, ClaimState::Decided(self.era));
			let counter = self.complaints.iter().find(|(_, counter)| counter.obligation == complaint.obligation);
			if let Some(id) = counter.map(|(id, _)| *id) {
				self.resolve(id, 0);
				self.end(id, ClaimState::Decided(self.era));
			}
			return Some(());
		}
		let Phase::Waiting(percent) = complaint.phase else { return None };
		let disappointed = self.disappointed(id, percent);
		need(complaint.award(percent) == amount && disappointed.contains(&by))?;
		let assents = &mut self.complaints.get_mut(&id)?.assents;
		need(assents.insert(by))?;
		if disappointed.is_subset(assents) {
			self.finish(id, percent);
		}
		Some(())
	}
}
