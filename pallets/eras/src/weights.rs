//! Weights of `pallet_synergy_eras`: estimates from the reads and writes that the benchmarks
//! count (`runtime/tests/benchmarks`), until they are measured.

#![allow(missing_docs, unused_parens, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// What each call and each piece of work costs.
pub trait WeightInfo {
	fn set_duration() -> Weight;
	fn set_parameter() -> Weight;
	fn pass_boundary() -> Weight;
	fn look() -> Weight;
	fn task() -> Weight;
}

/// The weights of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn set_duration() -> Weight {
		Weight::from_parts(20_000_000, 0).saturating_add(T::DbWeight::get().writes(1))
	}
	fn set_parameter() -> Weight {
		Weight::from_parts(25_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn pass_boundary() -> Weight {
		Weight::from_parts(31_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn look() -> Weight {
		Weight::from_parts(5_000_000, 0).saturating_add(T::DbWeight::get().reads(2))
	}
	fn task() -> Weight {
		Weight::from_parts(40_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(2))
	}
}

impl WeightInfo for () {
	fn set_duration() -> Weight {
		Weight::from_parts(20_000_000, 0)
	}
	fn set_parameter() -> Weight {
		Weight::from_parts(25_000_000, 0)
	}
	fn pass_boundary() -> Weight {
		Weight::from_parts(31_000_000, 0)
	}
	fn look() -> Weight {
		Weight::from_parts(5_000_000, 0)
	}
	fn task() -> Weight {
		Weight::from_parts(40_000_000, 0)
	}
}
