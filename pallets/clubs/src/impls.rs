//! What clubs offer to others.

use crate::{
	quota::{self, Allowance, Size},
	Club, Clubs, Config, FirstNonce, Pallet, Used, WeightInfo,
};
use frame_support::{
	dispatch::{DispatchClass, DispatchInfo, Pays},
	traits::{fungible::Inspect, Contains, Get, OnKilledAccount},
};
use sp_runtime::{traits::One, SaturatedConversion};
use synergy_primitives::{Clock, ClubId, Councils, Privileges, Signatures};

impl<T: Config> Councils<T::AccountId> for Pallet<T> {
	fn council(club: ClubId) -> Option<T::AccountId> {
		Clubs::<T>::get(club).filter(Club::is_standing).map(|club| club.council)
	}

	fn treasury(club: ClubId) -> Option<T::AccountId> {
		Clubs::<T>::get(club).map(|club| club.treasury)
	}
}

/// Every free call leaves its mark, and after any other the nonce is above that with which the account began. That one may
/// have been as high as the highest with which an account begins now.
impl<T: Config> Signatures<T::AccountId> for Pallet<T> {
	fn has_signed(account: &T::AccountId) -> bool {
		let nonce: u32 = frame_system::Pallet::<T>::account_nonce(account).saturated_into();
		Used::<T>::contains_key(account) || nonce > FirstNonce::<T>::get()
	}
}

/// What an account has used, and what it has agreed to, go with it (P8). What it has signed stays behind it for ever (M4).
impl<T: Config> OnKilledAccount<T::AccountId> for Pallet<T> {
	fn on_killed_account(who: &T::AccountId) {
		Used::<T>::remove(who);
		Self::take_agreement(who);
		let nonce: u32 = frame_system::Pallet::<T>::account_nonce(who).saturated_into();
		if nonce > FirstNonce::<T>::get() {
			FirstNonce::<T>::put(nonce);
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Whether a call with `info`, signed by `who` without a tip and `len` bytes long, would be free now (F5).
	pub fn is_free(
		who: &T::AccountId,
		call: &<T as frame_system::Config>::RuntimeCall,
		info: &DispatchInfo,
		len: u32,
	) -> bool {
		T::PushCall::contains(call)
			|| info.pays_fee == Pays::No
			|| Self::allowance(who).is_some_and(|allowance| allowance.spend(Self::units(info, len)).is_some())
	}

	/// What an account may use in this era; nothing if nobody vouches for it (F5, M4).
	pub(crate) fn allowance(who: &T::AccountId) -> Option<Allowance> {
		let (club, tier) = T::Privileges::standing(who)?;
		Some(Allowance::new(T::Clock::era(), T::Quotas::get().of(club, tier), Used::<T>::get(who)))
	}

	/// How many units a call takes (F5).
	pub(crate) fn units(info: &DispatchInfo, len: u32) -> u32 {
		let base = T::BlockWeights::get().get(info.class).base_extrinsic;
		let time = info.total_weight().saturating_add(base).ref_time();
		quota::units(Size { time, length: len }, Self::unit())
	}

	/// What one unit pays for.
	fn unit() -> Size {
		Size { time: T::UnitTime::get(), length: T::UnitLength::get() }
	}

	/// Refuses constants with which free calls could delay others by more than two blocks (F5), or fees could get lost
	/// because they are too small for an account to exist (P6).
	pub(crate) fn check_constants() {
		assert!(
			T::Currency::minimum_balance() <= One::one(),
			"clubs: an account must exist from one unit on (rule P6)"
		);
		assert!(T::MinValidators::get() > 0 && T::MaxMissed::get() > 0, "clubs: somebody must validate (rule F2)");
		let weights = T::BlockWeights::get();
		let most = <T as Config>::WeightInfo::pass_session(T::MaxValidators::get()).ref_time();
		assert!(most < weights.max_block.ref_time() / 4, "clubs: a session's change does not fit (rule P7)");
		let time = weights.get(DispatchClass::Normal).max_total.unwrap_or(weights.max_block).ref_time();
		let length = *T::BlockLength::get().max.get(DispatchClass::Normal);
		quota::check(T::MaxQuota::get(), Self::unit(), Size { time, length });
	}

	/// The treasury to which the fees of `who` go: its club's if it is a member, the federation's if it is none or the club
	/// was removed (F5).
	pub(crate) fn treasury_of(who: &T::AccountId) -> T::AccountId {
		T::Privileges::club(who)
			.and_then(Clubs::<T>::get)
			.filter(Club::is_standing)
			.map_or_else(T::FederationTreasury::get, |club| club.treasury)
	}
}
