//! `unsponsor` (G2).
use crate::*;
use sponsor::{filled, sponsoring};

fn unsponsor(guarantor: u32, ward: u32) -> Call {
	Call::unsponsor { club: 0, guarantor: who(guarantor), ward: who(ward) }
}

#[test]
fn g2_succeeds_with_what_nobody_has_used() {
	filled(|| {
		call(council(0), sponsoring(0, 1_000, 10 * SYN, SYN)).unwrap();
		call(council(0), unsponsor(0, 1_000)).unwrap();
		told(Event::SponsoringTakenBack { club: 0, guarantor: who(0), ward: who(1_000) });
		assert_eq!(free(2_100), 100 * SYN);
	});
}

#[test]
fn g1_succeeds_with_what_is_in_a_pledge_not_accepted() {
	filled(|| {
		call(council(0), sponsoring(0, 1_000, 10 * SYN, SYN)).unwrap();
		pledge(0, 1_000, Tier::T10).unwrap();
		call(council(0), sponsoring(0, 1_000, 3 * SYN, 0)).unwrap();
		call(council(0), unsponsor(0, 1_000)).unwrap();
		assert_eq!((held(2_100), free(2_100)), (0, 100 * SYN));
		assert_eq!(member(0).pledges, 1, "the guarantor stands for it itself");
		refused(call(council(0), unsponsor(0, 1_000)), GuaranteeError::NoSuchFunding);
	});
}

#[test]
fn f1_succeeds_by_the_federation_for_a_removed_club() {
	filled(|| {
		call(council(0), sponsoring(0, 1_000, 10 * SYN, SYN)).unwrap();
		refused(by_federation(unsponsor(0, 1_000)), DispatchError::BadOrigin);
		remove(0).unwrap();
		refused(call(council(0), unsponsor(0, 1_000)), DispatchError::BadOrigin);
		by_federation(unsponsor(0, 1_000)).unwrap();
		assert_eq!(free(2_100), 100 * SYN);
	});
}

#[test]
fn g2_fails_when_there_is_nothing() {
	filled(|| {
		refused(call(council(0), unsponsor(0, 1_000)), GuaranteeError::NoSuchFunding);
		call(council(0), sponsoring(0, 1_000, 10 * SYN, 0)).unwrap();
		join(1_000, 0, Tier::T10, &[0, 1]);
		refused(call(council(0), unsponsor(0, 1_000)), GuaranteeError::NoSuchFunding);
	});
}

#[test]
fn f3_fails_when_not_the_council_of_this_club() {
	filled(|| {
		call(council(0), sponsoring(0, 1_000, 10 * SYN, SYN)).unwrap();
		refused(call(council(1), unsponsor(0, 1_000)), Error::NotTheCouncil);
		refused(call(who(0), unsponsor(0, 1_000)), Error::NotTheCouncil);
	});
}

#[test]
fn f1_fails_when_there_is_no_such_club() {
	filled(|| {
		let (guarantor, ward) = (who(0), who(1_000));
		refused(call(council(0), Call::unsponsor { club: 9, guarantor, ward }), Error::NoSuchClub);
	});
}
