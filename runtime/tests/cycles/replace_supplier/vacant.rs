//! A vacant leg (K6): who could not take it when the cycle opened has not failed.

use super::*;

/// The farm is suspended when a cycle opens that others have ordered of: its leg is vacant. It is free again at once.
fn farm_was_suspended() -> CycleContractId {
	let id = opened();
	order(ANNA, id, 2).unwrap();
	eras(PERIOD - 1);
	let complaint = complain_of_leg(WORKSHOP, id, 1, 1, 0);
	next_era();
	assert_eq!(leg_of(id, 2, 1).state, LegState::Vacant);
	withdraw(WORKSHOP, complaint).unwrap();
	id
}

fn supplier_in_text(id: CycleContractId) -> u32 {
	Texts::<Runtime>::get(id).unwrap().terms.legs[1].supplier
}

#[test]
fn a7_a_complaint_that_is_withdrawn_again_puts_nobody_out_of_the_text() {
	story(|| {
		let id = farm_was_suspended();
		second_farm_takes(id, 2, 1);
		assert_eq!((leg_of(id, 2, 1).supplier, supplier_in_text(id)), (SECOND_FARM, FARM), "for this cycle only");
		order(ANNA, id, 1).unwrap();
		eras(PERIOD);
		assert_eq!((leg_of(id, 3, 1).state, leg_of(id, 3, 1).supplier), (LegState::Open, FARM));
	});
}

#[test]
fn k6_the_supplier_takes_it_by_its_own_signature_as_soon_as_it_can() {
	story(|| {
		let id = farm_was_suspended();
		fails(replace(SECOND_FARM, id, 2, 1, SECOND_FARM), Error::NotProposed);
		replace(FARM, id, 2, 1, FARM).unwrap();
		assert_eq!((leg_of(id, 2, 1).state, exposure(FARM)), (LegState::Open, 120 * SYN));
		let (newcomer, substitute) = (Some(1), FARM);
		assert!(has_happened(Event::SupplierReplaced {
			cycle_contract: id,
			cycle: 2,
			leg: 1,
			new_leg: newcomer,
			substitute,
			for_good: false,
			surety_by: None,
			surety: 0,
		}));
		confirm(WORKSHOP, id, 2, 1).unwrap();
		promises();
	});
}

#[test]
fn k6_others_may_name_it_too_and_then_it_signs() {
	story(|| {
		let id = farm_was_suspended();
		replace(ORGANISER, id, 2, 1, FARM).unwrap();
		fails(replace(ORGANISER, id, 2, 1, FARM), Error::AlreadySigned);
		assert_eq!(leg_of(id, 2, 1).state, LegState::Vacant);
		replace(FARM, id, 2, 1, FARM).unwrap();
		assert_eq!(leg_of(id, 2, 1).state, LegState::Open);
	});
}

#[test]
fn k6_who_is_no_member_any_more_is_replaced_for_good() {
	story(|| {
		let id = started(sausages());
		order(ANNA, id, 1).unwrap();
		make_lapse(FARM);
		next_era();
		eras(PERIOD - 1);
		order(ANNA, id, 1).unwrap();
		next_era();
		assert_eq!(leg_of(id, 2, 1).state, LegState::Vacant);
		second_farm_takes(id, 2, 1);
		assert_eq!(supplier_in_text(id), SECOND_FARM);
	});
}

#[test]
fn k7_who_has_given_notice_is_replaced_for_good() {
	story(|| {
		let id = farm_was_suspended();
		give_notice(FARM, id).unwrap();
		second_farm_takes(id, 2, 1);
		assert_eq!(supplier_in_text(id), SECOND_FARM);
	});
}

