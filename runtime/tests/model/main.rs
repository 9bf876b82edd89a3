//! Random sequences of all calls over all pallets together: 100,000 steps.
//!
//! In half of them the queue is empty between calls (worked wholly or in slices), and after every step the runtime and a
//! plain model of the regulation (`plain/`) agree on what succeeded and on every key fact. In the other half calls fall
//! among the slices of the queue, premiums are paid, and the promises alone are checked.
//!
//! A run that fails prints its seed, the step, and the last 30 steps; put the seed into `seeds.txt`, which is replayed
//! first. `MODEL_SEED=…` (and `MODEL_SEEDS=…` for so many from it on, `MODEL_KIND=model|loose MODEL_STEPS=…
//! MODEL_EVERY=1`) adds runs of one's own.
mod compare;
mod exceptions;
mod happened;
#[path = "../kit/mod.rs"]
mod kit;
mod ops;
mod order;
mod plain;

use frame_support::weights::{Weight, WeightMeter};
use kit::*;
use ops::{random, runtime_call, Dice, ACCOUNTS, FOUNDERS};
use pallet_synergy_complaints::Phase;
use pallet_synergy_guarantees::Status;
use plain::{categories::FEDERATION, Model};
use sp_runtime::traits::Dispatchable;
use std::{
	collections::{BTreeMap, BTreeSet},
	panic::{catch_unwind, AssertUnwindSafe},
};
use synergy_primitives::{Agenda, Balance, Tier};

/// Seeds that have failed once, or in which what is rare happens, a line each.
const KEPT: &str = include_str!("seeds.txt");
const STEPS: u32 = 1_250;
fn founders() -> Vec<(u32, Tier, Vec<u32>)> {
	let tiers = [Tier::T10, Tier::T100, Tier::T2100];
	let guarantors = |n: u32| vec![(n + 1) % FOUNDERS, (n + 2 + n % 4) % FOUNDERS];
	(0..FOUNDERS).map(|n| (0, tiers[n as usize % 3], guarantors(n))).collect()
}

/// Every promise is checked after 500 steps; `MODEL_EVERY=1` finds the very step that broke one.
fn every() -> u32 {
	std::env::var("MODEL_EVERY").ok().and_then(|value| value.parse().ok()).unwrap_or(500)
}

/// What an account has at the beginning.
fn purse(n: u32) -> Balance {
	if n < 10_000 {
		PURSE
	} else {
		0
	}
}

/// One run: the last steps are kept for whoever has to read a failure.
struct Run {
	dice: Dice,
	model: Option<Model>,
	log: Vec<String>,
	step: u32,
	/// After how many steps every promise is checked.
	every: u32,
	succeeded: u32,
	/// How often each kind of step succeeded, and how complaints and deals ended.
	happened: BTreeMap<String, u32>,
}

fn dispatch(by: u32, op: &ops::Op, is_checked: bool) -> Result<(), sp_runtime::DispatchError> {
	if is_checked && by != FEDERATION {
		return call(who(by), runtime_call(op));
	}
	let origin = if by == FEDERATION { RuntimeOrigin::root() } else { RuntimeOrigin::signed(who(by)) };
	runtime_call(op).dispatch(origin).map(|_| ()).map_err(|failed| failed.error)
}

impl Run {
	fn new(seed: u64, with_model: bool) -> Self {
		let mut accounts = ACCOUNTS.to_vec();
		accounts.push(2_000);
		let mut model = Model::new(&accounts, purse);
		for (n, (_, tier, guarantors)) in founders().into_iter().enumerate() {
			model.found(n as u32, tier, &guarantors);
		}
		Self {
			dice: Dice(seed),
			model: with_model.then_some(model),
			log: vec![],
			step: 0,
			every: every(),
			succeeded: 0,
			happened: BTreeMap::new(),
		}
	}

	fn note(&mut self, line: String) {
		self.log.push(format!("{:5} era {:3} {line}", self.step, era()));
		if self.log.len() > 30 {
			self.log.remove(0);
		}
	}

	/// The work that waits: wholly, or in random slices with the promises checked in between.
	fn work(&mut self) {
		if self.dice.one_in(2) {
			return work();
		}
		while Eras::is_waiting() {
			self.slice();
		}
	}

	/// A slice of the work; some are too small for what is done with cycles at once.
	fn slice(&mut self) {
		let more = Weight::from_parts(self.dice.below(60) * 1_000_000_000, 0);
		Eras::push(&mut WeightMeter::with_limit(smallest_slice().saturating_add(more)));
	}

	fn take_step(&mut self) {
		self.step += 1;
		if self.dice.one_in(18) {
			self.note("a boundary".into());
			boundary();
			if let Some(model) = self.model.as_mut() {
				model.boundary();
			}
		} else if self.dice.one_in(25) {
			self.note("afternoon".into());
			afternoon();
			if let Some(model) = self.model.as_mut() {
				model.afternoon = true;
			}
		} else {
			self.take_call();
		}
		if self.model.is_some() {
			self.work();
			self.compare();
		} else if self.dice.one_in(4) {
			self.note("a slice".into());
			self.slice();
		}
		if self.step.is_multiple_of(self.every) {
			promises();
		}
	}

