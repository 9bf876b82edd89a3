//! Attacks that must fail (A5, A7, A8, A9, A11).

use crate::*;

#[test]
fn a7_a_receiver_that_complains_of_a_good_delivery_and_brings_its_own_substitute_pays_twice() {
	story(|| {
		let id = opened();
		// The meat was good. The workshop complains all the same, and its friend is to have the money.
		let complaint = complain_of_leg(WORKSHOP, id, 1, 1, 100 * SYN);
		all_replace(&[ORGANISER, WORKSHOP, SECOND_FARM], id, 1, 1, SECOND_FARM);
		confirm(WORKSHOP, id, 1, 3).unwrap();
		let (farm, workshop) = (total(FARM), total(WORKSHOP));
		judge(FARM, complaint, 0);
		assert_eq!((total(FARM), total(WORKSHOP)), (farm + 100 * SYN, workshop - 100 * SYN));
		assert_eq!(Guarantees::coverage(FARM), 4_200 * SYN);
		assert!(!is_suspended(FARM));
	});
}

#[test]
fn a7_the_substitute_needs_the_organiser_the_receiver_and_a_complaint() {
	story(|| {
		let id = opened();
		fails(replace(WORKSHOP, id, 1, 1, SECOND_FARM), Error::NothingToReplace);
		complain_of_leg(WORKSHOP, id, 1, 1, 100 * SYN);
		all_replace(&[WORKSHOP, SECOND_FARM], id, 1, 1, SECOND_FARM);
		assert_eq!(cycle(id, 1).legs.len(), 3, "the organiser has not signed");
	});
}

#[test]
fn a7_a_receiver_that_never_confirms_is_as_one_that_has() {
	story(|| {
		let id = opened();
		let farm = total(FARM);
		eras(PERIOD + 3);
		assert_eq!((total(FARM), exposure(FARM)), (farm + 100 * SYN, 0));
		adds_up(id, 1);
	});
}

#[test]
fn a7_an_organiser_and_one_consumer_cannot_take_the_money_of_the_others_from_the_last_supplier() {
	story(|| {
		let id = opened();
		// Everybody has its sausages. Boris complains, and the organiser's friend is to have Anna's money.
		let complaint = complain_of_order(BORIS, id, 1, 80 * SYN);
		all_replace(&[ORGANISER, SECOND_FARM], id, 1, 2, SECOND_FARM);
		let (workshop, organiser) = (total(WORKSHOP), total(ORGANISER));
		judge(WORKSHOP, complaint, 0);
		assert_eq!((total(WORKSHOP), total(ORGANISER)), (workshop + 200 * SYN, organiser - 120 * SYN));
		eras(PERIOD + 4);
		adds_up(id, 1);
	});
}

#[test]
fn a3_a_complaint_about_a_leg_is_filed_twice_at_most() {
	story(|| {
		let id = opened();
		for _ in 0..2 {
			let complaint = complain_of_leg(WORKSHOP, id, 1, 1, 100 * SYN);
			withdraw(WORKSHOP, complaint).unwrap();
		}
		let third = file(WORKSHOP, Obligation::Leg { cycle_contract: id, cycle: 1, leg: 1 }, 0);
		fails_in_complaints(third, ComplaintsError::NoMoreComplaints);
	});
}

#[test]
fn a5_the_deposits_stay_while_a_leg_is_open() {
	story(|| {
		let mut legs = sausages().legs.into_inner();
		legs[1].internal = 210 * SYN;
		let id = opened_with(Terms { period: 20, ..terms(legs) });
		revoke(4, FARM).unwrap();
		revoke(5, FARM).unwrap();
		eras(12);
		// 2,100 at risk: the first deposit could go, the second not.
		assert_eq!((exposure(FARM), Guarantees::coverage(FARM)), (2_100 * SYN, 2_100 * SYN));
		confirm(WORKSHOP, id, 1, 1).unwrap();
		next_era();
		assert_eq!(Guarantees::coverage(FARM), 0);
	});
}

