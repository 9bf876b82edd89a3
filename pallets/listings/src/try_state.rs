//! The promises of this pallet (L1, L2, L3, P8).

use crate::{publishing::place, types::MAX_DEPTH, Board, Categories, Config, Listings, ListingsOf, Pallet};
use alloc::collections::BTreeMap;
use frame_support::ensure;
use sp_runtime::TryRuntimeError;
use synergy_primitives::MemberIndex;

impl<T: Config> Pallet<T> {
	/// All promises of this pallet over the whole state.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::ensure_tree()?;
		let mut owned = BTreeMap::<MemberIndex, usize>::new();
		let mut listings = 0usize;
		for (id, listing) in Listings::<T>::iter() {
			let at = place(listing.content.category, listing.shelf(), id);
			ensure!(Board::<T>::contains_key(at), "L3: a listing is not on its shelf");
			ensure!(Categories::<T>::contains_key(listing.content.category), "L1: the category of a listing is gone");
			ensure!(ListingsOf::<T>::get(listing.owner).contains(&id), "L2: a member does not know its listing");
			let count = owned.entry(listing.owner).or_default();
			*count = count.saturating_add(1);
			listings = listings.saturating_add(1);
		}
		ensure!(Board::<T>::iter_keys().count() == listings, "P8: a place on the board is left behind");
		for (member, own) in ListingsOf::<T>::iter() {
			ensure!(owned.get(&member) == Some(&own.len()), "P8: a member's list names what is not there");
		}
		Ok(())
	}

	/// L1: the categories are a tree.
	fn ensure_tree() -> Result<(), TryRuntimeError> {
		for (code, category) in Categories::<T>::iter() {
			let depth = category.parent.and_then(Categories::<T>::get).map_or(0, |above| above.depth.saturating_add(1));
			ensure!(category.depth == depth && depth < MAX_DEPTH, "L1: a category stands at a wrong depth");
			if let Some(parent) = category.parent {
				let above = Categories::<T>::get(parent).ok_or("L1: the category above another is gone")?;
				ensure!(above.children.contains(&code), "L1: a category does not know one below it");
			}
			for child in category.children {
				let parent = Categories::<T>::get(child).and_then(|below| below.parent);
				ensure!(parent == Some(code), "L1: a category below another does not know it");
			}
		}
		Ok(())
	}
}
