//! `publish_many` (L2): a whole questionnaire.

use crate::*;

#[test]
fn l2_succeeds_with_a_questionnaire() {
	story(|| {
		publish_many(0, vec![offer(), content(Kind::Offer, MEAT), request()]).unwrap();
		let mine = reading::listings(who(0));
		assert_eq!(
			mine.iter().map(|listing| (listing.id, listing.category)).collect::<Vec<_>>(),
			[(0, DAIRY), (1, MEAT), (2, DAIRY)]
		);
		assert_eq!(board(FOOD, Kind::Offer), [1, 0]);
		assert_eq!(board(FOOD, Kind::Request), [2]);
	});
}

#[test]
fn l2_succeeds_with_32_at_once() {
	story(|| {
		publish_many(0, vec![offer(); 32]).unwrap();
		publish_many(0, vec![request(); 32]).unwrap();
		assert_eq!(reading::listings(who(0)).len(), 64);
	});
}

#[test]
fn l2_fails_as_a_whole_when_one_of_them_is_wrong() {
	story(|| {
		let standing = Some(Standing { payment: Payment::Escrow, term: 5, warranty: 0, insured: 0 });
		let wrong = [
			(Content { title: Default::default(), ..offer() }, Error::NoTitle),
			(Content { unit: Unit::Other(Default::default()), ..offer() }, Error::NoUnit),
			(Content { quantity: 0, ..offer() }, Error::QuantityOutOfBounds),
			(Content { until: 91, ..offer() }, Error::ExpiryOutOfBounds),
			(Content { price: 0, standing, ..offer() }, Error::NoPrice),
			(Content { club: Some(2), ..offer() }, Error::NoSuchClub),
			(Content { category: 7, ..offer() }, Error::NoSuchCategory),
		];
		for (content, error) in wrong {
			fails(publish_many(0, vec![offer(), content, request()]), error);
			assert_eq!(reading::listings(who(0)), vec![]);
		}
	});
}

#[test]
fn l2_fails_as_a_whole_when_there_is_no_place_for_all() {
	story(|| {
		publish_many(0, vec![offer(); 32]).unwrap();
		publish_many(0, vec![offer(); 31]).unwrap();
		fails(publish_many(0, vec![offer(), offer()]), Error::TooManyListings);
		assert_eq!(reading::listings(who(0)).len(), 63);
	});
}

#[test]
fn l2_fails_when_there_is_nothing_in_it() {
	story(|| fails(publish_many(0, vec![]), Error::NothingToPublish));
}

#[test]
fn l2_fails_when_the_account_has_never_applied() {
	story(|| fails(publish_many(1_000, vec![offer()]), Error::NotKnown));
}

#[test]
fn e3_fails_as_a_whole_when_expired_ones_still_take_the_places() {
	story(|| {
		publish_many(0, vec![offer(); 31]).unwrap();
		publish_many(0, vec![Content { until: 1, ..offer() }; 32]).unwrap();
		boundary();
		fails(publish_many(0, vec![offer(), offer()]), Error::Due);
		work();
		publish_many(0, vec![offer(); 32]).unwrap();
		fails(publish_many(0, vec![offer(), offer()]), Error::TooManyListings);
	});
}

#[test]
fn l2_fails_when_only_a_candidate() {
	story(|| {
		apply(1_000, Tier::T10, &[]).unwrap();
		assert_eq!(publish_many(1_000, vec![offer()]), Err(GuaranteesError::<Runtime>::NotAMember.into()));
	});
}

#[test]
fn m5_fails_when_lapsing() {
	story(|| {
		make_lapse(0);
		assert_eq!(publish_many(0, vec![offer()]), Err(GuaranteesError::<Runtime>::Lapsing.into()));
	});
}

#[test]
fn c5_fails_when_suspended() {
	story(|| {
		make_suspended(0);
		assert_eq!(publish_many(0, vec![offer()]), Err(GuaranteesError::<Runtime>::Suspended.into()));
	});
}
