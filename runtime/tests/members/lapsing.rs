//! Lapsing (M5), and what it does to wards, deals and disputes.
use crate::*;
use pallet_synergy_deals::Delivery;

#[test]
fn m5_lapsing_for_three_eras_then_a_candidate_then_out() {
	chain(6, Tier::T100).execute_with(|| {
		join(1_000, Tier::T10, &[0, 1]);
		revoke(0, 1_000).unwrap();
		assert_eq!(status(1_000), Status::Lapsing { until: 3 });
		eras(2);
		assert_eq!(status(1_000), Status::Lapsing { until: 3 });
		next_era();
		assert_eq!(status(1_000), Status::Candidate { until: 17 });
		assert!(has_happened(Event::MemberLapsed { member: 6, retires: 6 }));
		assert_eq!(free(1_000), PURSE, "nothing it owns is lost");
		eras(13);
		assert_eq!(status(1_000), Status::Candidate { until: 17 });
		next_era();
		assert_eq!((status(1_000), coverage(1_000)), (Status::Former, 0));
		assert_eq!(held(1), 200 * SYN);
	});
}

#[test]
fn m5_d5_who_is_lapsing_opens_nothing_new_and_finishes_what_is_open() {
	chain(6, Tier::T100).execute_with(|| {
		let open = deal_of(0, 3, 10 * SYN);
		let offered = pallet_synergy_deals::NextDeal::<Runtime>::get();
		propose(4, 0, Delivery::Proposer, SYN, Payment::None).unwrap();
		revoke(1, 0).unwrap();
		let why = Err(Error::Lapsing.into());
		assert_eq!(propose(0, 3, Delivery::Proposer, SYN, Payment::None), why);
		assert_eq!(accept_deal(0, offered), why);
		refuse(0, offered).unwrap();
		complete(0, open).unwrap();
		complete(3, open).unwrap();
		assert!(deal(open).is_none());
		promises();
	});
}

#[test]
fn m5_the_guarantees_of_who_has_lapsed_count_for_three_more_eras() {
	chain(8, Tier::T100).execute_with(|| {
		revoke(1, 0).unwrap();
		eras(3);
		assert!(matches!(status(0), Status::Candidate { .. }));
		assert_eq!(member(0).retires, Some(6));
		eras(2);
		assert!((1..8).all(|n| status(n) == Status::Member));
		next_era();
		assert_eq!((status(6), status(7)), (Status::Lapsing { until: 9 }, Status::Lapsing { until: 9 }));
		assert_eq!((edge(0, 7).notice, edge(0, 6).notice), (Some(16), Some(16)));
		assert!((1..6).all(|n| status(n) == Status::Member));
		pledge(3, 7, Tier::T100).unwrap();
		accept_guarantor(7, 3).unwrap();
		pledge(3, 6, Tier::T100).unwrap();
		accept_guarantor(6, 3).unwrap();
		eras(10);
		assert!((1..8).all(|n| status(n) == Status::Member));
		assert_eq!(held(0), 0);
		assert_eq!(given(0), (0, 0));
		eras(2);
		assert_eq!(status(0), Status::Former);
	});
}

#[test]
fn m5_one_lapse_never_makes_another_in_the_same_era() {
	// The whole ring falls, one after the other.
	chain(8, Tier::T100).execute_with(|| {
		revoke(1, 0).unwrap();
		let mut lapsed = Vec::<(u32, u32)>::new();
		for _ in 0..80 {
			next_era();
			for n in 0..8 {
				let is_out = matches!(status(n), Status::Candidate { .. } | Status::Former);
				if is_out && lapsed.iter().all(|(_, other)| *other != n) {
					lapsed.push((era(), n));
				}
			}
		}
		assert_eq!(lapsed.len(), 8);
		for (when, n) in lapsed.iter().filter(|(_, n)| *n != 0) {
			// Three eras of its guarantor's, and three of its own: whoever fell did so because of somebody six eras earlier.
			let fell = |guarantor: u32| lapsed.iter().any(|(era, other)| *other == guarantor && era + 6 <= *when);
			assert!(fell((n + 1) % 8) || fell((n + 2) % 8), "{n} fell in {when}");
		}
		assert!((0..8).all(|n| held(n) == 0 && status(n) == Status::Former));
		assert_eq!(Eras::tasks(), 0, "P8");
	});
}

