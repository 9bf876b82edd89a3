//! How councils are renewed (F3): by their electors, by themselves, and by the federation where there are no electors.

use crate::{ClubOf, Clubs, Config, Error, Event, Outdated, Pallet, Rolls, Tallies, Vote, Voters, Votes};
use frame_support::{ensure, traits::Contains};
use sp_runtime::DispatchResult;
use synergy_primitives::{Agenda, Clock, ClubId, Electorate, MemberIndex, Stage};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_become_elector(who: T::AccountId) -> DispatchResult {
		let (_, id) = T::Electorate::enrol(&who)?;
		Self::standing(id).map(|_| ())
	}

	pub(crate) fn do_elect(who: T::AccountId, council: T::AccountId) -> DispatchResult {
		ensure!(!T::Queue::is_waiting_at(Stage::Electors), Error::<T>::Due);
		let (elector, id) = T::Electorate::elector(&who).ok_or(Error::<T>::NotAnElector)?;
		let club = Self::standing(id)?;
		let had_voted = Self::void_vote(elector, id);
		if council == club.council {
			ensure!(had_voted, Error::<T>::IsTheCouncil);
			Self::deposit_event(Event::VoteTakenBack { club: id, elector });
			return Ok(());
		}
		Self::ensure_may_govern(&council)?;
		Self::cast_vote(id, elector, club, council);
		Ok(())
	}

	/// Counts a vote. When more than half of all electors want the same account, it is the council (F3).
	fn cast_vote(id: ClubId, elector: MemberIndex, club: ClubOf<T>, council: T::AccountId) {
		let roll = Rolls::<T>::get(id);
		let votes = Tallies::<T>::mutate((id, roll.term), &council, |votes| {
			*votes = votes.saturating_add(1);
			*votes
		});
		Votes::<T>::insert(elector, Vote { club: id, term: roll.term, council: council.clone() });
		Voters::<T>::insert((id, roll.term), elector, ());
		let electors = roll.electors;
		Self::deposit_event(Event::CouncilVoted { club: id, elector, council: council.clone(), votes, electors });
		if votes.saturating_mul(2) > electors {
			Self::change_council(id, club, council);
		}
	}

	/// Takes an elector's vote out of the count. Returns whether it was one that still counted in the club.
	pub(crate) fn void_vote(elector: MemberIndex, id: ClubId) -> bool {
		let Some(Vote { club, term, council }) = Votes::<T>::take(elector) else { return false };
		Voters::<T>::remove((club, term), elector);
		Tallies::<T>::mutate_exists((club, term), &council, |votes| {
			*votes = votes.take().map(|count| count.saturating_sub(1)).filter(|count| *count > 0);
		});
		club == id && term == Rolls::<T>::get(id).term
	}

	/// Makes all votes that electors of a club have cast void. They are cleared away after this.
	pub(crate) fn void_votes(id: ClubId) {
		let old = Rolls::<T>::get(id).term;
		Rolls::<T>::mutate(id, |roll| roll.term = old.saturating_add(1));
		if Voters::<T>::iter_key_prefix((id, old)).next().is_none() {
			return;
		}
		Outdated::<T>::mutate(id, |first| *first = first.or(Some(old)));
		T::Queue::schedule(T::Clock::era(), Stage::Votes, id);
	}

	pub(crate) fn do_hand_over(who: T::AccountId, council: T::AccountId) -> DispatchResult {
		let (id, club) = Self::governed_by(&who)?;
		// Otherwise a council that is a party could decide its own complaint under another account (C9).
		ensure!(!T::Concerned::contains(&who), Error::<T>::CouncilConcerned);
		Self::ensure_may_govern(&council)?;
		Self::change_council(id, club, council);
		Ok(())
	}

	pub(crate) fn do_appoint(id: ClubId, council: T::AccountId) -> DispatchResult {
		let club = Self::standing(id)?;
		ensure!(Rolls::<T>::get(id).electors == 0, Error::<T>::HasElectors);
		Self::ensure_may_govern(&council)?;
		Self::change_council(id, club, council);
		Ok(())
	}

	/// A club that was removed needs no roll when its last elector is gone (P8).
	pub(crate) fn forget_roll(id: ClubId) {
		let is_standing = Clubs::<T>::get(id).is_some_and(|club| club.is_standing());
		if !is_standing && Rolls::<T>::get(id).electors == 0 {
			Rolls::<T>::remove(id);
		}
	}
}

impl<T: Config> synergy_primitives::Rolls for Pallet<T> {
	fn electors(club: ClubId) -> u32 {
		Rolls::<T>::get(club).electors
	}

	fn enrolled(club: ClubId, member: MemberIndex) {
		Rolls::<T>::mutate(club, |roll| roll.electors = roll.electors.saturating_add(1));
		Self::deposit_event(Event::ElectorEnrolled { club, member });
	}

	fn struck(club: ClubId, member: MemberIndex) {
		Self::void_vote(member, club);
		Rolls::<T>::mutate(club, |roll| roll.electors = roll.electors.saturating_sub(1));
		Self::forget_roll(club);
		Self::deposit_event(Event::ElectorStruck { club, member });
	}
}