#[test]
fn k9_the_supplier_that_takes_its_own_leg_shares_the_gain_if_that_can_be_reserved_now() {
	story_at(Tier::T100, || {
		let mut legs = sausages().legs.into_inner();
		legs[0].gain = Some(Gain { percent: 50, most: 150 * SYN });
		let id = started(terms(legs));
		order(ANNA, id, 1).unwrap();
		let busy = open_deal(FARM, BORIS, 100 * SYN, pallet_synergy_deals::Payment::None);
		next_era();
		assert_eq!(leg_of(id, 1, 0).state, LegState::Vacant, "the farm has no capacity for the gain");
		fails_in_guarantees(replace(FUEL, id, 1, 0, FUEL), GuaranteesError::NotEnoughCapacity);
		cancel(FARM, busy).unwrap();
		cancel(BORIS, busy).unwrap();
		replace(FUEL, id, 1, 0, FUEL).unwrap();
		assert_eq!(leg_of(id, 1, 0).gain.map(|gain| gain.reserved), Some(150 * SYN));
		promises();
	});
}

#[test]
fn k9_the_gain_of_terms_that_hold_since_is_not_shared_in_a_cycle_before() {
	story(|| {
		let with_gain = |most| {
			let mut legs = sausages().legs.into_inner();
			legs[0].gain = Some(Gain { percent: 50, most: most * SYN });
			terms(legs)
		};
		let id = started(with_gain(10));
		order(ANNA, id, 1).unwrap();
		let complaint = make_suspended(FUEL);
		next_era();
		assert_eq!(leg_of(id, 1, 0).state, LegState::Vacant);
		withdraw(FUEL + 1, complaint).unwrap();
		let new = next_id();
		draft(ORGANISER, with_gain(150), Some(id)).unwrap();
		sign_all(new);
		eras(PERIOD);
		all_replace(&[ORGANISER, FARM, FUEL], id, 1, 0, FUEL);
		assert_eq!((leg_of(id, 1, 0).state, leg_of(id, 1, 0).gain), (LegState::Open, None));
	});
}

#[test]
fn k5_nobody_takes_what_consumers_receive_when_the_period_is_over() {
	story(|| {
		let id = opened();
		order(ANNA, id, 2).unwrap();
		eras(PERIOD - 1);
		make_suspended(WORKSHOP);
		next_era();
		assert_eq!(leg_of(id, 2, 2).state, LegState::Vacant);
		let anna = total(ANNA);
		eras(PERIOD);
		fails(replace(ORGANISER, id, 2, 2, SECOND_FARM), Error::TooLate);
		eras(3);
		assert!(total(ANNA) > anna + 2 * 30 * SYN, "what is not delivered comes back, with the shares");
	});
}

#[test]
fn k7_who_gives_notice_while_another_delivers_for_it_is_replaced_for_good() {
	for substitute in [SECOND_FARM, CLARA] {
		story(|| {
			let id = farm_was_suspended();
			second_farm_takes(id, 2, 1);
			let leaving = |by, substitute| replace_because(by, id, 2, 1, substitute, Reason::Leaving, 0);
			fails(leaving(ORGANISER, substitute), Error::NothingToReplace);
			give_notice(FARM, id).unwrap();
			fails(leaving(ORGANISER, FARM), Error::NotASubstitute);
			fails(leaving(substitute, substitute), Error::NotProposed);
			leaving(ORGANISER, substitute).unwrap();
			leaving(substitute, substitute).unwrap();
			assert_eq!(supplier_in_text(id), FARM, "who receives it has not signed");
			leaving(WORKSHOP, substitute).unwrap();
			assert_eq!((leg_of(id, 2, 1).supplier, supplier_in_text(id)), (SECOND_FARM, substitute));
			order(ANNA, id, 1).unwrap();
			eras(PERIOD);
			assert_eq!(leg_of(id, 3, 1).supplier, substitute);
		});
	}
}

#[test]
fn k7_the_complaint_about_who_delivers_for_another_goes_before_its_notice() {
	story(|| {
		let id = farm_was_suspended();
		second_farm_takes(id, 2, 1);
		give_notice(FARM, id).unwrap();
		complain_of_leg(WORKSHOP, id, 2, 1, 0);
		fails(replace_because(ORGANISER, id, 2, 1, CLARA, Reason::Leaving, 0), Error::OtherReason);
		all_replace(&[ORGANISER, WORKSHOP, CLARA], id, 2, 1, CLARA);
		assert_eq!((leg_of(id, 2, 3).supplier, supplier_in_text(id)), (CLARA, FARM), "for this cycle only");
		fails(replace(ORGANISER, id, 2, 3, SECOND_FARM), Error::NotASubstitute);
		all_replace(&[ORGANISER, WORKSHOP, CLARA], id, 2, 3, CLARA);
		assert_eq!(supplier_in_text(id), CLARA);
	});
}

