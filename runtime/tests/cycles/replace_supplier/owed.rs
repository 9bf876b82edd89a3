//! What a surety could not pay stays owed and claimable (K6), so that no deposit is drawn on without a vote (A4).

use super::*;
use crate::confirm::{appoint_dispatcher, dispatcher_confirms};

/// The farm was replaced, the workshop has 30 SYN left, and no award has followed: 70 of the 100 are owed.
fn owed() -> CycleContractId {
	let (id, complaint) = replaced();
	impoverish(WORKSHOP);
	enrich(WORKSHOP, 30 * SYN);
	let farm = total(FARM);
	withdraw(WORKSHOP, complaint).unwrap();
	assert_eq!(total(FARM), farm + 30 * SYN);
	assert_eq!(leg_of(id, 1, 1).state, LegState::Owed);
	let (leg, by, to, paid, amount) = (1, WORKSHOP, FARM, 30 * SYN, 70 * SYN);
	let until = leg_of(id, 1, 1).until;
	assert!(has_happened(Event::SuretyOwed { cycle_contract: id, cycle: 1, leg, by, to, paid, amount, until }));
	assert_eq!(exposure(WORKSHOP), 270 * SYN, "its own leg, and what it owes");
	id
}

fn of_surety(id: CycleContractId, leg: u8) -> Obligation {
	Obligation::Surety { cycle_contract: id, cycle: 1, leg }
}

#[track_caller]
fn is_settled(id: CycleContractId, paid: Balance, lapsed: Balance) {
	let (leg, by, to) = (1, WORKSHOP, FARM);
	assert!(has_happened(Event::SuretySettled { cycle_contract: id, cycle: 1, leg, by, to, paid, lapsed }));
	promises();
}

#[test]
fn a4_a_ward_and_its_friends_draw_on_no_deposit_of_its_guarantors_without_a_vote() {
	story(|| {
		let legs = vec![
			LegTerms { internal: 0, ..leg(FARM, Receiver::Member(WORKSHOP), 30, 20) },
			leg(WORKSHOP, Receiver::Consumers, 0, 0),
		];
		let friend = Some(who(FUEL));
		let shares = Terms { club_share: friend.clone(), organisers_share: friend, ..terms(legs) };
		let id = drafted(WORKSHOP, shares);
		sign_all(id);
		order(FUEL, id, 100).unwrap();
		next_era();
		let complaint = complain_of_leg(WORKSHOP, id, 1, 0, 0);
		all_replace(&[WORKSHOP, SECOND_FARM], id, 1, 0, SECOND_FARM);
		confirm(WORKSHOP, id, 1, 2).unwrap();
		impoverish(WORKSHOP);
		withdraw(WORKSHOP, complaint).unwrap();
		eras(PERIOD + 10);
		assert_eq!((Guarantees::coverage(WORKSHOP), is_open(id, 1)), (4_200 * SYN, false));
	});
}

#[test]
fn k6_who_owes_it_pays_it_by_confirming() {
	story(|| {
		let id = owed();
		fails(confirm(WORKSHOP, id, 1, 1), Error::NotEnoughMoney);
		enrich(WORKSHOP, 70 * SYN);
		fails(confirm(FUEL, id, 1, 1), Error::NotTheReceiver);
		let farm = total(FARM);
		confirm(WORKSHOP, id, 1, 1).unwrap();
		assert_eq!((total(FARM), exposure(WORKSHOP)), (farm + 70 * SYN, 200 * SYN));
		is_settled(id, 70 * SYN, 0);
		fails(confirm(WORKSHOP, id, 1, 1), Error::AlreadySettled);
		fails(file(FARM, of_surety(id, 1), 0), Error::NothingOwed);
	});
}

#[test]
fn k6_an_award_about_it_comes_from_the_deposits() {
	story(|| {
		let id = owed();
		fails_in_complaints(file(FARM, of_surety(id, 1), 70 * SYN + 1), ComplaintsError::ClaimTooLarge);
		fails(file(ORGANISER, of_surety(id, 1), 0), Error::NotAParty);
		fails(file(FARM, of_surety(id, 9), 0), Error::NoSuchLeg);
		fails(file(FARM, of_surety(id, 0), 0), Error::NothingOwed);
		let complaint = complain_of_surety(FARM, id, 1, 1, 70 * SYN);
		assert!(is_suspended(WORKSHOP));
		let farm = total(FARM);
		judge(WORKSHOP, complaint, 60);
		assert_eq!((total(FARM), Guarantees::coverage(WORKSHOP)), (farm + 42 * SYN, 4_158 * SYN));
		assert_eq!((leg_of(id, 1, 1).state, exposure(WORKSHOP)), (LegState::Settled, 200 * SYN));
		is_settled(id, 0, 28 * SYN);
	});
}

