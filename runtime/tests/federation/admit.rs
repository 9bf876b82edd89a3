//! `admit` (F1, M3).
use crate::*;
use pallet_synergy_guarantees::Members;
use synergy_primitives::Founding;

/// Whether an account has the seat of exactly one club.
fn club_of_council(council: AccountId) -> Option<ClubId> {
	pallet_synergy_clubs::ClubOfCouncil::<Runtime>::get(council)
}

#[test]
fn f1_succeeds_without_founders() {
	in_federation(|| {
		by_federation(admit(Default::default())).unwrap();
		let (treasury, council) = (Clubs::treasury(4).unwrap(), new_council());
		told(Event::ClubAdmitted { club: 4, name: name("Esik"), council, treasury, founders: 0 });
		let club = ClubsStorage::<Runtime>::get(4).unwrap();
		assert_eq!((club.name, &club.council, club.removed), (name("Esik"), &new_council(), None));
		assert_eq!(Clubs::council(4), Some(new_council()));
		assert_eq!(pallet_synergy_clubs::Admissions::<Runtime>::get(4), text("Whoever digs."));
		assert_eq!((seats().len(), club_of_council(new_council())), (5, Some(4)));
		assert!(seats().contains(&new_council()));
		assert_eq!(electors(4), 0);
		join(1_000, 4, Tier::T10, &[0, 1]);
	});
}

#[test]
fn f3_the_treasury_is_an_account_of_its_own_without_a_key() {
	in_federation(|| {
		by_federation(admit(Default::default())).unwrap();
		let treasury = Clubs::treasury(4).unwrap();
		let derived = sp_runtime::traits::AccountIdConversion::<AccountId>::into_sub_account_truncating(
			&frame_support::PalletId(*b"syn/club"),
			4u32,
		);
		assert_eq!(treasury, derived);
		assert!((0..4).all(|club| Clubs::treasury(club) != Some(treasury.clone())));
	});
}

#[test]
fn f1_succeeds_by_three_of_four_clubs() {
	in_federation(|| {
		motion(admit(Default::default()), &councils(3)).unwrap();
		assert_eq!(Clubs::council(4), Some(new_council()));
	});
}

#[test]
fn f1_fails_when_only_two_of_four_clubs_agree() {
	in_federation(|| {
		refused(motion(admit(Default::default()), &councils(2)), DispatchError::BadOrigin);
		assert_eq!((Clubs::council(4), seats().len()), (None, 4));
	});
}

#[test]
fn f1_a_motion_that_had_enough_votes_before_a_club_was_admitted_has_not_after_it() {
	in_federation_of(3, || {
		let waiting = propose_motion(Call::remove { club: 2 }, &councils(2));
		let origin = pallet_collective::RawOrigin::<AccountId, pallet_collective::Instance1>::Members(2, 3);
		RuntimeCall::from(admit(Default::default())).dispatch(origin.into()).unwrap();
		assert_eq!(seats().len(), 4);
		refused(close_motion(waiting, &councils(2)), DispatchError::BadOrigin);
		assert!(Clubs::exists(2));
	});
}

#[test]
fn m3_succeeds_with_founders_who_are_members_at_once() {
	in_federation(|| {
		eras(5);
		found(triangle()).unwrap();
		let (treasury, council) = (Clubs::treasury(4).unwrap(), new_council());
		told(Event::ClubAdmitted { club: 4, name: name("Esik"), council, treasury, founders: 3 });
		(1_000..1_003).for_each(|n| told(Event::ElectorEnrolled { club: 4, member: number(n) }));
		for n in 1_000..1_003 {
			let founder = member(n);
			assert_eq!((founder.status, founder.club, founder.joined), (Status::Member, 4, Some(5)));
			assert_eq!((held(n), capacity(n), total(n)), (200 * SYN, 200 * SYN, PURSE));
		}
		assert_eq!(electors(4), 3);
		// They are members like all others: they trade, vouch, and revoke.
		open_deal(1_000, 0, 150 * SYN, pallet_synergy_deals::Payment::OnCompletion);
		join(1_003, 4, Tier::T10, &[1_000, 1_001]);
		revoke(1_001, 1_000).unwrap();
		assert!(matches!(status(1_000), Status::Lapsing { .. }));
	});
}

