//! The work that follows a boundary (E3): its stages, who lists it, and who does it.

use crate::EraIndex;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::weights::WeightMeter;
use scale_info::TypeInfo;

/// The stages of the work that follows an era's boundary, in their order (E3).
///
/// A stage begins only when the one before it is done, so that no release overtakes a climb.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord,
)]
pub enum Stage {
	/// Awards whose wait is over and councils that stayed silent (C8, C9), by complaint.
	Verdicts,
	/// The next level of guarantors joins (C4), by complaint.
	Climbs,
	/// What ended complaints leave behind is cleared away, by complaint.
	Closings,
	/// Deals past their claim window or warranty, and unanswered proposals (D1, D4), by deal.
	Deals,
	/// Cycles whose claim window is over: silence confirms, shares are paid, what is left goes back (K5), by cycle.
	CycleClosings,
	/// Standing orders are renewed, and the next cycles open (K3, K5), by cycle contract.
	Openings,
	/// Drafts of cycle contracts expire, and those refused are cleared away (K1), by cycle contract.
	Drafts,
	/// Deposits under notice go back (G3), by ward.
	Releases,
	/// Drawn deposits that nobody topped up count as revoked (G4), by ward.
	Shortfalls,
	/// Lapsing members become candidates (M5), by member.
	Lapses,
	/// The guarantees that lapsed members still give stop counting (M5), by guarantor.
	Retirements,
	/// Applications expire (M1), by candidate.
	Applications,
	/// Premiums are earned (G2), by ward.
	Premiums,
	/// Numbers move to new keys, and what came to nothing about them is cleared away (F6), by member.
	Recoveries,
	/// Listings expire (L2), by listing.
	Listings,
	/// Electors of whom two electors may not be guarantors any more are looked at (F3), by member.
	Electors,
	/// Money on its way out goes back if its depository has not answered (F4), by redemption.
	Redemptions,
	/// What was filed again goes to the level at which it starts (C2), by complaint. It belongs to no boundary, so all
	/// that does is done before.
	Returns,
	/// Founders' signatures under clubs that were not admitted lapse (M3): all that do so at a boundary, under the number 0.
	/// Nothing else asks for them.
	Agreements,
	/// Votes that a change of the council has made void are cleared away (F3), by club. They belong to no boundary either.
	Votes,
}

/// Whether a worker finished its task or ran out of weight before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
	/// The task is done.
	Done,
	/// More weight is needed; the worker remembers where it stopped.
	More,
}

/// The list of what falls due at which era's boundary.
pub trait Agenda {
	/// Puts the task `(stage, id)` on the list of the boundary into `era`.
	fn schedule(era: EraIndex, stage: Stage, id: u32);
	/// Takes it off again.
	fn cancel(era: EraIndex, stage: Stage, id: u32);
	/// Whether it is on the list of that boundary.
	fn is_scheduled(era: EraIndex, stage: Stage, id: u32) -> bool;
	/// Whether something due is still waiting.
	fn is_waiting() -> bool;
	/// Whether something due is still waiting at `stage`, or at one before it.
	fn is_waiting_at(stage: Stage) -> bool;
	/// Does due work within `meter`; true if there was any.
	fn push(meter: &mut WeightMeter) -> bool;
}

/// Who does the work of a stage.
pub trait Worker {
	/// Works on task `id` of `stage`, due at `boundary`, as far as `meter` allows. Must not fail.
	fn work(stage: Stage, id: u32, boundary: EraIndex, meter: &mut WeightMeter) -> Progress;
}

impl Worker for () {
	fn work(_: Stage, _: u32, _: EraIndex, _: &mut WeightMeter) -> Progress {
		Progress::Done
	}
}
