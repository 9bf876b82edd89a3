//! Complaints of customers about their orders (D7, C2, C6, C9, K6).

use super::*;

#[test]
fn d7_a_claim_is_limited_to_what_is_kept_of_the_money() {
	story(|| {
		let mut legs = sausages().legs.into_inner();
		legs[2].internal = PRICE;
		let id = started(terms(legs));
		order(SHOPPER, id, 3).unwrap();
		order(ANNA, id, 3).unwrap();
		next_era();
		let claim = |by, claim| file(by, its_order(id, by), claim);
		fails_in_complaints(claim(SHOPPER, 60 * SYN + 1), ComplaintsError::ClaimTooLarge);
		claim(SHOPPER, 60 * SYN).unwrap();
		claim(ANNA, 180 * SYN).unwrap();
		assert!(is_suspended(WORKSHOP), "a member may claim what is insured");
	});
}

#[test]
fn d7_a_complaint_suspends_nobody_and_an_award_comes_from_the_money_that_is_kept() {
	story(|| {
		let id = ordered();
		let (before, workshop, coverage) = (free(SHOPPER), total(WORKSHOP), Guarantees::coverage(WORKSHOP));
		let complaint = complained(SHOPPER, id, 60 * SYN);
		nobody_is_suspended();
		confirm(BORIS, id, 1, 2).unwrap();
		next_era();
		assert_eq!(kit::complaint(complaint).unwrap().voters, 2);
		nobody_is_suspended();
		let view = reading::suspensions(who(WORKSHOP));
		assert_eq!((view.len(), view[0].suspends), (1, false));
		all_vote(&[7, 8], complaint, 60);
		assert_eq!(phase(complaint), Phase::Waiting { percent: 60 }, "it takes from what is kept");
		accept_settlement(SHOPPER, complaint, 36 * SYN).unwrap();
		accept_settlement(WORKSHOP, complaint, 36 * SYN).unwrap();
		assert_eq!(
			(ended(complaint), free(SHOPPER)),
			(Some((Outcome::Awarded, 36 * SYN, 36 * SYN)), before + 36 * SYN)
		);
		assert_eq!(total(WORKSHOP), workshop + 80 * SYN + 24 * SYN, "the rest is the supplier's");
		assert_eq!((Guarantees::coverage(WORKSHOP), exposure(WORKSHOP)), (coverage, 0), "no deposit was touched");
		eras(PERIOD + 3);
		assert_eq!(adds_up(id, 1).2, 36 * SYN);
		nobody_is_left();
		eras(3);
		let left: Vec<_> = Standings::<Runtime>::iter_keys().filter(|number| *number >= 16).collect();
		assert_eq!((left, concerned()), (vec![], 0), "P8");
	});
}

#[test]
fn d7_it_climbs_one_level_and_then_the_council_of_the_suppliers_club_decides() {
	story(|| {
		let id = ordered();
		let before = free(SHOPPER);
		let complaint = complained(SHOPPER, id, 60 * SYN);
		next_era();
		vote(7, complaint, 0).unwrap();
		vote(8, complaint, 100).unwrap();
		next_era();
		let at = kit::complaint(complaint).unwrap();
		assert_eq!((at.phase, at.level, at.voters), (Phase::Council, 1, 2));
		nobody_is_suspended();
		let arbitrate = |by| {
			let percent = 50;
			kit::call(by, pallet_synergy_complaints::Call::<Runtime>::arbitrate { complaint, percent })
		};
		fails_in_complaints(arbitrate(council(1)), ComplaintsError::NotTheCouncil);
		arbitrate(council(0)).unwrap();
		assert_eq!(
			(ended(complaint), free(SHOPPER)),
			(Some((Outcome::Arbitrated, 30 * SYN, 30 * SYN)), before + 30 * SYN)
		);
	});
}

#[test]
fn c9_a_silent_council_awards_all_that_is_kept_and_the_cycle_waits_for_it() {
	story(|| {
		let id = ordered();
		let before = free(SHOPPER);
		eras(PERIOD + 2);
		complained(SHOPPER, id, 60 * SYN);
		eras(2);
		assert!(is_open(id, 1), "one complaint is open");
		assert_eq!(pot(id, 1), 60 * SYN, "and nothing else waits");
		eras(4);
		assert_eq!((free(SHOPPER), is_open(id, 1)), (before + 60 * SYN, false));
		assert_eq!(adds_up(id, 1), (7 * PRICE, 7 * PRICE - 60 * SYN, 60 * SYN));
		nobody_is_left();
	});
}

#[test]
fn c6_the_supplier_settles_or_offers_and_keeps_its_price() {
	story(|| {
		let id = started(sausages());
		order(SHOPPER, id, 3).unwrap();
		order(OTHER, id, 1).unwrap();
		next_era();
		let (shopper, other, workshop) = (free(SHOPPER), free(OTHER), total(WORKSHOP));
		let complaint = complained(SHOPPER, id, 60 * SYN);
		settle(WORKSHOP, complaint, 5 * SYN).unwrap();
		accept_settlement(SHOPPER, complaint, 5 * SYN).unwrap();
		let complaint = complained(OTHER, id, 20 * SYN);
		settle(WORKSHOP, complaint, 20 * SYN).unwrap();
		assert_eq!((free(SHOPPER), free(OTHER)), (shopper + 5 * SYN, other + 20 * SYN));
		assert_eq!(total(WORKSHOP), workshop + 80 * SYN - 25 * SYN);
		eras(PERIOD + 3);
		nobody_is_left();
	});
}

#[test]
fn c2_a_complaint_withdrawn_lets_the_order_go_with_the_others_and_may_be_filed_once_more() {
	story(|| {
		let id = ordered();
		let complaint = complained(SHOPPER, id, 60 * SYN);
		fails(confirm(SHOPPER, id, 1, 2), Error::Disputed);
		assert_eq!((leg_of(id, 1, 2).units, leg_of(id, 1, 2).pinned), (4, 3));
		promises();
		withdraw(SHOPPER, complaint).unwrap();
		let again = complained(SHOPPER, id, 60 * SYN);
		work();
		assert_eq!(kit::complaint(again).unwrap().level, 1);
		withdraw(SHOPPER, again).unwrap();
		fails_in_complaints(file(SHOPPER, its_order(id, SHOPPER), 1), ComplaintsError::NoMoreComplaints);
		confirm(SHOPPER, id, 1, 2).unwrap();
		fails(confirm(SHOPPER, id, 1, 2), Error::AlreadySettled);
	});
}

#[test]
fn k6_a_supplier_of_whom_a_customer_complains_can_be_replaced_and_the_others_do_not_wait() {
	story(|| {
		let id = ordered();
		let (before, workshop) = (free(SHOPPER), total(WORKSHOP));
		let complaint = complained(SHOPPER, id, 60 * SYN);
		all_replace(&[ORGANISER, SECOND_FARM], id, 1, 2, SECOND_FARM);
		confirm(BORIS, id, 1, 3).unwrap();
		next_era();
		all_vote(&[7, 8], complaint, 100);
		accept_settlement(WORKSHOP, complaint, 60 * SYN).unwrap();
		assert_eq!((free(SHOPPER), total(WORKSHOP)), (before + 60 * SYN, workshop));
		eras(PERIOD + 4);
		assert_eq!(adds_up(id, 1), (7 * PRICE, 7 * PRICE - 60 * SYN, 60 * SYN));
		nobody_is_left();
	});
}
