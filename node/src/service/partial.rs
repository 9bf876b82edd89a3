//! Opening the chain.

use sc_consensus_aura::{standalone, ImportQueueParams};
use sc_consensus_grandpa::GrandpaPruningFilter;
use sc_service::{error::Error, Configuration, TaskManager};
use sc_telemetry::{Telemetry, TelemetryHandle, TelemetryWorker};
use sp_consensus_aura::{
	inherents::InherentDataProvider as SlotProvider, sr25519::AuthorityPair as AuraPair, SlotDuration,
};
use sp_timestamp::InherentDataProvider as TimeProvider;
use std::sync::Arc;
use synergy_runtime::{
	opaque::{Block, Hash},
	RuntimeApi,
};

use super::{Client, Extras, GrandpaImport, ImportQueue, Partial, Pool, JUSTIFICATION_PERIOD};

/// How many telemetry messages may wait to be sent.
const TELEMETRY_BUFFER: usize = 16;

/// Opens the database and everything that reads or writes it.
pub fn new_partial(config: &Configuration) -> Result<Partial, Error> {
	let (worker, telemetry) = new_telemetry(config)?.unzip();
	let handle = telemetry.as_ref().map(Telemetry::handle);
	let (client, backend, keystore_container, task_manager) = sc_service::new_full_parts::<Block, RuntimeApi, _>(
		config,
		handle.clone(),
		sc_service::new_wasm_executor(&config.executor),
		// Others can warp-sync from this node even if it keeps few blocks.
		vec![Arc::new(GrandpaPruningFilter)],
	)?;
	let client = Arc::new(client);
	if let Some(worker) = worker {
		task_manager.spawn_handle().spawn("telemetry", None, worker.run());
	}
	let select_chain = sc_consensus::LongestChain::new(backend.clone());
	let (block_import, grandpa_link) = sc_consensus_grandpa::block_import(
		client.clone(),
		JUSTIFICATION_PERIOD,
		&client,
		select_chain.clone(),
		handle.clone(),
	)?;
	Ok(Partial {
		import_queue: new_import_queue(config, &client, &block_import, &task_manager, handle)?,
		transaction_pool: new_pool(config, &client, &task_manager),
		client,
		backend,
		task_manager,
		keystore_container,
		select_chain,
		other: Extras { block_import, grandpa_link, telemetry },
	})
}

/// Reports to the endpoints that the operator or the chain specification name; to none if none.
fn new_telemetry(config: &Configuration) -> Result<Option<(TelemetryWorker, Telemetry)>, sc_telemetry::Error> {
	let Some(endpoints) = config.telemetry_endpoints.clone().filter(|all| !all.is_empty()) else {
		return Ok(None);
	};
	let worker = TelemetryWorker::new(TELEMETRY_BUFFER)?;
	let telemetry = worker.handle().new_telemetry(endpoints);
	Ok(Some((worker, telemetry)))
}

fn new_pool(config: &Configuration, client: &Arc<Client>, tasks: &TaskManager) -> Arc<Pool> {
	let pool = sc_transaction_pool::Builder::new(
		tasks.spawn_essential_handle(),
		client.clone(),
		config.role.is_authority().into(),
	);
	Arc::new(pool.with_options(config.transaction_pool.clone()).with_prometheus(config.prometheus_registry()).build())
}

fn new_import_queue(
	config: &Configuration,
	client: &Arc<Client>,
	block_import: &GrandpaImport,
	tasks: &TaskManager,
	telemetry: Option<TelemetryHandle>,
) -> Result<ImportQueue, Error> {
	let chain = client.clone();
	let queue = sc_consensus_aura::import_queue::<AuraPair, _, _, _, _, _>(ImportQueueParams {
		block_import: block_import.clone(),
		justification_import: Some(Box::new(block_import.clone())),
		client: client.clone(),
		create_inherent_data_providers: move |parent: Hash, ()| {
			let chain = chain.clone();
			async move { Ok(inherents(standalone::slot_duration_at(&*chain, parent)?)) }
		},
		spawner: &tasks.spawn_essential_handle(),
		registry: config.prometheus_registry(),
		check_for_equivocation: Default::default(),
		telemetry,
		compatibility_mode: Default::default(),
	})?;
	Ok(queue)
}

/// What every block says about when it was made.
pub(super) fn inherents(slot_duration: SlotDuration) -> (SlotProvider, TimeProvider) {
	let time = TimeProvider::from_system_time();
	(SlotProvider::from_timestamp_and_slot_duration(*time, slot_duration), time)
}
