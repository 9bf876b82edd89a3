//! The arithmetic of deposits, apart from storage.

use crate::types::{Deposit, Guarantee};
use alloc::vec::Vec;
use synergy_primitives::{Balance, ComplaintId, EraIndex, Tier};

/// What is held behind a member in all guarantees, also those under notice, in units: the coverage (G5).
pub fn coverage<A>(guarantees: &[Guarantee<A>]) -> Balance {
	guarantees.iter().fold(0, |sum, guarantee| sum.saturating_add(guarantee.deposit.total()))
}

/// The deposits that still vouch for something new: those not revoked (G3).
pub fn unrevoked<A>(guarantees: &[Guarantee<A>], era: EraIndex) -> Balance {
	let standing = guarantees.iter().filter(|guarantee| !guarantee.is_revoked(era));
	standing.fold(0, |sum, guarantee| sum.saturating_add(guarantee.deposit.total()))
}

/// How many guarantees count towards membership at `tier` (M2).
pub fn counting<A>(guarantees: &[Guarantee<A>], tier: Tier, era: EraIndex) -> u32 {
	let count = guarantees.iter().filter(|guarantee| guarantee.counts(tier, era)).count();
	count.try_into().unwrap_or(u32::MAX)
}

/// Divides `amount` over `holdings` in proportion, to the last unit, never more than each holds.
///
/// Expects `amount` to be at most the sum of the holdings; what is more is left out.
pub fn pro_rata(amount: Balance, holdings: &[Balance]) -> Vec<Balance> {
	let total = holdings.iter().fold(0u128, |sum, held| sum.saturating_add(*held));
	let amount = amount.min(total);
	let (mut seen, mut given) = (0u128, 0u128);
	let share = |held: &Balance| {
		seen = seen.saturating_add(*held);
		let due = amount.saturating_mul(seen).checked_div(total).unwrap_or(0);
		let part = due.saturating_sub(given);
		given = due;
		part
	};
	holdings.iter().map(share).collect()
}

/// What an award of `amount` draws from each guarantee: first from those that stood when the complaint was filed, pro
/// rata, then from those that came later (C10).
pub fn draws<A>(amount: Balance, complaint: ComplaintId, guarantees: &[Guarantee<A>]) -> Vec<Balance> {
	let held = |of_old: bool| -> Vec<Balance> {
		let amount = |g: &Guarantee<A>| if (g.began <= complaint) == of_old { g.deposit.total() } else { 0 };
		guarantees.iter().map(amount).collect()
	};
	let old = pro_rata(amount, &held(true));
	let covered = old.iter().fold(0u128, |sum, part| sum.saturating_add(*part));
	let new = pro_rata(amount.saturating_sub(covered), &held(false));
	old.iter().zip(new).map(|(one, other)| one.saturating_add(other)).collect()
}

/// Takes `amount` out of a deposit: the guarantor's own part first, then the payers' in order (G2). Returns what came
/// from the guarantor, and from each payer.
pub fn take<A>(deposit: &mut Deposit<A>, amount: Balance) -> (Balance, Vec<Balance>) {
	let own = amount.min(deposit.own);
	deposit.own = deposit.own.saturating_sub(own);
	let mut left = amount.saturating_sub(own);
	let from = |part: &mut crate::types::Part<A>| {
		let taken = left.min(part.amount);
		part.amount = part.amount.saturating_sub(taken);
		left = left.saturating_sub(taken);
		taken
	};
	(own, deposit.parts.iter_mut().map(from).collect())
}

/// Gives back what exceeds `target`: the payers' money first, the last payer's before the others', because the
/// guarantor's own part is the first to bear a loss (M8). Returns what goes to the guarantor, and to each payer.
pub fn surplus<A>(deposit: &mut Deposit<A>, target: Balance) -> (Balance, Vec<Balance>) {
	let mut left = deposit.total().saturating_sub(target);
	let back = |part: &mut crate::types::Part<A>| {
		let returned = left.min(part.amount);
		part.amount = part.amount.saturating_sub(returned);
		left = left.saturating_sub(returned);
		returned
	};
	let mut parts: Vec<Balance> = deposit.parts.iter_mut().rev().map(back).collect();
	parts.reverse();
	deposit.own = deposit.own.saturating_sub(left);
	(left, parts)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn c10_shares_are_exact_to_the_unit_and_never_more_than_is_held() {
		assert_eq!(pro_rata(10, &[10, 10, 10]), [3, 3, 4]);
		assert_eq!(pro_rata(7, &[0, 7, 0]), [0, 7, 0]);
		assert_eq!(pro_rata(0, &[5, 5]), [0, 0]);
		assert_eq!(pro_rata(99, &[5, 5]), [5, 5]);
		for amount in 0..=60 {
			let holdings = [7, 0, 13, 40];
			let shares = pro_rata(amount, &holdings);
			assert_eq!(shares.iter().sum::<u128>(), amount);
			assert!(shares.iter().zip(holdings).all(|(share, held)| *share <= held));
		}
	}
}
