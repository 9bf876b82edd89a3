//! The parameters in force when a complaint opened hold until it ends (C13).
use crate::*;

/// Two complaints, one filed before parameters change and one after: against 0, and against 6.
fn before_and_after(parameters: &[Parameter]) -> [ComplaintId; 2] {
	let (first, second) = (sale(0), sale(6));
	let before = dispute(first);
	change(parameters);
	[before, dispute(second)]
}

#[test]
fn c13_the_highest_level_of_an_open_complaint_stays() {
	story(|| {
		let [before, after] = before_and_after(&[Parameter::MaxLevel(2)]);
		eras(2);
		assert_eq!((state(before).1, state(after)), (3, (Phase::Climbing, 2, 4)));
		next_era();
		assert_eq!((state(before).1, state(after).0), (4, Phase::Council));
		eras(2);
		assert_eq!((state(before).0, state(before).1), (Phase::Climbing, 6));
		next_era();
		assert_eq!(state(before).0, Phase::Council);
	});
}

#[test]
fn c13_the_wait_for_an_appeal_stays() {
	story(|| {
		let [before, after] = before_and_after(&[Parameter::AppealWait(1)]);
		all_vote(&[1, 2], before, 50);
		assert_eq!(state(before), (Phase::Waiting { percent: 50 }, 1, era() + 3));
		next_era();
		all_vote(&[7, 8], after, 50);
		assert_eq!(state(after), (Phase::Waiting { percent: 50 }, 1, era() + 1));
		next_era();
		assert!(complaint(after).is_none() && complaint(before).is_some());
		next_era();
		assert!(complaint(before).is_none());
	});
}

#[test]
fn c13_the_councils_time_stays() {
	story(|| {
		let [before, after] = before_and_after(&[Parameter::ArbitrationEras(1), Parameter::MaxLevel(1)]);
		eras(2);
		assert_eq!(state(after), (Phase::Council, 1, era() + 1));
		next_era();
		assert!(complaint(after).is_none(), "the council was silent");
		eras(3);
		assert_eq!(state(before), (Phase::Council, 6, era() + 3));
	});
}

#[test]
fn c13_when_a_claim_of_0_lapses_stays() {
	story(|| {
		let about = |guarantor, ward| Obligation::Guarantee { guarantor: number(guarantor), ward: number(ward) };
		file(2, about(2, 0), 0).unwrap();
		change(&[Parameter::ArbitrationEras(5)]);
		file(9, about(9, 8), 0).unwrap();
		eras(2);
		assert!(complaint(0).is_none(), "three eras after era 0");
		assert_eq!(state(1), (Phase::Fading, 1, 6));
	});
}

#[test]
fn c13_for_how_long_the_silent_are_barred_stays() {
	story(|| {
		let [_, after] = before_and_after(&[Parameter::BarEras(5), Parameter::MaxLevel(1)]);
		eras(2);
		assert_eq!(state(after).0, Phase::Council);
		assert_eq!([7, 8].map(|n| member(n).barred_until), [era() + 5; 2]);
		assert_eq!([1, 2].map(|n| member(n).barred_until), [0; 2]);
		eras(4);
		assert_eq!([1, 2].map(|n| member(n).barred_until), [era() + 30; 2]);
	});
}

#[test]
fn c13_with_how_many_others_a_complaint_reaches_a_member_stays() {
	story(|| {
		let deals: Vec<_> = (0..18).map(|_| open_deal(0, BUYER, SYN, Payment::None)).collect();
		let (last, rest) = deals.split_last().unwrap();
		let before: Vec<_> = rest.iter().map(|deal| complain(BUYER, *deal, SYN)).collect();
		change(&[Parameter::MaxReached(16)]);
		let after = complain(BUYER, *last, SYN);
		next_era();
		assert_eq!(complaint(before[16]).unwrap().voters, 4, "the seventeenth reaches everybody");
		assert_eq!(complaint(after).unwrap().voters, 0, "who is reached by seventeen is passed");
	});
}

#[test]
fn c2_how_many_complaints_one_may_have_open_changes_for_new_ones() {
	story(|| {
		let deals: Vec<_> = (0..32).map(|_| open_deal(0, BUYER, SYN, Payment::None)).collect();
		for deal in deals {
			complain(BUYER, deal, SYN);
		}
		let about = Obligation::Guarantee { guarantor: number(1), ward: number(BUYER) };
		fails(file(BUYER, about, 0), pallet_synergy_complaints::Error::<Runtime>::TooManyComplaints);
		change(&[Parameter::MaxOpenComplaints(33)]);
		file(BUYER, about, 0).unwrap();
		let about = Obligation::Guarantee { guarantor: number(0), ward: number(BUYER) };
		fails(file(BUYER, about, 0), pallet_synergy_complaints::Error::<Runtime>::TooManyComplaints);
	});
}

#[test]
fn c2_when_one_may_file_once_more_on_a_guarantee_is_what_is_in_force_then() {
	story(|| {
		let about = Obligation::Guarantee { guarantor: number(1), ward: number(0) };
		file(1, about, 0).unwrap();
		eras(3);
		assert!(complaint(0).is_none(), "it has lapsed");
		fails(file(1, about, 0), pallet_synergy_complaints::Error::<Runtime>::AlreadyDecided);
		change(&[Parameter::RefileEras(3)]);
		fails(file(1, about, 0), pallet_synergy_complaints::Error::<Runtime>::AlreadyDecided);
		next_era();
		file(1, about, 0).unwrap();
	});
}
