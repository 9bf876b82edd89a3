//! Random sequences of calls and boundaries beside a plain model: who has how much, what waits, what was issued (F4, P1,
//! P6, P8).

use crate::*;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// What somebody tries to do. Depositories are 1,000 and 1,001, holders 1,010 to 1,012 (0 to 2 here). Which redemption
/// is meant counts from the newest backwards.
#[derive(Clone, Debug)]
enum Step {
	Appoint { bank: usize, limit: u128 },
	SetLimit { bank: usize, limit: u128 },
	Dismiss { bank: usize },
	Issue { bank: usize, to: usize, amount: u128, receipt: u8 },
	Redeem { by: usize, bank: usize, amount: u128 },
	Confirm { bank: usize, back: u32 },
	Reject { bank: usize, back: u32 },
	TakeBack { back: u32 },
	Boundary { at_once: bool },
}

fn step() -> impl Strategy<Value = Step> {
	use Step::*;
	let (bank, by, back) = ((0..2usize).boxed(), (0..3usize).boxed(), (0..5u32).boxed());
	let (amount, limit) = ((0..400u128).boxed(), (0..1_000u128).boxed());
	prop_oneof![
		1 => (bank.clone(), limit.clone()).prop_map(|(bank, limit)| Appoint { bank, limit }),
		1 => (bank.clone(), limit).prop_map(|(bank, limit)| SetLimit { bank, limit }),
		1 => bank.clone().prop_map(|bank| Dismiss { bank }),
		6 => (bank.clone(), by.clone(), amount.clone(), 0..40u8)
			.prop_map(|(bank, to, amount, receipt)| Issue { bank, to, amount, receipt }),
		8 => (by, bank.clone(), amount).prop_map(|(by, bank, amount)| Redeem { by, bank, amount }),
		4 => (bank.clone(), back.clone()).prop_map(|(bank, back)| Confirm { bank, back }),
		2 => (bank, back.clone()).prop_map(|(bank, back)| Reject { bank, back }),
		2 => back.prop_map(|back| TakeBack { back }),
		4 => any::<bool>().prop_map(|at_once| Boundary { at_once }),
	]
}

const BANKS: [u32; 2] = [BANK, OTHER];
const HOLDERS: [u32; 3] = [1_010, 1_011, 1_012];

/// A depository in the model.
#[derive(Default)]
struct Bank {
	is_appointed: bool,
	limit: u128,
	issued_now: u128,
	receipts: BTreeSet<u8>,
}

/// A redemption in the model.
#[derive(Clone)]
struct Plain {
	by: usize,
	bank: usize,
	amount: u128,
	until: u32,
}

struct Model {
	banks: [Bank; 2],
	free: [u128; 3],
	waiting: BTreeMap<u32, Plain>,
	next: u32,
	supply: u128,
}

impl Model {
	/// The redemption that a step means.
	fn meant(&self, back: u32) -> u32 {
		self.next.saturating_sub(1 + back)
	}

	fn end(&mut self, id: u32, comes_back: bool) {
		let plain = self.waiting.remove(&id).unwrap();
		if comes_back {
			self.free[plain.by] += plain.amount;
		} else {
			self.supply -= plain.amount;
		}
	}

	/// A redemption that `bank` may still answer.
	fn answerable(&self, bank: usize, id: u32) -> bool {
		self.waiting.get(&id).is_some_and(|plain| plain.bank == bank && plain.until > era())
	}

