//! `elect` (F3).
use crate::*;
use pallet_synergy_clubs::{Outdated, Tallies, Voters, Votes};

/// No vote is in storage, nor anything that belongs to one.
#[track_caller]
fn nothing_of_votes() {
	assert_eq!((Votes::<Runtime>::iter().count(), Voters::<Runtime>::iter().count()), (0, 0));
	assert_eq!((Tallies::<Runtime>::iter().count(), Outdated::<Runtime>::iter().count()), (0, 0));
}

#[test]
fn f3_succeeds_when_more_than_half_name_the_same() {
	in_federation(|| {
		(0..3).for_each(|n| elect(n, 1_020).unwrap());
		assert_eq!(
			(Clubs::council(0), votes_for(0, 1_020)),
			(Some(council(0)), 3),
			"half of six is not more than half"
		);
		elect(3, 1_020).unwrap();
		for (elector, votes) in (0..4).zip(1..) {
			told(Event::CouncilVoted { club: 0, elector, council: who(1_020), votes, electors: 6 });
		}
		told(Event::CouncilChanged { club: 0, old: council(0), new: who(1_020) });
		assert_eq!(Clubs::council(0), Some(who(1_020)));
		let mut expected = vec![who(1_020), council(1), council(2), council(3)];
		expected.sort();
		assert_eq!(seats(), expected);
	});
}

#[test]
fn f3_the_new_council_governs_and_the_old_one_does_not() {
	sponsor::filled(|| {
		(0..4).for_each(|n| elect(n, 1_020).unwrap());
		refused(call(council(0), sponsor::sponsoring(0, 1_000, SYN, 0)), Error::NotACouncil);
		call(who(1_020), sponsor::sponsoring(0, 1_000, SYN, 0)).unwrap();
		remove(1).unwrap();
		let names = [who(1_020), council(2), council(3)];
		motion(Call::remove { club: 2 }, &names).unwrap();
		assert!(!Clubs::exists(2));
	});
}

#[test]
fn f1_the_old_councils_votes_on_motions_do_not_count_any_more() {
	in_federation(|| {
		let waiting = propose_motion(Call::remove { club: 3 }, &councils(3));
		(0..4).for_each(|n| elect(n, 1_020).unwrap());
		let votes = Voting::get(waiting).map(|votes| codec::Encode::encode(&votes)).unwrap();
		assert!(!votes.windows(32).any(|key| key == AsRef::<[u8]>::as_ref(&council(0))));
		let index = pallet_collective::ProposalCount::<Runtime, pallet_collective::Instance1>::get() - 1;
		call(who(1_020), Motion::vote { proposal: waiting, index, approve: true }).unwrap();
		close_motion(waiting, &[who(1_020)]).unwrap();
		assert!(!Clubs::exists(3));
	});
}

#[test]
fn f3_a_vote_can_be_changed_and_taken_back() {
	in_federation(|| {
		elect(0, 1_020).unwrap();
		elect(0, 1_021).unwrap();
		assert_eq!((votes_for(0, 1_020), votes_for(0, 1_021)), (0, 1));
		elect(0, 2_000).unwrap();
		told(Event::VoteTakenBack { club: 0, elector: 0 });
		assert_eq!(votes_for(0, 1_021), 0);
		nothing_of_votes();
		elect(0, 1_020).unwrap();
		elect(0, 1_020).unwrap();
		assert_eq!(votes_for(0, 1_020), 1, "nobody votes twice");
	});
}

#[test]
fn f3_all_votes_are_void_when_the_council_has_changed() {
	in_federation(|| {
		elect(5, 1_021).unwrap();
		(0..4).for_each(|n| elect(n, 1_020).unwrap());
		assert_eq!((votes_for(0, 1_020), votes_for(0, 1_021)), (0, 0));
		(0..3).for_each(|n| elect(n, 1_021).unwrap());
		assert_eq!(Clubs::council(0), Some(who(1_020)), "the vote of the first term does not help");
		refused(elect(5, 1_020), Error::IsTheCouncil);
		elect(5, 1_021).unwrap();
		assert_eq!(Clubs::council(0), Some(who(1_021)));
	});
}

#[test]
fn p8_void_votes_are_cleared_away_after_the_council_has_changed() {
	in_federation(|| {
		elect(5, 1_021).unwrap();
		(0..4).for_each(|n| elect(n, 1_020).unwrap());
		assert_eq!((Votes::<Runtime>::iter().count(), Voters::<Runtime>::iter().count()), (5, 5));
		// What is voted about the new council stays, and so do votes in other clubs.
		elect(4, 1_022).unwrap();
		elect(6, 1_023).unwrap();
		assert!(work_in_slices(smallest_slice()) > 1);
		let mut voters: Vec<_> = Votes::<Runtime>::iter_keys().collect();
		voters.sort_unstable();
		assert_eq!((voters, votes_for(0, 1_022), votes_for(1, 1_023)), (vec![4, 6], 1, 1));
		assert_eq!((Voters::<Runtime>::iter().count(), Tallies::<Runtime>::iter().count()), (2, 2));
	});
}

