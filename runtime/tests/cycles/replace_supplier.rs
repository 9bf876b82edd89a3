//! `replace_supplier` (K6): after a complaint, for a vacant leg, for a supplier under notice.

use crate::*;

/// All three sign a substitute for the farm in a cycle.
fn second_farm_takes(id: CycleContractId, cycle: CycleIndex, leg: u8) {
	for by in [ORGANISER, WORKSHOP, SECOND_FARM] {
		replace(by, id, cycle, leg, SECOND_FARM).unwrap();
	}
}

/// The workshop complains of the farm in the first cycle, and the second farm delivers instead.
fn replaced() -> (CycleContractId, ComplaintId) {
	let id = opened();
	let complaint = complain_of_leg(WORKSHOP, id, 1, 1, 100 * SYN);
	second_farm_takes(id, 1, 1);
	(id, complaint)
}

#[test]
fn k6_succeeds_with_the_last_of_three_signatures_in_any_order() {
	let orders =
		[[ORGANISER, WORKSHOP, SECOND_FARM], [WORKSHOP, SECOND_FARM, ORGANISER], [ORGANISER, SECOND_FARM, WORKSHOP]];
	for signers in orders {
		story(|| {
			let id = opened();
			complain_of_leg(WORKSHOP, id, 1, 1, 100 * SYN);
			for (n, by) in signers.into_iter().enumerate() {
				assert_eq!(cycle(id, 1).legs.len(), 3, "not before the last, {n}");
				replace(by, id, 1, 1, SECOND_FARM).unwrap();
				let (cycle_contract, cycle, leg, substitute) = (id, 1, 1, SECOND_FARM);
				let reason = Reason::Disputed;
				assert!(has_happened(Event::SubstituteSigned { cycle_contract, cycle, leg, substitute, reason, by }));
			}
			assert_eq!(cycle(id, 1).legs.len(), 4);
		});
	}
}

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
		let (leg, by, to, own, drawn) = (1, WORKSHOP, FARM, 100 * SYN, 0);
		assert!(has_happened(Event::SuretySettled { cycle_contract: id, cycle: 1, leg, by, to, own, drawn }));
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
fn k6_where_the_receivers_money_does_not_suffice_the_deposits_behind_it_pay() {
	story(|| {
		let (id, complaint) = replaced();
		let farm = total(FARM);
		impoverish(WORKSHOP);
		enrich(WORKSHOP, 30 * SYN);
		judge(FARM, complaint, 0);
		assert_eq!((total(FARM), free(WORKSHOP)), (farm + 100 * SYN, 1), "one unit stays free");
		assert_eq!((Guarantees::coverage(WORKSHOP), exposure(WORKSHOP)), (4_130 * SYN, 200 * SYN));
		let (leg, by, to, own, drawn) = (1, WORKSHOP, FARM, 30 * SYN, 70 * SYN);
		assert!(has_happened(Event::SuretySettled { cycle_contract: id, cycle: 1, leg, by, to, own, drawn }));
	});
}

#[test]
fn k6_the_substitute_delivers_in_all_cycles_that_follow() {
	story(|| {
		let (id, complaint) = replaced();
		order(ANNA, id, 5).unwrap();
		judge(FARM, complaint, 100);
		eras(PERIOD);
		assert_eq!(cycle(id, 2).legs.iter().map(|leg| leg.supplier).collect::<Vec<_>>(), [FUEL, SECOND_FARM, WORKSHOP]);
		// The fuel is delivered to the first farm still: only the supplier of one leg was replaced.
		assert_eq!(cycle(id, 2).legs[0].receiver, Receiver::Member(FARM));
	});
}

