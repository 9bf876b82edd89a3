//! `accept_guarantor` (G1, M2, M5).
use crate::*;

#[test]
fn g1_succeeds_and_the_guarantee_begins() {
	chain(6, Tier::T100).execute_with(|| {
		apply(1_000, Tier::T10, &[]).unwrap();
		pledge(0, 1_000, Tier::T10).unwrap();
		next_era();
		accept_guarantor(1_000, 0).unwrap();
		assert_eq!((edge(0, 1_000).since, edge(0, 1_000).deposit.own), (1, 10 * SYN));
		assert_eq!((given(0), coverage(1_000)), ((3, 0), 10 * SYN));
		assert!(has_happened(Event::GuaranteeBegan { guarantor: 0, ward: 6, deposit: 10 * SYN }));
		assert!(matches!(status(1_000), Status::Candidate { .. }));
		promises();
	});
}

#[test]
fn g1_succeeds_for_a_member_that_wants_more_guarantors() {
	chain(6, Tier::T100).execute_with(|| {
		pledge(3, 0, Tier::T10).unwrap();
		accept_guarantor(0, 3).unwrap();
		assert_eq!(capacity(0), 210 * SYN);
		promises();
	});
}

#[test]
fn m5_succeeds_when_lapsing_and_restores_the_member() {
	chain(6, Tier::T100).execute_with(|| {
		revoke(1, 0).unwrap();
		assert_eq!(status(0), Status::Lapsing { until: 3 });
		eras(2);
		pledge(3, 0, Tier::T10).unwrap();
		accept_guarantor(0, 3).unwrap();
		assert_eq!(status(0), Status::Lapsing { until: 3 }, "10 is too little for a member of tier 100");
		pledge(4, 0, Tier::T100).unwrap();
		assert!(!has_happened(Event::MemberRestored { member: 0 }));
		accept_guarantor(0, 4).unwrap();
		assert_eq!(status(0), Status::Member);
		assert!(has_happened(Event::MemberRestored { member: 0 }));
		eras(3);
		assert_eq!(status(0), Status::Member);
	});
}

#[test]
fn c5_succeeds_when_suspended() {
	chain(6, Tier::T100).execute_with(|| {
		suspend(0, 1);
		pledge(3, 0, Tier::T100).unwrap();
		accept_guarantor(0, 3).unwrap();
		assert_eq!(guarantors(0), [1, 2, 3]);
		promises();
	});
}

#[test]
fn g1_fails_when_not_signed() {
	chain(6, Tier::T100).execute_with(|| {
		only_signed(pallet_synergy_guarantees::Call::<Runtime>::accept_guarantor { guarantor: who(0) });
		promises();
	});
}

#[test]
fn g1_fails_when_not_known() {
	chain(6, Tier::T100).execute_with(|| {
		pledge(0, 1_000, Tier::T10).unwrap();
		refused(accept_guarantor(1_000, 0), Error::NotKnown);
		promises();
	});
}

#[test]
fn g1_fails_when_a_former_member() {
	chain(6, Tier::T100).execute_with(|| {
		join(1_000, Tier::T10, &[0, 1]);
		leave(1_000).unwrap();
		pledge(0, 1_000, Tier::T10).unwrap();
		refused(accept_guarantor(1_000, 0), Error::NotAMember);
		promises();
	});
}

#[test]
fn g1_fails_when_there_is_no_such_pledge() {
	chain(6, Tier::T100).execute_with(|| {
		refused(accept_guarantor(0, 3), Error::NoSuchPledge);
		refused(accept_guarantor(0, 1), Error::NoSuchPledge);
		refused(accept_guarantor(0, 1_000), Error::NoSuchPledge);
		promises();
	});
}

#[test]
fn g1_fails_when_the_guarantor_is_not_in_good_standing() {
	chain(6, Tier::T100).execute_with(|| {
		pledge(3, 0, Tier::T10).unwrap();
		let id = suspend(3, 4);
		refused(accept_guarantor(0, 3), Error::GuarantorNotInGoodStanding);
		withdraw(4, id).unwrap();
		revoke(4, 3).unwrap();
		refused(accept_guarantor(0, 3), Error::GuarantorNotInGoodStanding);
		promises();
	});
}

#[test]
fn g1_fails_when_there_are_too_many_guarantors_those_under_notice_included() {
	chain(12, Tier::T10).execute_with(|| {
		for n in 3..10 {
			pledge(n, 0, Tier::T10).unwrap();
		}
		for n in 3..9 {
			accept_guarantor(0, n).unwrap();
		}
		assert_eq!(guarantors(0).len(), 8);
		refused(accept_guarantor(0, 9), Error::TooManyGuarantors);
		revoke(3, 0).unwrap();
		refused(accept_guarantor(0, 9), Error::TooManyGuarantors);
		eras(10);
		accept_guarantor(0, 9).unwrap();
		promises();
	});
}

#[test]
fn e3_fails_when_the_application_is_over_and_not_yet_worked_off() {
	chain(6, Tier::T100).execute_with(|| {
		join(1_000, Tier::T10, &[0]);
		pledge(1, 1_000, Tier::T10).unwrap();
		(0..14).for_each(|_| boundary());
		refused(accept_guarantor(1_000, 1), Error::Due);
		work();
		refused(accept_guarantor(1_000, 1), Error::NotKnown);
		promises();
	});
}

#[test]
fn e3_fails_when_its_own_guarantees_stop_counting_and_that_is_not_yet_worked_off() {
	chain(6, Tier::T100).execute_with(|| {
		revoke(1, 0).unwrap();
		eras(3);
		pledge(3, 0, Tier::T100).unwrap();
		eras(2);
		boundary();
		refused(accept_guarantor(0, 3), Error::Due);
		work();
		assert!(edge(0, 5).notice.is_some());
		accept_guarantor(0, 3).unwrap();
		assert_eq!(status(0), Status::Member);
		promises();
	});
}

#[test]
fn g1_two_may_guarantee_each_other_and_each_keeps_its_own_books() {
	chain(6, Tier::T100).execute_with(|| {
		pledge(0, 1, Tier::T100).unwrap();
		accept_guarantor(1, 0).unwrap();
		assert_eq!((member(0).wards.into_inner(), member(1).wards.into_inner()), (vec![4, 5, 1], vec![0, 5]));
		award(0, 3, deal_of(0, 3, 100 * SYN), 100 * SYN);
		top_up(1, 0).unwrap();
		top_up(2, 0).unwrap();
		award(1, 4, deal_of(1, 4, 30 * SYN), 30 * SYN);
		assert_eq!((record(0).awards_paid, record(0).wards_failed), (1, 1));
		assert_eq!((record(1).awards_paid, record(1).wards_failed), (1, 1));
		top_up(0, 1).unwrap();
		revoke(0, 1).unwrap();
		revoke(1, 0).unwrap();
		eras(10);
		assert_eq!((member(0).wards.into_inner(), member(1).wards.into_inner()), (vec![4, 5], vec![5]));
	});
}
