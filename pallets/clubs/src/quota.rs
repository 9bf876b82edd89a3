//! The rule of the quota (F5): how heavy a call is, and what is left.

use crate::Usage;
use synergy_primitives::EraIndex;

/// How large a call is, or how much a unit or a block holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
	/// Computing time, in picoseconds.
	pub time: u64,
	/// Length, in bytes.
	pub length: u32,
}

/// How many units a call takes of this size.
///
/// A call of n units is always smaller than n units, so that a quota also bounds how much of a block free calls fill.
pub fn units(call: Size, unit: Size) -> u32 {
	let by_time = u32::try_from(call.time.checked_div(unit.time).unwrap_or(0)).unwrap_or(u32::MAX);
	let by_length = call.length.checked_div(unit.length).unwrap_or(0);
	by_time.max(by_length).saturating_add(1)
}

/// What an account may use in an era, and what it has used in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowance {
	era: EraIndex,
	quota: u32,
	used: u32,
}

impl Allowance {
	/// What may be used in `era` out of `quota`, if `last` is what was used last.
	pub fn new(era: EraIndex, quota: u32, last: Option<Usage>) -> Self {
		let used = last.filter(|usage| usage.era == era).map_or(0, |usage| usage.units);
		Self { era, quota, used }
	}

	/// How many units are left. A quota that has become smaller than what was used leaves none.
	pub fn left(&self) -> u32 {
		self.quota.saturating_sub(self.used)
	}

	/// What will have been used after a call of `units`; nothing if they are not left.
	pub fn spend(&self, units: u32) -> Option<Usage> {
		(units <= self.left()).then(|| Usage { era: self.era, units: self.used.saturating_add(units) })
	}

	/// What is to be expected of a call of `units` that can only come after `ahead` others of its signer.
	pub fn outlook(&self, units: u32, ahead: u32) -> Outlook {
		let (left, calls) = (self.left(), ahead.saturating_add(1));
		if units.saturating_mul(calls) <= left {
			Outlook::Free
		} else if units.saturating_add(ahead) <= left {
			Outlook::PerhapsFree
		} else {
			Outlook::Paid
		}
	}

	/// How many units were used in this era.
	pub fn used(&self) -> u32 {
		self.used
	}
}

/// What is to be expected of a call that waits: of those ahead of it nothing is known but how many they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outlook {
	/// The quota suffices for all of them, if none is larger than this one.
	Free,
	/// The quota suffices if those ahead are small.
	PerhapsFree,
	/// The quota cannot suffice.
	Paid,
}

/// Refuses constants with which one member's free calls could delay others by more than two blocks.
///
/// The largest quota that there may be must fit into one block. Then the calls of two adjacent eras, sent at once, fit
/// into two.
pub fn check(largest: u32, unit: Size, block: Size) {
	assert!(unit.time > 0 && unit.length > 0, "clubs: a unit of quota must have a size (rule F5)");
	assert!(
		u64::from(largest).saturating_mul(unit.time) <= block.time,
		"clubs: the largest quota must fit into the weight of one block (rule F5): lower MaxQuota or UnitTime"
	);
	assert!(
		largest.saturating_mul(unit.length) <= block.length,
		"clubs: the largest quota must fit into the length of one block (rule F5): lower MaxQuota or UnitLength"
	);
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
	use super::*;

	const LARGEST: u32 = 300;
	const UNIT: Size = Size { time: 1_000, length: 100 };
	const BLOCK: Size = Size { time: 300_000, length: 30_000 };

	#[test]
	fn f5_a_small_call_is_one_unit_and_a_heavy_or_long_one_more() {
		let of = |time, length| units(Size { time, length }, UNIT);
		assert_eq!([of(0, 0), of(999, 99), of(1_000, 0), of(0, 250), of(5_500, 250)], [1, 1, 2, 3, 6]);
		assert_eq!(of(u64::MAX, u32::MAX), u32::MAX);
	}

	#[test]
	fn a12_n_units_never_hold_more_than_n_units() {
		let unit = Size { time: 7, length: 5 };
		for time in 0..50u64 {
			for length in 0..50u32 {
				let n = units(Size { time, length }, unit);
				assert!(time < u64::from(n) * unit.time && length < n * unit.length);
			}
		}
	}

	#[test]
	fn f5_constants_are_sound_when_the_largest_quota_fits_into_a_block() {
		check(LARGEST, UNIT, BLOCK);
	}

	#[test]
	#[should_panic(expected = "a unit of quota must have a size (rule F5)")]
	fn f5_fails_when_a_unit_has_no_size() {
		check(LARGEST, Size { time: 0, length: 100 }, BLOCK);
	}

	#[test]
	#[should_panic(expected = "must fit into the weight of one block (rule F5)")]
	fn f5_fails_when_the_largest_quota_outweighs_a_block() {
		check(LARGEST, UNIT, Size { time: 299_999, ..BLOCK });
	}

	#[test]
	#[should_panic(expected = "must fit into the length of one block (rule F5)")]
	fn f5_fails_when_the_largest_quota_is_longer_than_a_block() {
		check(LARGEST, UNIT, Size { length: 29_999, ..BLOCK });
	}

	#[test]
	fn f5_a_quota_is_for_one_era() {
		let used = Some(Usage { era: 3, units: 28 });
		assert_eq!(Allowance::new(3, 30, used).left(), 2);
		assert_eq!(Allowance::new(4, 30, used).left(), 30);
		assert_eq!(Allowance::new(3, 30, None).left(), 30);
	}

	#[test]
	fn f5_spending_stops_at_the_quota() {
		let allowance = Allowance::new(3, 30, Some(Usage { era: 3, units: 28 }));
		assert_eq!(allowance.spend(2), Some(Usage { era: 3, units: 30 }));
		assert_eq!(allowance.spend(3), None);
	}

	#[test]
	fn f5_a_smaller_quota_than_was_used_leaves_none() {
		let allowance = Allowance::new(3, 30, Some(Usage { era: 3, units: 99 }));
		assert_eq!((allowance.left(), allowance.spend(1)), (0, None));
	}

	#[test]
	fn f5_what_waits_is_free_only_as_far_as_the_quota_goes() {
		let allowance = Allowance::new(3, 30, Some(Usage { era: 3, units: 10 }));
		let of = |units, ahead| allowance.outlook(units, ahead);
		assert_eq!([of(1, 0), of(1, 19), of(1, 20)], [Outlook::Free, Outlook::Free, Outlook::Paid]);
		assert_eq!([of(20, 0), of(21, 0)], [Outlook::Free, Outlook::Paid]);
		assert_eq!(
			[of(5, 3), of(5, 4), of(5, 15), of(5, 16)].map(|outlook| outlook == Outlook::Free),
			[true, false, false, false]
		);
		assert_eq!([of(5, 4), of(5, 15), of(5, 16)], [Outlook::PerhapsFree, Outlook::PerhapsFree, Outlook::Paid]);
		assert_eq!(of(u32::MAX, u32::MAX), Outlook::Paid);
	}

	#[test]
	fn a12_however_a_chain_of_calls_is_made_up_few_look_free() {
		// The most that one signer can have waiting as free: each call as large as its place allows.
		let allowance = Allowance::new(3, 300, None);
		let largest = |ahead: u32| (1..=300).rev().find(|units| allowance.outlook(*units, ahead) == Outlook::Free);
		let units: u32 = (0..400).filter_map(largest).sum();
		assert!(units < 7 * 300, "{units}");
	}
}
