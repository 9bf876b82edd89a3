//! How cycles open by themselves (K5, K8).

use crate::*;

#[test]
fn k5_a_cycle_opens_and_reserves_each_leg_against_its_supplier() {
	story(|| {
		let id = opened();
		assert_eq!([FUEL, FARM, WORKSHOP].map(exposure), [100 * SYN, 100 * SYN, 200 * SYN]);
		let open = cycle(id, 1);
		assert_eq!((open.opened, open.due, open.until), (1, 1 + PERIOD, 1 + PERIOD + 3));
		assert!(has_happened(Event::CycleOpened {
			cycle_contract: id,
			cycle: 1,
			units: 10,
			orders: 2,
			market: 1_000 * SYN,
			income: 600 * SYN,
			share: 100 * SYN,
			due: open.due,
			until: open.until,
		}));
	});
}

#[test]
fn k5_the_next_cycle_opens_by_itself_while_the_last_one_still_closes() {
	story(|| {
		let id = opened();
		order(ANNA, id, 1).unwrap();
		eras(PERIOD);
		assert!(is_open(id, 1) && is_open(id, 2));
		assert_eq!(exposure(FARM), 110 * SYN, "both are reserved");
	});
}

#[test]
fn k5_with_the_shortest_period_four_cycles_are_open_at_once() {
	story(|| {
		let id = started(Terms { period: 1, cycles: None, ..sausages() });
		order_standing(ANNA, id, 1).unwrap();
		eras(6);
		assert_eq!((3..=6).map(|n| is_open(id, n)).collect::<Vec<_>>(), [true; 4]);
		assert!(!is_open(id, 2));
		assert_eq!(course(id).open, 4);
	});
}

#[test]
fn k3_a_cycle_without_orders_passes_empty() {
	story(|| {
		let id = started(Terms { cycles: Some(2), ..sausages() });
		next_era();
		assert!(has_happened(Event::CycleSkipped { cycle_contract: id, cycle: 1 }));
		assert_eq!(exposure(FARM), 0);
		eras(2 * PERIOD);
		assert_eq!(contract(id), None, "two empty cycles are two cycles");
		assert_eq!(SeatsOf::<Runtime>::iter().count(), 0);
	});
}

#[test]
fn k1_after_the_last_cycle_the_cycle_contract_ends() {
	story(|| {
		let id = in_its_last_cycle();
		eras(2);
		assert!(contract(id).is_some());
		next_era();
		assert!(has_happened(Event::Ended { cycle_contract: id }));
		assert_eq!(contract(id), None);
		assert_eq!((Texts::<Runtime>::iter().count(), SeatsOf::<Runtime>::iter().count()), (0, 0));
		adds_up(id, 1);
	});
}

#[test]
fn k1_an_open_ended_one_goes_on() {
	story(|| {
		let id = started(Terms { cycles: None, period: 2, ..sausages() });
		order_standing(ANNA, id, 1).unwrap();
		eras(41);
		assert_eq!(course(id).next, 22);
		for n in 1..=18 {
			adds_up(id, n);
		}
	});
}

/// The farm is suspended between two cycles, and its leg of the second one is vacant; returns the complaint as well.
fn farms_leg_vacant() -> (CycleContractId, ComplaintId) {
	let id = opened();
	order(ANNA, id, 2).unwrap();
	eras(PERIOD - 1);
	let complaint = make_suspended(FARM);
	next_era();
	assert_eq!(leg_of(id, 2, 1).state, LegState::Vacant);
	(id, complaint)
}

#[test]
fn k6_a_supplier_suspended_between_two_cycles_leaves_its_leg_vacant() {
	story(|| {
		let (id, complaint) = farms_leg_vacant();
		assert_eq!(leg_of(id, 1, 1).state, LegState::Open, "what runs runs on (C5)");
		assert!(has_happened(Event::LegVacant { cycle_contract: id, cycle: 2, leg: 1, supplier: FARM }));
		assert_eq!([0, 2].map(|leg| leg_of(id, 2, leg).state), [LegState::Open; 2], "the others open");
		withdraw(FARM + 1, complaint).unwrap();
		order(ANNA, id, 2).unwrap();
		eras(PERIOD);
		assert_eq!(leg_of(id, 3, 1).state, LegState::Open, "it delivers again");
	});
}

