//! Searching for rings (rule L7): closed chains of members in which everyone offers what the next one requests, each with
//! a ready draft of a cycle contract (K1).

use jsonrpsee::core::RpcResult;
use petgraph::{
	algo::dijkstra,
	graph::{DiGraph, NodeIndex},
	visit::{EdgeRef, Reversed},
};
use serde::Serialize;
use std::collections::{HashMap, HashSet, VecDeque};
use synergy_runtime::{
	opaque::Hash,
	reading::{
		Kind, LinkView, ListingView, MatchPage, MatchView, Nearness, SynergyApi, MAX_PAGE, MAX_PRODUCT, MAX_SUM,
	},
	AccountId, Balance,
};

use super::{budget::Budget, synergy::Synergy};

/// Fewest and most members of a ring.
const SIZES: std::ops::RangeInclusive<usize> = 3..=5;
/// Most matches looked at for one listing: as many as the runtime tells at once.
const MATCHES: u32 = MAX_PAGE;
/// Most members that one listing is tried on.
const TRIED: usize = 32;
/// Most windows of the board in which they are looked for.
const WINDOWS: usize = 4;
/// Most rings in an answer.
const MOST_RINGS: usize = 32;
/// How long one cycle of a draft lasts, in eras, where that may be so long: who drafts it may change that.
const PERIOD: u32 = 7;
/// The parameter that says how long a cycle may last.
const LONGEST_PERIOD: &str = "MaxTerm";

/// A ring: its members in the order in which they deliver to each other, and a draft for it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Ring {
	/// Offers and requests, link by link, as the runtime has checked them.
	pub links: Vec<LinkView>,
	/// The terms of a cycle contract in which they are the legs.
	pub draft: Draft,
}

/// The terms of a cycle contract, as its call takes them. All values are for one unit of the product.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Draft {
	/// What it is about.
	pub product: String,
	/// The club of who asked. If that was removed, who drafts it puts another one in.
	pub club: u32,
	/// How long a cycle lasts, in eras.
	pub period: u32,
	/// How many cycles.
	pub cycles: Option<u32>,
	/// How many units of the product in each cycle.
	pub units: u32,
	/// Who gets the club's share instead of its treasury.
	pub club_share: Option<AccountId>,
	/// Who gets the organisers' share instead of them.
	pub organisers_share: Option<AccountId>,
	/// The deliveries.
	pub legs: Vec<Leg>,
}

/// One delivery of a draft.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Leg {
	/// The number of the member that delivers.
	pub supplier: u32,
	/// To whom.
	pub receiver: Receiver,
	/// What.
	pub good: Good,
	/// What it costs on the market, in units of money; 0 if nobody has named a price.
	pub market: Balance,
	/// What it is worth between the parties, and reserved against the supplier, in units of money: 0, and not insured, if
	/// nobody has named a price.
	pub internal: Balance,
	/// What is paid for it: nothing.
	pub money: Balance,
	/// A share of a measured gain: none.
	pub gain: Option<()>,
}

/// To whom a leg delivers.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Receiver {
	/// A member, by its number.
	Member(u32),
}

/// What a leg delivers.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Good {
	/// The code of its category.
	pub category: u32,
	/// How much.
	pub quantity: u32,
	/// What the quantity is counted in.
	pub unit: String,
}

/// How a search ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
	/// How many members were looked at.
	pub looked_at: usize,
	/// Whether there may be more: it was given up, there are as many as are told, a listing has more partners than it was tried
	/// on, or a ring is about more than a cycle contract may be, where other listings of the same members may not.
	pub exhausted: bool,
}

/// What a draft has besides its legs.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
	/// The club in which it is drafted.
	pub club: u32,
	/// How long a cycle lasts, in eras.
	pub period: u32,
}

impl Frame {
	/// For a club, where cycles last as long as the parameters of a block let them.
	pub fn new(synergy: &Synergy, club: u32, block: Hash) -> RpcResult<Self> {
		let parameters = synergy.ask(Some(block), |api, block| api.parameters(block))?.values;
		let longest = parameters.into_iter().find(|(name, _)| name == LONGEST_PERIOD);
		let longest = longest.and_then(|(_, eras)| u32::try_from(eras).ok());
		Ok(Self { club, period: longest.map_or(PERIOD, |longest| longest.min(PERIOD)) })
	}
}

/// A member that may be in a ring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
	/// Its number.
	pub number: u32,
	/// Its account.
	pub account: AccountId,
}

/// An offer and the request that it would serve.
pub type Link = (u32, u32);

/// Whom the listings of a member bring it together with.
#[derive(Clone, Debug, Default)]
pub struct Partners {
	/// Each of them once, and by which offer and request.
	pub members: Vec<(Member, Link)>,
	/// Whether there may be more, on which the listings were not tried.
	pub is_cut: bool,
}

