//! Calls and work at their worst: members with eight guarantors and lists of 32 complaints to read, a long text, an
//! escrow, records to be kept, and customers who get a number, and are forgotten with the deal (D7).

#![allow(clippy::expect_used, reason = "what cannot be prepared cannot be measured")]

use crate::{types::State, *};
use alloc::{vec, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::{
	pallet_prelude::ConstU32,
	traits::{
		fungible::{Inspect, Mutate},
		tokens::{Fortitude, Precision, Preservation},
		Get,
	},
	weights::WeightMeter,
	BoundedVec,
};
use frame_system::{pallet_prelude::OriginFor, RawOrigin};
use synergy_primitives::{
	Balance, Bid, Clock, DealId, Market, NumberOf, Obligation, People, Portion, Progress, Scene, Stage, Tier, Worker,
};

const AMOUNT: Balance = Tier::T100.amount();
/// The seed of a customer.
const CUSTOMER: u32 = 1;

fn signed<T: Config>(who: &T::AccountId) -> OriginFor<T> {
	RawOrigin::Signed(who.clone()).into()
}

/// Two members that have deals with each other already, and that complaints have reached, while work waits.
fn sides<T: Config>() -> (T::AccountId, T::AccountId) {
	// Members 0 and 12 have no guarantor in common.
	let (supplier, buyer) = (T::Scene::member(0), T::Scene::member(12));
	T::Scene::deal(&supplier, &buyer, 1);
	T::Scene::burden(&supplier);
	T::Scene::burden(&buyer);
	T::Scene::backlog();
	(supplier, buyer)
}

/// A deal that `supplier` proposes to `buyer`, with the payment held from acceptance on.
fn proposed<T: Config>(supplier: &T::AccountId, buyer: &T::AccountId) -> DealId {
	let id = NextDeal::<T>::get();
	let (due, text) = (T::Clock::era(), BoundedVec::truncate_from(vec![b'.'; MAX_TEXT as usize]));
	let (delivery, payment) = (Delivery::Proposer, Payment::Escrow);
	Pallet::<T>::propose(signed::<T>(supplier), buyer.clone(), delivery, AMOUNT, due, 0, text, None, payment, None)
		.expect("may propose");
	id
}

/// A member that delivers, and somebody who is none and to whom it has proposed a deal: its only one, so that everything
/// of it is forgotten with the deal. Complaints count something of it as well.
fn proposed_to_customer<T: Config>() -> (T::AccountId, T::AccountId, DealId) {
	let (supplier, _) = sides::<T>();
	let customer = T::Scene::person(CUSTOMER);
	let id = proposed::<T>(&supplier, &customer);
	T::Scene::burden(&customer);
	(supplier, customer, id)
}

/// The same, accepted; it counts as opened without being asked, which is counted besides, and complaints about it have ended.
fn open_with_customer<T: Config>() -> (T::AccountId, T::AccountId, DealId) {
	let (supplier, customer, id) = proposed_to_customer::<T>();
	Pallet::<T>::accept(signed::<T>(&customer), id).expect("may accept");
	count_as_unasked::<T>(id);
	T::Scene::claimed(Obligation::Deal(id));
	(supplier, customer, id)
}

/// Makes a deal one that opened on terms that its counterparty had signed in advance.
fn count_as_unasked<T: Config>(id: DealId) {
	let mut deal = Deals::<T>::get(id).expect("is open");
	deal.unasked = true;
	Unasked::<T>::insert(deal.counterparty, deal.proposer, 1);
	Deals::<T>::insert(id, deal);
}

/// Whether a customer is forgotten.
fn is_forgotten<T: Config>(customer: &T::AccountId) -> bool {
	T::People::number(customer).is_none()
}

/// Lets a deal's time pass. Of the work that follows, what comes before the deals is done.
fn let_pass<T: Config>(id: DealId) {
	let until = Deals::<T>::get(id).expect("is open").until;
	T::Scene::pass(until.saturating_sub(T::Clock::era()).saturating_sub(1));
	T::Scene::work();
	T::Scene::pass(1);
	T::Scene::backlog();
}

/// A member that has allowed set-off and has no money left.
fn poor<T: Config>(seed: u32) -> T::AccountId {
	let who = T::Scene::member(seed);
	Pallet::<T>::allow_set_off(signed::<T>(&who), true).expect("is a member");
	let all = T::Currency::balance(&who);
	T::Currency::burn_from(&who, all, Preservation::Expendable, Precision::BestEffort, Fortitude::Polite)
		.expect("is its own");
	who
}

/// What `debtor` has received and cannot pay. Complaints about it have ended.
fn debt<T: Config>(debtor: &T::AccountId, creditor: &T::AccountId) -> DealId {
	let Obligation::Deal(id) = T::Scene::deal(creditor, debtor, AMOUNT) else { unreachable!("it is a deal") };
	Pallet::<T>::complete(signed::<T>(debtor), id).expect("may owe");
	count_as_unasked::<T>(id);
	T::Scene::claimed(Obligation::Deal(id));
	assert_eq!(Deals::<T>::get(id).map(|deal| deal.state), Some(State::Unpaid));
	id
}

/// A ring of `n` debts between members of whom no two have a guarantor in common, nor had a deal before.
fn ring<T: Config>(n: u32) -> BoundedVec<DealId, ConstU32<MAX_RING>> {
	let members: Vec<_> = (0..n).map(|place| poor::<T>(place.saturating_mul(12))).collect();
	let next = members.iter().cycle().skip(1);
	let debts = members.iter().zip(next).map(|(debtor, creditor)| debt::<T>(debtor, creditor));
	BoundedVec::truncate_from(debts.collect())
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// To somebody who gets a number with it.
	#[benchmark]
	fn propose() {
		let (supplier, _) = sides::<T>();
		let customer = T::Scene::person(CUSTOMER);
		let id = NextDeal::<T>::get();
		let due = T::Clock::era().saturating_add(T::MaxTerm::get());
		let text = BoundedVec::truncate_from(vec![b'.'; MAX_TEXT as usize]);

		#[extrinsic_call]
		_(
			RawOrigin::Signed(supplier),
			customer.clone(),
			Delivery::Proposer,
			AMOUNT,
			due,
			T::MaxTerm::get(),
			text,
			None,
			Payment::Escrow,
			Some(Insured::default()),
		);

		assert!(Deals::<T>::contains_key(id) && !is_forgotten::<T>(&customer));
	}

	#[benchmark]
	fn accept() {
		let (supplier, buyer) = sides::<T>();
		let id = proposed::<T>(&supplier, &buyer);

		#[extrinsic_call]
		_(RawOrigin::Signed(buyer), id);

		let deal = Deals::<T>::get(id).expect("is open");
		assert_eq!((deal.state, deal.escrow, deal.reserved.proposer), (State::Open, AMOUNT, AMOUNT));
	}

	/// By somebody who is forgotten with it.
	#[benchmark]
	fn refuse() {
		let (_, customer, id) = proposed_to_customer::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(customer.clone()), id);

		assert!(!Deals::<T>::contains_key(id) && is_forgotten::<T>(&customer));
	}

	/// The escrow moves, the supplier's record is kept, the deal closes, and the customer is forgotten.
	#[benchmark]
	fn complete() {
		let (_, customer, id) = open_with_customer::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(customer.clone()), id);

		assert!(!Deals::<T>::contains_key(id) && is_forgotten::<T>(&customer));
	}

	/// The other side has cancelled already: the escrow goes back, the deal closes, and the customer is forgotten.
	#[benchmark]
	fn cancel() {
		let (supplier, customer, id) = open_with_customer::<T>();
		Pallet::<T>::cancel(signed::<T>(&customer), id).expect("may cancel");

		#[extrinsic_call]
		_(RawOrigin::Signed(supplier), id);

		assert!(!Deals::<T>::contains_key(id) && is_forgotten::<T>(&customer));
	}

	/// Silence counts as having received: as `complete`.
	#[benchmark]
	fn close_expired() {
		let (_, _, id) = open_with_customer::<T>();
		let_pass::<T>(id);

		#[extrinsic_call]
		_(RawOrigin::Signed(T::Scene::person(0)), id);

		assert!(!Deals::<T>::contains_key(id));
	}

	/// The same, when the chain does it by itself.
	#[benchmark]
	fn close_due() {
		let (_, _, id) = open_with_customer::<T>();
		let_pass::<T>(id);
		let progress;

		#[block]
		{
			progress = Pallet::<T>::work(Stage::Deals, id, T::Clock::era(), &mut WeightMeter::new());
		}

		assert_eq!((progress, Deals::<T>::contains_key(id)), (Progress::Done, false));
	}

	#[benchmark]
	fn allow_set_off() {
		let (who, _) = sides::<T>();
		let number = T::People::number(&who).expect("is known");

		#[extrinsic_call]
		_(RawOrigin::Signed(who), true);

		assert!(T::People::allows_set_off(number));
	}

	/// All debts are the same, so that each of them is gone: its records are kept, and its deal closes.
	#[benchmark]
	fn set_off(n: Linear<2, MAX_RING>) {
		let ring = ring::<T>(n);
		let first = ring.first().copied();
		T::Scene::backlog();

		#[extrinsic_call]
		_(RawOrigin::Signed(T::Scene::person(0)), ring);

		assert!(first.is_some_and(|id| !Deals::<T>::contains_key(id)));
	}

	/// Everything that a listing can add, at once: whether the deal fits, what it takes, and that it comes back. With the
	/// last piece the listing goes to another shelf.
	#[benchmark]
	fn listed() {
		let (supplier, buyer) = sides::<T>();
		let listing = T::Scene::offer(&supplier);
		let number = |who| T::People::number(who).expect("is known");
		let bid = Bid {
			proposer: number(&buyer),
			counterparty: number(&supplier),
			proposer_delivers: false,
			counterparty_delivers: true,
			quantity: 1,
			amount: 1,
			payment: Payment::Escrow,
			term: 0,
			warranty: 0,
			insured: 1,
			is_secured: true,
			has_text: false,
		};
		let taken;
		let portion = Portion { listing, quantity: 1 };

		#[block]
		{
			taken = T::Market::has_signed(listing, &bid).and_then(|_| T::Market::take(0, portion));
			T::Market::give_back(0, portion);
		}

		assert_eq!(taken, Ok(()));
	}
}
