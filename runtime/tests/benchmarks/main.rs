//! Runs every benchmark of Synergy's own pallets once, in native code, on the genesis of the `development` preset:
//!
//! `cargo test -p synergy-runtime --features runtime-benchmarks --test benchmarks -- --nocapture`
//!
//! It also shows how many entries of storage each reads and writes, with the lowest and the highest value of its
//! component.
#![allow(missing_docs)]

mod state;

use frame_benchmarking::{
	runtime_decl_for_benchmark::BenchmarkV2, BenchmarkConfig, BenchmarkList, BenchmarkMetadata, BenchmarkResult,
};
use serde_json::Value;
use sp_runtime::BuildStorage;
use state::State;
use synergy_runtime::{presets, Runtime, RuntimeGenesisConfig};

/// The genesis of the preset on which weights are measured.
fn genesis() -> RuntimeGenesisConfig {
	let patch = presets::get(&presets::DEVELOPMENT.into()).expect("is there");
	let mut full = serde_json::to_value(RuntimeGenesisConfig::default()).unwrap();
	merge(&mut full, serde_json::from_slice(&patch).unwrap());
	serde_json::from_value(full).unwrap()
}

/// Lays `patch` over `full`, as the node does.
fn merge(full: &mut Value, patch: Value) {
	match (full, patch) {
		(Value::Object(full), Value::Object(patch)) => {
			for (key, value) in patch {
				merge(full.entry(key).or_insert(Value::Null), value);
			}
		}
		(full, patch) => *full = patch,
	}
}

fn text(bytes: &[u8]) -> &str {
	std::str::from_utf8(bytes).expect("is text")
}

/// Runs one benchmark with the highest or the lowest value of each component.
fn run(state: &State, list: &BenchmarkList, benchmark: &BenchmarkMetadata, highest: bool) -> BenchmarkResult {
	let value = |(name, low, high): &(_, u32, u32)| (*name, if highest { *high } else { *low });
	let config = BenchmarkConfig {
		pallet: list.pallet.clone(),
		instance: list.instance.clone(),
		benchmark: benchmark.name.clone(),
		selected_components: benchmark.components.iter().map(value).collect(),
		verify: true,
		internal_repeats: 1,
	};
	let name = format!("{}::{}", text(&list.pallet), text(&benchmark.name));
	let batches = state.execute_with(|| Runtime::dispatch_benchmark(config));
	let batches = batches.unwrap_or_else(|error| panic!("{name}: {error}"));
	batches.into_iter().flat_map(|batch| batch.results).next().unwrap_or_else(|| panic!("{name}: was not measured"))
}

/// Runs every benchmark of a pallet.
fn measure(pallet: &str) {
	let state = State::of(genesis().build_storage().unwrap());
	let (lists, _) = state.execute_with(|| Runtime::benchmark_metadata(false));
	let list = lists.iter().find(|list| text(&list.pallet) == pallet).expect("is registered");
	assert!(!list.benchmarks.is_empty());
	for benchmark in &list.benchmarks {
		for highest in [false, true].iter().skip(usize::from(benchmark.components.is_empty())) {
			let result = run(&state, list, benchmark, *highest);
			let name = text(&benchmark.name);
			println!("{pallet}::{name:20} {:3} reads {:3} writes {:?}", result.reads, result.writes, result.components);
			if std::env::var_os("SYNERGY_KEYS").is_some() {
				state.show_keys();
			}
		}
	}
}

#[test]
fn benchmarks_of_eras_run() {
	measure("pallet_synergy_eras");
}

#[test]
fn benchmarks_of_clubs_run() {
	measure("pallet_synergy_clubs");
}

#[test]
fn benchmarks_of_guarantees_run() {
	measure("pallet_synergy_guarantees");
}

#[test]
fn benchmarks_of_complaints_run() {
	measure("pallet_synergy_complaints");
}

#[test]
fn benchmarks_of_deals_run() {
	measure("pallet_synergy_deals");
}

#[test]
fn benchmarks_of_depository_run() {
	measure("pallet_synergy_depository");
}

#[test]
fn benchmarks_of_listings_run() {
	measure("pallet_synergy_listings");
}

#[test]
fn benchmarks_of_cycles_run() {
	measure("pallet_synergy_cycles");
}
