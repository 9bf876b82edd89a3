//! Rings (L7): whatever a search outside the runtime has found is checked here.

use crate::{
	board::GoodStanding,
	rules::{MAX_RING, MIN_RING},
	types::{Kind, Link, Listing, Nearness, NoRing},
	Config, Pallet,
};
use alloc::{collections::BTreeSet, vec::Vec};
use synergy_primitives::{Balance, ListingId};

impl<T: Config> Pallet<T> {
	/// Checks a ring, named by its offers and the requests that they serve: every listing is shown, every offer fits its
	/// request and is of its category or one below, whoever receives delivers next, and the last one to the first.
	pub fn check_ring(links: &[(ListingId, ListingId)]) -> Result<Vec<Link>, NoRing> {
		if !(MIN_RING..=MAX_RING).contains(&links.len()) {
			return Err(NoRing::WrongSize);
		}
		let mut standing = GoodStanding::<T>::default();
		let ring = links
			.iter()
			.map(|(offer, request)| Self::check_link(*offer, *request, &mut standing))
			.collect::<Result<Vec<Link>, NoRing>>()?;
		let mut seen = BTreeSet::new();
		let next = ring.iter().cycle().skip(1);
		for (link, next) in ring.iter().zip(next) {
			if link.receiver != next.supplier || !seen.insert(link.supplier) {
				return Err(NoRing::NotClosed(link.offer));
			}
		}
		Ok(ring)
	}

	fn check_link(offer: ListingId, request: ListingId, standing: &mut GoodStanding<T>) -> Result<Link, NoRing> {
		let (offered, requested) =
			(Self::of_kind(offer, Kind::Offer, standing)?, Self::of_kind(request, Kind::Request, standing)?);
		let (category, wanted) = (offered.content.category, requested.content.category);
		let is_of_it = category == wanted || Self::above(category).contains(&wanted);
		let reason = Self::fit(&offered, &requested, Nearness::Same).filter(|_| is_of_it);
		let quantity = reason.ok_or(NoRing::DoesNotFit(offer))?.covered;
		let price = if offered.content.price > 0 { offered.content.price } else { requested.content.price };
		Ok(Link {
			offer,
			request,
			supplier: offered.owner,
			receiver: requested.owner,
			category,
			quantity,
			unit: offered.content.unit,
			value: price.saturating_mul(Balance::from(quantity)),
		})
	}

	fn of_kind(id: ListingId, kind: Kind, standing: &mut GoodStanding<T>) -> Result<Listing, NoRing> {
		let listing = Self::shown(id, standing).ok_or(NoRing::NotShown(id))?;
		if listing.content.kind == kind {
			Ok(listing)
		} else {
			Err(NoRing::WrongKind(id))
		}
	}
}