#[test]
fn a8_the_afternoon_of_the_last_day_is_in_time() {
	story(|| {
		let id = opened();
		eras(PERIOD + 2);
		afternoon();
		complain_of_leg(WORKSHOP, id, 1, 1, 100 * SYN);
		complain_of_order(ANNA, id, 1, 120 * SYN);
		next_era();
		assert_eq!(pot(id, 1), 220 * SYN);
	});
}

#[test]
fn a9_what_is_named_in_drafts_is_not_locked() {
	story(|| {
		for organiser in [1, 2, 4, 5] {
			(0..8).for_each(|_| draft(organiser, sausages(), None).unwrap());
			fails(draft(organiser, sausages(), None), Error::TooManyCycleContracts);
		}
		assert_eq!((capacity(FARM), SeatsOf::<Runtime>::get(FARM).taken), (4_200 * SYN, 0));
		eras(7);
		assert_eq!(CycleContracts::<Runtime>::iter().count(), 0);
	});
}

#[test]
fn a11_a_suspended_member_signs_nothing_through_a_batch() {
	story(|| {
		let id = drafted(ORGANISER, sausages());
		make_suspended(FARM);
		let sign: RuntimeCall = Call::sign { cycle_contract: id, hash: hash(id) }.into();
		let result = call(who(FARM), pallet_utility::Call::batch_all { calls: vec![sign] });
		fails_in_guarantees(result, GuaranteesError::Suspended);
	});
}

/// The organiser has signed the second farm for the last leg; nobody else has.
fn only_the_organiser_has_signed(id: CycleContractId) {
	replace(ORGANISER, id, 1, 2, SECOND_FARM).unwrap();
	assert_eq!((cycle(id, 1).legs.len(), exposure(ORGANISER)), (3, 0));
}

#[test]
fn a7_who_has_signed_a_substitute_for_a_supplier_under_notice_is_not_bound_to_a_surety() {
	story(|| {
		let id = opened();
		give_notice(WORKSHOP, id).unwrap();
		only_the_organiser_has_signed(id);
		// Everybody has its sausages. The substitute's friend complains, and the substitute signs.
		complain_of_order(BORIS, id, 1, 0);
		fails(replace(SECOND_FARM, id, 1, 2, SECOND_FARM), Error::NotProposed);
		only_the_organiser_has_signed(id);
	});
}

#[test]
fn a7_a_complaint_just_before_a_signature_does_not_change_what_is_signed() {
	story(|| {
		let id = opened();
		give_notice(WORKSHOP, id).unwrap();
		complain_of_order(BORIS, id, 1, 0);
		fails(replace_because(ORGANISER, id, 1, 2, SECOND_FARM, Reason::Leaving, 0), Error::OtherReason);
		assert_eq!((leg_of(id, 1, 2).proposal, exposure(ORGANISER)), (None, 0));
	});
}

#[test]
fn a7_nobody_answers_for_more_than_it_has_named() {
	story(|| {
		let id = opened();
		complain_of_order(BORIS, id, 1, 0);
		// Six of Anna's, at 20 each. If she complained as well it would be less, and nothing the organiser did not name.
		assert_eq!(surety_now(id, 1, 2), Some((ORGANISER, 120 * SYN)));
		let sign = |by, surety| replace_because(by, id, 1, 2, SECOND_FARM, Reason::Disputed, surety);
		for by in [ORGANISER, SECOND_FARM] {
			fails(sign(by, 0), Error::SuretyTooLarge);
			fails(sign(by, 120 * SYN - 1), Error::SuretyTooLarge);
		}
		assert_eq!((leg_of(id, 1, 2).proposal, exposure(ORGANISER)), (None, 0));
		sign(ORGANISER, 120 * SYN).unwrap();
		sign(SECOND_FARM, 120 * SYN).unwrap();
		assert_eq!(exposure(ORGANISER), 120 * SYN);
	});
}

