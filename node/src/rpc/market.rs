//! `synergy_*` about categories, the board and matches (rules L1 to L5).

use jsonrpsee::{core::RpcResult, proc_macros::rpc};
use synergy_runtime::{
	opaque::Hash,
	reading::{BoardPage, CategoryView, Kind, ListingView, MatchView, SynergyApi},
};

use super::synergy::Synergy;

/// The methods. An address is SS58; without a block hash the best block is meant.
#[rpc(server, namespace = "synergy")]
pub trait MarketMethods {
	/// All categories of goods and services, by code.
	#[method(name = "categories", blocking)]
	fn categories(&self, at: Option<Hash>) -> RpcResult<Vec<CategoryView>>;
	/// A page of the board: at most `limit` (100) listings of a category and all below it, newest first, older than the
	/// cursor. `kind` is `offer` or `request`.
	#[method(name = "board", blocking)]
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
	#[method(name = "listings", blocking)]
	fn listings(&self, address: String, at: Option<Hash>) -> RpcResult<Vec<ListingView>>;
	/// The best matches of a listing among the newest of the board, at most `limit` (100), each with its reason.
	#[method(name = "matches", blocking)]
	fn matches(&self, listing: u32, limit: u32, at: Option<Hash>) -> RpcResult<Vec<MatchView>>;
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
		self.live(id, self.block(at)?)
	}

	fn listings(&self, address: String, at: Option<Hash>) -> RpcResult<Vec<ListingView>> {
		let block = self.block(at)?;
		let account = self.known(&address, Some(block))?.account;
		self.ask(Some(block), |api, block| api.listings(block, account))
	}

	fn matches(&self, listing: u32, limit: u32, at: Option<Hash>) -> RpcResult<Vec<MatchView>> {
		let block = self.block(at)?;
		self.live(listing, block)?;
		self.ask(Some(block), |api, block| api.matches(block, listing, limit))
	}
}
