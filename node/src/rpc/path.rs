//! Searching for the shortest chain of guarantees between two members (rule L6).

use jsonrpsee::core::RpcResult;
use petgraph::{algo::astar, graph::DiGraph};
use serde::Serialize;
use std::collections::{HashMap, VecDeque};
use synergy_runtime::AccountId;

use super::budget::Budget;

/// What a search for a chain of guarantees has found.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Path {
	/// The accounts from the first to the last, each guaranteeing or guaranteed by the next; empty if there is none.
	pub accounts: Vec<AccountId>,
	/// How many handshakes that is.
	pub handshakes: Option<usize>,
	/// Whether the search was given up because it had looked at too many accounts, or for too long.
	pub is_exhausted: bool,
}

/// The shortest chain of guarantees, looking at accounts in the order of their distance from the first.
pub fn search(
	first: &AccountId,
	last: &AccountId,
	mut budget: Budget,
	neighbours: impl Fn(&AccountId) -> RpcResult<Vec<AccountId>>,
) -> RpcResult<Path> {
	let mut graph = DiGraph::<AccountId, ()>::new();
	let start = graph.add_node(first.clone());
	let mut places = HashMap::from([(first.clone(), start)]);
	let mut waiting = VecDeque::from([start]);
	while let Some(place) = waiting.pop_front().filter(|_| !places.contains_key(last)) {
		if !budget.spend() {
			return Ok(Path { accounts: Vec::new(), handshakes: None, is_exhausted: true });
		}
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
	Ok(match found {
		Some((handshakes, path)) => Path {
			accounts: path.into_iter().filter_map(|place| graph.node_weight(place).cloned()).collect(),
			handshakes: Some(handshakes),
			is_exhausted: false,
		},
		None => Path { accounts: Vec::new(), handshakes: None, is_exhausted: false },
	})
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
		search(&who(first), &who(last), Budget::new(nodes, 60_000, Wanted::default()), neighbours).unwrap()
	}

	fn found(first: u8, last: u8) -> (Option<usize>, Vec<u8>) {
		let path = chain(first, last, 1_000);
		assert!(!path.is_exhausted);
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
		assert_eq!((given_up.handshakes, given_up.accounts, given_up.is_exhausted), (None, vec![], true));
		assert!(!chain(0, 2, 1).is_exhausted, "one look is enough for a neighbour");
	}
}
