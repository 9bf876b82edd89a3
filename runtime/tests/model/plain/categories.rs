//! The tree of categories (L1): the federation adds them, at most four levels, and removes those that are empty.

use super::{need, Model, Result};
use std::iter::successors;

/// Who signs for the federation.
pub const FEDERATION: u32 = 3_000;

impl Model {
	/// A new category, or new names of one, which stays where it is.
	pub(super) fn set_category(&mut self, by: u32, code: u32, parent: Option<u32>) -> Result {
		need(by == FEDERATION)?;
		if let Some(before) = self.categories.get(&code) {
			return need(*before == parent);
		}
		if let Some(parent) = parent {
			need(self.levels(parent)? < 4 && self.below(parent) < 64)?;
		}
		self.categories.insert(code, parent);
		Some(())
	}

	pub(super) fn remove_category(&mut self, by: u32, code: u32) -> Result {
		need(by == FEDERATION)?;
		let has_listings = self.listings.values().any(|listing| listing.content.category == code);
		need(!has_listings && self.below(code) == 0)?;
		self.categories.remove(&code).map(|_| ())
	}

	/// How many levels there are down to a category.
	fn levels(&self, code: u32) -> Result<usize> {
		need(self.categories.contains_key(&code))?;
		Some(successors(Some(code), |code| self.categories[code]).count())
	}

	fn below(&self, code: u32) -> usize {
		self.categories.values().filter(|parent| **parent == Some(code)).count()
	}
}
