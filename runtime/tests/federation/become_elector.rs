//! `become_elector` (F3), and how the right is lost.
use crate::*;

/// `n` joins club 0, guaranteed by electors 0 and 1, and stands for thirty eras.
fn stands(n: u32) {
	join(n, 0, Tier::T10, &[0, 1]);
	eras(30);
}

/// Adds a guarantor to somebody of tier 10.
fn vouch(guarantor: u32, ward: u32) {
	pledge(guarantor, ward, Tier::T10).unwrap();
	accept_guarantor(ward, guarantor).unwrap();
}

fn is_elector(n: u32) -> bool {
	<Guarantees as synergy_primitives::Electorate<_>>::is_elector(number(n), member(n).club)
}

#[test]
fn f3_succeeds_after_thirty_eras() {
	in_federation(|| {
		join(1_000, 0, Tier::T10, &[0, 1]);
		eras(29);
		refused(become_elector(1_000), GuaranteeError::StandingTooShort);
		next_era();
		become_elector(1_000).unwrap();
		told(Event::ElectorEnrolled { club: 0, member: number(1_000) });
		assert!(is_elector(1_000));
		assert_eq!(electors(0), 7);
	});
}

#[test]
fn f3_founders_are_electors_from_genesis() {
	in_federation(|| assert_eq!([0, 1, 2, 3].map(electors), [CLUB; 4]));
}

#[test]
fn e4_who_joins_in_the_afternoon_waits_an_era_longer() {
	in_federation(|| {
		afternoon();
		join(1_000, 0, Tier::T10, &[0, 1]);
		eras(30);
		refused(become_elector(1_000), GuaranteeError::StandingTooShort);
		next_era();
		become_elector(1_000).unwrap();
	});
}

#[test]
fn f3_standing_begins_again_after_a_lapse() {
	in_federation(|| {
		join(1_000, 0, Tier::T10, &[0, 1]);
		eras(20);
		revoke(0, 1_000).unwrap();
		eras(3);
		assert!(matches!(status(1_000), Status::Candidate { .. }));
		vouch(2, 1_000);
		eras(29);
		refused(become_elector(1_000), GuaranteeError::StandingTooShort);
		next_era();
		become_elector(1_000).unwrap();
	});
}

#[test]
fn f3_a_grace_that_was_used_in_time_does_not_interrupt_it() {
	in_federation(|| {
		join(1_000, 0, Tier::T10, &[0, 1]);
		eras(20);
		revoke(0, 1_000).unwrap();
		eras(2);
		vouch(2, 1_000);
		eras(8);
		become_elector(1_000).unwrap();
	});
}

#[test]
fn f3_the_right_is_lost_with_the_second_elector_and_comes_back_with_another() {
	in_federation(|| {
		stands(1_000);
		become_elector(1_000).unwrap();
		vouch(6, 1_000); // of another club
		revoke(1, 1_000).unwrap();
		work();
		told(Event::ElectorStruck { club: 0, member: number(1_000) });
		assert_eq!((status(1_000), is_elector(1_000), electors(0)), (Status::Member, false, 6));
		refused(become_elector(1_000), GuaranteeError::TooFewElectors);
		vouch(2, 1_000);
		become_elector(1_000).unwrap();
	});
}

#[test]
fn f3_the_right_stays_while_two_electors_are_left() {
	in_federation(|| {
		stands(1_000);
		vouch(2, 1_000);
		become_elector(1_000).unwrap();
		revoke(1, 1_000).unwrap();
		work();
		assert!(is_elector(1_000));
	});
}

#[test]
fn f3_who_was_an_elector_by_another_loses_the_right_with_it() {
	in_federation(|| {
		stands(1_000);
		become_elector(1_000).unwrap();
		join(1_001, 0, Tier::T10, &[0, 1_000]);
		vouch(7, 1_001);
		eras(30);
		become_elector(1_001).unwrap();
		join(1_002, 0, Tier::T10, &[1_000, 1_001]);
		vouch(8, 1_002);
		vouch(9, 1_002);
		eras(30);
		become_elector(1_002).unwrap();
		assert_eq!(electors(0), 9);
		vouch(6, 1_000);
		revoke(1, 1_000).unwrap();
		work_in_slices(smallest_slice());
		assert_eq!([1_000, 1_001, 1_002].map(is_elector), [false; 3]);
		assert_eq!(electors(0), 6);
	});
}

#[test]
fn f3_who_lapses_is_struck_off_and_so_are_those_it_carried() {
	in_federation(|| {
		stands(1_000);
		become_elector(1_000).unwrap();
		join(1_001, 0, Tier::T10, &[0, 1_000]);
		vouch(7, 1_001);
		eras(30);
		become_elector(1_001).unwrap();
		revoke(0, 1_000).unwrap();
		revoke(1, 1_000).unwrap();
		eras(3);
		assert!(matches!(status(1_000), Status::Candidate { .. }));
		assert_eq!([1_000, 1_001].map(is_elector), [false; 2]);
		assert_eq!(status(1_001), Status::Member);
	});
}

#[test]
fn g4_an_elector_whose_drawn_deposit_nobody_tops_up_loses_the_right() {
	in_federation(|| {
		stands(1_000);
		vouch(6, 1_000);
		vouch(7, 1_000);
		become_elector(1_000).unwrap();
		let deal = open_deal(1_000, 3, 8 * SYN, pallet_synergy_deals::Payment::None);
		let id = complain(3, deal, 8 * SYN);
		next_era();
		all_vote(&[0, 1, 6], id, 100);
		while complaint(id).is_some() {
			next_era();
		}
		assert!(is_elector(1_000));
		top_up(6, 1_000).unwrap();
		top_up(7, 1_000).unwrap();
		eras(4);
		assert_eq!((status(1_000), is_elector(1_000)), (Status::Member, false));
	});
}

#[test]
fn f3_a_founder_needs_nobody() {
	in_federation(|| {
		[6, 7].into_iter().for_each(|other| pledge(other, 0, Tier::T100).unwrap());
		[6, 7].into_iter().for_each(|other| accept_guarantor(0, other).unwrap());
		[1, 2].into_iter().for_each(|own| revoke(own, 0).unwrap());
		eras(12);
		assert_eq!((status(0), is_elector(0)), (Status::Member, true));
	});
}

#[test]
fn f3_fails_when_an_elector_already() {
	in_federation(|| refused(become_elector(0), GuaranteeError::AlreadyElector));
}

#[test]
fn f3_fails_when_not_a_member() {
	in_federation(|| {
		refused(become_elector(1_000), GuaranteeError::NotKnown);
		apply(1_000, Tier::T10, &[]).unwrap();
		refused(become_elector(1_000), GuaranteeError::NotAMember);
	});
}

#[test]
fn f3_fails_when_the_electors_are_of_another_club() {
	in_federation(|| {
		join(1_000, 0, Tier::T10, &[6, 7]);
		eras(30);
		refused(become_elector(1_000), GuaranteeError::TooFewElectors);
	});
}

#[test]
fn f1_fails_when_the_club_was_removed() {
	in_federation(|| {
		stands(1_000);
		remove(0).unwrap();
		refused(become_elector(1_000), Error::NoSuchClub);
	});
}
