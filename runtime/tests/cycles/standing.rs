//! Standing orders (K3).

use crate::*;

#[test]
fn k3_a_standing_order_renews_by_itself_while_the_money_is_there() {
	story(|| {
		let id = started(sausages());
		let before = free(ANNA);
		order_standing(ANNA, id, 3).unwrap();
		for n in 1..=4 {
			next_era();
			assert_eq!((cycle(id, n).units, free(ANNA)), (3, before - Balance::from(n) * 3 * PRICE));
			eras(PERIOD - 1);
		}
		next_era();
		assert_eq!(StandingOrders::<Runtime>::iter().count(), 0, "no cycle follows");
		eras(3);
		assert_eq!(contract(id), None);
	});
}

#[test]
fn k3_a_standing_order_without_money_ends_and_the_others_go_on() {
	story(|| {
		let id = started(sausages());
		order_standing(ANNA, id, 3).unwrap();
		order_standing(BORIS, id, 2).unwrap();
		next_era();
		impoverish(ANNA);
		eras(PERIOD);
		assert_eq!(cycle(id, 2).units, 2);
		assert!(has_happened(Event::StandingOrderEnded { cycle_contract: id, consumer: ANNA, units: 3 }));
		assert_eq!((course(id).standing.units, course(id).ordered.units), (2, 2), "its place is free for others");
		enrich(ANNA, 10 * PRICE);
		eras(PERIOD);
		assert_eq!(cycle(id, 3).units, 2);
	});
}

#[test]
fn k3_a_standing_order_keeps_its_place_beside_new_orders() {
	story(|| {
		let id = started(sausages());
		order_standing(ANNA, id, 60).unwrap();
		next_era();
		fails(order(BORIS, id, 41), Error::NotEnoughUnits);
		order(BORIS, id, 40).unwrap();
		eras(PERIOD);
		assert_eq!(cycle(id, 2).units, 100);
	});
}

#[test]
fn c5_the_standing_order_of_a_suspended_member_runs_on() {
	story(|| {
		let id = started(sausages());
		order_standing(ANNA, id, 3).unwrap();
		eras(PERIOD - 1);
		make_suspended(ANNA);
		eras(2);
		assert_eq!(cycle(id, 2).units, 3);
	});
}

#[test]
fn e3_renewals_have_the_same_result_in_the_smallest_slices() {
	let root = |millis: Option<u64>| {
		chain(64, Tier::T2100).execute_with(|| {
			let id = started(Terms { units: 10_000, ..sausages() });
			(16..64).for_each(|n| order_standing(n, id, n % 3 + 1).unwrap());
			impoverish(20);
			(0..10).for_each(|n| {
				boundary();
				match millis {
					// Enough for the heaviest step, and little more.
					Some(millis) => {
						let weight = frame_support::weights::Weight::from_parts(millis * 1_000_000_000, u64::MAX);
						let slices = work_in_slices(weight);
						assert!(n > 0 || slices > 1);
					}
					None => work(),
				}
				if n == 2 {
					impoverish(33);
				}
			});
			promises();
			System::reset_events();
			sp_io::storage::root(sp_runtime::StateVersion::V1)
		})
	};
	assert_eq!(root(None), root(Some(3)));
}
