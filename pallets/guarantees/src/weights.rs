//! Weights of `pallet_synergy_guarantees`: estimates from the reads and writes that the benchmarks
//! count (`runtime/tests/benchmarks`), until they are measured.

#![allow(missing_docs, unused_parens, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// What each call and each piece of work costs.
pub trait WeightInfo {
	fn pledge() -> Weight;
	fn raise() -> Weight;
	fn unpledge() -> Weight;
	fn apply(g: u32) -> Weight;
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
	fn recover() -> Weight;
	fn accept_recovery() -> Weight;
	fn cancel_recovery() -> Weight;
	fn allow_money() -> Weight;
	fn fetch_money() -> Weight;
	fn end_recovery() -> Weight;
}

/// The weights of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn pledge() -> Weight {
		Weight::from_parts(268_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(61))
			.saturating_add(T::DbWeight::get().writes(14))
	}
	fn raise() -> Weight {
		Weight::from_parts(292_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(69))
			.saturating_add(T::DbWeight::get().writes(14))
	}
	fn unpledge() -> Weight {
		Weight::from_parts(122_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(13))
	}
	fn apply(g: u32) -> Weight {
		Weight::from_parts(155_000_000, 0)
			.saturating_add(Weight::from_parts(153_000_000, 0).saturating_mul(g.into()))
			.saturating_add(T::DbWeight::get().reads_writes(40, 4))
			.saturating_add(T::DbWeight::get().reads_writes(46, 3).saturating_mul(g.into()))
	}
	fn accept_guarantor() -> Weight {
		Weight::from_parts(222_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(59))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn fund() -> Weight {
		Weight::from_parts(82_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	fn unfund() -> Weight {
		Weight::from_parts(39_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn revoke() -> Weight {
		Weight::from_parts(251_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(57))
			.saturating_add(T::DbWeight::get().writes(13))
	}
	fn top_up() -> Weight {
		Weight::from_parts(160_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(25))
			.saturating_add(T::DbWeight::get().writes(14))
	}
	fn change_tier() -> Weight {
		Weight::from_parts(803_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(126))
			.saturating_add(T::DbWeight::get().writes(82))
	}
	fn leave() -> Weight {
		Weight::from_parts(872_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(134))
			.saturating_add(T::DbWeight::get().writes(91))
	}
	fn release_due() -> Weight {
		Weight::from_parts(872_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(134))
			.saturating_add(T::DbWeight::get().writes(91))
	}
	fn revoke_short() -> Weight {
		Weight::from_parts(657_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(84))
			.saturating_add(T::DbWeight::get().writes(78))
	}
	fn lapse() -> Weight {
		Weight::from_parts(52_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn retire() -> Weight {
		Weight::from_parts(1_156_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(137))
			.saturating_add(T::DbWeight::get().writes(146))
	}
	fn expire_application() -> Weight {
		Weight::from_parts(872_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(134))
			.saturating_add(T::DbWeight::get().writes(91))
	}
	fn pay_premiums() -> Weight {
		Weight::from_parts(629_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(83))
			.saturating_add(T::DbWeight::get().writes(73))
	}
	fn recover() -> Weight {
		Weight::from_parts(150_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn accept_recovery() -> Weight {
		Weight::from_parts(45_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn cancel_recovery() -> Weight {
		Weight::from_parts(75_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn allow_money() -> Weight {
		Weight::from_parts(40_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn fetch_money() -> Weight {
		Weight::from_parts(110_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn end_recovery() -> Weight {
		Weight::from_parts(260_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(17))
			.saturating_add(T::DbWeight::get().writes(15))
	}
}

impl WeightInfo for () {
	fn pledge() -> Weight {
		Weight::from_parts(268_000_000, 0)
	}
	fn raise() -> Weight {
		Weight::from_parts(292_000_000, 0)
	}
	fn unpledge() -> Weight {
		Weight::from_parts(122_000_000, 0)
	}
	fn apply(g: u32) -> Weight {
		Weight::from_parts(155_000_000, 0).saturating_add(Weight::from_parts(153_000_000, 0).saturating_mul(g.into()))
	}
	fn accept_guarantor() -> Weight {
		Weight::from_parts(222_000_000, 0)
	}
	fn fund() -> Weight {
		Weight::from_parts(82_000_000, 0)
	}
	fn unfund() -> Weight {
		Weight::from_parts(39_000_000, 0)
	}
	fn revoke() -> Weight {
		Weight::from_parts(251_000_000, 0)
	}
	fn top_up() -> Weight {
		Weight::from_parts(160_000_000, 0)
	}
	fn change_tier() -> Weight {
		Weight::from_parts(803_000_000, 0)
	}
	fn leave() -> Weight {
		Weight::from_parts(872_000_000, 0)
	}
	fn release_due() -> Weight {
		Weight::from_parts(872_000_000, 0)
	}
	fn revoke_short() -> Weight {
		Weight::from_parts(657_000_000, 0)
	}
	fn lapse() -> Weight {
		Weight::from_parts(52_000_000, 0)
	}
	fn retire() -> Weight {
		Weight::from_parts(1_156_000_000, 0)
	}
	fn expire_application() -> Weight {
		Weight::from_parts(872_000_000, 0)
	}
	fn pay_premiums() -> Weight {
		Weight::from_parts(629_000_000, 0)
	}
	fn recover() -> Weight {
		Weight::from_parts(150_000_000, 0)
	}
	fn accept_recovery() -> Weight {
		Weight::from_parts(45_000_000, 0)
	}
	fn cancel_recovery() -> Weight {
		Weight::from_parts(75_000_000, 0)
	}
	fn allow_money() -> Weight {
		Weight::from_parts(40_000_000, 0)
	}
	fn fetch_money() -> Weight {
		Weight::from_parts(110_000_000, 0)
	}
	fn end_recovery() -> Weight {
		Weight::from_parts(260_000_000, 0)
	}
}
