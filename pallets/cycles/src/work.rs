//! The work that falls due at boundaries (E3, K8).

use crate::{Config, Pallet, WeightInfo};
use frame_support::weights::WeightMeter;
use synergy_primitives::{EraIndex, Progress, Stage, Worker};

impl<T: Config> Worker for Pallet<T> {
	fn work(stage: Stage, id: u32, boundary: EraIndex, meter: &mut WeightMeter) -> Progress {
		match stage {
			Stage::CycleClosings => Self::close_due(id, boundary, meter),
			Stage::Openings => Self::open_due(id, boundary, meter),
			Stage::Drafts => {
				if meter.try_consume(T::WeightInfo::drop_draft()).is_err() {
					return Progress::More;
				}
				Self::drop_draft(id, boundary);
				Progress::Done
			}
			_ => Progress::Done,
		}
	}
}
