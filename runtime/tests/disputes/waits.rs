//! Awards: final at once, or after a wait (C8), and how they are paid (C10, D4).
use super::*;
use pallet_synergy_complaints::Outcome;

#[test]
fn c8_an_award_waits_for_3_boundaries_and_suspends_only_the_accused() {
	in_ring(|| {
		let (_, id) = dispute_waiting(50);
		for _ in 0..2 {
			next_era();
			assert_eq!((level(id), suspended(RING)), (1, vec![0]));
		}
		let before = free(BUYER);
		next_era();
		assert_eq!(ended(id), Some((Outcome::Awarded, 50 * SYN, 0)));
		assert_eq!((free(BUYER), exposure(0)), (before + 50 * SYN, 0));
	});
}

#[test]
fn e4_adopted_in_the_second_half_it_waits_half_an_era_more() {
	in_ring(|| {
		let (_, id) = dispute_at_level_1();
		afternoon();
		all_vote(&[1, 2], id, 50);
		eras(3);
		assert_eq!(phase(id), Phase::Waiting { percent: 50 });
		next_era();
		assert!(complaint(id).is_none());
	});
}

#[test]
fn c8_the_whole_claim_waits_if_a_guarantor_drawn_on_did_not_vote_for_it() {
	in_ring(|| {
		let (_, id) = dispute_at_level_1();
		vote(1, id, 100).unwrap();
		next_era();
		all_vote(&[3, 4], id, 100);
		assert_eq!(phase(id), Phase::Waiting { percent: 100 });
		let before = free(BUYER);
		eras(3);
		assert_eq!(free(BUYER), before + CLAIM);
	});
}

#[test]
fn c8_after_an_appeal_the_whole_claim_waits_as_well() {
	in_ring(|| {
		let (_, id) = dispute_waiting(50);
		appeal(BUYER, id).unwrap();
		next_era();
		(1..=3).for_each(|voter| vote(voter, id, 100).unwrap());
		assert_eq!(phase(id), Phase::Waiting { percent: 100 });
		fails(appeal(1, id), Error::NotDisappointed);
		appeal(0, id).unwrap();
		assert_eq!(phase(id), Phase::Council);
	});
}

#[test]
fn c8_the_whole_claim_waits_if_it_takes_from_an_escrow() {
	in_ring(|| {
		let deal = open_deal(0, BUYER, CLAIM, Payment::Escrow);
		let (supplier, buyer) = (free(0), free(BUYER));
		let id = complain(BUYER, deal, 70 * SYN);
		next_era();
		all_vote(&[1, 2], id, 100);
		assert_eq!(phase(id), Phase::Waiting { percent: 100 });
		fails(appeal(1, id), Error::NotDisappointed);
		fails(appeal(BUYER, id), Error::NotDisappointed);
		eras(3);
		assert_eq!(ended(id), Some((Outcome::Awarded, 70 * SYN, 70 * SYN)));
		assert_eq!(free(BUYER), buyer + 70 * SYN, "D4: first from the escrow");
		assert_eq!(deposits(0), [(1, 100 * SYN), (2, 100 * SYN)]);
		eras(10);
		assert!(kit::deal(deal).is_none());
		assert_eq!(free(0), supplier + 30 * SYN, "D4: the rest goes to the supplier");
	});
}

#[test]
fn c10_an_award_is_paid_pro_rata_to_the_last_unit() {
	in_ring_of(RING, Tier::T100, || {
		pledge(5, 0, Tier::T100).unwrap();
		accept_guarantor(0, 5).unwrap();
		let deal = open_deal(0, BUYER, CLAIM, Payment::None);
		let id = complain(BUYER, deal, CLAIM);
		next_era();
		let before = free(BUYER);
		all_vote(&[1, 2], id, 100);
		fails(vote(5, id, 100), Error::NotVoting);
		assert_eq!(phase(id), Phase::Waiting { percent: 100 }, "5 came too late with its vote");
		eras(3);
		assert_eq!(free(BUYER), before + CLAIM);
		let left: Vec<_> = deposits(0).into_iter().map(|(_, left)| 100 * SYN - left).collect();
		assert_eq!(left, [33_333_333, 33_333_333, 33_333_334]);
	});
}

#[test]
fn c10_what_came_later_pays_only_what_the_older_deposits_cannot() {
	in_ring(|| {
		let first = open_deal(0, BUYER, CLAIM, Payment::None);
		let second = open_deal(0, 12, CLAIM, Payment::None);
		let one = complain(BUYER, first, CLAIM);
		let two = complain(12, second, CLAIM);
		pledge(7, 0, Tier::T100).unwrap();
		accept_guarantor(0, 7).unwrap();
		next_era();
		for id in [one, two] {
			all_vote(&[1, 2], id, 100);
		}
		assert_eq!(deposits(0), [(1, 0), (2, 0), (7, 100 * SYN)]);
		assert_eq!(exposure(0), 0);
	});
}

#[test]
fn g4_a_guarantor_drawn_on_may_top_up_or_revoke() {
	in_ring(|| {
		let (_, id) = dispute_at_level_1();
		all_vote(&[1, 2], id, 100);
		top_up(1, 0).unwrap();
		revoke(2, 0).unwrap();
		assert_eq!(deposits(0), [(1, 100 * SYN), (2, 50 * SYN)]);
		assert!(complaint(id).is_none());
	});
}

#[test]
fn d4_what_a_complaint_has_brought_counts_as_paid() {
	in_ring(|| {
		let deal = open_deal(0, BUYER, CLAIM, Payment::OnCompletion);
		let (supplier, buyer) = (free(0), free(BUYER));
		let id = complain(0, deal, 40 * SYN);
		next_era();
		assert_eq!(reached(id, RING), [(1, 1, BUYER)]);
		vote(1, id, 100).unwrap();
		assert_eq!(phase(id), Phase::Waiting { percent: 100 }, "it draws on 0 itself");
		eras(3);
		complete(BUYER, deal).unwrap();
		assert_eq!(free(BUYER), buyer - 60 * SYN);
		assert_eq!(total(0) + total(1), 2 * PURSE + CLAIM - 20 * SYN - 20 * SYN);
		assert!(free(0) > supplier);
	});
}

#[test]
fn c13_the_terms_are_those_of_the_opening() {
	in_ring(|| {
		let (_, id) = dispute();
		let terms = complaint(id).unwrap().terms;
		assert_eq!((terms.max_level, terms.wait, terms.arbitration), (6, 3, 3));
	});
}