#[test]
fn m3_succeeds_when_founders_have_different_tiers() {
	in_federation(|| {
		let mut all = triangle();
		all[0].tier = Tier::T10;
		all[1].tier = Tier::T2100;
		found(all).unwrap();
		// Each holds the tier of its wards.
		assert_eq!(held(1_000), (2_100 + 100) * SYN);
		assert_eq!(held(1_001), (10 + 100) * SYN);
		assert_eq!(held(1_002), (10 + 2_100) * SYN);
	});
}

#[test]
fn m6_a_former_member_founds_under_its_old_number() {
	in_federation(|| {
		join(1_000, 0, Tier::T10, &[0, 1]);
		let old = number(1_000);
		leave(1_000).unwrap();
		eras(2);
		found(triangle()).unwrap();
		assert_eq!((number(1_000), member(1_000).club, member(1_000).joined), (old, 4, Some(0)));
	});
}

#[test]
fn d7_a_customer_founds_under_its_number() {
	in_federation(|| {
		let delivery = pallet_synergy_deals::Delivery::Counterparty;
		propose(1_000, 0, delivery, SYN, pallet_synergy_deals::Payment::Escrow).unwrap();
		let old = number(1_000);
		found(triangle()).unwrap();
		assert_eq!((number(1_000), member(1_000).deals), (old, 1));
	});
}

#[test]
fn e4_what_is_founded_in_the_second_half_of_an_era_counts_from_the_next() {
	in_federation(|| {
		afternoon();
		found(triangle()).unwrap();
		assert_eq!((member(1_000).standing, era()), (1, 0));
	});
}

#[test]
fn p8_agreements_are_used_up() {
	in_federation(|| {
		found(triangle()).unwrap();
		assert_eq!(pallet_synergy_clubs::Agreements::<Runtime>::iter().count(), 0);
	});
}

#[test]
fn f1_fails_when_not_the_federation() {
	in_federation(|| {
		refused(call(council(0), admit(Default::default())), DispatchError::BadOrigin);
		refused(call(new_council(), admit(Default::default())), DispatchError::BadOrigin);
	});
}

#[test]
fn f3_fails_when_the_name_is_taken() {
	in_federation(|| {
		let council = new_council();
		let call = Call::admit { name: name("Club 2"), council, admission: text(""), founders: Default::default() };
		refused(by_federation(call), Error::NameTaken);
	});
}

#[test]
fn f3_fails_when_there_is_no_name() {
	in_federation(|| {
		let council = new_council();
		let call = Call::admit { name: name(""), council, admission: text(""), founders: Default::default() };
		refused(by_federation(call), Error::NoName);
	});
}

#[test]
fn f3_fails_when_the_council_is_another_clubs_council_or_treasury() {
	in_federation(|| {
		let with =
			|council| Call::admit { name: name("E"), council, admission: text(""), founders: Default::default() };
		refused(by_federation(with(council(3))), Error::CouncilTaken);
		refused(by_federation(with(Clubs::treasury(1).unwrap())), Error::CouncilIsTreasury);
	});
}

#[test]
fn g1_fails_when_a_founder_has_not_agreed() {
	in_federation(|| {
		refused(by_federation(admit(triangle())), Error::FounderHasNotAgreed);
		all_agree(&triangle());
		let mut dearer = triangle();
		dearer[2].tier = Tier::T2100;
		refused(by_federation(admit(dearer)), Error::FounderHasNotAgreed);
		call(who(1_001), Call::withdraw_agreement {}).unwrap();
		refused(by_federation(admit(triangle())), Error::FounderHasNotAgreed);
	});
}

#[test]
fn g1_fails_when_a_founder_has_agreed_too_long_ago() {
	in_federation(|| {
		all_agree(&triangle());
		eras(14);
		refused(by_federation(admit(triangle())), Error::FounderHasNotAgreed);
	});
}

#[test]
fn m3_succeeds_on_the_last_day_of_the_agreement() {
	in_federation(|| {
		all_agree(&triangle());
		eras(13);
		by_federation(admit(triangle())).unwrap();
	});
}

#[test]
fn m3_fails_when_a_founder_stands_twice() {
	in_federation(|| {
		let all = founders(Tier::T10, &[(1_000, &[1, 2]), (1_001, &[0, 2]), (1_000, &[0, 1])]);
		refused(found(all), Error::FounderHasNotAgreed);
		let all = founders(Tier::T10, &[(1_000, &[1, 2]), (1_001, &[0, 2]), (1_000, &[0, 1])]);
		let twice = || frame_support::storage::with_storage_layer(|| Guarantees::found(0, &all));
		refused(twice(), GuaranteeError::FounderAlreadyApplied);
	});
}

