//! The last of three signatures puts the substitute in place (K6, K7).

use super::*;

#[test]
fn k6_succeeds_with_the_last_of_three_signatures_in_any_order() {
	let orders =
		[[ORGANISER, WORKSHOP, SECOND_FARM], [WORKSHOP, SECOND_FARM, ORGANISER], [ORGANISER, SECOND_FARM, WORKSHOP]];
	for signers in orders {
		story(|| {
			let id = opened();
			complain_of_leg(WORKSHOP, id, 1, 1, 100 * SYN);
			for (n, by) in signers.into_iter().enumerate() {
				assert_eq!(cycle(id, 1).legs.len(), 3, "not before the last, {n}");
				replace(by, id, 1, 1, SECOND_FARM).unwrap();
				let (cycle_contract, cycle, leg, substitute) = (id, 1, 1, SECOND_FARM);
				let reason = Reason::Disputed;
				assert!(has_happened(Event::SubstituteSigned { cycle_contract, cycle, leg, substitute, reason, by }));
			}
			assert_eq!(cycle(id, 1).legs.len(), 4);
		});
	}
}

#[test]
fn k6_the_substitute_delivers_in_all_cycles_that_follow() {
	story(|| {
		let (id, complaint) = replaced();
		order(ANNA, id, 5).unwrap();
		judge(FARM, complaint, 100);
		eras(PERIOD);
		assert_eq!(cycle(id, 2).legs.iter().map(|leg| leg.supplier).collect::<Vec<_>>(), [FUEL, SECOND_FARM, WORKSHOP]);
		// The fuel is delivered to the first farm still: only the supplier of one leg was replaced.
		assert_eq!(cycle(id, 2).legs[0].receiver, Receiver::Member(FARM));
	});
}

#[test]
fn k6_a_substitute_that_fails_too_is_replaced_again() {
	story(|| {
		let (id, first) = replaced();
		let second = complain_of_leg(WORKSHOP, id, 1, 3, 100 * SYN);
		fails(replace(ORGANISER, id, 1, 3, FARM), Error::NotASubstitute);
		all_replace(&[ORGANISER, WORKSHOP, CLARA], id, 1, 3, CLARA);
		assert_eq!(exposure(WORKSHOP), 400 * SYN, "both prices are reserved");
		let before = [FARM, SECOND_FARM, CLARA, WORKSHOP].map(total);
		judge(FARM, first, 0);
		for voter in [13, 14] {
			vote(voter, second, 100).unwrap();
		}
		confirm(WORKSHOP, id, 1, 4).unwrap();
		let after = [FARM, SECOND_FARM, CLARA, WORKSHOP].map(total);
		assert_eq!(after[0], before[0] + 100 * SYN, "nothing was found against the first");
		assert_eq!(after[1], before[1]);
		assert_eq!(after[2], before[2] + 100 * SYN);
		assert_eq!(after[3], before[3] - 100 * SYN + 100 * SYN);
		eras(PERIOD + 4);
		adds_up(id, 1);
	});
}

