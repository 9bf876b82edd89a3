//! What an audit finds where something of a cycle contract would stall, or is counted wrongly (R3, K8).

use crate::*;
use frame_support::weights::{Weight, WeightMeter};
use pallet_synergy_cycles::{Phase, Serials};
use synergy_primitives::{Agenda, EraIndex, Stage};

/// Takes something off the agenda: exactly that is found. Then puts it back.
#[track_caller]
fn is_missed(boundary: EraIndex, stage: Stage, id: u32, words: &str) {
	assert!(Eras::is_scheduled(boundary, stage, id), "{words}: it was on the agenda");
	promises();
	Eras::cancel(boundary, stage, id);
	assert_eq!(broken(), [words]);
	Eras::schedule(boundary, stage, id);
	promises();
}

/// Changes an open cycle: exactly that is found. Then puts it back.
#[track_caller]
fn is_noticed(id: CycleContractId, change: impl FnOnce(&mut Cycle<AccountId>), words: &[&str]) {
	promises();
	let before = cycle(id, 1);
	let mut changed = before.clone();
	change(&mut changed);
	OpenCycles::<Runtime>::insert(id, 1, changed);
	assert_eq!(broken(), words);
	OpenCycles::<Runtime>::insert(id, 1, before);
	promises();
}

/// The same with a running cycle contract.
#[track_caller]
fn is_noticed_in_course(id: CycleContractId, change: impl FnOnce(&mut Course), words: &[&str]) {
	promises();
	let before = CycleContracts::<Runtime>::get(id).expect("runs");
	let mut changed = before.clone();
	let State::Running(course) = &mut changed.state else { panic!("runs") };
	change(course);
	CycleContracts::<Runtime>::insert(id, changed);
	assert_eq!(broken(), words);
	CycleContracts::<Runtime>::insert(id, before);
	promises();
}

/// The number under which the first cycle stands on the agenda.
fn serial(id: CycleContractId) -> u32 {
	cycle(id, 1).serial
}

/// Does work in slices as small as they can be, until there is what one waits for.
fn work_until(is_there: impl Fn() -> bool) {
	let root = || sp_io::storage::root(sp_runtime::StateVersion::V1);
	let (mut before, mut limit) = (root(), 0);
	loop {
		assert!(Eras::is_waiting(), "it comes");
		Eras::push(&mut WeightMeter::with_limit(Weight::from_parts(limit, u64::MAX)));
		if root() == before {
			limit += 10_000_000 + limit / 8;
			continue;
		}
		if is_there() {
			return;
		}
		(before, limit) = (root(), 0);
	}
}

#[test]
fn k1_drafts_that_would_never_expire_are_found() {
	story(|| {
		let id = drafted(ORGANISER, sausages());
		is_missed(era() + 7, Stage::Drafts, id, "K1: a draft is not on the agenda");
		refuse_draft(FARM, id).unwrap();
		is_missed(era(), Stage::Drafts, id, "K1: a refused draft is not on the agenda");
		boundary();
		promises();
	});
}

#[test]
fn k2_new_terms_that_would_never_hold_are_found() {
	story(|| {
		let id = opened();
		let new = next_id();
		draft(ORGANISER, Terms { period: 3, ..sausages() }, Some(id)).unwrap();
		sign_all(new);
		let words = "K2: a cycle contract does not know its new terms";
		is_noticed_in_course(id, |course| course.amendment = None, &[words]);
	});
}

#[test]
fn k5_a_next_cycle_that_would_never_open_is_found() {
	story(|| {
		let id = started(sausages());
		let words = "K5: the opening of the next cycle is not on the agenda";
		is_missed(era() + 1, Stage::Openings, id, words);
		order_standing(ANNA, id, 6).unwrap();
		next_era();
		is_missed(era() + PERIOD, Stage::Openings, id, words);
		boundary();
		eras(PERIOD - 1);
		is_missed(era() + PERIOD, Stage::Openings, id, words);
	});
}

#[test]
fn k8_orders_that_would_never_be_returned_are_found() {
	story(|| {
		let id = opened();
		order(CLARA, id, 3).unwrap();
		let mut legs = sausages().legs.into_inner();
		legs[1].money = 15 * SYN;
		let new = next_id();
		draft(ORGANISER, terms(legs), Some(id)).unwrap();
		sign_all(new);
		is_missed(era(), Stage::Openings, id, "K8: work with the orders of a cycle contract is not on the agenda");
		boundary();
		promises();
	});
}

#[test]
fn p8_a_cycle_contract_that_would_never_end_is_found() {
	story(|| {
		let id = started(sausages());
		let words = "P8: a cycle contract that is over is left behind";
		is_noticed_in_course(id, |course| course.is_over = true, &[words]);
	});
}

