//! The number that a customer has while something of its is open (M6, P8), also as a candidate (M1) and after.

use super::*;

#[test]
fn d7_a_candidate_and_a_former_member_buy_under_their_numbers() {
	story(|| {
		apply(1_001, Tier::T10, &[]).unwrap();
		for guarantor in [3, 4] {
			pledge(guarantor, 1_002, Tier::T10).unwrap();
		}
		apply(1_002, Tier::T10, &[3, 4]).unwrap();
		leave(1_002).unwrap();
		assert_eq!(status(1_002), Status::Former);
		for buyer in [1_001, 1_002] {
			let known = number(buyer);
			let id = next_deal();
			propose(buyer, 0, Delivery::Counterparty, SYN, Payment::Escrow).unwrap();
			accept_deal(0, id).unwrap();
			assert_eq!((number(buyer), member(buyer).deals, deal(id).unwrap().by_customer), (known, 1, true));
			complain(buyer, id, SYN);
			assert!(!is_suspended(0));
			promises();
		}
		assert_eq!(Customers::<Runtime>::iter().count(), 0);
	});
}

#[test]
fn d7_who_has_applied_in_vain_goes_on_as_a_customer_with_what_it_buys() {
	story(|| {
		apply(1_001, Tier::T10, &[]).unwrap();
		pledge(5, 1_001, Tier::T10).unwrap();
		accept_guarantor(1_001, 5).unwrap();
		eras(13);
		let (id, customer) = (next_deal(), number(1_001));
		propose(1_001, 0, Delivery::Counterparty, SYN, Payment::Escrow).unwrap();
		accept_deal(0, id).unwrap();
		propose(1_001, 3, Delivery::Counterparty, SYN, Payment::Escrow).unwrap();
		next_era();
		assert_eq!((number(1_001), open(1_001)), (customer, (2, 0)), "the application has expired all the same");
		assert_eq!((record_count(customer), member(5).wards.len()), (0, 2), "M1: its guarantor is free");
		let numbered = GuaranteesEvent::CustomerNumbered { account: who(1_001), customer };
		assert!(System::events().iter().any(|record| record.event == RuntimeEvent::Guarantees(numbered.clone())));
		promises();
		refuse(3, id + 1).unwrap();
		complain(1_001, id, SYN);
		assert!(!is_suspended(0));
		withdraw(1_001, 0).unwrap();
		complete(1_001, id).unwrap();
		is_forgotten(1_001);
	});
}

/// How many members have this number.
fn record_count(number: MemberIndex) -> usize {
	pallet_synergy_guarantees::Members::<Runtime>::iter_keys().filter(|other| *other == number).count()
}

#[test]
fn d1_who_has_applied_in_vain_can_answer_what_was_proposed_to_it() {
	story(|| {
		apply(1_001, Tier::T10, &[]).unwrap();
		eras(10);
		let id = next_deal();
		(0..3).for_each(|_| propose(0, 1_001, Delivery::Proposer, SYN, Payment::Escrow).unwrap());
		assert_eq!(member(1_001).offers, 3);
		refuse(1_001, id).unwrap();
		assert_eq!(member(1_001).offers, 2);
		eras(4);
		assert_eq!(open(1_001), (0, 2));
		promises();
		accept_deal(1_001, id + 1).unwrap();
		complete(1_001, id + 1).unwrap();
		refuse(1_001, id + 2).unwrap();
		is_forgotten(1_001);
	});
}

#[test]
fn d7_who_gives_its_application_up_can_answer_what_was_proposed_to_it() {
	story(|| {
		apply(1_001, Tier::T10, &[]).unwrap();
		let id = next_deal();
		propose(0, 1_001, Delivery::Proposer, SYN, Payment::Escrow).unwrap();
		leave(1_001).unwrap();
		assert_eq!(open(1_001), (0, 1));
		promises();
		apply(1_001, Tier::T10, &[]).unwrap();
		assert_eq!((number(1_001), member(1_001).offers), (8, 1), "M6");
		promises();
		eras(7);
		assert_eq!(member(1_001).offers, 0);
		fails(accept_deal(1_001, id), Error::NoSuchDeal);
		eras(7);
		is_forgotten(1_001);
	});
}

#[test]
fn m6_of_a_member_only_deals_are_counted_because_its_number_lasts() {
	story(|| {
		let id = next_deal();
		propose(0, 1_001, Delivery::Proposer, SYN, Payment::Escrow).unwrap();
		for guarantor in [4, 5] {
			pledge(guarantor, 1_001, Tier::T10).unwrap();
		}
		apply(1_001, Tier::T10, &[4]).unwrap();
		assert_eq!(member(1_001).offers, 1);
		accept_guarantor(1_001, 5).unwrap();
		assert_eq!((status(1_001), member(1_001).offers), (Status::Member, 0));
		promises();
		accept_deal(1_001, id).unwrap();
		fails_in_guarantees(leave(1_001), GuaranteesError::StillEngaged);
		complete(1_001, id).unwrap();
		leave(1_001).unwrap();
	});
}

