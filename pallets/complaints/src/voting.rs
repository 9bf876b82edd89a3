//! Votes, the award they adopt, and appeals against it (C7, C8).

use crate::{
	rules,
	types::{Complaint, Phase, Reach, MAX_APPEALS},
	Complaints, Config, Error, Event, Pallet, Reached, Standings, Tallies,
};
use alloc::vec::Vec;
use frame_support::ensure;
use sp_runtime::{DispatchError, DispatchResult};
use synergy_primitives::{
	Agenda, Balance, Clock, ComplaintId, Deposits, Draw, EraIndex, MemberIndex, Neighbours, NumberOf, Obligations,
	Stage,
};

impl<T: Config> Pallet<T> {
	/// Returns whether the vote has ended the complaint.
	pub(crate) fn do_vote(who: T::AccountId, id: ComplaintId, percent: u8) -> Result<bool, DispatchError> {
		ensure!(percent <= 100, Error::<T>::NotAPercentage);
		let guarantor = Self::number_of(&who)?;
		let mut complaint = Self::undecided(id)?;
		ensure!(matches!(complaint.phase, Phase::Climbing | Phase::Fading), Error::<T>::NotVoting);
		// After the last level the council is called, which is only to be served yet (C9, E3).
		let is_over = Self::is_due(&complaint) && complaint.level >= complaint.top();
		ensure!(!is_over, Error::<T>::NotVoting);
		Self::record_vote(id, &complaint, guarantor, percent)?;
		Self::deposit_event(Event::Voted { complaint: id, guarantor, percent });
		complaint.voted = T::Clock::start();
		// While a level is joining, the level before it decides nothing new (C4).
		if Self::is_due(&complaint) {
			Complaints::<T>::insert(id, complaint);
			return Ok(false);
		}
		let is_final = Self::adopt_if_decided(id, complaint)?;
		if is_final {
			Self::ensure_in_turn()?;
		}
		Ok(is_final)
	}

	/// Writes the vote down, in place of the one that the guarantor may have cast before.
	fn record_vote(
		id: ComplaintId,
		complaint: &Complaint<T::AccountId>,
		guarantor: MemberIndex,
		percent: u8,
	) -> DispatchResult {
		let mut tally = Tallies::<T>::get(id);
		Standings::<T>::try_mutate(guarantor, |standing| {
			let has_joined = |reach: &&mut Reach| reach.complaint == id && reach.level <= complaint.level;
			let reach = standing.reached.iter_mut().find(has_joined).ok_or(Error::<T>::NotReached)?;
			if let Some((old, _)) = reach.vote.filter(|(_, appeals)| *appeals == complaint.appeals) {
				tally
					.iter_mut()
					.filter(|(vote, _)| *vote == old)
					.for_each(|(_, count)| *count = count.saturating_sub(1));
				tally.retain(|(_, count)| *count > 0);
			}
			reach.vote = Some((percent, complaint.appeals));
			reach.first_voted = reach.first_voted.or_else(|| Some(T::Clock::era()));
			Ok::<_, DispatchError>(())
		})?;
		match tally.iter_mut().find(|(vote, _)| *vote == percent) {
			Some((_, count)) => *count = count.saturating_add(1),
			None => tally.try_push((percent, 1)).map_err(|_| Error::<T>::NotAPercentage)?,
		}
		Tallies::<T>::insert(id, tally);
		Ok(())
	}

	/// Adopts what the votes decide, if they do. Returns whether that has ended the complaint.
	fn adopt_if_decided(id: ComplaintId, complaint: Complaint<T::AccountId>) -> Result<bool, DispatchError> {
		match Self::decided(id, &complaint) {
			Some(percent) => Self::adopt(id, complaint, percent),
			None => {
				Complaints::<T>::insert(id, complaint);
				Ok(false)
			}
		}
	}

	/// What the votes decide, in percent, if they do.
	pub(crate) fn decided(id: ComplaintId, complaint: &Complaint<T::AccountId>) -> Option<u8> {
		rules::adopted(&Tallies::<T>::get(id), complaint.voters)
	}

