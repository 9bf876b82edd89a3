//! `pause` (L2).

use crate::*;

#[test]
fn l2_succeeds_and_is_not_shown_or_matched() {
	story(|| {
		let (id, wanted) = (published(0, offer()), published(3, request()));
		assert_eq!(matches(wanted), [id]);
		pause(0, id).unwrap();
		assert_eq!((board(DAIRY, Kind::Offer), matches(wanted), matches(id)), (vec![], vec![], vec![]));
		assert!(has_happened(Event::ListingPaused { listing: id, member: 0 }));
		let mine = reading::listings(who(0));
		assert!(mine[0].is_paused && !mine[0].is_shown, "its owner still sees it");
	});
}

#[test]
fn l2_succeeds_when_suspended_or_lapsing() {
	story(|| {
		let (id, other) = (published(0, offer()), published(3, offer()));
		make_suspended(0);
		make_lapse(3);
		pause(0, id).unwrap();
		pause(3, other).unwrap();
	});
}

#[test]
fn l2_still_expires() {
	story(|| {
		let id = published(0, Content { until: 1, ..offer() });
		pause(0, id).unwrap();
		next_era();
		assert_eq!(stored(id), None);
	});
}

#[test]
fn l2_fails_when_there_is_no_such_listing() {
	story(|| fails(pause(0, 7), Error::NoSuchListing));
}

#[test]
fn e3_fails_when_it_has_expired_and_is_not_cleared_away_yet() {
	story(|| {
		fails(pause(0, expired()), Error::NoSuchListing);
		work();
	});
}

#[test]
fn l2_fails_when_it_is_not_yours() {
	story(|| {
		let id = published(0, offer());
		fails(pause(3, id), Error::NotYours);
		fails(pause(1_000, id), Error::NotKnown);
	});
}

#[test]
fn l2_fails_when_paused_already() {
	story(|| {
		let id = published(0, offer());
		pause(0, id).unwrap();
		fails(pause(0, id), Error::AlreadyPaused);
	});
}
