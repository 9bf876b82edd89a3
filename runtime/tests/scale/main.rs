//! What the market costs in entries of storage, however much is on the board and however many cycle contracts run: the
//! board, matching, rings, orders, and the opening and closing of cycles that are due among many that are not.
//!
//! A thousand and a hundred thousand listings are compared always, a million by `scripts/bench.sh --only market`.
mod audit;
#[path = "../kit/mod.rs"]
mod kit;
#[path = "../counts/meter.rs"]
mod meter;
#[path = "../counts/page.rs"]
mod page;
mod town;

use meter::Counts;
use page::{cell, written};
use std::time::Instant;

/// What each measure was.
type Measures = Vec<(&'static str, Counts)>;

/// Most that a window of the board reads: 256 listings, where the owner of each stands, and the listing that is to be matched.
const WINDOW: usize = 3 * 256 + 10;
/// How many categories there are in the section.
const SECTION: usize = 50;

/// The most that may be read and written. A listing that a page looks at costs three entries if its owner has no other there:
/// itself, and where its owner stands. A page looks at twice as many as it shows, if half of them are hidden (L5).
const GOALS: [(&str, Counts); 20] = [
	("`publish`", Counts { reads: 8, writes: 5 }),
	("`update`", Counts { reads: 4, writes: 2 }),
	("`pause`", Counts { reads: 1, writes: 3 }),
	("`resume`", Counts { reads: 3, writes: 3 }),
	("`unpublish`", Counts { reads: 2, writes: 4 }),
	("a page of 20 of the board, by 20 members", Counts { reads: 3 * 20 + 1, writes: 0 }),
	("the same, in the middle of the board", Counts { reads: 3 * 20 + 1, writes: 0 }),
	("a page of 20 by one member", Counts { reads: 40, writes: 0 }),
	("a page of 20 of a section of many categories", Counts { reads: 3 * 20 + SECTION, writes: 0 }),
	("a page of 20, half of what it looks at hidden", Counts { reads: 2 * 3 * 20 + 1, writes: 0 }),
	("the same of a section of many categories", Counts { reads: 2 * 3 * 20 + SECTION, writes: 0 }),
	("the matches of a listing, window full", Counts { reads: WINDOW, writes: 0 }),
	("a step of the search for rings, with one offer", Counts { reads: town::WINDOWS * WINDOW, writes: 0 }),
	("the same, with 64 offers", Counts { reads: 64 * town::WINDOWS * WINDOW, writes: 0 }),
	("`order`", Counts { reads: 10, writes: 4 }),
	("opening one due cycle", Counts { reads: 13, writes: 12 }),
	("opening three", Counts { reads: 17, writes: 26 }),
	("closing one due cycle", Counts { reads: 30, writes: 20 }),
	("closing three", Counts { reads: 52, writes: 40 }),
	("`draft`", Counts { reads: 10, writes: 6 }),
];

fn goal(name: &str) -> Option<Counts> {
	GOALS.iter().find(|(other, _)| *other == name).map(|(_, goal)| *goal)
}

/// A number with its thousands apart.
fn grouped(number: u32) -> String {
	let digits = number.to_string();
	let groups: Vec<&str> =
		digits.as_bytes().rchunks(3).rev().filter_map(|group| std::str::from_utf8(group).ok()).collect();
	groups.join(",")
}

/// What was counted, as a table: reads and writes, and how much more they are with the most listings.
fn table(sizes: &[(u32, Measures)]) -> String {
	let (Some((_, first)), Some((_, last))) = (sizes.first(), sizes.last()) else { return String::new() };
	let heads: Vec<String> = sizes.iter().map(|(listings, _)| format!(" {} |", grouped(*listings))).collect();
	let mut table = format!("| reads / writes, at listings |{} ratio | at most |\n", heads.concat());
	table += &format!("|---|{}---|---|\n", "---|".repeat(sizes.len()));
	for (place, (name, _)) in first.iter().enumerate() {
		let cells: Vec<String> = sizes.iter().map(|(_, of)| format!(" {} |", cell(of[place].1))).collect();
		let all = |measures: &Measures| (measures[place].1.reads + measures[place].1.writes).max(1) as f64;
		let at_most = goal(name).map_or_else(String::new, |goal| cell(goal) + " ");
		table += &format!("| {name} |{} {:.2} | {at_most}|\n", cells.concat(), all(last) / all(first));
	}
	table
}

/// What docs/performance.md says, without its column of a million listings.
fn written_without_a_million() -> String {
	let without = |row: &str| {
		let mut cells: Vec<&str> = row.split('|').collect();
		cells.remove(4);
		cells.join("|") + "\n"
	};
	written("market").expect("stands there").lines().map(without).collect()
}

/// Compares what is counted with so many listings; returns it as a table.
fn compare(listings: &[u32]) -> String {
	let measure = |listings: &u32| {
		let began = Instant::now();
		let measures = town::measured(*listings);
		println!("{listings} listings and {} cycle contracts: {:?}", town::contracts(*listings), began.elapsed());
		(*listings, measures)
	};
	let sizes: Vec<(u32, Measures)> = listings.iter().map(measure).collect();
	let table = table(&sizes);
	println!("{table}");
	for pair in sizes.windows(2) {
		assert_eq!(pair[0].1, pair[1].1, "{} and {} listings make no difference", pair[0].0, pair[1].0);
	}
	let (_, measures) = &sizes[0];
	let of = |name: &str| measures.iter().find(|(other, _)| *other == name).expect("is measured").1;
	for (name, goal) in GOALS {
		let counts = of(name);
		assert!(counts.reads <= goal.reads && counts.writes <= goal.writes, "{name}: {counts:?}, at most {goal:?}");
	}
	// What three due cycles cost is at most three times what one costs.
	for work in ["opening", "closing"] {
		let (one, three) = (of(&format!("{work} one due cycle")), of(&format!("{work} three")));
		assert!(three.reads <= 3 * one.reads && three.writes <= 3 * one.writes, "K8, {work}: {one:?}, {three:?}");
	}
	let is_counted = |(name, counts): &(&str, Counts)| counts.reads > 0 || name.contains("nothing is due");
	assert!(measures.iter().all(is_counted), "everything was counted");
	table
}

#[test]
fn l3_k8_a_thousand_and_a_hundred_thousand_listings_make_no_difference_and_cost_what_is_written() {
	let table = compare(&[1_000, 100_000]);
	assert_eq!(written_without_a_million(), table, "scripts/bench.sh --only market writes it");
}

#[test]
#[ignore = "takes some gigabytes"]
fn l3_k8_a_million_listings_make_no_difference() {
	compare(&[1_000, 100_000, 1_000_000]);
}
