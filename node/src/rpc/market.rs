//! `synergy_*` about categories, the board, matches and rings (rules L1 to L5, L7).

use jsonrpsee::{core::RpcResult, proc_macros::rpc};
use synergy_runtime::{
	opaque::Hash,
	reading::{BoardPage, CategoryView, Kind, LinkView, ListingView, MatchPage, MatchView, SynergyApi},
};

use super::synergy::{error, Synergy};

/// These listings form no ring.
const NO_RING: i32 = 8_008;

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
	/// The same among those older than the cursor, as many as `matches` looks at, and where to go on.
	#[method(name = "matchesFrom", blocking)]
	fn matches_from(&self, listing: u32, cursor: Option<u32>, limit: u32, at: Option<Hash>) -> RpcResult<MatchPage>;
	/// Checks a ring, named by its offers and the requests that they serve. Fails with why it is none.
	#[method(name = "checkRing")]
	fn check_ring(&self, links: Vec<(u32, u32)>, at: Option<Hash>) -> RpcResult<Vec<LinkView>>;
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

	fn matches_from(&self, listing: u32, cursor: Option<u32>, limit: u32, at: Option<Hash>) -> RpcResult<MatchPage> {
		let block = self.block(at)?;
		self.live(listing, block)?;
		self.window(listing, cursor, limit, block)
	}

	fn check_ring(&self, links: Vec<(u32, u32)>, at: Option<Hash>) -> RpcResult<Vec<LinkView>> {
		let checked = self.ask(at, |api, block| api.check_ring(block, links))?;
		checked.map_err(|why| error(NO_RING, "these listings form no ring", format!("{why:?}")))
	}
}
