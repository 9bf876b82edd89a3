//! How clubs come and go by decisions of the federation (F1, M3).

use crate::{
	Admission, Agreement, Agreements, Club, ClubOfCouncil, ClubOfName, ClubOfTreasury, Clubs, Config, Error, Event,
	Lapsing, Name, NextClub, Pallet,
};
use frame_support::{ensure, traits::Get};
use sp_runtime::{
	traits::{Convert, Hash},
	DispatchResult,
};
use synergy_primitives::{Agenda, Clock, ClubId, Founding, FoundingMembers, Stage};

/// Agreements that lapse together are one task: it has no number.
const TASK: u32 = 0;

impl<T: Config> Pallet<T> {
	/// What the founders of a club sign: everything that the federation is to decide on, and nothing else.
	pub(crate) fn founding(
		name: &Name,
		council: &T::AccountId,
		admission: &Admission,
		founders: &FoundingMembers<T::AccountId>,
	) -> T::Hash {
		T::Hashing::hash_of(&(name, council, admission, founders))
	}

	pub(crate) fn do_agree_to_found(
		who: T::AccountId,
		name: Name,
		council: T::AccountId,
		admission: Admission,
		founders: FoundingMembers<T::AccountId>,
	) -> DispatchResult {
		ensure!(founders.iter().any(|founder| founder.account == who), Error::<T>::NotAFounder);
		let founding = Self::founding(&name, &council, &admission, &founders);
		let until = T::Clock::deadline(T::AgreementEras::get());
		Self::take_agreement(&who);
		Agreements::<T>::insert(&who, Agreement { founding, until });
		Lapsing::<T>::insert(until, &who, ());
		T::Queue::schedule(until, Stage::Agreements, TASK);
		Self::deposit_event(Event::FoundingAgreed { founder: who, founding, until });
		Ok(())
	}

	pub(crate) fn do_withdraw_agreement(who: T::AccountId) -> DispatchResult {
		let agreement = Self::take_agreement(&who).ok_or(Error::<T>::NothingAgreed)?;
		Self::deposit_event(Event::AgreementWithdrawn { founder: who, founding: agreement.founding });
		Ok(())
	}

	/// Takes a founder's signature out of storage.
	pub(crate) fn take_agreement(who: &T::AccountId) -> Option<Agreement<T::Hash>> {
		let agreement = Agreements::<T>::take(who)?;
		Lapsing::<T>::remove(agreement.until, who);
		Some(agreement)
	}

	pub(crate) fn do_admit(
		name: Name,
		council: T::AccountId,
		admission: Admission,
		founders: FoundingMembers<T::AccountId>,
	) -> DispatchResult {
		ensure!(!name.is_empty() && core::str::from_utf8(&name).is_ok(), Error::<T>::NoName);
		ensure!(!ClubOfName::<T>::contains_key(&name), Error::<T>::NameTaken);
		ensure!(ClubOfCouncil::<T>::count() < T::MaxClubs::get(), Error::<T>::TooManyClubs);
		Self::ensure_may_govern(&council)?;
		Self::take_agreements(&name, &council, &admission, &founders)?;
		let id = NextClub::<T>::get();
		let treasury = T::DeriveTreasury::convert(id);
		ensure!(treasury != council, Error::<T>::CouncilIsTreasury);
		ensure!(!ClubOfTreasury::<T>::contains_key(&treasury), Error::<T>::TreasuryTaken);
		NextClub::<T>::put(id.saturating_add(1));
		let club = Club { name: name.clone(), council: council.clone(), treasury: treasury.clone(), removed: None };
		Self::enter(id, club, admission);
		let count = u32::try_from(founders.len()).unwrap_or(u32::MAX);
		Self::deposit_event(Event::ClubAdmitted { club: id, name, council, treasury, founders: count });
		T::Founding::found(id, &founders)
	}

	/// Each founder has signed exactly this, lately, and nobody twice.
	fn take_agreements(
		name: &Name,
		council: &T::AccountId,
		admission: &Admission,
		founders: &FoundingMembers<T::AccountId>,
	) -> DispatchResult {
		let (founding, era) = (Self::founding(name, council, admission, founders), T::Clock::era());
		for founder in founders {
			let agreement = Self::take_agreement(&founder.account);
			let has_agreed = agreement.is_some_and(|made| made.founding == founding && made.until > era);
			ensure!(has_agreed, Error::<T>::FounderHasNotAgreed);
		}
		Ok(())
	}

	pub(crate) fn do_remove(id: ClubId) -> DispatchResult {
		let mut club = Self::standing(id)?;
		ensure!(ClubOfCouncil::<T>::count() > 1, Error::<T>::LastClub);
		club.removed = Some(T::Clock::era());
		Clubs::<T>::insert(id, &club);
		Self::leave_out(id, &club);
		Self::forget_validator(id);
		Self::deposit_event(Event::ClubRemoved { club: id, name: club.name });
		Ok(())
	}
}
