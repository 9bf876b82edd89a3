//! What treasuries pay (F3, G2): nobody has their keys, so the councils pay by calls.

use crate::{BalanceOf, ClubOf, Clubs, Config, Error, Event, Pallet};
use frame_support::{
	ensure,
	traits::{
		fungible::{Inspect, Mutate},
		tokens::{Fortitude, Preservation},
		Contains, EnsureOrigin, Get,
	},
};
use frame_system::{pallet_prelude::OriginFor, RawOrigin};
use sp_runtime::{
	traits::{Dispatchable, Zero},
	DispatchError, DispatchResult,
};
use synergy_primitives::{Balance, ClubId, Sponsoring};

type CallOf<T> = <T as frame_system::Config>::RuntimeCall;

impl<T: Config> Pallet<T> {
	/// Fails unless it is a decision of those who dispose of a club's treasury: its council, or the federation if the club
	/// was removed.
	fn treasurer_of(origin: OriginFor<T>, id: ClubId) -> Result<ClubOf<T>, DispatchError> {
		let club = Clubs::<T>::get(id).ok_or(Error::<T>::NoSuchClub)?;
		if club.is_standing() {
			return Self::ensure_council(origin, id);
		}
		T::FederationOrigin::ensure_origin(origin)?;
		Ok(club)
	}

	pub(crate) fn do_sponsor(
		who: T::AccountId,
		guarantor: T::AccountId,
		ward: T::AccountId,
		amount: Balance,
		premium: Balance,
	) -> DispatchResult {
		let (id, club) = Self::governed_by(&who)?;
		T::Sponsoring::sponsor(club.treasury, guarantor.clone(), ward.clone(), amount, premium)?;
		Self::deposit_event(Event::Sponsored { club: id, guarantor, ward, amount, premium });
		Ok(())
	}

	pub(crate) fn do_unsponsor(
		origin: OriginFor<T>,
		id: ClubId,
		guarantor: T::AccountId,
		ward: T::AccountId,
	) -> DispatchResult {
		let club = Self::treasurer_of(origin, id)?;
		T::Sponsoring::take_back(club.treasury, guarantor.clone(), ward.clone())?;
		Self::deposit_event(Event::SponsoringTakenBack { club: id, guarantor, ward });
		Ok(())
	}

	/// As a payer a treasury may be disappointed by an award (C8), and nobody can sign for it.
	pub(crate) fn do_speak(origin: OriginFor<T>, id: ClubId, call: CallOf<T>) -> DispatchResult {
		let club = Self::treasurer_of(origin, id)?;
		ensure!(T::Speeches::contains(&call), Error::<T>::NotForTreasury);
		call.dispatch(RawOrigin::Signed(club.treasury).into()).map_err(|failed| failed.error)?;
		Self::deposit_event(Event::Spoken { club: id });
		Ok(())
	}

	pub(crate) fn do_spend(
		origin: OriginFor<T>,
		id: Option<ClubId>,
		to: T::AccountId,
		amount: BalanceOf<T>,
	) -> DispatchResult {
		let treasury = match id {
			Some(id) => Self::treasurer_of(origin, id)?.treasury,
			None => {
				T::FederationOrigin::ensure_origin(origin)?;
				T::FederationTreasury::get()
			}
		};
		ensure!(!amount.is_zero(), Error::<T>::NothingToSpend);
		let free = T::Currency::reducible_balance(&treasury, Preservation::Expendable, Fortitude::Polite);
		ensure!(amount <= free, Error::<T>::NotEnoughMoney);
		T::Currency::transfer(&treasury, &to, amount, Preservation::Expendable)?;
		Self::deposit_event(Event::Spent { club: id, to, amount });
		Ok(())
	}
}
