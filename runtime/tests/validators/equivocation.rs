//! Equivocation (F2): two votes of GRANDPA with the same key in the same round, proved by their signatures and by the key's
//! place among the keys of that session.

use super::*;
use codec::Decode;
use frame_support::traits::KeyOwnerProofSystem;
use sp_consensus_grandpa::{EquivocationProof, KEY_TYPE};
use sp_runtime::transaction_validity::{InvalidTransaction, TransactionSource};
use sp_session::MembershipProof;
use synergy_runtime::{configs::key_owners::KeyOwners, BlockNumber, Hash};

const ALL: Running = &[0, 1, 2, 3, 4, 5];

/// A vote before the vote that counts, as GRANDPA signs it.
fn vote(keys: &NodeKeys, set: u64, round: u64, target: u8) -> ((Hash, BlockNumber), ed25519::Signature) {
	let prevote = (Hash::repeat_byte(target), 1 as BlockNumber);
	let message = (0u8, prevote);
	(prevote, keys.grandpa.sign(&(message, round, set).encode()))
}

/// Votes for two blocks in the same round of a set.
fn two_votes(keys: u32, set: u64, round: u64) -> EquivocationProof<Hash, BlockNumber> {
	let keys = node_keys(keys);
	let (first, second) = (vote(&keys, set, round, 1), vote(&keys, set, round, 2));
	let bytes = (set, 0u8, round, keys.grandpa.public(), first, second).encode();
	Decode::decode(&mut &bytes[..]).expect("is laid out so")
}

/// The proof that a key is one of those of the session that runs.
fn ownership(keys: u32) -> MembershipProof {
	KeyOwners::prove((KEY_TYPE, node_keys(keys).public().grandpa)).expect("is a key of this session")
}

fn report(votes: EquivocationProof<Hash, BlockNumber>, owner: MembershipProof) -> DispatchResult {
	let equivocation_proof = Box::new(votes);
	call(
		who(1_000),
		pallet_grandpa::Call::<Runtime>::report_equivocation { equivocation_proof, key_owner_proof: owner },
	)
}

#[track_caller]
fn is_known(result: DispatchResult) {
	assert_eq!(result, Err(pallet_grandpa::Error::<Runtime>::DuplicateOffenceReport.into()));
}

#[test]
fn f2_a_report_disables_at_once_and_until_new_keys_are_restored() {
	story(5, || {
		next_session(ALL);
		report(two_votes(4, 0, 7), ownership(4)).unwrap();
		assert!(was_told(Event::ValidatorDisabled { club: 4, validator: who(4), reason: Fault::Equivocation }));
		assert_eq!((fault(4), barred(), sitting().len()), (Some(Fault::Equivocation), vec![4], 5));
		sessions(2, ALL);
		assert_eq!((sitting(), barred()), (vec![0, 1, 2, 3], vec![]));
		fails(restore_validator(council_of(4), 4), Error::KeysSpoilt);
		set_keys(4, 104).unwrap();
		sessions(2, ALL);
		assert_eq!(sitting(), [0, 1, 2, 3], "new keys are not enough");
		fails(restore_validator(4, 4), Error::NotTheCouncil);
		restore_validator(council_of(4), 4).unwrap();
		sessions(2, ALL);
		assert_eq!((sitting(), barred()), (vec![0, 1, 2, 3, 4], vec![]));
	});
}

#[test]
fn f2_a_report_may_come_sessions_later() {
	story(5, || {
		next_session(ALL);
		let (votes, owner) = (two_votes(2, 0, 7), ownership(2));
		set_keys(2, 102).unwrap();
		sessions(5, ALL);
		assert_eq!(set_id(), 1);
		report(votes, owner).unwrap();
		assert_eq!((fault(2), barred()), (Some(Fault::Equivocation), vec![2]));
	});
}

#[test]
fn f2_keys_that_are_still_at_work_are_reported_whatever_their_owner_has_set_meanwhile() {
	story(5, || {
		next_session(ALL);
		set_keys(4, 104).unwrap();
		assert!(KeyOwners::prove((KEY_TYPE, node_keys(104).public().grandpa)).is_none(), "not at work yet");
		next_session(ALL);
		assert_eq!(set_id(), 0);
		report(two_votes(4, 0, 7), ownership(4)).unwrap();
		assert_eq!((fault(4), barred()), (Some(Fault::Equivocation), vec![4]));
	});
}

