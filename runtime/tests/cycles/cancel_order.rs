//! `cancel_order` (K3).

use crate::*;

#[test]
fn k3_succeeds_before_the_cycle_opens_and_returns_the_money() {
	story(|| {
		let id = started(sausages());
		let before = free(ANNA);
		order(ANNA, id, 6).unwrap();
		cancel_order(ANNA, id).unwrap();
		assert_eq!((free(ANNA), pot(id, 1)), (before, 0));
		let refunded = 6 * PRICE;
		assert!(has_happened(Event::OrderCancelled { cycle_contract: id, cycle: 1, consumer: ANNA, refunded }));
		assert_eq!((course(id).ordered.units, course(id).ordered.orders), (0, 0));
	});
}

#[test]
fn k3_succeeds_and_ends_a_standing_order() {
	story(|| {
		let id = started(sausages());
		order_standing(ANNA, id, 6).unwrap();
		cancel_order(ANNA, id).unwrap();
		assert!(has_happened(Event::StandingOrderEnded { cycle_contract: id, consumer: ANNA, units: 6 }));
		assert_eq!(course(id).standing.orders, 0);
	});
}

#[test]
fn k3_succeeds_for_a_standing_order_that_is_still_to_be_renewed_and_leaves_the_open_cycle_alone() {
	story(|| {
		let id = started(sausages());
		order_standing(ANNA, id, 6).unwrap();
		next_era();
		cancel_order(ANNA, id).unwrap();
		assert_eq!((pot(id, 1), course(id).ordered.units), (6 * PRICE, 0));
		eras(PERIOD);
		assert!(!is_open(id, 2));
	});
}

#[test]
fn c5_succeeds_when_suspended() {
	story(|| {
		let id = started(sausages());
		order(ANNA, id, 6).unwrap();
		make_suspended(ANNA);
		cancel_order(ANNA, id).unwrap();
	});
}

#[test]
fn k3_fails_when_there_is_no_order() {
	story(|| {
		let id = started(sausages());
		fails(cancel_order(ANNA, id), Error::NoSuchOrder);
		order(ANNA, id, 6).unwrap();
		next_era();
		fails(cancel_order(ANNA, id), Error::NoSuchOrder);
	});
}

#[test]
fn k3_fails_when_it_does_not_run_or_the_account_has_never_applied() {
	story(|| {
		fails(cancel_order(ANNA, 7), Error::NoSuchCycleContract);
		let id = drafted(ORGANISER, sausages());
		fails(cancel_order(ANNA, id), Error::NotRunning);
		fails(cancel_order(1_000, id), Error::NotKnown);
	});
}

#[test]
fn e3_fails_when_the_cycle_is_due_to_open() {
	story(|| {
		let id = started(sausages());
		order(ANNA, id, 6).unwrap();
		boundary();
		fails(cancel_order(ANNA, id), Error::Due);
		work();
		assert_eq!(cycle(id, 1).units, 6);
	});
}

#[test]
fn e3_fails_while_the_application_of_who_has_ordered_is_to_expire() {
	story(|| {
		apply(1_001, Tier::T10, &[]).unwrap();
		let id = started(Terms { period: 30, ..sausages() });
		eras(13);
		order(1_001, id, 1).unwrap();
		boundary();
		fails_in_guarantees(cancel_order(1_001, id), GuaranteesError::Due);
		work();
		assert_eq!(status(1_001), pallet_synergy_guarantees::Status::Candidate { until: era() + 1 });
		cancel_order(1_001, id).unwrap();
		next_era();
		assert!(!pallet_synergy_guarantees::Numbers::<Runtime>::contains_key(who(1_001)));
	});
}