#[test]
fn k6_a_substitute_that_fails_too_is_replaced_again() {
	story(|| {
		let (id, first) = replaced();
		let second = complain_of_leg(WORKSHOP, id, 1, 3, 100 * SYN);
		fails(replace(ORGANISER, id, 1, 3, FARM), Error::NotASubstitute);
		for by in [ORGANISER, WORKSHOP, CLARA] {
			replace(by, id, 1, 3, CLARA).unwrap();
		}
		assert_eq!(exposure(WORKSHOP), 400 * SYN, "both prices are reserved");
		let before = [FARM, SECOND_FARM, CLARA, WORKSHOP].map(total);
		judge(FARM, first, 0);
		for voter in [13, 14] {
			vote(voter, second, 100).unwrap();
		}
		confirm(WORKSHOP, id, 1, 4).unwrap();
		let after = [FARM, SECOND_FARM, CLARA, WORKSHOP].map(total);
		assert_eq!(after[0], before[0] + 100 * SYN, "nothing was found against the first");
		assert_eq!(after[1], before[1]);
		assert_eq!(after[2], before[2] + 100 * SYN);
		assert_eq!(after[3], before[3] - 100 * SYN + 100 * SYN);
		eras(PERIOD + 4);
		adds_up(id, 1);
	});
}

#[test]
fn k6_a_substitute_that_fails_consumers_too_is_replaced_again() {
	const SECOND: u32 = 2;
	const THIRD: u32 = 14;
	story(|| {
		let id = started(sausages());
		[(ANNA, 6), (BORIS, 4), (CLARA, 2)].into_iter().for_each(|(by, units)| order(by, id, units).unwrap());
		next_era();
		let takes = |leg: u8, substitute: u32| {
			[ORGANISER, substitute].into_iter().for_each(|by| replace(by, id, 1, leg, substitute).unwrap());
		};
		let first = complain_of_order(ANNA, id, 1, 120 * SYN);
		takes(2, SECOND);
		let second = complain_of_order(BORIS, id, 1, 80 * SYN);
		fails(replace(ORGANISER, id, 1, 3, WORKSHOP), Error::NotASubstitute);
		takes(3, THIRD);
		// Each order stays with whom it is complained of; what nobody complains of goes on to the next.
		let units = |leg: u8| (leg_of(id, 1, leg).pinned, leg_of(id, 1, leg).units);
		assert_eq!([2, 3, 4].map(units), [(6, 0), (4, 0), (0, 2)]);
		assert_eq!([WORKSHOP, SECOND, THIRD].map(exposure), [120 * SYN, 80 * SYN, 40 * SYN]);
		assert_eq!(exposure(ORGANISER), 120 * SYN + 40 * SYN, "the price of six, and that of two again");
		promises();
		fails(confirm(CLARA, id, 1, 3), Error::NoSuchLeg);
		confirm(CLARA, id, 1, 4).unwrap();
		let before = [ANNA, BORIS, WORKSHOP, SECOND, THIRD, ORGANISER].map(total);
		judge(WORKSHOP, first, 100);
		[3, 4].into_iter().for_each(|voter| vote(voter, second, 0).unwrap());
		accept_settlement(BORIS, second, 0).unwrap();
		assert!(kit::complaint(second).is_none());
		let after = [ANNA, BORIS, WORKSHOP, SECOND, THIRD, ORGANISER].map(total);
		// All was found against the workshop, so nothing is due to it, and nothing against the second: it has Boris' 80, and 40
		// for Clara's from the organiser.
		let gained = [120, 0, 0, 120, 0, -40].map(|syn: i128| syn * SYN as i128);
		assert_eq!([0, 1, 2, 3, 4, 5].map(|n| after[n] as i128 - before[n] as i128), gained);
		assert_eq!([WORKSHOP, SECOND, THIRD, ORGANISER].map(exposure), [0; 4]);
		eras(PERIOD + 3);
		assert_eq!(adds_up(id, 1), (720 * SYN, 600 * SYN, 120 * SYN));
	});
}

