//! `recover` (F6).
use crate::{keys::*, *};
use pallet_synergy_guarantees::{Event, Lapse, NewKeys, Recoveries, RecoveryPhase};
use synergy_primitives::Parameter;

#[test]
fn f6_succeeds_when_all_name_the_same() {
	old_chain(|| {
		recover(1, LOST, NEW).unwrap();
		let first = request(LOST).unwrap();
		assert_eq!((first.named.to_vec(), first.phase, first.until), (vec![1], RecoveryPhase::Naming, 44));
		assert_eq!((sufficients(NEW), NewKeys::<Runtime>::get(who(NEW))), (0, None));
		assert!(has_happened(Event::NewKeyNamed { guarantor: 1, member: 0, account: who(NEW), until: 44 }));
		eras(2);
		recover(2, LOST, NEW).unwrap();
		let both = request(LOST).unwrap();
		assert_eq!((both.named.to_vec(), both.until), (vec![1, 2], 46), "the delay counts from the last");
		assert_eq!(both.phase, RecoveryPhase::Agreed { is_accepted: false });
		assert_eq!((sufficients(NEW), NewKeys::<Runtime>::get(who(NEW))), (1, Some(0)));
		let (old, new) = (who(LOST), who(NEW));
		assert!(has_happened(Event::NewKeyAgreed { member: 0, old, new, until: 46 }));
	});
}

#[test]
fn e4_the_delay_counts_from_the_next_era_in_the_second_half() {
	old_chain(|| {
		afternoon();
		agree();
		assert_eq!(request(LOST).unwrap().until, 45);
	});
}

#[test]
fn f6_naming_another_account_begins_again() {
	old_chain(|| {
		agree();
		recover(2, LOST, 10_001).unwrap();
		let again = request(LOST).unwrap();
		assert_eq!((again.account, again.named.to_vec(), again.phase), (who(10_001), vec![2], RecoveryPhase::Naming));
		assert!(!System::account_exists(&who(NEW)), "M4, P8");
		promises();
		recover(1, LOST, 10_001).unwrap();
		assert!(request(LOST).unwrap().is_agreed());
		assert_eq!(Eras::tasks(), 1);
	});
}

#[test]
fn f6_what_was_said_before_the_old_key_signed_does_not_count() {
	old_chain(|| {
		recover(1, LOST, NEW).unwrap();
		sign(LOST, frame_system::Call::<Runtime>::remark { remark: Vec::new() });
		recover(2, LOST, NEW).unwrap();
		assert_eq!(request(LOST).unwrap().named.to_vec(), [2]);
		recover(1, LOST, NEW).unwrap();
		assert!(request(LOST).unwrap().is_agreed());
	});
}

#[test]
fn f6_lapses_when_not_all_agree() {
	old_chain(|| {
		recover(1, LOST, NEW).unwrap();
		eras(13);
		assert!(request(LOST).is_some());
		next_era();
		lapsed(Lapse::NotAgreed);
		assert_eq!(Eras::tasks(), 0, "P8");
	});
}

#[test]
fn f6_a_younger_guarantor_is_neither_needed_nor_sufficient() {
	chain(6, Tier::T100).execute_with(|| {
		sign_once(LOST);
		next_era();
		pledge(3, LOST, Tier::T100).unwrap();
		accept_guarantor(LOST, 3).unwrap();
		eras(29);
		refused(recover(3, LOST, NEW), Error::NotStoodLongEnough);
		agree();
		assert!(request(LOST).unwrap().is_agreed());
		next_era();
		recover(3, LOST, NEW).unwrap();
		assert_eq!(request(LOST).unwrap().named.to_vec(), [1, 2, 3], "it may join when it has");
		promises();
	});
}

