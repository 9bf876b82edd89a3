//! Stories of the whole runtime about categories, listings, the board, matching, rings and dispatchers (L1 to L8).
//!
//! In a ring of eight, founder 0 guarantees 6 and 7 and is guaranteed by 1 and 2; with 3, 4 and 5 it has no tie.
#[path = "../kit/mod.rs"]
mod kit;

mod attacks;
mod board;
mod categories;
mod deals;
mod dispatcher;
mod expiry;
mod matching;
mod pause;
mod publish;
mod publish_many;
mod random;
mod remove_category;
mod resume;
mod rings;
mod set_category;
mod standing;
mod story;
mod unpublish;
mod update;

use frame_support::dispatch::DispatchResult;
use kit::{calls::*, *};
use pallet_synergy_deals::{Delivery, Error as DealsError, NextDeal, Payment};
use pallet_synergy_guarantees::{Error as GuaranteesError, Status};
use pallet_synergy_listings::{Content, Error, Event, Kind, Listing, Standing, Unit};
use synergy_primitives::{Balance, CategoryCode, DealId, ListingId, Portion, Quantity, Tier};
use synergy_runtime::{reading, RuntimeEvent};

/// Food products, to which dairy products belong.
const FOOD: CategoryCode = 31_000;
/// Meat, beside dairy products.
const MEAT: CategoryCode = 31_001;

/// No listings.
const NONE: [ListingId; 0] = [];

/// Runs a story on a ring of eight founders of tier 100, each covered by 200 SYN, and checks every promise at its end.
fn story(test: impl FnOnce()) {
	chain(8, Tier::T100).execute_with(|| {
		test();
		promises();
	});
}

#[track_caller]
fn fails(result: DispatchResult, error: Error<Runtime>) {
	assert_eq!(result, Err(error.into()));
}

/// An offer of 10 kg of cheese at 5 SYN.
fn offer() -> Content {
	content(Kind::Offer, DAIRY)
}

/// A request for 10 kg of cheese at 5 SYN.
fn request() -> Content {
	content(Kind::Request, DAIRY)
}

/// Publishes it; returns its number.
fn published(by: u32, content: Content) -> ListingId {
	let id = pallet_synergy_listings::NextListing::<Runtime>::get();
	publish(by, content).unwrap();
	id
}

/// An offer of founder 0 that has expired, and is not cleared away yet; returns its number.
fn expired() -> ListingId {
	let id = published(0, Content { until: 1, ..offer() });
	boundary();
	id
}

/// Account 1,000 has an offer, which is paused, and lapses: as a candidate, and when it is out, it cannot do this with it.
fn fails_for_who_was_a_member(does: impl Fn(u32, ListingId) -> DispatchResult) {
	[3, 4].into_iter().for_each(|guarantor| pledge(guarantor, 1_000, Tier::T10).unwrap());
	apply(1_000, Tier::T10, &[3, 4]).unwrap();
	let id = published(1_000, offer());
	pause(1_000, id).unwrap();
	revoke(3, 1_000).unwrap();
	eras(3);
	assert!(matches!(status(1_000), Status::Candidate { .. }));
	assert_eq!(does(1_000, id), Err(GuaranteesError::<Runtime>::NotAMember.into()));
	eras(14);
	assert_eq!(status(1_000), Status::Former);
	assert_eq!(does(1_000, id), Err(GuaranteesError::<Runtime>::NotAMember.into()));
}

/// A listing as it is stored.
fn stored(id: ListingId) -> Option<Listing> {
	pallet_synergy_listings::Listings::<Runtime>::get(id)
}

/// How much is left of a listing.
fn left(id: ListingId) -> u64 {
	stored(id).expect("is there").content.quantity
}

/// The numbers on the first page of a category.
fn board(category: CategoryCode, kind: Kind) -> Vec<ListingId> {
	reading::board(category, kind, None, 100).listings.into_iter().map(|listing| listing.id).collect()
}

/// The numbers of what matches a listing, the best first.
fn matches(id: ListingId) -> Vec<ListingId> {
	reading::matches(id, 100).into_iter().map(|found| found.listing.id).collect()
}

/// The number of the next deal.
fn next_deal() -> DealId {
	NextDeal::<Runtime>::get()
}

/// Founder `by` proposes to buy on a listing of founder `to`, paid on completion, everything insured.
fn buy(listing: ListingId, by: u32, to: u32, amount: Balance) -> DispatchResult {
	propose_with(by, to, Delivery::Counterparty, amount, Payment::OnCompletion, on(listing, amount))
}

#[test]
fn all_calls_of_members_are_signed() {
	use pallet_synergy_listings::Call;
	story(|| {
		let (listing, content) = (0, offer());
		let calls = vec![
			Call::publish { content: content.clone() },
			Call::publish_many { contents: vec![content.clone()].try_into().unwrap() },
			Call::update { listing, content },
			Call::pause { listing },
			Call::resume { listing },
			Call::unpublish { listing },
		];
		all_only_signed(calls, &["set_category", "remove_category"]);
	});
}
