//! A running node.
//!
//! [`new_partial`] opens the chain, which is all that a subcommand needs; `new_full` adds the network,
//! the RPC server, and the making and finalising of blocks.

mod double_blocks;
mod full;
mod partial;

pub use partial::new_partial;

use sc_executor::WasmExecutor;
use sc_network::{config::NetworkBackendType, Litep2pNetworkBackend, NetworkWorker};
use sc_service::{error::Error, Configuration, TaskManager};
use sc_telemetry::Telemetry;
use synergy_runtime::{
	opaque::{Block, Hash},
	RuntimeApi,
};

/// Keeps the chain and runs its code.
pub type Client = sc_service::TFullClient<Block, RuntimeApi, WasmExecutor<sp_io::SubstrateHostFunctions>>;
/// The database.
pub type Backend = sc_service::TFullBackend<Block>;
/// Which of several forks is built on: the longest that contains what is final.
pub type SelectChain = sc_consensus::LongestChain<Backend, Block>;
/// Checks blocks and adds them to the chain.
pub type ImportQueue = sc_consensus::DefaultImportQueue<Block>;
/// Transactions that wait for a block.
pub type Pool = sc_transaction_pool::TransactionPoolHandle<Block, Client>;
/// Adds blocks to the chain, and watches for new sets of validators in them.
type GrandpaImport = sc_consensus_grandpa::GrandpaBlockImport<Backend, Block, Client, SelectChain>;
/// What the finality voter shares with the import of blocks.
type GrandpaLink = sc_consensus_grandpa::LinkHalf<Block, Client, SelectChain>;

/// Beside the usual parts of a node, those that GRANDPA and telemetry need.
pub struct Extras {
	/// How a block that this node has built gets into its chain.
	block_import: GrandpaImport,
	/// For the voter.
	grandpa_link: GrandpaLink,
	/// Only with `--telemetry-url`: nothing is reported to anyone by default.
	telemetry: Option<Telemetry>,
}

/// A node that keeps the chain and does nothing else yet.
pub type Partial = sc_service::PartialComponents<Client, Backend, SelectChain, ImportQueue, Pool, Extras>;

/// At least every so many blocks a proof of finality is kept, for those who join later.
const JUSTIFICATION_PERIOD: u32 = 512;

/// Starts a node on the kind of network that was asked for.
pub fn start(config: Configuration) -> Result<TaskManager, Error> {
	match config.network.network_backend {
		NetworkBackendType::Litep2p => full::new_full::<Litep2pNetworkBackend>(config),
		NetworkBackendType::Libp2p => full::new_full::<NetworkWorker<Block, Hash>>(config),
	}
}