#[test]
fn k6_when_the_period_is_over_the_supplier_takes_it_only_with_the_others() {
	story(|| {
		let id = farm_was_suspended();
		eras(PERIOD);
		for by in [FARM, ORGANISER] {
			replace(by, id, 2, 1, FARM).unwrap();
			assert_eq!(
				leg_of(id, 2, 1).state,
				LegState::Vacant,
				"who receives it has not signed that it comes so late"
			);
		}
		replace(WORKSHOP, id, 2, 1, FARM).unwrap();
		assert_eq!(leg_of(id, 2, 1).state, LegState::Open);
	});
}

#[test]
fn k6_who_has_signed_for_one_cycle_is_not_bound_for_good() {
	story(|| {
		let id = farm_was_suspended();
		replace(ORGANISER, id, 2, 1, SECOND_FARM).unwrap();
		replace(SECOND_FARM, id, 2, 1, SECOND_FARM).unwrap();
		give_notice(FARM, id).unwrap();
		replace(WORKSHOP, id, 2, 1, SECOND_FARM).unwrap();
		assert_eq!((leg_of(id, 2, 1).state, supplier_in_text(id)), (LegState::Vacant, FARM));
		fails(replace(WORKSHOP, id, 2, 1, SECOND_FARM), Error::AlreadySigned);
		replace(ORGANISER, id, 2, 1, SECOND_FARM).unwrap();
		replace(SECOND_FARM, id, 2, 1, SECOND_FARM).unwrap();
		assert_eq!((leg_of(id, 2, 1).supplier, supplier_in_text(id)), (SECOND_FARM, SECOND_FARM));
	});
}

#[test]
fn k6_when_the_period_is_over_the_supplier_takes_nobodys_signatures_away() {
	story(|| {
		let id = farm_was_suspended();
		eras(PERIOD);
		replace(ORGANISER, id, 2, 1, CLARA).unwrap();
		replace(WORKSHOP, id, 2, 1, CLARA).unwrap();
		fails(replace(FARM, id, 2, 1, FARM), Error::NotProposed);
		replace(CLARA, id, 2, 1, CLARA).unwrap();
		assert_eq!((leg_of(id, 2, 1).state, leg_of(id, 2, 1).supplier), (LegState::Open, CLARA));
	});
}

#[test]
fn k7_who_is_signed_for_one_that_leaves_does_not_take_the_place_of_another() {
	story(|| {
		let id = opened();
		order(ANNA, id, 1).unwrap();
		eras(PERIOD - 1);
		give_notice(FARM, id).unwrap();
		replace(ORGANISER, id, 1, 1, CLARA).unwrap();
		replace(WORKSHOP, id, 1, 1, CLARA).unwrap();
		next_era();
		second_farm_takes(id, 2, 1);
		assert_eq!(supplier_in_text(id), SECOND_FARM);
		give_notice(SECOND_FARM, id).unwrap();
		fails(replace_because(CLARA, id, 1, 1, CLARA, Reason::Leaving, 0), Error::NotProposed);
	});
}

#[test]
fn k7_who_has_failed_does_not_come_back_by_its_old_leg() {
	story(|| {
		let id = farm_was_suspended();
		second_farm_takes(id, 2, 1);
		give_notice(FARM, id).unwrap();
		let complaint = complain_of_leg(WORKSHOP, id, 2, 1, 0);
		all_replace(&[ORGANISER, WORKSHOP, CLARA], id, 2, 1, CLARA);
		withdraw(WORKSHOP, complaint).unwrap();
		assert_ne!(leg_of(id, 2, 1).state, LegState::Replaced);
		fails(replace_because(ORGANISER, id, 2, 1, SECOND_FARM, Reason::Leaving, 0), Error::NothingToReplace);
	});
}
