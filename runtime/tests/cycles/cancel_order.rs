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
fn c5_succeeds_when_suspended_or_lapsing() {
	story(|| {
		let id = started(sausages());
		[ANNA, BORIS].into_iter().for_each(|by| order(by, id, 4).unwrap());
		make_suspended(ANNA);
		make_lapse(BORIS);
		[ANNA, BORIS].into_iter().for_each(|by| cancel_order(by, id).unwrap());
		assert_eq!(pot(id, 1), 0);
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
fn k3_fails_when_no_cycle_follows_the_last_one_which_is_still_open() {
	story(|| {
		let id = in_its_last_cycle();
		fails(cancel_order(ANNA, id), Error::NoMoreCycles);
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
fn m1_e3_an_order_cancelled_while_an_application_is_to_expire_was_open_at_that_boundary() {
	for is_served_first in [true, false] {
		story(|| {
			let id = started(Terms { period: 20, ..sausages() });
			order(ANNA, id, 1).unwrap();
			make_lapse(CLARA);
			eras(16);
			order(CLARA, id, 1).unwrap();
			boundary();
			let until = era();
			assert_eq!(status(CLARA), pallet_synergy_guarantees::Status::Candidate { until });
			if is_served_first {
				work();
			}
			cancel_order(CLARA, id).unwrap();
			work();
			assert_eq!(status(CLARA), pallet_synergy_guarantees::Status::Candidate { until: until + 1 });
			next_era();
			assert_eq!(status(CLARA), pallet_synergy_guarantees::Status::Former);
		});
	}
}
