//! Weights of `pallet_synergy_deals`: estimates from the reads and writes that the benchmarks
//! count (`runtime/tests/benchmarks`), until they are measured.

#![allow(missing_docs, unused_parens, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// What each call and each piece of work costs.
pub trait WeightInfo {
	fn propose() -> Weight;
	fn accept() -> Weight;
	fn refuse() -> Weight;
	fn complete() -> Weight;
	fn cancel() -> Weight;
	fn close_expired() -> Weight;
	fn close_due() -> Weight;
	/// What a listing adds to a call.
	fn listed() -> Weight;
	fn allow_set_off() -> Weight;
	fn set_off(n: u32) -> Weight;
}

/// The weights of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn listed() -> Weight {
		Weight::from_parts(171_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(47))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn propose() -> Weight {
		Weight::from_parts(182_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(49))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn accept() -> Weight {
		Weight::from_parts(326_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(92))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn refuse() -> Weight {
		Weight::from_parts(45_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn complete() -> Weight {
		Weight::from_parts(85_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	fn cancel() -> Weight {
		Weight::from_parts(69_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn close_expired() -> Weight {
		Weight::from_parts(98_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(10))
	}
	fn close_due() -> Weight {
		Weight::from_parts(82_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	fn allow_set_off() -> Weight {
		Weight::from_parts(30_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn set_off(n: u32) -> Weight {
		Weight::from_parts(20_000_000, 0)
			.saturating_add(Weight::from_parts(90_000_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().reads_writes(5, 5).saturating_mul(n.into()))
	}
}

impl WeightInfo for () {
	fn listed() -> Weight {
		Weight::from_parts(171_000_000, 0)
	}
	fn propose() -> Weight {
		Weight::from_parts(182_000_000, 0)
	}
	fn accept() -> Weight {
		Weight::from_parts(326_000_000, 0)
	}
	fn refuse() -> Weight {
		Weight::from_parts(45_000_000, 0)
	}
	fn complete() -> Weight {
		Weight::from_parts(85_000_000, 0)
	}
	fn cancel() -> Weight {
		Weight::from_parts(69_000_000, 0)
	}
	fn close_expired() -> Weight {
		Weight::from_parts(98_000_000, 0)
	}
	fn close_due() -> Weight {
		Weight::from_parts(82_000_000, 0)
	}
	fn allow_set_off() -> Weight {
		Weight::from_parts(30_000_000, 0)
	}
	fn set_off(n: u32) -> Weight {
		Weight::from_parts(90_000_000, 0).saturating_mul(n.into())
	}
}
