//! What may be claimed of a leg or an order (C1, C2), by members (D3), customers (D7) and who shares a gain (K9).

use super::{cycle_of, Cycle, Going};
use crate::plain::{need, Model, Result};
use synergy_primitives::{Balance, Obligation};

impl Model {
	/// Of whom one may complain about a leg or an order, the most that one may claim, whether there is time for it, and
	/// whether it suspends.
	pub(crate) fn claimable_in_cycle(&self, of: Obligation, number: u32) -> Result<(u32, Balance, bool, bool)> {
		let open = self.cycles.get(&cycle_of(of)?)?;
		match of {
			Obligation::Leg { leg, .. } => self.claimable_leg(open, usize::from(leg), number),
			Obligation::Order { consumer, .. } => {
				let (order, at) = (open.orders.get(&consumer)?, &open.legs[open.leg_of(consumer)?]);
				need(at.going != Going::Vacant && at.supplier != consumer)?;
				if number == at.supplier {
					need(!order.by_customer)?;
					return Some((consumer, 0, false, true));
				}
				need(number == consumer)?;
				let is_insured = !order.is_settled && !order.by_customer;
				let insured = if is_insured { at.internal * Balance::from(order.units) } else { 0 };
				let limit = insured.min(at.reserved).max(self.escrow_of_order(of));
				Some((at.supplier, limit, self.era < at.until && !order.is_settled, !order.by_customer))
			}
			_ => None,
		}
	}

	/// The receiver may claim what is insured, the supplier a gain.
	fn claimable_leg(&self, open: &Cycle, leg: usize, number: u32) -> Result<(u32, Balance, bool, bool)> {
		let at = open.legs.get(leg).filter(|at| at.going != Going::Vacant)?;
		let (receiver, runs) = (at.receiver?, self.era < at.until);
		if number == receiver {
			return Some((at.supplier, at.reserved, runs && at.going == Going::Open, true));
		}
		need(number == at.supplier)?;
		Some((receiver, at.gain.map_or(0, |gain| gain.reserved), runs && at.gain.is_some(), true))
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