#[test]
fn p8_the_votes_of_several_terms_are_cleared_away_and_those_who_vote_meanwhile_keep_theirs() {
	in_federation(|| {
		elect(0, 1_021).unwrap();
		hand_over(council(0), 1_020).unwrap();
		hand_over(who(1_020), 1_021).unwrap();
		elect(1, 1_022).unwrap();
		elect(2, 1_022).unwrap();
		hand_over(who(1_021), 1_023).unwrap();
		elect(2, 1_024).unwrap();
		promises();
		work();
		assert_eq!((Votes::<Runtime>::iter_keys().collect::<Vec<_>>(), votes_for(0, 1_024)), (vec![2], 1));
		elect(2, 1_023).unwrap();
		nothing_of_votes();
	});
}

#[test]
fn p8_the_votes_of_a_removed_club_are_cleared_away() {
	in_federation(|| {
		(0..3).for_each(|n| elect(n, 1_020).unwrap());
		remove(0).unwrap();
		move_to(0, 1).unwrap();
		promises();
		work();
		nothing_of_votes();
	});
}

#[test]
fn f3_c5_a_suspended_elector_votes() {
	in_federation(|| {
		suspend(0, 1);
		elect(0, 1_020).unwrap();
		assert_eq!(votes_for(0, 1_020), 1);
	});
}

#[test]
fn f3_the_vote_of_who_loses_its_right_does_not_count() {
	in_federation(|| {
		(0..3).for_each(|n| elect(n, 1_020).unwrap());
		(1..3).for_each(|guarantor| revoke(guarantor, 0).unwrap());
		assert_eq!(votes_for(0, 1_020), 3, "a lapsing member is a member");
		eras(3);
		assert!(matches!(status(0), Status::Candidate { .. }));
		assert_eq!((electors(0), votes_for(0, 1_020)), (5, 2));
		elect(3, 1_020).unwrap();
		assert_eq!(Clubs::council(0), Some(who(1_020)), "three of five");
	});
}

#[test]
fn f3_a_founder_that_was_out_may_become_an_elector_again() {
	in_federation(|| {
		(1..3).for_each(|guarantor| revoke(guarantor, 0).unwrap());
		eras(3);
		refused(elect(0, 1_020), Error::NotAnElector);
		refused(become_elector(0), GuaranteeError::NotAMember);
		(6..8).for_each(|guarantor| pledge(guarantor, 0, Tier::T100).unwrap());
		(6..8).for_each(|guarantor| accept_guarantor(0, guarantor).unwrap());
		become_elector(0).unwrap();
		elect(0, 1_020).unwrap();
		assert_eq!(electors(0), 6);
	});
}

#[test]
fn f3_who_leaves_takes_its_vote_along() {
	in_federation(|| {
		eras(30);
		join(1_000, 0, Tier::T10, &[0, 1]);
		eras(30);
		become_elector(1_000).unwrap();
		elect(1_000, 1_020).unwrap();
		assert_eq!((electors(0), votes_for(0, 1_020)), (7, 1));
		leave(1_000).unwrap();
		assert_eq!((electors(0), votes_for(0, 1_020)), (6, 0));
	});
}

#[test]
fn f3_fails_when_not_an_elector() {
	in_federation(|| {
		refused(elect(1_000, 1_020), Error::NotAnElector);
		refused(call(council(0), Call::elect { council: who(1_020) }), Error::NotAnElector);
		join(1_000, 0, Tier::T10, &[0, 1]);
		refused(elect(1_000, 1_020), Error::NotAnElector);
	});
}

#[test]
fn f3_fails_when_the_account_is_another_clubs_council_or_treasury() {
	in_federation(|| {
		refused(elect(0, 2_001), Error::CouncilTaken);
		refused(elect(0, 2_101), Error::CouncilIsTreasury);
	});
}

#[test]
fn f3_fails_when_it_is_the_council_already() {
	in_federation(|| refused(elect(0, 2_000), Error::IsTheCouncil));
}

#[test]
fn f3_fails_when_the_account_became_another_clubs_council_meanwhile() {
	in_federation(|| {
		(0..3).for_each(|n| elect(n, 1_020).unwrap());
		(6..10).for_each(|n| elect(n, 1_020).unwrap());
		assert_eq!(Clubs::council(1), Some(who(1_020)));
		refused(elect(3, 1_020), Error::CouncilTaken);
		assert_eq!(Clubs::council(0), Some(council(0)));
	});
}

#[test]
fn f1_fails_when_the_club_was_removed() {
	in_federation(|| {
		remove(0).unwrap();
		refused(elect(0, 1_020), Error::NoSuchClub);
	});
}

#[test]
fn e3_fails_while_it_is_not_known_who_is_an_elector() {
	in_federation(|| {
		eras(30);
		join(1_000, 0, Tier::T10, &[0, 1]);
		eras(30);
		become_elector(1_000).unwrap();
		revoke(0, 1_000).unwrap();
		refused(elect(1_000, 1_020), Error::Due);
		refused(elect(0, 1_020), Error::Due);
		refused(become_elector(2), GuaranteeError::Due);
		work();
		refused(elect(1_000, 1_020), Error::NotAnElector);
		elect(0, 1_020).unwrap();
	});
}
