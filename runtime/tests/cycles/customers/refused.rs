//! What is refused (D7, D5, E3, C1).

use super::*;

#[test]
fn c1_nobody_complains_of_a_customer() {
	story(|| {
		let id = ordered();
		let answer = || file(WORKSHOP, its_order(id, SHOPPER), 0);
		fails(answer(), Error::CustomerOwesNothing);
		complained(SHOPPER, id, SYN);
		fails(answer(), Error::CustomerOwesNothing);
		fails(file(SHOPPER, Obligation::Order { cycle_contract: id, cycle: 1, consumer: BORIS }, 0), Error::NotAParty);
		let leg = Obligation::Leg { cycle_contract: id, cycle: 1, leg: 1 };
		fails(file(SHOPPER, leg, 0), Error::NotAParty);
	});
}

#[test]
fn d7_fails_with_what_costs_nothing() {
	story(|| {
		let free = terms(vec![LegTerms { internal: SYN, ..leg(WORKSHOP, Receiver::Consumers, 0, 0) }]);
		let id = started(free);
		fails(order(SHOPPER, id, 1), Error::NothingPaid);
		assert_eq!(known(SHOPPER), None);
		order(ANNA, id, 1).unwrap();
	});
}

#[test]
fn d7_fails_when_a_customer_has_not_the_money() {
	story(|| {
		let id = started(sausages());
		fails(order(10_000, id, 1), Error::NotEnoughMoney);
		assert_eq!(known(10_000), None, "no number is given");
	});
}

#[test]
fn d5_fails_when_a_candidate_is_suspended() {
	story(|| {
		let id = started(sausages());
		apply(SHOPPER, Tier::T10, &[]).unwrap();
		pledge(1, SHOPPER, Tier::T10).unwrap();
		accept_guarantor(SHOPPER, 1).unwrap();
		file(1, Obligation::Guarantee { guarantor: 1, ward: number(SHOPPER) }, 0).unwrap();
		fails_in_guarantees(order(SHOPPER, id, 1), GuaranteesError::Suspended);
	});
}

#[test]
fn e3_fails_when_the_application_is_over_and_not_yet_worked_off() {
	story(|| {
		apply(SHOPPER, Tier::T10, &[]).unwrap();
		eras(13);
		let id = started(sausages());
		boundary();
		fails_in_guarantees(order(SHOPPER, id, 1), GuaranteesError::Due);
		work();
		order(SHOPPER, id, 1).unwrap();
		assert_eq!(orders(SHOPPER), 1, "it is a customer now");
	});
}

#[test]
fn d7_fails_where_nothing_is_kept_for_the_last_supplier() {
	story(|| {
		let mut legs = sausages().legs.into_inner();
		(legs[1].money, legs[2].money) = (30 * SYN, 0);
		let id = started(terms(legs));
		fails(order(SHOPPER, id, 1), Error::NothingKept);
		nobody_is_left();
		order(ANNA, id, 1).unwrap();
		assert_eq!(pot(id, 1), PRICE, "a member may claim what is insured");
	});
}

#[test]
fn d7_a_standing_order_ends_where_nothing_is_kept_and_who_ordered_is_no_member_any_more() {
	story(|| {
		let mut legs = sausages().legs.into_inner();
		(legs[1].money, legs[2].money) = (30 * SYN, 0);
		let id = started(Terms { period: 10, ..terms(legs) });
		order_standing(ANNA, id, 1).unwrap();
		next_era();
		make_lapse(ANNA);
		eras(10);
		assert!(has_happened(Event::StandingOrderEnded { cycle_contract: id, consumer: ANNA, units: 1 }));
		assert!(!is_open(id, 2));
	});
}

#[test]
fn d7_fails_when_a_customer_does_what_only_members_do() {
	story(|| {
		let id = ordered();
		fails_in_guarantees(draft(SHOPPER, sausages(), None), GuaranteesError::NotAMember);
		let new = drafted(ORGANISER, sausages());
		fails_in_guarantees(sign(SHOPPER, new), GuaranteesError::NotAMember);
		fails(give_notice(SHOPPER, id), Error::NotAParty);
		fails(confirm(SHOPPER, id, 1, 1), Error::NotTheReceiver);
		fails(cancel_order(OTHER, id), Error::NotKnown);
		fails(confirm(OTHER, id, 1, 2), Error::NotKnown);
	});
}