#[test]
fn m1_an_application_waits_for_the_end_of_a_complaint_about_a_guarantee() {
	story(|| {
		apply(1_001, Tier::T10, &[]).unwrap();
		pledge(5, 1_001, Tier::T10).unwrap();
		accept_guarantor(1_001, 5).unwrap();
		order_of(1_001);
		eras(13);
		let complaint = Complaints::next_id();
		file(5, Obligation::Guarantee { guarantor: 5, ward: number(1_001) }, 0).unwrap();
		next_era();
		assert_eq!(status(1_001), Status::Candidate { until: 15 });
		withdraw(5, complaint).unwrap();
		next_era();
		assert_eq!(known(1_001), None);
	});
}

/// A guarantor that has become a candidate, and that a customer's complaint has reached: its guarantees are gone, because such
/// a complaint keeps no deposit (G3).
fn reached_candidate() -> ComplaintId {
	pledge(4, 0, Tier::T100).unwrap();
	accept_guarantor(0, 4).unwrap();
	make_lapse(1);
	eras(14);
	let complaint = complain(SHOPPER, bought(), 50 * SYN);
	next_era();
	assert!(Reached::<Runtime>::get(complaint, 0).contains(&number(1)));
	next_era();
	assert_eq!(status(1), Status::Candidate { until: 17 });
	assert!(member(1).wards.is_empty());
	complaint
}

#[test]
fn m1_an_application_of_a_former_member_waits_for_the_end_of_a_customers_complaint() {
	story(|| {
		let complaint = reached_candidate();
		next_era();
		assert_eq!(status(1), Status::Candidate { until: 18 });
		withdraw(SHOPPER, complaint).unwrap();
		next_era();
		assert_eq!(status(1), Status::Former);
	});
}

#[test]
fn e3_a_customers_complaint_that_ends_before_an_application_is_worked_off_keeps_it_as_well() {
	for is_served_first in [true, false] {
		story(|| {
			let complaint = reached_candidate();
			boundary();
			if is_served_first {
				work();
			}
			withdraw(SHOPPER, complaint).unwrap();
			work();
			assert_eq!(status(1), Status::Candidate { until: 18 });
			next_era();
			assert_eq!(status(1), Status::Former);
		});
	}
}

/// Somebody proposes to buy from founder 0.
fn order_of(buyer: u32) {
	propose(buyer, 0, Delivery::Counterparty, SYN, Payment::Escrow).unwrap();
}

#[test]
fn e3_what_ends_before_an_application_is_worked_off_leaves_the_same_as_after_it() {
	for is_served_first in [true, false] {
		story(|| {
			apply(1_001, Tier::T10, &[]).unwrap();
			eras(13);
			let id = next_deal();
			order_of(1_001);
			propose(0, 1_001, Delivery::Proposer, SYN, Payment::Escrow).unwrap();
			boundary();
			if is_served_first {
				work();
			}
			refuse(0, id).unwrap();
			cancel(0, id + 1).unwrap();
			work();
			is_forgotten(1_001);
			assert_eq!(Eras::tasks(), 0);
		});
	}
}

#[test]
fn e3_fails_when_the_application_is_over_and_not_yet_worked_off() {
	story(|| {
		apply(1_001, Tier::T10, &[]).unwrap();
		eras(13);
		boundary();
		let buy = || propose(1_001, 0, Delivery::Counterparty, SYN, Payment::Escrow);
		fails_in_guarantees(buy(), GuaranteesError::Due);
		fails_in_guarantees(propose(0, 1_001, Delivery::Proposer, SYN, Payment::Escrow), GuaranteesError::Due);
		work();
		buy().unwrap();
		assert_eq!(open(1_001), (1, 0), "it is a customer now");
	});
}

#[test]
fn m6_a_customer_that_applies_keeps_its_number_and_what_is_open() {
	story(|| {
		let id = bought();
		let customer = number(SHOPPER);
		propose(3, SHOPPER, Delivery::Proposer, SYN, Payment::Escrow).unwrap();
		for guarantor in [4, 5] {
			pledge(guarantor, SHOPPER, Tier::T100).unwrap();
		}
		apply(SHOPPER, Tier::T100, &[4, 5]).unwrap();
		assert_eq!((number(SHOPPER), status(SHOPPER), member(SHOPPER).deals), (customer, Status::Member, 1));
		assert_eq!(Customers::<Runtime>::iter().count(), 0);
		promises();
		accept_deal(SHOPPER, id + 1).unwrap();
		assert!(!deal(id + 1).unwrap().by_customer, "it is a member when it accepts");
		fails_in_guarantees(leave(SHOPPER), GuaranteesError::StillEngaged);
		// What it bought as a customer stays a customer's.
		complain(SHOPPER, id, 50 * SYN);
		nobody_is_suspended();
		complain(SHOPPER, id + 1, SYN);
		assert!(is_suspended(3));
	});
}

#[test]
fn p8_a_customer_whose_application_expires_is_forgotten() {
	story(|| {
		let id = bought();
		apply(SHOPPER, Tier::T10, &[]).unwrap();
		complete(SHOPPER, id).unwrap();
		eras(14);
		is_forgotten(SHOPPER);
	});
}
