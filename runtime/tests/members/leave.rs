//! `leave` (M7).
use crate::*;

#[test]
fn m7_succeeds_and_releases_all_deposits_at_once() {
	chain(6, Tier::T100).execute_with(|| {
		join(1_000, Tier::T10, &[0, 1, 2]);
		revoke(2, 1_000).unwrap();
		leave(1_000).unwrap();
		assert_eq!((status(1_000), coverage(1_000)), (Status::Former, 0));
		assert!((0..3).all(|n| held(n) == 200 * SYN && given(n) == (2, 0)));
		assert_eq!((number(1_000), sufficients(1_000)), (6, 1));
		for guarantor in 0..3 {
			assert!(has_happened(Event::DepositReleased { guarantor, ward: 6, amount: 10 * SYN }));
		}
		assert!(has_happened(Event::MemberLeft { member: 6 }));
		promises();
		eras(11);
		assert_eq!(Eras::tasks(), 0, "P8");
	});
}

#[test]
fn m7_succeeds_when_lapsing_or_a_candidate() {
	chain(6, Tier::T100).execute_with(|| {
		join(1_000, Tier::T10, &[0, 1]);
		revoke(0, 1_000).unwrap();
		leave(1_000).unwrap();
		assert_eq!(status(1_000), Status::Former);
		join(1_001, Tier::T10, &[0]);
		leave(1_001).unwrap();
		assert!(!is_known(1_001), "who never was a member leaves nothing");
		assert_eq!(held(0), 200 * SYN);
		promises();
		eras(15);
	});
}

#[test]
fn m7_succeeds_when_everything_is_finished() {
	chain(6, Tier::T100).execute_with(|| {
		join(1_000, Tier::T10, &[0, 1]);
		let deal = deal_of(1_000, 3, 20 * SYN);
		refused(leave(1_000), Error::StillEngaged);
		complete(3, deal).unwrap();
		complete(1_000, deal).unwrap();
		leave(1_000).unwrap();
		promises();
	});
}

#[test]
fn m7_fails_when_not_signed() {
	chain(6, Tier::T100).execute_with(|| {
		only_signed(pallet_synergy_guarantees::Call::<Runtime>::leave {});
		promises();
	});
}

#[test]
fn m7_fails_when_not_known() {
	chain(6, Tier::T100).execute_with(|| {
		refused(leave(1_000), Error::NotKnown);
		promises();
	});
}

#[test]
fn m7_fails_when_left_already() {
	chain(6, Tier::T100).execute_with(|| {
		join(1_000, Tier::T10, &[0, 1]);
		leave(1_000).unwrap();
		refused(leave(1_000), Error::NotAMember);
		promises();
	});
}

#[test]
fn c5_fails_when_suspended() {
	chain(6, Tier::T100).execute_with(|| {
		join(1_000, Tier::T10, &[0, 1]);
		suspend(1_000, 0);
		refused(leave(1_000), Error::Suspended);
		eras(4);
		leave(1_000).unwrap();
		promises();
	});
}

#[test]
fn m7_fails_when_a_guarantee_is_given_even_under_notice() {
	chain(6, Tier::T100).execute_with(|| {
		refused(leave(0), Error::StillEngaged);
		revoke(0, 5).unwrap();
		revoke(0, 4).unwrap();
		refused(leave(0), Error::StillEngaged);
		promises();
	});
}

#[test]
fn m7_fails_when_a_proposal_of_its_own_waits() {
	chain(6, Tier::T100).execute_with(|| {
		join(1_000, Tier::T10, &[0, 1]);
		propose(1_000, 3, pallet_synergy_deals::Delivery::Proposer, SYN, Payment::None).unwrap();
		refused(leave(1_000), Error::StillEngaged);
		promises();
	});
}

#[test]
fn m7_fails_when_a_complaint_of_its_own_is_open() {
	chain(6, Tier::T100).execute_with(|| {
		join(1_000, Tier::T10, &[0, 1]);
		let id = Complaints::next_id();
		file(1_000, Obligation::Guarantee { guarantor: 0, ward: number(1_000) }, 0).unwrap();
		refused(leave(1_000), Error::StillEngaged);
		withdraw(1_000, id).unwrap();
		leave(1_000).unwrap();
		promises();
		eras(3);
	});
}

#[test]
fn p8_who_never_was_a_member_leaves_no_record() {
	chain(6, Tier::T100).execute_with(|| {
		apply(1_000, Tier::T10, &[]).unwrap();
		pledge(0, 1_000, Tier::T10).unwrap();
		accept_guarantor(1_000, 0).unwrap();
		let guarantee = Obligation::Guarantee { guarantor: 0, ward: number(1_000) };
		let complaint = Complaints::next_id();
		file(1_000, guarantee, 0).unwrap();
		assert_eq!((complaints_of(1_000), complaints_of(0)), ((0, 1), (1, 0)));
		withdraw(1_000, complaint).unwrap();
		let number = number(1_000);
		leave(1_000).unwrap();
		promises();
		eras(2);
		assert!(!pallet_synergy_complaints::Standings::<Runtime>::contains_key(number));
		assert_eq!(complaints_of(0), (1, 0), "a member's record stays (R2)");
	});
}
