//! Weights of `pallet_synergy_guarantees`: estimates from counted reads and writes at the worst case, until they
//! are measured.

#![allow(missing_docs, unused_parens, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// What each call and each piece of work costs.
pub trait WeightInfo {
	fn pledge() -> Weight;
	fn unpledge() -> Weight;
	fn apply(n: u32) -> Weight;
	fn accept_guarantor() -> Weight;
	fn fund() -> Weight;
	fn unfund() -> Weight;
	fn revoke() -> Weight;
	fn top_up() -> Weight;
	fn change_tier() -> Weight;
	fn leave() -> Weight;
	fn release_due() -> Weight;
	fn revoke_short() -> Weight;
	fn lapse() -> Weight;
	fn retire() -> Weight;
	fn expire_application() -> Weight;
	fn pay_premiums() -> Weight;
}

/// The weights of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn pledge() -> Weight {
		Weight::from_parts(90_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn unpledge() -> Weight {
		Weight::from_parts(90_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	fn apply(n: u32) -> Weight {
		Weight::from_parts(60_000_000, 0)
			.saturating_add(Weight::from_parts(60_000_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(8, 6).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	fn accept_guarantor() -> Weight {
		Weight::from_parts(90_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	fn fund() -> Weight {
		Weight::from_parts(70_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn unfund() -> Weight {
		Weight::from_parts(50_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn revoke() -> Weight {
		Weight::from_parts(60_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn top_up() -> Weight {
		Weight::from_parts(90_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn change_tier() -> Weight {
		Weight::from_parts(200_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(24))
			.saturating_add(T::DbWeight::get().writes(22))
	}
	fn leave() -> Weight {
		Weight::from_parts(400_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(40))
			.saturating_add(T::DbWeight::get().writes(40))
	}
	fn release_due() -> Weight {
		Weight::from_parts(600_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(60))
			.saturating_add(T::DbWeight::get().writes(60))
	}
	fn revoke_short() -> Weight {
		Weight::from_parts(80_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	fn lapse() -> Weight {
		Weight::from_parts(30_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn retire() -> Weight {
		Weight::from_parts(400_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(40))
			.saturating_add(T::DbWeight::get().writes(50))
	}
	fn expire_application() -> Weight {
		Weight::from_parts(500_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(50))
			.saturating_add(T::DbWeight::get().writes(50))
	}
	fn pay_premiums() -> Weight {
		Weight::from_parts(400_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(30))
			.saturating_add(T::DbWeight::get().writes(30))
	}
}

impl WeightInfo for () {
	fn pledge() -> Weight {
		Weight::from_parts(90_000_000, 0)
	}
	fn unpledge() -> Weight {
		Weight::from_parts(90_000_000, 0)
	}
	fn apply(_: u32) -> Weight {
		Weight::from_parts(60_000_000, 0)
	}
	fn accept_guarantor() -> Weight {
		Weight::from_parts(90_000_000, 0)
	}
	fn fund() -> Weight {
		Weight::from_parts(70_000_000, 0)
	}
	fn unfund() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn revoke() -> Weight {
		Weight::from_parts(60_000_000, 0)
	}
	fn top_up() -> Weight {
		Weight::from_parts(90_000_000, 0)
	}
	fn change_tier() -> Weight {
		Weight::from_parts(200_000_000, 0)
	}
	fn leave() -> Weight {
		Weight::from_parts(400_000_000, 0)
	}
	fn release_due() -> Weight {
		Weight::from_parts(600_000_000, 0)
	}
	fn revoke_short() -> Weight {
		Weight::from_parts(80_000_000, 0)
	}
	fn lapse() -> Weight {
		Weight::from_parts(30_000_000, 0)
	}
	fn retire() -> Weight {
		Weight::from_parts(400_000_000, 0)
	}
	fn expire_application() -> Weight {
		Weight::from_parts(500_000_000, 0)
	}
	fn pay_premiums() -> Weight {
		Weight::from_parts(400_000_000, 0)
	}
}
