//! Calls that are free within a quota per era (F5).

use crate::{mock::*, turns::Rank, Event, Usage, Used};
use frame_support::{
	assert_ok,
	dispatch::Pays,
	traits::{Currency, Get},
};
use sp_runtime::transaction_validity::InvalidTransaction;
use synergy_primitives::Tier;

fn used(who: u64) -> Option<Usage> {
	Used::<Test>::get(who)
}

#[test]
fn f5_a_call_within_the_quota_costs_nothing() {
	run(|| {
		assert_ok!(by(KARIM, remark()).submit().unwrap());
		assert_eq!(Balances::free_balance(KARIM), MONEY);
		assert_eq!(used(KARIM), Some(Usage { era: 4, units: 1 }));
		assert_eq!(Clubs::remaining(KARIM), 99);
		System::assert_last_event(Event::<Test>::QuotaUsed { who: KARIM, units: 1, left: 99 }.into());
	});
}

#[test]
fn f5_the_quota_grows_with_the_tier() {
	run(|| {
		assert_eq!([ZOYA, KARIM, AIGUL, GUEST].map(Clubs::remaining), [30, 100, 300, 5]);
		assert_eq!(Clubs::remaining(STRANGER), 0);
	});
}

#[test]
fn m4_an_account_without_money_is_heard() {
	run(|| {
		assert_eq!(Balances::free_balance(GUEST), 0);
		submit_many(GUEST, 5);
		assert_eq!(Clubs::remaining(GUEST), 0);
	});
}

#[test]
fn f5_a_failed_call_uses_quota() {
	run(|| {
		let result = by(ZOYA, failing()).submit().unwrap();
		assert!(result.is_err());
		assert_eq!(Clubs::remaining(ZOYA), 29);
	});
}

#[test]
fn f5_no_quota_and_no_money_is_refused() {
	run(|| {
		submit_many(ZOYA, 30);
		assert_eq!(by(ZOYA, remark()).validate(), Err(InvalidTransaction::Payment.into()));
		assert_eq!(by(ZOYA, remark()).submit().unwrap_err(), InvalidTransaction::Payment.into());
		assert_eq!(used(ZOYA), Some(Usage { era: 4, units: 30 }));
	});
}

#[test]
fn f5_no_money_and_no_guarantee_is_refused() {
	run(|| {
		assert_eq!(by(77, remark()).validate(), Err(InvalidTransaction::Payment.into()));
		assert_eq!(used(77), None);
	});
}

#[test]
fn f5_validating_takes_nothing() {
	run(|| {
		for _ in 0..50 {
			assert_ok!(by(ZOYA, remark()).validate());
		}
		assert_eq!((Clubs::remaining(ZOYA), used(ZOYA)), (30, None));
	});
}

#[test]
fn f5_the_next_era_brings_a_new_quota() {
	run(|| {
		submit_many(ZOYA, 30);
		Era::set(5);
		assert_eq!(Clubs::remaining(ZOYA), 30);
		submit_many(ZOYA, 1);
		assert_eq!(used(ZOYA), Some(Usage { era: 5, units: 1 }));
	});
}

#[test]
fn a12_a_heavy_call_takes_more_units() {
	run(|| {
		assert_ok!(by(KARIM, remark()).heavy(7).submit().unwrap());
		System::assert_last_event(Event::<Test>::QuotaUsed { who: KARIM, units: 4, left: 96 }.into());
		assert_ok!(by(KARIM, remark()).long(20_000).submit().unwrap());
		System::assert_last_event(Event::<Test>::QuotaUsed { who: KARIM, units: 3, left: 93 }.into());
	});
}

#[test]
fn a12_a_call_heavier_than_the_quota_pays_and_leaves_the_quota() {
	run(|| {
		assert_ok!(by(KARIM, remark()).heavy(200).submit().unwrap());
		assert_eq!(Balances::free_balance(KARIM), MONEY - FEE);
		assert_eq!(Clubs::remaining(KARIM), 100);
		assert_eq!(by(ZOYA, remark()).heavy(60).validate(), Err(InvalidTransaction::Payment.into()));
	});
}

