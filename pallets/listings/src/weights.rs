//! Weights of `pallet_synergy_listings`: estimates from the reads and writes that the benchmarks
//! count (`runtime/tests/benchmarks`), until they are measured.

#![allow(missing_docs, unused_parens, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// What each call and each piece of work costs.
pub trait WeightInfo {
	/// `n` listings in one call.
	fn publish(n: u32) -> Weight;
	fn update() -> Weight;
	fn pause() -> Weight;
	fn resume() -> Weight;
	fn unpublish() -> Weight;
	fn expire() -> Weight;
	fn set_category() -> Weight;
	fn remove_category() -> Weight;
}

/// The weights of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn publish(n: u32) -> Weight {
		Weight::from_parts(373_000_000, 0)
			.saturating_add(Weight::from_parts(15_000_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(116, 2))
			.saturating_add(T::DbWeight::get().reads_writes(0, 3).saturating_mul(n.into()))
	}
	fn update() -> Weight {
		Weight::from_parts(190_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(50))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn pause() -> Weight {
		Weight::from_parts(39_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn resume() -> Weight {
		Weight::from_parts(171_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(47))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn unpublish() -> Weight {
		Weight::from_parts(47_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn expire() -> Weight {
		Weight::from_parts(36_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn set_category() -> Weight {
		Weight::from_parts(39_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn remove_category() -> Weight {
		Weight::from_parts(42_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
	}
}

impl WeightInfo for () {
	fn publish(n: u32) -> Weight {
		Weight::from_parts(373_000_000, 0).saturating_add(Weight::from_parts(15_000_000, 0).saturating_mul(n.into()))
	}
	fn update() -> Weight {
		Weight::from_parts(190_000_000, 0)
	}
	fn pause() -> Weight {
		Weight::from_parts(39_000_000, 0)
	}
	fn resume() -> Weight {
		Weight::from_parts(171_000_000, 0)
	}
	fn unpublish() -> Weight {
		Weight::from_parts(47_000_000, 0)
	}
	fn expire() -> Weight {
		Weight::from_parts(36_000_000, 0)
	}
	fn set_category() -> Weight {
		Weight::from_parts(39_000_000, 0)
	}
	fn remove_category() -> Weight {
		Weight::from_parts(42_000_000, 0)
	}
}
