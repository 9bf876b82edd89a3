//! `unpledge` (G1).
use crate::*;

#[test]
fn g1_succeeds_for_guarantor_ward_and_payer_and_returns_each_its_own() {
	for by in [0, 1_001, 1_000] {
		chain(6, Tier::T100).execute_with(|| {
			fund(1_000, 0, 1_001, 4 * SYN, SYN).unwrap();
			pledge(0, 1_001, Tier::T10).unwrap();
			unpledge(by, 0, 1_001).unwrap();
			assert_eq!((held(0), free(1_000), given(0)), (200 * SYN, PURSE, (2, 0)));
			assert_eq!(sufficients(1_001), 0);
			assert!(has_happened(Event::Unpledged { guarantor: 0, ward: who(1_001) }));
			promises();
		});
	}
}

#[test]
fn m4_succeeds_for_a_ward_with_no_money_whose_account_is_gone_then() {
	chain(6, Tier::T100).execute_with(|| {
		pledge(0, 10_000, Tier::T10).unwrap();
		unpledge(10_000, 0, 10_000).unwrap();
		assert!(!System::account_exists(&who(10_000)));
		promises();
	});
}

#[test]
fn c5_succeeds_when_suspended_or_lapsing() {
	chain(6, Tier::T100).execute_with(|| {
		pledge(0, 1_000, Tier::T10).unwrap();
		pledge(1, 1_000, Tier::T10).unwrap();
		suspend(0, 1);
		revoke(3, 1).unwrap();
		unpledge(0, 0, 1_000).unwrap();
		unpledge(1, 1, 1_000).unwrap();
		promises();
	});
}

#[test]
fn g1_fails_when_not_signed() {
	chain(6, Tier::T100).execute_with(|| {
		only_signed(pallet_synergy_guarantees::Call::<Runtime>::unpledge { guarantor: who(0), ward: who(1_000) });
		promises();
	});
}

#[test]
fn g1_fails_when_there_is_no_such_pledge() {
	chain(6, Tier::T100).execute_with(|| {
		refused(unpledge(0, 0, 1_000), Error::NoSuchPledge);
		refused(unpledge(1_000, 1_001, 1_000), Error::NoSuchPledge);
		join(1_000, Tier::T10, &[0, 1]);
		refused(unpledge(0, 0, 1_000), Error::NoSuchPledge);
		promises();
	});
}

#[test]
fn g1_fails_when_it_is_not_yours() {
	chain(6, Tier::T100).execute_with(|| {
		fund(1_002, 0, 1_000, SYN, 0).unwrap();
		pledge(0, 1_000, Tier::T10).unwrap();
		refused(unpledge(1_001, 0, 1_000), Error::NotYourPledge);
		refused(unpledge(1, 0, 1_000), Error::NotYourPledge);
		promises();
	});
}
