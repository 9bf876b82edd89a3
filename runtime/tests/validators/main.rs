//! Stories of the whole runtime about the validators of clubs (F2): blocks are built by nodes that run, sessions pass, and
//! equivocations are proved with signatures.
//!
//! Club `n` has the council `council(n)` and the validator `who(n)`, which is founder `n`, too.
#[path = "../kit/mod.rs"]
mod kit;

mod absence;
mod double_blocks;
mod equivocation;
mod naming;
mod suspension;

use codec::Encode;
use frame_support::{
	dispatch::DispatchResult,
	traits::{OnFinalize, OnInitialize},
};
use kit::{call, council, promises, who};
use pallet_synergy_clubs::{Call, Error, Event, GenesisClub, Validators};
use pallet_synergy_guarantees::{Founder, Kind};
use sp_consensus_aura::{Slot, AURA_ENGINE_ID};
use sp_core::{ed25519, proof_of_possession::ProofOfPossessionGenerator, sr25519, Pair};
use sp_runtime::{generic::Digest, BuildStorage, DigestItem};
use synergy_primitives::{ClubId, Fault, Tier};
use synergy_runtime::{
	constants::time, AccountId, AllPalletsWithSystem, Authorship, Clubs, Grandpa, Runtime, RuntimeEvent,
	RuntimeGenesisConfig, RuntimeOrigin, Session, SessionKeys, System,
};

/// Founders, each of whom has an account with which a club's validator can be named.
const FOUNDERS: u32 = 8;

/// The keys of a node, by a number: those of account `who(n)` at genesis are the `n`th.
struct NodeKeys {
	aura: sr25519::Pair,
	grandpa: ed25519::Pair,
}

fn node_keys(number: u32) -> NodeKeys {
	let seed = (number, "node").using_encoded(sp_io::hashing::blake2_256);
	NodeKeys { aura: sr25519::Pair::from_seed(&seed), grandpa: ed25519::Pair::from_seed(&seed) }
}

impl NodeKeys {
	fn public(&self) -> SessionKeys {
		SessionKeys { aura: self.aura.public().into(), grandpa: self.grandpa.public().into() }
	}

	/// What `author_rotateKeysWithOwner` gives beside the keys.
	fn proof(&mut self, owner: &AccountId) -> Vec<u8> {
		let owner = owner.encode();
		(self.aura.generate_proof_of_possession(&owner), self.grandpa.generate_proof_of_possession(&owner)).encode()
	}
}

/// So many clubs, each with a council, a treasury and a validator; eight founders take turns in them.
fn story(clubs: u32, test: impl FnOnce()) {
	let mut genesis = RuntimeGenesisConfig::default();
	let accounts = (0..FOUNDERS.max(clubs)).chain(1_000..1_010).chain(2_000..2_000 + clubs);
	genesis.balances.balances = accounts.map(|n| (who(n), kit::PURSE)).collect();
	genesis.eras.duration = kit::ERA;
	genesis.listings.categories = synergy_runtime::presets::categories();
	genesis.session.keys = (0..clubs).map(|n| (who(n), who(n), node_keys(n).public())).collect();
	let club = |n| GenesisClub {
		name: format!("Club {n}"),
		council: council(n),
		treasury: who(2_100 + n),
		validator: Some(who(n)),
		admission: String::new(),
	};
	genesis.clubs.clubs = (0..clubs).map(club).collect();
	let founder = |n: u32| Founder {
		account: who(n),
		club: n % clubs,
		kind: Kind::Person,
		tier: Tier::T100,
		guarantors: vec![(n + 1) % FOUNDERS, (n + 2) % FOUNDERS],
	};
	genesis.guarantees.founders = (0..FOUNDERS).map(founder).collect();
	let mut ext: sp_io::TestExternalities = genesis.build_storage().unwrap().into();
	ext.execute_with(|| {
		System::set_block_number(1);
		kit::set_time(1_000_000);
		Clubs::do_try_state().unwrap();
		test();
		promises();
		Clubs::do_try_state().unwrap();
	});
}

/// The nodes that run, by the numbers of their accounts.
type Running<'a> = &'a [u32];

/// Whether somebody among them may build the block of a slot.
fn may_build(slot: u64, running: Running) -> bool {
	let sitting = Session::validators();
	let place = slot % sitting.len() as u64;
	let is_disabled = Session::disabled_validators().contains(&(place as u32));
	!is_disabled && running.iter().any(|n| who(*n) == sitting[place as usize])
}

/// One of the running nodes builds a block, in the next slot that is one of theirs.
fn block(running: Running) {
	let slot = u64::from(pallet_aura::CurrentSlot::<Runtime>::get());
	let slot = (slot + 1..slot + 1_000).find(|slot| may_build(*slot, running)).expect("somebody runs");
	let digest = Digest { logs: vec![DigestItem::PreRuntime(AURA_ENGINE_ID, Slot::from(slot).encode())] };
	let number = System::block_number() + 1;
	System::initialize(&number, &System::parent_hash(), &digest);
	AllPalletsWithSystem::on_initialize(number);
	Authorship::on_finalize(number);
	Grandpa::on_finalize(number);
}

/// Blocks of the running nodes until the next session begins.
fn next_session(running: Running) {
	let session = Session::current_index();
	while Session::current_index() == session {
		block(running);
	}
	Clubs::do_try_state().unwrap();
}

fn sessions(count: u32, running: Running) {
	(0..count).for_each(|_| next_session(running));
}

/// The numbers of those that validate, in ascending order.
fn sitting() -> Vec<u32> {
	let mut numbers: Vec<u32> = Session::validators().iter().map(number_of).collect();
	numbers.sort_unstable();
	numbers
}

fn number_of(account: &AccountId) -> u32 {
	(0..2_000).find(|n| who(*n) == *account).expect("has a number")
}

/// The numbers of those that validate and may build no blocks.
fn barred() -> Vec<u32> {
	let sitting = Session::validators();
	Session::disabled_validators().iter().map(|place| number_of(&sitting[*place as usize])).collect()
}

/// How many sets of validators GRANDPA has had.
fn set_id() -> u64 {
	pallet_grandpa::CurrentSetId::<Runtime>::get()
}

fn set_validator(by: u32, club: ClubId, validator: Option<u32>) -> DispatchResult {
	call(who(by), Call::<Runtime>::set_validator { club, validator: validator.map(who) })
}

fn restore_validator(by: u32, club: ClubId) -> DispatchResult {
	call(who(by), Call::<Runtime>::restore_validator { club })
}

/// The council's number, as `who` counts.
fn council_of(club: ClubId) -> u32 {
	2_000 + club
}

/// An account sets the keys of a node of its own, with the proof that it has them.
fn set_keys(n: u32, keys: u32) -> DispatchResult {
	let mut node = node_keys(keys);
	let (keys, proof) = (node.public(), node.proof(&who(n)));
	call(who(n), pallet_session::Call::<Runtime>::set_keys { keys, proof })
}

fn purge_keys(n: u32) -> DispatchResult {
	call(who(n), pallet_session::Call::<Runtime>::purge_keys {})
}

fn fault(club: ClubId) -> Option<Fault> {
	Validators::<Runtime>::get(club).expect("has a validator").fault
}

fn was_told(event: Event<Runtime>) -> bool {
	System::events().iter().any(|record| record.event == RuntimeEvent::Clubs(event.clone()))
}

#[track_caller]
fn fails(result: DispatchResult, error: Error<Runtime>) {
	assert_eq!(result, Err(error.into()));
}
