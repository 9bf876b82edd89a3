//! One member's spam never delays others by more than two blocks (F5, A12), on the whole runtime with a plain model of the
//! pool in front of it.
#[path = "../kit/mod.rs"]
mod kit;
mod pool;

use kit::{calls::*, *};
use pallet_synergy_deals::{Call as D, Delivery, Payment};
use pool::Pool;
use sp_runtime::transaction_validity::InvalidTransaction;
use synergy_primitives::{Balance, Tier};

/// The member that spams.
const SPAMMER: u32 = 0;
/// A member that has not called anything in this era.
const FRESH: u32 = 1;
/// One that has used most of its quota.
const BUSY: u32 = 2;
/// One that has used all of it, and pays.
const OVER: u32 = 3;
/// Nobody vouches for it, and it pays.
const STRANGER: u32 = 1_010;

/// More than fits into two blocks.
const FLOOD: u32 = 10_000;

/// Runs a story on a ring of eight founders of the highest tier.
fn story(test: impl FnOnce(&mut Pool)) {
	chain(8, Tier::T2100).execute_with(|| {
		let mut pool = Pool::default();
		pool.spammers.insert(SPAMMER);
		use_up(BUSY, 250);
		use_up(OVER, 300);
		test(&mut pool);
		promises();
	});
}

/// Notes that a member has used so many units in this era.
fn use_up(n: u32, units: u32) {
	pallet_synergy_clubs::Used::<Runtime>::insert(who(n), pallet_synergy_clubs::Usage { era: era(), units });
}

/// A call of so many bytes.
fn remark(bytes: usize) -> RuntimeCall {
	frame_system::Call::remark { remark: vec![b'.'; bytes] }.into()
}

/// A call of some weight that fails: nothing is at stake in it.
fn proposal() -> RuntimeCall {
	let (delivery, payment) = (Delivery::Proposer, Payment::None);
	let (counterparty, text) = (who(FRESH), Default::default());
	let (amount, due, warranty, portion, insured) = (0, 5, 0, None, None);
	D::propose { counterparty, delivery, amount, due, warranty, text, portion, payment, insured }.into()
}

/// As many calls of `by` as the pool takes, up to `count`.
fn flood(pool: &mut Pool, by: u32, count: u32, call: &RuntimeCall, tip: Balance) -> u32 {
	(0..count).take_while(|_| pool.send(by, call.clone(), tip).is_ok()).count() as u32
}

/// Everybody else sends such a call now, and it is in a block within two.
#[track_caller]
fn others_are_not_delayed(pool: &mut Pool, call: &RuntimeCall) {
	let others = [FRESH, BUSY, OVER, STRANGER, 2_000];
	for _ in 0..2 {
		for other in others {
			pool.send(other, call.clone(), 0).unwrap();
		}
		pool.make_block();
		pool.make_block();
		assert_eq!(others.map(|other| pool.waiting(other)), [0; 5], "within two blocks");
	}
	assert!(pool.spammers.iter().any(|n| pool.waiting(*n) > 0), "and the flood goes on");
}

#[test]
fn f5_ten_thousand_calls_of_one_member_delay_nobody() {
	story(|pool| {
		assert_eq!(flood(pool, SPAMMER, FLOOD, &proposal(), 0), FLOOD);
		others_are_not_delayed(pool, &proposal());
	});
}

#[test]
fn f5_large_calls_delay_nobody() {
	story(|pool| {
		assert_eq!(flood(pool, SPAMMER, 200, &remark(200_000), 0), 200);
		others_are_not_delayed(pool, &remark(200_000));
	});
}

#[test]
fn f5_large_tips_delay_nobody() {
	story(|pool| {
		assert_eq!(flood(pool, SPAMMER, 200, &remark(200_000), 200 * SYN), 200);
		others_are_not_delayed(pool, &remark(200_000));
	});
}

#[test]
fn f5_large_operational_calls_delay_nobody() {
	story(|pool| {
		let vote = pallet_collective::Call::vote { proposal: Default::default(), index: 0, approve: true };
		let vote = RuntimeCall::CouncilOfClubs(vote);
		let calls = vec![vote; 3_000];
		let batch = RuntimeCall::from(pallet_utility::Call::batch { calls });
		let info = frame_support::dispatch::GetDispatchInfo::get_dispatch_info(&batch);
		assert_eq!(info.class, frame_support::dispatch::DispatchClass::Operational);
		assert_eq!(flood(pool, SPAMMER, 300, &batch, 0), 300);
		others_are_not_delayed(pool, &batch);
	});
}

#[test]
fn f5_who_sends_many_calls_at_once_is_not_delayed_either() {
	story(|pool| {
		assert_eq!(flood(pool, SPAMMER, 200, &remark(200_000), 0), 200);
		assert_eq!(flood(pool, FRESH, 60, &remark(10), 0), 60);
		pool.make_block();
		pool.make_block();
		assert_eq!(pool.waiting(FRESH), 0);
	});
}

