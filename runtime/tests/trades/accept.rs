//! `accept` (D1, D2, D3, D5).

use crate::*;

#[test]
fn d2_succeeds_and_reserves_what_each_side_owes() {
	story(|| {
		let id = proposal();
		accept_deal(3, id).unwrap();
		assert_eq!(state(id), State::Open);
		assert_eq!((exposure(0), exposure(3)), (50 * SYN, 50 * SYN));
		assert_eq!((capacity(0), capacity(3)), (150 * SYN, 150 * SYN));
	});
}

#[test]
fn d2_succeeds_with_escrow_and_reserves_nothing_of_the_buyer() {
	story(|| {
		let before = free(3);
		let id = open_deal(0, 3, 50 * SYN, Payment::Escrow);
		assert_eq!(deal(id).unwrap().escrow, 50 * SYN);
		assert_eq!(free(3), before - 50 * SYN);
		assert_eq!((exposure(0), exposure(3)), (50 * SYN, 0));
	});
}

#[test]
fn d2_succeeds_when_the_proposer_is_the_buyer_and_holds_its_money_only_now() {
	story(|| {
		let id = next_deal();
		let before = free(0);
		propose(0, 3, Delivery::Counterparty, 50 * SYN, Payment::Escrow).unwrap();
		assert_eq!(free(0), before);
		accept_deal(3, id).unwrap();
		assert_eq!(free(0), before - 50 * SYN);
		assert_eq!((exposure(0), exposure(3)), (0, 50 * SYN));
	});
}

#[test]
fn d2_succeeds_five_times_a_day_on_the_same_capacity() {
	story(|| {
		for n in 0..5 {
			if n == 2 {
				afternoon();
			}
			let id = open_deal(0, 3, 200 * SYN, Payment::OnCompletion);
			assert_eq!(capacity(0), 0);
			complete(3, id).unwrap();
			assert_eq!(capacity(0), 200 * SYN, "in the morning and in the afternoon");
		}
		assert_eq!(record(0).volume, 1_000 * SYN);
	});
}

#[test]
fn d3_succeeds_in_part_insured_and_not_at_all() {
	story(|| {
		let part = deal_with(1_000 * SYN, Payment::OnCompletion, 5, 0, insured(150 * SYN, 0));
		let none = deal_with(1_000 * SYN, Payment::OnCompletion, 5, 0, insured(0, 0));
		assert_eq!((exposure(0), exposure(3)), (150 * SYN, 0));
		let claim = |by, id, claim| file(by, synergy_primitives::Obligation::Deal(id), claim);
		let too_large = pallet_synergy_complaints::Error::<Runtime>::ClaimTooLarge;
		assert_eq!(claim(3, part, 150 * SYN + 1), Err(too_large.into()));
		let too_large = pallet_synergy_complaints::Error::<Runtime>::ClaimTooLarge;
		assert_eq!(claim(3, none, 1), Err(too_large.into()));
		claim(3, part, 150 * SYN).unwrap();
		claim(3, none, 0).unwrap();
	});
}

#[test]
fn d3_a_claim_is_limited_to_the_escrow_where_that_is_larger() {
	story(|| {
		let id = deal_with(1_000 * SYN, Payment::Escrow, 5, 0, insured(150 * SYN, 0));
		let too_large = pallet_synergy_complaints::Error::<Runtime>::ClaimTooLarge;
		let obligation = synergy_primitives::Obligation::Deal(id);
		assert_eq!(file(3, obligation, 1_000 * SYN + 1), Err(too_large.into()));
		file(3, obligation, 1_000 * SYN).unwrap();
	});
}

#[test]
fn d1_fails_when_there_is_no_such_deal() {
	story(|| fails(accept_deal(3, 77), Error::NoSuchDeal));
}

#[test]
fn d1_fails_when_the_account_has_never_applied() {
	story(|| {
		let id = proposal();
		fails(accept_deal(1_000, id), Error::NotKnown);
	});
}

#[test]
fn d1_fails_when_it_was_proposed_to_somebody_else() {
	story(|| {
		let id = proposal();
		fails(accept_deal(0, id), Error::NotProposedToYou);
		fails(accept_deal(4, id), Error::NotProposedToYou);
	});
}

