//! What everyone may read of a cycle contract (K4, R1).

use crate::*;
use synergy_runtime::reading::{cycle_contract, CycleContractStage};

#[test]
fn k4_everyone_can_read_the_waterfall() {
	story(|| {
		let id = drafted(ORGANISER, sausages());
		let view = cycle_contract(id).unwrap();
		let fall = view.waterfall;
		assert_eq!((fall.market, fall.internal_cost), (100 * SYN, 40 * SYN));
		assert_eq!(fall.legs.iter().map(|leg| leg.discount / SYN).collect::<Vec<_>>(), [20, 20, 20]);
		assert_eq!((fall.club_share, fall.organisers_share), (10 * SYN, 10 * SYN));
		assert_eq!((fall.price, fall.saving), (60 * SYN, 40 * SYN));
		assert_eq!(view.waterfall_of_a_cycle, fall.times(100));
		assert_eq!(view.product, "sausage");
		assert_eq!((view.claimable, view.claimable_by_customers), (20 * SYN, 20 * SYN));
	});
}

#[test]
fn k4_of_an_open_cycle_as_well_also_when_new_terms_hold_and_a_substitute_delivers() {
	story(|| {
		let id = opened();
		let open = |number| cycle_contract(id).unwrap().open.into_iter().find(|open| open.cycle == number).unwrap();
		let fall = open(1).waterfall;
		assert_eq!(fall, cycle_contract(id).unwrap().waterfall.times(10));
		assert_eq!((fall.market, fall.price, fall.saving), (1_000 * SYN, open(1).income, 400 * SYN));
		let new = next_id();
		let mut legs = sausages().legs.into_inner();
		legs[1].money = 15 * SYN;
		draft(ORGANISER, terms(legs), Some(id)).unwrap();
		sign_all(new);
		work();
		order(ANNA, id, 2).unwrap();
		complain_of_leg(WORKSHOP, id, 1, 1, SYN);
		all_replace(&[ORGANISER, WORKSHOP, SECOND_FARM], id, 1, 1, SECOND_FARM);
		eras(PERIOD);
		assert_eq!((open(1).legs.len(), open(1).waterfall), (4, fall));
		let next = open(2).waterfall;
		assert_eq!((next.market, next.price), (200 * SYN, 130 * SYN));
	});
}

#[test]
fn r1_everyone_can_read_where_it_stands() {
	story(|| {
		assert_eq!(cycle_contract(0), None);
		let id = drafted(ORGANISER, sausages());
		sign(FARM, id).unwrap();
		let stage = cycle_contract(id).unwrap().stage;
		let until = era() + 7;
		assert_eq!(stage, CycleContractStage::Draft { amends: None, until, missing: vec![FUEL, WORKSHOP] });
		sign_all(id);
		order(ANNA, id, 6).unwrap();
		next_era();
		order(BORIS, id, 4).unwrap();
		complain_of_leg(WORKSHOP, id, 1, 1, 50 * SYN);
		all_replace(&[ORGANISER, WORKSHOP, SECOND_FARM], id, 1, 1, SECOND_FARM);
		let view = cycle_contract(id).unwrap();
		let CycleContractStage::Running { next, ordered, orders, .. } = view.stage else { panic!("runs") };
		assert_eq!((next, ordered, orders), (2, 4, 1));
		assert_eq!(view.organiser, Some(who(ORGANISER)));
		let open = &view.open[0];
		assert_eq!((open.cycle, open.units, open.income, open.disputed), (1, 6, 360 * SYN, 1));
		assert_eq!(open.legs.iter().map(|leg| leg.supplier).collect::<Vec<_>>(), [FUEL, FARM, WORKSHOP, SECOND_FARM]);
		assert_eq!((open.legs[1].state, open.legs[1].is_disputed), (LegState::Replaced, true));
		assert_eq!(open.legs[1].surety, Some((WORKSHOP, 60 * SYN)));
		assert_eq!(open.account, Cycles::account_of(id, 1));
	});
}

