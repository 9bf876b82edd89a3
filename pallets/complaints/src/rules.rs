//! How votes become an award (C7), apart from storage.

use synergy_primitives::Balance;

/// An award of `percent` of a claim, rounded down to the unit.
pub fn award(claim: Balance, percent: u8) -> Balance {
	claim.saturating_mul(percent.into()).checked_div(100).unwrap_or(0)
}

/// The percentage that strictly more than half of all `voters` vote for or above, and strictly more than half vote for
/// or below. `tally` has the votes by percentage, in any order. There is at most one, and it is one that was voted for.
pub fn adopted(tally: &[(u8, u32)], voters: u32) -> Option<u8> {
	let is_majority = |matches: &dyn Fn(u8) -> bool| {
		let votes = tally.iter().filter(|(percent, _)| matches(*percent));
		let count = votes.fold(0u64, |sum, (_, votes)| sum.saturating_add(u64::from(*votes)));
		count.saturating_mul(2) > u64::from(voters)
	};
	let is_adopted = |percent: &u8| is_majority(&|vote| vote >= *percent) && is_majority(&|vote| vote <= *percent);
	tally.iter().map(|(percent, _)| *percent).find(is_adopted)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn c7_an_award_is_rounded_down_to_the_unit() {
		assert_eq!(award(101, 50), 50);
		assert_eq!(award(99, 1), 0);
		assert_eq!(award(7, 100), 7);
	}

	#[test]
	fn c7_of_two_guarantors_both_must_name_the_same() {
		assert_eq!(adopted(&[(50, 2)], 2), Some(50));
		assert_eq!(adopted(&[(50, 1), (51, 1)], 2), None);
		assert_eq!(adopted(&[(50, 1)], 2), None);
	}

	#[test]
	fn c7_the_middle_of_three_is_adopted() {
		assert_eq!(adopted(&[(0, 1), (100, 1), (30, 1)], 3), Some(30));
		assert_eq!(adopted(&[(0, 1), (30, 1)], 3), None);
		assert_eq!(adopted(&[(30, 2)], 3), Some(30));
	}

	#[test]
	fn c7_nobody_reached_drops_out_of_the_count() {
		assert_eq!(adopted(&[(80, 3)], 6), None);
		assert_eq!(adopted(&[(80, 4)], 6), Some(80));
		assert_eq!(adopted(&[], 0), None);
	}
}