#[test]
fn a12_all_free_calls_of_an_era_fit_into_one_block() {
	run(|| {
		let mut milliseconds = 0;
		let least = Rank::Free { used: 299 }.priority(0);
		while by(AIGUL, remark()).heavy(1).validate().unwrap().priority >= least {
			by(AIGUL, remark()).heavy(1).submit().unwrap().unwrap();
			milliseconds += 1;
		}
		assert_eq!(milliseconds, 300);
		let block: frame_system::limits::BlockWeights = <Test as frame_system::Config>::BlockWeights::get();
		let normal = block.get(frame_support::dispatch::DispatchClass::Normal).max_total.unwrap();
		assert!(milliseconds * MILLISECOND < normal.ref_time());
	});
}

#[test]
fn f5_who_has_used_less_goes_first_and_before_paid_calls() {
	run(|| {
		let priority = |sent: Sent| sent.validate().unwrap().priority;
		submit_many(KARIM, 20);
		submit_many(ZOYA, 3);
		assert!(priority(by(AIGUL, remark())) > priority(by(ZOYA, remark())));
		assert!(priority(by(ZOYA, remark())) > priority(by(KARIM, remark())));
		assert!(priority(by(KARIM, remark())) > priority(by(STRANGER, remark())));
		assert!(priority(by(KARIM, remark())) > priority(by(STRANGER, remark()).tip(MONEY / 2)));
	});
}

#[test]
fn f5_everybody_takes_turns() {
	run(|| {
		let priority = |sent: Sent| sent.validate().unwrap().priority;
		submit_many(KARIM, 50);
		assert!(priority(by(KARIM, remark())) > priority(by(AIGUL, remark()).behind(1)));
		assert!(priority(by(STRANGER, remark())) > priority(by(AIGUL, remark()).behind(300)));
		assert!(priority(by(STRANGER, remark())) > priority(by(AIGUL, remark()).behind(300).tip(MONEY / 2)));
		assert!(priority(by(AIGUL, remark()).behind(299)) > priority(by(STRANGER, remark()).tip(MONEY / 2)));
	});
}

#[test]
fn a12_no_more_calls_wait_as_free_than_the_quota_has_units() {
	run(|| {
		submit_many(ZOYA, 10);
		assert_ok!(by(ZOYA, remark()).behind(19).validate());
		assert_eq!(by(ZOYA, remark()).behind(20).validate(), Err(InvalidTransaction::Payment.into()));
		assert_eq!(by(ZOYA, remark()).behind(10_000).validate(), Err(InvalidTransaction::Payment.into()));
	});
}

#[test]
fn f5_a_large_call_behind_others_may_be_free_and_waits_among_those_that_pay() {
	run(|| {
		let large = || by(ZOYA, remark()).heavy(8);
		let free = Rank::Free { used: 299 }.priority(10_000);
		assert!(large().behind(5).validate().unwrap().priority > free);
		let perhaps = large().behind(6).validate().unwrap().priority;
		assert!(perhaps < free);
		assert!(perhaps > by(STRANGER, remark()).behind(6).tip(MONEY / 2).validate().unwrap().priority);
		assert_eq!(large().behind(26).validate(), Err(InvalidTransaction::Payment.into()));
	});
}

#[test]
fn f5_who_is_vouched_for_and_pays_goes_before_strangers_that_pay() {
	run(|| {
		submit_many(KARIM, 100);
		let (member, stranger) = (by(KARIM, remark()), by(STRANGER, remark()).tip(MONEY / 2));
		assert!(member.validate().unwrap().priority > stranger.validate().unwrap().priority);
		let (member, stranger) = (by(KARIM, remark()).behind(1), by(STRANGER, remark()));
		assert!(stranger.validate().unwrap().priority > member.validate().unwrap().priority);
	});
}

