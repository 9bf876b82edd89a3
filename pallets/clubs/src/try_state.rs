//! What must always be true of clubs and quotas: the promises of the README, by number.

use crate::{
	Admissions, Agreements, Authored, ClubOf, ClubOfCouncil, ClubOfName, ClubOfTreasury, Clubs, Config, Lapsing,
	Motions, NextClub, Outdated, Pallet, Rolls, SessionLength, SpoiltKeys, Tallies, Usage, Used, Validator,
	ValidatorOf, Validators, Vote, Voters, Votes,
};
use frame_support::{ensure, traits::Get};
use sp_runtime::TryRuntimeError;
use synergy_primitives::{
	check_all, Agenda, Clock, ClubId, Electorate, EraIndex, MemberIndex, Page, Seats, Sessions, Stage, Sum,
};

impl<T: Config> Pallet<T> {
	/// Checks every promise that this pallet keeps by itself.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		check_all(Self::audit)
	}

	/// Checks every promise, for one page.
	pub fn audit(page: &mut Page<T::AccountId>) {
		page.once(|page| {
			page.check(0, Self::check_validators());
			let is_club = Clubs::<T>::iter_keys().next().is_some() && ClubOfCouncil::<T>::count() > 0;
			page.ensure(0, is_club, "F3: there is no club");
			let known = |(_, club): &_| *club < NextClub::<T>::get();
			page.ensure(0, Motions::<T>::get().iter().all(known), "F1: a motion is of a club that there never was");
			page.kept(Sum::StandingClubs, ClubOfCouncil::<T>::count());
			page.kept(Sum::Validators, Validators::<T>::count());
			T::Seats::taken().into_iter().for_each(|seat| page.kept(Sum::Seats(seat), 1u32));
		});
		Self::audit_clubs(page);
		Self::audit_accounts(page);
		Self::audit_votes(page);
		Self::audit_validators(page);
	}

	/// Promise 1 (F1, F3).
	fn audit_clubs(page: &mut Page<T::AccountId>) {
		page.walk(Clubs::<T>::iter_from, |page, (id, club)| {
			page.check(id, Self::ensure_club_holds(id, &club));
			if club.is_standing() {
				page.found(Sum::StandingClubs, 1u32);
				page.found(Sum::Seats(club.council), 1u32);
			}
		});
		page.walk(Admissions::<T>::iter_from, |page, (id, _)| {
			page.ensure(id, Self::standing(id).is_ok(), "P8: a club removed has left its admission text");
		});
		page.walk(ClubOfCouncil::<T>::iter_from, |page, (council, id)| {
			let is_its = Self::standing(id).is_ok_and(|club| club.council == council);
			page.ensure(id, is_its, "P8: a club removed has left its council");
		});
		page.walk(ClubOfName::<T>::iter_from, |page, (name, id)| {
			let is_its = Self::standing(id).is_ok_and(|club| club.name == name);
			page.ensure(id, is_its, "P8: a club removed has left its name");
		});
		page.walk(ClubOfTreasury::<T>::iter_from, |page, (treasury, id)| {
			let is_its = Clubs::<T>::get(id).is_some_and(|club| club.treasury == treasury);
			page.ensure(id, is_its, "P8: a treasury is nobody's");
		});
	}

	fn ensure_club_holds(id: ClubId, club: &ClubOf<T>) -> Result<(), TryRuntimeError> {
		ensure!(id < NextClub::<T>::get(), "F1: a number of a club could be given again");
		ensure!(ClubOfTreasury::<T>::get(&club.treasury) == Some(id), "F3: two clubs have the same treasury");
		if club.is_standing() {
			ensure!(!club.name.is_empty(), "F3: a club has no name");
			ensure!(ClubOfName::<T>::get(&club.name) == Some(id), "F3: two clubs have the same name");
			ensure!(ClubOfCouncil::<T>::get(&club.council) == Some(id), "F3: two clubs have the same council");
		}
		Ok(())
	}

	/// Promises 2 and 4 (F5, P8).
	fn audit_accounts(page: &mut Page<T::AccountId>) {
		page.walk(Used::<T>::iter_from, |page, (who, usage)| {
			let holds = Self::ensure_usage_holds(&who, usage);
			page.check_account(who, holds);
		});
		page.walk(Agreements::<T>::iter_from, |page, (who, _)| {
			let exists = Self::ensure_exists(&who, "P8: an account is gone and its agreement is not");
			page.check_account(who, exists);
		});
		page.walk(Lapsing::<T>::iter_from, |page, (until, who, ())| {
			let holds = Self::ensure_lapses(&who, until);
			page.check_account(who, holds);
		});
	}

	fn ensure_lapses(who: &T::AccountId, until: EraIndex) -> Result<(), TryRuntimeError> {
		let agreement = Agreements::<T>::get(who).map(|agreement| agreement.until);
		ensure!(agreement == Some(until), "P8: an agreement is gone and its end is not");
		let is_well = until > T::Clock::era() || T::Queue::is_waiting_at(Stage::Agreements);
		ensure!(is_well, "P8: an agreement has not lapsed");
		Ok(())
	}

	fn ensure_exists(who: &T::AccountId, otherwise: &'static str) -> Result<(), TryRuntimeError> {
		ensure!(frame_system::Pallet::<T>::account_exists(who), otherwise);
		Ok(())
	}

	fn ensure_usage_holds(who: &T::AccountId, usage: Usage) -> Result<(), TryRuntimeError> {
		Self::ensure_exists(who, "P8: an account is gone and its usage is not")?;
		ensure!(usage.era <= T::Clock::era(), "F5: something was used in an era to come");
		ensure!((1..=T::MaxQuota::get()).contains(&usage.units), "F5: nothing was used, or more than any quota");
		Ok(())
	}

	/// Promise 3 (F3, P8).
	fn audit_votes(page: &mut Page<T::AccountId>) {
		page.walk(Votes::<T>::iter_from, |page, (elector, vote)| {
			page.check(elector, Self::ensure_vote_holds(elector, &vote));
			page.found(Sum::Votes(vote.club, vote.term, vote.council), 1u32);
		});
		page.walk(Tallies::<T>::iter_from, |page, ((club, term), council, votes)| {
			page.ensure(club, votes > 0, "P8: a tally without votes is left behind");
			page.kept(Sum::Votes(club, term, council), votes);
		});
		page.walk(Rolls::<T>::iter_from, |page, (club, roll)| {
			page.ensure(club, Clubs::<T>::contains_key(club), "P8: a roll is no club's");
			page.kept(Sum::Electors(club), roll.electors);
		});
		page.walk(Voters::<T>::iter_from, |page, ((club, term), elector, ())| {
			page.check(elector, Self::ensure_voter_holds(club, term, elector));
		});
		page.walk(Outdated::<T>::iter_from, |page, (club, _)| {
			page.ensure(club, T::Queue::is_waiting_at(Stage::Votes), "P8: void votes were not cleared away");
		});
	}

	/// P8: votes of former terms are still to be cleared away.
	fn ensure_voter_holds(club: ClubId, term: u32, elector: MemberIndex) -> Result<(), TryRuntimeError> {
		let vote = Votes::<T>::get(elector).map(|vote| (vote.club, vote.term));
		ensure!(vote == Some((club, term)), "P8: a vote is gone and its voter is not");
		let is_void = term < Rolls::<T>::get(club).term;
		let is_to_go = Outdated::<T>::get(club).is_some_and(|first| first <= term);
		ensure!(!is_void || is_to_go, "P8: a vote of a former term would stay");
		Ok(())
	}

	fn ensure_vote_holds(elector: MemberIndex, vote: &Vote<T::AccountId>) -> Result<(), TryRuntimeError> {
		ensure!(T::Electorate::is_elector(elector, vote.club), "F3: somebody votes who is no elector");
		ensure!(vote.term <= Rolls::<T>::get(vote.club).term, "F3: a vote is of a term to come");
		Ok(())
	}

	/// Promise 5 (F2, P8), as far as it is about all validators.
	fn check_validators() -> Result<(), TryRuntimeError> {
		ensure!(Validators::<T>::count() <= T::MaxValidators::get(), "F2: there are too many validators");
		ensure!(SessionLength::<T>::get() == Self::session_length(), "F2: sessions have no sound length");
		Ok(())
	}

	/// Promise 5 (F2, P8).
	fn audit_validators(page: &mut Page<T::AccountId>) {
		page.walk(Validators::<T>::iter_from, |page, (club, validator)| {
			page.check(club, Self::ensure_validator_holds(club, &validator));
			page.found(Sum::Validators, 1u32);
		});
		page.walk(ValidatorOf::<T>::iter_from, |page, (account, club)| {
			let is_its = Validators::<T>::get(club).is_some_and(|validator| validator.account == account);
			page.ensure(club, is_its, "P8: a validator is gone and its account is not");
		});
		page.walk(SpoiltKeys::<T>::iter_from, |page, (club, _)| {
			page.ensure(club, Self::standing(club).is_ok(), "P8: a club is gone and its spoilt keys are not");
		});
		page.walk(Authored::<T>::iter_from, |page, (who, _)| {
			let sits = T::Sessions::sitting().contains(&who);
			let holds = sits.then_some(()).ok_or("P8: blocks are counted of somebody who builds none".into());
			page.check_account(who, holds);
		});
	}

	fn ensure_validator_holds(club: ClubId, validator: &Validator<T::AccountId>) -> Result<(), TryRuntimeError> {
		ensure!(Self::standing(club).is_ok(), "P8: a club is gone and its validator is not");
		ensure!(ValidatorOf::<T>::get(&validator.account) == Some(club), "F2: two clubs have the same validator");
		let is_due = validator.fault.is_none() && validator.missed >= T::MaxMissed::get();
		ensure!(!is_due, "F2: a validator was absent too long and is not disabled");
		Ok(())
	}
}
