//! `synergy_*`: what members and auditors ask, by address and block hash (rules R1, R3).

use jsonrpsee::{
	core::{async_trait, RpcResult},
	proc_macros::rpc,
	types::{error::ErrorObjectOwned, ErrorObject},
};
use sp_api::{ApiExt, ProvideRuntimeApi};
use sp_blockchain::HeaderBackend;
use sp_core::crypto::Ss58Codec;
use std::{fmt::Display, sync::Arc};
use synergy_runtime::{
	opaque::{Block, Hash},
	reading::{
		AuditPage, ComplaintView, CycleContractView, DealPage, GuaranteeView, ListingView, MatchPage, MemberView,
		OrderView, ParametersView, PartPage, Promise, SuspensionView, SynergyApi, MAX_PAGE,
	},
	AccountId, Balance,
};

use crate::service::Client;

/// No account has this address, or it has never applied.
const UNKNOWN_ACCOUNT: i32 = 8_001;
/// No block has this hash, or its state is no longer kept.
const UNKNOWN_BLOCK: i32 = 8_002;
/// No complaint with this number is open.
const UNKNOWN_COMPLAINT: i32 = 8_003;
/// The runtime could not answer.
pub(super) const RUNTIME_FAILED: i32 = 8_004;
/// There is no such listing, or it has expired.
const UNKNOWN_LISTING: i32 = 8_005;
/// There is no cycle contract with this number.
const UNKNOWN_CYCLE_CONTRACT: i32 = 8_006;
/// The account has ordered nothing of this cycle.
const UNKNOWN_ORDER: i32 = 8_007;
/// The runtime at the block is one of before, which answers this in another form, or not at all.
const OLDER_RUNTIME: i32 = 8_012;

/// The methods. An address is SS58; without a block hash the best block is meant.
#[rpc(server, namespace = "synergy")]
pub trait SynergyMethods {
	/// Everything about a member, a candidate or a former member.
	#[method(name = "member")]
	fn member(&self, address: String, at: Option<Hash>) -> RpcResult<MemberView>;
	/// What may still be insured of an account, in units.
	#[method(name = "capacity")]
	fn capacity(&self, address: String, at: Option<Hash>) -> RpcResult<Balance>;
	/// The open complaints that concern an account.
	#[method(name = "suspensions")]
	fn suspensions(&self, address: String, at: Option<Hash>) -> RpcResult<Vec<SuspensionView>>;
	/// An open complaint.
	#[method(name = "complaint")]
	fn complaint(&self, id: u32, at: Option<Hash>) -> RpcResult<ComplaintView>;
	/// The guarantees behind an account.
	#[method(name = "guarantors")]
	fn guarantors(&self, address: String, at: Option<Hash>) -> RpcResult<Vec<GuaranteeView>>;
	/// The guarantees that an account gives.
	#[method(name = "wards")]
	fn wards(&self, address: String, at: Option<Hash>) -> RpcResult<Vec<GuaranteeView>>;
	/// A cycle contract, or its draft: text, waterfall, signatures, open cycles.
	#[method(name = "cycleContract")]
	fn cycle_contract(&self, id: u32, at: Option<Hash>) -> RpcResult<CycleContractView>;
	/// What an account has ordered of the next or an open cycle, and its standing order. It need not be a member's.
	#[method(name = "order")]
	fn order(&self, cycle_contract: u32, cycle: u32, address: String, at: Option<Hash>) -> RpcResult<OrderView>;
	/// The era, and the parameters in force.
	#[method(name = "parameters")]
	fn parameters(&self, at: Option<Hash>) -> RpcResult<ParametersView>;
	/// One page of an audit (R3): checks a promise for about `limit` entries of storage (1 to 1,000) from `cursor` on, 0 or
	/// what the page before says is `next`.
	#[method(name = "auditPage", blocking)]
	fn audit_page(&self, promise: Promise, cursor: u32, limit: u32, at: Option<Hash>) -> RpcResult<AuditPage>;
}

/// Answers from the state of the chain.
#[derive(Clone)]
pub struct Synergy {
	client: Arc<Client>,
}

