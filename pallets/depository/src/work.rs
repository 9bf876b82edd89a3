//! The work that falls due at boundaries (E3, F4).

use crate::{Config, Pallet, RedemptionId, WeightInfo};
use frame_support::weights::WeightMeter;
use synergy_primitives::{EraIndex, Progress, Stage, Worker};

impl<T: Config> Worker for Pallet<T> {
	fn work(stage: Stage, id: RedemptionId, boundary: EraIndex, meter: &mut WeightMeter) -> Progress {
		if stage != Stage::Redemptions {
			return Progress::Done;
		}
		if meter.try_consume(T::WeightInfo::expire()).is_err() {
			return Progress::More;
		}
		Self::expire(id, boundary);
		Progress::Done
	}
}
