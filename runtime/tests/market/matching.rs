//! Matching (L4): what fits, in which order, and why.

use crate::*;
use pallet_synergy_listings::{Nearness, Reason};

/// Whether an offer and a request find each other.
fn find_each_other(offered: Content, requested: Content) -> bool {
	let (offered, requested) = (published(0, offered), published(3, requested));
	let found = (matches(offered) == [requested], matches(requested) == [offered]);
	unpublish(0, offered).unwrap();
	unpublish(3, requested).unwrap();
	assert_eq!(found.0, found.1, "both or none");
	found.0
}

#[test]
fn l4_matches_in_the_same_category_with_the_reason() {
	story(|| {
		let wanted = published(3, Content { quantity: 8, price: 6 * SYN, ..request() });
		let had = published(0, offer());
		let found = reading::matches(wanted, 10);
		assert_eq!(found.len(), 1);
		assert_eq!((found[0].listing.id, found[0].listing.owner.clone()), (had, Some(who(0))));
		let reason = Reason { is_whole: true, nearness: Nearness::Same, gain: Some(SYN), covered: 8 };
		assert_eq!(found[0].reason, reason);
		assert_eq!(reading::matches(had, 10)[0].reason, Reason { is_whole: false, ..reason });
	});
}

#[test]
fn l4_a_request_finds_offers_below_its_category_and_they_find_it() {
	story(|| {
		let wanted = published(3, content(Kind::Request, FOOD));
		let (dairy, meat) = (published(0, offer()), published(1, content(Kind::Offer, MEAT)));
		assert_eq!(matches(wanted), [meat, dairy]);
		assert!(reading::matches(wanted, 10).iter().all(|found| found.reason.nearness == Nearness::Narrower));
		assert_eq!(reading::matches(meat, 10)[0].reason.nearness, Nearness::Wider);
	});
}

#[test]
fn l4_an_offer_in_a_wide_category_finds_requests_below_it() {
	story(|| {
		let had = published(0, content(Kind::Offer, FOOD));
		let wanted = published(3, request());
		assert_eq!(matches(had), [wanted]);
		assert_eq!(matches(wanted), NONE, "that dairy products are in it nobody has said");
	});
}

#[test]
fn l4_categories_beside_each_other_do_not_match() {
	story(|| assert!(!find_each_other(offer(), content(Kind::Request, MEAT))));
}

#[test]
fn l4_the_price_fits_if_the_request_pays_what_the_offer_asks() {
	story(|| {
		let at =
			|asked, paid| find_each_other(Content { price: asked, ..offer() }, Content { price: paid, ..request() });
		assert!(at(5, 5) && at(4, 5) && at(0, 5) && at(5, 0) && at(0, 0));
		assert!(!at(6, 5));
	});
}

#[test]
fn l4_the_unit_must_be_the_same() {
	story(|| {
		let other = |name: &[u8]| Unit::Other(name.to_vec().try_into().unwrap());
		let with = |one, two| find_each_other(Content { unit: one, ..offer() }, Content { unit: two, ..request() });
		assert!(!with(Unit::Piece, Unit::Kilogram));
		assert!(with(Unit::Kilogram, other(b"kg")), "as it is written");
		assert!(!with(other(b"bucket"), other(b"bag")));
		assert!(with(other(b"bucket"), other(b"bucket")));
	});
}

#[test]
fn l4_the_quantity_fits_if_what_both_have_in_common_is_enough_for_both() {
	story(|| {
		let with = |(had, least_had), (wanted, least_wanted)| {
			find_each_other(
				Content { quantity: had, least: least_had, ..offer() },
				Content { quantity: wanted, least: least_wanted, ..request() },
			)
		};
		assert!(with((10, 1), (3, 3)));
		assert!(with((3, 3), (10, 1)));
		assert!(!with((10, 5), (3, 1)), "the offer is not broken up so far");
		assert!(!with((3, 1), (10, 5)), "the request is not served by so little");
	});
}

#[test]
fn l4_a_club_limit_fits_members_of_the_club_only() {
	story(|| {
		let limited = |club| Content { club: Some(club), ..offer() };
		assert!(find_each_other(limited(0), request()));
		assert!(!find_each_other(limited(1), request()));
		assert!(!find_each_other(offer(), Content { club: Some(1), ..request() }));
	});
}

#[test]
fn l4_nobody_matches_itself() {
	story(|| {
		let (had, _) = (published(0, offer()), published(0, request()));
		assert_eq!(matches(had), NONE);
	});
}

