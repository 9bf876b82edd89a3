//! What this pallet offers to others, through the traits of `synergy-primitives`.

use crate::{
	types::{Claim, ClaimState, Standing},
	Claims, Complaints, Config, NextComplaint, Pallet, Standings,
};
use synergy_primitives::{ComplaintId, ComplaintsInfo, EraIndex, MemberIndex, Obligation};

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
		standing.filed > 0
			|| standing.appeals > 0
			|| standing.accused.get() > 0
			|| Self::has_reached(&standing, |id| Complaints::<T>::get(id).is_some_and(|complaint| complaint.is_open()))
	}

	fn was_reached(number: MemberIndex, era: EraIndex) -> bool {
		let standing = Standings::<T>::get(number);
		standing.accused.at(era) > 0
			|| Self::has_reached(&standing, |id| {
				Complaints::<T>::get(id).is_some_and(|complaint| complaint.was_open(era))
			})
	}

	fn is_disputed(obligation: Obligation) -> bool {
		Self::any_open(&Claims::<T>::get(obligation))
	}

	fn has_complained(obligation: Obligation, complainer: MemberIndex) -> bool {
		let is_its = |claim: &Claim| claim.complainer == complainer && claim.state == ClaimState::Open;
		Claims::<T>::get(obligation).iter().any(is_its)
	}

	fn was_disputed(obligation: Obligation, era: EraIndex) -> bool {
		Claims::<T>::get(obligation).iter().any(|claim| match claim.state {
			ClaimState::Open => true,
			ClaimState::Withdrawn { era: ended, .. } | ClaimState::Decided { era: ended } => ended >= era,
		})
	}

	fn forget(obligation: Obligation) {
		Claims::<T>::remove(obligation);
	}
}

impl<T: Config> Pallet<T> {
	fn has_reached(standing: &Standing, matches: impl Fn(ComplaintId) -> bool) -> bool {
		standing.reached.iter().any(|reach| matches(reach.complaint))
	}
}
