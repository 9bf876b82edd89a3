//! How cycles close by themselves (K4, K5, K8, P5).

use crate::*;

#[test]
fn k5_silence_confirms_everything_and_all_is_paid_to_the_last_unit() {
	story(|| {
		let parties = [FUEL, FARM, WORKSHOP];
		let before = parties.map(total);
		let id = opened();
		eras(PERIOD + 2);
		assert_eq!(parties.map(total), before);
		next_era();
		assert_eq!(adds_up(id, 1), (600 * SYN, 600 * SYN, 0));
		let gained: Vec<Balance> = parties.into_iter().zip(before).map(|(n, before)| total(n) - before).collect();
		// 10 units; and as guarantors of suppliers: 1, 2, 4, 5, 7 and 8 only, none of these.
		assert_eq!(gained, [100 * SYN, 100 * SYN, 200 * SYN]);
		assert_eq!(parties.map(exposure), [0; 3]);
		assert!(!is_open(id, 1));
	});
}

#[test]
fn k4_the_shares_go_to_the_club_the_organiser_and_the_guarantors_by_deposit() {
	story(|| {
		let people = [TREASURY, ORGANISER, 1, 2, 4, 5, 7, 8];
		let before = people.map(total);
		let id = opened();
		eras(PERIOD + 3);
		let gained: Vec<Balance> = people.into_iter().zip(before).map(|(n, before)| total(n) - before).collect();
		assert_eq!(gained[..2], [100 * SYN, 50 * SYN]);
		let (cycle_contract, cycle, to, member) = (id, 1, who(ORGANISER), Some(ORGANISER));
		let (amount, role) = (50 * SYN, Role::Organiser);
		assert!(has_happened(Event::SharePaid { cycle_contract, cycle, to, member, amount, role }));
		// 50 SYN in six equal parts: 8.333333 each, to the last unit.
		assert_eq!(gained[2..].iter().sum::<Balance>(), 50 * SYN);
		assert!(gained[2..].iter().all(|part| [8_333_333, 8_333_334].contains(part)));
	});
}

#[test]
fn k5_who_guaranteed_when_the_cycle_opened_shares_though_it_has_revoked_since() {
	story(|| {
		let id = started(sausages());
		order(ANNA, id, 10).unwrap();
		revoke(2, FUEL).unwrap();
		next_era();
		revoke(4, FARM).unwrap();
		let before = [2, 4].map(total);
		eras(PERIOD + 3);
		// FUEL is lapsing, so its leg was vacant and its guarantors have no part; FARM's, 4 and 5, and WORKSHOP's have.
		assert_eq!(total(2), before[0]);
		assert_eq!(total(4), before[1] + 12_500_000);
	});
}

#[test]
fn k1_either_share_may_name_another_beneficiary() {
	story(|| {
		let charity = who(1_020);
		let before = (total(1_020), total(TREASURY), total(ORGANISER), total(1));
		let id = opened_with(Terms {
			club_share: Some(charity.clone()),
			organisers_share: Some(charity.clone()),
			..sausages()
		});
		eras(PERIOD + 3);
		assert_eq!(total(1_020), before.0 + 200 * SYN);
		assert_eq!((total(TREASURY), total(ORGANISER), total(1)), (before.1, before.2, before.3));
		let (cycle_contract, cycle, amount) = (id, 1, 100 * SYN);
		let share = |role| Event::SharePaid { cycle_contract, cycle, to: charity.clone(), member: None, amount, role };
		assert!(has_happened(share(Role::Club)) && has_happened(share(Role::Beneficiary)));
		adds_up(id, 1);
	});
}

#[test]
fn k6_the_money_of_a_leg_that_stays_vacant_goes_back_to_the_consumers() {
	story(|| {
		let id = started(sausages());
		order(ANNA, id, 6).unwrap();
		order(BORIS, id, 4).unwrap();
		make_suspended(FARM);
		next_era();
		let before = [ANNA, BORIS].map(free);
		eras(PERIOD + 3);
		assert_eq!([ANNA, BORIS].map(free), [before[0] + 60 * SYN, before[1] + 40 * SYN]);
		assert_eq!(adds_up(id, 1), (600 * SYN, 500 * SYN, 100 * SYN));
	});
}

#[test]
fn k6_if_nobody_delivers_to_the_consumers_they_get_the_shares_back_as_well() {
	story(|| {
		let id = started(sausages());
		order(ANNA, id, 6).unwrap();
		order(BORIS, id, 4).unwrap();
		make_suspended(WORKSHOP);
		next_era();
		let before = [ANNA, BORIS, TREASURY, ORGANISER].map(total);
		eras(PERIOD + 3);
		let after = [ANNA, BORIS, TREASURY, ORGANISER].map(total);
		assert_eq!(after[0], before[0] + 6 * 40 * SYN);
		assert_eq!(after[1], before[1] + 4 * 40 * SYN);
		assert_eq!(after[2..], before[2..]);
		assert_eq!(adds_up(id, 1), (600 * SYN, 200 * SYN, 400 * SYN));
	});
}

