//! What is refused (K6, C5, G5, P8), and what lapses.

use super::*;

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
fn d5_fails_when_the_substitute_is_lapsing_or_no_member() {
	story(|| {
		let id = opened();
		complain_of_leg(WORKSHOP, id, 1, 1, SYN);
		apply(1_001, Tier::T2100, &[]).unwrap();
		fails(replace(ORGANISER, id, 1, 1, 1_001), Error::SubstituteNotInGoodStanding);
		all_replace(&[ORGANISER, WORKSHOP], id, 1, 1, SECOND_FARM);
		make_lapse(SECOND_FARM);
		fails(replace(SECOND_FARM, id, 1, 1, SECOND_FARM), Error::SubstituteNotInGoodStanding);
		fails(replace(ORGANISER, id, 1, 1, SECOND_FARM), Error::SubstituteNotInGoodStanding);
		assert_eq!((cycle(id, 1).legs.len(), exposure(SECOND_FARM)), (3, 0));
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

/// Whoever may sign a substitute for the farm cannot, and why.
#[track_caller]
fn all_replace_fails(id: CycleContractId, error: Error<Runtime>) {
	let results = [ORGANISER, WORKSHOP, SECOND_FARM].map(|by| replace(by, id, 1, 1, SECOND_FARM));
	assert_eq!(results, [Err(error.into()); 3]);
}

#[test]
fn e3_fails_before_an_award_that_is_due() {
	story(|| {
		let id = opened_with(Terms { period: 6, ..sausages() });
		let complaint = complain_of_leg(WORKSHOP, id, 1, 1, 100 * SYN);
		half_is_due(FARM, complaint);
		all_replace_fails(id, Error::Due);
		work();
		all_replace_fails(id, Error::NothingToReplace);
		assert_eq!([WORKSHOP, SECOND_FARM].map(exposure), [200 * SYN, 0], "nobody answers for what is decided");
	});
}

#[test]
fn e3_fails_before_any_other_award_that_is_due_and_succeeds_after_it() {
	story(|| {
		let id = opened_with(Terms { period: 6, ..sausages() });
		let deal = open_deal(CLARA, 5, 10 * SYN, pallet_synergy_deals::Payment::None);
		let other = complain(5, deal, 10 * SYN);
		half_is_due(CLARA, other);
		complain_of_leg(WORKSHOP, id, 1, 1, 100 * SYN);
		all_replace_fails(id, Error::Due);
		work();
		second_farm_takes(id, 1, 1);
		assert_eq!(cycle(id, 1).legs.len(), 4);
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
		all_replace(&[ORGANISER, WORKSHOP], id, 1, 1, SECOND_FARM);
		eras(2);
		fails(replace(ORGANISER, id, 1, 1, SECOND_FARM), Error::AlreadySigned);
		next_era();
		fails(replace(SECOND_FARM, id, 1, 1, SECOND_FARM), Error::NotProposed);
		second_farm_takes(id, 1, 1);
		assert_eq!(cycle(id, 1).legs.len(), 4);
	});
}
