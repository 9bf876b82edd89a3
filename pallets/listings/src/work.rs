//! The work that falls due at boundaries (E3, L2).

use crate::{Config, Pallet, WeightInfo};
use frame_support::weights::WeightMeter;
use synergy_primitives::{EraIndex, ListingId, Progress, Stage, Worker};

impl<T: Config> Worker for Pallet<T> {
	fn work(stage: Stage, id: ListingId, boundary: EraIndex, meter: &mut WeightMeter) -> Progress {
		if stage != Stage::Listings {
			return Progress::Done;
		}
		if meter.try_consume(T::WeightInfo::expire()).is_err() {
			return Progress::More;
		}
		Self::expire(id, boundary);
		Progress::Done
	}
}
