//! The open deals and proposals of one account (rules D1, R1).

use jsonrpsee::core::RpcResult;
use serde::Serialize;
use synergy_runtime::{
	opaque::Hash,
	reading::{DealPage, DealState, DealView},
};

use super::{
	budget::Budget,
	collecting::{collect, Collected},
};

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
pub fn search(block: Hash, budget: Budget, page: impl Fn(Option<u32>) -> RpcResult<DealPage>) -> RpcResult<Deals> {
	let rank = |deal: &DealView| (waits_for_answer(deal), deal.id);
	let found = collect(budget, rank, |cursor| page(cursor).map(|page| (page.deals, page.next)))?;
	let Collected { all: deals, pages, exhausted } = found;
	Ok(Deals { block, deals, pages, exhausted })
}

/// Whether others have proposed it to the account, as anybody may: of its own deals and proposals there are only a few (D1).
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

	#[test]
	fn a9_what_others_propose_comes_last() {
		let open = |id| deal(id, DealState::Open);
		let own = DealView { is_proposer: true, ..deal(8, DealState::Proposed) };
		let page = |cursor: Option<u32>| {
			Ok(match cursor {
				None => DealPage { deals: vec![deal(1, DealState::Proposed), open(9), own.clone()], next: Some(7) },
				Some(_) => DealPage { deals: vec![open(3)], next: None },
			})
		};
		let found = search(Hash::default(), Budget::new(1_000, 60_000, Wanted::default()), page).unwrap();
		assert_eq!(found.deals.iter().map(|deal| deal.id).collect::<Vec<_>>(), [3, 8, 9, 1]);
		assert_eq!((found.pages, found.exhausted), (2, false));
	}
}