#[test]
fn f6_a_guarantor_that_revokes_has_no_say_any_more() {
	chain(6, Tier::T100).execute_with(|| {
		sign_once(LOST);
		pledge(3, LOST, Tier::T100).unwrap();
		accept_guarantor(LOST, 3).unwrap();
		eras(31);
		recover(3, LOST, NEW).unwrap();
		revoke(3, LOST).unwrap();
		agree();
		assert_eq!(request(LOST).unwrap().named.to_vec(), [1, 2]);
		assert!(request(LOST).unwrap().is_agreed());
	});
}

#[test]
fn c5_succeeds_for_a_suspended_guarantor() {
	old_chain(|| {
		suspend(1, 3);
		agree();
		eras(4);
	});
}

#[test]
fn f6_fails_when_not_signed() {
	old_chain(|| only_signed(pallet_synergy_guarantees::Call::<Runtime>::recover { lost: who(0), account: who(NEW) }));
}

#[test]
fn f6_fails_when_not_known() {
	old_chain(|| {
		refused(recover(1_000, LOST, NEW), Error::NotKnown);
		refused(recover(1, 1_000, NEW), Error::NotKnown);
	});
}

#[test]
fn f6_fails_when_no_guarantor() {
	old_chain(|| refused(recover(3, LOST, NEW), Error::NoSuchGuarantee));
}

#[test]
fn f6_fails_when_revoked() {
	old_chain(|| {
		revoke(1, LOST).unwrap();
		refused(recover(1, LOST, NEW), Error::Revoked);
	});
}

#[test]
fn f6_fails_when_not_stood_long_enough() {
	chain(6, Tier::T100).execute_with(|| {
		sign_once(LOST);
		eras(29);
		refused(recover(1, LOST, NEW), Error::NotStoodLongEnough);
		next_era();
		recover(1, LOST, NEW).unwrap();
		promises();
	});
}

#[test]
fn f6_fails_when_too_few_have_stood() {
	old_chain(|| {
		revoke(1, LOST).unwrap();
		pledge(3, LOST, Tier::T100).unwrap();
		accept_guarantor(LOST, 3).unwrap();
		refused(recover(2, LOST, NEW), Error::TooFewHaveStood);
	});
}

#[test]
fn f3_fails_for_the_key_of_a_club() {
	chain(6, Tier::T100).execute_with(|| {
		join(2_000, Tier::T10, &[0, 1]);
		transfer(3, 2_100, SYN).unwrap();
		join(2_100, Tier::T10, &[0, 1]);
		eras(31);
		refused(recover(1, 2_000, NEW), Error::KeyOfClub);
		refused(recover(1, 2_100, NEW), Error::KeyOfClub);
		promises();
	});
}

#[test]
fn f6_fails_when_the_new_account_is_not_fresh() {
	old_chain(|| {
		refused(recover(1, LOST, 3), Error::NotFresh);
		refused(recover(1, LOST, LOST), Error::NotFresh);
		apply(1_000, Tier::T10, &[]).unwrap();
		refused(recover(1, LOST, 1_000), Error::NotFresh);
		propose(1_001, 3, pallet_synergy_deals::Delivery::Counterparty, SYN, Payment::Escrow).unwrap();
		refused(recover(1, LOST, 1_001), Error::NotFresh);
		agree();
		refused(recover(4, 3, NEW), Error::NotFresh);
	});
}

#[test]
fn f6_fails_when_the_new_account_gets_a_number_before_all_agree() {
	old_chain(|| {
		recover(1, LOST, 1_000).unwrap();
		apply(1_000, Tier::T10, &[]).unwrap();
		refused(recover(2, LOST, 1_000), Error::NotFresh);
		recover(2, LOST, NEW).unwrap();
	});
}

#[test]
fn f6_fails_when_said_already() {
	old_chain(|| {
		recover(1, LOST, NEW).unwrap();
		refused(recover(1, LOST, NEW), Error::AlreadySaid);
		recover(2, LOST, NEW).unwrap();
		refused(recover(2, LOST, NEW), Error::AlreadySaid);
	});
}

