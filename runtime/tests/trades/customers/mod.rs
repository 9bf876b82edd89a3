//! Regular customers (D7): accounts 1,000 and on are no members, and buy from founders against full escrow.

use crate::*;
use pallet_synergy_complaints::{Error as ComplaintsError, Outcome, Phase, Reached, Standings};
use pallet_synergy_guarantees::{Customers, Event as GuaranteesEvent, Numbers, Status};
use synergy_primitives::{ComplaintId, MemberIndex, Obligation};
use synergy_runtime::reading;

mod buying;
mod complaining;
mod numbers;
mod records;
mod refused;

const SHOPPER: u32 = 1_000;

/// The shopper proposes to buy from founder 0 for 50 SYN.
fn order() -> DealId {
	let id = next_deal();
	propose(SHOPPER, 0, Delivery::Counterparty, 50 * SYN, Payment::Escrow).unwrap();
	id
}

/// The shopper has bought from founder 0 for 50 SYN.
fn bought() -> DealId {
	let id = order();
	accept_deal(0, id).unwrap();
	id
}

fn known(n: u32) -> Option<MemberIndex> {
	Numbers::<Runtime>::get(who(n))
}

/// How many deals a customer has open, and how many proposals wait for its answer.
fn open(n: u32) -> (u32, u32) {
	let customer = Customers::<Runtime>::get(number(n)).expect("is a customer");
	(customer.deals, customer.offers)
}

#[track_caller]
fn is_forgotten(n: u32) {
	assert_eq!((known(n), Customers::<Runtime>::iter().count()), (None, 0), "P8");
}

fn nobody_is_suspended() {
	assert_eq!(suspended(8), [0u32; 0]);
	assert!(!Complaints::is_suspended(number(SHOPPER)));
}

fn fails_in_complaints(result: DispatchResult, error: ComplaintsError<Runtime>) {
	assert_eq!(result, Err(error.into()));
}

/// How many of the founder's deposits answer for it.
fn coverage() -> Balance {
	Guarantees::coverage(0)
}
