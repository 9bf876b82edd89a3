//! Random calls about complaints that are open, and complaints about guarantees.

use super::{account_of, deals, guarantees, Dice, Op, ACCOUNTS};
use crate::kit::*;
use pallet_synergy_complaints::Phase;
use synergy_primitives::Obligation;

pub fn random(dice: &mut Dice) -> (u32, Op) {
	let open: Vec<u32> = pallet_synergy_complaints::Complaints::<Runtime>::iter()
		.filter(|(_, complaint)| complaint.is_open())
		.map(|(id, _)| id)
		.collect();
	let found = dice.pick(&open).and_then(|id| Some((id, complaint(id)?)));
	let Some((id, found)) = found.filter(|_| !dice.one_in(25)) else {
		if dice.one_in(2) {
			return deals::random(dice);
		}
		let Some((ward, guarantor)) = guarantees::edge(dice) else { return guarantees::transfer(dice) };
		let by = account_of(if dice.one_in(2) { ward } else { guarantor }).unwrap_or(0);
		return (by, Op::File(Obligation::Guarantee { guarantor, ward }, 0));
	};
	let complainer = account_of(found.complainer).unwrap_or(0);
	let accused = account_of(found.accused).unwrap_or(0);
	match (found.phase, dice.below(40)) {
		(_, 0) => (complainer, Op::Withdraw(id)),
		(_, 1) => (accused, Op::Settle(id, found.claim)),
		(_, 2) => (accused, Op::Settle(id, found.claim / 2)),
		(_, 3 | 4) => (complainer, Op::AcceptAward(id, found.offer.unwrap_or(1))),
		(Phase::Waiting { percent }, 5..=15) => {
			let by = if dice.one_in(2) { dice.pick(&[complainer, accused]) } else { dice.pick(&ACCOUNTS) };
			(by.unwrap_or(0), Op::AcceptAward(id, found.award(percent)))
		}
		(Phase::Waiting { .. }, 16..=22) => {
			let by = if dice.one_in(2) { dice.pick(&[complainer, accused]) } else { dice.pick(&ACCOUNTS) };
			(by.unwrap_or(0), Op::Appeal(id))
		}
		(Phase::Council, 5..=12) => (2_000, Op::Arbitrate(id, dice.pick(&[0, 33, 100]).unwrap())),
		_ => {
			let voters: Vec<u32> = ACCOUNTS
				.into_iter()
				.filter(|n| {
					let number = pallet_synergy_guarantees::Numbers::<Runtime>::get(who(*n));
					let standing = number.map(pallet_synergy_complaints::Standings::<Runtime>::get);
					standing.is_some_and(|standing| standing.reach(id).is_some())
				})
				.collect();
			let by = dice.pick(&voters).or_else(|| dice.pick(&ACCOUNTS)).unwrap_or(0);
			(by, Op::Vote(id, dice.pick(&[0, 50, 50, 100, 100, 100, 101, 17]).unwrap()))
		}
	}
}