#[test]
fn f2_keys_that_their_owner_has_taken_away_are_reported() {
	story(5, || {
		next_session(ALL);
		purge_keys(4).unwrap();
		report(two_votes(4, 0, 7), ownership(4)).unwrap();
		assert_eq!((fault(4), barred()), (Some(Fault::Equivocation), vec![4]));
	});
}

#[test]
fn f2_a_proof_holds_after_its_session_whoever_had_set_other_keys_in_it() {
	story(5, || {
		next_session(ALL);
		set_keys(2, 102).unwrap();
		purge_keys(3).unwrap();
		let (votes, owner) = (two_votes(4, 0, 7), ownership(4));
		sessions(5, ALL);
		report(votes, owner).unwrap();
		assert_eq!(fault(4), Some(Fault::Equivocation));
	});
}

#[test]
fn f2_in_the_first_block_with_new_keys_these_are_proved_and_the_old_ones_are_not() {
	story(5, || {
		set_keys(2, 102).unwrap();
		sessions(2, ALL);
		let proves = |keys| KeyOwners::prove((KEY_TYPE, node_keys(keys).public().grandpa)).is_some();
		assert!(proves(102) && proves(4) && !proves(2));
		block(ALL);
		assert!(proves(102) && proves(4) && !proves(2));
	});
}

#[test]
fn f2_a_proof_of_a_session_to_come_is_none() {
	story(5, || {
		let mut owner = ownership(4);
		owner.session += 1;
		assert!(KeyOwners::check_proof((KEY_TYPE, node_keys(4).public().grandpa), owner).is_none());
	});
}

#[test]
fn f2_to_prove_a_key_leaves_no_trace() {
	story(5, || {
		set_keys(2, 102).unwrap();
		let root = || sp_io::storage::root(sp_runtime::StateVersion::V1);
		let before = root();
		KeyOwners::check_proof((KEY_TYPE, node_keys(2).public().grandpa), ownership(2)).expect("is its key");
		assert_eq!(root(), before);
	});
}

#[test]
fn f2_keys_spoilt_long_ago_are_not_used_again() {
	story(5, || {
		let restore = || restore_validator(council_of(4), 4);
		for (before, now) in [(4, 104), (104, 204), (204, 304)] {
			report(two_votes(before, set_id(), 7), ownership(before)).unwrap();
			for spoilt in [4, 104, 204].into_iter().filter(|spoilt| *spoilt <= before) {
				set_keys(4, spoilt).unwrap();
				fails(restore(), Error::KeysSpoilt);
			}
			set_keys(4, now).unwrap();
			restore().unwrap();
			sessions(3, ALL);
			assert_eq!((fault(4), sitting()), (None, vec![0, 1, 2, 3, 4]));
		}
	});
}

#[test]
fn f2_of_four_who_has_signed_two_things_votes_on_and_builds_only_with_new_keys() {
	story(4, || {
		next_session(ALL);
		report(two_votes(1, 0, 7), ownership(1)).unwrap();
		sessions(3, ALL);
		assert_eq!((sitting(), barred()), (vec![0, 1, 2, 3], vec![1]));
		set_keys(1, 101).unwrap();
		restore_validator(council_of(1), 1).unwrap();
		next_session(ALL);
		assert_eq!((fault(1), barred()), (None, vec![1]), "the old keys are still at work");
		next_session(ALL);
		assert_eq!((sitting(), barred()), (vec![0, 1, 2, 3], vec![]));
		assert!(pallet_aura::Authorities::<Runtime>::get().contains(&node_keys(101).public().aura));
	});
}

#[test]
fn f2_no_more_than_a_third_are_barred() {
	story(4, || {
		for n in [0, 1] {
			report(two_votes(n, 0, 7), ownership(n)).unwrap();
		}
		assert_eq!((fault(0), fault(1)), (Some(Fault::Equivocation), Some(Fault::Equivocation)));
		assert_eq!(barred(), [0]);
		sessions(2, ALL);
		assert_eq!((sitting(), barred()), (vec![0, 1, 2, 3], vec![0]));
	});
}

