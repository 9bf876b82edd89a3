//! Weights of `pallet_synergy_complaints`: estimates from counted reads and writes at the worst case, until they
//! are measured.

#![allow(missing_docs, unused_parens, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// What each call and each piece of work costs.
pub trait WeightInfo {
	fn file() -> Weight;
	fn withdraw() -> Weight;
	fn settle() -> Weight;
	fn accept() -> Weight;
	fn vote() -> Weight;
	fn appeal() -> Weight;
	fn arbitrate() -> Weight;
	fn finish() -> Weight;
	fn conclude() -> Weight;
	fn climb_start() -> Weight;
	fn climb_step() -> Weight;
	fn sweep_start() -> Weight;
	fn sweep_page() -> Weight;
}

/// The weights of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn file() -> Weight {
		Weight::from_parts(70_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(10))
	}
	fn withdraw() -> Weight {
		Weight::from_parts(50_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn settle() -> Weight {
		Weight::from_parts(90_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn accept() -> Weight {
		Weight::from_parts(120_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(60))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	fn vote() -> Weight {
		Weight::from_parts(60_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(30))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn appeal() -> Weight {
		Weight::from_parts(100_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(60))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	fn arbitrate() -> Weight {
		Weight::from_parts(60_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(40))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn finish() -> Weight {
		Weight::from_parts(900_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(60))
			.saturating_add(T::DbWeight::get().writes(60))
	}
	fn conclude() -> Weight {
		Weight::from_parts(1_000_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(70))
			.saturating_add(T::DbWeight::get().writes(66))
	}
	fn climb_start() -> Weight {
		Weight::from_parts(10_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn climb_step() -> Weight {
		Weight::from_parts(120_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(42))
			.saturating_add(T::DbWeight::get().writes(18))
	}
	fn sweep_start() -> Weight {
		Weight::from_parts(40_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	fn sweep_page() -> Weight {
		Weight::from_parts(400_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(66))
			.saturating_add(T::DbWeight::get().writes(130))
	}
}

impl WeightInfo for () {
	fn file() -> Weight {
		Weight::from_parts(70_000_000, 0)
	}
	fn withdraw() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn settle() -> Weight {
		Weight::from_parts(90_000_000, 0)
	}
	fn accept() -> Weight {
		Weight::from_parts(120_000_000, 0)
	}
	fn vote() -> Weight {
		Weight::from_parts(60_000_000, 0)
	}
	fn appeal() -> Weight {
		Weight::from_parts(100_000_000, 0)
	}
	fn arbitrate() -> Weight {
		Weight::from_parts(60_000_000, 0)
	}
	fn finish() -> Weight {
		Weight::from_parts(900_000_000, 0)
	}
	fn conclude() -> Weight {
		Weight::from_parts(1_000_000_000, 0)
	}
	fn climb_start() -> Weight {
		Weight::from_parts(10_000_000, 0)
	}
	fn climb_step() -> Weight {
		Weight::from_parts(120_000_000, 0)
	}
	fn sweep_start() -> Weight {
		Weight::from_parts(40_000_000, 0)
	}
	fn sweep_page() -> Weight {
		Weight::from_parts(400_000_000, 0)
	}
}
