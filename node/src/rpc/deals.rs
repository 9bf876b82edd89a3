//! Looking through the deals of all for those of one account (rules D1, R1): page by page, as the runtime gives them.

use jsonrpsee::core::RpcResult;
use serde::Serialize;
use synergy_runtime::{
	opaque::Hash,
	reading::{DealPage, DealState, DealView},
};

use super::budget::Budget;

/// Most deals in an answer: anybody may propose some to anybody.
const MOST_DEALS: usize = 1_000;

/// What a search for the deals of an account has found.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Deals {
	/// The block whose state was searched.
	pub block: Hash,
	/// Its deals and proposals, the oldest first; last those that only wait for its answer.
	pub deals: Vec<DealView>,
	/// How many pages of the deals of all were looked at.
	pub pages: usize,
	/// Whether there may be more: the search was given up, or has found as many as are told.
	pub exhausted: bool,
}

/// The open deals and proposals of an account, as far as the budget goes: each page is a step. `page` tells what the one behind
/// a cursor has.
pub fn search(block: Hash, mut budget: Budget, page: impl Fn(Option<u32>) -> RpcResult<DealPage>) -> RpcResult<Deals> {
	let (mut deals, mut pages, mut cursor, mut exhausted) = (Vec::new(), 0usize, None, false);
	while budget.spend() {
		let found = page(cursor)?;
		pages = pages.saturating_add(1);
		deals.extend(found.deals);
		deals.sort_by_key(|deal: &DealView| (waits_for_answer(deal), deal.id));
		exhausted |= deals.len() > MOST_DEALS;
		deals.truncate(MOST_DEALS);
		cursor = found.next;
		if cursor.is_none() {
			return Ok(Deals { block, deals, pages, exhausted });
		}
	}
	Ok(Deals { block, deals, pages, exhausted: true })
}

/// Whether others have proposed it to the account: of its own deals and proposals there are only a few (D1).
fn waits_for_answer(deal: &DealView) -> bool {
	deal.state == DealState::Proposed && !deal.is_proposer
}

#[cfg(test)]
mod tests {
	use super::{super::budget::Wanted, *};
	use synergy_runtime::reading::Payment;

	fn deal(id: u32, state: DealState) -> DealView {
		DealView {
			id,
			other: None,
			member: 7,
			is_proposer: false,
			delivers: true,
			receives: false,
			amount: 5,
			payment: Payment::Escrow,
			due: 9,
			warranty: 0,
			text: String::new(),
			portion: None,
			state,
			until: 12,
			reserved: 5,
			reserved_by_other: 0,
			escrow: 5,
		}
	}

	fn open(id: u32) -> DealView {
		deal(id, DealState::Open)
	}

	/// Three pages, in no order: a deal and two proposals, one of its own; nothing; a deal.
	fn page(cursor: Option<u32>) -> RpcResult<DealPage> {
		let own = DealView { is_proposer: true, ..deal(8, DealState::Proposed) };
		Ok(match cursor {
			None => DealPage { deals: vec![deal(1, DealState::Proposed), open(9), own], next: Some(40) },
			Some(40) => DealPage { deals: vec![], next: Some(7) },
			Some(7) => DealPage { deals: vec![open(3)], next: None },
			other => panic!("{other:?} is no cursor"),
		})
	}

	fn searched(nodes: u32, millis: u64) -> (Vec<u32>, usize, bool) {
		let budget = Budget::new(nodes, millis, Wanted::default());
		let Deals { deals, pages, exhausted, .. } = search(Hash::default(), budget, page).unwrap();
		(deals.iter().map(|deal| deal.id).collect(), pages, exhausted)
	}

	#[test]
	fn r1_finds_the_deals_of_all_pages_and_what_others_propose_last() {
		assert_eq!(searched(1_000, 60_000), (vec![3, 8, 9, 1], 3, false));
	}

	#[test]
	fn r1_says_that_it_has_not_looked_at_all() {
		assert_eq!(searched(2, 60_000), (vec![8, 9, 1], 2, true));
		assert!(!searched(3, 60_000).2, "the last step has ended it");
		assert_eq!(searched(1_000, 0), (vec![], 0, true));
	}

	#[test]
	fn r1_ends_when_nobody_waits_any_more() {
		let wanted = Wanted::default();
		let budget = Budget::new(1_000, 60_000, wanted.clone());
		let outcome = search(Hash::default(), budget, |cursor| {
			wanted.give_up();
			page(cursor)
		});
		let Deals { pages, exhausted, .. } = outcome.unwrap();
		assert_eq!((pages, exhausted), (1, true));
	}

	#[test]
	fn a9_what_others_propose_hides_no_deal() {
		let flood = |cursor: Option<u32>| {
			let first = cursor.unwrap_or(0);
			let proposed = (first..first + 100).map(|id| deal(id, DealState::Proposed)).collect();
			let last = DealPage { deals: vec![open(5_000)], next: None };
			Ok(if first < 1_200 { DealPage { deals: proposed, next: Some(first + 100) } } else { last })
		};
		let Deals { deals, exhausted, .. } =
			search(Hash::default(), Budget::new(1_000, 60_000, Wanted::default()), flood).unwrap();
		assert_eq!((deals.len(), deals[0].id, exhausted), (MOST_DEALS, 5_000, true));
	}
}
