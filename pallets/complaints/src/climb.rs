//! The climb: with every boundary the guarantors of the newest level join (C4).
//!
//! A breadth-first walk of the graph of guarantees. Those reached stand in a list, level after level; `next` is the
//! place of the one whose guarantors join now, and `end` is where the newest complete level ends.
//!
//! A slice asks whether the most that the next ward can cost still fits, and is then charged what it did cost: looking
//! at a guarantor is cheap, reaching one is not, and only a full list has to be pruned.

use crate::{
	list::List,
	types::{Complaint, Phase, Reach, Standing},
	Complaints, Config, Event, Pallet, Passed, Standings, WeightInfo,
};
use frame_support::{
	storage::with_storage_layer,
	weights::{Weight, WeightMeter},
};
use synergy_primitives::{Agenda, ComplaintId, EraIndex, MemberIndex, Neighbours, Progress};

impl<T: Config> Pallet<T> {
	/// Lets the next level of a complaint join at `boundary`.
	///
	/// A complaint that was ended after the boundary still climbs, without effect, so that the places it takes among
	/// those of C4 do not depend on the block in which it is served (E3).
	pub(crate) fn climb(id: ComplaintId, boundary: EraIndex, meter: &mut WeightMeter) -> Progress {
		if meter.try_consume(T::WeightInfo::climb_start()).is_err() {
			return Progress::More;
		}
		let Some(mut complaint) = Complaints::<T>::get(id) else { return Progress::Done };
		if !complaint.was_open(boundary) {
			Self::clear_after(id, boundary);
			return Progress::Done;
		}
		let mut list = List::<T>::of(id);
		let progress = Self::join_levels(id, &mut complaint, boundary, &mut list, meter);
		list.save();
		match progress {
			Progress::More => Complaints::<T>::insert(id, complaint),
			Progress::Done => Self::come_to_rest(id, complaint, boundary, meter),
		}
		progress
	}

	/// Lets one level join; more than one for what was filed again, which goes on from where it was (C2). Done when the
	/// next that happens to the complaint is something else, and `meter` has room for that.
	fn join_levels(
		id: ComplaintId,
		complaint: &mut Complaint<T::AccountId>,
		boundary: EraIndex,
		list: &mut List<T>,
		meter: &mut WeightMeter,
	) -> Progress {
		while complaint.level < complaint.top() {
			if Self::join_level(id, complaint, boundary, list, meter) == Progress::More {
				return Progress::More;
			}
			let is_last = complaint.listed == complaint.end || complaint.level.saturating_add(1) >= complaint.target;
			if is_last {
				break;
			}
			Self::complete_level(id, complaint);
		}
		if meter.can_consume(Self::most_to_rest()) {
			Progress::Done
		} else {
			Progress::More
		}
	}

	/// Lets the guarantors of the newest complete level join, as far as `meter` allows.
	fn join_level(
		id: ComplaintId,
		complaint: &mut Complaint<T::AccountId>,
		boundary: EraIndex,
		list: &mut List<T>,
		meter: &mut WeightMeter,
	) -> Progress {
		let most = Self::most_for_a_ward();
		while complaint.next < complaint.end {
			if !meter.can_consume(most) {
				return Progress::More;
			}
			meter.consume(Self::join_guarantors(id, complaint, boundary, list));
			complaint.next = complaint.next.saturating_add(1);
		}
		Progress::Done
	}

	/// Lets the guarantors of the next ward join. Returns what that weighs.
	fn join_guarantors(
		id: ComplaintId,
		complaint: &mut Complaint<T::AccountId>,
		boundary: EraIndex,
		list: &mut List<T>,
	) -> Weight {
		let opened = list.opened();
		let mut weight = T::WeightInfo::climb_step();
		// Place 0 is the accused.
		let ward = if complaint.next == 0 { Some(complaint.accused) } else { list.get(complaint.next) };
		let guarantors = ward.map(|ward| T::Neighbours::guarantors(ward, id)).unwrap_or_default();
		for guarantor in guarantors {
			if guarantor != complaint.accused && guarantor != complaint.complainer {
				let via = ward.unwrap_or_default();
				weight = weight.saturating_add(Self::reach(id, complaint, boundary, list, guarantor, via));
			}
		}
		let pages = list.opened().saturating_sub(opened);
		weight.saturating_add(T::WeightInfo::climb_page().saturating_mul(pages.into()))
	}

	/// The most that one ward can weigh: each of its guarantors is newly reached, with a full list, or passed. Its own
	/// place is on a new page, and theirs are on two.
	fn most_for_a_ward() -> Weight {
		let guarantor = T::WeightInfo::climb_edge()
			.saturating_add(T::WeightInfo::climb_passed())
			.saturating_add(T::WeightInfo::climb_prune())
			.saturating_add(T::WeightInfo::climb_reach());
		T::WeightInfo::climb_step()
			.saturating_add(T::WeightInfo::climb_page().saturating_mul(3))
			.saturating_add(guarantor.saturating_mul(T::Neighbours::most().into()))
	}

	/// The most that can follow when a level has joined: an award is adopted and paid, or the council is called.
	fn most_to_rest() -> Weight {
		let award = T::WeightInfo::vote().saturating_add(T::WeightInfo::finish());
		award.max(T::WeightInfo::call_council())
	}

