//! The parameters, and where on the agenda one looks, on the pallet alone. The clock and the work are tested on the whole
//! runtime.
#![allow(clippy::unwrap_used)]

mod agenda;
mod genesis;
mod lagging;
mod set_parameter;

use crate::mock::{RuntimeOrigin, *};
use frame_support::dispatch::DispatchResult;
use synergy_primitives::{Parameter, Parameters};

type Error = crate::Error<Test>;

/// The federation changes a parameter.
fn set(parameter: Parameter) -> DispatchResult {
	Eras::set_parameter(RuntimeOrigin::root(), parameter)
}

/// Checks that a change is refused, and changes nothing.
#[track_caller]
fn refused(parameter: Parameter, why: Error) {
	let before = crate::Current::<Test>::get();
	assert_eq!(set(parameter), Err(why.into()));
	assert_eq!(crate::Current::<Test>::get(), before);
}
