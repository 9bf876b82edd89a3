//! `top_up` and drawn deposits (G4, C10, G2).
use crate::*;

#[test]
fn g4_succeeds_and_gives_the_ward_another_chance() {
	chain(6, Tier::T100).execute_with(|| {
		join(1_000, Tier::T100, &[0, 1]);
		let deal = deal_of(1_000, 3, 100 * SYN);
		award(1_000, 3, deal, 100 * SYN);
		assert_eq!(total(3), PURSE + 100 * SYN);
		assert_eq!((status(1_000), exposure(1_000)), (Status::Lapsing { until: 4 }, 0));
		assert_eq!((record(0).wards_failed, record(1).wards_failed), (1, 1));
		for guarantor in [0, 1] {
			assert!(has_happened(Event::DepositDrawn { guarantor, ward: 6, amount: 50 * SYN, left: 50 * SYN }));
		}
		top_up(0, 1_000).unwrap();
		assert!(has_happened(Event::ToppedUp { guarantor: 0, ward: 6, own: 50 * SYN, paid: 0 }));
		assert_eq!(status(1_000), Status::Lapsing { until: 4 });
		top_up(1, 1_000).unwrap();
		assert_eq!((status(1_000), capacity(1_000)), (Status::Member, 200 * SYN));
		assert_eq!((total(0), held(0)), (PURSE - 50 * SYN, 300 * SYN));
		eras(5);
		assert_eq!(status(1_000), Status::Member);
		assert!(edge(0, 1_000).notice.is_none());
	});
}

#[test]
fn g4_a_deposit_not_topped_up_in_time_counts_as_revoked() {
	chain(6, Tier::T100).execute_with(|| {
		join(1_000, Tier::T100, &[0, 1]);
		award(1_000, 3, deal_of(1_000, 3, 100 * SYN), 100 * SYN);
		assert_eq!(edge(0, 1_000).short_until, Some(4));
		top_up(0, 1_000).unwrap();
		eras(2);
		assert_eq!((capacity(1_000), edge(1, 1_000).notice), (150 * SYN, None));
		next_era();
		assert_eq!((capacity(1_000), edge(1, 1_000).notice), (100 * SYN, Some(14)));
		assert!(matches!(status(1_000), Status::Candidate { .. }));
		eras(9);
		assert_eq!(held(1), 250 * SYN);
		next_era();
		assert_eq!((held(1), total(1)), (200 * SYN, PURSE - 50 * SYN));
	});
}

#[test]
fn g4_drawn_twice_before_a_top_up() {
	chain(6, Tier::T100).execute_with(|| {
		join(1_000, Tier::T100, &[0, 1]);
		let (one, two) = (deal_of(1_000, 3, 100 * SYN), deal_of(1_000, 4, 60 * SYN));
		award(1_000, 3, one, 100 * SYN);
		assert_eq!((coverage(1_000), exposure(1_000), capacity(1_000)), (100 * SYN, 60 * SYN, 40 * SYN));
		award(1_000, 4, two, 60 * SYN);
		assert_eq!((coverage(1_000), exposure(1_000)), (40 * SYN, 0));
		assert_eq!(edge(0, 1_000).short_until, Some(4), "the time of the first draw runs on");
		let before = free(0);
		top_up(0, 1_000).unwrap();
		top_up(1, 1_000).unwrap();
		assert_eq!((free(0), coverage(1_000)), (before - 80 * SYN, 200 * SYN));
		assert_eq!(status(1_000), Status::Member);
		promises();
	});
}

