//! Clearing away what an ended complaint leaves (P8), page by page.

use crate::{
	types::{Complaint, PAGE},
	AccusedBefore, Claims, Complaints, Config, Pallet, Passed, Reached, Standings, Tallies, WeightInfo,
};
use frame_support::weights::WeightMeter;
use synergy_primitives::{ComplaintId, EraIndex, MemberIndex, Obligation, Progress};

impl<T: Config> Pallet<T> {
	/// Clears an ended complaint away, as far as `meter` allows. The list shrinks from its end, so nothing else needs
	/// to be remembered.
	pub(crate) fn sweep(id: ComplaintId, boundary: EraIndex, meter: &mut WeightMeter) -> Progress {
		if meter.try_consume(T::WeightInfo::sweep_start()).is_err() {
			return Progress::More;
		}
		let Some(mut complaint) = Complaints::<T>::get(id) else { return Progress::Done };
		// What was open at this boundary still keeps deposits from being released at it, also when the work of several
		// boundaries waits (E3, G3).
		if complaint.was_open(boundary) {
			Self::clear_after(id, boundary.saturating_add(1));
			return Progress::Done;
		}
		while let Some(page) = last_page(&complaint) {
			if meter.try_consume(T::WeightInfo::sweep_page()).is_err() {
				Complaints::<T>::insert(id, complaint);
				return Progress::More;
			}
			Self::clear_page(id, page, boundary);
			complaint.listed = page.saturating_mul(PAGE).saturating_add(1);
		}
		Tallies::<T>::remove(id);
		Self::note_end(id, &complaint);
		Complaints::<T>::remove(id);
		for number in [complaint.accused, complaint.complainer].into_iter().chain(complaint.appellants) {
			Self::free_place(id, number, boundary);
		}
		Progress::Done
	}

	/// Takes a complaint off the lists of those on one page.
	pub(crate) fn clear_page(id: ComplaintId, page: u32, boundary: EraIndex) {
		for number in Reached::<T>::take(id, page) {
			Self::free_place(id, number, boundary);
		}
	}

	/// Writes into the claim how its complaint has ended, unless that obligation has ended, or was claimed on again (C2).
	fn note_end(id: ComplaintId, complaint: &Complaint<T::AccountId>) {
		let mut claims = Claims::<T>::get(complaint.obligation);
		if let Some(claim) = claims.iter_mut().find(|claim| claim.complaint == id) {
			claim.ended = complaint.ended;
			Claims::<T>::insert(complaint.obligation, claims);
			// Who delivers an order may be replaced (K6); in all else the two parties stay the same.
			if matches!(complaint.obligation, Obligation::Order { .. }) {
				AccusedBefore::<T>::insert(id, (complaint.obligation, complaint.accused));
			}
		}
	}

	/// Takes a complaint off a member's list, and its standing away if nothing of it is left.
	fn free_place(id: ComplaintId, number: MemberIndex, boundary: EraIndex) {
		Passed::<T>::remove(id, number);
		Standings::<T>::mutate_exists(number, |standing| {
			let Some(mut left) = standing.take() else { return };
			left.reached.retain(|reach| reach.complaint != id);
			*standing = (!left.is_idle(boundary)).then_some(left);
		});
	}
}

/// The last page of the list of those reached.
fn last_page<A>(complaint: &Complaint<A>) -> Option<u32> {
	complaint.listed.checked_sub(2)?.checked_div(PAGE)
}
