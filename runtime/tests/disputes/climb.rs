//! The climb (C4), and how it ends for everybody at once (C11).
use super::*;
use pallet_synergy_complaints::{Passed, Standings};

#[test]
fn c4_a_level_joins_with_every_boundary_up_to_the_sixth() {
	in_ring(|| {
		let (_, id) = dispute();
		for level in 1..=6 {
			next_era();
			assert_eq!(suspended(RING), (0..=2 * level).collect::<Vec<_>>());
			assert_eq!(super::level(id), level as u8);
			let joined = Event::LevelJoined { complaint: id, level: level as u8, joined: 2, voters: 2 * level };
			assert!(has_happened(joined));
		}
		let mut expected = vec![(1, 1, 0), (2, 1, 0), (3, 2, 1), (4, 2, 2), (5, 3, 3), (6, 3, 4), (7, 4, 5)];
		expected.extend([(8, 4, 6), (9, 5, 7), (10, 5, 8), (11, 6, 9), (12, 6, 10)]);
		assert_eq!(reached(id, RING), expected);
	});
}

#[test]
fn e4_filed_in_the_second_half_it_climbs_from_the_boundary_after_the_next() {
	in_ring(|| {
		afternoon();
		let (_, id) = dispute();
		next_era();
		assert_eq!((level(id), suspended(RING)), (0, vec![0]));
		next_era();
		assert_eq!(level(id), 1);
	});
}

#[test]
fn c4_rings_end_the_climb_and_the_parties_are_never_reached() {
	in_ring_of(5, Tier::T100, || {
		let deal = open_deal(0, 2, CLAIM, Payment::None);
		let id = complain(2, deal, CLAIM);
		eras(2);
		assert_eq!(reached(id, 5), [(1, 1, 0), (3, 2, 1)]);
		next_era();
		assert_eq!(phase(id), Phase::Climbing, "4 by way of 3, since 2 is a party");
		assert_eq!(reached(id, 5), [(1, 1, 0), (3, 2, 1), (4, 3, 3)]);
		next_era();
		assert_eq!(phase(id), Phase::Council);
		assert_eq!(suspended(5), [0, 1, 3, 4]);
	});
}

#[test]
fn c4_the_complainer_may_be_a_guarantor_of_the_accused() {
	in_ring(|| {
		let deal = open_deal(0, 1, CLAIM, Payment::None);
		let id = complain(1, deal, CLAIM);
		eras(2);
		assert_eq!(reached(id, RING), [(2, 1, 0), (3, 2, 2), (4, 2, 2)]);
		assert_eq!(suspended(RING), [0, 2, 3, 4]);
	});
}

#[test]
fn c4_the_accused_may_be_a_guarantor_of_the_complainer() {
	in_ring(|| {
		let deal = open_deal(1, 0, CLAIM, Payment::None);
		let id = complain(0, deal, CLAIM);
		next_era();
		assert_eq!(suspended(RING), [1, 2, 3]);
		all_vote(&[2, 3], id, 100);
		assert_eq!(deposits(1), [(2, 50 * SYN), (3, 50 * SYN)]);
		assert_eq!(deposits(0), [(1, 100 * SYN), (2, 100 * SYN)]);
	});
}

#[test]
fn c4_a_vote_cannot_be_stuffed_with_friends() {
	in_ring(|| {
		let (_, id) = dispute();
		pledge(7, 0, Tier::T100).unwrap();
		accept_guarantor(0, 7).unwrap();
		next_era();
		assert_eq!(reached(id, RING), [(1, 1, 0), (2, 1, 0)]);
		pledge(9, 1, Tier::T100).unwrap();
		accept_guarantor(1, 9).unwrap();
		next_era();
		assert_eq!(reached(id, RING).len(), 4);
	});
}

