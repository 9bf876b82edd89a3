//! Random calls: mostly ones that may succeed, because they are about what is open and come from those concerned.

use crate::{kit::*, plain::cycles::Plan};
use pallet_synergy_complaints::Phase;
use pallet_synergy_deals::{Delivery, Insured, Payment, Side};
use pallet_synergy_guarantees::Kind;
use pallet_synergy_listings::Content;
use synergy_primitives::{Balance, Obligation, Tier};

/// A call. Accounts are named by number as in the kit, deals and complaints by theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Op {
	Transfer(u32, Balance),
	Pledge(u32, Tier),
	Unpledge(u32, u32),
	Apply(Tier, Vec<u32>),
	AcceptGuarantor(u32),
	Fund(u32, u32, Balance, Balance),
	Unfund(u32, u32),
	Revoke(u32),
	TopUp(u32),
	ChangeTier(Tier),
	Leave,
	Propose {
		to: u32,
		delivery: Delivery,
		amount: Balance,
		payment: Payment,
		term: u32,
		warranty: u32,
		insured: Option<Insured>,
		listing: Option<u32>,
	},
	Accept(u32),
	Refuse(u32),
	Complete(u32),
	Cancel(u32),
	CloseExpired(u32),
	AllowSetOff(bool),
	SetOff(Vec<u32>),
	File(Obligation, Balance),
	Withdraw(u32),
	Settle(u32, Balance),
	AcceptAward(u32, Balance),
	Vote(u32, u8),
	Appeal(u32),
	Arbitrate(u32, u8),
	Publish(Content),
	Update(u32, Content),
	Pause(u32),
	Resume(u32),
	Unpublish(u32),
	Draft(Plan, Option<u32>),
	Sign(u32),
	RefuseDraft(u32),
	Order(u32, u32, bool),
	CancelOrder(u32),
	Confirm(u32, u32, u8),
	Notice(u32),
}

/// A small random number generator (splitmix64), the same on every machine.
pub struct Dice(pub u64);

impl Dice {
	pub fn next(&mut self) -> u64 {
		self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
		let mut z = self.0;
		z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
		z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
		z ^ (z >> 31)
	}
	pub fn below(&mut self, n: u64) -> u64 {
		self.next() % n.max(1)
	}
	pub fn one_in(&mut self, n: u64) -> bool {
		self.below(n) == 0
	}
	pub fn pick<V: Clone>(&mut self, of: &[V]) -> Option<V> {
		of.get(self.below(of.len() as u64) as usize).cloned()
	}
}

pub const FOUNDERS: u32 = 12;
/// Who takes part: founders, five with money who are no members, two without money.
pub const ACCOUNTS: [u32; 19] =
	[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 1_000, 1_001, 1_002, 1_003, 1_004, 10_000, 10_001];
/// Who pays for others: few enough that nobody's offer ever has to make place.
const PAYERS: [u32; 3] = [0, 1_000, 1_001];

pub fn account_of(number: u32) -> Option<u32> {
	let account = <Guarantees as synergy_primitives::NumberOf<AccountId>>::account(number)?;
	ACCOUNTS.into_iter().find(|n| who(*n) == account)
}

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

pub fn amount(dice: &mut Dice) -> Balance {
	match dice.below(8) {
		0 => 1,
		1 => 7,
		2 => 10 * SYN,
		3 => 20 * SYN,
		4 => 200 * SYN,
		5 => 1 + Balance::from(dice.below(4_200 * SYN as u64)),
		_ => 1 + Balance::from(dice.below(60 * SYN as u64)),
	}
}

/// A random call and who signs it. `with_premiums`: also premiums, which the plain model does not know.
pub fn random(dice: &mut Dice, with_premiums: bool) -> (u32, Op) {
	let (by, op) = match dice.below(20) {
		0 => transfer(dice),
		1..=5 => guarantee(dice, with_premiums),
		6..=11 => trade(dice),
		_ => dispute(dice),
	};
	// Now and then somebody signs who has nothing to do with it.
	let by = if dice.one_in(15) { dice.pick(&ACCOUNTS).unwrap_or(by) } else { by };
	(by, op)
}

