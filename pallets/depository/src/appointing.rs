//! Who is a depository, and how much it may issue (F4).

use crate::{Config, Depositories, Depository, Error, Event, Pallet};
use frame_support::ensure;
use sp_runtime::{DispatchError, DispatchResult};
use synergy_primitives::Balance;

impl<T: Config> Pallet<T> {
	/// One that was dismissed is appointed again with its books as they were: what it has issued in this era counts.
	pub(crate) fn do_appoint(account: T::AccountId, limit: Balance) -> DispatchResult {
		let known = Depositories::<T>::get(&account).unwrap_or_default();
		ensure!(!known.is_appointed, Error::<T>::AlreadyAppointed);
		Depositories::<T>::insert(&account, Depository { is_appointed: true, limit, ..known });
		Self::deposit_event(Event::DepositoryAppointed { depository: account, limit });
		Ok(())
	}

	pub(crate) fn do_set_limit(account: T::AccountId, limit: Balance) -> DispatchResult {
		let found = Self::appointed(&account)?;
		Depositories::<T>::insert(&account, Depository { limit, ..found });
		Self::deposit_event(Event::LimitChanged { depository: account, limit });
		Ok(())
	}

	pub(crate) fn do_dismiss(account: T::AccountId) -> DispatchResult {
		let found = Self::appointed(&account)?;
		Depositories::<T>::insert(&account, Depository { is_appointed: false, limit: 0, ..found });
		Self::deposit_event(Event::DepositoryDismissed { depository: account, waiting: found.waiting });
		Ok(())
	}

	/// A depository that was not dismissed.
	pub(crate) fn appointed(account: &T::AccountId) -> Result<Depository, DispatchError> {
		let found = Depositories::<T>::get(account).filter(|found| found.is_appointed);
		found.ok_or_else(|| Error::<T>::NoSuchDepository.into())
	}
}
