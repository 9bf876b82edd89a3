//! Filing: who may complain of what (C1), how much and how often (C2, D3, D7), in answer too (C12).

use super::{ClaimState, Complaint, Phase};
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
			Obligation::Leg { .. } | Obligation::Order { .. } => self.claimable_in_cycle(obligation, number)?,
		};
		// Who has no time left may still answer while the other complains.
		need(claim <= limit && (in_time || self.is_disputed(obligation)))?;
		need(self.complaints.values().filter(|complaint| complaint.by == number).count() < 32)?;
		let place = self.claims.iter().position(|claim| claim.0 == obligation && claim.1 == number);
		let earlier = place.map(|place| self.claims.remove(place));
		let rested = |era: u32| matches!(obligation, Obligation::Guarantee { .. }) && self.era >= era + 30;
		let (target, adopted) = match earlier {
			None => (0, None),
			Some((_, _, ClaimState::Decided(era), _)) if rested(era) => (0, None),
			Some((_, _, ClaimState::Withdrawn(level, adopted), again)) if again.is_none_or(rested) => {
				(level + 1, adopted)
			}
			_ => return None,
		};
		let id = self.next_complaint;
		self.next_complaint += 1;
		let since = self.start();
		self.claims.push((obligation, number, ClaimState::Open, (target > 0).then_some(since)));
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
}
