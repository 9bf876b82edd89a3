//! `order` (K3, K8).

use crate::*;

#[test]
fn k3_succeeds_and_moves_the_money_into_the_cycles_own_account() {
	story(|| {
		let id = started(sausages());
		let before = free(ANNA);
		order(ANNA, id, 6).unwrap();
		assert_eq!((free(ANNA), pot(id, 1)), (before - 6 * PRICE, 6 * PRICE));
		let paid = 6 * PRICE;
		let standing = false;
		assert!(has_happened(Event::Ordered {
			cycle_contract: id,
			cycle: 1,
			consumer: ANNA,
			units: 6,
			paid,
			standing,
			by_customer: false,
			claimable: 6 * 20 * SYN,
		}));
	});
}

#[test]
fn k3_succeeds_for_the_next_cycle_while_one_runs() {
	story(|| {
		let id = opened();
		order(ANNA, id, 1).unwrap();
		assert_eq!((pot(id, 1), pot(id, 2)), (10 * PRICE, PRICE));
		eras(PERIOD);
		assert_eq!(cycle(id, 2).units, 1);
	});
}

#[test]
fn k3_succeeds_by_a_party() {
	story(|| {
		let id = started(sausages());
		order(FARM, id, 1).unwrap();
		order(WORKSHOP, id, 1).unwrap();
		order(ORGANISER, id, 1).unwrap();
	});
}

#[test]
fn k3_succeeds_up_to_the_last_unit() {
	story(|| {
		let id = started(sausages());
		order(ANNA, id, 99).unwrap();
		fails(order(BORIS, id, 2), Error::NotEnoughUnits);
		order(BORIS, id, 1).unwrap();
		fails(order(CLARA, id, 1), Error::NotEnoughUnits);
	});
}

#[test]
fn d5_fails_when_suspended_or_lapsing() {
	story(|| {
		let id = started(sausages());
		make_suspended(ANNA);
		fails_in_guarantees(order(ANNA, id, 1), GuaranteesError::Suspended);
		make_lapse(BORIS);
		fails_in_guarantees(order(BORIS, id, 1), GuaranteesError::Lapsing);
	});
}

#[test]
fn k3_fails_when_it_does_not_run() {
	story(|| {
		fails(order(ANNA, 7, 1), Error::NoSuchCycleContract);
		let id = drafted(ORGANISER, sausages());
		fails(order(ANNA, id, 1), Error::NotRunning);
	});
}

#[test]
fn k3_fails_with_nothing() {
	story(|| {
		let id = started(sausages());
		fails(order(ANNA, id, 0), Error::NothingOrdered);
	});
}

#[test]
fn k3_fails_of_a_ring_of_services() {
	story(|| {
		let id = started(ring_of_services());
		fails(order(ANNA, id, 1), Error::NoConsumers);
	});
}

#[test]
fn k3_fails_when_ordered_already() {
	story(|| {
		let id = started(sausages());
		order(ANNA, id, 1).unwrap();
		fails(order(ANNA, id, 1), Error::AlreadyOrdered);
		order_standing(BORIS, id, 1).unwrap();
		next_era();
		order(ANNA, id, 1).unwrap();
		fails(order(BORIS, id, 1), Error::AlreadyOrdered);
	});
}

#[test]
fn k3_fails_without_the_money() {
	story(|| {
		let id = started(sausages());
		impoverish(ANNA);
		fails(order(ANNA, id, 1), Error::NotEnoughMoney);
	});
}

#[test]
fn k1_fails_when_no_cycle_follows() {
	story(|| {
		let id = opened_with(Terms { cycles: Some(1), ..sausages() });
		fails(order(ANNA, id, 1), Error::NoMoreCycles);
	});
}

#[test]
fn k7_fails_when_all_have_given_notice() {
	story(|| {
		let id = opened();
		for by in [FUEL, FARM, WORKSHOP, ORGANISER] {
			order(ANNA, id, 1).unwrap();
			cancel_order(ANNA, id).unwrap();
			give_notice(by, id).unwrap();
		}
		fails(order(ANNA, id, 1), Error::NoMoreCycles);
	});
}

#[test]
fn e3_fails_when_the_cycle_is_due_to_open() {
	story(|| {
		let id = started(sausages());
		boundary();
		fails(order(ANNA, id, 1), Error::Due);
		work();
		order(ANNA, id, 1).unwrap();
		assert!(has_happened(Event::CycleSkipped { cycle_contract: id, cycle: 1 }));
		assert_eq!(course(id).next, 2);
	});
}
