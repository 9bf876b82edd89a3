//! Motions before the council of clubs (F1): each club has its places, and nobody's can be taken by others.
use crate::*;
use pallet_synergy_clubs::Motions;
use sp_core::H256;
use synergy_runtime::constants::bounds;

type Council = pallet_collective::Pallet<Runtime, pallet_collective::Instance1>;
type Proposals = pallet_collective::Proposals<Runtime, pallet_collective::Instance1>;
type Costs = pallet_collective::CostOf<Runtime, pallet_collective::Instance1>;

/// A motion about nothing, by a number.
fn junk(n: u32) -> RuntimeCall {
	frame_system::Call::remark { remark: n.to_le_bytes().to_vec() }.into()
}

/// An account proposes it, and all of four would have to agree.
fn propose(by: AccountId, n: u32) -> DispatchResult {
	let proposal = Box::new(junk(n));
	call(by, Motion::propose { threshold: 4, proposal, length_bound: 10_000 })
}

fn hash(n: u32) -> H256 {
	BlakeTwo256::hash_of(&junk(n))
}

/// One of four for which all would have to agree is refused, and somebody closes it.
fn refuse(n: u32) {
	let index = index_of(n);
	for club in 1..4 {
		call(council(club), Motion::vote { proposal: hash(n), index, approve: false }).unwrap();
	}
	close(n, index);
}

fn close(n: u32, index: u32) {
	let (proposal_hash, proposal_weight_bound) = (hash(n), Weight::from_parts(1_000_000_000_000, u64::MAX));
	call(who(1_000), Motion::close { proposal_hash, index, proposal_weight_bound, length_bound: 10_000 }).unwrap();
}

/// The number of an open motion, which stands first among its votes.
fn index_of(n: u32) -> u32 {
	let votes = codec::Encode::encode(&Voting::get(hash(n)).expect("is open"));
	u32::from_le_bytes(votes[..4].try_into().unwrap())
}

#[test]
fn f1_one_club_cannot_fill_the_council_of_clubs() {
	in_federation(|| {
		(0..3).for_each(|n| propose(council(0), n).unwrap());
		(3..40).for_each(|n| refused(propose(council(0), n), Error::TooManyMotions));
		for club in 1..4 {
			(0..3).for_each(|n| propose(council(club), 10 * club + n).unwrap());
		}
		assert_eq!((Proposals::get().len(), Motions::<Runtime>::get().len()), (12, 12));
		assert_eq!(Costs::iter().count(), 0, "nothing is to be given back");
	});
}

#[test]
fn f1_a_complaint_between_clubs_is_decided_whatever_one_of_them_proposes() {
	in_federation(|| {
		(0..3).for_each(|n| propose(council(0), n).unwrap());
		motion(Call::remove { club: 0 }, &[council(1), council(2), council(3)]).unwrap();
		assert!(!Clubs::exists(0));
	});
}

#[test]
fn f1_a_place_is_free_again_when_the_motion_has_ended() {
	in_federation(|| {
		(0..3).for_each(|n| propose(council(0), n).unwrap());
		refuse(1);
		propose(council(0), 3).unwrap();
		by_federation(Motion::disapprove_proposal { proposal_hash: hash(0) }).unwrap();
		propose(council(0), 4).unwrap();
		by_federation(Motion::kill { proposal_hash: hash(2) }).unwrap();
		propose(council(0), 5).unwrap();
		refused(propose(council(0), 6), Error::TooManyMotions);
		let ended = index_of(3);
		System::set_block_number(System::block_number() + synergy_runtime::constants::time::MOTION);
		close(3, ended);
		propose(council(0), 6).unwrap();
		refused(propose(council(0), 7), Error::TooManyMotions);
	});
}

#[test]
fn f1_a_club_has_no_more_places_under_another_council() {
	in_federation(|| {
		(0..3).for_each(|n| propose(council(0), n).unwrap());
		hand_over(council(0), 1_020).unwrap();
		refused(propose(who(1_020), 3), Error::TooManyMotions);
		refuse(0);
		propose(who(1_020), 3).unwrap();
		refused(propose(who(1_020), 4), Error::TooManyMotions);
	});
}

#[test]
fn f1_motions_of_a_removed_club_stay_open_and_take_nobodys_place() {
	in_federation(|| {
		(0..3).for_each(|n| propose(council(0), n).unwrap());
		remove(0).unwrap();
		let again =
			Call::admit { name: name("E"), council: council(0), admission: text(""), founders: Default::default() };
		by_federation(again).unwrap();
		(3..6).for_each(|n| propose(council(0), n).unwrap());
		refused(propose(council(0), 6), Error::TooManyMotions);
		assert_eq!(Proposals::get().len(), 6);
	});
}

#[test]
fn f1_nobody_takes_anothers_place_by_proposing_its_motion_again() {
	in_federation(|| {
		(0..3).for_each(|n| propose(council(0), n).unwrap());
		(0..3).for_each(refuse);
		(0..3).for_each(|n| propose(council(1), n).unwrap());
		(3..6).for_each(|n| propose(council(0), n).unwrap());
		refused(propose(council(1), 6), Error::TooManyMotions);
	});
}

#[test]
fn f1_where_there_are_many_clubs_each_has_fewer_places_and_all_have_one() {
	in_federation_of(4, || {
		let admit = |n: u32| {
			let name = name(&format!("Number {n}"));
			Call::admit { name, council: who(3_000 + n), admission: text(""), founders: Default::default() }
		};
		(4..bounds::CLUBS).for_each(|n| by_federation(admit(n)).unwrap());
		let councils: Vec<_> = (0..4).map(council).chain((4..bounds::CLUBS).map(|n| who(3_000 + n))).collect();
		for (n, council) in (0..).zip(&councils) {
			propose(council.clone(), n).unwrap();
			assert!(propose(council.clone(), 1_000 + n).is_err());
		}
		assert_eq!(Proposals::get().len(), bounds::MOTIONS as usize);
		Council::do_disapprove_proposal(hash(7));
		refused(propose(councils[8].clone(), 2_000), Error::TooManyMotions);
		propose(councils[7].clone(), 2_000).unwrap();
	});
}

#[test]
fn p8_motions_that_have_ended_are_forgotten_when_a_session_has_passed() {
	in_federation(|| {
		(0..3).for_each(|n| propose(council(0), n).unwrap());
		(0..2).for_each(refuse);
		Clubs::end_session();
		assert_eq!(Motions::<Runtime>::get().to_vec(), [(hash(2), 0)]);
		refuse(2);
		Clubs::end_session();
		assert!(!Motions::<Runtime>::exists());
	});
}
