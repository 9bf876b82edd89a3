//! Signing drafts (K2): a cycle contract runs, or its new terms hold, when all have signed exactly this text.

use crate::{
	types::{Course, CycleContract, State, Step, Tally, Text, MAX_SIGNATURES},
	Config, CycleContracts, Error, Event, Pallet, SeatsOf, Texts,
};
use alloc::{collections::BTreeSet, vec::Vec};
use frame_support::{ensure, traits::ConstU32, BoundedVec};
use sp_runtime::{DispatchError, DispatchResult};
use synergy_primitives::{Agenda, Clock, Councils, CycleContractId, MemberIndex, People, Stage};

/// The signatures under a draft.
type Signatures = BoundedVec<MemberIndex, ConstU32<MAX_SIGNATURES>>;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_sign(who: T::AccountId, id: CycleContractId, hash: T::Hash) -> DispatchResult {
		let number = Self::number_of(&who)?;
		T::People::ensure_may_open(number)?;
		let cycle_contract = CycleContracts::<T>::get(id).ok_or(Error::<T>::NoSuchCycleContract)?;
		let organiser = cycle_contract.organiser;
		let State::Draft { amends, until, mut signed } = cycle_contract.state else {
			return Err(Error::<T>::NotADraft.into());
		};
		ensure!(until > T::Clock::era(), Error::<T>::Due);
		let text = Self::text(id)?;
		ensure!(hash == Self::hash(organiser, amends, &text), Error::<T>::NotThisText);
		ensure!(T::Clubs::exists(text.terms.club), Error::<T>::NoSuchClub);
		let needed = Self::needed(organiser, amends, &text)?;
		ensure!(needed.contains(&number), Error::<T>::NotAParty);
		if let Some(amended) = amends {
			let (_, course) = Self::running(amended)?;
			Self::ensure_amendable(&course)?;
		}
		let has_signed = signed.contains(&number);
		if !has_signed {
			signed.try_push(number).map_err(|_| Error::<T>::AlreadySigned)?;
			SeatsOf::<T>::mutate(number, |seats| seats.taken = seats.taken.saturating_add(1));
			Self::deposit_event(Event::Signed { cycle_contract: id, by: number });
		}
		if needed.iter().all(|party| signed.contains(party)) {
			return Self::conclude(id, organiser, amends, &text, signed).map(|()| {
				T::Agenda::cancel(until, Stage::Drafts, id);
			});
		}
		// Who has signed may sign again only where that completes it, because somebody else has given notice meanwhile.
		ensure!(!has_signed, Error::<T>::AlreadySigned);
		CycleContracts::<T>::insert(id, CycleContract { organiser, state: State::Draft { amends, until, signed } });
		Ok(())
	}

	/// Whose signatures a draft needs: its parties', and those of the parties of the terms that it changes, but for those
	/// who have given notice (K2, K7).
	pub(crate) fn needed(
		organiser: MemberIndex,
		amends: Option<CycleContractId>,
		text: &Text<T::AccountId>,
	) -> Result<BTreeSet<MemberIndex>, DispatchError> {
		let mut needed = text.terms.parties(organiser);
		if let Some(amended) = amends {
			let (organiser, course) = Self::running(amended)?;
			let (old_organiser, old) = Self::next_terms(amended, organiser, &course)?;
			let old = old.terms.parties(old_organiser);
			needed.extend(old.into_iter().filter(|party| !course.has_notice(*party)));
		}
		Ok(needed)
	}

	/// Who still has to sign a draft.
	pub fn missing(id: CycleContractId) -> Vec<MemberIndex> {
		let found = CycleContracts::<T>::get(id).zip(Texts::<T>::get(id));
		let Some((cycle_contract, text)) = found else { return Vec::new() };
		let State::Draft { amends, signed, .. } = cycle_contract.state else { return Vec::new() };
		let needed = Self::needed(cycle_contract.organiser, amends, &text).unwrap_or_default();
		needed.into_iter().filter(|party| !signed.contains(party)).collect()
	}

	/// All have signed.
	fn conclude(
		id: CycleContractId,
		organiser: MemberIndex,
		amends: Option<CycleContractId>,
		text: &Text<T::AccountId>,
		signed: Signatures,
	) -> DispatchResult {
		match amends {
			None => Self::start(id, organiser, text),
			Some(amended) => {
				Self::amend(amended, id, text)?;
				CycleContracts::<T>::insert(
					id,
					CycleContract { organiser, state: State::Signed { amends: amended, signed } },
				);
			}
		}
		Ok(())
	}

	/// The first cycle opens when everybody has had at least half a day to order (E4).
	fn start(id: CycleContractId, organiser: MemberIndex, text: &Text<T::AccountId>) {
		let opens = T::Clock::deadline(1);
		let course = Course {
			next: 1,
			opens,
			ordered: Tally::default(),
			standing: Tally::default(),
			open: 0,
			version: 0,
			notices: BoundedVec::new(),
			amendment: None,
			step: Step::Ordering,
			is_over: false,
		};
		Self::put(id, organiser, course);
		T::Agenda::schedule(opens, Stage::Openings, id);
		Self::deposit_event(Event::Started { cycle_contract: id, opens, price: text.price() });
	}

	/// New terms are signed: they hold when the next cycle opens. If they differ for consumers, what is ordered is
	/// returned now, so that nobody buys what it has not seen; from then on one orders by the new terms. All parties of the
	/// new terms have signed them, so their notices are void; notices from then on are of the new terms (K7).
	fn amend(id: CycleContractId, draft: CycleContractId, text: &Text<T::AccountId>) -> DispatchResult {
		let (organiser, mut course) = Self::running(id)?;
		ensure!(course.amendment.is_none(), Error::<T>::AmendmentPending);
		Self::ensure_ordering(&course)?;
		let returns_orders =
			course.ordered.orders > 0 && !text.is_same_for_consumers(&Self::text(id)?, course.ordered.units);
		course.amendment = Some(draft);
		course.notices = BoundedVec::new();
		if returns_orders {
			course.step = Step::Returning { after: None };
			T::Agenda::schedule(T::Clock::era(), Stage::Openings, id);
		}
		let (from, price) = (course.next, text.price());
		Self::put(id, organiser, course);
		Self::deposit_event(Event::AmendmentSigned { cycle_contract: id, draft, from, price, returns_orders });
		Ok(())
	}

	/// The new terms take the place of the old ones.
	pub(crate) fn apply(
		id: CycleContractId,
		organiser: MemberIndex,
		course: &mut Course,
		draft: CycleContractId,
	) -> MemberIndex {
		let Some((amendment, text)) = CycleContracts::<T>::take(draft).zip(Texts::<T>::take(draft)) else {
			return organiser;
		};
		let State::Signed { signed, .. } = amendment.state else { return organiser };
		let old = Texts::<T>::get(id).map(|old| old.terms.parties(organiser)).unwrap_or_default();
		for number in text.terms.parties(amendment.organiser) {
			Self::take_seat(number);
		}
		for number in old.into_iter().chain(signed) {
			Self::leave_seat(number);
		}
		// The draft was counted of its organiser; it is this cycle contract now.
		Self::discount(organiser);
		course.version = draft;
		Texts::<T>::insert(id, text);
		Self::deposit_event(Event::TermsChanged { cycle_contract: id, draft, organiser: amendment.organiser });
		amendment.organiser
	}

	/// A running cycle contract: its organiser, and how far it is.
	pub(crate) fn running(id: CycleContractId) -> Result<(MemberIndex, Course), DispatchError> {
		let cycle_contract = CycleContracts::<T>::get(id).ok_or(Error::<T>::NoSuchCycleContract)?;
		match cycle_contract.state {
			State::Running(course) => Ok((cycle_contract.organiser, course)),
			_ => Err(Error::<T>::NotRunning.into()),
		}
	}

	/// The terms that hold when the next cycle opens, and who organises by them: the new ones, once all have signed them
	/// (K2).
	pub(crate) fn next_terms(
		id: CycleContractId,
		organiser: MemberIndex,
		course: &Course,
	) -> Result<(MemberIndex, Text<T::AccountId>), DispatchError> {
		let Some(draft) = course.amendment else { return Ok((organiser, Self::text(id)?)) };
		let amendment = CycleContracts::<T>::get(draft).ok_or(Error::<T>::NoSuchCycleContract)?;
		Ok((amendment.organiser, Self::text(draft)?))
	}

	pub(crate) fn put(id: CycleContractId, organiser: MemberIndex, course: Course) {
		CycleContracts::<T>::insert(id, CycleContract { organiser, state: State::Running(course) });
	}

	/// Fails while the orders for the next cycle are being worked through, or that is due (E3).
	pub(crate) fn ensure_ordering(course: &Course) -> DispatchResult {
		ensure!(!course.is_over, Error::<T>::NoMoreCycles);
		ensure!(course.step == Step::Ordering, Error::<T>::Due);
		Self::ensure_opened(course)
	}

	/// Fails if no cycle follows that new terms could be for, or while the next one is due and not open yet (K2, E3).
	pub(crate) fn ensure_amendable(course: &Course) -> DispatchResult {
		ensure!(!course.is_over, Error::<T>::NoMoreCycles);
		Self::ensure_opened(course)
	}

	/// Fails while the next cycle is due and not open yet: new terms, or another organiser, may come with it (E3).
	pub(crate) fn ensure_opened(course: &Course) -> DispatchResult {
		ensure!(course.is_over || course.opens > T::Clock::era(), Error::<T>::Due);
		Ok(())
	}
}