#[test]
fn c4_a_guarantor_that_revokes_while_the_climb_is_on_its_way_is_reached_and_its_deposit_stays() {
	in_ring(|| {
		let (_, id) = dispute();
		revoke(1, 0).unwrap();
		revoke(3, 2).unwrap();
		revoke(4, 2).unwrap();
		eras(2);
		assert_eq!(suspended(RING), [0, 1, 2, 3, 4]);
		eras(8);
		assert!(complaint(id).is_none(), "by default");
		assert_eq!((total(BUYER), total(1), total(2)), (PURSE + CLAIM, PURSE - CLAIM / 2, PURSE - CLAIM / 2));
	});
}

#[test]
fn c11_two_complaints_over_the_same_people_end_in_both_orders() {
	for order in [[0, 1], [1, 0]] {
		in_ring(|| ends_in_order(&[(0, BUYER), (1, 9)], &order));
	}
}

#[test]
fn c11_five_complaints_over_the_same_people_end_in_every_order() {
	let parties = [(0, BUYER), (1, 9), (0, 10), (2, 0), (1, BUYER)];
	for order in permutations(5) {
		in_ring(|| ends_in_order(&parties, &order));
	}
}

fn permutations(n: usize) -> Vec<Vec<usize>> {
	let mut all = vec![vec![]];
	for item in 0..n {
		let grow = |order: Vec<usize>| {
			(0..=order.len()).map(move |place| {
				let mut grown = order.clone();
				grown.insert(place, item);
				grown
			})
		};
		all = all.into_iter().flat_map(grow).collect();
	}
	all
}

/// Complaints between `parties` climb two levels and end, each in its own way, in that order.
fn ends_in_order(parties: &[(u32, u32)], order: &[usize]) {
	let claim = 30 * SYN;
	let deals: Vec<_> = parties.iter().map(|(of, by)| open_deal(*of, *by, claim, Payment::None)).collect();
	let ids: Vec<_> = deals.iter().zip(parties).map(|(deal, (_, by))| complain(*by, *deal, claim)).collect();
	eras(2);
	for place in order {
		let ((accused, complainer), id) = (parties[*place], ids[*place]);
		match place % 3 {
			0 => withdraw(complainer, id).unwrap(),
			1 => settle(accused, id, claim).unwrap(),
			_ => {
				settle(accused, id, SYN).unwrap();
				accept_settlement(complainer, id, SYN).unwrap();
			}
		}
		let mut expected: Vec<u32> = vec![];
		for id in ids.iter().filter(|id| complaint(**id).is_some()) {
			expected.push(complaint(*id).unwrap().accused);
			expected.extend(reached(*id, RING).iter().map(|(n, _, _)| *n));
		}
		expected.sort();
		expected.dedup();
		assert_eq!(suspended(RING), expected);
		promises();
	}
	assert_eq!(suspended(RING), [0u32; 0]);
	eras(4);
	assert_eq!(concerned(), 0, "P8");
}

#[test]
fn c4_a_complaint_beyond_32_climbs_past_a_member_without_it() {
	in_ring(|| {
		let ids = forty_over_member_1();
		next_era();
		let standing = Standings::<Runtime>::get(1);
		assert_eq!(standing.reached.len(), 32);
		let passed: Vec<_> = ids.iter().filter(|id| Passed::<Runtime>::contains_key(*id, 1)).copied().collect();
		assert_eq!(passed, ids[32..]);
		assert_eq!(complaint(ids[39]).unwrap().voters, 1, "0, but not 1");
		fails(vote(1, ids[39], 0), Error::NotReached);
		next_era();
		let (_, level, via) = reached(ids[32], RING).into_iter().find(|(n, _, _)| *n == 3).unwrap();
		assert_eq!((level, via), (2, 1), "by way of 1, which was passed");
		for id in ids.iter().take(20) {
			let complainer = complaint(*id).unwrap().complainer;
			withdraw(complainer, *id).unwrap();
		}
		eras(2);
		assert_eq!(Standings::<Runtime>::get(1).reached.len(), 12);
		eras(12);
		assert_eq!(concerned(), 0, "P8");
	});
}

