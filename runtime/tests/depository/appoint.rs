//! `appoint` (F4).

use crate::*;
use sp_runtime::traits::{BlakeTwo256, Hash as _};

#[test]
fn f4_succeeds() {
	story(|| {
		appoint(OTHER, 5 * SYN).unwrap();
		let fresh = Books { is_appointed: true, limit: 5 * SYN, ..Default::default() };
		assert_eq!((books(OTHER), Depository::left(who(OTHER))), (fresh, 5 * SYN));
		assert!(has_happened(Event::DepositoryAppointed { depository: who(OTHER), limit: 5 * SYN }));
	});
}

#[test]
fn f1_succeeds_by_two_thirds_of_the_clubs() {
	story(|| {
		let proposal = Box::new(RuntimeCall::from(Call::appoint { depository: who(OTHER), limit: SYN }));
		let hash = BlakeTwo256::hash_of(&proposal);
		type C = pallet_collective::Call<Runtime, pallet_collective::Instance1>;
		call(council(0), C::propose { threshold: 2, proposal, length_bound: 1_000 }).unwrap();
		for club in 0..2 {
			call(council(club), C::vote { proposal: hash, index: 0, approve: true }).unwrap();
		}
		let weight = frame_support::weights::Weight::from_parts(1_000_000_000, u64::MAX);
		let close = C::close { proposal_hash: hash, index: 0, proposal_weight_bound: weight, length_bound: 1_000 };
		call(council(0), close).unwrap();
		assert!(books(OTHER).is_appointed);
	});
}

#[test]
fn f4_appointed_again_it_has_its_books_as_they_were() {
	story(|| {
		issue(BANK, HOLDER, 300 * SYN, "1").unwrap();
		let id = redemption(HOLDER, SYN);
		dismiss(BANK).unwrap();
		appoint(BANK, 400 * SYN).unwrap();
		assert_eq!((books(BANK).issued, books(BANK).waiting), (300 * SYN, 1));
		assert_eq!(Depository::left(who(BANK)), 100 * SYN, "what it has issued in this era counts");
		confirm(BANK, id).unwrap();
	});
}

#[test]
fn f4_fails_when_it_is_not_the_federation() {
	story(|| {
		let appoint = || Call::appoint { depository: who(OTHER), limit: SYN };
		assert_eq!(call(who(0), appoint()), Err(DispatchError::BadOrigin));
		assert_eq!(call(council(0), appoint()), Err(DispatchError::BadOrigin));
		assert_eq!(call(who(BANK), appoint()), Err(DispatchError::BadOrigin));
	});
}

#[test]
fn f4_fails_when_it_is_one_already() {
	story(|| fails(appoint(BANK, 2 * LIMIT), Error::AlreadyAppointed));
}
