//! Random calls about cycle contracts: drafts, signatures, orders, what happens in open cycles, substitutes.

use super::{
	account_of, active,
	drafts::{new_terms, plan},
	market::listing,
	Dice, Op, ACCOUNTS,
};
use crate::kit::*;
use pallet_synergy_cycles::{
	Cycle, CycleContracts, Cycles as OpenCycles, Leg, LegState, Orders, Reason, Receiver, State, Texts,
};
use synergy_primitives::{Balance, Obligation};

/// A random call and who signs it.
pub fn random(dice: &mut Dice) -> (u32, Op) {
	let ids: Vec<u32> = CycleContracts::<Runtime>::iter_keys().collect();
	if ids.len() < 5 && dice.one_in(3) {
		return (active(dice), Op::Draft(plan(dice), None));
	}
	let rare = match dice.below(10) {
		_ if is_anything_owed() && dice.one_in(3) => owed(dice),
		0..=2 => substitute(dice),
		3 => share(dice),
		4 => owed(dice),
		_ => None,
	};
	if let Some(op) = rare {
		return op;
	}
	let open: Vec<(u32, u32)> = OpenCycles::<Runtime>::iter_keys().collect();
	if let Some(key) = dice.pick(&open).filter(|_| dice.one_in(2)) {
		return in_cycle(dice, key);
	}
	let found = dice.pick(&ids).and_then(|id| Some((id, CycleContracts::<Runtime>::get(id)?)));
	let Some((id, found)) = found else { return listing(dice) };
	let anybody = dice.pick(&ACCOUNTS).unwrap();
	match found.state {
		State::Running(course) => {
			let text = Texts::<Runtime>::get(id).expect("it runs");
			let parties: Vec<u32> = text.terms.parties(found.organiser).into_iter().collect();
			let left = text.terms.units.saturating_sub(course.ordered.units);
			let units = dice.below(u64::from(left.min(6)) + 2) as u32;
			let party = dice.pick(&parties).and_then(account_of).unwrap_or(anybody);
			match dice.below(24) {
				0..=3 => (anybody, Op::CancelOrder(id)),
				4 => (party, Op::Notice(id)),
				5 | 6 if ids.len() < 7 => {
					let drafter = account_of(found.organiser).filter(|_| !dice.one_in(4)).unwrap_or(party);
					(drafter, Op::Draft(new_terms(dice, &text.terms), Some(id)))
				}
				_ => (anybody, Op::Order(id, units, dice.one_in(3))),
			}
		}
		_ => {
			let missing = Cycles::missing(id);
			let signer = dice.pick(&missing).and_then(account_of).unwrap_or(anybody);
			(signer, if dice.one_in(25) { Op::RefuseDraft(id) } else { Op::Sign(id) })
		}
	}
}

/// Somebody confirms what it has received in an open cycle, or complains of it.
fn in_cycle(dice: &mut Dice, (id, cycle): (u32, u32)) -> (u32, Op) {
	let open: Cycle<AccountId> = OpenCycles::<Runtime>::get(id, cycle).expect("is open");
	let leg = dice.below(open.legs.len() as u64) as usize;
	let at = &open.legs[leg];
	let consumers: Vec<u32> = Orders::<Runtime>::iter_key_prefix((id, cycle)).collect();
	let consumer = dice.pick(&consumers).unwrap_or(0);
	let receiver = match at.receiver {
		Receiver::Member(receiver) => receiver,
		Receiver::Consumers => consumer,
	};
	let (cycle_contract, leg) = (id, leg as u8);
	let obligation = match at.receiver {
		Receiver::Member(_) => Obligation::Leg { cycle_contract, cycle, leg },
		Receiver::Consumers => Obligation::Order { cycle_contract, cycle, consumer },
	};
	// With many complaints open everybody is suspended and little else happens.
	let complaints = pallet_synergy_complaints::Complaints::<Runtime>::iter_keys().count();
	if complaints > 5 || !dice.one_in(3) {
		let (by, measured) = confirmed(dice, at, receiver);
		return (account_of(by).unwrap_or(0), Op::Confirm(id, cycle, leg, measured));
	}
	let by = if dice.one_in(5) { at.supplier } else { receiver };
	let limit = <Runtime as pallet_synergy_complaints::Config>::Obligations::limit(obligation, by);
	let claim = match dice.below(6) {
		0 => 0,
		1 => limit + 1,
		2 => limit / 3,
		_ => limit,
	};
	(account_of(by).unwrap_or(0), Op::File(obligation, claim))
}

/// Who confirms a leg, and what it has measured: mostly the same as the other side, if there is a gain.
fn confirmed(dice: &mut Dice, at: &Leg, receiver: u32) -> (u32, Option<Balance>) {
	let is_odd = dice.one_in(30);
	let Some(gain) = at.gain.filter(|_| !is_odd) else { return (receiver, is_odd.then_some(SYN)) };
	if gain.owed.is_some() && at.state == LegState::Settled {
		return (receiver, None);
	}
	let by = dice.pick(&[at.supplier, receiver]).unwrap();
	let other = if by == receiver { gain.by_supplier } else { gain.by_receiver };
	let measured = other.filter(|_| !dice.one_in(6)).or_else(|| dice.pick(&[0, 1_001, SYN, 10 * SYN]));
	(by, measured.filter(|_| by != receiver || !dice.one_in(4)))
}

