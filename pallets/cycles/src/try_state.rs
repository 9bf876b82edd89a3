//! The promises of this pallet (P2, P5, P8).

use crate::{
	types::{Course, Cycle, Leg, LegState, Order, Phase, Receiver, Seats, State},
	BackersOf, Config, CycleContracts, Cycles, Orders, Pallet, SeatsOf, Serials, StandingOrders, Texts,
};
use alloc::collections::BTreeMap;
use frame_support::{ensure, traits::fungible::Inspect};
use sp_runtime::TryRuntimeError;
use synergy_primitives::{Balance, CycleContractId, CycleIndex, MemberIndex, NumberOf};

impl<T: Config> Pallet<T> {
	/// All promises of this pallet over the whole state.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		for (id, cycle, open) in Cycles::<T>::iter() {
			Self::ensure_p5(id, cycle, &open)?;
			Self::ensure_orders_add_up(id, cycle, &open)?;
			ensure!(Serials::<T>::get(open.serial) == Some((id, cycle)), "K8: a cycle is not on the agenda");
		}
		for (id, cycle_contract) in CycleContracts::<T>::iter() {
			ensure!(Texts::<T>::contains_key(id), "K1: a cycle contract has no text");
			if let State::Running(_) = cycle_contract.state {
				Self::ensure_course(id)?;
			}
		}
		Self::ensure_seats()?;
		Self::ensure_p8()
	}

	/// P5: what of a cycle's money is not paid out is there, and everything of it is kept for somebody.
	pub fn ensure_p5(
		id: CycleContractId,
		cycle: CycleIndex,
		open: &Cycle<T::AccountId>,
	) -> Result<(), TryRuntimeError> {
		let legs = open.legs.iter().fold(0, |sum: Balance, leg| sum.saturating_add(leg.held));
		let shares = open.share.saturating_mul(open.units.into()).saturating_mul(2);
		let kept = match open.phase {
			Phase::Open => shares,
			Phase::Sharing => {
				let parts = BackersOf::<T>::get(id, cycle);
				parts.iter().fold(0, |sum: Balance, (_, part)| sum.saturating_add(*part))
			}
			Phase::Waiting => 0,
			Phase::Sweeping(sweep) => sweep.pool.saturating_sub(sweep.given),
		};
		let kept = kept.saturating_add(legs).saturating_add(open.pool.get());
		ensure!(kept == open.left(), "P5: what is kept of a cycle's money is not what is left of it");
		let there = T::Currency::total_balance(&Self::account_of(id, cycle));
		ensure!(there >= kept, "P5: the account of a cycle holds too little");
		Ok(())
	}

	/// K3, K5: the units of a cycle are those of its orders, and those that its last supplier still has to deliver are those
	/// not settled.
	fn ensure_orders_add_up(
		id: CycleContractId,
		cycle: CycleIndex,
		open: &Cycle<T::AccountId>,
	) -> Result<(), TryRuntimeError> {
		let is_sweeping = matches!(open.phase, Phase::Sweeping(_));
		if open.last.is_none() || is_sweeping {
			return Ok(());
		}
		let orders = |is_counted: fn(&Order) -> bool| {
			let counted = Orders::<T>::iter_prefix_values((id, cycle)).filter(is_counted);
			counted.fold(0, |sum: u32, order| sum.saturating_add(order.units))
		};
		let legs = |of: fn(&Leg) -> u32| {
			let to_consumers = open.legs.iter().filter(|leg| leg.receiver == Receiver::Consumers);
			to_consumers.fold(0, |sum: u32, leg| sum.saturating_add(of(leg)))
		};
		ensure!(orders(|_| true) == open.units, "K3: the units of a cycle are not those of its orders");
		let waiting = orders(|order| !order.is_settled && order.pinned.is_none());
		ensure!(waiting == legs(|leg| leg.units), "K5: orders to be delivered are not counted so");
		let pinned = orders(|order| !order.is_settled && order.pinned.is_some());
		ensure!(pinned == legs(|leg| leg.pinned), "K6: orders complained of are not counted so");
		Ok(())
	}

	/// K3: what is ordered of the next cycle is counted so, and its money is in that cycle's account.
	fn ensure_course(id: CycleContractId) -> Result<(), TryRuntimeError> {
		let (organiser, course) = Self::running(id).map_err(|_| "K2: a running cycle contract is not found")?;
		Self::ensure_notices(id, organiser, &course)?;
		let open = Cycles::<T>::iter_key_prefix(id).count();
		ensure!(usize::try_from(course.open) == Ok(open), "K8: open cycles are not counted so");
		let standing = StandingOrders::<T>::iter_prefix_values(id);
		let (units, count) =
			standing.fold((0u32, 0u32), |(units, n), one| (units.saturating_add(one), n.saturating_add(1)));
		let counted = (course.standing.units, course.standing.orders);
		ensure!(counted == (units, count), "K3: standing orders are not counted so");
		let orders = Orders::<T>::iter_prefix_values((id, course.next));
		let placed = orders.fold(0u32, |sum, order| sum.saturating_add(order.units));
		let renewed = StandingOrders::<T>::iter_prefix(id)
			.filter(|(consumer, _)| !Orders::<T>::contains_key((id, course.next), consumer))
			.fold(0u32, |sum, (_, units)| sum.saturating_add(units));
		ensure!(placed.saturating_add(renewed) == course.ordered.units, "K3: orders are not counted so");
		// While orders are being returned, they are so at the old price.
		let text = if course.step == crate::Step::Returning { Self::text(id) } else { Self::text_of_next(id, &course) };
		let price = text.map_err(|_| "K1: a cycle contract has no text")?.price();
		let there = T::Currency::total_balance(&Self::account_of(id, course.next));
		ensure!(there >= price.saturating_mul(placed.into()), "P5: the account of the next cycle holds too little");
		Ok(())
	}

	/// K7: only parties of the terms that hold from the next cycle on have given notice.
	fn ensure_notices(id: CycleContractId, organiser: MemberIndex, course: &Course) -> Result<(), TryRuntimeError> {
		let (organiser, text) = Self::next_terms(id, organiser, course).map_err(|_| "K2: new terms are not found")?;
		let parties = text.terms.parties(organiser);
		ensure!(course.notices.iter().all(|number| parties.contains(number)), "K7: who is no party has given notice");
		Ok(())
	}

	/// A9, M7: for each member, what it organises and for what it may not leave is counted rightly.
	fn ensure_seats() -> Result<(), TryRuntimeError> {
		let mut seats = BTreeMap::<MemberIndex, Seats>::new();
		let mut take = |number: MemberIndex| {
			let taken = &mut seats.entry(number).or_default().taken;
			*taken = taken.saturating_add(1);
		};
		for (id, cycle_contract) in CycleContracts::<T>::iter() {
			match cycle_contract.state {
				State::Draft { signed, .. } | State::Refused { signed } | State::Signed { signed, .. } => {
					signed.into_iter().for_each(&mut take);
				}
				State::Running(_) => {
					let parties = Texts::<T>::get(id).map(|text| text.terms.parties(cycle_contract.organiser));
					parties.into_iter().flatten().for_each(&mut take);
				}
			}
		}
		for leg in Cycles::<T>::iter_values().flat_map(|open| open.legs) {
			take(leg.supplier);
			if let Receiver::Member(receiver) = leg.receiver {
				take(receiver);
			}
		}
		Self::consumers().for_each(&mut take);
		for cycle_contract in CycleContracts::<T>::iter_values() {
			let organised = &mut seats.entry(cycle_contract.organiser).or_default().organised;
			*organised = organised.saturating_add(1);
		}
		let recorded: BTreeMap<MemberIndex, Seats> = SeatsOf::<T>::iter().collect();
		ensure!(recorded == seats, "M7: for what members may not leave is not counted so");
		Ok(())
	}

	/// P8: nothing is left of cycles and cycle contracts that have ended.
	fn ensure_p8() -> Result<(), TryRuntimeError> {
		let runs = |id: CycleContractId| Self::running(id).is_ok();
		let next = |id: CycleContractId| Self::running(id).map(|(_, course)| course.next).ok();
		let has_cycle = |(id, cycle)| Cycles::<T>::contains_key(id, cycle);
		ensure!(Texts::<T>::iter_keys().all(CycleContracts::<T>::contains_key), "P8: a text is left behind");
		ensure!(
			Orders::<T>::iter_keys().all(|((id, cycle), _)| has_cycle((id, cycle)) || next(id) == Some(cycle)),
			"P8: an order is left behind"
		);
		ensure!(StandingOrders::<T>::iter_keys().all(|(id, _)| runs(id)), "P8: a standing order is left behind");
		ensure!(Cycles::<T>::iter_keys().all(|(id, _)| runs(id)), "P8: a cycle is left behind");
		ensure!(
			Self::consumers().all(|consumer| T::People::account(consumer).is_some()),
			"D7: somebody who has ordered is not known"
		);
		ensure!(BackersOf::<T>::iter_keys().all(has_cycle), "P8: a list of guarantors is left behind");
		ensure!(Serials::<T>::iter_values().all(has_cycle), "P8: a number of a cycle is left behind");
		Ok(())
	}

	/// Who has ordered: once for each order, and for each standing one.
	fn consumers() -> impl Iterator<Item = MemberIndex> {
		let placed = Orders::<T>::iter_keys().map(|(_, consumer)| consumer);
		placed.chain(StandingOrders::<T>::iter_keys().map(|(_, consumer)| consumer))
	}

	/// How many orders, and standing ones, each consumer has: of customers that is counted (D7).
	pub fn open_orders() -> BTreeMap<MemberIndex, u32> {
		let mut orders = BTreeMap::<MemberIndex, u32>::new();
		for consumer in Self::consumers() {
			let count = orders.entry(consumer).or_default();
			*count = count.saturating_add(1);
		}
		orders
	}

	/// What each member has at risk in cycles, in units (P2).
	pub fn reservations() -> BTreeMap<MemberIndex, Balance> {
		let mut reserved = BTreeMap::<MemberIndex, Balance>::new();
		let mut add = |number: MemberIndex, amount: Balance| {
			let sum = reserved.entry(number).or_default();
			*sum = sum.saturating_add(amount);
		};
		for leg in Cycles::<T>::iter_values().flat_map(|open| open.legs) {
			if leg.state != LegState::Vacant {
				add(leg.supplier, leg.reserved);
			}
			if let (Receiver::Member(receiver), Some(gain)) = (leg.receiver, leg.gain) {
				add(receiver, gain.reserved);
			}
			if let Some(surety) = leg.surety {
				add(surety.by, surety.amount);
			}
		}
		reserved
	}
}
