//! New terms of a running cycle contract (K2, K7).

use crate::*;

/// Drafts new terms for `id`; returns the draft.
fn amended(id: CycleContractId, terms: Terms<AccountId>) -> CycleContractId {
	let draft_id = next_id();
	draft(ORGANISER, terms, Some(id)).unwrap();
	draft_id
}

/// Nothing is left of what the workshop and the second farm have signed: the second farm takes the leg when all three sign.
fn all_have_to_sign_again(id: CycleContractId) {
	replace(ORGANISER, id, 1, 1, SECOND_FARM).unwrap();
	assert_eq!(cycle(id, 1).legs.len(), 3);
	all_replace(&[WORKSHOP, SECOND_FARM], id, 1, 1, SECOND_FARM);
	assert_eq!(cycle(id, 1).legs.len(), 4);
}

fn dearer() -> Terms<AccountId> {
	let mut legs = sausages().legs.into_inner();
	legs[1].money = 15 * SYN;
	terms(legs)
}

#[test]
fn k2_new_terms_hold_from_the_next_cycle_on_when_all_have_signed() {
	story(|| {
		let id = opened();
		let new = amended(id, dearer());
		sign_all(new);
		let (cycle_contract, draft, from, price) = (id, new, 2, 65 * SYN);
		assert!(has_happened(Event::AmendmentSigned { cycle_contract, draft, from, price, returns_orders: false }));
		assert!(matches!(contract(new), Some(State::Signed { amends, .. }) if amends == id));
		work();
		order(ANNA, id, 2).unwrap();
		assert_eq!(pot(id, 2), 2 * 65 * SYN, "one orders by the new terms");
		assert_eq!(Texts::<Runtime>::get(id).unwrap().price(), PRICE, "the cycle that runs keeps its own");
		eras(PERIOD);
		assert_eq!(contract(new), None);
		assert_eq!(Texts::<Runtime>::get(id).unwrap().price(), 65 * SYN);
		assert_eq!([1, 2].map(|n| leg_of(id, n, 1).money), [10 * SYN, 15 * SYN]);
		assert!(has_happened(Event::TermsChanged { cycle_contract: id, draft: new, organiser: ORGANISER }));
		eras(3);
		assert_eq!(adds_up(id, 1), (600 * SYN, 600 * SYN, 0));
	});
}

#[test]
fn k2_what_is_ordered_by_terms_that_change_is_returned() {
	story(|| {
		let id = opened();
		let (anna, boris) = (free(ANNA), free(BORIS));
		order(ANNA, id, 5).unwrap();
		order_standing(BORIS, id, 5).unwrap();
		let new = amended(id, dearer());
		sign_all(new);
		fails(order(CLARA, id, 1), Error::Due);
		work();
		assert_eq!((free(ANNA), free(BORIS), pot(id, 2)), (anna, boris, 0));
		assert!(has_happened(Event::StandingOrderEnded { cycle_contract: id, consumer: BORIS, units: 5 }));
		order(CLARA, id, 1).unwrap();
	});
}

#[test]
fn k2_what_is_ordered_stays_where_the_terms_are_the_same_for_consumers() {
	story(|| {
		let id = opened();
		order_standing(ANNA, id, 5).unwrap();
		let mut legs = sausages().legs.into_inner();
		legs[1].supplier = SECOND_FARM;
		let new = amended(id, terms(legs));
		give_notice(FARM, id).unwrap();
		sign_all(new);
		assert_eq!(pot(id, 2), 5 * PRICE);
		eras(PERIOD);
		assert_eq!((cycle(id, 2).units, leg_of(id, 2, 1).supplier), (5, SECOND_FARM));
	});
}

