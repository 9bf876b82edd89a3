//! Sharing a measured gain (K9).

use crate::{confirm::*, *};

const LEG: u8 = 0;

/// FUEL has a better feed: of what FARM gains by it, half is FUEL's, up to 100 SYN.
fn with_gain() -> Terms<AccountId> {
	let mut legs = sausages().legs.into_inner();
	legs[0].gain = Some(Gain { percent: 50, most: 100 * SYN });
	terms(legs)
}

fn running() -> CycleContractId {
	opened_with(with_gain())
}

fn gain_of(id: CycleContractId) -> Option<pallet_synergy_cycles::OpenGain> {
	leg_of(id, 1, LEG).gain
}

#[test]
fn k9_the_most_is_reserved_against_the_receiver() {
	story(|| {
		running();
		assert_eq!(exposure(FARM), 200 * SYN, "its own leg of 100, and 100 of the gain");
	});
}

#[test]
fn k9_succeeds_when_both_have_signed_the_same_and_pays_the_share() {
	story(|| {
		let id = running();
		let (fuel, farm) = (total(FUEL), total(FARM));
		measure(FUEL, id, 1, LEG, 120 * SYN).unwrap();
		assert_eq!(total(FUEL), fuel);
		measure(FARM, id, 1, LEG, 120 * SYN).unwrap();
		for by in [FUEL, FARM] {
			let (cycle_contract, cycle, leg, measured) = (id, 1, LEG, 120 * SYN);
			assert!(has_happened(Event::GainMeasured { cycle_contract, cycle, leg, by, measured }));
		}
		// Confirming pays the leg, the same measurement pays half of it.
		assert_eq!((total(FUEL), total(FARM)), (fuel + 100 * SYN + 60 * SYN, farm - 60 * SYN));
		assert_eq!((exposure(FARM), gain_of(id)), (100 * SYN, None));
		let (by, to, amount) = (FARM, FUEL, 60 * SYN);
		assert!(has_happened(Event::GainPaid { cycle_contract: id, cycle: 1, leg: LEG, by, to, amount }));
		fails(measure(FUEL, id, 1, LEG, SYN), Error::NoGain);
	});
}

#[test]
fn k9_no_more_than_the_signed_maximum_is_paid() {
	story(|| {
		let id = running();
		let farm = total(FARM);
		measure(FARM, id, 1, LEG, 9_000 * SYN).unwrap();
		measure(FUEL, id, 1, LEG, 9_000 * SYN).unwrap();
		assert_eq!(total(FARM), farm - 100 * SYN);
	});
}

#[test]
fn k9_different_measurements_pay_nothing_until_they_are_the_same() {
	story(|| {
		let id = running();
		let farm = total(FARM);
		confirm(FARM, id, 1, LEG).unwrap();
		measure(FUEL, id, 1, LEG, 120 * SYN).unwrap();
		measure(FARM, id, 1, LEG, 40 * SYN).unwrap();
		assert_eq!(total(FARM), farm);
		measure(FUEL, id, 1, LEG, 40 * SYN).unwrap();
		assert_eq!(total(FARM), farm - 20 * SYN);
	});
}

#[test]
fn k9_what_is_not_measured_by_both_in_time_lapses() {
	story(|| {
		let id = running();
		measure(FUEL, id, 1, LEG, 120 * SYN).unwrap();
		eras(PERIOD + 3);
		assert!(has_happened(Event::GainLapsed { cycle_contract: id, cycle: 1, leg: LEG }));
		assert_eq!(exposure(FARM), 0);
		adds_up(id, 1);
	});
}

