//! `apply` (M1, M2, M4, M6).
use crate::*;
use pallet_synergy_guarantees::Kind;

#[test]
fn m2_succeeds_and_makes_a_member_in_the_same_block() {
	chain(6, Tier::T100).execute_with(|| {
		join(1_000, Tier::T10, &[0, 1]);
		assert_eq!(status(1_000), Status::Member);
		assert_eq!((number(1_000), coverage(1_000), capacity(1_000)), (6, 20 * SYN, 20 * SYN));
		assert_eq!(member(1_000).joined, Some(0));
		let (account, member, club, tier) = (who(1_000), 6, 0, Tier::T10);
		assert!(has_happened(Event::Applied { account: account.clone(), member, club, tier, until: 14 }));
		assert!(has_happened(Event::MemberJoined { account, member, club, tier }));
		let deal = deal_of(1_000, 3, 20 * SYN);
		assert_eq!(exposure(1_000), 20 * SYN);
		assert!(super::kit::deal(deal).is_some());
		promises();
	});
}

#[test]
fn m1_succeeds_without_guarantors_as_any_kind_in_any_club() {
	chain(6, Tier::T100).execute_with(|| {
		for (n, kind) in [(1_000, Kind::Person), (1_001, Kind::Organisation), (1_002, Kind::Settlement)] {
			let guarantors = Default::default();
			let apply =
				pallet_synergy_guarantees::Call::<Runtime>::apply { club: 1, tier: Tier::T2100, kind, guarantors };
			call(who(n), apply).unwrap();
			assert_eq!((member(n).kind, member(n).club, member(n).tier), (kind, 1, Tier::T2100));
			assert_eq!(status(n), Status::Candidate { until: 14 });
		}
		promises();
	});
}

#[test]
fn m2_guarantees_below_the_tier_do_not_count_and_those_above_do() {
	chain(6, Tier::T100).execute_with(|| {
		pledge(0, 1_000, Tier::T10).unwrap();
		pledge(1, 1_000, Tier::T2100).unwrap();
		pledge(2, 1_000, Tier::T100).unwrap();
		apply(1_000, Tier::T100, &[0, 1]).unwrap();
		assert_eq!(status(1_000), Status::Candidate { until: 14 });
		accept_guarantor(1_000, 2).unwrap();
		assert_eq!((status(1_000), capacity(1_000)), (Status::Member, 2_210 * SYN));
		promises();
		eras(20);
		assert_eq!(status(1_000), Status::Member, "an application that has succeeded does not expire");
	});
}

#[test]
fn m1_expires_after_fourteen_eras_and_leaves_nothing() {
	chain(6, Tier::T100).execute_with(|| {
		join(10_000, Tier::T10, &[0]);
		assert_eq!(sufficients(10_000), 2);
		eras(13);
		assert_eq!(status(10_000), Status::Candidate { until: 14 });
		next_era();
		assert!(has_happened(Event::ApplicationExpired { account: who(10_000), member: 6 }));
		assert!(has_happened(Event::DepositReleased { guarantor: 0, ward: 6, amount: 10 * SYN }));
		assert!(!is_known(10_000) && !System::account_exists(&who(10_000)));
		assert_eq!((held(0), given(0)), (200 * SYN, (2, 0)));
		assert_eq!(Eras::tasks(), 0, "P8");
	});
}

#[test]
fn e4_an_application_in_the_second_half_of_an_era_counts_from_the_next() {
	chain(6, Tier::T100).execute_with(|| {
		afternoon();
		apply(1_000, Tier::T10, &[]).unwrap();
		assert_eq!(status(1_000), Status::Candidate { until: 15 });
		promises();
	});
}

