//! Set-off (D6): debts that form a ring fall together, and no money moves.

use crate::{
	rules::{is_ring, Debt},
	types::{Deal, MAX_RING},
	Config, Deals, Error, Event, Pallet,
};
use alloc::vec::Vec;
use frame_support::{ensure, pallet_prelude::ConstU32, BoundedVec};
use sp_runtime::{DispatchError, DispatchResult};
use synergy_primitives::{Balance, ComplaintsInfo, DealId, Exposure, Obligation, People};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_allow_set_off(who: T::AccountId, allowed: bool) -> DispatchResult {
		let member = Self::number_of(&who)?;
		T::People::allow_set_off(member, allowed)?;
		Self::deposit_event(Event::SetOffAllowed { member, allowed });
		Ok(())
	}

	pub(crate) fn do_set_off(by: T::AccountId, ring: BoundedVec<DealId, ConstU32<MAX_RING>>) -> DispatchResult {
		ensure!(ring.len() >= 2, Error::<T>::TooFewDeals);
		let is_again = |(place, id): (usize, &DealId)| ring.iter().take(place).any(|other| other == id);
		ensure!(!ring.iter().enumerate().any(is_again), Error::<T>::SameDealTwice);
		let deals = ring.iter().map(|id| Self::owed(*id)).collect::<Result<Vec<_>, DispatchError>>()?;
		let debts: Vec<Debt> = deals.iter().map(|(_, debt)| *debt).collect();
		ensure!(is_ring(&debts), Error::<T>::NotARing);
		// In a ring every creditor is a debtor, too.
		let have_allowed = debts.iter().all(|debt| T::People::allows_set_off(debt.debtor));
		ensure!(have_allowed, Error::<T>::NotOptedIn);
		let amount = debts.iter().map(|debt| debt.amount).min().unwrap_or(0);
		Self::deposit_event(Event::SetOff { deals: ring.clone(), amount, by });
		for (id, (deal, _)) in ring.into_iter().zip(deals) {
			Self::lower_debt(id, deal, amount);
		}
		Ok(())
	}

	/// A deal whose payment is due, with what is owed. While it is disputed, those who judge say what is owed.
	fn owed(id: DealId) -> Result<(Deal, Debt), DispatchError> {
		let deal = Self::timely(id)?;
		let debt = deal.debt().ok_or(Error::<T>::NothingOwed)?;
		ensure!(!T::Complaints::is_disputed(Obligation::Deal(id)), Error::<T>::Disputed);
		Ok((deal, debt))
	}

	/// A debt falls, as if so much had been paid: no more of it stays at risk than is still owed. When nothing is, the deal
	/// is completed like any other.
	fn lower_debt(id: DealId, mut deal: Deal, amount: Balance) {
		let Some(payer) = deal.terms.payer() else { return };
		let received = deal.brought.of_mut(payer.other());
		*received = received.saturating_add(amount);
		deal.set_off = deal.set_off.saturating_add(amount);
		let owed = deal.unpaid();
		if owed == 0 {
			let until = Self::warranty_end(deal.terms.warranty);
			return Self::completed(id, deal, 0, until);
		}
		let reserved = deal.reserved.of(payer);
		T::Exposure::free(deal.member(payer), reserved.saturating_sub(owed));
		*deal.reserved.of_mut(payer) = reserved.min(owed);
		Deals::<T>::insert(id, deal);
	}
}
