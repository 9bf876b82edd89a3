//! Complaints of customers (D7): limited to the escrow, suspending nobody.

use super::*;

#[test]
fn d7_a_complaint_suspends_nobody_and_an_award_comes_from_the_escrow() {
	story(|| {
		let (seller, buyer) = (free(0), free(SHOPPER));
		let id = bought();
		let complaint = complain(SHOPPER, id, 50 * SYN);
		nobody_is_suspended();
		proposal();
		next_era();
		assert_eq!((kit::complaint(complaint).unwrap().voters, open(SHOPPER)), (2, (1, 0)));
		nobody_is_suspended();
		let view = reading::suspensions(who(0));
		assert_eq!((view.len(), view[0].suspends), (1, false));
		assert!(!reading::suspensions(who(1))[0].suspends && !reading::complaint(complaint).unwrap().suspends);
		all_vote(&[1, 2], complaint, 60);
		assert_eq!(phase(complaint), Phase::Waiting { percent: 60 }, "it takes from the escrow");
		nobody_is_suspended();
		accept_settlement(SHOPPER, complaint, 30 * SYN).unwrap();
		accept_settlement(0, complaint, 30 * SYN).unwrap();
		assert_eq!((ended(complaint), free(SHOPPER)), (Some((Outcome::Awarded, 30 * SYN, 30 * SYN)), buyer - 20 * SYN));
		assert_eq!(coverage(), 200 * SYN, "no deposit was touched");
		assert_eq!((complaints_of(0), record(0).awards_paid), ((1, 0), 0), "R2: nor paid out of one");
		complete(SHOPPER, id).unwrap();
		assert_eq!(free(0), seller + 20 * SYN);
		is_forgotten(SHOPPER);
		eras(4);
		assert_eq!((Standings::<Runtime>::iter_keys().count(), Reached::<Runtime>::iter().count()), (1, 0), "P8");
	});
}

#[test]
fn d7_a_claim_is_limited_to_the_escrow() {
	story(|| {
		let id = bought();
		let claim = |claim| file(SHOPPER, Obligation::Deal(id), claim);
		fails_in_complaints(claim(50 * SYN + 1), ComplaintsError::ClaimTooLarge);
		claim(50 * SYN).unwrap();
	});
}

#[test]
fn d7_when_the_supplier_has_the_money_nothing_can_be_claimed() {
	story(|| {
		let id = next_deal();
		propose_with(SHOPPER, 0, Delivery::Counterparty, SYN, Payment::Escrow, Terms { warranty: 2, ..usual() })
			.unwrap();
		accept_deal(0, id).unwrap();
		complete(SHOPPER, id).unwrap();
		assert_eq!((state(id), open(SHOPPER)), (State::Completed, (1, 0)));
		fails_in_complaints(file(SHOPPER, Obligation::Deal(id), 1), ComplaintsError::ClaimTooLarge);
		complain(SHOPPER, id, 0);
		nobody_is_suspended();
		eras(4);
		is_forgotten(SHOPPER);
	});
}

#[test]
fn d7_it_climbs_one_level_and_then_the_council_of_the_suppliers_club_decides() {
	story(|| {
		let before = free(SHOPPER);
		let complaint = complain(SHOPPER, bought(), 50 * SYN);
		next_era();
		vote(1, complaint, 0).unwrap();
		vote(2, complaint, 100).unwrap();
		next_era();
		let at = kit::complaint(complaint).unwrap();
		assert_eq!((at.phase, at.level, at.voters), (Phase::Council, 1, 2));
		nobody_is_suspended();
		assert_eq!(reading::complaint(complaint).unwrap().council, Some(council(0)));
		let arbitrate = |by| {
			let percent = 40;
			call(by, pallet_synergy_complaints::Call::<Runtime>::arbitrate { complaint, percent })
		};
		fails_in_complaints(arbitrate(council(1)), ComplaintsError::NotTheCouncil);
		arbitrate(council(0)).unwrap();
		assert_eq!(
			(ended(complaint), free(SHOPPER)),
			(Some((Outcome::Arbitrated, 20 * SYN, 20 * SYN)), before - 30 * SYN)
		);
	});
}

#[test]
fn c9_a_silent_council_awards_the_whole_escrow() {
	story(|| {
		let before = free(SHOPPER);
		complain(SHOPPER, bought(), 50 * SYN);
		eras(5);
		assert_eq!((free(SHOPPER), coverage()), (before, 200 * SYN));
	});
}

#[test]
fn c8_an_appeal_suspends_nobody_and_brings_the_council() {
	story(|| {
		let complaint = complain(SHOPPER, bought(), 50 * SYN);
		next_era();
		all_vote(&[1, 2], complaint, 10);
		appeal(SHOPPER, complaint).unwrap();
		assert_eq!(phase(complaint), Phase::Appealed);
		nobody_is_suspended();
		order();
		next_era();
		assert_eq!(phase(complaint), Phase::Council);
		let second = complain(SHOPPER, bought(), 50 * SYN);
		next_era();
		all_vote(&[1, 2], second, 90);
		appeal(0, second).unwrap();
		nobody_is_suspended();
	});
}

