//! The searches over the state of a block: `synergy_searchMatches`, `synergy_matchesOf` (rule L4), `synergy_path` (rule L6),
//! `synergy_rings` (rule L7), `synergy_dealsOf`, `synergy_cycleContractsOf` (rule R1) and `synergy_audit` (rule R3).
//!
//! A search runs on a thread of its own. It ends when it has looked at everything, or when its budget of steps or of time is
//! spent, which it says. A subscription to a search ends it with itself, and so does who asks over HTTP and goes; a call
//! over a WebSocket is searched for to its end. Only a few run at once: who comes beyond these is told so, and may ask
//! again.

use futures::{
	channel::{mpsc, oneshot},
	future::{select, Either},
	StreamExt,
};
use jsonrpsee::{
	core::{async_trait, RpcResult, SubscriptionResult},
	proc_macros::rpc,
	PendingSubscriptionAcceptError, PendingSubscriptionSink, SubscriptionMessage, SubscriptionSink,
};
use sc_rpc::SubscriptionTaskExecutor;
use serde::{Deserialize, Serialize};
use synergy_runtime::{opaque::Hash, reading::SynergyApi, AccountId};

use super::{
	audit::{self, Audit},
	budget::{Budget, Wanted},
	deals::{self, Deals},
	matches::{self, Matches, OfEach},
	parts::{self, Parts},
	path::{self, Path},
	places::{Place, Places},
	rings::{self, Frame, Member, Outcome, Ring, State},
	synergy::{account, error, Synergy, RUNTIME_FAILED},
};

/// Steps, if the question names no number; and the most it may name.
const NODES: (u32, u32) = (1_000, 20_000);
/// Milliseconds, if the question names no number; and the most it may name.
const MILLIS: (u64, u64) = (2_000, 10_000);
/// Searches at once.
const SEARCHES: usize = 4;
/// Audits at once: members' searches leave them their place.
const AUDITS: usize = 1;
/// As many searches run as may.
const BUSY: i32 = 8_010;
/// There was not the time for all of the answer.
const TOO_LONG: i32 = 8_011;

/// How far a search may go.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Limits {
	/// How many steps: members, windows of the board, or pages of deals or cycle contracts, that may be looked at.
	pub nodes: Option<u32>,
	/// For how many milliseconds.
	pub millis: Option<u64>,
}

/// What a search for rings has found.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Found {
	/// The block whose state was searched.
	pub block: Hash,
	/// The rings, the shortest first.
	pub rings: Vec<Ring>,
	/// How many members were looked at.
	pub looked_at: usize,
	/// Whether there may be more: the search was given up, has found 32, a listing has more partners than it was tried on, or a
	/// ring is about more than a cycle contract may be.
	pub exhausted: bool,
}

/// What a subscription to a search for rings sends.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Finding {
	/// A ring.
	Ring(Box<Ring>),
	/// The search has ended.
	Done {
		/// The block whose state was searched.
		block: Hash,
		/// How many members were looked at.
		looked_at: usize,
		/// Whether there may be more.
		exhausted: bool,
	},
}