	/// Reaches a member by way of `via`, unless it was reached or passed before. If as many other open complaints as it
	/// has places for have reached it, the climb passes it. Returns what that weighs.
	fn reach(
		id: ComplaintId,
		complaint: &mut Complaint<T::AccountId>,
		boundary: EraIndex,
		list: &mut List<T>,
		number: MemberIndex,
		via: MemberIndex,
	) -> Weight {
		let mut weight = T::WeightInfo::climb_edge();
		let Some(mut standing) = Self::unreached(id, number) else { return weight };
		if complaint.passed() > 0 {
			weight = weight.saturating_add(T::WeightInfo::climb_passed());
			if Passed::<T>::contains_key(id, number) {
				return weight;
			}
		}
		let places = complaint.places() as usize;
		if standing.reached.len() >= places {
			weight = weight.saturating_add(T::WeightInfo::climb_prune());
			Self::prune(&mut standing, boundary);
		}
		if Self::join(id, complaint.level.saturating_add(1), number, via, standing, places) {
			complaint.joining = complaint.joining.saturating_add(1);
		}
		list.push(complaint.listed, number);
		complaint.listed = complaint.listed.saturating_add(1);
		weight.saturating_add(T::WeightInfo::climb_reach())
	}

	/// Where a member stands among complaints, unless this one has reached it.
	pub(crate) fn unreached(id: ComplaintId, number: MemberIndex) -> Option<Standing> {
		let standing = Standings::<T>::get(number);
		standing.reach(id).is_none().then_some(standing)
	}

	/// Takes off a full list what was no longer open at `boundary`.
	pub(crate) fn prune(standing: &mut Standing, boundary: EraIndex) {
		standing
			.reached
			.retain(|reach| Complaints::<T>::get(reach.complaint).is_some_and(|other| other.was_open(boundary)));
	}

	/// Writes down that a complaint has reached a member, or passed it because its `places` are taken. Returns whether it has
	/// joined.
	pub(crate) fn join(
		id: ComplaintId,
		level: u8,
		number: MemberIndex,
		via: MemberIndex,
		mut standing: Standing,
		places: usize,
	) -> bool {
		let reach = Reach { complaint: id, level, via, vote: None, first_voted: None };
		let has_joined = standing.reached.len() < places && standing.reached.try_push(reach).is_ok();
		if has_joined {
			Standings::<T>::insert(number, standing);
		} else {
			Passed::<T>::insert(id, number, ());
		}
		has_joined
	}

	/// What follows when a level has joined, or none could.
	fn come_to_rest(
		id: ComplaintId,
		mut complaint: Complaint<T::AccountId>,
		boundary: EraIndex,
		meter: &mut WeightMeter,
	) {
		let has_joined = complaint.level < complaint.top() && complaint.listed > complaint.end;
		if has_joined {
			Self::complete_level(id, &mut complaint);
		}
		let is_heard = has_joined && complaint.level >= complaint.target;
		if complaint.claim == 0 {
			// A claim of 0 climbs no further, and lapses when its time is over (C2).
			let due = complaint.since.saturating_add(complaint.terms.arbitration).max(boundary.saturating_add(1));
			Self::rest(id, &mut complaint, Phase::Fading, due);
			Self::decide(id, complaint, meter);
		} else if is_heard {
			// It has until the next boundary to decide.
			let due = boundary.max(complaint.since).saturating_add(1);
			Self::rest(id, &mut complaint, Phase::Climbing, due);
			Self::decide(id, complaint, meter);
		} else {
			Self::reach_the_end(id, complaint, boundary, meter);
		}
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

	/// A vote cast between the boundary and now was counted, and may decide only now.
	fn decide(id: ComplaintId, complaint: Complaint<T::AccountId>, meter: &mut WeightMeter) {
		let percent = if complaint.is_open() { Self::decided(id, &complaint) } else { None };
		let Some(percent) = percent else { return Complaints::<T>::insert(id, complaint) };
		meter.consume(T::WeightInfo::vote());
		match with_storage_layer(|| Self::adopt(id, complaint.clone(), percent)) {
			Ok(true) => meter.consume(T::WeightInfo::finish()),
			Ok(false) => (),
			Err(_) => {
				frame_support::defensive!("P5: an award could not be paid");
				Complaints::<T>::insert(id, complaint);
			}
		}
	}

	/// No further level can join: the council decides (C9). What was filed again waits for its first boundary.
	fn reach_the_end(
		id: ComplaintId,
		mut complaint: Complaint<T::AccountId>,
		boundary: EraIndex,
		meter: &mut WeightMeter,
	) {
		if boundary <= complaint.since {
			let due = complaint.since.saturating_add(1);
			Self::rest(id, &mut complaint, Phase::Climbing, due);
		} else {
			meter.consume(T::WeightInfo::call_council());
			Self::call_council(id, &mut complaint);
		}
		Complaints::<T>::insert(id, complaint);
	}

	/// Puts a complaint on the agenda of a later boundary; also one that has ended meanwhile, so that what it leaves is
	/// cleared away at the same time, however the work falls among the calls (E3).
	fn rest(id: ComplaintId, complaint: &mut Complaint<T::AccountId>, phase: Phase, due: EraIndex) {
		complaint.phase = phase;
		complaint.due = due;
		T::Agenda::schedule(due, complaint.stage(), id);
	}
}
