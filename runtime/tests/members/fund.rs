//! `fund` and premiums (G2).
use crate::*;
use synergy_primitives::{Agenda, Stage};

#[test]
fn g2_succeeds_and_holds_amount_and_premium() {
	chain(6, Tier::T100).execute_with(|| {
		fund(1_000, 0, 10_000, 10 * SYN, SYN).unwrap();
		assert_eq!(held(1_000), 11 * SYN);
		fund(1_000, 0, 10_000, SYN, 0).unwrap();
		assert_eq!(held(1_000), 12 * SYN);
		for (amount, premium) in [(10 * SYN, SYN), (SYN, 0)] {
			let (payer, guarantor, ward) = (who(1_000), who(0), who(10_000));
			assert!(has_happened(Event::Funded { payer, guarantor, ward, amount, premium }));
		}
		promises();
	});
}

#[test]
fn g2_succeeds_for_the_ward_itself() {
	chain(6, Tier::T100).execute_with(|| {
		let before = held(0);
		fund(1_000, 0, 1_000, 10 * SYN, 0).unwrap();
		join(1_000, Tier::T10, &[0, 1]);
		assert_eq!((held(0), held(1_000)), (before, 10 * SYN));
		assert_eq!(capacity(1_000), 20 * SYN);
		promises();
	});
}

#[test]
fn g2_succeeds_after_the_pledge_and_takes_the_place_of_the_guarantors_own_money() {
	chain(6, Tier::T100).execute_with(|| {
		pledge(0, 1_001, Tier::T10).unwrap();
		fund(1_000, 0, 1_001, 7 * SYN, 0).unwrap();
		assert_eq!((held(0), held(1_000)), (203 * SYN, 7 * SYN));
		fund(1_002, 0, 1_001, 7 * SYN, 0).unwrap();
		assert_eq!((held(0), held(1_002)), (200 * SYN, 7 * SYN), "what is not needed waits");
		unfund(1_002, 0, 1_001).unwrap();
		assert_eq!(held(1_002), 3 * SYN);
		promises();
	});
}

#[test]
fn g2_succeeds_when_suspended_or_lapsing() {
	chain(6, Tier::T100).execute_with(|| {
		suspend(0, 1);
		revoke(4, 3).unwrap();
		fund(0, 1, 1_000, SYN, SYN).unwrap();
		fund(3, 1, 1_000, SYN, SYN).unwrap();
		unfund(0, 1, 1_000).unwrap();
		unfund(3, 1, 1_000).unwrap();
		promises();
	});
}

#[test]
fn g2_each_part_goes_back_to_whom_it_came_from() {
	chain(6, Tier::T100).execute_with(|| {
		fund(1_000, 0, 1_002, 6 * SYN, SYN).unwrap();
		fund(1_001, 0, 1_002, 2 * SYN, 0).unwrap();
		let before = free(0);
		join(1_002, Tier::T10, &[0, 1]);
		assert_eq!(free(0), before - 2 * SYN);
		eras(3);
		revoke(0, 1_002).unwrap();
		assert_eq!((held(1_000), held(1_001)), (6 * SYN, 2 * SYN), "the premium goes back at once");
		eras(10);
		assert_eq!((free(0), free(1_000), free(1_001)), (before, PURSE, PURSE));
	});
}

#[test]
fn g2_the_premium_is_paid_when_the_guarantee_has_stood_for_thirty_eras() {
	chain(6, Tier::T100).execute_with(|| {
		fund(1_000, 0, 1_001, 10 * SYN, SYN).unwrap();
		eras(3); // an offer earns nothing
		join(1_001, Tier::T10, &[0, 1]);
		let before = free(0);
		eras(29);
		assert_eq!((held(1_000), free(0)), (11 * SYN, before));
		next_era();
		assert_eq!((held(1_000), free(0), total(1_000)), (10 * SYN, before + SYN, PURSE - SYN));
		assert!(has_happened(Event::PremiumEarned { guarantor: 0, ward: 6, payer: who(1_000), amount: SYN }));
		eras(31);
		assert_eq!(free(0), before + SYN, "once");
	});
}

#[test]
fn g2_the_premium_goes_back_when_the_guarantee_ends_before() {
	chain(6, Tier::T100).execute_with(|| {
		fund(1_000, 0, 1_001, 10 * SYN, SYN).unwrap();
		join(1_001, Tier::T10, &[0, 1]);
		eras(29);
		revoke(0, 1_001).unwrap();
		eras(10);
		assert_eq!((free(1_000), held(1_000)), (PURSE, 0));
		assert_eq!(total(0), PURSE);
	});
}

#[test]
fn g2_the_premium_goes_back_when_the_ward_leaves_before() {
	chain(6, Tier::T100).execute_with(|| {
		fund(1_000, 0, 1_001, 10 * SYN, SYN).unwrap();
		join(1_001, Tier::T10, &[0, 1]);
		eras(5);
		leave(1_001).unwrap();
		assert_eq!((free(1_000), total(0)), (PURSE, PURSE));
		eras(26);
		assert_eq!(Eras::tasks(), 0, "P8");
	});
}