/// The methods. An address is SS58; without a block hash the best block is meant. Without limits: 1,000 steps, 2 seconds; 20,000
/// and 10 seconds are the most.
#[rpc(server, namespace = "synergy")]
pub trait SearchMethods {
	/// The best matches of a listing on all of the board, at most `limit` (100), each with its reason (L4). A step is a
	/// window of the board.
	#[method(name = "searchMatches")]
	async fn search_matches(
		&self,
		listing: u32,
		limit: u32,
		limits: Option<Limits>,
		at: Option<Hash>,
	) -> RpcResult<Matches>;
	/// The same answer, to a subscription.
	#[subscription(name = "subscribeSearchMatches" => "searchedMatches", unsubscribe = "unsubscribeSearchMatches", item = Matches)]
	async fn subscribe_search_matches(
		&self,
		listing: u32,
		limit: u32,
		limits: Option<Limits>,
		at: Option<Hash>,
	) -> SubscriptionResult;
	/// The best matches of every listing of an account, at most `limit` of each, among the newest of the board (L4). Fails if
	/// 10 seconds are not enough for it.
	#[method(name = "matchesOf")]
	async fn matches_of(&self, address: String, limit: u32, at: Option<Hash>) -> RpcResult<OfEach>;
	/// The same answer, to a subscription.
	#[subscription(name = "subscribeMatchesOf" => "matchedOf", unsubscribe = "unsubscribeMatchesOf", item = OfEach)]
	async fn subscribe_matches_of(&self, address: String, limit: u32, at: Option<Hash>) -> SubscriptionResult;
	/// The shortest chain of guarantees between two accounts (L6). A step is a member.
	#[method(name = "path")]
	async fn path(&self, from: String, to: String, limits: Option<Limits>, at: Option<Hash>) -> RpcResult<Path>;
	/// The same answer, to a subscription.
	#[subscription(name = "subscribePath" => "foundPath", unsubscribe = "unsubscribePath", item = Path)]
	async fn subscribe_path(
		&self,
		from: String,
		to: String,
		limits: Option<Limits>,
		at: Option<Hash>,
	) -> SubscriptionResult;
	/// The open deals and proposals of an account, at most 1,000, those last that only wait for its answer (R1). It need not be
	/// a member's. A step is a page of the deals of all.
	#[method(name = "dealsOf")]
	async fn deals_of(&self, address: String, limits: Option<Limits>, at: Option<Hash>) -> RpcResult<Deals>;
	/// The same answer, to a subscription.
	#[subscription(name = "subscribeDealsOf" => "foundDeals", unsubscribe = "unsubscribeDealsOf", item = Deals)]
	async fn subscribe_deals_of(&self, address: String, limits: Option<Limits>, at: Option<Hash>)
		-> SubscriptionResult;
	/// The cycle contracts and drafts in which an account has a part (it organises, signs, delivers, receives or has ordered), at
	/// most 1,000, those last that only wait for its signature (R1). It need not be a member's. A step is a page of the cycle
	/// contracts of all.
	#[method(name = "cycleContractsOf")]
	async fn cycle_contracts_of(&self, address: String, limits: Option<Limits>, at: Option<Hash>) -> RpcResult<Parts>;
	/// The same answer, to a subscription.
	#[subscription(name = "subscribeCycleContractsOf" => "foundCycleContracts", unsubscribe = "unsubscribeCycleContractsOf", item = Parts)]
	async fn subscribe_cycle_contracts_of(
		&self,
		address: String,
		limits: Option<Limits>,
		at: Option<Hash>,
	) -> SubscriptionResult;
	/// Checks every promise over the whole state (R3), for at most 10 seconds; if that is not enough, ask page by page.
	#[method(name = "audit")]
	async fn audit(&self, at: Option<Hash>) -> RpcResult<Audit>;
	/// The same answer, to a subscription.
	#[subscription(name = "subscribeAudit" => "audited", unsubscribe = "unsubscribeAudit", item = Audit)]
	async fn subscribe_audit(&self, at: Option<Hash>) -> SubscriptionResult;
	/// Rings of 3 to 5 members, of which the account is one, at most 32 (L7). A step is a member.
	#[method(name = "rings")]
	async fn rings(&self, address: String, limits: Option<Limits>, at: Option<Hash>) -> RpcResult<Found>;
	/// The same, one ring at a time.
	#[subscription(name = "subscribeRings" => "ring", unsubscribe = "unsubscribeRings", item = Finding)]
	async fn subscribe_rings(&self, address: String, limits: Option<Limits>, at: Option<Hash>) -> SubscriptionResult;
}

/// Searches the state of the chain.
pub struct Searches {
	synergy: Synergy,
	executor: SubscriptionTaskExecutor,
	searches: Places,
	audits: Places,
}

/// A search that has its question, but has not begun. It takes one of the `places` when it does: who subscribes and does not
/// read the answer, so that it is never begun, must not keep one from others.
struct Search<S> {
	places: Places,
	block: Hash,
	search: S,
}

impl Searches {
	/// Searches the state that `synergy` reads, on the threads of `executor`.
	pub fn new(synergy: Synergy, executor: SubscriptionTaskExecutor) -> Self {
		Self { synergy, executor, searches: Places::new(SEARCHES), audits: Places::new(AUDITS) }
	}

