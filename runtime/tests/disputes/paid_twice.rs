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
fn g4_fails_to_top_up_while_a_verdict_waits() {
	in_ring(|| {
		// A first award leaves the deposits short.
		let (_, first) = dispute();
		next_era();
		all_vote(&[1, 2], first, 100);
		assert!(complaint(first).is_none());
		// A second complaint of another pair, whose award waits for three boundaries.
		let deal = open_deal(6, 4, CLAIM, Payment::None);
		let second = complain(4, deal, CLAIM);
		next_era();
		all_vote(&[7, 8], second, 50);
		eras(2);
		boundary();
		assert_eq!(top_up(1, 0), Err(GuaranteeError::Due.into()));
		work();
		// By now the grace for the first deposits is over as well (G4).
		assert!(complaint(second).is_none());
	});
}