#[test]
fn m5_a_guarantor_with_twelve_wards_lapses() {
	chain(8, Tier::T10).execute_with(|| {
		let wards: Vec<u32> = (1_000..1_010).collect();
		for n in &wards {
			join(*n, Tier::T10, &[0, 1 + n % 7]);
		}
		assert_eq!(given(0), (12, 0));
		revoke(1, 0).unwrap();
		eras(5);
		assert!(wards.iter().all(|n| status(*n) == Status::Member));
		next_era();
		assert!(wards.iter().all(|n| status(*n) == Status::Lapsing { until: 9 } && edge(0, *n).notice == Some(16)));
		for n in &wards[..5] {
			pledge(5, *n, Tier::T10).unwrap();
			// Who has this guarantor already keeps it.
			accept_guarantor(*n, 5).unwrap_or_default();
		}
		eras(2);
		promises();
		next_era();
		for n in &wards {
			let counting = behind(*n).iter().filter(|edge| edge.notice.is_none()).count();
			assert_eq!(status(*n) == Status::Member, counting >= 2);
		}
		eras(7);
		assert_eq!(given(0), (0, 0));
		assert_eq!(held(0), 0);
		eras(30);
	});
}

#[test]
fn m5_a_lapse_in_the_middle_of_a_dispute() {
	chain(8, Tier::T100).execute_with(|| {
		join(1_000, Tier::T100, &[0, 1]);
		let deal = deal_of(1_000, 4, 100 * SYN);
		revoke(0, 1_000).unwrap();
		let id = complain(4, deal, 100 * SYN);
		next_era();
		vote(0, id, 0).unwrap();
		vote(1, id, 100).unwrap();
		eras(2);
		assert!(matches!(status(1_000), Status::Candidate { .. }));
		assert!(is_suspended(1_000));
		refused(leave(1_000), Error::Suspended);
		eras(1);
		let reached: Vec<u32> = (0..8).filter(|n| vote(*n, id, 100).is_ok()).collect();
		assert!(reached.contains(&0) && reached.contains(&1));
		while complaint(id).is_some() {
			next_era();
		}
		assert_eq!(total(4), PURSE + 100 * SYN, "the claim is payable in full");
		assert_eq!((coverage(1_000), exposure(1_000)), (100 * SYN, 0));
		refused(top_up(0, 1_000), Error::Revoked);
		promises();
		eras(20);
		assert_eq!((held(0), held(1)), (200 * SYN, 200 * SYN));
		assert_eq!((total(0), total(1)), (PURSE - 50 * SYN, PURSE - 50 * SYN));
		assert_eq!(status(1_000), Status::Former);
	});
}

#[test]
fn m5_an_application_does_not_expire_while_something_is_open() {
	chain(8, Tier::T100).execute_with(|| {
		join(1_000, Tier::T10, &[0, 1]);
		let id = pallet_synergy_deals::NextDeal::<Runtime>::get();
		propose_with(1_000, 4, Delivery::Proposer, 20 * SYN, Payment::None, Terms { term: 40, ..usual() }).unwrap();
		accept_deal(4, id).unwrap();
		revoke(0, 1_000).unwrap();
		eras(30);
		assert_eq!(status(1_000), Status::Candidate { until: 31 });
		assert_eq!(coverage(1_000), 20 * SYN);
		complain(4, id, 20 * SYN);
		next_era();
		all_vote(&[0, 1], 0, 100);
		assert_eq!(total(4), PURSE + 20 * SYN);
		promises();
		eras(20);
		assert_eq!(status(1_000), Status::Former);
		assert_eq!(Eras::tasks(), 0, "P8");
	});
}

#[test]
fn m5_c5_who_is_lapsing_and_suspended_may_still_find_a_guarantor() {
	chain(8, Tier::T100).execute_with(|| {
		revoke(1, 0).unwrap();
		suspend(0, 2);
		pledge(3, 0, Tier::T100).unwrap();
		accept_guarantor(0, 3).unwrap();
		assert_eq!(status(0), Status::Member);
		promises();
	});
}

