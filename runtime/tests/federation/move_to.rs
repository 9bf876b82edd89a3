//! `move_to` (F1, C9).
use crate::*;
use pallet_synergy_deals::Payment;

#[test]
fn f1_succeeds_and_nothing_but_the_club_changes() {
	in_federation(|| {
		eras(3);
		let deal = open_deal(0, 1, 50 * SYN, Payment::OnCompletion);
		remove(0).unwrap();
		let before = (number(0), capacity(0), held(0), member(0).wards, member(0).joined);
		move_to(0, 2).unwrap();
		assert_eq!(before, (number(0), capacity(0), held(0), member(0).wards, member(0).joined));
		assert_eq!((member(0).club, member(0).standing, member(0).founder), (2, 3, false));
		assert!(has_happened(pallet_synergy_guarantees::Event::MemberMoved { member: 0, from: 0, to: 2 }));
		complete(1, deal).unwrap();
	});
}

#[test]
fn f3_who_moves_is_no_elector_until_it_has_stood_for_thirty_eras_again() {
	in_federation(|| {
		eras(40);
		remove(0).unwrap();
		move_to(0, 1).unwrap();
		eras(1);
		assert_eq!((electors(0), electors(1)), (5, 6));
		refused(become_elector(0), GuaranteeError::StandingTooShort);
		[6, 7].into_iter().for_each(|elector| pledge(elector, 0, Tier::T100).unwrap());
		[6, 7].into_iter().for_each(|elector| accept_guarantor(0, elector).unwrap());
		eras(28);
		refused(become_elector(0), GuaranteeError::StandingTooShort);
		next_era();
		become_elector(0).unwrap();
		assert_eq!(electors(1), 7);
	});
}

#[test]
fn f1_succeeds_when_lapsing_or_a_candidate() {
	in_federation(|| {
		apply(1_000, Tier::T10, &[]).unwrap();
		revoke(1, 0).unwrap();
		assert!(matches!(status(0), Status::Lapsing { .. }));
		remove(0).unwrap();
		move_to(0, 1).unwrap();
		move_to(1_000, 1).unwrap();
		assert_eq!((member(0).club, member(1_000).club), (1, 1));
	});
}

#[test]
fn c9_fails_when_a_complaint_is_open() {
	in_federation(|| {
		let deal = open_deal(0, 3, 50 * SYN, Payment::None);
		let id = complain(3, deal, 50 * SYN);
		remove(0).unwrap();
		refused(move_to(0, 1), GuaranteeError::Involved);
		refused(move_to(3, 1), GuaranteeError::Involved);
		next_era();
		refused(move_to(1, 1), GuaranteeError::Involved);
		withdraw(3, id).unwrap();
		[0, 1, 3].into_iter().for_each(|n| move_to(n, 1).unwrap());
	});
}

#[test]
fn c9_a_lapsed_complainer_does_not_choose_another_council() {
	in_federation(|| {
		let deal = open_deal(6, 0, 50 * SYN, Payment::None);
		(1..3).for_each(|guarantor| revoke(guarantor, 0).unwrap());
		eras(3);
		assert!(matches!(status(0), Status::Candidate { .. }));
		let id = complain(0, deal, 50 * SYN);
		assert!(!is_suspended(0));
		refused(apply_to(0, 1, Tier::T100, &[]), GuaranteeError::Involved);
		apply_to(0, 0, Tier::T100, &[]).unwrap();
		withdraw(0, id).unwrap();
		apply_to(0, 1, Tier::T100, &[]).unwrap();
	});
}

#[test]
fn f1_fails_when_the_club_stands() {
	in_federation(|| refused(move_to(0, 1), GuaranteeError::ClubStands));
}

#[test]
fn f1_fails_when_there_is_no_such_club() {
	in_federation(|| {
		remove(0).unwrap();
		refused(move_to(0, 4), GuaranteeError::NoSuchClub);
		refused(move_to(0, 0), GuaranteeError::NoSuchClub);
	});
}

#[test]
fn f1_fails_when_not_known_or_gone() {
	in_federation(|| {
		refused(move_to(1_000, 1), GuaranteeError::NotKnown);
		join(1_000, 0, Tier::T10, &[0, 1]);
		leave(1_000).unwrap();
		remove(0).unwrap();
		refused(move_to(1_000, 1), GuaranteeError::NotAMember);
	});
}

#[test]
fn e3_fails_when_work_waits_that_concerns_it() {
	in_federation(|| {
		apply(1_000, Tier::T10, &[]).unwrap();
		remove(0).unwrap();
		eras(13);
		boundary();
		refused(move_to(1_000, 1), GuaranteeError::Due);
		work();
		refused(move_to(1_000, 1), GuaranteeError::NotKnown);
	});
}
