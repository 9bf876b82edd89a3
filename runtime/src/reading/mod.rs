//! Reading (rules R1, R3): what a member, a guarantor or an auditor may ask at any block.
//!
//! The same answers are given by the runtime API, and by the node's `synergy_*` methods by address and block hash.

mod audit;
mod fees;
mod questions;
mod views;

use alloc::vec::Vec;
use synergy_primitives::{Balance, ComplaintId};

pub use audit::{AuditPage, Promise};
pub use fees::query_info;
pub use questions::{capacity, complaint, guarantors, member, parameters, suspensions, wards};
pub use views::{ComplaintView, GuaranteeView, MemberView, ParametersView, RecordView, Role, SuspensionView};

use crate::AccountId;

#[allow(missing_docs)] // The macro adds items of its own.
mod api {
	use super::*;

	sp_api::decl_runtime_apis! {
		/// What one may ask about members, guarantees and complaints (R1).
		pub trait SynergyApi {
			/// Everything about a member, a candidate or a former member; none if the account has never applied.
			fn member(account: AccountId) -> Option<MemberView>;
			/// What may still be insured of an account now, in units: unrevoked deposits less the whole exposure (D2).
			fn capacity(account: AccountId) -> Balance;
			/// The open complaints that concern an account, and whether they suspend it now (C5).
			fn suspensions(account: AccountId) -> Vec<SuspensionView>;
			/// An open complaint.
			fn complaint(id: ComplaintId) -> Option<ComplaintView>;
			/// The guarantees behind an account, oldest first.
			fn guarantors(account: AccountId) -> Vec<GuaranteeView>;
			/// The guarantees that an account gives.
			fn wards(account: AccountId) -> Vec<GuaranteeView>;
			/// The era, and the parameters in force.
			fn parameters() -> ParametersView;
			/// Checks a promise for at most `limit` members or complaints from `cursor` on (R3).
			fn audit_page(promise: Promise, cursor: u32, limit: u32) -> AuditPage;
		}
	}
}

pub use api::*;
pub use audit::audit_page;
