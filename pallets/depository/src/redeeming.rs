//! Redeeming money: it is held, and destroyed or given back when the depository has answered (F4).

use crate::{
	Because, Config, Depositories, Error, Event, HoldReason, NextRedemption, Note, Pallet, Redemption, RedemptionId,
	Redemptions, RedemptionsOf, TotalRedeemed,
};
use frame_support::{
	ensure,
	traits::{
		fungible::MutateHold,
		tokens::{Fortitude, Precision},
		Get,
	},
};
use sp_runtime::{DispatchError, DispatchResult};
use synergy_primitives::{Agenda, Balance, Clock, EraIndex, Stage};

type RedemptionOf<T> = Redemption<<T as frame_system::Config>::AccountId>;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_redeem(
		holder: T::AccountId,
		depository: T::AccountId,
		amount: Balance,
		payee: Note,
	) -> DispatchResult {
		let mut found = Self::appointed(&depository)?;
		ensure!(amount > 0, Error::<T>::NothingAtStake);
		let redemption = NextRedemption::<T>::get();
		RedemptionsOf::<T>::try_mutate(&holder, |list| list.try_push(redemption))
			.map_err(|_| Error::<T>::TooManyRedemptions)?;
		T::Currency::hold(&HoldReason::Redemption.into(), &holder, amount).map_err(|_| Error::<T>::NotEnoughMoney)?;
		NextRedemption::<T>::put(redemption.saturating_add(1));
		found.waiting = found.waiting.saturating_add(1);
		Depositories::<T>::insert(&depository, found);
		let until = T::Clock::deadline(T::RedemptionEras::get());
		T::Agenda::schedule(until, Stage::Redemptions, redemption);
		let entry = Redemption { holder, depository, amount, payee, until };
		Redemptions::<T>::insert(redemption, entry.clone());
		let Redemption { holder, depository, payee, .. } = entry;
		Self::deposit_event(Event::RedemptionRequested { redemption, holder, depository, amount, payee, until });
		Ok(())
	}

	pub(crate) fn do_confirm(who: T::AccountId, redemption: RedemptionId) -> DispatchResult {
		let entry = Self::to_answer(&who, redemption)?;
		let mut depository = Self::appointed(&who).map_err(|_| Error::<T>::NotADepository)?;
		let Redemption { holder, amount, .. } = Self::close(redemption, entry);
		let reason = HoldReason::Redemption.into();
		T::Currency::burn_held(&reason, &holder, amount, Precision::Exact, Fortitude::Force)?;
		TotalRedeemed::<T>::mutate(|total| *total = total.saturating_add(amount));
		depository.redeemed = depository.redeemed.saturating_add(amount);
		depository.waiting = depository.waiting.saturating_sub(1);
		Depositories::<T>::insert(&who, depository);
		Self::deposit_event(Event::MoneyRedeemed { redemption, holder, depository: who, amount });
		Ok(())
	}

	pub(crate) fn do_reject(who: T::AccountId, redemption: RedemptionId, reason: Note) -> DispatchResult {
		let entry = Self::to_answer(&who, redemption)?;
		let Redemption { holder, depository, amount, .. } = Self::give_back(redemption, entry);
		Self::deposit_event(Event::RedemptionRejected { redemption, holder, depository, amount, reason });
		Ok(())
	}

	pub(crate) fn do_take_back(redemption: RedemptionId) -> DispatchResult {
		let entry = Self::waiting(redemption)?;
		let because = Self::why_back(&entry, T::Clock::era()).ok_or(Error::<T>::NotDue)?;
		Self::send_back(redemption, entry, because);
		Ok(())
	}

	/// Gives the money of a redemption back that nobody has answered until `boundary`.
	pub(crate) fn expire(redemption: RedemptionId, boundary: EraIndex) {
		if let Some(entry) = Redemptions::<T>::get(redemption).filter(|entry| entry.until <= boundary) {
			Self::send_back(redemption, entry, Because::Unanswered);
		}
	}

	/// Why money goes back to its holder in `era`, if it does.
	fn why_back(entry: &RedemptionOf<T>, era: EraIndex) -> Option<Because> {
		if entry.until <= era {
			return Some(Because::Unanswered);
		}
		Self::appointed(&entry.depository).is_err().then_some(Because::Dismissed)
	}

	fn send_back(redemption: RedemptionId, entry: RedemptionOf<T>, because: Because) {
		let Redemption { holder, depository, amount, .. } = Self::give_back(redemption, entry);
		Self::deposit_event(Event::RedemptionReturned { redemption, holder, depository, amount, because });
	}

	/// A redemption that waits.
	fn waiting(redemption: RedemptionId) -> Result<RedemptionOf<T>, DispatchError> {
		Redemptions::<T>::get(redemption).ok_or_else(|| Error::<T>::NoSuchRedemption.into())
	}

	/// A redemption that this depository may still answer. One that was dismissed may still reject: that harms nobody.
	fn to_answer(who: &T::AccountId, redemption: RedemptionId) -> Result<RedemptionOf<T>, DispatchError> {
		let entry = Self::waiting(redemption)?;
		ensure!(entry.depository == *who, Error::<T>::NotYours);
		ensure!(T::Clock::era() < entry.until, Error::<T>::Due);
		Ok(entry)
	}

	/// Ends a redemption, and releases its money to its holder.
	fn give_back(redemption: RedemptionId, entry: RedemptionOf<T>) -> RedemptionOf<T> {
		let entry = Self::close(redemption, entry);
		Depositories::<T>::mutate_extant(&entry.depository, |found| found.waiting = found.waiting.saturating_sub(1));
		let reason = HoldReason::Redemption.into();
		let released = T::Currency::release(&reason, &entry.holder, entry.amount, Precision::BestEffort);
		debug_assert_eq!(released, Ok(entry.amount), "P1: what is recorded is held");
		entry
	}

	/// Removes everything about a redemption but its money (P8).
	fn close(redemption: RedemptionId, entry: RedemptionOf<T>) -> RedemptionOf<T> {
		Redemptions::<T>::remove(redemption);
		RedemptionsOf::<T>::mutate_exists(&entry.holder, |list| {
			*list = list.take().and_then(|mut list| {
				list.retain(|id| *id != redemption);
				(!list.is_empty()).then_some(list)
			});
		});
		T::Agenda::cancel(entry.until, Stage::Redemptions, redemption);
		entry
	}
}
