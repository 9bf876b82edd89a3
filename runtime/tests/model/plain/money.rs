//! Money, free and held (P1): it moves, and none is lost or made (P6).

use super::{need, Model, Result};
use synergy_primitives::Balance;

impl Model {
	/// What somebody can pay: whoever has money held keeps one unit free.
	pub(super) fn spendable(&self, account: u32) -> Balance {
		let has_holds = self.held.get(&account).is_some_and(|held| *held > 0);
		self.free.get(&account).map_or(0, |free| free.saturating_sub(has_holds.into()))
	}

	pub(super) fn pay(&mut self, from: u32, to: u32, amount: Balance) -> Result {
		need(amount <= self.spendable(from))?;
		*self.free.get_mut(&from)? -= amount;
		*self.free.entry(to).or_default() += amount;
		Some(())
	}

	pub(super) fn hold(&mut self, account: u32, amount: Balance) -> Result {
		if amount == 0 {
			return Some(());
		}
		let free = self.free.get_mut(&account)?;
		need(*free > amount)?;
		*free -= amount;
		*self.held.entry(account).or_default() += amount;
		Some(())
	}

	pub(super) fn release(&mut self, account: u32, amount: Balance) {
		if amount > 0 {
			*self.held.get_mut(&account).expect("is held") -= amount;
			*self.free.entry(account).or_default() += amount;
		}
	}

	pub(super) fn pay_held(&mut self, from: u32, to: u32, amount: Balance) {
		self.release(from, amount);
		*self.free.get_mut(&from).unwrap() -= amount;
		*self.free.entry(to).or_default() += amount;
	}
}

/// Divides an amount in proportion to what there is, to the last unit.
pub(crate) fn divide(amount: Balance, holdings: &[Balance]) -> Vec<Balance> {
	let total: Balance = holdings.iter().sum();
	let (mut seen, mut given) = (0, 0);
	let mut shares = Vec::new();
	for held in holdings {
		seen += held;
		let due = (amount * seen).checked_div(total).unwrap_or(0);
		shares.push(due - given);
		given = due;
	}
	shares
}
