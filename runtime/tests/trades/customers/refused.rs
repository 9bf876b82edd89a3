//! What is refused (D7, D5, D1, C2).

use super::*;

#[test]
fn d7_fails_when_a_customer_would_deliver_or_pay_otherwise() {
	story(|| {
		let offers = [
			(Delivery::Proposer, Payment::Escrow),
			(Delivery::Proposer, Payment::None),
			(Delivery::Both, Payment::None),
			(Delivery::Counterparty, Payment::None),
			(Delivery::Counterparty, Payment::OnCompletion),
		];
		for (delivery, payment) in offers {
			fails(propose(SHOPPER, 0, delivery, SYN, payment), Error::NotKnown);
		}
		bought();
		for (delivery, payment) in offers {
			fails_in_guarantees(propose(SHOPPER, 0, delivery, SYN, payment), GuaranteesError::NotAMember);
		}
		let id = next_deal();
		propose(0, SHOPPER, Delivery::Proposer, SYN, Payment::OnCompletion).unwrap();
		fails_in_guarantees(accept_deal(SHOPPER, id), GuaranteesError::NotAMember);
		fails(propose(0, 1_001, Delivery::Counterparty, SYN, Payment::Escrow), Error::NotKnown);
	});
}

#[test]
fn d7_fails_when_the_supplier_is_no_member() {
	story(|| {
		bought();
		let id = next_deal();
		propose(1_001, SHOPPER, Delivery::Counterparty, SYN, Payment::Escrow).unwrap();
		fails_in_guarantees(accept_deal(SHOPPER, id), GuaranteesError::NotAMember);
		let unknown = propose(1_001, 1_002, Delivery::Counterparty, SYN, Payment::Escrow);
		fails(unknown, Error::NotKnown);
	});
}

#[test]
fn d7_fails_when_something_is_insured() {
	story(|| {
		let with = |by, to, delivery, insured| {
			propose_with(by, to, delivery, SYN, Payment::Escrow, Terms { insured, ..usual() })
		};
		fails(with(SHOPPER, 0, Delivery::Counterparty, insured(0, 1)), Error::NotInsurable);
		fails(with(0, SHOPPER, Delivery::Proposer, insured(1, 0)), Error::NotInsurable);
		with(0, SHOPPER, Delivery::Proposer, insured(0, 0)).unwrap();
	});
}

#[test]
fn d7_fails_when_a_member_to_whom_something_was_insured_is_none_any_more() {
	story(|| {
		let id = next_deal();
		make_lapse(3);
		eras(2);
		propose_with(0, 3, Delivery::Proposer, SYN, Payment::Escrow, Terms { term: 9, ..usual() }).unwrap();
		fails_in_guarantees(accept_deal(3, id), GuaranteesError::Lapsing);
		next_era();
		fails_in_guarantees(accept_deal(3, id), GuaranteesError::NotAMember);
		propose_with(0, 3, Delivery::Proposer, SYN, Payment::Escrow, Terms { term: 9, ..usual() }).unwrap();
		accept_deal(3, id + 1).unwrap();
		assert!(deal(id + 1).unwrap().by_customer);
	});
}

#[test]
fn d5_fails_when_lapsing_or_suspended() {
	story(|| {
		let buy = |by| propose(by, 0, Delivery::Counterparty, SYN, Payment::Escrow);
		let bare = |by| {
			let terms = Terms { insured: insured(0, 0), ..usual() };
			propose_with(by, 0, Delivery::Counterparty, SYN, Payment::Escrow, terms)
		};
		make_lapse(3);
		fails_in_guarantees(buy(3), GuaranteesError::Lapsing);
		fails_in_guarantees(bare(3), GuaranteesError::Lapsing);
		make_suspended(4);
		fails_in_guarantees(bare(4), GuaranteesError::Suspended);
		apply(1_001, Tier::T10, &[]).unwrap();
		pledge(5, 1_001, Tier::T10).unwrap();
		accept_guarantor(1_001, 5).unwrap();
		file(5, Obligation::Guarantee { guarantor: 5, ward: number(1_001) }, 0).unwrap();
		fails_in_guarantees(buy(1_001), GuaranteesError::Suspended);
	});
}

