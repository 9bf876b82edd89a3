//! The clock and the agenda. What tasks do is measured where it is done.

use crate::*;
use frame_benchmarking::v2::*;
use frame_support::{
	pallet_prelude::*,
	traits::{OnTimestampSet, UnfilteredDispatchable},
	weights::WeightMeter,
};
use synergy_primitives::{Agenda, Parameter, Parameters, Stage};

/// A task whose worker finds nothing to do, because nobody has this number.
const NOBODY: u32 = u32::MAX;

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn set_duration() -> Result<(), BenchmarkError> {
		let origin = T::FederationOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let duration = T::MinDuration::get();
		let call = Call::<T>::set_duration { duration };

		#[block]
		{
			call.dispatch_bypass_filter(origin)?;
		}

		assert_eq!(NextDuration::<T>::get(), Some(duration));
		Ok(())
	}

	/// Other parameters change with the next era already, and work that is not due yet waits.
	#[benchmark]
	fn set_parameter() -> Result<(), BenchmarkError> {
		let origin = T::FederationOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		Tasks::<T>::drain().for_each(drop);
		Pallet::<T>::schedule(Current::<T>::get().index.saturating_add(1), Stage::Premiums, NOBODY);
		Current::<T>::mutate(|current| {
			let changed = Parameters::DEFAULT.with(Parameter::GraceEras(5));
			current.parameters =
				Timeline { next: Some(changed), before: Some(current.parameters.now), ..current.parameters };
		});
		let call = Call::<T>::set_parameter { parameter: Parameter::RevocationNotice(20) };

		#[block]
		{
			call.dispatch_bypass_filter(origin)?;
		}

		assert_eq!(Current::<T>::get().parameters.coming().revocation_notice, 20);
		Ok(())
	}

	/// A boundary at which a new duration and new parameters begin to hold.
	#[benchmark]
	fn pass_boundary() {
		let started = T::MaxDuration::get();
		Pallet::<T>::on_timestamp_set(started);
		let (era, end) = (Current::<T>::get().index, started.saturating_add(Current::<T>::get().duration));
		NextDuration::<T>::put(T::MinDuration::get());
		let changed = Parameters::DEFAULT.with(Parameter::GraceEras(5));
		Current::<T>::mutate(|current| current.parameters.next = Some(changed));

		#[block]
		{
			Pallet::<T>::on_timestamp_set(end);
		}

		assert_eq!((Current::<T>::get().index, NextDuration::<T>::get()), (era.saturating_add(1), None));
		assert_eq!(Pallet::<T>::parameters(), changed);
	}

	/// The agenda holds something that is not due yet.
	#[benchmark]
	fn look() {
		Tasks::<T>::drain().for_each(drop);
		Pallet::<T>::schedule(Current::<T>::get().index.saturating_add(1), Stage::Premiums, NOBODY);
		let worked;

		#[block]
		{
			worked = Pallet::<T>::push(&mut WeightMeter::new());
		}

		assert!(!worked);
	}

	/// A task is found, begun and taken off the agenda.
	#[benchmark]
	fn task() {
		Tasks::<T>::drain().for_each(drop);
		let era = Current::<T>::get().index;
		Pallet::<T>::schedule(era, Stage::Premiums, NOBODY);
		Pallet::<T>::schedule(era.saturating_add(1), Stage::Premiums, NOBODY);

		#[block]
		{
			Pallet::<T>::push(&mut WeightMeter::new());
		}

		assert_eq!(Pallet::<T>::tasks(), 1);
	}
}
