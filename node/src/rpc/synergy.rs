//! `synergy_*`: what members and auditors ask, by address and block hash (rules R1, R3).

use jsonrpsee::{
	core::{async_trait, RpcResult},
	proc_macros::rpc,
	types::{error::ErrorObjectOwned, ErrorObject},
};
use serde::Serialize;
use sp_api::ProvideRuntimeApi;
use sp_blockchain::HeaderBackend;
use sp_core::crypto::Ss58Codec;
use std::{fmt::Display, sync::Arc};
use synergy_runtime::{
	opaque::{Block, Hash},
	reading::{
		AuditPage, ComplaintView, CycleContractView, GuaranteeView, MemberView, ParametersView, Promise,
		SuspensionView, SynergyApi,
	},
	AccountId, Balance,
};

use crate::service::Client;

/// Members or complaints checked in one call of the runtime.
const AUDIT_PAGE: u32 = 1_000;

/// No account has this address, or it has never applied.
const UNKNOWN_ACCOUNT: i32 = 8_001;
/// No block has this hash, or its state is no longer kept.
const UNKNOWN_BLOCK: i32 = 8_002;
/// No complaint with this number is open.
const UNKNOWN_COMPLAINT: i32 = 8_003;
/// The runtime could not answer.
pub(super) const RUNTIME_FAILED: i32 = 8_004;
/// There is no such listing, or it has expired.
pub(super) const UNKNOWN_LISTING: i32 = 8_005;
/// There is no cycle contract with this number.
const UNKNOWN_CYCLE_CONTRACT: i32 = 8_006;

/// What an audit of the whole state has found.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Audit {
	/// The block whose state was checked.
	pub block: Hash,
	/// Whether every promise holds.
	pub all_hold: bool,
	/// The holds of every account equal what is recorded (P1).
	pub holds: AuditPage,
	/// Exposure is within coverage, members have their guarantors (P2, P3). Sums: coverage, exposure.
	pub members: AuditPage,
	/// Who is reached was reached level by level (P4). Sums: claims, awards adopted.
	pub complaints: AuditPage,
	/// The money of all accounts is the total supply (P6).
	pub supply: AuditPage,
}

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
	/// The era, and the parameters in force.
	#[method(name = "parameters")]
	fn parameters(&self, at: Option<Hash>) -> RpcResult<ParametersView>;
	/// Checks every promise over the whole state (R3).
	#[method(name = "audit", blocking)]
	fn audit(&self, at: Option<Hash>) -> RpcResult<Audit>;
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

	/// Asks the runtime at a block.
	pub(super) fn ask<V>(
		&self,
		at: Option<Hash>,
		question: impl FnOnce(
			sp_api::ApiRef<'_, <Client as ProvideRuntimeApi<Block>>::Api>,
			Hash,
		) -> Result<V, sp_api::ApiError>,
	) -> RpcResult<V> {
		let block = self.block(at)?;
		question(self.client.runtime_api(), block)
			.map_err(|failed| error(RUNTIME_FAILED, "the runtime could not answer", failed))
	}

	pub(super) fn known(&self, address: &str, at: Option<Hash>) -> RpcResult<MemberView> {
		let account = account(address)?;
		let member = self.ask(at, |api, block| api.member(block, account))?;
		member.ok_or_else(|| error(UNKNOWN_ACCOUNT, "this account has never applied", address))
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

	/// All pages of one promise, added up.
	fn audited(&self, promise: Promise, at: Hash) -> RpcResult<AuditPage> {
		let mut all = AuditPage::default();
		let mut cursor = Some(0);
		while let Some(from) = cursor {
			let page = self.ask(Some(at), |api, block| api.audit_page(block, promise, from, AUDIT_PAGE))?;
			all.checked = all.checked.saturating_add(page.checked);
			all.first_sum = all.first_sum.saturating_add(page.first_sum);
			all.second_sum = all.second_sum.saturating_add(page.second_sum);
			all.broken.extend(page.broken);
			cursor = page.next;
		}
		Ok(all)
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
		let member = self.known(&address, at)?;
		self.ask(at, |api, block| api.suspensions(block, member.account))
	}

	fn complaint(&self, id: u32, at: Option<Hash>) -> RpcResult<ComplaintView> {
		let complaint = self.ask(at, |api, block| api.complaint(block, id))?;
		complaint.ok_or_else(|| error(UNKNOWN_COMPLAINT, "no complaint with this number is open", id))
	}

	fn guarantors(&self, address: String, at: Option<Hash>) -> RpcResult<Vec<GuaranteeView>> {
		let member = self.known(&address, at)?;
		self.ask(at, |api, block| api.guarantors(block, member.account))
	}

	fn wards(&self, address: String, at: Option<Hash>) -> RpcResult<Vec<GuaranteeView>> {
		let member = self.known(&address, at)?;
		self.ask(at, |api, block| api.wards(block, member.account))
	}

	fn cycle_contract(&self, id: u32, at: Option<Hash>) -> RpcResult<CycleContractView> {
		let found = self.ask(at, |api, block| api.cycle_contract(block, id))?;
		found.ok_or_else(|| error(UNKNOWN_CYCLE_CONTRACT, "there is no cycle contract with this number", id))
	}

	fn parameters(&self, at: Option<Hash>) -> RpcResult<ParametersView> {
		self.ask(at, |api, block| api.parameters(block))
	}

	fn audit(&self, at: Option<Hash>) -> RpcResult<Audit> {
		let block = self.block(at)?;
		let holds = self.audited(Promise::Holds, block)?;
		let members = self.audited(Promise::Members, block)?;
		let complaints = self.audited(Promise::Complaints, block)?;
		let supply = self.audited(Promise::Supply, block)?;
		let all_hold = [&holds, &members, &complaints, &supply].iter().all(|page| page.broken.is_empty());
		Ok(Audit { block, all_hold, holds, members, complaints, supply })
	}
}

pub(super) fn account(address: &str) -> RpcResult<AccountId> {
	AccountId::from_ss58check(address).map_err(|_| error(UNKNOWN_ACCOUNT, "this is no SS58 address", address))
}

pub(super) fn error(code: i32, what: &str, which: impl Display) -> ErrorObjectOwned {
	ErrorObject::owned(code, format!("{what}: {which}"), None::<()>)
}
