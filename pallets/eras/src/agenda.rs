//! The agenda (E3): tasks in the order in which they are to be done.

use crate::{types::Place, Config, Current, Pallet, Tasks, WeightInfo};
use frame_support::weights::{Weight, WeightMeter};
use synergy_primitives::{Agenda, EraIndex, Progress, Stage, Worker};

/// A task's place: its era, stage and number, the highest bytes first, so that the order of keys is theirs.
pub(crate) fn key(era: EraIndex, stage: Stage, id: u32) -> Place {
	let [a, b, c, d] = era.to_be_bytes();
	let [e, f, g, h] = id.to_be_bytes();
	[a, b, c, d, stage as u8, e, f, g, h]
}

/// What stands at a place.
pub(crate) fn task([a, b, c, d, stage, e, f, g, h]: Place) -> Option<(EraIndex, Stage, u32)> {
	let stage = <Stage as codec::Decode>::decode(&mut &[stage][..]).ok()?;
	Some((u32::from_be_bytes([a, b, c, d]), stage, u32::from_be_bytes([e, f, g, h])))
}

/// The first place of what does not wait yet in `era`.
pub(crate) fn end_of(era: EraIndex) -> Place {
	key(era.saturating_add(1), Stage::Verdicts, 0)
}

/// The place right before another; none before the first.
fn before([a, b, c, d, e, f, g, h, i]: Place) -> Option<Place> {
	let order = u128::from_be_bytes([0, 0, 0, 0, 0, 0, 0, a, b, c, d, e, f, g, h, i]).checked_sub(1)?;
	let [.., a, b, c, d, e, f, g, h, i] = order.to_be_bytes();
	Some([a, b, c, d, e, f, g, h, i])
}

impl<T: Config> Agenda for Pallet<T> {
	fn schedule(era: EraIndex, stage: Stage, id: u32) {
		let place = key(era, stage, id);
		Tasks::<T>::insert(place, ());
		if place < Current::<T>::get().lowest {
			Current::<T>::mutate(|current| current.lowest = place);
		}
	}

	fn cancel(era: EraIndex, stage: Stage, id: u32) {
		Tasks::<T>::remove(key(era, stage, id));
		Self::raise_lowest(era);
	}

	fn is_scheduled(era: EraIndex, stage: Stage, id: u32) -> bool {
		Tasks::<T>::contains_key(key(era, stage, id))
	}

	fn is_waiting() -> bool {
		Self::first_waiting().is_some()
	}

	fn is_waiting_at(stage: Stage) -> bool {
		let era = Current::<T>::get().index;
		Self::first_waiting().is_some_and(|(due, first, _)| due < era || first <= stage)
	}

	fn push(meter: &mut WeightMeter) -> bool {
		if meter.try_consume(T::WeightInfo::look()).is_err() {
			return false;
		}
		let era = Current::<T>::get().index;
		let (mut last, mut next) = (None, end_of(era));
		for place in Self::places() {
			let Some((due, stage, id)) = task(place) else {
				Tasks::<T>::remove(place);
				continue;
			};
			if due > era {
				break;
			}
			if meter.try_consume(T::WeightInfo::task()).is_err() {
				next = place;
				break;
			}
			Self::reach(last, place, Some(due));
			last = Some(place);
			if T::Worker::work(stage, id, due, meter) == Progress::More {
				next = place;
				break;
			}
			Tasks::<T>::remove(place);
		}
		Self::reach(last, next, None);
		last.is_some()
	}
}

impl<T: Config> Pallet<T> {
	/// Pushes the agenda within `share` of what `meter` has left.
	pub(crate) fn push_within(meter: &mut WeightMeter, share: Weight) {
		let mut own = WeightMeter::with_limit(share.min(meter.remaining()));
		Self::push(&mut own);
		meter.consume(own.consumed());
	}

	/// The first task that waits.
	pub(crate) fn first_waiting() -> Option<(EraIndex, Stage, u32)> {
		let current = Current::<T>::get();
		if current.lowest >= end_of(current.index) {
			return None;
		}
		Self::places().next().and_then(task).filter(|(due, _, _)| *due <= current.index)
	}

	/// The places where tasks stand, in their order. It begins at the lowest one possible, because from the beginning of the
	/// list it would step over everything that was taken off it in the same block.
	fn places() -> impl Iterator<Item = Place> {
		match before(Current::<T>::get().lowest) {
			Some(before) => Tasks::<T>::iter_keys_from(Tasks::<T>::hashed_key_for(before)),
			None => Tasks::<T>::iter_keys(),
		}
	}

	/// Work has come to `place`, on which the task due at the boundary `working` is begun, if any; `last` was the one before.
	/// All below it is done, unless the last task has put something there.
	fn reach(last: Option<Place>, place: Place, working: Option<EraIndex>) {
		let current = Current::<T>::get();
		let is_done = last.is_none_or(|last| current.lowest >= last);
		let lowest = if is_done { place } else { current.lowest };
		if lowest != current.lowest || working != current.working {
			Current::<T>::mutate(|current| {
				current.lowest = lowest;
				current.working = working;
			});
		}
	}

	/// A task of a boundary was taken off. If it was among those that wait, nobody has to step over it again.
	fn raise_lowest(boundary: EraIndex) {
		let current = Current::<T>::get();
		let end = end_of(current.index);
		if boundary > current.index || current.lowest >= end {
			return;
		}
		let lowest = Self::places().next().map_or(end, |first| first.min(end));
		if lowest != current.lowest {
			Current::<T>::mutate(|current| current.lowest = lowest);
		}
	}
}
