//! The same answers as view functions, for clients that call those instead of the runtime API (R1).

#[allow(missing_docs, clippy::expect_used, clippy::module_inception, reason = "the macro's own code, and its name")]
#[frame_support::pallet]
pub mod pallet {
	use crate::{
		reading::{
			self, AuditPage, BoardPage, CategoryView, ComplaintView, CycleContractView, DealPage, GuaranteeView, Kind,
			LinkView, ListingView, MatchPage, MatchView, MatchesView, MemberView, NoRing, OrderView, ParametersView,
			PartPage, Promise, SuspensionView,
		},
		AccountId, Balance,
	};
	use alloc::vec::Vec;
	use frame_support::traits::Hooks;
	use frame_system::pallet_prelude::BlockNumberFor;
	use sp_consensus_aura::sr25519::AuthorityId as AuraId;
	use sp_session::MembershipProof;
	use synergy_primitives::{CategoryCode, ComplaintId, CycleContractId, CycleIndex, DealId, ListingId};

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Every promise, with the same pages that an auditor asks for (R3).
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			reading::ensure_promises()
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// Everything about a member, a candidate or a former member; none if the account has never applied.
		pub fn member(account: AccountId) -> Option<MemberView> {
			reading::member(account)
		}

		/// What may still be insured of an account now, in units: unrevoked deposits less the whole exposure (D2).
		pub fn capacity(account: AccountId) -> Balance {
			reading::capacity(account)
		}

		/// The open complaints that concern an account, and whether they suspend it now (C5).
		pub fn suspensions(account: AccountId) -> Vec<SuspensionView> {
			reading::suspensions(account)
		}

		/// An open complaint.
		pub fn complaint(id: ComplaintId) -> Option<ComplaintView> {
			reading::complaint(id)
		}

		/// The guarantees behind an account, oldest first.
		pub fn guarantors(account: AccountId) -> Vec<GuaranteeView> {
			reading::guarantors(account)
		}

		/// The guarantees that an account gives.
		pub fn wards(account: AccountId) -> Vec<GuaranteeView> {
			reading::wards(account)
		}

		/// A cycle contract or its draft: its text, who has signed, the waterfall, and its open cycles (K4).
		pub fn cycle_contract(id: CycleContractId) -> Option<CycleContractView> {
			reading::cycle_contract(id)
		}

		/// A page of the cycle contracts and drafts in which an account has a part (it organises, signs, delivers, receives or
		/// has ordered): at most `limit` (100), in the order of the storage, behind `cursor`. At most 250 are looked at: a page
		/// may have fewer, or none, and still name the next (K1, K2, K3).
		pub fn cycle_contracts_of(account: AccountId, cursor: Option<CycleContractId>, limit: u32) -> PartPage {
			reading::cycle_contracts_of(account, cursor, limit)
		}

		/// What an account has ordered of the next or an open cycle: units, what was paid, what may still be claimed, and its
		/// standing order; none if it has ordered nothing (K3).
		pub fn order(cycle_contract: CycleContractId, cycle: CycleIndex, account: AccountId) -> Option<OrderView> {
			reading::order(cycle_contract, cycle, account)
		}

		/// A page of the open deals and proposals of an account: at most `limit` (100), in the order of the storage, behind
		/// `cursor`. At most 1,000 deals are looked at: a page may have fewer, or none, and still name the next (D1).
		pub fn deals_of(account: AccountId, cursor: Option<DealId>, limit: u32) -> DealPage {
			reading::deals_of(account, cursor, limit)
		}

		/// The proof that a key is one with which a validator builds blocks in this session, for
		/// `clubs.report_double_block`; none if it is not (F2).
		pub fn block_key_proof(key: AuraId) -> Option<MembershipProof> {
			reading::block_key_proof(key)
		}

		/// The era, and the parameters in force.
		pub fn parameters() -> ParametersView {
			reading::parameters()
		}

		/// All categories of goods and services, by code (L1).
		pub fn categories() -> Vec<CategoryView> {
			reading::categories()
		}

		/// A page of the board: at most `limit` (100) offers or requests of a category and all below it, newest first, older
		/// than `cursor`. At most twice as many are looked at: a page may have fewer, and still name the next (L3).
		pub fn board(category: CategoryCode, kind: Kind, cursor: Option<ListingId>, limit: u32) -> BoardPage {
			reading::board(category, kind, cursor, limit)
		}

		/// A listing that has not expired.
		pub fn listing(id: ListingId) -> Option<ListingView> {
			reading::listing(id)
		}

		/// All listings of an account, also those that are not shown.
		pub fn listings(account: AccountId) -> Vec<ListingView> {
			reading::listings(account)
		}

		/// The best matches of a listing, at most `limit` (100), each with its reason (L4).
		pub fn matches(listing: ListingId, limit: u32) -> Vec<MatchView> {
			reading::matches(listing, limit)
		}

		/// The same among those older than `cursor`, as many as `matches` looks at, and where to go on: none after the
		/// oldest (L4).
		pub fn matches_from(listing: ListingId, cursor: Option<ListingId>, limit: u32) -> MatchPage {
			reading::matches_from(listing, cursor, limit)
		}

		/// The best matches of every listing of an account, at most `limit` of each (L4).
		pub fn matches_of(account: AccountId, limit: u32) -> Vec<MatchesView> {
			reading::matches_of(account, limit)
		}

		/// Checks a ring that a search has found, named by its offers and the requests that they serve (L7).
		pub fn check_ring(links: Vec<(ListingId, ListingId)>) -> Result<Vec<LinkView>, NoRing> {
			reading::check_ring(links)
		}

		/// Checks a promise for about `limit` entries of storage (1 to 1,000; at most twice as many are looked at) from
		/// `cursor` on: 0, or what the page before says is `next` (R3). What a page says in `sums` is to be added up over all
		/// promises, and what it names in `parts` is to be asked for as well.
		pub fn audit_page(promise: Promise, cursor: u32, limit: u32) -> AuditPage {
			reading::audit_page(promise, cursor, limit)
		}
	}
}

pub use pallet::*;