	/// Does a step in the chain and in the model; both must agree on whether it is possible.
	fn go(&mut self, step: Step) {
		match step {
			Step::Appoint { bank, limit } => {
				let done = appoint(BANKS[bank], limit).is_ok();
				let bank = &mut self.banks[bank];
				assert_eq!(done, !bank.is_appointed);
				if done {
					(bank.is_appointed, bank.limit) = (true, limit);
				}
			}
			Step::SetLimit { bank, limit } => {
				assert_eq!(set_limit(BANKS[bank], limit).is_ok(), self.banks[bank].is_appointed);
				self.banks[bank].limit = limit;
			}
			Step::Dismiss { bank } => {
				assert_eq!(dismiss(BANKS[bank]).is_ok(), self.banks[bank].is_appointed);
				self.banks[bank].is_appointed = false;
			}
			Step::Issue { bank, to, amount, receipt } => self.issue(bank, to, amount, receipt),
			Step::Redeem { by, bank, amount } => self.redeem(by, bank, amount),
			Step::Confirm { bank, back } => {
				let id = self.meant(back);
				let is_possible = self.answerable(bank, id) && self.banks[bank].is_appointed;
				assert_eq!(confirm(BANKS[bank], id).is_ok(), is_possible);
				if is_possible {
					self.end(id, false);
				}
			}
			Step::Reject { bank, back } => {
				let id = self.meant(back);
				let is_possible = self.answerable(bank, id);
				assert_eq!(reject(BANKS[bank], id).is_ok(), is_possible);
				if is_possible {
					self.end(id, true);
				}
			}
			Step::TakeBack { back } => {
				let id = self.meant(back);
				let is_over = |plain: &Plain| plain.until <= era() || !self.banks[plain.bank].is_appointed;
				let is_possible = self.waiting.get(&id).is_some_and(is_over);
				assert_eq!(take_back(1_020, id).is_ok(), is_possible);
				if is_possible {
					self.end(id, true);
				}
			}
			Step::Boundary { at_once } => self.boundary(at_once),
		}
	}

	fn issue(&mut self, number: usize, to: usize, amount: u128, receipt: u8) {
		let bank = &mut self.banks[number];
		let is_within = bank.issued_now + amount <= bank.limit;
		let is_possible = bank.is_appointed && amount > 0 && is_within && !bank.receipts.contains(&receipt);
		let done = issue(BANKS[number], HOLDERS[to], amount, &receipt.to_string()).is_ok();
		assert_eq!(done, is_possible);
		if done {
			bank.receipts.insert(receipt);
			bank.issued_now += amount;
			self.free[to] += amount;
			self.supply += amount;
		}
	}

	fn redeem(&mut self, by: usize, bank: usize, amount: u128) {
		let waiting = self.waiting.values().filter(|plain| plain.by == by).count();
		let is_possible = self.banks[bank].is_appointed && amount > 0 && amount < self.free[by] && waiting < 8;
		assert_eq!(redeem(HOLDERS[by], BANKS[bank], amount).is_ok(), is_possible);
		if is_possible {
			self.free[by] -= amount;
			self.waiting.insert(self.next, Plain { by, bank, amount, until: era() + 7 });
			self.next += 1;
		}
	}

	/// Passes a boundary. The work that follows may be done at once, or with the next boundary's.
	fn boundary(&mut self, at_once: bool) {
		boundary();
		self.banks.iter_mut().for_each(|bank| bank.issued_now = 0);
		if at_once {
			work();
			let now = era();
			let over: Vec<_> = self.waiting.iter().filter(|(_, plain)| plain.until <= now).map(|(id, _)| *id).collect();
			over.into_iter().for_each(|id| self.end(id, true));
		}
	}

	/// The chain has the same money in the same places.
	fn agrees(&self) {
		let free: Vec<_> = HOLDERS.iter().map(|n| free(*n)).collect();
		assert_eq!(free, self.free);
		for (by, n) in HOLDERS.iter().enumerate() {
			let of = |plain: &&Plain| plain.by == by;
			assert_eq!(held(*n), self.waiting.values().filter(of).map(|plain| plain.amount).sum::<u128>());
		}
		assert_eq!(supply(), self.supply);
		promises();
	}
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 200, failure_persistence: None, ..Default::default() })]

	#[test]
	fn f4_random_steps_agree_with_a_plain_model(steps in prop::collection::vec(step(), 20..100)) {
		chain(6, Tier::T100).execute_with(|| {
			// Little money, so that it can run out.
			HOLDERS.iter().for_each(|n| transfer(*n, 1_020, PURSE - 1_000).unwrap());
			let mut model = Model {
				banks: Default::default(),
				free: [1_000; 3],
				waiting: BTreeMap::new(),
				next: 0,
				supply: supply(),
			};
			for step in steps {
				model.go(step);
				model.agrees();
			}
		});
	}
}
