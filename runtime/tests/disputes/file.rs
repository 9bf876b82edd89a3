//! `file` (C1, C2, C3, C12).
use super::*;
use pallet_synergy_deals::Delivery;

#[test]
fn c3_succeeds_and_suspends_the_accused_in_the_same_block() {
	in_ring(|| {
		let (deal, id) = dispute();
		let complaint = complaint(id).unwrap();
		assert_eq!((complaint.accused, complaint.complainer, complaint.claim), (0, BUYER, CLAIM));
		assert_eq!(complaint.obligation, Obligation::Deal(deal));
		assert_eq!(suspended(RING), [0]);
		assert_eq!((complaints_of(0), complaints_of(BUYER)), ((1, 0), (0, 1)));
	});
}

#[test]
fn c1_succeeds_for_both_ends_of_a_guarantee() {
	in_ring(|| {
		file(1, guarantee(1, 0), 0).unwrap();
		file(0, guarantee(2, 0), 0).unwrap();
		assert_eq!(suspended(RING), [0, 2]);
	});
}

#[test]
fn c5_succeeds_for_a_suspended_member() {
	in_ring(|| {
		let (deal, _) = dispute();
		complain(0, deal, CLAIM);
		assert_eq!(suspended(RING), [0, BUYER]);
	});
}

#[test]
fn c12_succeeds_as_a_counter_complaint_though_the_time_is_over() {
	in_ring(|| {
		let deal = open_deal(0, BUYER, CLAIM, Payment::None);
		eras(8);
		complain(BUYER, deal, CLAIM);
		eras(2);
		complain(0, deal, CLAIM);
		assert_eq!(deal_state(deal), pallet_synergy_deals::State::Open);
	});
}

fn deal_state(id: DealId) -> pallet_synergy_deals::State {
	deal(id).unwrap().state
}

#[test]
fn c2_succeeds_once_more_after_a_withdrawal_one_level_higher() {
	in_ring(|| {
		let (deal, first) = dispute();
		withdraw(BUYER, first).unwrap();
		let second = complain(BUYER, deal, CLAIM);
		assert_eq!(suspended(RING), [0]);
		work();
		assert_eq!(level(second), 1);
		assert_eq!(suspended(RING), [0, 1, 2]);
		next_era();
		assert_eq!(level(second), 2);
	});
}

#[test]
fn c2_starts_one_level_above_the_one_reached() {
	in_ring(|| {
		let (deal, first) = dispute();
		eras(2);
		withdraw(BUYER, first).unwrap();
		let second = complain(BUYER, deal, CLAIM);
		work();
		assert_eq!((level(second), suspended(RING)), (3, (0..7).collect()));
		vote(1, second, 40).unwrap();
		next_era();
		assert_eq!(level(second), 4);
	});
}

#[test]
fn c2_filed_again_after_the_last_level_gets_one_era_and_then_the_council() {
	in_ring(|| {
		let (deal, first) = dispute();
		eras(6);
		assert_eq!(level(first), 6);
		withdraw(BUYER, first).unwrap();
		let second = complain(BUYER, deal, CLAIM);
		work();
		assert_eq!((level(second), phase(second)), (6, Phase::Climbing));
		next_era();
		assert_eq!(phase(second), Phase::Council);
	});
}

#[test]
fn e4_filed_again_in_the_second_half_joins_at_once_and_climbs_from_the_next_era() {
	in_ring(|| {
		let (deal, first) = dispute();
		withdraw(BUYER, first).unwrap();
		afternoon();
		let second = complain(BUYER, deal, CLAIM);
		work();
		assert_eq!(level(second), 1);
		next_era();
		assert_eq!(level(second), 1);
		next_era();
		assert_eq!(level(second), 2);
	});
}

#[test]
fn c2_a_guarantee_can_be_complained_of_once_more_and_then_once_in_30_eras() {
	in_ring(|| {
		let of = guarantee(1, 0);
		for _ in 0..2 {
			let id = Complaints::next_id();
			file(1, of, 0).unwrap();
			withdraw(1, id).unwrap();
		}
		fails(file(1, of, 0), Error::NoMoreComplaints);
		eras(29);
		fails(file(1, of, 0), Error::NoMoreComplaints);
		next_era();
		file(1, of, 0).unwrap();
	});
}

#[test]
fn c2_the_first_complaint_of_a_guarantee_after_a_decision_can_be_filed_again() {
	in_ring(|| {
		let of = guarantee(1, 0);
		file(1, of, 0).unwrap();
		eras(4);
		fails(file(1, of, 0), Error::AlreadyDecided);
		eras(30);
		let id = Complaints::next_id();
		file(1, of, 0).unwrap();
		withdraw(1, id).unwrap();
		let id = Complaints::next_id();
		file(1, of, 0).unwrap();
		withdraw(1, id).unwrap();
		fails(file(1, of, 0), Error::NoMoreComplaints);
	});
}

#[test]
fn c12_after_the_window_the_deal_takes_complaints_until_it_closes() {
	for worked_first in [false, true] {
		in_ring(|| {
			let deal = open_deal(0, BUYER, CLAIM, Payment::None);
			eras(8);
			let first = complain(BUYER, deal, CLAIM);
			boundary();
			if worked_first {
				work();
			}
			withdraw(BUYER, first).unwrap();
			complain(0, deal, CLAIM);
			work();
		});
	}
}

