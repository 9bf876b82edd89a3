//! What wallets and auditors may ask a node, beside what every node of the SDK answers. One file per
//! subject.

mod audit;
mod budget;
mod collecting;
mod deals;
mod finality;
mod market;
mod matches;
mod parts;
mod path;
mod places;
mod rings;
mod searches;
mod synergy;

pub use finality::Finality;

use jsonrpsee::RpcModule;
use pallet_transaction_payment_rpc::{TransactionPayment, TransactionPaymentApiServer};
use sc_rpc::{
	dev::{Dev, DevApiServer},
	SubscriptionTaskExecutor,
};
use std::{error::Error, sync::Arc};
use substrate_frame_rpc_system::{System, SystemApiServer};

use self::{
	market::MarketMethodsServer,
	searches::{SearchMethodsServer, Searches},
	synergy::{Synergy, SynergyMethodsServer},
};
use crate::service::{Client, Pool};

/// What the methods need.
pub struct Deps {
	/// The chain.
	pub client: Arc<Client>,
	/// Transactions that wait for a block.
	pub pool: Arc<Pool>,
	/// What is known about finality.
	pub finality: Finality,
}

/// All methods, in one module.
pub fn create(deps: &Deps, executor: SubscriptionTaskExecutor) -> Result<RpcModule<()>, Box<dyn Error + Send + Sync>> {
	let mut methods = RpcModule::new(());
	methods.merge(System::new(deps.client.clone(), deps.pool.clone()).into_rpc())?;
	methods.merge(TransactionPayment::new(deps.client.clone()).into_rpc())?;
	methods.merge(Dev::new(deps.client.clone()).into_rpc())?;
	let synergy = Synergy::new(deps.client.clone());
	methods.merge(MarketMethodsServer::into_rpc(synergy.clone()))?;
	methods.merge(Searches::new(synergy.clone(), executor.clone()).into_rpc())?;
	methods.merge(SynergyMethodsServer::into_rpc(synergy))?;
	methods.merge(finality::create(&deps.finality, executor))?;
	Ok(methods)
}
