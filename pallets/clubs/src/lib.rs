#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod extension;
mod fees;
mod genesis;
mod impls;
#[cfg(test)]
mod mock;
pub mod quota;
#[cfg(test)]
mod tests;
mod try_state;
pub mod turns;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use extension::{Charge, ChargeQuotaOrFee, Charged, NOTHING_WAITS};
pub use fees::{FeesToClub, HeldFee};
pub use genesis::GenesisClub;
pub use pallet::*;
pub use types::{Club, Name, Quotas, Usage, MAX_NAME};
pub use weights::WeightInfo;

#[frame_support::pallet]
#[allow(clippy::expect_used, reason = "the macro's own code")]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame_support::{
		pallet_prelude::*,
		traits::{fungible, Contains},
	};
	use frame_system::pallet_prelude::*;
	use synergy_primitives::{Agenda, Clock, ClubId, Privileges};

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config:
		frame_system::Config<RuntimeEvent: From<Event<Self>>> + pallet_transaction_payment::Config
	{
		/// The money in which fees are paid. An account exists from one unit on, so that no fee is too small to arrive.
		type Currency: fungible::Balanced<Self::AccountId>;
		/// Whose calls are free, and whose fees go to which club (F5).
		type Privileges: Privileges<Self::AccountId>;
		/// The clock of eras.
		type Clock: Clock;
		/// What a push works on (E3).
		type Queue: Agenda;
		/// Which calls are pushes: free for everybody while work waits, refused otherwise (E3, A12).
		type PushCall: Contains<<Self as frame_system::Config>::RuntimeCall>;
		/// How many units of free calls an account has per era, by its tier (F5).
		#[pallet::constant]
		type Quotas: Get<Quotas>;
		/// Every so much computing, in picoseconds, makes a call one unit heavier (F5).
		#[pallet::constant]
		type UnitTime: Get<u64>;
		/// Every so many bytes make a call one unit heavier (F5).
		#[pallet::constant]
		type UnitLength: Get<u32>;
		/// The federation's treasury, to which fees go that belong to no club (F5).
		#[pallet::constant]
		type FederationTreasury: Get<Self::AccountId>;
		/// Weights of this pallet.
		type WeightInfo: WeightInfo;
		/// Prepares members and waiting work for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId, <Self as frame_system::Config>::RuntimeCall>;
	}

	/// The clubs of the federation: name, council and treasury, by the club's number (F3).
	#[pallet::storage]
	pub type Clubs<T: Config> = StorageMap<_, Twox64Concat, ClubId, Club<T::AccountId>, OptionQuery>;

	/// What an account has used of its quota of free calls, and in which era (F5). In a later era it has a full quota
	/// again, whatever stands here. The entry goes with the account.
	#[pallet::storage]
	pub type Used<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Usage, OptionQuery>;

	/// With which number the transactions of a new account begin: above those of all accounts that are gone, so that
	/// nothing that an account signed before it went is valid again when it comes back (M4).
	#[pallet::storage]
	pub type FirstNonce<T> = StorageValue<_, u32, ValueQuery>;

	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The clubs that exist from the beginning; they are numbered from 0 in this order.
		pub clubs: Vec<GenesisClub<T::AccountId>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			Pallet::<T>::found(&self.clubs);
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A call was free: it took units of the signer's quota for this era instead of a fee (F5).
		QuotaUsed {
			/// Who signed.
			who: T::AccountId,
			/// How many units the call took: 1 for a small call, more for a heavy one.
			units: u32,
			/// How many units are left in this era.
			left: u32,
		},
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			Self::check_constants();
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// How many units of free calls the account has left in this era (F5): 0 if it has none, or never had any.
		pub fn remaining(account: T::AccountId) -> u32 {
			Self::allowance(&account).map_or(0, |allowance| allowance.left())
		}
	}
}
