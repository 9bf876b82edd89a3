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