#[test]
fn f2_who_has_signed_two_things_takes_the_place_of_the_absent() {
	story(4, || {
		sessions(time::ABSENCE / time::SESSION, &[0, 1, 2]);
		assert_eq!(barred(), [3]);
		report(two_votes(1, 0, 7), ownership(1)).unwrap();
		assert_eq!(barred(), [1]);
		sessions(2, &[0, 2]);
		assert_eq!((sitting(), barred()), (vec![0, 1, 2, 3], vec![1]));
	});
}

#[test]
fn f2_only_one_report_is_kept_for_each_time_it_was_restored() {
	story(5, || {
		let reports = || pallet_offences::Reports::<Runtime>::iter().count();
		let old = ownership(4);
		report(two_votes(4, 0, 7), old.clone()).unwrap();
		is_known(report(two_votes(4, 0, 7), old.clone()));
		is_known(report(two_votes(4, 0, 8), old.clone()));
		assert_eq!(reports(), 1);
		set_keys(4, 104).unwrap();
		restore_validator(council_of(4), 4).unwrap();
		sessions(4, ALL);
		is_known(report(two_votes(4, 0, 9), old));
		assert_eq!((fault(4), sitting(), reports()), (None, vec![0, 1, 2, 3, 4], 1));
		report(two_votes(104, set_id(), 7), ownership(104)).unwrap();
		assert_eq!((fault(4), reports()), (Some(Fault::Equivocation), 2));
	});
}

#[test]
fn f2_a_node_reports_without_signing_and_only_news() {
	story(5, || {
		let unsigned = |round| pallet_grandpa::Call::<Runtime>::report_equivocation_unsigned {
			equivocation_proof: Box::new(two_votes(4, 0, round)),
			key_owner_proof: ownership(4),
		};
		let validate = |round| Grandpa::validate_unsigned(TransactionSource::Local, &unsigned(round));
		assert!(validate(7).is_ok());
		let dispatched = match unsigned(7) {
			pallet_grandpa::Call::report_equivocation_unsigned { equivocation_proof, key_owner_proof } => {
				Grandpa::report_equivocation_unsigned(RuntimeOrigin::none(), equivocation_proof, key_owner_proof)
			}
			_ => unreachable!(),
		};
		assert!(dispatched.is_ok());
		assert_eq!(fault(4), Some(Fault::Equivocation));
		assert_eq!(validate(8), Err(InvalidTransaction::Stale.into()));
	});
}

#[test]
fn f2_fails_when_the_proof_is_none() {
	story(5, || {
		let owner = ownership(4);
		let same = {
			let keys = node_keys(4);
			let once = vote(&keys, 0, 7, 1);
			let bytes = (0u64, 0u8, 7u64, keys.grandpa.public(), once, once).encode();
			Decode::decode(&mut &bytes[..]).unwrap()
		};
		let invalid = Err(pallet_grandpa::Error::<Runtime>::InvalidEquivocationProof.into());
		assert_eq!(report(same, owner.clone()), invalid);
		assert_eq!(report(two_votes(4, 1, 7), owner.clone()), invalid, "of another set");
		let stranger = Err(pallet_grandpa::Error::<Runtime>::InvalidKeyOwnershipProof.into());
		assert_eq!(report(two_votes(77, 0, 7), owner), stranger, "by somebody who is no validator");
		assert!((0..5).all(|club| fault(club).is_none()));
	});
}

#[test]
fn f2_a_replaced_validator_is_barred_for_its_last_sessions_and_its_successor_is_not() {
	story(5, || {
		next_session(ALL);
		set_keys(5, 105).unwrap();
		set_validator(council_of(4), 4, Some(5)).unwrap();
		report(two_votes(4, 0, 7), ownership(4)).unwrap();
		assert_eq!((fault(4), barred()), (None, vec![4]));
		sessions(2, ALL);
		assert_eq!((sitting(), barred()), (vec![0, 1, 2, 3, 5], vec![]));
	});
}

#[test]
fn f2_withdrawing_and_naming_again_needs_new_keys_too() {
	story(5, || {
		report(two_votes(4, 0, 7), ownership(4)).unwrap();
		set_validator(council_of(4), 4, None).unwrap();
		fails(set_validator(council_of(4), 4, Some(4)), Error::KeysSpoilt);
		set_keys(4, 104).unwrap();
		set_validator(council_of(4), 4, Some(4)).unwrap();
		sessions(3, ALL);
		assert_eq!((sitting(), barred()), (vec![0, 1, 2, 3, 4], vec![]));
	});
}
