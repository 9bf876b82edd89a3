//! `revoke` and the release of deposits (G3).
use crate::*;
use pallet_synergy_deals::Delivery;
use synergy_primitives::{Agenda, Stage};

/// A deal of `supplier`'s that is due in 60 eras.
fn long_deal(supplier: u32, buyer: u32, amount: Balance) -> DealId {
	let id = pallet_synergy_deals::NextDeal::<Runtime>::get();
	propose_with(supplier, buyer, Delivery::Proposer, amount, Payment::None, Terms { term: 60, ..usual() }).unwrap();
	accept_deal(buyer, id).unwrap();
	id
}

#[test]
fn g3_succeeds_and_stops_counting_at_once() {
	chain(6, Tier::T100).execute_with(|| {
		join(1_000, Tier::T100, &[0, 1, 2]);
		revoke(0, 1_000).unwrap();
		assert_eq!((status(1_000), capacity(1_000), coverage(1_000)), (Status::Member, 200 * SYN, 300 * SYN));
		assert!(has_happened(Event::GuaranteeRevoked { guarantor: 0, ward: 6, until: 10 }));
		revoke(1, 1_000).unwrap();
		assert_eq!(status(1_000), Status::Lapsing { until: 3 });
		assert!(has_happened(Event::MemberLapsing { member: 6, until: 3 }));
		assert_eq!((capacity(1_000), coverage(1_000)), (100 * SYN, 300 * SYN));
		promises();
	});
}

#[test]
fn g3_the_deposit_is_released_after_ten_eras() {
	chain(6, Tier::T100).execute_with(|| {
		join(1_000, Tier::T100, &[0, 1, 2]);
		revoke(0, 1_000).unwrap();
		eras(9);
		assert_eq!((held(0), guarantors(1_000).len()), (300 * SYN, 3));
		next_era();
		assert_eq!((held(0), guarantors(1_000)), (200 * SYN, vec![1, 2]));
		assert_eq!((given(0), sufficients(1_000)), ((2, 0), 3));
		assert!(has_happened(Event::DepositReleased { guarantor: 0, ward: 6, amount: 100 * SYN }));
		pledge(0, 1_000, Tier::T100).unwrap(); // it may guarantee again
		promises();
	});
}

#[test]
fn e4_a_notice_of_the_afternoon_counts_from_the_next_era() {
	chain(6, Tier::T100).execute_with(|| {
		join(1_000, Tier::T100, &[0, 1, 2]);
		afternoon();
		revoke(0, 1_000).unwrap();
		revoke(1, 1_000).unwrap();
		assert_eq!(edge(0, 1_000).notice, Some(11));
		assert_eq!(status(1_000), Status::Lapsing { until: 4 });
		eras(10);
		assert_eq!(held(0), 300 * SYN);
		next_era();
		assert_eq!(held(0), 200 * SYN);
	});
}

#[test]
fn g3_nothing_is_released_that_covers_the_exposure() {
	chain(6, Tier::T100).execute_with(|| {
		join(1_000, Tier::T100, &[0, 1, 2]);
		let deal = long_deal(1_000, 5, 150 * SYN);
		revoke(0, 1_000).unwrap();
		revoke(1, 1_000).unwrap();
		assert_eq!(capacity(1_000), 0);
		eras(20);
		assert_eq!((held(0), held(1)), (200 * SYN, 300 * SYN), "200 cover 150, 100 do not");
		assert!(matches!(status(1_000), Status::Candidate { .. }));
		complete(5, deal).unwrap();
		complete(1_000, deal).unwrap();
		assert_eq!(held(1), 300 * SYN, "released at a boundary");
		next_era();
		assert_eq!(held(1), 200 * SYN);
		next_era();
		assert_eq!(status(1_000), Status::Former, "the application expires when nothing is open");
		assert_eq!(held(2), 200 * SYN);
	});
}

#[test]
fn g3_e3_what_is_freed_after_the_boundary_releases_nothing_before_the_next() {
	chain(6, Tier::T100).execute_with(|| {
		join(1_000, Tier::T100, &[0, 1, 2]);
		let deal = long_deal(1_000, 5, 200 * SYN);
		revoke(0, 1_000).unwrap();
		revoke(1, 1_000).unwrap();
		eras(9);
		boundary();
		complete(5, deal).unwrap();
		complete(1_000, deal).unwrap();
		work();
		assert_eq!((held(0), held(1)), (200 * SYN, 300 * SYN));
		next_era();
		assert_eq!(held(1), 200 * SYN);
	});
}

#[test]
fn g3_the_audit_finds_a_notice_that_is_over_and_at_whose_deposit_nobody_looks() {
	chain(6, Tier::T100).execute_with(|| {
		join(1_000, Tier::T100, &[0, 1, 2]);
		long_deal(1_000, 2, 100 * SYN);
		long_deal(1_000, 3, 100 * SYN);
		long_deal(1_000, 4, 50 * SYN);
		revoke(0, 1_000).unwrap();
		eras(12);
		<Eras as Agenda>::cancel(era() + 1, Stage::Releases, number(1_000));
		assert_eq!(broken(), ["G3: a notice is over, and nobody looks at its deposit"]);
	});
}