#[test]
fn g2_drawn_twice_of_whom_one_is_partly_paid_by_another_and_topped_up_by_itself() {
	chain(6, Tier::T100).execute_with(|| {
		fund(1_001, 0, 1_000, 30 * SYN, 0).unwrap();
		join(1_000, Tier::T100, &[0, 1]);
		let (one, two) = (deal_of(1_000, 3, 100 * SYN), deal_of(1_000, 4, 60 * SYN));
		let first = complain(3, one, 100 * SYN);
		let second = complain(4, two, 60 * SYN);
		next_era();
		for n in [0, 1] {
			vote(n, first, 100).unwrap();
		}
		assert!(complaint(first).is_none(), "own money of who voted for it: final at once");
		assert_eq!((edge(0, 1_000).deposit.own, edge(0, 1_000).deposit.total()), (20 * SYN, 50 * SYN));
		for n in [0, 1] {
			vote(n, second, 100).unwrap();
		}
		assert!(complaint(second).is_some(), "a payer's money: it waits");
		accept_settlement(1_000, second, 60 * SYN).unwrap();
		accept_settlement(1_001, second, 60 * SYN).unwrap();
		assert!(complaint(second).is_none());
		assert_eq!((edge(0, 1_000).deposit.own, edge(0, 1_000).deposit.total()), (0, 20 * SYN));
		assert_eq!((held(1_001), total(1_001)), (20 * SYN, PURSE - 10 * SYN));
		top_up(0, 1_000).unwrap();
		assert_eq!((edge(0, 1_000).deposit.own, held(1_001)), (80 * SYN, 20 * SYN));
		promises();
		revoke(0, 1_000).unwrap();
		revoke(1, 1_000).unwrap();
		eras(10);
		assert_eq!((held(1_001), total(1_001)), (0, PURSE - 10 * SYN));
		assert_eq!((held(0), total(0)), (200 * SYN, PURSE - 70 * SYN));
	});
}

#[test]
fn g2_a_deposit_wholly_paid_by_others_is_drawn_in_their_order_and_topped_up_by_a_payer() {
	chain(6, Tier::T100).execute_with(|| {
		fund(1_001, 0, 1_000, 40 * SYN, 0).unwrap();
		fund(1_002, 0, 1_000, 60 * SYN, 0).unwrap();
		let before = total(0);
		join(1_000, Tier::T100, &[0, 1]);
		award(1_000, 3, deal_of(1_000, 3, 100 * SYN), 100 * SYN);
		assert_eq!((held(1_001), held(1_002)), (0, 50 * SYN));
		fund(1_003, 0, 1_000, 80 * SYN, 0).unwrap();
		top_up(0, 1_000).unwrap();
		assert_eq!((held(1_003), total(0), held(0)), (80 * SYN, before, 200 * SYN));
		assert!(has_happened(Event::ToppedUp { guarantor: 0, ward: 6, own: 0, paid: 50 * SYN }));
		unfund(1_003, 0, 1_000).unwrap();
		assert_eq!((held(1_003), coverage(1_000)), (50 * SYN, 150 * SYN));
		promises();
		revoke(0, 1_000).unwrap();
		eras(10);
		assert_eq!((total(1_001), total(1_002), total(1_003)), (PURSE - 40 * SYN, PURSE - 10 * SYN, PURSE));
		assert_eq!((held(1_002), held(1_003)), (0, 0));
	});
}

#[test]
fn c5_succeeds_when_suspended_or_lapsing() {
	chain(8, Tier::T100).execute_with(|| {
		join(1_000, Tier::T100, &[0, 1]);
		award(1_000, 3, deal_of(1_000, 3, 100 * SYN), 100 * SYN);
		suspend(0, 2);
		revoke(3, 1).unwrap();
		suspend(1_000, 0);
		top_up(0, 1_000).unwrap();
		top_up(1, 1_000).unwrap();
		assert_eq!(status(1_000), Status::Member);
		promises();
	});
}

#[test]
fn c10_a_deposit_may_be_drawn_to_nothing() {
	chain(6, Tier::T100).execute_with(|| {
		join(1_000, Tier::T10, &[0, 1]);
		award(1_000, 3, deal_of(1_000, 3, 20 * SYN), 20 * SYN);
		assert_eq!(coverage(1_000), 0);
		top_up(0, 1_000).unwrap();
		eras(13);
		assert_eq!(guarantors(1_000), [0]);
		assert_eq!((held(1), total(1)), (200 * SYN, PURSE - 10 * SYN));
	});
}

#[test]
fn g4_fails_when_not_signed() {
	chain(6, Tier::T100).execute_with(|| {
		only_signed(pallet_synergy_guarantees::Call::<Runtime>::top_up { ward: who(0) });
		promises();
	});
}