#[test]
fn k2_everybody_of_the_old_text_signs_as_well() {
	story(|| {
		let id = started(sausages());
		let without_fuel = terms(sausages().legs.into_inner().split_off(1));
		let new = amended(id, without_fuel);
		assert_eq!(Cycles::missing(new), [FUEL, FARM, WORKSHOP]);
		sign(FARM, new).unwrap();
		sign(WORKSHOP, new).unwrap();
		assert!(matches!(contract(new), Some(State::Draft { .. })));
		sign(FUEL, new).unwrap();
		assert_eq!(course(id).amendment, Some(new));
	});
}

#[test]
fn k7_the_others_sign_without_who_has_given_notice() {
	story(|| {
		let id = opened();
		let without_fuel = terms(sausages().legs.into_inner().split_off(1));
		let new = amended(id, without_fuel);
		sign(FARM, new).unwrap();
		sign(WORKSHOP, new).unwrap();
		give_notice(FUEL, id).unwrap();
		// Nobody is missing any more; whoever signs again completes it.
		sign(FARM, new).unwrap();
		work();
		order(ANNA, id, 1).unwrap();
		eras(PERIOD);
		assert_eq!(cycle(id, 2).legs.len(), 2);
		eras(3);
		assert_eq!(SeatsOf::<Runtime>::get(FUEL).taken, 0, "it has left");
	});
}

#[test]
fn k7_when_the_organiser_has_given_notice_a_party_organises() {
	story(|| {
		let id = opened();
		fails(draft(FARM, sausages(), Some(id)), Error::NotTheOrganiser);
		give_notice(ORGANISER, id).unwrap();
		fails(draft(ANNA, sausages(), Some(id)), Error::NotTheOrganiser);
		let new = next_id();
		draft(FARM, sausages(), Some(id)).unwrap();
		sign_all(new);
		order(ANNA, id, 1).unwrap();
		eras(PERIOD);
		assert_eq!(CycleContracts::<Runtime>::get(id).unwrap().organiser, FARM);
		assert_eq!([cycle(id, 1).organiser, cycle(id, 2).organiser], [ORGANISER, FARM]);
		assert_eq!((SeatsOf::<Runtime>::get(ORGANISER).organised, SeatsOf::<Runtime>::get(FARM).organised), (0, 1));
		eras(PERIOD + 3);
		assert_eq!(SeatsOf::<Runtime>::get(ORGANISER), Default::default());
	});
}

#[test]
fn k2_a_lower_number_of_cycles_ends_it() {
	story(|| {
		let id = opened();
		let new = amended(id, Terms { cycles: Some(1), ..sausages() });
		sign_all(new);
		fails(order(ANNA, id, 1), Error::NoMoreCycles);
		eras(PERIOD + 3);
		assert_eq!((contract(id), contract(new)), (None, None));
	});
}

#[test]
fn k2_fails_to_sign_a_second_amendment_for_the_same_cycle() {
	story(|| {
		let id = opened();
		let (one, other) = (amended(id, dearer()), amended(id, sausages()));
		sign_all(one);
		sign(FARM, other).unwrap();
		sign(FUEL, other).unwrap();
		fails(sign(WORKSHOP, other), Error::AmendmentPending);
		work();
		eras(PERIOD);
		sign(WORKSHOP, other).unwrap();
	});
}

#[test]
fn e3_fails_to_conclude_an_amendment_when_the_next_cycle_is_due() {
	story(|| {
		let id = opened();
		let new = amended(id, dearer());
		sign(FARM, new).unwrap();
		sign(FUEL, new).unwrap();
		eras(PERIOD - 1);
		boundary();
		fails(sign(WORKSHOP, new), Error::Due);
		work();
		sign(WORKSHOP, new).unwrap();
		work();
	});
}

/// The second farm takes the meat of the first cycle.
fn second_farm_takes_the_meat(id: CycleContractId) {
	complain_of_leg(WORKSHOP, id, 1, 1, 0);
	all_replace(&[ORGANISER, WORKSHOP, SECOND_FARM], id, 1, 1, SECOND_FARM);
}

