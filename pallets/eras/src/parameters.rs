//! What the federation decides about parameters (F1), and what the other pallets read of them.

use crate::{Config, Current, Error, Event, Pallet};
use frame_support::ensure;
use sp_runtime::DispatchResult;
use synergy_primitives::{Breach, EraIndex, Parameter, Parameters};

impl<T: Config> Pallet<T> {
	/// The parameters in force; in work that follows a boundary, those that were in force there (E3).
	pub fn parameters() -> Parameters {
		let current = Current::<T>::get();
		current.parameters.at(current.stands()).parameters
	}

	/// The boundary before which no notice ends that is given now (G3).
	pub fn notice_floor() -> EraIndex {
		let current = Current::<T>::get();
		current.parameters.at(current.stands()).notice_floor
	}

	pub(crate) fn do_set_parameter(parameter: Parameter) -> DispatchResult {
		let mut current = Current::<T>::get();
		ensure!(!Self::waits_from_before(current.parameters.now.since), Error::<T>::Due);
		let (now, coming) = (current.parameters.now.parameters, current.parameters.coming());
		let changed = coming.with(parameter);
		ensure!(changed != coming, Error::<T>::NothingChanges);
		changed.check().map_err(Error::<T>::from)?;
		current.parameters.next = (changed != now).then_some(changed);
		let from = current.index.saturating_add(1);
		Current::<T>::put(current);
		Self::deposit_event(Event::ParameterChanged { old: now.same(parameter), new: parameter, from });
		Ok(())
	}

	/// Whether work of a boundary before `era` waits. It needs the parameters of then.
	pub(crate) fn waits_from_before(era: EraIndex) -> bool {
		Self::first_waiting().is_some_and(|(due, _, _)| due < era)
	}
}

impl<T: Config> From<Breach> for Error<T> {
	fn from(breach: Breach) -> Self {
		match breach {
			Breach::TooLow { .. } => Self::ParameterTooLow,
			Breach::TooHigh { .. } => Self::ParameterTooHigh,
			Breach::NoticeTooShort { .. } => Self::NoticeTooShort,
			Breach::QuotaFalls { .. } => Self::QuotaFalls,
		}
	}
}
