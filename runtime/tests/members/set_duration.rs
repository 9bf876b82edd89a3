//! `set_duration` (E1).
use crate::{eras::*, *};
use pallet_synergy_eras::Event;

fn set_duration(origin: RuntimeOrigin, duration: u64) -> DispatchResult {
	Eras::set_duration(origin, duration)
}

#[test]
fn e1_succeeds_from_the_next_era_on() {
	chain(6, Tier::T100).execute_with(|| {
		set_duration(RuntimeOrigin::root(), ERA / 2).unwrap();
		assert!(has_happened(Event::DurationChanged { duration: ERA / 2 }));
		assert_eq!(current().duration, ERA);
		later(ERA / 2);
		assert_eq!(era(), 0);
		later(ERA / 2);
		assert_eq!((era(), current().duration), (1, ERA / 2));
		later(ERA / 2);
		assert_eq!((era(), current().duration), (2, ERA / 2));
		let two_thirds = pallet_collective::RawOrigin::Members(2, 2);
		let federation = synergy_runtime::OriginCaller::CouncilOfClubs(two_thirds);
		set_duration(federation.into(), ERA).unwrap();
		promises();
	});
}

#[test]
fn e1_fails_when_not_the_federation() {
	chain(6, Tier::T100).execute_with(|| {
		let one_third = synergy_runtime::OriginCaller::CouncilOfClubs(pallet_collective::RawOrigin::Members(1, 3));
		let member = synergy_runtime::OriginCaller::CouncilOfClubs(pallet_collective::RawOrigin::Member(council(0)));
		for origin in [RuntimeOrigin::signed(council(0)), RuntimeOrigin::none(), one_third.into(), member.into()] {
			assert_eq!(set_duration(origin, ERA), Err(sp_runtime::DispatchError::BadOrigin));
		}
		promises();
	});
}

#[test]
fn e1_fails_when_out_of_bounds() {
	chain(6, Tier::T100).execute_with(|| {
		let why = Err(pallet_synergy_eras::Error::<Runtime>::DurationOutOfBounds.into());
		for duration in [0, 5_999, 7 * 24 * 3_600_000 + 1, u64::MAX] {
			assert_eq!(set_duration(RuntimeOrigin::root(), duration), why);
		}
		set_duration(RuntimeOrigin::root(), 6_000).unwrap();
		set_duration(RuntimeOrigin::root(), 7 * 24 * 3_600_000).unwrap();
		promises();
	});
}
