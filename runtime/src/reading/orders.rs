//! What a consumer has ordered of a cycle (K3, R1).

use codec::{Decode, Encode};
use pallet_synergy_cycles::{CycleContracts, Cycles as OpenCycles, Orders, StandingOrders, State};
use pallet_synergy_guarantees::Numbers;
use scale_info::TypeInfo;
use serde::Serialize;
use synergy_primitives::{Balance, CycleContractId, CycleIndex, MemberIndex, Obligation, Obligations as _};

use crate::{wiring::Obligations, AccountId, Cycles, Runtime};

/// What a consumer has ordered of the next or an open cycle (K3).
#[derive(Encode, Decode, TypeInfo, Serialize, Clone, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct OrderView {
	/// The number of the consumer: a complaint names it.
	pub consumer: MemberIndex,
	/// Units of the product; 0 if there is only a standing order, which has not renewed for this cycle.
	pub units: u32,
	/// What was paid for them, in units of money.
	pub paid: Balance,
	/// The most that a complaint of the consumer's about it may claim, in units of money (D3, D7), also if there is one already:
	/// nothing before the cycle opens, and nothing when it is settled or the time for it is over.
	pub claimable: Balance,
	/// Whether it was confirmed, decided, or is over (K5).
	pub is_settled: bool,
	/// Whether somebody complains about it.
	pub is_disputed: bool,
	/// How many units the standing order renews for every further cycle, if there is one.
	pub standing: Option<u32>,
}

/// What an account has ordered of a cycle; none if neither an order nor a standing one is there.
pub fn order(id: CycleContractId, cycle: CycleIndex, account: AccountId) -> Option<OrderView> {
	let consumer = Numbers::<Runtime>::get(&account)?;
	let (order, standing) =
		(Orders::<Runtime>::get((id, cycle), consumer), StandingOrders::<Runtime>::get(id, consumer));
	let order = order.or(standing.map(|_| Default::default()))?;
	Some(OrderView {
		consumer,
		units: order.units,
		paid: price(id, cycle).saturating_mul(order.units.into()),
		claimable: claimable(id, cycle, consumer),
		is_settled: order.is_settled,
		is_disputed: order.disputes.is_any(),
		standing,
	})
}

/// What was paid for one unit of the product of an open cycle, or of the next one.
fn price(id: CycleContractId, cycle: CycleIndex) -> Balance {
	if let Some(open) = OpenCycles::<Runtime>::get(id, cycle) {
		return open.income.checked_div(open.units.into()).unwrap_or_default();
	}
	match CycleContracts::<Runtime>::get(id).map(|cycle_contract| cycle_contract.state) {
		Some(State::Running(course)) if course.next == cycle => Cycles::price_of_next(id, &course),
		_ => 0,
	}
}

fn claimable(cycle_contract: CycleContractId, cycle: CycleIndex, consumer: MemberIndex) -> Balance {
	let claimable = Obligations::claimable(Obligation::Order { cycle_contract, cycle, consumer }, consumer);
	claimable.ok().filter(|found| found.in_time).map_or(0, |found| found.limit)
}
