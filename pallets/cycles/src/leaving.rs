//! Notice (K7), and for what a member may not leave (M7).

use crate::{
	types::{Course, Cycle, Leg, LegTerms, Notice, Seats, Text},
	Config, CycleContracts, Error, Event, Pallet, SeatsOf, Texts,
};
use alloc::collections::BTreeSet;
use frame_support::{ensure, traits::Get};
use sp_runtime::DispatchResult;
use synergy_primitives::{Clock, CycleContractId, EraIndex, Exposure, MemberIndex};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_give_notice(who: T::AccountId, id: CycleContractId) -> DispatchResult {
		let number = Self::number_of(&who)?;
		let (organiser, mut course) = Self::running(id)?;
		Self::ensure_ordering(&course)?;
		let (next_organiser, text) = Self::next_terms(id, organiser, &course)?;
		ensure!(text.terms.parties(next_organiser).contains(&number), Error::<T>::NotAParty);
		ensure!(!course.has_notice(number), Error::<T>::AlreadyGivenNotice);
		let ends = Self::end_of_notice(T::Clock::start());
		course.notices.try_push(Notice { by: number, ends }).map_err(|_| Error::<T>::AlreadyGivenNotice)?;
		let by_all = Self::have_all_given_notice(next_organiser, &course, &text);
		Self::put(id, organiser, course);
		Self::deposit_event(Event::NoticeGiven { cycle_contract: id, by: number, by_all, ends });
		Ok(())
	}

	fn have_all_given_notice(organiser: MemberIndex, course: &Course, text: &Text<T::AccountId>) -> bool {
		text.terms.parties(organiser).iter().all(|party| course.has_notice(*party))
	}

	/// When notice that counts from `since` on ends. Nobody is bound for longer by others who neither replace it nor sign
	/// without it (A9).
	pub(crate) fn end_of_notice(since: EraIndex) -> EraIndex {
		since.saturating_add(T::MaxPeriod::get())
	}

	/// Whether no cycle follows, because all parties have given notice, or one of them so long ago that it cannot be held any
	/// more when the next one would open (K7).
	pub(crate) fn is_given_up(organiser: MemberIndex, course: &Course, text: &Text<T::AccountId>) -> bool {
		course.notices.iter().any(|notice| notice.ends <= course.opens)
			|| Self::have_all_given_notice(organiser, course, text)
	}

	/// A substitute takes the place of the supplier of a leg of an open cycle in the text, for all cycles that follow: also in
	/// new terms, whether they hold already or all have signed them (K6, K7). Returns whether the supplier stood there.
	pub(crate) fn replace_in_text(
		id: CycleContractId,
		open: &Cycle<T::AccountId>,
		at: &Leg,
		substitute: MemberIndex,
	) -> bool {
		let Ok((organiser, mut course)) = Self::running(id) else { return false };
		let Some(mut text) = Texts::<T>::get(id) else { return false };
		let before = text.terms.parties(organiser);
		let Some(place) = Self::place_now(&text, organiser, &course, open, at) else { return false };
		let Some(leg) = text.terms.legs.get_mut(place) else { return false };
		let old = leg.clone();
		leg.supplier = substitute;
		let after = text.terms.parties(organiser);
		before.difference(&after).for_each(|number| Self::leave_seat(*number));
		after.difference(&before).for_each(|number| Self::take_seat(*number));
		Texts::<T>::insert(id, text);
		let parties = match course.amendment {
			Some(draft) => Self::replace_in_new_terms(draft, organiser, place, &old, substitute),
			None => after,
		};
		course.notices.retain(|notice| parties.contains(&notice.by));
		Self::put(id, organiser, course);
		true
	}

	/// The same in new terms that are to hold from the next cycle on, if the supplier stands there in that leg, and the same
	/// member organises by them: another one has signed nothing of the substitute. Returns their parties. What seats they
	/// have is counted when they hold.
	fn replace_in_new_terms(
		draft: CycleContractId,
		organiser: MemberIndex,
		place: usize,
		old: &LegTerms,
		substitute: MemberIndex,
	) -> BTreeSet<MemberIndex> {
		let found = CycleContracts::<T>::get(draft).zip(Texts::<T>::get(draft));
		let Some((cycle_contract, mut text)) = found else { return BTreeSet::new() };
		let place = text.terms.leg_like(place, old).filter(|_| cycle_contract.organiser == organiser);
		let leg = place.and_then(|place| text.terms.legs.get_mut(place));
		if let Some(leg) = leg {
			leg.supplier = substitute;
			Texts::<T>::insert(draft, &text);
		}
		text.terms.parties(cycle_contract.organiser)
	}

	/// A cycle contract of which no cycle is open or follows leaves nothing behind (P8), nor in the account of the cycle that
	/// would have been next (P5).
	pub(crate) fn end_if_over(id: CycleContractId, organiser: MemberIndex, course: &Course) -> bool {
		if !course.is_over || course.open > 0 {
			return false;
		}
		if let Some(text) = Texts::<T>::take(id) {
			text.terms.parties(organiser).into_iter().for_each(Self::leave_seat);
			Self::empty(id, course.next, text.terms.club);
		}
		Self::discount(organiser);
		CycleContracts::<T>::remove(id);
		Self::deposit_event(Event::Ended { cycle_contract: id });
		true
	}

	pub(crate) fn take_seat(number: MemberIndex) {
		SeatsOf::<T>::mutate(number, |seats| seats.taken = seats.taken.saturating_add(1));
	}

	pub(crate) fn leave_seat(number: MemberIndex) {
		Self::change_seats(number, |seats| seats.taken = seats.taken.saturating_sub(1));
	}

	/// Counts one draft or cycle contract less of an organiser (A9).
	pub(crate) fn discount(organiser: MemberIndex) {
		Self::change_seats(organiser, |seats| seats.organised = seats.organised.saturating_sub(1));
	}

	fn change_seats(number: MemberIndex, change: impl FnOnce(&mut Seats)) {
		SeatsOf::<T>::mutate_exists(number, |seats| {
			let mut left = seats.take().unwrap_or_default();
			change(&mut left);
			*seats = (left != Seats::default()).then_some(left);
		});
		T::Exposure::note_ended(number);
	}
}