#[test]
fn fails_when_the_account_has_never_applied() {
	in_ring(|| fails(file(1_000, Obligation::Deal(0), 0), Error::NotKnown));
}

#[test]
fn c1_fails_when_there_is_no_such_deal() {
	in_ring(|| fails(file(BUYER, Obligation::Deal(7), 0), DealError::NoSuchDeal));
}

#[test]
fn c1_fails_when_the_deal_is_only_proposed() {
	in_ring(|| {
		propose(0, BUYER, Delivery::Proposer, CLAIM, Payment::None).unwrap();
		fails(file(BUYER, Obligation::Deal(0), 0), DealError::NotOpen);
	});
}

#[test]
fn c1_fails_when_one_is_no_party() {
	in_ring(|| {
		let deal = open_deal(0, BUYER, CLAIM, Payment::None);
		fails(file(5, Obligation::Deal(deal), 0), DealError::NotAParty);
	});
}

#[test]
fn c1_fails_when_one_is_no_end_of_the_guarantee_or_there_is_none() {
	in_ring(|| {
		fails(file(5, guarantee(1, 0), 0), GuaranteeError::NoSuchGuarantee);
		fails(file(5, guarantee(5, 0), 0), GuaranteeError::NoSuchGuarantee);
	});
}

#[test]
fn d4_fails_when_the_time_is_over() {
	in_ring(|| {
		let deal = open_deal(0, BUYER, CLAIM, Payment::None);
		eras(8);
		boundary();
		fails(file(BUYER, Obligation::Deal(deal), 0), Error::TooLate);
		work();
	});
}

#[test]
fn c2_fails_when_the_claim_is_larger_than_what_is_insured() {
	in_ring(|| {
		let deal = open_deal(0, BUYER, CLAIM, Payment::None);
		fails(file(BUYER, Obligation::Deal(deal), CLAIM + 1), Error::ClaimTooLarge);
		fails(file(1, guarantee(1, 0), 1), Error::ClaimTooLarge);
	});
}

#[test]
fn d3_the_escrow_may_be_claimed_where_it_is_larger_than_what_is_insured() {
	in_ring(|| {
		let none = pallet_synergy_deals::Insured::default();
		let terms = Terms { insured: Some(none), ..usual() };
		propose_with(0, BUYER, Delivery::Proposer, 900 * SYN, Payment::Escrow, terms).unwrap();
		accept_deal(BUYER, 0).unwrap();
		fails(file(BUYER, Obligation::Deal(0), 900 * SYN + 1), Error::ClaimTooLarge);
		fails(file(0, Obligation::Deal(0), 1), Error::ClaimTooLarge);
		file(BUYER, Obligation::Deal(0), 900 * SYN).unwrap();
	});
}

#[test]
fn c2_fails_when_one_has_complained_already() {
	in_ring(|| {
		let (deal, _) = dispute();
		fails(file(BUYER, Obligation::Deal(deal), 0), Error::AlreadyComplained);
	});
}

#[test]
fn c2_fails_when_it_was_decided() {
	in_ring(|| {
		let (deal, id) = dispute_at_level_1();
		all_vote(&[1, 2], id, 100);
		assert!(complaint(id).is_none());
		fails(file(BUYER, Obligation::Deal(deal), 0), Error::AlreadyDecided);
	});
}

#[test]
fn c2_fails_when_it_was_settled_or_has_lapsed() {
	in_ring(|| {
		let (deal, id) = dispute();
		settle(0, id, CLAIM).unwrap();
		fails(file(BUYER, Obligation::Deal(deal), 0), Error::AlreadyDecided);
		let id = Complaints::next_id();
		file(3, guarantee(3, 2), 0).unwrap();
		eras(3);
		assert!(complaint(id).is_none());
		fails(file(3, guarantee(3, 2), 0), Error::AlreadyDecided);
	});
}

#[test]
fn c2_fails_when_it_was_withdrawn_twice() {
	in_ring(|| {
		let (deal, first) = dispute();
		withdraw(BUYER, first).unwrap();
		let second = complain(BUYER, deal, CLAIM);
		withdraw(BUYER, second).unwrap();
		fails(file(BUYER, Obligation::Deal(deal), CLAIM), Error::NoMoreComplaints);
		work();
		next_era();
		fails(file(BUYER, Obligation::Deal(deal), CLAIM), Error::NoMoreComplaints);
	});
}

#[test]
fn c2_fails_when_one_has_32_open_complaints() {
	in_ring(|| {
		let deals: Vec<_> = (0..32).map(|n| open_deal(n % 13, BUYER, SYN, Payment::OnCompletion)).collect();
		for deal in deals {
			complain(BUYER, deal, SYN);
		}
		fails(file(BUYER, guarantee(0, BUYER), 0), Error::TooManyComplaints);
		withdraw(BUYER, 5).unwrap();
		file(BUYER, guarantee(0, BUYER), 0).unwrap();
	});
}

#[test]
fn d4_a_deal_does_not_close_while_it_is_disputed() {
	in_ring(|| {
		let (deal, id) = dispute();
		fails(complete(BUYER, deal), DealError::Disputed);
		fails(cancel(0, deal), DealError::Disputed);
		eras(9);
		assert!(kit::deal(deal).is_some(), "it is past its time");
		assert!(complaint(id).is_some());
	});
}
