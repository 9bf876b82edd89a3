//! What fits what (L2, L4), apart from storage.

use crate::types::{Content, Kind, Listing, Nearness, Reason, Shelf, Standing, Unit};
use synergy_primitives::{Balance, Bid, Quantity};

/// Fewest members of a ring (L7).
pub const MIN_RING: usize = 3;
/// Most members of a ring (L7).
pub const MAX_RING: usize = 5;

impl Unit {
	/// How the unit is written. What is not on the list is written as its owner did.
	pub fn symbol(&self) -> &[u8] {
		match self {
			Unit::Piece => b"pcs",
			Unit::Job => b"job",
			Unit::Hour => b"h",
			Unit::Day => b"d",
			Unit::Month => b"mo",
			Unit::Kilogram => b"kg",
			Unit::Tonne => b"t",
			Unit::Litre => b"l",
			Unit::Metre => b"m",
			Unit::SquareMetre => b"m2",
			Unit::CubicMetre => b"m3",
			Unit::Kilometre => b"km",
			Unit::KilowattHour => b"kWh",
			Unit::Other(name) => name,
		}
	}
}

impl Listing {
	/// Whether it is put aside: paused, or nothing is left of it.
	pub fn is_aside(&self) -> bool {
		self.is_paused || self.content.quantity == 0
	}

	/// Where it stands within its category.
	pub fn shelf(&self) -> Shelf {
		if self.is_aside() {
			Shelf::Aside
		} else {
			self.content.kind.into()
		}
	}
}

impl Content {
	/// Whether so much costs this amount of money. At a price to be agreed upon it costs what the two agree upon.
	pub fn is_at_price(&self, quantity: Quantity, amount: Balance) -> bool {
		self.price == 0 || self.price.checked_mul(quantity.into()) == Some(amount)
	}

	/// The least that one deal may be about now.
	pub fn least_now(&self) -> Quantity {
		self.least.min(self.quantity)
	}

	/// Whether a deal goes the way of the listing: who offers delivers, and who requests is delivered to.
	pub fn is_served_by(&self, bid: &Bid) -> bool {
		match self.kind {
			Kind::Offer => bid.counterparty_delivers,
			Kind::Request => bid.proposer_delivers,
		}
	}

	/// Whether the owner has signed such a deal in advance (D3): it goes one way, and nothing was added to it.
	pub fn has_signed(&self, bid: &Bid) -> bool {
		let goes_one_way = bid.proposer_delivers != bid.counterparty_delivers;
		goes_one_way
			&& bid.is_secured
			&& !bid.has_text
			&& self.standing.is_some_and(|standing| standing.allows(self.kind, bid))
	}

	/// Whether an offer fits a request as far as quantity, unit and price go: how much of it is covered. Units are compared as
	/// they are written: `kg` is a kilogram.
	fn covers(&self, request: &Content) -> Option<Quantity> {
		let common = self.quantity.min(request.quantity);
		let is_enough = common > 0 && common >= self.least_now() && common >= request.least_now();
		let is_within = self.price <= request.price || request.price == 0;
		(self.unit.symbol() == request.unit.symbol() && is_within && is_enough).then_some(common)
	}

	/// Why this listing is matched by another one of the other kind; none if it is not.
	pub fn reason(&self, other: &Content, nearness: Nearness) -> Option<Reason> {
		let (offer, request) = match self.kind {
			Kind::Offer => (self, other),
			Kind::Request => (other, self),
		};
		let covered = offer.covers(request).filter(|_| self.kind != other.kind)?;
		let are_named = offer.price > 0 && request.price > 0;
		let gain = are_named.then(|| request.price.saturating_sub(offer.price));
		Some(Reason { is_whole: covered == self.quantity, nearness, gain, covered })
	}
}

impl Standing {
	fn allows(&self, kind: Kind, bid: &Bid) -> bool {
		let is_under_warranty = match kind {
			Kind::Offer => bid.warranty <= self.warranty,
			Kind::Request => bid.warranty >= self.warranty,
		};
		bid.payment == self.payment && bid.term <= self.term && is_under_warranty && bid.insured <= self.insured
	}
}
