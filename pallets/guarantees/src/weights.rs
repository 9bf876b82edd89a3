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
	fn look_at_elector() -> Weight;
	fn move_to() -> Weight;
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
		Weight::from_parts(312_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(72))
			.saturating_add(T::DbWeight::get().writes(18))
	}
	fn unpledge() -> Weight {
		Weight::from_parts(122_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(13))
	}
	fn apply(g: u32) -> Weight {
		Weight::from_parts(155_000_000, 0)
			.saturating_add(Weight::from_parts(153_000_000, 0).saturating_mul(g.into()))
			.saturating_add(T::DbWeight::get().reads_writes(43, 8))
			.saturating_add(T::DbWeight::get().reads_writes(46, 3).saturating_mul(g.into()))
	}
	fn accept_guarantor() -> Weight {
		Weight::from_parts(242_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(62))
			.saturating_add(T::DbWeight::get().writes(10))
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
		Weight::from_parts(271_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(60))
			.saturating_add(T::DbWeight::get().writes(17))
	}
	fn top_up() -> Weight {
		Weight::from_parts(180_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(28))
			.saturating_add(T::DbWeight::get().writes(18))
	}
	fn change_tier() -> Weight {
		Weight::from_parts(823_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(129))
			.saturating_add(T::DbWeight::get().writes(86))
	}
	fn leave() -> Weight {
		Weight::from_parts(892_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(140))
			.saturating_add(T::DbWeight::get().writes(95))
	}
	fn release_due() -> Weight {
		Weight::from_parts(872_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(134))
			.saturating_add(T::DbWeight::get().writes(91))
	}
	fn revoke_short() -> Weight {
		Weight::from_parts(677_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(87))
			.saturating_add(T::DbWeight::get().writes(82))
	}
	fn lapse() -> Weight {
		Weight::from_parts(72_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn retire() -> Weight {
		Weight::from_parts(1_356_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(173))
			.saturating_add(T::DbWeight::get().writes(206))
	}
	fn expire_application() -> Weight {
		Weight::from_parts(892_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(137))
			.saturating_add(T::DbWeight::get().writes(95))
	}
	fn pay_premiums() -> Weight {
		Weight::from_parts(629_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(83))
			.saturating_add(T::DbWeight::get().writes(73))
	}
	fn look_at_elector() -> Weight {
		Weight::from_parts(110_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(16))
			.saturating_add(T::DbWeight::get().writes(17))
	}
	fn move_to() -> Weight {
		Weight::from_parts(110_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(52))
			.saturating_add(T::DbWeight::get().writes(5))
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
	fn look_at_elector() -> Weight {
		Weight::from_parts(110_000_000, 0)
	}
	fn move_to() -> Weight {
		Weight::from_parts(110_000_000, 0)
	}
}
