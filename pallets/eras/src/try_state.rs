//! What must always be true of the clock.

use crate::{agenda::task, Config, Current, Pallet, Tasks};
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// E1, E3: the era's length is in its bounds and every task on the agenda can be read.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		ensure!(Current::<T>::get().duration > 0, "E1: an era has no length");
		ensure!(Tasks::<T>::iter_keys().all(|key| task(key).is_some()), "E3: a task cannot be read");
		Ok(())
	}
}
