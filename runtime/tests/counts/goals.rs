//! What DESIGN asks of calls in entries of storage, and what costs more.

use crate::{meter::Counts, page::cell};

/// Most entries that may be read and written (DESIGN), by that with which the name of a row begins.
const GOALS: [(&str, Counts); 12] = [
	("`top_up`", Counts { reads: 5, writes: 3 }),
	("`vote`", Counts { reads: 5, writes: 3 }),
	("`withdraw`", Counts { reads: 5, writes: 3 }),
	("`pledge`", Counts { reads: 8, writes: 5 }),
	("`publish`", Counts { reads: 8, writes: 5 }),
	("`propose`", Counts { reads: 8, writes: 5 }),
	("`accept`", Counts { reads: 8, writes: 5 }),
	("`complete`", Counts { reads: 8, writes: 5 }),
	("`file`", Counts { reads: 10, writes: 6 }),
	("`draft`", Counts { reads: 10, writes: 6 }),
	("passing a boundary", Counts { reads: 5, writes: 5 }),
	("a page of 20", Counts { reads: 40, writes: 0 }),
];
/// What costs more than its goal: docs/performance.md says why.
pub const MISSED: [&str; 6] = [
	"`complete` that pays and closes the first deal between two",
	"`accept` that holds the proposer's payment in escrow",
	"`propose` that opens a deal on a listing",
	"`file` against a member against whom eight complaints stand",
	"`accept` of what a customer proposes",
	"`complete` of a customer",
];

fn goal(name: &str) -> Option<Counts> {
	GOALS.iter().find(|(what, _)| name.starts_with(*what)).map(|(_, goal)| *goal)
}

/// The names of those rows that cost more than their goal.
pub fn missed(rows: &[(&'static str, Counts)]) -> Vec<&'static str> {
	let is_above = |counts: Counts, goal: Counts| counts.reads > goal.reads || counts.writes > goal.writes;
	let above = rows.iter().filter(|(name, counts)| goal(name).is_some_and(|goal| is_above(*counts, goal)));
	above.map(|(name, _)| *name).collect()
}

/// The last cell of a row: its goal, if there is one.
pub fn cell_of_goal(name: &str) -> String {
	goal(name).map_or_else(String::new, |goal| cell(goal) + " ")
}