	/// Runs a search on a thread of its own. Its place is free when it has ended.
	fn run<V: Send + 'static>(
		&self,
		place: Place,
		search: impl FnOnce(&Synergy) -> RpcResult<V> + Send + 'static,
	) -> oneshot::Receiver<RpcResult<V>> {
		let (sender, receiver) = oneshot::channel();
		let synergy = self.synergy.clone();
		let task = async move {
			// If nobody waits for it any more, there is nobody to tell.
			drop(sender.send(search(&synergy)));
			drop(place);
		};
		self.executor.spawn_blocking("synergy-search", Some("rpc"), Box::pin(task));
		receiver
	}

	/// What a search finds. It ends when this is dropped.
	async fn answer<V, S>(&self, Search { places, search, .. }: Search<S>) -> RpcResult<V>
	where
		V: Send + 'static,
		S: FnOnce(&Synergy, Wanted) -> RpcResult<V> + Send + 'static,
	{
		let place = take(&places)?;
		let wanted = Wanted::default();
		let _waiting = wanted.waiting();
		let outcome = self.run(place, move |synergy| search(synergy, wanted)).await;
		outcome.map_err(|stopped| error(RUNTIME_FAILED, "the search was stopped", stopped))?
	}

	/// Sends what a search finds to a subscription. The search ends with it.
	async fn tell<V, S>(&self, pending: PendingSubscriptionSink, prepared: RpcResult<Search<S>>) -> SubscriptionResult
	where
		V: Serialize + Send + 'static,
		S: FnOnce(&Synergy, Wanted) -> RpcResult<V> + Send + 'static,
	{
		let Some((sink, search)) = begin(pending, prepared).await? else { return Ok(()) };
		let answer = Box::pin(self.answer(search));
		if let Either::Left((found, _)) = select(answer, Box::pin(sink.closed())).await {
			send(&sink, &found.map_err(|failed| failed.message().to_owned())?).await;
		}
		Ok(())
	}

	fn matches_search(
		&self,
		listing: u32,
		limit: u32,
		limits: Option<Limits>,
		at: Option<Hash>,
	) -> RpcResult<Search<impl FnOnce(&Synergy, Wanted) -> RpcResult<Matches>>> {
		let places = free(&self.searches)?;
		let block = self.synergy.block(at)?;
		self.synergy.live(listing, block)?;
		let limits = limits.unwrap_or_default();
		let search = move |synergy: &Synergy, wanted| {
			matches::search(block, limit, limits.budget(wanted), |cursor| synergy.window(listing, cursor, limit, block))
		};
		Ok(Search { places, block, search })
	}

	fn matches_of_search(
		&self,
		address: &str,
		limit: u32,
		at: Option<Hash>,
	) -> RpcResult<Search<impl FnOnce(&Synergy, Wanted) -> RpcResult<OfEach>>> {
		let places = free(&self.searches)?;
		let block = self.synergy.block(at)?;
		let account = self.synergy.known(address, Some(block))?.account;
		let search = move |synergy: &Synergy, wanted| {
			let own = synergy.ask(Some(block), |api, block| api.listings(block, account))?;
			let budget = Budget::new(NODES.1, MILLIS.1, wanted);
			let found = matches::of_each(own, budget, |listing| {
				synergy.ask(Some(block), |api, block| api.matches(block, listing, limit))
			})?;
			found.ok_or_else(|| error(TOO_LONG, "this takes too long; ask for each listing by itself", limit))
		};
		Ok(Search { places, block, search })
	}

	fn path_search(
		&self,
		from: &str,
		to: &str,
		limits: Option<Limits>,
		at: Option<Hash>,
	) -> RpcResult<Search<impl FnOnce(&Synergy, Wanted) -> RpcResult<Path>>> {
		let places = free(&self.searches)?;
		let block = self.synergy.block(at)?;
		let (first, last) = (self.synergy.known(from, Some(block))?, self.synergy.known(to, Some(block))?);
		let (ends, limits) = ([first.account, last.account], limits.unwrap_or_default());
		let search = move |synergy: &Synergy, wanted| {
			path::search(block, &ends, limits.budget(wanted), |account| synergy.neighbours(account, block))
		};
		Ok(Search { places, block, search })
	}

	/// A search through the pages of what there is of all, for what an account has a part in.
	fn search_of<V>(
		&self,
		address: &str,
		limits: Option<Limits>,
		at: Option<Hash>,
		collect: fn(&Synergy, &AccountId, Hash, Budget) -> RpcResult<V>,
	) -> RpcResult<Search<impl FnOnce(&Synergy, Wanted) -> RpcResult<V>>> {
		let places = free(&self.searches)?;
		let block = self.synergy.block(at)?;
		let (account, limits) = (account(address)?, limits.unwrap_or_default());
		let search = move |synergy: &Synergy, wanted| collect(synergy, &account, block, limits.budget(wanted));
		Ok(Search { places, block, search })
	}

	fn audit_search(&self, at: Option<Hash>) -> RpcResult<Search<impl FnOnce(&Synergy, Wanted) -> RpcResult<Audit>>> {
		let places = free(&self.audits)?;
		let block = self.synergy.block(at)?;
		let search =
			move |synergy: &Synergy, wanted| audit::search(synergy, block, &Budget::new(u32::MAX, MILLIS.1, wanted));
		Ok(Search { places, block, search })
	}

	/// A search for rings. Each is reported when it is found, until the reporter wants no more.
	fn rings_search<R: FnMut(Ring) -> bool>(
		&self,
		address: &str,
		limits: Option<Limits>,
		at: Option<Hash>,
		report: R,
	) -> RpcResult<Search<impl FnOnce(&Synergy, Wanted) -> RpcResult<Outcome>>> {
		let places = free(&self.searches)?;
		let block = self.synergy.block(at)?;
		let member = self.synergy.known(address, Some(block))?;
		let start = Member { number: member.number, account: member.account };
		let (frame, limits) = (Frame::new(&self.synergy, member.club, block)?, limits.unwrap_or_default());
		let search = move |synergy: &Synergy, wanted| {
			rings::search(&State { synergy, block }, &start, frame, limits.budget(wanted), report)
		};
		Ok(Search { places, block, search })
	}
}

