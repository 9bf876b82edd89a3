//! The number of a customer that has ordered, also as a candidate and after (M6, D7).

use super::*;

#[test]
fn d7_a_number_lasts_until_the_last_order_and_the_last_deal_are_closed() {
	story(|| {
		use pallet_synergy_deals::{Delivery, NextDeal, Payment};
		let id = ordered();
		let customer = number(SHOPPER);
		let deal = NextDeal::<Runtime>::get();
		propose(SHOPPER, FUEL, Delivery::Counterparty, SYN, Payment::Escrow).unwrap();
		accept_deal(FUEL, deal).unwrap();
		order(SHOPPER, id, 1).unwrap();
		complete(SHOPPER, deal).unwrap();
		assert_eq!((known(SHOPPER), orders(SHOPPER)), (Some(customer), 2));
		eras(PERIOD + 3);
		assert_eq!((is_open(id, 1), orders(SHOPPER)), (false, 1));
		eras(PERIOD);
		nobody_is_left();
	});
}

#[test]
fn m6_a_customer_that_applies_keeps_its_number_and_what_it_has_ordered_stays_a_customers() {
	story(|| {
		let id = ordered();
		let customer = number(SHOPPER);
		order_standing(SHOPPER, id, 1).unwrap();
		for guarantor in [1, 2] {
			pledge(guarantor, SHOPPER, Tier::T100).unwrap();
		}
		apply(SHOPPER, Tier::T100, &[1, 2]).unwrap();
		assert_eq!((number(SHOPPER), status(SHOPPER)), (customer, Status::Member));
		assert_eq!(Customers::<Runtime>::iter().count(), 0);
		promises();
		fails_in_guarantees(leave(SHOPPER), GuaranteesError::StillEngaged);
		complained(SHOPPER, id, 60 * SYN);
		nobody_is_suspended();
		eras(2 * PERIOD);
		assert!(!order_of(id, 3, customer).unwrap().by_customer, "what renews is a member's");
		cancel_order(SHOPPER, id).unwrap();
		eras(PERIOD + 3);
		leave(SHOPPER).unwrap();
	});
}

#[test]
fn d7_a_candidate_and_a_former_member_order_under_their_numbers() {
	story(|| {
		apply(SHOPPER, Tier::T10, &[]).unwrap();
		for guarantor in [1, 2] {
			pledge(guarantor, OTHER, Tier::T10).unwrap();
		}
		apply(OTHER, Tier::T10, &[1, 2]).unwrap();
		leave(OTHER).unwrap();
		let id = started(sausages());
		for buyer in [SHOPPER, OTHER] {
			let known = number(buyer);
			order(buyer, id, 1).unwrap();
			assert_eq!(number(buyer), known);
			assert!(order_of(id, 1, known).unwrap().by_customer);
		}
		assert_eq!(Customers::<Runtime>::iter().count(), 0);
		next_era();
		complained(OTHER, id, 20 * SYN);
		nobody_is_suspended();
	});
}

#[test]
fn d7_who_has_applied_in_vain_goes_on_as_a_customer_with_what_it_has_ordered() {
	story(|| {
		let id = started(Terms { period: 20, ..sausages() });
		apply(SHOPPER, Tier::T10, &[]).unwrap();
		order_standing(SHOPPER, id, 1).unwrap();
		let customer = number(SHOPPER);
		assert_eq!(member(SHOPPER).orders, 2);
		promises();
		eras(14);
		assert_eq!((number(SHOPPER), orders(SHOPPER)), (customer, 2), "the application has expired all the same");
		cancel_order(SHOPPER, id).unwrap();
		assert_eq!(orders(SHOPPER), 1);
		eras(11);
		nobody_is_left();
	});
}

#[test]
fn d7_what_a_member_has_ordered_stays_a_members_when_it_lapses() {
	story(|| {
		let id = started(Terms { period: 10, ..sausages() });
		order_standing(ANNA, id, 3).unwrap();
		next_era();
		make_lapse(ANNA);
		eras(4);
		assert!(matches!(status(ANNA), Status::Candidate { .. }));
		complain_of_order(ANNA, id, 1, 60 * SYN);
		assert!(is_suspended(WORKSHOP));
		eras(7);
		assert!(order_of(id, 2, ANNA).unwrap().by_customer, "what renews now is a customer's");
	});
}

#[test]
fn e3_orders_of_customers_end_the_same_in_the_smallest_slices() {
	let root = |millis: Option<u64>| {
		chain(16, Tier::T2100).execute_with(|| {
			let id = started(sausages());
			(1_001..1_030).for_each(|n| order_standing(n, id, n % 3 + 1).unwrap());
			impoverish(1_007);
			for n in 0..24 {
				boundary();
				match millis {
					// Enough for the heaviest step, and little more.
					Some(millis) => {
						let weight = frame_support::weights::Weight::from_parts(millis * 1_000_000_000, u64::MAX);
						let slices = work_in_slices(weight);
						assert!(n > 0 || slices > 1);
					}
					None => work(),
				}
			}
			nobody_is_left();
			promises();
			System::reset_events();
			sp_io::storage::root(sp_runtime::StateVersion::V1)
		})
	};
	assert_eq!(root(None), root(Some(3)));
}

#[test]
fn r3_an_audit_finds_a_customer_whose_orders_are_not_counted() {
	story(|| {
		ordered();
		promises();
		let customer = number(SHOPPER);
		let change = |by: u32| Customers::<Runtime>::mutate(customer, |entry| entry.as_mut().unwrap().orders = by);
		change(2);
		assert_eq!(broken(), ["P8: a count of orders is left behind: 2 kept, 1 found"]);
		change(1);
		let entry = Customers::<Runtime>::take(customer).unwrap();
		let words = "D7: somebody who has ordered is not known".into();
		assert!(broken().contains(&words), "who has ordered must be known");
		Customers::<Runtime>::insert(customer, entry);
	});
}
