//! The promises of this pallet (P2, P5, P8), and that nothing in it stalls (K8).

mod going_on;

use crate::{
	types::{Course, Cycle, CycleContract, LegState, Order, Phase, Receiver, Seats, State},
	BackersOf, Config, CycleContracts, Cycles, Orders, Pallet, SeatsOf, Serials, StandingOrders, Texts,
};
use frame_support::{ensure, traits::fungible::Inspect};
use sp_runtime::TryRuntimeError;
use synergy_primitives::{check_all, Balance, CycleContractId, CycleIndex, MemberIndex, NumberOf, Page, Sum};

/// What orders belong to, and how they are counted there.
#[derive(Clone, Copy)]
enum Belonging {
	/// An open cycle; whether its orders can be added up.
	Open { adds_up: bool },
	/// The next cycle of a running cycle contract, and the price of one unit of its product.
	Next { price: Balance },
	/// Nothing that is there.
	Nothing,
}

impl<T: Config> Pallet<T> {
	/// All promises of this pallet over the whole state.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		check_all(Self::audit)
	}

	/// All promises of this pallet, for one page.
	pub fn audit(page: &mut Page<T::AccountId>) {
		page.walk(CycleContracts::<T>::iter_from, |page, (id, cycle_contract)| {
			page.ensure(id, Texts::<T>::contains_key(id), "K1: a cycle contract has no text");
			page.check(id, Self::ensure_goes_on(id, &cycle_contract));
			Self::count_cycle_contract(page, id, cycle_contract);
		});
		page.walk(Texts::<T>::iter_from, |page, (id, _)| {
			page.ensure(id, CycleContracts::<T>::contains_key(id), "P8: a text is left behind");
		});
		page.walk(Cycles::<T>::iter_from, |page, (id, cycle, open)| {
			page.spend(open.count());
			page.check(id, Self::ensure_p5(id, cycle, &open));
			page.check(id, Self::ensure_cycle_goes_on(&open));
			page.check(id, Self::ensure_complaints_are_known(id, cycle, &open));
			let is_found = Serials::<T>::get(open.serial) == Some((id, cycle));
			page.ensure(id, is_found, "K8: a cycle is not found by the number under which it is on the agenda");
			page.ensure(id, Self::running(id).is_ok(), "P8: a cycle is left behind");
			Self::count_cycle(page, id, cycle, open);
		});
		page.walk(Serials::<T>::iter_from, |page, (serial, (id, cycle))| {
			let has_it = Cycles::<T>::get(id, cycle).is_some_and(|open| open.serial == serial);
			page.ensure(id, has_it, "P8: a number of a cycle is left behind");
		});
		page.walk(BackersOf::<T>::iter_from, |page, (id, cycle, _)| {
			page.ensure(id, Cycles::<T>::contains_key(id, cycle), "P8: a list of guarantors is left behind");
		});
		page.walk(SeatsOf::<T>::iter_from, |page, (number, seats)| {
			page.ensure(number, seats != Seats::default(), "P8: seats of a member that has none are left behind");
			page.kept(Sum::Organised(number), seats.organised);
			page.kept(Sum::Taken(number), seats.taken);
		});
		Self::audit_orders(page);
	}

	/// K3, K5, K6, K8 and P5: orders, and standing ones, are counted where they belong.
	fn audit_orders(page: &mut Page<T::AccountId>) {
		// Those of one cycle stand one after the other.
		let mut last = None;
		page.walk(Orders::<T>::iter_from, |page, ((id, cycle), consumer, order)| {
			let belong = match last {
				Some((of, belong)) if of == (id, cycle) => belong,
				_ => Self::belonging(id, cycle),
			};
			last = Some(((id, cycle), belong));
			Self::count_consumer(page, consumer);
			let is_known = Self::knows_complaint(id, cycle, consumer, &order);
			page.ensure(id, is_known, "K6: an order does not know whether its consumer complains");
			page.found(Sum::KnownDisputes(id, cycle), order.disputes.count());
			match belong {
				Belonging::Open { adds_up: true } => count_order(page, id, cycle, &order),
				Belonging::Open { adds_up: false } => (),
				Belonging::Next { price } => {
					page.found(Sum::OrderedUnits(id), order.units);
					page.found(Sum::OrdersOfNext(id), 1u32);
					page.found(Sum::PaidForNext(id), price.saturating_mul(order.units.into()));
				}
				Belonging::Nothing => page.ensure(id, false, "P8: an order is left behind"),
			}
		});
		page.walk(StandingOrders::<T>::iter_from, |page, (id, consumer, units)| {
			Self::count_consumer(page, consumer);
			page.found(Sum::StandingOrders(id), 1u32);
			page.found(Sum::StandingUnits(id), units);
			match Self::running(id) {
				Ok((_, course)) if Orders::<T>::contains_key((id, course.next), consumer) => (),
				Ok(_) => {
					page.found(Sum::OrderedUnits(id), units);
					page.found(Sum::OrdersOfNext(id), 1u32);
				}
				Err(_) => page.ensure(id, false, "P8: a standing order is left behind"),
			}
		});
	}

	/// Where the orders of a cycle belong. Those of one without consumers, or whose orders are just being passed over, do not
	/// add up.
	fn belonging(id: CycleContractId, cycle: CycleIndex) -> Belonging {
		if let Some(open) = Cycles::<T>::get(id, cycle) {
			return Belonging::Open { adds_up: adds_up(&open) };
		}
		match Self::running(id) {
			Ok((_, course)) if course.next == cycle => Belonging::Next { price: Self::price_of_next(id, &course) },
			_ => Belonging::Nothing,
		}
	}

	/// A9, M7: as long as somebody has ordered, it is known, and may not leave.
	fn count_consumer(page: &mut Page<T::AccountId>, consumer: MemberIndex) {
		page.ensure(consumer, T::People::account(consumer).is_some(), "D7: somebody who has ordered is not known");
		page.found(Sum::Orders(consumer), 1u32);
		page.found(Sum::Taken(consumer), 1u32);
	}

	/// A9, M7, K3 and K8: whom a cycle contract binds, and what it keeps count of.
	fn count_cycle_contract(page: &mut Page<T::AccountId>, id: CycleContractId, cycle_contract: CycleContract) {
		page.found(Sum::Organised(cycle_contract.organiser), 1u32);
		match cycle_contract.state {
			State::Draft { signed, .. } | State::Refused { signed } | State::Signed { signed, .. } => {
				signed.into_iter().for_each(|number| page.found(Sum::Taken(number), 1u32));
			}
			State::Running(course) => {
				page.check(id, Self::ensure_notices(id, cycle_contract.organiser, &course));
				let parties = Texts::<T>::get(id).map(|text| text.terms.parties(cycle_contract.organiser));
				parties.into_iter().flatten().for_each(|number| page.found(Sum::Taken(number), 1u32));
				page.kept(Sum::OpenCycles(id), course.open);
				page.kept(Sum::StandingOrders(id), course.standing.orders);
				page.kept(Sum::StandingUnits(id), course.standing.units);
				page.kept(Sum::OrderedUnits(id), course.ordered.units);
				page.kept(Sum::OrdersOfNext(id), course.ordered.orders);
				page.kept(Sum::PaidForNext(id), T::Currency::total_balance(&Self::account_of(id, course.next)));
			}
		}
	}

	/// K7: only parties of the terms that hold from the next cycle on have given notice.
	fn ensure_notices(id: CycleContractId, organiser: MemberIndex, course: &Course) -> Result<(), TryRuntimeError> {
		let (organiser, text) = Self::next_terms(id, organiser, course).map_err(|_| "K2: new terms are not found")?;
		let parties = text.terms.parties(organiser);
		ensure!(
			course.notices.iter().all(|notice| parties.contains(&notice.by)),
			"K7: who is no party has given notice"
		);
		Ok(())
	}

	/// P2, M7, K3, K5 and K6: what the parties of a cycle have at risk, how many units are ordered, and how many complaints are
	/// open.
	fn count_cycle(page: &mut Page<T::AccountId>, id: CycleContractId, cycle: CycleIndex, open: Cycle<T::AccountId>) {
		page.found(Sum::OpenCycles(id), 1u32);
		page.kept(Sum::Disputes(id, cycle), open.disputed.get());
		page.kept(Sum::KnownDisputes(id, cycle), open.disputed.get());
		if adds_up(&open) {
			page.kept(Sum::UnitsOfCycle(id, cycle), open.units);
		}
		for leg in &open.legs {
			page.found(Sum::Taken(leg.supplier), 1u32);
			page.found(Sum::KnownDisputes(id, cycle), leg.disputes.count().saturating_add(leg.about_surety.count()));
			if leg.state != LegState::Vacant {
				page.found(Sum::Exposure(leg.supplier), leg.reserved);
			}
			match leg.receiver {
				Receiver::Member(receiver) => {
					page.found(Sum::Taken(receiver), 1u32);
					page.found(Sum::Exposure(receiver), leg.gain.map_or(0, |gain| gain.reserved));
				}
				Receiver::Consumers if adds_up(&open) => {
					page.kept(Sum::UnitsToDeliver(id, cycle), leg.units);
					page.kept(Sum::UnitsComplainedOf(id, cycle), leg.pinned);
				}
				Receiver::Consumers => (),
			}
			if let Some(surety) = leg.surety {
				page.found(Sum::Exposure(surety.by), surety.amount);
			}
		}
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
}

fn adds_up<AccountId>(open: &Cycle<AccountId>) -> bool {
	open.last.is_some() && !matches!(open.phase, Phase::Sweeping(_))
}

/// K3, K5 and K6: what one order is of the units of its cycle.
fn count_order<AccountId: Ord>(page: &mut Page<AccountId>, id: CycleContractId, cycle: CycleIndex, order: &Order) {
	page.found(Sum::UnitsOfCycle(id, cycle), order.units);
	match order {
		Order { is_settled: true, .. } => (),
		Order { pinned: Some(_), .. } => page.found(Sum::UnitsComplainedOf(id, cycle), order.units),
		Order { pinned: None, .. } => page.found(Sum::UnitsToDeliver(id, cycle), order.units),
	}
}
