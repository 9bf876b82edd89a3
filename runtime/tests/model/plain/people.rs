//! Who is known by which number (M6): members for ever, customers while something of theirs is open (D7, P8).

use super::{deals::Deal, guarantees::Edge, Model, Result, Stand, Status};
use synergy_primitives::Tier;

#[derive(Clone, Debug)]
pub struct Person {
	pub account: u32,
	pub tier: Tier,
	pub wanted: Option<Tier>,
	pub status: Status,
	pub was_member: bool,
	pub barred: u32,
	pub retires: Option<u32>,
	pub edges: Vec<Edge>,
	pub allows_set_off: bool,
}

impl Model {
	pub(super) fn number(&self, account: u32) -> Result<u32> {
		self.numbers.get(&account).copied()
	}

	pub(super) fn account(&self, number: u32) -> u32 {
		*self.numbers.iter().find(|(_, other)| **other == number).expect("is known").0
	}

	/// The number of who pays into an escrow: a new one if it has none (D7).
	pub(super) fn customer(&mut self, account: u32) -> u32 {
		if !self.numbers.contains_key(&account) {
			self.numbers.insert(account, self.next_number);
			self.next_number += 1;
		}
		self.numbers[&account]
	}

	/// P8: a customer has a number as long as a deal, a proposal or an order of its is open, or a proposal waits for its
	/// answer.
	pub(super) fn forget_customers(&mut self) {
		let concerns = |deal: &Deal, number: u32| {
			let is_asked = deal.stand == Stand::Proposed && deal.escrow_payer() != Some(1);
			deal.sides[0] == number || (deal.sides[1] == number && !is_asked)
		};
		let is_in_deal = |number: u32| self.deals.values().any(|deal| concerns(deal, number));
		let lasts = |number: &u32| self.people.contains_key(number) || is_in_deal(*number) || self.has_ordered(*number);
		let gone: Vec<u32> = self.numbers.iter().filter(|(_, number)| !lasts(number)).map(|(who, _)| *who).collect();
		for account in gone {
			self.numbers.remove(&account);
		}
	}
}
