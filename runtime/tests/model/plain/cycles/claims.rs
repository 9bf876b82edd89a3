//! What may be claimed of a leg or an order (C1, C2), by members (D3), customers (D7) and who shares a gain (K9).

use super::{cycle_of, Cycle, Going, Leg};
use crate::plain::{need, Model, Result};
use synergy_primitives::{Balance, Obligation};

impl Model {
	/// Of whom one may complain about a leg or an order, the most that one may claim, whether there is time for it, and
	/// whether it suspends.
	pub(crate) fn claimable_in_cycle(&self, of: Obligation, number: u32) -> Result<(u32, Balance, bool, bool)> {
		let open = self.cycles.get(&cycle_of(of)?)?;
		match of {
			Obligation::Leg { leg, .. } => self.claimable_leg(of, open.legs.get(usize::from(leg))?, number),
			Obligation::Order { consumer, .. } => {
				let (order, at) = (open.orders.get(&consumer)?, &open.legs[open.leg_of(consumer)?]);
				need(at.going != Going::Vacant && at.supplier != consumer)?;
				if number == at.supplier {
					need(!order.by_customer)?;
					return Some((consumer, 0, false, true));
				}
				need(number == consumer)?;
				// Silence is only to be worked off.
				need(self.era < at.until || order.is_settled || self.complains(of, consumer))?;
				let is_insured = !order.is_settled && !order.by_customer;
				let insured = if is_insured { at.internal * Balance::from(order.units) } else { 0 };
				let limit = insured.min(at.reserved).max(self.escrow_of_order(of));
				Some((at.supplier, limit, self.era < at.until && !order.is_settled, !order.by_customer))
			}
			Obligation::Surety { leg, .. } => self.claimable_surety(of, open, usize::from(leg), number),
			_ => None,
		}
	}

	/// The receiver may claim what is insured, the supplier a gain.
	fn claimable_leg(&self, of: Obligation, at: &Leg, number: u32) -> Result<(u32, Balance, bool, bool)> {
		need(at.going != Going::Vacant)?;
		let other = at.receiver?;
		let runs = self.era < at.until;
		let (against, limit, is_open) = if number == other {
			(at.supplier, at.reserved, at.going == Going::Open)
		} else {
			need(number == at.supplier)?;
			(other, at.gain.map_or(0, |gain| gain.reserved), at.gain.is_some())
		};
		need(runs || !is_open || self.complains(of, number))?;
		Some((against, limit, runs && is_open, true))
	}

	/// The supplier that was replaced may claim what it is owed; who owes it, or has paid it meanwhile, may only answer.
	fn claimable_surety(
		&self,
		of: Obligation,
		open: &Cycle,
		leg: usize,
		number: u32,
	) -> Result<(u32, Balance, bool, bool)> {
		let at = open.legs.get(leg)?;
		let (by, owed, runs) = (open.answers_for(at), at.owed(), self.era < at.until);
		need(owed.is_some() || self.complains(of, by) || self.complains(of, at.supplier))?;
		if number == by {
			return Some((at.supplier, 0, false, true));
		}
		need(number == at.supplier)?;
		// Silence is only to be worked off.
		need(runs || owed.is_none() || !self.complains(of, by) || self.complains(of, number))?;
		Some((by, owed.map_or(0, |owed| owed.amount), runs && owed.is_some(), true))
	}

	/// What is kept for an order, out of which an award to its consumer comes first.
	pub(crate) fn escrow_of_order(&self, of: Obligation) -> Balance {
		let Obligation::Order { consumer, .. } = of else { return 0 };
		let Some(open) = cycle_of(of).and_then(|key| self.cycles.get(&key)) else { return 0 };
		let order = open.orders.get(&consumer).filter(|order| !order.is_settled);
		let at = open.leg_of(consumer).map(|leg| &open.legs[leg]);
		order.zip(at).map_or(0, |(order, at)| at.price(order.units).saturating_sub(order.returned))
	}
}