#[test]
fn g3_releases_first_notice_first() {
	for (first, second) in [(0, 1), (1, 0)] {
		chain(6, Tier::T100).execute_with(|| {
			join(1_000, Tier::T100, &[0, 1, 2]);
			let deal = long_deal(1_000, 5, 150 * SYN);
			revoke(first, 1_000).unwrap();
			next_era();
			revoke(second, 1_000).unwrap();
			eras(12);
			assert_eq!((held(first), held(second)), (200 * SYN, 300 * SYN));
			assert!(super::kit::deal(deal).is_some());
		});
	}
}

#[test]
fn g3_releases_first_notice_first_also_within_an_era() {
	for (first, second) in [(0, 1), (1, 0)] {
		chain(6, Tier::T100).execute_with(|| {
			join(1_000, Tier::T100, &[0, 1, 2]);
			long_deal(1_000, 5, 150 * SYN);
			revoke(first, 1_000).unwrap();
			revoke(second, 1_000).unwrap();
			eras(12);
			assert_eq!((held(first), held(second)), (200 * SYN, 300 * SYN));
		});
	}
}

#[test]
fn g3_nothing_is_released_while_a_complaint_against_the_ward_is_open() {
	chain(6, Tier::T100).execute_with(|| {
		join(1_000, Tier::T100, &[0, 1, 2]);
		let deal = long_deal(1_000, 5, SYN);
		revoke(0, 1_000).unwrap();
		eras(9);
		let id = complain(5, deal, SYN);
		eras(2);
		assert_eq!(held(0), 300 * SYN);
		boundary();
		withdraw(5, id).unwrap();
		work();
		assert_eq!(held(0), 300 * SYN, "it was open at the boundary");
		next_era();
		assert_eq!(held(0), 200 * SYN);
	});
}

#[test]
fn e3_no_release_overtakes_a_climb() {
	chain(7, Tier::T100).execute_with(|| {
		pledge(4, 1, Tier::T100).unwrap();
		accept_guarantor(1, 4).unwrap();
		let deal = long_deal(0, 5, SYN);
		revoke(2, 1).unwrap();
		eras(9);
		let id = complain(5, deal, SYN); // reaches 1, a guarantor of 0, at the boundary of the release
		next_era();
		assert!(is_suspended(1));
		assert_eq!(edge(2, 1).deposit.own, 100 * SYN);
		withdraw(5, id).unwrap();
		next_era();
		assert!(!guarantors(1).contains(&2));
	});
}

#[test]
fn d5_succeeds_when_lapsing_or_lapsed() {
	chain(8, Tier::T100).execute_with(|| {
		revoke(1, 0).unwrap();
		revoke(0, 7).unwrap();
		eras(3);
		assert!(matches!(status(0), Status::Candidate { .. }));
		revoke(0, 6).unwrap();
		promises();
	});
}

#[test]
fn g3_a_guarantor_under_notice_is_still_drawn_on_and_may_vote() {
	chain(6, Tier::T100).execute_with(|| {
		join(1_000, Tier::T100, &[0, 1]);
		let deal = deal_of(1_000, 3, 100 * SYN);
		revoke(0, 1_000).unwrap();
		award(1_000, 3, deal, 100 * SYN);
		assert_eq!((edge(0, 1_000).deposit.own, edge(1, 1_000).deposit.own), (50 * SYN, 50 * SYN));
		assert!(edge(0, 1_000).short_until.is_none());
		eras(10);
		assert_eq!(total(0), PURSE - 50 * SYN);
	});
}

#[test]
fn g3_fails_when_not_signed() {
	chain(6, Tier::T100).execute_with(|| {
		only_signed(pallet_synergy_guarantees::Call::<Runtime>::revoke { ward: who(0) });
		promises();
	});
}

#[test]
fn g3_fails_when_not_known() {
	chain(6, Tier::T100).execute_with(|| {
		refused(revoke(1_000, 0), Error::NotKnown);
		refused(revoke(0, 1_000), Error::NotKnown);
		promises();
	});
}

#[test]
fn g3_fails_when_there_is_no_such_guarantee() {
	chain(6, Tier::T100).execute_with(|| {
		refused(revoke(3, 0), Error::NoSuchGuarantee);
		refused(revoke(0, 1), Error::NoSuchGuarantee);
		apply(1_000, Tier::T100, &[]).unwrap();
		pledge(0, 1_000, Tier::T100).unwrap();
		refused(revoke(0, 1_000), Error::NoSuchGuarantee);
		promises();
	});
}

