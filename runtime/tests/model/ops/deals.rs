//! Random calls about deals and set-off.

use super::{account_of, amount, Dice, Op, ACCOUNTS};
use crate::kit::*;
use pallet_synergy_deals::{Deal, Delivery, Insured, Payment, Side, State};
use synergy_primitives::{Balance, Obligation};

/// Who trades on credit.
const ON_CREDIT: [u32; 3] = [3, 6, 9];

/// What is owed: deals, who owes and to whom.
fn debts() -> Vec<(u32, u32, u32)> {
	let all = pallet_synergy_deals::Deals::<Runtime>::iter();
	all.filter_map(|(id, deal)| deal.debt().map(|debt| (id, debt.debtor, debt.creditor))).collect()
}

/// Of some debts, found by walking from creditor to creditor, those that form a ring; or, if no walk comes back, no ring.
fn set_off(dice: &mut Dice) -> (u32, Op) {
	let (debts, by) = (debts(), dice.pick(&ACCOUNTS).unwrap());
	let Some((_, debtor, _)) = dice.pick(&debts) else { return (by, Op::AllowSetOff(!dice.one_in(4))) };
	if dice.one_in(4) {
		return (account_of(debtor).unwrap_or(by), Op::AllowSetOff(!dice.one_in(8)));
	}
	let walks: Vec<Vec<(u32, u32, u32)>> = (0..8).map(|_| walk(dice, &debts, 8)).collect();
	let ring = walks.iter().find(|walk| walk.last().map(|last| last.2) == walk.first().map(|first| first.1));
	(by, Op::SetOff(ring.unwrap_or(&walks[0]).iter().map(|(id, _, _)| *id).collect()))
}

/// Some debts, each creditor the next debtor, until they come back to the first one.
fn walk(dice: &mut Dice, debts: &[(u32, u32, u32)], most: usize) -> Vec<(u32, u32, u32)> {
	let Some(first) = dice.pick(debts) else { return vec![] };
	let mut walk = vec![first];
	while walk.len() < most && walk[walk.len() - 1].2 != first.1 {
		let from = walk[walk.len() - 1].2;
		let next: Vec<_> = debts.iter().filter(|debt| debt.1 == from && !walk.contains(debt)).copied().collect();
		let Some(next) = dice.pick(&next) else { break };
		walk.push(next);
	}
	walk
}

/// A payment on completion back to one to whom something is owed, or to whose debtor: so debts become rings.
fn counter_trade(dice: &mut Dice) -> Option<(u32, Op)> {
	let most = 1 + dice.below(3) as usize;
	let walk = walk(dice, &debts(), most);
	let (debtor, creditor) = (walk.first()?.1, walk.last()?.2);
	let (amount, payment) = (amount(dice), Payment::OnCompletion);
	let op = Op::Propose {
		to: account_of(creditor)?,
		delivery: Delivery::Proposer,
		amount,
		payment,
		term: dice.below(4) as u32,
		warranty: 0,
		insured: Some(Insured::default()),
		portion: None,
		remark: false,
	};
	Some((account_of(debtor)?, op))
}

/// Some trade on credit among each other: they allow set-off, part with their money, acknowledge the delivery, and owe.
pub fn credit(dice: &mut Dice) -> (u32, Op) {
	let (debts, deals) = (debts(), pallet_synergy_deals::Deals::<Runtime>::iter());
	let between = |deal: Deal| {
		let payer = account_of(deal.member(deal.terms.payer()?))?;
		let [_, other] = deal.members().map(|number| account_of(number).unwrap_or(0));
		let is_on_credit = deal.terms.payment == Payment::OnCompletion && ON_CREDIT.contains(&payer);
		is_on_credit.then_some((deal.state, payer, other, deal.terms.amount))
	};
	let waiting: Vec<_> = deals.filter_map(|(id, deal)| Some((id, between(deal)?))).collect();
	let waiting: Vec<_> = waiting.into_iter().filter(|(_, deal)| deal.0 != State::Unpaid).collect();
	if debts.len() > 1 && dice.one_in(3) {
		return set_off(dice);
	}
	match dice.pick(&waiting).filter(|_| waiting.len() > 2) {
		Some((id, (State::Proposed, _, other, _))) => (other, Op::Accept(id)),
		Some((_, (_, payer, _, _))) if !member(payer).allows_set_off => (payer, Op::AllowSetOff(true)),
		Some((_, (_, payer, _, price))) if free(payer) > price => {
			(payer, Op::Transfer(dice.pick(&ACCOUNTS).unwrap(), free(payer) - price / 2))
		}
		Some((id, (_, payer, _, _))) => (payer, Op::Complete(id)),
		None => {
			let counter = if dice.one_in(3) { counter_trade(dice) } else { None };
			// Each buys of the next one, so that there are rings of three.
			let place = dice.below(3) as usize;
			let (by, to) = (ON_CREDIT[place], ON_CREDIT[(place + 1) % 3]);
			let (delivery, payment, insured) =
				(Delivery::Counterparty, Payment::OnCompletion, Some(Insured::default()));
			let (amount, term) = (1 + amount(dice) % (10 * SYN), 1 + dice.below(6) as u32);
			counter.unwrap_or((
				by,
				Op::Propose { to, delivery, amount, payment, term, warranty: 0, insured, portion: None, remark: false },
			))
		}
	}
}

