//! What the tests of the whole runtime share: a chain of founders, eras that pass, and every promise checked.
//!
//! Members are named by number. Founder `n` is the account `who(n)`; it is guaranteed by the two after it in a ring.
#![allow(dead_code, missing_docs, unused_imports)]

use frame_support::{
	dispatch::DispatchResult,
	traits::{fungible::Inspect, GetCallName, OnTimestampSet},
	weights::{Weight, WeightMeter},
};
use pallet_synergy_clubs::GenesisClub;
use pallet_synergy_guarantees::{Founder, Kind, Status};
use sp_runtime::{traits::Dispatchable, BuildStorage};
use std::collections::BTreeSet;
use synergy_primitives::{
	Agenda, Balance, CategoryCode, ComplaintId, ComplaintsInfo, DealId, EraIndex, ListingId, MemberIndex, Obligation,
	Portion, Quantity, Tier,
};
pub use synergy_runtime::{
	AccountId, Balances, Clubs, Complaints, Cycles, Deals, Depository, Eras, Guarantees, Listings, Runtime,
	RuntimeCall, RuntimeEvent, RuntimeGenesisConfig, RuntimeOrigin, System,
};

/// 1 SYN.
pub const SYN: Balance = 1_000_000;
/// Milliseconds of an era in these tests.
pub const ERA: u64 = 100_000;
/// What every account begins with.
pub const PURSE: Balance = 50_000 * SYN;

/// The account of founder `n`; from 1,000 on an account that has money and is no member; from 10,000 on one without.
pub fn who(n: u32) -> AccountId {
	let mut key = [0u8; 32];
	key[..4].copy_from_slice(&n.to_be_bytes());
	key[31] = 7;
	AccountId::from(key)
}

/// The council's account of a club.
pub fn council(club: u32) -> AccountId {
	who(2_000 + club)
}

/// A chain of `founders` of a tier in one club, in a ring, each guaranteed by the two after it.
pub fn chain(founders: u32, tier: Tier) -> sp_io::TestExternalities {
	chain_of((0..founders).map(|n| (0, tier, vec![(n + 1) % founders, (n + 2) % founders])).collect())
}

/// A chain of founders, each with its club (0 or 1), its tier and its guarantors.
pub fn chain_of(founders: Vec<(u32, Tier, Vec<MemberIndex>)>) -> sp_io::TestExternalities {
	begin(genesis_of(founders))
}

/// A chain of so many clubs, and of founders, each with its club, its tier and its guarantors.
pub fn chain_of_clubs(clubs: u32, founders: Vec<(u32, Tier, Vec<MemberIndex>)>) -> sp_io::TestExternalities {
	begin(genesis_of_clubs(clubs, founders))
}

/// The genesis of a chain of two clubs.
pub fn genesis_of(founders: Vec<(u32, Tier, Vec<MemberIndex>)>) -> RuntimeGenesisConfig {
	genesis_of_clubs(2, founders)
}

/// The genesis of a chain of so many clubs.
pub fn genesis_of_clubs(clubs: u32, founders: Vec<(u32, Tier, Vec<MemberIndex>)>) -> RuntimeGenesisConfig {
	let mut genesis = RuntimeGenesisConfig::default();
	let accounts = (0..founders.len() as u32).chain(1_000..1_050).chain(2_000..2_000 + clubs);
	let accounts: std::collections::BTreeSet<u32> = accounts.collect();
	genesis.balances.balances = accounts.into_iter().map(|n| (who(n), PURSE)).collect();
	genesis.eras.duration = ERA;
	genesis.listings.categories = synergy_runtime::presets::categories();
	genesis.clubs.clubs = (0..clubs)
		.map(|n| GenesisClub {
			name: format!("Club {n}"),
			council: council(n),
			treasury: who(2_100 + n),
			validator: None,
			admission: "Everybody.".into(),
		})
		.collect();
	genesis.guarantees.founders = (0..)
		.zip(founders)
		.map(|(n, (club, tier, guarantors))| Founder { account: who(n), club, kind: Kind::Person, tier, guarantors })
		.collect();
	genesis
}

