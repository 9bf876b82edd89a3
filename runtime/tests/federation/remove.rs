//! `remove` (F1), and what becomes of members, complaints and money.
use crate::*;
use pallet_synergy_complaints::{Outcome, Phase};
use pallet_synergy_deals::Payment;

/// A complaint of founder 3 against founder 0, both of club 0, that guarantors have left to the council.
fn before_the_council() -> ComplaintId {
	let deal = open_deal(0, 3, 50 * SYN, Payment::None);
	let id = complain(3, deal, 50 * SYN);
	while complaint(id).unwrap().phase != Phase::Council {
		next_era();
	}
	id
}

fn arbitrate(id: ComplaintId) -> pallet_synergy_complaints::Call<Runtime> {
	pallet_synergy_complaints::Call::arbitrate { complaint: id, percent: 40 }
}

#[test]
fn f1_succeeds_and_the_seat_is_gone() {
	in_federation(|| {
		remove(1).unwrap();
		told(Event::ClubRemoved { club: 1, name: name("Club 1") });
		assert_eq!(seats(), [council(0), council(2), council(3)]);
		let club = ClubsStorage::<Runtime>::get(1).unwrap();
		assert_eq!((club.removed, Clubs::council(1)), (Some(0), None));
		assert!(!Clubs::exists(1));
	});
}

#[test]
fn f1_succeeds_by_three_of_four_clubs_and_not_by_two() {
	in_federation(|| {
		refused(motion(Call::remove { club: 3 }, &councils(2)), DispatchError::BadOrigin);
		motion(Call::remove { club: 3 }, &councils(3)).unwrap();
		assert_eq!(seats().len(), 3);
	});
}

#[test]
fn f1_the_votes_of_a_removed_club_do_not_count_any_more() {
	in_federation(|| {
		let waiting = propose_motion(Call::remove { club: 2 }, &[council(0), council(1), council(3)]);
		remove(1).unwrap();
		let votes = Voting::get(waiting).map(|votes| codec::Encode::encode(&votes)).unwrap();
		let has_voted = |n| votes.windows(32).any(|key| key == AsRef::<[u8]>::as_ref(&council(n)));
		assert_eq!([0, 1, 3].map(has_voted), [true, false, true]);
		// Three voices were to be found, and the two that are left do not make three.
		let index = pallet_collective::ProposalCount::<Runtime, pallet_collective::Instance1>::get() - 1;
		let (proposal_weight_bound, length_bound) = (Weight::from_parts(1_000_000_000_000, u64::MAX), 10_000);
		let close = Motion::close { proposal_hash: waiting, index, proposal_weight_bound, length_bound };
		assert!(call(council(0), close).is_err());
		assert!(Clubs::exists(2));
	});
}

#[test]
fn f1_members_of_a_removed_club_lose_nothing() {
	in_federation(|| {
		let deal = open_deal(0, 1, 50 * SYN, Payment::OnCompletion);
		let before = (0..CLUB).map(|n| (capacity(n), held(n), free(n))).collect::<Vec<_>>();
		remove(0).unwrap();
		let after = (0..CLUB).map(|n| (capacity(n), held(n), free(n))).collect::<Vec<_>>();
		assert_eq!(before, after);
		complete(1, deal).unwrap();
		open_deal(2, 7, 50 * SYN, Payment::OnCompletion);
		eras(40);
		assert!((0..CLUB).all(|n| status(n) == Status::Member));
	});
}

#[test]
fn m1_a_removed_club_takes_nobody_in() {
	in_federation(|| {
		remove(0).unwrap();
		refused(apply_to(1_000, 0, Tier::T10, &[]), GuaranteeError::NoSuchClub);
		join(1_000, 1, Tier::T10, &[0, 1]);
	});
}

#[test]
fn c9_the_council_of_clubs_decides_where_the_removed_council_would() {
	in_federation(|| {
		let id = before_the_council();
		remove(0).unwrap();
		refused(call(council(0), arbitrate(id)), pallet_synergy_complaints::Error::<Runtime>::NotTheCouncil);
		let before = free(3);
		by_federation(arbitrate(id)).unwrap();
		assert_eq!((complaint(id).is_none(), free(3)), (true, before + 20 * SYN));
	});
}

