//! Looking through all of the board for what matches a listing (rule L4): window by window, where the runtime looks at the
//! newest only.

use jsonrpsee::core::RpcResult;
use serde::Serialize;
use std::cmp::Reverse;
use synergy_runtime::{
	opaque::Hash,
	reading::{ListingView, MatchPage, MatchView, MatchesView, MAX_PAGE},
};

use super::budget::Budget;

/// What a search for matches has found.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Matches {
	/// The block whose state was searched.
	pub block: Hash,
	/// What matches, the best first.
	pub matches: Vec<MatchView>,
	/// How many windows of the board were looked at.
	pub windows: usize,
	/// Whether the search was given up before it had looked at all of the board.
	pub exhausted: bool,
}

/// The best matches on all of the board, at most `limit`, as far as the budget goes: each window is a step. `window` tells
/// what the one older than a cursor has.
pub fn search(
	block: Hash,
	limit: u32,
	mut budget: Budget,
	window: impl Fn(Option<u32>) -> RpcResult<MatchPage>,
) -> RpcResult<Matches> {
	let (mut best, mut windows, mut cursor) = (Vec::new(), 0usize, None);
	while budget.spend() {
		let page = window(cursor)?;
		windows = windows.saturating_add(1);
		best.extend(page.matches);
		best.sort_by_key(|found: &MatchView| Reverse((found.reason, found.listing.id)));
		best.truncate(limit.min(MAX_PAGE) as usize);
		cursor = page.next;
		if cursor.is_none() {
			return Ok(Matches { block, matches: best, windows, exhausted: false });
		}
	}
	Ok(Matches { block, matches: best, windows, exhausted: true })
}

/// What each of several listings has found.
pub type OfEach = Vec<MatchesView>;

/// What each of these listings finds, those left out that find nothing: each is a step. None if the budget was spent before
/// the end.
pub fn of_each(
	listings: Vec<ListingView>,
	mut budget: Budget,
	matches: impl Fn(u32) -> RpcResult<Vec<MatchView>>,
) -> RpcResult<Option<OfEach>> {
	let mut all = Vec::new();
	for ListingView { id: listing, .. } in listings {
		if !budget.spend() {
			return Ok(None);
		}
		let matches = matches(listing)?;
		if !matches.is_empty() {
			all.push(MatchesView { listing, matches });
		}
	}
	Ok(Some(all))
}

#[cfg(test)]
#[path = "matches_tests.rs"]
pub mod tests;