#[test]
fn e3_fails_while_the_next_cycle_is_due_to_open() {
	story(|| {
		let id = opened();
		order(ANNA, id, 1).unwrap();
		eras(PERIOD - 1);
		complain_of_leg(WORKSHOP, id, 1, 1, 100 * SYN);
		for by in [ORGANISER, WORKSHOP] {
			replace(by, id, 1, 1, SECOND_FARM).unwrap();
		}
		boundary();
		fails(replace(SECOND_FARM, id, 1, 1, SECOND_FARM), Error::Due);
		work();
		assert_eq!(leg_of(id, 2, 1).state, LegState::Vacant, "the farm is suspended");
		replace(SECOND_FARM, id, 1, 1, SECOND_FARM).unwrap();
		assert_eq!(Texts::<Runtime>::get(id).unwrap().terms.legs[1].supplier, SECOND_FARM);
	});
}

#[test]
fn k6_succeeds_in_the_claim_window_of_the_last_cycle() {
	story(|| {
		let id = opened_with(Terms { cycles: Some(1), ..sausages() });
		eras(PERIOD);
		assert!(course(id).is_over);
		complain_of_leg(WORKSHOP, id, 1, 1, 100 * SYN);
		second_farm_takes(id, 1, 1);
		assert_eq!(leg_of(id, 1, 3).supplier, SECOND_FARM);
	});
}

#[test]
fn k6_a_vacant_leg_is_taken_without_any_surety() {
	story(|| {
		let id = started(sausages());
		order(ANNA, id, 10).unwrap();
		make_suspended(FARM);
		next_era();
		let before = free(SECOND_FARM);
		second_farm_takes(id, 1, 1);
		assert_eq!((leg_of(id, 1, 1).state, leg_of(id, 1, 1).supplier), (LegState::Open, SECOND_FARM));
		assert_eq!([SECOND_FARM, WORKSHOP].map(exposure), [100 * SYN, 200 * SYN]);
		confirm(WORKSHOP, id, 1, 1).unwrap();
		assert_eq!(free(SECOND_FARM), before + 100 * SYN);
		eras(PERIOD + 3);
		assert_eq!(adds_up(id, 1), (600 * SYN, 600 * SYN, 0));
	});
}

#[test]
fn k6_what_consumers_receive_is_replaced_by_the_organiser_alone() {
	story(|| {
		let id = opened();
		let complaint = complain_of_order(ANNA, id, 1, 120 * SYN);
		replace(ORGANISER, id, 1, 2, SECOND_FARM).unwrap();
		replace(SECOND_FARM, id, 1, 2, SECOND_FARM).unwrap();
		// Anna's order stays with the workshop until her complaint ends; Boris' goes to the substitute.
		assert_eq!((leg_of(id, 1, 2).pinned, leg_of(id, 1, 2).held), (6, 120 * SYN));
		assert_eq!((leg_of(id, 1, 3).units, leg_of(id, 1, 3).held), (4, 80 * SYN));
		assert_eq!([WORKSHOP, SECOND_FARM, ORGANISER].map(exposure), [120 * SYN, 80 * SYN, 80 * SYN]);
		promises();
		let (second, anna) = (free(SECOND_FARM), free(ANNA));
		fails(confirm(BORIS, id, 1, 2), Error::NoSuchLeg);
		confirm(BORIS, id, 1, 3).unwrap();
		assert_eq!(free(SECOND_FARM), second + 80 * SYN);
		let (workshop, organiser) = (total(WORKSHOP), total(ORGANISER));
		judge(WORKSHOP, complaint, 50);
		assert_eq!(free(ANNA), anna + 60 * SYN);
		// Half was found not to be due of hers; so half of the others' price is the workshop's, from the organiser.
		assert_eq!(total(WORKSHOP), workshop + 60 * SYN + 40 * SYN);
		assert_eq!(total(ORGANISER), organiser - 40 * SYN);
		assert_eq!([WORKSHOP, ORGANISER].map(exposure), [0, 0]);
		eras(PERIOD + 3);
		adds_up(id, 1);
	});
}

