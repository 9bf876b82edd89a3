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
	fn admit(f: u32) -> Weight;
	fn remove() -> Weight;
	fn sponsor() -> Weight;
	fn unsponsor() -> Weight;
	fn spend() -> Weight;
	fn decree() -> Weight;
	fn speak() -> Weight;
	fn elect() -> Weight;
	fn hand_over() -> Weight;
	fn appoint() -> Weight;
	fn become_elector() -> Weight;
	fn set_admission() -> Weight;
	fn agree_to_found(f: u32) -> Weight;
	fn withdraw_agreement() -> Weight;
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
	fn admit(f: u32) -> Weight {
		// Minimum execution time: 420_000_000 picoseconds.
		Weight::from_parts(420_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(46_u64))
			.saturating_add(T::DbWeight::get().writes(44_u64))
			.saturating_add(Weight::from_parts(620_000_000, 0).saturating_mul(f.into()))
			.saturating_add(T::DbWeight::get().reads((6_u64).saturating_mul(f.into())))
			.saturating_add(T::DbWeight::get().writes((6_u64).saturating_mul(f.into())))
	}
	fn remove() -> Weight {
		// Minimum execution time: 330_000_000 picoseconds.
		Weight::from_parts(330_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(40_u64))
			.saturating_add(T::DbWeight::get().writes(40_u64))
	}
	fn sponsor() -> Weight {
		// Minimum execution time: 110_000_000 picoseconds.
		Weight::from_parts(110_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	fn unsponsor() -> Weight {
		// Minimum execution time: 170_000_000 picoseconds.
		Weight::from_parts(170_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(19_u64))
			.saturating_add(T::DbWeight::get().writes(15_u64))
	}
	fn spend() -> Weight {
		// Minimum execution time: 75_000_000 picoseconds.
		Weight::from_parts(75_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn decree() -> Weight {
		// Minimum execution time: 12_000_000 picoseconds.
		Weight::from_parts(12_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	fn speak() -> Weight {
		// Minimum execution time: 25_000_000 picoseconds.
		Weight::from_parts(25_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn elect() -> Weight {
		// Minimum execution time: 380_000_000 picoseconds.
		Weight::from_parts(380_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(49_u64))
			.saturating_add(T::DbWeight::get().writes(43_u64))
	}
	fn hand_over() -> Weight {
		// Minimum execution time: 360_000_000 picoseconds.
		Weight::from_parts(360_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(76_u64))
			.saturating_add(T::DbWeight::get().writes(39_u64))
	}
	fn appoint() -> Weight {
		// Minimum execution time: 340_000_000 picoseconds.
		Weight::from_parts(340_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(41_u64))
			.saturating_add(T::DbWeight::get().writes(39_u64))
	}
	fn become_elector() -> Weight {
		// Minimum execution time: 60_000_000 picoseconds.
		Weight::from_parts(60_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(16_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn set_admission() -> Weight {
		// Minimum execution time: 20_000_000 picoseconds.
		Weight::from_parts(20_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn agree_to_found(f: u32) -> Weight {
		// Minimum execution time: 35_000_000 picoseconds.
		Weight::from_parts(35_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(Weight::from_parts(1_000_000, 0).saturating_mul(f.into()))
	}
	fn withdraw_agreement() -> Weight {
		// Minimum execution time: 20_000_000 picoseconds.
		Weight::from_parts(20_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
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
	fn admit(f: u32) -> Weight {
		// Minimum execution time: 420_000_000 picoseconds.
		Weight::from_parts(420_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(46_u64))
			.saturating_add(ParityDbWeight::get().writes(44_u64))
			.saturating_add(Weight::from_parts(620_000_000, 0).saturating_mul(f.into()))
			.saturating_add(ParityDbWeight::get().reads((6_u64).saturating_mul(f.into())))
			.saturating_add(ParityDbWeight::get().writes((6_u64).saturating_mul(f.into())))
	}
	fn remove() -> Weight {
		// Minimum execution time: 330_000_000 picoseconds.
		Weight::from_parts(330_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(40_u64))
			.saturating_add(ParityDbWeight::get().writes(40_u64))
	}
	fn sponsor() -> Weight {
		// Minimum execution time: 110_000_000 picoseconds.
		Weight::from_parts(110_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().writes(9_u64))
	}
	fn unsponsor() -> Weight {
		// Minimum execution time: 170_000_000 picoseconds.
		Weight::from_parts(170_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(19_u64))
			.saturating_add(ParityDbWeight::get().writes(15_u64))
	}
	fn spend() -> Weight {
		// Minimum execution time: 75_000_000 picoseconds.
		Weight::from_parts(75_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn decree() -> Weight {
		// Minimum execution time: 12_000_000 picoseconds.
		Weight::from_parts(12_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
	}
	fn speak() -> Weight {
		// Minimum execution time: 25_000_000 picoseconds.
		Weight::from_parts(25_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn elect() -> Weight {
		// Minimum execution time: 380_000_000 picoseconds.
		Weight::from_parts(380_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(49_u64))
			.saturating_add(ParityDbWeight::get().writes(43_u64))
	}
	fn hand_over() -> Weight {
		// Minimum execution time: 360_000_000 picoseconds.
		Weight::from_parts(360_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(76_u64))
			.saturating_add(ParityDbWeight::get().writes(39_u64))
	}
	fn appoint() -> Weight {
		// Minimum execution time: 340_000_000 picoseconds.
		Weight::from_parts(340_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(41_u64))
			.saturating_add(ParityDbWeight::get().writes(39_u64))
	}
	fn become_elector() -> Weight {
		// Minimum execution time: 60_000_000 picoseconds.
		Weight::from_parts(60_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(16_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn set_admission() -> Weight {
		// Minimum execution time: 20_000_000 picoseconds.
		Weight::from_parts(20_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn agree_to_found(f: u32) -> Weight {
		// Minimum execution time: 35_000_000 picoseconds.
		Weight::from_parts(35_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
			.saturating_add(Weight::from_parts(1_000_000, 0).saturating_mul(f.into()))
	}
	fn withdraw_agreement() -> Weight {
		// Minimum execution time: 20_000_000 picoseconds.
		Weight::from_parts(20_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
}
