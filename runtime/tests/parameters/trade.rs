//! Deals, matches and free calls, when the numbers change that rule them (D1, D4, L4, F5).
use crate::*;
use pallet_synergy_deals::{Delivery, Error, NextDeal};
use pallet_synergy_listings::Kind;
use synergy_runtime::reading;

/// A proposal of 0 to 1, with a term and a warranty.
fn propose_for(term: u32, warranty: u32) -> DispatchResult {
	propose_with(0, 1, Delivery::Proposer, SYN, Payment::None, Terms { term, warranty, ..usual() })
}

#[test]
fn d4_a_deal_keeps_the_claim_window_of_when_it_opened() {
	story(|| {
		let before = sale(0);
		change(&[Parameter::ClaimWindow(10)]);
		let after = sale(1);
		assert_eq!([before, after].map(|id| deal(id).unwrap().until), [5 + 3 + 1, 1 + 5 + 10 + 1]);
	});
}

#[test]
fn d1_a_longer_term_may_be_agreed_upon_from_the_next_era_on() {
	story(|| {
		set(Parameter::MaxTerm(120));
		fails(propose_for(91, 0), Error::<Runtime>::TermOutOfBounds);
		next_era();
		propose_for(120, 120).unwrap();
		fails(propose_for(121, 0), Error::<Runtime>::TermOutOfBounds);
		fails(propose_for(1, 121), Error::<Runtime>::TermOutOfBounds);
	});
}

#[test]
fn d1_what_was_proposed_for_a_longer_term_may_be_accepted() {
	story(|| {
		propose_for(90, 90).unwrap();
		change(&[Parameter::MaxTerm(10)]);
		fails(propose_for(11, 0), Error::<Runtime>::TermOutOfBounds);
		accept_deal(1, 0).unwrap();
	});
}

#[test]
fn d1_a_proposal_stands_as_long_as_was_in_force_when_it_was_made() {
	story(|| {
		propose_for(20, 0).unwrap();
		change(&[Parameter::ProposalEras(2)]);
		propose_for(20, 0).unwrap();
		assert_eq!([0, 1].map(|id| deal(id).unwrap().until), [7, 3]);
		eras(2);
		assert!(deal(0).is_some() && deal(1).is_none());
	});
}

#[test]
fn d1_deals_above_a_lower_limit_stay_and_no_more_come() {
	story(|| {
		let open = [sale(0), sale(0)];
		change(&[Parameter::MaxDeals(1)]);
		fails(propose(0, 5, Delivery::Proposer, SYN, Payment::None), Error::<Runtime>::TooManyDeals);
		for (id, party) in open.into_iter().flat_map(|id| [(id, 0), (id, BUYER)]) {
			complete(party, id).unwrap();
		}
		sale(0);
		assert_eq!(NextDeal::<Runtime>::get(), 3);
	});
}

#[test]
fn l4_matches_are_looked_for_in_the_window_in_force() {
	story(|| {
		publish_many(0, vec![content(Kind::Offer, DAIRY); 20]).unwrap();
		publish(1, content(Kind::Request, DAIRY)).unwrap();
		let found = || reading::matches(20, 100).len();
		assert_eq!(found(), 20);
		change(&[Parameter::Window(16)]);
		assert_eq!(found(), 16);
	});
}

#[test]
fn f5_a_quota_is_as_large_as_is_in_force() {
	story(|| {
		let left = || reading::member(who(0)).unwrap().free_calls;
		assert_eq!(left(), 100);
		set(Parameter::QuotaTier100(40));
		assert_eq!(left(), 100);
		next_era();
		assert_eq!(left(), 40);
	});
}
