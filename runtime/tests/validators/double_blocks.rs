//! Two blocks in the same slot (F2), proved by their seals and by the key's place among the keys of that session.

use super::*;
use sp_consensus_aura::{digests::CompatibleDigestItem, sr25519::AuthoritySignature};
use sp_runtime::traits::Header as HeaderT;
use sp_session::MembershipProof;
use synergy_runtime::{configs::double_blocks::DoubleBlock, constants::bounds, reading, Hash, Header};

const ALL: Running = &[0, 1, 2, 3, 4, 5];

/// A block of a slot, as a node seals it. Two with different numbers are different blocks.
fn sealed(number: u32, slot: u64, keys: &NodeKeys) -> Header {
	let slot = CompatibleDigestItem::<AuthoritySignature>::aura_pre_digest(Slot::from(slot));
	let digest = Digest { logs: vec![slot] };
	let mut header = Header::new(number, Hash::zero(), Hash::zero(), Hash::zero(), digest);
	let seal: AuthoritySignature = keys.aura.sign(header.hash().as_ref()).into();
	header.digest.push(CompatibleDigestItem::aura_seal(seal));
	header
}

/// The proof that a node's key is one of those of the session that runs.
fn ownership(keys: u32) -> MembershipProof {
	reading::block_key_proof(node_keys(keys).public().aura).expect("is a key of this session")
}

/// Two blocks of the same slot, built by the node with these keys.
fn two_blocks(keys: u32, owner: MembershipProof) -> DoubleBlock {
	let node = node_keys(keys);
	let (first, second) = (sealed(1, 77, &node), sealed(2, 77, &node));
	DoubleBlock { first, second, key: node.public().aura, owner }
}

fn report(proof: DoubleBlock) -> DispatchResult {
	call(who(1_000), Call::<Runtime>::report_double_block { proof: Box::new(proof) })
}

#[test]
fn f2_succeeds() {
	story(5, || {
		next_session(ALL);
		report(two_blocks(4, ownership(4))).unwrap();
		assert!(was_told(Event::ValidatorDisabled { club: 4, validator: who(4), reason: Fault::Equivocation }));
		assert_eq!((fault(4), barred()), (Some(Fault::Equivocation), vec![4]));
		sessions(2, ALL);
		assert_eq!((sitting(), barred()), (vec![0, 1, 2, 3], vec![]));
	});
}

#[test]
fn f2_a_report_may_come_sessions_later_with_keys_that_are_gone() {
	story(5, || {
		next_session(ALL);
		let proof = two_blocks(2, ownership(2));
		set_keys(2, 102).unwrap();
		sessions(5, ALL);
		report(proof).unwrap();
		assert_eq!((fault(2), barred()), (Some(Fault::Equivocation), vec![2]));
	});
}

#[test]
fn f2_keys_that_are_still_at_work_are_reported_whatever_their_owner_has_set_meanwhile() {
	story(5, || {
		next_session(ALL);
		set_keys(4, 104).unwrap();
		next_session(ALL);
		report(two_blocks(4, ownership(4))).unwrap();
		assert_eq!((fault(4), barred()), (Some(Fault::Equivocation), vec![4]));
		let spoilt = pallet_synergy_clubs::SpoiltKeys::<Runtime>::get(4).unwrap();
		assert_eq!(spoilt.len(), 4, "those at work, and those that are set");
	});
}

#[test]
fn f2_a_proof_holds_after_its_session_whoever_had_set_other_keys_in_it() {
	story(5, || {
		next_session(ALL);
		set_keys(2, 102).unwrap();
		let proof = two_blocks(4, ownership(4));
		sessions(5, ALL);
		report(proof).unwrap();
		assert_eq!((fault(4), barred()), (Some(Fault::Equivocation), vec![4]));
	});
}

#[test]
fn f2_fails_when_it_is_known() {
	story(5, || {
		let proof = two_blocks(4, ownership(4));
		report(proof.clone()).unwrap();
		fails(report(proof), Error::OldNews);
	});
}

