//! What is kept back for a supplier that was replaced, and who has it in the end (K6).

use super::*;

#[test]
fn k6_the_price_is_reserved_against_the_receiver_and_the_money_waits_for_the_substitute() {
	story(|| {
		let (id, _) = replaced();
		assert_eq!((leg_of(id, 1, 1).state, leg_of(id, 1, 1).held), (LegState::Replaced, 0));
		assert_eq!((leg_of(id, 1, 3).state, leg_of(id, 1, 3).held), (LegState::Open, 100 * SYN));
		// The workshop's own leg of 200, and the price of the farm's.
		assert_eq!([FARM, SECOND_FARM, WORKSHOP].map(exposure), [100 * SYN, 100 * SYN, 300 * SYN]);
		assert!(has_happened(Event::SupplierReplaced {
			cycle_contract: id,
			cycle: 1,
			leg: 1,
			new_leg: Some(3),
			substitute: SECOND_FARM,
			for_good: true,
			surety_by: Some(WORKSHOP),
			surety: 100 * SYN,
		}));
		let before = free(SECOND_FARM);
		confirm(WORKSHOP, id, 1, 3).unwrap();
		assert_eq!((free(SECOND_FARM), exposure(SECOND_FARM)), (before + 100 * SYN, 0));
		fails(confirm(WORKSHOP, id, 1, 1), Error::Disputed);
	});
}

#[test]
fn k6_an_award_makes_the_receiver_whole_and_frees_the_reservation() {
	story(|| {
		let (id, complaint) = replaced();
		let (farm, workshop) = (total(FARM), total(WORKSHOP));
		judge(FARM, complaint, 100);
		assert_eq!((total(FARM), total(WORKSHOP)), (farm, workshop + 100 * SYN));
		assert_eq!([FARM, WORKSHOP].map(exposure), [0, 200 * SYN]);
		eras(PERIOD + 3);
		assert_eq!(adds_up(id, 1), (600 * SYN, 600 * SYN, 0));
	});
}

#[test]
fn k6_if_no_award_follows_the_reservation_pays_the_first_supplier() {
	story(|| {
		let (id, complaint) = replaced();
		let (farm, workshop) = (total(FARM), total(WORKSHOP));
		judge(FARM, complaint, 0);
		assert_eq!((total(FARM), total(WORKSHOP)), (farm + 100 * SYN, workshop - 100 * SYN));
		assert_eq!([FARM, WORKSHOP].map(exposure), [0, 200 * SYN]);
		let (leg, by, to, paid, lapsed) = (1, WORKSHOP, FARM, 100 * SYN, 0);
		assert!(has_happened(Event::SuretySettled { cycle_contract: id, cycle: 1, leg, by, to, paid, lapsed }));
	});
}

#[test]
fn k6_after_a_part_of_the_claim_it_pays_the_rest() {
	story(|| {
		let (_, complaint) = replaced();
		let (farm, workshop) = (total(FARM), total(WORKSHOP));
		judge(FARM, complaint, 40);
		assert_eq!((total(FARM), total(WORKSHOP)), (farm + 60 * SYN, workshop + 40 * SYN - 60 * SYN));
	});
}

#[test]
fn k6_after_a_withdrawal_or_a_settlement_it_pays_all() {
	for settles in [false, true] {
		story(|| {
			let (id, complaint) = replaced();
			let (farm, workshop) = (total(FARM), total(WORKSHOP));
			if settles {
				settle(FARM, complaint, 100 * SYN).unwrap();
				assert_eq!((total(FARM), total(WORKSHOP)), (farm, workshop), "each has paid the other");
			} else {
				withdraw(WORKSHOP, complaint).unwrap();
				assert_eq!((total(FARM), total(WORKSHOP)), (farm + 100 * SYN, workshop - 100 * SYN));
			}
			assert_eq!(leg_of(id, 1, 1).state, LegState::Settled);
			let again = file(WORKSHOP, Obligation::Leg { cycle_contract: id, cycle: 1, leg: 1 }, 0);
			fails_in_complaints(again, ComplaintsError::TooLate);
		});
	}
}

#[test]
fn k6_after_a_settlement_for_less_than_the_price_it_pays_what_was_settled() {
	story(|| {
		let (_, complaint) = replaced_with_internal(4 * SYN, 40 * SYN);
		let (farm, workshop) = (total(FARM), total(WORKSHOP));
		settle(FARM, complaint, 40 * SYN).unwrap();
		assert_eq!(
			(total(FARM), total(WORKSHOP)),
			(farm, workshop),
			"each has paid the other, and the farm earns nothing"
		);
	});
}

#[test]
fn k6_a_last_supplier_that_settles_with_one_does_not_earn_the_price_of_the_others() {
	story(|| {
		let id = opened();
		let complaint = complain_of_order(BORIS, id, 1, 80 * SYN);
		all_replace(&[ORGANISER, SECOND_FARM], id, 1, 2, SECOND_FARM);
		let (workshop, organiser) = (total(WORKSHOP), total(ORGANISER));
		settle(WORKSHOP, complaint, 80 * SYN).unwrap();
		assert_eq!((total(WORKSHOP), total(ORGANISER)), (workshop, organiser), "it has paid Boris, and has his price");
	});
}

#[test]
fn k6_a_consumer_that_withdraws_after_the_replacement_has_its_order_from_the_first_supplier() {
	story(|| {
		let id = opened();
		let complaint = complain_of_order(ANNA, id, 1, 120 * SYN);
		all_replace(&[ORGANISER, SECOND_FARM], id, 1, 2, SECOND_FARM);
		let (workshop, organiser) = (total(WORKSHOP), total(ORGANISER));
		withdraw(ANNA, complaint).unwrap();
		assert_eq!(total(WORKSHOP), workshop + 200 * SYN, "120 of Anna's, and 80 for Boris' from the organiser");
		assert_eq!(total(ORGANISER), organiser - 80 * SYN);
	});
}