#[test]
fn k6_a_consumer_that_withdraws_after_the_replacement_has_its_order_from_the_first_supplier() {
	story(|| {
		let id = opened();
		let complaint = complain_of_order(ANNA, id, 1, 120 * SYN);
		for by in [ORGANISER, SECOND_FARM] {
			replace(by, id, 1, 2, SECOND_FARM).unwrap();
		}
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
		for by in [ORGANISER, SECOND_FARM] {
			replace(by, id, 1, 2, SECOND_FARM).unwrap();
		}
		assert_eq!(exposure(ORGANISER), 80 * SYN, "what Boris complains of, and no surety");
		impoverish(ORGANISER);
		withdraw(BORIS, complaint).unwrap();
		assert_eq!(Guarantees::coverage(ORGANISER), 4_200 * SYN);
	});
}

#[test]
fn k6_a_late_substitute_has_a_whole_claim_window() {
	story(|| {
		let id = opened();
		eras(PERIOD + 2);
		let complaint = complain_of_leg(WORKSHOP, id, 1, 1, 100 * SYN);
		second_farm_takes(id, 1, 1);
		let until = leg_of(id, 1, 3).until;
		assert_eq!(until, era() + 3);
		withdraw(WORKSHOP, complaint).unwrap();
		eras(2);
		assert!(is_open(id, 1));
		let before = total(SECOND_FARM);
		next_era();
		assert_eq!(total(SECOND_FARM), before + 100 * SYN, "silence has confirmed it");
		adds_up(id, 1);
	});
}

#[test]
fn k7_a_supplier_under_notice_is_replaced_from_the_next_cycle_on() {
	story(|| {
		let id = opened();
		order(ANNA, id, 5).unwrap();
		give_notice(FARM, id).unwrap();
		second_farm_takes(id, 1, 1);
		let (cycle_contract, cycle, leg, substitute) = (id, 1, 1, SECOND_FARM);
		let (reason, by) = (Reason::Leaving, WORKSHOP);
		assert!(has_happened(Event::SubstituteSigned { cycle_contract, cycle, leg, substitute, reason, by }));
		assert_eq!(leg_of(id, 1, 1).supplier, FARM, "it finishes what runs");
		assert_eq!([SECOND_FARM, WORKSHOP].map(exposure), [0, 200 * SYN]);
		eras(PERIOD);
		assert_eq!([1, 2].map(|n| leg_of(id, n, 1).supplier), [FARM, SECOND_FARM]);
	});
}

#[test]
fn k6_the_organiser_and_the_receiver_agree_on_one() {
	story(|| {
		let id = opened();
		complain_of_leg(WORKSHOP, id, 1, 1, 100 * SYN);
		replace(ORGANISER, id, 1, 1, CLARA).unwrap();
		replace(WORKSHOP, id, 1, 1, SECOND_FARM).unwrap();
		fails(replace(CLARA, id, 1, 1, CLARA), Error::NotProposed);
		replace(SECOND_FARM, id, 1, 1, SECOND_FARM).unwrap();
		assert_eq!(cycle(id, 1).legs.len(), 3);
		replace(ORGANISER, id, 1, 1, SECOND_FARM).unwrap();
		assert_eq!(cycle(id, 1).legs.len(), 4);
	});
}

#[test]
fn k6_fails_when_there_is_nothing_to_replace() {
	story(|| {
		let id = opened();
		fails(replace(ORGANISER, id, 1, 1, SECOND_FARM), Error::NothingToReplace);
		let complaint = complain_of_leg(WORKSHOP, id, 1, 1, 100 * SYN);
		withdraw(WORKSHOP, complaint).unwrap();
		fails(replace(ORGANISER, id, 1, 1, SECOND_FARM), Error::NothingToReplace);
		complain_of_leg(WORKSHOP, id, 1, 1, 100 * SYN);
		second_farm_takes(id, 1, 1);
		fails(replace(ORGANISER, id, 1, 1, CLARA), Error::NothingToReplace);
	});
}

