//! `grandpa_*`: the state of voting, proofs that a block is final, and a stream of them.

use sc_consensus_grandpa::{FinalityProofProvider, GrandpaJustificationStream, SharedAuthoritySet, SharedVoterState};
use sc_consensus_grandpa_rpc::{Grandpa, GrandpaApiServer};
use sc_rpc::SubscriptionTaskExecutor;
use std::sync::Arc;
use synergy_runtime::{
	opaque::{Block, Hash},
	BlockNumber,
};

use crate::service::Backend;

/// What the methods need.
pub struct Finality {
	/// Who votes.
	pub authorities: SharedAuthoritySet<Hash, BlockNumber>,
	/// How the vote stands.
	pub voter_state: SharedVoterState,
	/// Proofs as they are made.
	pub justifications: GrandpaJustificationStream<Block>,
	/// Proofs that were kept.
	pub proofs: Arc<FinalityProofProvider<Backend, Block>>,
}

/// The methods.
pub fn create(finality: &Finality, executor: SubscriptionTaskExecutor) -> jsonrpsee::Methods {
	Grandpa::new(
		executor,
		finality.authorities.clone(),
		finality.voter_state.clone(),
		finality.justifications.clone(),
		finality.proofs.clone(),
	)
	.into_rpc()
	.into()
}
