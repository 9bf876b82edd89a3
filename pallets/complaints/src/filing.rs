//! Filing a complaint (C1, C2, C3).

use crate::{
	types::{Claim, Complaint, Phase, Terms, MAX_APPEALS},
	AccusedBefore, Claims, Complaints, Config, Error, Event, NextComplaint, Pallet, Standings,
};
use frame_support::{ensure, traits::Get, BoundedVec};
use sp_runtime::{DispatchError, DispatchResult};
use synergy_primitives::{
	Agenda, Balance, Claimable, Clock, ComplaintId, EraIndex, MemberIndex, NumberOf, Obligation, Obligations, Stage,
};

const _: () = assert!(MAX_APPEALS == 2, "C8: the second appeal brings the council");

/// What a complaint had come to when it was withdrawn.
#[derive(Clone, Copy)]
struct Withdrawn {
	/// The level it had reached.
	level: u8,
	/// The award last adopted, in percent.
	adopted: Option<u8>,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_file(who: T::AccountId, obligation: Obligation, claim: Balance) -> DispatchResult {
		let complainer = Self::number_of(&who)?;
		let claimable = T::Obligations::claimable(obligation, complainer)?;
		let (accused, mut claims) = (claimable.accused, Claims::<T>::get(obligation));
		Self::ensure_none_ends(&claims)?;
		let is_between = |claim: &Claim| {
			Self::is_open_between(claim, complainer, accused) || Self::is_open_between(claim, accused, complainer)
		};
		ensure!(claimable.in_time || claims.iter().any(is_between), Error::<T>::TooLate);
		ensure!(claim <= claimable.limit, Error::<T>::ClaimTooLarge);
		let withdrawn = Self::withdrawn_before(obligation, Self::earlier(&claims, complainer, accused))?;
		let id = NextComplaint::<T>::mutate(|next| {
			let id = *next;
			*next = next.saturating_add(1);
			id
		});
		Self::count_filing(id, complainer, &claimable)?;
		Self::take_offer_back(&claims, complainer);
		let again = withdrawn.map(|_| T::Clock::start());
		// A supplier that was replaced is no party of the order any more, and cannot become one again (K6).
		claims
			.iter()
			.filter(|gone| gone.complainer != accused)
			.for_each(|gone| AccusedBefore::<T>::remove(gone.complaint));
		claims.retain(|earlier| earlier.complainer == accused);
		claims
			.try_push(Claim { complainer, complaint: id, ended: None, again })
			.map_err(|_| Error::<T>::TooManyComplaints)?;
		Claims::<T>::insert(obligation, claims);
		Self::open(id, obligation, complainer, &claimable, claim, withdrawn);
		T::Obligations::note_filed(obligation, complainer);
		Self::deposit_event(Event::ComplaintFiled {
			complaint: id,
			obligation,
			complainer,
			accused,
			claim,
			suspends: claimable.suspends,
		});
		Ok(())
	}

	/// Fails while a complaint among these ends at a boundary that has passed: the obligation may close with it (C12, E3).
	fn ensure_none_ends(claims: &[Claim]) -> DispatchResult {
		let mut open = claims.iter().filter(|claim| Self::is_open(claim));
		open.try_for_each(|claim| Self::undecided(claim.complaint).map(|_| ()))
	}

	/// What the complainer has claimed of the accused before. What it has claimed of a supplier whose substitute delivers its
	/// order now is not counted: somebody else is accused (C1, C2).
	fn earlier(claims: &[Claim], complainer: MemberIndex, accused: MemberIndex) -> Option<Claim> {
		let is_same = |claim: &Claim| Self::accused_of(claim).is_none_or(|before| before == accused);
		let is_it = |claim: &&Claim| claim.complainer == complainer && (is_same(claim) || Self::is_open(claim));
		claims.iter().find(is_it).copied()
	}

	/// Who answers with a complaint of its own has back what it has offered before. That was offered for the one complaint; what
	/// it offers now is about both (C6, C12).
	fn take_offer_back(claims: &[Claim], accused: MemberIndex) {
		for claim in claims {
			let Ok(mut complaint) = Self::opened(claim.complaint) else { continue };
			let Some(amount) = complaint.offer.filter(|_| complaint.accused == accused) else { continue };
			Self::return_offer(&mut complaint);
			Complaints::<T>::insert(claim.complaint, complaint);
			Self::deposit_event(Event::OfferWithdrawn { complaint: claim.complaint, amount });
		}
	}

