//! `issue` (F4).

use crate::*;
use synergy_runtime::configs::federation::FederationTreasury;

#[test]
fn f4_succeeds_and_there_is_so_much_more_money() {
	story(|| {
		let before = supply();
		issue(BANK, HOLDER, 300 * SYN, "A-17").unwrap();
		assert_eq!((free(HOLDER), supply()), (PURSE + 300 * SYN, before + 300 * SYN));
		assert_eq!(TotalIssued::<Runtime>::get(), 300 * SYN);
		let receipt = Receipts::<Runtime>::get(who(BANK), reference("A-17"));
		assert_eq!(receipt, Some(Receipt { to: who(HOLDER), amount: 300 * SYN, era: 0 }));
		assert!(has_happened(Event::MoneyIssued {
			depository: who(BANK),
			to: who(HOLDER),
			amount: 300 * SYN,
			reference: reference("A-17"),
			price: RECEIPT,
		}));
	});
}

#[test]
fn f4_succeeds_to_an_account_that_does_not_exist() {
	story(|| {
		let newcomer = 10_000;
		issue(BANK, newcomer, 1, "A-17").unwrap();
		assert_eq!((free(newcomer), System::providers(&who(newcomer))), (1, 1));
	});
}

#[test]
fn m4_succeeds_to_an_account_that_exists_by_a_pledge_only() {
	story(|| {
		let newcomer = 10_000;
		pledge(0, newcomer, Tier::T10).unwrap();
		issue(BANK, newcomer, 7, "A-17").unwrap();
		assert_eq!(free(newcomer), 7);
	});
}

#[test]
fn f4_the_price_of_the_entry_goes_to_the_federation() {
	story(|| {
		let treasury = FederationTreasury::get();
		issue(BANK, HOLDER, SYN, "A-17").unwrap();
		assert_eq!((free(BANK), Balances::free_balance(treasury)), (PURSE - RECEIPT, RECEIPT));
	});
}

#[test]
fn f4_a_depository_without_money_pays_from_what_it_issues_to_itself() {
	story(|| {
		let poor = 10_000;
		appoint(poor, LIMIT).unwrap();
		fails(issue(poor, HOLDER, SYN, "A-17"), Error::CannotPayForReceipt);
		issue(poor, poor, SYN, "A-17").unwrap();
		assert_eq!(free(poor), SYN - RECEIPT);
		issue(poor, HOLDER, SYN, "A-18").unwrap();
	});
}

#[test]
fn f4_succeeds_up_to_the_limit_and_begins_anew_with_the_era() {
	story(|| {
		issue(BANK, HOLDER, LIMIT - 1, "1").unwrap();
		assert_eq!(Depository::left(who(BANK)), 1);
		issue(BANK, HOLDER, 1, "2").unwrap();
		fails(issue(BANK, HOLDER, 1, "3"), Error::OverLimit);
		afternoon();
		fails(issue(BANK, HOLDER, 1, "3"), Error::OverLimit);
		boundary();
		issue(BANK, HOLDER, LIMIT, "3").unwrap();
		fails(issue(BANK, HOLDER, 1, "4"), Error::OverLimit);
		assert_eq!(books(BANK).issued, 2 * LIMIT);
		work();
	});
}

#[test]
fn f4_nothing_of_the_limit_is_carried_over_or_given_back() {
	story(|| {
		eras(3);
		issue(BANK, HOLDER, LIMIT, "1").unwrap();
		confirm(BANK, redemption(HOLDER, LIMIT)).unwrap();
		fails(issue(BANK, HOLDER, 1, "2"), Error::OverLimit);
	});
}

#[test]
fn f4_two_depositories_may_have_a_receipt_of_the_same_name() {
	story(|| {
		appoint(OTHER, LIMIT).unwrap();
		issue(BANK, HOLDER, SYN, "1").unwrap();
		issue(OTHER, HOLDER, 2 * SYN, "1").unwrap();
		assert_eq!((books(BANK).issued, books(OTHER).issued), (SYN, 2 * SYN));
	});
}

#[test]
fn f4_succeeds_when_the_depository_is_a_suspended_member() {
	story(|| {
		appoint(0, LIMIT).unwrap();
		make_suspended(0);
		issue(0, HOLDER, SYN, "1").unwrap();
	});
}

#[test]
fn f4_fails_when_it_is_no_depository() {
	story(|| {
		fails(issue(0, 0, SYN, "1"), Error::NotADepository);
		fails(issue(OTHER, OTHER, SYN, "1"), Error::NotADepository);
		assert_eq!(
			RuntimeCall::from(Call::issue { to: who(0), amount: SYN, reference: reference("1") })
				.dispatch(RuntimeOrigin::root())
				.unwrap_err()
				.error,
			DispatchError::BadOrigin,
			"the federation itself has no receipts"
		);
	});
}

#[test]
fn f4_fails_when_it_was_dismissed() {
	story(|| {
		dismiss(BANK).unwrap();
		fails(issue(BANK, HOLDER, SYN, "1"), Error::NotADepository);
	});
}

#[test]
fn f4_fails_when_the_amount_is_0() {
	story(|| fails(issue(BANK, HOLDER, 0, "1"), Error::NothingAtStake));
}

#[test]
fn f4_fails_when_there_is_no_reference() {
	story(|| fails(issue(BANK, HOLDER, SYN, ""), Error::NoReference));
}

#[test]
fn f4_fails_when_the_receipt_was_used() {
	story(|| {
		issue(BANK, HOLDER, SYN, "1").unwrap();
		fails(issue(BANK, HOLDER, SYN, "1"), Error::ReceiptUsed);
		eras(20);
		fails(issue(BANK, 0, SYN, "1"), Error::ReceiptUsed);
		dismiss(BANK).unwrap();
		appoint(BANK, LIMIT).unwrap();
		fails(issue(BANK, 0, SYN, "1"), Error::ReceiptUsed);
	});
}

#[test]
fn f4_fails_when_it_is_over_the_limit() {
	story(|| {
		fails(issue(BANK, HOLDER, LIMIT + 1, "1"), Error::OverLimit);
		fails(issue(BANK, HOLDER, Balance::MAX, "1"), Error::OverLimit);
	});
}

#[test]
fn f4_fails_when_there_would_be_too_much_money() {
	story(|| {
		set_limit(BANK, Balance::MAX).unwrap();
		fails(issue(BANK, HOLDER, Balance::MAX - supply() + 1, "1"), Error::TooMuchMoney);
		let most = Balance::MAX - supply();
		issue(BANK, HOLDER, most, "1").unwrap();
		assert_eq!(supply(), Balance::MAX);
		fails(issue(BANK, HOLDER, 1, "2"), Error::TooMuchMoney);
		// The counters may not overflow either: what is redeemed makes place in the supply, and not in them.
		confirm(BANK, redemption(HOLDER, most)).unwrap();
		next_era();
		fails(issue(BANK, HOLDER, supply() + 1, "2"), Error::TooMuchMoney);
	});
}

#[test]
fn f4_fails_when_the_price_of_the_entry_cannot_be_paid() {
	story(|| {
		transfer(BANK, HOLDER, free(BANK) - RECEIPT).unwrap();
		fails(issue(BANK, HOLDER, SYN, "1"), Error::CannotPayForReceipt);
		assert_eq!(TotalIssued::<Runtime>::get(), 0);
		transfer(HOLDER, BANK, 1).unwrap();
		issue(BANK, HOLDER, SYN, "1").unwrap();
		assert_eq!(free(BANK), 1, "it keeps its account");
	});
}
