//! Random calls of the market: categories, listings, and deals from them.

use super::{account_of, active, amount, cycles, known, Dice, Op, ACCOUNTS};
use crate::{kit::*, plain::categories::FEDERATION};
use pallet_synergy_deals::{Delivery, Insured, Payment};
use pallet_synergy_guarantees::Status;
use pallet_synergy_listings::{Content, Kind, Listings as Board, Standing, Unit};
use synergy_primitives::Balance;

/// The categories that take part: three of genesis, then such as come and go.
pub const ALL_CATEGORIES: [u32; 7] = [31_005, 31_001, 178_602, 1, 2, 3, 4];

/// A random call and who signs it.
pub fn random(dice: &mut Dice) -> (u32, Op) {
	match dice.below(12) {
		0 | 1 => listing(dice),
		2 | 3 => deal_on(dice),
		4 | 5 => vouch(dice),
		_ => cycles::random(dice),
	}
}

/// Somebody vouches for a member that has too few guarantors, or such a member accepts: otherwise the market dies out.
fn vouch(dice: &mut Dice) -> (u32, Op) {
	let lacks = |n: &u32| {
		let found = known(*n).and_then(pallet_synergy_guarantees::Members::<Runtime>::get);
		found.is_some_and(|found| matches!(found.status, Status::Lapsing { .. } | Status::Candidate { .. }))
	};
	let short: Vec<u32> = ACCOUNTS.into_iter().filter(lacks).collect();
	let Some(ward) = dice.pick(&short) else { return listing(dice) };
	let pledges = pallet_synergy_guarantees::Pledges::<Runtime>::iter_key_prefix(who(ward));
	let guarantors: Vec<u32> = pledges.filter_map(account_of).collect();
	match dice.pick(&guarantors) {
		Some(guarantor) => (ward, Op::AcceptGuarantor(guarantor)),
		None => (active(dice), Op::Pledge(ward, member(ward).tier)),
	}
}

fn content(dice: &mut Dice, kind: Kind) -> Content {
	let quantity = dice.below(20);
	let categories = if dice.one_in(4) { &ALL_CATEGORIES[..] } else { &ALL_CATEGORIES[..2] };
	let payment = dice.pick(&[Payment::None, Payment::OnCompletion, Payment::Escrow]).unwrap();
	let standing = Standing {
		payment,
		term: dice.below(4) as u32,
		warranty: dice.below(3) as u32,
		insured: dice.pick(&[0, 20 * SYN, 10_000 * SYN]).unwrap(),
	};
	Content {
		quantity,
		least: 1 + dice.below(3).min(quantity),
		price: dice.pick(&[0, 1, 7, SYN, SYN, 5 * SYN]).unwrap(),
		until: era() + 1 + dice.below(12) as u32,
		club: dice.one_in(5).then_some(0),
		unit: if dice.one_in(40) { Unit::Other(Default::default()) } else { Unit::Kilogram },
		standing: dice.one_in(2).then_some(standing),
		..kit_content(kind, dice.pick(categories).unwrap())
	}
}

fn kit_content(kind: Kind, category: u32) -> Content {
	crate::kit::content(kind, category)
}

/// The federation changes the tree of categories; now and then somebody tries to who may not.
fn category(dice: &mut Dice) -> (u32, Op) {
	let by = if dice.one_in(10) { dice.pick(&ACCOUNTS).unwrap() } else { FEDERATION };
	let code = dice.pick(&ALL_CATEGORIES[2..]).unwrap();
	let parent = dice.pick(&ALL_CATEGORIES).filter(|_| !dice.one_in(4));
	(by, if dice.one_in(2) { Op::SetCategory(code, parent) } else { Op::RemoveCategory(code) })
}

pub fn listing(dice: &mut Dice) -> (u32, Op) {
	if dice.one_in(8) {
		return category(dice);
	}
	let ids: Vec<u32> = Board::<Runtime>::iter_keys().collect();
	let found = dice.pick(&ids).and_then(|id| Some((id, Board::<Runtime>::get(id)?)));
	let Some((id, found)) = found.filter(|_| ids.len() > 12 || !dice.one_in(2)) else {
		let kind = dice.pick(&[Kind::Offer, Kind::Offer, Kind::Request]).unwrap();
		if dice.one_in(3) {
			let kinds = [Kind::Offer, Kind::Request];
			let some = (0..dice.below(4)).filter_map(|_| dice.pick(&kinds).map(|kind| content(dice, kind))).collect();
			return (active(dice), Op::PublishMany(some));
		}
		return (active(dice), Op::Publish(content(dice, kind)));
	};
	let op = match dice.below(6) {
		0 => Op::Unpublish(id),
		1 if !found.is_paused => Op::Pause(id),
		1..=3 if found.is_paused => Op::Resume(id),
		_ => {
			let kind = if dice.one_in(20) { found.content.kind.other() } else { found.content.kind };
			Op::Update(id, content(dice, kind))
		}
	};
	(account_of(found.owner).unwrap_or(0), op)
}

/// Somebody wants what is on the board: mostly on the terms that the owner has signed, if it has.
fn deal_on(dice: &mut Dice) -> (u32, Op) {
	let ids: Vec<u32> = Board::<Runtime>::iter_keys().collect();
	let found = dice.pick(&ids).and_then(|id| Some((id, Board::<Runtime>::get(id)?.clone())));
	let Some((id, found)) = found else { return listing(dice) };
	let content = found.content;
	let to = account_of(found.owner).unwrap_or(0);
	let way = if content.kind == Kind::Offer { Delivery::Counterparty } else { Delivery::Proposer };
	let delivery = if dice.one_in(12) { Delivery::Both } else { way };
	let any = Payment::None;
	let payment = content.standing.map_or(any, |standing| standing.payment);
	let payment = if delivery == Delivery::Both { Payment::None } else { payment };
	let (term, warranty) = content.standing.map_or((2, 0), |standing| (standing.term, standing.warranty));
	let quantity = if dice.one_in(20) { 0 } else { 1 + dice.below(content.quantity.min(6)) };
	let price = content.price * Balance::from(quantity);
	let amount = if content.price == 0 { amount(dice) } else { price + Balance::from(dice.one_in(20)) };
	let op = Op::Propose {
		to,
		delivery,
		amount,
		payment,
		term: term + u32::from(dice.one_in(8)),
		warranty,
		insured: dice.one_in(6).then(Insured::default),
		portion: Some((if dice.one_in(20) { id + 1 } else { id }, quantity)),
		remark: dice.one_in(8),
	};
	let by = if dice.one_in(4) { dice.pick(&ACCOUNTS).unwrap() } else { active(dice) };
	(by, op)
}