#[test]
fn calls_of_one_signer_are_in_the_order_of_their_nonces() {
	run(|| {
		let second = by(KARIM, remark()).behind(1).validate().unwrap();
		let first = by(KARIM, remark()).validate().unwrap();
		assert_eq!((first.requires.len(), second.requires), (0, first.provides));
		assert_eq!(by(KARIM, remark()).behind(1).submit().unwrap_err(), InvalidTransaction::Future.into());
		assert_ok!(by(KARIM, remark()).submit().unwrap());
		assert_eq!(System::account_nonce(KARIM), 1);
	});
}

#[test]
fn f5_a_tip_pays_and_takes_no_quota() {
	run(|| {
		assert_ok!(by(KARIM, remark()).tip(50).submit().unwrap());
		assert_eq!(Balances::free_balance(KARIM), MONEY - FEE - 50);
		assert_eq!(Clubs::remaining(KARIM), 100);
	});
}

#[test]
fn a_call_that_costs_nobody_a_fee_takes_no_quota() {
	run(|| {
		let mut sent = by(KARIM, remark());
		sent.info.pays_fee = Pays::No;
		assert_ok!(sent.submit().unwrap());
		assert_eq!((Clubs::remaining(KARIM), Balances::free_balance(KARIM)), (100, MONEY));
	});
}

#[test]
fn f5_a_tier_that_fell_during_the_era_leaves_what_its_quota_leaves() {
	run(|| {
		submit_many(KARIM, 40);
		stand(KARIM, Some((Some(0), Tier::T10)));
		assert_eq!(Clubs::remaining(KARIM), 0);
		submit_many(KARIM, 1);
		assert_eq!(Balances::free_balance(KARIM), MONEY - FEE);
	});
}

#[test]
fn f5_who_is_no_longer_vouched_for_pays() {
	run(|| {
		submit_many(KARIM, 1);
		stand(KARIM, None);
		assert_eq!(Clubs::remaining(KARIM), 0);
		submit_many(KARIM, 1);
		assert_eq!(Balances::free_balance(KARIM), MONEY - FEE);
	});
}

#[test]
fn p8_what_was_used_goes_with_the_account() {
	run(|| {
		submit_many(ZOYA, 1);
		submit_many(KARIM, 1);
		System::dec_sufficients(&ZOYA);
		assert_eq!(used(ZOYA), None);
		let _ = Balances::slash(&KARIM, MONEY);
		assert_eq!(used(KARIM), None);
	});
}

#[test]
fn unspent_weight_of_the_extension_comes_back() {
	run(|| {
		use crate::WeightInfo;
		let announced = by(KARIM, remark()).info.extension_weight;
		let spent = |sent: Sent| sent.submit().unwrap().unwrap().actual_weight.unwrap() - remark_weight();
		let nonce = weight_of_nonce();
		assert_eq!(announced, nonce + <() as WeightInfo>::pay_fee().max(<() as WeightInfo>::use_quota()));
		assert_eq!(spent(by(KARIM, remark())), nonce + <() as WeightInfo>::use_quota());
		assert_eq!(spent(by(STRANGER, remark())), nonce + <() as WeightInfo>::pay_fee());
	});
}

fn remark_weight() -> frame_support::weights::Weight {
	use frame_support::dispatch::GetDispatchInfo;
	remark().get_dispatch_info().call_weight
}

#[test]
fn is_free_says_what_a_call_will_cost() {
	run(|| {
		let is_free = |sent: &Sent| Clubs::is_free(&sent.who, &sent.call, &sent.info, sent.len as u32);
		assert!(is_free(&by(ZOYA, remark())));
		assert!(is_free(&by(STRANGER, push())));
		assert!(!is_free(&by(STRANGER, remark())));
		assert!(!is_free(&by(ZOYA, remark()).heavy(60)));
	});
}
