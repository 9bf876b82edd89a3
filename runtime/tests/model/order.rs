//! Whether a call comes before the work of a boundary or after it, it does the same (E3): random states, random calls.
//!
//! At a boundary every call is tried twice on copies of the same state: before the work, and after it. What is refused
//! before it says nothing. What is done must be done after it as well, and the whole state at the end must be the same.
//!
//! Two things are judged when their turn comes, and a call that changes them is not compared: whether a leg of a cycle that
//! opens can be reserved (the exception of `docs/decisions/0002-agenda.md`), and whether the money for a payment that falls
//! due is there (as for `transfer`). The other exceptions stand in `exceptions.rs`.

use crate::{
	dispatch, exceptions, founders,
	kit::*,
	ops::{random, Dice, Op},
};
use codec::{Decode, Encode};
use frame_support::storage::{storage_prefix, with_transaction, TransactionOutcome};
use pallet_synergy_complaints::{Complaints as Filed, Error as ComplaintError, Standings};
use pallet_synergy_cycles::{Error as CycleError, Event as OfCycle};
use pallet_synergy_deals::{Ending, Error as DealError, Event as OfDeal};
use pallet_synergy_guarantees::Error as GuaranteeError;
use pallet_synergy_listings::Error as ListingError;
use sp_runtime::DispatchError;
use std::collections::BTreeMap;
use synergy_primitives::{Balance, Marked};

pub type State = BTreeMap<Vec<u8>, Vec<u8>>;

/// Everything in storage, but what has no meaning any more: events, places on the agenda where nothing is to be done,
/// what somebody's standing and exposure was at boundaries before the last one, in which order its holds stand.
fn state(op: &Op) -> State {
	System::reset_events();
	let keys = std::iter::successors(sp_io::storage::next_key(&[]), |key| sp_io::storage::next_key(key));
	let mut state: State =
		keys.map(|key| (key.clone(), sp_io::storage::get(&key).unwrap_or_default().to_vec())).collect();
	let now = era();
	for number in 0..100 {
		let key = Standings::<Runtime>::hashed_key_for(number);
		let standing = Standings::<Runtime>::get(number);
		let accused = (standing.accused.get(), standing.accused.at(now));
		let open = (standing.appeals, standing.complaining, &standing.against, &standing.reached);
		let value = format!("{accused:?} {open:?} {} {}", standing.received, standing.filed).into_bytes();
		state.remove(&key);
		if !standing.is_idle(now) {
			state.insert(key, value);
		}
	}
	for (number, mut member) in pallet_synergy_guarantees::Members::<Runtime>::iter() {
		let (exposure, at_boundary) = (member.exposure.get(), member.exposure.at(now));
		member.exposure = Marked::default();
		member.exposure.update(now.saturating_sub(1), |_| at_boundary);
		member.exposure.update(now, |_| exposure);
		state.insert(pallet_synergy_guarantees::Members::<Runtime>::hashed_key_for(number), member.encode());
	}
	let holds = storage_prefix(b"Balances", b"Holds");
	for (_, value) in state.iter_mut().filter(|(key, _)| key.starts_with(&holds)) {
		let mut of = Vec::<([u8; 2], Balance)>::decode(&mut &value[..]).expect("a reason of two bytes, and an amount");
		of.sort();
		*value = of.encode();
	}
	let mut forget = |prefix: Vec<u8>| state.retain(|key, _| !key.starts_with(&prefix));
	match op {
		// A notice that ended with the leaving is looked at once more, in vain.
		Op::Leave => forget(storage_prefix(b"Eras", b"Tasks").to_vec()),
		// A level that nobody joins counts as reached until its turn has come, for who files once more.
		Op::Withdraw(id) => {
			forget(storage_prefix(b"Complaints", b"Claims").to_vec());
			forget(Filed::<Runtime>::hashed_key_for(id));
		}
		_ => (),
	}
	state
}

/// What the work has judged when its turn came: which legs are vacant, and which payments were not possible.
fn judged() -> Vec<String> {
	let is_judged = |event: &RuntimeEvent| match event {
		RuntimeEvent::Cycles(event) => matches!(
			event,
			OfCycle::LegVacant { .. }
				| OfCycle::StandingOrderEnded { .. }
				| OfCycle::GainOwed { .. }
				| OfCycle::SuretySettled { .. }
				| OfCycle::SuretyOwed { .. }
		),
		RuntimeEvent::Deals(event) => {
			matches!(event, OfDeal::PaymentFailed { .. } | OfDeal::DealClosed { ending: Ending::Unpaid, .. })
		}
		_ => false,
	};
	let events = System::events().into_iter().map(|record| record.event).filter(is_judged);
	let mut judged: Vec<String> = events.map(|event| format!("{event:?}")).collect();
	judged.sort();
	judged
}

