//! `pledge` (G1, G2, G6, M4, M8).
use crate::*;

fn a_call() -> pallet_synergy_guarantees::Call<Runtime> {
	pallet_synergy_guarantees::Call::pledge { ward: who(1_000), tier: Tier::T10 }
}

#[test]
fn g1_succeeds_and_holds_the_amount_at_once() {
	chain(6, Tier::T100).execute_with(|| {
		let before = (free(0), held(0), total(0));
		pledge(0, 1_000, Tier::T10).unwrap();
		assert_eq!((free(0), held(0), total(0)), (before.0 - 10 * SYN, before.1 + 10 * SYN, before.2));
		assert_eq!(given(0), (2, 1));
		let (ward, tier) = (who(1_000), Tier::T10);
		assert!(has_happened(Event::Pledged { guarantor: 0, ward, tier, own: 10 * SYN, paid: 0 }));
		assert!(!is_known(1_000), "a pledge makes nobody a candidate");
		promises();
	});
}

#[test]
fn m4_succeeds_for_an_account_with_no_money_and_gives_it_its_reference() {
	chain(6, Tier::T100).execute_with(|| {
		assert!(!System::account_exists(&who(10_000)));
		pledge(0, 10_000, Tier::T10).unwrap();
		assert_eq!(sufficients(10_000), 1);
		pledge(1, 10_000, Tier::T10).unwrap();
		assert_eq!(sufficients(10_000), 2);
		assert!(System::account_exists(&who(10_000)));
		promises();
	});
}

#[test]
fn g2_succeeds_with_the_money_of_payers_first() {
	chain(6, Tier::T100).execute_with(|| {
		fund(1_000, 0, 1_001, 4 * SYN, SYN).unwrap();
		fund(1_002, 0, 1_001, 3 * SYN, 0).unwrap();
		let before = free(0);
		pledge(0, 1_001, Tier::T10).unwrap();
		assert_eq!(free(0), before - 3 * SYN);
		assert_eq!((held(1_000), held(1_002)), (5 * SYN, 3 * SYN));
		let (ward, tier) = (who(1_001), Tier::T10);
		assert!(has_happened(Event::Pledged { guarantor: 0, ward, tier, own: 3 * SYN, paid: 7 * SYN }));
		promises();
	});
}

#[test]
fn g2_succeeds_when_a_guarantor_offered_money_to_itself_which_is_its_own() {
	chain(6, Tier::T100).execute_with(|| {
		fund(0, 0, 1_001, 4 * SYN, SYN).unwrap();
		let before = total(0);
		pledge(0, 1_001, Tier::T10).unwrap();
		pledge(1, 1_001, Tier::T10).unwrap();
		apply(1_001, Tier::T10, &[0, 1]).unwrap();
		assert_eq!(edge(0, 1_001).deposit.own, 10 * SYN);
		assert!(edge(0, 1_001).deposit.parts.is_empty());
		assert_eq!((total(0), held(0)), (before, 210 * SYN));
		promises();
	});
}

#[test]
fn m8_succeeds_in_raising_a_guarantee_that_stands() {
	chain(6, Tier::T10).execute_with(|| {
		let before = held(1);
		pledge(1, 0, Tier::T100).unwrap();
		assert_eq!(held(1), before + 90 * SYN);
		assert_eq!((edge(1, 0).tier, coverage(0)), (Tier::T100, 110 * SYN));
		assert!(has_happened(Event::GuaranteeRaised { guarantor: 1, ward: 0, deposit: 100 * SYN }));
		assert_eq!((given(1), member(0).tier), ((2, 0), Tier::T10));
		promises();
	});
}

#[test]
fn m3_succeeds_in_a_ring_of_mutual_guarantees() {
	chain(6, Tier::T100).execute_with(|| {
		pledge(0, 1, Tier::T100).unwrap();
		accept_guarantor(1, 0).unwrap();
		assert!(guarantors(0).contains(&1) && guarantors(1).contains(&0));
		promises();
		eras(2);
	});
}

