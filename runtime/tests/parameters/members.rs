//! Members and their guarantors, when the numbers change that rule them (M1, M2, M5, G1, G2).
use crate::*;
use pallet_synergy_guarantees::Error;

#[test]
fn m2_who_has_applied_needs_as_many_guarantors_as_when_it_applied() {
	story(|| {
		for n in [1_000, 1_001] {
			(0..3).for_each(|guarantor| pledge(guarantor, n, Tier::T10).unwrap());
		}
		apply(1_000, Tier::T10, &[0]).unwrap();
		change(&[Parameter::MinGuarantors(3)]);
		assert!((0..RING).all(|n| status(n) == Status::Member && member(n).needs == 2), "founders stay members");
		accept_guarantor(1_000, 1).unwrap();
		assert_eq!((status(1_000), member(1_000).needs), (Status::Member, 2));
		apply(1_001, Tier::T10, &[0, 1]).unwrap();
		assert!(matches!(status(1_001), Status::Candidate { .. }));
		accept_guarantor(1_001, 2).unwrap();
		assert_eq!((status(1_001), member(1_001).needs), (Status::Member, 3));
		change(&[Parameter::MinGuarantors(2)]);
		revoke(2, 1_001).unwrap();
		assert!(matches!(status(1_001), Status::Lapsing { .. }), "it still needs three");
	});
}

#[test]
fn m2_who_applies_again_needs_what_is_needed_then() {
	story(|| {
		(0..2).for_each(|guarantor| pledge(guarantor, 1_000, Tier::T10).unwrap());
		apply(1_000, Tier::T10, &[0, 1]).unwrap();
		leave(1_000).unwrap();
		change(&[Parameter::MinGuarantors(4)]);
		apply(1_000, Tier::T10, &[]).unwrap();
		assert_eq!(member(1_000).needs, 4);
	});
}

#[test]
fn g1_guarantors_above_a_lower_limit_stay_and_no_more_come() {
	story(|| {
		(3..6).for_each(|guarantor| guaranteed_by(guarantor, 0));
		change(&[Parameter::MaxGuarantors(4)]);
		assert_eq!(behind(0).len(), 5);
		pledge(6, 0, Tier::T100).unwrap();
		fails(accept_guarantor(0, 6), Error::<Runtime>::TooManyGuarantors);
		guaranteed_by(7, 1);
	});
}

#[test]
fn g1_wards_and_pledges_above_a_lower_limit_stay_and_no_more_come() {
	story(|| {
		(1_000..1_003).for_each(|ward| pledge(0, ward, Tier::T10).unwrap());
		change(&[Parameter::MaxWards(4)]);
		fails(pledge(0, 1_003, Tier::T10), Error::<Runtime>::TooManyWards);
		(1_000..1_003).for_each(|ward| apply(ward, Tier::T10, &[0]).unwrap());
		assert_eq!(member(0).wards.len(), 5, "what was pledged may be accepted");
		(1_003..1_005).for_each(|ward| pledge(1, ward, Tier::T10).unwrap());
		fails(pledge(1, 1_005, Tier::T10), Error::<Runtime>::TooManyWards);
	});
}

#[test]
fn m5_a_grace_that_runs_stays_and_the_next_is_as_long_as_is_in_force() {
	story(|| {
		revoke(1, 0).unwrap();
		change(&[Parameter::GraceEras(5)]);
		revoke(9, 8).unwrap();
		assert_eq!((status(0), status(8)), (Status::Lapsing { until: 3 }, Status::Lapsing { until: 6 }));
		eras(2);
		assert_eq!((status(0), member(0).retires), (Status::Candidate { until: 17 }, Some(8)));
		eras(3);
		assert_eq!((status(8), member(8).retires), (Status::Candidate { until: 20 }, Some(11)));
	});
}

#[test]
fn m1_an_application_stands_as_long_as_was_in_force_when_it_was_made() {
	story(|| {
		let applies = |n| {
			pledge(0, n, Tier::T10).unwrap();
			apply(n, Tier::T10, &[0]).unwrap();
			status(n)
		};
		assert_eq!(applies(1_000), Status::Candidate { until: 14 });
		change(&[Parameter::ApplicationEras(2)]);
		assert_eq!(applies(1_001), Status::Candidate { until: 3 });
		assert_eq!(status(1_000), Status::Candidate { until: 14 });
	});
}

#[test]
fn g2_a_premium_is_earned_when_it_was_to_be() {
	story(|| {
		let funded = |n| {
			fund(1_020, 0, n, SYN, 10).unwrap();
			pledge(0, n, Tier::T10).unwrap();
			apply(n, Tier::T10, &[0]).unwrap();
			behind(n)[0].deposit.parts[0].earned
		};
		assert_eq!(funded(1_000), 30);
		change(&[Parameter::PremiumEras(10)]);
		assert_eq!(funded(1_001), 11);
		assert_eq!(behind(1_000)[0].deposit.parts[0].earned, 30);
	});
}
