//! Every call and every piece of work, each at its worst: long references, full lists, an account that does not exist.

#![allow(clippy::expect_used, reason = "what cannot be prepared cannot be measured")]

use crate::*;
use alloc::vec;
use frame_benchmarking::v2::*;
use frame_support::{
	pallet_prelude::ConstU32,
	traits::{fungible::Inspect, EnsureOrigin, Get},
	BoundedVec,
};
use frame_system::{pallet_prelude::OriginFor, RawOrigin};
use synergy_primitives::{Balance, Scene};

const AMOUNT: Balance = 1_000_000;

/// Text of the greatest length.
fn longest<const L: u32>() -> BoundedVec<u8, ConstU32<L>> {
	BoundedVec::truncate_from(vec![b'x'; L as usize])
}

fn signed<T: Config>(who: &T::AccountId) -> OriginFor<T> {
	RawOrigin::Signed(who.clone()).into()
}

/// A depository that has money.
fn depository<T: Config>() -> T::AccountId {
	let who = T::Scene::person(0);
	Pallet::<T>::do_appoint(who.clone(), Balance::MAX).expect("is none yet");
	who
}

/// A holder of whose redemptions as many wait as may, but for `fewer`; the last one's number as well.
fn holder<T: Config>(depository: &T::AccountId, fewer: u32) -> (T::AccountId, RedemptionId) {
	let who = T::Scene::person(1);
	for _ in fewer..T::MaxRedemptions::get() {
		Pallet::<T>::redeem(signed::<T>(&who), depository.clone(), AMOUNT, longest()).expect("has money");
	}
	(who, NextRedemption::<T>::get().saturating_sub(1))
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn issue() {
		let (who, to) = (depository::<T>(), account("newcomer", 0, 0));

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), to, AMOUNT, longest());

		assert!(Receipts::<T>::contains_key(&who, longest()));
	}

	#[benchmark]
	fn redeem() {
		let depository = depository::<T>();
		let (who, id) = holder::<T>(&depository, 1);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), depository, AMOUNT, longest());

		assert_eq!(NextRedemption::<T>::get(), id.saturating_add(2));
	}

	#[benchmark]
	fn confirm_redemption() {
		let depository = depository::<T>();
		let (who, id) = holder::<T>(&depository, 0);
		let before = T::Currency::total_balance(&who);

		#[extrinsic_call]
		_(RawOrigin::Signed(depository), id);

		assert_eq!(T::Currency::total_balance(&who), before.saturating_sub(AMOUNT));
	}

	#[benchmark]
	fn reject_redemption() {
		let depository = depository::<T>();
		let (who, id) = holder::<T>(&depository, 0);
		let before = T::Currency::balance(&who);

		#[extrinsic_call]
		_(RawOrigin::Signed(depository), id, longest());

		assert_eq!(T::Currency::balance(&who), before.saturating_add(AMOUNT));
	}

	#[benchmark]
	fn take_back() {
		let depository = depository::<T>();
		let (who, id) = holder::<T>(&depository, 0);
		Pallet::<T>::do_dismiss(depository).expect("is one");

		#[extrinsic_call]
		_(RawOrigin::Signed(who), id);

		assert!(!Redemptions::<T>::contains_key(id));
	}

	#[benchmark]
	fn expire() {
		let depository = depository::<T>();
		let (_, id) = holder::<T>(&depository, 0);

		#[block]
		{
			Pallet::<T>::expire(id, u32::MAX);
		}

		assert!(!Redemptions::<T>::contains_key(id));
	}

	#[benchmark]
	fn appoint() -> Result<(), BenchmarkError> {
		let origin = T::FederationOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let who = depository::<T>();
		Pallet::<T>::do_dismiss(who.clone())?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone(), AMOUNT);

		assert_eq!(Pallet::<T>::left(who), AMOUNT);
		Ok(())
	}

	#[benchmark]
	fn set_limit() -> Result<(), BenchmarkError> {
		let origin = T::FederationOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let who = depository::<T>();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone(), AMOUNT);

		assert_eq!(Pallet::<T>::left(who), AMOUNT);
		Ok(())
	}

	#[benchmark]
	fn dismiss() -> Result<(), BenchmarkError> {
		let origin = T::FederationOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let who = depository::<T>();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone());

		assert_eq!(Pallet::<T>::left(who), 0);
		Ok(())
	}
}
