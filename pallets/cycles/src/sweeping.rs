//! Passing over all orders of a cycle that closes, one after the other (K8, P5).

use crate::{
	rules,
	types::{Cycle, LegState, Order, Sweep},
	Config, Orders, Pallet, WeightInfo,
};
use frame_support::weights::WeightMeter;
use synergy_primitives::{
	Balance, ComplaintsInfo, CycleContractId, CycleIndex, Exposure, MemberIndex, Obligation, Progress,
};

impl<T: Config> Pallet<T> {
	/// Goes on with a pass, as far as `meter` allows.
	pub(crate) fn sweep(
		id: CycleContractId,
		cycle: CycleIndex,
		open: &mut Cycle<T::AccountId>,
		sweep: &mut Sweep,
		meter: &mut WeightMeter,
	) -> Progress {
		let orders = match sweep.after {
			Some(consumer) => {
				Orders::<T>::iter_prefix_from((id, cycle), Orders::<T>::hashed_key_for((id, cycle), consumer))
			}
			None => Orders::<T>::iter_prefix((id, cycle)),
		};
		for (consumer, order) in orders {
			if meter.try_consume(T::WeightInfo::sweep_order()).is_err() {
				return Progress::More;
			}
			sweep.after = Some(consumer);
			Self::sweep_order(id, cycle, open, sweep, consumer, order);
		}
		Progress::Done
	}

	/// One order: silence confirms it, its part of what goes back goes back, and with the last pass it is cleared away.
	fn sweep_order(
		id: CycleContractId,
		cycle: CycleIndex,
		open: &mut Cycle<T::AccountId>,
		sweep: &mut Sweep,
		consumer: MemberIndex,
		mut order: Order,
	) {
		let mut back = Self::part_of_pool(open, sweep, order.units);
		let is_confirmed = sweep.confirms && !order.is_settled && !order.disputes.by_receiver;
		if is_confirmed {
			order.is_settled = true;
			back = back.saturating_add(Self::confirm_silently(open, sweep, order.units));
		}
		Self::refund(id, cycle, open, consumer, back);
		if sweep.is_last {
			Orders::<T>::remove((id, cycle), consumer);
			Self::disengage(consumer);
			if order.disputes.ever {
				T::Complaints::forget(Obligation::Order { cycle_contract: id, cycle, consumer });
			}
		} else if is_confirmed {
			Orders::<T>::insert((id, cycle), consumer, order);
		}
	}

	/// What of the pool goes back for an order.
	fn part_of_pool(open: &Cycle<T::AccountId>, sweep: &mut Sweep, units: u32) -> Balance {
		sweep.seen = sweep.seen.saturating_add(units);
		let due = rules::due_so_far(sweep.pool, sweep.seen.into(), open.units.into());
		let part = due.saturating_sub(sweep.given);
		sweep.given = due;
		part
	}

	/// Silence confirms so many units of the product: their money is the supplier's, at the end of the pass; if nobody
	/// delivered it goes back, which is returned.
	fn confirm_silently(open: &mut Cycle<T::AccountId>, sweep: &mut Sweep, units: u32) -> Balance {
		let Some(last) = open.last.and_then(|leg| open.leg_mut(leg)) else { return 0 };
		last.units = last.units.saturating_sub(units);
		if last.state == LegState::Vacant {
			return last.take_money(units);
		}
		sweep.confirmed = sweep.confirmed.saturating_add(units);
		0
	}

	/// A pass is complete: the last supplier has the money of all that silence has confirmed.
	pub(crate) fn end_sweep(id: CycleContractId, cycle: CycleIndex, open: &mut Cycle<T::AccountId>, sweep: Sweep) {
		if !sweep.confirms {
			return;
		}
		open.is_swept = true;
		let Some(leg) = open.last else { return };
		let Some(last) = open.leg_mut(leg).filter(|_| sweep.confirmed > 0) else { return };
		let (supplier, amount) = (last.supplier, last.take_money(sweep.confirmed));
		let freed = last.take_reserved(sweep.confirmed);
		T::Exposure::free(supplier, freed);
		Self::pay_supplier(id, cycle, open, leg, amount, sweep.confirmed, None);
	}
}