#[test]
fn m3_fails_when_a_founder_is_a_member_or_a_candidate() {
	in_federation(|| {
		refused(
			found(founders(Tier::T10, &[(0, &[1, 2]), (1_001, &[0, 2]), (1_002, &[0, 1])])),
			GuaranteeError::FounderAlreadyApplied,
		);
		apply(1_000, Tier::T10, &[]).unwrap();
		refused(found(triangle()), GuaranteeError::FounderAlreadyApplied);
		leave(1_000).unwrap();
		found(triangle()).unwrap();
	});
}

#[test]
fn m2_fails_when_a_founder_has_too_few_guarantors() {
	in_federation(|| {
		let all = founders(Tier::T10, &[(1_000, &[1]), (1_001, &[0, 2]), (1_002, &[0, 1])]);
		refused(found(all), GuaranteeError::TooFewGuarantors);
	});
}

#[test]
fn m3_fails_when_a_guarantor_is_no_founder() {
	in_federation(|| {
		let all = founders(Tier::T10, &[(1_000, &[1, 3]), (1_001, &[0, 2]), (1_002, &[0, 1])]);
		refused(found(all), GuaranteeError::NoSuchFounder);
	});
}

#[test]
fn g1_fails_when_a_founder_guarantees_itself() {
	in_federation(|| {
		let all = founders(Tier::T10, &[(1_000, &[0, 1]), (1_001, &[0, 2]), (1_002, &[0, 1])]);
		refused(found(all), GuaranteeError::OwnGuarantor);
	});
}

#[test]
fn g1_fails_when_a_guarantor_stands_twice() {
	in_federation(|| {
		let all = founders(Tier::T10, &[(1_000, &[1, 1]), (1_001, &[0, 2]), (1_002, &[0, 1])]);
		refused(found(all), GuaranteeError::AlreadyGuarantor);
	});
}

#[test]
fn m3_fails_when_a_founder_has_not_enough_money() {
	in_federation(|| {
		transfer(1_001, 1_010, PURSE - 199 * SYN).unwrap();
		refused(found(triangle()), GuaranteeError::NotEnoughMoney);
		assert_eq!((held(1_000), held(1_001), held(1_002)), (0, 0, 0));
		transfer(1_010, 1_001, 2 * SYN).unwrap();
		by_federation(admit(triangle())).unwrap();
	});
}

#[test]
fn g1_fails_when_a_founder_has_too_many_wards() {
	in_federation(|| {
		let crowd = |wards: u8| {
			let mut all: Vec<(u32, Vec<u8>)> = vec![(1_000, vec![1, 2]), (1_001, vec![0, 2])];
			all.extend((2..=wards).map(|n| (1_000 + u32::from(n), vec![0, if n % 2 == 0 { 1 } else { 2 }])));
			let last = wards + 1;
			all[2].1 = vec![0, 1];
			assert_eq!(all.len(), usize::from(last));
			let all: Vec<(u32, &[u8])> = all.iter().map(|(n, guarantors)| (*n, guarantors.as_slice())).collect();
			founders(Tier::T10, &all)
		};
		refused(found(crowd(13)), GuaranteeError::TooManyWards);
		found(crowd(12)).unwrap();
		assert_eq!(member(1_000).wards.len(), 12);
	});
}

#[test]
fn g1_fails_when_a_founder_has_too_many_guarantors() {
	in_federation(|| {
		let crowd = |guarantors: u8| {
			let first: Vec<u8> = (1..=guarantors).collect();
			let mut all: Vec<(u32, Vec<u8>)> = vec![(1_000, first)];
			all.extend((1..=9u8).map(|n| (1_000 + u32::from(n), vec![n % 9 + 1, (n + 1) % 9 + 1])));
			let all: Vec<(u32, &[u8])> = all.iter().map(|(n, guarantors)| (*n, guarantors.as_slice())).collect();
			founders(Tier::T10, &all)
		};
		refused(found(crowd(9)), GuaranteeError::TooManyGuarantors);
		found(crowd(8)).unwrap();
	});
}

#[test]
fn g6_fails_when_a_founder_may_not_pledge() {
	in_federation(|| {
		join(1_000, 0, Tier::T10, &[0, 1]);
		leave(1_000).unwrap();
		let old = number(1_000);
		Members::<Runtime>::mutate_extant(old, |member| member.barred_until = 7);
		refused(found(triangle()), GuaranteeError::Barred);
		eras(7);
		found(triangle()).unwrap();
	});
}
