//! Paying an award: from the escrow first (D4), then from the deposits, the older ones first (C10).

use super::ClaimState;
use crate::plain::{money::divide, Model};
use synergy_primitives::{Balance, Obligation};

/// A deposit drawn on: whose guarantee, whose money, whether it is the guarantor's own, how much.
pub(super) type Draw = (u32, u32, bool, Balance);

impl Model {
	pub(crate) fn finish(&mut self, id: u32, percent: u8) {
		let complaint = self.complaints[&id].clone();
		let award = self.payable(id, percent);
		let from_escrow = self.escrow(id).min(award);
		let to = self.account(complaint.by);
		if let (Obligation::Deal(deal), true) = (complaint.obligation, from_escrow > 0) {
			self.release(to, from_escrow);
			self.deals.get_mut(&deal).unwrap().escrow -= from_escrow;
		}
		if from_escrow > 0 {
			self.pay_from_order(complaint.obligation, from_escrow);
		}
		self.draw_on(complaint.against, id, award - from_escrow, to);
		if award > 0 {
			self.refresh(complaint.against);
		}
		self.resolve(id, award);
		self.end(id, ClaimState::Decided(self.era));
	}

	/// What an award pays: never more than is still at risk or in escrow (D3, D4).
	pub(super) fn payable(&self, id: u32, percent: u8) -> Balance {
		let complaint = &self.complaints[&id];
		let Obligation::Deal(deal) = complaint.obligation else {
			let claimable = self.claimable_in_cycle(complaint.obligation, complaint.by);
			return complaint.award(percent).min(claimable.map_or(0, |(_, limit, _, _)| limit));
		};
		let deal = &self.deals[&deal];
		let side = deal.side(complaint.by).unwrap();
		complaint.award(percent).min(deal.reserved[1 - side].max(deal.refundable(side)))
	}

	/// The escrow out of which an award of this complaint comes first (D4).
	pub(super) fn escrow(&self, id: u32) -> Balance {
		let complaint = &self.complaints[&id];
		match complaint.obligation {
			Obligation::Deal(deal) => {
				let deal = &self.deals[&deal];
				deal.refundable(deal.side(complaint.by).unwrap())
			}
			Obligation::Order { consumer, .. } if consumer == complaint.by => {
				self.escrow_of_order(complaint.obligation)
			}
			_ => 0,
		}
	}

	/// Pays out of the deposits behind somebody, those first that were held when complaint `since` was filed (C10).
	pub(crate) fn draw_on(&mut self, ward: u32, since: u32, amount: Balance, to: u32) {
		for (guarantor, holder, is_own, amount) in self.draws(ward, since, amount) {
			self.pay_held(holder, to, amount);
			self.draw(ward, guarantor, holder, is_own, amount);
		}
	}

	/// C10: what `amount` would draw from the deposits behind somebody.
	pub(super) fn draws(&self, ward: u32, since: u32, amount: Balance) -> Vec<Draw> {
		let edges = &self.people[&ward].edges;
		let held = |of_old: bool| -> Vec<Balance> {
			edges.iter().map(|edge| if (edge.began <= since) == of_old { edge.total() } else { 0 }).collect()
		};
		let of = |amount: Balance, holdings: Vec<Balance>| divide(amount.min(holdings.iter().sum()), &holdings);
		let old = of(amount, held(true));
		let new = of(amount - old.iter().sum::<Balance>(), held(false));
		let mut draws = Vec::new();
		for (place, edge) in edges.iter().enumerate() {
			let mut left = old[place] + new[place];
			let own = (edge.guarantor, self.account(edge.guarantor), true, left.min(edge.own));
			left -= own.3;
			draws.push(own);
			for (payer, amount) in &edge.parts {
				draws.push((edge.guarantor, *payer, false, left.min(*amount)));
				left -= left.min(*amount);
			}
		}
		draws.retain(|draw| draw.3 > 0);
		draws
	}

	fn draw(&mut self, ward: u32, guarantor: u32, holder: u32, is_own: bool, amount: Balance) {
		let (tier, short) = (self.people[&ward].tier, self.start() + 3);
		let edge = self.edge_mut(ward, guarantor);
		if is_own {
			edge.own -= amount;
		} else {
			edge.parts.iter_mut().find(|part| part.0 == holder).unwrap().1 -= amount;
			edge.parts.retain(|part| part.1 > 0);
		}
		if edge.notice.is_none() && edge.total() < tier.amount() {
			edge.short = edge.short.or(Some(short));
		}
	}
}
