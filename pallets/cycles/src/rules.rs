//! The arithmetic of cycle contracts besides the waterfall, apart from storage.

use alloc::vec::Vec;
use sp_runtime::{helpers_128bit::multiply_by_rational_with_rounding, Rounding};
use synergy_primitives::Balance;

/// What of `amount` is due to those seen so far, who have `seen` parts of `all`. What is due to one is the difference
/// that it makes, so that everything is given to the last unit and nothing twice.
pub fn due_so_far(amount: Balance, seen: Balance, all: Balance) -> Balance {
	multiply_by_rational_with_rounding(amount, seen, all, Rounding::Down).unwrap_or(0)
}

/// Divides `amount` in proportion to the deposits, to the last unit (K5).
pub fn divide(amount: Balance, deposits: &[Balance]) -> Vec<Balance> {
	let all = deposits.iter().fold(0, |sum: Balance, deposit| sum.saturating_add(*deposit));
	let (mut seen, mut given) = (0, 0);
	let part = |deposit: &Balance| {
		seen = deposit.saturating_add(seen);
		let due = due_so_far(amount, seen, all);
		let part = due.saturating_sub(given);
		given = due;
		part
	};
	deposits.iter().map(part).collect()
}

/// What a supplier gets of a measured gain: its percentage of it, at most `most` (K9).
pub fn gain_due(measured: Balance, percent: u8, most: Balance) -> Balance {
	measured.saturating_mul(percent.into()).checked_div(100).unwrap_or(0).min(most)
}

/// What an award has found not to be due of a price, where `claimable` could be claimed: all of it if all was awarded,
/// else in proportion, rounded down to the unit in favour of who is paid the rest (K6).
pub fn found(price: Balance, award: Balance, claimable: Balance) -> Balance {
	due_so_far(price, award.min(claimable), claimable)
}

/// What of a surety is due to a supplier that was replaced: all of it without an award, nothing when the awards found that
/// nothing disputed was due to it, and else in proportion, rounded up to the unit (K6).
pub fn surety_due(amount: Balance, found: Balance, disputed: Balance) -> Balance {
	amount.saturating_sub(due_so_far(amount, found.min(disputed), disputed))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn k5_shares_are_divided_to_the_last_unit() {
		assert_eq!(divide(10, &[1, 1, 1]), [3, 3, 4]);
		assert_eq!(divide(7, &[0, 5]), [0, 7]);
		assert_eq!(divide(7, &[]), [0; 0]);
		for amount in 0..100 {
			assert_eq!(divide(amount, &[100, 2_100, 10, 33]).iter().sum::<Balance>(), amount);
		}
	}

	#[test]
	fn k5_the_largest_sums_are_exact() {
		let most = crate::MAX_SUM;
		assert_eq!(divide(most, &[most, most, 1]).iter().sum::<Balance>(), most);
	}

	#[test]
	fn k9_a_gain_is_shared_up_to_the_signed_maximum() {
		assert_eq!(gain_due(101, 50, 1_000), 50);
		assert_eq!(gain_due(10_000, 50, 1_000), 1_000);
		assert_eq!(gain_due(Balance::MAX, 50, 1_000), 1_000);
		assert_eq!(gain_due(0, 50, 1_000), 0);
	}

	#[test]
	fn k6_an_award_finds_the_part_of_the_price_that_it_is_of_the_claim() {
		assert_eq!([found(100, 40, 40), found(100, 250, 250), found(100, 100, 100)], [100; 3], "all of it");
		assert_eq!([found(100, 10, 40), found(100, 100, 250)], [25, 40]);
		assert_eq!(found(100, 1, 3), 33, "rounded down");
		assert_eq!([found(100, 0, 40), found(100, 0, 0), found(0, 40, 40)], [0; 3]);
		assert_eq!(found(100, 50, 40), 100, "never more than the price");
		let most = crate::MAX_SUM;
		assert_eq!((found(most, most - 1, most), found(most, most, most)), (most - 1, most));
		for award in 0..=70 {
			let (price, claimable) = (1_001, 70);
			let exact = price * award;
			let found = found(price, award, claimable);
			assert!(found * claimable <= exact && exact < (found + 1) * claimable);
		}
	}

	#[test]
	fn k6_a_surety_pays_what_no_award_has_found() {
		assert_eq!(surety_due(100, 0, 100), 100);
		assert_eq!(surety_due(100, 30, 100), 70);
		assert_eq!(surety_due(100, 100, 100), 0);
		assert_eq!(surety_due(900, 5, 10), 450, "what is found of the disputed orders holds for the others");
		assert_eq!(surety_due(0, 0, 0), 0);
	}
}