/// What the search asks of the state. It looks no further when the budget has no time left, and says that there may be more.
pub trait Market {
	/// Whom a member could deliver to.
	fn receivers(&self, supplier: &Member, budget: &Budget) -> RpcResult<Partners>;
	/// Who could deliver to a member.
	fn suppliers(&self, receiver: &Member, budget: &Budget) -> RpcResult<Partners>;
	/// What the runtime says to a ring; none if it is none.
	fn checked(&self, links: &[Link]) -> RpcResult<Option<Vec<LinkView>>>;
}

/// The state of a block.
pub struct State<'a> {
	/// Reads it.
	pub synergy: &'a Synergy,
	/// The block.
	pub block: Hash,
}

impl State<'_> {
	/// Whom the listings of one kind of a member bring it together with, as far as `serves` says so.
	fn partners(
		&self,
		member: &Member,
		budget: &Budget,
		kind: Kind,
		serves: impl Fn(Nearness) -> bool,
		link: impl Fn(u32, u32) -> Link,
	) -> RpcResult<Partners> {
		let at = Some(self.block);
		let mine = self.synergy.ask(at, |api, block| api.listings(block, member.account.clone()))?;
		let fits = |found: &MatchView| serves(found.reason.nearness) && is_in_bounds(found.reason.covered);
		let (mut partners, mut is_cut) = (HashMap::new(), false);
		for own in mine.into_iter().filter(|listing| listing.kind == kind && listing.is_shown) {
			let window = |cursor| self.synergy.window(own.id, cursor, MATCHES, self.block);
			let (best, are_more) = tried(budget, fits, window)?;
			is_cut |= are_more;
			for found in best {
				let ListingView { id, member: number, owner: Some(account), .. } = found.listing else { continue };
				partners.entry(number).or_insert_with(|| (Member { number, account }, link(own.id, id)));
			}
		}
		let mut members: Vec<_> = partners.into_values().collect();
		members.sort_by_key(|(member, _)| member.number);
		Ok(Partners { members, is_cut })
	}
}

/// The matches of a listing that fit, one of each member and as many as it is tried on: of each window the best, the newest
/// window first. And whether there are more, or may be.
fn tried(
	budget: &Budget,
	fits: impl Fn(&MatchView) -> bool,
	window: impl Fn(Option<u32>) -> RpcResult<MatchPage>,
) -> RpcResult<(Vec<MatchView>, bool)> {
	let (mut best, mut members, mut cursor, mut is_cut) = (Vec::new(), HashSet::new(), None, false);
	for _ in 0..WINDOWS {
		if !budget.has_time() {
			return Ok((best, true));
		}
		let page = window(cursor)?;
		is_cut |= page.matches.len() >= MATCHES as usize;
		for found in page.matches.into_iter().filter(&fits).filter(|found| members.insert(found.listing.member)) {
			if best.len() >= TRIED {
				return Ok((best, true));
			}
			best.push(found);
		}
		let Some(next) = page.next else { return Ok((best, is_cut)) };
		cursor = Some(next);
	}
	Ok((best, true))
}

/// Whether a leg of a cycle contract can be about so much.
fn is_in_bounds(quantity: u64) -> bool {
	u32::try_from(quantity).is_ok()
}

impl Market for State<'_> {
	fn receivers(&self, supplier: &Member, budget: &Budget) -> RpcResult<Partners> {
		// Of the requests that match an offer, those above its category are served by it; those below may not be.
		let serves = |nearness| matches!(nearness, Nearness::Same | Nearness::Wider);
		self.partners(supplier, budget, Kind::Offer, serves, |offer, request| (offer, request))
	}

	fn suppliers(&self, receiver: &Member, budget: &Budget) -> RpcResult<Partners> {
		let serves = |nearness| matches!(nearness, Nearness::Same | Nearness::Narrower);
		self.partners(receiver, budget, Kind::Request, serves, |request, offer| (offer, request))
	}

	fn checked(&self, links: &[Link]) -> RpcResult<Option<Vec<LinkView>>> {
		Ok(self.synergy.ask(Some(self.block), |api, block| api.check_ring(block, links.to_vec()))?.ok())
	}
}

/// Who can deliver to whom, around one member. It stands in the graph twice: as the first and as the last of a ring.
struct Around {
	graph: DiGraph<Member, Link>,
	first: NodeIndex,
	last: NodeIndex,
	looked_at: usize,
	exhausted: bool,
}

