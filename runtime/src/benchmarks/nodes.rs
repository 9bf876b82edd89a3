//! What benchmarks of validators find when they begin: session keys, nodes that sit, and two blocks in one slot.

#![allow(clippy::expect_used, reason = "what cannot be prepared cannot be measured")]

use alloc::{vec, vec::Vec};
use codec::Encode;
use pallet_session::{NextKeys, SessionInterface};
use sp_consensus_aura::{
	digests::CompatibleDigestItem,
	sr25519::{AuthorityId as AuraId, AuthoritySignature},
	Slot,
};
use sp_core::{ed25519, sr25519};
use sp_runtime::{generic::Digest, traits::Header as _, DigestItem, RuntimeAppPublic};

use crate::{
	configs::double_blocks::{key_proof, DoubleBlock},
	constants::bounds,
	AccountId, Hash, Header, Runtime, Session, SessionKeys,
};

/// Gives an account session keys of its own, by a number.
pub(super) fn set_keys(who: &AccountId, seed: u32) {
	let key = |kind: &str| (kind, seed).using_encoded(sp_io::hashing::blake2_256);
	let (aura, grandpa) = (sr25519::Public::from_raw(key("aura")), ed25519::Public::from_raw(key("grandpa")));
	let keys = SessionKeys { aura: aura.into(), grandpa: grandpa.into() };
	<Session as SessionInterface>::set_keys(who, keys).expect("nobody else has them");
}

/// Makes the nodes of these accounts validate in the session that runs.
pub(super) fn sit(accounts: Vec<AccountId>) {
	pallet_session::Validators::<Runtime>::put(accounts);
}

/// Two blocks that the node of an account, which sits, has built in the same slot of the session that runs: a proof as long
/// as it may be.
pub(super) fn double_block(who: &AccountId) -> DoubleBlock {
	let key = AuraId::generate_pair(None);
	let grandpa = NextKeys::<Runtime>::get(who).expect("has keys").grandpa;
	<Session as SessionInterface>::set_keys(who, SessionKeys { aura: key.clone(), grandpa }).expect("are new");
	// In the second session the keys are at work.
	(0..2).for_each(|_| Session::rotate_session());
	let owner = key_proof(key.clone()).expect("sits");
	let with = |filling| {
		let [first, second] = [(1, filling), (2, 0)].map(|(number, filling)| sealed_block(number, filling, &key));
		DoubleBlock { first, second, key: key.clone(), owner: owner.clone() }
	};
	// Of how long the filling is, some bytes tell.
	with(bounds::DOUBLE_BLOCK.saturating_sub(with(0).encoded_size()).saturating_sub(8))
}

/// A block that a key has built in the first slot, so many bytes longer than need be.
fn sealed_block(number: u32, filling: usize, key: &AuraId) -> Header {
	let slot = CompatibleDigestItem::<AuthoritySignature>::aura_pre_digest(Slot::from(1));
	let digest = Digest { logs: vec![slot, DigestItem::Other(vec![0; filling])] };
	let mut header = Header::new(number, Hash::zero(), Hash::zero(), Hash::zero(), digest);
	let seal = key.sign(&header.hash()).expect("its key is here");
	header.digest.push(CompatibleDigestItem::aura_seal(seal));
	header
}
