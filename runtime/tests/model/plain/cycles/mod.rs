//! Cycle contracts in plain Rust (K1 to K9, D7): what is signed, amended, ordered, delivered, complained of, replaced, paid
//! and shared.

mod claims;
mod closing;
mod confirming;
mod disputes;
mod engagements;
mod gains;
mod leg;
mod opening;
mod ordering;
mod plan;
mod replacing;
mod signing;
mod substitutes;
mod sweeping;
mod terms;

pub use leg::{Going, Leg, OpenGain, Proposal, Surety};
pub use plan::{Gain, Part, Plan};

use super::{Model, Result};
use std::collections::{BTreeMap, BTreeSet};
use synergy_primitives::{Balance, Obligation};

/// The account of the club that gets its share.
pub const TREASURY: u32 = 2_100;

#[derive(Clone, Debug)]
pub struct Contract {
	pub organiser: u32,
	pub plan: Plan,
	pub course: Course,
}

#[derive(Clone, Debug)]
pub enum Course {
	Draft {
		amends: Option<u32>,
		until: u32,
		signed: BTreeSet<u32>,
	},
	/// New terms of `amends` that all have signed.
	Signed {
		amends: u32,
		signed: BTreeSet<u32>,
	},
	Running(Running),
}

#[derive(Clone, Debug)]
pub struct Running {
	pub next: u32,
	pub opens: u32,
	/// Orders for the next cycle.
	pub placed: BTreeMap<u32, Order>,
	pub standing: BTreeMap<u32, u32>,
	/// Who has given notice, of the terms by which the next cycle opens.
	pub notices: BTreeMap<u32, u32>,
	/// New terms that all have signed.
	pub amendment: Option<u32>,
	/// Of which draft the terms are that hold; 0 are the first.
	pub version: u32,
	pub is_over: bool,
}

impl Running {
	/// Units ordered of the next cycle, standing orders that are still to be renewed included.
	pub fn ordered(&self) -> u32 {
		self.all_ordered().sum()
	}

	/// In how many orders.
	pub fn orders(&self) -> usize {
		self.all_ordered().count()
	}

	/// Of how many units each of them is.
	fn all_ordered(&self) -> impl Iterator<Item = u32> + '_ {
		let waiting = self.standing.iter().filter(|(consumer, _)| !self.placed.contains_key(*consumer));
		waiting.map(|(_, units)| *units).chain(self.placed.values().map(|order| order.units))
	}
}

#[derive(Clone, Copy, Debug)]
pub struct Order {
	pub units: u32,
	pub by_customer: bool,
	pub is_settled: bool,
	/// The leg whose supplier its consumer complains of.
	pub pinned: Option<usize>,
	pub returned: Balance,
}

#[derive(Clone, Debug)]
pub struct Cycle {
	pub serial: u32,
	pub version: u32,
	pub organiser: u32,
	pub until: u32,
	pub units: u32,
	share: Balance,
	club_share: Option<u32>,
	organisers_share: Option<u32>,
	/// Those of the text, then those of substitutes.
	pub legs: Vec<Leg>,
	/// The leg that consumers receive now.
	pub last: Option<usize>,
	/// What goes back to all consumers.
	pub pool: Balance,
	/// The guarantors whose deposits counted for the suppliers, each with these.
	pub backers: BTreeMap<u32, Balance>,
	pub has_shared: bool,
	is_swept: bool,
	pub orders: BTreeMap<u32, Order>,
}

impl Cycle {
	/// Who answers to the supplier of a leg that is replaced: the receiver, or the organiser.
	fn answers_for(&self, at: &Leg) -> u32 {
		at.receiver.unwrap_or(self.organiser)
	}

	/// The leg that an order belongs to.
	fn leg_of(&self, consumer: u32) -> Option<usize> {
		self.orders.get(&consumer).and_then(|order| order.pinned).or(self.last)
	}
}

impl Model {
	fn running(&self, id: u32) -> Result<(&Contract, &Running)> {
		let contract = self.contracts.get(&id)?;
		match &contract.course {
			Course::Running(run) => Some((contract, run)),
			_ => None,
		}
	}

	fn run_mut(&mut self, id: u32) -> &mut Running {
		match &mut self.contracts.get_mut(&id).unwrap().course {
			Course::Running(run) => run,
			_ => panic!("{id} runs"),
		}
	}

	/// Pays out of the account of a cycle. What is written down is there (P5).
	fn pay_from(&mut self, pot: u32, to: u32, amount: Balance) {
		if amount > 0 {
			self.pay(pot, to, amount).expect("P5: what is written down is there");
		}
	}
}

/// The account of a cycle.
pub fn pot(id: u32, cycle: u32) -> u32 {
	1_000_000 + id * 1_000 + cycle
}

pub fn leg_obligation((cycle_contract, cycle): (u32, u32), leg: usize) -> Obligation {
	Obligation::Leg { cycle_contract, cycle, leg: leg as u8 }
}

pub fn order_obligation((cycle_contract, cycle): (u32, u32), consumer: u32) -> Obligation {
	Obligation::Order { cycle_contract, cycle, consumer }
}

/// What is left of a leg whose supplier was replaced.
pub fn surety_obligation((cycle_contract, cycle): (u32, u32), leg: usize) -> Obligation {
	Obligation::Surety { cycle_contract, cycle, leg: leg as u8 }
}

/// The cycle that an obligation belongs to.
fn cycle_of(obligation: Obligation) -> Option<(u32, u32)> {
	match obligation {
		Obligation::Leg { cycle_contract, cycle, .. }
		| Obligation::Order { cycle_contract, cycle, .. }
		| Obligation::Surety { cycle_contract, cycle, .. } => Some((cycle_contract, cycle)),
		_ => None,
	}
}
