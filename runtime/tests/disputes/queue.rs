//! The work that follows a boundary, in slices, with calls in between (E3), and a thousand complaints at once (A8).
use super::*;
use frame_support::{
	traits::Hooks,
	weights::{Weight, WeightMeter},
};
use pallet_synergy_complaints::{Reached, Standings};
use sp_runtime::traits::Dispatchable;
use synergy_primitives::Agenda;

/// How many members stand in the ring of these tests, and how many of them trade.
const MEMBERS: u32 = 120;
const TRADERS: u32 = 100;

/// Everybody trades with somebody far away on the ring. Returns the parties of each deal.
fn trade(deals: u32) -> Vec<(u32, u32, DealId)> {
	let parties = |n: u32| (n % TRADERS, (n % TRADERS + 31 + 5 * (n / TRADERS)) % TRADERS);
	let deal = |n: u32| {
		let (supplier, buyer) = parties(n);
		let id = pallet_synergy_deals::NextDeal::<Runtime>::get();
		let (delivery, payment) = (pallet_synergy_deals::Delivery::Proposer, Payment::None);
		let (counterparty, due, text) = (who(buyer), era() + 5, Default::default());
		let (amount, warranty, portion, insured) = (SYN, 0, None, None);
		quickly(
			supplier,
			D::propose { counterparty, delivery, amount, due, warranty, text, portion, payment, insured },
		);
		quickly(buyer, D::accept { deal: id });
		(supplier, buyer, id)
	};
	(0..deals).map(deal).collect()
}

type C = pallet_synergy_complaints::Call<Runtime>;
type D = pallet_synergy_deals::Call<Runtime>;

/// Dispatches a call that must succeed, without looking at the whole state before and after.
fn quickly(by: u32, call: impl Into<RuntimeCall>) {
	call.into().dispatch(RuntimeOrigin::signed(who(by))).unwrap();
}

/// A guarantee whose deposit an award has drawn on: that of 113 for 112.
fn draw_on_a_deposit() {
	let deal = open_deal(112, 119, CLAIM, Payment::None);
	let id = complain(119, deal, CLAIM);
	next_era();
	all_vote(&[113, 114], id, 100);
	assert!(complaint(id).is_none());
}

/// Calls of many kinds, all of which come while the work of a boundary waits, or is done, and say the same then.
fn calls_in_between(
	round: u32,
	trades: &[(u32, u32, DealId)],
	complaints: u32,
) -> Vec<Box<dyn Fn() -> DispatchResult>> {
	let mut calls: Vec<Box<dyn Fn() -> DispatchResult>> = vec![];
	for place in (round..complaints).step_by(7) {
		let (supplier, buyer, deal) = trades[place as usize];
		let id = place + 1;
		calls.push(Box::new(move || vote((supplier + 1) % MEMBERS, id, 10 * (place % 3) as u8)));
		match place % 5 {
			0 => calls.push(Box::new(move || withdraw(buyer, id))),
			1 => calls.push(Box::new(move || settle(supplier, id, SYN / 2))),
			2 => calls.push(Box::new(move || settle(supplier, id, SYN))),
			3 => calls.push(Box::new(move || vote((supplier + 2) % MEMBERS, id, 10 * (place % 3) as u8))),
			// A counter-complaint waits until a complaint whose end is due has ended (C12).
			_ if place % 4 == 1 => (),
			_ => calls.push(Box::new(move || file(supplier, Obligation::Deal(deal), SYN))),
		}
	}
	for (supplier, buyer, deal) in trades.iter().skip(complaints as usize).skip(round as usize * 5).take(5).copied() {
		calls.push(Box::new(move || complete(buyer, deal)));
		calls.push(Box::new(move || complete(supplier, deal)));
	}
	match round {
		0 => calls.push(Box::new(|| top_up(113, 112))),
		2 => calls.push(Box::new(|| revoke(117, 116))),
		_ => (),
	}
	calls
}

/// Of every fourth complaint the guarantors adopt an award, whose wait ends among the calls.
fn adopt_some(trades: &[(u32, u32, DealId)], complaints: u32) {
	for place in (1..complaints).step_by(4) {
		let (supplier, _, _) = trades[place as usize];
		for n in 1..=2 {
			let _ = vote((supplier + n) % MEMBERS, place + 1, 40);
		}
	}
}

pub(super) type State = std::collections::BTreeMap<Vec<u8>, Vec<u8>>;

/// Everything in storage.
pub(super) fn state() -> State {
	let next = |key: &Vec<u8>| sp_io::storage::next_key(key);
	let keys = std::iter::successors(sp_io::storage::next_key(&[]), next);
	keys.map(|key| (key.clone(), sp_io::storage::get(&key).unwrap().to_vec())).collect()
}

