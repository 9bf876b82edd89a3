//! `change_tier` (M8).
use crate::*;

#[test]
fn m8_up_succeeds_when_enough_guarantors_hold_the_new_amount() {
	chain(6, Tier::T10).execute_with(|| {
		change_tier(0, Tier::T100).unwrap();
		assert_eq!((member(0).tier, member(0).wanted), (Tier::T10, Some(Tier::T100)));
		assert!(has_happened(Event::TierWanted { member: 0, tier: Tier::T100 }));
		pledge(1, 0, Tier::T100).unwrap();
		assert_eq!(member(0).tier, Tier::T10);
		pledge(3, 0, Tier::T100).unwrap();
		assert!(!has_happened(Event::TierChanged { member: 0, tier: Tier::T100 }));
		accept_guarantor(0, 3).unwrap();
		assert_eq!((member(0).tier, member(0).wanted), (Tier::T100, None));
		assert!(has_happened(Event::TierChanged { member: 0, tier: Tier::T100 }));
		assert_eq!((status(0), capacity(0)), (Status::Member, 210 * SYN));
		promises();
		revoke(3, 0).unwrap();
		assert_eq!(status(0), Status::Lapsing { until: 3 }, "10 no longer counts");
		promises();
	});
}

#[test]
fn m8_up_succeeds_at_once_when_enough_hold_it_already() {
	chain(6, Tier::T10).execute_with(|| {
		pledge(1, 0, Tier::T2100).unwrap();
		pledge(2, 0, Tier::T100).unwrap();
		change_tier(0, Tier::T100).unwrap();
		assert_eq!((member(0).tier, member(0).wanted), (Tier::T100, None));
		promises();
	});
}

#[test]
fn m8_down_succeeds_and_returns_the_surplus_to_whom_it_came_from() {
	chain(6, Tier::T100).execute_with(|| {
		fund(1_001, 0, 1_000, 40 * SYN, SYN).unwrap();
		fund(1_002, 0, 1_000, 55 * SYN, 0).unwrap();
		join(1_000, Tier::T100, &[0, 1]);
		change_tier(1_000, Tier::T10).unwrap();
		assert_eq!((member(1_000).tier, status(1_000), coverage(1_000)), (Tier::T10, Status::Member, 20 * SYN));
		assert_eq!((held(1), held(1_002), held(1_001), held(0)), (210 * SYN, 0, 6 * SYN, 205 * SYN));
		assert!(has_happened(Event::TierChanged { member: 6, tier: Tier::T10 }));
		promises();
		eras(30);
		assert_eq!((held(1_001), total(1_001)), (5 * SYN, PURSE - SYN), "the guarantee has stood: the premium is paid");
	});
}

#[test]
fn m8_down_succeeds_with_open_obligations_that_the_lower_deposits_cover() {
	chain(6, Tier::T100).execute_with(|| {
		let deal = deal_of(0, 3, 20 * SYN);
		change_tier(0, Tier::T10).unwrap();
		assert_eq!((exposure(0), coverage(0), capacity(0)), (20 * SYN, 20 * SYN, 0));
		promises();
		award(0, 3, deal, 20 * SYN);
		assert_eq!((coverage(0), total(3)), (0, PURSE + 20 * SYN));
	});
}

#[test]
fn m8_down_leaves_what_is_under_notice_as_it_is() {
	chain(6, Tier::T100).execute_with(|| {
		pledge(3, 0, Tier::T100).unwrap();
		accept_guarantor(0, 3).unwrap();
		revoke(3, 0).unwrap();
		deal_of(0, 4, 120 * SYN);
		change_tier(0, Tier::T10).unwrap();
		assert_eq!((coverage(0), exposure(0)), (120 * SYN, 120 * SYN));
		eras(9);
		promises();
		assert_eq!(edge(3, 0).deposit.own, 100 * SYN);
	});
}

#[test]
fn m8_succeeds_in_giving_up_a_wish_and_returns_what_was_raised_for_it() {
	chain(6, Tier::T10).execute_with(|| {
		change_tier(0, Tier::T100).unwrap();
		pledge(1, 0, Tier::T100).unwrap();
		change_tier(0, Tier::T10).unwrap();
		assert_eq!((member(0).wanted, coverage(0)), (None, 20 * SYN));
		pledge(1, 0, Tier::T100).unwrap();
		pledge(2, 0, Tier::T100).unwrap();
		assert_eq!(member(0).tier, Tier::T10);
		promises();
	});
}

#[test]
fn m8_succeeds_for_who_is_lapsing_and_may_restore_it() {
	chain(6, Tier::T100).execute_with(|| {
		join(1_000, Tier::T100, &[0, 1]);
		award(1_000, 3, deal_of(1_000, 3, 100 * SYN), 100 * SYN);
		assert!(matches!(status(1_000), Status::Lapsing { .. }));
		change_tier(1_000, Tier::T10).unwrap();
		assert_eq!((status(1_000), coverage(1_000)), (Status::Member, 20 * SYN));
		assert_eq!((total(0), held(0)), (PURSE - 50 * SYN, 210 * SYN));
		eras(5);
		assert_eq!(status(1_000), Status::Member);
		refused(top_up(0, 1_000), Error::NothingMissing);
	});
}