	/// Counts what happened.
	fn count(&mut self) {
		for name in happened::told() {
			*self.happened.entry(name).or_default() += 1;
		}
	}

	fn take_call(&mut self) {
		let (by, op) = random(&mut self.dice, self.model.is_none());
		let is_checked = self.dice.one_in(40);
		self.note(format!("{by}: {op:?}"));
		let result = dispatch(by, &op, is_checked);
		self.succeeded += u32::from(result.is_ok());
		if matches!(&op, ops::Op::PublishMany(contents) if contents.len() > 1 && result.is_ok()) {
			*self.happened.entry("Questionnaire published".into()).or_default() += 1;
		}
		let told = format!("{} → {result:?}", self.log.pop().unwrap_or_default());
		self.log.push(told);
		if let Some(model) = self.model.as_mut() {
			assert_eq!(result.is_ok(), model.call(by, &op), "runtime and model differ on {by}: {op:?}: {result:?}");
		}
		touched(by, &op);
	}

	/// Every key fact is the same in the runtime and in the model.
	fn compare(&self) {
		let Some(model) = &self.model else { return };
		for n in ACCOUNTS {
			let expected = model.free.get(&n).copied().unwrap_or(0);
			assert_eq!(free(n), expected, "the free money of {n}");
			let held = model.held.get(&n).copied().unwrap_or(0);
			assert_eq!(total(n), expected + held, "all the money of {n}");
			let known = pallet_synergy_guarantees::Numbers::<Runtime>::get(who(n));
			assert_eq!(known, model.numbers.get(&n).copied(), "the number of {n}");
		}
		let customers = model.numbers.values().filter(|number| !model.people.contains_key(number)).count();
		assert_eq!(pallet_synergy_guarantees::Customers::<Runtime>::iter_keys().count(), customers, "D7: customers");
		for (number, person) in &model.people {
			let n = person.account;
			let status = match status(n) {
				Status::Candidate { until } => plain::Status::Candidate(until),
				Status::Member => plain::Status::Member,
				Status::Lapsing { until } => plain::Status::Lapsing(until),
				Status::Former => plain::Status::Former,
			};
			assert_eq!((status, member(n).tier), (person.status, person.tier), "where {n} stands");
			assert_eq!(exposure(n), model.exposure(*number), "the exposure of {n}");
			assert_eq!(Guarantees::coverage(*number), model.coverage(*number), "the coverage of {n}");
			assert!(exposure(n) <= model.coverage(*number), "G5: {n}");
			assert_eq!(is_suspended(n), model.is_suspended(*number), "P4: whether {n} is suspended");
		}
		self.compare_deals(model);
		self.compare_complaints(model);
		compare::listings(model);
		compare::cycles(model);
	}

	fn compare_deals(&self, model: &Model) {
		assert_eq!(pallet_synergy_deals::Deals::<Runtime>::iter_keys().count(), model.deals.len());
		for (id, expected) in &model.deals {
			let found = deal(*id).expect("the model has this deal");
			let stand = match found.state {
				pallet_synergy_deals::State::Proposed => plain::Stand::Proposed,
				pallet_synergy_deals::State::Open => plain::Stand::Open,
				pallet_synergy_deals::State::Unpaid => plain::Stand::Unpaid,
				pallet_synergy_deals::State::Completed => plain::Stand::Completed,
			};
			assert_eq!((stand, found.until), (expected.stand, expected.until), "how far deal {id} is");
			assert_eq!([found.reserved.proposer, found.reserved.counterparty], expected.reserved, "deal {id}");
			assert_eq!(found.escrow, expected.escrow, "the escrow of deal {id}");
			assert_eq!(found.awarded, expected.awarded, "whether an award was paid to who owes the price of deal {id}");
			assert_eq!(found.by_customer, expected.by_customer, "whether a customer bought in deal {id}");
			assert_eq!([found.brought.proposer, found.brought.counterparty], expected.brought, "paid in deal {id}");
		}
	}

	fn compare_complaints(&self, model: &Model) {
		let open = pallet_synergy_complaints::Complaints::<Runtime>::iter_values().filter(|c| c.is_open()).count();
		assert_eq!(open, model.complaints.len(), "open complaints");
		for (id, expected) in &model.complaints {
			let found = complaint(*id).expect("the model has this complaint");
			let phase = match found.phase {
				Phase::Climbing | Phase::Returning => plain::Phase::Climbing,
				Phase::Appealed => plain::Phase::Appealed,
				Phase::Fading => plain::Phase::Fading,
				Phase::Waiting { percent } => plain::Phase::Waiting(percent),
				Phase::Council => plain::Phase::Council,
			};
			assert_eq!((phase, found.due), (expected.phase, expected.due), "how far complaint {id} is");
			assert_eq!(found.level as usize, expected.levels.len(), "the level of complaint {id}");
			assert_eq!(found.voters as usize, expected.voters(), "the voters of complaint {id}");
			assert_eq!(found.adopted, expected.adopted, "what is adopted in complaint {id}");
		}
	}
}