#[test]
fn k9_without_free_money_it_stays_owed_and_the_supplier_can_complain() {
	story(|| {
		let id = running();
		impoverish(FARM);
		measure(FUEL, id, 1, LEG, 120 * SYN).unwrap();
		measure(FARM, id, 1, LEG, 120 * SYN).unwrap();
		assert_eq!((gain_of(id).unwrap().owed, exposure(FARM)), (Some(60 * SYN), 160 * SYN));
		let (by, amount, until) = (FARM, 60 * SYN, leg_of(id, 1, LEG).until);
		assert!(has_happened(Event::GainOwed { cycle_contract: id, cycle: 1, leg: LEG, by, amount, until }));
		let fuel = total(FUEL);
		let complaint = complain_of_leg(FUEL, id, 1, LEG, 60 * SYN);
		assert!(is_suspended(FARM));
		judge(FARM, complaint, 100);
		assert_eq!((total(FUEL), exposure(FARM), gain_of(id)), (fuel + 60 * SYN, 100 * SYN, None));
	});
}

#[test]
fn k9_what_is_owed_can_still_be_paid() {
	story(|| {
		let id = running();
		impoverish(FARM);
		measure(FUEL, id, 1, LEG, 120 * SYN).unwrap();
		measure(FARM, id, 1, LEG, 120 * SYN).unwrap();
		fails(confirm(FARM, id, 1, LEG), Error::NotEnoughMoney);
		enrich(FARM, 60 * SYN);
		confirm(FARM, id, 1, LEG).unwrap();
		fails(confirm(FARM, id, 1, LEG), Error::AlreadySettled);
	});
}

#[test]
fn k9_what_is_owed_at_the_end_stays_owed_for_another_claim_window() {
	for is_paid in [false, true] {
		story(|| {
			let id = running();
			impoverish(FARM);
			measure(FUEL, id, 1, LEG, 120 * SYN).unwrap();
			measure(FARM, id, 1, LEG, 120 * SYN).unwrap();
			confirm(WORKSHOP, id, 1, 1).unwrap();
			impoverish(FARM);
			eras(PERIOD + 3);
			assert_eq!((leg_of(id, 1, LEG).until, exposure(FARM)), (era() + 3, 60 * SYN));
			let (by, amount, until) = (FARM, 60 * SYN, era() + 3);
			assert!(has_happened(Event::GainOwed { cycle_contract: id, cycle: 1, leg: LEG, by, amount, until }));
			eras(2);
			if is_paid {
				enrich(FARM, 60 * SYN);
			}
			let fuel = total(FUEL);
			next_era();
			assert_eq!(total(FUEL), fuel + if is_paid { 60 * SYN } else { 0 });
			assert_eq!(exposure(FARM), 0);
			adds_up(id, 1);
		});
	}
}

#[test]
fn k9_what_is_owed_is_paid_by_itself_out_of_what_silence_brings() {
	story(|| {
		let id = running();
		impoverish(FARM);
		measure(FUEL, id, 1, LEG, 120 * SYN).unwrap();
		measure(FARM, id, 1, LEG, 120 * SYN).unwrap();
		eras(PERIOD + 3);
		assert_eq!(free(FARM), 40 * SYN + 1, "100 for its own leg, less 60");
		adds_up(id, 1);
	});
}

#[test]
fn k9_a_supplier_may_complain_that_the_receiver_does_not_measure() {
	story(|| {
		let id = running();
		let complaint = complain_of_leg(FUEL, id, 1, LEG, 100 * SYN);
		confirm(FARM, id, 1, LEG).unwrap();
		fails(measure(FUEL, id, 1, LEG, SYN), Error::Disputed);
		eras(PERIOD + 3);
		assert!(is_open(id, 1));
		withdraw(FUEL, complaint).unwrap();
		assert_eq!(exposure(FARM), 0);
		next_era();
		adds_up(id, 1);
	});
}

