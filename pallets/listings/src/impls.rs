//! What this pallet offers to deals, through the traits of `synergy-primitives`.

use crate::{Config, Content, Error, Event, Listing, Listings, Pallet};
use frame_support::ensure;
use sp_runtime::{DispatchError, DispatchResult};
use synergy_primitives::{Bid, DealId, ListingId, Market, MemberIndex, People, Portion, Quantity};

impl<T: Config> Market for Pallet<T> {
	fn has_signed(id: ListingId, bid: &Bid) -> Result<bool, DispatchError> {
		let listing = Self::live(id).ok_or(Error::<T>::NoSuchListing)?;
		ensure!(listing.owner == bid.counterparty, Error::<T>::NotTheOwner);
		ensure!(!listing.is_aside(), Error::<T>::NotOnTheBoard);
		T::People::ensure_may_open(listing.owner).map_err(|_| Error::<T>::OwnerNotInGoodStanding)?;
		let content = &listing.content;
		ensure!(Self::is_for(content, bid.proposer), Error::<T>::NotForYourClub);
		ensure!(content.is_served_by(bid), Error::<T>::WrongDirection);
		ensure!(bid.quantity >= content.least_now(), Error::<T>::LessThanLeast);
		ensure!(bid.quantity <= content.quantity, Error::<T>::NotEnoughLeft);
		ensure!(content.is_at_price(bid.quantity, bid.amount), Error::<T>::NotAtThePrice);
		Ok(content.has_signed(bid))
	}

	fn take(deal: DealId, Portion { listing: id, quantity }: Portion) -> DispatchResult {
		let Some(old) = Self::live(id) else { return Ok(()) };
		let left = old.content.quantity.checked_sub(quantity).ok_or(Error::<T>::NotEnoughLeft)?;
		Self::set_quantity(id, &old, left);
		Self::deposit_event(Event::QuantityTaken { listing: id, deal, quantity, left });
		Ok(())
	}

	fn give_back(deal: DealId, Portion { listing: id, quantity }: Portion) {
		let Some(old) = Listings::<T>::get(id).filter(|_| quantity > 0) else { return };
		let left = old.content.quantity.saturating_add(quantity);
		Self::set_quantity(id, &old, left);
		Self::deposit_event(Event::QuantityReturned { listing: id, deal, quantity, left });
	}
}

impl<T: Config> Pallet<T> {
	/// Whether somebody may have what is offered or requested: everybody, or the members of one club (L2). Who has only applied
	/// to the club, or has left it, is none of them.
	fn is_for(content: &Content, number: MemberIndex) -> bool {
		let is_of = |club| T::People::is_member(number) && T::People::club(number) == Some(club);
		content.club.is_none_or(is_of)
	}

	fn set_quantity(id: ListingId, old: &Listing, quantity: Quantity) {
		let mut new = old.clone();
		new.content.quantity = quantity;
		Self::replace(id, old, new);
	}
}
