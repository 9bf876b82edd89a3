//! A state as benchmarks need it: they reset it, commit to it, and ask which entries were read and written.

use sp_core::storage::{ChildInfo, StateVersion, Storage, TrackedStorageKey};
use sp_externalities::Extensions;
use sp_keystore::{testing::MemoryKeystore, KeystoreExt};
use sp_runtime::traits::BlakeTwo256;
use sp_state_machine::{
	Backend, BackendTransaction, ChildStorageCollection, Ext, InMemoryBackend, IterArgs, OverlayedChanges,
	StateMachineStats, StorageCollection, StorageIterator, StorageKey, StorageValue, UsageInfo,
};
use sp_trie::MerkleValue;
use std::{
	cell::RefCell,
	collections::{BTreeMap, BTreeSet},
};

type Hash = sp_core::H256;
type Inner = InMemoryBackend<BlakeTwo256>;
type Error = <Inner as Backend<BlakeTwo256>>::Error;

/// The state, and what has happened to it since the counts were reset.
#[derive(Debug)]
pub struct State {
	genesis: Inner,
	now: RefCell<Inner>,
	left_out: RefCell<BTreeSet<Vec<u8>>>,
	/// How often each key was read, and written.
	keys: RefCell<BTreeMap<Vec<u8>, (u32, u32)>>,
}

impl State {
	/// A state that begins with a genesis, and goes back to it.
	pub fn of(genesis: Storage) -> Self {
		let genesis = Inner::from((genesis, StateVersion::V1));
		let now = RefCell::new(genesis.clone());
		Self { genesis, now, left_out: Default::default(), keys: Default::default() }
	}

	/// Does something with this as the state.
	pub fn execute_with<R>(&self, work: impl FnOnce() -> R) -> R {
		let mut overlay = OverlayedChanges::default();
		overlay.enter_runtime().expect("has just been made");
		let mut extensions = Extensions::new();
		extensions.register(KeystoreExt::new(MemoryKeystore::new()));
		let mut ext = Ext::new(&mut overlay, self, Some(&mut extensions));
		sp_externalities::set_and_run_with_externalities(&mut ext, work)
	}

	/// Shows the keys that were read and written last.
	pub fn show_keys(&self) {
		for (key, (reads, writes)) in self.counted() {
			println!("    {reads:3} {writes:3} {}", sp_core::hexdisplay::HexDisplay::from(&key));
		}
	}

	fn counted(&self) -> BTreeMap<Vec<u8>, (u32, u32)> {
		let left_out = self.left_out.borrow();
		let keys = self.keys.borrow();
		keys.iter().filter(|(key, _)| !left_out.contains(*key)).map(|(key, counts)| (key.clone(), *counts)).collect()
	}

	/// What is written first need not be read from the database any more.
	fn note_read(&self, key: &[u8]) {
		self.keys.borrow_mut().entry(key.to_vec()).or_default().0 += 1;
	}
}

/// Iterates over the state within.
pub struct Iter(<Inner as Backend<BlakeTwo256>>::RawIter);

impl StorageIterator<BlakeTwo256> for Iter {
	type Backend = State;
	type Error = Error;

	fn next_key(&mut self, state: &State) -> Option<Result<StorageKey, Error>> {
		let key = self.0.next_key(&state.now.borrow());
		key.iter().flatten().for_each(|key| state.note_read(key));
		key
	}

	fn next_pair(&mut self, state: &State) -> Option<Result<(StorageKey, StorageValue), Error>> {
		let pair = self.0.next_pair(&state.now.borrow());
		pair.iter().flatten().for_each(|(key, _)| state.note_read(key));
		pair
	}

	fn was_complete(&self) -> bool {
		self.0.was_complete()
	}
}

impl Backend<BlakeTwo256> for State {
	type Error = Error;
	type TrieBackendStorage = <Inner as Backend<BlakeTwo256>>::TrieBackendStorage;
	type RawIter = Iter;

	fn storage(&self, key: &[u8]) -> Result<Option<StorageValue>, Error> {
		self.note_read(key);
		self.now.borrow().storage(key)
	}

