//! `refuse` (D1).

use crate::*;
use pallet_synergy_deals::Ending;

#[test]
fn d1_succeeds_and_leaves_nothing_behind() {
	story(|| {
		let id = proposal();
		refuse(3, id).unwrap();
		assert_eq!(deal(id), None);
		assert!(has_happened(Event::DealClosed {
			deal: id,
			proposer: 0,
			counterparty: 3,
			ending: Ending::Refused,
			refunded: 0
		}));
	});
}

#[test]
fn d5_succeeds_when_suspended_or_lapsing() {
	story(|| {
		let id = proposal();
		make_suspended(3);
		make_lapse(3);
		refuse(3, id).unwrap();
	});
}

#[test]
fn d1_fails_when_there_is_no_such_deal() {
	story(|| fails(refuse(3, 77), Error::NoSuchDeal));
}

#[test]
fn d1_fails_when_the_account_has_never_applied() {
	story(|| {
		let id = proposal();
		fails(refuse(1_000, id), Error::NotKnown);
	});
}

#[test]
fn d1_fails_when_it_was_proposed_to_somebody_else() {
	story(|| {
		let id = proposal();
		fails(refuse(0, id), Error::NotProposedToYou);
		fails(refuse(4, id), Error::NotProposedToYou);
	});
}

#[test]
fn d1_fails_when_the_deal_is_open() {
	story(|| {
		let id = open_deal(0, 3, SYN, Payment::None);
		fails(refuse(3, id), Error::NotProposedToYou);
	});
}

#[test]
fn d1_fails_when_the_proposal_has_expired() {
	story(|| {
		let id = proposal();
		eras(6);
		boundary();
		fails(refuse(3, id), Error::Due);
	});
}
