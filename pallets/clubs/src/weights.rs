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
	fn name_validator() -> Weight;
	fn withdraw_validator(v: u32, ) -> Weight;
	fn restore_validator() -> Weight;
	fn report_double_block() -> Weight;
	fn note_author() -> Weight;
	fn pass_session(v: u32, ) -> Weight;
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
	/// Storage: `Clubs::Clubs` (r:1 w:0)
	/// Storage: `Clubs::ValidatorOf` (r:1 w:2)
	/// Storage: `Clubs::Validators` (r:1 w:1)
	/// Storage: `Clubs::CounterForValidators` (r:1 w:1)
	/// Storage: `Clubs::SpoiltKeys` (r:1 w:0)
	/// Storage: `Session::NextKeys` (r:1 w:0)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	fn name_validator() -> Weight {
		// Minimum execution time: 50_000_000 picoseconds.
		Weight::from_parts(50_000_000, 3593)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Clubs::Clubs` (r:1 w:0)
	/// Storage: `Clubs::Validators` (r:101 w:1)
	/// Storage: `Clubs::CounterForValidators` (r:1 w:1)
	/// Storage: `Clubs::ValidatorOf` (r:0 w:1)
	/// Storage: `Session::NextKeys` (r:100 w:0)
	/// The range of component `v` is `[2, 100]`.
	fn withdraw_validator(v: u32, ) -> Weight {
		// Minimum execution time: 40_000_000 picoseconds.
		Weight::from_parts(40_000_000, 3593)
			.saturating_add(Weight::from_parts(6_000_000, 2700).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(v.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Clubs::Clubs` (r:1 w:0)
	/// Storage: `Clubs::Validators` (r:1 w:1)
	/// Storage: `Clubs::CounterForValidators` (r:1 w:1)
	/// Storage: `Clubs::SpoiltKeys` (r:1 w:0)
	/// Storage: `Session::NextKeys` (r:1 w:0)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Storage: `Session::DisabledValidators` (r:1 w:1)
	fn restore_validator() -> Weight {
		// Minimum execution time: 40_000_000 picoseconds.
		Weight::from_parts(40_000_000, 4687)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Storage: `Session::NextKeys` (r:100 w:0)
	/// Storage: `Session::QueuedKeys` (r:1 w:0)
	/// Storage: `Session::DisabledValidators` (r:1 w:1)
	/// Storage: `Clubs::ValidatorOf` (r:1 w:0)
	/// Storage: `Clubs::Validators` (r:1 w:1)
	/// Storage: `Clubs::CounterForValidators` (r:1 w:1)
	/// Storage: `Clubs::SpoiltKeys` (r:0 w:1)
	fn report_double_block() -> Weight {
		// Minimum execution time: 2_000_000_000 picoseconds.
		Weight::from_parts(2_000_000_000, 268487)
			.saturating_add(T::DbWeight::get().reads(107_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Clubs::Authored` (r:1 w:1)
	fn note_author() -> Weight {
		// Minimum execution time: 5_000_000 picoseconds.
		Weight::from_parts(5_000_000, 3517)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Storage: `Session::DisabledValidators` (r:1 w:1)
	/// Storage: `Session::NextKeys` (r:100 w:0)
	/// Storage: `Clubs::Validators` (r:101 w:100)
	/// Storage: `Clubs::CounterForValidators` (r:1 w:1)
	/// Storage: `Clubs::ValidatorOf` (r:100 w:0)
	/// Storage: `Clubs::Authored` (r:100 w:100)
	/// The range of component `v` is `[4, 100]`.
	fn pass_session(v: u32, ) -> Weight {
		// Minimum execution time: 30_000_000 picoseconds.
		Weight::from_parts(30_000_000, 10187)
			.saturating_add(Weight::from_parts(40_000_000, 2700).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(v.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(v.into())))
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
	/// Storage: `Clubs::Clubs` (r:1 w:0)
	/// Storage: `Clubs::ValidatorOf` (r:1 w:2)
	/// Storage: `Clubs::Validators` (r:1 w:1)
	/// Storage: `Clubs::CounterForValidators` (r:1 w:1)
	/// Storage: `Clubs::SpoiltKeys` (r:1 w:0)
	/// Storage: `Session::NextKeys` (r:1 w:0)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	fn name_validator() -> Weight {
		// Minimum execution time: 50_000_000 picoseconds.
		Weight::from_parts(50_000_000, 3593)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	/// Storage: `Clubs::Clubs` (r:1 w:0)
	/// Storage: `Clubs::Validators` (r:101 w:1)
	/// Storage: `Clubs::CounterForValidators` (r:1 w:1)
	/// Storage: `Clubs::ValidatorOf` (r:0 w:1)
	/// Storage: `Session::NextKeys` (r:100 w:0)
	/// The range of component `v` is `[2, 100]`.
	fn withdraw_validator(v: u32, ) -> Weight {
		// Minimum execution time: 40_000_000 picoseconds.
		Weight::from_parts(40_000_000, 3593)
			.saturating_add(Weight::from_parts(6_000_000, 2700).saturating_mul(v.into()))
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(v.into())))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	/// Storage: `Clubs::Clubs` (r:1 w:0)
	/// Storage: `Clubs::Validators` (r:1 w:1)
	/// Storage: `Clubs::CounterForValidators` (r:1 w:1)
	/// Storage: `Clubs::SpoiltKeys` (r:1 w:0)
	/// Storage: `Session::NextKeys` (r:1 w:0)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Storage: `Session::DisabledValidators` (r:1 w:1)
	fn restore_validator() -> Weight {
		// Minimum execution time: 40_000_000 picoseconds.
		Weight::from_parts(40_000_000, 4687)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Storage: `Session::NextKeys` (r:100 w:0)
	/// Storage: `Session::QueuedKeys` (r:1 w:0)
	/// Storage: `Session::DisabledValidators` (r:1 w:1)
	/// Storage: `Clubs::ValidatorOf` (r:1 w:0)
	/// Storage: `Clubs::Validators` (r:1 w:1)
	/// Storage: `Clubs::CounterForValidators` (r:1 w:1)
	/// Storage: `Clubs::SpoiltKeys` (r:0 w:1)
	fn report_double_block() -> Weight {
		// Minimum execution time: 2_000_000_000 picoseconds.
		Weight::from_parts(2_000_000_000, 268487)
			.saturating_add(ParityDbWeight::get().reads(107_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	/// Storage: `Clubs::Authored` (r:1 w:1)
	fn note_author() -> Weight {
		// Minimum execution time: 5_000_000 picoseconds.
		Weight::from_parts(5_000_000, 3517)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Storage: `Session::DisabledValidators` (r:1 w:1)
	/// Storage: `Session::NextKeys` (r:100 w:0)
	/// Storage: `Clubs::Validators` (r:101 w:100)
	/// Storage: `Clubs::CounterForValidators` (r:1 w:1)
	/// Storage: `Clubs::ValidatorOf` (r:100 w:0)
	/// Storage: `Clubs::Authored` (r:100 w:100)
	/// The range of component `v` is `[4, 100]`.
	fn pass_session(v: u32, ) -> Weight {
		// Minimum execution time: 30_000_000 picoseconds.
		Weight::from_parts(30_000_000, 10187)
			.saturating_add(Weight::from_parts(40_000_000, 2700).saturating_mul(v.into()))
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().reads((4_u64).saturating_mul(v.into())))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
			.saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(v.into())))
	}
}
