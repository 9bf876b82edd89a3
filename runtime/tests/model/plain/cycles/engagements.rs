//! What somebody has open in cycle contracts: at risk (P2), signed or delivered (M7), ordered (D7).

use super::{Contract, Course, Leg};
use crate::plain::Model;
use synergy_primitives::Balance;

impl Model {
	/// P2: what somebody has at risk in open cycles: for what it delivers, for gains (K9) and as surety (K6).
	pub(crate) fn at_risk_in_cycles(&self, number: u32) -> Balance {
		let at_risk = |leg: &Leg| {
			let delivers = if leg.supplier == number { leg.reserved } else { 0 };
			let gain = leg.gain.filter(|_| leg.receiver == Some(number)).map_or(0, |gain| gain.reserved);
			let surety = leg.surety.filter(|surety| surety.by == number).map_or(0, |surety| surety.amount);
			delivers + gain + surety
		};
		self.cycles.values().flat_map(|open| &open.legs).map(at_risk).sum()
	}

	/// M7: whether somebody has signed, is a party of, delivers, receives or has ordered anything.
	pub(crate) fn is_in_cycles(&self, number: u32) -> bool {
		let in_contract = |contract: &Contract| match &contract.course {
			Course::Draft { signed, .. } | Course::Signed { signed, .. } => signed.contains(&number),
			Course::Running(_) => contract.plan.parties(contract.organiser).contains(&number),
		};
		let in_leg = |leg: &Leg| leg.supplier == number || leg.receiver == Some(number);
		self.contracts.values().any(in_contract)
			|| self.cycles.values().any(|open| open.legs.iter().any(in_leg))
			|| self.has_ordered(number)
	}

	/// D7: whether somebody has an order, or a standing one.
	pub(crate) fn has_ordered(&self, number: u32) -> bool {
		let of_next = |contract: &Contract| match &contract.course {
			Course::Running(run) => run.placed.contains_key(&number) || run.standing.contains_key(&number),
			_ => false,
		};
		self.contracts.values().any(of_next) || self.cycles.values().any(|open| open.orders.contains_key(&number))
	}
}
