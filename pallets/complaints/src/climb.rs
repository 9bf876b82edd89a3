//! The climb: with every boundary the guarantors of the newest level join (C4).
//!
//! A breadth-first walk of the graph of guarantees. Those reached stand in a list, level after level; `next` is the
//! place of the one whose guarantors join now, and `end` is where the newest complete level ends.

use crate::{
	types::{Complaint, Phase, Reach, PAGE},
	Complaints, Config, Event, Pallet, Passed, Reached, Standings, WeightInfo,
};
use frame_support::weights::WeightMeter;
use synergy_primitives::{Agenda, Clock, ComplaintId, EraIndex, MemberIndex, Neighbours, Progress};

impl<T: Config> Pallet<T> {
	/// Lets the next level of a complaint join at `boundary`.
	///
	/// A complaint that was ended after the boundary still climbs, without effect, so that the places it takes among
	/// the 32 of C4 do not depend on the block in which it is served (E3).
	pub(crate) fn climb(id: ComplaintId, boundary: EraIndex, meter: &mut WeightMeter) -> Progress {
		if meter.try_consume(T::WeightInfo::climb_start()).is_err() {
			return Progress::More;
		}
		let Some(mut complaint) = Complaints::<T>::get(id) else { return Progress::Done };
		if !complaint.was_open(boundary) {
			Self::clear_after(id, boundary);
			return Progress::Done;
		}
		while complaint.level < complaint.top() {
			if Self::join_level(id, &mut complaint, meter) == Progress::More {
				Complaints::<T>::insert(id, complaint);
				return Progress::More;
			}
			let has_joined = complaint.listed > complaint.end;
			if !has_joined {
				break;
			}
			Self::complete_level(id, &mut complaint);
			if complaint.level >= complaint.target {
				return Self::await_votes(id, complaint, boundary);
			}
		}
		Self::reach_the_end(id, complaint, boundary)
	}

	/// Lets the guarantors of the newest complete level join, as far as `meter` allows.
	fn join_level(id: ComplaintId, complaint: &mut Complaint<T::AccountId>, meter: &mut WeightMeter) -> Progress {
		while complaint.next < complaint.end {
			if meter.try_consume(T::WeightInfo::climb_step()).is_err() {
				return Progress::More;
			}
			let ward = Self::at_place(id, complaint, complaint.next);
			for guarantor in ward.map(|ward| T::Neighbours::guarantors(ward, id)).unwrap_or_default() {
				if guarantor != complaint.accused && guarantor != complaint.complainer {
					Self::reach_member(id, complaint, guarantor, ward.unwrap_or_default());
				}
			}
			complaint.next = complaint.next.saturating_add(1);
		}
		Progress::Done
	}

	/// Who stands at a place of the list. Place 0 is the accused.
	fn at_place(id: ComplaintId, complaint: &Complaint<T::AccountId>, place: u32) -> Option<MemberIndex> {
		let Some(index) = place.checked_sub(1) else { return Some(complaint.accused) };
		let page = Reached::<T>::get(id, index.checked_div(PAGE)?);
		page.get(index.checked_rem(PAGE)? as usize).copied()
	}

	/// Reaches a member by way of `via`, unless it was reached or passed before. If 32 other open complaints have reached
	/// it, or 16 and this one is a customer's, the climb passes it.
	fn reach_member(id: ComplaintId, complaint: &mut Complaint<T::AccountId>, number: MemberIndex, via: MemberIndex) {
		let mut standing = Standings::<T>::get(number);
		if standing.reach(id).is_some() || Passed::<T>::contains_key(id, number) {
			return;
		}
		let places = complaint.places() as usize;
		if standing.reached.len() >= places {
			let boundary = T::Clock::era();
			standing
				.reached
				.retain(|reach| Complaints::<T>::get(reach.complaint).is_some_and(|other| other.was_open(boundary)));
		}
		let level = complaint.level.saturating_add(1);
		let reach = Reach { complaint: id, level, via, vote: None, first_voted: None };
		if standing.reached.len() < places && standing.reached.try_push(reach).is_ok() {
			Standings::<T>::insert(number, standing);
			complaint.joining = complaint.joining.saturating_add(1);
		} else {
			Passed::<T>::insert(id, number, ());
		}
		Self::list(id, complaint, number);
	}

