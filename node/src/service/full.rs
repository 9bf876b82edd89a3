//! A whole node, in steps: open the chain, join the network, serve RPC, make blocks, finalise them.

use sc_client_api::BlockBackend;
use sc_consensus_aura::{SlotProportion, StartAuraParams};
use sc_consensus_grandpa::{
	warp_proof::NetworkProvider as WarpProofs, FinalityProofProvider, GrandpaParams, SharedVoterState,
	VotingRulesBuilder,
};
use sc_network::{
	config::FullNetworkConfiguration, service::traits::NetworkService, NetworkBackend, NotificationService,
	ProtocolName,
};
use sc_network_sync::SyncingService;
use sc_network_transactions::TransactionsHandlerController;
use sc_service::{
	config::PrometheusConfig, error::Error, BuildNetworkParams, Configuration, KeystoreContainer, Role, RpcHandlers,
	SpawnTasksParams, TaskManager, WarpSyncConfig,
};
use sc_telemetry::Telemetry;
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sc_utils::mpsc::TracingUnboundedSender;
use sp_consensus_aura::sr25519::{AuthorityId as AuraId, AuthorityPair as AuraPair};
use std::{sync::Arc, time::Duration};
use synergy_runtime::opaque::{Block, Hash};

use super::{
	double_blocks,
	partial::{inherents, new_partial},
	Backend, Client, Extras, GrandpaImport, GrandpaLink, ImportQueue, Partial, Pool, SelectChain, JUSTIFICATION_PERIOD,
};
use crate::rpc;

/// How long a vote on finality takes to get round.
const GOSSIP_DURATION: Duration = Duration::from_millis(333);
/// The part of a slot in which a block is made; the rest is for sending it.
const PROPOSAL_PORTION: f32 = 2.0 / 3.0;

/// Starts everything that a node does. It runs for as long as the returned task manager lives.
pub fn new_full<N: NetworkBackend<Block, Hash>>(config: Configuration) -> Result<TaskManager, Error> {
	let Partial {
		client,
		backend,
		mut task_manager,
		import_queue,
		keystore_container,
		select_chain,
		transaction_pool: pool,
		other: Extras { block_import, grandpa_link, mut telemetry },
	} = new_partial(&config)?;

	let node = Node { client, backend, pool, keystore_container, select_chain };
	let duties = Duties::new(&config);
	let (network, wires) = node.join_network::<N>(&config, &task_manager, import_queue, &grandpa_link)?;
	let voter_state = SharedVoterState::empty();

	let rpc = node.rpc(&grandpa_link, &voter_state);
	node.serve(config, &mut task_manager, &network, wires, rpc, telemetry.as_mut())?;
	if duties.role.is_authority() {
		node.make_blocks(&duties, &task_manager, &network, block_import, telemetry.as_ref())?;
		node.watch_others(&task_manager);
	}
	if duties.finalise {
		let telemetry = telemetry.as_ref();
		node.finalise(duties, &task_manager, network, grandpa_link, voter_state, telemetry)?;
	}
	Ok(task_manager)
}

/// What every part of a node shares.
struct Node {
	client: Arc<Client>,
	backend: Arc<Backend>,
	pool: Arc<Pool>,
	keystore_container: KeystoreContainer,
	select_chain: SelectChain,
}

/// What this node has been told to do, kept from a configuration that the RPC server swallows.
struct Duties {
	role: Role,
	name: String,
	force_authoring: bool,
	finalise: bool,
	prometheus: Option<PrometheusConfig>,
}

impl Duties {
	fn new(config: &Configuration) -> Self {
		Self {
			role: config.role,
			name: config.network.node_name.clone(),
			force_authoring: config.force_authoring,
			finalise: !config.disable_grandpa,
			prometheus: config.prometheus_config.clone(),
		}
	}
}

/// The node's place in the network.
struct Network {
	service: Arc<dyn NetworkService>,
	sync: Arc<SyncingService<Block>>,
	finality_protocol: ProtocolName,
	finality_messages: Box<dyn NotificationService>,
}

/// How the RPC server reaches the network.
struct Wires {
	/// Questions about peers and sync.
	system: TracingUnboundedSender<sc_rpc::system::Request<Block>>,
	/// Transactions to be passed on.
	transactions: TransactionsHandlerController<Hash>,
}

/// The steps, in the order in which [`new_full`] takes them.
impl Node {
	/// Joins the other nodes, to send and receive blocks, transactions and votes on finality.
	fn join_network<N: NetworkBackend<Block, Hash>>(
		&self,
		config: &Configuration,
		tasks: &TaskManager,
		import_queue: ImportQueue,
		grandpa: &GrandpaLink,
	) -> Result<(Network, Wires), Error> {
		let registry = config.prometheus_registry();
		let mut net_config = FullNetworkConfiguration::<Block, Hash, N>::new(&config.network, registry.cloned());
		let metrics = N::register_notification_metrics(registry);
		let genesis = self.client.block_hash(0)?.ok_or("there is no genesis block")?;
		let finality_protocol = sc_consensus_grandpa::protocol_standard_name(&genesis, &config.chain_spec);
		let (protocol, finality_messages) = sc_consensus_grandpa::grandpa_peers_set_config::<_, N>(
			finality_protocol.clone(),
			metrics.clone(),
			net_config.peer_store_handle(),
		);
		net_config.add_notification_protocol(protocol);
		let warp_proofs = WarpProofs::new(self.backend.clone(), grandpa.shared_authority_set().clone(), Vec::new());
		let (service, system, transactions, sync, _bitswap) = sc_service::build_network(BuildNetworkParams {
			config,
			net_config,
			client: self.client.clone(),
			transaction_pool: self.pool.clone(),
			spawn_handle: tasks.spawn_handle(),
			spawn_essential_handle: tasks.spawn_essential_handle(),
			import_queue,
			block_announce_validator_builder: None,
			warp_sync_config: Some(WarpSyncConfig::WithProvider(Arc::new(warp_proofs))),
			block_relay: None,
			metrics,
			gap_sync_body_policy: None,
		})?;
		let network = Network { service, sync, finality_protocol, finality_messages };
		Ok((network, Wires { system, transactions }))
	}

