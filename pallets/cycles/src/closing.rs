//! A cycle closes (K5, K8): silence confirms, the shares are paid, what nobody has earned goes back to the consumers. What
//! is under complaint waits, and nothing else does.

use crate::{
	rules,
	types::{leg_obligation, surety_obligation, Cycle, Leg, LegState, Phase, Receiver, Role, Sweep},
	BackersOf, Config, Cycles, Event, Pallet, Serials, WeightInfo,
};
use alloc::vec::Vec;
use frame_support::weights::{Weight, WeightMeter};
use synergy_primitives::{
	Balance, Clock, ComplaintsInfo, Councils, CycleContractId, CycleIndex, EraIndex, NumberOf, Progress,
};

impl<T: Config> Pallet<T> {
	/// Does what is due with a cycle at `boundary`, as far as `meter` allows.
	pub(crate) fn close_due(serial: u32, boundary: EraIndex, meter: &mut WeightMeter) -> Progress {
		if meter.try_consume(T::WeightInfo::look_at_cycle()).is_err() {
			return Progress::More;
		}
		let Some((id, cycle)) = Serials::<T>::get(serial) else { return Progress::Done };
		let Some(mut open) = Cycles::<T>::get(id, cycle) else { return Progress::Done };
		let progress = Self::close(id, cycle, &mut open, boundary, meter);
		match progress {
			Some(progress) => {
				Cycles::<T>::insert(id, cycle, open);
				progress
			}
			None => {
				Self::clear(id, cycle, open);
				Progress::Done
			}
		}
	}

	/// Goes on with a cycle; none when nothing of it is open any more.
	fn close(
		id: CycleContractId,
		cycle: CycleIndex,
		open: &mut Cycle<T::AccountId>,
		boundary: EraIndex,
		meter: &mut WeightMeter,
	) -> Option<Progress> {
		loop {
			match open.phase {
				Phase::Open if open.until > boundary => return Some(Progress::Done),
				Phase::Open => {
					if meter.try_consume(T::WeightInfo::close_cycle(open.count())).is_err() {
						return Some(Progress::More);
					}
					Self::close_legs(id, cycle, open, boundary);
					Self::pay_shares(id, cycle, open);
					open.phase = Phase::Sharing;
				}
				Phase::Sharing => {
					if Self::pay_backers(id, cycle, open, meter) == Progress::More {
						return Some(Progress::More);
					}
					Self::begin_sweep(open, boundary);
				}
				Phase::Waiting => {
					if meter.try_consume(T::WeightInfo::close_cycle(open.count())).is_err() {
						return Some(Progress::More);
					}
					Self::close_legs(id, cycle, open, boundary);
					Self::begin_sweep(open, boundary);
					if open.phase == Phase::Waiting {
						return Some(Progress::Done);
					}
				}
				Phase::Sweeping(mut sweep) => {
					let progress = Self::sweep(id, cycle, open, &mut sweep, meter);
					open.phase = Phase::Sweeping(sweep);
					if progress == Progress::More
						|| meter.try_consume(Self::weight_of_sweep_end(id, open, &sweep)).is_err()
					{
						return Some(Progress::More);
					}
					Self::end_sweep(id, cycle, open, sweep);
					open.phase = Phase::Waiting;
					return (!sweep.is_last).then_some(Progress::Done);
				}
			}
		}
	}

	/// Legs that members receive and whose time is over: silence confirms them, and what was kept for a vacant one goes
	/// back to the consumers (K5, K6). Gains and sureties come after that, when everybody has its money.
	pub(crate) fn close_legs(
		id: CycleContractId,
		cycle: CycleIndex,
		open: &mut Cycle<T::AccountId>,
		boundary: EraIndex,
	) {
		let legs = 0..u8::try_from(open.legs.len()).unwrap_or(u8::MAX);
		for leg in legs.clone() {
			Self::close_leg(id, cycle, open, leg, boundary);
		}
		let serial = open.serial;
		for leg in legs {
			if let Some(at) = open.leg_mut(leg).filter(|at| at.until <= boundary) {
				Self::close_gain(id, cycle, at, leg, serial, boundary);
				Self::close_surety(id, cycle, at, leg);
			}
		}
	}

	fn close_leg(id: CycleContractId, cycle: CycleIndex, open: &mut Cycle<T::AccountId>, leg: u8, boundary: EraIndex) {
		let is_over = |at: &&mut Leg| at.until <= boundary && at.receiver != Receiver::Consumers;
		let Some(at) = open.leg_mut(leg).filter(is_over) else { return };
		match at.state {
			LegState::Open if !at.disputes.by_receiver => Self::settle_leg(id, cycle, open, leg, None),
			LegState::Vacant => {
				at.state = LegState::Settled;
				let back = core::mem::take(&mut at.held);
				open.pool.update(T::Clock::moment(), |pool| pool.saturating_add(back));
			}
			_ => (),
		}
	}