/// Fails with the entries that differ.
pub(super) fn assert_same(one: &State, other: &State) {
	let keys: std::collections::BTreeSet<_> = one.keys().chain(other.keys()).collect();
	for key in keys {
		assert_eq!(one.get(key), other.get(key), "at {}", sp_core::hexdisplay::HexDisplay::from(key));
	}
}

/// Plays several eras with `complaints` open, doing the work in slices of `slice` with `gap` slices between two calls.
/// Returns what every call said, and the whole state at the end.
fn play(complaints: u32, rounds: u32, slice: Weight, gap: u32) -> (Vec<DispatchResult>, State) {
	let mut said = vec![];
	let mut end = State::new();
	in_ring_of(MEMBERS, Tier::T100, || {
		let trades = trade(complaints + 30);
		draw_on_a_deposit();
		for (_, buyer, deal) in trades.iter().take(complaints as usize) {
			quickly(*buyer, C::file { obligation: Obligation::Deal(*deal), claim: SYN });
		}
		next_era();
		adopt_some(&trades, complaints);
		for round in 0..rounds {
			boundary();
			for call in calls_in_between(round, &trades, complaints) {
				for _ in 0..gap {
					Eras::push(&mut WeightMeter::with_limit(slice));
				}
				said.push(call());
			}
			work_in_slices(slice);
			promises();
		}
		System::reset_events();
		end = state();
	});
	(said, end)
}

const MIDDLE: Weight = Weight::from_parts(300_000_000_000, u64::MAX);

#[test]
fn e3_any_slicing_among_calls_gives_the_same_end_state() {
	let (said, end) = play(60, 6, Weight::MAX, 1);
	assert!(said.iter().filter(|result| result.is_ok()).count() > 60, "most calls have an effect");
	let small = smallest_slice();
	for (slice, gap) in [(small, 1), (small, 0), (small, 3), (MIDDLE, 1)] {
		let (other_said, other_end) = play(60, 6, slice, gap);
		let differs = |(one, other): &(&DispatchResult, &DispatchResult)| one.is_ok() != other.is_ok();
		let differ: Vec<_> = said.iter().zip(&other_said).filter(differs).collect();
		assert!(differ.is_empty(), "calls say the same with {slice:?} and {gap}: {differ:?}");
		assert_same(&end, &other_end);
	}
}

/// Passes boundaries with many complaints open, serving what waits only after those that `is_served` names. Returns the
/// whole state at the end, and the most boundaries whose work waited at once.
fn pass(is_served: fn(u32) -> bool, slice: Weight) -> (State, u32) {
	let (mut end, mut lag) = (State::new(), 0);
	in_ring_of(MEMBERS, Tier::T100, || {
		let trades = trade(90);
		draw_on_a_deposit();
		revoke(117, 116).unwrap();
		for (_, buyer, deal) in trades.iter().take(60) {
			quickly(*buyer, C::file { obligation: Obligation::Deal(*deal), claim: SYN });
		}
		next_era();
		adopt_some(&trades, 60);
		let mut served = era();
		for round in 0..12 {
			boundary();
			// A part of the work is done in any case.
			Eras::push(&mut WeightMeter::with_limit(slice));
			if is_served(round) {
				work_in_slices(slice);
				served = era();
			} else if Eras::is_waiting() {
				lag = lag.max(era() - served);
			}
		}
		work_in_slices(slice);
		promises();
		System::reset_events();
		end = state();
	});
	(end, lag)
}

#[test]
fn e2_e3_boundaries_that_pass_while_work_waits_change_nothing_of_its_result() {
	let (in_time, lag) = pass(|_| true, Weight::MAX);
	assert_eq!(lag, 0);
	type Case = (fn(u32) -> bool, u32);
	let cases: [Case; 3] = [(|round| round % 2 == 1, 1), (|round| round % 5 == 4, 4), (|_| false, 12)];
	for (is_served, longest) in cases {
		let (end, lag) = pass(is_served, smallest_slice());
		assert_eq!(lag, longest, "work waits while boundaries pass");
		assert_same(&in_time, &end);
	}
}

#[test]
fn e3_where_a_complaint_is_listed_does_not_depend_on_when_work_is_done() {
	let ends = |serve_first: bool| {
		let mut end = State::new();
		in_ring(|| {
			let deals: Vec<_> = (0..9).map(|_| open_deal(0, BUYER, SYN, Payment::None)).collect();
			let first = complain(BUYER, deals[0], SYN);
			deals[1..8].iter().for_each(|deal| file(BUYER, Obligation::Deal(*deal), SYN).unwrap());
			next_era();
			all_vote(&[1, 2], first, 50);
			eras(2);
			boundary();
			if serve_first {
				work();
			}
			complain(BUYER, deals[8], SYN);
			work();
			assert!(complaint(first).is_none(), "its wait was over");
			assert_eq!(pallet_synergy_complaints::Against::<Runtime>::iter().count(), 0, "eight have a place");
			System::reset_events();
			end = state();
		});
		end
	};
	assert_same(&ends(true), &ends(false));
}

