//! A guarantee is itself an obligation: its two ends may complain of each other, with a claim of 0 (C1, C2).

use crate::{types::Status, Config, Error, Guarantees, Pallet};
use frame_support::ensure;
use sp_runtime::{DispatchError, DispatchResult};
use synergy_primitives::{Agenda, Balance, Claimable, Clock, MemberIndex, Obligation, Obligations, Stage};

impl<T: Config> Obligations for Pallet<T> {
	fn claimable(of: Obligation, complainer: MemberIndex) -> Result<Claimable, DispatchError> {
		let Obligation::Guarantee { guarantor, ward } = of else { return Err(Error::<T>::NoSuchGuarantee.into()) };
		ensure!(complainer == guarantor || complainer == ward, Error::<T>::NoSuchGuarantee);
		let guarantees = Guarantees::<T>::get(ward);
		let edge = guarantees.iter().find(|edge| edge.guarantor == guarantor).ok_or(Error::<T>::NoSuchGuarantee)?;
		let accused = if complainer == guarantor { ward } else { guarantor };
		Self::ensure_application_stands(ward)?;
		// A guarantee whose notice is over may be released by work that still waits (E3, G3).
		let is_over = edge.notice.is_some_and(|until| until <= T::Clock::era());
		let in_time = !is_over || !T::Agenda::is_waiting_at(Stage::Releases);
		Ok(Claimable { accused, limit: 0, in_time })
	}

	fn escrow(_: Obligation, _: MemberIndex) -> Balance {
		0
	}

	fn pay_from_escrow(_: Obligation, _: MemberIndex, _: Balance) -> DispatchResult {
		Ok(())
	}

	fn resolve(_: Obligation, _: MemberIndex, _: Balance) {}
}

impl<T: Config> Pallet<T> {
	/// Fails while the ward's application expires at a boundary that has passed, and the guarantee with it (M1, E3).
	fn ensure_application_stands(ward: MemberIndex) -> DispatchResult {
		let status = Self::member(ward)?.status;
		let expires = matches!(status, Status::Candidate { until } if until <= T::Clock::era());
		ensure!(!expires, Error::<T>::Due);
		Ok(())
	}
}