#[test]
fn c12_who_owes_it_may_answer_with_a_counter_complaint() {
	story(|| {
		let id = owed();
		fails_in_complaints(file(WORKSHOP, of_surety(id, 1), 0), ComplaintsError::TooLate);
		complain_of_surety(FARM, id, 1, 1, 70 * SYN);
		fails_in_complaints(file(WORKSHOP, of_surety(id, 1), 1), ComplaintsError::ClaimTooLarge);
		complain_of_surety(WORKSHOP, id, 1, 1, 0);
		assert!(is_suspended(FARM) && is_suspended(WORKSHOP));
	});
}

#[test]
fn k6_without_a_complaint_what_is_there_at_last_is_paid_and_the_rest_lapses() {
	story(|| {
		let id = owed();
		let until = leg_of(id, 1, 1).until;
		eras(until - era() - 1);
		assert_eq!(leg_of(id, 1, 1).state, LegState::Owed);
		enrich(WORKSHOP, 20 * SYN);
		let (farm, there) = (total(FARM), Balances::free_balance(who(WORKSHOP)));
		next_era();
		let paid = total(FARM) - farm;
		assert!(paid >= 20 * SYN && paid <= there, "{paid} of {there}");
		is_settled(id, paid, 70 * SYN - paid);
		assert!(!is_open(id, 1));
	});
}

#[test]
fn k6_withdrawn_in_time_it_can_be_had_as_before_and_later_as_with_silence() {
	for is_late in [false, true] {
		story(|| {
			let id = owed();
			let complaint = complain_of_surety(FARM, id, 1, 1, 70 * SYN);
			let until = leg_of(id, 1, 1).until;
			eras(if is_late { until - era() } else { 1 });
			if !is_late {
				withdraw(FARM, complaint).unwrap();
				assert_eq!((leg_of(id, 1, 1).state, exposure(WORKSHOP)), (LegState::Owed, 270 * SYN));
				eras(until - era());
			} else if kit::complaint(complaint).is_some() {
				withdraw(FARM, complaint).unwrap();
			}
			eras(2);
			assert!(!is_open(id, 1));
			promises();
		});
	}
}

#[test]
fn k6_for_what_consumers_receive_the_organiser_owes_it() {
	story(|| {
		let id = opened();
		let complaint = complain_of_order(ANNA, id, 1, 120 * SYN);
		all_replace(&[ORGANISER, SECOND_FARM], id, 1, 2, SECOND_FARM);
		impoverish(ORGANISER);
		withdraw(ANNA, complaint).unwrap();
		assert_eq!((leg_of(id, 1, 2).state, exposure(ORGANISER)), (LegState::Owed, 80 * SYN));
		fails(file(ANNA, of_surety(id, 2), 0), Error::NotAParty);
		let claimed = complain_of_surety(WORKSHOP, id, 1, 2, 80 * SYN);
		assert!(is_suspended(ORGANISER));
		enrich(ORGANISER, 80 * SYN);
		let workshop = total(WORKSHOP);
		confirm(ORGANISER, id, 1, 2).unwrap();
		assert_eq!((total(WORKSHOP), exposure(ORGANISER)), (workshop + 80 * SYN, 0));
		withdraw(WORKSHOP, claimed).unwrap();
		promises();
	});
}

#[test]
fn e3_fails_when_silence_has_ended_it_and_that_is_not_worked_off() {
	story(|| {
		let id = owed();
		let until = leg_of(id, 1, 1).until;
		eras(until - era() - 1);
		boundary();
		fails_in_complaints(file(FARM, of_surety(id, 1), 70 * SYN), ComplaintsError::TooLate);
		fails(confirm(WORKSHOP, id, 1, 1), Error::Due);
		work();
		fails(file(FARM, of_surety(id, 1), 0), Error::NoSuchCycle);
	});
}

