//! The agenda (E3): tasks in the order in which they are to be done.

use crate::{Config, Current, Pallet, Tasks, WeightInfo};
use frame_support::weights::{Weight, WeightMeter};
use synergy_primitives::{Agenda, EraIndex, Progress, Stage, Worker};

/// A task's place: its era, stage and number, the highest bytes first, so that the order of keys is theirs.
pub(crate) fn key(era: EraIndex, stage: Stage, id: u32) -> [u8; 9] {
	let [a, b, c, d] = era.to_be_bytes();
	let [e, f, g, h] = id.to_be_bytes();
	[a, b, c, d, stage as u8, e, f, g, h]
}

/// What stands at a place.
pub(crate) fn task([a, b, c, d, stage, e, f, g, h]: [u8; 9]) -> Option<(EraIndex, Stage, u32)> {
	let stage = <Stage as codec::Decode>::decode(&mut &[stage][..]).ok()?;
	Some((u32::from_be_bytes([a, b, c, d]), stage, u32::from_be_bytes([e, f, g, h])))
}

impl<T: Config> Agenda for Pallet<T> {
	fn schedule(era: EraIndex, stage: Stage, id: u32) {
		Tasks::<T>::insert(key(era, stage, id), ());
	}

	fn cancel(era: EraIndex, stage: Stage, id: u32) {
		Tasks::<T>::remove(key(era, stage, id));
	}

	fn is_waiting() -> bool {
		let era = Current::<T>::get().index;
		Tasks::<T>::iter_keys().next().and_then(task).is_some_and(|(due, _, _)| due <= era)
	}

	fn is_waiting_at(stage: Stage) -> bool {
		let era = Current::<T>::get().index;
		let first = Tasks::<T>::iter_keys().next().and_then(task);
		first.is_some_and(|(due, first, _)| due < era || (due == era && first <= stage))
	}

	fn push(meter: &mut WeightMeter) -> bool {
		if meter.try_consume(T::WeightInfo::look()).is_err() {
			return false;
		}
		let era = Current::<T>::get().index;
		let mut worked = false;
		for key in Tasks::<T>::iter_keys() {
			let Some((due, stage, id)) = task(key) else {
				Tasks::<T>::remove(key);
				continue;
			};
			if due > era || meter.try_consume(T::WeightInfo::task()).is_err() {
				break;
			}
			worked = true;
			Current::<T>::mutate(|current| current.working = Some(due));
			if T::Worker::work(stage, id, due, meter) == Progress::More {
				break;
			}
			Tasks::<T>::remove(key);
		}
		if worked {
			Current::<T>::mutate(|current| current.working = None);
		}
		worked
	}
}

impl<T: Config> Pallet<T> {
	/// Pushes the agenda within `share` of what `meter` has left.
	pub(crate) fn push_within(meter: &mut WeightMeter, share: Weight) {
		let mut own = WeightMeter::with_limit(share.min(meter.remaining()));
		Self::push(&mut own);
		meter.consume(own.consumed());
	}
}