#[test]
fn m8_fails_when_not_signed() {
	chain(6, Tier::T100).execute_with(|| {
		only_signed(pallet_synergy_guarantees::Call::<Runtime>::change_tier { tier: Tier::T10 });
		promises();
	});
}

#[test]
fn m8_fails_when_not_known() {
	chain(6, Tier::T100).execute_with(|| {
		refused(change_tier(1_000, Tier::T10), Error::NotKnown);
		promises();
	});
}

#[test]
fn m8_fails_when_a_candidate_a_former_member_or_lapsed() {
	chain(6, Tier::T100).execute_with(|| {
		apply(1_000, Tier::T10, &[]).unwrap();
		refused(change_tier(1_000, Tier::T100), Error::NotAMember);
		join(1_001, Tier::T10, &[0, 1]);
		leave(1_001).unwrap();
		refused(change_tier(1_001, Tier::T100), Error::NotAMember);
		revoke(1, 0).unwrap();
		eras(2);
		boundary();
		refused(change_tier(0, Tier::T10), Error::NotAMember);
		work();
		refused(change_tier(0, Tier::T10), Error::NotAMember);
		promises();
	});
}

#[test]
fn c5_fails_when_suspended() {
	chain(6, Tier::T100).execute_with(|| {
		let id = suspend(0, 1);
		refused(change_tier(0, Tier::T10), Error::Suspended);
		refused(change_tier(0, Tier::T2100), Error::Suspended);
		withdraw(1, id).unwrap();
		change_tier(0, Tier::T10).unwrap();
		promises();
	});
}

#[test]
fn m8_fails_when_it_is_the_tier_already() {
	chain(6, Tier::T100).execute_with(|| {
		refused(change_tier(0, Tier::T100), Error::SameTier);
		promises();
	});
}

#[test]
fn m8_fails_when_the_exposure_would_not_be_covered() {
	chain(6, Tier::T100).execute_with(|| {
		deal_of(0, 3, 20 * SYN + 1);
		refused(change_tier(0, Tier::T10), Error::ExposureNotCovered);
		promises();
	});
}

#[test]
fn m8_e3_fails_to_go_down_while_a_release_waits() {
	chain(6, Tier::T100).execute_with(|| {
		pledge(3, 0, Tier::T100).unwrap();
		accept_guarantor(0, 3).unwrap();
		let id = pallet_synergy_deals::NextDeal::<Runtime>::get();
		let delivery = pallet_synergy_deals::Delivery::Proposer;
		propose_with(0, 4, delivery, 120 * SYN, Payment::None, Terms { term: 60, ..usual() }).unwrap();
		accept_deal(4, id).unwrap();
		revoke(3, 0).unwrap();
		eras(9);
		boundary();
		refused(change_tier(0, Tier::T10), Error::Due);
		work();
		assert_eq!(guarantors(0), [1, 2], "released when the notice is over");
		refused(change_tier(0, Tier::T10), Error::ExposureNotCovered);
		promises();
	});
}

#[test]
fn m8_events_tell_what_goes_back_with_a_lower_tier_and_which_wish_was_given_up() {
	use pallet_synergy_guarantees::Event;
	chain(6, Tier::T100).execute_with(|| {
		fund(1_001, 0, 1_000, 40 * SYN, 0).unwrap();
		join(1_000, Tier::T100, &[0, 1]);
		change_tier(1_000, Tier::T2100).unwrap();
		change_tier(1_000, Tier::T100).unwrap();
		assert!(has_happened(Event::TierWishWithdrawn { member: 6, tier: Tier::T2100 }));
		assert!(!has_happened(Event::TierChanged { member: 6, tier: Tier::T100 }));
		change_tier(1_000, Tier::T10).unwrap();
		assert!(has_happened(Event::TierChanged { member: 6, tier: Tier::T10 }));
		let (ward, left) = (6, 10 * SYN);
		assert!(has_happened(Event::SurplusReturned { guarantor: 0, ward, own: 50 * SYN, paid: 40 * SYN, left }));
		assert!(has_happened(Event::SurplusReturned { guarantor: 1, ward, own: 90 * SYN, paid: 0, left }));
		promises();
	});
}

#[test]
fn g2_events_tell_whose_money_is_in_a_pledge_and_which_premiums_go_back() {
	use pallet_synergy_guarantees::Event;
	chain(6, Tier::T100).execute_with(|| {
		let (guarantor, ward, payer) = (0, who(1_000), who(1_001));
		pledge(0, 1_000, Tier::T10).unwrap();
		fund(1_001, 0, 1_000, 4 * SYN, SYN).unwrap();
		assert!(has_happened(Event::PledgeChanged { guarantor, ward: ward.clone(), own: 6 * SYN, paid: 4 * SYN }));
		unpledge(1_001, 0, 1_000).unwrap();
		assert!(has_happened(Event::PledgeChanged { guarantor, ward: ward.clone(), own: 10 * SYN, paid: 0 }));
		let amount = 5 * SYN;
		assert!(has_happened(Event::Unfunded { payer: payer.clone(), guarantor: who(0), ward, amount }));
		fund(1_001, 0, 1_000, 0, SYN).unwrap();
		apply(1_000, Tier::T10, &[0]).unwrap();
		revoke(0, 1_000).unwrap();
		assert!(has_happened(Event::PremiumReturned { guarantor, ward: 6, payer, amount: SYN }));
		promises();
	});
}
