//! What upgrades change in storage: once, without touching anything else, and with every promise kept before and after.
#[path = "../kit/mod.rs"]
mod kit;

use frame_support::traits::{GetStorageVersion, OnRuntimeUpgrade, StorageVersion};
use kit::*;
use pallet_synergy_clubs::SessionLength;
use synergy_primitives::Tier;
use synergy_runtime::{constants::time, migrations};

/// Everything in storage but what the upgrade is about.
fn rest() -> Vec<(Vec<u8>, Vec<u8>)> {
	let (mut key, mut found) = (vec![], vec![]);
	while let Some(next) = sp_io::storage::next_key(&key) {
		let value = sp_io::storage::get(&next).unwrap_or_default().to_vec();
		found.push((next.clone(), value));
		key = next;
	}
	let changed = [SessionLength::<Runtime>::hashed_key().to_vec(), StorageVersion::storage_key::<Clubs>().to_vec()];
	found.retain(|(key, _)| !changed.contains(key));
	found
}

/// A chain as it was when the length of sessions stood in the code.
fn as_before(test: impl FnOnce()) {
	chain(6, Tier::T100).execute_with(|| {
		SessionLength::<Runtime>::kill();
		StorageVersion::new(0).put::<Clubs>();
		test();
	});
}

#[test]
fn f2_sessions_of_a_running_chain_keep_their_length() {
	as_before(|| {
		let before = rest();
		migrations::All::on_runtime_upgrade();
		assert_eq!(SessionLength::<Runtime>::get(), time::SESSION);
		assert_eq!(Clubs::on_chain_storage_version(), Clubs::in_code_storage_version());
		assert_eq!(rest(), before);
		promises();
		Clubs::do_try_state().unwrap();
	});
}

#[test]
fn f2_an_upgrade_runs_once() {
	as_before(|| {
		migrations::All::on_runtime_upgrade();
		SessionLength::<Runtime>::put(8);
		migrations::All::on_runtime_upgrade();
		assert_eq!(SessionLength::<Runtime>::get(), 8);
	});
}

#[test]
fn f2_a_chain_that_begins_after_it_is_not_changed_by_it() {
	let mut genesis = genesis_of((0..6).map(|n| (0, Tier::T100, vec![(n + 1) % 6, (n + 2) % 6])).collect());
	genesis.clubs.session_length = 8;
	begin(genesis).execute_with(|| {
		migrations::All::on_runtime_upgrade();
		assert_eq!(SessionLength::<Runtime>::get(), 8);
		Clubs::do_try_state().unwrap();
	});
}
