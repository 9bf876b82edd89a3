//! Notice (K7), and for what a member may not leave (M7).

use crate::{
	types::{Course, Cycle, Leg, LegTerms, Seats, Text},
	Config, CycleContracts, Error, Event, Pallet, SeatsOf, Texts,
};
use alloc::collections::BTreeSet;
use frame_support::ensure;
use sp_runtime::DispatchResult;
use synergy_primitives::{CycleContractId, Exposure, MemberIndex};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_give_notice(who: T::AccountId, id: CycleContractId) -> DispatchResult {
		let number = Self::number_of(&who)?;
		let (organiser, mut course) = Self::running(id)?;
		Self::ensure_ordering(&course)?;
		let (next_organiser, text) = Self::next_terms(id, organiser, &course)?;
		ensure!(text.terms.parties(next_organiser).contains(&number), Error::<T>::NotAParty);
		ensure!(!course.notices.contains(&number), Error::<T>::AlreadyGivenNotice);
		course.notices.try_push(number).map_err(|_| Error::<T>::AlreadyGivenNotice)?;
		let by_all = Self::is_given_up(next_organiser, &course, &text);
		Self::put(id, organiser, course);
		Self::deposit_event(Event::NoticeGiven { cycle_contract: id, by: number, by_all });
		Ok(())
	}

	/// Whether all parties have given notice, so that no cycle follows (K7).
	pub(crate) fn is_given_up(organiser: MemberIndex, course: &Course, text: &Text<T::AccountId>) -> bool {
		text.terms.parties(organiser).iter().all(|party| course.notices.contains(party))
	}

	/// A substitute takes the place of the supplier of a leg of an open cycle in the text, for all cycles that follow: also in
	/// new terms, whether they hold already or all have signed them (K6, K7).
	pub(crate) fn replace_in_text(id: CycleContractId, open: &Cycle<T::AccountId>, at: &Leg, substitute: MemberIndex) {
		let Ok((organiser, mut course)) = Self::running(id) else { return };
		let Some(mut text) = Texts::<T>::get(id) else { return };
		let before = text.terms.parties(organiser);
		let Some(place) = Self::place_now(&text, organiser, &course, open, at) else { return };
		let Some(leg) = text.terms.legs.get_mut(place) else { return };
		let old = leg.clone();
		leg.supplier = substitute;
		let after = text.terms.parties(organiser);
		before.difference(&after).for_each(|number| Self::leave_seat(*number));
		after.difference(&before).for_each(|number| Self::take_seat(*number));
		Texts::<T>::insert(id, text);
		let parties = match course.amendment {
			Some(draft) => Self::replace_in_new_terms(draft, place, &old, substitute),
			None => after,
		};
		course.notices.retain(|number| parties.contains(number));
		Self::put(id, organiser, course);
	}

	/// The same in new terms that are to hold from the next cycle on, if the supplier stands there in that leg. Returns their
	/// parties. What seats they have is counted when they hold.
	fn replace_in_new_terms(
		draft: CycleContractId,
		place: usize,
		old: &LegTerms,
		substitute: MemberIndex,
	) -> BTreeSet<MemberIndex> {
		let found = CycleContracts::<T>::get(draft).zip(Texts::<T>::get(draft));
		let Some((cycle_contract, mut text)) = found else { return BTreeSet::new() };
		let leg = text.terms.leg_like(place, old).and_then(|place| text.terms.legs.get_mut(place));
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