#[test]
fn g3_fails_when_revoked_already_or_counting_as_revoked() {
	chain(6, Tier::T100).execute_with(|| {
		join(1_000, Tier::T100, &[0, 1]);
		let deal = deal_of(1_000, 3, 100 * SYN);
		award(1_000, 3, deal, 100 * SYN);
		revoke(0, 1_000).unwrap();
		refused(revoke(0, 1_000), Error::Revoked);
		while era() + 1 < edge(1, 1_000).short_until.unwrap() {
			next_era();
		}
		boundary();
		refused(revoke(1, 1_000), Error::Revoked);
		work();
		refused(revoke(1, 1_000), Error::Revoked);
		promises();
	});
}

#[test]
fn c5_fails_when_suspended() {
	chain(6, Tier::T100).execute_with(|| {
		suspend(0, 1);
		refused(revoke(0, 5), Error::Suspended);
		revoke(2, 0).unwrap();
		promises();
	});
}

/// The buyer of a member's is to get 60 of 100 out of two deposits behind it, at the boundary that has just passed: the work
/// waits, and it is afternoon.
fn with_an_award_waiting(test: impl FnOnce()) {
	chain(6, Tier::T100).execute_with(|| {
		join(1_000, Tier::T100, &[0, 1]);
		pledge(2, 1_000, Tier::T100).unwrap();
		let id = complain(3, deal_of(1_000, 3, 100 * SYN), 100 * SYN);
		next_era();
		[0, 1].iter().for_each(|guarantor| vote(*guarantor, id, 60).unwrap());
		eras(2);
		boundary();
		afternoon();
		test();
		work();
		let until = era() + 3;
		assert_eq!((status(1_000), coverage(1_000)), (Status::Lapsing { until }, 140 * SYN), "by the award");
		promises();
		revoke(0, 1_000).unwrap();
		accept_guarantor(1_000, 2).unwrap();
		assert_eq!((status(1_000), coverage(1_000)), (Status::Lapsing { until }, 240 * SYN));
		promises();
	});
}

#[test]
fn m5_e3_fails_while_an_award_waits_that_makes_the_ward_lapse() {
	with_an_award_waiting(|| {
		refused(revoke(0, 1_000), Error::Due);
		// Nothing of theirs is at risk.
		revoke(5, 4).unwrap();
	});
}

#[test]
fn c10_e3_no_guarantor_that_comes_after_the_boundary_is_drawn_on_by_an_award_that_waits() {
	with_an_award_waiting(|| {
		refused(accept_guarantor(1_000, 2), Error::Due);
		// Where nothing is at risk, no award draws on anything.
		join(1_001, Tier::T10, &[4, 5]);
	});
}

/// A member with two deposits of 10 behind it and all of it at risk has lapsed; the notice of one ends at the boundary that
/// has just passed, and its release waits. A third has pledged. `drawn`: an award has taken so much of it lately.
fn with_a_release_waiting(drawn: Balance, test: impl FnOnce()) {
	chain(6, Tier::T100).execute_with(|| {
		join(1_000, Tier::T10, &[0, 1]);
		let bad = (drawn > 0).then(|| long_deal(1_000, 4, drawn));
		long_deal(1_000, 5, 20 * SYN - drawn);
		revoke(0, 1_000).unwrap();
		eras(8);
		if let Some(bad) = bad {
			award(1_000, 4, bad, drawn);
		} else {
			next_era();
		}
		assert_eq!((era(), coverage(1_000)), (9, exposure(1_000)));
		pledge(2, 1_000, Tier::T10).unwrap();
		boundary();
		test();
		work();
		assert_eq!(guarantors(1_000), [1, 0], "what remained at the boundary did not cover what is at risk");
		promises();
	});
}

#[test]
fn g3_e3_no_guarantor_that_comes_after_the_boundary_lets_a_deposit_go() {
	with_a_release_waiting(0, || {
		refused(accept_guarantor(1_000, 2), Error::Due);
		refused(apply(1_000, Tier::T10, &[2]), Error::Due);
	});
	with_a_release_waiting(0, || {
		work();
		accept_guarantor(1_000, 2).unwrap();
		next_era();
		assert_eq!(guarantors(1_000), [1, 2], "at the next it does");
		work();
		revoke(2, 1_000).unwrap();
		pledge(0, 1_000, Tier::T10).unwrap();
		accept_guarantor(1_000, 0).unwrap();
		eras(10);
		assert_eq!(guarantors(1_000), [1, 0]);
	});
}

#[test]
fn g3_e3_no_deposit_raised_after_the_boundary_lets_another_go() {
	with_a_release_waiting(0, || refused(pledge(1, 1_000, Tier::T100), Error::Due));
}

#[test]
fn g3_e3_no_deposit_topped_up_after_the_boundary_lets_another_go() {
	with_a_release_waiting(2 * SYN, || refused(top_up(1, 1_000), Error::Due));
}
