//! Proposing (D1), accepting, and what opening reserves and holds (D2, D3); who may (D5, D7).

use super::{Deal, Stand};
use crate::{
	ops::Op,
	plain::{need, Model, Result, Status},
};
use pallet_synergy_deals::{Delivery, Payment};

impl Model {
	pub(crate) fn propose(&mut self, by: u32, op: &Op) -> Result {
		let Op::Propose { to, delivery, amount, payment, term, warranty, insured, portion, remark } = *op else {
			return None;
		};
		let mut numbers = [by, to].map(|account| self.number(account));
		if let (Delivery::Proposer | Delivery::Counterparty, Payment::Escrow) = (delivery, payment) {
			let buyer = usize::from(delivery == Delivery::Proposer);
			numbers[buyer] = Some(self.customer([by, to][buyer]));
		}
		let (number, other) = (numbers[0]?, numbers[1]?);
		need(number != other && amount > 0 && term <= 90 && warranty <= 90)?;
		let mut deal = Deal {
			sides: [number, other],
			delivery,
			amount,
			due: self.era + term,
			warranty,
			payment,
			insured: [0; 2],
			stand: Stand::Proposed,
			until: self.start() + 7,
			reserved: [0; 2],
			escrow: 0,
			brought: [0; 2],
			by_customer: false,
			listing: portion.map(|(listing, _)| listing),
			quantity: portion.map_or(0, |(_, quantity)| quantity),
			unasked: false,
			awarded: false,
			has: [false; 2],
			wants: [0; 2],
		};
		need(deal.payer().is_some() || payment == Payment::None)?;
		let owed = [deal.owed(0), deal.owed(1)];
		let is_by_customer = deal.escrow_payer().is_some_and(|side| !self.is_member(deal.sides[side]));
		let usual = if is_by_customer { [0; 2] } else { owed };
		deal.insured = insured.map_or(usual, |insured| [insured.proposer, insured.counterparty]);
		need(!is_by_customer || deal.insured == [0; 2])?;
		self.may_open(&deal, 0)?;
		need((0..2).all(|side| deal.insured[side] <= owed[side]) && self.open_deals(number) < 32)?;
		if let Some((listing, _)) = portion {
			let is_signed = self.is_signed(listing, &deal, term)? && !remark;
			deal.unasked = is_signed && self.has_place_unasked(other, number);
		}
		let id = self.next_deal;
		self.next_deal += 1;
		self.deals.insert(id, deal.clone());
		if deal.unasked {
			return self.open(id, deal);
		}
		Some(())
	}

	pub(crate) fn accept(&mut self, by: u32, id: u32) -> Result {
		let number = self.number(by)?;
		let deal = self.timely(id)?.clone();
		need(deal.stand == Stand::Proposed && deal.sides[1] == number && self.era <= deal.due)?;
		self.may_open(&deal, 1)?;
		self.may_open(&deal, 0)?;
		self.open(id, deal)
	}

	/// A deal that both sides have signed opens (D2).
	fn open(&mut self, id: u32, mut deal: Deal) -> Result {
		need(self.open_deals(deal.sides[1]) < 32)?;
		self.take(&deal)?;
		deal.by_customer = deal.escrow_payer().is_some_and(|side| !self.is_member(deal.sides[side]));
		for side in 0..2 {
			let (member, amount) = (deal.sides[side], deal.insured[side]);
			need(self.has_capacity(member, amount))?;
		}
		deal.reserved = deal.insured;
		if let (Some(payer), Payment::Escrow) = (deal.payer(), deal.payment) {
			self.hold(self.account(deal.sides[payer]), deal.amount)?;
			deal.escrow = deal.amount;
		}
		deal.stand = Stand::Open;
		deal.until = deal.due + 4;
		self.deals.insert(id, deal);
		Some(())
	}

	/// D5, D7: whether a side may open a deal.
	fn may_open(&self, deal: &Deal, side: usize) -> Result {
		let number = deal.sides[side];
		if !deal.admits_customer(side) {
			return self.in_good_standing(number);
		}
		let is_lapsing = self.people.get(&number).is_some_and(|person| matches!(person.status, Status::Lapsing(_)));
		need(!is_lapsing && !self.is_suspended(number))
	}
}
