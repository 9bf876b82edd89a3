//! Issuing money against receipts (F4).

use crate::{Config, Depositories, Error, Event, Issued, Pallet, Receipt, Receipts, Reference, TotalIssued};
use frame_support::{
	ensure,
	traits::{
		fungible::{Inspect, Mutate},
		tokens::Preservation,
		Get,
	},
};
use sp_runtime::{DispatchError, DispatchResult};
use synergy_primitives::{Balance, Clock};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_issue(
		who: T::AccountId,
		to: T::AccountId,
		amount: Balance,
		reference: Reference,
	) -> DispatchResult {
		let mut depository = Self::appointed(&who).map_err(|_| Error::<T>::NotADepository)?;
		ensure!(amount > 0, Error::<T>::NothingAtStake);
		ensure!(!reference.is_empty(), Error::<T>::NoReference);
		ensure!(!Receipts::<T>::contains_key(&who, &reference), Error::<T>::ReceiptUsed);
		let era = T::Clock::era();
		ensure!(amount <= depository.left(era), Error::<T>::OverLimit);
		depository.last = Issued { era, amount: depository.issued_in(era).saturating_add(amount) };
		depository.issued = depository.issued.checked_add(amount).ok_or(Error::<T>::TooMuchMoney)?;
		Self::mint(&to, amount)?;
		let price = Self::pay_for_receipt(&who)?;
		Depositories::<T>::insert(&who, depository);
		Receipts::<T>::insert(&who, &reference, Receipt { to: to.clone(), amount, era });
		Self::deposit_event(Event::MoneyIssued { depository: who, to, amount, reference, price });
		Ok(())
	}

	/// Makes new money, and counts it (P6).
	fn mint(to: &T::AccountId, amount: Balance) -> DispatchResult {
		let total = TotalIssued::<T>::get().checked_add(amount).ok_or(Error::<T>::TooMuchMoney)?;
		let is_possible = T::Currency::total_issuance().checked_add(amount).is_some();
		ensure!(is_possible, Error::<T>::TooMuchMoney);
		T::Currency::mint_into(to, amount)?;
		TotalIssued::<T>::put(total);
		Ok(())
	}

	/// Lets a depository pay for an entry that is kept for ever. It keeps its account.
	fn pay_for_receipt(who: &T::AccountId) -> Result<Balance, DispatchError> {
		let price = T::ReceiptPrice::get();
		T::Currency::transfer(who, &T::Treasury::get(), price, Preservation::Preserve)
			.map_err(|_| Error::<T>::CannotPayForReceipt)?;
		Ok(price)
	}
}