/// Looks at all who may be in a ring with `start`: whom it can deliver to, whom these can, and so on.
fn look_around(market: &impl Market, start: &Member, budget: &mut Budget) -> RpcResult<Around> {
	let mut graph = DiGraph::new();
	let (first, last) = (graph.add_node(start.clone()), graph.add_node(start.clone()));
	let mut places = HashMap::from([(start.number, last)]);
	let place = |graph: &mut DiGraph<Member, Link>, places: &mut HashMap<u32, NodeIndex>, member: Member| {
		*places.entry(member.number).or_insert_with(|| graph.add_node(member))
	};
	let Partners { members, is_cut } = market.suppliers(start, budget)?;
	for (supplier, link) in members {
		let supplier = place(&mut graph, &mut places, supplier);
		graph.add_edge(supplier, last, link);
	}
	let furthest = SIZES.end().saturating_sub(2);
	let mut waiting = VecDeque::from([(first, 0usize)]);
	let mut seen = HashSet::from([first, last]);
	let (mut looked_at, mut exhausted) = (0usize, is_cut);
	while let Some((at, steps)) = waiting.pop_front() {
		if !budget.spend() {
			exhausted = true;
			break;
		}
		looked_at = looked_at.saturating_add(1);
		let member = graph.node_weight(at).cloned().unwrap_or_else(|| start.clone());
		let Partners { members, is_cut } = market.receivers(&member, budget)?;
		exhausted |= is_cut;
		for (receiver, link) in members {
			let next = place(&mut graph, &mut places, receiver);
			// Most of those that can close a ring were asked for above.
			if graph.find_edge(at, next).is_none() {
				graph.add_edge(at, next, link);
			}
			if steps < furthest && seen.insert(next) {
				waiting.push_back((next, steps.saturating_add(1)));
			}
		}
	}
	Ok(Around { graph, first, last, looked_at, exhausted })
}

/// Searches for rings of `start`, the shortest first, and reports each until the reporter has enough. Half of the time is for
/// looking around: if that is not enough, the rings among those looked at are still told.
pub fn search(
	market: &impl Market,
	start: &Member,
	frame: Frame,
	budget: Budget,
	mut report: impl FnMut(Ring) -> bool,
) -> RpcResult<Outcome> {
	let around = look_around(market, start, &mut budget.first_half())?;
	let hops = dijkstra(Reversed(&around.graph), around.last, None, |_| 1usize).into_iter().collect();
	let mut left = MOST_RINGS;
	let mut walk = Walk { around: &around, hops, budget, members: vec![around.first], links: Vec::new() };
	let (mut is_complete, mut is_too_large) = (true, false);
	for size in SIZES {
		is_complete &= walk.go(size, &mut |links: &[Link]| {
			let Some(links) = market.checked(links)? else { return Ok(true) };
			let Some(draft) = draft(frame, &links) else {
				is_too_large = true;
				return Ok(true);
			};
			left = left.saturating_sub(1);
			let is_wanted = report(Ring { links, draft });
			Ok(is_wanted && left > 0)
		})?;
		if !is_complete {
			break;
		}
	}
	Ok(Outcome { looked_at: around.looked_at, exhausted: around.exhausted || is_too_large || !is_complete })
}

/// A walk from the first member towards the last, through members that can still reach it.
struct Walk<'a> {
	around: &'a Around,
	hops: HashMap<NodeIndex, usize>,
	budget: Budget,
	members: Vec<NodeIndex>,
	links: Vec<Link>,
}

impl Walk<'_> {
	/// Goes every way that needs exactly `left` links more. False if it was given up.
	fn go(&mut self, left: usize, found: &mut impl FnMut(&[Link]) -> RpcResult<bool>) -> RpcResult<bool> {
		if !self.budget.has_time() {
			return Ok(false);
		}
		let Some(at) = self.members.last().copied() else { return Ok(true) };
		if left == 0 {
			return if at == self.around.last { found(&self.links) } else { Ok(true) };
		}
		let after = left.saturating_sub(1);
		let around = self.around;
		for edge in around.graph.edges(at) {
			let next = edge.target();
			let is_in_reach = self.hops.get(&next).is_some_and(|hops| *hops <= after);
			let is_early = next == around.last && after > 0;
			if !is_in_reach || is_early || self.members.contains(&next) {
				continue;
			}
			self.members.push(next);
			self.links.push(*edge.weight());
			let goes_on = self.go(after, found)?;
			self.members.pop();
			self.links.pop();
			if !goes_on {
				return Ok(false);
			}
		}
		Ok(true)
	}
}

/// A ring as the terms of a cycle contract: one cycle, nothing paid. None if it is about more than one may be.
fn draft(Frame { club, period }: Frame, links: &[LinkView]) -> Option<Draft> {
	let titles: Vec<&str> = links.iter().map(|link| link.title.as_str()).collect();
	let product = beginning(&titles.join(" → "), MAX_PRODUCT as usize).into();
	let value = links.iter().try_fold(0, |sum: Balance, link| sum.checked_add(link.value));
	value.filter(|sum| *sum <= MAX_SUM)?;
	let legs = links.iter().map(leg).collect::<Option<_>>()?;
	let (club_share, organisers_share) = (None, None);
	Some(Draft { product, club, period, cycles: Some(1), units: 1, club_share, organisers_share, legs })
}

fn leg(link: &LinkView) -> Option<Leg> {
	let quantity = u32::try_from(link.quantity).ok()?;
	Some(Leg {
		supplier: link.supplier,
		receiver: Receiver::Member(link.receiver),
		good: Good { category: link.category, quantity, unit: link.unit.clone() },
		market: link.value,
		internal: link.value,
		money: 0,
		gain: None,
	})
}

/// As much of a text as has place in so many bytes.
fn beginning(text: &str, most: usize) -> &str {
	text.get(..text.floor_char_boundary(most)).unwrap_or_default()
}

#[cfg(test)]
#[path = "rings_tests.rs"]
mod tests;
