//! The board (L3, L5).

use crate::*;

/// All pages of a category, each with as many as it has.
fn pages(category: CategoryCode, limit: u32) -> Vec<Vec<ListingId>> {
	let (mut pages, mut cursor) = (Vec::new(), None);
	loop {
		let page = reading::board(category, Kind::Offer, cursor, limit);
		pages.push(page.listings.iter().map(|listing| listing.id).collect());
		cursor = page.next;
		if cursor.is_none() {
			return pages;
		}
	}
}

#[test]
fn l3_pages_follow_each_other_newest_first() {
	story(|| {
		(0..5).for_each(|n| assert_eq!(published(n, offer()), n));
		assert_eq!(pages(DAIRY, 2), [vec![4, 3], vec![2, 1], vec![0]]);
		assert_eq!(pages(DAIRY, 5), [vec![4, 3, 2, 1, 0], vec![]], "whether there is more is known only by looking");
		assert_eq!(pages(DAIRY, 6), [vec![4, 3, 2, 1, 0]]);
	});
}

#[test]
fn l3_a_category_shows_what_is_below_it_as_well() {
	story(|| {
		let dairy = published(0, offer());
		let meat = published(1, content(Kind::Offer, MEAT));
		let newest = published(2, offer());
		published(3, content(Kind::Offer, 20_000));
		assert_eq!(pages(FOOD, 2), [vec![newest, meat], vec![dairy]]);
		assert_eq!(board(30_000, Kind::Offer), [newest, meat, dairy]);
		assert_eq!(board(MEAT, Kind::Offer), [meat]);
	});
}

#[test]
fn l3_what_is_published_meanwhile_does_not_shift_the_pages() {
	story(|| {
		(0..4).for_each(|n| assert_eq!(published(n, offer()), n));
		let first = reading::board(DAIRY, Kind::Offer, None, 2);
		published(4, offer());
		unpublish(2, 2).unwrap();
		let second = reading::board(DAIRY, Kind::Offer, first.next, 2);
		assert_eq!(second.listings.iter().map(|listing| listing.id).collect::<Vec<_>>(), [1, 0]);
	});
}

#[test]
fn l3_an_unknown_category_is_empty() {
	story(|| assert_eq!(pages(7, 10), [Vec::<ListingId>::new()]));
}

#[test]
fn l3_a_page_has_at_least_one_and_at_most_100_places() {
	story(|| {
		(0..2).for_each(|n| publish_many(n, vec![offer(); 32]).unwrap());
		(2..4).for_each(|n| publish_many(n, vec![offer(); 32]).unwrap());
		assert_eq!(reading::board(DAIRY, Kind::Offer, None, 0).listings.len(), 1);
		assert_eq!(reading::board(DAIRY, Kind::Offer, None, u32::MAX).listings.len(), 100);
	});
}

#[test]
fn l5_listings_of_the_suspended_are_hidden_and_back_by_themselves() {
	story(|| {
		let (id, other) = (published(0, offer()), published(3, offer()));
		let complaint = make_suspended(0);
		assert_eq!(board(DAIRY, Kind::Offer), [other]);
		assert!(!reading::listing(id).unwrap().is_shown);
		withdraw(1, complaint).unwrap();
		assert_eq!(board(DAIRY, Kind::Offer), [other, id]);
	});
}

#[test]
fn l5_listings_of_the_lapsing_and_lapsed_are_hidden_and_back_by_themselves() {
	story(|| {
		let id = published(0, offer());
		make_lapse(0);
		assert_eq!(board(DAIRY, Kind::Offer), NONE);
		eras(4);
		assert!(matches!(status(0), pallet_synergy_guarantees::Status::Candidate { .. }));
		assert_eq!(board(DAIRY, Kind::Offer), NONE);
		pledge(3, 0, Tier::T100).unwrap();
		accept_guarantor(0, 3).unwrap();
		assert_eq!(board(DAIRY, Kind::Offer), [id]);
	});
}

#[test]
fn l5_listings_of_former_members_are_hidden_and_back_when_they_join_again() {
	story(|| {
		let newcomer = 1_000;
		pledge(3, newcomer, Tier::T10).unwrap();
		pledge(4, newcomer, Tier::T10).unwrap();
		apply(newcomer, Tier::T10, &[3, 4]).unwrap();
		let id = published(newcomer, offer());
		assert_eq!(board(DAIRY, Kind::Offer), [id]);
		leave(newcomer).unwrap();
		assert_eq!(board(DAIRY, Kind::Offer), NONE);
		pledge(3, newcomer, Tier::T10).unwrap();
		pledge(4, newcomer, Tier::T10).unwrap();
		apply(newcomer, Tier::T10, &[3, 4]).unwrap();
		assert_eq!(board(DAIRY, Kind::Offer), [id]);
	});
}

#[test]
fn l3_a_page_looks_at_most_at_twice_its_size_and_may_be_short() {
	story(|| {
		let oldest = published(3, offer());
		publish_many(0, vec![offer(); 30]).unwrap();
		let complaint = make_suspended(0);
		let first = reading::board(DAIRY, Kind::Offer, None, 10);
		assert_eq!((first.listings, first.next), (vec![], Some(11)), "20 were looked at");
		assert_eq!(pages(DAIRY, 10), [vec![], vec![oldest]]);
		withdraw(1, complaint).unwrap();
	});
}
