//! The command line.

use sc_cli::RunCmd;

/// Runs a node when no subcommand is given.
#[derive(Debug, clap::Parser)]
pub struct Cli {
	/// Something else than running a node.
	#[command(subcommand)]
	pub subcommand: Option<Subcommand>,

	/// How to run a node.
	#[clap(flatten)]
	pub run: RunCmd,
}

/// Everything but running a node.
#[derive(Debug, clap::Subcommand)]
pub enum Subcommand {
	/// Make, show and store keys.
	#[command(subcommand)]
	Key(sc_cli::KeySubcommand),

	/// Write a chain specification to the terminal; with `--raw`, one that other nodes can start from.
	BuildSpec(sc_cli::BuildSpecCmd),

	/// Write a chain specification to a file or to the terminal.
	ExportChainSpec(sc_cli::ExportChainSpecCmd),

	/// Execute a block of the database again.
	CheckBlock(sc_cli::CheckBlockCmd),

	/// Write blocks to a file.
	ExportBlocks(sc_cli::ExportBlocksCmd),

	/// Read blocks from a file.
	ImportBlocks(sc_cli::ImportBlocksCmd),

	/// Write the state at a block as a raw chain specification.
	ExportState(sc_cli::ExportStateCmd),

	/// Delete the whole chain from this machine.
	PurgeChain(sc_cli::PurgeChainCmd),

	/// Take back blocks that are not final yet.
	Revert(sc_cli::RevertCmd),

	/// Show the best and the finalised block of the database.
	ChainInfo(sc_cli::ChainInfoCmd),
}
