//! Random terms of cycle contracts, new or changed, and the texts that say them.

use super::{active, known, Dice, ACCOUNTS, FOUNDERS};
use crate::{
	kit::*,
	plain::cycles::{Gain, Part, Plan},
};
use pallet_synergy_cycles::{Gain as Share, Good, LegTerms, Receiver, Terms};
use synergy_primitives::Balance;

/// Terms of a new cycle contract.
pub fn plan(dice: &mut Dice) -> Plan {
	let count = 1 + dice.below(3) as u32;
	// Mostly between those who may sign.
	let mut chain: Vec<u32> = vec![];
	while chain.len() <= count as usize {
		let next =
			if dice.one_in(3) { dice.below(u64::from(FOUNDERS)) as u32 } else { known(active(dice)).unwrap_or(0) };
		if chain.last() != Some(&next) || dice.one_in(30) {
			chain.push(next);
		}
	}
	let member = |place: u32| chain[place as usize];
	// Sometimes nothing costs anything.
	let is_free = dice.one_in(12);
	let mut legs: Vec<Part> = (0..count)
		.map(|place| {
			let market = if is_free { 0 } else { Balance::from(300_003 + dice.below(2_000_000)) };
			let part = |dice: &mut Dice| market * Balance::from(dice.below(80)) / 100;
			let (money, internal) = (part(dice), part(dice));
			let (supplier, receiver) = (member(place), Some(member(place + 1)));
			Part { supplier, receiver, good: good(dice), market, internal, money, gain: None }
		})
		.collect();
	if dice.one_in(8) {
		legs.iter_mut().for_each(|leg| leg.money = 0);
	} else if let Some(last) = legs.last_mut() {
		last.receiver = None;
	}
	for leg in &mut legs {
		leg.gain = gain(dice).filter(|_| dice.one_in(3) && (leg.receiver.is_some() || dice.one_in(10)));
	}
	let cycles = (!dice.one_in(4)).then(|| dice.below(4) as u32);
	let [club_share, organisers_share] = [(); 2].map(|()| beneficiary(dice));
	let (period, units) = (1 + dice.below(3) as u32, 5 + dice.below(20) as u32);
	Plan { legs, period, cycles, units, club_share, organisers_share }
}

fn good(dice: &mut Dice) -> u32 {
	dice.pick(&[31_005, 31_005, 31_005, 31_001]).unwrap()
}

/// Now and then somebody else gets a share.
fn beneficiary(dice: &mut Dice) -> Option<u32> {
	dice.pick(&ACCOUNTS).filter(|_| dice.one_in(4))
}

fn gain(dice: &mut Dice) -> Option<Gain> {
	let percent = dice.pick(&[50, 50, 50, 1, 33, 100, 0, 101]).unwrap();
	Some(Gain { percent, most: Balance::from(dice.below(3_000_000)) })
}

/// New terms that differ a little from those that hold, or wholly.
pub fn new_terms(dice: &mut Dice, old: &Terms<AccountId>) -> Plan {
	if dice.one_in(5) {
		return plan(dice);
	}
	let mut plan = plan_of(old);
	let place = dice.below(plan.legs.len() as u64) as usize;
	match dice.below(12) {
		0 => plan.period = 1 + dice.below(3) as u32,
		1 => plan.units = 1 + dice.below(25) as u32,
		2 => plan.cycles = (!dice.one_in(3)).then(|| dice.below(6) as u32),
		3 => plan.legs[place].money = plan.legs[place].market * Balance::from(dice.below(90)) / 100,
		4 => plan.legs[place].internal = plan.legs[place].market * Balance::from(dice.below(90)) / 100,
		5 if plan.legs.len() > 1 => drop(plan.legs.remove(place)),
		6 => plan.legs.swap(0, place),
		7 => plan.legs[place].good = good(dice),
		8 => plan.legs[place].gain = gain(dice),
		9 => plan.organisers_share = beneficiary(dice),
		10 => plan.club_share = beneficiary(dice),
		_ => plan.legs[place].supplier = known(active(dice)).unwrap_or(0),
	}
	plan
}

/// What a text says.
pub fn plan_of(terms: &Terms<AccountId>) -> Plan {
	let member = |receiver| match receiver {
		Receiver::Member(receiver) => Some(receiver),
		Receiver::Consumers => None,
	};
	let part = |leg: &LegTerms| Part {
		supplier: leg.supplier,
		receiver: member(leg.receiver),
		good: leg.good.category,
		market: leg.market,
		internal: leg.internal,
		money: leg.money,
		gain: leg.gain.map(|Share { percent, most }| Gain { percent, most }),
	};
	let number = |account: &AccountId| ACCOUNTS.into_iter().find(|n| who(*n) == *account);
	Plan {
		legs: terms.legs.iter().map(part).collect(),
		period: terms.period,
		cycles: terms.cycles,
		units: terms.units,
		club_share: terms.club_share.as_ref().and_then(number),
		organisers_share: terms.organisers_share.as_ref().and_then(number),
	}
}

/// The text of a plan.
pub fn terms(plan: Plan) -> Terms<AccountId> {
	let good = |category| Good { category, quantity: 1, unit: b"kg".to_vec().try_into().unwrap() };
	let leg = |part: Part| LegTerms {
		supplier: part.supplier,
		receiver: part.receiver.map_or(Receiver::Consumers, Receiver::Member),
		good: good(part.good),
		market: part.market,
		internal: part.internal,
		money: part.money,
		gain: part.gain.map(|Gain { percent, most }| Share { percent, most }),
	};
	Terms {
		product: b"something".to_vec().try_into().unwrap(),
		club: 0,
		period: plan.period,
		cycles: plan.cycles,
		units: plan.units,
		club_share: plan.club_share.map(who),
		organisers_share: plan.organisers_share.map(who),
		legs: plan.legs.into_iter().map(leg).collect::<Vec<_>>().try_into().unwrap(),
	}
}