	/// The complaint withdrawn before, in whose place another may be filed (C2); none if it is the first, also the first
	/// after what was decided about a guarantee has rested.
	fn withdrawn_before(obligation: Obligation, earlier: Option<Claim>) -> Result<Option<Withdrawn>, DispatchError> {
		let Some(earlier) = earlier else { return Ok(None) };
		let is_guarantee = matches!(obligation, Obligation::Guarantee { .. });
		let rested = |era: EraIndex| T::Clock::era() >= era.saturating_add(T::RefileEras::get());
		let ended = Self::end_of(&earlier).ok_or(Error::<T>::AlreadyComplained)?;
		match (ended.withdrawn_at, earlier.again) {
			(None, _) if is_guarantee && rested(ended.era) => Ok(None),
			(None, _) => Err(Error::<T>::AlreadyDecided.into()),
			(Some(_), Some(era)) if !is_guarantee || !rested(era) => Err(Error::<T>::NoMoreComplaints.into()),
			(Some(level), _) => Ok(Some(Withdrawn { level, adopted: ended.adopted })),
		}
	}

	/// Suspends the accused (C3), unless it is a customer that complains (D7), and counts the complaint among those of
	/// the complainer (C2), and in both records (R2).
	fn count_filing(id: ComplaintId, complainer: MemberIndex, claimable: &Claimable) -> DispatchResult {
		Standings::<T>::try_mutate(complainer, |standing| {
			ensure!(standing.complaining < T::MaxOpenComplaints::get(), Error::<T>::TooManyComplaints);
			standing.complaining = standing.complaining.saturating_add(1);
			standing.filed = standing.filed.saturating_add(1);
			Ok::<_, DispatchError>(())
		})?;
		Standings::<T>::mutate(claimable.accused, |standing| {
			if claimable.suspends {
				standing.accused.update(T::Clock::moment(), |count| count.saturating_add(1));
			} else {
				standing.customers = standing.customers.saturating_add(1);
			}
			standing.received = standing.received.saturating_add(1);
			Self::list_against(standing, claimable.accused, id);
		});
		Ok(())
	}

	fn open(
		id: ComplaintId,
		obligation: Obligation,
		complainer: MemberIndex,
		claimable: &Claimable,
		claim: Balance,
		withdrawn: Option<Withdrawn>,
	) {
		let since = T::Clock::start();
		// What was withdrawn before goes on at once, one level higher than it had reached, and with what was adopted last
		// (C2, C9); what is new waits for a boundary (C4).
		let is_again = withdrawn.is_some();
		let target = withdrawn.map_or(0, |before| before.level.saturating_add(1));
		let phase = if is_again { Phase::Returning } else { Phase::Climbing };
		let due = if is_again { T::Clock::era() } else { since.saturating_add(1) };
		let complaint = Complaint {
			obligation,
			complainer,
			accused: claimable.accused,
			claim,
			suspends: claimable.suspends,
			since,
			terms: Self::terms(),
			phase,
			level: 0,
			target,
			due,
			next: 0,
			end: 1,
			listed: 1,
			voters: 0,
			joining: 0,
			appeals: 0,
			appellants: BoundedVec::new(),
			adopted: withdrawn.and_then(|before| before.adopted),
			voted: since,
			offer: None,
			assents: BoundedVec::new(),
			ended: None,
		};
		T::Agenda::schedule(due, complaint.stage(), id);
		Complaints::<T>::insert(id, complaint);
	}

	/// The terms of a complaint that is filed now (C13).
	pub fn terms() -> Terms {
		Terms {
			max_level: T::MaxLevel::get(),
			wait: T::AppealWait::get(),
			arbitration: T::ArbitrationEras::get(),
			bar: T::BarEras::get(),
			places: T::MaxReached::get(),
		}
	}

	pub(crate) fn number_of(who: &T::AccountId) -> Result<MemberIndex, DispatchError> {
		T::People::number(who).ok_or_else(|| Error::<T>::NotKnown.into())
	}

	/// An open complaint.
	pub(crate) fn opened(id: ComplaintId) -> Result<Complaint<T::AccountId>, DispatchError> {
		let complaint = Complaints::<T>::get(id).filter(Complaint::is_open);
		complaint.ok_or_else(|| Error::<T>::NoSuchComplaint.into())
	}

	/// An open complaint whose end is not already due at a boundary that has passed (E3).
	pub(crate) fn undecided(id: ComplaintId) -> Result<Complaint<T::AccountId>, DispatchError> {
		let complaint = Self::opened(id)?;
		let is_over = complaint.stage() == Stage::Verdicts && Self::is_due(&complaint);
		ensure!(!is_over, Error::<T>::Due);
		Ok(complaint)
	}

	/// Fails while waits that have ended at a passed boundary are still to be served: no later award overtakes theirs (E3).
	pub(crate) fn ensure_in_turn() -> DispatchResult {
		ensure!(!T::Agenda::is_waiting_at(Stage::Verdicts), Error::<T>::Due);
		Ok(())
	}

	/// Whether work that follows a passed boundary is still to be done on it.
	pub(crate) fn is_due(complaint: &Complaint<T::AccountId>) -> bool {
		complaint.due <= T::Clock::era()
	}
}
