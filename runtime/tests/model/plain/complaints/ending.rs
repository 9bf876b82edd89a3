//! The end of a complaint: what was at risk is free, and so is whoever it suspended (C6, C10, C11).

use super::{Claim, ClaimState, End};
use crate::plain::Model;
use pallet_synergy_deals::Payment;
use synergy_primitives::{Balance, Obligation};

impl Model {
	pub(crate) fn end(&mut self, id: u32, state: ClaimState) {
		let complaint = self.complaints.remove(&id).unwrap();
		self.release(self.account(complaint.against), complaint.offer);
		let is_it = |claim: &&mut Claim| claim.of == complaint.obligation && claim.by == complaint.by;
		if let Some(claim) = self.claims.iter_mut().find(is_it) {
			claim.state = state;
		}
	}

	/// C10: what the accused had at risk in that obligation is free.
	pub(crate) fn resolve(&mut self, id: u32, brought: Balance) {
		self.conclude_dispute(id, brought, End::Award(brought));
	}

	/// The same, where the accused has paid and the complainer was content (C6).
	pub(super) fn resolve_settled(&mut self, id: u32, paid: Balance) {
		self.conclude_dispute(id, paid, End::Settled(paid));
	}

	fn conclude_dispute(&mut self, id: u32, brought: Balance, end: End) {
		let complaint = &self.complaints[&id];
		let Obligation::Deal(deal) = complaint.obligation else {
			return self.end_dispute(complaint.obligation, complaint.by, end);
		};
		let deal = self.deals.get_mut(&deal).unwrap();
		let side = deal.side(complaint.by).unwrap();
		deal.brought[side] += brought;
		deal.reserved[1 - side] = 0;
		let owes_price = deal.payer() == Some(side) && deal.payment != Payment::Escrow;
		deal.awarded |= owes_price && matches!(end, End::Award(award) if award > 0);
	}
}
