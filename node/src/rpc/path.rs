//! Searching for the shortest chain of guarantees between two members (rule L6).

use jsonrpsee::core::RpcResult;
use petgraph::{algo::astar, graph::DiGraph};
use serde::Serialize;
use std::collections::{HashMap, VecDeque};
use synergy_runtime::{opaque::Hash, AccountId};

use super::budget::Budget;

/// What a search for a chain of guarantees has found.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Path {
	/// The block whose state was searched.
	pub block: Hash,
	/// The accounts from the first to the last, each guaranteeing or guaranteed by the next; empty if there is none.
	pub accounts: Vec<AccountId>,
	/// How many handshakes that is.
	pub handshakes: Option<usize>,
	/// How many members were looked at.
	pub looked_at: usize,
	/// Whether the search was given up before it had looked at all who might be between the two.
	pub exhausted: bool,
}

/// The shortest chain of guarantees between two accounts, looking at others in the order of their distance from the first, as
/// far as the budget goes: each is a step.
pub fn search(
	block: Hash,
	[first, last]: &[AccountId; 2],
	mut budget: Budget,
	neighbours: impl Fn(&AccountId) -> RpcResult<Vec<AccountId>>,
) -> RpcResult<Path> {
	let mut graph = DiGraph::<AccountId, ()>::new();
	let start = graph.add_node(first.clone());
	let mut places = HashMap::from([(first.clone(), start)]);
	let mut waiting = VecDeque::from([start]);
	let (mut looked_at, mut exhausted) = (0usize, false);
	while let Some(place) = waiting.pop_front().filter(|_| !places.contains_key(last)) {
		if !budget.spend() {
			exhausted = true;
			break;
		}
		looked_at = looked_at.saturating_add(1);
		let account = graph.node_weight(place).cloned().unwrap_or_else(|| first.clone());
		for neighbour in neighbours(&account)? {
			let next = *places.entry(neighbour.clone()).or_insert_with(|| {
				let next = graph.add_node(neighbour);
				waiting.push_back(next);
				next
			});
			graph.add_edge(place, next, ());
		}
	}
	let found = places.get(last).and_then(|end| astar(&graph, start, |place| place == *end, |_| 1usize, |_| 0));
	let (handshakes, path) = found.unzip();
	let accounts = path.into_iter().flatten().filter_map(|place| graph.node_weight(place).cloned()).collect();
	Ok(Path { block, accounts, handshakes, looked_at, exhausted })
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::rpc::budget::Wanted;

	fn who(n: u8) -> AccountId {
		AccountId::from([n; 32])
	}

	/// Searches where ten stand in a ring, each guaranteed by the two after it, and two more know only each other.
	fn chain(first: u8, last: u8, nodes: u32) -> Path {
		let ring = |n: u8| [1, 2, 8, 9].map(|steps| who((n + steps) % 10)).to_vec();
		let neighbours = |account: &AccountId| {
			let n = AsRef::<[u8; 32]>::as_ref(account)[0];
			Ok(if n < 10 { ring(n) } else { vec![who(21 - n)] })
		};
		let budget = Budget::new(nodes, 60_000, Wanted::default());
		search(Hash::default(), &[who(first), who(last)], budget, neighbours).unwrap()
	}

	fn found(first: u8, last: u8) -> (Option<usize>, Vec<u8>) {
		let path = chain(first, last, 1_000);
		assert!(!path.exhausted);
		(path.handshakes, path.accounts.iter().map(|account| AsRef::<[u8; 32]>::as_ref(account)[0]).collect())
	}

	#[test]
	fn l6_finds_the_shortest_chain_in_either_direction() {
		assert_eq!(found(0, 2), (Some(1), vec![0, 2]));
		assert_eq!(found(0, 4), (Some(2), vec![0, 2, 4]));
		assert_eq!(found(4, 0), (Some(2), vec![4, 2, 0]));
		assert_eq!(found(0, 7).0, Some(2), "the other way round the ring");
		assert_eq!(found(0, 5).0, Some(3));
		assert_eq!(found(11, 10), (Some(1), vec![11, 10]));
	}

	#[test]
	fn l6_nobody_is_a_handshake_away_from_itself() {
		assert_eq!(found(3, 3), (Some(0), vec![3]));
	}

	#[test]
	fn l6_finds_nothing_where_no_chain_is() {
		assert_eq!(found(0, 10), (None, vec![]));
		assert_eq!(found(10, 0), (None, vec![]));
	}

	#[test]
	fn l6_says_when_it_was_given_up() {
		let given_up = chain(0, 5, 1);
		assert_eq!((given_up.handshakes, given_up.accounts, given_up.exhausted), (None, vec![], true));
		assert_eq!(given_up.looked_at, 1);
		assert!(!chain(0, 2, 1).exhausted, "one look is enough for a neighbour");
	}
}
