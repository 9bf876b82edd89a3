//! Whose key it was with which something was signed in a session: what reports of two votes and of two blocks have to
//! prove (F2).
//!
//! The historical pallet keeps, for each session, the root of all keys that work in it, as they were when the session was
//! planned. But for the session that runs it proves, and checks, by the keys that accounts have set by now, which will work
//! later or not at all. So whoever sets new keys could sign twice with those still at work, and nobody could report it; and
//! what was proved in that session would be worth nothing after it. Here proofs are made of the keys at work, and checked by
//! the root that is kept, also in the session that runs.

use alloc::vec::Vec;
use frame_support::{storage::with_transaction, traits::KeyOwnerProofSystem};
use pallet_grandpa::PendingChange;
use pallet_session::{historical::IdentificationTuple, CurrentIndex, NextKeys};
use sp_consensus_grandpa::AuthorityList;
use sp_core::crypto::KeyTypeId;
use sp_runtime::{DispatchError, TransactionOutcome};
use sp_session::MembershipProof;

use super::consensus::SessionKeys;
use crate::{AccountId, Grandpa, Historical, Runtime, Session};

/// Proves whose a key was in a session, and checks such proofs.
pub struct KeyOwners;

impl<Key: AsRef<[u8]>> KeyOwnerProofSystem<(KeyTypeId, Key)> for KeyOwners {
	type Proof = MembershipProof;
	type IdentificationTuple = IdentificationTuple<Runtime>;

	/// The proof that a key belongs to one of the validators of the session that runs. None if it does not.
	fn prove((kind, key): (KeyTypeId, Key)) -> Option<MembershipProof> {
		let key = (kind, key.as_ref());
		let proof = without_trace(|| {
			at_work().iter().for_each(|(validator, keys)| NextKeys::<Runtime>::insert(validator, keys));
			Historical::prove(key)
		})?;
		Self::check_proof(key, proof.clone()).map(|_| proof)
	}

	fn check_proof((kind, key): (KeyTypeId, Key), proof: MembershipProof) -> Option<Self::IdentificationTuple> {
		let session = Session::current_index();
		if proof.session > session {
			return None;
		}
		without_trace(|| {
			// Of sessions that are over the historical pallet asks for the root.
			CurrentIndex::<Runtime>::put(session.saturating_add(1));
			Historical::check_proof((kind, key.as_ref()), proof)
		})
	}
}

/// The validators of the session that runs, each with the keys that work in it.
pub fn at_work() -> Vec<(AccountId, SessionKeys)> {
	// Builders and voters stand in the order of the validators.
	let (builders, voters) = (pallet_aura::Authorities::<Runtime>::get(), voters());
	let keys = builders.into_iter().zip(voters).map(|(aura, (grandpa, _))| SessionKeys { aura, grandpa });
	Session::validators().into_iter().zip(keys).collect()
}

/// Those who vote in the session that runs. Until they take over, at the end of its first block as a rule, they are only
/// announced.
fn voters() -> AuthorityList {
	match PendingChange::<Runtime>::get() {
		Some(change) => change.next_authorities.into_inner(),
		None => Grandpa::grandpa_authorities(),
	}
}

/// What is found when something else is put into storage, where it does not stay.
fn without_trace<R>(look: impl FnOnce() -> Option<R>) -> Option<R> {
	with_transaction(|| TransactionOutcome::Rollback(Ok::<_, DispatchError>(look()))).ok()?
}
