//! The work that falls due at boundaries (E3, K8).

use crate::{Config, Pallet};
use frame_support::weights::WeightMeter;
use synergy_primitives::{EraIndex, Progress, Stage, Worker};

impl<T: Config> Worker for Pallet<T> {
	fn work(stage: Stage, id: u32, boundary: EraIndex, meter: &mut WeightMeter) -> Progress {
		match stage {
			Stage::CycleClosings => Self::close_due(id, boundary, meter),
			Stage::Openings => Self::open_due(id, boundary, meter),
			Stage::Drafts => Self::drop_due(id, boundary, meter),
			_ => Progress::Done,
		}
	}
}
