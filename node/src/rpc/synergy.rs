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
	/// A cycle contract, or its draft: text, waterfall, signatures, open cycles.
	#[method(name = "cycleContract")]
	fn cycle_contract(&self, id: u32, at: Option<Hash>) -> RpcResult<CycleContractView>;
	/// The era, and the parameters in force.
	#[method(name = "parameters")]
	fn parameters(&self, at: Option<Hash>) -> RpcResult<ParametersView>;
	/// The shortest chain of guarantees between two accounts (L6).
	#[method(name = "path", blocking)]
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
