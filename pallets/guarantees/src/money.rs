//! Holding, returning and paying out the money behind guarantees. Every unit goes back to whom it came from (G2).

use crate::{types::Deposit, Config, Error, HoldReason, Pallet};
use frame_support::traits::{
	fungible::{InspectHold, MutateHold},
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

	/// Money offered for a guarantee becomes part of its deposit.
	pub(crate) fn use_funding(payer: &T::AccountId, amount: Balance) -> DispatchResult {
		Self::release(HoldReason::Funding, payer, amount);
		Self::hold(HoldReason::Deposit, payer, amount)
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
			Self::release(HoldReason::Deposit, &part.payer, part.amount);
			Self::release(HoldReason::Funding, &part.payer, part.premium);
		}
	}

	/// What is held of an account for a reason.
	pub(crate) fn held(reason: HoldReason, who: &T::AccountId) -> Balance {
		T::Currency::balance_on_hold(&reason.into(), who)
	}
}