#[test]
fn m6_succeeds_again_under_the_old_number_after_leaving() {
	chain(6, Tier::T100).execute_with(|| {
		join(1_000, Tier::T10, &[0, 1]);
		apply(1_001, Tier::T10, &[]).unwrap();
		leave(1_000).unwrap();
		assert_eq!(status(1_000), Status::Former);
		next_era();
		pledge(2, 1_000, Tier::T100).unwrap();
		pledge(3, 1_000, Tier::T100).unwrap();
		apply_to(1_000, 1, Tier::T100, &[2, 3]).unwrap();
		assert_eq!((number(1_000), member(1_000).club, status(1_000)), (6, 1, Status::Member));
		assert_eq!(member(1_000).joined, Some(0));
		promises();
	});
}

#[test]
fn m5_succeeds_for_who_has_lapsed_at_another_tier() {
	chain(6, Tier::T100).execute_with(|| {
		join(1_000, Tier::T100, &[0, 1]);
		revoke(0, 1_000).unwrap();
		eras(3);
		assert_eq!(status(1_000), Status::Candidate { until: 17 });
		pledge(2, 1_000, Tier::T10).unwrap();
		apply(1_000, Tier::T10, &[2]).unwrap();
		assert_eq!((status(1_000), number(1_000)), (Status::Member, 6));
		assert_eq!(capacity(1_000), 110 * SYN);
		eras(20);
		assert_eq!(status(1_000), Status::Member);
	});
}

#[test]
fn m5_the_guarantees_of_who_joins_again_in_time_stay() {
	chain(6, Tier::T100).execute_with(|| {
		revoke(1, 0).unwrap();
		eras(3);
		assert!(matches!(status(0), Status::Candidate { .. }));
		pledge(3, 0, Tier::T100).unwrap();
		apply(0, Tier::T100, &[3]).unwrap();
		eras(4);
		assert_eq!(status(0), Status::Member);
		assert!(edge(0, 5).notice.is_none() && edge(0, 4).notice.is_none());
	});
}

#[test]
fn m4_who_has_no_money_is_let_in_by_the_check_of_the_nonce() {
	use sp_runtime::traits::DispatchTransaction;
	let check = |n: u32, nonce: u32| {
		let call = RuntimeCall::from(pallet_synergy_guarantees::Call::<Runtime>::leave {});
		let info = frame_support::dispatch::GetDispatchInfo::get_dispatch_info(&call);
		let check = frame_system::CheckNonce::<Runtime>::from(nonce.into());
		check.validate_and_prepare(RuntimeOrigin::signed(who(n)), &call, &info, 10, 0).is_ok()
	};
	chain(6, Tier::T100).execute_with(|| {
		assert!(!check(10_000, 0), "who has no reference cannot sign");
		pledge(0, 10_000, Tier::T10).unwrap();
		assert!(check(10_000, 0));
		assert_eq!(*System::account_nonce(who(10_000)), 1);
		pledge(1, 10_000, Tier::T10).unwrap();
		apply(10_000, Tier::T10, &[0, 1]).unwrap();
		assert!(check(10_000, 1) && !check(10_000, 1));
		leave(10_000).unwrap();
		assert_eq!(*System::account_nonce(who(10_000)), 2, "the number and the nonce stay");
		assert_eq!(sufficients(10_000), 1);
		promises();
	});
}

#[test]
fn m1_fails_when_not_signed() {
	chain(6, Tier::T100).execute_with(|| {
		let (kind, guarantors) = (Kind::Person, Default::default());
		only_signed(pallet_synergy_guarantees::Call::<Runtime>::apply { club: 0, tier: Tier::T10, kind, guarantors });
		promises();
	});
}

#[test]
fn m1_fails_when_there_is_no_such_club() {
	chain(6, Tier::T100).execute_with(|| {
		refused(apply_to(1_000, 2, Tier::T10, &[]), Error::NoSuchClub);
		promises();
	});
}

