//! Collecting what one account has a part in (rule R1) out of pages of what there is of all, as the runtime gives them.

use jsonrpsee::core::RpcResult;

use super::budget::Budget;

/// Most entries in an answer.
pub const MOST: usize = 1_000;

/// What was collected.
pub struct Collected<V> {
	/// The entries, in their order.
	pub all: Vec<V>,
	/// How many pages were looked at.
	pub pages: usize,
	/// Whether there may be more: the search was given up, or has found as many as are told.
	pub exhausted: bool,
}

/// Collects entries as far as the budget goes: each page is a step. `page` tells what the one behind a cursor has, and the cursor
/// of the next. The first `MOST` in the order of `rank` are kept.
pub fn collect<V, R: Ord>(
	mut budget: Budget,
	rank: impl Fn(&V) -> R,
	page: impl Fn(Option<u32>) -> RpcResult<(Vec<V>, Option<u32>)>,
) -> RpcResult<Collected<V>> {
	let (mut all, mut pages, mut cursor, mut exhausted) = (Vec::new(), 0usize, None, false);
	while budget.spend() {
		let (found, next) = page(cursor)?;
		pages = pages.saturating_add(1);
		all.extend(found);
		all.sort_by_key(&rank);
		exhausted |= all.len() > MOST;
		all.truncate(MOST);
		cursor = next;
		if cursor.is_none() {
			return Ok(Collected { all, pages, exhausted });
		}
	}
	Ok(Collected { all, pages, exhausted: true })
}

#[cfg(test)]
mod tests {
	use super::{super::budget::Wanted, *};

	/// Three pages, in no order; the second is empty.
	fn page(cursor: Option<u32>) -> RpcResult<(Vec<u32>, Option<u32>)> {
		Ok(match cursor {
			None => (vec![5, 9, 1], Some(40)),
			Some(40) => (vec![], Some(7)),
			Some(7) => (vec![3], None),
			other => panic!("{other:?} is no cursor"),
		})
	}

	fn collected(nodes: u32, millis: u64) -> (Vec<u32>, usize, bool) {
		let budget = Budget::new(nodes, millis, Wanted::default());
		let Collected { all, pages, exhausted } = collect(budget, |one| *one, page).unwrap();
		(all, pages, exhausted)
	}

	#[test]
	fn r1_collects_all_pages_in_order() {
		assert_eq!(collected(1_000, 60_000), (vec![1, 3, 5, 9], 3, false));
	}

	#[test]
	fn r1_says_that_it_has_not_looked_at_all() {
		assert_eq!(collected(2, 60_000), (vec![1, 5, 9], 2, true));
		assert!(!collected(3, 60_000).2, "the last step has ended it");
		assert_eq!(collected(1_000, 0), (vec![], 0, true));
	}

	#[test]
	fn r1_ends_when_nobody_waits_any_more() {
		let wanted = Wanted::default();
		let budget = Budget::new(1_000, 60_000, wanted.clone());
		let giving_up = |cursor| {
			wanted.give_up();
			page(cursor)
		};
		let Collected { pages, exhausted, .. } = collect(budget, |one| *one, giving_up).unwrap();
		assert_eq!((pages, exhausted), (1, true));
	}

	#[test]
	fn a9_keeps_the_first_by_rank_however_many_there_are() {
		let flood = |cursor: Option<u32>| {
			let first = cursor.unwrap_or(0);
			let last = (vec![u32::MAX], None);
			Ok(if first < 1_200 { ((first..first + 100).collect(), Some(first + 100)) } else { last })
		};
		let budget = Budget::new(1_000, 60_000, Wanted::default());
		let Collected { all, exhausted, .. } = collect(budget, |one| core::cmp::Reverse(*one), flood).unwrap();
		assert_eq!((all.len(), all[0], exhausted), (MOST, u32::MAX, true));
	}
}
