//! Orders whose last supplier was replaced (K6): what was claimed of the first does not count for the substitute (C1, C2), and
//! the substitute may answer (C12).

use crate::*;
use pallet_synergy_complaints::{Claims, Phase};

fn order_of_anna(cycle_contract: CycleContractId) -> Obligation {
	Obligation::Order { cycle_contract, cycle: 1, consumer: number(ANNA) }
}

/// Boris complains of the workshop, and the second farm delivers instead: also to Anna, who complains of nobody now.
fn second_farm_delivers(id: CycleContractId) {
	complain_of_order(BORIS, id, 1, 80 * SYN);
	all_replace(&[ORGANISER, SECOND_FARM], id, 1, 2, SECOND_FARM);
}

/// Anna complains of the workshop, which answers; she withdraws.
fn answered_and_withdrawn(id: CycleContractId) -> ComplaintId {
	let complaint = complain_of_order(ANNA, id, 1, 120 * SYN);
	let answer = Complaints::next_id();
	file(WORKSHOP, order_of_anna(id), 0).unwrap();
	withdraw(ANNA, complaint).unwrap();
	answer
}

/// How a complaint of Anna's about the second farm begins: as the first.
#[track_caller]
fn is_a_first_one(complaint: ComplaintId) {
	let open = kit::complaint(complaint).expect("is open");
	assert_eq!(open.accused, number(SECOND_FARM));
	assert_eq!((open.phase, open.level, open.target, open.adopted), (Phase::Climbing, 0, 0, None));
}

#[test]
fn c2_who_withdrew_twice_about_the_first_supplier_may_complain_of_the_substitute() {
	story(|| {
		let id = opened();
		for _ in 0..2 {
			let complaint = complain_of_order(ANNA, id, 1, 120 * SYN);
			withdraw(ANNA, complaint).unwrap();
		}
		fails_in_complaints(file(ANNA, order_of_anna(id), 0), ComplaintsError::NoMoreComplaints);
		second_farm_delivers(id);
		for _ in 0..2 {
			let complaint = complain_of_order(ANNA, id, 1, 120 * SYN);
			withdraw(ANNA, complaint).unwrap();
		}
		fails_in_complaints(file(ANNA, order_of_anna(id), 0), ComplaintsError::NoMoreComplaints);
	});
}

#[test]
fn c2_c9_a_complaint_of_the_substitute_begins_with_nothing_that_was_found_of_the_first() {
	story(|| {
		let id = opened();
		let complaint = complain_of_order(ANNA, id, 1, 120 * SYN);
		next_era();
		kit::calls::all_vote(&[7, 8], complaint, 0);
		withdraw(ANNA, complaint).unwrap();
		second_farm_delivers(id);
		is_a_first_one(complain_of_order(ANNA, id, 1, 120 * SYN));
	});
}

#[test]
fn c12_the_substitute_may_answer_when_the_first_supplier_has_answered_before() {
	story(|| {
		let id = opened();
		let answer = answered_and_withdrawn(id);
		withdraw(WORKSHOP, answer).unwrap();
		second_farm_delivers(id);
		is_a_first_one(complain_of_order(ANNA, id, 1, 120 * SYN));
		file(SECOND_FARM, order_of_anna(id), 0).unwrap();
		assert!(is_suspended(ANNA) && is_suspended(SECOND_FARM));
		eras(12);
		assert!(!is_suspended(ANNA) && !is_suspended(SECOND_FARM));
	});
}

#[test]
fn c12_also_while_the_answer_of_the_first_is_open() {
	story(|| {
		let id = opened();
		let answer = answered_and_withdrawn(id);
		second_farm_delivers(id);
		let complaint = complain_of_order(ANNA, id, 1, 120 * SYN);
		is_a_first_one(complaint);
		file(SECOND_FARM, order_of_anna(id), 0).unwrap();
		assert_eq!(Claims::<Runtime>::get(order_of_anna(id)).len(), 2, "of the two that are its parties now");
		assert!(kit::complaint(answer).is_some());
		withdraw(ANNA, complaint).unwrap();
		eras(12);
		assert!(!is_suspended(ANNA) && !is_suspended(SECOND_FARM));
		assert_eq!(Claims::<Runtime>::iter().count(), 0, "P8");
	});
}

#[test]
fn c12_the_substitute_answers_nobody_who_does_not_complain_of_it() {
	story(|| {
		let id = opened();
		answered_and_withdrawn(id);
		second_farm_delivers(id);
		fails_in_complaints(file(SECOND_FARM, order_of_anna(id), 0), ComplaintsError::TooLate);
	});
}

#[test]
fn e3_an_answer_does_not_overtake_silence_when_the_first_supplier_has_withdrawn_its_own() {
	story(|| {
		let id = opened();
		eras(PERIOD + 1);
		let first = answered_and_withdrawn(id);
		second_farm_delivers(id);
		next_era();
		let complaint = complain_of_order(ANNA, id, 1, 0);
		let answer = Complaints::next_id();
		file(SECOND_FARM, order_of_anna(id), 0).unwrap();
		withdraw(ANNA, complaint).unwrap();
		withdraw(WORKSHOP, first).unwrap();
		eras(leg_of(id, 1, 3).until - era() - 1);
		assert!(kit::complaint(answer).is_some());
		boundary();
		fails(file(ANNA, order_of_anna(id), 60 * SYN), Error::Due);
		work();
		assert!(order_of(id, 1, ANNA).unwrap().is_settled);
	});
}
