//! How many motions each club may have before the council of clubs (F1), so that nobody's fill it.

use crate::{ClubOfCouncil, Config, Error, Motions, MotionsOf, Pallet};
use alloc::{collections::BTreeSet, vec::Vec};
use frame_support::{ensure, traits::Get};
use sp_runtime::DispatchResult;
use synergy_primitives::{ClubId, Motions as _};

impl<T: Config> Pallet<T> {
	/// How many open motions each club may have: a few, and never so many that others find no place.
	pub(crate) fn motions_each() -> u32 {
		let share = T::MaxMotions::get().checked_div(ClubOfCouncil::<T>::count()).unwrap_or_default();
		share.clamp(1, T::MaxMotionsOfClub::get().max(1))
	}

	/// Counts a motion that an account has proposed, or refuses it if its club has as many open ones as it may.
	pub fn note_motion(proposer: &T::AccountId, motion: T::Hash) -> DispatchResult {
		// Everybody who has a seat is a club's council. Where benchmarks seat others, these are counted together.
		let (club, most) = match ClubOfCouncil::<T>::get(proposer) {
			Some(club) => (club, Self::motions_each()),
			None => (ClubId::MAX, T::MaxMotions::get()),
		};
		let mut open = T::OpenMotions::open();
		// What was open under the same hash before has ended.
		open.retain(|other| *other != motion);
		Motions::<T>::try_mutate(|motions| {
			Self::keep_open(motions, open);
			let taken = motions.iter().filter(|(_, other)| *other == club).count();
			ensure!(taken < most as usize, Error::<T>::TooManyMotions);
			motions.try_push((motion, club)).map_err(|_| Error::<T>::TooManyMotions)?;
			Ok(())
		})
	}

	/// Forgets the motions that have ended (P8).
	pub(crate) fn forget_motions() {
		if Motions::<T>::exists() {
			Motions::<T>::mutate_exists(|motions| {
				let mut open = motions.take().unwrap_or_default();
				Self::keep_open(&mut open, T::OpenMotions::open());
				*motions = (!open.is_empty()).then_some(open);
			});
		}
	}

	fn keep_open(motions: &mut MotionsOf<T>, open: Vec<T::Hash>) {
		let open: BTreeSet<_> = open.into_iter().collect();
		motions.retain(|(motion, _)| open.contains(motion));
	}
}
