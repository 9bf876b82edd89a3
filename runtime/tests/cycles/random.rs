//! Random sequences of calls and boundaries, with every promise checked on the way and every cycle added up from its
//! events at the end.

use crate::*;
use frame_support::weights::{Weight, WeightMeter};
use sp_runtime::traits::Dispatchable;
use synergy_primitives::Agenda;

/// A plain generator of pseudo-random numbers (splitmix64): the same seed, the same sequence.
struct Dice(u64);

impl Dice {
	fn roll(&mut self) -> u64 {
		self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
		let mut z = self.0;
		z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
		z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
		z ^ (z >> 31)
	}

	fn below(&mut self, n: u32) -> u32 {
		(self.roll() % u64::from(n)) as u32
	}

	fn one_in(&mut self, n: u32) -> bool {
		self.below(n) == 0
	}
}

/// Terms with odd values, of which some are amended later; suppliers and receivers among the sixteen.
fn random_terms(dice: &mut Dice) -> Terms<AccountId> {
	let count = 1 + dice.below(4);
	let chain: Vec<u32> =
		(0..=count).scan(dice.below(16), |at, _| Some(std::mem::replace(at, (*at + 1 + dice.below(5)) % 16))).collect();
	let mut legs: Vec<LegTerms> = chain
		.windows(2)
		.map(|pair| {
			let market = Balance::from(1_000_003 + dice.below(9_000_000));
			let money = market * Balance::from(dice.below(70)) / 100;
			let internal = market * Balance::from(dice.below(90)) / 100;
			let gain = dice.one_in(4).then(|| Gain { percent: 1 + dice.below(100) as u8, most: 1 + market });
			LegTerms { market, money, internal, gain, ..leg(pair[0], Receiver::Member(pair[1]), 0, 0) }
		})
		.collect();
	if dice.one_in(8) {
		legs.iter_mut().for_each(|leg| leg.money = 0);
	} else if let Some(last) = legs.last_mut() {
		last.receiver = Receiver::Consumers;
		last.gain = None;
	}
	let cycles = dice.one_in(2).then(|| 1 + dice.below(5));
	Terms { period: 1 + dice.below(5), cycles, units: 5 + dice.below(60), ..terms(legs) }
}

fn random_call(dice: &mut Dice) -> RuntimeCall {
	let running: Vec<u32> = CycleContracts::<Runtime>::iter_keys().collect();
	let cycle_contract = if running.is_empty() { 0 } else { running[dice.below(running.len() as u32) as usize] };
	let open: Vec<(u32, u32)> = OpenCycles::<Runtime>::iter_keys().collect();
	let (of, cycle) = if open.is_empty() { (0, 1) } else { open[dice.below(open.len() as u32) as usize] };
	let legs = OpenCycles::<Runtime>::get(of, cycle).map_or(1, |open| open.legs.len() as u32);
	let disputed = |leg: &Leg| leg.disputes.by_receiver || leg.pinned > 0 || leg.state == LegState::Vacant;
	let worth_replacing = OpenCycles::<Runtime>::get(of, cycle).and_then(|open| open.legs.iter().position(disputed));
	let leg = dice.below(legs) as u8;
	let complaint = Complaints::next_id().saturating_sub(1 + dice.below(6));
	match dice.below(34) {
		0 => Call::draft { terms: random_terms(dice), amends: dice.one_in(2).then_some(cycle_contract) }.into(),
		1..=5 => Call::sign { cycle_contract, hash: hash(cycle_contract) }.into(),
		6 => Call::refuse { cycle_contract }.into(),
		7..=11 => Call::order { cycle_contract, units: 1 + dice.below(9), standing: dice.one_in(2) }.into(),
		12 => Call::cancel_order { cycle_contract }.into(),
		13..=18 => {
			let measured = dice.one_in(3).then(|| Balance::from(dice.below(3) * 1_000_000));
			Call::confirm { cycle_contract: of, cycle, leg, measured }.into()
		}
		19..=22 => {
			let substitute = who(dice.below(16));
			let leg = worth_replacing.map_or(leg, |leg| leg as u8);
			let reason = match dice.below(6) {
				0 => Reason::Leaving,
				1 | 2 => Reason::Vacant,
				_ => Reason::Disputed,
			};
			let surety = [Balance::MAX, 9_000_000, 0][dice.below(3) as usize];
			Call::replace_supplier { cycle_contract: of, cycle, leg, substitute, reason, surety }.into()
		}
		23 => Call::give_notice { cycle_contract }.into(),
		24..=26 => {
			let obligation = match dice.below(3) {
				0 => Obligation::Leg { cycle_contract: of, cycle, leg },
				_ => {
					let consumers: Vec<u32> = Orders::<Runtime>::iter_key_prefix((of, cycle)).collect();
					let any = dice.below(1 + consumers.len() as u32) as usize;
					let consumer = consumers.get(any).copied().unwrap_or_default();
					Obligation::Order { cycle_contract: of, cycle, consumer }
				}
			};
			let claim = if dice.one_in(3) { 0 } else { Balance::from(dice.below(9_000_000)) };
			pallet_synergy_complaints::Call::file { obligation, claim }.into()
		}
		27 => pallet_synergy_complaints::Call::withdraw { complaint }.into(),
		28..=30 => {
			let percent = [0, 40, 100][dice.below(3) as usize];
			pallet_synergy_complaints::Call::vote { complaint, percent }.into()
		}
		31 => {
			let claim = kit::complaint(complaint).map_or(1, |open| open.claim.max(1));
			let amount = if dice.one_in(2) { claim } else { 1 + claim / 2 };
			pallet_synergy_complaints::Call::settle { complaint, amount }.into()
		}
		32 => {
			let offer = kit::complaint(complaint).and_then(|open| open.offer).unwrap_or(0);
			pallet_synergy_complaints::Call::accept { complaint, amount: offer }.into()
		}
		_ => pallet_synergy_guarantees::Call::top_up { ward: who(dice.below(16)) }.into(),
	}
}