#[test]
fn m1_fails_when_a_candidate_a_member_or_lapsing() {
	chain(6, Tier::T100).execute_with(|| {
		apply(1_000, Tier::T10, &[]).unwrap();
		refused(apply(1_000, Tier::T10, &[]), Error::AlreadyApplied);
		refused(apply(0, Tier::T10, &[]), Error::AlreadyApplied);
		revoke(1, 0).unwrap();
		refused(apply(0, Tier::T10, &[]), Error::AlreadyApplied);
		promises();
	});
}

#[test]
fn g1_fails_when_somebody_named_has_not_pledged_or_is_named_twice() {
	chain(6, Tier::T100).execute_with(|| {
		pledge(0, 1_000, Tier::T10).unwrap();
		refused(apply(1_000, Tier::T10, &[0, 1]), Error::NoSuchPledge);
		refused(apply(1_000, Tier::T10, &[1_001]), Error::NoSuchPledge);
		refused(apply(1_000, Tier::T10, &[0, 0]), Error::NoSuchPledge);
		promises();
	});
}

#[test]
fn g1_fails_when_the_guarantor_is_suspended_lapsing_or_out() {
	chain(8, Tier::T100).execute_with(|| {
		for n in [0, 3] {
			pledge(n, 1_000, Tier::T10).unwrap();
		}
		let id = suspend(0, 1);
		refused(apply(1_000, Tier::T10, &[0]), Error::GuarantorNotInGoodStanding);
		revoke(4, 3).unwrap();
		refused(apply(1_000, Tier::T10, &[3]), Error::GuarantorNotInGoodStanding);
		boundary();
		boundary();
		boundary();
		refused(apply(1_000, Tier::T10, &[3]), Error::GuarantorNotInGoodStanding);
		work();
		refused(apply(1_000, Tier::T10, &[3]), Error::GuarantorNotInGoodStanding);
		assert!(complaint(id).is_none(), "a claim of 0 lapses");
		apply(1_000, Tier::T10, &[0]).unwrap();
		promises();
	});
}

#[test]
fn g1_fails_when_there_are_too_many_guarantors() {
	chain(10, Tier::T10).execute_with(|| {
		join(1_000, Tier::T100, &[]);
		(0..9).for_each(|n| pledge(n, 1_000, Tier::T10).unwrap());
		(0..8).for_each(|n| accept_guarantor(1_000, n).unwrap());
		pledge(9, 1_000, Tier::T100).unwrap();
		refused(accept_guarantor(1_000, 9), Error::TooManyGuarantors);
		pledge(0, 1_000, Tier::T100).unwrap();
		pledge(1, 1_000, Tier::T100).unwrap();
		assert_eq!(status(1_000), Status::Member);
		revoke(0, 1_000).unwrap();
		eras(3);
		refused(apply(1_000, Tier::T10, &[9]), Error::TooManyGuarantors);
		promises();
	});
}

#[test]
fn c5_fails_when_suspended_and_the_tier_or_the_club_would_change() {
	chain(6, Tier::T100).execute_with(|| {
		join(1_000, Tier::T100, &[0, 1]);
		pledge(2, 1_000, Tier::T10).unwrap();
		revoke(0, 1_000).unwrap();
		eras(3);
		suspend(1_000, 1);
		refused(apply(1_000, Tier::T10, &[2]), Error::Suspended);
		refused(apply_to(1_000, 1, Tier::T100, &[]), Error::Suspended);
		apply(1_000, Tier::T100, &[2]).unwrap();
		promises();
	});
}

#[test]
fn e3_fails_when_the_last_application_is_over_and_not_yet_worked_off() {
	chain(6, Tier::T100).execute_with(|| {
		apply(1_000, Tier::T10, &[]).unwrap();
		join(1_001, Tier::T10, &[0, 1]);
		leave(1_001).unwrap();
		apply(1_001, Tier::T10, &[]).unwrap();
		(0..14).for_each(|_| boundary());
		refused(apply(1_000, Tier::T10, &[]), Error::Due);
		refused(apply(1_001, Tier::T10, &[]), Error::Due);
		work();
		apply(1_000, Tier::T10, &[]).unwrap();
		apply(1_001, Tier::T10, &[]).unwrap();
		assert_eq!((number(1_000), number(1_001)), (8, 7), "numbers are never given again");
		promises();
	});
}

