//! What this pallet offers to others, through the traits of `synergy-primitives`.

use crate::{
	types::{Claim, Ended, Standing},
	AccusedBefore, Claims, Complaints, Config, NextComplaint, Pallet, Standings,
};
use synergy_primitives::{Clock, ComplaintId, ComplaintsInfo, EraIndex, MemberIndex, Obligation};

impl<T: Config> ComplaintsInfo for Pallet<T> {
	fn next_id() -> ComplaintId {
		NextComplaint::<T>::get()
	}

	fn is_suspended(number: MemberIndex) -> bool {
		let standing = Standings::<T>::get(number);
		let is_suspended_by = |id, level| Complaints::<T>::get(id).is_some_and(|complaint| complaint.suspends(level));
		standing.accused.get() > 0
			|| standing.appeals > 0
			|| standing.reached.iter().any(|reach| is_suspended_by(reach.complaint, reach.level))
	}

	fn is_involved(number: MemberIndex) -> bool {
		let standing = Standings::<T>::get(number);
		standing.complaining > 0
			|| standing.appeals > 0
			|| standing.accused.get() > 0
			|| standing.customers > 0
			|| Self::has_reached(&standing, |id| Complaints::<T>::get(id).is_some_and(|complaint| complaint.is_open()))
	}

	fn was_reached(number: MemberIndex, era: EraIndex) -> bool {
		let standing = Standings::<T>::get(number);
		standing.accused.at(era) > 0
			|| Self::has_reached(&standing, |id| {
				Complaints::<T>::get(id).is_some_and(|complaint| complaint.suspends && complaint.was_open(era))
			})
	}

	// Who complains, and whom a customer complains of, is engaged in what that is about as long as it is open, and whoever
	// ends such an engagement tells so by itself.
	fn was_involved(number: MemberIndex, era: EraIndex) -> bool {
		let standing = Standings::<T>::get(number);
		let was_open = |id| Complaints::<T>::get(id).is_some_and(|complaint| complaint.was_open(era));
		standing.accused.at(era) > 0 || standing.appeals > 0 || Self::has_reached(&standing, was_open)
	}

	fn is_disputed(obligation: Obligation) -> bool {
		Claims::<T>::get(obligation).iter().any(Self::is_open)
	}

	fn has_complained(obligation: Obligation, complainer: MemberIndex) -> bool {
		let is_its = |claim: &Claim| claim.complainer == complainer && Self::is_open(claim);
		Claims::<T>::get(obligation).iter().any(is_its)
	}

	fn was_disputed(obligation: Obligation, era: EraIndex) -> bool {
		let was_open = |claim: &Claim| Self::end_of(claim).is_none_or(|ended| ended.era >= era);
		Claims::<T>::get(obligation).iter().any(was_open)
	}

	fn forget(obligation: Obligation) {
		for claim in Claims::<T>::take(obligation) {
			AccusedBefore::<T>::remove(claim.complaint);
		}
	}

	fn forget_member(number: MemberIndex) {
		let era = T::Clock::era();
		Standings::<T>::mutate_exists(number, |standing| {
			let Some(mut left) = standing.take() else { return };
			(left.received, left.filed) = (0, 0);
			*standing = (!left.is_idle(era)).then_some(left);
		});
	}
}

impl<T: Config> Pallet<T> {
	/// How the complaint of a claim has ended; none while it is open.
	pub(crate) fn end_of(claim: &Claim) -> Option<Ended> {
		claim.ended.or_else(|| Complaints::<T>::get(claim.complaint)?.ended)
	}

	/// Of whom it was; none if that cannot be anybody else than who is accused of it now.
	pub(crate) fn accused_of(claim: &Claim) -> Option<MemberIndex> {
		let kept = || AccusedBefore::<T>::get(claim.complaint).map(|(_, accused)| accused);
		Complaints::<T>::get(claim.complaint).map(|complaint| complaint.accused).or_else(kept)
	}

	/// Whether it is an open one of one member against another.
	pub(crate) fn is_open_between(claim: &Claim, complainer: MemberIndex, accused: MemberIndex) -> bool {
		claim.complainer == complainer && Self::is_open(claim) && Self::accused_of(claim) == Some(accused)
	}

	pub(crate) fn is_open(claim: &Claim) -> bool {
		Self::end_of(claim).is_none()
	}

	fn has_reached(standing: &Standing, matches: impl Fn(ComplaintId) -> bool) -> bool {
		standing.reached.iter().any(|reach| matches(reach.complaint))
	}
}
