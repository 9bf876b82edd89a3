//! `publish` (L2).

use crate::*;

#[test]
fn l2_succeeds_and_is_on_the_board() {
	story(|| {
		let id = published(0, offer());
		assert_eq!(stored(id), Some(Listing { owner: 0, is_paused: false, content: offer() }));
		assert_eq!(board(DAIRY, Kind::Offer), [id]);
		assert_eq!(board(DAIRY, Kind::Request), NONE);
		assert!(has_happened(Event::ListingPublished {
			listing: id,
			member: 0,
			kind: Kind::Offer,
			category: DAIRY,
			quantity: 10,
			price: 5 * SYN,
			until: 30,
		}));
	});
}

#[test]
fn l2_succeeds_at_a_price_to_be_agreed_upon_for_one_club_in_a_unit_of_its_own() {
	story(|| {
		let unit = Unit::Other(b"bucket".to_vec().try_into().unwrap());
		let id = published(0, Content { price: 0, club: Some(1), unit, ..request() });
		let seen = reading::listing(id).unwrap();
		assert_eq!((seen.unit.as_str(), seen.price, seen.club), ("bucket", 0, Some(1)));
		assert_eq!((seen.title.as_str(), seen.owner, seen.is_shown), ("Cheese of our own", Some(who(0)), true));
	});
}

#[test]
fn e4_succeeds_for_90_eras_and_in_the_afternoon_for_one_more() {
	story(|| {
		published(0, Content { until: 90, ..offer() });
		fails(publish(0, Content { until: 91, ..offer() }), Error::ExpiryOutOfBounds);
		afternoon();
		published(0, Content { until: 91, ..offer() });
		fails(publish(0, Content { until: 92, ..offer() }), Error::ExpiryOutOfBounds);
	});
}

#[test]
fn l2_fails_when_the_account_has_never_applied() {
	story(|| fails(publish(1_000, offer()), Error::NotKnown));
}

#[test]
fn l2_fails_when_only_a_candidate() {
	story(|| {
		apply(1_000, Tier::T10, &[]).unwrap();
		assert_eq!(publish(1_000, offer()), Err(GuaranteesError::<Runtime>::NotAMember.into()));
	});
}

#[test]
fn c5_fails_when_suspended_and_succeeds_when_not_any_more() {
	story(|| {
		let complaint = make_suspended(0);
		assert_eq!(publish(0, offer()), Err(GuaranteesError::<Runtime>::Suspended.into()));
		withdraw(1, complaint).unwrap();
		published(0, offer());
	});
}

#[test]
fn m5_fails_when_lapsing() {
	story(|| {
		make_lapse(0);
		assert_eq!(publish(0, offer()), Err(GuaranteesError::<Runtime>::Lapsing.into()));
	});
}

#[test]
fn l1_fails_when_there_is_no_such_category() {
	story(|| fails(publish(0, Content { category: 7, ..offer() }), Error::NoSuchCategory));
}

#[test]
fn l2_fails_when_there_is_no_such_club() {
	story(|| fails(publish(0, Content { club: Some(2), ..offer() }), Error::NoSuchClub));
}

#[test]
fn l2_fails_when_there_is_no_title() {
	story(|| fails(publish(0, Content { title: Default::default(), ..offer() }), Error::NoTitle));
}

#[test]
fn l2_fails_when_a_unit_of_its_own_has_no_name() {
	story(|| {
		let with = |unit: &[u8]| Content { unit: Unit::Other(unit.to_vec().try_into().unwrap()), ..offer() };
		fails(publish(0, with(b"")), Error::NoUnit);
		publish(0, with(b"jar")).unwrap();
	});
}

#[test]
fn l2_fails_when_the_quantity_or_the_least_is_out_of_bounds() {
	story(|| {
		let with = |quantity, least| publish(0, Content { quantity, least, ..offer() });
		fails(with(0, 0), Error::QuantityOutOfBounds);
		fails(with(0, 1), Error::QuantityOutOfBounds);
		fails(with(10, 0), Error::QuantityOutOfBounds);
		fails(with(10, 11), Error::QuantityOutOfBounds);
		with(10, 10).unwrap();
		with(u64::MAX, 1).unwrap();
	});
}

#[test]
fn l2_fails_when_it_would_expire_now_or_in_the_past() {
	story(|| {
		next_era();
		fails(publish(0, Content { until: 0, ..offer() }), Error::ExpiryOutOfBounds);
		fails(publish(0, Content { until: 1, ..offer() }), Error::ExpiryOutOfBounds);
		publish(0, Content { until: 2, ..offer() }).unwrap();
	});
}

#[test]
fn d3_fails_when_terms_are_signed_without_a_price() {
	story(|| {
		let standing = Some(Standing { payment: Payment::Escrow, term: 5, warranty: 0, insured: 0 });
		fails(publish(0, Content { price: 0, standing, ..offer() }), Error::NoPrice);
		publish(0, Content { standing, ..offer() }).unwrap();
	});
}

#[test]
fn a9_fails_when_there_are_64_already() {
	story(|| {
		(0..64).for_each(|_| publish(0, offer()).unwrap());
		fails(publish(0, offer()), Error::TooManyListings);
		unpublish(0, 20).unwrap();
		publish(0, offer()).unwrap();
		publish(1, offer()).unwrap();
	});
}

#[test]
fn e3_fails_when_expired_ones_still_take_the_places() {
	story(|| {
		(0..64).for_each(|_| publish(0, Content { until: 1, ..offer() }).unwrap());
		boundary();
		fails(publish(0, offer()), Error::Due);
		work();
		publish(0, offer()).unwrap();
	});
}
