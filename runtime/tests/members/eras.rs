//! The clock and the work that follows it (E1 to E4).
use crate::*;
use frame_support::weights::Weight;
use pallet_synergy_eras::Event;
use synergy_primitives::{Agenda, Clock};

pub fn current() -> pallet_synergy_eras::Era {
	pallet_synergy_eras::Current::<Runtime>::get()
}

/// One block after `millis`.
pub fn later(millis: u64) {
	System::set_block_number(System::block_number() + 1);
	set_time(now() + millis);
}

#[test]
fn e1_an_era_lasts_its_duration_on_the_clock() {
	chain(6, Tier::T100).execute_with(|| {
		assert_eq!((era(), current().started), (0, 1_000_000));
		later(ERA - 1);
		assert_eq!(era(), 0);
		later(1);
		assert_eq!((era(), current().started), (1, 1_000_000 + ERA));
		assert!(has_happened(Event::EraBegan { era: 1, started: 1_000_000 + ERA, duration: ERA }));
		later(ERA + 30);
		assert_eq!((era(), current().started), (2, 1_000_000 + 2 * ERA), "late blocks shift nothing");
		promises();
	});
}

#[test]
fn e2_after_an_outage_one_era_has_passed_and_a_whole_one_begins() {
	chain(6, Tier::T100).execute_with(|| {
		revoke(1, 0).unwrap();
		join(1_000, Tier::T10, &[0; 0]);
		let deal = deal_of(2, 5, SYN);
		complain(5, deal, SYN);
		later(50 * ERA);
		assert_eq!((era(), current().started), (1, now()));
		assert!(has_happened(Event::EraBegan { era: 1, started: now(), duration: ERA }));
		work();
		promises();
		assert_eq!(status(0), Status::Lapsing { until: 3 });
		assert_eq!(status(1_000), Status::Candidate { until: 14 });
		assert_eq!(suspended(6), [2, 3, 4], "one level has joined, not fifty");
		later(ERA - 1);
		assert_eq!(era(), 1);
		later(1);
		assert_eq!(era(), 2);
	});
}

#[test]
fn e2_at_most_one_era_passes_per_block() {
	chain(6, Tier::T100).execute_with(|| {
		for n in 1..5 {
			later(7 * ERA);
			assert_eq!(era(), n);
		}
		promises();
	});
}

#[test]
fn e4_what_begins_in_the_second_half_counts_from_the_next_era() {
	chain(6, Tier::T100).execute_with(|| {
		later(ERA / 2 - 1);
		assert_eq!(Eras::start(), 0);
		later(1);
		assert_eq!((Eras::start(), Eras::era()), (1, 0));
		later(ERA / 2);
		assert_eq!((Eras::start(), Eras::era()), (1, 1));
	});
}

#[test]
fn e4_grace_notice_and_complaints_of_the_afternoon_count_from_the_next_era() {
	chain(8, Tier::T100).execute_with(|| {
		afternoon();
		revoke(1, 0).unwrap();
		assert_eq!((status(0), edge(1, 0).notice), (Status::Lapsing { until: 4 }, Some(11)));
		let deal = deal_of(3, 7, SYN);
		complain(7, deal, SYN);
		assert_eq!(suspended(8), [3]);
		next_era();
		assert_eq!(suspended(8), [3], "everybody has at least half a day");
		next_era();
		assert_eq!(suspended(8), [3, 4, 5]);
		eras(1);
		assert!(matches!(status(0), Status::Lapsing { .. }));
		eras(1);
		assert!(matches!(status(0), Status::Candidate { .. }));
	});
}

/// A chain on which all sorts of things fall due, at 20 boundaries none of whose work is done yet.
fn busy() {
	for n in 1_000..1_010 {
		fund(1_020, 0, n, SYN, 10).unwrap();
		join(n, Tier::T10, &[0, 1 + n % 7]);
	}
	(1_010..1_013).for_each(|n| join(n, Tier::T100, &[3]));
	eras(5);
	let (one, two) = (deal_of(1_001, 3, 10 * SYN), deal_of(4, 7, 50 * SYN));
	revoke(1, 0).unwrap();
	(1_000..1_003).for_each(|n| revoke(1 + n % 7, n).unwrap());
	eras(3);
	complain(3, one, 5 * SYN);
	complain(7, two, 5 * SYN);
	eras(2);
	(0..20).for_each(|_| boundary());
}

