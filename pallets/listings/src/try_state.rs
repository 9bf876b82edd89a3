//! The promises of this pallet (L1, L2, L3, P8).

use crate::{
	publishing::{listing_at, place},
	types::{Category, Listing, MAX_CHILDREN, MAX_DEPTH},
	Board, Categories, Config, Listings, ListingsOf, Pallet,
};
use alloc::collections::BTreeSet;
use frame_support::ensure;
use sp_runtime::TryRuntimeError;
use synergy_primitives::{check_all, Agenda, CategoryCode, ListingId, MemberIndex, Page, Stage};

impl<T: Config> Pallet<T> {
	/// All promises of this pallet over the whole state.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		check_all(Self::audit)
	}

	/// All promises of this pallet, for one page.
	pub fn audit(page: &mut Page<T::AccountId>) {
		page.walk(Categories::<T>::iter_from, |page, (code, category)| {
			page.spend(u32::try_from(category.children.len()).unwrap_or(MAX_CHILDREN));
			page.check(code, Self::ensure_in_tree(code, category));
		});
		page.walk(Listings::<T>::iter_from, |page, (id, listing)| {
			page.check(id, Self::ensure_listing_holds(id, &listing));
		});
		page.walk(ListingsOf::<T>::iter_from, |page, (member, own)| {
			page.spend(u32::try_from(own.len()).unwrap_or(u32::MAX));
			page.check(member, Self::ensure_owns(member, &own));
		});
		page.walk(Board::<T>::iter_from, |page, ((category, shelf, at), ())| {
			let id = listing_at(at);
			let is_there =
				|listing: Listing| place(listing.content.category, listing.shelf(), id) == (category, shelf, at);
			let is_listed = Listings::<T>::get(id).is_some_and(is_there);
			page.ensure(id, is_listed, "P8: a place on the board is left behind");
		});
	}

	/// L1, L2 and L3 for one listing: its category is there, its owner knows it, it is on its shelf, and it is going to expire.
	fn ensure_listing_holds(id: ListingId, listing: &Listing) -> Result<(), TryRuntimeError> {
		let at = place(listing.content.category, listing.shelf(), id);
		ensure!(Board::<T>::contains_key(at), "L3: a listing is not on its shelf");
		ensure!(Categories::<T>::contains_key(listing.content.category), "L1: the category of a listing is gone");
		ensure!(ListingsOf::<T>::get(listing.owner).contains(&id), "L2: a member does not know its listing");
		let expires = T::Agenda::is_scheduled(listing.content.until, Stage::Listings, id);
		ensure!(expires, "L2: a listing is not on the agenda");
		Ok(())
	}

	/// P8 for the list of one member: it names each of its listings once, and nothing else.
	fn ensure_owns(member: MemberIndex, own: &[ListingId]) -> Result<(), TryRuntimeError> {
		let is_own = |id: &ListingId| Listings::<T>::get(id).is_some_and(|listing| listing.owner == member);
		let named: BTreeSet<_> = own.iter().filter(|id| is_own(id)).collect();
		let is_whole = !own.is_empty() && named.len() == own.len();
		ensure!(is_whole, "P8: a member's list names what is not there");
		Ok(())
	}

	/// L1 for one category: the categories are a tree.
	fn ensure_in_tree(code: CategoryCode, category: Category) -> Result<(), TryRuntimeError> {
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
		Ok(())
	}
}
