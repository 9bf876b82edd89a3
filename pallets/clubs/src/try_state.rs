//! What must always be true of clubs and quotas: the promises of the README, by number.

use crate::{Authored, Clubs, Config, Pallet, SpoiltKeys, Used, ValidatorOf, Validators};
use alloc::collections::BTreeSet;
use frame_support::{ensure, traits::Get};
use sp_runtime::TryRuntimeError;
use synergy_primitives::{Clock, Sessions};

impl<T: Config> Pallet<T> {
	/// Checks every promise.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_clubs()?;
		Self::check_used()?;
		Self::check_validators()
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

	/// Promise 3 (F2, P8).
	fn check_validators() -> Result<(), TryRuntimeError> {
		let most = T::MaxMissed::get();
		for (club, validator) in Validators::<T>::iter() {
			ensure!(Clubs::<T>::contains_key(club), "P8: a club is gone and its validator is not");
			ensure!(ValidatorOf::<T>::get(&validator.account) == Some(club), "F2: two clubs have the same validator");
			let is_due = validator.fault.is_none() && validator.missed >= most;
			ensure!(!is_due, "F2: a validator was absent too long and is not disabled");
		}
		let (validators, accounts) = (Validators::<T>::iter_keys().count(), ValidatorOf::<T>::iter_keys().count());
		ensure!(validators == accounts, "P8: a validator is gone and its account is not");
		ensure!(Validators::<T>::count() as usize == validators, "F2: validators are not counted");
		ensure!(Validators::<T>::count() <= T::MaxValidators::get(), "F2: there are too many validators");
		let is_kept = |club| Clubs::<T>::contains_key(club);
		ensure!(SpoiltKeys::<T>::iter_keys().all(is_kept), "P8: a club is gone and its spoilt keys are not");
		let sitting = T::Sessions::sitting();
		let is_sitting = |who| sitting.contains(&who);
		ensure!(Authored::<T>::iter_keys().all(is_sitting), "P8: blocks are counted of somebody who builds none");
		Ok(())
	}
}