	/// What the node answers beside the methods that every node of the SDK has.
	fn rpc(&self, grandpa: &GrandpaLink, voter_state: &SharedVoterState) -> rpc::Deps {
		let authorities = grandpa.shared_authority_set().clone();
		rpc::Deps {
			client: self.client.clone(),
			pool: self.pool.clone(),
			finality: rpc::Finality {
				proofs: FinalityProofProvider::new_for_service(self.backend.clone(), Some(authorities.clone())),
				authorities,
				voter_state: voter_state.clone(),
				justifications: grandpa.justification_stream(),
			},
		}
	}

	/// Serves RPC, metrics and, if asked for, telemetry. Both generations of RPC come with the SDK; its
	/// `archive` methods are there on nodes that keep every block and state.
	fn serve(
		&self,
		config: Configuration,
		tasks: &mut TaskManager,
		network: &Network,
		wires: Wires,
		rpc: rpc::Deps,
		telemetry: Option<&mut Telemetry>,
	) -> Result<RpcHandlers, Error> {
		sc_service::spawn_tasks(SpawnTasksParams {
			config,
			client: self.client.clone(),
			backend: self.backend.clone(),
			task_manager: tasks,
			keystore: self.keystore_container.keystore(),
			transaction_pool: self.pool.clone(),
			rpc_builder: Box::new(move |executor| Ok(rpc::create(&rpc, executor)?)),
			network: network.service.clone(),
			system_rpc_tx: wires.system,
			tx_handler_controller: wires.transactions,
			sync_service: network.sync.clone(),
			telemetry,
			tracing_execute_block: None,
		})
	}

	/// Makes a block whenever it is this node's turn.
	fn make_blocks(
		&self,
		duties: &Duties,
		tasks: &TaskManager,
		network: &Network,
		block_import: GrandpaImport,
		telemetry: Option<&Telemetry>,
	) -> Result<(), Error> {
		let slot_duration = sc_consensus_aura::slot_duration::<AuraId, _, _>(&*self.client)?;
		let proposer_factory = sc_basic_authorship::ProposerFactory::new(
			tasks.spawn_handle(),
			self.client.clone(),
			self.pool.clone(),
			duties.prometheus.as_ref().map(|config| &config.registry),
			telemetry.map(Telemetry::handle),
		);
		let aura = sc_consensus_aura::start_aura::<AuraPair, _, _, _, _, _, _, _, _, _, _>(StartAuraParams {
			slot_duration,
			client: self.client.clone(),
			select_chain: self.select_chain.clone(),
			block_import,
			proposer_factory,
			create_inherent_data_providers: move |_, ()| async move { Ok(inherents(slot_duration)) },
			force_authoring: duties.force_authoring,
			backoff_authoring_blocks: None::<()>,
			keystore: self.keystore_container.keystore(),
			sync_oracle: network.sync.clone(),
			justification_sync_link: network.sync.clone(),
			block_proposal_slot_portion: SlotProportion::new(PROPOSAL_PORTION),
			max_block_proposal_slot_portion: None,
			telemetry: telemetry.map(Telemetry::handle),
			compatibility_mode: Default::default(),
		})?;
		tasks.spawn_essential_handle().spawn_blocking("aura", Some("block-authoring"), aura);
		Ok(())
	}

	/// Reports who builds two blocks in one slot (F2).
	fn watch_others(&self, tasks: &TaskManager) {
		let watch = double_blocks::watch(self.client.clone(), self.pool.clone());
		tasks.spawn_handle().spawn("double-blocks", Some("block-authoring"), watch);
	}

	/// Votes on finality if this node is a validator; otherwise follows the votes of those that are.
	fn finalise(
		&self,
		duties: Duties,
		tasks: &TaskManager,
		network: Network,
		link: GrandpaLink,
		voter_state: SharedVoterState,
		telemetry: Option<&Telemetry>,
	) -> Result<(), Error> {
		let voter = sc_consensus_grandpa::run_grandpa_voter(GrandpaParams {
			config: sc_consensus_grandpa::Config {
				gossip_duration: GOSSIP_DURATION,
				justification_generation_period: JUSTIFICATION_PERIOD,
				name: Some(duties.name),
				observer_enabled: false,
				keystore: duties.role.is_authority().then(|| self.keystore_container.keystore()),
				local_role: duties.role,
				telemetry: telemetry.map(Telemetry::handle),
				protocol_name: network.finality_protocol,
			},
			link,
			network: network.service,
			sync: network.sync,
			notification_service: network.finality_messages,
			voting_rule: VotingRulesBuilder::default().build(),
			prometheus_registry: duties.prometheus.map(|config| config.registry),
			shared_voter_state: voter_state,
			telemetry: telemetry.map(Telemetry::handle),
			offchain_tx_pool_factory: OffchainTransactionPoolFactory::new(self.pool.clone()),
		})?;
		tasks.spawn_essential_handle().spawn_blocking("grandpa-voter", None, voter);
		Ok(())
	}
}
