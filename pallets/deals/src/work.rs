//! The work that falls due at boundaries (E3, D4).

use crate::{Config, Pallet, WeightInfo};
use frame_support::weights::WeightMeter;
use synergy_primitives::{DealId, EraIndex, Progress, Stage, Worker};

impl<T: Config> Worker for Pallet<T> {
	fn work(stage: Stage, id: DealId, boundary: EraIndex, meter: &mut WeightMeter) -> Progress {
		if stage != Stage::Deals {
			return Progress::Done;
		}
		if meter.try_consume(T::WeightInfo::close_due()).is_err() {
			return Progress::More;
		}
		Self::close_due(id, boundary);
		Progress::Done
	}
}
