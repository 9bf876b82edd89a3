//! What must always be true of clubs and quotas: the promises of the README, by number.

use crate::{Clubs, Config, Pallet, Used};
use alloc::collections::BTreeSet;
use frame_support::{ensure, traits::Get};
use sp_runtime::TryRuntimeError;
use synergy_primitives::Clock;

impl<T: Config> Pallet<T> {
	/// Checks every promise.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_clubs()?;
		Self::check_used()
	}

	/// Promise 1 (F3).
	fn check_clubs() -> Result<(), TryRuntimeError> {
		let (mut names, mut councils, mut treasuries) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
		for club in Clubs::<T>::iter_values() {
			ensure!(!club.name.is_empty() && names.insert(club.name), "F3: a club has no name of its own");
			ensure!(councils.insert(club.council), "F3: two clubs have the same council");
			ensure!(treasuries.insert(club.treasury), "F3: two clubs have the same treasury");
		}
		ensure!(!names.is_empty(), "F3: there is no club");
		Ok(())
	}

	/// Promise 2 (F5, P8).
	fn check_used() -> Result<(), TryRuntimeError> {
		let (era, most) = (T::Clock::era(), T::MaxQuota::get());
		for (who, usage) in Used::<T>::iter() {
			ensure!(frame_system::Pallet::<T>::account_exists(&who), "P8: an account is gone and its usage is not");
			ensure!(usage.era <= era, "F5: something was used in an era to come");
			ensure!((1..=most).contains(&usage.units), "F5: nothing was used, or more than any quota");
		}
		Ok(())
	}
}
