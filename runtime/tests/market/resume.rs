//! `resume` (L2).

use crate::*;

#[test]
fn l2_succeeds_and_is_where_it_was() {
	story(|| {
		let (older, newer) = (published(0, offer()), published(3, offer()));
		pause(0, older).unwrap();
		resume(0, older).unwrap();
		assert_eq!(board(DAIRY, Kind::Offer), [newer, older], "resuming makes nothing newer");
		assert!(has_happened(Event::ListingResumed { listing: older, member: 0 }));
	});
}

#[test]
fn l2_fails_when_there_is_no_such_listing() {
	story(|| fails(resume(0, 7), Error::NoSuchListing));
}

#[test]
fn e3_fails_when_it_has_expired_and_is_not_cleared_away_yet() {
	story(|| {
		fails(resume(0, expired()), Error::NoSuchListing);
		work();
	});
}

#[test]
fn l2_fails_when_it_is_not_yours() {
	story(|| {
		let id = published(0, offer());
		pause(0, id).unwrap();
		fails(resume(3, id), Error::NotYours);
		fails(resume(1_000, id), Error::NotKnown);
	});
}

#[test]
fn l2_fails_when_it_is_not_paused() {
	story(|| {
		let id = published(0, offer());
		fails(resume(0, id), Error::NotPaused);
	});
}

#[test]
fn c5_fails_when_suspended_or_lapsing() {
	story(|| {
		let (id, other) = (published(0, offer()), published(3, offer()));
		pause(0, id).unwrap();
		pause(3, other).unwrap();
		make_suspended(0);
		make_lapse(3);
		assert_eq!(resume(0, id), Err(GuaranteesError::<Runtime>::Suspended.into()));
		assert_eq!(resume(3, other), Err(GuaranteesError::<Runtime>::Lapsing.into()));
	});
}

#[test]
fn l2_fails_when_a_candidate_again_or_a_former_member() {
	story(|| fails_for_who_was_a_member(resume));
}
