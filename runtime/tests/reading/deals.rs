//! What is open of an account (D1, R1).

use crate::*;
use pallet_synergy_deals::{Deals as AllDeals, Delivery, State};
use pallet_synergy_listings::Kind;
use reading::{pallet::DealsOfViewFunction, runtime_decl_for_synergy_api::SynergyApiV3 as _, DealView};
use synergy_primitives::{DealId, Portion};

/// All pages of an account's deals, of at most `limit` each, by the runtime API and the view function.
fn pages(n: u32, limit: u32) -> Vec<Vec<DealView>> {
	let (mut pages, mut cursor) = (vec![], None);
	loop {
		let told = Runtime::deals_of(who(n), cursor, limit);
		assert_eq!(view(DealsOfViewFunction::<Runtime>::id(), (who(n), cursor, limit)), told.encode());
		pages.push(told.deals);
		cursor = told.next;
		if cursor.is_none() {
			return pages;
		}
	}
}

/// All deals of an account, the oldest first.
fn deals_of(n: u32) -> Vec<DealView> {
	let mut deals = pages(n, 100).concat();
	deals.sort_by_key(|deal| deal.id);
	deals
}

fn numbers(n: u32) -> Vec<DealId> {
	deals_of(n).iter().map(|deal| deal.id).collect()
}

#[test]
fn r1_both_sides_read_what_is_open_between_them() {
	chain(8, Tier::T100).execute_with(|| {
		let id = open_deal(0, 3, 40 * SYN, Payment::OnCompletion);
		let seller = DealView {
			id,
			other: Some(who(3)),
			member: 3,
			is_proposer: true,
			delivers: true,
			receives: false,
			amount: 40 * SYN,
			payment: Payment::OnCompletion,
			due: era() + 5,
			warranty: 0,
			text: String::new(),
			portion: None,
			state: State::Open,
			until: era() + 5 + 4,
			reserved: 40 * SYN,
			reserved_by_other: 40 * SYN,
			escrow: 0,
		};
		assert_eq!(deals_of(0), vec![seller.clone()]);
		let buyer =
			DealView { other: Some(who(0)), member: 0, is_proposer: false, delivers: false, receives: true, ..seller };
		assert_eq!(deals_of(3), [buyer]);
		assert_eq!(deals_of(4), []);
	});
}

#[test]
fn r1_a_proposal_says_who_has_to_answer_and_of_which_listing_it_is() {
	chain(8, Tier::T100).execute_with(|| {
		publish(0, content(Kind::Offer, DAIRY)).unwrap();
		let terms = Terms { warranty: 2, text: "by Sunday", ..on(0, 15 * SYN) };
		propose_with(3, 0, Delivery::Counterparty, 15 * SYN, Payment::Escrow, terms).unwrap();
		let (asked, asking) = (&deals_of(0)[0], &deals_of(3)[0]);
		assert_eq!((asked.state, asked.is_proposer, asking.is_proposer), (State::Proposed, false, true));
		assert_eq!(asked.portion, Some(Portion { listing: 0, quantity: 3 }));
		assert_eq!((asked.text.as_str(), asked.warranty, asked.until), ("by Sunday", 2, era() + 7));
		assert_eq!((asked.reserved, asked.reserved_by_other, asked.escrow), (0, 0, 0));
		accept_deal(0, 0).unwrap();
		let (seller, buyer) = (&deals_of(0)[0], &deals_of(3)[0]);
		assert_eq!((seller.reserved, seller.reserved_by_other, seller.escrow), (15 * SYN, 0, 15 * SYN));
		assert_eq!((buyer.reserved, buyer.reserved_by_other, buyer.escrow), (0, 15 * SYN, 15 * SYN));
		complete(3, 0).unwrap();
		assert_eq!((deals_of(3)[0].state, deals_of(3)[0].until), (State::Completed, era() + 2));
		eras(3);
		assert_eq!(deals_of(0), [], "it is closed");
	});
}

#[test]
fn d7_a_customer_reads_its_own_and_a_stranger_has_none() {
	chain(8, Tier::T100).execute_with(|| {
		assert_eq!(pages(1_001, 100), [vec![]]);
		let insured = Some(pallet_synergy_deals::Insured::default());
		propose_with(1_001, 0, Delivery::Counterparty, 9 * SYN, Payment::Escrow, Terms { insured, ..usual() }).unwrap();
		accept_deal(0, 0).unwrap();
		let deals = deals_of(1_001);
		assert_eq!((deals[0].other.clone(), deals[0].escrow, deals[0].receives), (Some(who(0)), 9 * SYN, true));
		assert_eq!(deals_of(0)[0].other, Some(who(1_001)));
	});
}

#[test]
fn r1_pages_have_what_they_are_asked_for_and_every_deal_once() {
	chain(8, Tier::T100).execute_with(|| {
		let own: Vec<_> = (0..7)
			.map(|_| {
				open_deal(4, 1, SYN, Payment::None);
				open_deal(0, 3, SYN, Payment::None)
			})
			.collect();
		assert_eq!(numbers(0), own);
		let by_two = pages(0, 2);
		assert!(by_two.len() >= 4 && by_two.iter().all(|page| page.len() <= 2), "{by_two:?}");
		let mut found: Vec<_> = by_two.concat().iter().map(|deal| deal.id).collect();
		found.sort_unstable();
		assert_eq!(found, own);
		assert_eq!(pages(0, 0), pages(0, 1), "a page of nothing would never come to an end");
		assert!(pages(0, u32::MAX).concat() == pages(0, 100).concat());
	});
}

#[test]
fn a9_a_page_looks_at_a_thousand_deals_of_others_and_no_more() {
	chain(8, Tier::T100).execute_with(|| {
		let id = open_deal(4, 1, SYN, Payment::None);
		let own = open_deal(0, 3, SYN, Payment::None);
		let other = deal(id).unwrap();
		(1_000..2_498).for_each(|id| AllDeals::<Runtime>::insert(id, other.clone()));
		let pages = pages(0, 100);
		assert_eq!(pages.len(), 2, "1,500 deals, 1,000 on a page");
		assert_eq!(pages.concat().iter().map(|deal| deal.id).collect::<Vec<_>>(), [own]);
		assert_eq!(Runtime::deals_of(who(5), None, 1).deals, [], "a page may have none, and name the next");
		assert!(Runtime::deals_of(who(5), None, 1).next.is_some());
	});
}

#[test]
fn r1_a_page_with_more_than_a_hundred_goes_on_with_the_next() {
	chain(8, Tier::T100).execute_with(|| {
		let own = deal(open_deal(0, 3, SYN, Payment::None)).unwrap();
		(1..250).for_each(|id| AllDeals::<Runtime>::insert(id, own.clone()));
		let lengths: Vec<_> = pages(0, u32::MAX).iter().map(Vec::len).collect();
		assert_eq!(lengths, [100, 100, 50]);
	});
}