	/// Adopts an award of `percent`. Returns whether that has ended the complaint.
	pub(crate) fn adopt(
		id: ComplaintId,
		mut complaint: Complaint<T::AccountId>,
		percent: u8,
	) -> Result<bool, DispatchError> {
		complaint.adopted = Some(percent);
		if Self::is_final_at_once(id, &complaint, percent) {
			Self::finish(id, complaint, percent, crate::Outcome::Awarded)?;
			return Ok(true);
		}
		let until = T::Clock::start().max(complaint.voted).saturating_add(complaint.terms.wait);
		Self::deposit_event(Event::AwardAdopted { complaint: id, percent, award: complaint.award(percent), until });
		Self::move_on(id, &mut complaint, Phase::Waiting { percent }, until);
		Complaints::<T>::insert(id, complaint);
		Ok(false)
	}

	/// Moves a complaint to another phase and another place on the agenda.
	pub(crate) fn move_on(id: ComplaintId, complaint: &mut Complaint<T::AccountId>, phase: Phase, due: EraIndex) {
		T::Agenda::cancel(complaint.due, complaint.stage(), id);
		complaint.phase = phase;
		complaint.due = due;
		T::Agenda::schedule(due, complaint.stage(), id);
	}

	/// What an award of `percent` pays: never more than is still at risk or in escrow for the complainer, because what the
	/// accused has paid by completing the deal meanwhile need not be paid again (D3, D4).
	pub(crate) fn payable(complaint: &Complaint<T::AccountId>, percent: u8) -> Balance {
		let claimable = T::Obligations::claimable(complaint.obligation, complaint.complainer);
		complaint.award(percent).min(claimable.map_or(0, |claimable| claimable.limit))
	}

	/// Whether nobody can be disappointed: the whole claim, out of own money of guarantors who voted for it (C8). After an
	/// appeal an award always waits.
	fn is_final_at_once(id: ComplaintId, complaint: &Complaint<T::AccountId>, percent: u8) -> bool {
		(complaint.appeals == 0 || complaint.claim == 0)
			&& complaint.award(percent) == complaint.claim
			&& Self::escrow_part(complaint, percent) == 0
			&& Self::draws(id, complaint, percent)
				.iter()
				.all(|draw| draw.is_own && Self::has_voted_for(id, complaint, draw.guarantor, percent))
	}

	/// What an award takes from an escrow before it draws on deposits (D4).
	pub(crate) fn escrow_part(complaint: &Complaint<T::AccountId>, percent: u8) -> Balance {
		T::Obligations::escrow(complaint.obligation, complaint.complainer).min(Self::payable(complaint, percent))
	}

	/// What an award takes from deposits (C10).
	fn draws(id: ComplaintId, complaint: &Complaint<T::AccountId>, percent: u8) -> Vec<Draw<T::AccountId>> {
		let amount = Self::payable(complaint, percent).saturating_sub(Self::escrow_part(complaint, percent));
		T::Deposits::plan(complaint.accused, id, amount)
	}

	/// Whether a guarantor's vote stands for an award of `percent` or more.
	fn has_voted_for(
		id: ComplaintId,
		complaint: &Complaint<T::AccountId>,
		guarantor: MemberIndex,
		percent: u8,
	) -> bool {
		let vote = Standings::<T>::get(guarantor).reach(id).and_then(|reach| reach.vote);
		vote.is_some_and(|(vote, appeals)| appeals == complaint.appeals && vote >= percent)
	}

	/// Whom a waiting award disappoints, who may therefore appeal, and whose acceptance makes it final (C8).
	pub(crate) fn disappointed(id: ComplaintId, complaint: &Complaint<T::AccountId>, percent: u8) -> Vec<T::AccountId> {
		let mut accounts = Vec::new();
		if complaint.award(percent) < complaint.claim {
			accounts.extend(T::People::account(complaint.complainer));
		}
		if Self::payable(complaint, percent) > 0 {
			accounts.extend(T::People::account(complaint.accused));
		}
		for draw in Self::draws(id, complaint, percent) {
			let voter = if draw.is_own { Some(draw.guarantor) } else { T::People::number(&draw.holder) };
			let has_agreed = voter.is_some_and(|voter| Self::has_voted_for(id, complaint, voter, percent));
			if !has_agreed && !accounts.contains(&draw.holder) {
				accounts.push(draw.holder);
			}
		}
		accounts
	}

