//! Orders of regular customers (D7): accounts 1,001 and on are no members, and pay for what they order in advance.

use crate::*;
use pallet_synergy_complaints::{Outcome, Phase, Standings};
use pallet_synergy_guarantees::{Customers, Event as GuaranteesEvent, Numbers, Status};
use synergy_primitives::MemberIndex;
use synergy_runtime::reading;

mod complaining;
mod numbers;
mod ordering;
mod refused;

const SHOPPER: u32 = 1_001;
const OTHER: u32 = 1_002;

fn known(n: u32) -> Option<MemberIndex> {
	Numbers::<Runtime>::get(who(n))
}

/// How many orders, and standing ones, a customer has.
fn orders(n: u32) -> u32 {
	Customers::<Runtime>::get(number(n)).expect("is a customer").orders
}

#[track_caller]
fn nobody_is_left() {
	assert_eq!(Customers::<Runtime>::iter().count(), 0, "P8");
	assert_eq!(known(SHOPPER), None, "P8");
}

/// The first cycle is open: 3 sausages for the shopper, and 4 for Boris, who is a member.
fn ordered() -> CycleContractId {
	let id = started(sausages());
	order(SHOPPER, id, 3).unwrap();
	order(BORIS, id, 4).unwrap();
	next_era();
	id
}

fn its_order(id: CycleContractId, consumer: u32) -> Obligation {
	Obligation::Order { cycle_contract: id, cycle: 1, consumer: number(consumer) }
}

/// A customer complains about its order in the first cycle.
fn complained(consumer: u32, id: CycleContractId, claim: Balance) -> ComplaintId {
	let complaint = Complaints::next_id();
	file(consumer, its_order(id, consumer), claim).unwrap();
	complaint
}

fn nobody_is_suspended() {
	assert_eq!(suspended(16), [0u32; 0]);
}
