//! `appoint` (F3): a club without electors, and whose council is lost.
use crate::*;

fn appoint(club: ClubId, council: u32) -> Call {
	Call::appoint { club, council: who(council) }
}

#[test]
fn f3_succeeds_for_a_club_without_electors() {
	in_federation(|| {
		by_federation(admit(Default::default())).unwrap();
		by_federation(appoint(4, 1_020)).unwrap();
		told(Event::CouncilChanged { club: 4, old: new_council(), new: who(1_020) });
		assert_eq!(Clubs::council(4), Some(who(1_020)));
		assert!(seats().contains(&who(1_020)) && !seats().contains(&new_council()));
	});
}

#[test]
fn f3_fails_when_the_club_has_electors() {
	in_federation(|| refused(by_federation(appoint(0, 1_020)), Error::HasElectors));
}

#[test]
fn f3_fails_when_the_account_is_a_clubs_council_or_treasury() {
	in_federation(|| {
		by_federation(admit(Default::default())).unwrap();
		refused(by_federation(appoint(4, 2_000)), Error::CouncilTaken);
		refused(by_federation(appoint(4, 2_101)), Error::CouncilIsTreasury);
	});
}

#[test]
fn f1_fails_when_there_is_no_such_club() {
	in_federation(|| {
		refused(by_federation(appoint(4, 1_020)), Error::NoSuchClub);
		remove(0).unwrap();
		refused(by_federation(appoint(0, 1_020)), Error::NoSuchClub);
	});
}

#[test]
fn f1_fails_when_not_the_federation() {
	in_federation(|| refused(call(council(0), appoint(0, 1_020)), DispatchError::BadOrigin));
}
