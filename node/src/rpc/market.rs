//! `synergy_*` about categories, the board and matches (rules L1 to L5).

use jsonrpsee::{core::RpcResult, proc_macros::rpc};
use synergy_runtime::{
	opaque::Hash,
	reading::{BoardPage, CategoryView, Kind, ListingView, MatchView, MatchesView, SynergyApi},
};

use super::synergy::{error, Synergy, UNKNOWN_LISTING};

/// The methods. An address is SS58; without a block hash the best block is meant.
#[rpc(server, namespace = "synergy")]
pub trait MarketMethods {
	/// All categories of goods and services, by code.
	#[method(name = "categories")]
	fn categories(&self, at: Option<Hash>) -> RpcResult<Vec<CategoryView>>;
	/// A page of the board: at most `limit` (100) listings of a category and all below it, newest first, older than the
	/// cursor. `kind` is `offer` or `request`.
	#[method(name = "board")]
	fn board(
		&self,
		category: u32,
		kind: Kind,
		cursor: Option<u32>,
		limit: u32,
		at: Option<Hash>,
	) -> RpcResult<BoardPage>;
	/// A listing.
	#[method(name = "listing")]
	fn listing(&self, id: u32, at: Option<Hash>) -> RpcResult<ListingView>;
	/// All listings of an account, also those that are not shown.
	#[method(name = "listings")]
	fn listings(&self, address: String, at: Option<Hash>) -> RpcResult<Vec<ListingView>>;
	/// The best matches of a listing, at most `limit` (100), each with its reason.
	#[method(name = "matches")]
	fn matches(&self, listing: u32, limit: u32, at: Option<Hash>) -> RpcResult<Vec<MatchView>>;
	/// The best matches of every listing of an account, at most `limit` of each.
	#[method(name = "matchesOf", blocking)]
	fn matches_of(&self, address: String, limit: u32, at: Option<Hash>) -> RpcResult<Vec<MatchesView>>;
}

impl MarketMethodsServer for Synergy {
	fn categories(&self, at: Option<Hash>) -> RpcResult<Vec<CategoryView>> {
		self.ask(at, |api, block| api.categories(block))
	}

	fn board(
		&self,
		category: u32,
		kind: Kind,
		cursor: Option<u32>,
		limit: u32,
		at: Option<Hash>,
	) -> RpcResult<BoardPage> {
		self.ask(at, |api, block| api.board(block, category, kind, cursor, limit))
	}

	fn listing(&self, id: u32, at: Option<Hash>) -> RpcResult<ListingView> {
		let listing = self.ask(at, |api, block| api.listing(block, id))?;
		listing.ok_or_else(|| error(UNKNOWN_LISTING, "there is no such listing, or it has expired", id))
	}

	fn listings(&self, address: String, at: Option<Hash>) -> RpcResult<Vec<ListingView>> {
		let block = self.block(at)?;
		let account = self.known(&address, Some(block))?.account;
		self.ask(Some(block), |api, block| api.listings(block, account))
	}

	fn matches(&self, listing: u32, limit: u32, at: Option<Hash>) -> RpcResult<Vec<MatchView>> {
		let block = self.block(at)?;
		self.ask(Some(block), |api, block| api.listing(block, listing))?
			.ok_or_else(|| error(UNKNOWN_LISTING, "there is no such listing, or it has expired", listing))?;
		self.ask(Some(block), |api, block| api.matches(block, listing, limit))
	}

	fn matches_of(&self, address: String, limit: u32, at: Option<Hash>) -> RpcResult<Vec<MatchesView>> {
		let block = self.block(at)?;
		let account = self.known(&address, Some(block))?.account;
		self.ask(Some(block), |api, block| api.matches_of(block, account, limit))
	}
}