#[test]
fn k6_a_substitute_that_fails_consumers_too_is_replaced_again() {
	const SECOND: u32 = 2;
	const THIRD: u32 = 14;
	story(|| {
		let id = started(sausages());
		[(ANNA, 6), (BORIS, 4), (CLARA, 2)].into_iter().for_each(|(by, units)| order(by, id, units).unwrap());
		next_era();
		let takes = |leg: u8, substitute: u32| {
			[ORGANISER, substitute].into_iter().for_each(|by| replace(by, id, 1, leg, substitute).unwrap());
		};
		let first = complain_of_order(ANNA, id, 1, 120 * SYN);
		takes(2, SECOND);
		let second = complain_of_order(BORIS, id, 1, 80 * SYN);
		fails(replace(ORGANISER, id, 1, 3, WORKSHOP), Error::NotASubstitute);
		takes(3, THIRD);
		// Each order stays with whom it is complained of; what nobody complains of goes on to the next.
		let units = |leg: u8| (leg_of(id, 1, leg).pinned, leg_of(id, 1, leg).units);
		assert_eq!([2, 3, 4].map(units), [(6, 0), (4, 0), (0, 2)]);
		assert_eq!([WORKSHOP, SECOND, THIRD].map(exposure), [120 * SYN, 80 * SYN, 40 * SYN]);
		assert_eq!(exposure(ORGANISER), 120 * SYN + 40 * SYN, "the price of six, and that of two again");
		promises();
		fails(confirm(CLARA, id, 1, 3), Error::NoSuchLeg);
		confirm(CLARA, id, 1, 4).unwrap();
		let before = [ANNA, BORIS, WORKSHOP, SECOND, THIRD, ORGANISER].map(total);
		judge(WORKSHOP, first, 100);
		[3, 4].into_iter().for_each(|voter| vote(voter, second, 0).unwrap());
		accept_settlement(BORIS, second, 0).unwrap();
		assert!(kit::complaint(second).is_none());
		let after = [ANNA, BORIS, WORKSHOP, SECOND, THIRD, ORGANISER].map(total);
		// All was found against the workshop, so nothing is due to it, and nothing against the second: it has Boris' 80, and 40
		// for Clara's from the organiser.
		let gained = [120, 0, 0, 120, 0, -40].map(|syn: i128| syn * SYN as i128);
		assert_eq!([0, 1, 2, 3, 4, 5].map(|n| after[n] as i128 - before[n] as i128), gained);
		assert_eq!([WORKSHOP, SECOND, THIRD, ORGANISER].map(exposure), [0; 4]);
		eras(PERIOD + 3);
		assert_eq!(adds_up(id, 1), (720 * SYN, 600 * SYN, 120 * SYN));
	});
}

#[test]
fn e3_fails_while_the_next_cycle_is_due_to_open() {
	story(|| {
		let id = opened();
		order(ANNA, id, 1).unwrap();
		eras(PERIOD - 1);
		complain_of_leg(WORKSHOP, id, 1, 1, 100 * SYN);
		all_replace(&[ORGANISER, WORKSHOP], id, 1, 1, SECOND_FARM);
		boundary();
		fails(replace(SECOND_FARM, id, 1, 1, SECOND_FARM), Error::Due);
		work();
		assert_eq!(leg_of(id, 2, 1).state, LegState::Vacant, "the farm is suspended");
		replace(SECOND_FARM, id, 1, 1, SECOND_FARM).unwrap();
		assert_eq!(Texts::<Runtime>::get(id).unwrap().terms.legs[1].supplier, SECOND_FARM);
	});
}

#[test]
fn k6_succeeds_in_the_claim_window_of_the_last_cycle() {
	story(|| {
		let id = in_its_last_cycle();
		complain_of_leg(WORKSHOP, id, 1, 1, 100 * SYN);
		second_farm_takes(id, 1, 1);
		assert_eq!(leg_of(id, 1, 3).supplier, SECOND_FARM);
	});
}

#[test]
fn k6_a_vacant_leg_is_taken_without_any_surety() {
	story(|| {
		let id = started(sausages());
		order(ANNA, id, 10).unwrap();
		make_suspended(FARM);
		next_era();
		let before = free(SECOND_FARM);
		second_farm_takes(id, 1, 1);
		assert_eq!((leg_of(id, 1, 1).state, leg_of(id, 1, 1).supplier), (LegState::Open, SECOND_FARM));
		assert_eq!([SECOND_FARM, WORKSHOP].map(exposure), [100 * SYN, 200 * SYN]);
		confirm(WORKSHOP, id, 1, 1).unwrap();
		assert_eq!(free(SECOND_FARM), before + 100 * SYN);
		eras(PERIOD + 3);
		assert_eq!(adds_up(id, 1), (600 * SYN, 600 * SYN, 0));
	});
}

