//! Substitutes (K6): the cycle goes on, and nobody but the two parties waits for a dispute.

use crate::{
	types::{Course, Cycle, Gain, Leg, LegState, Proposal, Reason, Receiver, Surety, Text},
	Config, CycleContracts, Cycles, Error, Event, Pallet, Texts,
};
use frame_support::{ensure, traits::Get};
use sp_runtime::{DispatchError, DispatchResult};
use synergy_primitives::{
	Agenda, Balance, Clock, CycleContractId, CycleIndex, EraIndex, Exposure, MemberIndex, People, Stage,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_replace(
		who: T::AccountId,
		id: CycleContractId,
		cycle: CycleIndex,
		leg: u8,
		substitute: T::AccountId,
		reason: Reason,
		surety: Balance,
	) -> DispatchResult {
		let number = Self::number_of(&who)?;
		let substitute = Self::number_of(&substitute)?;
		let mut open = Self::cycle(id, cycle)?;
		ensure!(open.until > T::Clock::era(), Error::<T>::TooLate);
		let (organiser, course) = Self::running(id)?;
		Self::ensure_opened(&course)?;
		let at = open.leg(leg).ok_or(Error::<T>::NoSuchLeg)?;
		ensure!(Self::reason(id, organiser, &course, &open, at)? == reason, Error::<T>::OtherReason);
		Self::ensure_in_turn()?;
		let reserved = Self::surety_now(&open, at).map_or(0, |(_, amount)| amount);
		ensure!(reserved <= surety, Error::<T>::SuretyTooLarge);
		let leaving = (reason == Reason::Leaving).then(|| Self::in_text(id, &course, &open, at));
		Self::ensure_substitute(&open, leg, leaving.as_ref().unwrap_or(at), substitute)?;
		T::People::ensure_may_open(substitute).map_err(|_| Error::<T>::SubstituteNotInGoodStanding)?;
		let is_alone = reason == Reason::Vacant && at.supplier == substitute && open.due > T::Clock::era();
		let new = Self::proposal(&course, &open, leaving.as_ref().unwrap_or(at), substitute, reason);
		let proposal = Self::sign_proposal(&mut open, leg, number, new, is_alone)?;
		Self::deposit_event(Event::SubstituteSigned { cycle_contract: id, cycle, leg, substitute, reason, by: number });
		// That the supplier itself delivers, which takes its vacant leg after all, the others have signed with the text; not that
		// it does when the period is over.
		let have_others = is_alone || (proposal.by_organiser && proposal.by_receiver);
		if have_others && proposal.by_substitute {
			Self::replace(id, cycle, &mut open, leg, proposal, leaving)?;
		}
		Cycles::<T>::insert(id, cycle, open);
		Ok(())
	}

	/// Why the supplier of a leg of an open cycle may be replaced now, if it may (K6, K7).
	pub fn replaceable(id: CycleContractId, open: &Cycle<T::AccountId>, leg: &Leg) -> Option<Reason> {
		let (organiser, course) = Self::running(id).ok()?;
		Self::reason(id, organiser, &course, open, leg).ok().filter(|_| open.until > T::Clock::era())
	}

	/// Against whom something would be reserved if the supplier of a leg of an open cycle were replaced now, and how much:
	/// nothing if nobody complains of it (K6). As long as the same complaints are open this only falls, when consumers
	/// confirm.
	pub fn surety_now(open: &Cycle<T::AccountId>, at: &Leg) -> Option<(MemberIndex, Balance)> {
		if at.state != LegState::Open || !at.is_complained_of() {
			return None;
		}
		let by = open.answers_for(at);
		// Nobody answers to itself.
		let amount = if by == at.supplier { 0 } else { at.money_for(at.units) };
		Some((by, amount))
	}

	/// Why the supplier of a leg may be replaced; fails where there is nothing to replace.
	fn reason(
		id: CycleContractId,
		organiser: MemberIndex,
		course: &Course,
		open: &Cycle<T::AccountId>,
		at: &Leg,
	) -> Result<Reason, DispatchError> {
		match at.state {
			LegState::Vacant => {
				// When the period is over nobody takes the shares by a delivery that nobody has ordered any more (K5).
				let is_in_time = at.receiver != Receiver::Consumers || open.due > T::Clock::era();
				ensure!(is_in_time, Error::<T>::TooLate);
				return Ok(Reason::Vacant);
			}
			// Where nothing is left to be delivered a substitute would only be put into the text (A7).
			LegState::Open if at.is_complained_of() && at.units > 0 => return Ok(Reason::Disputed),
			LegState::Replaced => return Err(Error::<T>::NothingToReplace.into()),
			_ => (),
		}
		let leaving = Self::in_text(id, course, open, at);
		let is_leaving = course.has_notice(leaving.supplier) && Self::stays(id, organiser, course, open, &leaving);
		// Of what a substitute delivers in its stead the leg is that of the substitute.
		let is_latest = open.legs.iter().rev().find(|one| one.place == at.place) == Some(at);
		ensure!(is_leaving && is_latest, Error::<T>::NothingToReplace);
		Ok(Reason::Leaving)
	}

	/// A leg with the supplier of the text, for whom a substitute may deliver in this cycle only: who leaves is replaced in
	/// the text (K7).
	fn in_text(id: CycleContractId, course: &Course, open: &Cycle<T::AccountId>, at: &Leg) -> Leg {
		let text = Texts::<T>::get(id).filter(|_| course.version == open.version);
		let named = text.and_then(|text| text.terms.legs.get(usize::from(at.place)).map(|leg| leg.supplier));
		Leg { supplier: named.unwrap_or(at.supplier), ..at.clone() }
	}

	/// Whether, as it stands, the supplier of a leg delivers it in the cycles that follow.
	fn stays(
		id: CycleContractId,
		organiser: MemberIndex,
		course: &Course,
		open: &Cycle<T::AccountId>,
		at: &Leg,
	) -> bool {
		let Some(text) = Texts::<T>::get(id) else { return false };
		let Some(place) = Self::place_now(&text, organiser, course, open, at) else { return false };
		let Some(draft) = course.amendment else { return true };
		// In terms that somebody else organises it stays as they say.
		let is_same = CycleContracts::<T>::get(draft).is_some_and(|new| new.organiser == organiser);
		let new = Texts::<T>::get(draft).filter(|_| is_same);
		new.zip(text.terms.legs.get(place)).is_some_and(|(new, old)| new.terms.leg_like(place, old).is_some())
	}

	/// Where a leg of an open cycle stands in the text that holds now. Nowhere, if somebody else organises by it: that one has
	/// no say in what becomes of this cycle, so what becomes of it does not change that text (K6, K7).
	pub(crate) fn place_now(
		text: &Text<T::AccountId>,
		organiser: MemberIndex,
		course: &Course,
		open: &Cycle<T::AccountId>,
		at: &Leg,
	) -> Option<usize> {
		let are_new = course.version != open.version;
		open.place_in(&text.terms, are_new, at).filter(|_| organiser == open.organiser)
	}

	/// The draft of other terms than those of an open cycle, in which a substitute would stand as well.
	fn later_terms(course: &Course, open: &Cycle<T::AccountId>) -> Option<CycleContractId> {
		course.amendment.or_else(|| Some(course.version).filter(|version| *version != open.version))
	}

	/// A substitute is somebody else than the receiver, than the supplier of the leg `at`, and than all others who had to
	/// deliver the same. Who could not take a leg when the cycle opened may take it later: it has not failed.
	fn ensure_substitute(open: &Cycle<T::AccountId>, leg: u8, at: &Leg, substitute: MemberIndex) -> DispatchResult {
		let others = (0..).zip(&open.legs).filter(|(n, other)| *n != leg && other.place == at.place);
		let mut same = others.map(|(_, other)| other).chain([at]).filter(|one| one.state != LegState::Vacant);
		let has_had_it = same.any(|one| one.supplier == substitute);
		ensure!(!has_had_it && at.receiver != Receiver::Member(substitute), Error::<T>::NotASubstitute);
		Ok(())
	}

	/// A proposal that nobody has signed. Consumers sign nothing.
	fn proposal(
		course: &Course,
		open: &Cycle<T::AccountId>,
		at: &Leg,
		substitute: MemberIndex,
		reason: Reason,
	) -> Proposal {
		let for_good = reason != Reason::Vacant || Self::has_left(course, at.supplier);
		let amendment = Self::later_terms(course, open);
		let until = T::Clock::deadline(T::ClaimWindow::get());
		let by_receiver = at.receiver == Receiver::Consumers;
		Proposal {
			substitute,
			replaces: at.supplier,
			reason,
			for_good,
			amendment,
			until,
			by_organiser: false,
			by_receiver,
			by_substitute: false,
		}
	}

	/// Adds a signature to what was proposed like `new`, if that has not lapsed. The organiser and the receiver may name
	/// somebody else or for another reason, which takes all signatures away. So may the supplier that takes its vacant leg
	/// itself, as long as it needs nobody else for that, or nobody is named.
	fn sign_proposal(
		open: &mut Cycle<T::AccountId>,
		leg: u8,
		by: MemberIndex,
		new: Proposal,
		is_alone: bool,
	) -> Result<Proposal, DispatchError> {
		let organiser = open.organiser;
		let at = open.leg_mut(leg).ok_or(Error::<T>::NoSuchLeg)?;
		let is_receiver = at.receiver == Receiver::Member(by);
		ensure!(by == organiser || is_receiver || by == new.substitute, Error::<T>::NotAParty);
		let is_same = |before: &Proposal| {
			let of = |one: &Proposal| (one.substitute, one.replaces, one.reason, one.for_good, one.amendment);
			of(before) == of(&new)
		};
		let era = T::Clock::era();
		let named = at.proposal.filter(|named| named.until > era);
		let before = named.filter(is_same);
		let is_own = new.reason == Reason::Vacant && new.substitute == at.supplier && (is_alone || named.is_none());
		let may_name = by == organiser || is_receiver || is_own;
		ensure!(before.is_some() || may_name, Error::<T>::NotProposed);
		let mut proposal = before.unwrap_or(new);
		proposal.by_organiser |= by == organiser;
		proposal.by_receiver |= is_receiver;
		proposal.by_substitute |= by == new.substitute;
		ensure!(before != Some(proposal), Error::<T>::AlreadySigned);
		at.proposal = Some(proposal);
		Ok(proposal)
	}

	/// All have signed. `leaving` is the leg in the text of a supplier that leaves.
	fn replace(
		id: CycleContractId,
		cycle: CycleIndex,
		open: &mut Cycle<T::AccountId>,
		leg: u8,
		proposal: Proposal,
		leaving: Option<Leg>,
	) -> DispatchResult {
		let Proposal { substitute, reason, .. } = proposal;
		let at = open.leg_mut(leg).ok_or(Error::<T>::NoSuchLeg)?;
		at.proposal = None;
		let before = leaving.unwrap_or_else(|| at.clone());
		let new_leg = match reason {
			Reason::Leaving => None,
			Reason::Vacant => Some(Self::fill(id, open, leg, substitute)?),
			Reason::Disputed => Some(Self::supersede(open, leg, substitute)?),
		};
		let for_good = proposal.for_good && Self::replace_in_text(id, open, &before, substitute);
		let surety = open.leg(leg).and_then(|leg| leg.surety).filter(|_| reason == Reason::Disputed);
		Self::deposit_event(Event::SupplierReplaced {
			cycle_contract: id,
			cycle,
			leg,
			new_leg,
			substitute,
			for_good,
			surety_by: surety.map(|surety| surety.by),
			surety: surety.map_or(0, |surety| surety.amount),
		});
		Ok(())
	}

	/// Whether the supplier of a vacant leg does not come back: it is no member any more, or has given notice. Others were
	/// suspended, or lacked capacity, when the cycle opened. They have not failed, and deliver the next one: nobody is put out
	/// of the text by a complaint that is withdrawn again, and without answering for anything (K2, A7).
	fn has_left(course: &Course, supplier: MemberIndex) -> bool {
		course.has_notice(supplier) || !T::People::is_member(supplier)
	}

	/// The gain of a leg that its supplier takes after all, as the text says (K9). If new terms hold since, nobody has signed
	/// theirs for this cycle, and the supplier takes the leg without any.
	fn gain_of(id: CycleContractId, open: &Cycle<T::AccountId>, at: &Leg) -> Option<Gain> {
		let (organiser, course) = Self::running(id).ok().filter(|(_, course)| course.version == open.version)?;
		let text = Texts::<T>::get(id)?;
		let place = Self::place_now(&text, organiser, &course, open, at)?;
		text.terms.legs.get(place)?.gain
	}

	/// The substitute takes a vacant leg. A gain is shared only with the supplier that has signed it.
	fn fill(
		id: CycleContractId,
		open: &mut Cycle<T::AccountId>,
		leg: u8,
		substitute: MemberIndex,
	) -> Result<u8, DispatchError> {
		let (until, serial) = (Self::substitutes_until(open), open.serial);
		let own = open.leg(leg).filter(|at| at.supplier == substitute);
		let gain = own.and_then(|at| Self::gain_of(id, open, at));
		let at = open.leg_mut(leg).ok_or(Error::<T>::NoSuchLeg)?;
		let reserved = at.internal.saturating_mul(at.units.into());
		T::Exposure::reserve(substitute, reserved)?;
		if let (Some(gain), Receiver::Member(receiver)) = (gain, at.receiver) {
			T::Exposure::reserve(receiver, gain.most)?;
			at.gain = Some(gain.into());
		}
		Self::leave_seat(at.supplier);
		Self::take_seat(substitute);
		at.supplier = substitute;
		at.reserved = reserved;
		at.state = LegState::Open;
		at.until = until;
		T::Agenda::schedule(until, Stage::CycleClosings, serial);
		Ok(leg)
	}

	/// The substitute delivers what is open of a leg that is complained of. Its price is reserved against the receiver, the
	/// organiser where consumers receive, until the complaint ends.
	fn supersede(open: &mut Cycle<T::AccountId>, leg: u8, substitute: MemberIndex) -> Result<u8, DispatchError> {
		let (until, serial) = (Self::substitutes_until(open), open.serial);
		let new_leg = u8::try_from(open.legs.len()).map_err(|_| Error::<T>::TooManySubstitutes)?;
		let surety = open.leg(leg).and_then(|at| Self::surety_now(open, at));
		let (by, answers_for) = surety.ok_or(Error::<T>::NothingToReplace)?;
		let at = open.leg_mut(leg).ok_or(Error::<T>::NoSuchLeg)?;
		let (units, are_consumers) = (at.units, at.receiver == Receiver::Consumers);
		let reserved = at.internal.saturating_mul(units.into());
		let amount = at.take_money(units);
		let disputed = if are_consumers { at.held } else { amount };
		T::Exposure::reserve(substitute, reserved)?;
		T::Exposure::reserve(by, answers_for)?;
		if are_consumers {
			// What is not complained of is the substitute's now.
			let freed = at.take_reserved(units);
			T::Exposure::free(at.supplier, freed);
			at.units = 0;
		}
		at.state = LegState::Replaced;
		at.surety = Some(Surety { by, amount: answers_for, disputed, found: 0 });
		let new = Leg {
			supplier: substitute,
			units,
			pinned: 0,
			held: amount,
			reserved,
			until,
			state: LegState::Open,
			disputes: Default::default(),
			about_surety: Default::default(),
			gain: None,
			surety: None,
			..at.clone()
		};
		Self::take_leg_seats(&new);
		open.legs.try_push(new).map_err(|_| Error::<T>::TooManySubstitutes)?;
		if are_consumers {
			open.last = Some(new_leg);
		}
		T::Agenda::schedule(until, Stage::CycleClosings, serial);
		Ok(new_leg)
	}

	/// Until when a substitute's delivery may be complained of: at least for a whole claim window.
	pub(crate) fn substitutes_until(open: &Cycle<T::AccountId>) -> EraIndex {
		open.until.max(T::Clock::deadline(T::ClaimWindow::get()))
	}
}
