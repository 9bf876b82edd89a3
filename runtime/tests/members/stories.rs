//! Longer stories about members and their guarantors.
use crate::*;

#[test]
fn p6_an_award_to_a_member_with_no_money_and_dust() {
	chain(6, Tier::T100).execute_with(|| {
		join(10_000, Tier::T10, &[0, 1]);
		join(1_000, Tier::T10, &[3, 4]);
		let deal = deal_of(1_000, 10_000, 3);
		award(1_000, 10_000, deal, 1);
		assert_eq!(total(10_000), 1, "the smallest unit keeps an account");
		let total_held = coverage(1_000);
		assert_eq!(total_held, 20 * SYN - 1);
		assert_eq!(status(1_000), Status::Lapsing { until: 4 }, "a unit less does not count");
		top_up(4, 1_000).or(top_up(3, 1_000)).unwrap();
		assert_eq!(status(1_000), Status::Member);
		promises();
	});
}

#[test]
fn p6_a_payer_may_spend_all_but_a_unit_and_gets_its_deposit_back() {
	chain(6, Tier::T100).execute_with(|| {
		fund(1_000, 0, 1_001, 10 * SYN, 0).unwrap();
		join(1_001, Tier::T10, &[0, 1]);
		let spend =
			|amount| Balances::transfer_allow_death(RuntimeOrigin::signed(who(1_000)), who(1_002).into(), amount);
		assert!(spend(free(1_000)).is_err());
		spend(free(1_000) - 1).unwrap();
		revoke(0, 1_001).unwrap();
		eras(10);
		assert_eq!(free(1_000), 10 * SYN + 1);
		spend(free(1_000)).unwrap();
		assert_eq!(total(1_000), 0);
		promises();
	});
}

#[test]
fn m3_two_who_guarantee_each_other_leave_by_giving_notice() {
	chain(6, Tier::T100).execute_with(|| {
		join(1_000, Tier::T10, &[0, 1]);
		join(1_001, Tier::T10, &[0, 1]);
		pledge(1_000, 1_001, Tier::T10).unwrap();
		pledge(1_001, 1_000, Tier::T10).unwrap();
		accept_guarantor(1_001, 1_000).unwrap();
		accept_guarantor(1_000, 1_001).unwrap();
		refused(leave(1_000), Error::StillEngaged);
		revoke(1_000, 1_001).unwrap();
		eras(10);
		leave(1_000).unwrap();
		assert_eq!(given(1_001), (0, 0));
		leave(1_001).unwrap();
		promises();
		eras(1);
		assert_eq!(Eras::tasks(), 0, "P8");
	});
}

#[test]
fn m3_a_triangle_that_lost_its_founders_falls_and_its_money_comes_back() {
	chain(6, Tier::T100).execute_with(|| {
		for n in 1_000..1_003 {
			join(n, Tier::T10, &[0, 1]);
		}
		for (guarantor, ward) in [(1_000, 1_001), (1_001, 1_002), (1_002, 1_000)] {
			pledge(guarantor, ward, Tier::T10).unwrap();
			accept_guarantor(ward, guarantor).unwrap();
		}
		for n in 1_000..1_003 {
			revoke(0, n).unwrap();
			revoke(1, n).unwrap();
		}
		eras(40);
		assert!((1_000..1_003).all(|n| status(n) == Status::Former && total(n) == PURSE && held(n) == 0));
		assert_eq!(Eras::tasks(), 0, "P8");
	});
}

#[test]
fn g1_a_pledge_made_before_a_lapse_can_be_accepted_after_it_is_over() {
	chain(8, Tier::T100).execute_with(|| {
		pledge(0, 1_000, Tier::T10).unwrap();
		revoke(1, 0).unwrap();
		refused(apply(1_000, Tier::T10, &[0]), Error::GuarantorNotInGoodStanding);
		pledge(3, 0, Tier::T100).unwrap();
		accept_guarantor(0, 3).unwrap();
		apply(1_000, Tier::T10, &[0]).unwrap();
		promises();
	});
}

#[test]
fn c5_through_batch_and_proxy_a_suspended_member_still_cannot() {
	chain(6, Tier::T100).execute_with(|| {
		let pledge =
			|| RuntimeCall::from(pallet_synergy_guarantees::Call::pledge { ward: who(1_000), tier: Tier::T10 });
		call(
			who(0),
			pallet_proxy::Call::add_proxy { delegate: who(1_001).into(), proxy_type: Default::default(), delay: 0 },
		)
		.unwrap();
		suspend(0, 1);
		let batch = pallet_utility::Call::batch_all { calls: vec![pledge()] };
		refused(call(who(0), batch), Error::Suspended);
		call(
			who(1_001),
			pallet_proxy::Call::proxy { real: who(0).into(), force_proxy_type: None, call: Box::new(pledge()) },
		)
		.unwrap(); // the proxy's call itself succeeds, what it carries does not
		assert_eq!(given(0), (2, 0));
		promises();
	});
}