#[test]
fn e3_fails_to_pay_before_an_award_that_is_due() {
	story(|| {
		let id = owed();
		let complaint = complain_of_surety(FARM, id, 1, 1, 70 * SYN);
		half_is_due(WORKSHOP, complaint);
		enrich(WORKSHOP, 70 * SYN);
		let (farm, workshop) = (total(FARM), total(WORKSHOP));
		fails(confirm(WORKSHOP, id, 1, 1), Error::Due);
		work();
		assert_eq!(
			(total(FARM), total(WORKSHOP)),
			(farm + 35 * SYN, workshop),
			"the deposits have paid what was found"
		);
		is_settled(id, 0, 35 * SYN);
		fails(confirm(WORKSHOP, id, 1, 1), Error::AlreadySettled);
	});
}

#[test]
fn l8_fails_to_pay_by_a_dispatcher() {
	story(|| {
		let id = owed();
		enrich(WORKSHOP, 1_000 * SYN);
		appoint_dispatcher(WORKSHOP);
		fails(dispatcher_confirms(WORKSHOP, id, 1, 1), Error::NotYourPurse);
		confirm(WORKSHOP, id, 1, 1).unwrap();
		is_settled(id, 70 * SYN, 0);
	});
}

/// The workshop complains of the farm, which answers; the second farm delivers instead.
fn answered() -> (CycleContractId, ComplaintId, ComplaintId) {
	let id = opened();
	let complaint = complain_of_leg(WORKSHOP, id, 1, 1, 100 * SYN);
	let answer = complain_of_leg(FARM, id, 1, 1, 0);
	second_farm_takes(id, 1, 1);
	confirm(WORKSHOP, id, 1, 3).unwrap();
	(id, complaint, answer)
}

#[test]
fn k6_who_has_answered_may_claim_what_it_is_owed_as_well() {
	story(|| {
		let (id, complaint, answer) = answered();
		eras(4);
		assert!(kit::complaint(answer).is_none() && kit::complaint(complaint).is_some(), "the answer has lapsed");
		impoverish(WORKSHOP);
		withdraw(WORKSHOP, complaint).unwrap();
		assert_eq!(leg_of(id, 1, 1).state, LegState::Owed);
		let farm = total(FARM);
		let claimed = complain_of_surety(FARM, id, 1, 1, leg_of(id, 1, 1).surety.unwrap().amount);
		judge(WORKSHOP, claimed, 100);
		assert!(total(FARM) >= farm + 99 * SYN);
	});
}

#[test]
fn k6_what_is_owed_does_not_lapse_with_an_answer_that_ends() {
	story(|| {
		let (id, complaint, answer) = answered();
		impoverish(WORKSHOP);
		withdraw(WORKSHOP, complaint).unwrap();
		let owed = leg_of(id, 1, 1).surety;
		assert!(owed.is_some());
		withdraw(FARM, answer).unwrap();
		assert_eq!((leg_of(id, 1, 1).state, leg_of(id, 1, 1).surety), (LegState::Owed, owed));
		promises();
	});
}

#[test]
fn k6_c12_a_settlement_that_ends_both_complaints_leaves_what_is_owed() {
	story(|| {
		let (id, complaint, answer) = answered();
		settle(FARM, complaint, SYN).unwrap();
		impoverish(WORKSHOP);
		accept_settlement(WORKSHOP, complaint, SYN).unwrap();
		assert!(kit::complaint(answer).is_none(), "it has ended both");
		assert_eq!(leg_of(id, 1, 1).state, LegState::Owed);
		assert!(leg_of(id, 1, 1).surety.unwrap().amount >= 98 * SYN);
		promises();
	});
}

#[test]
fn c12_the_answer_of_who_owes_it_changes_nothing_when_it_ends() {
	story(|| {
		let id = owed();
		let claimed = complain_of_surety(FARM, id, 1, 1, 70 * SYN);
		let answer = complain_of_surety(WORKSHOP, id, 1, 1, 0);
		withdraw(WORKSHOP, answer).unwrap();
		assert_eq!(exposure(WORKSHOP), 270 * SYN);
		enrich(WORKSHOP, 70 * SYN);
		confirm(WORKSHOP, id, 1, 1).unwrap();
		is_settled(id, 70 * SYN, 0);
		withdraw(FARM, claimed).unwrap();
		eras(PERIOD + 4);
		assert!(!is_open(id, 1));
		assert_eq!(pallet_synergy_complaints::Claims::<Runtime>::iter_keys().count(), 0, "P8");
	});
}

