//! Deals that come from a listing (D1, L2): what fits, and what becomes of the quantity.

use crate::*;
use pallet_synergy_deals::Insured;

/// Founder 3 wants so much of founder 0's offer for this amount.
fn takes(listing: ListingId, quantity: Quantity, amount: Balance) -> DispatchResult {
	let portion = Some(Portion { listing, quantity });
	propose_with(3, 0, Delivery::Counterparty, amount, Payment::OnCompletion, Terms { portion, ..usual() })
}

#[test]
fn l2_the_quantity_goes_down_when_the_deal_opens() {
	story(|| {
		let id = published(0, offer());
		let deal = next_deal();
		buy(id, 3, 0, 20 * SYN).unwrap();
		assert_eq!(left(id), 10, "a proposal takes nothing");
		accept_deal(0, deal).unwrap();
		assert_eq!(left(id), 6);
		assert!(has_happened(Event::QuantityTaken { listing: id, deal, quantity: 4, left: 6 }));
		assert!(has_happened(pallet_synergy_deals::Event::DealOpened {
			deal,
			proposer: 3,
			counterparty: 0,
			amount: 20 * SYN,
			insured: Insured { proposer: 20 * SYN, counterparty: 20 * SYN },
			escrow: 0,
			portion: Some(Portion { listing: id, quantity: 4 }),
			by_customer: false,
		}));
		complete(3, deal).unwrap();
		assert_eq!(left(id), 6, "what was delivered does not come back");
	});
}

#[test]
fn l2_the_quantity_comes_back_when_the_deal_is_cancelled() {
	story(|| {
		let id = published(0, offer());
		let deal = next_deal();
		buy(id, 3, 0, 50 * SYN).unwrap();
		accept_deal(0, deal).unwrap();
		assert_eq!((left(id), board(DAIRY, Kind::Offer)), (0, vec![]), "with nothing left it is not shown");
		cancel(0, deal).unwrap();
		cancel(3, deal).unwrap();
		assert_eq!((left(id), board(DAIRY, Kind::Offer)), (10, vec![id]));
		assert!(has_happened(Event::QuantityReturned { listing: id, deal, quantity: 10, left: 10 }));
	});
}

#[test]
fn l2_what_was_delivered_does_not_come_back_when_the_rest_is_cancelled() {
	story(|| {
		let id = published(0, offer());
		let deal = next_deal();
		buy(id, 3, 0, 20 * SYN).unwrap();
		accept_deal(0, deal).unwrap();
		allow_set_off(3, true).unwrap();
		allow_set_off(0, true).unwrap();
		impoverish(3);
		complete(3, deal).unwrap();
		assert_eq!(kit::deal(deal).unwrap().state, pallet_synergy_deals::State::Unpaid, "it has the goods");
		cancel(0, deal).unwrap();
		cancel(3, deal).unwrap();
		assert_eq!((kit::deal(deal), left(id)), (None, 6));
	});
}

#[test]
fn l2_a_proposal_that_is_refused_withdrawn_or_expires_brings_nothing() {
	story(|| {
		let id = published(0, offer());
		(0..3).for_each(|_| buy(id, 3, 0, 20 * SYN).unwrap());
		refuse(0, 0).unwrap();
		cancel(3, 1).unwrap();
		eras(8);
		assert_eq!((deal(2), left(id)), (None, 10));
	});
}

#[test]
fn l2_a_request_is_served_by_who_proposes() {
	story(|| {
		let id = published(0, request());
		let sell = |delivery| propose_with(3, 0, delivery, 15 * SYN, Payment::Escrow, on(id, 15 * SYN));
		fails(sell(Delivery::Counterparty), Error::WrongDirection);
		sell(Delivery::Proposer).unwrap();
		accept_deal(0, 0).unwrap();
		assert_eq!(left(id), 7);
	});
}

#[test]
fn l2_service_for_service_fits_as_well() {
	story(|| {
		let id = published(0, offer());
		propose_with(3, 0, Delivery::Both, 15 * SYN, Payment::None, on(id, 15 * SYN)).unwrap();
		accept_deal(0, 0).unwrap();
		assert_eq!(left(id), 7);
	});
}

#[test]
fn l2_at_a_price_to_be_agreed_upon_a_deal_is_about_as_much_as_it_says() {
	story(|| {
		let id = published(0, Content { price: 0, ..offer() });
		takes(id, 7, 33 * SYN).unwrap();
		accept_deal(0, 0).unwrap();
		assert_eq!(left(id), 3);
		fails(takes(id, 4, 2 * SYN), Error::NotEnoughLeft);
	});
}

#[test]
fn l2_a_listing_that_is_gone_when_the_deal_opens_takes_and_gets_nothing() {
	story(|| {
		let id = published(0, offer());
		buy(id, 3, 0, 20 * SYN).unwrap();
		unpublish(0, id).unwrap();
		accept_deal(0, 0).unwrap();
		cancel(0, 0).unwrap();
		cancel(3, 0).unwrap();
		assert_eq!(stored(id), None);
	});
}

#[test]
fn l2_a_listing_that_has_gone_meanwhile_gets_nothing_back() {
	story(|| {
		let id = published(0, Content { until: 1, ..offer() });
		buy(id, 3, 0, 20 * SYN).unwrap();
		accept_deal(0, 0).unwrap();
		boundary();
		cancel(0, 0).unwrap();
		cancel(3, 0).unwrap();
		work();
		assert_eq!((stored(id), deal(0)), (None, None));
	});
}

