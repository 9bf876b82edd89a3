//! `unpublish` (L2).

use crate::*;

#[test]
fn p8_succeeds_and_leaves_nothing() {
	story(|| {
		let before = sp_io::storage::root(sp_runtime::StateVersion::V1);
		System::reset_events();
		let id = published(0, offer());
		unpublish(0, id).unwrap();
		assert!(has_happened(Event::ListingUnpublished { listing: id, member: 0 }));
		assert_eq!((stored(id), board(DAIRY, Kind::Offer)), (None, vec![]));
		assert_eq!(pallet_synergy_listings::ListingsOf::<Runtime>::iter().count(), 0);
		assert_eq!(pallet_synergy_listings::Board::<Runtime>::iter_keys().count(), 0);
		System::reset_events();
		pallet_synergy_listings::NextListing::<Runtime>::kill();
		assert_eq!(before, sp_io::storage::root(sp_runtime::StateVersion::V1), "but its number was given");
	});
}

#[test]
fn l2_succeeds_when_suspended_or_lapsing_or_paused() {
	story(|| {
		let (id, other) = (published(0, offer()), published(3, offer()));
		pause(3, other).unwrap();
		make_suspended(0);
		make_lapse(3);
		unpublish(0, id).unwrap();
		unpublish(3, other).unwrap();
	});
}

#[test]
fn l2_a_number_is_never_given_again() {
	story(|| {
		let first = published(0, offer());
		unpublish(0, first).unwrap();
		assert_ne!(published(0, offer()), first);
	});
}

#[test]
fn l2_fails_when_there_is_no_such_listing() {
	story(|| {
		let id = published(0, offer());
		unpublish(0, id).unwrap();
		fails(unpublish(0, id), Error::NoSuchListing);
	});
}

#[test]
fn e3_fails_when_it_has_expired_and_is_not_cleared_away_yet() {
	story(|| {
		fails(unpublish(0, expired()), Error::NoSuchListing);
		work();
	});
}

#[test]
fn l2_fails_when_it_is_not_yours() {
	story(|| {
		let id = published(0, offer());
		fails(unpublish(3, id), Error::NotYours);
		fails(unpublish(1_000, id), Error::NotKnown);
	});
}
