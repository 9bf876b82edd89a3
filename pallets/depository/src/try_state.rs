//! The promises of this pallet (P1, P6, P8).

use crate::{
	types::{Redemption, RedemptionId},
	Config, Depositories, Pallet, Receipts, Redemptions, RedemptionsOf, TotalIssued, TotalRedeemed,
};
use alloc::collections::BTreeSet;
use frame_support::{
	ensure,
	traits::{fungible::Inspect, Get},
};
use sp_runtime::TryRuntimeError;
use synergy_primitives::{check_all, Clock, Page, Sum};

impl<T: Config> Pallet<T> {
	/// All promises that this pallet keeps by itself, over the whole state.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		check_all(Self::audit)
	}

	/// All promises of this pallet, for one page.
	pub fn audit(page: &mut Page<T::AccountId>) {
		page.once(|page| {
			page.check(0, Self::ensure_p6());
			page.kept(Sum::Issued, TotalIssued::<T>::get());
			page.kept(Sum::Redeemed, TotalRedeemed::<T>::get());
		});
		page.walk(Depositories::<T>::iter_from, |page, (account, depository)| {
			page.found(Sum::Issued, depository.issued);
			page.found(Sum::Redeemed, depository.redeemed);
			page.kept(Sum::Receipts(account.clone()), depository.issued);
			page.kept(Sum::Waiting(account), depository.waiting);
		});
		page.walk(Receipts::<T>::iter_from, |page, (depository, _, receipt)| {
			page.found(Sum::Receipts(depository), receipt.amount);
		});
		page.walk(Redemptions::<T>::iter_from, |page, (id, redemption)| {
			page.check(id, Self::ensure_redemption_holds(id, &redemption));
			page.found(Sum::Redemptions(redemption.holder), redemption.amount);
			page.found(Sum::Waiting(redemption.depository), 1u32);
		});
		page.walk(RedemptionsOf::<T>::iter_from, |page, (holder, own)| {
			page.spend(u32::try_from(own.len()).unwrap_or(u32::MAX));
			let holds = Self::ensure_holds(&holder, &own);
			page.check_account(holder, holds);
		});
	}

	/// P6: the total supply is that of genesis, and what was issued, less what was redeemed.
	pub fn ensure_p6() -> Result<(), TryRuntimeError> {
		let supply = Some(T::Currency::total_issuance());
		ensure!(Self::supply() == supply, "P6: the supply is not genesis and issued less redeemed");
		Ok(())
	}

	/// F4 and P8 for one redemption: it does not wait longer than it may, and its holder and its depository know it.
	fn ensure_redemption_holds(id: RedemptionId, redemption: &Redemption<T::AccountId>) -> Result<(), TryRuntimeError> {
		let last = T::Clock::era().saturating_add(T::RedemptionEras::get()).saturating_add(1);
		ensure!(redemption.amount > 0 && redemption.until <= last, "F4: a redemption is of nothing, or for ever");
		ensure!(RedemptionsOf::<T>::get(&redemption.holder).contains(&id), "P8: a holder misses its redemption");
		let is_known = Depositories::<T>::contains_key(&redemption.depository);
		ensure!(is_known, "P8: a redemption waits for no depository");
		Ok(())
	}

	/// P8 for the list of one holder: it names each of its redemptions once, and nothing else.
	fn ensure_holds(holder: &T::AccountId, own: &[RedemptionId]) -> Result<(), TryRuntimeError> {
		let is_own = |id: &RedemptionId| Redemptions::<T>::get(id).is_some_and(|entry| entry.holder == *holder);
		let named: BTreeSet<_> = own.iter().filter(|id| is_own(id)).collect();
		ensure!(!own.is_empty(), "P8: an empty list is left behind");
		ensure!(named.len() == own.len(), "P8: a holder's list names what is not there");
		Ok(())
	}
}
