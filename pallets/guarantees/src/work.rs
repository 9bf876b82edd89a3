//! The work that falls due at boundaries (E3): each task is one member's and costs the same whatever else is due.

use crate::{Config, Guarantees, Members, Pallet, WeightInfo};
use frame_support::weights::WeightMeter;
use synergy_primitives::{EraIndex, MemberIndex, Progress, Stage, Worker};

impl<T: Config> Worker for Pallet<T> {
	fn work(stage: Stage, number: MemberIndex, era: EraIndex, meter: &mut WeightMeter) -> Progress {
		let weight = match stage {
			Stage::Releases => T::WeightInfo::release_due(),
			Stage::Shortfalls => T::WeightInfo::revoke_short(),
			Stage::Lapses => T::WeightInfo::lapse(),
			Stage::Retirements => T::WeightInfo::retire(),
			Stage::Applications => T::WeightInfo::expire_application(),
			Stage::Premiums => T::WeightInfo::pay_premiums(),
			Stage::Recoveries => T::WeightInfo::end_recovery(),
			_ => return Progress::Done,
		};
		if meter.try_consume(weight).is_err() {
			return Progress::More;
		}
		match stage {
			Stage::Releases => Self::release_due(number, era),
			Stage::Shortfalls => Self::revoke_short(number, era),
			Stage::Lapses => Self::lapse(number, era),
			Stage::Retirements => Self::retire(number, era),
			Stage::Applications => Self::expire_application(number, era),
			Stage::Recoveries => Self::end_recovery(number, era),
			_ => Self::pay_premiums(number, era),
		}
		Progress::Done
	}
}

impl<T: Config> Pallet<T> {
	fn lapse(number: MemberIndex, era: EraIndex) {
		let Some(mut member) = Members::<T>::get(number) else { return };
		Self::lapse_if_due(number, &mut member, era);
		let guarantees = Guarantees::<T>::get(number);
		Self::store(number, member, guarantees);
	}
}
