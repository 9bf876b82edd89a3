//! What was stored in the first form goes on in the second (docs/decisions/0018-upgrades.md).

use crate::*;
use frame_support::{
	migrations::{SteppedMigration, SteppedMigrationError},
	traits::{GetStorageVersion, StorageVersion},
	weights::{Weight, WeightMeter},
};
use pallet_synergy_cycles::{
	migrations::{first, SecondForm},
	CycleContract, Step,
};

type Stored = (Vec<(u32, CycleContract)>, Vec<(u32, u32, Cycle<AccountId>)>);

/// Everything that has changed its form, as it is now.
fn stored() -> Stored {
	(CycleContracts::<Runtime>::iter().collect(), OpenCycles::<Runtime>::iter().collect())
}

/// Writes everything in the first form.
fn as_before() {
	let (cycle_contracts, cycles) = stored();
	for (id, CycleContract { organiser, state }) in cycle_contracts {
		let state = match state {
			State::Draft { amends, until, signed } => first::State::Draft { amends, until, signed },
			State::Refused { signed } => first::State::Refused { signed },
			State::Signed { amends, signed } => first::State::Signed { amends, signed },
			State::Running(course) => first::State::Running(first::Course {
				next: course.next,
				opens: course.opens,
				ordered: course.ordered,
				standing: course.standing,
				open: course.open,
				version: course.version,
				notices: notices(id).try_into().unwrap(),
				amendment: course.amendment,
				step: match course.step {
					Step::Ordering => first::Step::Ordering,
					Step::Renewing { after } => first::Step::Renewing { after },
					Step::Opening => first::Step::Opening,
					Step::Returning { .. } | Step::Ending { .. } => first::Step::Returning,
				},
				is_over: course.is_over,
			}),
		};
		first::CycleContracts::<Runtime>::insert(id, first::CycleContract { organiser, state });
	}
	for (id, cycle, open) in cycles {
		first::Cycles::<Runtime>::insert(id, cycle, first::Cycle::from(open));
	}
	StorageVersion::new(1).put::<Cycles>();
}

fn one() -> Weight {
	SecondForm::<Runtime>::weight_of_one()
}

/// Makes the whole change, with the weight for so many entries in each step. Returns how many steps that were.
fn change(at_once: u64) -> u32 {
	let (mut cursor, mut steps) = (None, 0);
	loop {
		cursor = SecondForm::<Runtime>::step(cursor, &mut WeightMeter::with_limit(one() * at_once)).unwrap();
		steps += 1;
		if cursor.is_none() {
			return steps;
		}
	}
}

/// A replaced leg, notice, a draft, new terms that are signed, orders: of all that is stored something.
fn much_is_open() -> CycleContractId {
	let other = started(sausages());
	let id = opened();
	drafted(ANNA, ring_of_services());
	let refused = drafted(ANNA, ring_of_services());
	refuse_draft(FUEL, refused).unwrap();
	give_notice(FUEL, other).unwrap();
	complain_of_leg(WORKSHOP, id, 1, 1, 100 * SYN);
	all_replace(&[ORGANISER, WORKSHOP, SECOND_FARM], id, 1, 1, SECOND_FARM);
	complain_of_order(ANNA, id, 1, SYN);
	replace(ORGANISER, id, 1, 2, CLARA).unwrap();
	order(CLARA, id, 2).unwrap();
	id
}

#[test]
fn k6_what_was_open_in_the_first_form_goes_on_in_the_second() {
	for at_once in [1, 3, 1_000] {
		story(|| {
			let id = much_is_open();
			let expected = stored();
			as_before();
			assert!(change(at_once) >= if at_once > 100 { 1 } else { 2 });
			assert_eq!(Cycles::on_chain_storage_version(), Cycles::in_code_storage_version());
			assert_eq!(stored(), expected);
			promises();
			confirm(WORKSHOP, id, 1, 3).unwrap();
			eras(24);
			assert!(!is_open(id, 1));
			adds_up(id, 1);
		});
	}
}

#[test]
fn k7_notice_counts_from_the_upgrade_on() {
	story(|| {
		let id = opened();
		give_notice(FUEL, id).unwrap();
		eras(2);
		as_before();
		change(1);
		assert_eq!(course(id).notices[0].ends, era() + 90);
	});
}

#[test]
fn k4_where_the_terms_have_changed_nothing_is_said_of_a_discount() {
	story(|| {
		let id = opened();
		let new = next_id();
		let mut legs = sausages().legs.into_inner();
		legs[1].market = 50 * SYN;
		draft(ORGANISER, terms(legs), Some(id)).unwrap();
		sign_all(new);
		eras(PERIOD);
		as_before();
		change(1_000);
		assert_eq!([0, 1, 2].map(|leg| leg_of(id, 1, leg).market / SYN), [10, 10, 20], "what is paid");
	});
}

#[test]
fn a_chain_that_begins_after_it_is_not_changed_by_it() {
	story(|| {
		much_is_open();
		let before = stored();
		assert_eq!(SecondForm::<Runtime>::step(None, &mut WeightMeter::new()), Ok(None));
		assert_eq!(stored(), before);
	});
}

#[test]
fn p7_without_the_weight_for_an_entry_nothing_is_begun() {
	story(|| {
		opened();
		as_before();
		let mut meter = WeightMeter::with_limit(one() - Weight::from_parts(1, 0));
		let required = one();
		assert_eq!(
			SecondForm::<Runtime>::step(None, &mut meter),
			Err(SteppedMigrationError::InsufficientWeight { required })
		);
		change(1);
	});
}

#[test]
fn what_cannot_be_read_stops_the_change() {
	story(|| {
		let id = opened();
		as_before();
		let key = OpenCycles::<Runtime>::hashed_key_for(id, 1);
		let kept = sp_io::storage::get(&key).unwrap();
		sp_io::storage::set(&key, &kept[..9]);
		let outcome = SecondForm::<Runtime>::step(None, &mut WeightMeter::new());
		assert_eq!(outcome, Err(SteppedMigrationError::Failed));
		sp_io::storage::set(&key, &kept);
		change(1_000);
	});
}