impl Limits {
	fn budget(self, wanted: Wanted) -> Budget {
		let nodes = self.nodes.unwrap_or(NODES.0).min(NODES.1);
		Budget::new(nodes, self.millis.unwrap_or(MILLIS.0).min(MILLIS.1), wanted)
	}
}

fn deals_of(synergy: &Synergy, account: &AccountId, block: Hash, budget: Budget) -> RpcResult<Deals> {
	deals::search(block, budget, |cursor| synergy.deals(account, cursor, block))
}

fn parts_of(synergy: &Synergy, account: &AccountId, block: Hash, budget: Budget) -> RpcResult<Parts> {
	parts::search(block, budget, |cursor| synergy.parts(account, cursor, block))
}

/// The places for a search. Fails if as many run as may: then nothing else is done for who asks.
fn free(places: &Places) -> RpcResult<Places> {
	take(places).map(|_| places.clone())
}

/// A place for one more search. Fails if as many run as may.
fn take(places: &Places) -> RpcResult<Place> {
	let busy = || error(BUSY, "as many searches run as may; ask again in a few seconds", places.most());
	places.take().ok_or_else(busy)
}

#[async_trait]
impl SearchMethodsServer for Searches {
	async fn search_matches(
		&self,
		listing: u32,
		limit: u32,
		limits: Option<Limits>,
		at: Option<Hash>,
	) -> RpcResult<Matches> {
		self.answer(self.matches_search(listing, limit, limits, at)?).await
	}

	async fn subscribe_search_matches(
		&self,
		pending: PendingSubscriptionSink,
		listing: u32,
		limit: u32,
		limits: Option<Limits>,
		at: Option<Hash>,
	) -> SubscriptionResult {
		self.tell(pending, self.matches_search(listing, limit, limits, at)).await
	}

	async fn matches_of(&self, address: String, limit: u32, at: Option<Hash>) -> RpcResult<OfEach> {
		self.answer(self.matches_of_search(&address, limit, at)?).await
	}

	async fn subscribe_matches_of(
		&self,
		pending: PendingSubscriptionSink,
		address: String,
		limit: u32,
		at: Option<Hash>,
	) -> SubscriptionResult {
		self.tell(pending, self.matches_of_search(&address, limit, at)).await
	}

	async fn path(&self, from: String, to: String, limits: Option<Limits>, at: Option<Hash>) -> RpcResult<Path> {
		self.answer(self.path_search(&from, &to, limits, at)?).await
	}