#[test]
fn f6_fails_when_barred() {
	old_chain(|| {
		agree();
		cancel_recovery(LOST, LOST).unwrap();
		refused(recover(1, LOST, NEW), Error::RecoveryBarred);
	});
}

#[test]
fn f6_fails_when_the_key_is_in_use() {
	old_chain(|| {
		agree();
		sign(LOST, frame_system::Call::<Runtime>::remark { remark: Vec::new() });
		refused(recover(1, LOST, 10_001), Error::KeyInUse);
	});
}

#[test]
fn e3_fails_when_due() {
	old_chain(|| {
		recover(1, LOST, NEW).unwrap();
		eras(13);
		boundary();
		refused(recover(2, LOST, NEW), Error::Due);
		work();
		assert!(!Recoveries::<Runtime>::contains_key(0));
		recover(2, LOST, NEW).unwrap();
	});
}

#[test]
fn e3_nothing_that_would_stop_the_number_overtakes_its_move() {
	old_chain(|| {
		pledge(3, LOST, Tier::T100).unwrap();
		accept_guarantor(LOST, 3).unwrap();
		agree();
		transfer(4, NEW, SYN).unwrap();
		accept_recovery(NEW, LOST).unwrap();
		eras(13);
		boundary();
		refused(revoke(1, LOST), Error::Due);
		refused(apply(NEW, Tier::T10, &[]), Error::Due);
		refused(propose(NEW, 3, pallet_synergy_deals::Delivery::Counterparty, SYN, Payment::Escrow), Error::Due);
		revoke(1, 5).unwrap();
		work();
		assert_eq!(number(NEW), 0);
		revoke(1, NEW).unwrap();
	});
	chain(6, Tier::T100).execute_with(|| {
		join(1_000, Tier::T10, &[0, 1]);
		sign_once(1_000);
		eras(31);
		recover(0, 1_000, NEW).unwrap();
		recover(1, 1_000, NEW).unwrap();
		accept_recovery(NEW, 1_000).unwrap();
		eras(13);
		boundary();
		refused(leave(1_000), Error::Due);
		work();
		assert_eq!(number(NEW), 6);
		leave(NEW).unwrap();
	});
}

#[test]
fn f6_fails_for_a_candidate_that_never_was_a_member() {
	chain(6, Tier::T100).execute_with(|| {
		Eras::set_parameter(RuntimeOrigin::root(), Parameter::StandingEras(2)).unwrap();
		[0, 1].iter().for_each(|guarantor| pledge(*guarantor, 1_000, Tier::T10).unwrap());
		apply(1_000, Tier::T100, &[0, 1]).unwrap();
		sign_once(1_000);
		eras(2);
		refused(recover(0, 1_000, NEW), Error::NotAMember);
		promises();
	});
}

#[test]
fn f6_fails_when_the_account_has_never_signed_anything() {
	chain(6, Tier::T100).execute_with(|| {
		eras(30);
		refused(recover(1, LOST, NEW), Error::NoKeyToLose);
		sign_once(LOST);
		recover(1, LOST, NEW).unwrap();
		promises();
	});
}

#[test]
fn f6_who_pays_for_what_it_signs_has_a_key_as_well() {
	chain(6, Tier::T100).execute_with(|| {
		eras(30);
		let call = RuntimeCall::from(frame_system::Call::<Runtime>::remark { remark: Vec::new() });
		let info = frame_support::dispatch::GetDispatchInfo::get_dispatch_info(&call);
		let with_tip = pallet_synergy_clubs::ChargeQuotaOrFee::<Runtime>::new(0u32.into(), 1);
		let origin = RuntimeOrigin::signed(who(LOST));
		sp_runtime::traits::DispatchTransaction::dispatch_transaction(with_tip, origin, call, &info, 100, 0)
			.unwrap()
			.unwrap();
		recover(1, LOST, NEW).unwrap();
		promises();
	});
}
