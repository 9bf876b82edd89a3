//! Terms that the owner of a listing signs in advance (L2, D3): a deal within them opens in one call.

use crate::*;
use pallet_synergy_deals::{Insured, State};

/// Payment on completion, due within 5 eras, a warranty of at most 2, at most 20 SYN insured.
fn terms() -> Standing {
	Standing { payment: Payment::OnCompletion, term: 5, warranty: 2, insured: 20 * SYN }
}

fn standing_offer() -> Content {
	Content { standing: Some(terms()), ..offer() }
}

/// What is insured of the buyer, who proposes, and of the owner.
fn insured(proposer: Balance, counterparty: Balance) -> Option<Insured> {
	Some(Insured { proposer, counterparty })
}

/// Founder 3 proposes to buy 4 kg.
fn buys(listing: ListingId, payment: Payment, term: u32, warranty: u32, insured: Option<Insured>) -> DealId {
	let id = next_deal();
	let terms = Terms { term, warranty, insured, ..on(listing, 20 * SYN) };
	propose_with(3, 0, Delivery::Counterparty, 20 * SYN, payment, terms).unwrap();
	id
}

fn state(id: DealId) -> State {
	deal(id).unwrap().state
}

#[test]
fn l2_an_offer_is_taken_in_one_call() {
	story(|| {
		let id = published(0, standing_offer());
		let deal = buys(id, Payment::OnCompletion, 5, 2, None);
		assert_eq!((state(deal), left(id)), (State::Open, 6));
		assert_eq!((exposure(0), exposure(3)), (20 * SYN, 20 * SYN), "what is insured is reserved on both sides");
		complete(3, deal).unwrap();
		assert_eq!((state(deal), free(0) > PURSE - 200 * SYN), (State::Completed, true));
	});
}

#[test]
fn l2_a_request_is_served_in_one_call_and_its_escrow_held() {
	story(|| {
		let standing = Some(Standing { payment: Payment::Escrow, warranty: 3, ..terms() });
		let id = published(0, Content { standing, ..request() });
		let before = free(0);
		let sell = |warranty| {
			let terms = Terms { warranty, ..on(id, 20 * SYN) };
			propose_with(3, 0, Delivery::Proposer, 20 * SYN, Payment::Escrow, terms).unwrap();
			state(next_deal() - 1)
		};
		assert_eq!(sell(2), State::Proposed, "who requests wants a warranty of 3 at least");
		assert_eq!(sell(4), State::Open);
		assert_eq!((before - free(0), left(id)), (20 * SYN, 6));
		assert_eq!((exposure(0), exposure(3)), (0, 20 * SYN));
	});
}

#[test]
fn d3_beyond_what_was_signed_it_waits_for_an_answer() {
	story(|| {
		let id = published(0, standing_offer());
		let becomes = |payment, term, warranty, insured| state(buys(id, payment, term, warranty, insured));
		assert_eq!(becomes(Payment::None, 5, 2, None), State::Proposed);
		assert_eq!(becomes(Payment::Escrow, 5, 2, None), State::Proposed);
		assert_eq!(becomes(Payment::OnCompletion, 6, 2, None), State::Proposed);
		assert_eq!(becomes(Payment::OnCompletion, 5, 3, None), State::Proposed);
		assert_eq!(
			becomes(Payment::OnCompletion, 5, 2, insured(20 * SYN - 1, 0)),
			State::Proposed,
			"the buyer is not secured"
		);
		let barter = next_deal();
		propose_with(3, 0, Delivery::Both, 20 * SYN, Payment::None, Terms { warranty: 2, ..on(id, 20 * SYN) }).unwrap();
		assert_eq!(state(barter), State::Proposed);
		let larger = next_deal();
		buy(id, 3, 0, 25 * SYN).unwrap();
		assert_eq!(state(larger), State::Proposed, "more than 20 would be insured of the owner");
		assert_eq!((left(id), exposure(0), exposure(3)), (10, 0, 0));
		assert_eq!(becomes(Payment::OnCompletion, 0, 0, insured(20 * SYN, 0)), State::Open, "and less is fine");
	});
}

#[test]
fn d3_words_that_the_buyer_adds_wait_for_an_answer() {
	story(|| {
		let id = published(0, standing_offer());
		let deal = next_deal();
		let portion = Some(Portion { listing: id, quantity: 4 });
		let buys = |text| {
			let terms = Terms { portion, text, warranty: 2, ..usual() };
			propose_with(3, 0, Delivery::Counterparty, 20 * SYN, Payment::OnCompletion, terms)
		};
		buys("and of the best").unwrap();
		assert_eq!((state(deal), left(id)), (State::Proposed, 10), "the owner has not signed them");
		accept_deal(0, deal).unwrap();
		buys("").unwrap();
		assert_eq!((state(deal + 1), left(id)), (State::Open, 2));
	});
}

