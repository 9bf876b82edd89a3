//! Calls and work at their worst: members with eight guarantors and lists of 32 complaints to read, a long text, an
//! escrow, records to be kept.

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
	Balance, Bid, Clock, DealId, Market, NumberOf, Obligation, People, Progress, Scene, Stage, Tier, Worker,
};

const AMOUNT: Balance = Tier::T100.amount();

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

/// The same, accepted.
fn open<T: Config>(supplier: &T::AccountId, buyer: &T::AccountId) -> DealId {
	let id = proposed::<T>(supplier, buyer);
	Pallet::<T>::accept(signed::<T>(buyer), id).expect("may accept");
	id
}

/// Lets a deal's time pass, the work that follows not being done.
fn let_pass<T: Config>(id: DealId) {
	let until = Deals::<T>::get(id).expect("is open").until;
	T::Scene::pass(until.saturating_sub(T::Clock::era()));
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

/// What `debtor` has received and cannot pay.
fn debt<T: Config>(debtor: &T::AccountId, creditor: &T::AccountId) -> DealId {
	let Obligation::Deal(id) = T::Scene::deal(creditor, debtor, AMOUNT) else { unreachable!("it is a deal") };
	Pallet::<T>::complete(signed::<T>(debtor), id).expect("may owe");
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

	#[benchmark]
	fn propose() {
		let (supplier, buyer) = sides::<T>();
		let id = NextDeal::<T>::get();
		let due = T::Clock::era().saturating_add(T::MaxTerm::get());
		let text = BoundedVec::truncate_from(vec![b'.'; MAX_TEXT as usize]);
		let insured = Insured { proposer: AMOUNT, counterparty: AMOUNT };

		#[extrinsic_call]
		_(
			RawOrigin::Signed(supplier),
			buyer,
			Delivery::Both,
			AMOUNT,
			due,
			T::MaxTerm::get(),
			text,
			None,
			Payment::None,
			Some(insured),
		);

		assert!(Deals::<T>::contains_key(id));
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

	#[benchmark]
	fn refuse() {
		let (supplier, buyer) = sides::<T>();
		let id = proposed::<T>(&supplier, &buyer);

		#[extrinsic_call]
		_(RawOrigin::Signed(buyer), id);

		assert!(!Deals::<T>::contains_key(id));
	}

	/// The first deal of these two that is completed: the escrow moves, both records are kept, and the deal closes.
	#[benchmark]
	fn complete() {
		let (supplier, buyer) = sides::<T>();
		let id = open::<T>(&supplier, &buyer);

		#[extrinsic_call]
		_(RawOrigin::Signed(buyer), id);

		assert!(!Deals::<T>::contains_key(id));
	}

	/// The other side has cancelled already: the escrow goes back, and the deal closes.
	#[benchmark]
	fn cancel() {
		let (supplier, buyer) = sides::<T>();
		let id = open::<T>(&supplier, &buyer);
		Pallet::<T>::cancel(signed::<T>(&buyer), id).expect("may cancel");

		#[extrinsic_call]
		_(RawOrigin::Signed(supplier), id);

		assert!(!Deals::<T>::contains_key(id));
	}

	/// Silence counts as having received: as `complete`.
	#[benchmark]
	fn close_expired() {
		let (supplier, buyer) = sides::<T>();
		let id = open::<T>(&supplier, &buyer);
		let_pass::<T>(id);

		#[extrinsic_call]
		_(RawOrigin::Signed(T::Scene::person(0)), id);

		assert!(!Deals::<T>::contains_key(id));
	}

	/// The same, when the chain does it by itself.
	#[benchmark]
	fn close_due() {
		let (supplier, buyer) = sides::<T>();
		let id = open::<T>(&supplier, &buyer);
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
			amount: 1,
			payment: Payment::Escrow,
			term: 0,
			warranty: 0,
			insured: 1,
			is_secured: true,
		};
		let taken;

		#[block]
		{
			taken = T::Market::lot(listing, &bid).and_then(|lot| T::Market::take(listing, lot.quantity));
			T::Market::give_back(listing, 1);
		}

		assert_eq!(taken, Ok(()));
	}
}
