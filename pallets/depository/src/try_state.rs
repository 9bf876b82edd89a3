//! The promises of this pallet (P1, P6, P8).

use crate::{
	Config, Depositories, HoldReason, Pallet, Receipts, Redemptions, RedemptionsOf, TotalIssued, TotalRedeemed,
};
use alloc::collections::BTreeMap;
use frame_support::{
	ensure,
	traits::{
		fungible::{Inspect, InspectHold},
		Get,
	},
};
use sp_runtime::TryRuntimeError;
use synergy_primitives::{Balance, Clock};

type Sums<T> = BTreeMap<<T as frame_system::Config>::AccountId, Balance>;

fn add<K: Ord>(sums: &mut BTreeMap<K, Balance>, key: K, amount: Balance) {
	let sum = sums.entry(key).or_default();
	*sum = sum.saturating_add(amount);
}

impl<T: Config> Pallet<T> {
	/// All promises of this pallet over the whole state.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::ensure_p6()?;
		Self::ensure_p1()?;
		Self::ensure_p8()
	}

	/// P6: the total supply is that of genesis, and what was issued, less what was redeemed; every unit issued stands on a
	/// receipt.
	pub fn ensure_p6() -> Result<(), TryRuntimeError> {
		let supply = Some(T::Currency::total_issuance());
		ensure!(Self::supply() == supply, "P6: the supply is not genesis and issued less redeemed");
		let mut on_receipts = Sums::<T>::new();
		for (depository, _, receipt) in Receipts::<T>::iter() {
			add(&mut on_receipts, depository, receipt.amount);
		}
		let (mut issued, mut redeemed): (Balance, Balance) = (0, 0);
		for (account, depository) in Depositories::<T>::iter() {
			let sum = on_receipts.remove(&account).unwrap_or_default();
			ensure!(depository.issued == sum, "P6: a depository has issued without a receipt");
			issued = issued.saturating_add(depository.issued);
			redeemed = redeemed.saturating_add(depository.redeemed);
		}
		ensure!(on_receipts.is_empty(), "P6: a receipt is of no depository");
		ensure!(issued == TotalIssued::<T>::get(), "P6: the depositories have not issued what was issued");
		ensure!(redeemed == TotalRedeemed::<T>::get(), "P6: the depositories have not redeemed what was redeemed");
		Ok(())
	}

	/// P1: what is held for redemptions is what is recorded, per account.
	pub fn ensure_p1() -> Result<(), TryRuntimeError> {
		let mut recorded = Sums::<T>::new();
		for redemption in Redemptions::<T>::iter_values() {
			add(&mut recorded, redemption.holder, redemption.amount);
		}
		for (holder, amount) in recorded {
			let held = T::Currency::balance_on_hold(&HoldReason::Redemption.into(), &holder);
			ensure!(held == amount, "P1: what is held for redemptions and what is recorded differ");
		}
		Ok(())
	}

	/// P8: holders know their redemptions, depositories count theirs, and none waits longer than it may.
	fn ensure_p8() -> Result<(), TryRuntimeError> {
		let (mut waiting, mut count) = (BTreeMap::new(), 0usize);
		let last = T::Clock::era().saturating_add(T::RedemptionEras::get()).saturating_add(1);
		for (id, redemption) in Redemptions::<T>::iter() {
			ensure!(redemption.amount > 0 && redemption.until <= last, "F4: a redemption is of nothing, or for ever");
			ensure!(RedemptionsOf::<T>::get(&redemption.holder).contains(&id), "P8: a holder misses its redemption");
			add(&mut waiting, redemption.depository, 1);
			count = count.saturating_add(1);
		}
		let listed = RedemptionsOf::<T>::iter_values().map(|list| list.len());
		ensure!(listed.fold(0, usize::saturating_add) == count, "P8: a holder's list names what is not there");
		ensure!(RedemptionsOf::<T>::iter_values().all(|list| !list.is_empty()), "P8: an empty list is left behind");
		for (account, depository) in Depositories::<T>::iter() {
			let of = waiting.remove(&account).unwrap_or_default();
			ensure!(of == Balance::from(depository.waiting), "P8: a depository's redemptions are not counted so");
		}
		ensure!(waiting.is_empty(), "P8: a redemption waits for no depository");
		Ok(())
	}
}
