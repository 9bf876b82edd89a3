//! `refuse` (K2).

use crate::*;

#[test]
fn k2_succeeds_by_anyone_named_and_ends_the_draft() {
	story(|| {
		for by in [FUEL, FARM, WORKSHOP, ORGANISER] {
			let id = drafted(ORGANISER, sausages());
			sign(FUEL, id).unwrap();
			refuse_draft(by, id).unwrap();
			assert!(has_happened(Event::Refused { cycle_contract: id, by }));
			work();
			assert_eq!(contract(id), None);
			promises();
		}
		assert_eq!(SeatsOf::<Runtime>::iter().count(), 0, "nothing is left of them");
	});
}

#[test]
fn c5_succeeds_when_suspended_or_lapsing() {
	story(|| {
		make_suspended(FARM);
		make_lapse(WORKSHOP);
		[FARM, WORKSHOP].into_iter().for_each(|by| refuse_draft(by, drafted(ORGANISER, sausages())).unwrap());
	});
}

#[test]
fn k2_succeeds_by_a_party_whose_terms_would_change() {
	story(|| {
		let id = started(sausages());
		let without_fuel = terms(sausages().legs.into_inner().split_off(1));
		let other = next_id();
		draft(ORGANISER, without_fuel, Some(id)).unwrap();
		refuse_draft(FUEL, other).unwrap();
	});
}

#[test]
fn k2_fails_when_there_is_no_such_draft() {
	story(|| fails(refuse_draft(FARM, 7), Error::NoSuchCycleContract));
}

#[test]
fn k2_fails_when_the_account_has_never_applied() {
	story(|| {
		let id = drafted(ORGANISER, sausages());
		fails(refuse_draft(1_000, id), Error::NotKnown);
	});
}

#[test]
fn k2_fails_when_one_is_not_named() {
	story(|| {
		let id = drafted(ORGANISER, sausages());
		fails(refuse_draft(SECOND_FARM, id), Error::NotAParty);
	});
}

#[test]
fn k2_fails_when_it_runs_already() {
	story(|| {
		let id = started(sausages());
		fails(refuse_draft(FARM, id), Error::NotADraft);
	});
}

#[test]
fn k2_fails_when_it_has_expired() {
	story(|| {
		let id = drafted(ORGANISER, sausages());
		eras(6);
		boundary();
		fails(refuse_draft(FARM, id), Error::Due);
	});
}

#[test]
fn k7_fails_when_one_has_given_notice_and_the_new_terms_are_without_it() {
	story(|| {
		let id = started(sausages());
		give_notice(FUEL, id).unwrap();
		let (without, with) = (next_id(), next_id() + 1);
		draft(ORGANISER, terms(sausages().legs.into_inner().split_off(1)), Some(id)).unwrap();
		draft(ORGANISER, sausages(), Some(id)).unwrap();
		fails(refuse_draft(FUEL, without), Error::NotAParty);
		refuse_draft(FUEL, with).unwrap();
	});
}