pub fn random(dice: &mut Dice) -> (u32, Op) {
	match dice.below(24) {
		0 | 1 => return set_off(dice),
		2 | 3 => {
			if let Some(counter) = counter_trade(dice) {
				return counter;
			}
		}
		_ => (),
	}
	let ids: Vec<u32> = pallet_synergy_deals::Deals::<Runtime>::iter_keys().collect();
	if ids.len() < 40 && dice.one_in(3) {
		return propose(dice);
	}
	let Some((id, found)) = dice.pick(&ids).and_then(|id| Some((id, deal(id)?))) else { return propose(dice) };
	let [one, other] = found.members().map(|number| account_of(number).unwrap_or(0));
	let either = if dice.one_in(2) { one } else { other };
	match (found.state, dice.below(8)) {
		(State::Proposed, 0) => (other, Op::Refuse(id)),
		(State::Proposed, 1) => (one, Op::Cancel(id)),
		(State::Proposed, _) => (other, Op::Accept(id)),
		(_, 2..=5) if found.wants_cancel.of(Side::Proposer).is_some() => (other, Op::Cancel(id)),
		(_, 2..=5) if found.wants_cancel.of(Side::Counterparty).is_some() => (one, Op::Cancel(id)),
		(_, 0) => (either, Op::Cancel(id)),
		(_, 1) => (either, Op::CloseExpired(id)),
		(_, 2 | 3) => (either, Op::Complete(id)),
		_ => file_on(dice, id),
	}
}

fn propose(dice: &mut Dice) -> (u32, Op) {
	let (by, to) = (dice.pick(&ACCOUNTS).unwrap(), dice.pick(&ACCOUNTS).unwrap());
	let delivery = dice.pick(&[Delivery::Proposer, Delivery::Counterparty, Delivery::Both]).unwrap();
	let payment = match delivery {
		Delivery::Both if !dice.one_in(10) => Payment::None,
		_ => dice.pick(&[Payment::None, Payment::OnCompletion, Payment::Escrow]).unwrap(),
	};
	// Mostly what the capacity allows.
	let room = pallet_synergy_guarantees::Numbers::<Runtime>::get(who(by)).map_or(0, |_| capacity(by).min(300 * SYN));
	let amount = if dice.one_in(3) { amount(dice) } else { (room / Balance::from(1 + dice.below(4))).max(1) };
	let part = |dice: &mut Dice| Balance::from(dice.below(amount.min(u64::MAX.into()) as u64 + 1));
	let insured = match dice.below(3) {
		0 => Some(Insured {
			proposer: if payment == Payment::Escrow && delivery == Delivery::Counterparty { 0 } else { part(dice) },
			counterparty: if payment == Payment::Escrow && delivery == Delivery::Proposer { 0 } else { part(dice) },
		}),
		1 => Some(Insured::default()),
		_ => None,
	};
	let term = if dice.one_in(20) { 80 + dice.below(20) as u32 } else { dice.below(4) as u32 };
	let warranty = if dice.one_in(2) { 0 } else { dice.below(4) as u32 };
	(by, Op::Propose { to, delivery, amount, payment, term, warranty, insured, portion: None, remark: false })
}

fn file_on(dice: &mut Dice, id: u32) -> (u32, Op) {
	let Some(found) = deal(id) else { return propose(dice) };
	// With many complaints open everybody is suspended and little else happens.
	let open = pallet_synergy_complaints::Complaints::<Runtime>::iter_keys().count();
	if open > 3 && !dice.one_in(4) {
		let by = account_of(dice.pick(&found.members()).unwrap_or(0)).unwrap_or(0);
		return (by, Op::Complete(id));
	}
	let side = if dice.one_in(2) { Side::Proposer } else { Side::Counterparty };
	let by = account_of(found.member(side)).unwrap_or(0);
	let limit = found.limit(side);
	let claim = match dice.below(6) {
		0 => 0,
		1 => limit + 1,
		2 => limit / 3,
		_ => limit,
	};
	(by, Op::File(Obligation::Deal(id), claim))
}
