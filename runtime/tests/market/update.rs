//! `update` (L2).

use crate::*;

#[test]
fn l2_succeeds_and_everything_but_kind_and_unit_may_change() {
	story(|| {
		let id = published(0, offer());
		let changed = Content {
			category: MEAT,
			title: b"Ham".to_vec().try_into().unwrap(),
			details: b"smoked".to_vec().try_into().unwrap(),
			quantity: 3,
			least: 2,
			price: 9 * SYN,
			club: Some(0),
			until: 12,
			standing: Some(Standing { payment: Payment::Escrow, term: 3, warranty: 0, insured: SYN }),
			..offer()
		};
		update(0, id, changed.clone()).unwrap();
		assert_eq!(stored(id).unwrap().content, changed);
		assert_eq!((board(DAIRY, Kind::Offer), board(MEAT, Kind::Offer)), (vec![], vec![id]));
		assert!(has_happened(Event::ListingUpdated {
			listing: id,
			member: 0,
			category: MEAT,
			quantity: 3,
			price: 9 * SYN,
			until: 12,
		}));
	});
}

#[test]
fn l2_a_new_expiry_counts_and_the_old_one_does_not() {
	story(|| {
		let (shorter, longer) = (published(0, offer()), published(0, Content { until: 2, ..offer() }));
		update(0, shorter, Content { until: 1, ..offer() }).unwrap();
		update(0, longer, Content { until: 3, ..offer() }).unwrap();
		next_era();
		assert_eq!(stored(shorter), None);
		next_era();
		assert!(stored(longer).is_some());
		next_era();
		assert_eq!(stored(longer), None);
	});
}

#[test]
fn l2_succeeds_with_a_paused_one_that_stays_paused() {
	story(|| {
		let id = published(0, offer());
		pause(0, id).unwrap();
		update(0, id, Content { category: MEAT, ..offer() }).unwrap();
		assert_eq!(board(FOOD, Kind::Offer), NONE);
		resume(0, id).unwrap();
		assert_eq!(board(MEAT, Kind::Offer), [id]);
	});
}

#[test]
fn l2_succeeds_with_one_that_was_used_up() {
	story(|| {
		let id = published(0, offer());
		buy(id, 3, 0, 50 * SYN).unwrap();
		accept_deal(0, 0).unwrap();
		assert_eq!((left(id), board(DAIRY, Kind::Offer)), (0, vec![]));
		update(0, id, Content { quantity: 4, ..offer() }).unwrap();
		assert_eq!(board(DAIRY, Kind::Offer), [id]);
	});
}

#[test]
fn l2_fails_when_there_is_no_such_listing() {
	story(|| fails(update(0, 7, offer()), Error::NoSuchListing));
}

#[test]
fn l2_fails_when_it_is_not_yours() {
	story(|| {
		let id = published(0, offer());
		fails(update(3, id, offer()), Error::NotYours);
		fails(update(1_000, id, offer()), Error::NotKnown);
	});
}

#[test]
fn l2_fails_when_kind_or_unit_differ() {
	story(|| {
		let id = published(0, offer());
		fails(update(0, id, request()), Error::OtherThing);
		fails(update(0, id, Content { unit: Unit::Tonne, ..offer() }), Error::OtherThing);
	});
}

#[test]
fn l2_fails_when_what_is_new_makes_no_sense() {
	story(|| {
		let id = published(0, offer());
		fails(update(0, id, Content { title: Default::default(), ..offer() }), Error::NoTitle);
		fails(update(0, id, Content { quantity: 0, ..offer() }), Error::QuantityOutOfBounds);
		fails(update(0, id, Content { until: 91, ..offer() }), Error::ExpiryOutOfBounds);
		fails(update(0, id, Content { category: 7, ..offer() }), Error::NoSuchCategory);
		fails(update(0, id, Content { club: Some(9), ..offer() }), Error::NoSuchClub);
	});
}

#[test]
fn d3_fails_when_terms_are_signed_without_a_price() {
	story(|| {
		let standing = Some(Standing { payment: Payment::Escrow, term: 5, warranty: 0, insured: 0 });
		let id = published(0, Content { standing, ..offer() });
		fails(update(0, id, Content { price: 0, standing, ..offer() }), Error::NoPrice);
		update(0, id, Content { price: 0, ..offer() }).unwrap();
		fails(update(0, id, Content { price: 0, standing, ..offer() }), Error::NoPrice);
	});
}

#[test]
fn e3_fails_when_it_has_expired_and_is_not_cleared_away_yet() {
	story(|| {
		fails(update(0, expired(), offer()), Error::NoSuchListing);
		work();
	});
}

#[test]
fn c5_fails_when_suspended_or_lapsing() {
	story(|| {
		let (id, other) = (published(0, offer()), published(3, offer()));
		make_suspended(0);
		make_lapse(3);
		assert_eq!(update(0, id, offer()), Err(GuaranteesError::<Runtime>::Suspended.into()));
		assert_eq!(update(3, other, offer()), Err(GuaranteesError::<Runtime>::Lapsing.into()));
	});
}

#[test]
fn l2_fails_when_a_candidate_again_or_a_former_member() {
	story(|| fails_for_who_was_a_member(|by, id| update(by, id, offer())));
}
