//! Weights for `pallet_synergy_clubs`
//!
//! AN ESTIMATE from counted reads and writes, to be replaced by measured weights, with the members and the era of
//! the runtime's own pallets: standing is read from `Guarantees`, the era from `Eras`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]
#![allow(dead_code)]

use frame_support::{traits::Get, weights::{Weight, constants::ParityDbWeight}};
use core::marker::PhantomData;

/// Weight functions needed for `pallet_synergy_clubs`.
pub trait WeightInfo {
	fn use_quota() -> Weight;
	fn pay_fee() -> Weight;
	fn push() -> Weight;
}

/// Weights for `pallet_synergy_clubs` using the Substrate node and recommended hardware.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Guarantees::Numbers` (r:1 w:0)
	/// Storage: `Guarantees::Members` (r:1 w:0)
	/// Storage: `Eras::Current` (r:1 w:0)
	/// Storage: `Clubs::Used` (r:1 w:1)
	fn use_quota() -> Weight {
		// Minimum execution time: 20_000_000 picoseconds.
		Weight::from_parts(20_000_000, 3593)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Guarantees::Numbers` (r:1 w:0)
	/// Storage: `Guarantees::Members` (r:1 w:0)
	/// Storage: `Eras::Current` (r:1 w:0)
	/// Storage: `Clubs::Used` (r:1 w:0)
	/// Storage: `Clubs::Clubs` (r:1 w:0)
	/// Storage: `System::Account` (r:2 w:2)
	fn pay_fee() -> Weight {
		// Minimum execution time: 45_000_000 picoseconds.
		Weight::from_parts(45_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Eras::Current` (r:1 w:0)
	/// Storage: `Eras::Tasks` (r:1 w:0)
	fn push() -> Weight {
		// Minimum execution time: 8_000_000 picoseconds.
		Weight::from_parts(8_000_000, 3593)
			.saturating_add(T::DbWeight::get().reads(2_u64))
	}
}

// For backwards compatibility and tests.
impl WeightInfo for () {
	/// Storage: `Guarantees::Numbers` (r:1 w:0)
	/// Storage: `Guarantees::Members` (r:1 w:0)
	/// Storage: `Eras::Current` (r:1 w:0)
	/// Storage: `Clubs::Used` (r:1 w:1)
	fn use_quota() -> Weight {
		// Minimum execution time: 20_000_000 picoseconds.
		Weight::from_parts(20_000_000, 3593)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	/// Storage: `Guarantees::Numbers` (r:1 w:0)
	/// Storage: `Guarantees::Members` (r:1 w:0)
	/// Storage: `Eras::Current` (r:1 w:0)
	/// Storage: `Clubs::Used` (r:1 w:0)
	/// Storage: `Clubs::Clubs` (r:1 w:0)
	/// Storage: `System::Account` (r:2 w:2)
	fn pay_fee() -> Weight {
		// Minimum execution time: 45_000_000 picoseconds.
		Weight::from_parts(45_000_000, 6196)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	/// Storage: `Eras::Current` (r:1 w:0)
	/// Storage: `Eras::Tasks` (r:1 w:0)
	fn push() -> Weight {
		// Minimum execution time: 8_000_000 picoseconds.
		Weight::from_parts(8_000_000, 3593)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
	}
}