#[test]
fn d2_fails_when_a_side_has_no_capacity() {
	story(|| {
		let standing = Some(Standing { insured: 500 * SYN, ..terms() });
		let id = published(0, Content { quantity: 100, standing, ..offer() });
		assert_eq!(buy(id, 3, 0, 205 * SYN), Err(GuaranteesError::<Runtime>::NotEnoughCapacity.into()));
		assert_eq!((left(id), exposure(0), exposure(3)), (100, 0, 0));
		buy(id, 3, 0, 200 * SYN).unwrap();
		assert_eq!(buy(id, 4, 0, 5 * SYN), Err(GuaranteesError::<Runtime>::NotEnoughCapacity.into()));
	});
}

/// An offer of 100 kg, of which everybody may take some in one call.
fn large_offer() -> ListingId {
	let standing = Some(Standing { insured: 500 * SYN, ..terms() });
	published(0, Content { quantity: 100, price: SYN, standing, ..offer() })
}

/// How far a purchase of 1 kg comes.
fn bought(listing: ListingId, by: u32) -> State {
	let id = next_deal();
	buy(listing, by, 0, SYN).unwrap();
	state(id)
}

#[test]
fn a9_nobody_alone_takes_more_than_4_places_of_the_owner_without_asking() {
	story(|| {
		let id = large_offer();
		(0..4).for_each(|_| assert_eq!(bought(id, 3), State::Open));
		assert_eq!(bought(id, 3), State::Proposed, "it waits for an answer");
		assert_eq!(bought(id, 4), State::Open, "others are served");
		promises();
		complete(3, 0).unwrap();
		assert_eq!(bought(id, 3), State::Open, "a place is free again");
		accept_deal(0, 4).unwrap();
		assert_eq!((state(4), bought(id, 3)), (State::Open, State::Proposed), "what is accepted takes no such place");
		eras(20);
		assert_eq!(pallet_synergy_deals::Unasked::<Runtime>::iter().count(), 0, "P8");
	});
}

#[test]
fn a9_the_owner_keeps_half_of_its_places_for_what_it_signs_itself() {
	story(|| {
		let id = large_offer();
		(0..16).for_each(|n| assert_eq!(bought(id, 3 + n % 4), State::Open));
		assert_eq!(bought(id, 7), State::Proposed);
		assert_eq!(left(id), 84);
		(0..16).for_each(|_| propose(0, 7, Delivery::Proposer, SYN, Payment::None).unwrap());
		let more = propose(0, 7, Delivery::Proposer, SYN, Payment::None);
		assert_eq!(more, Err(DealsError::<Runtime>::TooManyDeals.into()));
		assert_eq!(accept_deal(0, 16), Err(DealsError::<Runtime>::TooManyDeals.into()));
		cancel(0, 17).unwrap();
		accept_deal(0, 16).unwrap();
	});
}

#[test]
fn c5_fails_when_the_owner_is_suspended_or_the_listing_paused() {
	story(|| {
		let id = published(0, standing_offer());
		let complaint = make_suspended(0);
		fails(buy(id, 3, 0, 20 * SYN), Error::OwnerNotInGoodStanding);
		withdraw(1, complaint).unwrap();
		pause(0, id).unwrap();
		fails(buy(id, 3, 0, 20 * SYN), Error::NotOnTheBoard);
	});
}

#[test]
fn l2_fails_when_the_owner_of_a_request_has_not_the_money() {
	story(|| {
		let standing = Some(Standing { payment: Payment::Escrow, warranty: 0, ..terms() });
		let id = published(0, Content { standing, ..request() });
		impoverish(0);
		let sells = |insured| {
			let terms = Terms { insured, ..on(id, 20 * SYN) };
			propose_with(3, 0, Delivery::Proposer, 20 * SYN, Payment::Escrow, terms)
		};
		assert_eq!(sells(None), Err(DealsError::<Runtime>::NotEnoughMoney.into()));
		assert_eq!((next_deal(), left(id), exposure(3)), (0, 10, 0));
		sells(insured(0, 0)).unwrap();
		assert_eq!((state(0), left(id)), (State::Proposed, 10), "an unsecured seller's proposal waits");
	});
}
