//! `arbitrate` (C9).
use super::*;
use pallet_synergy_complaints::Outcome;

#[test]
fn c9_succeeds_and_is_final() {
	in_ring(|| {
		let (_, id) = dispute_before_council();
		let before = free(BUYER);
		arbitrate(council(0), id, 30).unwrap();
		assert_eq!(ended(id), Some((Outcome::Arbitrated, 30 * SYN, 0)));
		assert_eq!(free(BUYER), before + 30 * SYN);
		assert_eq!(deposits(0), [(1, 85 * SYN), (2, 85 * SYN)]);
		assert_eq!(suspended(RING), [0u32; 0]);
		eras(4);
	});
}

fn arbitrate(by: AccountId, complaint: ComplaintId, percent: u8) -> DispatchResult {
	call(by, pallet_synergy_complaints::Call::<Runtime>::arbitrate { complaint, percent })
}

#[test]
fn fails_when_there_is_no_such_complaint() {
	in_ring(|| fails(arbitrate(council(0), 0, 0), Error::NoSuchComplaint));
}

#[test]
fn c9_fails_when_one_is_not_the_council() {
	in_ring(|| {
		let (_, id) = dispute_before_council();
		fails(arbitrate(council(1), id, 0), Error::NotTheCouncil);
		fails(arbitrate(who(0), id, 0), Error::NotTheCouncil);
		let root = pallet_synergy_complaints::Pallet::<Runtime>::arbitrate(RuntimeOrigin::root(), id, 0);
		assert!(root.is_err(), "the club's council decides, and nobody else");
	});
}

#[test]
fn c9_fails_when_it_is_not_before_the_council() {
	in_ring(|| {
		let (_, id) = dispute_at_level_1();
		fails(arbitrate(council(0), id, 0), Error::NotBeforeTheCouncil);
	});
}

#[test]
fn c9_fails_when_it_is_no_percentage() {
	in_ring(|| {
		let (_, id) = dispute_before_council();
		fails(arbitrate(council(0), id, 101), Error::NotAPercentage);
	});
}

#[test]
fn e3_fails_when_the_time_of_the_council_is_over() {
	in_ring(|| {
		let (_, id) = dispute_before_council();
		eras(2);
		boundary();
		fails(arbitrate(council(0), id, 0), Error::Due);
		work();
		assert!(complaint(id).is_none());
	});
}

#[test]
fn e3_fails_when_its_award_would_overtake_a_default() {
	in_ring(|| {
		let (_, first) = dispute();
		next_era();
		let deal = open_deal(3, 12, CLAIM, Payment::None);
		let second = complain(12, deal, CLAIM);
		eras(8);
		assert_eq!((phase(first), phase(second)), (Phase::Council, Phase::Council));
		boundary();
		fails(arbitrate(council(0), second, 10), Error::Due);
		work();
		assert!(complaint(first).is_none());
		arbitrate(council(0), second, 10).unwrap();
	});
}
