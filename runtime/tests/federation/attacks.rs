//! Attack A10: a triangle of fresh accounts guaranteeing each other tries to become a club's council.
use crate::*;

/// Three accounts become members of club 0 with founders' help, and guarantee each other. Then the founders revoke.
fn ring_without_roots() -> [u32; 3] {
	let ring = [1_000, 1_001, 1_002];
	for n in ring {
		join(n, 0, Tier::T10, &[0, 1]);
	}
	for (ward, guarantors) in [(1_000, [1_001, 1_002]), (1_001, [1_000, 1_002]), (1_002, [1_000, 1_001])] {
		for guarantor in guarantors {
			pledge(guarantor, ward, Tier::T10).unwrap();
			accept_guarantor(ward, guarantor).unwrap();
		}
	}
	ring
}

#[test]
fn a10_a_triangle_of_fresh_accounts_elects_nobody() {
	in_federation(|| {
		let ring = ring_without_roots();
		for n in ring {
			revoke(0, n).unwrap();
			revoke(1, n).unwrap();
		}
		eras(15);
		for n in ring {
			assert_eq!(status(n), Status::Member, "they carry each other");
			refused(become_elector(n), GuaranteeError::StandingTooShort);
			refused(elect(n, 1_020), Error::NotAnElector);
		}
	});
}

#[test]
fn a10_a_ring_of_long_standing_without_electors_elects_nobody() {
	in_federation(|| {
		let ring = ring_without_roots();
		for n in ring {
			revoke(0, n).unwrap();
			revoke(1, n).unwrap();
		}
		eras(100);
		for n in ring {
			refused(become_elector(n), GuaranteeError::TooFewElectors);
		}
		assert_eq!(electors(0), CLUB);
	});
}

#[test]
fn a10_a_ring_of_long_standing_that_one_elector_guarantees_elects_nobody() {
	in_federation(|| {
		let ring = ring_without_roots();
		for n in ring {
			revoke(1, n).unwrap();
		}
		eras(100);
		for n in ring {
			refused(become_elector(n), GuaranteeError::TooFewElectors);
			refused(elect(n, 1_020), Error::NotAnElector);
		}
		assert_eq!(Clubs::council(0), Some(council(0)));
	});
}

#[test]
fn a10_founders_of_a_club_elect_in_no_other() {
	in_federation(|| {
		found(triangle()).unwrap();
		for n in [1_000, 1_001, 1_002] {
			elect(n, 1_020).unwrap_or_default();
		}
		assert_eq!((Clubs::council(4), votes_for(0, 1_020)), (Some(who(1_020)), 0));
		assert_eq!(Clubs::council(0), Some(council(0)));
	});
}

#[test]
fn a10_nobody_multiplies_votes_by_changing_councils() {
	in_federation(|| {
		for council in 1_020..1_030 {
			elect(0, council).unwrap();
		}
		assert_eq!((1_020..1_030).map(|council| votes_for(0, council)).sum::<u32>(), 1);
	});
}