#[test]
fn k6_what_consumers_receive_is_replaced_by_the_organiser_alone() {
	story(|| {
		let id = opened();
		let complaint = complain_of_order(ANNA, id, 1, 120 * SYN);
		replace(ORGANISER, id, 1, 2, SECOND_FARM).unwrap();
		replace(SECOND_FARM, id, 1, 2, SECOND_FARM).unwrap();
		// Anna's order stays with the workshop until her complaint ends; Boris' goes to the substitute.
		assert_eq!((leg_of(id, 1, 2).pinned, leg_of(id, 1, 2).held), (6, 120 * SYN));
		assert_eq!((leg_of(id, 1, 3).units, leg_of(id, 1, 3).held), (4, 80 * SYN));
		assert_eq!([WORKSHOP, SECOND_FARM, ORGANISER].map(exposure), [120 * SYN, 80 * SYN, 80 * SYN]);
		promises();
		let (second, anna) = (free(SECOND_FARM), free(ANNA));
		fails(confirm(BORIS, id, 1, 2), Error::NoSuchLeg);
		confirm(BORIS, id, 1, 3).unwrap();
		assert_eq!(free(SECOND_FARM), second + 80 * SYN);
		let (workshop, organiser) = (total(WORKSHOP), total(ORGANISER));
		judge(WORKSHOP, complaint, 50);
		assert_eq!(free(ANNA), anna + 60 * SYN);
		// Half was found not to be due of hers; so half of the others' price is the workshop's, from the organiser.
		assert_eq!(total(WORKSHOP), workshop + 60 * SYN + 40 * SYN);
		assert_eq!(total(ORGANISER), organiser - 40 * SYN);
		assert_eq!([WORKSHOP, ORGANISER].map(exposure), [0, 0]);
		eras(PERIOD + 3);
		adds_up(id, 1);
	});
}

#[test]
fn k6_a_late_substitute_has_a_whole_claim_window() {
	story(|| {
		let id = opened();
		eras(PERIOD + 2);
		let complaint = complain_of_leg(WORKSHOP, id, 1, 1, 100 * SYN);
		second_farm_takes(id, 1, 1);
		let until = leg_of(id, 1, 3).until;
		assert_eq!(until, era() + 3);
		withdraw(WORKSHOP, complaint).unwrap();
		eras(2);
		assert!(is_open(id, 1));
		let before = total(SECOND_FARM);
		next_era();
		assert_eq!(total(SECOND_FARM), before + 100 * SYN, "silence has confirmed it");
		adds_up(id, 1);
	});
}

#[test]
fn k7_a_supplier_under_notice_is_replaced_from_the_next_cycle_on() {
	story(|| {
		let id = opened();
		order(ANNA, id, 5).unwrap();
		give_notice(FARM, id).unwrap();
		second_farm_takes(id, 1, 1);
		let (cycle_contract, cycle, leg, substitute) = (id, 1, 1, SECOND_FARM);
		let (reason, by) = (Reason::Leaving, WORKSHOP);
		assert!(has_happened(Event::SubstituteSigned { cycle_contract, cycle, leg, substitute, reason, by }));
		assert_eq!(leg_of(id, 1, 1).supplier, FARM, "it finishes what runs");
		assert_eq!([SECOND_FARM, WORKSHOP].map(exposure), [0, 200 * SYN]);
		eras(PERIOD);
		assert_eq!([1, 2].map(|n| leg_of(id, n, 1).supplier), [FARM, SECOND_FARM]);
	});
}

#[test]
fn k6_the_organiser_and_the_receiver_agree_on_one() {
	story(|| {
		let id = opened();
		complain_of_leg(WORKSHOP, id, 1, 1, 100 * SYN);
		replace(ORGANISER, id, 1, 1, CLARA).unwrap();
		replace(WORKSHOP, id, 1, 1, SECOND_FARM).unwrap();
		fails(replace(CLARA, id, 1, 1, CLARA), Error::NotProposed);
		replace(SECOND_FARM, id, 1, 1, SECOND_FARM).unwrap();
		assert_eq!(cycle(id, 1).legs.len(), 3);
		replace(ORGANISER, id, 1, 1, SECOND_FARM).unwrap();
		assert_eq!(cycle(id, 1).legs.len(), 4);
	});
}
