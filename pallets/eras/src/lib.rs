#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod agenda;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod clock;
#[cfg(test)]
mod mock;
mod parameters;
#[cfg(test)]
mod tests;
mod timeline;
mod try_state;
mod types;
pub mod weights;

pub use pallet::*;
pub use timeline::{Regime, Timeline};
pub use types::Era;
pub use weights::WeightInfo;

#[allow(clippy::expect_used, reason = "the macro's own code")]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::string::ToString;
	use frame_support::{pallet_prelude::*, traits::Time, weights::WeightMeter};
	use frame_system::pallet_prelude::*;
	use synergy_primitives::{Agenda as _, EraIndex, Parameter, Parameters, Worker};

	/// How often what is stored has changed its form.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// The on-chain clock, in milliseconds.
		type Time: Time<Moment = u64>;
		/// Who may change how long eras last, and the parameters (E1, F1).
		type FederationOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// Who does the work that follows a boundary (E3).
		type Worker: Worker;
		/// The weight that each block keeps for that work, whatever else is in the block (E3).
		#[pallet::constant]
		type Share: Get<Weight>;
		/// The shortest era, in milliseconds.
		#[pallet::constant]
		type MinDuration: Get<u64>;
		/// The longest era, in milliseconds.
		#[pallet::constant]
		type MaxDuration: Get<u64>;
		/// Weights of this pallet.
		type WeightInfo: WeightInfo;
	}

	/// The era that runs now: its number, when it began, how long it lasts (E1), and the parameters in force, before, and
	/// from the next era on (F1).
	#[pallet::storage]
	pub type Current<T> = StorageValue<_, Era, ValueQuery>;

	/// How long eras will last from the next one on, in milliseconds, if that was changed (E1).
	#[pallet::storage]
	pub type NextDuration<T> = StorageValue<_, u64, OptionQuery>;

	/// What falls due (E3). The key is the era, the stage and the number of the task, each with its highest byte
	/// first, so that tasks stand in the order in which they are to be done. A task is removed when it is done.
	#[pallet::storage]
	pub type Tasks<T> = StorageMap<_, Identity, [u8; 9], (), OptionQuery>;

	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// How long eras last, in milliseconds. 0 stands for the longest allowed.
		pub duration: u64,
		/// The parameters that the federation keeps; what is not named has the regulation's default (F1).
		pub parameters: Parameters,
		#[serde(skip)]
		#[doc(hidden)]
		pub _config: core::marker::PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			let duration = if self.duration == 0 { T::MaxDuration::get() } else { self.duration };
			assert!(
				(T::MinDuration::get()..=T::MaxDuration::get()).contains(&duration),
				"eras: a duration of {duration} ms is out of bounds (rule E1)"
			);
			let sound = self.parameters.check();
			assert!(sound.is_ok(), "eras: {}", sound.err().map(|breach| breach.to_string()).unwrap_or_default());
			Current::<T>::put(Era { duration, parameters: Timeline::new(self.parameters), ..Default::default() });
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A new era began (E1). Complaints climb, waits end and deposits are released in the blocks that follow.
		EraBegan {
			/// The number of the new era.
			era: EraIndex,
			/// When it began, in milliseconds since 1970.
			started: u64,
			/// How long it lasts, in milliseconds.
			duration: u64,
		},
		/// Eras will last `duration` milliseconds from the next one on (E1).
		DurationChanged {
			/// The new duration, in milliseconds.
			duration: u64,
		},
		/// A parameter will have another value from an era on (F1). Until then it may be changed again.
		ParameterChanged {
			/// The parameter, with the value that is in force.
			old: Parameter,
			/// The same, with the value that it will have.
			new: Parameter,
			/// The first era with the new value.
			from: EraIndex,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// An era may not be shorter than `MinDuration` or longer than `MaxDuration` (E1).
		DurationOutOfBounds,
		/// A parameter may not be so low. `SynergyApi.parameters()` shows the bounds of each (F1).
		ParameterTooLow,
		/// A parameter may not be so high. `SynergyApi.parameters()` shows the bounds of each (F1).
		ParameterTooHigh,
		/// `RevocationNotice` must be longer than `MaxLevel` and `AppealWait` together, so that no deposit is gone before the
		/// longest complaint has reached its guarantor (G3). Change the notice first if it is to be longer, last if shorter.
		NoticeTooShort,
		/// A higher tier may not have fewer free calls than a lower one, nor any tier fewer than somebody who has not applied
		/// yet (F5).
		QuotaFalls,
		/// The parameter has, or will have, this value already (F1).
		NothingChanges,
		/// Work that follows an earlier boundary is still to be done with earlier parameters. Try again in some blocks (E3).
		Due,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// The weight of the boundary that the timestamp of this block may bring.
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			T::WeightInfo::pass_boundary()
		}

		/// Work that follows a boundary is done before any call of the block, within the guaranteed share (E3).
		fn on_poll(_: BlockNumberFor<T>, meter: &mut WeightMeter) {
			Self::push_within(meter, T::Share::get());
		}

		/// What the block has left over serves the same work.
		fn on_idle(_: BlockNumberFor<T>, limit: Weight) -> Weight {
			let mut meter = WeightMeter::with_limit(limit);
			Self::push(&mut meter);
			meter.consumed()
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Change how long eras last, from the next era on (E1). Only the federation may.
		///
		/// - `duration`: milliseconds, between `MinDuration` and `MaxDuration`.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::set_duration())]
		pub fn set_duration(origin: OriginFor<T>, duration: u64) -> DispatchResult {
			T::FederationOrigin::ensure_origin(origin)?;
			ensure!(
				(T::MinDuration::get()..=T::MaxDuration::get()).contains(&duration),
				Error::<T>::DurationOutOfBounds
			);
			NextDuration::<T>::put(duration);
			Self::deposit_event(Event::DurationChanged { duration });
			Ok(())
		}

		/// Change a parameter of the regulation from the next era on (F1). Only the federation may. What began before keeps
		/// what it began with: complaints their terms (C13), and everything the era in which it ends.
		///
		/// Until the next era the change may be replaced by another, or taken back by naming the value in force. Several
		/// parameters may be changed in one era; together they must fit.
		///
		/// - `parameter`: which one, and its new value. `SynergyApi.parameters()` shows all, with their bounds.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::set_parameter())]
		pub fn set_parameter(origin: OriginFor<T>, parameter: Parameter) -> DispatchResult {
			T::FederationOrigin::ensure_origin(origin)?;
			Self::do_set_parameter(parameter)
		}
	}
}