/// Takes money away from somebody, or gives some back.
fn change_purse(dice: &mut Dice) {
	let n = dice.below(16);
	if dice.one_in(2) {
		impoverish(n);
	} else {
		enrich(n, 100 * SYN);
	}
}

/// Runs one sequence; returns how often each kind of event happened.
fn run(seed: u64, steps: u32) -> std::collections::BTreeMap<String, u32> {
	chain(16, Tier::T100).execute_with(|| {
		let mut dice = Dice(seed);
		for _ in 0..steps {
			match dice.below(40) {
				0..=2 => boundary(),
				3 => afternoon(),
				4 => change_purse(&mut dice),
				5..=9 => {
					// The work falls among the calls.
					let millis = 20 + u64::from(dice.below(30));
					Eras::push(&mut WeightMeter::with_limit(Weight::from_parts(millis * 1_000_000_000, u64::MAX)));
				}
				10 => work(),
				_ => {
					// Half of those who call have something to say about it.
					let (by, call) = (dice.below(16), random_call(&mut dice));
					for n in 0..if dice.one_in(2) { 32 } else { 1 } {
						let _ = call.clone().dispatch(RuntimeOrigin::signed(who((by + n) % 16)));
					}
				}
			}
			if dice.one_in(25) {
				promises();
			}
		}
		promises();
		// Everything comes to an end when nobody does anything any more.
		for n in 0..120 {
			let running = CycleContracts::<Runtime>::iter_keys().collect::<Vec<_>>();
			for (number, by) in running.into_iter().flat_map(|number| (0..16).map(move |by| (number, by))) {
				if n < 20 {
					let call: RuntimeCall = Call::give_notice { cycle_contract: number }.into();
					let _ = call.dispatch(RuntimeOrigin::signed(who(by)));
				}
			}
			boundary();
			work();
		}
		promises();
		assert_eq!(OpenCycles::<Runtime>::iter().count(), 0, "every cycle is closed");
		assert_eq!(SeatsOf::<Runtime>::iter().count(), 0, "nobody is kept from leaving");
		let mut happened = std::collections::BTreeMap::new();
		for event in events() {
			if let Event::CycleClosed { cycle_contract, cycle, .. } = event {
				adds_up(cycle_contract, cycle);
			}
			let name = format!("{event:?}");
			let name = name.split([' ', '{']).next().unwrap_or_default().trim_start_matches("Event::").to_owned();
			*happened.entry(name).or_default() += 1;
		}
		happened
	})
}

#[test]
fn p5_random_sequences_keep_every_promise() {
	let steps = std::env::var("CYCLES_STEPS").ok().and_then(|steps| steps.parse().ok()).unwrap_or(600);
	let first = std::env::var("CYCLES_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1);
	let mut all = std::collections::BTreeMap::<String, u32>::new();
	for seed in first..first + 12 {
		println!("seed {seed}");
		for (name, count) in run(seed, steps) {
			*all.entry(name).or_default() += count;
		}
	}
	println!("{all:#?}");
	let rare =
		["CycleClosed", "LegVacant", "OrderRefunded", "SupplierReplaced", "SuretySettled", "GainPaid", "TermsChanged"];
	for name in rare {
		assert!(all.contains_key(name), "{name} never happened: {all:?}");
	}
}
