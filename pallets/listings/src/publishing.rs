//! Publishing, editing, pausing and withdrawing listings (L2).

use crate::{
	types::{Content, Listing, Shelf},
	Board, Categories, Config, Error, Event, Listings, ListingsOf, NextListing, Pallet,
};
use alloc::vec::Vec;
use frame_support::{ensure, traits::Get, BoundedVec};
use sp_runtime::{DispatchError, DispatchResult};
use synergy_primitives::{
	Agenda, CategoryCode, Clock, Councils, EraIndex, ListingId, MemberIndex, NumberOf, People, Stage,
};

/// The numbers of a member's listings.
type Own<T> = BoundedVec<ListingId, <T as Config>::MaxListings>;

/// The place of a listing on the board: newer ones first.
pub(crate) fn place(category: CategoryCode, shelf: Shelf, id: ListingId) -> ([u8; 4], Shelf, [u8; 4]) {
	(category.to_be_bytes(), shelf, ListingId::MAX.saturating_sub(id).to_be_bytes())
}

/// The listing at a place within its shelf.
pub(crate) fn listing_at(place: [u8; 4]) -> ListingId {
	ListingId::MAX.saturating_sub(ListingId::from_be_bytes(place))
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_publish(who: T::AccountId, contents: Vec<Content>) -> DispatchResult {
		ensure!(!contents.is_empty(), Error::<T>::NothingToPublish);
		let owner = Self::number_of(&who)?;
		T::People::ensure_may_open(owner)?;
		let mut own = ListingsOf::<T>::get(owner);
		for content in contents {
			Self::publish_one(owner, &mut own, content)?;
		}
		ListingsOf::<T>::insert(owner, own);
		Ok(())
	}

	fn publish_one(owner: MemberIndex, own: &mut Own<T>, content: Content) -> DispatchResult {
		Self::ensure_sound(&content)?;
		let id = NextListing::<T>::mutate(|next| core::mem::replace(next, next.saturating_add(1)));
		own.try_push(id).map_err(|_| Self::no_place())?;
		let listing = Listing { owner, is_paused: false, content };
		Board::<T>::insert(place(listing.content.category, listing.shelf(), id), ());
		T::Agenda::schedule(listing.content.until, Stage::Listings, id);
		Self::deposit_event(Event::ListingPublished {
			listing: id,
			member: owner,
			kind: listing.content.kind,
			category: listing.content.category,
			quantity: listing.content.quantity,
			price: listing.content.price,
			until: listing.content.until,
		});
		Listings::<T>::insert(id, listing);
		Ok(())
	}

	/// Why a member cannot have more listings: it has too many, or some have expired and still wait to be cleared away (E3).
	fn no_place() -> Error<T> {
		if T::Agenda::is_waiting_at(Stage::Listings) {
			Error::<T>::Due
		} else {
			Error::<T>::TooManyListings
		}
	}

	/// Fails unless the content makes sense (L2).
	fn ensure_sound(content: &Content) -> DispatchResult {
		ensure!(!content.title.is_empty(), Error::<T>::NoTitle);
		ensure!(!content.unit.symbol().is_empty(), Error::<T>::NoUnit);
		ensure!((1..=content.quantity).contains(&content.least), Error::<T>::QuantityOutOfBounds);
		let last = T::Clock::deadline(T::MaxLife::get());
		ensure!(content.until > T::Clock::era() && content.until <= last, Error::<T>::ExpiryOutOfBounds);
		ensure!(content.standing.is_none() || content.price > 0, Error::<T>::NoPrice);
		ensure!(content.club.is_none_or(T::Clubs::exists), Error::<T>::NoSuchClub);
		ensure!(Categories::<T>::contains_key(content.category), Error::<T>::NoSuchCategory);
		Ok(())
	}

	pub(crate) fn do_update(who: T::AccountId, id: ListingId, content: Content) -> DispatchResult {
		let (owner, listing) = Self::listing_of(&who, id)?;
		T::People::ensure_may_open(owner)?;
		let is_same_thing = content.kind == listing.content.kind && content.unit == listing.content.unit;
		ensure!(is_same_thing, Error::<T>::OtherThing);
		Self::ensure_sound(&content)?;
		T::Agenda::cancel(listing.content.until, Stage::Listings, id);
		T::Agenda::schedule(content.until, Stage::Listings, id);
		Self::deposit_event(Event::ListingUpdated {
			listing: id,
			member: owner,
			category: content.category,
			quantity: content.quantity,
			price: content.price,
			until: content.until,
		});
		let updated = Listing { content, ..listing.clone() };
		Self::replace(id, &listing, updated);
		Ok(())
	}

	pub(crate) fn do_pause(who: T::AccountId, id: ListingId) -> DispatchResult {
		let (member, listing) = Self::listing_of(&who, id)?;
		ensure!(!listing.is_paused, Error::<T>::AlreadyPaused);
		let paused = Listing { is_paused: true, ..listing.clone() };
		Self::replace(id, &listing, paused);
		Self::deposit_event(Event::ListingPaused { listing: id, member });
		Ok(())
	}

	pub(crate) fn do_resume(who: T::AccountId, id: ListingId, may_pay: bool) -> DispatchResult {
		let (member, listing) = Self::listing_of(&who, id)?;
		// On signed terms deals open at once, and reserve or move the owner's money.
		ensure!(may_pay || listing.content.standing.is_none(), Error::<T>::NotYourPurse);
		T::People::ensure_may_open(member)?;
		ensure!(listing.is_paused, Error::<T>::NotPaused);
		let resumed = Listing { is_paused: false, ..listing.clone() };
		Self::replace(id, &listing, resumed);
		Self::deposit_event(Event::ListingResumed { listing: id, member });
		Ok(())
	}

	pub(crate) fn do_unpublish(who: T::AccountId, id: ListingId) -> DispatchResult {
		let (member, listing) = Self::listing_of(&who, id)?;
		T::Agenda::cancel(listing.content.until, Stage::Listings, id);
		Self::remove(id, listing);
		Self::deposit_event(Event::ListingUnpublished { listing: id, member });
		Ok(())
	}

	/// A listing expires at the boundary into `era`.
	pub(crate) fn expire(id: ListingId, era: EraIndex) {
		let Some(listing) = Listings::<T>::get(id).filter(|listing| listing.content.until <= era) else { return };
		let member = listing.owner;
		Self::remove(id, listing);
		Self::deposit_event(Event::ListingExpired { listing: id, member });
	}

	/// Takes a listing off: nothing of it is left (P8).
	fn remove(id: ListingId, listing: Listing) {
		Board::<T>::remove(place(listing.content.category, listing.shelf(), id));
		ListingsOf::<T>::mutate_exists(listing.owner, |own| {
			let mut left = own.take().unwrap_or_default();
			left.retain(|other| *other != id);
			*own = (!left.is_empty()).then_some(left);
		});
		Listings::<T>::remove(id);
	}

	/// Keeps a changed listing, and moves it to the shelf where it belongs.
	pub(crate) fn replace(id: ListingId, old: &Listing, new: Listing) {
		let (from, to) = (place(old.content.category, old.shelf(), id), place(new.content.category, new.shelf(), id));
		if from != to {
			Board::<T>::remove(from);
			Board::<T>::insert(to, ());
		}
		Listings::<T>::insert(id, new);
	}

	/// A listing of this account's.
	fn listing_of(who: &T::AccountId, id: ListingId) -> Result<(MemberIndex, Listing), DispatchError> {
		let number = Self::number_of(who)?;
		let listing = Self::live(id).ok_or(Error::<T>::NoSuchListing)?;
		ensure!(listing.owner == number, Error::<T>::NotYours);
		Ok((number, listing))
	}

	/// A listing that has not expired, also if it has not been cleared away yet (E3).
	pub fn live(id: ListingId) -> Option<Listing> {
		Listings::<T>::get(id).filter(|listing| listing.content.until > T::Clock::era())
	}

	fn number_of(who: &T::AccountId) -> Result<MemberIndex, DispatchError> {
		T::People::number(who).ok_or_else(|| Error::<T>::NotKnown.into())
	}
}