#[test]
fn k6_an_organiser_that_is_replaced_itself_answers_for_nothing_to_itself() {
	story(|| {
		let mut legs = sausages().legs.into_inner();
		legs[2].supplier = ORGANISER;
		legs[1].receiver = Receiver::Member(ORGANISER);
		let id = opened_with(terms(legs));
		let complaint = complain_of_order(BORIS, id, 1, 80 * SYN);
		all_replace(&[ORGANISER, SECOND_FARM], id, 1, 2, SECOND_FARM);
		assert_eq!(exposure(ORGANISER), 80 * SYN, "what Boris complains of, and no surety");
		impoverish(ORGANISER);
		withdraw(BORIS, complaint).unwrap();
		assert_eq!(Guarantees::coverage(ORGANISER), 4_200 * SYN);
	});
}

/// The sausages, with the meat insured for so much a unit; the second farm takes it because of a complaint of `claim`.
fn replaced_with_internal(internal: Balance, claim: Balance) -> (CycleContractId, ComplaintId) {
	let mut legs = sausages().legs.into_inner();
	legs[1].internal = internal;
	let id = opened_with(terms(legs));
	let complaint = complain_of_leg(WORKSHOP, id, 1, 1, claim);
	second_farm_takes(id, 1, 1);
	(id, complaint)
}

#[test]
fn k6_the_whole_claim_is_the_whole_price_where_less_is_insured() {
	story(|| {
		let (id, complaint) = replaced_with_internal(4 * SYN, 40 * SYN);
		let (farm, workshop) = (total(FARM), total(WORKSHOP));
		judge(FARM, complaint, 100);
		assert_eq!((total(FARM), total(WORKSHOP)), (farm, workshop + 40 * SYN), "nothing is due to the first");
		let (leg, by, to, paid, lapsed) = (1, WORKSHOP, FARM, 0, 0);
		assert!(has_happened(Event::SuretySettled { cycle_contract: id, cycle: 1, leg, by, to, paid, lapsed }));
	});
}

#[test]
fn k6_a_part_of_what_is_insured_is_that_part_of_the_price_where_more_is_insured() {
	story(|| {
		let (_, complaint) = replaced_with_internal(25 * SYN, 250 * SYN);
		let (farm, workshop) = (total(FARM), total(WORKSHOP));
		judge(FARM, complaint, 40);
		// 100 of 250 were found; so 40 of the price of 100 are not due, and 60 are.
		assert_eq!((total(FARM), total(WORKSHOP)), (farm + 60 * SYN, workshop + 100 * SYN - 60 * SYN));
	});
}

#[test]
fn k6_a_small_claim_is_that_part_of_the_price() {
	story(|| {
		let (_, complaint) = replaced_with_internal(4 * SYN, 10 * SYN);
		let farm = total(FARM);
		judge(FARM, complaint, 100);
		assert_eq!(total(FARM), farm + 75 * SYN, "a fourth of what is insured");
	});
}

#[test]
fn k6_what_a_consumer_has_insured_beyond_the_price_counts_in_proportion() {
	story(|| {
		let mut legs = sausages().legs.into_inner();
		legs[2].internal = PRICE;
		let id = opened_with(terms(legs));
		let complaint = complain_of_order(ANNA, id, 1, 6 * PRICE);
		all_replace(&[ORGANISER, SECOND_FARM], id, 1, 2, SECOND_FARM);
		let (anna, workshop, organiser) = (free(ANNA), total(WORKSHOP), total(ORGANISER));
		judge(WORKSHOP, complaint, 50);
		assert_eq!(free(ANNA), anna + 3 * PRICE);
		// Her award of 180 takes all 120 that are kept for her. Half of what she may claim is found, so half of the 80 for
		// Boris' are due.
		assert_eq!((total(WORKSHOP), total(ORGANISER)), (workshop + 40 * SYN, organiser - 40 * SYN));
	});
}

#[test]
fn m1_e3_a_first_supplier_that_is_replaced_at_the_end_of_its_application_was_open_at_that_boundary() {
	story(|| {
		for guarantor in [1, 2] {
			pledge(guarantor, 1_001, Tier::T2100).unwrap();
		}
		apply(1_001, Tier::T2100, &[1, 2]).unwrap();
		let supplier = number(1_001);
		let mut legs = sausages().legs.into_inner();
		legs[0].supplier = supplier;
		let id = drafted(ORGANISER, Terms { period: 16, ..terms(legs) });
		call(who(1_001), Call::sign { cycle_contract: id, hash: hash(id) }).unwrap();
		sign_all(id);
		revoke(1, 1_001).unwrap();
		eras(4);
		assert!(matches!(status(1_001), pallet_synergy_guarantees::Status::Candidate { .. }));
		order(ANNA, id, 1).unwrap();
		eras(13);
		assert_eq!(leg_of(id, 2, 0).state, LegState::Vacant);
		all_replace(&[ORGANISER, FARM], id, 2, 0, SECOND_FARM);
		boundary();
		let until = era();
		assert_eq!(status(1_001), pallet_synergy_guarantees::Status::Candidate { until });
		replace(SECOND_FARM, id, 2, 0, SECOND_FARM).unwrap();
		work();
		assert_eq!(status(1_001), pallet_synergy_guarantees::Status::Candidate { until: until + 1 });
	});
}