/// The first block of a chain with this genesis.
pub fn begin(genesis: RuntimeGenesisConfig) -> sp_io::TestExternalities {
	let mut ext: sp_io::TestExternalities = genesis.build_storage().unwrap().into();
	ext.execute_with(|| {
		System::set_block_number(1);
		set_time(1_000_000);
	});
	ext
}

/// The on-chain clock, in milliseconds.
pub fn now() -> u64 {
	pallet_timestamp::Now::<Runtime>::get()
}

/// Sets the on-chain clock, as the inherent of a block does.
pub fn set_time(millis: u64) {
	pallet_timestamp::Now::<Runtime>::put(millis);
	<Eras as OnTimestampSet<u64>>::on_timestamp_set(millis);
}

/// The era that runs.
pub fn era() -> EraIndex {
	pallet_synergy_eras::Current::<Runtime>::get().index
}

/// Passes one boundary without doing the work that follows: the new era has just begun.
pub fn boundary() {
	let current = pallet_synergy_eras::Current::<Runtime>::get();
	System::set_block_number(System::block_number() + 1);
	set_time(current.started + current.duration);
}

/// Does all the work that waits, also what follows from it.
pub fn work() {
	let mut meter = WeightMeter::new();
	let pushes = (0..100).take_while(|_| Eras::push(&mut meter)).count();
	assert!(pushes < 100, "work comes to an end");
	assert!(!Eras::is_waiting(), "the queue is empty");
}

/// Does the work that waits in slices of `weight` each; returns how many there were. Then looks once more, as every block
/// does.
pub fn work_in_slices(weight: Weight) -> u32 {
	let mut slices = 0;
	while Eras::is_waiting() {
		Eras::push(&mut WeightMeter::with_limit(weight));
		slices += 1;
		assert!(slices < 1_000_000, "every slice makes progress");
	}
	assert!(!Eras::push(&mut WeightMeter::new()));
	slices
}

/// The smallest slice in which all work makes progress: the heaviest piece of it, with what finding it takes.
pub fn smallest_slice() -> Weight {
	use pallet_synergy_clubs::{weights::SubstrateWeight as K, WeightInfo as _};
	use pallet_synergy_complaints::{weights::SubstrateWeight as C, WeightInfo as _};
	use pallet_synergy_deals::{weights::SubstrateWeight as D, WeightInfo as _};
	use pallet_synergy_depository::{weights::SubstrateWeight as M, WeightInfo as _};
	use pallet_synergy_eras::{weights::SubstrateWeight as E, WeightInfo as _};
	use pallet_synergy_guarantees::{weights::SubstrateWeight as G, WeightInfo as _};
	type R = Runtime;
	let guarantor = C::<R>::climb_edge() + C::<R>::climb_passed() + C::<R>::climb_prune() + C::<R>::climb_reach();
	let ward = C::<R>::climb_step() + C::<R>::climb_page() * 3 + guarantor * 8;
	let award = C::<R>::vote() + C::<R>::finish();
	let climb = C::<R>::climb_start() + ward.max(award).max(C::<R>::call_council());
	let pieces = [
		climb,
		C::<R>::conclude(),
		C::<R>::sweep_start() + C::<R>::sweep_page(),
		D::<R>::close_due(),
		G::<R>::release_due(),
		G::<R>::revoke_short(),
		G::<R>::lapse(),
		G::<R>::retire(),
		G::<R>::expire_application(),
		G::<R>::pay_premiums(),
		G::<R>::end_recovery(),
		M::<R>::expire(),
		K::<R>::elect(),
		K::<R>::withdraw_agreement(),
	];
	let heaviest = pieces.into_iter().fold(Weight::zero(), |most, piece| most.max(piece));
	Weight::from_parts((heaviest + E::<R>::look() + E::<R>::task()).ref_time(), u64::MAX)
}

