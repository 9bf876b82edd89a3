//! Nothing stalls (K8): what goes on by itself stands on the agenda until that is done, and what waits for a complaint waits
//! for one that is open.

use crate::{
	types::{
		leg_obligation, surety_obligation, Course, Cycle, CycleContract, Disputes, Leg, LegState, Order, Phase,
		Receiver, State, Step,
	},
	Config, Pallet,
};
use frame_support::ensure;
use sp_runtime::TryRuntimeError;
use synergy_primitives::{
	Agenda, Clock, ComplaintsInfo, CycleContractId, CycleIndex, EraIndex, MemberIndex, Obligation, Stage,
};

impl Disputes {
	/// How many complaints it knows of.
	pub(super) fn count(&self) -> u32 {
		u32::from(self.by_receiver).saturating_add(self.by_suppliers.into())
	}
}

impl<T: Config> Pallet<T> {
	/// K1, K2: a draft expires, one that was refused is cleared away, and signed terms come to hold.
	pub(super) fn ensure_goes_on(id: CycleContractId, cycle_contract: &CycleContract) -> Result<(), TryRuntimeError> {
		match &cycle_contract.state {
			State::Draft { until, .. } => {
				ensure!(T::Agenda::is_scheduled(*until, Stage::Drafts, id), "K1: a draft is not on the agenda");
			}
			State::Refused { .. } => {
				ensure!(T::Agenda::is_waiting_at(Stage::Drafts), "K1: a refused draft is not on the agenda");
			}
			State::Signed { amends, .. } => {
				let is_known = Self::running(*amends).is_ok_and(|(_, course)| course.amendment == Some(id));
				ensure!(is_known, "K2: a cycle contract does not know its new terms");
			}
			State::Running(course) => Self::ensure_course_goes_on(id, course)?,
		}
		Ok(())
	}

	/// K5, K8: the next cycle opens, and work with orders that has begun goes on.
	fn ensure_course_goes_on(id: CycleContractId, course: &Course) -> Result<(), TryRuntimeError> {
		if course.is_over {
			ensure!(course.open > 0, "P8: a cycle contract that is over is left behind");
			return Ok(());
		}
		let opens = T::Agenda::is_scheduled(course.opens, Stage::Openings, id);
		ensure!(opens, "K5: the opening of the next cycle is not on the agenda");
		let goes_on = course.step == Step::Ordering || T::Agenda::is_waiting_at(Stage::Openings);
		ensure!(goes_on, "K8: work with the orders of a cycle contract is not on the agenda");
		Ok(())
	}

	/// K5, K6, K8 and K9: a cycle closes, its legs end, and it is cleared away.
	pub(super) fn ensure_cycle_goes_on(open: &Cycle<T::AccountId>) -> Result<(), TryRuntimeError> {
		let is_waiting = || T::Agenda::is_waiting_at(Stage::CycleClosings);
		match open.phase {
			Phase::Open | Phase::Sharing => {
				ensure!(Self::is_looked_at(open, open.until), "K5: the closing of a cycle is not on the agenda");
			}
			Phase::Sweeping(_) => ensure!(is_waiting(), "K8: a pass over the orders of a cycle is not on the agenda"),
			Phase::Waiting => {
				let waits_for_complaints = open.disputed.get() > 0 && open.pool.get() == 0;
				let goes_on = waits_for_complaints || is_waiting() || Self::is_looked_at_later(open);
				ensure!(goes_on, "K8: the end of a cycle is not on the agenda");
			}
		}
		open.legs.iter().try_for_each(|leg| Self::ensure_leg_goes_on(open, leg))
	}

	/// K5, K6 and K9: what nobody complains of ends with the time of its leg.
	fn ensure_leg_goes_on(open: &Cycle<T::AccountId>, leg: &Leg) -> Result<(), TryRuntimeError> {
		let ends = || Self::is_looked_at(open, leg.until);
		let is_by_supplier = leg.disputes.is_by_supplier();
		match (leg.state, leg.receiver) {
			(LegState::Open | LegState::Vacant, Receiver::Member(_)) => {
				ensure!(leg.disputes.by_receiver || ends(), "K5: the end of a leg is not on the agenda");
			}
			(LegState::Open | LegState::Vacant, Receiver::Consumers) => {
				ensure!(open.is_swept || ends(), "K5: the end of the last leg is not on the agenda");
			}
			(LegState::Replaced, _) => {
				ensure!(leg.is_complained_of(), "K6: a supplier was replaced, and nobody complains of it");
			}
			(LegState::Owed, _) => {
				let is_claimed = leg.about_surety.is_by_supplier();
				ensure!(is_claimed || ends(), "K6: the end of an owed surety is not on the agenda");
			}
			(LegState::Settled, _) => (),
		}
		ensure!(leg.gain.is_none() || is_by_supplier || ends(), "K9: the end of a gain is not on the agenda");
		Ok(())
	}

	/// Whether a cycle is on the agenda of a boundary. It is so until all that is to be done there is done.
	fn is_looked_at(open: &Cycle<T::AccountId>, boundary: EraIndex) -> bool {
		T::Agenda::is_scheduled(boundary, Stage::CycleClosings, open.serial)
	}

	/// Whether a cycle is on the agenda of the next boundary, because a complaint has ended, or of the one at which the last
	/// of its legs ends.
	fn is_looked_at_later(open: &Cycle<T::AccountId>) -> bool {
		let next = T::Clock::era().saturating_add(1);
		let last = open.legs.iter().map(|leg| leg.until).max().unwrap_or(open.until);
		Self::is_looked_at(open, next) || Self::is_looked_at(open, last)
	}

	/// K6: the legs of a cycle know who complains of them.
	pub(super) fn ensure_complaints_are_known(
		id: CycleContractId,
		cycle: CycleIndex,
		open: &Cycle<T::AccountId>,
	) -> Result<(), TryRuntimeError> {
		for (number, leg) in (0..).zip(&open.legs) {
			let other = match leg.receiver {
				Receiver::Member(receiver) => receiver,
				// What the surety for a supplier of theirs owes is the organiser's debt.
				Receiver::Consumers => open.organiser,
			};
			let knows = |disputes: Disputes, of| {
				let has_complained = |by| T::Complaints::has_complained(of, by);
				!disputes.ever
					|| (disputes.by_receiver == has_complained(other)
						&& disputes.is_by_supplier() == has_complained(leg.supplier))
			};
			let is_known = knows(leg.disputes, leg_obligation(id, cycle, number))
				&& knows(leg.about_surety, surety_obligation(id, cycle, number));
			ensure!(is_known, "K6: a leg does not know who complains of it");
		}
		Ok(())
	}

	/// K6: an order knows whether its consumer complains. Of suppliers that were replaced it knows only how many do.
	pub(super) fn knows_complaint(
		cycle_contract: CycleContractId,
		cycle: CycleIndex,
		consumer: MemberIndex,
		order: &Order,
	) -> bool {
		let of = Obligation::Order { cycle_contract, cycle, consumer };
		!order.disputes.ever || order.disputes.by_receiver == T::Complaints::has_complained(of, consumer)
	}
}
