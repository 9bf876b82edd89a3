//! Filing: who may complain of what (C1), how much and how often (C2, D3, D7), in answer too (C12).

use super::{Claim, ClaimState, Complaint, Phase};
use crate::plain::{need, Model, Result, Stand};
use std::collections::{BTreeMap, BTreeSet};
use synergy_primitives::{Balance, Obligation};

impl Model {
	pub(crate) fn file(&mut self, by: u32, obligation: Obligation, claim: Balance) -> Result {
		let number = self.number(by)?;
		let (against, limit, in_time, suspends) = match obligation {
			Obligation::Deal(id) => {
				let deal = self.timely(id)?;
				need(deal.stand != Stand::Proposed)?;
				let side = deal.side(number)?;
				need(!deal.by_customer || deal.payer() == Some(side))?;
				(deal.sides[1 - side], deal.reserved[1 - side].max(deal.refundable(side)), true, !deal.by_customer)
			}
			Obligation::Guarantee { guarantor, ward } => {
				self.edge(ward, guarantor)?;
				need(number == guarantor || number == ward)?;
				(if number == guarantor { ward } else { guarantor }, 0, true, true)
			}
			Obligation::Leg { .. } | Obligation::Order { .. } | Obligation::Surety { .. } => {
				self.claimable_in_cycle(obligation, number)?
			}
		};
		// Who has no time left may still answer while the other complains.
		let sides = BTreeSet::from([number, against]);
		let is_between = |c: &Complaint| c.obligation == obligation && BTreeSet::from([c.by, c.against]) == sides;
		need(claim <= limit && (in_time || self.complaints.values().any(is_between)))?;
		need(self.complaints.values().filter(|complaint| complaint.by == number).count() < 32)?;
		let (target, adopted) = self.where_it_begins(obligation, number, against)?;
		self.take_offers_back(obligation, number);
		let id = self.next_complaint;
		self.next_complaint += 1;
		let since = self.start();
		let again = (target > 0).then_some(since);
		self.claims.push(Claim { of: obligation, by: number, against, state: ClaimState::Open, again });
		let complaint = Complaint {
			obligation,
			by: number,
			against,
			claim,
			suspends,
			since,
			phase: Phase::Climbing,
			due: since + 1,
			levels: vec![],
			votes: BTreeMap::new(),
			ever: BTreeSet::new(),
			appeals: 0,
			appellants: vec![],
			adopted,
			voted: since,
			offer: 0,
			assents: BTreeSet::new(),
		};
		self.complaints.insert(id, complaint);
		self.note_complaint(obligation, number);
		if target > 0 {
			let (era, afternoon) = (self.era, core::mem::replace(&mut self.afternoon, false));
			debug_assert_eq!(era, self.era);
			self.climb(id, target);
			self.afternoon = afternoon;
		}
		Some(())
	}

	/// C2: the level to which a complaint goes at once, and what is adopted with it, if there may be another. What was claimed
	/// of somebody else, who had to deliver the order before, does not matter.
	fn where_it_begins(&mut self, of: Obligation, by: u32, against: u32) -> Result<(usize, Option<u8>)> {
		let rested = |era: u32| matches!(of, Obligation::Guarantee { .. }) && self.era >= era + 30;
		let Some(place) = self.claims.iter().position(|claim| claim.of == of && claim.by == by) else {
			return Some((0, None));
		};
		let begins = match &self.claims[place] {
			Claim { state: ClaimState::Open, .. } => None,
			earlier if earlier.against != against => Some((0, None)),
			Claim { state: ClaimState::Decided(era), .. } => rested(*era).then_some((0, None)),
			Claim { state: ClaimState::Withdrawn(level, adopted), again, .. } => {
				again.is_none_or(rested).then_some((level + 1, *adopted))
			}
		};
		self.claims.remove(place);
		begins
	}

	/// C12: who answers has back what it has offered.
	fn take_offers_back(&mut self, of: Obligation, by: u32) {
		let offers = self.complaints.values_mut().filter(|c| c.obligation == of && c.against == by);
		let amount = offers.map(|complaint| core::mem::take(&mut complaint.offer)).sum();
		self.release(self.account(by), amount);
	}
}
