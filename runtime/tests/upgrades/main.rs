//! What upgrades change in storage: once, without touching anything else, and with every promise kept before and after.
#[path = "../kit/mod.rs"]
mod kit;

use codec::Encode;
use frame_support::{
	migrations::{FailedMigrationHandler, FailedMigrationHandling, SteppedMigrations},
	traits::{GetStorageVersion, OnRuntimeUpgrade, OnTimestampSet, StorageVersion},
	weights::WeightMeter,
};
use kit::*;
use pallet_migrations::{ActiveCursor, Cursor, MigrationCursor, RawCursorOf};
use pallet_synergy_clubs::SessionLength;
use sp_consensus_aura::{Slot, AURA_ENGINE_ID};
use sp_runtime::{generic::Digest, traits::Header as _, DigestItem, ExtrinsicInclusionMode};
use synergy_primitives::{Agenda, Stage, Tier};
use synergy_runtime::{configs::system::UsableBlocks, constants::time, migrations, Executive, Hash, Header};

/// The entries that say in which form each pallet has stored what it has.
fn forms() -> [Vec<u8>; 8] {
	[
		StorageVersion::storage_key::<Clubs>(),
		StorageVersion::storage_key::<Eras>(),
		StorageVersion::storage_key::<Guarantees>(),
		StorageVersion::storage_key::<Complaints>(),
		StorageVersion::storage_key::<Deals>(),
		StorageVersion::storage_key::<Listings>(),
		StorageVersion::storage_key::<Cycles>(),
		StorageVersion::storage_key::<Depository>(),
	]
	.map(|key| key.to_vec())
}

/// Everything in storage but what the upgrade is about.
fn rest() -> Vec<(Vec<u8>, Vec<u8>)> {
	let (mut key, mut found) = (vec![], vec![]);
	while let Some(next) = sp_io::storage::next_key(&key) {
		let value = sp_io::storage::get(&next).unwrap_or_default().to_vec();
		found.push((next.clone(), value));
		key = next;
	}
	let (length, forms) = (SessionLength::<Runtime>::hashed_key().to_vec(), forms());
	found.retain(|(key, _)| *key != length && !forms.contains(key));
	found
}

/// Makes what is changed at once, and in steps.
fn upgrade() {
	migrations::All::on_runtime_upgrade();
	let (mut cursor, mut meter) = (None, WeightMeter::new());
	for n in 0..migrations::Stepped::len() {
		loop {
			cursor = migrations::Stepped::nth_step(n, cursor, &mut meter).expect("is one").expect("goes on");
			if cursor.is_none() {
				break;
			}
		}
	}
}

/// A chain as it was when the length of sessions stood in the code, and no pallet said in which form it stored.
fn as_before(test: impl FnOnce()) {
	chain(6, Tier::T100).execute_with(|| {
		SessionLength::<Runtime>::kill();
		forms().iter().for_each(|key| sp_io::storage::clear(key));
		test();
	});
}

#[test]
fn f2_sessions_of_a_running_chain_keep_their_length() {
	as_before(|| {
		let before = rest();
		migrations::All::on_runtime_upgrade();
		assert_eq!(SessionLength::<Runtime>::get(), time::SESSION);
		in_the_form_of_the_code::<Clubs>();
		assert_eq!(rest(), before);
		promises();
		Clubs::do_try_state().unwrap();
	});
}

#[track_caller]
fn in_the_form_of_the_code<P: GetStorageVersion<InCodeStorageVersion = StorageVersion>>() {
	assert_eq!(P::on_chain_storage_version(), P::in_code_storage_version());
	assert!(P::in_code_storage_version() > 0);
}

#[track_caller]
fn all_in_the_form_of_the_code() {
	in_the_form_of_the_code::<Clubs>();
	in_the_form_of_the_code::<Eras>();
	in_the_form_of_the_code::<Guarantees>();
	in_the_form_of_the_code::<Complaints>();
	in_the_form_of_the_code::<Deals>();
	in_the_form_of_the_code::<Listings>();
	in_the_form_of_the_code::<Cycles>();
	in_the_form_of_the_code::<Depository>();
}

#[test]
fn every_pallet_says_in_which_form_it_has_stored_what_it_has() {
	as_before(|| {
		upgrade();
		all_in_the_form_of_the_code();
	});
	chain(6, Tier::T100).execute_with(all_in_the_form_of_the_code);
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

/// Begins the next block, as a node does.
fn begin_block() -> ExtrinsicInclusionMode {
	let number = System::block_number() + 1;
	let digest = Digest { logs: vec![DigestItem::PreRuntime(AURA_ENGINE_ID, Slot::from(u64::from(number)).encode())] };
	let parent = Hash::repeat_byte(number as u8 - 1);
	let mode = Executive::initialize_block(&Header::new(number, Hash::zero(), Hash::zero(), parent, digest));
	Executive::inherents_applied();
	mode
}

/// A change of storage in steps, of which none is left to do; or one that has failed.
fn under_way(cursor: MigrationCursor<RawCursorOf<Runtime>, u32>) -> ExtrinsicInclusionMode {
	assert!(matches!(begin_block(), ExtrinsicInclusionMode::AllExtrinsics), "what comes with the first block is done");
	Cursor::<Runtime>::put(cursor);
	begin_block()
}

#[test]
fn f1_nobodys_transactions_get_into_blocks_in_which_storage_is_changed_step_by_step() {
	chain(6, Tier::T100).execute_with(|| {
		let steps = ActiveCursor { index: 0, inner_cursor: None, started_at: 2 };
		assert!(matches!(under_way(MigrationCursor::Active(steps)), ExtrinsicInclusionMode::OnlyInherents));
		assert!(matches!(begin_block(), ExtrinsicInclusionMode::AllExtrinsics));
		assert!(!Cursor::<Runtime>::exists());
		promises();
	});
}

#[test]
fn f1_the_chain_stands_still_with_a_change_that_has_failed() {
	chain(6, Tier::T100).execute_with(|| {
		assert!(matches!(under_way(MigrationCursor::Stuck), ExtrinsicInclusionMode::OnlyInherents));
		for _ in 0..5 {
			assert!(matches!(begin_block(), ExtrinsicInclusionMode::OnlyInherents));
		}
		assert_eq!(Cursor::<Runtime>::get(), Some(MigrationCursor::Stuck));
		let handling = <Runtime as pallet_migrations::Config>::FailedMigrationHandler::failed(Some(0));
		assert_eq!(handling, FailedMigrationHandling::KeepStuck);
	});
}

#[test]
fn e3_no_work_of_eras_is_done_meanwhile() {
	chain(6, Tier::T100).execute_with(|| {
		under_way(MigrationCursor::Stuck);
		Eras::schedule(era(), Stage::Premiums, 0);
		begin_block();
		assert!(Eras::is_waiting());
		Cursor::<Runtime>::kill();
		begin_block();
		assert!(!Eras::is_waiting());
	});
}

#[test]
fn e2_eras_that_are_lost_meanwhile_are_skipped() {
	chain(6, Tier::T100).execute_with(|| {
		under_way(MigrationCursor::Stuck);
		let (before, started) = (era(), now());
		(1..=5).for_each(|n| UsableBlocks::on_timestamp_set(started + n * ERA));
		assert_eq!(era(), before);
		Cursor::<Runtime>::kill();
		(0..5).for_each(|n| UsableBlocks::on_timestamp_set(started + 6 * ERA + n));
		assert_eq!(era(), before + 1);
	});
}
