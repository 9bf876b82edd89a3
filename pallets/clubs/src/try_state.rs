//! What must always be true of clubs and quotas: the promises of the README, by number.

use crate::{
	Admissions, Agreements, Authored, ClubOfCouncil, ClubOfName, ClubOfTreasury, Clubs, Config, Lapsing, Motions,
	NextClub, Outdated, Pallet, Rolls, SessionLength, SpoiltKeys, Tallies, Used, ValidatorOf, Validators, Vote, Voters,
	Votes,
};
use alloc::{collections::BTreeMap, vec::Vec};
use frame_support::{ensure, traits::Get};
use sp_runtime::TryRuntimeError;
use synergy_primitives::{Agenda, Clock, Electorate, Seats, Sessions, Stage};

impl<T: Config> Pallet<T> {
	/// Checks every promise.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_clubs()?;
		Self::check_used()?;
		Self::check_votes()?;
		Self::check_agreements()?;
		Self::check_validators()
	}

	/// Promise 1 (F1, F3).
	fn check_clubs() -> Result<(), TryRuntimeError> {
		let (mut seats, mut standing, mut all) = (Vec::new(), 0u32, 0usize);
		for (id, club) in Clubs::<T>::iter() {
			ensure!(id < NextClub::<T>::get(), "F1: a number of a club could be given again");
			ensure!(ClubOfTreasury::<T>::get(&club.treasury) == Some(id), "F3: two clubs have the same treasury");
			all = all.saturating_add(1);
			if !club.is_standing() {
				ensure!(!Admissions::<T>::contains_key(id), "P8: a club removed has left its admission text");
				continue;
			}
			standing = standing.saturating_add(1);
			ensure!(!club.name.is_empty(), "F3: a club has no name");
			ensure!(ClubOfName::<T>::get(&club.name) == Some(id), "F3: two clubs have the same name");
			ensure!(ClubOfCouncil::<T>::get(&club.council) == Some(id), "F3: two clubs have the same council");
			seats.push(club.council);
		}
		ensure!(standing > 0, "F3: there is no club");
		ensure!(standing == ClubOfCouncil::<T>::count(), "P8: a club removed has left its council");
		ensure!(standing as usize == ClubOfName::<T>::iter().count(), "P8: a club removed has left its name");
		ensure!(all == ClubOfTreasury::<T>::iter().count(), "P8: a treasury is nobody's");
		seats.sort();
		ensure!(seats == T::Seats::taken(), "F1: the seats in the council of clubs are not the clubs'");
		let known = |(_, club): &_| *club < NextClub::<T>::get();
		ensure!(Motions::<T>::get().iter().all(known), "F1: a motion is of a club that there never was");
		Ok(())
	}

	/// Promise 3 (F3, P8).
	fn check_votes() -> Result<(), TryRuntimeError> {
		let mut counted = BTreeMap::new();
		for (elector, Vote { club, term, council }) in Votes::<T>::iter() {
			ensure!(T::Electorate::is_elector(elector, club), "F3: somebody votes who is no elector");
			ensure!(term <= Rolls::<T>::get(club).term, "F3: a vote is of a term to come");
			let votes = counted.entry((club, term, council)).or_insert(0u32);
			*votes = votes.saturating_add(1);
		}
		for ((club, term), council, votes) in Tallies::<T>::iter() {
			ensure!(counted.remove(&(club, term, council)) == Some(votes), "F3: votes are not counted so");
		}
		ensure!(counted.is_empty(), "F3: a vote is not counted");
		for club in Rolls::<T>::iter_keys() {
			ensure!(Clubs::<T>::contains_key(club), "P8: a roll is no club's");
		}
		Self::check_voters()
	}

	/// Promise 3 (P8): votes of former terms are still to be cleared away.
	fn check_voters() -> Result<(), TryRuntimeError> {
		let is_waiting = T::Queue::is_waiting_at(Stage::Votes);
		ensure!(is_waiting || Outdated::<T>::iter_keys().next().is_none(), "P8: void votes were not cleared away");
		for ((club, term), elector, ()) in Voters::<T>::iter() {
			let vote = Votes::<T>::get(elector).map(|vote| (vote.club, vote.term));
			ensure!(vote == Some((club, term)), "P8: a vote is gone and its voter is not");
			let is_void = term < Rolls::<T>::get(club).term;
			let is_to_go = Outdated::<T>::get(club).is_some_and(|first| first <= term);
			ensure!(!is_void || is_to_go, "P8: a vote of a former term would stay");
		}
		Ok(())
	}

	/// Promise 4 (P8).
	fn check_agreements() -> Result<(), TryRuntimeError> {
		let exists = |who: T::AccountId| frame_system::Pallet::<T>::account_exists(&who);
		ensure!(Agreements::<T>::iter_keys().all(exists), "P8: an account is gone and its agreement is not");
		let (era, is_waiting) = (T::Clock::era(), T::Queue::is_waiting_at(Stage::Agreements));
		for (until, who, ()) in Lapsing::<T>::iter() {
			let agreement = Agreements::<T>::get(&who).map(|agreement| agreement.until);
			ensure!(agreement == Some(until), "P8: an agreement is gone and its end is not");
			ensure!(until > era || is_waiting, "P8: an agreement has not lapsed");
		}
		Ok(())
	}

	/// Promise 2 (F5, P8).
	fn check_used() -> Result<(), TryRuntimeError> {
		let (era, most) = (T::Clock::era(), T::MaxQuota::get());
		for (who, usage) in Used::<T>::iter() {
			ensure!(frame_system::Pallet::<T>::account_exists(&who), "P8: an account is gone and its usage is not");
			ensure!(usage.era <= era, "F5: something was used in an era to come");
			ensure!((1..=most).contains(&usage.units), "F5: nothing was used, or more than any quota");
		}
		Ok(())
	}

	/// Promise 5 (F2, P8).
	fn check_validators() -> Result<(), TryRuntimeError> {
		ensure!(SessionLength::<T>::get() == Self::session_length(), "F2: sessions have no sound length");
		let most = T::MaxMissed::get();
		for (club, validator) in Validators::<T>::iter() {
			ensure!(Self::standing(club).is_ok(), "P8: a club is gone and its validator is not");
			ensure!(ValidatorOf::<T>::get(&validator.account) == Some(club), "F2: two clubs have the same validator");
			let is_due = validator.fault.is_none() && validator.missed >= most;
			ensure!(!is_due, "F2: a validator was absent too long and is not disabled");
		}
		let (validators, accounts) = (Validators::<T>::iter_keys().count(), ValidatorOf::<T>::iter_keys().count());
		ensure!(validators == accounts, "P8: a validator is gone and its account is not");
		ensure!(Validators::<T>::count() as usize == validators, "F2: validators are not counted");
		ensure!(Validators::<T>::count() <= T::MaxValidators::get(), "F2: there are too many validators");
		let is_kept = |club| Self::standing(club).is_ok();
		ensure!(SpoiltKeys::<T>::iter_keys().all(is_kept), "P8: a club is gone and its spoilt keys are not");
		let sitting = T::Sessions::sitting();
		let is_sitting = |who| sitting.contains(&who);
		ensure!(Authored::<T>::iter_keys().all(is_sitting), "P8: blocks are counted of somebody who builds none");
		Ok(())
	}
}