#[test]
fn g2_e3_a_premium_that_is_earned_is_paid_even_if_the_guarantor_revokes_before_that_is_worked_off() {
	chain(6, Tier::T100).execute_with(|| {
		fund(1_000, 0, 1_001, 10 * SYN, SYN).unwrap();
		join(1_001, Tier::T10, &[0, 1]);
		eras(29);
		boundary();
		revoke(0, 1_001).unwrap();
		work();
		assert_eq!((total(0), held(1_000)), (PURSE + SYN, 10 * SYN));
		promises();
	});
}

#[test]
fn g2_e3_a_premium_that_is_earned_is_paid_even_if_the_ward_leaves_before_that_is_worked_off() {
	chain(6, Tier::T100).execute_with(|| {
		fund(1_000, 0, 1_001, 10 * SYN, SYN).unwrap();
		join(1_001, Tier::T10, &[0, 1]);
		eras(29);
		boundary();
		leave(1_001).unwrap();
		work();
		assert_eq!((total(0), held(1_000)), (PURSE + SYN, 0));
		promises();
	});
}

#[test]
fn e4_a_guarantee_of_the_afternoon_earns_its_premium_an_era_later() {
	chain(6, Tier::T100).execute_with(|| {
		fund(1_000, 0, 1_001, 10 * SYN, SYN).unwrap();
		afternoon();
		join(1_001, Tier::T10, &[0, 1]);
		eras(30);
		assert_eq!(held(1_000), 11 * SYN);
		next_era();
		assert_eq!(held(1_000), 10 * SYN);
	});
}

#[test]
fn g2_a_premium_that_comes_with_a_top_up_never_puts_off_an_earlier_one() {
	chain(6, Tier::T100).execute_with(|| {
		fund(1_000, 0, 1_001, 10 * SYN, SYN).unwrap();
		join(1_001, Tier::T10, &[0, 1]);
		eras(10);
		award(1_001, 3, deal_of(1_001, 3, 4 * SYN), 4 * SYN);
		fund(1_000, 0, 1_001, 2 * SYN, 2 * SYN).unwrap();
		top_up(0, 1_001).unwrap();
		top_up(1, 1_001).unwrap();
		let before = free(0);
		while era() < 29 {
			next_era();
		}
		assert_eq!(free(0), before);
		next_era();
		assert_eq!(free(0), before + 3 * SYN, "the guarantee has stood for 30 eras");
	});
}

#[test]
fn g2_a_premium_that_comes_after_thirty_eras_is_earned_in_thirty_more() {
	chain(6, Tier::T100).execute_with(|| {
		fund(1_000, 0, 1_001, 10 * SYN, 0).unwrap();
		join(1_001, Tier::T10, &[0, 1]);
		eras(40);
		fund(1_000, 0, 1_001, 90 * SYN, SYN).unwrap();
		pledge(0, 1_001, Tier::T100).unwrap();
		let before = free(0);
		eras(29);
		assert_eq!(free(0), before);
		next_era();
		assert_eq!(free(0), before + SYN);
	});
}

#[test]
fn g2_a_larger_offer_takes_the_place_of_the_smallest() {
	chain(6, Tier::T100).execute_with(|| {
		for n in 1_000..1_004 {
			fund(n, 0, 1_010, Balance::from(n - 999), 0).unwrap();
		}
		fund(1_004, 0, 1_010, SYN, 0).unwrap();
		assert_eq!((free(1_000), held(1_001), held(1_004)), (PURSE, 2, SYN));
		let (payer, guarantor, ward) = (who(1_000), who(0), who(1_010));
		assert!(has_happened(Event::Unfunded { payer, guarantor, ward, amount: 1 }));
		promises();
	});
}

#[test]
fn a9_a_larger_offer_takes_the_place_of_the_smallest_part_of_a_pledge_not_accepted() {
	for (amount, premium) in [(0, 1), (1, 0), (1, 1)] {
		chain(6, Tier::T100).execute_with(|| {
			pledge(0, 1_010, Tier::T10).unwrap();
			(1_000..1_004).for_each(|n| fund(n, 0, 1_010, amount, premium).unwrap());
			fund(1_004, 0, 1_010, 10 * SYN, SYN).unwrap();
			assert_eq!((held(0), held(1_004)), (200 * SYN, 11 * SYN), "a little of it waits");
			assert_eq!(free(1_000), PURSE, "it goes back");
			assert_eq!(free(1_001), PURSE - amount - premium);
			promises();
		});
	}
}

#[test]
fn g2_what_brings_less_than_the_smallest_part_of_a_pledge_waits() {
	chain(6, Tier::T100).execute_with(|| {
		pledge(0, 1_010, Tier::T10).unwrap();
		(1_000..1_004).for_each(|n| fund(n, 0, 1_010, SYN, 0).unwrap());
		fund(1_004, 0, 1_010, SYN, 0).unwrap();
		fund(1_005, 0, 1_010, 0, 20 * SYN).unwrap();
		assert_eq!((held(0), held(1_000)), (206 * SYN, SYN), "a premium alone never takes money out of a deposit");
		fund(1_006, 0, 1_010, SYN, 1).unwrap();
		assert_eq!((held(0), free(1_000)), (206 * SYN, PURSE));
		promises();
	});
}