/// Passes a boundary, does its work and checks every promise.
pub fn next_era() {
	boundary();
	work();
	promises();
}

/// Passes `n` boundaries.
pub fn eras(n: u32) {
	for _ in 0..n {
		next_era();
	}
}

/// Moves the clock into the second half of the era that runs (E4).
pub fn afternoon() {
	let current = pallet_synergy_eras::Current::<Runtime>::get();
	set_time(current.started + current.duration * 3 / 4);
}

/// Dispatches a call as `signer` signed it, and checks that a call that fails has changed nothing.
pub fn call(signer: AccountId, call: impl Into<RuntimeCall>) -> DispatchResult {
	let before = sp_io::storage::root(sp_runtime::StateVersion::V1);
	let result = call.into().dispatch(RuntimeOrigin::signed(signer)).map(|_| ()).map_err(|failed| failed.error);
	if result.is_err() {
		assert_eq!(before, sp_io::storage::root(sp_runtime::StateVersion::V1), "a failed call changes nothing");
	}
	result
}

/// Dispatches as nobody and as the federation: a call that accounts sign refuses both.
#[track_caller]
pub fn only_signed(call: impl Into<RuntimeCall>) {
	let call = call.into();
	for origin in [RuntimeOrigin::none(), RuntimeOrigin::root()] {
		let failed = call.clone().dispatch(origin).unwrap_err();
		assert_eq!(failed.error, sp_runtime::DispatchError::BadOrigin);
	}
}

/// The same for all calls of a pallet but `others`.
#[track_caller]
pub fn all_only_signed<C: GetCallName + Into<RuntimeCall>>(calls: Vec<C>, others: &[&str]) {
	let names = calls.iter().map(|call| call.get_call_name()).chain(others.iter().copied());
	let (names, all): (BTreeSet<_>, BTreeSet<_>) = (names.collect(), C::get_call_names().iter().copied().collect());
	assert_eq!(names, all);
	calls.into_iter().for_each(only_signed);
}

/// Whether an event was deposited, with exactly these fields.
pub fn has_happened(event: impl Into<RuntimeEvent>) -> bool {
	let event = event.into();
	System::events().iter().any(|record| record.event == event)
}

/// What is free of an account.
pub fn free(n: u32) -> Balance {
	Balances::free_balance(who(n))
}

/// Takes away all but one millionth of what is free of an account.
pub fn impoverish(n: u32) {
	calls::transfer(n, 1_049, free(n) - 1).unwrap();
}

/// Everything an account has, held or free.
pub fn total(n: u32) -> Balance {
	Balances::total_balance(&who(n))
}

/// The number of an account.
pub fn number(n: u32) -> MemberIndex {
	pallet_synergy_guarantees::Numbers::<Runtime>::get(who(n)).expect("has applied")
}

/// Where an account stands.
pub fn status(n: u32) -> Status {
	member(n).status
}

pub fn member(n: u32) -> pallet_synergy_guarantees::MemberOf<Runtime> {
	pallet_synergy_guarantees::Members::<Runtime>::get(number(n)).expect("has applied")
}

/// Whether an account is suspended now.
pub fn is_suspended(n: u32) -> bool {
	Complaints::is_suspended(number(n))
}

/// The founder after founder `n` in the ring, who guarantees it.
fn guarantor_of(n: u32) -> u32 {
	pallet_synergy_guarantees::Guarantees::<Runtime>::get(n).first().expect("has guarantors").guarantor
}

/// Suspends founder `n`: one of its guarantors complains about the guarantee.
pub fn make_suspended(n: u32) -> ComplaintId {
	let (id, guarantor) = (Complaints::next_id(), guarantor_of(n));
	calls::file(guarantor, Obligation::Guarantee { guarantor, ward: n }, 0).unwrap();
	assert!(is_suspended(n));
	id
}

