//! Where fees go: to the treasury of the signer's club, or to the federation's (F5).

use crate::{Config, Pallet};
use frame_support::traits::{
	fungible::{Balanced, Credit, Inspect},
	tokens::{Fortitude, Precision, Preservation, WithdrawConsequence},
	Imbalance,
};
use pallet_transaction_payment::{OnChargeTransaction, TxCreditHold};
use sp_runtime::{
	traits::{DispatchInfoOf, PostDispatchInfoOf, Zero},
	transaction_validity::{InvalidTransaction, TransactionValidityError},
};

type CreditOf<T> = Credit<<T as frame_system::Config>::AccountId, <T as Config>::Currency>;

/// Takes fees and tips from signers, and gives them to their clubs (F5).
pub struct FeesToClub;

/// A fee that was taken before its call, and where it goes after it.
pub struct HeldFee<T: Config> {
	credit: CreditOf<T>,
	treasury: T::AccountId,
}

/// Nothing is kept in storage while the call runs, so no pallet can pay anything out of the fee.
impl<T: Config> TxCreditHold<T> for FeesToClub {
	type Credit = ();
}

impl<T: Config> OnChargeTransaction<T> for FeesToClub {
	type Balance = <T::Currency as Inspect<T::AccountId>>::Balance;
	type LiquidityInfo = Option<HeldFee<T>>;

	fn withdraw_fee(
		who: &T::AccountId,
		_: &T::RuntimeCall,
		_: &DispatchInfoOf<T::RuntimeCall>,
		fee_with_tip: Self::Balance,
		_: Self::Balance,
	) -> Result<Self::LiquidityInfo, TransactionValidityError> {
		if fee_with_tip.is_zero() {
			return Ok(None);
		}
		let credit =
			T::Currency::withdraw(who, fee_with_tip, Precision::Exact, Preservation::Preserve, Fortitude::Polite)
				.map_err(|_| InvalidTransaction::Payment)?;
		Ok(Some(HeldFee { credit, treasury: Pallet::<T>::treasury_of(who) }))
	}

	fn can_withdraw_fee(
		who: &T::AccountId,
		_: &T::RuntimeCall,
		_: &DispatchInfoOf<T::RuntimeCall>,
		fee_with_tip: Self::Balance,
		_: Self::Balance,
	) -> Result<(), TransactionValidityError> {
		if fee_with_tip.is_zero() {
			return Ok(());
		}
		match T::Currency::can_withdraw(who, fee_with_tip) {
			WithdrawConsequence::Success => Ok(()),
			_ => Err(InvalidTransaction::Payment.into()),
		}
	}

	fn correct_and_deposit_fee(
		who: &T::AccountId,
		_: &DispatchInfoOf<T::RuntimeCall>,
		_: &PostDispatchInfoOf<T::RuntimeCall>,
		corrected_fee_with_tip: Self::Balance,
		_: Self::Balance,
		held: Self::LiquidityInfo,
	) -> Result<(), TransactionValidityError> {
		let Some(HeldFee { credit, treasury }) = held else { return Ok(()) };
		let (mut fee, surplus) = credit.split(corrected_fee_with_tip);
		if let Err(unwanted) = give_back::<T>(who, surplus) {
			fee.subsume(unwanted);
		}
		// The existential deposit is one unit, so that every account can take every fee (`integrity_test`).
		let _ = resolve::<T>(&treasury, fee);
		Ok(())
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn endow_account(who: &T::AccountId, amount: Self::Balance) {
		let _ = T::Currency::deposit(who, amount, Precision::BestEffort);
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn minimum_balance() -> Self::Balance {
		T::Currency::minimum_balance()
	}
}

/// Gives a signer what its call did not need, unless the call has emptied and closed the account.
fn give_back<T: Config>(who: &T::AccountId, surplus: CreditOf<T>) -> Result<(), CreditOf<T>> {
	if frame_system::Pallet::<T>::account_exists(who) {
		resolve::<T>(who, surplus)
	} else {
		Err(surplus)
	}
}

fn resolve<T: Config>(to: &T::AccountId, credit: CreditOf<T>) -> Result<(), CreditOf<T>> {
	if credit.peek().is_zero() {
		return Ok(());
	}
	T::Currency::resolve(to, credit)
}