#[test]
fn m4_nothing_that_an_account_signed_before_it_went_is_valid_when_it_comes_back() {
	use sp_runtime::traits::DispatchTransaction;
	let sign = |nonce: u32, call: RuntimeCall| {
		let info = frame_support::dispatch::GetDispatchInfo::get_dispatch_info(&call);
		let check = frame_system::CheckNonce::<Runtime>::from(nonce.into());
		let checked = check.validate_and_prepare(RuntimeOrigin::signed(who(10_000)), &call, &info, 10, 0);
		checked.map(|_| kit::call(who(10_000), call)).map_err(|_| "the nonce is stale")
	};
	type G = pallet_synergy_guarantees::Call<Runtime>;
	let application = || -> RuntimeCall {
		let guarantors = vec![who(0)].try_into().unwrap();
		G::apply { club: 0, tier: Tier::T10, kind: Kind::Person, guarantors }.into()
	};
	chain(6, Tier::T100).execute_with(|| {
		pledge(0, 10_000, Tier::T10).unwrap();
		assert_eq!(sign(0, application()), Ok(Ok(())));
		assert_eq!(sign(1, G::leave {}.into()), Ok(Ok(())));
		assert!(!System::account_exists(&who(10_000)), "it was nobody's ward and had no money");
		pledge(0, 10_000, Tier::T10).unwrap();
		assert_eq!(sign(0, application()), Err("the nonce is stale"));
		assert_eq!(sign(1, G::leave {}.into()), Err("the nonce is stale"));
		assert_eq!(sign(2, application()), Ok(Ok(())));
		// Also if money brings it back.
		assert_eq!(sign(3, G::leave {}.into()), Ok(Ok(())));
		Balances::transfer_allow_death(RuntimeOrigin::signed(who(1_000)), who(10_000).into(), SYN).unwrap();
		assert_eq!(*System::account_nonce(who(10_000)), 4);
		promises();
	});
}

#[test]
fn g4_what_was_drawn_on_is_not_short_for_who_applies_again_at_a_lower_tier() {
	chain(6, Tier::T100).execute_with(|| {
		join(1_000, Tier::T100, &[0, 1]);
		let deal = deal_of(1_000, 3, 12 * SYN);
		revoke(0, 1_000).unwrap();
		next_era();
		award(1_000, 3, deal, 12 * SYN);
		assert_eq!((edge(1, 1_000).deposit.own, edge(1, 1_000).short_until), (94 * SYN, Some(5)));
		next_era();
		assert_eq!(status(1_000), Status::Candidate { until: 17 });
		pledge(2, 1_000, Tier::T10).unwrap();
		apply(1_000, Tier::T10, &[2]).unwrap();
		assert_eq!((status(1_000), edge(1, 1_000).short_until), (Status::Member, None));
		eras(4);
		assert_eq!((status(1_000), edge(1, 1_000).notice), (Status::Member, None));
		top_up(1, 1_000).unwrap();
		promises();
	});
}

#[test]
fn g4_what_is_too_little_for_the_new_tier_as_well_stays_short() {
	chain(6, Tier::T100).execute_with(|| {
		join(1_000, Tier::T100, &[0, 1]);
		let deal = deal_of(1_000, 3, 190 * SYN);
		revoke(0, 1_000).unwrap();
		next_era();
		award(1_000, 3, deal, 190 * SYN);
		next_era();
		apply(1_000, Tier::T10, &[]).unwrap();
		assert_eq!(edge(1, 1_000).short_until, Some(5));
		eras(2);
		assert_eq!(edge(1, 1_000).notice, Some(15));
	});
}
