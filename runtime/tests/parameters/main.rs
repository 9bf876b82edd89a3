//! The parameters that the federation keeps (F1), on the whole runtime: what they change from the next era on, and what
//! keeps what it began with (C13).
//!
//! Everybody stands in one ring: member `n` is guaranteed by `n + 1` and `n + 2`.
#[path = "../kit/mod.rs"]
mod kit;

mod complaints;
mod lagging;
mod members;
mod motion;
mod notices;
mod reading;
mod trade;
mod wiring;

use frame_support::dispatch::DispatchResult;
use kit::{calls::*, *};
use pallet_synergy_complaints::Phase;
use pallet_synergy_deals::Payment;
use pallet_synergy_guarantees::{Guarantee, Status};
use sp_runtime::DispatchError;
use synergy_primitives::{ComplaintId, DealId, Obligation, Parameter, Parameters, Tier};

/// How many members the ring has, and the last one, which no complaint against member 0 reaches.
const RING: u32 = 14;
const BUYER: u32 = 13;

/// Runs a story on a ring of members of tier 100, and checks every promise at its end.
fn story(test: impl FnOnce()) {
	chain(RING, Tier::T100).execute_with(|| {
		test();
		promises();
	});
}

/// The federation changes a parameter from the next era on.
#[track_caller]
fn set(parameter: Parameter) {
	Eras::set_parameter(RuntimeOrigin::root(), parameter).unwrap();
}

/// The federation changes parameters, and the era passes in which it did.
#[track_caller]
fn change(parameters: &[Parameter]) {
	parameters.iter().for_each(|parameter| set(*parameter));
	next_era();
}

#[track_caller]
fn fails(result: DispatchResult, error: impl Into<DispatchError>) {
	assert_eq!(result, Err(error.into()));
}

/// The guarantees behind an account.
fn behind(n: u32) -> Vec<Guarantee<AccountId>> {
	pallet_synergy_guarantees::Guarantees::<Runtime>::get(number(n)).into_inner()
}

/// When the notice of a guarantee ends.
fn notice(guarantor: u32, ward: u32) -> Option<u32> {
	behind(ward).iter().find(|edge| edge.guarantor == number(guarantor)).expect("stands").notice
}

/// One more guarantor for a member.
fn guaranteed_by(guarantor: u32, ward: u32) {
	pledge(guarantor, ward, Tier::T100).unwrap();
	accept_guarantor(ward, guarantor).unwrap();
}

/// A deal of 100 SYN in which `supplier` delivers to the buyer.
fn sale(supplier: u32) -> DealId {
	open_deal(supplier, BUYER, 100 * SYN, Payment::None)
}

/// The buyer complains of the whole of it.
fn dispute(deal: DealId) -> ComplaintId {
	complain(BUYER, deal, 100 * SYN)
}

/// How far an open complaint is, its newest level, and the boundary at which something happens to it next.
fn state(id: ComplaintId) -> (Phase, u8, u32) {
	let complaint = complaint(id).expect("is open");
	(complaint.phase, complaint.level, complaint.due)
}