/// The promises that a step touches: of its signer, of the parties of its deal or complaint, and the sum of all money.
fn touched(by: u32, op: &ops::Op) {
	let mut numbers: Vec<u32> = pallet_synergy_guarantees::Numbers::<Runtime>::get(who(by)).into_iter().collect();
	match op {
		ops::Op::Accept(id) | ops::Op::Complete(id) | ops::Op::Cancel(id) | ops::Op::CloseExpired(id) => {
			numbers.extend(deal(*id).into_iter().flat_map(|deal| deal.members()));
		}
		ops::Op::Withdraw(id)
		| ops::Op::Settle(id, _)
		| ops::Op::AcceptAward(id, _)
		| ops::Op::Vote(id, _)
		| ops::Op::Appeal(id)
		| ops::Op::Arbitrate(id, _) => {
			if let Some(found) = pallet_synergy_complaints::Complaints::<Runtime>::get(id) {
				Complaints::ensure_p4(*id, &found).unwrap();
				numbers.extend([found.accused, found.complainer]);
			}
		}
		_ => (),
	}
	for number in numbers {
		if let Some(member) = pallet_synergy_guarantees::Members::<Runtime>::get(number) {
			Guarantees::ensure_member_holds(number, &member).unwrap();
		}
	}
	let sum: Balance = frame_system::Account::<Runtime>::iter_values().map(|a| a.data.free + a.data.reserved).sum();
	assert_eq!(sum, Balances::total_issuance(), "P6: no unit is lost or made");
}

/// Runs one sequence, and says how often what happened; prints how to repeat it if it fails.
fn run(seed: u64, steps: u32, with_model: bool) -> BTreeMap<String, u32> {
	let mut run = Run::new(seed, with_model);
	let outcome = catch_unwind(AssertUnwindSafe(|| {
		chain_of(founders()).execute_with(|| {
			System::reset_events();
			while run.step < steps {
				run.take_step();
				run.count();
			}
			promises();
		})
	}));
	if outcome.is_err() {
		let kind = if with_model { "model" } else { "loose" };
		let log = run.log.join("\n");
		panic!("seed {kind} {seed} failed at step {}; add it to seeds.txt. The last steps:\n{log}", run.step);
	}
	println!("seed {seed}: {} of {steps} calls, {:?}", run.succeeded, run.happened);
	assert!(run.succeeded * 5 > steps, "seed {seed}: too few calls succeed: {} of {steps}", run.succeeded);
	run.happened
}

/// The seeds that are kept, and whether each is one with the model.
fn kept() -> impl Iterator<Item = (u64, bool)> {
	KEPT.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')).map(|line| {
		let (kind, seed) = line.split_once(' ').expect("a kind and a seed");
		(seed.trim().parse().expect("a number"), kind == "model")
	})
}

#[test]
fn seeds_that_were_kept_hold() {
	kept().for_each(|(seed, with_model)| drop(run(seed, STEPS, with_model)));
}

#[test]
fn the_runtime_agrees_with_the_plain_model() {
	let rare = kept().filter(|(_, with_model)| *with_model).map(|(seed, _)| seed);
	let all: BTreeSet<String> = (0..40).chain(rare).flat_map(|seed| run(seed, STEPS, true).into_keys()).collect();
	for name in happened::RARE {
		assert!(all.contains(name), "{name} never happened: {all:?}");
	}
}

#[test]
fn the_promises_hold_when_calls_fall_among_the_slices_of_the_queue() {
	(100..140).for_each(|seed| drop(run(seed, STEPS, false)));
}

#[test]
fn a_seed_of_ones_own_holds() {
	let read = |name: &str| std::env::var(name).ok().and_then(|value| value.parse::<u64>().ok());
	let Some(seed) = read("MODEL_SEED") else { return };
	let steps = read("MODEL_STEPS").unwrap_or(u64::from(STEPS)) as u32;
	let only = std::env::var("MODEL_KIND").unwrap_or_default();
	for seed in seed..seed + read("MODEL_SEEDS").unwrap_or(1) {
		if only != "loose" {
			run(seed, steps, true);
		}
		if only != "model" {
			run(seed, steps, false);
		}
	}
}

#[test]
fn e3_a_call_before_the_work_of_a_boundary_does_what_it_does_after_it() {
	let read = |name: &str| std::env::var(name).ok().and_then(|value| value.parse::<u64>().ok());
	let (first, count) = (read("ORDER_SEED").unwrap_or(200), read("ORDER_SEEDS").unwrap_or(10));
	let compared: Vec<(u32, u32)> = (first..first + count).map(|seed| order::play(seed, 1_250, 50)).collect();
	println!("compared, and of the market: {compared:?}");
	assert!(compared.iter().all(|(all, of_market)| *all > 100 && *of_market > 20), "too few: {compared:?}");
}
