//! What must always be true of the clock.

use crate::{
	agenda::{end_of, task},
	Config, Current, Era, NextDuration, Pallet, Tasks, Timeline,
};
use frame_support::{ensure, traits::Get};
use sp_runtime::TryRuntimeError;
use synergy_primitives::{check_all, Page};

impl<T: Config> Pallet<T> {
	/// All promises of this pallet over the whole state.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		check_all::<T::AccountId>(Self::audit)
	}

	/// E1, E3, F1, for one page: the length of eras is within its bounds, now and to come; every task on the agenda can be
	/// read and is found, and the parameters with which it is to be done are there and sound.
	pub fn audit(page: &mut Page<T::AccountId>) {
		page.once(|page| {
			page.check(0, Self::ensure_clock_sound());
			page.check(0, Self::ensure_parameters_sound());
		});
		page.walk(Tasks::<T>::iter_from, |page, (key, ())| {
			page.ensure(0, task(key).is_some(), "E3: a task cannot be read");
			page.ensure(0, key >= Current::<T>::get().lowest, "E3: a task stands where nobody looks for it");
		});
	}

	fn ensure_clock_sound() -> Result<(), TryRuntimeError> {
		let Era { duration, index, lowest, .. } = Current::<T>::get();
		let is_in_bounds = |duration: u64| (T::MinDuration::get()..=T::MaxDuration::get()).contains(&duration);
		ensure!(is_in_bounds(duration), "E1: the length of an era is out of bounds");
		ensure!(NextDuration::<T>::get().is_none_or(is_in_bounds), "E1: the length of eras to come is out of bounds");
		ensure!(lowest <= end_of(index), "E3: what comes to wait would not be found");
		Ok(())
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
