//! What this pallet offers to others, through the traits of `synergy-primitives`.

use crate::{Config, Deal, Deals, Error, Pallet, Side};
use frame_support::ensure;
use sp_runtime::{DispatchError, DispatchResult};
use synergy_primitives::{Balance, Claimable, DealId, Exposure, MemberIndex, Obligation, Obligations};

/// The deal an obligation is.
fn deal_of(obligation: Obligation) -> Option<DealId> {
	match obligation {
		Obligation::Deal(id) => Some(id),
		_ => None,
	}
}

impl<T: Config> Obligations for Pallet<T> {
	fn claimable(of: Obligation, complainer: MemberIndex) -> Result<Claimable, DispatchError> {
		let id = deal_of(of).ok_or(Error::<T>::NoSuchDeal)?;
		let deal = Self::open_deal(id)?;
		let side = deal.side(complainer).ok_or(Error::<T>::NotAParty)?;
		let is_of_customer = deal.by_customer && deal.terms.payer() != Some(side);
		ensure!(!is_of_customer, Error::<T>::CustomerOwesNothing);
		Ok(Claimable {
			accused: deal.member(side.other()),
			limit: deal.limit(side),
			in_time: Self::is_in_time(id, &deal),
			suspends: !deal.by_customer,
		})
	}

	fn escrow(of: Obligation, complainer: MemberIndex) -> Balance {
		let deal = deal_of(of).and_then(Deals::<T>::get);
		deal.and_then(|deal| Some(deal.refundable(deal.side(complainer)?))).unwrap_or(0)
	}

	fn pay_from_escrow(of: Obligation, complainer: MemberIndex, amount: Balance) -> DispatchResult {
		if amount == 0 {
			return Ok(());
		}
		let id = deal_of(of).ok_or(Error::<T>::NoSuchDeal)?;
		let mut deal = Self::open_deal(id)?;
		// The escrow is the complainer's own money: an award out of it gives it back.
		let account = Self::account(complainer)?;
		Self::return_escrow(&mut deal, &account, amount)?;
		Deals::<T>::insert(id, deal);
		Ok(())
	}

	fn resolve(of: Obligation, complainer: MemberIndex, brought: Balance) {
		Self::end_dispute(of, complainer, brought, |deal, side| deal.note_award(side, brought));
	}

	fn settle(of: Obligation, complainer: MemberIndex, paid: Balance) {
		Self::end_dispute(of, complainer, paid, |_, _| ());
	}
}

impl<T: Config> Pallet<T> {
	/// A complaint has ended, and brought something, which counts as paid (D4). What the accused had at risk is free (C10).
	fn end_dispute(of: Obligation, complainer: MemberIndex, brought: Balance, note: impl FnOnce(&mut Deal, Side)) {
		let Some(id) = deal_of(of) else { return };
		Deals::<T>::mutate_extant(id, |deal| {
			let Some(side) = deal.side(complainer) else { return };
			let received = deal.brought.of_mut(side);
			*received = received.saturating_add(brought);
			let accused = side.other();
			let freed = core::mem::take(deal.reserved.of_mut(accused));
			T::Exposure::free(deal.member(accused), freed);
			note(deal, side);
		});
	}

	fn return_escrow(deal: &mut Deal, account: &T::AccountId, amount: Balance) -> DispatchResult {
		use frame_support::traits::{fungible::MutateHold, tokens::Precision};
		T::Currency::release(&crate::HoldReason::Escrow.into(), account, amount, Precision::Exact)?;
		deal.escrow = deal.escrow.saturating_sub(amount);
		Ok(())
	}
}