#[test]
fn f2_fails_when_there_are_not_two_blocks_in_one_slot() {
	story(5, || {
		let node = node_keys(4);
		let sound = two_blocks(4, ownership(4));
		let with = |change: fn(&mut DoubleBlock, &NodeKeys)| {
			let mut proof = sound.clone();
			change(&mut proof, &node);
			fails(report(proof), Error::NoDoubleBlock);
		};
		with(|proof, _| proof.second = proof.first.clone());
		with(|proof, node| proof.second = sealed(2, 78, node));
		with(|proof, _| proof.second = sealed(2, 77, &node_keys(3)));
		with(|proof, _| proof.second.number = 3);
		with(|proof, _| drop(proof.second.digest.logs.remove(0)));
		with(|proof, _| drop(proof.second.digest.pop()));
		with(|proof, _| proof.first.digest.push(DigestItem::Other(vec![])));
		with(|proof, _| proof.second.digest.logs.clear());
		report(sound).unwrap();
	});
}

#[test]
fn f2_fails_when_the_key_is_no_validators() {
	story(5, || {
		let stranger = node_keys(77);
		assert!(reading::block_key_proof(stranger.public().aura).is_none());
		fails(report(two_blocks(77, ownership(4))), Error::NoDoubleBlock);
		let mut proof = two_blocks(4, ownership(4));
		proof.owner.session = 9;
		fails(report(proof), Error::NoDoubleBlock);
	});
}

#[test]
fn f2_fails_when_it_is_too_long_to_be_read() {
	story(5, || {
		let node = node_keys(4);
		let long = |length| {
			let mut proof = two_blocks(4, ownership(4));
			proof.second.digest.pop();
			proof.second.digest.push(DigestItem::Other(vec![0; length]));
			let seal: AuthoritySignature = node.aura.sign(proof.second.hash().as_ref()).into();
			proof.second.digest.push(CompatibleDigestItem::aura_seal(seal));
			proof
		};
		fails(report(long(bounds::DOUBLE_BLOCK)), Error::NoDoubleBlock);
		report(long(bounds::DOUBLE_BLOCK - 5_000)).unwrap();
	});
}

/// The headers in which a hundred validators hand over to a hundred others, with the proof of a key among those of a
/// hundred.
#[test]
fn f2_the_longest_blocks_can_be_reported() {
	use sp_consensus_aura::{ConsensusLog, AURA_ENGINE_ID};
	use sp_consensus_grandpa::{ConsensusLog as Finality, ScheduledChange, GRANDPA_ENGINE_ID};
	let hundred = bounds::VALIDATORS;
	story(hundred, || {
		let all: Vec<_> = (0..hundred).map(|n| node_keys(n).public()).collect();
		let builders = ConsensusLog::AuthoritiesChange(all.iter().map(|keys| keys.aura.clone()).collect::<Vec<_>>());
		let next_authorities = all.iter().map(|keys| (keys.grandpa.clone(), 1)).collect();
		let voters = Finality::ScheduledChange(ScheduledChange::<u32> { next_authorities, delay: 0 });
		let node = node_keys(4);
		let lengthened = |number| {
			let mut header = sealed(number, 77, &node);
			header.digest.pop();
			header.digest.push(DigestItem::Consensus(AURA_ENGINE_ID, builders.encode()));
			header.digest.push(DigestItem::Consensus(GRANDPA_ENGINE_ID, voters.encode()));
			header.digest.push(DigestItem::RuntimeEnvironmentUpdated);
			let seal: AuthoritySignature = node.aura.sign(header.hash().as_ref()).into();
			header.digest.push(CompatibleDigestItem::aura_seal(seal));
			header
		};
		let key = node.public().aura;
		let proof =
			DoubleBlock { first: lengthened(1_000_000), second: lengthened(1_000_001), key, owner: ownership(4) };
		let length = proof.encoded_size();
		assert!(length > bounds::DOUBLE_BLOCK / 2 && length < bounds::DOUBLE_BLOCK, "{length} bytes");
		report(proof).unwrap();
	});
}
