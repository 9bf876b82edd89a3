//! What was paid by completing a deal is not paid again by an award on it (D3, D4), and what happens after a boundary
//! does not change an award that was final at it (E3, C10).

use super::*;

/// The supplier complains that the buyer does not pay, the buyer pays by completing, and everybody stays silent.
#[test]
fn d4_what_completion_has_paid_is_not_awarded_again() {
	in_ring(|| {
		let deal = open_deal(BUYER, 0, CLAIM, Payment::OnCompletion);
		let id = complain(BUYER, deal, CLAIM);
		let before = total(BUYER);
		complete(0, deal).unwrap();
		assert_eq!(total(BUYER), before + CLAIM);
		// Up to the council, and past its time: by default the claim is awarded in full (C9).
		eras(12);
		assert!(complaint(id).is_none());
		assert_eq!(total(BUYER), before + CLAIM, "paid once");
		assert_eq!(record(1).wards_failed, 0, "nothing was drawn");
	});
}

/// An award that is final at a boundary draws on the deposits as they were there, whoever tops up before it is paid.
#[test]
fn g4_fails_to_top_up_while_an_award_waits_that_draws_on_the_same_deposits() {
	in_ring(|| {
		let deal = open_deal(0, 4, 50 * SYN, Payment::None);
		let (_, first) = dispute();
		let second = complain(4, deal, 50 * SYN);
		next_era();
		// The first award leaves the deposits short, the second waits for three boundaries.
		all_vote(&[1, 2], first, 100);
		assert!(complaint(first).is_none());
		all_vote(&[1, 2], second, 50);
		eras(2);
		boundary();
		fails(top_up(1, 0), GuaranteeError::Due);
		work();
		// By now the grace for the first deposits is over as well (G4).
		assert!(complaint(second).is_none());
	});
}

#[test]
fn g4_succeeds_to_top_up_while_an_award_waits_that_draws_on_others() {
	in_ring(|| {
		let other = complain(4, open_deal(6, 4, CLAIM, Payment::None), CLAIM);
		next_era();
		all_vote(&[7, 8], other, 50);
		next_era();
		let (_, id) = dispute_at_level_1();
		all_vote(&[1, 2], id, 100);
		assert!(complaint(id).is_none());
		boundary();
		assert!(complaint(other).is_some());
		top_up(1, 0).unwrap();
		work();
	});
}