#[test]
fn d5_fails_when_the_supplier_is_suspended_or_lapsing() {
	story(|| {
		let id = order();
		let complaint = make_suspended(0);
		fails_in_guarantees(accept_deal(0, id), GuaranteesError::Suspended);
		withdraw(1, complaint).unwrap();
		let offered = next_deal();
		propose(0, SHOPPER, Delivery::Proposer, SYN, Payment::Escrow).unwrap();
		make_lapse(0);
		fails_in_guarantees(accept_deal(0, id), GuaranteesError::Lapsing);
		fails(accept_deal(SHOPPER, offered), Error::ProposerNotInGoodStanding);
	});
}

#[test]
fn d1_fails_when_a_customer_has_not_the_money() {
	story(|| {
		let id = next_deal();
		propose(10_000, 0, Delivery::Counterparty, SYN, Payment::Escrow).unwrap();
		fails(accept_deal(0, id), Error::NotEnoughMoney);
	});
}

#[test]
fn d1_fails_when_a_customer_has_32_deals_and_proposals() {
	story(|| {
		(0..32).for_each(|_| propose(SHOPPER, 0, Delivery::Counterparty, SYN, Payment::Escrow).unwrap());
		fails(propose(SHOPPER, 3, Delivery::Counterparty, SYN, Payment::Escrow), Error::TooManyDeals);
		let id = next_deal();
		propose(3, SHOPPER, Delivery::Proposer, SYN, Payment::Escrow).unwrap();
		fails(accept_deal(SHOPPER, id), Error::TooManyDeals);
		eras(7);
		is_forgotten(SHOPPER);
	});
}

#[test]
fn d1_proposals_of_others_fill_no_places_of_a_customer() {
	story(|| {
		for supplier in [0, 3] {
			(0..32).for_each(|_| propose(supplier, SHOPPER, Delivery::Proposer, SYN, Payment::Escrow).unwrap());
		}
		assert_eq!(open(SHOPPER), (0, 64));
		accept_deal(SHOPPER, 0).unwrap();
		propose(SHOPPER, 4, Delivery::Counterparty, SYN, Payment::Escrow).unwrap();
		assert_eq!(open(SHOPPER), (2, 63));
	});
}

#[test]
fn d7_fails_when_a_customer_does_what_only_members_do() {
	story(|| {
		let complaint = complain(SHOPPER, bought(), SYN);
		next_era();
		fails_in_guarantees(pledge(SHOPPER, 1_001, Tier::T10), GuaranteesError::NotKnown);
		fails_in_guarantees(accept_guarantor(SHOPPER, 0), GuaranteesError::NotKnown);
		fails_in_guarantees(revoke(0, SHOPPER), GuaranteesError::NotKnown);
		fails_in_guarantees(leave(SHOPPER), GuaranteesError::NotKnown);
		fails_in_guarantees(change_tier(SHOPPER, Tier::T10), GuaranteesError::NotKnown);
		fails_in_guarantees(allow_set_off(SHOPPER, true), GuaranteesError::NotAMember);
		fails_in_complaints(vote(SHOPPER, complaint, 100), ComplaintsError::NotReached);
		fails(complete(1_001, 0), Error::NotKnown);
	});
}

#[test]
fn c2_fails_when_a_customer_complains_of_what_is_not_its_own() {
	story(|| {
		bought();
		let id = sale();
		fails(file(SHOPPER, Obligation::Deal(id), 0), Error::NotAParty);
		let guarantee = Obligation::Guarantee { guarantor: 1, ward: 0 };
		assert_eq!(file(SHOPPER, guarantee, 0), Err(GuaranteesError::<Runtime>::NoSuchGuarantee.into()));
	});
}
