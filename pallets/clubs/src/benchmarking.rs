//! The three ways through the transaction extension, each at its worst.

use crate::*;
use alloc::vec;
use frame_benchmarking::v2::*;
use frame_support::{
	dispatch::{DispatchInfo, PostDispatchInfo},
	traits::{
		fungible::{Balanced, Inspect},
		tokens::Precision,
		Get,
	},
	weights::Weight,
};
use frame_system::RawOrigin;
use sp_runtime::traits::{
	AsSystemOriginSigner, AsTransactionAuthorizedOrigin, DispatchTransaction, Dispatchable, Saturating, Zero,
};
use synergy_primitives::{Clock, ClubId};

/// What the runtime prepares, since this pallet knows neither members nor complaints.
pub trait BenchmarkHelper<AccountId, Call> {
	/// Makes `who` a member of `club` at the highest tier.
	fn make_member(who: &AccountId, club: ClubId);
	/// Makes work wait, and gives a call that pushes it.
	fn push_call() -> Call;
}

const CLUB: ClubId = 0;

/// Gives an account more money than any fee.
fn endow<T: Config>(who: &T::AccountId) {
	let amount = T::Currency::minimum_balance().saturating_mul(1_000_000_000u32.into());
	drop(T::Currency::deposit(who, amount, Precision::BestEffort));
}

/// A member of a club whose treasury exists, with money of its own.
fn member<T: Config>() -> T::AccountId {
	let (who, treasury) = (account("member", 0, 0), account("treasury", 0, 0));
	endow::<T>(&who);
	endow::<T>(&treasury);
	Clubs::<T>::insert(CLUB, Club { name: Name::default(), council: account("council", 0, 0), treasury });
	T::BenchmarkHelper::make_member(&who, CLUB);
	who
}

/// Notes that a member has used so many units in this era.
fn has_used<T: Config>(who: &T::AccountId, units: u32) {
	Used::<T>::insert(who, Usage { era: T::Clock::era(), units });
}

#[benchmarks(where
	T::RuntimeOrigin: AsTransactionAuthorizedOrigin + AsSystemOriginSigner<T::AccountId>,
	<T as frame_system::Config>::RuntimeCall: Dispatchable<Info = DispatchInfo, PostInfo = PostDispatchInfo>,
)]
mod benchmarks {
	use super::*;

	/// A free call of a member that has made others in this era.
	#[benchmark]
	fn use_quota() {
		let who = member::<T>();
		has_used::<T>(&who, 1);
		let call = frame_system::Call::remark { remark: vec![] }.into();
		let extension = ChargeQuotaOrFee::<T>::new(frame_system::Pallet::<T>::account_nonce(&who), Zero::zero());
		let origin = RawOrigin::Signed(who.clone()).into();

		#[block]
		{
			let done = extension.test_run(origin, &call, &DispatchInfo::default(), 0, 0, |_| Ok(().into()));
			assert!(done.is_ok_and(|result| result.is_ok()));
		}

		assert_eq!(Used::<T>::get(&who).map(|usage| usage.units), Some(2));
	}

	/// A call of a member that has used up its quota: the fee goes to the club, and a part of it back.
	#[benchmark]
	fn pay_fee() {
		let who = member::<T>();
		let most = T::Quotas::get().tier_2100;
		has_used::<T>(&who, most);
		let before = T::Currency::balance(&who);
		let call = frame_system::Call::remark { remark: vec![] }.into();
		let extension = ChargeQuotaOrFee::<T>::new(frame_system::Pallet::<T>::account_nonce(&who), Zero::zero());
		let origin = RawOrigin::Signed(who.clone()).into();
		let info = DispatchInfo { call_weight: Weight::from_parts(1_000_000, 0), ..Default::default() };
		let needed = PostDispatchInfo { actual_weight: Some(Default::default()), ..Default::default() };

		#[block]
		{
			let done = extension.test_run(origin, &call, &info, 10, 0, |_| Ok(needed));
			assert!(done.is_ok_and(|result| result.is_ok()));
		}

		assert!(T::Currency::balance(&who) < before);
		assert_eq!(Used::<T>::get(&who).map(|usage| usage.units), Some(most));
	}

	/// A push while work waits.
	#[benchmark]
	fn push() {
		let who: T::AccountId = account("somebody", 0, 0);
		endow::<T>(&who);
		let call = T::BenchmarkHelper::push_call();
		let extension = ChargeQuotaOrFee::<T>::new(frame_system::Pallet::<T>::account_nonce(&who), Zero::zero());
		let origin = RawOrigin::Signed(who.clone()).into();

		#[block]
		{
			let done = extension.test_run(origin, &call, &DispatchInfo::default(), 0, 0, |_| Ok(().into()));
			assert!(done.is_ok_and(|result| result.is_ok()));
		}

		assert!(!Used::<T>::contains_key(&who));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