#[test]
fn k6_a_substitute_stands_in_new_terms_that_are_signed_as_well() {
	story(|| {
		let id = opened();
		let new = amended(id, dearer());
		sign_all(new);
		work();
		order(ANNA, id, 1).unwrap();
		second_farm_takes_the_meat(id);
		promises();
		eras(PERIOD);
		let meat = leg_of(id, 2, 1);
		assert_eq!((meat.supplier, meat.money), (SECOND_FARM, 15 * SYN));
		promises();
	});
}

#[test]
fn k6_a_substitute_stands_in_new_terms_in_which_the_leg_has_another_place() {
	story(|| {
		let id = opened();
		let new = amended(id, terms(dearer().legs.into_inner().split_off(1)));
		sign_all(new);
		work();
		order(ANNA, id, 1).unwrap();
		second_farm_takes_the_meat(id);
		promises();
		eras(PERIOD);
		assert_eq!(cycle(id, 2).legs.iter().map(|leg| leg.supplier).collect::<Vec<_>>(), [SECOND_FARM, WORKSHOP]);
		eras(PERIOD + 3);
		assert_eq!(SeatsOf::<Runtime>::get(FARM), Default::default(), "it is no party any more");
	});
}

#[test]
fn k6_new_terms_without_the_supplier_that_failed_stay_as_they_are() {
	story(|| {
		let id = opened();
		let mut legs = dearer().legs.into_inner();
		legs[1].supplier = CLARA;
		let new = amended(id, terms(legs));
		sign_all(new);
		work();
		order(ANNA, id, 1).unwrap();
		second_farm_takes_the_meat(id);
		eras(PERIOD);
		assert_eq!(leg_of(id, 2, 1).supplier, CLARA);
		promises();
	});
}

/// New terms have taken effect with the second cycle, and the farm has failed in the first, the meat of which is leg 1.
fn failed_before(old: Terms<AccountId>, new: Terms<AccountId>) -> CycleContractId {
	let id = opened_with(old);
	sign_all(amended(id, new));
	work();
	order(ANNA, id, 1).unwrap();
	eras(PERIOD);
	second_farm_takes_the_meat(id);
	promises();
	id
}

/// Who delivers the meat by the text that holds, and who in the third cycle.
fn meat_from(id: CycleContractId, leg: u8) -> [u32; 2] {
	let text = Texts::<Runtime>::get(id).unwrap();
	order(ANNA, id, 1).unwrap();
	eras(PERIOD);
	promises();
	[text.terms.legs[usize::from(leg)].supplier, leg_of(id, 3, leg).supplier]
}

#[test]
fn k6_a_substitute_for_a_cycle_of_the_terms_before_stands_in_those_that_hold() {
	story(|| {
		let id = failed_before(sausages(), dearer());
		assert_eq!(leg_of(id, 2, 1).supplier, FARM, "what runs runs on (C5)");
		assert_eq!(meat_from(id, 1), [SECOND_FARM; 2]);
		assert_eq!(leg_of(id, 3, 1).money, 15 * SYN);
		eras(PERIOD + 3);
		assert_eq!(SeatsOf::<Runtime>::get(FARM).taken, 1, "it still receives the fuel");
	});
}

#[test]
fn k6_a_substitute_for_a_cycle_of_the_terms_before_stands_where_the_leg_is_now() {
	story(|| {
		let id = failed_before(sausages(), terms(dearer().legs.into_inner().split_off(1)));
		assert_eq!(meat_from(id, 0), [SECOND_FARM; 2]);
	});
}

