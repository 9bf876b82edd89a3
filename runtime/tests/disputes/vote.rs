//! `vote` (C7, C8).
use super::*;
use pallet_synergy_complaints::Outcome;

#[test]
fn c7_succeeds_and_the_whole_claim_out_of_the_voters_own_money_is_final_at_once() {
	in_ring(|| {
		let (_, id) = dispute_at_level_1();
		let receiver = free(BUYER);
		vote(1, id, 100).unwrap();
		assert_eq!(suspended(RING), [0, 1, 2]);
		assert!(has_happened(Event::Voted { complaint: id, guarantor: 1, percent: 100 }));
		vote(2, id, 100).unwrap();
		assert_eq!(ended(id), Some((Outcome::Awarded, CLAIM, 0)));
		assert_eq!(free(BUYER), receiver + CLAIM);
		assert_eq!(deposits(0), [(1, 50 * SYN), (2, 50 * SYN)]);
		assert_eq!((suspended(RING), exposure(0)), (vec![], 0));
		assert_eq!((record(0).awards_paid, record(BUYER).awards_received, record(1).wards_failed), (1, 1, 1));
	});
}

#[test]
fn c7_when_two_disagree_the_next_level_joins_and_the_majority_decides() {
	in_ring(|| {
		let (_, id) = dispute_at_level_1();
		vote(1, id, 100).unwrap();
		vote(2, id, 0).unwrap();
		next_era();
		assert_eq!(complaint(id).unwrap().voters, 4);
		vote(3, id, 30).unwrap();
		assert_eq!(phase(id), Phase::Climbing, "3 of 4 are not enough for any: 0, 30, 100 has 2 on each side of 30");
	});
}

#[test]
fn c7_a_vote_can_be_changed_after_a_new_level_has_joined() {
	in_ring(|| {
		let (_, id) = dispute_at_level_1();
		vote(1, id, 100).unwrap();
		vote(1, id, 20).unwrap();
		vote(2, id, 10).unwrap();
		next_era();
		vote(3, id, 10).unwrap();
		assert_eq!(phase(id), Phase::Climbing);
		vote(1, id, 10).unwrap();
		assert_eq!(phase(id), Phase::Waiting { percent: 10 });
		let (percent, award, until) = (10, 10 * SYN, era() + 3);
		assert!(has_happened(Event::AwardAdopted { complaint: id, percent, award, until }));
		let tally = pallet_synergy_complaints::Tallies::<Runtime>::get(id);
		assert_eq!(tally.to_vec(), [(10, 3)]);
	});
}

#[test]
fn c7_the_award_is_rounded_down_to_the_unit() {
	in_ring(|| {
		let deal = open_deal(0, BUYER, 199, Payment::None);
		let id = complain(BUYER, deal, 199);
		next_era();
		all_vote(&[1, 2], id, 50);
		let before = free(BUYER);
		eras(3);
		assert_eq!(free(BUYER), before + 99);
		assert_eq!(deposits(0).iter().map(|(_, left)| left).sum::<Balance>(), 200 * SYN - 99);
	});
}

#[test]
fn c7_succeeds_under_notice_when_lapsed_and_when_suspended_by_another_complaint() {
	in_ring(|| {
		let (_, id) = dispute();
		revoke(1, 0).unwrap();
		revoke(3, 2).unwrap();
		assert!(matches!(status(2), pallet_synergy_guarantees::Status::Lapsing { .. }));
		file(4, guarantee(4, 2), 0).unwrap();
		next_era();
		assert_eq!(phase(id), Phase::Climbing);
		all_vote(&[1, 2], id, 70);
		assert_eq!(phase(id), Phase::Waiting { percent: 70 });
	});
}

#[test]
fn c2_a_claim_of_0_ends_with_any_majority() {
	in_ring(|| {
		file(1, guarantee(1, 0), 0).unwrap();
		next_era();
		assert_eq!(phase(0), Phase::Fading);
		vote(2, 0, 35).unwrap();
		assert_eq!(ended(0), Some((Outcome::Awarded, 0, 0)));
		assert_eq!(record(1).dismissed, 0);
	});
}

#[test]
fn c7_fails_when_it_is_no_percentage() {
	in_ring(|| {
		let (_, id) = dispute_at_level_1();
		fails(vote(1, id, 101), Error::NotAPercentage);
	});
}

#[test]
fn fails_when_there_is_no_such_complaint_or_member() {
	in_ring(|| {
		fails(vote(1, 9, 1), Error::NoSuchComplaint);
		fails(vote(1_000, 9, 1), Error::NotKnown);
	});
}

#[test]
fn c8_fails_when_nobody_votes_now() {
	in_ring(|| {
		let (_, id) = dispute_waiting(50);
		fails(vote(1, id, 60), Error::NotVoting);
		appeal(BUYER, id).unwrap();
		fails(vote(1, id, 60), Error::NotVoting);
		next_era();
		vote(1, id, 60).unwrap();
	});
	in_ring(|| {
		let (_, id) = dispute_before_council();
		fails(vote(1, id, 60), Error::NotVoting);
	});
}

#[test]
fn c7_fails_when_one_was_not_reached() {
	in_ring(|| {
		let (_, id) = dispute();
		fails(vote(1, id, 50), Error::NotReached);
		next_era();
		for other in [0, 3, BUYER] {
			fails(vote(other, id, 50), Error::NotReached);
		}
	});
}

#[test]
fn e3_fails_when_a_claim_of_0_has_had_its_time() {
	in_ring(|| {
		file(1, guarantee(1, 0), 0).unwrap();
		eras(2);
		boundary();
		fails(vote(2, 0, 0), Error::Due);
		work();
	});
}

#[test]
fn e3_fails_when_the_last_level_has_had_its_time_and_the_council_is_to_be_called() {
	in_ring(|| {
		let (_, id) = dispute();
		eras(6);
		vote(1, id, 50).unwrap();
		boundary();
		fails(vote(2, id, 50), Error::NotVoting);
		work();
		assert_eq!(phase(id), Phase::Council);
	});
}

#[test]
fn c7_e3_a_vote_cast_before_the_level_is_served_decides_nothing_before_it_has_joined() {
	in_ring(|| {
		let (_, id) = dispute_at_level_1();
		vote(1, id, 50).unwrap();
		boundary();
		vote(2, id, 50).unwrap();
		assert_eq!(phase(id), Phase::Climbing);
		work();
		assert_eq!((phase(id), complaint(id).unwrap().voters), (Phase::Climbing, 4));
		vote(4, id, 50).unwrap();
		assert_eq!(phase(id), Phase::Waiting { percent: 50 });
	});
}

#[test]
fn e3_fails_when_its_award_would_overtake_one_whose_wait_has_ended() {
	in_ring(|| {
		let (_, first) = dispute_waiting(50);
		next_era();
		let second = Complaints::next_id();
		file(3, guarantee(3, 2), 0).unwrap();
		next_era();
		boundary();
		fails(vote(4, second, 0), Error::Due);
		work();
		assert!(complaint(first).is_none());
		vote(4, second, 0).unwrap();
		assert!(complaint(second).is_none());
	});
}