	fn list(id: ComplaintId, complaint: &mut Complaint<T::AccountId>, number: MemberIndex) {
		let page = complaint.listed.saturating_sub(1).checked_div(PAGE).unwrap_or_default();
		let listed = Reached::<T>::try_mutate(id, page, |members| members.try_push(number));
		debug_assert!(listed.is_ok(), "a page is left when it is full");
		complaint.listed = complaint.listed.saturating_add(1);
	}

	/// The level that was being computed is complete: it suspends and votes from now on.
	fn complete_level(id: ComplaintId, complaint: &mut Complaint<T::AccountId>) {
		complaint.level = complaint.level.saturating_add(1);
		complaint.end = complaint.listed;
		complaint.voters = complaint.voters.saturating_add(complaint.joining);
		let joined = core::mem::take(&mut complaint.joining);
		if complaint.is_open() {
			Self::deposit_event(Event::LevelJoined {
				complaint: id,
				level: complaint.level,
				joined,
				voters: complaint.voters,
			});
		}
	}

	/// A level has joined: it has until the next boundary to decide.
	fn await_votes(id: ComplaintId, mut complaint: Complaint<T::AccountId>, boundary: EraIndex) -> Progress {
		if complaint.claim == 0 {
			return Self::fade(id, complaint, boundary);
		}
		let due = boundary.max(complaint.since).saturating_add(1);
		Self::rest(id, &mut complaint, Phase::Climbing, due);
		// A vote cast between the boundary and now was counted, and may decide only now.
		if complaint.is_open() {
			let adopted = Self::adopt_if_decided(id, complaint);
			debug_assert!(adopted.is_ok(), "P5: an award can be paid");
		} else {
			Complaints::<T>::insert(id, complaint);
		}
		Progress::Done
	}

	/// No further level can join: the council decides (C9). What was filed again waits for its first boundary.
	fn reach_the_end(id: ComplaintId, mut complaint: Complaint<T::AccountId>, boundary: EraIndex) -> Progress {
		if complaint.claim == 0 {
			return Self::fade(id, complaint, boundary);
		}
		if boundary <= complaint.since {
			let due = complaint.since.saturating_add(1);
			Self::rest(id, &mut complaint, Phase::Climbing, due);
		} else {
			Self::call_council(id, &mut complaint);
		}
		Complaints::<T>::insert(id, complaint);
		Progress::Done
	}

	/// A claim of 0 climbs no further, and lapses when its time is over (C2).
	fn fade(id: ComplaintId, mut complaint: Complaint<T::AccountId>, boundary: EraIndex) -> Progress {
		let due = complaint.since.saturating_add(complaint.terms.arbitration).max(boundary.saturating_add(1));
		Self::rest(id, &mut complaint, Phase::Fading, due);
		if complaint.is_open() {
			let adopted = Self::adopt_if_decided(id, complaint);
			debug_assert!(adopted.is_ok(), "P5: an award can be paid");
		} else {
			Complaints::<T>::insert(id, complaint);
		}
		Progress::Done
	}

	/// Puts a complaint on the agenda of a later boundary; also one that has ended meanwhile, so that what it leaves is
	/// cleared away at the same time, however the work falls among the calls (E3).
	fn rest(id: ComplaintId, complaint: &mut Complaint<T::AccountId>, phase: Phase, due: EraIndex) {
		complaint.phase = phase;
		complaint.due = due;
		T::Agenda::schedule(due, complaint.stage(), id);
	}
}
