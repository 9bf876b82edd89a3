//! The market in plain Rust (L2): listings, and the deals that come from them.

use super::{deals::Deal, need, Model, Result, Stand};
use pallet_synergy_listings::{Content, Kind};

#[derive(Clone, Debug)]
pub struct Listing {
	pub owner: u32,
	pub content: Content,
	pub is_paused: bool,
}

impl Listing {
	fn is_aside(&self) -> bool {
		self.is_paused || self.content.quantity == 0
	}
}

impl Model {
	fn own(&self, by: u32, id: u32) -> Result<&Listing> {
		let number = self.number(by)?;
		self.live(id).filter(|listing| listing.owner == number)
	}

	fn live(&self, id: u32) -> Result<&Listing> {
		self.listings.get(&id).filter(|listing| listing.content.until > self.era)
	}

	fn is_sound(&self, content: &Content) -> Result {
		let within = content.until > self.era && content.until <= self.start() + 90;
		let is_priced = content.standing.is_none() || content.price > 0;
		need(!content.title.is_empty() && (1..=content.quantity).contains(&content.least))?;
		need(!content.unit.symbol().is_empty())?;
		need(within && is_priced && self.categories.contains_key(&content.category))
	}

	/// One listing, or a whole questionnaire: all of it, or nothing.
	pub(super) fn publish(&mut self, by: u32, contents: &[Content]) -> Result {
		let owner = self.number(by)?;
		self.in_good_standing(owner)?;
		need(!contents.is_empty())?;
		for content in contents {
			self.is_sound(content)?;
			need(self.listings.values().filter(|listing| listing.owner == owner).count() < 64)?;
			self.listings.insert(self.next_listing, Listing { owner, content: content.clone(), is_paused: false });
			self.next_listing += 1;
		}
		Some(())
	}

	pub(super) fn update(&mut self, by: u32, id: u32, content: &Content) -> Result {
		let listing = self.own(by, id)?;
		need(content.kind == listing.content.kind && content.unit == listing.content.unit)?;
		self.in_good_standing(listing.owner)?;
		self.is_sound(content)?;
		self.listings.get_mut(&id)?.content = content.clone();
		Some(())
	}

	pub(super) fn pause(&mut self, by: u32, id: u32, is_paused: bool) -> Result {
		let listing = self.own(by, id)?;
		need(listing.is_paused != is_paused)?;
		if !is_paused {
			self.in_good_standing(listing.owner)?;
		}
		self.listings.get_mut(&id)?.is_paused = is_paused;
		Some(())
	}

	pub(super) fn unpublish(&mut self, by: u32, id: u32) -> Result {
		self.own(by, id)?;
		self.listings.remove(&id);
		Some(())
	}

	pub(super) fn expire_listings(&mut self) {
		let era = self.era;
		self.listings.retain(|_, listing| listing.content.until > era);
	}

	/// What is to be seen of a category and all below it, the newest first: nothing that is put aside, and nothing of who is
	/// not in good standing (L3, L5).
	pub fn board(&self, category: u32, kind: Kind) -> Vec<u32> {
		let is_shown = |listing: &Listing| {
			let is_here = listing.content.kind == kind && self.is_below(listing.content.category, category);
			is_here && !listing.is_aside() && self.in_good_standing(listing.owner).is_some()
		};
		self.listings.iter().rev().filter(|(_, listing)| is_shown(listing)).map(|(id, _)| *id).collect()
	}

	/// Whether a category is another one, or below it.
	fn is_below(&self, category: u32, above: u32) -> bool {
		let parent = self.categories.get(&category).copied().flatten();
		category == above || parent.is_some_and(|parent| self.is_below(parent, above))
	}

	/// Whether the owner of its listing has signed a deal in advance, if nothing was added to it (L2, D3).
	pub(super) fn is_signed(&self, id: u32, deal: &Deal, term: u32) -> Result<bool> {
		let listing = self.live(id)?;
		let content = &listing.content;
		need(listing.owner == deal.sides[1] && !listing.is_aside())?;
		self.in_good_standing(listing.owner)?;
		let (offered, requested) = (deal.delivers(1), deal.delivers(0));
		need(content.price == 0 || deal.amount == content.price * u128::from(deal.quantity))?;
		need(deal.quantity >= content.least.min(content.quantity) && deal.quantity <= content.quantity)?;
		need(content.club.is_none() || self.is_member(deal.sides[0]))?;
		need(if content.kind == Kind::Offer { offered } else { requested })?;
		let is_secured = deal.insured[0] == deal.owed(0);
		let is_signed = content.standing.is_some_and(|standing| {
			let warranty = match content.kind {
				Kind::Offer => deal.warranty <= standing.warranty,
				Kind::Request => deal.warranty >= standing.warranty,
			};
			let is_within = term <= standing.term && deal.insured[1] <= standing.insured;
			warranty && is_within && standing.payment == deal.payment
		});
		Some(is_signed && is_secured && offered != requested)
	}

	/// Whether a signed deal opens at once: the owner keeps half of its 32 places, and nobody has more than 4 (A9).
	pub(super) fn has_place_unasked(&self, owner: u32, other: u32) -> bool {
		let is_such = |deal: &&Deal| deal.unasked && deal.sides == [other, owner];
		self.open_deals(owner) < 16 && self.deals.values().filter(is_such).count() < 4
	}

	/// A deal opens, and takes its part of the listing, if that is still there.
	pub(super) fn take(&mut self, deal: &Deal) -> Result {
		let Some(id) = deal.listing.filter(|id| self.live(*id).is_some()) else { return Some(()) };
		let left = &mut self.listings.get_mut(&id)?.content.quantity;
		*left = left.checked_sub(deal.quantity)?;
		Some(())
	}

	/// Both have cancelled an open deal: what it took comes back, if it was not delivered.
	pub(super) fn give_quantity_back(&mut self, deal: &Deal) {
		need(deal.stand != Stand::Proposed).expect("was open");
		let is_delivered = (0..2).any(|side| deal.delivers(1 - side) && deal.has[side]);
		if let Some(listing) = deal.listing.filter(|_| !is_delivered).and_then(|id| self.listings.get_mut(&id)) {
			listing.content.quantity += deal.quantity;
		}
	}
}
