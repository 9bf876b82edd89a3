//! `give_notice` (K7).

use crate::*;

const PARTIES: [u32; 4] = [FUEL, FARM, WORKSHOP, ORGANISER];

#[test]
fn k7_when_all_have_given_notice_it_ends_with_the_running_cycle() {
	story(|| {
		let id = opened_with(Terms { cycles: None, ..sausages() });
		let anna = free(ANNA);
		order(ANNA, id, 3).unwrap();
		for by in PARTIES {
			give_notice(by, id).unwrap();
			let ends = course(id).notices.last().unwrap().ends;
			assert!(has_happened(Event::NoticeGiven { cycle_contract: id, by, by_all: by == ORGANISER, ends }));
		}
		eras(PERIOD);
		assert!(!is_open(id, 2));
		assert_eq!(free(ANNA), anna, "what was ordered is returned");
		eras(3);
		assert_eq!(contract(id), None);
		adds_up(id, 1);
	});
}

#[test]
fn k7_who_has_given_notice_stays_until_it_is_replaced_or_the_others_sign_without_it() {
	story(|| {
		let id = opened();
		give_notice(FARM, id).unwrap();
		order(ANNA, id, 1).unwrap();
		eras(PERIOD);
		assert_eq!(leg_of(id, 2, 1).supplier, FARM);
	});
}

#[test]
fn k7_replaced_in_all_its_legs_it_is_no_party_any_more() {
	story(|| {
		let id = opened();
		give_notice(FUEL, id).unwrap();
		all_replace(&[ORGANISER, FARM, SECOND_FARM], id, 1, 0, SECOND_FARM);
		assert_eq!(course(id).notices.len(), 0);
		fails(give_notice(FUEL, id), Error::NotAParty);
		assert!(SeatsOf::<Runtime>::get(FUEL).taken > 0, "it still has a leg in the cycle that runs");
		eras(PERIOD + 3);
		assert_eq!(SeatsOf::<Runtime>::get(FUEL).taken, 0);
	});
}

#[test]
fn c5_succeeds_when_suspended_or_lapsing() {
	story(|| {
		let id = opened();
		make_suspended(FARM);
		make_lapse(WORKSHOP);
		for by in [FARM, WORKSHOP] {
			give_notice(by, id).unwrap();
		}
		assert_eq!(notices(id), [FARM, WORKSHOP]);
	});
}

#[test]
fn k7_fails_when_no_cycle_follows_the_last_one_which_is_still_open() {
	story(|| {
		let id = in_its_last_cycle();
		fails(give_notice(FARM, id), Error::NoMoreCycles);
	});
}

#[test]
fn k7_fails_when_it_does_not_run_or_one_is_no_party() {
	story(|| {
		fails(give_notice(FARM, 7), Error::NoSuchCycleContract);
		let id = drafted(ORGANISER, sausages());
		fails(give_notice(FARM, id), Error::NotRunning);
		sign_all(id);
		fails(give_notice(ANNA, id), Error::NotAParty);
		fails(give_notice(1_000, id), Error::NotKnown);
	});
}

#[test]
fn k7_fails_when_given_already() {
	story(|| {
		let id = opened();
		give_notice(FARM, id).unwrap();
		fails(give_notice(FARM, id), Error::AlreadyGivenNotice);
	});
}

#[test]
fn e3_fails_when_the_next_cycle_is_due_to_open() {
	story(|| {
		let id = opened();
		eras(PERIOD - 1);
		boundary();
		fails(give_notice(FARM, id), Error::Due);
	});
}

/// New terms: the sausages for ever, the meat for more, or without the fuel.
fn amended(id: CycleContractId, with_fuel: bool) -> CycleContractId {
	let mut legs = sausages().legs.into_inner();
	legs[1].money = 15 * SYN;
	let legs = if with_fuel { legs } else { legs.split_off(1) };
	let new = next_id();
	draft(ORGANISER, Terms { cycles: None, ..terms(legs) }, Some(id)).unwrap();
	new
}

#[test]
fn k7_a_notice_after_all_have_signed_new_terms_holds_for_them() {
	story(|| {
		let id = opened();
		sign_all(amended(id, true));
		work();
		let anna = free(ANNA);
		order(ANNA, id, 1).unwrap();
		for by in PARTIES {
			give_notice(by, id).unwrap();
			let ends = course(id).notices.last().unwrap().ends;
			assert!(has_happened(Event::NoticeGiven { cycle_contract: id, by, by_all: by == ORGANISER, ends }));
		}
		fails(order(BORIS, id, 1), Error::NoMoreCycles);
		eras(PERIOD);
		assert_eq!((is_open(id, 2), free(ANNA)), (false, anna));
		eras(3);
		assert_eq!(contract(id), None);
	});
}