/// Both have measured, the receiver has no money, the supplier complains, and the claim window passes. Then the receiver
/// gets so much money, and the supplier withdraws.
fn withdrawn_late(money: Balance) -> CycleContractId {
	let id = running();
	impoverish(FARM);
	measure(FUEL, id, 1, LEG, 120 * SYN).unwrap();
	measure(FARM, id, 1, LEG, 120 * SYN).unwrap();
	let complaint = complain_of_leg(FUEL, id, 1, LEG, 60 * SYN);
	eras(PERIOD + 3);
	impoverish(FARM);
	enrich(FARM, money);
	withdraw(FUEL, complaint).unwrap();
	assert_eq!((gain_of(id), exposure(FARM)), (None, 0));
	id
}

#[test]
fn k9_what_both_have_measured_is_paid_when_the_supplier_withdraws_late() {
	story(|| {
		let fuel = total(FUEL);
		let id = withdrawn_late(60 * SYN);
		assert_eq!((total(FUEL), free(FARM)), (fuel + 100 * SYN + 60 * SYN, 1));
		let (by, to, amount) = (FARM, FUEL, 60 * SYN);
		assert!(has_happened(Event::GainPaid { cycle_contract: id, cycle: 1, leg: LEG, by, to, amount }));
		next_era();
		adds_up(id, 1);
	});
}

#[test]
fn k9_without_the_money_it_lapses_when_the_supplier_withdraws_late() {
	story(|| {
		let id = withdrawn_late(60 * SYN - 2);
		assert!(has_happened(Event::GainLapsed { cycle_contract: id, cycle: 1, leg: LEG }));
		next_era();
		adds_up(id, 1);
	});
}

#[test]
fn k9_where_no_gain_is_shared_none_lapses_when_the_supplier_withdraws_late() {
	story(|| {
		let id = opened();
		eras(PERIOD + 2);
		complain_of_leg(WORKSHOP, id, 1, 1, SYN);
		let answer = complain_of_leg(FARM, id, 1, 1, 0);
		next_era();
		withdraw(FARM, answer).unwrap();
		assert!(!has_happened(Event::GainLapsed { cycle_contract: id, cycle: 1, leg: 1 }));
	});
}

#[test]
fn k9_the_leg_of_a_receiver_without_the_capacity_for_the_gain_stays_vacant() {
	story_at(Tier::T100, || {
		let mut legs = with_gain().legs.into_inner();
		legs[0].gain = Some(Gain { percent: 50, most: 250 * SYN });
		let id = opened_with(terms(legs));
		assert_eq!((leg_of(id, 1, LEG).state, gain_of(id)), (LegState::Vacant, None));
		assert!(has_happened(Event::LegVacant { cycle_contract: id, cycle: 1, leg: LEG, supplier: FUEL }));
		assert_eq!([FUEL, FARM].map(exposure), [0, 100 * SYN], "nothing of it is reserved of either");
		fails(measure(FUEL, id, 1, LEG, 120 * SYN), Error::NoGain);
		promises();
		// A substitute takes it as every vacant leg, without a gain.
		all_replace(&[ORGANISER, FARM, SECOND_FARM], id, 1, LEG, SECOND_FARM);
		assert_eq!((exposure(SECOND_FARM), gain_of(id)), (100 * SYN, None));
	});
}

#[test]
fn k9_fails_when_the_time_is_over() {
	story(|| {
		let id = running();
		eras(PERIOD + 2);
		boundary();
		fails(measure(FUEL, id, 1, LEG, SYN), Error::Due);
	});
}

#[test]
fn e3_fails_to_measure_before_an_award_that_is_due() {
	story(|| {
		let id = running();
		confirm(FARM, id, 1, LEG).unwrap();
		let complaint = complain_of_leg(FUEL, id, 1, LEG, 100 * SYN);
		half_is_due(FARM, complaint);
		let fuel = total(FUEL);
		fails(measure(FARM, id, 1, LEG, 120 * SYN), Error::Due);
		work();
		assert_eq!((total(FUEL), gain_of(id)), (fuel + 50 * SYN, None));
		fails(measure(FARM, id, 1, LEG, 120 * SYN), Error::NoGain);
	});
}