#[test]
fn e3_a8_a_thousand_complaints_in_slices_among_calls_give_the_same_end_state() {
	let (said, end) = play(970, 2, Weight::MAX, 1);
	let (other_said, other_end) = play(970, 2, MIDDLE, 1);
	assert!(said.iter().zip(&other_said).all(|(one, other)| one.is_ok() == other.is_ok()));
	assert_same(&end, &other_end);
}

#[test]
fn e3_a8_a_thousand_complaints_are_served_within_the_share_of_full_blocks() {
	in_ring_of(MEMBERS, Tier::T100, || {
		let trades = trade(1_000);
		afternoon();
		for (_, buyer, deal) in &trades {
			quickly(*buyer, C::file { obligation: Obligation::Deal(*deal), claim: SYN });
		}
		next_era();
		for round in 0..3 {
			boundary();
			let mut blocks = 0;
			while Eras::is_waiting() {
				let mut meter =
					WeightMeter::with_limit(<Runtime as frame_system::Config>::BlockWeights::get().max_block);
				Eras::on_poll(System::block_number(), &mut meter);
				blocks += 1;
				assert!(blocks < 1_000, "within an hour");
			}
			println!("boundary {round}: {blocks} blocks");
			promises();
		}
		assert!(Standings::<Runtime>::iter_values().all(|standing| standing.reached.len() <= 32));
		for id in 0..1_000 {
			let complainer = complaint(id).unwrap().complainer;
			quickly(complainer, C::withdraw { complaint: id });
		}
		assert_eq!(suspended(MEMBERS), [0u32; 0], "C11: in the same block, however many it had reached");
		eras(2);
		assert_eq!((concerned(), Reached::<Runtime>::iter().count()), (0, 0), "P8");
	});
}

#[test]
fn e3_what_is_filed_again_while_work_waits_reaches_the_same_people() {
	let reaches = |serve_first: bool| {
		let mut all = vec![];
		in_ring(|| {
			let (deal, first) = dispute();
			let other = guarantee(5, 4);
			file(5, other, 0).unwrap();
			let withdrawn = first + 1;
			next_era();
			boundary();
			if serve_first {
				work();
			}
			withdraw(5, withdrawn).unwrap();
			withdraw(BUYER, first).unwrap();
			let id = complain(BUYER, deal, CLAIM);
			work();
			all = reached(id, RING);
		});
		all
	};
	assert_eq!(reaches(true), reaches(false));
}

#[test]
fn e3_d4_nobody_completes_a_deal_before_an_award_that_is_due_is_paid() {
	in_ring(|| {
		let deal = open_deal(0, BUYER, CLAIM, Payment::OnCompletion);
		let buyer = free(BUYER);
		let id = complain(0, deal, 40 * SYN);
		next_era();
		vote(1, id, 100).unwrap();
		eras(2);
		boundary();
		fails(complete(BUYER, deal), DealError::Due);
		work();
		complete(BUYER, deal).unwrap();
		assert_eq!(free(BUYER), buyer - 60 * SYN);
	});
}

#[test]
fn e3_no_release_overtakes_a_climb() {
	in_ring(|| {
		let deal = open_deal(0, BUYER, CLAIM, Payment::None);
		revoke(3, 1).unwrap();
		eras(9);
		assert_eq!(deposits(1).len(), 2);
		let _ = deal;
		let second = guarantee(2, 0);
		file(2, second, 0).unwrap();
		// The complaint reaches 1 at the very boundary at which the notice of 3 ends.
		next_era();
		assert!(is_suspended(1));
		assert_eq!(deposits(1).len(), 2);
		eras(3);
		assert_eq!(deposits(1).len(), 1);
	});
}

#[test]
fn e3_d4_a_deal_whose_only_complaint_ends_at_a_passed_boundary_takes_no_counter_complaint() {
	in_ring(|| {
		let deal = open_deal(0, BUYER, CLAIM, Payment::None);
		eras(8);
		let id = complain(BUYER, deal, CLAIM);
		next_era();
		vote(1, id, 50).unwrap();
		vote(2, id, 50).unwrap();
		eras(2);
		boundary();
		fails(file(0, Obligation::Deal(deal), CLAIM), Error::Due);
		work();
		assert!(kit::deal(deal).is_none(), "the silence of both counted at that boundary");
	});
}