#[test]
fn g1_a_pledge_that_nobody_accepts_counts_for_nothing_and_stays() {
	chain(6, Tier::T100).execute_with(|| {
		pledge(0, 1_000, Tier::T100).unwrap();
		apply(1_000, Tier::T100, &[]).unwrap();
		eras(20);
		assert!(!is_known(1_000), "the application has expired");
		assert_eq!((held(0), given(0)), (300 * SYN, (2, 1)));
		unpledge(0, 0, 1_000).unwrap();
		assert_eq!((held(0), given(0), sufficients(1_000)), (200 * SYN, (2, 0), 0));
		promises();
	});
}

#[test]
fn g1_fails_when_not_signed() {
	chain(6, Tier::T100).execute_with(|| {
		only_signed(a_call());
		promises();
	});
}

#[test]
fn g1_fails_when_not_known() {
	chain(6, Tier::T100).execute_with(|| {
		refused(pledge(1_000, 1_001, Tier::T10), Error::NotKnown);
		promises();
	});
}

#[test]
fn g1_fails_when_only_a_candidate_or_a_former_member() {
	chain(6, Tier::T100).execute_with(|| {
		apply(1_000, Tier::T10, &[]).unwrap();
		refused(pledge(1_000, 1_001, Tier::T10), Error::NotAMember);
		join(1_002, Tier::T10, &[0, 1]);
		leave(1_002).unwrap();
		refused(pledge(1_002, 1_001, Tier::T10), Error::NotAMember);
		promises();
	});
}

#[test]
fn g1_fails_when_lapsing() {
	chain(6, Tier::T100).execute_with(|| {
		revoke(1, 0).unwrap();
		refused(pledge(0, 1_000, Tier::T10), Error::Lapsing);
		boundary();
		boundary();
		boundary();
		refused(pledge(0, 1_000, Tier::T10), Error::NotAMember);
		work();
		refused(pledge(0, 1_000, Tier::T10), Error::NotAMember);
		promises();
	});
}

#[test]
fn c5_fails_when_suspended() {
	chain(6, Tier::T100).execute_with(|| {
		let id = suspend(0, 1);
		refused(pledge(0, 1_000, Tier::T10), Error::Suspended);
		refused(pledge(0, 5, Tier::T2100), Error::Suspended);
		withdraw(1, id).unwrap();
		pledge(0, 1_000, Tier::T10).unwrap();
		promises();
	});
}

#[test]
fn g1_fails_when_for_oneself() {
	chain(6, Tier::T100).execute_with(|| {
		refused(pledge(0, 0, Tier::T10), Error::OwnGuarantor);
		promises();
	});
}

#[test]
fn g1_fails_when_pledged_already() {
	chain(6, Tier::T100).execute_with(|| {
		pledge(0, 1_000, Tier::T10).unwrap();
		refused(pledge(0, 1_000, Tier::T10), Error::AlreadyPledged);
		refused(pledge(0, 1_000, Tier::T100), Error::AlreadyPledged);
		promises();
	});
}

#[test]
fn g1_fails_when_guarantor_already() {
	chain(6, Tier::T100).execute_with(|| {
		refused(pledge(1, 0, Tier::T100), Error::AlreadyGuarantor);
		refused(pledge(1, 0, Tier::T10), Error::AlreadyGuarantor);
		revoke(1, 0).unwrap();
		refused(pledge(1, 0, Tier::T2100), Error::AlreadyGuarantor);
		promises();
	});
}

#[test]
fn g1_fails_when_there_are_too_many_wards() {
	chain(6, Tier::T10).execute_with(|| {
		(1_000..1_010).for_each(|n| pledge(0, n, Tier::T10).unwrap());
		assert_eq!(given(0), (2, 10));
		refused(pledge(0, 1_010, Tier::T10), Error::TooManyWards);
		pledge(0, 5, Tier::T100).unwrap(); // a ward already
		unpledge(0, 0, 1_000).unwrap();
		pledge(0, 1_010, Tier::T10).unwrap();
		apply(1_001, Tier::T10, &[0]).unwrap();
		assert_eq!(given(0), (3, 9));
		refused(pledge(0, 1_011, Tier::T10), Error::TooManyWards);
		promises();
	});
}

#[test]
fn g1_fails_when_there_are_too_many_wards_those_under_notice_included() {
	chain(6, Tier::T10).execute_with(|| {
		(1_000..1_010).for_each(|n| pledge(0, n, Tier::T10).unwrap());
		revoke(0, 5).unwrap();
		refused(pledge(0, 1_010, Tier::T10), Error::TooManyWards);
		promises();
	});
}

