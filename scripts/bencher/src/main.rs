//! Measures what the runtime's work costs: `pallet` and `overhead` from the compiled runtime, `storage` and `block` from
//! a chain that a node has kept. `scripts/bench.sh` calls it.

use clap::Parser;
use frame_benchmarking_cli::{BenchmarkCmd, OpaqueBlock};
use sc_chain_spec::{ChainSpec, GenericChainSpec};
use sc_cli::{Result, SubstrateCli};
use sc_service::{Configuration, TaskManager};
use sp_io::SubstrateHostFunctions;
use sp_runtime::traits::BlakeTwo256;
use std::sync::Arc;
use synergy_runtime::{opaque::Block, RuntimeApi};

type Client = sc_service::TFullClient<Block, RuntimeApi, sc_executor::WasmExecutor<SubstrateHostFunctions>>;
type Backend = sc_service::TFullBackend<Block>;

#[derive(Parser)]
struct Cli {
	#[command(subcommand)]
	command: BenchmarkCmd,
}

impl SubstrateCli for Cli {
	fn impl_name() -> String {
		"synergy-bencher".into()
	}

	fn impl_version() -> String {
		env!("CARGO_PKG_VERSION").into()
	}

	fn description() -> String {
		env!("CARGO_PKG_DESCRIPTION").into()
	}

	fn author() -> String {
		"The clubs of Synergy".into()
	}

	fn support_url() -> String {
		"see README.md".into()
	}

	fn copyright_start_year() -> i32 {
		2026
	}

	fn load_spec(&self, path: &str) -> std::result::Result<Box<dyn ChainSpec>, String> {
		Ok(Box::new(GenericChainSpec::<sc_chain_spec::NoExtension>::from_json_file(path.into())?))
	}
}

fn main() -> Result<()> {
	let cli = Cli::parse();
	match &cli.command {
		BenchmarkCmd::Pallet(cmd) => {
			start_log();
			cmd.run_with_spec::<BlakeTwo256, ()>(None)
		}
		BenchmarkCmd::Overhead(cmd) => {
			start_log();
			cmd.run_with_default_builder_and_spec::<OpaqueBlock, ()>(None)
		}
		BenchmarkCmd::Storage(cmd) => cli.create_runner(cmd)?.sync_run(|config| {
			let (client, backend, _tasks) = open(&config)?;
			cmd.run(config, client, backend.expose_db(), backend.expose_storage(), backend.expose_shared_trie_cache())
		}),
		BenchmarkCmd::Block(cmd) => cli.create_runner(cmd)?.sync_run(|config| {
			let (client, _backend, _tasks) = open(&config)?;
			cmd.run::<Block, Backend, Client>(client)
		}),
		_ => Err("only pallet, overhead, storage and block are measured".into()),
	}
}

fn start_log() {
	let _ = sc_cli::LoggerBuilder::new("info").init();
}

/// The chain of a node that is not running.
fn open(config: &Configuration) -> Result<(Arc<Client>, Arc<Backend>, TaskManager)> {
	let executor = sc_service::new_wasm_executor(&config.executor);
	let (client, backend, _, tasks) =
		sc_service::new_full_parts::<Block, RuntimeApi, _>(config, None, executor, Vec::new())?;
	Ok((Arc::new(client), backend, tasks))
}
