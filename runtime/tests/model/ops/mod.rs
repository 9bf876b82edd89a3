//! Random calls: mostly ones that may succeed, because they are about what is open and come from those concerned.

mod calls;
mod cycles;
mod deals;
mod disputes;
mod drafts;
mod guarantees;
mod market;

pub use calls::runtime_call;
pub use drafts::plan_of;
pub use market::ALL_CATEGORIES;

use crate::{kit::*, plain::cycles::Plan};
use pallet_synergy_cycles::Reason;
use pallet_synergy_deals::{Delivery, Insured, Payment};
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
		/// Of which listing, and how much of it.
		portion: Option<(u32, u64)>,
		/// Whether there is a text with it.
		remark: bool,
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
	PublishMany(Vec<Content>),
	SetCategory(u32, Option<u32>),
	RemoveCategory(u32),
	Update(u32, Content),
	Pause(u32),
	Resume(u32),
	Unpublish(u32),
	Draft(Plan, Option<u32>),
	Sign(u32),
	RefuseDraft(u32),
	Order(u32, u32, bool),
	CancelOrder(u32),
	Confirm(u32, u32, u8, Option<Balance>),
	Replace {
		key: (u32, u32),
		leg: u8,
		substitute: u32,
		reason: Reason,
		surety: Balance,
	},
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
pub fn account_of(number: u32) -> Option<u32> {
	let account = <Guarantees as synergy_primitives::NumberOf<AccountId>>::account(number)?;
	ACCOUNTS.into_iter().find(|n| who(*n) == account)
}

/// Somebody who may open something new; if nobody may, anybody.
fn active(dice: &mut Dice) -> u32 {
	let may_open = |n: &u32| {
		known(*n).is_some_and(|number| {
			<Guarantees as synergy_primitives::People<AccountId>>::ensure_may_open(number).is_ok()
		})
	};
	let active: Vec<u32> = ACCOUNTS.into_iter().filter(may_open).collect();
	dice.pick(&active).or_else(|| dice.pick(&ACCOUNTS)).unwrap_or(0)
}

/// The number of an account, if it has one.
fn known(n: u32) -> Option<u32> {
	pallet_synergy_guarantees::Numbers::<Runtime>::get(who(n))
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

/// A random call and who signs it; in a third of all cases one of the market. `with_premiums`: also premiums, which the plain
/// model does not know.
pub fn random(dice: &mut Dice, with_premiums: bool) -> (u32, Op) {
	// There are times when nobody has money.
	let is_crisis = era() % 24 < 6 && dice.one_in(3);
	let (by, op) = match (dice.below(3), dice.below(20)) {
		_ if is_crisis => deals::credit(dice),
		(0, _) => market::random(dice),
		(_, 0) => guarantees::transfer(dice),
		(_, 1..=5) => guarantees::random(dice, with_premiums),
		(_, 6..=11) => deals::random(dice),
		_ => disputes::random(dice),
	};
	// Now and then somebody signs who has nothing to do with it.
	let by = if dice.one_in(15) { dice.pick(&ACCOUNTS).unwrap_or(by) } else { by };
	(by, op)
}

impl Op {
	/// Whether it is a call of the market: about categories, listings or cycle contracts, or a deal on a listing.
	pub fn is_of_market(&self) -> bool {
		match self {
			Op::Propose { portion, .. } => portion.is_some(),
			Op::Publish(_) | Op::PublishMany(_) | Op::Update(..) | Op::Pause(_) | Op::Resume(_) | Op::Unpublish(_) => {
				true
			}
			Op::SetCategory(..) | Op::RemoveCategory(_) | Op::Draft(..) | Op::Sign(_) | Op::RefuseDraft(_) => true,
			Op::Order(..) | Op::CancelOrder(_) | Op::Confirm(..) | Op::Replace { .. } | Op::Notice(_) => true,
			Op::File(Obligation::Leg { .. } | Obligation::Order { .. } | Obligation::Surety { .. }, _) => true,
			_ => false,
		}
	}
}