#[test]
fn k6_fails_when_it_is_for_another_reason_than_named() {
	story(|| {
		let id = started(sausages());
		order(ANNA, id, 10).unwrap();
		make_suspended(FARM);
		next_era();
		give_notice(WORKSHOP, id).unwrap();
		complain_of_leg(FARM, id, 1, 0, SYN);
		for (leg, why) in [(0, Reason::Disputed), (1, Reason::Vacant), (2, Reason::Leaving)] {
			let before = cycle(id, 1);
			let others = [Reason::Disputed, Reason::Vacant, Reason::Leaving].into_iter().filter(|other| *other != why);
			for other in others {
				fails(replace_because(ORGANISER, id, 1, leg, SECOND_FARM, other, 100 * SYN), Error::OtherReason);
			}
			assert_eq!(cycle(id, 1), before);
			let surety = if why == Reason::Disputed { 100 * SYN } else { 0 };
			replace_because(ORGANISER, id, 1, leg, SECOND_FARM, why, surety).unwrap();
		}
	});
}

#[test]
fn k6_fails_when_there_is_no_such_leg() {
	story(|| {
		let id = opened();
		fails(replace(ORGANISER, 7, 1, 1, SECOND_FARM), Error::NoSuchCycle);
		fails(replace(ORGANISER, id, 2, 1, SECOND_FARM), Error::NoSuchCycle);
		fails(replace(ORGANISER, id, 1, 9, SECOND_FARM), Error::NoSuchLeg);
	});
}

#[test]
fn k6_fails_when_the_account_has_never_applied() {
	story(|| {
		let id = opened();
		complain_of_leg(WORKSHOP, id, 1, 1, SYN);
		fails(replace(1_000, id, 1, 1, SECOND_FARM), Error::NotKnown);
		fails(replace(ORGANISER, id, 1, 1, 1_000), Error::NotKnown);
	});
}

#[test]
fn k6_fails_when_one_has_no_say_in_it() {
	story(|| {
		let id = opened();
		complain_of_leg(WORKSHOP, id, 1, 1, SYN);
		for by in [FUEL, FARM, ANNA] {
			fails(replace(by, id, 1, 1, SECOND_FARM), Error::NotAParty);
		}
	});
}

#[test]
fn k6_fails_when_nobody_has_named_the_substitute() {
	story(|| {
		let id = opened();
		complain_of_leg(WORKSHOP, id, 1, 1, SYN);
		fails(replace(SECOND_FARM, id, 1, 1, SECOND_FARM), Error::NotProposed);
	});
}

#[test]
fn k6_fails_when_signed_already() {
	story(|| {
		let id = opened();
		complain_of_leg(WORKSHOP, id, 1, 1, SYN);
		replace(ORGANISER, id, 1, 1, SECOND_FARM).unwrap();
		fails(replace(ORGANISER, id, 1, 1, SECOND_FARM), Error::AlreadySigned);
	});
}

#[test]
fn k6_fails_with_the_supplier_or_the_receiver_as_substitute() {
	story(|| {
		let id = opened();
		complain_of_leg(WORKSHOP, id, 1, 1, SYN);
		fails(replace(ORGANISER, id, 1, 1, FARM), Error::NotASubstitute);
		fails(replace(ORGANISER, id, 1, 1, WORKSHOP), Error::NotASubstitute);
	});
}

#[test]
fn c5_fails_when_the_substitute_is_suspended() {
	story(|| {
		let id = opened();
		complain_of_leg(WORKSHOP, id, 1, 1, SYN);
		make_suspended(SECOND_FARM);
		fails(replace(ORGANISER, id, 1, 1, SECOND_FARM), Error::SubstituteNotInGoodStanding);
	});
}

