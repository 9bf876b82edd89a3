//! Weights of `pallet_synergy_complaints`: estimates from the reads and writes that the benchmarks
//! count (`runtime/tests/benchmarks`), until they are measured.

#![allow(missing_docs, unused_parens, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// What each call and each piece of work costs.
pub trait WeightInfo {
	fn file() -> Weight;
	fn withdraw() -> Weight;
	fn settle() -> Weight;
	fn accept() -> Weight;
	fn accept_offer() -> Weight;
	fn vote() -> Weight;
	fn appeal() -> Weight;
	fn arbitrate() -> Weight;
	fn finish() -> Weight;
	fn conclude() -> Weight;
	fn call_council() -> Weight;
	fn climb_start() -> Weight;
	fn climb_step() -> Weight;
	fn climb_page() -> Weight;
	fn climb_edge() -> Weight;
	fn climb_passed() -> Weight;
	fn climb_prune() -> Weight;
	fn climb_reach() -> Weight;
	fn sweep_start() -> Weight;
	fn sweep_page() -> Weight;
}

/// The weights of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn file() -> Weight {
		Weight::from_parts(77_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn withdraw() -> Weight {
		Weight::from_parts(80_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn settle() -> Weight {
		Weight::from_parts(104_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(10))
	}
	fn accept() -> Weight {
		Weight::from_parts(278_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(86))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn accept_offer() -> Weight {
		Weight::from_parts(144_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(18))
			.saturating_add(T::DbWeight::get().writes(15))
	}
	fn vote() -> Weight {
		Weight::from_parts(109_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(23))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn appeal() -> Weight {
		Weight::from_parts(341_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(87))
			.saturating_add(T::DbWeight::get().writes(13))
	}
	fn arbitrate() -> Weight {
		Weight::from_parts(107_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(10))
	}
	fn finish() -> Weight {
		Weight::from_parts(851_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(105))
			.saturating_add(T::DbWeight::get().writes(106))
	}
	fn conclude() -> Weight {
		Weight::from_parts(836_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(102))
			.saturating_add(T::DbWeight::get().writes(103))
	}
	fn call_council() -> Weight {
		Weight::from_parts(127_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(19))
			.saturating_add(T::DbWeight::get().writes(11))
	}
	fn climb_start() -> Weight {
		Weight::from_parts(34_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn climb_step() -> Weight {
		Weight::from_parts(8_000_000, 0).saturating_add(T::DbWeight::get().reads(1))
	}
	fn climb_page() -> Weight {
		Weight::from_parts(3_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn climb_edge() -> Weight {
		Weight::from_parts(4_000_000, 0).saturating_add(T::DbWeight::get().reads(1))
	}
	fn climb_passed() -> Weight {
		Weight::from_parts(2_000_000, 0).saturating_add(T::DbWeight::get().reads(1))
	}
	fn climb_prune() -> Weight {
		Weight::from_parts(111_000_000, 0).saturating_add(T::DbWeight::get().reads(32))
	}
	fn climb_reach() -> Weight {
		Weight::from_parts(5_000_000, 0).saturating_add(T::DbWeight::get().writes(1))
	}
	fn sweep_start() -> Weight {
		Weight::from_parts(96_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	fn sweep_page() -> Weight {
		Weight::from_parts(855_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(65))
			.saturating_add(T::DbWeight::get().writes(129))
	}
}

impl WeightInfo for () {
	fn file() -> Weight {
		Weight::from_parts(77_000_000, 0)
	}
	fn withdraw() -> Weight {
		Weight::from_parts(80_000_000, 0)
	}
	fn settle() -> Weight {
		Weight::from_parts(104_000_000, 0)
	}
	fn accept() -> Weight {
		Weight::from_parts(278_000_000, 0)
	}
	fn accept_offer() -> Weight {
		Weight::from_parts(144_000_000, 0)
	}
	fn vote() -> Weight {
		Weight::from_parts(109_000_000, 0)
	}
	fn appeal() -> Weight {
		Weight::from_parts(341_000_000, 0)
	}
	fn arbitrate() -> Weight {
		Weight::from_parts(107_000_000, 0)
	}
	fn finish() -> Weight {
		Weight::from_parts(831_000_000, 0)
	}
	fn conclude() -> Weight {
		Weight::from_parts(836_000_000, 0)
	}
	fn call_council() -> Weight {
		Weight::from_parts(127_000_000, 0)
	}
	fn climb_start() -> Weight {
		Weight::from_parts(34_000_000, 0)
	}
	fn climb_step() -> Weight {
		Weight::from_parts(8_000_000, 0)
	}
	fn climb_page() -> Weight {
		Weight::from_parts(3_000_000, 0)
	}
	fn climb_edge() -> Weight {
		Weight::from_parts(4_000_000, 0)
	}
	fn climb_passed() -> Weight {
		Weight::from_parts(2_000_000, 0)
	}
	fn climb_prune() -> Weight {
		Weight::from_parts(111_000_000, 0)
	}
	fn climb_reach() -> Weight {
		Weight::from_parts(5_000_000, 0)
	}
	fn sweep_start() -> Weight {
		Weight::from_parts(96_000_000, 0)
	}
	fn sweep_page() -> Weight {
		Weight::from_parts(855_000_000, 0)
	}
}
