//! The categories with which a chain begins (L1).
//!
//! The table `categories.tsv` has the sections and divisions of CPA 2.1, the European classification of products by
//! activity (Regulation (EU) No 1209/2014), and below them those of its groups that members need every day. Its English
//! names are Eurostat's, reused under CC BY 4.0. The Russian names follow OKPD 2 (OK 034-2014), which has the same
//! structure and, as an official document, no copyright; a few long ones are shortened.
//!
//! A category's code is a number of up to six digits: two for the section (A is 1, U is 21), two for the division, two
//! for the group. Section C is 30000, its division 10 is 31000, the group 10.1 below it is 31001. Codes never change.

use alloc::{string::String, vec::Vec};
use pallet_synergy_listings::GenesisCategory;
use synergy_primitives::CategoryCode;

const TABLE: &str = include_str!("categories.tsv");

/// What a section and a division count in a code.
const SECTION: CategoryCode = 10_000;
const DIVISION: CategoryCode = 100;

/// All categories, each after the one above it.
pub fn categories() -> Vec<GenesisCategory> {
	let (mut section, mut division): (CategoryCode, CategoryCode) = (0, 0);
	let category = |line: &str| {
		let mut columns = line.split('\t');
		let (place, english, russian) = (columns.next()?, columns.next()?, columns.next()?);
		let (code, parent) = match (place.split_once('.'), place.parse::<CategoryCode>()) {
			(Some((_, group)), _) => (division.saturating_add(group.parse().ok()?), Some(division)),
			(None, Ok(number)) => {
				division = number.saturating_mul(DIVISION).saturating_add(section);
				(division, Some(section))
			}
			(None, Err(_)) => {
				section = SECTION.saturating_add(section);
				(section, None)
			}
		};
		Some(GenesisCategory { code, parent, english: String::from(english), russian: String::from(russian) })
	};
	TABLE.lines().filter_map(category).collect()
}