	/// One of those disappointed accepts the award. When all have, it is final; returns whether it is.
	pub(crate) fn assent(
		who: T::AccountId,
		id: ComplaintId,
		mut complaint: Complaint<T::AccountId>,
		percent: u8,
	) -> Result<bool, DispatchError> {
		let disappointed = Self::disappointed(id, &complaint, percent);
		ensure!(disappointed.contains(&who), Error::<T>::NotDisappointed);
		ensure!(!complaint.assents.contains(&who), Error::<T>::AlreadyAccepted);
		complaint.assents.try_push(who.clone()).map_err(|_| Error::<T>::AlreadyAccepted)?;
		Self::deposit_event(Event::AwardAccepted { complaint: id, by: who, award: complaint.award(percent) });
		if disappointed.iter().all(|account| complaint.assents.contains(account)) {
			Self::ensure_in_turn()?;
			Self::finish(id, complaint, percent, crate::Outcome::Awarded)?;
			return Ok(true);
		}
		Complaints::<T>::insert(id, complaint);
		Ok(false)
	}

	pub(crate) fn do_appeal(who: T::AccountId, id: ComplaintId) -> DispatchResult {
		let mut complaint = Self::undecided(id)?;
		let Phase::Waiting { percent } = complaint.phase else { return Err(Error::<T>::NothingToAppeal.into()) };
		ensure!(Self::disappointed(id, &complaint, percent).contains(&who), Error::<T>::NotDisappointed);
		if let Some(number) = T::People::number(&who).filter(|_| complaint.suspends) {
			complaint.appellants.try_push(number).map_err(|_| Error::<T>::NothingToAppeal)?;
			Standings::<T>::mutate(number, |standing| standing.appeals = standing.appeals.saturating_add(1));
		}
		Tallies::<T>::remove(id);
		complaint.assents = Default::default();
		complaint.appeals = complaint.appeals.saturating_add(1);
		let appeals = complaint.appeals;
		Self::deposit_event(Event::Appealed { complaint: id, by: who, appeals });
		if u32::from(appeals) >= MAX_APPEALS {
			Self::call_council(id, &mut complaint);
		} else {
			let due = T::Clock::start().saturating_add(1);
			Self::move_on(id, &mut complaint, Phase::Appealed, due);
		}
		Complaints::<T>::insert(id, complaint);
		Ok(())
	}

	/// The council has to decide (C9).
	pub(crate) fn call_council(id: ComplaintId, complaint: &mut Complaint<T::AccountId>) {
		let until = T::Clock::start().saturating_add(complaint.terms.arbitration);
		Self::move_on(id, complaint, Phase::Council, until);
		if complaint.is_open() {
			Self::deposit_event(Event::CouncilCalled { complaint: id, until });
		}
		Self::bar_the_silent(id, complaint);
	}

	/// Guarantors of the first level that cast no vote by the time the council has to decide may not pledge (G6). A vote
	/// that came after the boundary at which the council's time began was too late, also if that is served after it.
	pub(crate) fn bar_the_silent(id: ComplaintId, complaint: &Complaint<T::AccountId>) {
		let now = T::Clock::moment();
		let is_silent = |reach: &Reach| reach.level == 1 && reach.first_voted.is_none_or(|era| era > now);
		for guarantor in Self::first_level(id, complaint) {
			if Standings::<T>::get(guarantor).reach(id).is_some_and(is_silent) {
				T::Deposits::bar_from_pledging(guarantor, complaint.terms.bar);
			}
		}
	}

	/// The guarantors of the accused. A customer's complaint keeps no deposit from being released, so a guarantor may be
	/// gone; but it reaches no others, so they are all who were reached (D7).
	fn first_level(id: ComplaintId, complaint: &Complaint<T::AccountId>) -> Vec<MemberIndex> {
		if complaint.suspends {
			T::Neighbours::guarantors(complaint.accused, id)
		} else {
			Reached::<T>::get(id, 0).into_inner()
		}
	}

	/// Puts an ended complaint in line to be cleared away.
	pub(crate) fn clear_after(id: ComplaintId, boundary: EraIndex) {
		T::Agenda::schedule(boundary, Stage::Closings, id);
	}
}
