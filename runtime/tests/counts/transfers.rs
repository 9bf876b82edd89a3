//! What calls are declared to take, in transfers: docs/performance.md says it, call by call, as the weights have it.

use crate::{
	kit::{who, Runtime, RuntimeCall},
	page::written,
};
use codec::{Decode, Error, Input};
use frame_support::{
	dispatch::GetDispatchInfo,
	traits::{GetCallIndex, GetCallName, PalletInfoAccess},
};
use pallet_synergy_listings::Content;
use synergy_runtime::{Clubs, Complaints, Cycles, Deals, Depository, Eras, Guarantees, Listings};

/// What calls shall take at most (DESIGN); all others ten.
const GOALS: [(&str, u32); 11] = [
	("guarantees.pledge", 5),
	("guarantees.top_up", 3),
	("deals.propose", 5),
	("deals.accept", 5),
	("deals.complete", 5),
	("listings.publish", 5),
	("complaints.file", 6),
	("complaints.vote", 10),
	("complaints.vote that decides nothing", 3),
	("complaints.withdraw", 3),
	("cycles.draft, 32 legs", 6),
];
const MOST: u32 = 10;

/// Bytes of a call: these first, and then zeros, which are the first of every choice, none, and empty lists.
struct Zeros(Vec<u8>);

impl Input for Zeros {
	fn remaining_len(&mut self) -> Result<Option<usize>, Error> {
		Ok(None)
	}

	fn read(&mut self, into: &mut [u8]) -> Result<(), Error> {
		into.fill_with(|| if self.0.is_empty() { 0 } else { self.0.remove(0) });
		Ok(())
	}
}

/// Every call of a pallet, with its name. What can be long is empty.
fn calls<P: PalletInfoAccess, C: GetCallIndex + GetCallName>() -> Vec<(String, RuntimeCall)> {
	let pallet = u8::try_from(P::index()).unwrap();
	let call = |at: u8| RuntimeCall::decode(&mut Zeros(vec![pallet, at])).unwrap();
	let names = C::get_call_names().iter().zip(C::get_call_indices());
	names.map(|(name, at)| (format!("{}.{name}", P::name().to_lowercase()), call(*at))).collect()
}

/// Calls whose weight depends on what is in them, with most of it.
fn longest() -> Vec<(String, RuntimeCall)> {
	let content = || Content::decode(&mut Zeros(vec![])).unwrap();
	let leg = || pallet_synergy_cycles::LegTerms::decode(&mut Zeros(vec![])).unwrap();
	let mut terms = pallet_synergy_cycles::Terms::decode(&mut Zeros(vec![])).unwrap();
	terms.legs = vec![leg(); pallet_synergy_cycles::MAX_LEGS as usize].try_into().unwrap();
	let mut on_listing = pallet_synergy_deals::Call::<Runtime>::decode(&mut Zeros(vec![])).unwrap();
	if let pallet_synergy_deals::Call::propose { portion, .. } = &mut on_listing {
		*portion = Some(synergy_primitives::Portion { listing: 0, quantity: 1 });
	}
	let publish_many =
		pallet_synergy_listings::Call::publish_many { contents: vec![content(); 32].try_into().unwrap() };
	let set_off = pallet_synergy_deals::Call::set_off { ring: vec![0; 8].try_into().unwrap() };
	let named = |name: &str, call: RuntimeCall| (name.to_string(), call);
	vec![
		named("deals.propose on a listing", on_listing.into()),
		named("listings.publish_many, 32", publish_many.into()),
		named("deals.set_off, a ring of 8", set_off.into()),
		named("cycles.draft, 32 legs", pallet_synergy_cycles::Call::draft { terms, amends: None }.into()),
	]
}

fn all() -> Vec<(String, RuntimeCall)> {
	[
		calls::<Eras, pallet_synergy_eras::Call<Runtime>>(),
		calls::<Guarantees, pallet_synergy_guarantees::Call<Runtime>>(),
		calls::<Deals, pallet_synergy_deals::Call<Runtime>>(),
		calls::<Complaints, pallet_synergy_complaints::Call<Runtime>>(),
		calls::<Listings, pallet_synergy_listings::Call<Runtime>>(),
		calls::<Cycles, pallet_synergy_cycles::Call<Runtime>>(),
		calls::<Clubs, pallet_synergy_clubs::Call<Runtime>>(),
		calls::<Depository, pallet_synergy_depository::Call<Runtime>>(),
		longest(),
	]
	.concat()
}

/// What a call is declared to take, without what every transaction takes.
fn time(call: &RuntimeCall) -> f64 {
	call.get_dispatch_info().call_weight.ref_time() as f64
}

/// What a vote takes that is not the last word: what it has not needed goes back to the block.
fn vote_that_decides_nothing() -> f64 {
	use pallet_synergy_complaints::weights::{SubstrateWeight, WeightInfo};
	SubstrateWeight::<Runtime>::vote().ref_time() as f64
}

/// The rows of calls that have a goal, and of all others that take more than they should.
fn table() -> String {
	let transfer = pallet_balances::Call::<Runtime>::transfer_keep_alive { dest: who(1).into(), value: 1 }.into();
	let unit = time(&transfer);
	// A push is free, and takes as much as waits.
	let calls = all().into_iter().filter(|(name, _)| !name.ends_with(".advance"));
	let times = calls.map(|(name, call)| (name, time(&call)));
	let also = [("complaints.vote that decides nothing".to_string(), vote_that_decides_nothing())];
	let mut rows: Vec<(String, f64, u32)> = times
		.chain(also)
		.filter_map(|(name, time)| {
			let goal = GOALS.iter().find(|(other, _)| *other == name).map(|(_, goal)| *goal);
			let taken = time / unit;
			(goal.is_some() || taken > f64::from(MOST)).then_some((name, taken, goal.unwrap_or(MOST)))
		})
		.collect();
	rows.sort_by(|one, other| (one.2, &one.0).cmp(&(other.2, &other.0)));
	let rows: Vec<String> =
		rows.iter().map(|(name, taken, goal)| format!("| `{name}` | {taken:.1} | {goal} |\n")).collect();
	format!("| call | T | goal |\n|---|---|---|\n{}", rows.concat())
}

#[test]
fn the_page_says_what_calls_are_declared_to_take() {
	let table = table();
	println!("{table}");
	assert_eq!(written("transfers"), Some(table.as_str()), "scripts/bench.sh --only transfers writes it");
}