	fn storage_hash(&self, key: &[u8]) -> Result<Option<Hash>, Error> {
		self.note_read(key);
		self.now.borrow().storage_hash(key)
	}

	fn closest_merkle_value(&self, key: &[u8]) -> Result<Option<MerkleValue<Hash>>, Error> {
		self.now.borrow().closest_merkle_value(key)
	}

	fn child_closest_merkle_value(&self, child: &ChildInfo, key: &[u8]) -> Result<Option<MerkleValue<Hash>>, Error> {
		self.now.borrow().child_closest_merkle_value(child, key)
	}

	fn child_storage(&self, child: &ChildInfo, key: &[u8]) -> Result<Option<StorageValue>, Error> {
		self.now.borrow().child_storage(child, key)
	}

	fn child_storage_hash(&self, child: &ChildInfo, key: &[u8]) -> Result<Option<Hash>, Error> {
		self.now.borrow().child_storage_hash(child, key)
	}

	fn next_storage_key(&self, key: &[u8]) -> Result<Option<StorageKey>, Error> {
		self.note_read(key);
		self.now.borrow().next_storage_key(key)
	}

	fn next_child_storage_key(&self, child: &ChildInfo, key: &[u8]) -> Result<Option<StorageKey>, Error> {
		self.now.borrow().next_child_storage_key(child, key)
	}

	fn storage_root<'a>(
		&self,
		delta: impl Iterator<Item = (&'a [u8], Option<&'a [u8]>)>,
		version: StateVersion,
	) -> (Hash, BackendTransaction<BlakeTwo256>) {
		self.now.borrow().storage_root(delta, version)
	}

	fn child_storage_root<'a>(
		&self,
		child: &ChildInfo,
		delta: impl Iterator<Item = (&'a [u8], Option<&'a [u8]>)>,
		version: StateVersion,
	) -> (Hash, bool, BackendTransaction<BlakeTwo256>) {
		self.now.borrow().child_storage_root(child, delta, version)
	}

	fn raw_iter(&self, args: IterArgs) -> Result<Iter, Error> {
		self.now.borrow().raw_iter(args).map(Iter)
	}

	fn register_overlay_stats(&self, _: &StateMachineStats) {}

	fn usage_info(&self) -> UsageInfo {
		UsageInfo::empty()
	}

	fn wipe(&self) -> Result<(), Error> {
		*self.now.borrow_mut() = self.genesis.clone();
		Ok(())
	}

	fn commit(
		&self,
		root: Hash,
		transaction: BackendTransaction<BlakeTwo256>,
		changes: StorageCollection,
		_: ChildStorageCollection,
	) -> Result<(), Error> {
		self.now.borrow_mut().apply_transaction(root, transaction);
		let mut keys = self.keys.borrow_mut();
		for (key, _) in changes {
			keys.entry(key).or_default().1 += 1;
		}
		Ok(())
	}

	fn read_write_count(&self) -> (u32, u32, u32, u32) {
		self.counted().into_values().fold((0, 0, 0, 0), |(reads, again, writes, rewrites), (read, written)| {
			(
				reads + read.min(1),
				again + read.saturating_sub(1),
				writes + written.min(1),
				rewrites + written.saturating_sub(1),
			)
		})
	}

	fn reset_read_write_count(&self) {
		self.keys.borrow_mut().clear();
	}

	fn get_whitelist(&self) -> Vec<TrackedStorageKey> {
		self.left_out.borrow().iter().cloned().map(TrackedStorageKey::new).collect()
	}

	fn set_whitelist(&self, new: Vec<TrackedStorageKey>) {
		*self.left_out.borrow_mut() = new.into_iter().map(|tracked| tracked.key).collect();
	}

	fn proof_size(&self) -> Option<u32> {
		None
	}

	fn get_read_and_written_keys(&self) -> Vec<(Vec<u8>, u32, u32, bool)> {
		self.counted().into_iter().map(|(key, (reads, writes))| (key, reads, writes, false)).collect()
	}
}
