//! Matching (L4): the listings of the other kind that fit one, the best first, and why.

use crate::{
	board::{GoodStanding, MAX_PAGE},
	types::{Kind, Listing, Match, Nearness, Reason, Window},
	Config, Pallet,
};
use alloc::vec::Vec;
use core::cmp::Reverse;
use frame_support::traits::Get;
use synergy_primitives::{CategoryCode, ListingId, People};

impl<T: Config> Pallet<T> {
	/// The best matches of a listing, at most `limit`, within the window of those older than `cursor`, or else of the newest
	/// (L4). There are none of a listing that is not shown itself (L5).
	pub fn matches(id: ListingId, cursor: Option<ListingId>, limit: u32) -> Window {
		let mut standing = GoodStanding::<T>::default();
		let Some(listing) = Self::shown(id, &mut standing) else { return Window { matches: Vec::new(), next: None } };
		let (below, above) = Self::searched(&listing);
		let all: Vec<CategoryCode> = below.iter().chain(&above).copied().collect();
		let mut others = Self::newest(&all, listing.content.kind.other(), cursor);
		let window: Vec<ListingId> = others.by_ref().take(T::Window::get() as usize).collect();
		let next = others.next().and(window.last().copied());
		let mut matches: Vec<Match> = window
			.into_iter()
			.filter_map(|id| {
				let found = Self::shown(id, &mut standing)?;
				let nearness = match found.content.category {
					category if category == listing.content.category => Nearness::Same,
					category if above.contains(&category) => Nearness::Wider,
					_ => Nearness::Narrower,
				};
				let reason = Self::fit(&listing, &found, nearness)?;
				Some(Match { id, listing: found, reason })
			})
			.collect();
		matches.sort_by_key(|found| Reverse((found.reason, found.id)));
		matches.truncate(limit.min(MAX_PAGE) as usize);
		Window { matches, next }
	}

	/// Where matches are looked for: in the category and below it. An offer serves requests above it as well.
	fn searched(listing: &Listing) -> (Vec<CategoryCode>, Vec<CategoryCode>) {
		let category = listing.content.category;
		let above = match listing.content.kind {
			Kind::Offer => Self::above(category),
			Kind::Request => Vec::new(),
		};
		(Self::with_below(category), above)
	}

	/// Why one listing fits another; none if it does not (L4).
	pub(crate) fn fit(listing: &Listing, other: &Listing, nearness: Nearness) -> Option<Reason> {
		let is_for = |one: &Listing, whom: &Listing| {
			one.content.club.is_none_or(|club| T::People::club(whom.owner) == Some(club))
		};
		let are_for_each_other = listing.owner != other.owner && is_for(listing, other) && is_for(other, listing);
		listing.content.reason(&other.content, nearness).filter(|_| are_for_each_other)
	}
}
