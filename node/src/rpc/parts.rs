//! The cycle contracts and drafts in which one account has a part (rules K1, K2, R1).

use jsonrpsee::core::RpcResult;
use serde::Serialize;
use synergy_runtime::{
	opaque::Hash,
	reading::{PartPage, PartView},
};

use super::{
	budget::Budget,
	collecting::{collect, Collected},
};

/// What a search for the cycle contracts of an account has found.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Parts {
	/// The block whose state was searched.
	pub block: Hash,
	/// Those in which it has a part, the oldest first; last the drafts that only wait for its signature.
	pub cycle_contracts: Vec<PartView>,
	/// How many pages of the cycle contracts of all were looked at.
	pub pages: usize,
	/// Whether there may be more: the search was given up, or has found as many as are told.
	pub exhausted: bool,
}

/// The cycle contracts and drafts in which an account has a part, as far as the budget goes: each page is a step. `page` tells
/// what the one behind a cursor has.
pub fn search(block: Hash, budget: Budget, page: impl Fn(Option<u32>) -> RpcResult<PartPage>) -> RpcResult<Parts> {
	// Anybody may name anybody in a draft.
	let rank = |part: &PartView| (part.has_to_sign, part.id);
	let found = collect(budget, rank, |cursor| page(cursor).map(|page| (page.cycle_contracts, page.next)))?;
	let Collected { all: cycle_contracts, pages, exhausted } = found;
	Ok(Parts { block, cycle_contracts, pages, exhausted })
}

#[cfg(test)]
mod tests {
	use super::{super::budget::Wanted, *};
	use synergy_runtime::reading::CycleContractStage;

	fn part(id: u32, has_to_sign: bool) -> PartView {
		PartView {
			id,
			product: String::new(),
			stage: CycleContractStage::Refused,
			organises: false,
			has_to_sign,
			has_signed: false,
			delivers: vec![0],
			receives: vec![],
			open_legs: vec![],
			orders: vec![],
			standing: None,
		}
	}

	#[test]
	fn a9_drafts_in_which_others_have_named_it_come_last() {
		let page = |cursor: Option<u32>| {
			Ok(match cursor {
				None => PartPage { cycle_contracts: vec![part(1, true), part(9, false)], next: Some(7) },
				Some(_) => PartPage { cycle_contracts: vec![part(3, false)], next: None },
			})
		};
		let found = search(Hash::default(), Budget::new(1_000, 60_000, Wanted::default()), page).unwrap();
		assert_eq!(found.cycle_contracts.iter().map(|part| part.id).collect::<Vec<_>>(), [3, 9, 1]);
		assert_eq!((found.pages, found.exhausted), (2, false));
	}
}
