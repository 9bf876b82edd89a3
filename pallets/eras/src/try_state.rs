//! What must always be true of the clock.

use crate::{
	agenda::{end_of, task},
	Config, Current, Era, NextDuration, Pallet, Tasks, Timeline,
};
use frame_support::{ensure, traits::Get};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// E1, E3, F1: the length of eras is within its bounds, now and to come; every task on the agenda can be read and is
	/// found, and the parameters with which it is to be done are there and sound.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let Era { duration, index, lowest, .. } = Current::<T>::get();
		let is_in_bounds = |duration: u64| (T::MinDuration::get()..=T::MaxDuration::get()).contains(&duration);
		ensure!(is_in_bounds(duration), "E1: the length of an era is out of bounds");
		ensure!(NextDuration::<T>::get().is_none_or(is_in_bounds), "E1: the length of eras to come is out of bounds");
		ensure!(Tasks::<T>::iter_keys().all(|key| task(key).is_some()), "E3: a task cannot be read");
		let first = Tasks::<T>::iter_keys().next();
		ensure!(first.is_none_or(|first| first >= lowest), "E3: a task stands where nobody looks for it");
		ensure!(lowest <= end_of(index), "E3: what comes to wait would not be found");
		Self::ensure_parameters_sound()
	}

	fn ensure_parameters_sound() -> Result<(), TryRuntimeError> {
		let Era { index, parameters: Timeline { now, before, next }, .. } = Current::<T>::get();
		ensure!(now.parameters.check().is_ok(), "F1: the parameters in force are out of bounds");
		ensure!(next.is_none_or(|next| next.check().is_ok()), "F1: the parameters to come are out of bounds");
		ensure!(now.since <= index, "F1: parameters of an era to come are in force");
		let first = before.map_or(now.since, |before| before.since);
		ensure!(first <= now.since && !Self::waits_from_before(first), "E3: the parameters for some work are gone");
		Ok(())
	}
}
