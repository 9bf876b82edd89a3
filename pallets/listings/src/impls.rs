//! What this pallet offers to deals, through the traits of `synergy-primitives`.

use crate::{Config, Error, Event, Listing, Listings, Pallet};
use frame_support::ensure;
use sp_runtime::{DispatchError, DispatchResult};
use synergy_primitives::{Bid, ListingId, Lot, Market, People, Quantity};

impl<T: Config> Market for Pallet<T> {
	fn lot(id: ListingId, bid: &Bid) -> Result<Lot, DispatchError> {
		let listing = Self::live(id).ok_or(Error::<T>::NoSuchListing)?;
		ensure!(listing.owner == bid.counterparty, Error::<T>::NotTheOwner);
		ensure!(!listing.is_aside(), Error::<T>::NotOnTheBoard);
		T::People::ensure_may_open(listing.owner).map_err(|_| Error::<T>::OwnerNotInGoodStanding)?;
		let content = &listing.content;
		let is_for_the_proposer = content.club.is_none_or(|club| T::People::club(bid.proposer) == Some(club));
		ensure!(is_for_the_proposer, Error::<T>::NotForYourClub);
		ensure!(content.is_served_by(bid), Error::<T>::WrongDirection);
		let quantity = content.quantity_for(bid.amount).ok_or(Error::<T>::NotAMultiple)?;
		ensure!(quantity >= content.least_now(), Error::<T>::LessThanLeast);
		ensure!(quantity <= content.quantity, Error::<T>::NotEnoughLeft);
		Ok(Lot { quantity, is_signed: content.has_signed(bid) })
	}

	fn take(id: ListingId, quantity: Quantity) -> DispatchResult {
		let Some(old) = Self::live(id) else { return Ok(()) };
		let left = old.content.quantity.checked_sub(quantity).ok_or(Error::<T>::NotEnoughLeft)?;
		Self::set_quantity(id, &old, left);
		Self::deposit_event(Event::QuantityTaken { listing: id, quantity, left });
		Ok(())
	}

	fn give_back(id: ListingId, quantity: Quantity) {
		let Some(old) = Listings::<T>::get(id).filter(|_| quantity > 0) else { return };
		let left = old.content.quantity.saturating_add(quantity);
		Self::set_quantity(id, &old, left);
		Self::deposit_event(Event::QuantityReturned { listing: id, quantity, left });
	}
}

impl<T: Config> Pallet<T> {
	fn set_quantity(id: ListingId, old: &Listing, quantity: Quantity) {
		let mut new = old.clone();
		new.content.quantity = quantity;
		Self::replace(id, old, new);
	}
}
