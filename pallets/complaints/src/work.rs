//! The work that falls due at boundaries (E3).

use crate::{Config, Pallet, WeightInfo};
use frame_support::weights::WeightMeter;
use synergy_primitives::{ComplaintId, EraIndex, Progress, Stage, Worker};

impl<T: Config> Worker for Pallet<T> {
	fn work(stage: Stage, id: ComplaintId, boundary: EraIndex, meter: &mut WeightMeter) -> Progress {
		match stage {
			Stage::Verdicts => {
				if meter.try_consume(T::WeightInfo::conclude()).is_err() {
					return Progress::More;
				}
				Self::conclude(id, boundary);
				Progress::Done
			}
			Stage::Climbs | Stage::Returns => Self::climb(id, boundary, meter),
			Stage::Closings => Self::sweep(id, boundary, meter),
			_ => Progress::Done,
		}
	}
}
