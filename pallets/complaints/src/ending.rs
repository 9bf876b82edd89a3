//! The end of a complaint: in one block nobody is suspended by it any more (C11).

use crate::{
	types::{Complaint, Ended, Outcome, Phase},
	Complaints, Config, Event, Pallet, Standings,
};
use synergy_primitives::{Balance, Clock, ComplaintId, Stage};

impl<T: Config> Pallet<T> {
	/// Ends a complaint. Whom it had reached is free at once, because they are only suspended by complaints that are
	/// open; what it leaves is cleared away when its turn comes on the agenda.
	pub(crate) fn end(
		id: ComplaintId,
		mut complaint: Complaint<T::AccountId>,
		outcome: Outcome,
		paid: Balance,
		from_escrow: Balance,
	) {
		let era = T::Clock::moment();
		Self::return_offer(&mut complaint);
		Standings::<T>::mutate(complaint.accused, |standing| {
			if complaint.suspends {
				standing.accused.update(era, |count| count.saturating_sub(1));
			} else {
				standing.customers = standing.customers.saturating_sub(1);
			}
			Self::unlist_against(standing, complaint.accused, id);
		});
		Standings::<T>::mutate(complaint.complainer, |standing| {
			standing.complaining = standing.complaining.saturating_sub(1);
		});
		for appellant in &complaint.appellants {
			Standings::<T>::mutate(appellant, |standing| standing.appeals = standing.appeals.saturating_sub(1));
		}
		let withdrawn_at = (outcome == Outcome::Withdrawn).then(|| Self::level_reached(&complaint));
		complaint.ended = Some(Ended { era, withdrawn_at, adopted: complaint.adopted });
		Self::deposit_event(Event::ComplaintEnded {
			complaint: id,
			obligation: complaint.obligation,
			complainer: complaint.complainer,
			accused: complaint.accused,
			outcome,
			paid,
			from_escrow,
		});
		Complaints::<T>::insert(id, complaint);
	}

	/// The level that a complaint has reached. A boundary that has passed counts, also before its work is done (E3).
	fn level_reached(complaint: &Complaint<T::AccountId>) -> u8 {
		let is_joining = complaint.stage() != Stage::Verdicts && Self::is_due(complaint);
		let reached = complaint.level.saturating_add(u8::from(is_joining)).min(complaint.top());
		if complaint.phase == Phase::Returning {
			reached.max(complaint.target)
		} else {
			reached
		}
	}
}