#[test]
fn k6_a_substitute_for_a_cycle_of_the_terms_before_takes_no_other_leg_of_the_supplier() {
	story(|| {
		// By the new terms the farm brings the workshop something else in two legs, and the meat comes from Clara.
		let mut legs = dearer().legs.into_inner();
		legs[1].supplier = CLARA;
		legs.splice(2..2, [milk(), milk()]);
		let id = failed_before(sausages(), terms(legs));
		assert_eq!(suppliers(id), [FUEL, CLARA, FARM, FARM, WORKSHOP]);
	});
	story(|| {
		// The farm has brought both before, and brings only the milk now.
		let (mut old, mut new) = (sausages().legs.into_inner(), sausages().legs.into_inner());
		old.insert(2, milk());
		new[0] = milk();
		new[1].supplier = CLARA;
		let id = failed_before(terms(old), terms(new));
		assert_eq!(suppliers(id), [FARM, CLARA, WORKSHOP]);
	});
}

/// The farm brings the workshop something else than meat.
fn milk() -> LegTerms {
	let mut milk = leg(FARM, Receiver::Member(WORKSHOP), 30, 10);
	milk.good.category = 11;
	milk
}

/// Who delivers by the text that holds.
fn suppliers(id: CycleContractId) -> Vec<u32> {
	Texts::<Runtime>::get(id).unwrap().terms.legs.iter().map(|leg| leg.supplier).collect()
}

/// The organiser leaves, and all have signed new terms by which the workshop organises; they hold from the next cycle on.
fn workshop_will_organise() -> (CycleContractId, CycleContractId) {
	let id = opened();
	give_notice(ORGANISER, id).unwrap();
	let new = next_id();
	draft(WORKSHOP, dearer(), Some(id)).unwrap();
	sign_all(new);
	work();
	(id, new)
}

#[test]
fn k7_another_organisers_terms_stay_as_they_are_when_a_supplier_is_replaced_in_a_cycle_before() {
	story(|| {
		let (id, _) = workshop_will_organise();
		order(ANNA, id, 1).unwrap();
		eras(PERIOD);
		second_farm_takes_the_meat(id);
		assert_eq!(meat_from(id, 1), [FARM; 2]);
	});
}

#[test]
fn k7_another_organisers_terms_stay_as_all_have_signed_them_also_before_they_hold() {
	story(|| {
		let (id, new) = workshop_will_organise();
		second_farm_takes_the_meat(id);
		let supplier = |id| Texts::<Runtime>::get(id).unwrap().terms.legs[1].supplier;
		assert_eq!((supplier(id), supplier(new)), (SECOND_FARM, FARM));
	});
}

#[test]
fn k7_notice_of_another_organisers_terms_is_no_reason_to_replace_in_a_cycle_before_they_hold() {
	story(|| {
		let (id, _) = workshop_will_organise();
		give_notice(FARM, id).unwrap();
		fails(replace_because(ORGANISER, id, 1, 1, SECOND_FARM, Reason::Leaving, 0), Error::NothingToReplace);
	});
}

#[test]
fn k7_a_supplier_under_notice_is_replaced_by_way_of_a_cycle_of_the_terms_before() {
	story(|| {
		let id = opened();
		sign_all(amended(id, dearer()));
		work();
		eras(PERIOD);
		assert!(!is_open(id, 2), "nothing was ordered of it");
		give_notice(FARM, id).unwrap();
		all_replace(&[ORGANISER, WORKSHOP, SECOND_FARM], id, 1, 1, SECOND_FARM);
		assert_eq!(meat_from(id, 1), [SECOND_FARM; 2]);
	});
}

#[test]
fn k6_what_is_signed_before_new_terms_does_not_hold_when_they_have_taken_effect() {
	story(|| {
		let id = opened();
		eras(PERIOD - 1);
		let new = amended(id, dearer());
		for by in [FUEL, FARM] {
			sign(by, new).unwrap();
		}
		complain_of_leg(WORKSHOP, id, 1, 1, 0);
		all_replace(&[WORKSHOP, SECOND_FARM], id, 1, 1, SECOND_FARM);
		sign(WORKSHOP, new).unwrap();
		next_era();
		assert_eq!(course(id).amendment, None, "they hold already");
		all_have_to_sign_again(id);
	});
}

