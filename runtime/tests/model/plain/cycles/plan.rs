//! What the parties sign: legs and beneficiaries (K1), what stays the same for consumers (K2), shares and price (K4), gains
//! (K9).

use std::collections::BTreeSet;
use synergy_primitives::Balance;

/// What the parties sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
	pub legs: Vec<Part>,
	pub period: u32,
	pub cycles: Option<u32>,
	pub units: u32,
	/// Who gets the shares instead, by account.
	pub club_share: Option<u32>,
	pub organisers_share: Option<u32>,
}

impl Plan {
	pub(super) fn has_consumers(&self) -> bool {
		self.legs.last().is_some_and(|leg| leg.receiver.is_none())
	}
	fn market(&self) -> Balance {
		self.legs.iter().map(|leg| leg.market).sum()
	}
	/// Each of the two shares.
	pub(super) fn share(&self) -> Balance {
		if self.has_consumers() {
			self.market() * 10 / 100
		} else {
			0
		}
	}
	pub fn price(&self) -> Balance {
		self.legs.iter().map(|leg| leg.money).sum::<Balance>() + 2 * self.share()
	}
	/// What of the price is kept for the last supplier.
	pub(super) fn kept(&self) -> Balance {
		self.legs.last().map_or(0, |leg| leg.money)
	}
	/// K2: whether consumers get the same for the same from the same, and at least so many units of it.
	pub(super) fn is_same_for_consumers(&self, other: &Plan, units: u32) -> bool {
		let last =
			|plan: &Plan| plan.legs.last().map(|leg| (leg.supplier, leg.receiver, leg.good, leg.internal, leg.money));
		let is_same = (self.period, self.price(), last(self)) == (other.period, other.price(), last(other));
		is_same && self.units >= units
	}
	pub fn parties(&self, organiser: u32) -> BTreeSet<u32> {
		let legs = self.legs.iter().flat_map(|leg| [Some(leg.supplier), leg.receiver]);
		legs.flatten().chain([organiser]).collect()
	}
	/// K6: where a leg of other terms stands in these: at the same place, or else first where the same brings the same to the
	/// same.
	pub(super) fn place_of(&self, place: usize, other: &Part) -> Option<usize> {
		let is_like =
			|part: &Part| (part.supplier, part.receiver, part.good) == (other.supplier, other.receiver, other.good);
		let stands_there = self.legs.get(place).is_some_and(is_like);
		if stands_there {
			Some(place)
		} else {
			self.legs.iter().position(is_like)
		}
	}
	pub(super) fn is_sound(&self) -> bool {
		let to_members = self.legs.iter().rev().skip(1).all(|leg| leg.receiver.is_some());
		let is_gain_sound = |leg: &Part| {
			let within = |gain: Gain| (1..=100).contains(&gain.percent) && gain.most > 0 && leg.receiver.is_some();
			leg.gain.is_none_or(within)
		};
		let is_leg_sound =
			|leg: &Part| leg.receiver != Some(leg.supplier) && leg.money <= leg.market && is_gain_sound(leg);
		let is_paid = self.has_consumers() || self.legs.iter().all(|leg| leg.money == 0);
		let bounds = (1..=90).contains(&self.period) && self.units > 0 && self.cycles != Some(0);
		let legs = !self.legs.is_empty() && to_members && self.legs.iter().all(is_leg_sound);
		legs && is_paid && bounds && self.price() <= self.market()
	}
}

/// A leg as the parties sign it: to consumers, if there is no receiver. Values are for one unit of the product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
	pub supplier: u32,
	pub receiver: Option<u32>,
	/// The category of what it brings.
	pub good: u32,
	pub market: Balance,
	pub internal: Balance,
	pub money: Balance,
	pub gain: Option<Gain>,
}

/// The supplier's share of a measured gain, and the most that it is in one cycle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gain {
	pub percent: u8,
	pub most: Balance,
}