#[test]
fn k6_a_supplier_that_could_not_take_its_leg_may_take_it_later() {
	story(|| {
		let (id, complaint) = farms_leg_vacant();
		fails(replace(ORGANISER, id, 2, 1, FARM), Error::SubstituteNotInGoodStanding);
		withdraw(FARM + 1, complaint).unwrap();
		let before = SeatsOf::<Runtime>::get(FARM);
		replace(FARM, id, 2, 1, FARM).unwrap();
		assert_eq!((leg_of(id, 2, 1).state, leg_of(id, 2, 1).supplier), (LegState::Open, FARM));
		assert_eq!(SeatsOf::<Runtime>::get(FARM), before);
		promises();
		confirm(WORKSHOP, id, 2, 1).unwrap();
		eras(PERIOD + 4);
		adds_up(id, 2);
	});
}

#[test]
fn k5_cycle_contracts_that_share_a_supplier_open_as_far_as_its_capacity_goes() {
	story_at(Tier::T100, || {
		let ids = [(); 3].map(|()| started(sausages()));
		for id in ids {
			order(ANNA, id, 9).unwrap();
		}
		next_era();
		assert_eq!([FARM, WORKSHOP].map(exposure), [180 * SYN, 180 * SYN], "200 cover each");
		assert_eq!(ids.map(|id| leg_of(id, 1, 1).state), [LegState::Open, LegState::Open, LegState::Vacant]);
		assert_eq!(ids.map(|id| leg_of(id, 1, 2).state), [LegState::Open, LegState::Vacant, LegState::Vacant]);
	});
}

#[test]
fn k8_opening_costs_the_same_whatever_is_not_due() {
	let weight = |others: u32| {
		chain(64, Tier::T2100).execute_with(|| {
			for organiser in 20..20 + others {
				let id = drafted(organiser, Terms { period: 90, ..sausages() });
				sign_all(id);
			}
			next_era();
			let id = started(sausages());
			order(ANNA, id, 1).unwrap();
			boundary();
			let mut meter = frame_support::weights::WeightMeter::new();
			<Eras as synergy_primitives::Agenda>::push(&mut meter);
			assert!(is_open(id, 1));
			meter.consumed()
		})
	};
	assert_eq!(weight(0), weight(40));
}

#[test]
fn e3_a_cycle_contract_that_ends_in_a_later_slice_is_charged_for_it() {
	use pallet_synergy_cycles::{weights::SubstrateWeight as W, WeightInfo as _};
	use pallet_synergy_eras::{weights::SubstrateWeight as E, WeightInfo as _};
	story(|| {
		let id = started(Terms { cycles: None, ..sausages() });
		next_era();
		order(ANNA, id, 1).unwrap();
		[FUEL, FARM, WORKSHOP, ORGANISER].iter().for_each(|by| give_notice(*by, id).unwrap());
		eras(PERIOD - 1);
		boundary();
		let looked = E::<Runtime>::look() + E::<Runtime>::task() + W::<Runtime>::look_at_course();
		let (begin, end) = (W::<Runtime>::begin_opening(0), W::<Runtime>::end_cycle_contract(3));
		let slice = |limit| {
			let mut meter = frame_support::weights::WeightMeter::with_limit(limit);
			<Eras as synergy_primitives::Agenda>::push(&mut meter);
			meter.consumed()
		};
		slice(looked + begin);
		assert_eq!(course(id).step, pallet_synergy_cycles::Step::Returning { after: None });
		slice(looked + W::<Runtime>::return_order());
		assert_eq!((order_of(id, 2, ANNA), contract(id).is_some()), (None, true), "it cannot end yet");
		assert_eq!(slice(looked + end), looked + end);
		assert_eq!(contract(id), None);
	});
}
