//! Weights of `pallet_synergy_depository`: estimates from the reads and writes that the benchmarks
//! count (`runtime/tests/benchmarks`), until they are measured.

#![allow(missing_docs, unused_parens, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// What each call and each piece of work costs.
pub trait WeightInfo {
	fn issue() -> Weight;
	fn redeem() -> Weight;
	fn confirm_redemption() -> Weight;
	fn reject_redemption() -> Weight;
	fn take_back() -> Weight;
	fn expire() -> Weight;
	fn appoint() -> Weight;
	fn set_limit() -> Weight;
	fn dismiss() -> Weight;
}

/// The weights of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn issue() -> Weight {
		Weight::from_parts(96_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn redeem() -> Weight {
		Weight::from_parts(68_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn confirm_redemption() -> Weight {
		Weight::from_parts(66_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn reject_redemption() -> Weight {
		Weight::from_parts(60_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn take_back() -> Weight {
		Weight::from_parts(60_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn expire() -> Weight {
		Weight::from_parts(56_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn appoint() -> Weight {
		Weight::from_parts(20_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(2, 1))
	}
	fn set_limit() -> Weight {
		Weight::from_parts(20_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(2, 1))
	}
	fn dismiss() -> Weight {
		Weight::from_parts(20_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(2, 1))
	}
}

impl WeightInfo for () {
	fn issue() -> Weight {
		Weight::from_parts(96_000_000, 0)
	}
	fn redeem() -> Weight {
		Weight::from_parts(68_000_000, 0)
	}
	fn confirm_redemption() -> Weight {
		Weight::from_parts(66_000_000, 0)
	}
	fn reject_redemption() -> Weight {
		Weight::from_parts(60_000_000, 0)
	}
	fn take_back() -> Weight {
		Weight::from_parts(60_000_000, 0)
	}
	fn expire() -> Weight {
		Weight::from_parts(56_000_000, 0)
	}
	fn appoint() -> Weight {
		Weight::from_parts(20_000_000, 0)
	}
	fn set_limit() -> Weight {
		Weight::from_parts(20_000_000, 0)
	}
	fn dismiss() -> Weight {
		Weight::from_parts(20_000_000, 0)
	}
}
