//! What the council of clubs decides as the chain's root (F1): calls that are named one by one, and nothing else.

use crate::{Config, Error, Event, Pallet};
use frame_support::{ensure, traits::Contains};
use frame_system::{Config as System, RawOrigin};
use sp_runtime::{traits::Dispatchable, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_decree(call: <T as System>::RuntimeCall) -> DispatchResult {
		ensure!(T::Decrees::contains(&call), Error::<T>::NotADecree);
		call.dispatch(RawOrigin::Root.into()).map_err(|failed| failed.error)?;
		Self::deposit_event(Event::Decreed);
		Ok(())
	}
}
