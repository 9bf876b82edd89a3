//! Rings (L7): the runtime checks what a search has found.

use crate::*;
use pallet_synergy_listings::NoRing;

const BREAD: CategoryCode = 31_007;

/// Founders 0, 3 and 4: cheese for meat, meat for bread, bread for cheese. Returns offers and requests, link by link.
fn three() -> Vec<(ListingId, ListingId)> {
	let kinds = [(0, DAIRY, MEAT), (3, MEAT, BREAD), (4, BREAD, DAIRY)];
	let listed = kinds.map(|(member, has, wants)| {
		(published(member, content(Kind::Offer, has)), published(member, content(Kind::Request, wants)))
	});
	// Cheese goes to whom wants it: founder 4; its bread to founder 3; that one's meat to founder 0.
	vec![(listed[0].0, listed[2].1), (listed[2].0, listed[1].1), (listed[1].0, listed[0].1)]
}

#[test]
fn l7_a_ring_of_three_is_served_without_money() {
	story(|| {
		let links = reading::check_ring(three()).unwrap();
		let who: Vec<_> = links.iter().map(|link| (link.supplier, link.receiver, link.category)).collect();
		assert_eq!(who, [(0, 4, DAIRY), (4, 3, BREAD), (3, 0, MEAT)]);
		assert!(links.iter().all(|link| (link.quantity, link.unit.as_str(), link.value) == (10, "kg", 50 * SYN)));
	});
}

#[test]
fn l7_an_offer_below_the_requested_category_serves_it() {
	story(|| {
		let mut links = three();
		links[0].1 = published(4, content(Kind::Request, FOOD));
		assert_eq!(reading::check_ring(links.clone()).unwrap()[0].category, DAIRY);
		let wide = published(0, content(Kind::Offer, FOOD));
		links[0] = (wide, three()[0].1);
		assert_eq!(reading::check_ring(links), Err(NoRing::DoesNotFit(wide)));
	});
}

#[test]
fn l7_what_is_covered_and_its_worth_are_named() {
	story(|| {
		let mut links = three();
		let cheese = published(0, Content { price: 0, quantity: 4, ..offer() });
		links[0].0 = cheese;
		let found = reading::check_ring(links).unwrap();
		assert_eq!((found[0].quantity, found[0].value), (4, 20 * SYN), "by the price of the request");
	});
}

#[test]
fn l7_two_or_six_are_no_ring() {
	story(|| {
		let links = three();
		assert_eq!(reading::check_ring(links[..2].to_vec()), Err(NoRing::WrongSize));
		assert_eq!(reading::check_ring([links.clone(), links].concat()), Err(NoRing::WrongSize));
		assert_eq!(reading::check_ring(vec![]), Err(NoRing::WrongSize));
	});
}

#[test]
fn l7_an_open_chain_is_no_ring() {
	story(|| {
		let mut links = three();
		links.swap(0, 1);
		assert_eq!(reading::check_ring(links), Err(NoRing::NotClosed(2 * 2)));
	});
}

#[test]
fn l7_nobody_is_in_a_ring_twice() {
	story(|| {
		let offers: Vec<_> = [0, 3, 0, 4].map(|n| published(n, offer())).to_vec();
		let requests: Vec<_> = [3, 0, 4, 0].map(|n| published(n, request())).to_vec();
		let links: Vec<_> = offers.into_iter().zip(requests).collect();
		assert!(matches!(reading::check_ring(links), Err(NoRing::NotClosed(_))));
	});
}

#[test]
fn l5_whoever_is_suspended_or_has_paused_breaks_the_ring() {
	story(|| {
		let links = three();
		let complaint = make_suspended(4);
		assert_eq!(reading::check_ring(links.clone()), Err(NoRing::NotShown(links[0].1)));
		withdraw(5, complaint).unwrap();
		pause(0, links[0].0).unwrap();
		assert_eq!(reading::check_ring(links.clone()), Err(NoRing::NotShown(links[0].0)));
	});
}

#[test]
fn l7_offers_and_requests_have_their_places() {
	story(|| {
		let mut links = three();
		links[0] = (links[0].1, links[0].0);
		assert_eq!(reading::check_ring(links.clone()), Err(NoRing::WrongKind(links[0].0)));
	});
}
