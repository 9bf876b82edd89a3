//! What benchmarks find of cycle contracts when they begin: an order whose supplier is complained of, and replaced (K6).

#![allow(clippy::expect_used, reason = "what cannot be prepared cannot be measured")]

use alloc::{vec, vec::Vec};
use frame_support::{
	traits::{
		fungible::{Inspect, Mutate},
		tokens::{Fortitude, Preservation},
	},
	BoundedVec,
};
use pallet_synergy_complaints::{Claim, Claims};
use pallet_synergy_cycles::{
	Cycles as OpenCycles, Good, Leg, LegState, LegTerms, NextCycleContract, Reason, Receiver, Terms, Texts,
	MAX_CYCLE_LEGS, MAX_PRODUCT, MAX_UNIT,
};
use synergy_primitives::{ComplaintsInfo, CycleContractId, CycleIndex, MemberIndex, NumberOf, Obligation, Scene};

use super::scene::{old_complaint, signed, Rehearsal};
use crate::{constants::money::SYN, AccountId, Balance, Balances, Complaints, Cycles, Guarantees, Runtime};

/// How long the cycle lasts, in eras: longer than any complaint.
const PERIOD: u32 = 60;
/// The seeds of the organiser and of the substitute: they have no guarantor in common, nor with those of other dozens.
const ORGANISER: u32 = 132;
const SUBSTITUTE: u32 = 144;
/// The seeds of two other consumers.
const COMPLAINER: u32 = 500;
const CONTENT: u32 = 501;
/// The leg that consumers receive, and the first cycle.
const LEG: u8 = 0;
const CYCLE: CycleIndex = 1;

/// Two have complained about an obligation. Both complaints have ended, but are not cleared away: how they have ended is read
/// from themselves.
pub(super) fn claimed(of: Obligation) {
	let who = Rehearsal::person(0);
	let claim = |complainer| Claim { complainer, complaint: old_complaint(&who), ended: None, again: Some(0) };
	Claims::<Runtime>::insert(of, BoundedVec::truncate_from(vec![claim(0), claim(1)]));
}

fn number(who: &AccountId) -> MemberIndex {
	Guarantees::number(who).expect("is known")
}

/// Who organises. What consumers do not get from the supplier that is replaced is reserved against this one.
fn organiser() -> AccountId {
	Rehearsal::finely_backed(ORGANISER)
}

/// Three have ordered a unit each: `consumer`, one who is going to complain as well, and one who is content.
pub(super) fn order(supplier: &AccountId, consumer: &AccountId, insured: Balance, price: Balance) -> Obligation {
	let id = started(supplier, insured, price);
	let others = [COMPLAINER, CONTENT].map(Rehearsal::newcomer);
	for who in [consumer].into_iter().chain(&others) {
		Cycles::order(signed(who), id, 1, false).expect("may order");
	}
	Rehearsal::pass(1);
	Rehearsal::work();
	fill(id);
	of_consumer(id, consumer)
}

fn of_consumer(cycle_contract: CycleContractId, consumer: &AccountId) -> Obligation {
	Obligation::Order { cycle_contract, cycle: CYCLE, consumer: number(consumer) }
}

/// A cycle contract that runs: one leg, from the supplier to the consumers.
fn started(supplier: &AccountId, internal: Balance, money: Balance) -> CycleContractId {
	let id = NextCycleContract::<Runtime>::get();
	let unit = BoundedVec::truncate_from(vec![b'.'; MAX_UNIT as usize]);
	let leg = LegTerms {
		supplier: number(supplier),
		receiver: Receiver::Consumers,
		good: Good { category: 1, quantity: 1, unit },
		market: money.saturating_mul(2),
		internal,
		money,
		gain: None,
	};
	let terms = Terms {
		product: BoundedVec::truncate_from(vec![b'.'; MAX_PRODUCT as usize]),
		club: 0,
		period: PERIOD,
		cycles: None,
		units: 3,
		club_share: None,
		organisers_share: None,
		legs: BoundedVec::truncate_from(vec![leg]),
	};
	let organiser = organiser();
	Cycles::draft(signed(&organiser), terms, None).expect("may draft");
	let hash = Cycles::hash(number(&organiser), None, &Texts::<Runtime>::get(id).expect("is there"));
	Cycles::sign(signed(supplier), id, hash).expect("may sign");
	id
}

/// Gives the cycle as many legs as it may have but one, which a substitute will have. They are over.
fn fill(id: CycleContractId) {
	OpenCycles::<Runtime>::mutate(id, CYCLE, |open| {
		let open = open.as_mut().expect("is open");
		let leg = open.legs.first().expect("has one").clone();
		let over = Leg { units: 0, held: 0, reserved: 0, state: LegState::Settled, ..leg };
		let others = (MAX_CYCLE_LEGS as usize).saturating_sub(open.legs.len()).saturating_sub(1);
		let legs: Vec<_> = open.legs.iter().cloned().chain(vec![over; others]).collect();
		open.legs = BoundedVec::truncate_from(legs);
	});
}

/// Another consumer complains as well, and withdraws when the supplier is replaced. So nothing is found about half of what
/// is disputed, whatever becomes of the complaint that is left.
pub(super) fn supersede(order: &Obligation) -> AccountId {
	let Obligation::Order { cycle_contract: id, .. } = *order else { unreachable!("it is an order") };
	let (organiser, substitute) = (organiser(), Rehearsal::member(SUBSTITUTE));
	let (other, complaint) = (Rehearsal::person(COMPLAINER), Complaints::next_id());
	Complaints::file(signed(&other), of_consumer(id, &other), 0).expect("may complain");
	for who in [&organiser, &substitute] {
		let (who, substitute) = (signed(who), substitute.clone());
		Cycles::replace_supplier(who, id, CYCLE, LEG, substitute, Reason::Disputed, Balance::MAX).expect("may sign");
	}
	Complaints::withdraw(signed(&other), complaint).expect("may withdraw");
	let all = Balances::reducible_balance(&organiser, Preservation::Expendable, Fortitude::Polite);
	Balances::transfer(&organiser, &other, all.saturating_sub(SYN), Preservation::Expendable).expect("is its own");
	organiser
}
