//! The story of the eras pallet's README.
use crate::{eras::*, *};
use frame_support::{traits::Hooks, weights::WeightMeter};
use pallet_synergy_eras::Event;
use synergy_primitives::{Agenda, Clock, Parameter};

const HOUR: u64 = 3_600_000;
const DAY: u64 = 24 * HOUR;

const DANA: u32 = 0;
const BOLAT: u32 = 4;

/// A chain of ten founders, on which eras last a day, on the morning of an era; applications stand for so many eras.
fn on_morning_of(era: u32, application_eras: u32, test: impl FnOnce()) {
	let founder = |n: u32| (0, Tier::T100, vec![(n + 1) % 10, (n + 2) % 10]);
	let mut genesis = genesis_of((0..10).map(founder).collect());
	genesis.eras.duration = DAY;
	genesis.eras.parameters.application_eras = application_eras;
	begin(genesis).execute_with(|| {
		kit::eras(era);
		test();
		promises();
	});
}

#[test]
fn e2_the_network_fails_at_noon_and_comes_back_on_the_third_day() {
	on_morning_of(4, 14, || {
		complain(8, deal_of(2, 8, SYN), SYN);
		later(12 * HOUR);
		assert_eq!(era(), 4);
		later(2 * DAY);
		assert_eq!((era(), current().started), (5, now()), "it begins with the first block after the outage");
		assert!(has_happened(Event::EraBegan { era: 5, started: now(), duration: DAY }));
		work();
		assert_eq!(suspended(10), [2, 3, 4], "one level has joined");
		later(DAY - 1);
		assert_eq!(era(), 5);
		later(1);
		assert_eq!(era(), 6, "it has lasted a whole day");
		work();
	});
}

#[test]
fn e3_a_thousand_tasks_are_done_in_the_blocks_after_the_boundary() {
	on_morning_of(0, 5, || {
		let strangers = 10_000..11_000;
		for n in strangers.clone() {
			let (kind, guarantors) = (pallet_synergy_guarantees::Kind::Person, Default::default());
			Guarantees::apply(RuntimeOrigin::signed(who(n)), 0, Tier::T10, kind, guarantors).unwrap();
		}
		(0..4).for_each(|_| {
			boundary();
			work();
		});
		complain(8, deal_of(2, 8, SYN), SYN);
		let candidates = || strangers.clone().filter(|n| is_known(*n)).count();
		let tasks = Eras::tasks();
		boundary();
		assert_eq!((era(), Eras::tasks(), candidates()), (5, tasks, 1_000), "only a number has changed");

		// The climb comes before the applications.
		while suspended(10) != [2, 3, 4] {
			assert_eq!(candidates(), 1_000);
			assert!(Eras::push(&mut WeightMeter::with_limit(smallest_slice())));
		}
		assert!(candidates() > 0);
		let share = <Runtime as pallet_synergy_eras::Config>::Share::get();
		while Eras::is_waiting() {
			let (before, mut meter) = (candidates(), WeightMeter::new());
			Eras::on_poll(System::block_number(), &mut meter);
			assert!(meter.consumed().all_lte(share) && candidates() < before, "every block does its share");
		}
		assert_eq!(candidates(), 0);
	});
}

#[test]
fn e4_what_begins_at_two_in_the_afternoon_begins_in_the_next_era() {
	on_morning_of(5, 14, || {
		later(14 * HOUR);
		assert_eq!((Eras::era(), Eras::start()), (5, 6));
		apply(1_000, Tier::T10, &[]).unwrap();
		assert_eq!(status(1_000), Status::Candidate { until: 6 + 14 });
	});
}

#[test]
fn f1_a_grace_of_five_eras_is_for_what_begins_after_it_was_decided() {
	on_morning_of(1, 14, || {
		// An award of half a claim, which waits until the boundary into era 5.
		let id = complain(2, deal_of(7, 2, 100 * SYN), 100 * SYN);
		next_era();
		all_vote(&[8, 9], id, 50);
		kit::eras(2);
		boundary();

		// In era 5 two thirds of the clubs decide. Dana is lapsing since the morning.
		let two_thirds = pallet_collective::RawOrigin::Members(2, 3);
		let federation = synergy_runtime::OriginCaller::CouncilOfClubs(two_thirds);
		revoke(DANA + 1, DANA).unwrap();
		Eras::set_parameter(federation.into(), Parameter::GraceEras(5)).unwrap();
		let (old, new) = (Parameter::GraceEras(3), Parameter::GraceEras(5));
		assert!(has_happened(Event::ParameterChanged { old, new, from: 6 }));
		assert_eq!((era(), status(DANA)), (5, Status::Lapsing { until: 8 }));

		// Bolat begins to lapse in era 6. The award is a task of era 5 that still waits.
		boundary();
		revoke(BOLAT + 1, BOLAT).unwrap();
		assert_eq!((era(), status(BOLAT)), (6, Status::Lapsing { until: 11 }));
		assert!(complaint(id).is_some());
		work();
		assert!(complaint(id).is_none());
		assert_eq!(status(7), Status::Lapsing { until: 8 }, "with the grace of era 5");
		assert_eq!(status(DANA), Status::Lapsing { until: 8 }, "and that stays");
	});
}