	async fn subscribe_path(
		&self,
		pending: PendingSubscriptionSink,
		from: String,
		to: String,
		limits: Option<Limits>,
		at: Option<Hash>,
	) -> SubscriptionResult {
		self.tell(pending, self.path_search(&from, &to, limits, at)).await
	}

	async fn deals_of(&self, address: String, limits: Option<Limits>, at: Option<Hash>) -> RpcResult<Deals> {
		self.answer(self.search_of(&address, limits, at, deals_of)?).await
	}

	async fn subscribe_deals_of(
		&self,
		pending: PendingSubscriptionSink,
		address: String,
		limits: Option<Limits>,
		at: Option<Hash>,
	) -> SubscriptionResult {
		self.tell(pending, self.search_of(&address, limits, at, deals_of)).await
	}

	async fn cycle_contracts_of(&self, address: String, limits: Option<Limits>, at: Option<Hash>) -> RpcResult<Parts> {
		self.answer(self.search_of(&address, limits, at, parts_of)?).await
	}

	async fn subscribe_cycle_contracts_of(
		&self,
		pending: PendingSubscriptionSink,
		address: String,
		limits: Option<Limits>,
		at: Option<Hash>,
	) -> SubscriptionResult {
		self.tell(pending, self.search_of(&address, limits, at, parts_of)).await
	}

	async fn audit(&self, at: Option<Hash>) -> RpcResult<Audit> {
		self.answer(self.audit_search(at)?).await
	}

	async fn subscribe_audit(&self, pending: PendingSubscriptionSink, at: Option<Hash>) -> SubscriptionResult {
		self.tell(pending, self.audit_search(at)).await
	}

	async fn rings(&self, address: String, limits: Option<Limits>, at: Option<Hash>) -> RpcResult<Found> {
		let (sender, found) = std::sync::mpsc::channel();
		let search = self.rings_search(&address, limits, at, move |ring| sender.send(ring).is_ok())?;
		let block = search.block;
		let Outcome { looked_at, exhausted } = self.answer(search).await?;
		Ok(Found { block, rings: found.into_iter().collect(), looked_at, exhausted })
	}

	async fn subscribe_rings(
		&self,
		pending: PendingSubscriptionSink,
		address: String,
		limits: Option<Limits>,
		at: Option<Hash>,
	) -> SubscriptionResult {
		let (sender, mut found) = mpsc::unbounded();
		let prepared = self.rings_search(&address, limits, at, move |ring| sender.unbounded_send(ring).is_ok());
		let Some((sink, Search { places, block, search })) = begin(pending, prepared).await? else { return Ok(()) };
		let place = take(&places).map_err(|busy| busy.message().to_owned())?;
		let wanted = Wanted::default();
		let _waiting = wanted.waiting();
		let outcome = self.run(place, move |synergy| search(synergy, wanted));
		if pass_on(&sink, &mut found).await.is_some() {
			if let Ok(found) = outcome.await {
				let Outcome { looked_at, exhausted } = found.map_err(|failed| failed.message().to_owned())?;
				send(&sink, &Finding::Done { block, looked_at, exhausted }).await;
			}
		}
		Ok(())
	}
}

/// Accepts a subscription to a search. None, and it is told why, if the search was refused.
async fn begin<S>(
	pending: PendingSubscriptionSink,
	prepared: RpcResult<Search<S>>,
) -> Result<Option<(SubscriptionSink, Search<S>)>, PendingSubscriptionAcceptError> {
	match prepared {
		Ok(search) => Ok(Some((pending.accept().await?, search))),
		Err(refused) => {
			pending.reject(refused).await;
			Ok(None)
		}
	}
}

/// Sends rings as they are found. None if the subscription ends before the search.
async fn pass_on(sink: &SubscriptionSink, found: &mut mpsc::UnboundedReceiver<Ring>) -> Option<()> {
	loop {
		let ring = match select(found.next(), Box::pin(sink.closed())).await {
			Either::Left((ring, _)) => ring,
			Either::Right(_) => return None,
		};
		let Some(ring) = ring else { return Some(()) };
		send(sink, &Finding::Ring(Box::new(ring))).await?;
	}
}

async fn send(sink: &SubscriptionSink, finding: &impl Serialize) -> Option<()> {
	let message = SubscriptionMessage::from_json(finding).ok()?;
	sink.send(message).await.ok()
}