#[test]
fn k5_a_cycle_that_would_never_close_is_found() {
	story(|| {
		let id = opened();
		let (serial, until) = (serial(id), cycle(id, 1).until);
		let words = "K5: the closing of a cycle is not on the agenda";
		is_missed(until, Stage::CycleClosings, serial, words);
		eras(PERIOD + 2);
		boundary();
		is_missed(until, Stage::CycleClosings, serial, words);
		work_until(|| cycle(id, 1).phase == Phase::Sharing);
		is_missed(until, Stage::CycleClosings, serial, words);
	});
}

#[test]
fn k8_a_pass_over_orders_that_would_never_go_on_is_found() {
	story(|| {
		let id = opened();
		let (serial, until) = (serial(id), cycle(id, 1).until);
		eras(PERIOD + 2);
		boundary();
		work_until(|| matches!(cycle(id, 1).phase, Phase::Sweeping(_)));
		is_missed(until, Stage::CycleClosings, serial, "K8: a pass over the orders of a cycle is not on the agenda");
	});
}

#[test]
fn k8_a_cycle_that_would_never_be_cleared_away_is_found() {
	story(|| {
		let id = opened();
		let serial = serial(id);
		eras(PERIOD);
		let complaint = complain_of_leg(WORKSHOP, id, 1, 1, 100 * SYN);
		eras(3);
		assert_eq!(cycle(id, 1).phase, Phase::Waiting);
		withdraw(WORKSHOP, complaint).unwrap();
		let words = "K8: the end of a cycle is not on the agenda";
		is_missed(era() + 1, Stage::CycleClosings, serial, words);
		next_era();
		assert!(!is_open(id, 1));
	});
}

#[test]
fn k6_a_substitutes_leg_that_would_never_end_is_found() {
	story(|| {
		let id = opened();
		let serial = serial(id);
		eras(PERIOD + 1);
		complain_of_leg(WORKSHOP, id, 1, 1, 100 * SYN);
		all_replace(&[ORGANISER, WORKSHOP, SECOND_FARM], id, 1, 1, SECOND_FARM);
		let until = cycle(id, 1).until + 1;
		assert_eq!(leg_of(id, 1, 3).until, until);
		is_missed(until, Stage::CycleClosings, serial, "K5: the end of a leg is not on the agenda");
		eras(2);
		is_missed(until, Stage::CycleClosings, serial, "K5: the end of a leg is not on the agenda");
	});
}

#[test]
fn k6_a_substitutes_leg_to_consumers_that_would_never_end_is_found() {
	story(|| {
		let id = opened();
		let serial = serial(id);
		eras(PERIOD + 1);
		complain_of_order(ANNA, id, 1, 120 * SYN);
		all_replace(&[ORGANISER, SECOND_FARM], id, 1, 2, SECOND_FARM);
		let until = cycle(id, 1).until + 1;
		assert_eq!((cycle(id, 1).last, leg_of(id, 1, 3).until), (Some(3), until));
		is_missed(until, Stage::CycleClosings, serial, "K5: the end of the last leg is not on the agenda");
	});
}

#[test]
fn k6_an_owed_surety_that_would_never_lapse_is_found() {
	story(|| {
		let id = opened();
		let serial = serial(id);
		eras(PERIOD + 1);
		let complaint = complain_of_leg(WORKSHOP, id, 1, 1, 100 * SYN);
		all_replace(&[ORGANISER, WORKSHOP, SECOND_FARM], id, 1, 1, SECOND_FARM);
		confirm(WORKSHOP, id, 1, 3).unwrap();
		impoverish(WORKSHOP);
		withdraw(WORKSHOP, complaint).unwrap();
		assert_eq!(leg_of(id, 1, 1).state, LegState::Owed);
		let until = cycle(id, 1).until + 1;
		is_missed(until, Stage::CycleClosings, serial, "K6: the end of an owed surety is not on the agenda");
		complain_of_surety(FARM, id, 1, 1, 70 * SYN);
		Eras::cancel(until, Stage::CycleClosings, serial);
		promises();
		Eras::schedule(until, Stage::CycleClosings, serial);
	});
}

#[test]
fn k9_an_owed_gain_that_would_never_lapse_is_found() {
	story(|| {
		let mut legs = sausages().legs.into_inner();
		legs[0].gain = Some(Gain { percent: 50, most: 100 * SYN });
		let id = opened_with(terms(legs));
		let serial = serial(id);
		impoverish(FARM);
		measure(FUEL, id, 1, 0, 120 * SYN).unwrap();
		measure(FARM, id, 1, 0, 120 * SYN).unwrap();
		eras(PERIOD + 2);
		complain_of_leg(WORKSHOP, id, 1, 1, 0);
		next_era();
		let until = cycle(id, 1).until + 3;
		assert!(leg_of(id, 1, 0).gain.is_some_and(|gain| gain.is_late));
		is_missed(until, Stage::CycleClosings, serial, "K9: the end of a gain is not on the agenda");
	});
}

