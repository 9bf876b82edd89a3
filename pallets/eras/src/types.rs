//! An era on the clock, apart from storage: when the next one begins, and from which era something counts (E1, E2, E4).

use crate::Timeline;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use synergy_primitives::EraIndex;

/// A task's place on the agenda: its era, its stage and its number, each with its highest byte first.
pub(crate) type Place = [u8; 9];

/// An era on the on-chain clock.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, Debug, Default, PartialEq, Eq,
)]
pub struct Era {
	/// Its number. The first is 0.
	pub index: EraIndex,
	/// When it began, in milliseconds since 1970; 0 before the first block.
	pub started: u64,
	/// How long it lasts, in milliseconds.
	pub duration: u64,
	/// The boundary whose work is being done at this very moment; never set between calls (E3).
	pub working: Option<EraIndex>,
	/// Below this place on the agenda no task stands, so nobody who asks whether something waits begins further down (E3).
	pub lowest: [u8; 9],
	/// The parameters in force, and those that come (F1). They stand here because everybody who needs them needs the
	/// clock as well.
	pub parameters: Timeline,
}

impl Era {
	/// The era after this one, if it has begun at `now` (E1).
	///
	/// It begins where this one ends. If `now` is so late that less than half of it would be left, the network was
	/// down: the lost eras are skipped and it begins `now`, so that everybody has at least half an era to act (E2).
	pub fn next(&self, now: u64, duration: u64) -> Option<Era> {
		let end = self.started.saturating_add(self.duration);
		if now < end {
			return None;
		}
		let late = now.saturating_sub(end) > duration / 2;
		let started = if late { now } else { end };
		let index = self.index.saturating_add(1);
		Some(Era { index, started, duration, working: None, parameters: self.parameters.entered(index), ..*self })
	}

	/// The era at which the clock stands: this one, or the boundary whose work is being done (E3).
	pub fn stands(&self) -> EraIndex {
		self.working.unwrap_or(self.index)
	}

	/// The era from which something that begins at `now` counts (E4).
	pub fn counts_from(&self, now: u64) -> EraIndex {
		let second_half = now.saturating_sub(self.started) >= self.duration / 2;
		self.index.saturating_add(u32::from(second_half))
	}
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
	use super::Era;
	use crate::Timeline;
	use synergy_primitives::{Parameter, Parameters};

	const PARAMETERS: Timeline = Timeline::new(Parameters::DEFAULT);
	const ERA: Era =
		Era { index: 4, started: 1_000, duration: 100, working: None, lowest: [0; 9], parameters: PARAMETERS };

	#[test]
	fn e1_an_era_follows_where_the_last_one_ends() {
		assert_eq!(ERA.next(1_099, 100), None);
		assert_eq!(ERA.next(1_100, 100), Some(Era { index: 5, started: 1_100, ..ERA }));
		assert_eq!(ERA.next(1_150, 100), Some(Era { index: 5, started: 1_100, ..ERA }));
	}

	#[test]
	fn e2_lost_eras_are_skipped_and_the_next_is_a_whole_one() {
		assert_eq!(ERA.next(1_151, 100), Some(Era { index: 5, started: 1_151, ..ERA }));
		assert_eq!(ERA.next(9_999, 50), Some(Era { index: 5, started: 9_999, duration: 50, ..ERA }));
	}

	#[test]
	fn f1_parameters_change_with_the_era() {
		let changed = Parameters::DEFAULT.with(Parameter::GraceEras(5));
		let era = Era { parameters: Timeline { next: Some(changed), ..PARAMETERS }, ..ERA };
		assert_eq!(era.parameters.at(4).parameters, Parameters::DEFAULT);
		let next = era.next(1_100, 100).unwrap().parameters;
		assert_eq!((next.at(4).parameters, next.at(5).parameters), (Parameters::DEFAULT, changed));
	}

	#[test]
	fn e4_the_second_half_counts_from_the_next_era() {
		assert_eq!(ERA.counts_from(1_000), 4);
		assert_eq!(ERA.counts_from(1_049), 4);
		assert_eq!(ERA.counts_from(1_050), 5);
	}
}