fn state() -> Vec<u8> {
	System::reset_events();
	sp_io::storage::root(sp_runtime::StateVersion::V1)
}

#[test]
fn e3_the_result_is_the_same_however_the_slices_fall_among_other_calls() {
	let mut roots = Vec::new();
	let millis = |millis: u64| smallest_slice().saturating_add(Weight::from_parts(millis * 1_000_000_000, 0));
	for slice in [None, Some(millis(0)), Some(millis(5)), Some(millis(30)), Some(millis(190))] {
		chain(8, Tier::T100).execute_with(|| {
			busy();
			let transfer = |n: u32| {
				Balances::transfer_allow_death(RuntimeOrigin::signed(who(1_030 + n)), who(1_040).into(), SYN).unwrap()
			};
			let mut calls = 0..10;
			let mut slices = 0;
			while let Some(slice) = slice.filter(|_| Eras::is_waiting()) {
				Eras::push(&mut frame_support::weights::WeightMeter::with_limit(slice));
				calls.next().into_iter().for_each(transfer);
				slices += 1;
				assert!(slices < 10_000, "every slice makes progress");
			}
			assert!(slice != Some(smallest_slice()) || slices > 3, "there is work for some slices");
			work();
			calls.for_each(transfer);
			promises();
			roots.push(state());
		});
	}
	assert!(roots.windows(2).all(|pair| pair[0] == pair[1]));
}

#[test]
fn e3_passing_an_era_writes_the_same_whatever_is_open() {
	chain(8, Tier::T100).execute_with(|| {
		(1_000..1_010).for_each(|n| join(n, Tier::T10, &[0]));
		eras(13);
		let tasks = Eras::tasks();
		boundary();
		assert_eq!(Eras::tasks(), tasks, "the boundary itself does none of the work");
		assert!(Eras::is_waiting() && is_known(1_000));
		work();
		assert!(!is_known(1_000));
		promises();
	});
}

#[test]
fn e3_anyone_may_push_while_work_waits_and_only_then() {
	chain(8, Tier::T100).execute_with(|| {
		let advance = || call(who(10_000), pallet_synergy_complaints::Call::<Runtime>::advance {});
		let nothing = Err(pallet_synergy_complaints::Error::<Runtime>::NothingWaiting.into());
		join(1_000, Tier::T10, &[0]);
		assert_eq!(advance(), nothing);
		eras(13);
		boundary();
		advance().unwrap();
		assert!(!is_known(1_000));
		assert_eq!(advance(), nothing);
		promises();
	});
}

#[test]
fn e3_try_state_finds_what_is_overdue() {
	use pallet_synergy_guarantees::{Guarantees as Behind, Members};
	chain(8, Tier::T100).execute_with(|| {
		apply(1_000, Tier::T10, &[]).unwrap();
		revoke(1, 0).unwrap();
		eras(1);
		let broken = |why: &'static str| {
			assert_eq!(Guarantees::do_try_state(), Err(sp_runtime::TryRuntimeError::Other(why)));
		};
		let set = |number, status| Members::<Runtime>::mutate_extant(number, |member| member.status = status);
		set(8, Status::Candidate { until: 1 });
		broken("M1: an application is over and goes on");
		set(8, Status::Candidate { until: 14 });
		set(0, Status::Lapsing { until: 1 });
		broken("M5: a grace is over and goes on");
		set(0, Status::Lapsing { until: 3 });
		Members::<Runtime>::mutate_extant(0, |member| member.retires = Some(1));
		broken("M5: the guarantees of a member that lapsed count too long");
		Members::<Runtime>::mutate_extant(0, |member| member.retires = None);
		let shorten = |until| Behind::<Runtime>::mutate(0, |edges| edges[0].short_until = until);
		shorten(Some(1));
		broken("G4: a deposit is short for too long");
		shorten(None);
		promises();
		// What waits is not overdue.
		boundary();
		boundary();
		assert_eq!((era(), status(0)), (3, Status::Lapsing { until: 3 }));
		promises();
		work();
		promises();
	});
}
