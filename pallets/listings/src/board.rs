//! The board (L3, L5): what a category has, newest first.

use crate::{
	publishing::{listing_at, place},
	types::{Kind, Listing, Page, Shelf},
	Board, Config, ListingsOf, Pallet,
};
use alloc::{
	collections::{BTreeMap, BinaryHeap},
	vec::Vec,
};
use synergy_primitives::{CategoryCode, ListingId, MemberIndex, People};

/// Most listings on one page of the board, and most matches of one listing.
pub const MAX_PAGE: u32 = 100;

impl From<Kind> for Shelf {
	fn from(kind: Kind) -> Self {
		match kind {
			Kind::Offer => Shelf::Offers,
			Kind::Request => Shelf::Requests,
		}
	}
}

/// Who is in good standing, each looked up once.
pub(crate) struct GoodStanding<T>(BTreeMap<MemberIndex, bool>, core::marker::PhantomData<T>);

impl<T> Default for GoodStanding<T> {
	fn default() -> Self {
		Self(BTreeMap::new(), core::marker::PhantomData)
	}
}

impl<T: Config> GoodStanding<T> {
	/// Whether a member is neither suspended nor lapsing, nor out (L5).
	pub(crate) fn of(&mut self, member: MemberIndex) -> bool {
		*self.0.entry(member).or_insert_with(|| T::People::ensure_may_open(member).is_ok())
	}
}

impl<T: Config> Pallet<T> {
	/// A page of a category and all below it (L3): at most `limit` listings that are older than `cursor`, newest first.
	/// At most twice as many are looked at, so a page may have fewer, and still be followed by another.
	pub fn page(category: CategoryCode, kind: Kind, cursor: Option<ListingId>, limit: u32) -> Page {
		let limit = limit.clamp(1, MAX_PAGE) as usize;
		let most = limit.saturating_mul(2);
		let mut standing = GoodStanding::<T>::default();
		let mut listings = Vec::new();
		let mut looked_at = 0usize;
		for id in Self::newest(&Self::with_below(category), kind, cursor) {
			looked_at = looked_at.saturating_add(1);
			if let Some(listing) = Self::shown(id, &mut standing) {
				listings.push((id, listing));
			}
			if listings.len() >= limit || looked_at >= most {
				return Page { listings, next: Some(id) };
			}
		}
		Page { listings, next: None }
	}

	/// The numbers on the shelves of some categories, newest first, from below `cursor` on.
	pub(crate) fn newest(
		categories: &[CategoryCode],
		kind: Kind,
		cursor: Option<ListingId>,
	) -> impl Iterator<Item = ListingId> {
		let shelf = Shelf::from(kind);
		let mut shelves: Vec<_> = categories.iter().map(|category| Self::on_shelf(*category, shelf, cursor)).collect();
		let mut heads: BinaryHeap<(ListingId, usize)> =
			shelves.iter_mut().enumerate().filter_map(|(place, shelf)| Some((shelf.next()?, place))).collect();
		core::iter::from_fn(move || {
			let (id, place) = heads.pop()?;
			if let Some(next) = shelves.get_mut(place).and_then(Iterator::next) {
				heads.push((next, place));
			}
			Some(id)
		})
	}

	fn on_shelf(category: CategoryCode, shelf: Shelf, cursor: Option<ListingId>) -> impl Iterator<Item = ListingId> {
		let prefix = (category.to_be_bytes(), shelf);
		let keys = match cursor {
			Some(id) => {
				Board::<T>::iter_key_prefix_from(prefix, Board::<T>::hashed_key_for(place(category, shelf, id)))
			}
			None => Board::<T>::iter_key_prefix(prefix),
		};
		keys.map(listing_at)
	}

	/// A listing, if it is to be seen: neither put aside nor expired, and of a member in good standing (L5).
	pub(crate) fn shown(id: ListingId, standing: &mut GoodStanding<T>) -> Option<Listing> {
		Self::live(id).filter(|listing| !listing.is_aside() && standing.of(listing.owner))
	}

	/// Whether a listing is to be seen on the board now (L5).
	pub fn is_shown(id: ListingId) -> bool {
		Self::shown(id, &mut GoodStanding::default()).is_some()
	}

	/// All listings of a member that have not expired, oldest first.
	pub fn listings_of(member: MemberIndex) -> Vec<(ListingId, Listing)> {
		ListingsOf::<T>::get(member).into_iter().filter_map(|id| Some((id, Self::live(id)?))).collect()
	}
}
