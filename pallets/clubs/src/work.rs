//! The work that the agenda does for clubs (E3, P8): what has lost its meaning is cleared away, entry by entry.

use crate::{Config, Lapsing, Outdated, Pallet, Rolls, Voters, WeightInfo};
use frame_support::{traits::Get, weights::WeightMeter};
use synergy_primitives::{ClubId, EraIndex, Progress, Stage, Worker};

impl<T: Config> Worker for Pallet<T> {
	fn work(stage: Stage, id: ClubId, boundary: EraIndex, meter: &mut WeightMeter) -> Progress {
		match stage {
			Stage::Agreements => Self::lapse_agreements(boundary, meter),
			Stage::Votes => Self::clear_votes(id, meter),
			_ => Progress::Done,
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Agreements that nobody has used lapse when an era begins (M3).
	fn lapse_agreements(era: EraIndex, meter: &mut WeightMeter) -> Progress {
		// Finding one, and what its founder would do by itself.
		let step = T::DbWeight::get().reads(1).saturating_add(<T as Config>::WeightInfo::withdraw_agreement());
		let mut due = Lapsing::<T>::iter_key_prefix(era);
		loop {
			if meter.try_consume(step).is_err() {
				return Progress::More;
			}
			let Some(founder) = due.next() else { return Progress::Done };
			Self::take_agreement(&founder);
		}
	}

	/// Votes that a change of the council has made void are cleared away, term by term (F3).
	fn clear_votes(club: ClubId, meter: &mut WeightMeter) -> Progress {
		// Electing voids a vote, and does much else.
		let step = <T as Config>::WeightInfo::elect();
		let Some(first) = Outdated::<T>::get(club) else { return Progress::Done };
		for term in first..Rolls::<T>::get(club).term {
			Outdated::<T>::insert(club, term);
			let mut voters = Voters::<T>::iter_key_prefix((club, term));
			loop {
				if meter.try_consume(step).is_err() {
					return Progress::More;
				}
				let Some(elector) = voters.next() else { break };
				Self::void_vote(elector, club);
			}
		}
		Outdated::<T>::remove(club);
		Progress::Done
	}
}