#[test]
fn a9_what_brings_nothing_to_a_pledge_takes_nobodys_place() {
	chain(6, Tier::T100).execute_with(|| {
		pledge(0, 1_010, Tier::T10).unwrap();
		for (n, amount) in [(1_000, 4), (1_001, 3), (1_002, 3)] {
			fund(n, 0, 1_010, amount * SYN, 0).unwrap();
		}
		fund(1_003, 0, 1_010, 0, SYN).unwrap();
		fund(1_004, 0, 1_010, 1, 2 * SYN).unwrap();
		unfund(1_004, 0, 1_010).unwrap();
		assert_eq!(held(1_003), SYN, "nothing more is needed, so the larger premium waits");
		promises();
	});
}

#[test]
fn g2_in_a_guarantee_that_has_begun_nobody_makes_place() {
	chain(6, Tier::T100).execute_with(|| {
		(1_000..1_004).for_each(|n| fund(n, 0, 1_010, SYN, 0).unwrap());
		join(1_010, Tier::T10, &[0, 1]);
		fund(1_004, 0, 1_010, 90 * SYN, 0).unwrap();
		pledge(0, 1_010, Tier::T100).unwrap();
		assert_eq!((held(0), held(1_000), held(1_004)), (296 * SYN, SYN, 90 * SYN));
		promises();
	});
}

#[test]
fn g2_the_audit_finds_a_premium_that_is_earned_and_not_paid() {
	chain(6, Tier::T100).execute_with(|| {
		fund(1_000, 0, 1_010, 0, SYN).unwrap();
		join(1_010, Tier::T10, &[0, 1]);
		<Eras as Agenda>::cancel(30, Stage::Premiums, number(1_010));
		eras(29);
		boundary();
		work();
		assert_eq!(broken(), ["G2: a premium is earned and not paid"]);
	});
}

#[test]
fn p8_a_payer_whose_premium_was_paid_makes_place_for_others() {
	chain(6, Tier::T100).execute_with(|| {
		(1_000..1_004).for_each(|n| fund(n, 0, 1_010, 0, 1).unwrap());
		join(1_010, Tier::T10, &[0, 1]);
		assert_eq!(edge(0, 1_010).deposit.parts.len(), 4);
		eras(30);
		assert_eq!(edge(0, 1_010).deposit.parts.len(), 0);
		fund(1_004, 0, 1_010, 90 * SYN, 0).unwrap();
		pledge(0, 1_010, Tier::T100).unwrap();
		assert_eq!((held(0), held(1_004)), (210 * SYN, 90 * SYN));
		promises();
	});
}

#[test]
fn p8_a_payer_whose_premium_went_back_with_a_revocation_keeps_no_place() {
	chain(6, Tier::T100).execute_with(|| {
		(1_000..1_004).for_each(|n| fund(n, 0, 1_010, 0, 1).unwrap());
		join(1_010, Tier::T10, &[0, 1]);
		revoke(0, 1_010).unwrap();
		assert_eq!((edge(0, 1_010).deposit.parts.len(), free(1_000)), (0, PURSE));
		promises();
	});
}

#[test]
fn g2_fails_when_not_signed() {
	chain(6, Tier::T100).execute_with(|| {
		let (guarantor, ward) = (who(0), who(1_000));
		only_signed(pallet_synergy_guarantees::Call::<Runtime>::fund { guarantor, ward, amount: 1, premium: 1 });
		promises();
	});
}

#[test]
fn g2_fails_when_nothing_is_offered() {
	chain(6, Tier::T100).execute_with(|| {
		refused(fund(1_000, 0, 1_001, 0, 0), Error::NothingOffered);
		promises();
	});
}

#[test]
fn g1_fails_when_guarantor_and_ward_are_one() {
	chain(6, Tier::T100).execute_with(|| {
		refused(fund(1_000, 0, 0, SYN, 0), Error::OwnGuarantor);
		promises();
	});
}

#[test]
fn g2_fails_when_there_is_not_enough_money() {
	chain(6, Tier::T100).execute_with(|| {
		refused(fund(1_000, 0, 1_001, PURSE, 0), Error::NotEnoughMoney);
		refused(fund(1_000, 0, 1_001, Balance::MAX, Balance::MAX), Error::NotEnoughMoney);
		refused(fund(10_000, 0, 1_001, 1, 0), Error::NotEnoughMoney);
		fund(1_000, 0, 1_001, PURSE - 2, 1).unwrap();
		assert_eq!(free(1_000), 1);
		promises();
	});
}

#[test]
fn g2_fails_when_there_are_too_many_payers() {
	chain(6, Tier::T100).execute_with(|| {
		(1_000..1_004).for_each(|n| fund(n, 0, 1_010, SYN, 0).unwrap());
		refused(fund(1_004, 0, 1_010, SYN, 0), Error::TooManyPayers);
		fund(1_000, 0, 1_010, 1, 0).unwrap();
		promises();
	});
}