#[test]
fn c9_a_complaint_before_a_removed_council_does_not_stay_open() {
	in_federation(|| {
		let id = before_the_council();
		remove(0).unwrap();
		eras(3);
		let ended = System::events().into_iter().any(|record| {
			matches!(record.event, synergy_runtime::RuntimeEvent::Complaints(
				pallet_synergy_complaints::Event::ComplaintEnded { complaint, outcome: Outcome::Defaulted, .. },
			) if complaint == id)
		});
		assert!(ended);
	});
}

#[test]
fn f3_the_name_and_the_council_are_free_and_the_number_is_not() {
	in_federation(|| {
		remove(1).unwrap();
		let call = Call::admit { name: name("Club 1"), council: council(1), admission: text(""), founders: triangle() };
		let agreed = Call::agree_to_found {
			name: name("Club 1"),
			council: council(1),
			admission: text(""),
			founders: triangle(),
		};
		(1_000..1_003).for_each(|n| kit::call(who(n), agreed.clone()).unwrap());
		by_federation(call).unwrap();
		assert_eq!((Clubs::council(4), Clubs::council(1)), (Some(council(1)), None));
		assert!(Clubs::treasury(4) != Clubs::treasury(1));
	});
}

#[test]
fn g2_money_that_comes_back_to_a_removed_clubs_treasury_stays_movable() {
	in_federation(|| {
		transfer(1_010, 2_100, 100 * SYN).unwrap();
		call(council(0), sponsor::sponsoring(0, 1_000, 10 * SYN, SYN)).unwrap();
		call(council(0), sponsor::sponsoring(1, 1_000, 10 * SYN, SYN)).unwrap();
		join(1_000, 0, Tier::T10, &[0, 1]);
		assert_eq!(held(2_100), 22 * SYN);
		remove(0).unwrap();
		by_federation(Call::spend { club: Some(0), to: who(1_020), amount: 77 * SYN }).unwrap();
		revoke(0, 1_000).unwrap();
		revoke(1, 1_000).unwrap();
		eras(10);
		assert_eq!((held(2_100), free(2_100)), (0, 23 * SYN));
		by_federation(Call::spend { club: Some(0), to: who(1_020), amount: 23 * SYN }).unwrap();
		assert_eq!((total(2_100), free(1_020)), (0, PURSE + 100 * SYN));
	});
}

#[test]
fn f3_the_council_of_a_removed_club_governs_nothing() {
	in_federation(|| {
		transfer(1_010, 2_100, 100 * SYN).unwrap();
		remove(0).unwrap();
		refused(call(council(0), sponsor::sponsoring(0, 1_000, SYN, 0)), Error::NotACouncil);
		refused(call(council(0), Call::set_admission { admission: text("") }), Error::NotACouncil);
		refused(hand_over(council(0), 1_020), Error::NotACouncil);
		refused(call(council(0), Call::spend { club: Some(0), to: who(1_020), amount: 1 }), DispatchError::BadOrigin);
		refused(elect(0, 1_020), Error::NoSuchClub);
	});
}

#[test]
fn p8_the_roll_of_a_removed_club_goes_with_its_last_elector() {
	in_federation(|| {
		elect(0, 1_020).unwrap();
		remove(0).unwrap();
		assert_eq!(electors(0), CLUB);
		(0..CLUB).for_each(|n| move_to(n, 1).unwrap());
		assert!(!pallet_synergy_clubs::Rolls::<Runtime>::contains_key(0));
		assert_eq!(pallet_synergy_clubs::Votes::<Runtime>::iter().count(), 0);
		assert_eq!(pallet_synergy_clubs::Tallies::<Runtime>::iter().count(), 0);
		eras(1);
	});
}

#[test]
fn f1_fails_when_it_is_the_last_club() {
	in_federation(|| {
		(0..3).for_each(|club| remove(club).unwrap());
		refused(remove(3), Error::LastClub);
		assert_eq!(seats(), [council(3)]);
	});
}

#[test]
fn f1_fails_when_there_is_no_such_club() {
	in_federation(|| {
		refused(remove(4), Error::NoSuchClub);
		remove(1).unwrap();
		refused(remove(1), Error::NoSuchClub);
	});
}

#[test]
fn f1_fails_when_not_the_federation() {
	in_federation(|| refused(call(council(1), Call::remove { club: 0 }), DispatchError::BadOrigin));
}