/// Somebody measures a gain, pays one, or claims it.
fn share(dice: &mut Dice) -> Option<(u32, Op)> {
	let mut places = vec![];
	for (id, cycle, open) in OpenCycles::<Runtime>::iter() {
		places.extend((0u8..).zip(open.legs).filter(|(_, at)| at.gain.is_some()).map(|(leg, at)| (id, cycle, leg, at)));
	}
	let (cycle_contract, cycle, leg, at) = dice.pick(&places)?;
	let Receiver::Member(receiver) = at.receiver else { return None };
	if dice.one_in(6) {
		let claim = dice.pick(&[at.gain?.reserved, at.gain?.reserved / 2])?;
		return Some((account_of(at.supplier)?, Op::File(Obligation::Leg { cycle_contract, cycle, leg }, claim)));
	}
	let (by, measured) = confirmed(dice, &at, receiver);
	Some((account_of(by)?, Op::Confirm(cycle_contract, cycle, leg, measured)))
}

/// What a surety owes is rare, and does not stay for long.
fn is_anything_owed() -> bool {
	OpenCycles::<Runtime>::iter_values().any(|open| open.legs.iter().any(|at| at.state == LegState::Owed))
}

/// Who answers for a supplier that was replaced gets rid of its money, and later pays what it owes, or that one claims it.
fn owed(dice: &mut Dice) -> Option<(u32, Op)> {
	let mut places = vec![];
	for (id, cycle, open) in OpenCycles::<Runtime>::iter() {
		let legs = (0u8..).zip(open.legs);
		places.extend(legs.filter_map(|(leg, at)| Some((id, cycle, leg, at.state, at.supplier, at.surety?))));
	}
	if is_anything_owed() {
		places.retain(|(_, _, _, state, ..)| *state == LegState::Owed);
	}
	let (cycle_contract, cycle, leg, state, supplier, surety) = dice.pick(&places)?;
	if state == LegState::Replaced {
		let by = account_of(surety.by)?;
		return Some((by, Op::Transfer(dice.pick(&ACCOUNTS)?, free(by).saturating_sub(SYN))));
	}
	if dice.one_in(4) {
		return Some((account_of(surety.by)?, Op::Confirm(cycle_contract, cycle, leg, None)));
	}
	let owed = Obligation::Surety { cycle_contract, cycle, leg };
	if dice.one_in(6) {
		return Some((account_of(surety.by)?, Op::File(owed, 0)));
	}
	let claim = dice.pick(&[surety.amount, surety.amount / 2, surety.amount + 1])?;
	Some((account_of(supplier)?, Op::File(owed, claim)))
}

/// A signature for a substitute, where a supplier may be replaced: mostly one that is missing.
fn substitute(dice: &mut Dice) -> Option<(u32, Op)> {
	let mut places = vec![];
	for (id, cycle, open) in OpenCycles::<Runtime>::iter() {
		let reasons = (0..open.legs.len()).map(|leg| Cycles::replaceable(id, &open, &open.legs[leg]));
		places.extend((0u8..).zip(reasons).filter_map(|(leg, reason)| Some(((id, cycle), leg, reason?))));
	}
	// Most of them are vacant.
	let others: Vec<_> = places.iter().copied().filter(|(_, _, reason)| *reason != Reason::Vacant).collect();
	let (key, leg, reason) = dice.pick(&others).filter(|_| !dice.one_in(4)).or_else(|| dice.pick(&places))?;
	let open: Cycle<AccountId> = OpenCycles::<Runtime>::get(key.0, key.1)?;
	let at = &open.legs[usize::from(leg)];
	let receiver = match at.receiver {
		Receiver::Member(receiver) => receiver,
		Receiver::Consumers => open.organiser,
	};
	let proposal = at.proposal.filter(|one| one.until > era() && one.reason == reason && !dice.one_in(15));
	let (by, substitute) = match proposal {
		Some(one) => {
			let all =
				[(one.by_organiser, open.organiser), (one.by_receiver, receiver), (one.by_substitute, one.substitute)];
			let missing: Vec<u32> = all.into_iter().filter(|(has_signed, _)| !has_signed).map(|(_, by)| by).collect();
			(dice.pick(&missing)?, account_of(one.substitute)?)
		}
		None => (dice.pick(&[open.organiser, receiver])?, active(dice)),
	};
	let surety = Cycles::surety_now(&open, at).map_or(0, |(_, amount)| amount);
	let surety = if dice.one_in(15) { surety.saturating_sub(1) } else { surety + Balance::from(dice.below(2)) };
	let reason =
		if dice.one_in(25) { dice.pick(&[Reason::Disputed, Reason::Vacant, Reason::Leaving])? } else { reason };
	Some((account_of(by)?, Op::Replace { key, leg, substitute, reason, surety }))
}

/// What somebody may claim, to choose a claim.
trait Limits {
	fn limit(of: Obligation, by: u32) -> Balance;
}

impl<O: synergy_primitives::Obligations> Limits for O {
	fn limit(of: Obligation, by: u32) -> Balance {
		O::claimable(of, by).map_or(0, |claimable| claimable.limit)
	}
}
