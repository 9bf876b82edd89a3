//! A guarantee is itself an obligation: its two ends may complain of each other, with a claim of 0 (C1, C2).

use crate::{Config, Error, Guarantees, Pallet};
use frame_support::ensure;
use sp_runtime::{DispatchError, DispatchResult};
use synergy_primitives::{Balance, Claimable, MemberIndex, Obligation, Obligations};

impl<T: Config> Obligations for Pallet<T> {
	fn claimable(of: Obligation, complainer: MemberIndex) -> Result<Claimable, DispatchError> {
		let Obligation::Guarantee { guarantor, ward } = of else { return Err(Error::<T>::NoSuchGuarantee.into()) };
		let stands = Guarantees::<T>::get(ward).iter().any(|edge| edge.guarantor == guarantor);
		ensure!(stands && (complainer == guarantor || complainer == ward), Error::<T>::NoSuchGuarantee);
		let accused = if complainer == guarantor { ward } else { guarantor };
		Ok(Claimable { accused, limit: 0, in_time: true })
	}

	fn escrow(_: Obligation, _: MemberIndex) -> Balance {
		0
	}

	fn pay_from_escrow(_: Obligation, _: MemberIndex, _: Balance) -> DispatchResult {
		Ok(())
	}

	fn resolve(_: Obligation, _: MemberIndex, _: Balance) {}
}