/// Makes founder `n` lapse: one of its two guarantors revokes.
pub fn make_lapse(n: u32) {
	calls::revoke(guarantor_of(n), n).unwrap();
}

/// Who of the founders `0..of` is suspended.
pub fn suspended(of: u32) -> Vec<u32> {
	(0..of).filter(|n| is_suspended(*n)).collect()
}

pub fn capacity(n: u32) -> Balance {
	<Guarantees as synergy_primitives::Exposure>::capacity(number(n))
}

pub fn exposure(n: u32) -> Balance {
	member(n).exposure.get()
}

pub fn record(n: u32) -> pallet_synergy_guarantees::Record {
	member(n).record
}

/// How many complaints an account has received, and how many it has filed (R2).
pub fn complaints_of(n: u32) -> (u32, u32) {
	let standing = pallet_synergy_complaints::Standings::<Runtime>::get(number(n));
	(standing.received, standing.filed)
}

/// How many members a complaint still concerns, or has left something behind of, but for their records (P8).
pub fn concerned() -> usize {
	let era = era();
	pallet_synergy_complaints::Standings::<Runtime>::iter_values().filter(|standing| standing.is_concerned(era)).count()
}

pub fn complaint(id: ComplaintId) -> Option<pallet_synergy_complaints::Complaint<AccountId>> {
	pallet_synergy_complaints::Complaints::<Runtime>::get(id).filter(|complaint| complaint.is_open())
}

/// What an open complaint waits for.
pub fn phase(id: ComplaintId) -> pallet_synergy_complaints::Phase {
	complaint(id).expect("is open").phase
}

/// How a complaint ended, what it has paid, and how much of that out of an escrow: from the events of this block.
pub fn ended(id: ComplaintId) -> Option<(pallet_synergy_complaints::Outcome, Balance, Balance)> {
	System::events().into_iter().rev().find_map(|record| match record.event {
		RuntimeEvent::Complaints(pallet_synergy_complaints::Event::ComplaintEnded {
			complaint,
			outcome,
			paid,
			from_escrow,
			..
		}) if complaint == id => Some((outcome, paid, from_escrow)),
		_ => None,
	})
}

pub fn deal(id: DealId) -> Option<pallet_synergy_deals::Deal> {
	pallet_synergy_deals::Deals::<Runtime>::get(id)
}

/// Dairy products, among the categories of genesis.
pub const DAIRY: CategoryCode = 31_005;

/// An offer or a request: 10 kg in a category, at 5 SYN each, at least 1, for 30 eras.
pub fn content(kind: pallet_synergy_listings::Kind, category: CategoryCode) -> pallet_synergy_listings::Content {
	pallet_synergy_listings::Content {
		kind,
		category,
		title: b"Cheese of our own".to_vec().try_into().unwrap(),
		details: Default::default(),
		quantity: 10,
		least: 1,
		unit: pallet_synergy_listings::Unit::Kilogram,
		price: 5 * SYN,
		club: None,
		until: era() + 30,
		standing: None,
	}
}

/// Every promise, over the whole state (P1 to P8), as an auditor asks for them.
pub fn promises() {
	let audit = synergy_runtime::reading::audit_everything();
	assert_eq!(audit.broken().collect::<Vec<_>>(), Vec::<&(u32, String)>::new());
}

/// What an audit of the whole state finds broken, in words (R3).
pub fn broken() -> Vec<String> {
	synergy_runtime::reading::audit_everything().broken().map(|(_, words)| words.clone()).collect()
}

/// The calls, by the names that clients use.
pub mod calls {
	use super::*;
	use pallet_synergy_deals::{Delivery, Insured, Payment};
	use pallet_synergy_listings::Content;

	type G = pallet_synergy_guarantees::Call<Runtime>;
	type C = pallet_synergy_complaints::Call<Runtime>;
	type D = pallet_synergy_deals::Call<Runtime>;
	type L = pallet_synergy_listings::Call<Runtime>;