#[test]
fn k5_a_disputed_leg_delays_only_its_own_money() {
	story(|| {
		let id = opened();
		let before = [FUEL, FARM, WORKSHOP, TREASURY].map(total);
		let complaint = complain_of_leg(WORKSHOP, id, 1, 1, 100 * SYN);
		eras(PERIOD + 3);
		let after = [FUEL, FARM, WORKSHOP, TREASURY].map(total);
		assert_eq!(after[0], before[0] + 100 * SYN);
		assert_eq!(after[1], before[1]);
		assert_eq!(after[2], before[2] + 200 * SYN);
		assert_eq!(after[3], before[3] + 100 * SYN);
		assert_eq!((pot(id, 1), exposure(FARM)), (100 * SYN, 100 * SYN));
		withdraw(WORKSHOP, complaint).unwrap();
		assert_eq!((total(FARM), exposure(FARM)), (before[1] + 100 * SYN, 0), "silence has confirmed it");
		next_era();
		adds_up(id, 1);
	});
}

/// A stranger sends 7 units to the account of a cycle.
fn sends(id: CycleContractId, cycle: CycleIndex) {
	let dest = sp_runtime::MultiAddress::Id(Cycles::account_of(id, cycle));
	call(who(1_000), pallet_balances::Call::transfer_allow_death { dest, value: 7 }).unwrap();
}

#[test]
fn p5_money_that_a_stranger_has_sent_goes_to_the_club() {
	story(|| {
		let id = opened();
		sends(id, 1);
		promises();
		let before = total(TREASURY);
		eras(PERIOD + 3);
		assert_eq!(total(TREASURY), before + 100 * SYN + 7);
		adds_up(id, 1);
	});
}

#[test]
fn p5_money_that_a_stranger_has_sent_to_a_cycle_that_passes_empty_goes_to_the_club() {
	story(|| {
		let id = started(sausages());
		sends(id, 1);
		let before = total(TREASURY);
		next_era();
		assert_eq!((total(TREASURY), pot(id, 1)), (before + 7, 0));
		let (cycle_contract, cycle, to, member) = (id, 1, who(TREASURY), None);
		assert!(has_happened(Event::SharePaid { cycle_contract, cycle, to, member, amount: 7, role: Role::Gift }));
	});
}

#[test]
fn p5_money_that_a_stranger_has_sent_to_a_cycle_that_never_opens_goes_to_the_club() {
	for is_given_up in [false, true] {
		story(|| {
			let id = opened_with(Terms { cycles: Some(1 + u32::from(is_given_up)), ..sausages() });
			order(ANNA, id, 2).ok();
			sends(id, 2);
			if is_given_up {
				[FUEL, FARM, WORKSHOP, ORGANISER].into_iter().for_each(|by| give_notice(by, id).unwrap());
			}
			let before = total(TREASURY);
			eras(PERIOD + 3);
			assert_eq!((contract(id), pot(id, 2)), (None, 0));
			assert_eq!(total(TREASURY), before + 100 * SYN + 7);
			adds_up(id, 1);
		});
	}
}

#[test]
fn p8_nothing_is_left_of_a_closed_cycle() {
	story(|| {
		let id = opened_with(Terms { cycles: Some(1), ..sausages() });
		let complaint = complain_of_leg(WORKSHOP, id, 1, 1, SYN);
		let other = complain_of_order(ANNA, id, 1, SYN);
		withdraw(WORKSHOP, complaint).unwrap();
		withdraw(ANNA, other).unwrap();
		eras(PERIOD + 4);
		assert_eq!(contract(id), None);
		assert_eq!(Orders::<Runtime>::iter().count(), 0);
		assert_eq!(pallet_synergy_cycles::Serials::<Runtime>::iter().count(), 0);
		assert_eq!(pallet_synergy_complaints::Claims::<Runtime>::iter().count(), 0);
		assert_eq!(SeatsOf::<Runtime>::iter().count(), 0);
		assert_eq!(Eras::tasks(), 0);
	});
}

#[test]
fn k5_odd_sums_are_divided_to_the_last_unit() {
	story(|| {
		let mut legs = sausages().legs.into_inner();
		for (leg, market) in legs.iter_mut().zip([33_333_331, 7_777_777, 11_111_111]) {
			(leg.market, leg.money, leg.internal) = (market, market / 3, market / 3);
		}
		let id = started(terms(legs));
		for (consumer, units) in [(ANNA, 7), (BORIS, 13), (CLARA, 1)] {
			order(consumer, id, units).unwrap();
		}
		make_suspended(FARM);
		next_era();
		eras(PERIOD + 3);
		let (income, paid, refunded) = adds_up(id, 1);
		assert_eq!(income, 21 * (11_111_110 + 2_592_592 + 3_703_703 + 2 * 5_222_221));
		assert_eq!((income, refunded), (paid + refunded, 21 * 2_592_592));
	});
}

#[test]
fn m7_who_has_a_leg_or_an_order_open_may_not_leave() {
	story(|| {
		for n in [1, 2] {
			pledge(n, 1_001, Tier::T2100).unwrap();
		}
		apply(1_001, Tier::T2100, &[1, 2]).unwrap();
		let id = started(Terms { cycles: Some(1), ..sausages() });
		order(1_001, id, 1).unwrap();
		eras(PERIOD + 3);
		fails_in_guarantees(leave(1_001), GuaranteesError::StillEngaged);
		next_era();
		leave(1_001).unwrap();
	});
}
