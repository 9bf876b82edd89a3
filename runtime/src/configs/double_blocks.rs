//! Two blocks in the same slot, built with the same key (F2).
//!
//! GRANDPA has reports of two votes, which nodes send by themselves. Aura has none of two blocks; these are as simple as
//! can be, and nodes send them by themselves as well.

use alloc::boxed::Box;
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame_support::traits::KeyOwnerProofSystem;
use frame_system::offchain::SubmitTransaction;
use scale_info::TypeInfo;
use sp_consensus_aura::{
	digests::CompatibleDigestItem,
	sr25519::{AuthorityId, AuthoritySignature},
	Slot,
};
use sp_core::crypto::key_types::AURA;
use sp_runtime::RuntimeAppPublic;
use sp_session::MembershipProof;
use sp_staking::SessionIndex;
use synergy_primitives::DoubleBlocks;

use super::key_owners::KeyOwners;
use crate::{constants::bounds, extension, AccountId, Hash, Header, Runtime, UncheckedExtrinsic};

/// Two blocks that one key has sealed.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, Debug, PartialEq, Eq)]
pub struct DoubleBlock {
	/// The header of one, with its seal.
	pub first: Header,
	/// The header of the other, with its seal.
	pub second: Header,
	/// The key that has sealed them.
	pub key: AuthorityId,
	/// The proof that it was a validator's key.
	pub owner: MembershipProof,
}

sp_api::decl_runtime_apis! {
	/// For a node that has seen two blocks in the same slot (F2).
	pub trait DoubleBlockApi {
		/// Puts a report into the node's own pool, without a signature. Returns whether it is there.
		fn submit_double_block(proof: DoubleBlock) -> bool;
	}
}

/// Puts a report into the pool of the node that asks for it.
pub fn submit(proof: DoubleBlock) -> bool {
	let call = pallet_synergy_clubs::Call::report_double_block { proof: Box::new(proof) };
	let report = UncheckedExtrinsic::new_transaction(call.into(), extension(0, 0));
	SubmitTransaction::<Runtime, pallet_synergy_clubs::Call<Runtime>>::submit_transaction(report).is_ok()
}

/// Finds who has built two blocks in the same slot.
pub struct SameSlot;

impl DoubleBlocks<AccountId> for SameSlot {
	type Proof = DoubleBlock;

	fn builder(proof: &DoubleBlock) -> Option<(AccountId, SessionIndex)> {
		if proof.encoded_size() > bounds::DOUBLE_BLOCK {
			return None;
		}
		let DoubleBlock { first, second, key, owner } = proof.clone();
		let ((slot, first), (other, second)) = (sealed(first, &key)?, sealed(second, &key)?);
		if slot != other || first == second {
			return None;
		}
		let session = owner.session;
		let (validator, ()) = KeyOwners::check_proof((AURA, key), owner)?;
		Some((validator, session))
	}
}

/// The slot of a header, and its hash without the seal, if a key has sealed it.
fn sealed(mut header: Header, key: &AuthorityId) -> Option<(Slot, Hash)> {
	let seal: AuthoritySignature = header.digest.pop()?.as_aura_seal()?;
	let slot_of = CompatibleDigestItem::<AuthoritySignature>::as_aura_pre_digest;
	let slot = header.digest.logs.iter().find_map(slot_of)?;
	let hash = header.hash();
	key.verify(&hash, &seal).then_some((slot, hash))
}

/// The proof that a key belongs to one of the validators of the session that runs.
pub fn key_proof(key: AuthorityId) -> Option<MembershipProof> {
	KeyOwners::prove((AURA, key))
}