#[test]
fn e3_fails_to_pay_what_is_owed_before_an_award_that_is_due() {
	story(|| {
		let id = running();
		impoverish(FARM);
		measure(FUEL, id, 1, LEG, 120 * SYN).unwrap();
		measure(FARM, id, 1, LEG, 120 * SYN).unwrap();
		let complaint = complain_of_leg(FUEL, id, 1, LEG, 60 * SYN);
		half_is_due(FARM, complaint);
		enrich(FARM, 60 * SYN);
		let (fuel, farm) = (total(FUEL), total(FARM));
		fails(confirm(FARM, id, 1, LEG), Error::Due);
		work();
		assert_eq!((total(FUEL), total(FARM)), (fuel + 30 * SYN, farm), "the deposits have paid what was found");
		fails(confirm(FARM, id, 1, LEG), Error::AlreadySettled);
	});
}

#[test]
fn l8_a_dispatcher_confirms_the_delivery_and_pays_no_gain() {
	story(|| {
		let id = running();
		appoint_dispatcher(FARM);
		let confirms = || dispatcher_confirms(FARM, id, 1, LEG);
		let fuel = total(FUEL);
		confirms().unwrap();
		assert_eq!(total(FUEL), fuel + 100 * SYN, "the leg is paid out of the cycle");
		let rest = free(FARM) - 1;
		impoverish(FARM);
		measure(FUEL, id, 1, LEG, 120 * SYN).unwrap();
		measure(FARM, id, 1, LEG, 120 * SYN).unwrap();
		enrich(FARM, rest);
		fails(confirms(), Error::NotYourPurse);
		confirm(FARM, id, 1, LEG).unwrap();
		assert_eq!(gain_of(id), None);
	});
}

#[test]
fn e3_a_counter_complaint_does_not_overtake_silence() {
	story(|| {
		let id = running();
		eras(PERIOD + 2);
		complain_of_leg(FUEL, id, 1, LEG, 0);
		boundary();
		let of = Obligation::Leg { cycle_contract: id, cycle: 1, leg: LEG };
		fails(file(FARM, of, 100 * SYN), Error::Due);
		work();
		// What is silently confirmed is not claimed any more; the answer itself is heard (C12).
		fails_in_complaints(file(FARM, of, 1), ComplaintsError::ClaimTooLarge);
		file(FARM, of, 0).unwrap();
	});
}

#[test]
fn e3_a_claim_of_a_gain_does_not_overtake_silence() {
	story(|| {
		let id = running();
		eras(PERIOD + 2);
		complain_of_leg(FARM, id, 1, LEG, 100 * SYN);
		boundary();
		let of = Obligation::Leg { cycle_contract: id, cycle: 1, leg: LEG };
		fails(file(FUEL, of, 100 * SYN), Error::Due);
		work();
		assert_eq!(gain_of(id), None, "it was not measured");
		fails_in_complaints(file(FUEL, of, 1), ComplaintsError::ClaimTooLarge);
	});
}

#[test]
fn k9_a_complaint_that_brings_nothing_of_an_owed_gain_ends_it_which_is_told() {
	story(|| {
		let id = running();
		impoverish(FARM);
		measure(FARM, id, 1, LEG, 120 * SYN).unwrap();
		measure(FUEL, id, 1, LEG, 120 * SYN).unwrap();
		assert_eq!(gain_of(id).and_then(|gain| gain.owed), Some(60 * SYN));
		let complaint = complain_of_leg(FUEL, id, 1, LEG, 60 * SYN);
		assert_eq!((gain_of(id).is_some(), exposure(FARM)), (true, 160 * SYN));
		judge(FARM, complaint, 0);
		assert!(has_happened(Event::GainLapsed { cycle_contract: id, cycle: 1, leg: LEG }));
		assert_eq!(exposure(FARM), 100 * SYN);
	});
}
