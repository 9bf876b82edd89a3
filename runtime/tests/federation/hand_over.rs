//! `hand_over` (F3).
use crate::*;
use pallet_synergy_deals::Payment;

#[test]
fn f3_succeeds() {
	in_federation(|| {
		hand_over(council(0), 1_020).unwrap();
		told(Event::CouncilChanged { club: 0, old: council(0), new: who(1_020) });
		assert_eq!(Clubs::council(0), Some(who(1_020)));
		assert!(seats().contains(&who(1_020)) && !seats().contains(&council(0)));
		hand_over(who(1_020), 2_000).unwrap();
		assert_eq!(seats(), councils(4));
	});
}

#[test]
fn f3_the_electors_can_mend_a_wrong_account() {
	in_federation(|| {
		(0..3).for_each(|n| elect(n, 1_021).unwrap());
		hand_over(council(0), 10_000).unwrap();
		assert_eq!(votes_for(0, 1_021), 0, "votes were about the council that was");
		(0..4).for_each(|n| elect(n, 2_000).unwrap());
		assert_eq!(Clubs::council(0), Some(council(0)));
	});
}

#[test]
fn c9_fails_while_a_complaint_concerns_the_council() {
	in_federation(|| {
		join(2_000, 0, Tier::T100, &[4, 5]);
		let deal = open_deal(2_000, 0, 50 * SYN, Payment::None);
		let id = complain(0, deal, 50 * SYN);
		refused(hand_over(council(0), 1_020), Error::CouncilConcerned);
		withdraw(0, id).unwrap();
		hand_over(council(0), 1_020).unwrap();
	});
}

#[test]
fn f3_fails_when_the_account_is_a_clubs_council_or_treasury() {
	in_federation(|| {
		refused(hand_over(council(0), 2_000), Error::CouncilTaken);
		refused(hand_over(council(0), 2_001), Error::CouncilTaken);
		refused(hand_over(council(0), 2_103), Error::CouncilIsTreasury);
	});
}

#[test]
fn f3_fails_when_not_a_council() {
	in_federation(|| refused(hand_over(who(0), 1_020), Error::NotACouncil));
}
