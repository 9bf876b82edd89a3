//! `sign` (K2).

use crate::*;

#[test]
fn k2_succeeds_and_runs_when_every_party_has_signed() {
	story(|| {
		let id = drafted(ORGANISER, sausages());
		sign(FUEL, id).unwrap();
		assert!(has_happened(Event::Signed { cycle_contract: id, by: FUEL }));
		sign(WORKSHOP, id).unwrap();
		assert!(matches!(contract(id), Some(State::Draft { .. })));
		sign(FARM, id).unwrap();
		let opens = era() + 1;
		assert_eq!((course(id).next, course(id).opens), (1, opens));
		assert!(has_happened(Event::Started { cycle_contract: id, opens, price: PRICE }));
	});
}

#[test]
fn e4_signed_in_the_afternoon_the_first_cycle_opens_a_boundary_later() {
	story(|| {
		afternoon();
		let id = started(sausages());
		assert_eq!(course(id).opens, era() + 2);
		next_era();
		order(ANNA, id, 1).unwrap();
		next_era();
		assert!(is_open(id, 1));
	});
}

#[test]
fn k2_an_expired_draft_that_ran_does_not_expire_again() {
	story(|| {
		let id = started(Terms { cycles: None, ..sausages() });
		eras(8);
		assert!(matches!(contract(id), Some(State::Running(_))));
	});
}

#[test]
fn k2_fails_when_there_is_no_such_draft() {
	story(|| fails(sign(FARM, 7), Error::NoSuchCycleContract));
}

#[test]
fn k2_fails_when_the_account_has_never_applied() {
	story(|| {
		let id = drafted(ORGANISER, sausages());
		fails(sign(1_000, id), Error::NotKnown);
	});
}

#[test]
fn k2_fails_when_it_is_another_text() {
	story(|| {
		let one = drafted(ORGANISER, sausages());
		let other = drafted(ORGANISER, Terms { period: 5, ..sausages() });
		let wrong = Call::sign { cycle_contract: one, hash: hash(other) };
		fails(call(who(FARM), wrong), Error::NotThisText);
	});
}

#[test]
fn k2_fails_when_one_is_not_named() {
	story(|| {
		let id = drafted(ORGANISER, sausages());
		fails(sign(SECOND_FARM, id), Error::NotAParty);
	});
}

#[test]
fn k2_fails_when_signed_already() {
	story(|| {
		let id = drafted(ORGANISER, sausages());
		fails(sign(ORGANISER, id), Error::AlreadySigned);
		sign(FARM, id).unwrap();
		fails(sign(FARM, id), Error::AlreadySigned);
	});
}

#[test]
fn k2_fails_when_it_runs_or_was_refused() {
	story(|| {
		let id = started(sausages());
		fails(sign(FARM, id), Error::NotADraft);
		let other = drafted(ORGANISER, sausages());
		refuse_draft(FUEL, other).unwrap();
		fails(sign(FARM, other), Error::NotADraft);
	});
}

#[test]
fn c5_fails_when_one_is_suspended() {
	story(|| {
		let id = drafted(ORGANISER, sausages());
		make_suspended(FARM);
		fails_in_guarantees(sign(FARM, id), GuaranteesError::Suspended);
	});
}

#[test]
fn d5_fails_when_one_is_lapsing() {
	story(|| {
		let id = drafted(ORGANISER, sausages());
		make_lapse(FARM);
		fails_in_guarantees(sign(FARM, id), GuaranteesError::Lapsing);
	});
}

#[test]
fn m7_who_has_signed_may_not_leave() {
	story(|| {
		// Somebody who guarantees nobody: its wards are its own doing otherwise.
		for n in [1, 2] {
			pledge(n, 1_001, Tier::T2100).unwrap();
		}
		apply(1_001, Tier::T2100, &[1, 2]).unwrap();
		let number = number(1_001);
		let id = drafted(ORGANISER, terms(vec![leg(number, Receiver::Consumers, 40, 20)]));
		call(who(1_001), Call::sign { cycle_contract: id, hash: hash(id) }).unwrap();
		fails_in_guarantees(leave(1_001), GuaranteesError::StillEngaged);
		fails(refuse_draft(ORGANISER, id), Error::NotADraft);
	});
}
