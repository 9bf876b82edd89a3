//! Reading (rules R1, R3): what a member, a guarantor or an auditor may ask at any block.
//!
//! The same answers are given by the runtime API, by view functions, and by the node's `synergy_*` methods by address and block hash.

mod audit;
mod cycles;
mod deals;
mod fees;
mod market;
mod orders;
/// The view functions.
pub mod pallet;
mod parts;
mod questions;
mod views;

use alloc::vec::Vec;
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_session::MembershipProof;
use synergy_primitives::{Balance, CategoryCode, ComplaintId, CycleContractId, CycleIndex, DealId, ListingId};

pub use audit::{
	audit, audit_everything, ensure_promises, Audit, AuditPage, AuditPageBefore2, Promise, MAX_AUDIT_PAGE,
};
pub use cycles::{cycle_contract, CycleContractStage, CycleContractView, CycleView, LegTermsView, LegView};
pub use deals::{deals_of, DealPage, DealView};
pub use fees::query_info;
pub use market::{
	board, categories, check_ring, listing, listings, matches, matches_from, matches_of, BoardPage, CategoryView,
	LinkView, ListingView, MatchPage, MatchView, MatchesView, MAX_PAGE,
};
pub use orders::{order, OrderView};
pub use pallet_synergy_cycles::{MAX_PRODUCT, MAX_SUM};
pub use pallet_synergy_deals::{Payment, State as DealState};
pub use pallet_synergy_listings::{Kind, Nearness, NoRing, Reason};
pub use parts::{cycle_contracts_of, PartPage, PartView};
pub use questions::{capacity, complaint, guarantors, member, parameters, suspensions, wards};
pub use views::{
	ComplaintView, GuaranteeView, MemberView, ParametersView, RecordView, RecoveryView, Role, SuspensionView,
};

pub use crate::configs::double_blocks::key_proof as block_key_proof;
use crate::AccountId;

#[allow(missing_docs)] // The macro adds items of its own.
mod api {
	use super::*;

	sp_api::decl_runtime_apis! {
		/// What one may ask about members, guarantees, complaints, listings and cycle contracts (R1).
		#[api_version(3)]
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
			/// A cycle contract, or its draft: text, waterfall, signatures, open cycles (K4).
			fn cycle_contract(id: CycleContractId) -> Option<CycleContractView>;
			/// A page of the cycle contracts and drafts in which an account has a part (it organises, signs, delivers, receives or
			/// has ordered): at most `limit` (100), in the order of the storage, behind `cursor`. At most 250 are looked at: a page
			/// may have fewer, or none, and still name the next (K1, K2, K3).
			fn cycle_contracts_of(account: AccountId, cursor: Option<CycleContractId>, limit: u32) -> PartPage;
			/// What an account has ordered of the next or an open cycle: units, what was paid, what may still be claimed, and its
			/// standing order; none if it has ordered nothing (K3).
			fn order(cycle_contract: CycleContractId, cycle: CycleIndex, account: AccountId) -> Option<OrderView>;
			/// A page of the open deals and proposals of an account: at most `limit` (100), in the order of the storage, behind
			/// `cursor`. At most 1,000 deals are looked at: a page may have fewer, or none, and still name the next (D1).
			fn deals_of(account: AccountId, cursor: Option<DealId>, limit: u32) -> DealPage;
			/// The era, and the parameters in force.
			fn parameters() -> ParametersView;
			/// All categories of goods and services, by code (L1).
			fn categories() -> Vec<CategoryView>;
			/// A page of the board: at most `limit` (100) offers or requests of a category and all below it, newest first,
			/// older than `cursor`. At most twice as many are looked at: a page may have fewer, and still name the next (L3).
			fn board(category: CategoryCode, kind: Kind, cursor: Option<ListingId>, limit: u32) -> BoardPage;
			/// A listing that has not expired.
			fn listing(id: ListingId) -> Option<ListingView>;
			/// All listings of an account, also those that are not shown.
			fn listings(account: AccountId) -> Vec<ListingView>;
			/// The best matches of a listing among the newest of the board, at most `limit` (100), each with its reason (L4).
			fn matches(listing: ListingId, limit: u32) -> Vec<MatchView>;
			/// The same among those older than `cursor`, as many as `matches` looks at, and where to go on: none after the
			/// oldest (L4).
			fn matches_from(listing: ListingId, cursor: Option<ListingId>, limit: u32) -> MatchPage;
			/// The best matches of every listing of an account, at most `limit` of each (L4).
			fn matches_of(account: AccountId, limit: u32) -> Vec<MatchesView>;
			/// Checks a ring that a search has found, named by its offers and the requests that they serve (L7).
			fn check_ring(links: Vec<(ListingId, ListingId)>) -> Result<Vec<LinkView>, NoRing>;
			/// The proof that a key is one with which a validator builds blocks in the session of this block, for
			/// `clubs.report_double_block`; none if it is not (F2).
			fn block_key_proof(key: AuraId) -> Option<MembershipProof>;
			/// Checks a promise for about `limit` entries of storage (1 to 1,000; at most twice as many are looked at) from
			/// `cursor` on: 0, or what the page before says is `next` (R3). What a page says in `sums` is to be added up over
			/// all promises, and what it names in `parts` is to be asked for as well.
			fn audit_page(promise: Promise, cursor: u32, limit: u32) -> AuditPage;
			/// The same in the first version, where holds and supply were one page.
			#[changed_in(2)]
			fn audit_page(promise: Promise, cursor: u32, limit: u32) -> AuditPageBefore2;
		}
	}
}

pub use api::*;
pub use audit::audit_page;
