//! Others' money in guarantees (G2).

use crate::{
	types::{Deposit, Funding, Part, Pledge},
	Config, Error, Event, Fundings, HoldReason, Numbers, Pallet, Pledges,
};
use frame_support::{ensure, storage::with_storage_layer};
use sp_runtime::DispatchResult;
use synergy_primitives::{Balance, EraIndex, MemberIndex, Sponsoring};

/// When the premiums of a pledge are earned, as long as it is not accepted.
pub(crate) const NOT_YET: EraIndex = EraIndex::MAX;

impl<T: Config> Sponsoring<T::AccountId> for Pallet<T> {
	fn sponsor(
		payer: T::AccountId,
		guarantor: T::AccountId,
		ward: T::AccountId,
		amount: Balance,
		premium: Balance,
	) -> DispatchResult {
		Self::do_fund(payer, guarantor, ward, amount, premium)
	}

	fn take_back(payer: T::AccountId, guarantor: T::AccountId, ward: T::AccountId) -> DispatchResult {
		let pledge = Numbers::<T>::get(&guarantor).and_then(|number| Pledges::<T>::get(&ward, number));
		if pledge.is_some_and(|pledge| pledge.deposit.has_part_of(&payer)) {
			Self::do_unpledge(payer, guarantor, ward)
		} else {
			Self::do_unfund(payer, guarantor, ward)
		}
	}
}

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
		let before = pledge.deposit.clone();
		let short = Self::collect(guarantor, ward, before.own, &mut pledge.deposit, NOT_YET)?;
		pledge.deposit.own = short;
		Self::release(HoldReason::Deposit, guarantor, before.own.saturating_sub(short));
		if pledge.deposit != before {
			Self::keep_pledge(number, ward, pledge);
		}
		Ok(())
	}

	/// Writes down a pledge in which other money stands now.
	fn keep_pledge(guarantor: MemberIndex, ward: &T::AccountId, pledge: Pledge<T::AccountId>) {
		let own = pledge.deposit.own;
		let paid = pledge.deposit.total().saturating_sub(own);
		Pledges::<T>::insert(ward, guarantor, pledge);
		Self::deposit_event(Event::PledgeChanged { guarantor, ward: ward.clone(), own, paid });
	}

	/// A payer takes its own out of a pledge not yet accepted, and what it has offered beside it. What others have offered
	/// takes its place, then free money of the guarantor's, who has signed for the whole. Where that is not there the
	/// pledge is taken back.
	pub(crate) fn take_out(
		payer: &T::AccountId,
		guarantor: &T::AccountId,
		number: MemberIndex,
		ward: T::AccountId,
		mut pledge: Pledge<T::AccountId>,
	) -> DispatchResult {
		let place = pledge.deposit.parts.iter().position(|part| part.payer == *payer);
		let part = pledge.deposit.parts.remove(place.ok_or(Error::<T>::NotYourPledge)?);
		Self::give_back_part(guarantor, &ward, part);
		let is_offered = Fundings::<T>::get(&ward, guarantor).iter().any(|offer| offer.payer == *payer);
		if is_offered {
			Self::do_unfund(payer.clone(), guarantor.clone(), ward.clone())?;
		}
		let left = pledge.deposit.clone();
		match with_storage_layer(|| Self::raise_deposit(guarantor, &ward, left, pledge.tier, NOT_YET)) {
			Ok(deposit) => Self::keep_pledge(number, &ward, Pledge { deposit, ..pledge }),
			Err(_) => Self::drop_pledge(guarantor, number, ward, pledge),
		}
		Ok(())
	}

	/// Adds what others have offered to `deposit`, up to `needed`, with their premiums, earned in the era `earned`. To a
	/// pledge that is not accepted yet a larger offer comes also when all places are taken. Returns how much is still
	/// needed.
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
			if earned == NOT_YET {
				needed = needed.saturating_add(Self::make_place(guarantor, ward, &offer, needed, deposit));
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

	/// When all places of a deposit are taken, the smallest part makes place for an offer of which more can be used, so that
	/// nobody can keep others out with next to nothing. It goes back. Returns how much more is needed without it.
	fn make_place(
		guarantor: &T::AccountId,
		ward: &T::AccountId,
		offer: &Funding<T::AccountId>,
		needed: Balance,
		deposit: &mut Deposit<T::AccountId>,
	) -> Balance {
		if !deposit.parts.is_full() || deposit.has_part_of(&offer.payer) {
			return 0;
		}
		let size = |part: &Part<T::AccountId>| part.amount.saturating_add(part.premium);
		let Some((place, smallest)) = deposit.parts.iter().enumerate().min_by_key(|(_, part)| size(part)) else {
			return 0;
		};
		let used = offer.amount.min(needed.saturating_add(smallest.amount));
		// A premium comes with money of which something can be used, or alone.
		let is_wanted = used > 0 || offer.amount == 0;
		let is_larger = used >= smallest.amount && used.saturating_add(offer.premium) > size(smallest);
		if !is_wanted || !is_larger {
			return 0;
		}
		let lost = deposit.parts.remove(place);
		let amount = lost.amount;
		Self::give_back_part(guarantor, ward, lost);
		amount
	}

	/// Gives back what somebody has paid into a pledge that is not accepted yet.
	fn give_back_part(guarantor: &T::AccountId, ward: &T::AccountId, part: Part<T::AccountId>) {
		let Part { payer, amount, premium, .. } = part;
		Self::give_back(guarantor, ward, Funding { payer, amount, premium });
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