fn transfer(dice: &mut Dice) -> (u32, Op) {
	let (by, to) = (dice.pick(&ACCOUNTS).unwrap(), dice.pick(&ACCOUNTS).unwrap());
	// Sometimes nearly everything, so that payments fail; then it comes back from somebody rich.
	let value = match dice.below(6) {
		0 => free(by).saturating_sub(1),
		1 => free(by),
		2..=4 => free(by) / 3,
		_ => amount(dice),
	};
	(by, Op::Transfer(to, value))
}

fn guarantee(dice: &mut Dice, with_premiums: bool) -> (u32, Op) {
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
fn edge(dice: &mut Dice) -> Option<(u32, u32)> {
	let edges: Vec<(u32, u32, bool)> = pallet_synergy_guarantees::Guarantees::<Runtime>::iter()
		.flat_map(|(ward, edges)| edges.into_iter().map(move |e| (ward, e.guarantor, e.short_until.is_some())))
		.collect();
	let short: Vec<_> = edges.iter().copied().filter(|edge| edge.2).collect();
	let of = if !short.is_empty() && dice.one_in(2) { &short } else { &edges };
	dice.pick(of).map(|(ward, guarantor, _)| (ward, guarantor))
}

/// What is owed: deals, who owes and to whom.
fn debts() -> Vec<(u32, u32, u32)> {
	let all = pallet_synergy_deals::Deals::<Runtime>::iter();
	all.filter_map(|(id, deal)| deal.debt().map(|debt| (id, debt.debtor, debt.creditor))).collect()
}

/// A ring of debts, found by walking from creditor to creditor; or, if the walk does not come back, no ring.
fn set_off(dice: &mut Dice) -> Op {
	let debts = debts();
	let Some(first) = dice.pick(&debts) else { return Op::AllowSetOff(!dice.one_in(4)) };
	let mut walk = vec![first];
	while walk.len() < 8 && walk.last().is_some_and(|last| last.2 != first.1) {
		let next: Vec<_> =
			debts.iter().filter(|debt| debt.1 == walk[walk.len() - 1].2 && !walk.contains(debt)).copied().collect();
		let Some(next) = dice.pick(&next) else { break };
		walk.push(next);
	}
	Op::SetOff(walk.into_iter().map(|(id, _, _)| id).collect())
}

/// A payment on completion back to one to whom something is owed: so debts become rings.
fn counter_trade(dice: &mut Dice) -> Option<(u32, Op)> {
	let (_, debtor, creditor) = dice.pick(&debts())?;
	let (amount, payment) = (amount(dice), Payment::OnCompletion);
	let op = Op::Propose {
		to: account_of(creditor)?,
		delivery: Delivery::Proposer,
		amount,
		payment,
		term: dice.below(4) as u32,
		warranty: 0,
		insured: Some(Insured::default()),
		listing: None,
	};
	Some((account_of(debtor)?, op))
}

fn trade(dice: &mut Dice) -> (u32, Op) {
	if dice.one_in(10) {
		return (dice.pick(&ACCOUNTS).unwrap(), set_off(dice));
	}
	if dice.one_in(12) {
		if let Some(counter) = counter_trade(dice) {
			return counter;
		}
	}
	let ids: Vec<u32> = pallet_synergy_deals::Deals::<Runtime>::iter_keys().collect();
	if ids.len() < 40 && dice.one_in(3) {
		return propose(dice);
	}
	let Some((id, found)) = dice.pick(&ids).and_then(|id| Some((id, deal(id)?))) else { return propose(dice) };
	let [one, other] = found.members().map(|number| account_of(number).unwrap_or(0));
	let either = if dice.one_in(2) { one } else { other };
	match (found.state, dice.below(8)) {
		(pallet_synergy_deals::State::Proposed, 0) => (other, Op::Refuse(id)),
		(pallet_synergy_deals::State::Proposed, 1) => (one, Op::Cancel(id)),
		(pallet_synergy_deals::State::Proposed, _) => (other, Op::Accept(id)),
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
	(by, Op::Propose { to, delivery, amount, payment, term, warranty, insured, listing: None })
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

fn dispute(dice: &mut Dice) -> (u32, Op) {
	let open: Vec<u32> = pallet_synergy_complaints::Complaints::<Runtime>::iter()
		.filter(|(_, complaint)| complaint.is_open())
		.map(|(id, _)| id)
		.collect();
	let found = dice.pick(&open).and_then(|id| Some((id, complaint(id)?)));
	let Some((id, found)) = found.filter(|_| !dice.one_in(25)) else {
		if dice.one_in(2) {
			return trade(dice);
		}
		let Some((ward, guarantor)) = edge(dice) else { return transfer(dice) };
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

/// The call of the runtime.
pub fn runtime_call(op: &Op) -> RuntimeCall {
	use pallet_synergy_complaints::Call as C;
	use pallet_synergy_deals::Call as D;
	use pallet_synergy_guarantees::Call as G;
	match op.clone() {
		Op::Transfer(to, value) => {
			pallet_balances::Call::transfer_allow_death { dest: sp_runtime::MultiAddress::Id(who(to)), value }.into()
		}
		Op::Pledge(ward, tier) => G::pledge { ward: who(ward), tier }.into(),
		Op::Unpledge(guarantor, ward) => G::unpledge { guarantor: who(guarantor), ward: who(ward) }.into(),
		Op::Apply(tier, guarantors) => {
			let guarantors = guarantors.into_iter().map(who).collect::<Vec<_>>().try_into().unwrap();
			G::apply { club: 0, tier, kind: Kind::Person, guarantors }.into()
		}
		Op::AcceptGuarantor(guarantor) => G::accept_guarantor { guarantor: who(guarantor) }.into(),
		Op::Fund(guarantor, ward, amount, premium) => {
			G::fund { guarantor: who(guarantor), ward: who(ward), amount, premium }.into()
		}
		Op::Unfund(guarantor, ward) => G::unfund { guarantor: who(guarantor), ward: who(ward) }.into(),
		Op::Revoke(ward) => G::revoke { ward: who(ward) }.into(),
		Op::TopUp(ward) => G::top_up { ward: who(ward) }.into(),
		Op::ChangeTier(tier) => G::change_tier { tier }.into(),
		Op::Leave => G::leave {}.into(),
		Op::Propose { to, delivery, amount, payment, term, warranty, insured, listing } => D::propose {
			counterparty: who(to),
			delivery,
			amount,
			due: era() + term,
			warranty,
			text: Default::default(),
			listing,
			payment,
			insured,
		}
		.into(),
		Op::Accept(deal) => D::accept { deal }.into(),
		Op::Refuse(deal) => D::refuse { deal }.into(),
		Op::Complete(deal) => D::complete { deal }.into(),
		Op::Cancel(deal) => D::cancel { deal }.into(),
		Op::CloseExpired(deal) => D::close_expired { deal }.into(),
		Op::AllowSetOff(allowed) => D::allow_set_off { allowed }.into(),
		Op::SetOff(ring) => D::set_off { ring: ring.try_into().unwrap() }.into(),
		Op::File(obligation, claim) => C::file { obligation, claim }.into(),
		Op::Withdraw(complaint) => C::withdraw { complaint }.into(),
		Op::Settle(complaint, amount) => C::settle { complaint, amount }.into(),
		Op::AcceptAward(complaint, amount) => C::accept { complaint, amount }.into(),
		Op::Vote(complaint, percent) => C::vote { complaint, percent }.into(),
		Op::Appeal(complaint) => C::appeal { complaint }.into(),
		Op::Arbitrate(complaint, percent) => C::arbitrate { complaint, percent }.into(),
		op => crate::ops_market::runtime_call(op),
	}
}