/// 0 lapses and guarantees 7 and 6; the boundary at which that stops counting has passed and its work waits.
fn in_ring_with_a_retirement_waiting(test: impl FnOnce()) {
	chain(8, Tier::T100).execute_with(|| {
		revoke(1, 0).unwrap();
		eras(5);
		boundary();
		assert_eq!((member(0).retires, status(7)), (Some(era()), Status::Member));
		test();
		work();
		promises();
		assert_eq!(status(7), Status::Lapsing { until: 9 });
	});
}

#[test]
fn m5_e3_fails_to_open_a_deal_while_a_guarantors_retirement_waits() {
	in_ring_with_a_retirement_waiting(|| {
		let due = Err(Error::Due.into());
		assert_eq!(propose(7, 3, Delivery::Proposer, SYN, Payment::None), due);
		refused(pledge(7, 1_000, Tier::T10), Error::Due);
		let id = pallet_synergy_deals::NextDeal::<Runtime>::get();
		propose(3, 7, Delivery::Proposer, SYN, Payment::None).unwrap();
		assert_eq!(accept_deal(7, id), due);
		propose(3, 4, Delivery::Proposer, SYN, Payment::None).unwrap();
	});
}

#[test]
fn m5_e3_fails_to_revoke_or_top_up_while_the_guarantors_retirement_waits() {
	in_ring_with_a_retirement_waiting(|| {
		refused(revoke(0, 7), Error::Due);
		refused(top_up(0, 7), Error::Due);
	});
}

#[test]
fn m5_e3_fails_to_become_a_member_by_a_guarantor_whose_retirement_waits() {
	chain(8, Tier::T100).execute_with(|| {
		// The ward of 0 has lapsed as well, and has one guarantor left beside it.
		join(1_000, Tier::T100, &[0, 3]);
		revoke(1, 0).unwrap();
		next_era();
		revoke(3, 1_000).unwrap();
		eras(4);
		pledge(4, 1_000, Tier::T100).unwrap();
		boundary();
		refused(accept_guarantor(1_000, 4), Error::Due);
		work();
		accept_guarantor(1_000, 4).unwrap();
		assert!(matches!(status(1_000), Status::Candidate { .. }));
		promises();
	});
}

#[test]
fn m1_e3_fails_to_complain_of_a_guarantee_whose_wards_application_is_over() {
	chain(8, Tier::T100).execute_with(|| {
		join(1_000, Tier::T10, &[0]);
		eras(13);
		boundary();
		let of = Obligation::Guarantee { guarantor: 0, ward: number(1_000) };
		refused(file(0, of, 0), Error::Due);
		refused(file(1_000, of, 0), Error::Due);
		work();
		assert!(!is_known(1_000));
		promises();
	});
}

/// `payer` has paid half of a deposit behind a ward of 0 and 1. Their award to 3 would take it, and waits; the payer appeals.
/// Returns the complaint.
fn appeals(payer: u32) -> ComplaintId {
	let id = complain(3, deal_of(1_010, 3, 100 * SYN), 100 * SYN);
	next_era();
	[0, 1].iter().for_each(|guarantor| vote(*guarantor, id, 90).unwrap());
	appeal(payer, id).unwrap();
	id
}

#[test]
fn c8_m1_the_application_of_somebody_who_has_appealed_waits_for_the_end() {
	chain(8, Tier::T100).execute_with(|| {
		fund(1_000, 0, 1_010, 90 * SYN, 0).unwrap();
		join(1_010, Tier::T100, &[0, 1]);
		apply(1_000, Tier::T10, &[]).unwrap();
		eras(11);
		let id = appeals(1_000);
		eras(3);
		assert_eq!((era(), status(1_000)), (15, Status::Candidate { until: 16 }));
		assert!(is_suspended(1_000), "under the number that it has");
		withdraw(3, id).unwrap();
		next_era();
		assert!(!is_known(1_000));
		promises();
	});
}