#[test]
fn k7_whether_all_have_given_notice_is_told_of_the_terms_that_will_hold() {
	story(|| {
		let id = opened();
		sign_all(amended(id, false));
		work();
		fails(give_notice(FUEL, id), Error::NotAParty);
		for by in [FARM, WORKSHOP, ORGANISER] {
			give_notice(by, id).unwrap();
			let ends = course(id).notices.last().unwrap().ends;
			assert!(has_happened(Event::NoticeGiven { cycle_contract: id, by, by_all: by == ORGANISER, ends }));
		}
		eras(PERIOD + 3);
		assert_eq!((contract(id), SeatsOf::<Runtime>::iter().count()), (None, 0));
	});
}

#[test]
fn k7_who_signs_new_terms_last_makes_all_notices_before_void() {
	story(|| {
		let id = opened();
		give_notice(FARM, id).unwrap();
		let new = amended(id, true);
		sign_all(new);
		work();
		assert_eq!(course(id).notices.len(), 0);
		fails(replace(ORGANISER, id, 1, 1, SECOND_FARM), Error::NothingToReplace);
		give_notice(FARM, id).unwrap();
		order(ANNA, id, 1).unwrap();
		eras(PERIOD);
		assert_eq!((notices(id), leg_of(id, 2, 1).supplier), (vec![FARM], FARM));
	});
}

#[test]
fn k7_who_is_a_party_of_new_terms_only_gives_notice_before_they_hold() {
	story(|| {
		let id = opened();
		let mut legs = sausages().legs.into_inner();
		legs[1].supplier = SECOND_FARM;
		let new = next_id();
		draft(ORGANISER, terms(legs), Some(id)).unwrap();
		fails(give_notice(SECOND_FARM, id), Error::NotAParty);
		sign_all(new);
		work();
		give_notice(SECOND_FARM, id).unwrap();
		fails(give_notice(SECOND_FARM, id), Error::AlreadyGivenNotice);
		eras(PERIOD);
		assert_eq!(notices(id), [SECOND_FARM]);
	});
}

#[test]
fn a9_nobody_is_bound_for_longer_than_the_longest_term_by_others_who_say_nothing() {
	story(|| {
		let id = started(Terms { units: 1, cycles: None, period: 30, ..ring_of_services() });
		next_era();
		give_notice(FARM, id).unwrap();
		let ends = era() + 90;
		assert!(has_happened(Event::NoticeGiven { cycle_contract: id, by: FARM, by_all: false, ends }));
		eras(60);
		assert!(is_open(id, 3), "they may still replace it, or sign without it");
		eras(30);
		assert_eq!(era(), ends);
		assert!(!is_open(id, 4) && course(id).is_over);
		eras(4);
		assert_eq!(contract(id), None);
		assert_eq!(SeatsOf::<Runtime>::iter().count(), 0, "all may leave (M7)");
	});
}

#[test]
fn k7_who_orders_learns_that_no_cycle_follows_a_notice_that_nobody_has_answered() {
	story(|| {
		let id = started(Terms { cycles: None, period: 45, ..sausages() });
		order(ANNA, id, 1).unwrap();
		give_notice(FARM, id).unwrap();
		next_era();
		order(ANNA, id, 1).unwrap();
		eras(45);
		assert!(is_open(id, 2));
		fails(order(ANNA, id, 1), Error::NoMoreCycles);
	});
}

#[test]
fn a9_notice_ends_when_it_was_told_to_also_when_the_longest_term_changes() {
	for longest in [30, 365] {
		story(|| {
			let id = started(Terms { units: 1, cycles: None, period: 30, ..ring_of_services() });
			next_era();
			give_notice(FARM, id).unwrap();
			let ends = era() + 90;
			Eras::set_parameter(RuntimeOrigin::root(), Parameter::MaxTerm(longest)).unwrap();
			eras(60);
			assert!(is_open(id, 3), "it is not over");
			eras(30);
			assert_eq!((era(), is_open(id, 4)), (ends, false));
		});
	}
}