#[test]
fn e3_an_answer_claims_nothing_that_silence_has_given_away() {
	story(|| {
		let id = owed();
		let claimed = complain_of_surety(FARM, id, 1, 1, 70 * SYN);
		complain_of_surety(WORKSHOP, id, 1, 1, 0);
		withdraw(FARM, claimed).unwrap();
		let until = leg_of(id, 1, 1).until;
		eras(until - era() - 1);
		boundary();
		let refiled = file(FARM, of_surety(id, 1), 70 * SYN);
		assert!(refiled.is_err(), "the time is over");
		work();
	});
}

/// Fuel of which a share of the gain is paid, up to 100 SYN, is replaced; the farm has no money, and the gain is measured.
fn owed_with_a_gain() -> CycleContractId {
	let mut legs = sausages().legs.into_inner();
	legs[0].gain = Some(Gain { percent: 50, most: 100 * SYN });
	let id = opened_with(terms(legs));
	let complaint = complain_of_leg(FARM, id, 1, 0, 100 * SYN);
	all_replace(&[ORGANISER, FARM, SECOND_FARM], id, 1, 0, SECOND_FARM);
	impoverish(FARM);
	withdraw(FARM, complaint).unwrap();
	assert_eq!(leg_of(id, 1, 0).state, LegState::Owed);
	id
}

#[test]
fn k9_a_gain_can_be_paid_when_the_money_does_not_suffice_for_what_is_owed_besides() {
	story(|| {
		let id = owed_with_a_gain();
		for by in [FUEL, FARM] {
			measure(by, id, 1, 0, 120 * SYN).unwrap();
		}
		assert_eq!(leg_of(id, 1, 0).gain.unwrap().owed, Some(60 * SYN));
		enrich(FARM, 70 * SYN);
		let fuel = total(FUEL);
		confirm(FARM, id, 1, 0).unwrap();
		assert_eq!((total(FUEL), leg_of(id, 1, 0).gain), (fuel + 60 * SYN, None));
		fails(confirm(FARM, id, 1, 0), Error::NotEnoughMoney);
		assert_eq!(leg_of(id, 1, 0).state, LegState::Owed);
	});
}

#[test]
fn a4_a_vote_about_a_gain_draws_on_no_deposit_for_what_is_owed_besides() {
	for (is_paid, drawn) in [(false, 54 * SYN), (true, 0)] {
		story(|| {
			let id = owed_with_a_gain();
			measure(FUEL, id, 1, 0, 120 * SYN).unwrap();
			let complaint = complain_of_leg(FUEL, id, 1, 0, 60 * SYN);
			next_era();
			all_vote(&[4, 5], complaint, 90);
			if is_paid {
				enrich(FARM, 60 * SYN);
				measure(FARM, id, 1, 0, 120 * SYN).unwrap();
				assert_eq!(leg_of(id, 1, 0).gain, None);
			}
			let owed = leg_of(id, 1, 0).surety;
			eras(4);
			assert!(kit::complaint(complaint).is_none());
			assert_eq!(Guarantees::coverage(FARM), 4_200 * SYN - drawn, "for what they have voted on, and no more");
			assert_eq!(leg_of(id, 1, 0).surety, owed, "and that is owed as before");
		});
	}
}

#[test]
fn c12_who_has_paid_it_may_still_answer_who_does_not_withdraw() {
	story(|| {
		let id = owed();
		let complaint = complain_of_surety(FARM, id, 1, 1, 70 * SYN);
		enrich(WORKSHOP, 70 * SYN);
		confirm(WORKSHOP, id, 1, 1).unwrap();
		is_settled(id, 70 * SYN, 0);
		assert!(is_suspended(WORKSHOP));
		fails_in_complaints(file(WORKSHOP, of_surety(id, 1), 1), ComplaintsError::ClaimTooLarge);
		let answer = complain_of_surety(WORKSHOP, id, 1, 1, 0);
		assert!(is_suspended(FARM));
		withdraw(FARM, complaint).unwrap();
		fails_in_complaints(file(FARM, of_surety(id, 1), 1), ComplaintsError::ClaimTooLarge);
		withdraw(WORKSHOP, answer).unwrap();
		fails(file(FARM, of_surety(id, 1), 0), Error::NothingOwed);
		fails(file(WORKSHOP, of_surety(id, 1), 0), Error::NothingOwed);
		eras(PERIOD + 4);
		adds_up(id, 1);
	});
}