/// 20 complaints against 0 and 20 against 13: each has 1 among its guarantors.
fn forty_over_member_1() -> Vec<ComplaintId> {
	let between = |n: u32| if n < 20 { (0, 3) } else { (13, 4 + n % 9) };
	let deals: Vec<_> = (0..40).map(|n| open_deal(between(n).0, between(n).1, SYN, Payment::OnCompletion)).collect();
	(0..40).zip(deals).map(|(n, deal)| complain(between(n).1, deal, SYN)).collect()
}

#[test]
fn c4_who_was_passed_is_not_reached_later_when_there_is_room() {
	in_ring(|| {
		// 2 guarantees 0, 1 and 4: a complaint against 0 meets it at levels 1, 2 and 3.
		pledge(2, 4, Tier::T100).unwrap();
		accept_guarantor(4, 2).unwrap();
		let between = |n: u32| (n % 2, 5 + n % 8);
		let deals: Vec<_> =
			(0..33).map(|n| open_deal(between(n).0, between(n).1, SYN, Payment::OnCompletion)).collect();
		for (n, deal) in (0..33).zip(deals) {
			complain(between(n).1, deal, SYN);
		}
		next_era();
		assert!(Passed::<Runtime>::contains_key(32, 2));
		(0..32).for_each(|id| withdraw(between(id).1, id).unwrap());
		eras(2);
		assert_eq!((level(32), Standings::<Runtime>::get(2).reached.len()), (3, 0));
		withdraw(between(32).1, 32).unwrap();
	});
}

#[test]
fn c4_those_ended_before_the_boundary_give_their_place_to_others() {
	in_ring(|| {
		let deals: Vec<_> = (0..32).map(|n| open_deal(0, 4 + n % 9, SYN, Payment::OnCompletion)).collect();
		let ids: Vec<_> = (0..32).zip(deals).map(|(n, deal)| complain(4 + n % 9, deal, SYN)).collect();
		next_era();
		// One waits for an appeal, so that it is on the agenda of a later boundary, and is withdrawn.
		vote(1, ids[0], 50).unwrap();
		vote(2, ids[0], 50).unwrap();
		withdraw(4, ids[0]).unwrap();
		let other = open_deal(13, 8, SYN, Payment::OnCompletion);
		let id = complain(8, other, SYN);
		next_era();
		assert!(reached(id, RING).contains(&(1, 1, 13)));
		assert_eq!(Standings::<Runtime>::get(1).reached.len(), 32);
		eras(3);
		withdraw(8, id).unwrap();
	});
}

#[test]
fn c12_complaint_and_counter_complaint_climb_and_end_independently() {
	in_ring(|| {
		let (deal, id) = dispute();
		next_era();
		let counter = complain(0, deal, CLAIM);
		next_era();
		assert_eq!((level(id), level(counter)), (2, 1));
		assert_eq!(reached(counter, RING), [(1, 1, BUYER)], "0 is a party");
		vote(1, counter, 0).unwrap();
		assert_eq!(phase(counter), Phase::Waiting { percent: 0 });
		assert!(is_suspended(BUYER) && is_suspended(0));
		withdraw(BUYER, id).unwrap();
		assert_eq!(suspended(RING), [BUYER]);
		eras(3);
		assert_eq!(suspended(RING), [0u32; 0]);
		assert_eq!((exposure(0), exposure(BUYER)), (CLAIM, 0));
	});
}

#[test]
fn c2_a_claim_of_0_climbs_to_level_1_and_lapses_after_3_eras() {
	in_ring(|| {
		file(1, guarantee(1, 0), 0).unwrap();
		eras(2);
		assert_eq!(suspended(RING), [0, 2]);
		next_era();
		assert!(complaint(0).is_none());
		assert_eq!(suspended(RING), [0u32; 0]);
	});
}
