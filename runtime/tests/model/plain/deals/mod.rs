//! Deals (D1 to D7): what each side owes, is owed and may claim, and how far a deal is.

mod closing;
mod completing;
mod opening;
mod set_off;

use super::{need, Model, Result};
use pallet_synergy_deals::{Delivery, Payment};
use synergy_primitives::Balance;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
	Proposed,
	Open,
	Unpaid,
	Completed,
}

#[derive(Clone, Debug)]
pub struct Deal {
	pub sides: [u32; 2],
	pub delivery: Delivery,
	pub amount: Balance,
	pub due: u32,
	pub warranty: u32,
	pub payment: Payment,
	pub insured: [Balance; 2],
	pub stand: Stand,
	pub until: u32,
	pub reserved: [Balance; 2],
	pub escrow: Balance,
	pub brought: [Balance; 2],
	pub by_customer: bool,
	pub listing: Option<u32>,
	pub quantity: u64,
	pub unasked: bool,
	/// Whether the side that owes the price was awarded something (D4).
	pub awarded: bool,
	pub has: [bool; 2],
	/// The era at whose beginning a side's wish to cancel lapses.
	pub wants: [u32; 2],
}

impl Deal {
	pub(super) fn side(&self, number: u32) -> Result<usize> {
		self.sides.iter().position(|side| *side == number)
	}
	pub(super) fn delivers(&self, side: usize) -> bool {
		match self.delivery {
			Delivery::Both => true,
			Delivery::Proposer => side == 0,
			Delivery::Counterparty => side == 1,
		}
	}
	/// Who only receives, and therefore pays.
	pub(super) fn payer(&self) -> Option<usize> {
		(0..2).find(|side| !self.delivers(*side))
	}
	/// What a side owes that can be insured.
	pub(super) fn owed(&self, side: usize) -> Balance {
		if self.delivers(side) || self.payment != Payment::Escrow {
			self.amount
		} else {
			0
		}
	}
	/// Who pays into an escrow.
	pub(super) fn escrow_payer(&self) -> Option<usize> {
		self.payer().filter(|_| self.payment == Payment::Escrow)
	}
	/// Whether a side may be no member (D7).
	fn admits_customer(&self, side: usize) -> bool {
		self.escrow_payer() == Some(side) && self.insured == [0; 2]
	}
	/// What is due and was not paid: who owes it, to whom, how much (D6).
	fn debt(&self) -> Result<(u32, u32, Balance)> {
		let payer = self.payer().filter(|_| self.stand == Stand::Unpaid && !self.has_failed())?;
		let owed = self.amount.saturating_sub(self.brought[1 - payer]);
		need(owed > 0)?;
		Some((self.sides[payer], self.sides[1 - payer], owed))
	}
	/// D4: the side that owes the price was awarded something, and has not said that it has received.
	fn has_failed(&self) -> bool {
		self.awarded && self.payer().is_some_and(|payer| !self.has[payer])
	}
	fn awaits(&self, side: usize) -> bool {
		self.delivers(1 - side) || self.payment == Payment::None
	}
	pub(super) fn refundable(&self, side: usize) -> Balance {
		if self.payer() == Some(side) {
			self.escrow
		} else {
			0
		}
	}
}

impl Model {
	pub(super) fn open_deals(&self, number: u32) -> usize {
		let counts =
			|deal: &&Deal| deal.sides[0] == number || (deal.sides[1] == number && deal.stand != Stand::Proposed);
		self.deals.values().filter(counts).count()
	}

	pub(super) fn timely(&self, id: u32) -> Result<&Deal> {
		self.deals.get(&id).filter(|deal| self.era < deal.until)
	}
}
