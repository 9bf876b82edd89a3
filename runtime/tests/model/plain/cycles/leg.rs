//! One leg of one cycle (K5): what is kept and at risk for it, also if its supplier was replaced (K6) or shares a gain
//! (K9).

use super::Gain;
use pallet_synergy_cycles::Reason;
use std::collections::BTreeSet;
use synergy_primitives::Balance;

#[derive(Clone, Debug)]
pub struct Leg {
	/// Which leg of the text it is.
	pub place: usize,
	pub supplier: u32,
	pub receiver: Option<u32>,
	pub units: u32,
	/// Units that consumers complain of.
	pub pinned: u32,
	pub money: Balance,
	pub internal: Balance,
	pub held: Balance,
	pub reserved: Balance,
	/// The boundary at which silence confirms it.
	pub until: u32,
	pub going: Going,
	pub surety: Option<Surety>,
	pub proposal: Option<Proposal>,
	pub gain: Option<OpenGain>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Going {
	Open,
	Vacant,
	Replaced,
	Settled,
	/// Its first supplier is owed what the surety could not pay.
	Owed,
}

/// What answers for a supplier that was replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Surety {
	pub by: u32,
	pub amount: Balance,
	/// The price of what is complained of.
	pub disputed: Balance,
	/// What of that awards have found not to be due.
	pub found: Balance,
}

impl Surety {
	/// What the awards leave to the supplier: what they have found of all that is complained of holds for the rest.
	pub(super) fn due(&self) -> Balance {
		self.amount - part(self.amount, self.found, self.disputed)
	}
}

/// Who has signed for what: a substitute, why, and in which other terms it would stand as well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
	pub substitute: u32,
	pub replaces: u32,
	pub reason: Reason,
	pub for_good: bool,
	pub terms: Option<u32>,
	pub until: u32,
	pub signed: BTreeSet<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenGain {
	pub percent: u8,
	pub most: Balance,
	pub by_supplier: Option<Balance>,
	pub by_receiver: Option<Balance>,
	/// What both have measured, as long as it is not paid.
	pub owed: Option<Balance>,
	pub reserved: Balance,
	/// Whether it has had its second claim window.
	pub is_late: bool,
}

impl OpenGain {
	/// It is reserved, and nobody has measured it.
	pub(super) fn new(Gain { percent, most }: Gain) -> Self {
		Self { percent, most, by_supplier: None, by_receiver: None, owed: None, reserved: most, is_late: false }
	}
}

impl Leg {
	/// What its first supplier is owed, after it was replaced.
	pub(super) fn owed(&self) -> Option<Surety> {
		self.surety.filter(|_| self.going == Going::Owed)
	}
	/// Nothing is owed any more.
	pub(super) fn end_owed(&mut self) {
		if self.going == Going::Owed {
			(self.going, self.surety) = (Going::Settled, None);
		}
	}
	pub(super) fn price(&self, units: u32) -> Balance {
		self.money * Balance::from(units)
	}
	pub(super) fn take_money(&mut self, units: u32) -> Balance {
		let amount = self.price(units).min(self.held);
		self.held -= amount;
		amount
	}
	/// So many units are not at risk any more.
	pub(super) fn free(&mut self, units: u32) {
		self.reserved -= (self.internal * Balance::from(units)).min(self.reserved);
	}
	/// What a complaint has brought finds the same part of a price not to be due as it is of what could be claimed, rounded
	/// down.
	pub(super) fn find(&mut self, price: Balance, award: Balance, claimable: Balance) {
		if let Some(surety) = &mut self.surety {
			surety.found += part(price, award, claimable);
		}
	}
}

/// The same part of `amount` as `some` is of `all`, rounded down.
pub(super) fn part(amount: Balance, some: Balance, all: Balance) -> Balance {
	(amount * some.min(all)).checked_div(all).unwrap_or(0)
}