#[test]
fn g4_fails_when_not_known() {
	chain(6, Tier::T100).execute_with(|| {
		refused(top_up(1_000, 0), Error::NotKnown);
		refused(top_up(0, 1_000), Error::NotKnown);
		promises();
	});
}

#[test]
fn g4_fails_when_there_is_no_such_guarantee() {
	chain(6, Tier::T100).execute_with(|| {
		refused(top_up(3, 0), Error::NoSuchGuarantee);
		promises();
	});
}

#[test]
fn g4_fails_when_nothing_is_missing() {
	chain(6, Tier::T100).execute_with(|| {
		refused(top_up(1, 0), Error::NothingMissing);
		promises();
	});
}

#[test]
fn g4_fails_when_revoked_or_counting_as_revoked() {
	chain(6, Tier::T100).execute_with(|| {
		join(1_000, Tier::T100, &[0, 1]);
		award(1_000, 3, deal_of(1_000, 3, 100 * SYN), 100 * SYN);
		revoke(0, 1_000).unwrap();
		refused(top_up(0, 1_000), Error::Revoked);
		eras(2);
		boundary();
		refused(top_up(1, 1_000), Error::Revoked);
		work();
		refused(top_up(1, 1_000), Error::Revoked);
		promises();
	});
}

#[test]
fn g4_fails_when_there_is_not_enough_money() {
	chain(6, Tier::T100).execute_with(|| {
		join(1_000, Tier::T100, &[0, 1]);
		award(1_000, 3, deal_of(1_000, 3, 100 * SYN), 100 * SYN);
		transfer(0, 1_001, free(0) - 50 * SYN).unwrap();
		refused(top_up(0, 1_000), Error::NotEnoughMoney);
		fund(1_001, 0, 1_000, 1, 0).unwrap();
		top_up(0, 1_000).unwrap();
		assert_eq!(free(0), 1);
		promises();
	});
}

#[test]
fn e3_fails_when_the_wards_application_is_over_and_not_yet_worked_off() {
	chain(6, Tier::T100).execute_with(|| {
		join(1_000, Tier::T10, &[0, 1]);
		pledge(0, 1_000, Tier::T100).unwrap();
		award(1_000, 3, deal_of(1_000, 3, 55 * SYN), 55 * SYN);
		top_up(1, 1_000).unwrap();
		assert!(edge(0, 1_000).short_until.is_none() && edge(0, 1_000).deposit.total() > 10 * SYN);
		revoke(1, 1_000).unwrap();
		while !matches!(status(1_000), Status::Candidate { .. }) {
			next_era();
		}
		let Status::Candidate { until } = status(1_000) else { return };
		while era() < until - 1 {
			next_era();
		}
		boundary();
		refused(top_up(0, 1_000), Error::Due);
		work();
		assert_eq!(status(1_000), Status::Former);
		promises();
	});
}

#[test]
fn g2_e3_a_premium_that_comes_with_a_top_up_is_not_paid_with_one_that_waits_to_be() {
	chain(6, Tier::T100).execute_with(|| {
		fund(1_001, 0, 1_000, 30 * SYN, SYN).unwrap();
		join(1_000, Tier::T100, &[0, 1]);
		eras(27);
		let deal = deal_of(1_000, 3, 100 * SYN);
		let id = complain(3, deal, 100 * SYN);
		next_era();
		vote(0, id, 100).unwrap();
		vote(1, id, 100).unwrap();
		assert!(complaint(id).is_none());
		next_era();
		fund(1_001, 0, 1_000, 50 * SYN, 7 * SYN).unwrap();
		let before = total(0);
		boundary();
		top_up(0, 1_000).unwrap();
		work();
		assert_eq!(total(0), before + SYN, "the second premium is earned when 30 more have passed");
		top_up(1, 1_000).unwrap();
		eras(29);
		assert_eq!(total(0), before + SYN);
		next_era();
		assert_eq!(total(0), before + 8 * SYN);
		promises();
	});
}