#[test]
fn d1_fails_when_it_is_open_already() {
	story(|| {
		let id = open_deal(0, 3, SYN, Payment::None);
		fails(accept_deal(3, id), Error::NotProposedToYou);
	});
}

#[test]
fn d2_fails_when_the_capacity_of_either_side_does_not_suffice() {
	story(|| {
		open_deal(0, 3, 150 * SYN, Payment::OnCompletion);
		let id = next_deal();
		propose(0, 4, Delivery::Proposer, 51 * SYN, Payment::Escrow).unwrap();
		fails_in_guarantees(accept_deal(4, id), GuaranteesError::NotEnoughCapacity);
		propose(4, 0, Delivery::Proposer, 51 * SYN, Payment::OnCompletion).unwrap();
		fails_in_guarantees(accept_deal(0, id + 1), GuaranteesError::NotEnoughCapacity);
		propose(0, 4, Delivery::Proposer, 50 * SYN, Payment::Escrow).unwrap();
		accept_deal(4, id + 2).unwrap();
	});
}

#[test]
fn g3_fails_on_deposits_under_notice() {
	story(|| {
		// A third guarantor keeps 0 a member, whose first one has revoked.
		pledge(4, 0, Tier::T100).unwrap();
		accept_guarantor(0, 4).unwrap();
		revoke(1, 0).unwrap();
		assert_eq!(capacity(0), 200 * SYN);
		let id = next_deal();
		propose(0, 3, Delivery::Proposer, 201 * SYN, Payment::Escrow).unwrap();
		fails_in_guarantees(accept_deal(3, id), GuaranteesError::NotEnoughCapacity);
	});
}

#[test]
fn d1_fails_when_the_buyer_has_not_the_money_for_the_escrow() {
	story(|| {
		let id = next_deal();
		propose(0, 3, Delivery::Proposer, 50 * SYN, Payment::Escrow).unwrap();
		impoverish(3);
		fails(accept_deal(3, id), Error::NotEnoughMoney);
	});
}

#[test]
fn d1_fails_when_the_due_era_is_past() {
	story(|| {
		let id = next_deal();
		propose_with(0, 3, Delivery::Proposer, SYN, Payment::None, Terms { term: 1, ..usual() }).unwrap();
		eras(2);
		fails(accept_deal(3, id), Error::TermOutOfBounds);
	});
}

#[test]
fn d1_fails_when_the_proposal_has_expired() {
	story(|| {
		let id = next_deal();
		propose_with(0, 3, Delivery::Proposer, SYN, Payment::None, Terms { term: 20, ..usual() }).unwrap();
		eras(6);
		boundary();
		fails(accept_deal(3, id), Error::Due);
		work();
		fails(accept_deal(3, id), Error::NoSuchDeal);
	});
}

#[test]
fn c5_fails_when_the_acceptor_is_suspended() {
	story(|| {
		let id = proposal();
		make_suspended(3);
		fails_in_guarantees(accept_deal(3, id), GuaranteesError::Suspended);
	});
}

#[test]
fn d5_fails_when_the_acceptor_is_lapsing() {
	story(|| {
		let id = proposal();
		make_lapse(3);
		fails_in_guarantees(accept_deal(3, id), GuaranteesError::Lapsing);
	});
}

#[test]
fn d5_fails_when_the_proposer_is_suspended_or_lapsing_now() {
	story(|| {
		let id = proposal();
		let complaint = make_suspended(0);
		fails(accept_deal(3, id), Error::ProposerNotInGoodStanding);
		withdraw(1, complaint).unwrap();
		make_lapse(0);
		fails(accept_deal(3, id), Error::ProposerNotInGoodStanding);
	});
}

#[test]
fn d1_fails_when_the_acceptor_has_32_deals() {
	story(|| {
		(0..32).for_each(|_| propose(3, 7, Delivery::Proposer, SYN, Payment::None).unwrap());
		let id = proposal();
		fails(accept_deal(3, id), Error::TooManyDeals);
	});
}