impl Synergy {
	/// Answers from the state that `client` keeps.
	pub fn new(client: Arc<Client>) -> Self {
		Self { client }
	}

	/// The block that is meant. Fails if it is not known.
	pub(super) fn block(&self, at: Option<Hash>) -> RpcResult<Hash> {
		let info = self.client.info();
		let Some(hash) = at else { return Ok(info.best_hash) };
		match self.client.number(hash) {
			Ok(Some(_)) => Ok(hash),
			_ => Err(error(UNKNOWN_BLOCK, "no such block", hash)),
		}
	}

	/// Asks the runtime at a block. Fails if its state is no longer kept.
	pub(super) fn ask<V>(
		&self,
		at: Option<Hash>,
		question: impl FnOnce(
			sp_api::ApiRef<'_, <Client as ProvideRuntimeApi<Block>>::Api>,
			Hash,
		) -> Result<V, sp_api::ApiError>,
	) -> RpcResult<V> {
		let block = self.block(at)?;
		question(self.client.runtime_api(), block).map_err(|failed| match self.client.state_at(block) {
			Ok(_) => error(RUNTIME_FAILED, "the runtime could not answer", failed),
			Err(_) => error(UNKNOWN_BLOCK, "the state of this block is no longer kept", block),
		})
	}

	/// Which version of `SynergyApi` the runtime at a block has.
	pub(super) fn version(&self, block: Hash) -> RpcResult<u32> {
		let version = self.ask(Some(block), |api, block| api.api_version::<dyn SynergyApi<Block>>(block))?;
		version.ok_or_else(|| error(RUNTIME_FAILED, "the runtime has no such questions", block))
	}

	/// Asks what runtimes answer in this form since version 3 of `SynergyApi`.
	pub(super) fn ask_since_3<V>(
		&self,
		at: Option<Hash>,
		question: impl FnOnce(
			sp_api::ApiRef<'_, <Client as ProvideRuntimeApi<Block>>::Api>,
			Hash,
		) -> Result<V, sp_api::ApiError>,
	) -> RpcResult<V> {
		let block = self.block(at)?;
		if self.version(block)? < 3 {
			return Err(error(OLDER_RUNTIME, "its runtime is an older one, so read the storage of block", block));
		}
		self.ask(Some(block), question)
	}

	/// One page of an audit.
	pub(super) fn page(&self, promise: &Promise, cursor: u32, limit: u32, block: Hash) -> RpcResult<AuditPage> {
		let promise = promise.clone();
		if self.version(block)? >= 2 {
			return self.ask(Some(block), |api, block| api.audit_page(block, promise, cursor, limit));
		}
		#[allow(deprecated, reason = "the runtime at this block is an earlier one")]
		let page = self.ask(Some(block), |api, block| api.audit_page_before_version_2(block, promise, cursor, limit))?;
		Ok(page.into())
	}

	pub(super) fn known(&self, address: &str, at: Option<Hash>) -> RpcResult<MemberView> {
		let account = account(address)?;
		let member = self.ask(at, |api, block| api.member(block, account))?;
		member.ok_or_else(|| error(UNKNOWN_ACCOUNT, "this account has never applied", address))
	}

	/// A listing. Fails if it is not there, or has expired.
	pub(super) fn live(&self, listing: u32, block: Hash) -> RpcResult<ListingView> {
		let found = self.ask(Some(block), |api, block| api.listing(block, listing))?;
		found.ok_or_else(|| error(UNKNOWN_LISTING, "there is no such listing, or it has expired", listing))
	}

	/// What matches a listing in the window of those older than a cursor.
	pub(super) fn window(&self, listing: u32, cursor: Option<u32>, limit: u32, block: Hash) -> RpcResult<MatchPage> {
		self.ask_since_3(Some(block), |api, block| api.matches_from(block, listing, cursor, limit))
	}

	/// A page of the open deals of an account, behind a cursor.
	pub(super) fn deals(&self, account: &AccountId, cursor: Option<u32>, block: Hash) -> RpcResult<DealPage> {
		self.ask_since_3(Some(block), |api, block| api.deals_of(block, account.clone(), cursor, MAX_PAGE))
	}