	/// Pays the club, and whoever gets the organisers' share (K4, K5). If nobody delivers to the consumers, they get the
	/// shares back.
	pub(crate) fn pay_shares(id: CycleContractId, cycle: CycleIndex, open: &mut Cycle<T::AccountId>) {
		let share = open.share.saturating_mul(open.units.into());
		let is_delivered = open.last.and_then(|leg| open.leg(leg)).is_some_and(|leg| leg.state != LegState::Vacant);
		let club = open.club_share.clone().or_else(|| T::Clubs::treasury(open.club));
		let beneficiary = open.organisers_share.clone();
		let Some(club) = club.filter(|_| is_delivered) else {
			open.pool.update(T::Clock::moment(), |pool| pool.saturating_add(share).saturating_add(share));
			return BackersOf::<T>::remove(id, cycle);
		};
		Self::pay_share(id, cycle, open, club, share, Role::Club);
		match beneficiary {
			Some(account) => {
				BackersOf::<T>::remove(id, cycle);
				Self::pay_share(id, cycle, open, account, share, Role::Beneficiary);
			}
			None => Self::divide_share(id, cycle, open, share),
		}
	}

	/// Half of the organisers' share is the organiser's, half the guarantors', by deposit; without any deposit all of it is
	/// the organiser's (K5).
	fn divide_share(id: CycleContractId, cycle: CycleIndex, open: &mut Cycle<T::AccountId>, share: Balance) {
		let backers = BackersOf::<T>::get(id, cycle);
		let deposits: Vec<Balance> = backers.iter().map(|(_, deposit)| *deposit).collect();
		let half = share.checked_div(2).unwrap_or(0);
		let parts = rules::divide(half, &deposits);
		let divided = parts.iter().fold(0, |sum: Balance, part| sum.saturating_add(*part));
		let mut due = backers;
		due.iter_mut().zip(parts).for_each(|((_, amount), part)| *amount = part);
		if divided == 0 {
			BackersOf::<T>::remove(id, cycle);
		} else {
			BackersOf::<T>::insert(id, cycle, due);
		}
		if let Some(organiser) = T::People::account(open.organiser) {
			Self::pay_share(id, cycle, open, organiser, share.saturating_sub(divided), Role::Organiser);
		}
	}

	/// Pays the guarantors, the last on the list first, so that nothing needs to be remembered.
	pub(crate) fn pay_backers(
		id: CycleContractId,
		cycle: CycleIndex,
		open: &mut Cycle<T::AccountId>,
		meter: &mut WeightMeter,
	) -> Progress {
		let mut backers = BackersOf::<T>::get(id, cycle);
		while let Some((guarantor, amount)) = backers.last().copied() {
			if meter.try_consume(T::WeightInfo::pay_backer()).is_err() {
				BackersOf::<T>::insert(id, cycle, backers);
				return Progress::More;
			}
			backers.pop();
			if let Some(account) = T::People::account(guarantor) {
				Self::pay_share(id, cycle, open, account, amount, Role::Guarantor);
			}
		}
		BackersOf::<T>::remove(id, cycle);
		Progress::Done
	}

	/// Begins a pass over all orders, if there is a reason for one: silence confirms them, money goes back, or nothing of
	/// the cycle is open any more.
	///
	/// What counts is how it was at the boundary, so that the result does not depend on the block in which it is done (E3).
	fn begin_sweep(open: &mut Cycle<T::AccountId>, boundary: EraIndex) {
		let is_last = open.disputed.at(boundary) == 0 && open.legs.iter().all(|leg| leg.until <= boundary);
		let is_due = open.last.and_then(|leg| open.leg(leg)).is_none_or(|leg| leg.until <= boundary);
		let confirms = is_due && !open.is_swept;
		let pool = open.pool.at(boundary);
		open.phase = Phase::Waiting;
		if is_last || confirms || pool > 0 {
			open.pool.update(T::Clock::moment(), |all| all.saturating_sub(pool));
			open.phase = Phase::Sweeping(Sweep { pool, confirms, is_last, ..Default::default() });
		}
	}

	/// The last pass over the orders costs what it costs to clear the cycle away as well: what that has of legs, and what it
	/// costs to end its cycle contract, if that ends with it.
	fn weight_of_sweep_end(id: CycleContractId, open: &Cycle<T::AccountId>, sweep: &Sweep) -> Weight {
		let end = T::WeightInfo::end_sweep();
		if !sweep.is_last {
			return end;
		}
		let clear = end.saturating_add(T::WeightInfo::clear_cycle(open.count()));
		let ends = Self::running(id).is_ok_and(|(_, course)| course.is_over && course.open <= 1);
		if ends {
			clear.saturating_add(Self::weight_of_end(id))
		} else {
			clear
		}
	}

	/// Nothing of a cycle is open any more, and nothing is left of it (P8).
	pub(crate) fn clear(id: CycleContractId, cycle: CycleIndex, open: Cycle<T::AccountId>) {
		for (leg, at) in (0..).zip(&open.legs) {
			Self::leave_seat(at.supplier);
			if let Receiver::Member(receiver) = at.receiver {
				Self::leave_seat(receiver);
			}
			if at.disputes.ever {
				T::Complaints::forget(leg_obligation(id, cycle, leg));
			}
			if at.about_surety.ever {
				T::Complaints::forget(surety_obligation(id, cycle, leg));
			}
		}
		let (income, paid, refunded) = (open.income, open.paid, open.refunded);
		debug_assert_eq!(open.left(), 0, "P5: everything that was paid in was paid out");
		Cycles::<T>::remove(id, cycle);
		Serials::<T>::remove(open.serial);
		Self::empty(id, cycle, open.club);
		Self::deposit_event(Event::CycleClosed { cycle_contract: id, cycle, income, paid, refunded });
		let Ok((organiser, mut course)) = Self::running(id) else { return };
		course.open = course.open.saturating_sub(1);
		if !Self::end_if_over(id, organiser, &course) {
			Self::put(id, organiser, course);
		}
	}
}