#[test]
fn f5_a_member_with_all_the_wards_that_it_may_have_delays_nobody() {
	story(|pool| {
		for puppet in 10_000..10_010 {
			pledge(SPAMMER, puppet, Tier::T10).unwrap();
			apply(puppet, Tier::T10, &[SPAMMER]).unwrap();
			pool.spammers.insert(puppet);
		}
		assert!(pledge(SPAMMER, 10_010, Tier::T10).is_err(), "G1: no more wards");
		let units_of_30 = remark(29 * 8 * 1_024);
		let taken: u32 = (10_000..10_010).map(|puppet| flood(pool, puppet, 10_000, &units_of_30, 0)).sum();
		assert_eq!(taken, 10, "what they cannot pay for does not get into the pool");
		flood(pool, SPAMMER, 200, &remark(200_000), 0);
		others_are_not_delayed(pool, &remark(200_000));
	});
}

#[test]
fn f5_many_strangers_with_one_call_each_do_not_delay_members() {
	story(|pool| {
		for stranger in 1_011..1_050 {
			pool.spammers.insert(stranger);
			assert_eq!(flood(pool, stranger, 10, &remark(500_000), SYN), 10);
		}
		for member in [FRESH, BUSY, OVER] {
			pool.send(member, remark(10), 0).unwrap();
		}
		pool.make_block();
		assert_eq!([FRESH, BUSY, OVER].map(|member| pool.waiting(member)), [0; 3]);
	});
}

#[test]
fn f5_free_calls_go_before_all_that_pay() {
	story(|pool| {
		flood(pool, SPAMMER, 200, &remark(200_000), 200 * SYN);
		flood(pool, BUSY, 50, &remark(10), 0);
		pool.make_block();
		assert_eq!(pool.waiting(BUSY), 0);
	});
}

#[test]
fn a12_who_cannot_pay_gets_no_more_into_the_pool_than_its_quota() {
	chain(6, Tier::T100).execute_with(|| {
		let mut pool = Pool::default();
		pledge(0, 10_000, Tier::T10).unwrap();
		assert_eq!(flood(&mut pool, 10_000, FLOOD, &remark(10), 0), 5, "it has not applied yet");
		assert_eq!(pool.make_block(), 5);
		assert_eq!(pool.send(10_000, remark(10), 0), Err(InvalidTransaction::Payment.into()));
		pledge(0, 10_001, Tier::T10).unwrap();
		pledge(1, 10_001, Tier::T10).unwrap();
		apply(10_001, Tier::T10, &[0, 1]).unwrap();
		assert_eq!(flood(&mut pool, 10_001, FLOOD, &remark(10), 0), 30);
		assert_eq!(pool.make_block(), 30);
		assert_eq!(pallet_synergy_clubs::Pallet::<Runtime>::remaining(who(10_001)), 0);
	});
}

#[test]
fn a12_a_pledge_that_comes_and_goes_gives_no_more_than_the_few_units_of_a_pledge() {
	chain(6, Tier::T100).execute_with(|| {
		let remaining = || pallet_synergy_clubs::Pallet::<Runtime>::remaining(who(10_000));
		pledge(0, 10_000, Tier::T10).unwrap();
		apply(10_000, Tier::T10, &[]).unwrap();
		assert_eq!(remaining(), 5, "nobody has bound itself yet");
		accept_guarantor(10_000, 0).unwrap();
		assert_eq!(remaining(), 30);
		unpledge(0, 0, 10_000).unwrap_err();
		promises();
	});
}

#[test]
fn f5_paid_calls_of_a_member_bring_its_club_the_fee_each_time() {
	story(|pool| {
		let (before, club) = (free(SPAMMER), free(2_100));
		assert_eq!(flood(pool, SPAMMER, 400, &remark(10), 0), 400);
		while pool.waiting(SPAMMER) > 0 {
			assert!(pool.make_block() > 0);
		}
		let paid = before - free(SPAMMER);
		assert!(paid > 0);
		assert_eq!(free(2_100) - club, paid);
		assert_eq!(pallet_synergy_clubs::Pallet::<Runtime>::remaining(who(SPAMMER)), 0);
	});
}

#[test]
fn f5_the_fee_rises_with_load_and_falls_again() {
	story(|pool| {
		let times = || pallet_transaction_payment::NextFeeMultiplier::<Runtime>::get();
		let (one, full) = (times(), flood(pool, SPAMMER, 4_000, &proposal(), 0));
		assert!(pool.make_block() > 500 && pool.make_block() > 500 && full == 4_000);
		let highest = times();
		assert!(highest > one, "{highest:?}");
		while pool.waiting(SPAMMER) > 0 {
			pool.make_block();
		}
		(0..50).for_each(|_| assert_eq!(pool.make_block(), 0));
		assert_eq!(times(), one);
	});
}