	/// A page of the cycle contracts in which an account has a part, behind a cursor.
	pub(super) fn parts(&self, account: &AccountId, cursor: Option<u32>, block: Hash) -> RpcResult<PartPage> {
		self.ask_since_3(Some(block), |api, block| api.cycle_contracts_of(block, account.clone(), cursor, MAX_PAGE))
	}

	/// Those an account guarantees and is guaranteed by.
	pub(super) fn neighbours(&self, account: &AccountId, at: Hash) -> RpcResult<Vec<AccountId>> {
		let guarantors = self.ask(Some(at), |api, block| api.guarantors(block, account.clone()))?;
		let wards = self.ask(Some(at), |api, block| api.wards(block, account.clone()))?;
		Ok(guarantors
			.into_iter()
			.filter_map(|edge| edge.guarantor)
			.chain(wards.into_iter().filter_map(|edge| edge.ward))
			.collect())
	}
}

#[async_trait]
impl SynergyMethodsServer for Synergy {
	fn member(&self, address: String, at: Option<Hash>) -> RpcResult<MemberView> {
		self.known(&address, at)
	}

	fn capacity(&self, address: String, at: Option<Hash>) -> RpcResult<Balance> {
		Ok(self.known(&address, at)?.capacity)
	}

	fn suspensions(&self, address: String, at: Option<Hash>) -> RpcResult<Vec<SuspensionView>> {
		let block = self.block(at)?;
		let member = self.known(&address, Some(block))?;
		self.ask(Some(block), |api, block| api.suspensions(block, member.account))
	}

	fn complaint(&self, id: u32, at: Option<Hash>) -> RpcResult<ComplaintView> {
		let complaint = self.ask(at, |api, block| api.complaint(block, id))?;
		complaint.ok_or_else(|| error(UNKNOWN_COMPLAINT, "no complaint with this number is open", id))
	}

	fn guarantors(&self, address: String, at: Option<Hash>) -> RpcResult<Vec<GuaranteeView>> {
		let block = self.block(at)?;
		let member = self.known(&address, Some(block))?;
		self.ask(Some(block), |api, block| api.guarantors(block, member.account))
	}

	fn wards(&self, address: String, at: Option<Hash>) -> RpcResult<Vec<GuaranteeView>> {
		let block = self.block(at)?;
		let member = self.known(&address, Some(block))?;
		self.ask(Some(block), |api, block| api.wards(block, member.account))
	}

	fn cycle_contract(&self, id: u32, at: Option<Hash>) -> RpcResult<CycleContractView> {
		let found = self.ask_since_3(at, |api, block| api.cycle_contract(block, id))?;
		found.ok_or_else(|| error(UNKNOWN_CYCLE_CONTRACT, "there is no cycle contract with this number", id))
	}

	fn order(&self, cycle_contract: u32, cycle: u32, address: String, at: Option<Hash>) -> RpcResult<OrderView> {
		let consumer = account(&address)?;
		let order = self.ask_since_3(at, |api, block| api.order(block, cycle_contract, cycle, consumer))?;
		order.ok_or_else(|| error(UNKNOWN_ORDER, "this account has ordered nothing of this cycle", address))
	}

	fn parameters(&self, at: Option<Hash>) -> RpcResult<ParametersView> {
		self.ask(at, |api, block| api.parameters(block))
	}

	fn audit_page(&self, promise: Promise, cursor: u32, limit: u32, at: Option<Hash>) -> RpcResult<AuditPage> {
		self.page(&promise, cursor, limit, self.block(at)?)
	}
}

/// The account of an address.
pub(super) fn account(address: &str) -> RpcResult<AccountId> {
	AccountId::from_ss58check(address).map_err(|_| error(UNKNOWN_ACCOUNT, "this is no SS58 address", address))
}

pub(super) fn error(code: i32, what: &str, which: impl Display) -> ErrorObjectOwned {
	ErrorObject::owned(code, format!("{what}: {which}"), None::<()>)
}
