//! The clubs and their councils, in step with the seats in the council of clubs (F1, F3).

use crate::{
	Admission, Admissions, Club, ClubOf, ClubOfCouncil, ClubOfName, ClubOfTreasury, Clubs, Config, Error, Event, Pallet,
};
use frame_support::ensure;
use frame_system::{ensure_signed, pallet_prelude::OriginFor};
use sp_runtime::{DispatchError, DispatchResult};
use synergy_primitives::{ClubId, Seats};

impl<T: Config> Pallet<T> {
	/// A club that has not been removed.
	pub(crate) fn standing(id: ClubId) -> Result<ClubOf<T>, DispatchError> {
		Clubs::<T>::get(id).filter(Club::is_standing).ok_or_else(|| Error::<T>::NoSuchClub.into())
	}

	/// The club, if its council has signed. One that was removed has none.
	pub(crate) fn ensure_council(origin: OriginFor<T>, id: ClubId) -> Result<ClubOf<T>, DispatchError> {
		let (who, club) = (ensure_signed(origin)?, Self::standing(id)?);
		ensure!(who == club.council, Error::<T>::NotTheCouncil);
		Ok(club)
	}

	/// The club whose council an account is.
	pub(crate) fn governed_by(who: &T::AccountId) -> Result<(ClubId, ClubOf<T>), DispatchError> {
		let id = ClubOfCouncil::<T>::get(who).ok_or(Error::<T>::NotACouncil)?;
		Ok((id, Self::standing(id)?))
	}

	/// Fails unless an account may become the council of a club: it is no other's, and somebody can sign for it.
	pub(crate) fn ensure_may_govern(council: &T::AccountId) -> DispatchResult {
		ensure!(!ClubOfCouncil::<T>::contains_key(council), Error::<T>::CouncilTaken);
		ensure!(!ClubOfTreasury::<T>::contains_key(council), Error::<T>::CouncilIsTreasury);
		Ok(())
	}

	/// A new club, with a seat for its council.
	pub(crate) fn enter(id: ClubId, club: ClubOf<T>, admission: Admission) {
		ClubOfName::<T>::insert(&club.name, id);
		ClubOfCouncil::<T>::insert(&club.council, id);
		ClubOfTreasury::<T>::insert(&club.treasury, id);
		Admissions::<T>::insert(id, admission);
		T::Seats::change(None, Some(&club.council));
		Clubs::<T>::insert(id, club);
	}

	/// A club is no more: its name and its council's account are free, and its seat is gone.
	pub(crate) fn leave_out(id: ClubId, club: &ClubOf<T>) {
		ClubOfName::<T>::remove(&club.name);
		ClubOfCouncil::<T>::remove(&club.council);
		Admissions::<T>::remove(id);
		T::Seats::change(Some(&club.council), None);
		Self::void_votes(id);
		Self::forget_roll(id);
	}

	/// Another account is the council from now on, and has its seat. All votes that electors have cast are void (F3).
	pub(crate) fn change_council(id: ClubId, mut club: ClubOf<T>, new: T::AccountId) {
		let old = core::mem::replace(&mut club.council, new.clone());
		ClubOfCouncil::<T>::remove(&old);
		ClubOfCouncil::<T>::insert(&new, id);
		T::Seats::change(Some(&old), Some(&new));
		Self::void_votes(id);
		Clubs::<T>::insert(id, club);
		Self::deposit_event(Event::CouncilChanged { club: id, old, new });
	}
}
