//! The searches over the state of a block: `synergy_path` (rule L6), `synergy_rings` (rule L7) and `synergy_audit` (rule
//! R3).
//!
//! A search runs on a thread of its own. It ends when it has looked at everything, when its budget of members or of time
//! is spent, which it says, or when nobody waits for it any more: the call or the subscription is dropped. Only a few run
//! at once: who comes beyond these is told so, and may ask again.

use futures::{
	channel::{mpsc, oneshot},
	future::{select, Either},
	StreamExt,
};
use jsonrpsee::{
	core::{async_trait, RpcResult, SubscriptionResult},
	proc_macros::rpc,
	PendingSubscriptionSink, SubscriptionMessage, SubscriptionSink,
};
use sc_rpc::SubscriptionTaskExecutor;
use serde::{Deserialize, Serialize};
use std::sync::{
	atomic::{AtomicUsize, Ordering},
	Arc,
};
use synergy_runtime::opaque::Hash;

use super::{
	audit::{self, Audit},
	budget::{Budget, Wanted},
	path::{self, Path},
	rings::{self, Member, Outcome, Ring, State},
	synergy::{error, Synergy, RUNTIME_FAILED},
};

/// Members looked at, if the question names no number; and the most it may name.
const NODES: (u32, u32) = (1_000, 20_000);
/// Milliseconds, if the question names no number; and the most it may name.
const MILLIS: (u64, u64) = (2_000, 10_000);
/// Searches at once. More would take the threads and the time that the node needs for its blocks.
const AT_ONCE: usize = 4;
/// As many searches run as may.
const BUSY: i32 = 8_010;

/// How far a search may go.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Limits {
	/// How many members may be looked at.
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
	/// Whether there may be more: the search was given up, or a listing has more partners than it was tried on.
	pub exhausted: bool,
}

/// What a subscription to a search sends.
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
		/// Whether there may be more: the search was given up, or a listing has more partners than it was tried on.
		exhausted: bool,
	},
}

/// The methods. An address is SS58; without a block hash the best block is meant.
#[rpc(server, namespace = "synergy")]
pub trait SearchMethods {
	/// The shortest chain of guarantees between two accounts (L6).
	#[method(name = "path")]
	async fn path(&self, from: String, to: String, at: Option<Hash>) -> RpcResult<Path>;
	/// Checks every promise over the whole state (R3), for at most 10 seconds; if that is not enough, ask page by page.
	#[method(name = "audit")]
	async fn audit(&self, at: Option<Hash>) -> RpcResult<Audit>;
	/// Rings of 3 to 5 members, of which the account is one, at most 32 (L7). Without limits: 1,000 members, 2 seconds.
	#[method(name = "rings")]
	async fn rings(&self, address: String, limits: Option<Limits>, at: Option<Hash>) -> RpcResult<Found>;
	/// The same, one ring at a time. The search ends with the subscription.
	#[subscription(name = "subscribeRings" => "ring", unsubscribe = "unsubscribeRings", item = Finding)]
	async fn subscribe_rings(&self, address: String, limits: Option<Limits>, at: Option<Hash>) -> SubscriptionResult;
}

/// Searches the state of the chain.
pub struct Searches {
	synergy: Synergy,
	executor: SubscriptionTaskExecutor,
	places: Places,
}

/// How many searches run.
#[derive(Clone, Default)]
struct Places(Arc<AtomicUsize>);

/// The place of a search that runs. It is free again when this is dropped.
struct Place(Places);

impl Places {
	/// Takes a place; none if all are taken.
	fn take(&self) -> Option<Place> {
		let one_more = |taken: usize| taken.checked_add(1).filter(|taken| *taken <= AT_ONCE);
		let taken = self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, one_more);
		taken.ok().map(|_| Place(self.clone()))
	}
}

impl Drop for Place {
	fn drop(&mut self) {
		self.0 .0.fetch_sub(1, Ordering::Relaxed);
	}
}

/// A question for rings.
struct Question {
	block: Hash,
	start: Member,
	club: u32,
	limits: Limits,
}

impl Searches {
	/// Searches the state that `synergy` reads, on the threads of `executor`.
	pub fn new(synergy: Synergy, executor: SubscriptionTaskExecutor) -> Self {
		Self { synergy, executor, places: Places::default() }
	}

