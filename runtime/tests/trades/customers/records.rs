//! What is remembered of customers and of sales to them (R2, R3), and what they have not (F5).

use super::*;

#[test]
fn r2_a_sale_to_a_customer_counts_and_is_told_apart() {
	story(|| {
		complete(SHOPPER, bought()).unwrap();
		let record = record(0);
		assert_eq!((record.deals, record.volume, record.counterparties), (1, 50 * SYN, 0));
		assert_eq!((record.sales, record.sold), (1, 50 * SYN));
		complete(3, sale()).unwrap();
		assert_eq!((kit::record(0).deals, kit::record(0).sales, kit::record(0).counterparties), (2, 1, 1));
		assert_eq!(pallet_synergy_guarantees::Counterparties::<Runtime>::iter().count(), 1, "P8");
	});
}

#[test]
fn r2_who_never_was_a_member_has_no_record() {
	story(|| {
		let id = bought();
		apply(SHOPPER, Tier::T10, &[]).unwrap();
		complete(SHOPPER, id).unwrap();
		assert_eq!(record(SHOPPER), Default::default());
	});
}

#[test]
fn f5_a_customer_has_no_free_calls_and_no_member_reads_as_one() {
	story(|| {
		bought();
		assert_eq!(synergy_runtime::Clubs::remaining(who(SHOPPER)), 0);
		assert_eq!(reading::member(who(SHOPPER)), None);
		assert_eq!((reading::capacity(who(SHOPPER)), reading::suspensions(who(SHOPPER))), (0, vec![]));
	});
}

#[test]
fn r3_an_audit_finds_a_customer_that_is_left_behind() {
	story(|| {
		bought();
		promises();
		let customer = number(SHOPPER);
		let change = |by: u32| Customers::<Runtime>::mutate(customer, |entry| entry.as_mut().unwrap().deals = by);
		change(0);
		let counted = "P8: a count of deals is left behind: 0 kept, 1 found";
		assert_eq!(broken(), ["P8: a customer with nothing open is left behind", counted]);
		assert!(Guarantees::do_try_state().is_err());
		change(1);
	});
}