#[test]
fn k6_what_is_signed_for_new_terms_holds_when_they_have_taken_effect() {
	story(|| {
		let id = opened();
		eras(PERIOD - 1);
		sign_all(amended(id, dearer()));
		work();
		complain_of_leg(WORKSHOP, id, 1, 1, 0);
		all_replace(&[ORGANISER, WORKSHOP], id, 1, 1, SECOND_FARM);
		next_era();
		replace(SECOND_FARM, id, 1, 1, SECOND_FARM).unwrap();
		assert_eq!(cycle(id, 1).legs.len(), 4);
	});
}

#[test]
fn e3_fails_to_draft_new_terms_when_the_next_cycle_is_due() {
	story(|| {
		let id = opened();
		eras(PERIOD - 1);
		boundary();
		fails(draft(ORGANISER, dearer(), Some(id)), Error::Due);
		work();
		draft(ORGANISER, dearer(), Some(id)).unwrap();
	});
}

#[test]
fn k6_what_is_signed_before_new_terms_does_not_hold_for_them() {
	story(|| {
		let id = opened();
		let new = amended(id, dearer());
		for by in [FUEL, FARM] {
			sign(by, new).unwrap();
		}
		complain_of_leg(WORKSHOP, id, 1, 1, 0);
		for by in [SECOND_FARM, WORKSHOP].into_iter().rev() {
			replace(by, id, 1, 1, SECOND_FARM).unwrap();
		}
		// The second farm has signed for 10 a unit; from the next cycle on the meat is to cost 15.
		sign(WORKSHOP, new).unwrap();
		all_have_to_sign_again(id);
	});
}

#[test]
fn k2_what_is_ordered_is_returned_when_the_last_leg_its_supplier_or_the_period_changes() {
	let changes: [fn(&mut Terms<AccountId>); 4] = [
		|terms| {
			terms.legs[1].money += 5 * SYN;
			terms.legs[2].money -= 5 * SYN;
		},
		|terms| terms.legs[2].supplier = SECOND_FARM,
		|terms| terms.period += 1,
		|terms| terms.legs[2].internal += 1,
	];
	for change in changes {
		story(|| {
			let id = opened();
			let anna = free(ANNA);
			order(ANNA, id, 5).unwrap();
			let mut terms = sausages();
			change(&mut terms);
			let new = amended(id, terms);
			assert_eq!(Texts::<Runtime>::get(new).unwrap().price(), PRICE);
			sign_all(new);
			let from = 2;
			let (cycle_contract, draft, price, returns_orders) = (id, new, PRICE, true);
			assert!(has_happened(Event::AmendmentSigned { cycle_contract, draft, from, price, returns_orders }));
			work();
			assert_eq!((free(ANNA), pot(id, 2)), (anna, 0));
		});
	}
}

#[test]
fn k2_fails_when_no_cycle_follows_that_new_terms_could_be_for() {
	story(|| {
		let id = opened_with(Terms { cycles: Some(1), ..sausages() });
		let new = amended(id, dearer());
		eras(PERIOD);
		assert!(matches!(contract(id), Some(State::Running(course)) if course.is_over));
		fails(sign(FUEL, new), Error::NoMoreCycles);
		fails(draft(ORGANISER, dearer(), Some(id)), Error::NoMoreCycles);
	});
}

#[test]
fn k2_fails_to_sign_new_terms_of_what_has_ended() {
	story(|| {
		let id = started(Terms { cycles: Some(1), ..sausages() });
		let new = amended(id, dearer());
		eras(PERIOD + 1);
		assert_eq!(contract(id), None);
		fails(sign(FUEL, new), Error::NoSuchCycleContract);
	});
}

#[test]
fn e3_fails_to_sign_new_terms_while_the_next_cycle_is_due_to_open() {
	story(|| {
		let id = opened();
		let new = amended(id, dearer());
		eras(PERIOD - 1);
		boundary();
		fails(sign(FUEL, new), Error::Due);
		work();
		sign(FUEL, new).unwrap();
	});
}
