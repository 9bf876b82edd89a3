//! Holding, returning and paying out the money behind guarantees. Every unit goes back to whom it came from (G2).
//!
//! A guarantor's own money is held as a deposit, and recorded by the guarantor's number. A payer's is held as funding
//! from the offer until it goes back, and recorded by the payer's account. So all that is held as a deposit moves with a
//! number that gets a new key, and nothing else does (F6).

use crate::{types::Deposit, Config, Error, HoldReason, Pallet};
use frame_support::traits::{
	fungible::MutateHold,
	tokens::{Fortitude, Precision, Restriction},
};
use sp_runtime::{DispatchError, DispatchResult};
use synergy_primitives::Balance;

impl<T: Config> Pallet<T> {
	pub(crate) fn hold(reason: HoldReason, who: &T::AccountId, amount: Balance) -> DispatchResult {
		if amount == 0 {
			return Ok(());
		}
		T::Currency::hold(&reason.into(), who, amount).map_err(|_| Error::<T>::NotEnoughMoney.into())
	}

	/// Gives held money back. What is recorded is held (P1), so this moves exactly `amount`.
	pub(crate) fn release(reason: HoldReason, who: &T::AccountId, amount: Balance) {
		if amount > 0 {
			let released = T::Currency::release(&reason.into(), who, amount, Precision::BestEffort);
			debug_assert_eq!(released, Ok(amount), "P1: what is recorded is held");
		}
	}

	pub(crate) fn pay_held(
		reason: HoldReason,
		from: &T::AccountId,
		to: &T::AccountId,
		amount: Balance,
	) -> Result<(), DispatchError> {
		if amount == 0 {
			return Ok(());
		}
		if from == to {
			Self::release(reason, from, amount);
			return Ok(());
		}
		T::Currency::transfer_on_hold(
			&reason.into(),
			from,
			to,
			amount,
			Precision::Exact,
			Restriction::Free,
			Fortitude::Force,
		)
		.map(|_| ())
	}

	/// Gives a whole deposit back to those it came from, with premiums not earned.
	pub(crate) fn return_deposit(guarantor: &T::AccountId, deposit: Deposit<T::AccountId>) {
		Self::release(HoldReason::Deposit, guarantor, deposit.own);
		for part in deposit.parts {
			Self::release(HoldReason::Funding, &part.payer, part.amount.saturating_add(part.premium));
		}
	}
}