/// Somebody who has lapsed has something open at the boundary at which its application would expire; `end` ends that before
/// the work of the boundary or after it. Either way it was open there.
fn ends_at_the_last_boundary(begin: impl Fn() -> DealId, end: impl Fn(DealId)) {
	for is_served_first in [true, false] {
		chain(8, Tier::T100).execute_with(|| {
			join(1_000, Tier::T10, &[0, 1]);
			let begun = begin();
			revoke(0, 1_000).unwrap();
			eras(16);
			boundary();
			assert_eq!((status(1_000), exposure(1_000)), (Status::Candidate { until: era() }, 0));
			if is_served_first {
				work();
			}
			end(begun);
			work();
			assert_eq!(status(1_000), Status::Candidate { until: era() + 1 }, "served first: {is_served_first}");
			promises();
			next_era();
			assert_eq!((status(1_000), Eras::tasks()), (Status::Former, 0));
		});
	}
}

#[test]
fn m1_e3_a_deal_that_ends_while_an_application_is_to_expire_was_open_at_that_boundary() {
	let begin = || {
		let id = pallet_synergy_deals::NextDeal::<Runtime>::get();
		let insured = Some(pallet_synergy_deals::Insured::default());
		propose_with(4, 1_000, Delivery::Proposer, SYN, Payment::OnCompletion, Terms { term: 60, insured, ..usual() })
			.unwrap();
		accept_deal(1_000, id).unwrap();
		id
	};
	ends_at_the_last_boundary(begin, |id| complete(1_000, id).unwrap());
	ends_at_the_last_boundary(begin, |id| {
		cancel(1_000, id).unwrap();
		cancel(4, id).unwrap();
	});
}

#[test]
fn m1_e3_a_ward_that_leaves_while_an_application_is_to_expire_was_there_at_that_boundary() {
	let begin = || {
		join(1_001, Tier::T10, &[1_000, 2]);
		let id = pallet_synergy_deals::NextDeal::<Runtime>::get();
		propose_with(1_001, 4, Delivery::Proposer, 20 * SYN, Payment::OnCompletion, Terms { term: 60, ..usual() })
			.unwrap();
		accept_deal(4, id).unwrap();
		id
	};
	ends_at_the_last_boundary(begin, |id| {
		assert_eq!(given(1_000), (1, 0), "its deposit is needed");
		complete(4, id).unwrap();
		leave(1_001).unwrap();
		assert_eq!(given(1_000), (0, 0));
	});
}

#[test]
fn m1_e3_what_ends_two_boundaries_late_was_open_at_both() {
	chain(8, Tier::T100).execute_with(|| {
		join(1_000, Tier::T10, &[0, 1]);
		join(1_001, Tier::T10, &[1_000, 2]);
		propose_with(1_001, 4, Delivery::Proposer, 20 * SYN, Payment::OnCompletion, Terms { term: 60, ..usual() })
			.unwrap();
		accept_deal(4, 0).unwrap();
		revoke(0, 1_000).unwrap();
		eras(16);
		boundary();
		boundary();
		complete(4, 0).unwrap();
		leave(1_001).unwrap();
		work();
		assert_eq!(status(1_000), Status::Candidate { until: 19 });
		next_era();
		assert_eq!(status(1_000), Status::Former);
	});
}

#[test]
fn m1_e3_what_ends_while_an_application_is_to_expire_was_open_at_that_boundary() {
	for is_served_first in [true, false] {
		chain(8, Tier::T100).execute_with(|| {
			join(1_000, Tier::T10, &[0, 1]);
			revoke(0, 1_000).unwrap();
			eras(16);
			let id = Complaints::next_id();
			file(1, Obligation::Guarantee { guarantor: 1, ward: number(1_000) }, 0).unwrap();
			boundary();
			assert_eq!(status(1_000), Status::Candidate { until: era() });
			if is_served_first {
				work();
			}
			withdraw(1, id).unwrap();
			work();
			assert_eq!(status(1_000), Status::Candidate { until: era() + 1 });
			next_era();
			assert_eq!(status(1_000), Status::Former);
		});
	}
}