#[test]
fn k8_a_cycle_that_the_agenda_does_not_find_is_found() {
	story(|| {
		let id = opened();
		let serial = serial(id);
		Serials::<Runtime>::remove(serial);
		assert_eq!(broken(), ["K8: a cycle is not found by the number under which it is on the agenda"]);
		Serials::<Runtime>::insert(serial, (id, 1));
	});
}

#[test]
fn k8_a_wrong_number_of_orders_is_found() {
	story(|| {
		let id = opened();
		order(ANNA, id, 5).unwrap();
		order_standing(BORIS, id, 5).unwrap();
		let words = "K8: the orders of the next cycle are not so many: 3 kept, 2 found";
		is_noticed_in_course(id, |course| course.ordered.orders += 1, &[words]);
		let words = "K8: the orders of the next cycle are not so many: 1 kept, 2 found";
		is_noticed_in_course(id, |course| course.ordered.orders -= 1, &[words]);
	});
}

#[test]
fn k6_a_wrong_number_of_complaints_is_found() {
	story(|| {
		let id = opened();
		complain_of_leg(WORKSHOP, id, 1, 1, 100 * SYN);
		complain_of_order(ANNA, id, 1, 120 * SYN);
		let count = |more: i64| {
			move |open: &mut Cycle<AccountId>| {
				open.disputed.update(era(), |count| (i64::from(count) + more) as u32);
			}
		};
		let words = |kept: u32| {
			let counted = "K6: open complaints about a cycle are not counted so";
			let known = "K6: legs and orders do not know of the complaints about a cycle";
			[counted, known].map(|words| format!("{words}: {kept} kept, 2 found"))
		};
		for more in [1, -1] {
			let words = words((2 + more) as u32);
			is_noticed(id, count(more), &[&words[0], &words[1]]);
		}
	});
}

#[test]
fn k6_legs_and_orders_that_do_not_know_who_complains_are_found() {
	story(|| {
		let id = opened();
		complain_of_leg(WORKSHOP, id, 1, 1, 100 * SYN);
		complain_of_order(ANNA, id, 1, 120 * SYN);
		let known = "K6: legs and orders do not know of the complaints about a cycle";
		let (fewer, more) = (format!("{known}: 2 kept, 1 found"), format!("{known}: 2 kept, 3 found"));
		let of_leg = "K6: a leg does not know who complains of it";
		is_noticed(id, |open| open.legs[1].disputes.by_receiver = false, &[of_leg, &fewer]);
		is_noticed(id, |open| open.legs[1].disputes.by_suppliers = 1, &[of_leg, &more]);
		is_noticed(id, |open| open.legs[0].disputes.by_receiver = true, &[&more]);
		let change = |change: fn(&mut Order)| {
			Orders::<Runtime>::mutate((id, 1), ANNA, |order| change(order.as_mut().expect("is ordered")));
		};
		change(|order| order.disputes.by_receiver = false);
		assert_eq!(broken(), ["K6: an order does not know whether its consumer complains", &fewer]);
		change(|order| {
			order.disputes = pallet_synergy_cycles::Disputes { by_receiver: true, by_suppliers: 1, ever: true }
		});
		assert_eq!(broken(), [more.as_str()]);
		change(|order| order.disputes.by_suppliers = 0);
	});
}

#[test]
fn k6_a_replaced_leg_that_waits_for_no_complaint_is_found() {
	story(|| {
		let id = opened();
		complain_of_order(ANNA, id, 1, 120 * SYN);
		is_noticed(
			id,
			|open| open.legs[0].state = LegState::Replaced,
			&["K6: a supplier was replaced, and nobody complains of it"],
		);
	});
}

#[test]
fn e3_the_promises_hold_between_the_smallest_slices() {
	story(|| {
		let work_off = || {
			work_until(|| {
				promises();
				!Eras::is_waiting()
			});
		};
		let mut legs = sausages().legs.into_inner();
		legs[0].gain = Some(Gain { percent: 50, most: 100 * SYN });
		let id = opened_with(terms(legs.clone()));
		impoverish(FARM);
		[FUEL, FARM].into_iter().for_each(|by| measure(by, id, 1, 0, 120 * SYN).unwrap());
		order_standing(CLARA, id, 3).unwrap();
		order(ANNA, id, 2).unwrap();
		legs[1].money = 15 * SYN;
		let new = next_id();
		draft(ORGANISER, Terms { cycles: Some(3), ..terms(legs) }, Some(id)).unwrap();
		sign_all(new);
		work_off();
		[BORIS, CLARA].into_iter().for_each(|by| order_standing(by, id, 3).unwrap());
		complain_of_order(ANNA, id, 1, 120 * SYN);
		all_replace(&[ORGANISER, SECOND_FARM], id, 1, 2, SECOND_FARM);
		while contract(id).is_some() {
			boundary();
			promises();
			if Eras::is_waiting() {
				work_off();
			}
			assert!(era() < 30, "it ends");
		}
		let closed = events().into_iter().filter(|event| matches!(event, Event::CycleClosed { .. })).count();
		assert_eq!(closed, 3);
	});
}