/// What a play on a copy of the state gives.
fn imagine<R>(play: impl FnOnce() -> R) -> R {
	let mut result = None;
	let outcome: Result<(), DispatchError> = with_transaction(|| {
		result = Some(play());
		TransactionOutcome::Rollback(Ok(()))
	});
	outcome.and(result.ok_or(DispatchError::Other("played"))).expect("is played")
}

/// A level suspends and votes when it is complete (C4), who was silent is barred when the council is called (G6), and a
/// candidate may just be out.
fn is_excused(error: DispatchError) -> bool {
	let excused: [DispatchError; 8] = [
		GuaranteeError::<Runtime>::Barred.into(),
		GuaranteeError::<Runtime>::Suspended.into(),
		GuaranteeError::<Runtime>::GuarantorNotInGoodStanding.into(),
		DealError::<Runtime>::ProposerNotInGoodStanding.into(),
		DealError::<Runtime>::NotKnown.into(),
		ComplaintError::<Runtime>::NotVoting.into(),
		ListingError::<Runtime>::OwnerNotInGoodStanding.into(),
		CycleError::<Runtime>::SubstituteNotInGoodStanding.into(),
	];
	excused.contains(&error)
}

/// A customer whose last deal closes with the work of the boundary has another number afterwards (D7).
fn is_of_customer(by: u32, op: &Op) -> bool {
	let is_customer = |n: u32| {
		pallet_synergy_guarantees::Numbers::<Runtime>::get(who(n))
			.is_some_and(pallet_synergy_guarantees::Customers::<Runtime>::contains_key)
	};
	is_customer(by) || matches!(op, Op::Propose { to, .. } if is_customer(*to))
}

fn compare(seed: u64, by: u32, op: &Op, log: &[String]) -> bool {
	if is_of_customer(by, op) {
		return false;
	}
	let (first, judged_before, before) = imagine(|| {
		let said = dispatch(by, op, false);
		work();
		(said, judged(), state(op))
	});
	if first.is_err() || matches!(op, Op::Transfer(..)) {
		return false;
	}
	let (second, judged_after, after) = imagine(|| {
		work();
		let said = dispatch(by, op, false);
		work();
		(said, judged(), state(op))
	});
	if second.is_err_and(is_excused) || judged_before != judged_after {
		return false;
	}
	let keys: std::collections::BTreeSet<_> = before.keys().chain(after.keys()).collect();
	let mut differ: Vec<&Vec<u8>> = keys.into_iter().filter(|key| before.get(*key) != after.get(*key)).collect();
	let hex = |key: &Vec<u8>| sp_core::hexdisplay::HexDisplay::from(key).to_string();
	let tell = |key: &&Vec<u8>| format!("{}: {:?} | {:?}", hex(key), before.get(*key), after.get(*key));
	let count = differ.len();
	if exceptions::is_exception(op, &differ) {
		println!("an exception: seed {seed} era {} {by}: {op:?}", era());
		return false;
	}
	exceptions::forget(&mut differ, &before, &after);
	if differ.len() < count && exceptions::is_exception(op, &differ) {
		return false;
	}
	if differ.len() < count {
		println!("an exception: seed {seed} era {} {by}: {op:?}: {} of {count}", era(), count - differ.len());
	}
	assert!(
		differ.is_empty(),
		"seed {seed} era {} {by}: {op:?} after the work: {second:?}\n{}\n{}",
		era(),
		differ.iter().map(tell).collect::<Vec<_>>().join("\n"),
		log.join("\n")
	);
	true
}

/// Plays one sequence. Returns how many calls were compared, and how many of these were of the market.
pub fn play(seed: u64, steps: u32, tries: u32) -> (u32, u32) {
	let mut compared = (0, 0);
	let mut dice = Dice(seed);
	let mut log: Vec<String> = vec![];
	chain_of(founders()).execute_with(|| {
		for _ in 0..steps {
			match dice.below(18) {
				0 => {
					boundary();
					log.push("boundary".into());
					if dice.one_in(4) {
						afternoon();
					}
					for _ in 0..tries {
						let (by, op) = random(&mut dice, true);
						let is_compared = compare(seed, by, &op, &log[log.len().saturating_sub(60)..]);
						compared.0 += u32::from(is_compared);
						compared.1 += u32::from(is_compared && op.is_of_market());
					}
				}
				1 => {
					afternoon();
					log.push("afternoon".into());
				}
				_ => {
					let (by, op) = random(&mut dice, true);
					let said = dispatch(by, &op, false);
					if said.is_ok() {
						log.push(format!("era {} {by}: {op:?}", era()));
					}
				}
			}
			work();
			System::reset_events();
		}
	});
	compared
}
