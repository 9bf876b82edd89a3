//! `propose` (D1, D3, D5).

use crate::*;

#[test]
fn d1_succeeds_and_puts_nothing_at_risk() {
	story(|| {
		let id = proposal();
		let made = deal(id).unwrap();
		assert_eq!((made.proposer, made.counterparty, made.state), (0, 3, State::Proposed));
		assert_eq!(made.until, era() + 7, "an unanswered proposal expires after 7 eras");
		assert_eq!((exposure(0), exposure(3)), (0, 0));
		let insured = Insured { proposer: 50 * SYN, counterparty: 50 * SYN };
		assert_eq!(made.terms.insured, insured);
		let (amount, portion, until) = (50 * SYN, None, era() + 7);
		let event = Event::DealProposed { deal: id, proposer: 0, counterparty: 3, amount, insured, portion, until };
		assert!(has_happened(event));
	});
}

#[test]
fn d2_succeeds_with_nothing_insured_of_a_buyer_whose_payment_is_escrowed() {
	story(|| {
		let id = next_deal();
		propose(0, 3, Delivery::Counterparty, 50 * SYN, Payment::Escrow).unwrap();
		assert_eq!(deal(id).unwrap().terms.insured, Insured { proposer: 0, counterparty: 50 * SYN });
	});
}

#[test]
fn d3_succeeds_above_the_capacity_when_the_insured_amounts_are_named() {
	story(|| {
		let insured = insured(0, 200 * SYN);
		propose_with(0, 3, Delivery::Both, 9_000 * SYN, Payment::None, Terms { term: 1, insured, ..usual() }).unwrap();
	});
}

#[test]
fn e4_succeeds_in_the_afternoon_and_stands_half_a_day_longer() {
	story(|| {
		afternoon();
		assert_eq!(deal(proposal()).unwrap().until, era() + 8);
	});
}

#[test]
fn d1_succeeds_up_to_the_longest_term_and_warranty_and_due_today() {
	story(|| {
		propose_with(0, 3, Delivery::Proposer, SYN, Payment::None, Terms { term: 90, warranty: 90, ..usual() })
			.unwrap();
		propose_with(0, 3, Delivery::Proposer, SYN, Payment::None, Terms { term: 0, ..usual() }).unwrap();
	});
}

#[test]
fn d1_fails_when_the_proposer_has_never_applied() {
	story(|| fails(propose(1_000, 3, Delivery::Proposer, SYN, Payment::None), Error::NotKnown));
}

#[test]
fn d1_fails_when_the_counterparty_has_never_applied() {
	story(|| fails(propose(0, 1_000, Delivery::Proposer, SYN, Payment::None), Error::NotKnown));
}

#[test]
fn d1_fails_when_the_proposer_is_only_a_candidate() {
	story(|| {
		apply(1_000, Tier::T10, &[]).unwrap();
		let proposed = propose(1_000, 3, Delivery::Proposer, SYN, Payment::None);
		fails_in_guarantees(proposed, GuaranteesError::NotAMember);
	});
}

#[test]
fn c5_fails_when_the_proposer_is_suspended_and_succeeds_when_it_is_not_any_more() {
	story(|| {
		let complaint = make_suspended(0);
		let proposed = propose(0, 3, Delivery::Proposer, SYN, Payment::None);
		fails_in_guarantees(proposed, GuaranteesError::Suspended);
		withdraw(1, complaint).unwrap();
		proposal();
	});
}

#[test]
fn d5_fails_when_the_proposer_is_lapsing() {
	story(|| {
		make_lapse(0);
		fails_in_guarantees(propose(0, 3, Delivery::Proposer, SYN, Payment::None), GuaranteesError::Lapsing);
	});
}

#[test]
fn d1_fails_when_the_counterparty_is_the_proposer() {
	story(|| fails(propose(0, 0, Delivery::Proposer, SYN, Payment::None), Error::OwnCounterparty));
}

#[test]
fn d1_fails_when_the_amount_is_0() {
	story(|| fails(propose(0, 3, Delivery::Proposer, 0, Payment::None), Error::NothingAtStake));
}

#[test]
fn d3_fails_when_more_is_insured_than_the_deal_is_worth() {
	story(|| {
		let with =
			|insured| propose_with(0, 3, Delivery::Proposer, SYN, Payment::None, Terms { term: 1, insured, ..usual() });
		fails(with(insured(SYN + 1, 0)), Error::UnsoundTerms);
		fails(with(insured(0, SYN + 1)), Error::UnsoundTerms);
		with(insured(SYN, SYN)).unwrap();
	});
}

#[test]
fn d2_fails_when_something_is_insured_of_a_buyer_who_owes_nothing() {
	story(|| {
		let with = |delivery, insured| {
			propose_with(0, 3, delivery, SYN, Payment::Escrow, Terms { term: 1, insured, ..usual() })
		};
		fails(with(Delivery::Proposer, insured(SYN, 1)), Error::UnsoundTerms);
		fails(with(Delivery::Counterparty, insured(1, SYN)), Error::UnsoundTerms);
	});
}

#[test]
fn d1_fails_when_both_deliver_and_money_is_to_move() {
	story(|| {
		fails(propose(0, 3, Delivery::Both, SYN, Payment::Escrow), Error::UnsoundTerms);
		fails(propose(0, 3, Delivery::Both, SYN, Payment::OnCompletion), Error::UnsoundTerms);
	});
}

#[test]
fn d1_fails_when_the_due_era_or_the_warranty_is_too_far_away() {
	story(|| {
		let with = |term, warranty| {
			propose_with(0, 3, Delivery::Proposer, SYN, Payment::None, Terms { term, warranty, ..usual() })
		};
		fails(with(91, 0), Error::TermOutOfBounds);
		fails(with(1, 91), Error::TermOutOfBounds);
	});
}

#[test]
fn d1_fails_when_the_due_era_is_past() {
	story(|| {
		next_era();
		let proposed = call(
			who(0),
			pallet_synergy_deals::Call::propose {
				counterparty: who(3),
				delivery: Delivery::Proposer,
				amount: SYN,
				due: era() - 1,
				warranty: 0,
				text: Default::default(),
				portion: None,
				payment: Payment::None,
				insured: None,
			},
		);
		fails(proposed, Error::TermOutOfBounds);
	});
}

#[test]
fn d1_fails_when_the_proposer_has_32_deals_and_proposals() {
	story(|| {
		let first = next_deal();
		(0..32).for_each(|_| propose(0, 3, Delivery::Proposer, SYN, Payment::None).unwrap());
		fails(propose(0, 3, Delivery::Proposer, SYN, Payment::None), Error::TooManyDeals);
		refuse(3, first).unwrap();
		propose(0, 3, Delivery::Proposer, SYN, Payment::None).unwrap();
	});
}

#[test]
fn d1_proposals_of_others_fill_nobodys_places() {
	story(|| {
		(0..32).for_each(|_| propose(0, 3, Delivery::Proposer, SYN, Payment::None).unwrap());
		(0..32).for_each(|_| propose(7, 3, Delivery::Proposer, SYN, Payment::None).unwrap());
		propose(3, 0, Delivery::Proposer, SYN, Payment::None).unwrap();
	});
}