	pub fn transfer(by: u32, to: u32, value: Balance) -> DispatchResult {
		let dest = sp_runtime::MultiAddress::Id(who(to));
		call(who(by), pallet_balances::Call::<Runtime>::transfer_allow_death { dest, value })
	}
	pub fn pledge(by: u32, ward: u32, tier: Tier) -> DispatchResult {
		call(who(by), G::pledge { ward: who(ward), tier })
	}
	pub fn unpledge(by: u32, guarantor: u32, ward: u32) -> DispatchResult {
		call(who(by), G::unpledge { guarantor: who(guarantor), ward: who(ward) })
	}
	pub fn apply(by: u32, tier: Tier, guarantors: &[u32]) -> DispatchResult {
		apply_to(by, 0, tier, guarantors)
	}
	pub fn apply_to(by: u32, club: u32, tier: Tier, guarantors: &[u32]) -> DispatchResult {
		let guarantors = guarantors.iter().map(|n| who(*n)).collect::<Vec<_>>().try_into().unwrap();
		call(who(by), G::apply { club, tier, kind: Kind::Person, guarantors })
	}
	pub fn accept_guarantor(by: u32, guarantor: u32) -> DispatchResult {
		call(who(by), G::accept_guarantor { guarantor: who(guarantor) })
	}
	pub fn fund(by: u32, guarantor: u32, ward: u32, amount: Balance, premium: Balance) -> DispatchResult {
		call(who(by), G::fund { guarantor: who(guarantor), ward: who(ward), amount, premium })
	}
	pub fn unfund(by: u32, guarantor: u32, ward: u32) -> DispatchResult {
		call(who(by), G::unfund { guarantor: who(guarantor), ward: who(ward) })
	}
	pub fn revoke(by: u32, ward: u32) -> DispatchResult {
		call(who(by), G::revoke { ward: who(ward) })
	}
	pub fn top_up(by: u32, ward: u32) -> DispatchResult {
		call(who(by), G::top_up { ward: who(ward) })
	}
	pub fn change_tier(by: u32, tier: Tier) -> DispatchResult {
		call(who(by), G::change_tier { tier })
	}
	pub fn leave(by: u32) -> DispatchResult {
		call(who(by), G::leave {})
	}
	pub fn file(by: u32, obligation: Obligation, claim: Balance) -> DispatchResult {
		call(who(by), C::file { obligation, claim })
	}
	pub fn withdraw(by: u32, complaint: ComplaintId) -> DispatchResult {
		call(who(by), C::withdraw { complaint })
	}
	pub fn settle(by: u32, complaint: ComplaintId, amount: Balance) -> DispatchResult {
		call(who(by), C::settle { complaint, amount })
	}
	pub fn accept_settlement(by: u32, complaint: ComplaintId, amount: Balance) -> DispatchResult {
		call(who(by), C::accept { complaint, amount })
	}
	pub fn vote(by: u32, complaint: ComplaintId, percent: u8) -> DispatchResult {
		call(who(by), C::vote { complaint, percent })
	}
	/// All of them vote the same.
	pub fn all_vote(voters: &[u32], complaint: ComplaintId, percent: u8) {
		for voter in voters {
			vote(*voter, complaint, percent).unwrap();
		}
	}
	pub fn appeal(by: u32, complaint: ComplaintId) -> DispatchResult {
		call(who(by), C::appeal { complaint })
	}
	pub fn arbitrate(by: u32, complaint: ComplaintId, percent: u8) -> DispatchResult {
		call(who(by), C::arbitrate { complaint, percent })
	}
	/// A proposal on the usual terms.
	pub fn propose(by: u32, to: u32, delivery: Delivery, amount: Balance, payment: Payment) -> DispatchResult {
		propose_with(by, to, delivery, amount, payment, usual())
	}
	/// The terms of a deal that most tests leave as they usually are.
	pub struct Terms {
		/// In how many eras it is due.
		pub term: u32,
		pub warranty: u32,
		/// All of the amount on either side that owes something, if not given.
		pub insured: Option<Insured>,
		pub portion: Option<Portion>,
		pub text: &'static str,
	}
	pub fn usual() -> Terms {
		Terms { term: 5, warranty: 0, insured: None, portion: None, text: "" }
	}
	pub fn propose_with(
		by: u32,
		to: u32,
		delivery: Delivery,
		amount: Balance,
		payment: Payment,
		Terms { term, warranty, insured, portion, text }: Terms,
	) -> DispatchResult {
		let (counterparty, due, text) = (who(to), era() + term, text.as_bytes().to_vec().try_into().unwrap());
		call(who(by), D::propose { counterparty, delivery, amount, due, warranty, text, portion, payment, insured })
	}
	/// The usual terms for as much of a listing as an amount is for.
	pub fn on(listing: ListingId, amount: Balance) -> Terms {
		Terms { portion: Some(Portion { listing, quantity: affordable(listing, amount) }), ..usual() }
	}
	/// How much of a listing an amount is for: as much as it costs, or all that is left where the price is to be agreed upon.
	fn affordable(listing: ListingId, amount: Balance) -> Quantity {
		let content = pallet_synergy_listings::Listings::<Runtime>::get(listing).map(|listing| listing.content);
		content.map_or(1, |content| amount.checked_div(content.price).map_or(content.quantity, |most| most as Quantity))
	}
	pub fn accept_deal(by: u32, deal: DealId) -> DispatchResult {
		call(who(by), D::accept { deal })
	}
	pub fn refuse(by: u32, deal: DealId) -> DispatchResult {
		call(who(by), D::refuse { deal })
	}
	pub fn complete(by: u32, deal: DealId) -> DispatchResult {
		call(who(by), D::complete { deal })
	}
	pub fn cancel(by: u32, deal: DealId) -> DispatchResult {
		call(who(by), D::cancel { deal })
	}
	pub fn close_expired(by: u32, deal: DealId) -> DispatchResult {
		call(who(by), D::close_expired { deal })
	}
	pub fn publish(by: u32, content: Content) -> DispatchResult {
		call(who(by), L::publish { content })
	}
	pub fn publish_many(by: u32, contents: Vec<Content>) -> DispatchResult {
		call(who(by), L::publish_many { contents: contents.try_into().unwrap() })
	}
	pub fn update(by: u32, listing: ListingId, content: Content) -> DispatchResult {
		call(who(by), L::update { listing, content })
	}
	pub fn pause(by: u32, listing: ListingId) -> DispatchResult {
		call(who(by), L::pause { listing })
	}
	pub fn resume(by: u32, listing: ListingId) -> DispatchResult {
		call(who(by), L::resume { listing })
	}
	pub fn unpublish(by: u32, listing: ListingId) -> DispatchResult {
		call(who(by), L::unpublish { listing })
	}

	pub fn allow_set_off(by: u32, allowed: bool) -> DispatchResult {
		call(who(by), D::allow_set_off { allowed })
	}
	pub fn set_off(by: u32, ring: &[DealId]) -> DispatchResult {
		call(who(by), D::set_off { ring: ring.to_vec().try_into().unwrap() })
	}

	/// Founder `supplier` sells to `buyer` for `amount`, paid by the chain on completion; returns the open deal.
	pub fn open_deal(supplier: u32, buyer: u32, amount: Balance, payment: Payment) -> DealId {
		let id = pallet_synergy_deals::NextDeal::<Runtime>::get();
		propose(supplier, buyer, Delivery::Proposer, amount, payment).unwrap();
		accept_deal(buyer, id).unwrap();
		id
	}

	/// `by` complains about a deal; returns the number of the complaint.
	pub fn complain(by: u32, deal: DealId, claim: Balance) -> ComplaintId {
		let id = Complaints::next_id();
		file(by, Obligation::Deal(deal), claim).unwrap();
		id
	}
}