#[test]
fn r1_a_refused_draft_and_new_terms_can_be_read_as_such() {
	story(|| {
		let id = started(sausages());
		let (new, other) = (next_id(), next_id() + 1);
		draft(ORGANISER, sausages(), Some(id)).unwrap();
		draft(ORGANISER, sausages(), None).unwrap();
		sign_all(new);
		refuse_draft(FARM, other).unwrap();
		assert_eq!(cycle_contract(new).unwrap().stage, CycleContractStage::Signed { amends: id });
		assert_eq!(cycle_contract(other).unwrap().stage, CycleContractStage::Refused);
	});
}

#[test]
fn r1_a_complaint_names_the_leg_or_the_order() {
	story(|| {
		let id = opened();
		let complaint = complain_of_order(ANNA, id, 1, SYN);
		let view = synergy_runtime::reading::complaint(complaint).unwrap();
		assert_eq!(view.obligation, Obligation::Order { cycle_contract: id, cycle: 1, consumer: ANNA });
	});
}

#[test]
fn r3_the_audit_counts_what_cycles_reserve() {
	use synergy_runtime::reading::{audit_page, Promise};
	story(|| {
		opened();
		promises();
		assert_eq!(audit_page(Promise::Members, 0, 100).second_sum, 400 * SYN);
		SeatsOf::<Runtime>::remove(FARM);
		let words = broken();
		assert_eq!(words, ["M7: for what members may not leave is not counted so: 0 kept, 3 found"]);
		SeatsOf::<Runtime>::insert(FARM, pallet_synergy_cycles::Seats { organised: 0, taken: 3 });
	});
}

#[test]
fn r1_a_product_that_is_no_text_is_read_as_the_hash_that_it_is() {
	story(|| {
		let id = drafted(ORGANISER, Terms { product: vec![0xFF; 32].try_into().unwrap(), ..sausages() });
		assert_eq!(cycle_contract(id).unwrap().product, format!("0x{}", "ff".repeat(32)));
	});
}

#[test]
fn d7_everyone_can_read_what_may_be_claimed() {
	story(|| {
		let mut legs = sausages().legs.into_inner();
		legs[2].internal = PRICE;
		let id = started(terms(legs));
		let view = cycle_contract(id).unwrap();
		assert_eq!((view.claimable, view.claimable_by_customers), (PRICE, 20 * SYN));
		order(ANNA, id, 2).unwrap();
		order(1_001, id, 2).unwrap();
		let claimable = |consumer: u32| {
			let of_order = |event| match event {
				Event::Ordered { consumer: by, claimable, .. } if by == consumer => Some(claimable),
				_ => None,
			};
			events().into_iter().find_map(of_order)
		};
		assert_eq!((claimable(ANNA), claimable(number(1_001))), (Some(2 * PRICE), Some(40 * SYN)));
		let barter = cycle_contract(drafted(ORGANISER, ring_of_services())).unwrap();
		assert_eq!((barter.claimable, barter.claimable_by_customers), (0, 0));
	});
}

#[test]
fn k9_everyone_can_read_of_a_gain() {
	story(|| {
		let mut legs = sausages().legs.into_inner();
		legs[0].gain = Some(Gain { percent: 50, most: 100 * SYN });
		let id = opened_with(terms(legs));
		let gain = || cycle_contract(id).unwrap().open[0].legs[0].gain;
		let before = gain().unwrap();
		assert_eq!((before.percent, before.most, before.reserved), (50, 100 * SYN, 100 * SYN));
		measure(FUEL, id, 1, 0, 120 * SYN).unwrap();
		assert_eq!((gain().unwrap().by_supplier, gain().unwrap().by_receiver), (Some(120 * SYN), None));
		impoverish(FARM);
		measure(FARM, id, 1, 0, 120 * SYN).unwrap();
		assert_eq!(gain().unwrap().owed, Some(60 * SYN));
		enrich(FARM, 100 * SYN);
		confirm(FARM, id, 1, 0).unwrap();
		assert_eq!(gain(), None);
	});
}

#[test]
fn k6_a_substitute_is_read_as_long_as_its_signatures_hold() {
	story(|| {
		let id = opened();
		complain_of_leg(WORKSHOP, id, 1, 1, 100 * SYN);
		replace(ORGANISER, id, 1, 1, SECOND_FARM).unwrap();
		let substitute = || cycle_contract(id).unwrap().open[0].legs[1].substitute;
		assert_eq!(substitute(), Some(SECOND_FARM));
		eras(3);
		assert_eq!(substitute(), None);
	});
}