#[test]
fn l5_the_suspended_are_not_matched_and_find_nothing() {
	story(|| {
		let (had, wanted) = (published(0, offer()), published(3, request()));
		let complaint = make_suspended(0);
		assert_eq!((matches(wanted), matches(had)), (vec![], vec![]));
		withdraw(1, complaint).unwrap();
		assert_eq!((matches(wanted), matches(had)), (vec![had], vec![wanted]));
	});
}

#[test]
fn l4_the_best_come_first() {
	story(|| {
		let wanted = published(3, Content { category: FOOD, price: 6 * SYN, ..request() });
		let with = |by, change: fn(&mut Content)| {
			let mut content = content(Kind::Offer, FOOD);
			change(&mut content);
			published(by, content)
		};
		let part = with(0, |content| content.quantity = 9);
		let negotiable = with(1, |content| content.price = 0);
		let narrower = with(2, |content| content.category = DAIRY);
		let dear = with(4, |content| content.price = 6 * SYN);
		let cheap = with(5, |content| content.price = 4 * SYN);
		let cheap_and_newer = with(6, |content| content.price = 4 * SYN);
		assert_eq!(matches(wanted), [cheap_and_newer, cheap, dear, negotiable, narrower, part]);
		assert_eq!(reading::matches(wanted, 2).len(), 2);
		assert_eq!(reading::matches(wanted, 0), vec![]);
	});
}

#[test]
fn l4_the_window_is_the_newest_256_of_all_categories_searched() {
	story(|| {
		let wanted = published(0, content(Kind::Request, FOOD));
		let outside = published(1, offer());
		let inside = published(1, offer());
		let dear = Content { price: 9 * SYN, ..offer() };
		let dear_meat = Content { price: 9 * SYN, ..content(Kind::Offer, MEAT) };
		(2..6).for_each(|n| publish_many(n, vec![dear.clone(); 32]).unwrap());
		(2..6).for_each(|n| publish_many(n, vec![dear_meat.clone(); 32]).unwrap());
		assert_eq!(matches(wanted), NONE, "256 newer ones do not fit");
		unpublish(5, 230).unwrap();
		assert_eq!(matches(wanted), [inside]);
		unpublish(5, 231).unwrap();
		assert_eq!(matches(wanted), [inside, outside]);
	});
}

#[test]
fn l4_windows_follow_each_other_until_the_oldest() {
	chain(20, Tier::T100).execute_with(|| {
		let wanted = published(0, content(Kind::Request, FOOD));
		let oldest = published(1, offer());
		let dear = Content { price: 9 * SYN, ..offer() };
		(2..10).for_each(|n| publish_many(n, vec![dear.clone(); 32]).unwrap());
		(10..18).for_each(|n| publish_many(n, vec![dear.clone(); 32]).unwrap());
		let (mut cursor, mut found) = (None, Vec::new());
		for is_last in [false, false, true] {
			let page = reading::matches_from(wanted, cursor, 100);
			assert_eq!(page.next.is_none(), is_last);
			found.extend(page.matches.into_iter().map(|one| one.listing.id));
			cursor = page.next;
		}
		assert_eq!(found, [oldest], "none is left out, and none comes twice");
		assert_eq!(reading::matches_from(wanted, Some(oldest), 100).matches, vec![]);
	});
}

#[test]
fn l4_a_window_that_is_just_full_is_the_last() {
	chain(20, Tier::T100).execute_with(|| {
		let wanted = published(0, content(Kind::Request, FOOD));
		(2..10).for_each(|n| publish_many(n, vec![offer(); 32]).unwrap());
		assert_eq!(reading::matches_from(wanted, None, 100).next, None);
		let newest = published(1, offer());
		let page = reading::matches_from(wanted, None, 100);
		assert_eq!((page.next.is_some(), page.matches.len()), (true, 100));
		let rest = reading::matches_from(wanted, page.next, 100);
		assert_eq!((rest.next, rest.matches.len()), (None, 1), "{newest}");
	});
}

#[test]
fn l4_all_matches_of_a_member_in_one_query() {
	story(|| {
		publish_many(0, vec![offer(), content(Kind::Offer, MEAT), request()]).unwrap();
		let (wanted, had) = (published(3, request()), published(4, offer()));
		let found = reading::matches_of(who(0), 10);
		let found: Vec<_> = found.iter().map(|own| (own.listing, own.matches[0].listing.id)).collect();
		assert_eq!(found, [(0, wanted), (2, had)]);
		assert_eq!(reading::matches_of(who(1_000), 10), vec![]);
	});
}