#[test]
fn l2_what_comes_back_to_an_edited_or_paused_listing_is_added() {
	story(|| {
		let id = published(0, offer());
		buy(id, 3, 0, 20 * SYN).unwrap();
		accept_deal(0, 0).unwrap();
		update(0, id, Content { quantity: 2, price: 7 * SYN, ..offer() }).unwrap();
		pause(0, id).unwrap();
		cancel(0, 0).unwrap();
		cancel(3, 0).unwrap();
		assert_eq!((left(id), board(DAIRY, Kind::Offer)), (6, vec![]));
		resume(0, id).unwrap();
		assert_eq!(board(DAIRY, Kind::Offer), [id]);
	});
}

#[test]
fn l2_a_paused_listing_serves_what_was_proposed_before() {
	story(|| {
		let id = published(0, offer());
		buy(id, 3, 0, 20 * SYN).unwrap();
		pause(0, id).unwrap();
		accept_deal(0, 0).unwrap();
		assert_eq!(left(id), 6);
	});
}

#[test]
fn l2_accept_fails_when_less_is_left_by_then() {
	story(|| {
		let id = published(0, offer());
		buy(id, 3, 0, 30 * SYN).unwrap();
		buy(id, 4, 0, 30 * SYN).unwrap();
		accept_deal(0, 0).unwrap();
		fails(accept_deal(0, 1), Error::NotEnoughLeft);
		update(0, id, offer()).unwrap();
		accept_deal(0, 1).unwrap();
		assert_eq!(left(id), 4);
	});
}

#[test]
fn l2_propose_fails_when_there_is_no_such_listing_or_it_has_expired() {
	story(|| {
		fails(buy(7, 3, 0, 20 * SYN), Error::NoSuchListing);
		fails(buy(expired(), 3, 0, 20 * SYN), Error::NoSuchListing);
		work();
	});
}

#[test]
fn l2_propose_fails_when_the_other_side_is_not_the_owner() {
	story(|| {
		let id = published(0, offer());
		fails(buy(id, 3, 4, 20 * SYN), Error::NotTheOwner);
		fails(buy(id, 0, 3, 20 * SYN), Error::NotTheOwner);
	});
}

#[test]
fn l2_propose_fails_when_it_is_paused_or_used_up() {
	story(|| {
		let id = published(0, offer());
		pause(0, id).unwrap();
		fails(buy(id, 3, 0, 20 * SYN), Error::NotOnTheBoard);
		resume(0, id).unwrap();
		buy(id, 3, 0, 50 * SYN).unwrap();
		accept_deal(0, 0).unwrap();
		fails(buy(id, 4, 0, 5 * SYN), Error::NotOnTheBoard);
	});
}

#[test]
fn l5_propose_fails_when_the_owner_is_not_in_good_standing() {
	story(|| {
		let id = published(0, offer());
		make_lapse(0);
		fails(buy(id, 3, 0, 20 * SYN), Error::OwnerNotInGoodStanding);
	});
}

#[test]
fn l2_propose_fails_when_it_is_for_another_club() {
	story(|| {
		let id = published(0, Content { club: Some(1), ..offer() });
		fails(buy(id, 3, 0, 20 * SYN), Error::NotForYourClub);
		update(0, id, Content { club: Some(0), ..offer() }).unwrap();
		buy(id, 3, 0, 20 * SYN).unwrap();
	});
}

#[test]
fn l2_propose_fails_when_it_is_for_members_of_the_club_and_the_buyer_is_none() {
	story(|| {
		let standing = Some(Standing { payment: Payment::Escrow, term: 5, warranty: 0, insured: 0 });
		let id = published(0, Content { club: Some(0), standing, ..offer() });
		let buys = |by| propose_with(by, 0, Delivery::Counterparty, 20 * SYN, Payment::Escrow, on(id, 20 * SYN));
		fails(buys(1_000), Error::NotForYourClub);
		apply(1_000, Tier::T10, &[]).unwrap();
		fails(buys(1_000), Error::NotForYourClub);
		make_lapse(3);
		eras(3);
		fails(buys(3), Error::NotForYourClub);
		assert_eq!(left(id), 10);
		update(0, id, Content { standing, until: 50, ..offer() }).unwrap();
		buys(1_000).unwrap();
		assert_eq!(left(id), 6, "without a club it is for everybody");
	});
}

#[test]
fn l2_propose_fails_when_the_amount_is_not_what_so_much_costs() {
	story(|| {
		let id = published(0, offer());
		fails(takes(id, 4, 20 * SYN + 1), Error::NotAtThePrice);
		fails(takes(id, 3, 20 * SYN), Error::NotAtThePrice);
		takes(id, 4, 20 * SYN).unwrap();
		update(0, id, Content { price: 20 * SYN, ..offer() }).unwrap();
		fails(takes(id, 4, 20 * SYN), Error::NotAtThePrice);
		update(0, id, Content { quantity: u64::MAX, price: Balance::MAX, ..offer() }).unwrap();
		fails(takes(id, 2, Balance::MAX), Error::NotAtThePrice);
	});
}

#[test]
fn l2_propose_fails_when_it_is_about_less_than_the_least_or_more_than_is_left() {
	story(|| {
		let id = published(0, Content { least: 4, ..offer() });
		fails(buy(id, 3, 0, 15 * SYN), Error::LessThanLeast);
		fails(buy(id, 3, 0, 55 * SYN), Error::NotEnoughLeft);
		buy(id, 3, 0, 40 * SYN).unwrap();
		accept_deal(0, 0).unwrap();
		fails(buy(id, 3, 0, 5 * SYN), Error::LessThanLeast);
		buy(id, 3, 0, 10 * SYN).unwrap();
	});
}