	/// A place for one more search. Fails if as many run as may.
	fn place(&self) -> RpcResult<Place> {
		self.places
			.take()
			.ok_or_else(|| error(BUSY, "as many searches run as may; ask again in a few seconds", AT_ONCE))
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

	fn question(&self, address: &str, limits: Option<Limits>, at: Option<Hash>) -> RpcResult<Question> {
		let block = self.synergy.block(at)?;
		let member = self.synergy.known(address, Some(block))?;
		let start = Member { number: member.number, account: member.account };
		Ok(Question { block, start, club: member.club, limits: limits.unwrap_or_default() })
	}

	/// Starts a search for rings; each is reported when it is found, until the reporter wants no more.
	fn start(
		&self,
		place: Place,
		question: Question,
		wanted: Wanted,
		report: impl FnMut(Ring) -> bool + Send + 'static,
	) -> oneshot::Receiver<RpcResult<Outcome>> {
		let budget = question.limits.budget(wanted);
		self.run(place, move |synergy| {
			let state = State { synergy, block: question.block };
			rings::search(&state, &question.start, question.club, budget, report)
		})
	}
}

impl Limits {
	fn budget(self, wanted: Wanted) -> Budget {
		let nodes = self.nodes.unwrap_or(NODES.0).min(NODES.1);
		Budget::new(nodes, self.millis.unwrap_or(MILLIS.0).min(MILLIS.1), wanted)
	}
}

#[async_trait]
impl SearchMethodsServer for Searches {
	async fn path(&self, from: String, to: String, at: Option<Hash>) -> RpcResult<Path> {
		let place = self.place()?;
		let block = self.synergy.block(at)?;
		let (first, last) = (self.synergy.known(&from, Some(block))?, self.synergy.known(&to, Some(block))?);
		let wanted = Wanted::default();
		// The search ends when this call is dropped, because whoever asked has gone.
		let _waiting = wanted.waiting();
		let budget = Budget::new(NODES.1, MILLIS.1, wanted);
		let search = move |synergy: &Synergy| {
			path::search(&first.account, &last.account, budget, |account| synergy.neighbours(account, block))
		};
		self.run(place, search).await.map_err(|stopped| error(RUNTIME_FAILED, "the search was stopped", stopped))?
	}

	async fn audit(&self, at: Option<Hash>) -> RpcResult<Audit> {
		let place = self.place()?;
		let block = self.synergy.block(at)?;
		let wanted = Wanted::default();
		let _waiting = wanted.waiting();
		let budget = Budget::new(u32::MAX, MILLIS.1, wanted);
		let search = move |synergy: &Synergy| audit::search(synergy, block, &budget);
		self.run(place, search).await.map_err(|stopped| error(RUNTIME_FAILED, "the search was stopped", stopped))?
	}

	async fn rings(&self, address: String, limits: Option<Limits>, at: Option<Hash>) -> RpcResult<Found> {
		let place = self.place()?;
		let question = self.question(&address, limits, at)?;
		let (block, wanted) = (question.block, Wanted::default());
		let _waiting = wanted.waiting();
		let (sender, found) = std::sync::mpsc::channel();
		let outcome = self.start(place, question, wanted, move |ring| sender.send(ring).is_ok()).await;
		let Outcome { looked_at, exhausted } =
			outcome.map_err(|stopped| error(RUNTIME_FAILED, "the search was stopped", stopped))??;
		Ok(Found { block, rings: found.into_iter().collect(), looked_at, exhausted })
	}

	async fn subscribe_rings(
		&self,
		pending: PendingSubscriptionSink,
		address: String,
		limits: Option<Limits>,
		at: Option<Hash>,
	) -> SubscriptionResult {
		let prepared = self.place().and_then(|place| Ok((place, self.question(&address, limits, at)?)));
		let (place, question) = match prepared {
			Ok(prepared) => prepared,
			Err(refused) => {
				pending.reject(refused).await;
				return Ok(());
			}
		};
		let sink = pending.accept().await?;
		let (block, wanted) = (question.block, Wanted::default());
		let _waiting = wanted.waiting();
		let (sender, mut found) = mpsc::unbounded();
		let outcome = self.start(place, question, wanted, move |ring| sender.unbounded_send(ring).is_ok());
		if pass_on(&sink, &mut found).await.is_some() {
			if let Ok(Ok(Outcome { looked_at, exhausted })) = outcome.await {
				send(&sink, &Finding::Done { block, looked_at, exhausted }).await;
			}
		}
		Ok(())
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

async fn send(sink: &SubscriptionSink, finding: &Finding) -> Option<()> {
	let message = SubscriptionMessage::from_json(finding).ok()?;
	sink.send(message).await.ok()
}

#[cfg(test)]
mod tests {
	use super::{Places, AT_ONCE};

	#[test]
	fn l7_only_a_few_searches_run_at_once() {
		let places = Places::default();
		let mut taken: Vec<_> = (0..AT_ONCE).map(|_| places.take().expect("is free")).collect();
		assert!(places.take().is_none());
		taken.pop();
		let again = places.take();
		assert!(again.is_some() && places.take().is_none());
	}
}
