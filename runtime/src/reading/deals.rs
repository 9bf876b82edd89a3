//! The open deals of an account, as it sees them (D1, R1).

use alloc::{string::String, vec::Vec};
use codec::{Decode, Encode};
use pallet_synergy_deals::{Deal, Deals as OpenDeals, Payment, Side, State};
use pallet_synergy_guarantees::Numbers;
use scale_info::TypeInfo;
use serde::Serialize;
use synergy_primitives::{Balance, DealId, EraIndex, MemberIndex, NumberOf, Portion};

use super::market::{text as words, MAX_PAGE};
use crate::{AccountId, Guarantees, Runtime};

/// Most entries of storage that a page looks at.
const LOOKED_AT: usize = 1_000;

/// A deal, or a proposal, as one of its two sides sees it (D1).
#[derive(Encode, Decode, TypeInfo, Serialize, Clone, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct DealView {
	/// Its number.
	pub id: DealId,
	/// The account of the other side.
	pub other: Option<AccountId>,
	/// The number of the other side.
	pub member: MemberIndex,
	/// Whether this side has proposed it.
	pub is_proposer: bool,
	/// Whether this side delivers.
	pub delivers: bool,
	/// Whether the other side delivers.
	pub receives: bool,
	/// What it is worth, in units.
	pub amount: Balance,
	/// How it is paid.
	pub payment: Payment,
	/// The era in which it is to be fulfilled at the latest.
	pub due: EraIndex,
	/// For how many eras after completion the delivery may still be complained of.
	pub warranty: u32,
	/// What it is about. What is no text is written in hexadecimal digits.
	pub text: String,
	/// Of which listing it is, and how much of it, if it comes from one (L2).
	pub portion: Option<Portion>,
	/// How far it is.
	pub state: State,
	/// The boundary at which a proposal expires, silence counts as having received, or the warranty ends.
	pub until: EraIndex,
	/// What this side still has at risk in it, in units (D2).
	pub reserved: Balance,
	/// What the other side still has at risk in it, in units.
	pub reserved_by_other: Balance,
	/// What is still held in escrow, in units.
	pub escrow: Balance,
}

/// A page of the deals of an account.
#[derive(Encode, Decode, TypeInfo, Serialize, Clone, Debug, Default, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct DealPage {
	/// The deals and proposals, in the order of the storage.
	pub deals: Vec<DealView>,
	/// The cursor of the next page; none after the last one.
	pub next: Option<DealId>,
}

/// The open deals and proposals of an account, behind `cursor` in the storage.
pub fn deals_of(account: AccountId, cursor: Option<DealId>, limit: u32) -> DealPage {
	let Some(member) = Numbers::<Runtime>::get(&account) else { return DealPage::default() };
	let limit = limit.clamp(1, MAX_PAGE) as usize;
	let all = match cursor {
		Some(id) => OpenDeals::<Runtime>::iter_from(OpenDeals::<Runtime>::hashed_key_for(id)),
		None => OpenDeals::<Runtime>::iter(),
	};
	let (mut deals, mut looked_at) = (Vec::new(), 0usize);
	for (id, deal) in all {
		looked_at = looked_at.saturating_add(1);
		deals.extend(deal.side(member).map(|side| view(id, &deal, side)));
		if deals.len() >= limit || looked_at >= LOOKED_AT {
			return DealPage { deals, next: Some(id) };
		}
	}
	DealPage { deals, next: None }
}

fn view(id: DealId, deal: &Deal, side: Side) -> DealView {
	let (terms, other) = (&deal.terms, side.other());
	DealView {
		id,
		other: Guarantees::account(deal.member(other)),
		member: deal.member(other),
		is_proposer: side == Side::Proposer,
		delivers: terms.delivers(side),
		receives: terms.delivers(other),
		amount: terms.amount,
		payment: terms.payment,
		due: terms.due,
		warranty: terms.warranty,
		text: words(&terms.text),
		portion: deal.portion(),
		state: deal.state,
		until: deal.until,
		reserved: deal.reserved.of(side),
		reserved_by_other: deal.reserved.of(other),
		escrow: deal.escrow,
	}
}
