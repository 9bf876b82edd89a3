//! Every call and every piece of work, each at its worst.

use crate::*;
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::{
	pallet_prelude::ConstU32,
	traits::{EnsureOrigin, Get},
	BoundedVec,
};
use frame_system::RawOrigin;
use synergy_primitives::{CategoryCode, Clock, ListingId, Scene};

const CATEGORY: CategoryCode = 1;

/// Text of the greatest length.
fn longest<const L: u32>() -> BoundedVec<u8, ConstU32<L>> {
	BoundedVec::truncate_from(alloc::vec![b'x'; L as usize])
}

/// A category at the greatest depth, the last one that its parent has place for.
fn category<T: Config>() {
	let mut parent = None;
	for depth in 1..u32::from(MAX_DEPTH) {
		let code = depth.saturating_mul(1_000_000);
		assert!(Pallet::<T>::do_set_category(code, parent, longest(), longest()).is_ok());
		parent = Some(code);
	}
	for sibling in 2..=MAX_CHILDREN {
		assert!(Pallet::<T>::do_set_category(sibling, parent, longest(), longest()).is_ok());
	}
	assert!(Pallet::<T>::do_set_category(CATEGORY, parent, longest(), longest()).is_ok());
}

fn content<T: Config>() -> Content {
	Content {
		kind: Kind::Offer,
		category: CATEGORY,
		title: longest(),
		details: longest(),
		quantity: 10,
		least: 1,
		unit: Unit::Other(longest()),
		price: 1,
		club: Some(0),
		until: T::Clock::deadline(T::MaxLife::get()),
		standing: None,
	}
}

/// A member that complaints have reached, and that has `listings` of its own; the last one's number as well.
fn member<T: Config>(listings: u32) -> (T::AccountId, ListingId) {
	let who = T::Scene::member(0);
	category::<T>();
	for _ in 0..listings {
		assert!(Pallet::<T>::do_publish(who.clone(), Vec::from([content::<T>()])).is_ok());
	}
	T::Scene::burden(&who);
	T::Scene::backlog();
	(who, NextListing::<T>::get().saturating_sub(1))
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn publish(n: Linear<1, { T::MaxAtOnce::get() }>) {
		let (who, _) = member::<T>(T::MaxListings::get().saturating_sub(n));
		let clubs = T::Scene::clubs(n).into_iter().map(Some).cycle();
		let contents = (1..=n).zip(clubs).map(|(category, club)| Content { category, club, ..content::<T>() });
		let contents = BoundedVec::truncate_from(contents.collect::<Vec<_>>());

		#[extrinsic_call]
		publish_many(RawOrigin::Signed(who), contents);

		assert_eq!(NextListing::<T>::get(), T::MaxListings::get());
	}

	#[benchmark]
	fn update() {
		let (who, id) = member::<T>(T::MaxListings::get());
		let other = CATEGORY.saturating_add(1);
		let until = T::Clock::deadline(T::MaxLife::get()).saturating_sub(1);
		let changed = Content { category: other, until, ..content::<T>() };

		#[extrinsic_call]
		_(RawOrigin::Signed(who), id, changed.clone());

		assert_eq!(Listings::<T>::get(id).map(|listing| listing.content), Some(changed));
	}

	#[benchmark]
	fn pause() {
		let (who, id) = member::<T>(T::MaxListings::get());

		#[extrinsic_call]
		_(RawOrigin::Signed(who), id);

		assert!(Listings::<T>::get(id).is_some_and(|listing| listing.is_paused));
	}

	#[benchmark]
	fn resume() {
		let (who, id) = member::<T>(T::MaxListings::get());
		assert!(Pallet::<T>::do_pause(who.clone(), id).is_ok());

		#[extrinsic_call]
		_(RawOrigin::Signed(who), id);

		assert!(Pallet::<T>::is_shown(id));
	}

	#[benchmark]
	fn unpublish() {
		let (who, id) = member::<T>(T::MaxListings::get());

		#[extrinsic_call]
		_(RawOrigin::Signed(who), id);

		assert!(!Listings::<T>::contains_key(id));
	}

	#[benchmark]
	fn expire() {
		let (_, id) = member::<T>(T::MaxListings::get());

		#[block]
		{
			Pallet::<T>::expire(id, u32::MAX);
		}

		assert!(!Listings::<T>::contains_key(id));
	}

	#[benchmark]
	fn set_category() -> Result<(), BenchmarkError> {
		let origin = T::FederationOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		category::<T>();
		let parent = Categories::<T>::get(CATEGORY).and_then(|category| category.parent);
		Pallet::<T>::do_remove_category(CATEGORY)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, CATEGORY, parent, longest(), longest());

		assert!(Categories::<T>::contains_key(CATEGORY));
		Ok(())
	}

	#[benchmark]
	fn remove_category() -> Result<(), BenchmarkError> {
		let origin = T::FederationOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		category::<T>();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, CATEGORY);

		assert!(!Categories::<T>::contains_key(CATEGORY));
		Ok(())
	}
}
