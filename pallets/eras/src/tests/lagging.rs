//! Work that is done after the next boundary has passed finds the parameters of its own (E3).

use super::*;
use frame_support::traits::OnTimestampSet;
use synergy_primitives::{Agenda, Stage};

/// Schedules two tasks for each boundary up to `last`.
fn schedule(last: u32) {
	for era in 1..=last {
		for id in [1, 2] {
			Eras::schedule(era, Stage::Lapses, id);
		}
	}
}

/// Changes the grace to 5 with era 2, and passes three boundaries; what follows from each is done by `serve` after it, and
/// the rest by `finish`.
fn three_boundaries(serve: fn(), finish: fn()) -> Vec<(u32, u32, u32)> {
	let mut done = Vec::new();
	run(|| {
		schedule(3);
		boundary();
		set(Parameter::GraceEras(5)).unwrap();
		serve();
		boundary();
		serve();
		boundary();
		finish();
		done = Done::take();
	});
	done
}

#[test]
fn e3_the_result_is_the_same_however_late_and_in_whatever_slices() {
	let in_time = three_boundaries(work, work);
	assert_eq!(in_time, [(1, 1, 3), (1, 2, 3), (2, 1, 5), (2, 2, 5), (3, 1, 5), (3, 2, 5)]);
	let nothing = || ();
	for (serve, finish) in [(nothing as fn(), work as fn()), (nothing, work_in_slices), (work_in_slices, work)] {
		assert_eq!(three_boundaries(serve, finish), in_time);
	}
}

#[test]
fn fails_when_work_waits_from_before_the_parameters_in_force() {
	run(|| {
		schedule(3);
		boundary();
		set(Parameter::GraceEras(5)).unwrap();
		boundary();
		refused(Parameter::GraceEras(7), Error::Due);
		boundary();
		refused(Parameter::GraceEras(7), Error::Due);
		work();
		set(Parameter::GraceEras(7)).unwrap();
		boundary();
		assert_eq!(Eras::parameters().grace_eras, 7);
		assert!(Done::take().iter().all(|(era, _, grace)| *grace == if *era == 1 { 3 } else { 5 }));
	});
}

#[test]
fn e3_work_from_since_the_last_change_does_not_keep_the_federation_waiting() {
	run(|| {
		schedule(3);
		boundary();
		set(Parameter::GraceEras(5)).unwrap();
		work();
		boundary();
		boundary();
		set(Parameter::GraceEras(7)).unwrap();
		boundary();
		work();
		assert_eq!(Done::take().last(), Some(&(3, 2, 5)));
	});
}

#[test]
fn e2_after_an_outage_the_next_era_has_the_new_parameters() {
	run(|| {
		set(Parameter::GraceEras(5)).unwrap();
		Now::set(100 * ERA);
		<Eras as OnTimestampSet<u64>>::on_timestamp_set(100 * ERA);
		assert_eq!((crate::Current::<Test>::get().index, Eras::parameters().grace_eras), (1, 5));
	});
}
