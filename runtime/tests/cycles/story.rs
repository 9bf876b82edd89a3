//! The story of the cycles pallet's README, with exact sums: the seed's sausages in four cycles. In the third the farmer
//! fails, another one delivers, and the fourth is on time.
//!
//! Olga is the organiser, Fedor brings fuel and feed, Ivan has the farm, Aigul the workshop, Timur the second farm.

use crate::*;

/// What everybody has, in whole SYN.
fn purses() -> Vec<(u32, Balance)> {
	[FUEL, FARM, WORKSHOP, ORGANISER, SECOND_FARM, ANNA, BORIS, TREASURY].map(|n| (n, total(n))).to_vec()
}

/// How much each has more or less than before, in SYN.
fn changes(before: &[(u32, Balance)]) -> Vec<i128> {
	before.iter().map(|(n, had)| (total(*n) as i128 - *had as i128) / SYN as i128).collect()
}

#[test]
fn the_farmer_fails_in_the_third_cycle_and_everybody_has_sausages() {
	story(|| {
		let begin = purses();
		let id = started(sausages());
		order_standing(ANNA, id, 6).unwrap();
		order_standing(BORIS, id, 4).unwrap();
		assert_eq!((era(), pot(id, 1)), (0, 600 * SYN));

		// Two cycles in which everybody confirms what it gets.
		for n in 1..=2 {
			next_era();
			assert_eq!([FUEL, FARM, WORKSHOP].map(exposure), [100 * SYN, 100 * SYN, 200 * SYN]);
			let before = purses();
			confirm(FARM, id, n, 0).unwrap();
			confirm(WORKSHOP, id, n, 1).unwrap();
			confirm(ANNA, id, n, 2).unwrap();
			confirm(BORIS, id, n, 2).unwrap();
			assert_eq!(changes(&before), [100, 100, 200, 0, 0, 0, 0, 0]);
			assert_eq!(pot(id, n), 200 * SYN, "the shares");
			eras(PERIOD - 1);
		}

		// In the third the farm takes the feed and brings no meat.
		next_era();
		assert_eq!(cycle(id, 3).opened, 9);
		confirm(FARM, id, 3, 0).unwrap();
		let complaint = complain_of_leg(WORKSHOP, id, 3, 1, 100 * SYN);
		assert!(is_suspended(FARM));
		all_replace(&[ORGANISER, WORKSHOP, SECOND_FARM], id, 3, 1, SECOND_FARM);
		assert_eq!(exposure(WORKSHOP), 200 * SYN + 100 * SYN, "its own leg, and the price until the complaint ends");
		// On the same day meat comes from the second farm, and the sausages are on time.
		let before = purses();
		confirm(WORKSHOP, id, 3, 3).unwrap();
		confirm(ANNA, id, 3, 2).unwrap();
		confirm(BORIS, id, 3, 2).unwrap();
		assert_eq!(changes(&before), [0, 0, 200, 0, 100, 0, 0, 0]);
		// Its guarantors decide: the workshop is made whole. Nobody else waits for that.
		let before = purses();
		judge(FARM, complaint, 100);
		assert_eq!(changes(&before), [0, 0, 100, 0, 0, 0, 0, 0]);
		assert_eq!((Guarantees::coverage(FARM), exposure(FARM), exposure(WORKSHOP)), (4_100 * SYN, 0, 0));

		// The fourth opens by itself, on time, with the second farm.
		eras(PERIOD - 1);
		assert_eq!((cycle(id, 4).opened, cycle(id, 4).units), (13, 10));
		assert_eq!(leg_of(id, 4, 1).supplier, SECOND_FARM);
		eras(PERIOD + 3);
		assert_eq!(contract(id), None, "four cycles, and it is over");

		for n in 1..=4 {
			assert_eq!(adds_up(id, n), (600 * SYN, 600 * SYN, 0));
		}
		// Four cycles of 600. The farm delivered twice, the second farm twice; the workshop has its award besides. Anna and the
		// organiser guarantee: Anna (10) nobody here; the organiser (9) has half of 100 in each.
		let club = 4 * 100;
		let boris_before = begin[6].1;
		assert_eq!(changes(&begin)[..6], [400, 200, 900, 200, 200, -4 * 360]);
		assert_eq!(changes(&begin)[7], club);
		// Boris (13) guarantees the second farm, which delivered when the fourth cycle opened: a sixth of 50.
		let part = total(BORIS) + 4 * 240 * SYN - boris_before;
		assert!([8_333_333, 8_333_334].contains(&part), "{part}");
		assert_eq!(exposure(SECOND_FARM), 0);
		assert_eq!(SeatsOf::<Runtime>::iter().count(), 0);
	});
}
