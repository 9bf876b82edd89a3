//! The tables of docs/performance.md, with which the tests compare what they measure.

use crate::meter::Counts;

const PAGE: &str = include_str!("../../../docs/performance.md");
const END: &str = "\n<!-- end -->";

/// The table that stands behind a mark of the page.
pub fn written(mark: &str) -> Option<&'static str> {
	let (_, rest) = PAGE.split_once(&format!("<!-- {mark} -->\n\n"))?;
	rest.split_once(END).map(|(table, _)| table)
}

/// A cell of a table: what is read and written.
pub fn cell(counts: Counts) -> String {
	format!("{} / {}", counts.reads, counts.writes)
}
