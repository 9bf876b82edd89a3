//! The clock (E1, E2, E4): a boundary is passed when the timestamp of a block is set.

use crate::{Config, Current, Event, NextDuration, Pallet, Tasks};
use frame_support::traits::{OnTimestampSet, Time};
use synergy_primitives::{Clock, EraIndex};

impl<T: Config> Clock for Pallet<T> {
	fn era() -> EraIndex {
		Current::<T>::get().stands()
	}

	fn moment() -> EraIndex {
		let current = Current::<T>::get();
		current.working.map_or(current.index, |boundary| boundary.saturating_sub(1))
	}

	fn start() -> EraIndex {
		let current = Current::<T>::get();
		current.working.unwrap_or_else(|| current.counts_from(T::Time::now()))
	}

	fn at_boundary<R>(boundary: EraIndex, work: impl FnOnce() -> R) -> R {
		let before = Current::<T>::mutate(|current| current.working.replace(boundary));
		let result = work();
		Current::<T>::mutate(|current| current.working = before);
		result
	}
}

impl<T: Config> OnTimestampSet<u64> for Pallet<T> {
	/// At most one era passes per block, since the timestamp is set once (E2). Costs the same whatever is open (E3).
	fn on_timestamp_set(now: u64) {
		let mut current = Current::<T>::get();
		if current.started == 0 {
			current.started = now;
			return Current::<T>::put(current);
		}
		let duration = NextDuration::<T>::get().unwrap_or(current.duration);
		if let Some(next) = current.next(now, duration) {
			NextDuration::<T>::kill();
			Current::<T>::put(next);
			Self::deposit_event(Event::EraBegan { era: next.index, started: next.started, duration });
		}
	}
}

impl<T: Config> Pallet<T> {
	/// The number of tasks on the agenda, for tests and the auditor.
	pub fn tasks() -> u32 {
		Tasks::<T>::iter_keys().count().try_into().unwrap_or(u32::MAX)
	}
}
