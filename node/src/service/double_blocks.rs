//! Watches for two blocks that the same validator has built in the same slot, and reports it to the chain (F2).
//!
//! GRANDPA's voter reports two votes by itself; for Aura nobody does. Nearly always the cause is a second machine with a
//! copy of the keys.

use futures::StreamExt;
use sc_client_api::BlockchainEvents;
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_api::{ApiExt, ProvideRuntimeApi};
use sp_blockchain::HeaderBackend;
use sp_consensus_aura::{
	digests::CompatibleDigestItem,
	sr25519::{AuthorityId, AuthoritySignature},
	AuraApi,
};
use std::{collections::BTreeMap, sync::Arc};
use synergy_runtime::{
	configs::double_blocks::{DoubleBlock, DoubleBlockApi},
	opaque::Header,
	reading::SynergyApi,
};

use super::{Client, Pool};

/// For how many slots blocks are remembered: an hour of them.
const REMEMBERED: usize = 1_200;
/// Where what happens is logged.
const LOG: &str = "double-blocks";

/// Looks at every block that comes in, for as long as the node runs.
pub async fn watch(client: Arc<Client>, pool: Arc<Pool>) {
	let mut blocks = client.every_import_notification_stream();
	let mut seen = Seen::default();
	while let Some(block) = blocks.next().await {
		let Some((first, second)) = seen.note(block.header) else { continue };
		if let Err(error) = report(&client, pool.clone(), first, second) {
			tracing::warn!(target: LOG, "two blocks of one slot could not be reported: {error}");
		}
	}
}

/// The first block of each of the latest slots, by slot.
#[derive(Default)]
struct Seen(BTreeMap<u64, Header>);

impl Seen {
	/// Notes a block. If there was another in the same slot, returns both.
	fn note(&mut self, header: Header) -> Option<(Header, Header)> {
		let slot = slot_of(&header)?;
		if let Some(first) = self.0.get(&slot) {
			return (*first != header).then(|| (first.clone(), header));
		}
		self.0.insert(slot, header);
		if self.0.len() > REMEMBERED {
			self.0.pop_first();
		}
		None
	}
}

/// In which slot a block was built.
fn slot_of(header: &Header) -> Option<u64> {
	let slot_of = CompatibleDigestItem::<AuthoritySignature>::as_aura_pre_digest;
	header.digest.logs.iter().find_map(slot_of).map(u64::from)
}

/// Puts a report of two blocks into the node's own pool, unless whoever built them is known to have.
fn report(client: &Client, pool: Arc<Pool>, first: Header, second: Header) -> Result<(), sp_api::ApiError> {
	let parent = second.parent_hash;
	let Some(key) = builder(client, &second)? else { return Ok(()) };
	let Some(owner) = client.runtime_api().block_key_proof(parent, key.clone())? else { return Ok(()) };
	let slot = slot_of(&second).unwrap_or_default();
	let best = client.info().best_hash;
	let mut api = client.runtime_api();
	api.register_extension(OffchainTransactionPoolFactory::new(pool).offchain_transaction_pool(best));
	let is_taken = api.submit_double_block(best, DoubleBlock { first, second, key, owner })?;
	let outcome = if is_taken { "it is reported" } else { "which is known, or of two keys" };
	tracing::warn!(target: LOG, "two blocks in slot {slot}: {outcome}");
	Ok(())
}

/// Whose turn it was when a block was built.
fn builder(client: &Client, block: &Header) -> Result<Option<AuthorityId>, sp_api::ApiError> {
	let authorities = client.runtime_api().authorities(block.parent_hash)?;
	let place = slot_of(block).and_then(|slot| slot.checked_rem(authorities.len() as u64));
	Ok(place.and_then(|place| authorities.into_iter().nth(place as usize)))
}

#[cfg(test)]
mod tests {
	use super::{Header, Seen, REMEMBERED};
	use sp_consensus_aura::{digests::CompatibleDigestItem, sr25519::AuthoritySignature, Slot};
	use sp_runtime::{traits::Header as _, Digest};

	/// A block of a slot; two with different numbers are different blocks.
	fn block(number: u32, slot: u64) -> Header {
		let slot = CompatibleDigestItem::<AuthoritySignature>::aura_pre_digest(Slot::from(slot));
		Header::new(number, Default::default(), Default::default(), Default::default(), Digest { logs: vec![slot] })
	}

	#[test]
	fn f2_two_blocks_of_one_slot_are_found() {
		let mut seen = Seen::default();
		assert_eq!(seen.note(block(1, 7)), None);
		assert_eq!(seen.note(block(2, 8)), None);
		assert_eq!(seen.note(block(3, 7)), Some((block(1, 7), block(3, 7))));
		assert_eq!(seen.note(block(4, 7)), Some((block(1, 7), block(4, 7))));
	}

	#[test]
	fn f2_the_same_block_twice_is_one() {
		let mut seen = Seen::default();
		assert_eq!(seen.note(block(1, 7)), None);
		assert_eq!(seen.note(block(1, 7)), None);
	}

	#[test]
	fn f2_blocks_that_no_slot_has_are_left_alone() {
		let mut seen = Seen::default();
		let mut genesis = block(0, 0);
		genesis.digest.logs.clear();
		assert_eq!(seen.note(genesis), None);
		assert!(seen.0.is_empty());
	}

	#[test]
	fn f2_only_so_many_slots_are_remembered() {
		let mut seen = Seen::default();
		(0..=REMEMBERED as u64).for_each(|slot| assert_eq!(seen.note(block(1, slot)), None));
		assert_eq!(seen.0.len(), REMEMBERED);
		assert_eq!(seen.note(block(2, 0)), None, "it is too long ago");
		assert_eq!(seen.note(block(2, 1)), Some((block(1, 1), block(2, 1))));
	}
}
