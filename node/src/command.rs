//! What each subcommand does.

use sc_cli::{CliConfiguration, SubstrateCli};
use sc_service::Configuration;
use sp_runtime::traits::NumberFor;
use std::{future::Future, sync::Arc};
use synergy_runtime::opaque::Block;

use crate::{
	chain_spec,
	cli::{Cli, Subcommand},
	service::{self, Backend, Client, ImportQueue},
};

impl SubstrateCli for Cli {
	fn impl_name() -> String {
		"synergy-node".into()
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

	fn load_spec(&self, id: &str) -> Result<Box<dyn sc_service::ChainSpec>, String> {
		Ok(Box::new(chain_spec::load(id)?))
	}
}

/// Reads the command line and does what it says.
pub fn run() -> sc_cli::Result<()> {
	let cli = Cli::from_args();
	match &cli.subcommand {
		None => run_node(&cli),
		Some(Subcommand::Key(cmd)) => cmd.run(&cli),
		Some(Subcommand::BuildSpec(cmd)) => {
			cli.create_runner(cmd)?.sync_run(|config| cmd.run(config.chain_spec, config.network))
		}
		Some(Subcommand::ExportChainSpec(cmd)) => cmd.run(cli.load_spec(&cmd.chain)?),
		Some(Subcommand::CheckBlock(cmd)) => {
			with_chain(&cli, cmd, |_, chain| cmd.run(chain.client, chain.import_queue))
		}
		Some(Subcommand::ExportBlocks(cmd)) => {
			with_chain(&cli, cmd, |config, chain| cmd.run(chain.client, config.database))
		}
		Some(Subcommand::ImportBlocks(cmd)) => {
			with_chain(&cli, cmd, |_, chain| cmd.run(chain.client, chain.import_queue))
		}
		Some(Subcommand::ExportState(cmd)) => {
			with_chain(&cli, cmd, |config, chain| cmd.run(chain.client, config.chain_spec))
		}
		Some(Subcommand::PurgeChain(cmd)) => cli.create_runner(cmd)?.sync_run(|config| cmd.run(config.database)),
		Some(Subcommand::Revert(cmd)) => {
			with_chain(&cli, cmd, |_, chain| cmd.run(chain.client, chain.backend, Some(Box::new(revert_finality))))
		}
		Some(Subcommand::ChainInfo(cmd)) => cli.create_runner(cmd)?.sync_run(|config| cmd.run::<Block>(&config)),
	}
}

/// Runs a node until it is told to stop.
fn run_node(cli: &Cli) -> sc_cli::Result<()> {
	cli.create_runner(&cli.run)?
		.run_node_until_exit(|config| async move { service::start(config).map_err(sc_cli::Error::Service) })
}

/// The chain on this machine, opened without a network.
struct Chain {
	client: Arc<Client>,
	backend: Arc<Backend>,
	import_queue: ImportQueue,
}

/// Opens the chain for a subcommand.
fn with_chain<C: CliConfiguration, F: Future<Output = sc_cli::Result<()>>>(
	cli: &Cli,
	cmd: &C,
	act: impl FnOnce(Configuration, Chain) -> F,
) -> sc_cli::Result<()> {
	cli.create_runner(cmd)?.async_run(|config| {
		let parts = service::new_partial(&config)?;
		let chain = Chain { client: parts.client, backend: parts.backend, import_queue: parts.import_queue };
		Ok((act(config, chain), parts.task_manager))
	})
}

/// Takes back what GRANDPA has noted about blocks that are being taken back.
fn revert_finality(client: Arc<Client>, _: Arc<Backend>, blocks: NumberFor<Block>) -> sc_cli::Result<()> {
	sc_consensus_grandpa::revert(client, blocks)?;
	Ok(())
}
