//! Others' money in guarantees (G2).

use crate::{
	types::{Deposit, Funding, Part},
	Config, Error, Event, Fundings, HoldReason, Numbers, Pallet, Pledges,
};
use frame_support::ensure;
use sp_runtime::DispatchResult;
use synergy_primitives::{Balance, EraIndex};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_fund(
		payer: T::AccountId,
		guarantor: T::AccountId,
		ward: T::AccountId,
		amount: Balance,
		premium: Balance,
	) -> DispatchResult {
		let total = amount.saturating_add(premium);
		ensure!(total > 0, Error::<T>::NothingOffered);
		ensure!(guarantor != ward, Error::<T>::OwnGuarantor);
		Self::hold(HoldReason::Funding, &payer, total)?;
		Self::offer(&guarantor, &ward, Funding { payer: payer.clone(), amount, premium })?;
		Self::deposit_event(Event::Funded { payer, guarantor: guarantor.clone(), ward: ward.clone(), amount, premium });
		Self::replace_own(&guarantor, &ward)
	}

	/// Adds an offer. When all places are taken, the smallest makes place for a larger one, so that nobody can keep
	/// others out with next to nothing.
	fn offer(guarantor: &T::AccountId, ward: &T::AccountId, new: Funding<T::AccountId>) -> DispatchResult {
		Fundings::<T>::try_mutate(ward, guarantor, |offers| {
			if let Some(own) = offers.iter_mut().find(|offer| offer.payer == new.payer) {
				own.amount = own.amount.saturating_add(new.amount);
				own.premium = own.premium.saturating_add(new.premium);
				return Ok(());
			}
			if offers.is_full() {
				let size = |offer: &Funding<T::AccountId>| offer.amount.saturating_add(offer.premium);
				let smallest = offers.iter().enumerate().min_by_key(|(_, offer)| size(offer));
				let (place, lost) =
					smallest.map(|(place, offer)| (place, offer.clone())).ok_or(Error::<T>::TooManyPayers)?;
				ensure!(size(&new) > size(&lost), Error::<T>::TooManyPayers);
				offers.remove(place);
				Self::give_back(guarantor, ward, lost);
			}
			offers.try_push(new).map_err(|_| Error::<T>::TooManyPayers.into())
		})
	}

	fn give_back(guarantor: &T::AccountId, ward: &T::AccountId, offer: Funding<T::AccountId>) {
		let amount = offer.amount.saturating_add(offer.premium);
		Self::release(HoldReason::Funding, &offer.payer, amount);
		Self::deposit_event(Event::Unfunded {
			payer: offer.payer,
			guarantor: guarantor.clone(),
			ward: ward.clone(),
			amount,
		});
	}

	/// Money that comes for a pledge not yet accepted takes the place of the guarantor's own.
	fn replace_own(guarantor: &T::AccountId, ward: &T::AccountId) -> DispatchResult {
		let Some(number) = Numbers::<T>::get(guarantor) else { return Ok(()) };
		let Some(mut pledge) = Pledges::<T>::get(ward, number) else { return Ok(()) };
		let own = pledge.deposit.own;
		let short = Self::collect(guarantor, ward, own, &mut pledge.deposit, EraIndex::MAX)?;
		pledge.deposit.own = short;
		Self::release(HoldReason::Deposit, guarantor, own.saturating_sub(short));
		Pledges::<T>::insert(ward, number, pledge);
		Ok(())
	}

	/// Adds what others have offered to `deposit`, up to `needed`, with their premiums, earned in the era `earned`.
	/// Returns how much is still needed.
	pub(crate) fn collect(
		guarantor: &T::AccountId,
		ward: &T::AccountId,
		mut needed: Balance,
		deposit: &mut Deposit<T::AccountId>,
		earned: EraIndex,
	) -> Result<Balance, sp_runtime::DispatchError> {
		let offers = Fundings::<T>::get(ward, guarantor);
		if offers.is_empty() {
			return Ok(needed);
		}
		let mut left = frame_support::BoundedVec::new();
		for mut offer in offers {
			// What a guarantor offers for its own guarantee is its own money, and no premium.
			if offer.payer == *guarantor {
				Self::give_back(guarantor, ward, offer);
				continue;
			}
			let used = offer.amount.min(needed);
			let part = Part { payer: offer.payer.clone(), amount: used, premium: offer.premium, earned };
			let is_wanted = used > 0 || offer.amount == 0;
			if is_wanted && add_part(deposit, part) {
				needed = needed.saturating_sub(used);
				offer.amount = offer.amount.saturating_sub(used);
				offer.premium = 0;
			}
			if offer.amount > 0 || offer.premium > 0 {
				left.try_push(offer).map_err(|_| Error::<T>::TooManyPayers)?;
			}
		}
		if left.is_empty() {
			Fundings::<T>::remove(ward, guarantor);
		} else {
			Fundings::<T>::insert(ward, guarantor, left);
		}
		Ok(needed)
	}

	pub(crate) fn do_unfund(payer: T::AccountId, guarantor: T::AccountId, ward: T::AccountId) -> DispatchResult {
		let mut offers = Fundings::<T>::get(&ward, &guarantor);
		let place = offers.iter().position(|offer| offer.payer == payer).ok_or(Error::<T>::NoSuchFunding)?;
		let offer = offers.remove(place);
		if offers.is_empty() {
			Fundings::<T>::remove(&ward, &guarantor);
		} else {
			Fundings::<T>::insert(&ward, &guarantor, offers);
		}
		Self::give_back(&guarantor, &ward, offer);
		Ok(())
	}
}

/// Adds a payer's part to a deposit, to one it already has if there is one. False if there is no place.
fn add_part<A: PartialEq>(deposit: &mut Deposit<A>, new: Part<A>) -> bool {
	if let Some(part) = deposit.parts.iter_mut().find(|part| part.payer == new.payer) {
		part.amount = part.amount.saturating_add(new.amount);
		// What comes later never puts off a premium that is offered already.
		part.earned = if part.premium > 0 { part.earned.min(new.earned) } else { new.earned };
		part.premium = part.premium.saturating_add(new.premium);
		return true;
	}
	deposit.parts.try_push(new).is_ok()
}
