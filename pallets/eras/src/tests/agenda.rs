//! Where on the agenda the first task can stand (E3, P7).

use super::*;
use crate::{
	agenda::{end_of, key},
	Current, Tasks,
};
use synergy_primitives::{Agenda, EraIndex, Stage};

fn lowest() -> [u8; 9] {
	Current::<Test>::get().lowest
}

/// Four tasks of era 1, which has begun.
fn four_waiting() {
	(1..=4).for_each(|id| Eras::schedule(1, Stage::Lapses, id));
	work();
	boundary();
}

fn done() -> Vec<(EraIndex, u32)> {
	Done::get().into_iter().map(|(era, id, _)| (era, id)).collect()
}

#[test]
fn p7_the_lowest_place_goes_along_with_the_work() {
	run(|| {
		assert_eq!(lowest(), [0; 9]);
		four_waiting();
		assert_eq!(lowest(), end_of(0), "nothing waited");
		assert!(Eras::is_waiting());
		slice();
		assert_eq!(lowest(), key(1, Stage::Lapses, 2));
		assert!(Eras::is_waiting_at(Stage::Lapses) && !Eras::is_waiting_at(Stage::Shortfalls));
		work();
		assert_eq!((lowest(), Eras::is_waiting()), (end_of(1), false));
		boundary();
		assert!(!Eras::is_waiting());
	});
}

#[test]
fn e3_what_comes_below_the_lowest_place_is_found() {
	run(|| {
		four_waiting();
		slice();
		Eras::schedule(1, Stage::Verdicts, 9);
		assert_eq!(lowest(), key(1, Stage::Verdicts, 9));
		assert!(Eras::is_waiting_at(Stage::Verdicts));
		slice();
		assert_eq!(lowest(), key(1, Stage::Lapses, 2));
		work();
		Eras::schedule(1, Stage::Electors, 5);
		Eras::schedule(0, Stage::Returns, 6);
		assert!(Eras::is_waiting());
		work();
		assert_eq!(done(), [(1, 1), (1, 9), (1, 2), (1, 3), (1, 4), (0, 6), (1, 5)]);
		Eras::schedule(2, Stage::Verdicts, 1);
		assert_eq!(lowest(), end_of(1), "what is due later does not wait");
	});
}

#[test]
fn e3_what_a_task_puts_before_or_behind_itself_is_done() {
	for (stage, id, order) in [
		(Stage::Verdicts, 9, [1, 2, 3, 4, 9]),
		(Stage::Lapses, 0, [1, 2, 3, 4, 0]),
		(Stage::Electors, 9, [1, 2, 3, 4, 9]),
	] {
		run(|| {
			four_waiting();
			Follows::set(Some((1, stage, id)));
			slice();
			assert_eq!(lowest(), key(1, Stage::Lapses, 2).min(key(1, stage, id)));
			work_in_slices();
			let mut ids: Vec<u32> = done().into_iter().map(|(_, id)| id).collect();
			assert_eq!(ids.first(), Some(&1));
			ids.sort();
			let mut order = order;
			order.sort();
			assert_eq!(ids, order);
			assert_eq!((lowest(), Eras::is_waiting()), (end_of(1), false));
		});
		run(|| {
			four_waiting();
			Follows::set(Some((1, stage, id)));
			work();
			let waits = key(1, stage, id) < key(1, Stage::Lapses, 1);
			assert_eq!(Eras::is_waiting(), waits);
			work();
			assert_eq!(done().into_iter().map(|(_, id)| id).collect::<Vec<_>>(), order);
		});
	}
}

#[test]
fn p7_what_is_taken_off_is_not_stepped_over_again() {
	run(|| {
		four_waiting();
		for id in [2, 3, 1] {
			Eras::cancel(1, Stage::Lapses, id);
			assert!(Eras::is_waiting());
		}
		assert_eq!(lowest(), key(1, Stage::Lapses, 4));
		Eras::cancel(1, Stage::Lapses, 4);
		assert_eq!((lowest(), Eras::is_waiting()), (end_of(1), false));
		Eras::schedule(2, Stage::Lapses, 1);
		Eras::cancel(2, Stage::Lapses, 1);
		assert_eq!((lowest(), Tasks::<Test>::iter_keys().count()), (end_of(1), 0));
	});
}

#[test]
fn e3_late_work_of_several_boundaries_is_found_in_its_order() {
	run(|| {
		(1..=3).for_each(|era| Eras::schedule(era, Stage::Lapses, era));
		(0..3).for_each(|_| boundary());
		slice();
		assert_eq!(lowest(), key(2, Stage::Lapses, 2));
		Eras::schedule(1, Stage::Verdicts, 7);
		assert!(Eras::is_waiting_at(Stage::Verdicts), "of an earlier boundary");
		work();
		assert_eq!(done(), [(1, 1), (1, 7), (2, 2), (3, 3)]);
	});
}

#[test]
fn e3_try_state_finds_a_task_that_nobody_looks_for() {
	run(|| {
		four_waiting();
		Tasks::<Test>::insert(key(0, Stage::Verdicts, 1), ());
		let why = "E3: a task stands where nobody looks for it";
		assert_eq!(Eras::do_try_state(), Err(sp_runtime::TryRuntimeError::Other(why)));
		Tasks::<Test>::remove(key(0, Stage::Verdicts, 1));
		Current::<Test>::mutate(|current| current.lowest = key(3, Stage::Verdicts, 1));
		let why = "E3: what comes to wait would not be found";
		Tasks::<Test>::drain().for_each(drop);
		assert_eq!(Eras::do_try_state(), Err(sp_runtime::TryRuntimeError::Other(why)));
		Current::<Test>::mutate(|current| current.lowest = end_of(1));
	});
}

#[test]
fn e1_try_state_finds_an_era_whose_length_is_out_of_bounds() {
	run(|| {
		let broken = |duration: u64| {
			Current::<Test>::mutate(|current| current.duration = duration);
			Eras::do_try_state().is_err()
		};
		assert!(broken(9) && broken(ERA + 1) && !broken(10) && !broken(ERA));
		crate::NextDuration::<Test>::put(0);
		assert!(broken(ERA));
		crate::NextDuration::<Test>::kill();
	});
}