#[test]
fn g6_guarantors_that_cast_no_vote_are_barred_also_one_that_is_gone() {
	story(|| {
		pledge(4, 0, Tier::T100).unwrap();
		accept_guarantor(0, 4).unwrap();
		revoke(1, 0).unwrap();
		eras(9);
		let complaint = complain(SHOPPER, bought(), 50 * SYN);
		next_era();
		assert_eq!(coverage(), 200 * SYN, "G3: no deposit is kept by a claim that cannot draw on it");
		vote(2, complaint, 0).unwrap();
		next_era();
		assert_eq!(phase(complaint), Phase::Council);
		assert_eq!([1, 2, 4].map(|n| record(n).votes_missed), [1, 0, 1]);
	});
}

#[test]
fn c6_the_supplier_settles_or_offers_and_the_customer_accepts() {
	story(|| {
		let before = free(SHOPPER);
		let [first, second] = [bought(), bought()];
		let complaint = complain(SHOPPER, first, 50 * SYN);
		settle(0, complaint, 50 * SYN).unwrap();
		assert_eq!(free(SHOPPER), before - 50 * SYN);
		let complaint = complain(SHOPPER, second, 50 * SYN);
		settle(0, complaint, 5 * SYN).unwrap();
		accept_settlement(SHOPPER, complaint, 5 * SYN).unwrap();
		assert_eq!(free(SHOPPER), before - 45 * SYN);
		complete(SHOPPER, first).unwrap();
		complete(SHOPPER, second).unwrap();
		is_forgotten(SHOPPER);
	});
}

#[test]
fn c2_a_complaint_withdrawn_may_be_filed_once_more_one_level_higher() {
	story(|| {
		let id = bought();
		let first = complain(SHOPPER, id, 50 * SYN);
		withdraw(SHOPPER, first).unwrap();
		let second = complain(SHOPPER, id, 50 * SYN);
		work();
		assert_eq!((kit::complaint(second).unwrap().level, phase(second)), (1, Phase::Climbing));
		withdraw(SHOPPER, second).unwrap();
		fails_in_complaints(file(SHOPPER, Obligation::Deal(id), SYN), ComplaintsError::NoMoreComplaints);
	});
}

#[test]
fn c4_complaints_of_customers_leave_places_for_those_that_suspend() {
	story(|| {
		let filed: Vec<ComplaintId> = (1_000..1_017)
			.map(|shopper| {
				let id = next_deal();
				propose(shopper, 0, Delivery::Counterparty, SYN, Payment::Escrow).unwrap();
				accept_deal(0, id).unwrap();
				complain(shopper, id, SYN)
			})
			.collect();
		next_era();
		let voters = |place: usize| kit::complaint(filed[place]).unwrap().voters;
		assert_eq!((voters(15), voters(16)), (2, 0), "it passes who has been reached by 16");
		let id = sale();
		let complaint = complain(3, id, 50 * SYN);
		next_era();
		assert_eq!((kit::complaint(complaint).unwrap().voters, suspended(8)), (2, vec![0, 1, 2]));
		assert_eq!(phase(filed[16]), Phase::Council);
	});
}

#[test]
fn m7_a_supplier_cannot_leave_while_a_customer_complains() {
	story(|| {
		complain(SHOPPER, bought(), 0);
		assert!(Complaints::is_involved(0));
		fails_in_guarantees(leave(0), GuaranteesError::StillEngaged);
	});
}

#[test]
fn c1_nobody_complains_of_a_customer() {
	story(|| {
		let id = bought();
		fails(file(0, Obligation::Deal(id), 0), Error::CustomerOwesNothing);
		complain(SHOPPER, id, SYN);
		fails(file(0, Obligation::Deal(id), 0), Error::CustomerOwesNothing);
		fails_in_complaints(file(1_001, Obligation::Deal(id), 0), ComplaintsError::NotKnown);
	});
}

#[test]
fn d7_a_member_that_buys_against_escrow_keeps_its_rights() {
	story(|| {
		for insured in [None, insured(0, 0)] {
			let id = deal_with(50 * SYN, Payment::Escrow, 5, 0, insured);
			assert!(!deal(id).unwrap().by_customer);
			let complaint = complain(3, id, 50 * SYN);
			assert!(is_suspended(0));
			withdraw(3, complaint).unwrap();
		}
	});
}

#[test]
fn d7_a_member_that_lapses_keeps_what_it_has_bought_as_a_member() {
	story(|| {
		let id = deal_with(50 * SYN, Payment::Escrow, 20, 0, None);
		make_lapse(3);
		eras(3);
		assert!(matches!(status(3), Status::Candidate { .. }));
		complain(3, id, 50 * SYN);
		assert!(is_suspended(0));
	});
}
