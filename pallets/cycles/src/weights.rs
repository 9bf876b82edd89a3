//! Weights of `pallet_synergy_cycles`: estimates from counted reads and writes at the worst case, until they
//! are measured.

#![allow(missing_docs, unused_parens, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// What each call and each piece of work costs.
pub trait WeightInfo {
	fn draft(legs: u32) -> Weight;
	fn sign() -> Weight;
	fn refuse() -> Weight;
	fn order() -> Weight;
	fn cancel_order() -> Weight;
	fn confirm() -> Weight;
	fn replace_supplier() -> Weight;
	fn give_notice() -> Weight;
	fn look_at_course() -> Weight;
	fn begin_opening() -> Weight;
	fn renew_order() -> Weight;
	fn return_order() -> Weight;
	fn open_cycle() -> Weight;
	fn look_at_cycle() -> Weight;
	fn close_cycle() -> Weight;
	fn pay_backer() -> Weight;
	fn sweep_order() -> Weight;
	fn clear_cycle() -> Weight;
	fn drop_draft() -> Weight;
}

/// The weights of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn draft(legs: u32) -> Weight {
		Weight::from_parts(150_000_000, 0)
			.saturating_add(Weight::from_parts(1_000_000, 0).saturating_mul(legs.into()))
			.saturating_add(T::DbWeight::get().reads(41))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn sign() -> Weight {
		Weight::from_parts(170_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(42))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn refuse() -> Weight {
		Weight::from_parts(40_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn order() -> Weight {
		Weight::from_parts(190_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(47))
			.saturating_add(T::DbWeight::get().writes(11))
	}
	fn cancel_order() -> Weight {
		Weight::from_parts(90_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(11))
	}
	fn confirm() -> Weight {
		Weight::from_parts(140_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn replace_supplier() -> Weight {
		Weight::from_parts(260_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(48))
			.saturating_add(T::DbWeight::get().writes(14))
	}
	fn give_notice() -> Weight {
		Weight::from_parts(40_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn look_at_course() -> Weight {
		Weight::from_parts(15_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn begin_opening() -> Weight {
		Weight::from_parts(300_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(70))
			.saturating_add(T::DbWeight::get().writes(200))
	}
	fn renew_order() -> Weight {
		Weight::from_parts(90_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn return_order() -> Weight {
		Weight::from_parts(90_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(10))
	}
	fn open_cycle() -> Weight {
		Weight::from_parts(1_500_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(260))
			.saturating_add(T::DbWeight::get().writes(170))
	}
	fn look_at_cycle() -> Weight {
		Weight::from_parts(20_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn close_cycle() -> Weight {
		Weight::from_parts(2_500_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(330))
			.saturating_add(T::DbWeight::get().writes(260))
	}
	fn pay_backer() -> Weight {
		Weight::from_parts(50_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn sweep_order() -> Weight {
		Weight::from_parts(90_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(10))
	}
	fn clear_cycle() -> Weight {
		Weight::from_parts(400_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(135))
			.saturating_add(T::DbWeight::get().writes(200))
	}
	fn drop_draft() -> Weight {
		Weight::from_parts(300_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(135))
			.saturating_add(T::DbWeight::get().writes(135))
	}
}

impl WeightInfo for () {
	fn draft(_: u32) -> Weight {
		Weight::from_parts(150_000_000, 0)
	}
	fn sign() -> Weight {
		Weight::from_parts(170_000_000, 0)
	}
	fn refuse() -> Weight {
		Weight::from_parts(40_000_000, 0)
	}
	fn order() -> Weight {
		Weight::from_parts(190_000_000, 0)
	}
	fn cancel_order() -> Weight {
		Weight::from_parts(90_000_000, 0)
	}
	fn confirm() -> Weight {
		Weight::from_parts(140_000_000, 0)
	}
	fn replace_supplier() -> Weight {
		Weight::from_parts(260_000_000, 0)
	}
	fn give_notice() -> Weight {
		Weight::from_parts(40_000_000, 0)
	}
	fn look_at_course() -> Weight {
		Weight::from_parts(15_000_000, 0)
	}
	fn begin_opening() -> Weight {
		Weight::from_parts(300_000_000, 0)
	}
	fn renew_order() -> Weight {
		Weight::from_parts(90_000_000, 0)
	}
	fn return_order() -> Weight {
		Weight::from_parts(90_000_000, 0)
	}
	fn open_cycle() -> Weight {
		Weight::from_parts(1_500_000_000, 0)
	}
	fn look_at_cycle() -> Weight {
		Weight::from_parts(20_000_000, 0)
	}
	fn close_cycle() -> Weight {
		Weight::from_parts(2_500_000_000, 0)
	}
	fn pay_backer() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn sweep_order() -> Weight {
		Weight::from_parts(90_000_000, 0)
	}
	fn clear_cycle() -> Weight {
		Weight::from_parts(400_000_000, 0)
	}
	fn drop_draft() -> Weight {
		Weight::from_parts(300_000_000, 0)
	}
}
