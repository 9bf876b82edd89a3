//! Who goes on with what is open need not be in good standing (C5, D5): only the substitute opens something new.

use super::*;

#[test]
fn c5_the_organiser_and_the_receiver_sign_also_when_they_are_suspended() {
	story(|| {
		let id = opened();
		complain_of_leg(WORKSHOP, id, 1, 1, 100 * SYN);
		for n in [ORGANISER, WORKSHOP] {
			make_suspended(n);
		}
		second_farm_takes(id, 1, 1);
		assert_eq!((leg_of(id, 1, 3).supplier, exposure(WORKSHOP)), (SECOND_FARM, 300 * SYN));
	});
}

#[test]
fn d5_the_organiser_and_the_receiver_sign_also_when_they_are_lapsing() {
	story(|| {
		let id = opened();
		let complaint = complain_of_leg(WORKSHOP, id, 1, 1, 100 * SYN);
		[ORGANISER, WORKSHOP].into_iter().for_each(make_lapse);
		second_farm_takes(id, 1, 1);
		assert_eq!((leg_of(id, 1, 3).supplier, exposure(WORKSHOP)), (SECOND_FARM, 300 * SYN));
		let (farm, workshop) = (total(FARM), total(WORKSHOP));
		withdraw(WORKSHOP, complaint).unwrap();
		assert_eq!((total(FARM), total(WORKSHOP)), (farm + 100 * SYN, workshop - 100 * SYN));
	});
}

#[test]
fn g5_a_lapsing_receiver_answers_for_no_more_than_deposits_that_are_not_revoked() {
	for is_lapsing in [false, true] {
		story_at(Tier::T100, || {
			let id = opened();
			confirm(ANNA, id, 1, 2).unwrap();
			complain_of_leg(WORKSHOP, id, 1, 1, 100 * SYN);
			all_replace(&[ORGANISER, SECOND_FARM], id, 1, 1, SECOND_FARM);
			if is_lapsing {
				make_lapse(WORKSHOP);
			}
			// It has 80 at risk in its own leg; the price is 100, and of 200 behind it one half is revoked.
			let signed = replace(WORKSHOP, id, 1, 1, SECOND_FARM);
			if is_lapsing {
				fails_in_guarantees(signed, GuaranteesError::NotEnoughCapacity);
			} else {
				signed.unwrap();
			}
			let reserved = if is_lapsing { [80, 0] } else { [180, 100] };
			assert_eq!([WORKSHOP, SECOND_FARM].map(exposure), reserved.map(|syn| syn * SYN));
		});
	}
}

#[test]
fn g5_a_lapsing_organiser_answers_for_no_more_than_deposits_that_are_not_revoked() {
	for (consumer, claim, surety) in [(ANNA, 120 * SYN, 80 * SYN), (BORIS, 80 * SYN, 120 * SYN)] {
		story_at(Tier::T100, || {
			let id = opened();
			make_lapse(ORGANISER);
			complain_of_order(consumer, id, 1, claim);
			replace(ORGANISER, id, 1, 2, SECOND_FARM).unwrap();
			assert_eq!(surety_now(id, 1, 2), Some((ORGANISER, surety)));
			let signed = replace(SECOND_FARM, id, 1, 2, SECOND_FARM);
			if surety > 100 * SYN {
				fails_in_guarantees(signed, GuaranteesError::NotEnoughCapacity);
				assert_eq!([ORGANISER, SECOND_FARM].map(exposure), [0; 2]);
			} else {
				signed.unwrap();
				assert_eq!([ORGANISER, SECOND_FARM].map(exposure), [surety; 2]);
			}
		});
	}
}