#[test]
fn a7_what_would_be_reserved_only_falls_until_all_have_signed() {
	story(|| {
		let id = started(sausages());
		[(ANNA, 6), (BORIS, 4), (CLARA, 2)].into_iter().for_each(|(by, units)| order(by, id, units).unwrap());
		next_era();
		let complaint = complain_of_order(BORIS, id, 1, 0);
		let sign = |by, surety| replace_because(by, id, 1, 2, SECOND_FARM, Reason::Disputed, surety);
		sign(ORGANISER, 160 * SYN).unwrap();
		confirm(CLARA, id, 1, 2).unwrap();
		assert_eq!(surety_now(id, 1, 2), Some((ORGANISER, 120 * SYN)));
		// What could raise it takes the signature away.
		withdraw(BORIS, complaint).unwrap();
		assert_eq!((surety_now(id, 1, 2), leg_of(id, 1, 2).proposal), (None, None));
		complain_of_order(BORIS, id, 1, 0);
		for by in [ORGANISER, SECOND_FARM] {
			sign(by, 120 * SYN).unwrap();
		}
		assert_eq!(exposure(ORGANISER), 120 * SYN);
	});
}

#[test]
fn a7_what_is_signed_because_of_one_complaint_does_not_hold_for_another() {
	story(|| {
		let id = opened();
		let honest = complain_of_order(ANNA, id, 1, 120 * SYN);
		only_the_organiser_has_signed(id);
		withdraw(ANNA, honest).unwrap();
		fails(replace(SECOND_FARM, id, 1, 2, SECOND_FARM), Error::NothingToReplace);
		complain_of_order(BORIS, id, 1, 0);
		fails(replace(SECOND_FARM, id, 1, 2, SECOND_FARM), Error::NotProposed);
		assert_eq!(exposure(ORGANISER), 0);
	});
}

#[test]
fn a7_what_is_signed_because_of_one_complaint_does_not_hold_for_two() {
	story(|| {
		let id = started(sausages());
		[(ANNA, 6), (BORIS, 4), (CLARA, 2)].into_iter().for_each(|(by, units)| order(by, id, units).unwrap());
		next_era();
		complain_of_order(BORIS, id, 1, 0);
		only_the_organiser_has_signed(id);
		// What the awards find of both holds for the others, who are more when the surety is less.
		complain_of_order(ANNA, id, 1, 0);
		fails(replace(SECOND_FARM, id, 1, 2, SECOND_FARM), Error::NotProposed);
	});
}

#[test]
fn a7_where_nothing_is_left_to_be_delivered_nobody_is_put_into_the_text() {
	story(|| {
		let id = opened();
		confirm(ANNA, id, 1, 2).unwrap();
		let complaint = complain_of_order(BORIS, id, 1, 0);
		for by in [ORGANISER, SECOND_FARM] {
			fails(replace_because(by, id, 1, 2, SECOND_FARM, Reason::Disputed, 0), Error::NothingToReplace);
		}
		withdraw(BORIS, complaint).unwrap();
		assert_eq!(Texts::<Runtime>::get(id).unwrap().terms.legs[2].supplier, WORKSHOP);
	});
}

#[test]
fn a7_a_receiver_that_complains_makes_nobody_sign_for_its_complaint() {
	story(|| {
		let id = opened();
		give_notice(FARM, id).unwrap();
		all_replace(&[ORGANISER, SECOND_FARM], id, 1, 1, SECOND_FARM);
		complain_of_leg(WORKSHOP, id, 1, 1, 100 * SYN);
		replace(WORKSHOP, id, 1, 1, SECOND_FARM).unwrap();
		assert_eq!((cycle(id, 1).legs.len(), exposure(SECOND_FARM)), (3, 0), "the others sign again");
		replace(SECOND_FARM, id, 1, 1, SECOND_FARM).unwrap();
		replace(ORGANISER, id, 1, 1, SECOND_FARM).unwrap();
		assert_eq!((cycle(id, 1).legs.len(), exposure(SECOND_FARM)), (4, 100 * SYN));
	});
}