#[test]
fn g5_fails_when_the_substitute_or_the_receiver_lacks_the_capacity() {
	story_at(Tier::T100, || {
		let id = opened();
		complain_of_leg(WORKSHOP, id, 1, 1, SYN);
		replace(ORGANISER, id, 1, 1, SECOND_FARM).unwrap();
		replace(SECOND_FARM, id, 1, 1, SECOND_FARM).unwrap();
		// The workshop has 200 at risk in its own leg, and 200 behind it.
		fails_in_guarantees(replace(WORKSHOP, id, 1, 1, SECOND_FARM), GuaranteesError::NotEnoughCapacity);
		confirm(ANNA, id, 1, 2).unwrap();
		open_deal(SECOND_FARM, 5, 101 * SYN, pallet_synergy_deals::Payment::Escrow);
		fails_in_guarantees(replace(WORKSHOP, id, 1, 1, SECOND_FARM), GuaranteesError::NotEnoughCapacity);
	});
}

#[test]
fn k6_fails_when_the_claim_window_is_over() {
	story(|| {
		let id = opened();
		complain_of_leg(WORKSHOP, id, 1, 1, SYN);
		eras(PERIOD + 2);
		boundary();
		fails(replace(ORGANISER, id, 1, 1, SECOND_FARM), Error::TooLate);
	});
}

#[test]
fn p8_fails_when_a_cycle_has_had_as_many_substitutes_as_it_may() {
	chain(80, Tier::T2100).execute_with(|| {
		let mut legs = sausages().legs.into_inner();
		legs.iter_mut().for_each(|leg| (leg.internal, leg.money) = (1, 1));
		let id = opened_with(terms(legs));
		let sign_and_replace = |substitute: u32, leg: u8| {
			let complaint = complain_of_leg(WORKSHOP, id, 1, leg, 0);
			replace(ORGANISER, id, 1, leg, substitute).unwrap();
			replace(WORKSHOP, id, 1, leg, substitute).unwrap();
			replace(substitute, id, 1, leg, substitute).map(|()| withdraw(WORKSHOP, complaint).unwrap())
		};
		let mut leg = 1;
		for substitute in 16..77 {
			sign_and_replace(substitute, leg).unwrap();
			leg = cycle(id, 1).legs.len() as u8 - 1;
		}
		assert_eq!(cycle(id, 1).legs.len(), 64);
		fails(sign_and_replace(77, leg), Error::TooManySubstitutes);
		promises();
		eras(PERIOD + 4);
		adds_up(id, 1);
	});
}

#[test]
fn k6_what_not_all_sign_within_a_claim_window_lapses() {
	story(|| {
		let id = opened();
		complain_of_leg(WORKSHOP, id, 1, 1, 100 * SYN);
		for by in [ORGANISER, WORKSHOP] {
			replace(by, id, 1, 1, SECOND_FARM).unwrap();
		}
		eras(2);
		fails(replace(ORGANISER, id, 1, 1, SECOND_FARM), Error::AlreadySigned);
		next_era();
		fails(replace(SECOND_FARM, id, 1, 1, SECOND_FARM), Error::NotProposed);
		second_farm_takes(id, 1, 1);
		assert_eq!(cycle(id, 1).legs.len(), 4);
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
		let (leg, by, to, own, drawn) = (1, WORKSHOP, FARM, 0, 0);
		assert!(has_happened(Event::SuretySettled { cycle_contract: id, cycle: 1, leg, by, to, own, drawn }));
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
		for by in [ORGANISER, SECOND_FARM] {
			replace(by, id, 1, 2, SECOND_FARM).unwrap();
		}
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
		for by in [ORGANISER, FARM] {
			replace(by, id, 2, 0, SECOND_FARM).unwrap();
		}
		boundary();
		let until = era();
		assert_eq!(status(1_001), pallet_synergy_guarantees::Status::Candidate { until });
		replace(SECOND_FARM, id, 2, 0, SECOND_FARM).unwrap();
		work();
		assert_eq!(status(1_001), pallet_synergy_guarantees::Status::Candidate { until: until + 1 });
	});
}
