//! What must always be true of the clock.

use crate::{agenda::task, Config, Current, Era, Pallet, Tasks, Timeline};
use frame_support::ensure;
use sp_runtime::TryRuntimeError;
use synergy_primitives::{check_all, Page};

impl<T: Config> Pallet<T> {
	/// All promises of this pallet over the whole state.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		check_all::<T::AccountId>(Self::audit)
	}

	/// E1, E3, F1, for one page: the era's length is in its bounds, every task on the agenda can be read, and the parameters
	/// with which it is to be done are there and sound.
	pub fn audit(page: &mut Page<T::AccountId>) {
		page.once(|page| {
			page.ensure(0, Current::<T>::get().duration > 0, "E1: an era has no length");
			page.check(0, Self::ensure_parameters_sound());
		});
		page.walk(Tasks::<T>::iter_from, |page, (key, ())| {
			page.ensure(0, task(key).is_some(), "E3: a task cannot be read");
		});
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
