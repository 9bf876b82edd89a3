//! Random calls about guarantees and membership, and transfers.

use super::{account_of, amount, Dice, Op, ACCOUNTS};
use crate::kit::*;
use synergy_primitives::Tier;

/// Who pays for others: few enough that nobody's offer ever has to make place.
const PAYERS: [u32; 3] = [0, 1_000, 1_001];

fn tier(dice: &mut Dice) -> Tier {
	[Tier::T10, Tier::T10, Tier::T100, Tier::T100, Tier::T2100][dice.below(5) as usize]
}

/// Mostly the tier that the ward needs.
fn fitting_tier(dice: &mut Dice, ward: u32) -> Tier {
	let number = pallet_synergy_guarantees::Numbers::<Runtime>::get(who(ward));
	let found = number.and_then(pallet_synergy_guarantees::Members::<Runtime>::get);
	match found {
		Some(member) if !dice.one_in(4) => member.tier,
		_ => tier(dice),
	}
}

/// Sometimes nearly everything, so that payments fail; then it comes back from somebody rich.
pub fn transfer(dice: &mut Dice) -> (u32, Op) {
	let (by, to) = (dice.pick(&ACCOUNTS).unwrap(), dice.pick(&ACCOUNTS).unwrap());
	let value = match dice.below(6) {
		0 => free(by).saturating_sub(1),
		1 => free(by),
		2..=4 => free(by) / 3,
		_ => amount(dice),
	};
	(by, Op::Transfer(to, value))
}

pub fn random(dice: &mut Dice, with_premiums: bool) -> (u32, Op) {
	let pledges: Vec<(AccountId, u32)> = pallet_synergy_guarantees::Pledges::<Runtime>::iter_keys().collect();
	let pledge = dice
		.pick(&pledges)
		.and_then(|(ward, guarantor)| Some((ACCOUNTS.into_iter().find(|n| who(*n) == ward)?, account_of(guarantor)?)));
	let edge = edge(dice).and_then(|(ward, guarantor)| Some((account_of(ward)?, account_of(guarantor)?)));
	let (by, other) = (dice.pick(&ACCOUNTS).unwrap(), dice.pick(&ACCOUNTS).unwrap());
	let (ward, guarantor) = edge.unwrap_or((by, other));
	match (dice.below(16), pledge) {
		(0..=3, Some((ward, guarantor))) => (ward, Op::AcceptGuarantor(guarantor)),
		(0..=3, None) | (4..=6, _) => (by, Op::Pledge(other, fitting_tier(dice, other))),
		(7, Some((ward, guarantor))) => {
			let payer = dice.pick(&PAYERS).unwrap();
			(dice.pick(&[ward, guarantor, payer]).unwrap(), Op::Unpledge(guarantor, ward))
		}
		(8 | 9, _) => {
			let ours = pledges.iter().filter(|(ward, _)| *ward == who(by));
			let guarantors: Vec<u32> = ours.filter_map(|(_, number)| account_of(*number)).take(8).collect();
			let tier = if dice.one_in(2) { Tier::T10 } else { tier(dice) };
			(by, Op::Apply(tier, guarantors))
		}
		(10, _) => {
			let premium = if with_premiums { amount(dice) } else { 0 };
			let (ward, guarantor) = if dice.one_in(2) { (ward, guarantor) } else { (by, other) };
			let payer = dice.pick(&PAYERS).unwrap();
			(payer, Op::Fund(guarantor, ward, amount(dice), premium))
		}
		(11, _) => {
			let offers: Vec<_> = pallet_synergy_guarantees::Fundings::<Runtime>::iter_keys().collect();
			let find = |account: AccountId| ACCOUNTS.into_iter().find(|n| who(*n) == account).unwrap_or(0);
			match dice.pick(&offers) {
				Some((ward, guarantor)) => (dice.pick(&PAYERS).unwrap(), Op::Unfund(find(guarantor), find(ward))),
				None => (by, Op::Leave),
			}
		}
		(12, _) if dice.one_in(6) => (guarantor, Op::Revoke(ward)),
		(12 | 13, _) => (guarantor, Op::TopUp(ward)),
		(14, _) => match dice.below(3) {
			0 => (by, Op::Leave),
			_ => (by, Op::ChangeTier(tier(dice))),
		},
		(_, _) => {
			// A guarantor raises what it gives.
			(guarantor, Op::Pledge(ward, tier(dice)))
		}
	}
}

/// A ward and one of its guarantors, by number; sometimes one whose deposit was drawn on.
pub fn edge(dice: &mut Dice) -> Option<(u32, u32)> {
	let edges: Vec<(u32, u32, bool)> = pallet_synergy_guarantees::Guarantees::<Runtime>::iter()
		.flat_map(|(ward, edges)| edges.into_iter().map(move |e| (ward, e.guarantor, e.short_until.is_some())))
		.collect();
	let short: Vec<_> = edges.iter().copied().filter(|edge| edge.2).collect();
	let of = if !short.is_empty() && dice.one_in(2) { &short } else { &edges };
	dice.pick(of).map(|(ward, guarantor, _)| (ward, guarantor))
}
