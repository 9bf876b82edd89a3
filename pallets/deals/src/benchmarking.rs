//! Calls and work at their worst: members with eight guarantors and lists of 32 complaints to read, a long text, an
//! escrow, records to be kept.

#![allow(clippy::expect_used, reason = "what cannot be prepared cannot be measured")]

use crate::{types::State, *};
use alloc::vec;
use frame_benchmarking::v2::*;
use frame_support::{traits::Get, weights::WeightMeter, BoundedVec};
use frame_system::{pallet_prelude::OriginFor, RawOrigin};
use synergy_primitives::{Balance, Bid, Clock, DealId, Market, NumberOf, Progress, Scene, Stage, Tier, Worker};

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