#[test]
fn g1_fails_when_there_is_not_enough_money() {
	chain(6, Tier::T10).execute_with(|| {
		// All but the last unit, which keeps the account in the system.
		let needed = 2_100 * SYN;
		transfer(0, 1_000, free(0) - needed).unwrap();
		refused(pledge(0, 1_001, Tier::T2100), Error::NotEnoughMoney);
		transfer(1_000, 0, 1).unwrap();
		pledge(0, 1_001, Tier::T2100).unwrap();
		assert_eq!(free(0), 1);
		promises();
	});
}

/// A complaint that nobody votes on: guarantors 1 and 2 of the first level, unless they have `voted`, are barred.
fn silence_of_guarantors(voted: &[u32]) {
	let deal = deal_of(0, 3, 10 * SYN);
	let id = complain(3, deal, 10 * SYN);
	next_era();
	voted.iter().for_each(|n| vote(*n, id, 50).unwrap());
	for _ in 0..9 {
		if member(2).barred_until > 0 || member(1).barred_until > 0 {
			break;
		}
		next_era();
	}
}

#[test]
fn g6_fails_when_barred_for_thirty_eras() {
	chain(6, Tier::T100).execute_with(|| {
		silence_of_guarantors(&[]);
		let until = member(1).barred_until;
		assert_eq!(until, era() + 30);
		assert_eq!(member(2).barred_until, until);
		assert!([1, 2].into_iter().all(|guarantor| has_happened(Event::BarredFromPledging { guarantor, until })));
		assert_eq!((record(1).votes_missed, record(2).votes_missed), (1, 1));
		for n in [4, 5] {
			assert_eq!((member(n).barred_until, record(n).votes_missed), (0, 0), "only the first level is barred");
		}
		eras(3); // the council is silent: awarded in full
		assert_eq!(suspended(6), Vec::<u32>::new());
		refused(pledge(1, 1_000, Tier::T10), Error::Barred);
		refused(pledge(2, 0, Tier::T2100), Error::Barred);
		top_up(1, 0).unwrap(); // not a pledge
		top_up(2, 0).unwrap();
		assert_eq!(status(0), Status::Member);
		while era() < until - 1 {
			next_era();
		}
		refused(pledge(1, 1_000, Tier::T10), Error::Barred);
		next_era();
		pledge(1, 1_000, Tier::T10).unwrap();
		promises();
	});
}

#[test]
fn g6_bars_only_who_cast_no_vote() {
	chain(6, Tier::T100).execute_with(|| {
		silence_of_guarantors(&[1]);
		assert!(member(2).barred_until > era());
		assert_eq!((member(1).barred_until, record(1).votes_missed), (0, 0));
		eras(3);
		pledge(1, 1_000, Tier::T10).unwrap();
		refused(pledge(2, 1_000, Tier::T10), Error::Barred);
		promises();
	});
}

#[test]
fn e3_fails_when_the_wards_application_is_over_and_not_yet_worked_off() {
	chain(6, Tier::T100).execute_with(|| {
		join(1_000, Tier::T100, &[0]);
		(0..14).for_each(|_| boundary());
		refused(pledge(0, 1_000, Tier::T2100), Error::Due);
		work();
		assert!(!is_known(1_000));
		pledge(0, 1_000, Tier::T2100).unwrap();
		promises();
	});
}

#[test]
fn g6_a_later_bar_never_shortens_an_earlier_one() {
	use synergy_primitives::Deposits;
	chain(6, Tier::T100).execute_with(|| {
		let bar = |eras| <Guarantees as Deposits<AccountId>>::bar_from_pledging(0, eras);
		bar(30);
		next_era();
		bar(5);
		assert_eq!((member(0).barred_until, record(0).votes_missed), (30, 2));
		let event = pallet_synergy_guarantees::Event::<Runtime>::BarredFromPledging { guarantor: 0, until: 30 };
		assert_eq!(System::events().last().unwrap().event, synergy_runtime::RuntimeEvent::Guarantees(event));
		bar(30);
		assert_eq!(member(0).barred_until, 31);
	});
}
