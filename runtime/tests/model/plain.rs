//! The regulation in plain Rust: the same books as the runtime, kept with maps, without blocks, queues or weights.
//!
//! What follows a boundary is done at the boundary. Calls give nothing when they are refused, and then change nothing.
//! Not modelled: premiums, the limit of 32 complaints that reach one member (16 beside customers), several clubs, and of
//! cycle contracts new terms, substitutes and gains.
//!
//! Listings are in `plain_market.rs`, cycle contracts in `plain_cycles.rs`.

#[path = "plain_cycles.rs"]
pub mod cycles;
#[path = "plain_market.rs"]
pub mod market;

use crate::ops::Op;
use cycles::{Contract, Cycle, End};
use market::Listing;
use pallet_synergy_deals::{Delivery, Payment};
use std::collections::{BTreeMap, BTreeSet};
use synergy_primitives::{Balance, Obligation, Tier};

/// What is refused gives `None`.
pub type Result<T = ()> = Option<T>;

fn need(condition: bool) -> Result {
	condition.then_some(())
}

#[derive(Clone, Debug)]
pub struct Edge {
	pub guarantor: u32,
	pub tier: Tier,
	pub own: Balance,
	pub parts: Vec<(u32, Balance)>,
	pub began: u32,
	pub notice: Option<u32>,
	pub short: Option<u32>,
}

impl Edge {
	pub fn total(&self) -> Balance {
		self.own + self.parts.iter().map(|part| part.1).sum::<Balance>()
	}
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
	Candidate(u32),
	Member,
	Lapsing(u32),
	Former,
}

#[derive(Clone, Debug)]
pub struct Person {
	pub account: u32,
	pub tier: Tier,
	pub wanted: Option<Tier>,
	pub status: Status,
	pub was_member: bool,
	pub barred: u32,
	pub retires: Option<u32>,
	pub edges: Vec<Edge>,
	pub allows_set_off: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
	Proposed,
	Open,
	Unpaid,
	Completed,
}

#[derive(Clone, Debug)]
pub struct Deal {
	pub sides: [u32; 2],
	pub delivery: Delivery,
	pub amount: Balance,
	pub due: u32,
	pub warranty: u32,
	pub payment: Payment,
	pub insured: [Balance; 2],
	pub stand: Stand,
	pub until: u32,
	pub reserved: [Balance; 2],
	pub escrow: Balance,
	pub brought: [Balance; 2],
	pub by_customer: bool,
	pub listing: Option<u32>,
	pub quantity: u64,
	pub unasked: bool,
	/// Whether the side that owes the price was awarded something (D4).
	pub awarded: bool,
	pub has: [bool; 2],
	/// The era at whose beginning a side's wish to cancel lapses.
	pub wants: [u32; 2],
}

impl Deal {
	fn side(&self, number: u32) -> Result<usize> {
		self.sides.iter().position(|side| *side == number)
	}
	fn delivers(&self, side: usize) -> bool {
		match self.delivery {
			Delivery::Both => true,
			Delivery::Proposer => side == 0,
			Delivery::Counterparty => side == 1,
		}
	}
	/// Who only receives, and therefore pays.
	fn payer(&self) -> Option<usize> {
		(0..2).find(|side| !self.delivers(*side))
	}
	/// What a side owes that can be insured.
	fn owed(&self, side: usize) -> Balance {
		if self.delivers(side) || self.payment != Payment::Escrow {
			self.amount
		} else {
			0
		}
	}
	/// Who pays into an escrow.
	fn escrow_payer(&self) -> Option<usize> {
		self.payer().filter(|_| self.payment == Payment::Escrow)
	}
	/// Whether a side may be no member (D7).
	fn admits_customer(&self, side: usize) -> bool {
		self.escrow_payer() == Some(side) && self.insured == [0; 2]
	}
	/// What is due and was not paid: who owes it, to whom, how much (D6).
	fn debt(&self) -> Result<(u32, u32, Balance)> {
		let payer = self.payer().filter(|_| self.stand == Stand::Unpaid && !self.has_failed())?;
		let owed = self.amount.saturating_sub(self.brought[1 - payer]);
		need(owed > 0)?;
		Some((self.sides[payer], self.sides[1 - payer], owed))
	}
	/// D4: the side that owes the price was awarded something, and has not said that it has received.
	fn has_failed(&self) -> bool {
		self.awarded && self.payer().is_some_and(|payer| !self.has[payer])
	}
	fn awaits(&self, side: usize) -> bool {
		self.delivers(1 - side) || self.payment == Payment::None
	}
	fn refundable(&self, side: usize) -> Balance {
		if self.payer() == Some(side) {
			self.escrow
		} else {
			0
		}
	}
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
	Climbing,
	Appealed,
	Fading,
	Waiting(u8),
	Council,
}

#[derive(Clone, Debug)]
pub struct Complaint {
	pub obligation: Obligation,
	pub by: u32,
	pub against: u32,
	pub claim: Balance,
	pub suspends: bool,
	pub since: u32,
	pub phase: Phase,
	pub due: u32,
	/// Who joined at level 1, 2, …
	pub levels: Vec<BTreeSet<u32>>,
	pub votes: BTreeMap<u32, u8>,
	pub ever: BTreeSet<u32>,
	pub appeals: u32,
	pub appellants: Vec<u32>,
	pub adopted: Option<u8>,
	pub voted: u32,
	pub offer: Balance,
	pub assents: BTreeSet<u32>,
}

impl Complaint {
	pub fn voters(&self) -> usize {
		self.levels.iter().map(BTreeSet::len).sum()
	}
	fn has_reached(&self, number: u32) -> bool {
		self.levels.iter().any(|level| level.contains(&number))
	}
	fn award(&self, percent: u8) -> Balance {
		self.claim * Balance::from(percent) / 100
	}
	fn top(&self) -> usize {
		if self.claim == 0 || !self.suspends {
			1
		} else {
			6
		}
	}
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ClaimState {
	Open,
	/// At which level, and what was adopted last.
	Withdrawn(usize, Option<u8>),
	Decided(u32),
}

/// A deposit drawn on: whose guarantee, whose money, whether it is the guarantor's own, how much.
type Draw = (u32, u32, bool, Balance);

#[derive(Clone, Default, Debug)]
pub struct Model {
	pub era: u32,
	pub afternoon: bool,
	pub free: BTreeMap<u32, Balance>,
	pub held: BTreeMap<u32, Balance>,
	pub numbers: BTreeMap<u32, u32>,
	pub people: BTreeMap<u32, Person>,
	pub pledges: BTreeMap<(u32, u32), Edge>,
	pub fundings: BTreeMap<(u32, u32), Vec<(u32, Balance)>>,
	pub deals: BTreeMap<u32, Deal>,
	pub complaints: BTreeMap<u32, Complaint>,
	pub listings: BTreeMap<u32, Listing>,
	pub contracts: BTreeMap<u32, Contract>,
	pub cycles: BTreeMap<(u32, u32), Cycle>,
	claims: Vec<(Obligation, u32, ClaimState, Option<u32>)>,
	next_number: u32,
	next_listing: u32,
	next_contract: u32,
	next_serial: u32,
	next_deal: u32,
	next_complaint: u32,
}

/// Divides an amount in proportion, to the last unit.
fn pro_rata(amount: Balance, holdings: &[Balance]) -> Vec<Balance> {
	let total: Balance = holdings.iter().sum();
	let amount = amount.min(total);
	let (mut seen, mut given) = (0, 0);
	let mut shares = Vec::new();
	for held in holdings {
		seen += held;
		let due = (amount * seen).checked_div(total).unwrap_or(0);
		shares.push(due - given);
		given = due;
	}
	shares
}

impl Model {
	pub fn new(accounts: &[u32], purse: impl Fn(u32) -> Balance) -> Self {
		Self { free: accounts.iter().map(|a| (*a, purse(*a))).collect(), ..Default::default() }
	}

	/// A member of genesis.
	pub fn found(&mut self, account: u32, tier: Tier, guarantors: &[u32]) {
		let number = self.next_number;
		self.next_number += 1;
		let edge = |guarantor: &u32| Edge {
			guarantor: *guarantor,
			tier,
			own: tier.amount(),
			parts: vec![],
			began: 0,
			notice: None,
			short: None,
		};
		for guarantor in guarantors {
			self.hold(*guarantor, tier.amount()).unwrap();
		}
		self.numbers.insert(account, number);
		let edges = guarantors.iter().map(edge).collect();
		let status = Status::Member;
		let person = Person {
			account,
			tier,
			wanted: None,
			status,
			was_member: true,
			barred: 0,
			retires: None,
			edges,
			allows_set_off: false,
		};
		self.people.insert(number, person);
	}

	/// Does a call of `by`; false if it is refused, and then nothing has changed.
	pub fn call(&mut self, by: u32, op: &Op) -> bool {
		let mut after = self.clone();
		let done = after.dispatch(by, op).is_some();
		if done {
			*self = after;
		}
		done
	}

	fn dispatch(&mut self, by: u32, op: &Op) -> Result {
		match *op {
			Op::Transfer(to, amount) => self.pay(by, to, amount),
			Op::Pledge(ward, tier) => self.pledge(by, ward, tier),
			Op::Unpledge(guarantor, ward) => self.unpledge(by, guarantor, ward),
			Op::Apply(tier, ref guarantors) => self.apply(by, tier, guarantors),
			Op::AcceptGuarantor(guarantor) => self.accept_guarantor(by, guarantor),
			Op::Fund(guarantor, ward, amount, _) => self.fund(by, guarantor, ward, amount),
			Op::Unfund(guarantor, ward) => self.unfund(by, guarantor, ward),
			Op::Revoke(ward) => self.revoke(by, ward),
			Op::TopUp(ward) => self.top_up(by, ward),
			Op::ChangeTier(tier) => self.change_tier(by, tier),
			Op::Leave => self.leave(by),
			Op::Propose { .. } => self.propose(by, op),
			Op::Accept(id) => self.accept(by, id),
			Op::Refuse(id) => {
				let number = self.number(by)?;
				let deal = self.timely(id)?;
				need(deal.stand == Stand::Proposed && deal.sides[1] == number)?;
				self.close(id);
				Some(())
			}
			Op::Complete(id) => self.complete(by, id),
			Op::Cancel(id) => self.cancel(by, id),
			Op::CloseExpired(id) => {
				need(self.deals.get(&id)?.until <= self.era && !self.is_disputed(Obligation::Deal(id)))?;
				self.conclude(id);
				Some(())
			}
			Op::AllowSetOff(allowed) => {
				let number = self.number(by)?;
				let person = self.people.get_mut(&number)?;
				need(person.was_member && person.status != Status::Former)?;
				person.allows_set_off = allowed;
				Some(())
			}
			Op::SetOff(ref ring) => self.set_off(ring),
			Op::File(obligation, claim) => self.file(by, obligation, claim),
			Op::Withdraw(id) => {
				let (number, complaint) = (self.number(by)?, self.complaints.get(&id)?);
				need(complaint.by == number)?;
				let (obligation, level, adopted) = (complaint.obligation, complaint.levels.len(), complaint.adopted);
				self.end_dispute(obligation, number, End::Withdrawn);
				self.end(id, ClaimState::Withdrawn(level, adopted));
				Some(())
			}
			Op::Settle(id, amount) => self.settle(by, id, amount),
			Op::AcceptAward(id, amount) => self.accept_award(by, id, amount),
			Op::Vote(id, percent) => self.vote(by, id, percent),
			Op::Appeal(id) => self.appeal(by, id),
			Op::Arbitrate(id, percent) => {
				let complaint = self.complaints.get(&id)?;
				need(by == 2_000 && complaint.phase == Phase::Council && percent <= 100)?;
				self.finish(id, percent);
				Some(())
			}
			Op::Publish(ref content) => self.publish(by, content),
			Op::Update(id, ref content) => self.update(by, id, content),
			Op::Pause(id) => self.pause(by, id, true),
			Op::Resume(id) => self.pause(by, id, false),
			Op::Unpublish(id) => self.unpublish(by, id),
			Op::Draft(ref plan, amends) => self.draft(by, plan, amends),
			Op::Sign(id) => self.sign(by, id),
			Op::RefuseDraft(id) => self.refuse_draft(by, id),
			Op::Order(id, units, standing) => self.order(by, id, units, standing),
			Op::CancelOrder(id) => self.cancel_order(by, id),
			Op::Confirm(id, cycle, leg) => self.confirm(by, id, cycle, usize::from(leg)),
			Op::Notice(id) => self.give_notice_of(by, id),
		}
	}

	// Time.

	/// The era from which what begins now counts (E4).
	fn start(&self) -> u32 {
		self.era + u32::from(self.afternoon)
	}

	/// A boundary, and everything that follows from it, stage after stage (E3).
	pub fn boundary(&mut self) {
		self.era += 1;
		self.afternoon = false;
		let era = self.era;
		for id in self.complaints.keys().copied().collect::<Vec<_>>() {
			let complaint = &self.complaints[&id];
			let (phase, adopted, is_due) = (complaint.phase, complaint.adopted, complaint.due <= era);
			match phase {
				Phase::Waiting(percent) if is_due => self.finish(id, percent),
				Phase::Council if is_due => self.finish(id, adopted.unwrap_or(100)),
				Phase::Fading if is_due => {
					self.resolve(id, 0);
					self.end(id, ClaimState::Decided(era - 1));
				}
				_ => (),
			}
		}
		for id in self.complaints.keys().copied().collect::<Vec<_>>() {
			let complaint = &self.complaints[&id];
			if matches!(complaint.phase, Phase::Climbing | Phase::Appealed) && complaint.due <= era {
				self.climb(id, 0);
			}
		}
		for id in self.deals.keys().copied().collect::<Vec<_>>() {
			if self.deals[&id].until > era {
				continue;
			}
			if self.is_disputed(Obligation::Deal(id)) {
				self.deals.get_mut(&id).unwrap().until = era + 1;
			} else {
				self.conclude(id);
			}
		}
		self.close_due();
		self.open_due();
		self.drop_drafts();
		let numbers: Vec<u32> = self.people.keys().copied().collect();
		numbers.iter().for_each(|number| self.release_due(*number));
		numbers.iter().for_each(|number| self.revoke_short(*number));
		numbers.iter().for_each(|number| self.lapse_if_due(*number));
		numbers.iter().for_each(|number| self.retire(*number));
		numbers.iter().for_each(|number| self.expire(*number));
		self.expire_listings();
	}

	// Money.

	fn hold(&mut self, account: u32, amount: Balance) -> Result {
		if amount == 0 {
			return Some(());
		}
		let free = self.free.get_mut(&account)?;
		need(*free > amount)?;
		*free -= amount;
		*self.held.entry(account).or_default() += amount;
		Some(())
	}

	fn release(&mut self, account: u32, amount: Balance) {
		if amount > 0 {
			*self.held.get_mut(&account).expect("is held") -= amount;
			*self.free.entry(account).or_default() += amount;
		}
	}

	fn pay_held(&mut self, from: u32, to: u32, amount: Balance) {
		self.release(from, amount);
		*self.free.get_mut(&from).unwrap() -= amount;
		*self.free.entry(to).or_default() += amount;
	}

	/// Whoever has money held keeps one unit free.
	fn pay(&mut self, from: u32, to: u32, amount: Balance) -> Result {
		let has_holds = self.held.get(&from).is_some_and(|held| *held > 0);
		let free = self.free.get_mut(&from)?;
		need(*free >= amount + Balance::from(has_holds && amount > 0))?;
		*free -= amount;
		*self.free.entry(to).or_default() += amount;
		Some(())
	}

	// People.

	fn number(&self, account: u32) -> Result<u32> {
		self.numbers.get(&account).copied()
	}

	fn account(&self, number: u32) -> u32 {
		*self.numbers.iter().find(|(_, other)| **other == number).expect("is known").0
	}

	/// The number of who pays into an escrow: a new one if it has none (D7).
	fn customer(&mut self, account: u32) -> u32 {
		if !self.numbers.contains_key(&account) {
			self.numbers.insert(account, self.next_number);
			self.next_number += 1;
		}
		self.numbers[&account]
	}

	/// P8: a customer has a number as long as a deal, a proposal or an order of its is open, or a proposal waits for its
	/// answer.
	fn forget_customers(&mut self) {
		let concerns = |deal: &Deal, number: u32| {
			let is_asked = deal.stand == Stand::Proposed && deal.escrow_payer() != Some(1);
			deal.sides[0] == number || (deal.sides[1] == number && !is_asked)
		};
		let is_in_deal = |number: u32| self.deals.values().any(|deal| concerns(deal, number));
		let lasts = |number: &u32| self.people.contains_key(number) || is_in_deal(*number) || self.has_ordered(*number);
		let gone: Vec<u32> = self.numbers.iter().filter(|(_, number)| !lasts(number)).map(|(who, _)| *who).collect();
		for account in gone {
			self.numbers.remove(&account);
		}
	}

	fn is_member(&self, number: u32) -> bool {
		let status = self.people.get(&number).map(|person| person.status);
		status.is_some_and(|status| match status {
			Status::Member => true,
			Status::Lapsing(until) => until > self.era,
			Status::Candidate(_) | Status::Former => false,
		})
	}

	/// D5, D7: whether a side may open a deal.
	fn may_open(&self, deal: &Deal, side: usize) -> Result {
		let number = deal.sides[side];
		if !deal.admits_customer(side) {
			return self.in_good_standing(number);
		}
		let is_lapsing = self.people.get(&number).is_some_and(|person| matches!(person.status, Status::Lapsing(_)));
		need(!is_lapsing && !self.is_suspended(number))
	}

	fn edge(&self, ward: u32, guarantor: u32) -> Result<&Edge> {
		self.people.get(&ward)?.edges.iter().find(|edge| edge.guarantor == guarantor)
	}

	fn edge_mut(&mut self, ward: u32, guarantor: u32) -> &mut Edge {
		let edges = &mut self.people.get_mut(&ward).unwrap().edges;
		edges.iter_mut().find(|edge| edge.guarantor == guarantor).unwrap()
	}

	fn is_revoked(&self, edge: &Edge) -> bool {
		edge.notice.is_some() || edge.short.is_some_and(|until| until <= self.era)
	}

	pub fn coverage(&self, number: u32) -> Balance {
		self.people[&number].edges.iter().map(Edge::total).sum()
	}

	fn capacity_before_exposure(&self, number: u32) -> Balance {
		self.people[&number].edges.iter().filter(|edge| !self.is_revoked(edge)).map(Edge::total).sum()
	}

	/// P2: what the open deals and legs of a member put at risk.
	pub fn exposure(&self, number: u32) -> Balance {
		let at_risk =
			|deal: &Deal| (0..2).filter(|s| deal.sides[*s] == number).map(|s| deal.reserved[s]).sum::<Balance>();
		self.deals.values().map(at_risk).sum::<Balance>() + self.at_risk_in_cycles(number)
	}

	/// P4: who is suspended, looked up in every open complaint.
	pub fn is_suspended(&self, number: u32) -> bool {
		self.complaints.values().any(|complaint| {
			let is_waiting = matches!(complaint.phase, Phase::Waiting(_));
			let is_reached = !is_waiting && complaint.has_reached(number);
			complaint.suspends && (complaint.against == number || complaint.appellants.contains(&number) || is_reached)
		})
	}

	fn in_good_standing(&self, number: u32) -> Result {
		let person = self.people.get(&number)?;
		need(person.status == Status::Member && !self.is_suspended(number))
	}

	fn wards(&self, guarantor: u32) -> usize {
		let vouches = |person: &&Person| person.edges.iter().any(|edge| edge.guarantor == guarantor);
		self.people.values().filter(vouches).count()
	}

	/// M2, M5, M8: status and tier follow from the guarantees.
	fn refresh(&mut self, number: u32) {
		self.lapse_if_due(number);
		let until = self.start() + 3;
		let person = &self.people[&number];
		let counting = |tier: Tier| {
			person.edges.iter().filter(|edge| !self.is_revoked(edge) && edge.total() >= tier.amount()).count() >= 2
		};
		let risen = person.wanted.filter(|tier| counting(*tier));
		let enough = counting(risen.unwrap_or(person.tier));
		let person = self.people.get_mut(&number).unwrap();
		if let Some(tier) = risen {
			person.tier = tier;
			person.wanted = None;
		}
		match (person.status, enough) {
			(Status::Candidate(_), true) => {
				person.status = Status::Member;
				person.was_member = true;
				person.retires = None;
			}
			(Status::Lapsing(_), true) => person.status = Status::Member,
			(Status::Member, false) => person.status = Status::Lapsing(until),
			_ => (),
		}
	}

	fn lapse_if_due(&mut self, number: u32) {
		let era = self.era;
		let Some(person) = self.people.get_mut(&number) else { return };
		let Status::Lapsing(until) = person.status else { return };
		if until <= era {
			person.status = Status::Candidate(until + 14);
			person.retires = Some(until + 3);
		}
	}

	fn pledge(&mut self, by: u32, ward: u32, tier: Tier) -> Result {
		need(by != ward)?;
		let number = self.number(by)?;
		self.in_good_standing(number)?;
		need(self.era >= self.people[&number].barred && !self.pledges.contains_key(&(ward, number)))?;
		let ward_number = self.number(ward);
		if let Some(edge) = ward_number.and_then(|ward| self.edge(ward, number)) {
			need(!self.is_revoked(edge) && tier > edge.tier)?;
			self.edge_mut(ward_number?, number).tier = tier;
			return self.fill(by, ward);
		}
		let pledged = self.pledges.keys().filter(|(_, guarantor)| *guarantor == number).count();
		need(self.wards(number) + pledged < 12)?;
		let edge = Edge { guarantor: number, tier, own: 0, parts: vec![], began: 0, notice: None, short: None };
		let edge = self.collect(by, ward, edge)?;
		self.pledges.insert((ward, number), edge);
		Some(())
	}

	/// Raises a guarantee's deposit to its tier.
	fn fill(&mut self, guarantor: u32, ward: u32) -> Result {
		let (number, ward_number) = (self.number(guarantor)?, self.number(ward)?);
		let mut edge = self.collect(guarantor, ward, self.edge(ward_number, number)?.clone())?;
		edge.short = None;
		*self.edge_mut(ward_number, number) = edge;
		self.refresh(ward_number);
		Some(())
	}

	/// Fills a deposit from what others have offered, then from the guarantor's own money (G2).
	fn collect(&mut self, guarantor: u32, ward: u32, mut edge: Edge) -> Result<Edge> {
		let missing = edge.tier.amount().saturating_sub(edge.total());
		let needed = self.take_offers(guarantor, ward, &mut edge, missing);
		self.hold(guarantor, needed)?;
		edge.own += needed;
		Some(edge)
	}

	fn take_offers(&mut self, guarantor: u32, ward: u32, edge: &mut Edge, mut needed: Balance) -> Balance {
		let mut left = Vec::new();
		for (payer, amount) in self.fundings.remove(&(ward, guarantor)).unwrap_or_default() {
			if payer == guarantor {
				self.release(payer, amount);
				continue;
			}
			let used = amount.min(needed);
			needed -= used;
			match edge.parts.iter_mut().find(|part| part.0 == payer) {
				Some(part) => part.1 += used,
				None if used > 0 => edge.parts.push((payer, used)),
				None => (),
			}
			if amount > used {
				left.push((payer, amount - used));
			}
		}
		if !left.is_empty() {
			self.fundings.insert((ward, guarantor), left);
		}
		needed
	}

	fn fund(&mut self, by: u32, guarantor: u32, ward: u32, amount: Balance) -> Result {
		need(amount > 0 && guarantor != ward)?;
		self.hold(by, amount)?;
		let offers = self.fundings.entry((ward, guarantor)).or_default();
		match offers.iter_mut().find(|offer| offer.0 == by) {
			Some(offer) => offer.1 += amount,
			None => offers.push((by, amount)),
		}
		let Some(number) = self.number(guarantor) else { return Some(()) };
		let Some(mut pledge) = self.pledges.remove(&(ward, number)) else { return Some(()) };
		let own = pledge.own;
		pledge.own = self.take_offers(guarantor, ward, &mut pledge, own);
		self.release(guarantor, own - pledge.own);
		self.pledges.insert((ward, number), pledge);
		Some(())
	}

	fn unfund(&mut self, by: u32, guarantor: u32, ward: u32) -> Result {
		let offers = self.fundings.get_mut(&(ward, guarantor))?;
		let place = offers.iter().position(|offer| offer.0 == by)?;
		let (_, amount) = offers.remove(place);
		self.release(by, amount);
		Some(())
	}

	fn give_back(&mut self, edge: &Edge) {
		self.release(self.account(edge.guarantor), edge.own);
		for (payer, amount) in &edge.parts {
			self.release(*payer, *amount);
		}
	}

	/// G1, G2: guarantor and ward take the whole back, a payer its own. Then others' money takes its place, or the
	/// guarantor's; where that is not there either, the pledge falls.
	fn unpledge(&mut self, by: u32, guarantor: u32, ward: u32) -> Result {
		let key = (ward, self.number(guarantor)?);
		let mut edge = self.pledges.remove(&key)?;
		if by == guarantor || by == ward {
			self.give_back(&edge);
			return Some(());
		}
		let place = edge.parts.iter().position(|part| part.0 == by)?;
		let (_, amount) = edge.parts.remove(place);
		self.release(by, amount);
		let _ = self.unfund(by, guarantor, ward);
		let before = self.clone();
		if let Some(edge) = self.collect(guarantor, ward, edge.clone()) {
			self.pledges.insert(key, edge);
		} else {
			*self = before;
			self.give_back(&edge);
		}
		Some(())
	}

	fn apply(&mut self, by: u32, tier: Tier, guarantors: &[u32]) -> Result {
		let status = Status::Candidate(self.start() + 14);
		let number = match self.number(by) {
			Some(number) if self.people.contains_key(&number) => {
				let is_suspended = self.is_suspended(number);
				let person = self.people.get_mut(&number)?;
				let is_other = matches!(person.status, Status::Candidate(_)) && person.tier != tier;
				need(!(is_other && is_suspended))?;
				need(person.was_member && matches!(person.status, Status::Former | Status::Candidate(_)))?;
				person.tier = tier;
				person.wanted = None;
				person.status = status;
				// What was drawn on may be enough for another tier (G4).
				let is_enough = |edge: &&mut Edge| edge.total() >= tier.amount();
				person.edges.iter_mut().filter(is_enough).for_each(|edge| edge.short = None);
				number
			}
			// A customer keeps its number (D7).
			_ => {
				let number = self.customer(by);
				let person = Person {
					account: by,
					tier,
					wanted: None,
					status,
					was_member: false,
					barred: 0,
					retires: None,
					edges: vec![],
					allows_set_off: false,
				};
				self.people.insert(number, person);
				number
			}
		};
		for guarantor in guarantors {
			self.accept_pledge(number, *guarantor)?;
		}
		self.refresh(number);
		Some(())
	}

	fn accept_guarantor(&mut self, by: u32, guarantor: u32) -> Result {
		let number = self.number(by)?;
		need(self.people.get(&number)?.status != Status::Former)?;
		self.accept_pledge(number, guarantor)?;
		self.refresh(number);
		Some(())
	}

	fn accept_pledge(&mut self, ward: u32, guarantor: u32) -> Result {
		let number = self.number(guarantor)?;
		let mut edge = self.pledges.remove(&(self.account(ward), number))?;
		need(self.edge(ward, number).is_none() && self.people[&ward].edges.len() < 8)?;
		self.in_good_standing(number)?;
		edge.began = self.next_complaint;
		// Those under notice stand last.
		let edges = &mut self.people.get_mut(&ward)?.edges;
		edges.push(edge);
		Some(())
	}

	fn give_notice(&mut self, ward: u32, guarantor: u32, start: u32) {
		let edges = &mut self.people.get_mut(&ward).unwrap().edges;
		let place = edges.iter().position(|edge| edge.guarantor == guarantor).unwrap();
		let mut edge = edges.remove(place);
		edge.notice = Some(start + 10);
		edge.short = None;
		edges.push(edge);
	}

	fn revoke(&mut self, by: u32, ward: u32) -> Result {
		let number = self.number(by)?;
		need(!self.is_suspended(number))?;
		let ward = self.number(ward)?;
		need(!self.is_revoked(self.edge(ward, number)?))?;
		self.give_notice(ward, number, self.start());
		self.refresh(ward);
		Some(())
	}

	fn top_up(&mut self, by: u32, ward: u32) -> Result {
		let edge = self.edge(self.number(ward)?, self.number(by)?)?;
		need(!self.is_revoked(edge) && edge.total() < edge.tier.amount())?;
		self.fill(by, ward)
	}

	fn change_tier(&mut self, by: u32, tier: Tier) -> Result {
		let number = self.number(by)?;
		need(!self.is_suspended(number))?;
		let person = self.people.get_mut(&number)?;
		need(matches!(person.status, Status::Member | Status::Lapsing(_)))?;
		need(tier != person.tier || person.wanted.is_some())?;
		if tier > person.tier {
			person.wanted = Some(tier);
		} else {
			person.wanted = None;
			person.tier = tier;
			self.lower(number, tier);
			need(self.coverage(number) >= self.exposure(number))?;
		}
		self.refresh(number);
		Some(())
	}

	/// Gives back what is above a tier: the last payer's money first, the guarantor's own last (M8).
	fn lower(&mut self, number: u32, tier: Tier) {
		for place in 0..self.people[&number].edges.len() {
			let mut edge = self.people[&number].edges[place].clone();
			if self.is_revoked(&edge) {
				continue;
			}
			edge.tier = edge.tier.min(tier);
			if edge.total() >= tier.amount() {
				edge.short = None;
			}
			let mut left = edge.total().saturating_sub(tier.amount());
			for (payer, amount) in edge.parts.iter_mut().rev() {
				let back = left.min(*amount);
				*amount -= back;
				left -= back;
				self.release(*payer, back);
			}
			edge.own -= left;
			self.release(self.account(edge.guarantor), left);
			edge.parts.retain(|part| part.1 > 0);
			self.people.get_mut(&number).unwrap().edges[place] = edge;
		}
	}

	/// M7: whether anything of a member's is open.
	fn is_open(&self, number: u32) -> bool {
		let deals = self.deals.values();
		let is_in = |deal: &Deal| deal.sides[0] == number || (deal.sides[1] == number && deal.stand != Stand::Proposed);
		let is_involved = |c: &Complaint| {
			c.by == number || c.against == number || c.appellants.contains(&number) || c.has_reached(number)
		};
		let is_engaged = deals.clone().any(is_in) || self.is_in_cycles(number);
		is_engaged || self.wards(number) > 0 || self.complaints.values().any(is_involved)
	}

	fn leave(&mut self, by: u32) -> Result {
		let number = self.number(by)?;
		need(self.people.get(&number)?.status != Status::Former)?;
		need(!self.is_suspended(number) && !self.is_open(number))?;
		self.dismiss(number);
		Some(())
	}

	fn dismiss(&mut self, number: u32) {
		for edge in core::mem::take(&mut self.people.get_mut(&number).unwrap().edges) {
			self.give_back(&edge);
			self.forget(Obligation::Guarantee { guarantor: edge.guarantor, ward: number });
		}
		let person = self.people.get_mut(&number).unwrap();
		person.retires = None;
		person.wanted = None;
		if person.was_member {
			person.status = Status::Former;
			person.allows_set_off = false;
		} else {
			// Who buys something that is open goes on as a customer (D7).
			self.people.remove(&number);
			self.forget_customers();
		}
	}

	fn release_due(&mut self, number: u32) {
		let holds = |c: &Complaint| c.suspends && (c.against == number || c.has_reached(number));
		let reached = self.complaints.values().any(holds);
		loop {
			let edges = &self.people[&number].edges;
			let due = edges.iter().filter(|edge| edge.notice.is_some_and(|until| until <= self.era));
			let Some(edge) = due.min_by_key(|edge| edge.notice).cloned() else { return };
			let obligation = Obligation::Guarantee { guarantor: edge.guarantor, ward: number };
			let rest = self.coverage(number) - edge.total();
			if reached || rest < self.exposure(number) || self.is_disputed(obligation) {
				return;
			}
			self.people.get_mut(&number).unwrap().edges.retain(|other| other.guarantor != edge.guarantor);
			self.give_back(&edge);
			self.forget(obligation);
		}
	}

	fn revoke_short(&mut self, number: u32) {
		let is_due = |edge: &&Edge| edge.notice.is_none() && edge.short.is_some_and(|until| until <= self.era);
		let due: Vec<u32> = self.people[&number].edges.iter().filter(is_due).map(|edge| edge.guarantor).collect();
		for guarantor in &due {
			self.give_notice(number, *guarantor, self.era);
		}
		if !due.is_empty() {
			self.refresh(number);
		}
	}

	fn retire(&mut self, number: u32) {
		if self.people[&number].retires != Some(self.era) {
			return;
		}
		self.people.get_mut(&number).unwrap().retires = None;
		for ward in self.people.keys().copied().collect::<Vec<_>>() {
			if self.edge(ward, number).is_some_and(|edge| edge.notice.is_none()) {
				self.give_notice(ward, number, self.era);
				self.refresh(ward);
			}
		}
	}

	fn expire(&mut self, number: u32) {
		let Status::Candidate(until) = self.people[&number].status else { return };
		if until > self.era {
			return;
		}
		let person = &self.people[&number];
		let guarantee = |edge: &Edge| Obligation::Guarantee { guarantor: edge.guarantor, ward: number };
		let is_disputed = person.edges.iter().any(|edge| self.is_disputed(guarantee(edge)));
		if is_disputed || (person.was_member && self.is_open(number)) {
			self.people.get_mut(&number).unwrap().status = Status::Candidate(self.era + 1);
		} else {
			self.dismiss(number);
		}
	}

	// Deals.

	fn open_deals(&self, number: u32) -> usize {
		let counts =
			|deal: &&Deal| deal.sides[0] == number || (deal.sides[1] == number && deal.stand != Stand::Proposed);
		self.deals.values().filter(counts).count()
	}

	fn propose(&mut self, by: u32, op: &Op) -> Result {
		let Op::Propose { to, delivery, amount, payment, term, warranty, insured, listing } = *op else { return None };
		let mut numbers = [by, to].map(|account| self.number(account));
		if let (Delivery::Proposer | Delivery::Counterparty, Payment::Escrow) = (delivery, payment) {
			let buyer = usize::from(delivery == Delivery::Proposer);
			numbers[buyer] = Some(self.customer([by, to][buyer]));
		}
		let (number, other) = (numbers[0]?, numbers[1]?);
		need(number != other && amount > 0 && term <= 90 && warranty <= 90)?;
		let mut deal = Deal {
			sides: [number, other],
			delivery,
			amount,
			due: self.era + term,
			warranty,
			payment,
			insured: [0; 2],
			stand: Stand::Proposed,
			until: self.start() + 7,
			reserved: [0; 2],
			escrow: 0,
			brought: [0; 2],
			by_customer: false,
			listing,
			quantity: 0,
			unasked: false,
			awarded: false,
			has: [false; 2],
			wants: [0; 2],
		};
		need(deal.payer().is_some() || payment == Payment::None)?;
		let owed = [deal.owed(0), deal.owed(1)];
		let is_by_customer = deal.escrow_payer().is_some_and(|side| !self.is_member(deal.sides[side]));
		let usual = if is_by_customer { [0; 2] } else { owed };
		deal.insured = insured.map_or(usual, |insured| [insured.proposer, insured.counterparty]);
		need(!is_by_customer || deal.insured == [0; 2])?;
		self.may_open(&deal, 0)?;
		need((0..2).all(|side| deal.insured[side] <= owed[side]) && self.open_deals(number) < 32)?;
		if let Some(listing) = listing {
			let (quantity, is_signed) = self.lot(listing, &deal, term)?;
			deal.quantity = quantity;
			deal.unasked = is_signed && self.has_place_unasked(other, number);
		}
		let id = self.next_deal;
		self.next_deal += 1;
		self.deals.insert(id, deal.clone());
		if deal.unasked {
			return self.open(id, deal);
		}
		Some(())
	}

	fn timely(&self, id: u32) -> Result<&Deal> {
		self.deals.get(&id).filter(|deal| self.era < deal.until)
	}

	fn accept(&mut self, by: u32, id: u32) -> Result {
		let number = self.number(by)?;
		let deal = self.timely(id)?.clone();
		need(deal.stand == Stand::Proposed && deal.sides[1] == number && self.era <= deal.due)?;
		self.may_open(&deal, 1)?;
		self.may_open(&deal, 0)?;
		self.open(id, deal)
	}

	/// A deal that both sides have signed opens (D2).
	fn open(&mut self, id: u32, mut deal: Deal) -> Result {
		need(self.open_deals(deal.sides[1]) < 32)?;
		self.take(&deal)?;
		deal.by_customer = deal.escrow_payer().is_some_and(|side| !self.is_member(deal.sides[side]));
		for side in 0..2 {
			let (member, amount) = (deal.sides[side], deal.insured[side]);
			need(amount == 0 || self.exposure(member) + amount <= self.capacity_before_exposure(member))?;
		}
		deal.reserved = deal.insured;
		if let (Some(payer), Payment::Escrow) = (deal.payer(), deal.payment) {
			self.hold(self.account(deal.sides[payer]), deal.amount)?;
			deal.escrow = deal.amount;
		}
		deal.stand = Stand::Open;
		deal.until = deal.due + 4;
		self.deals.insert(id, deal);
		Some(())
	}

	fn complete(&mut self, by: u32, id: u32) -> Result {
		let number = self.number(by)?;
		let mut deal = self.timely(id)?.clone();
		let side = deal.side(number)?;
		need(!self.complaints.values().any(|c| c.obligation == Obligation::Deal(id) && c.by == number))?;
		match deal.stand {
			Stand::Open => {
				need(deal.awaits(side) && !deal.has[side])?;
				deal.has[side] = true;
				deal.wants = [0; 2];
			}
			Stand::Unpaid => need(deal.payer() == Some(side))?,
			_ => return None,
		}
		let is_received = (0..2).all(|side| !deal.awaits(side) || deal.has[side]);
		let is_complete = is_received || deal.stand == Stand::Unpaid;
		let warranty = deal.warranty;
		self.deals.insert(id, deal);
		if is_complete && self.pay_deal(id).is_none() {
			return self.owe(id, side);
		}
		if is_complete {
			self.completed(id, self.warranty_end(warranty));
		}
		Some(())
	}

	fn warranty_end(&self, warranty: u32) -> u32 {
		if warranty == 0 {
			self.era
		} else {
			self.start() + warranty
		}
	}

	/// D6: who has allowed set-off and has not the money acknowledges the delivery, and owes.
	fn owe(&mut self, id: u32, payer: usize) -> Result {
		let (until, deal) = (self.start() + 3, self.deals.get_mut(&id)?);
		need(deal.stand == Stand::Open && deal.payer() == Some(payer))?;
		need(self.people[&deal.sides[payer]].allows_set_off)?;
		deal.stand = Stand::Unpaid;
		deal.wants = [0; 2];
		deal.until = deal.until.max(until);
		Some(())
	}

	/// D6: all debts of a ring fall by the smallest.
	fn set_off(&mut self, ring: &[u32]) -> Result {
		let different: BTreeSet<&u32> = ring.iter().collect();
		need(ring.len() >= 2 && different.len() == ring.len())?;
		let mut debts = Vec::new();
		for id in ring {
			debts.push(self.timely(*id)?.debt()?);
			need(!self.is_disputed(Obligation::Deal(*id)))?;
		}
		for (place, (debtor, creditor, _)) in debts.iter().enumerate() {
			need(debts[(place + 1) % debts.len()].0 == *creditor)?;
			need(self.people.get(debtor)?.allows_set_off)?;
		}
		let amount = debts.iter().map(|debt| debt.2).min()?;
		for (id, (_, _, owed)) in ring.iter().zip(debts) {
			let deal = self.deals.get_mut(id)?;
			let payer = deal.payer()?;
			deal.brought[1 - payer] += amount;
			deal.reserved[payer] = deal.reserved[payer].min(owed - amount);
			let warranty = deal.warranty;
			if owed == amount {
				self.completed(*id, self.warranty_end(warranty));
			}
		}
		Some(())
	}

	fn pay_deal(&mut self, id: u32) -> Result {
		let mut deal = self.deals[&id].clone();
		let Some(payer) = deal.payer() else { return Some(()) };
		let [from, to] = [payer, 1 - payer].map(|side| self.account(deal.sides[side]));
		match deal.payment {
			Payment::None => (),
			Payment::OnCompletion => {
				let owed = deal.amount.saturating_sub(deal.brought[1 - payer]);
				if owed > 0 {
					self.pay(from, to, owed)?;
				}
				deal.brought[1 - payer] += owed;
			}
			Payment::Escrow => self.pay_held(from, to, core::mem::take(&mut deal.escrow)),
		}
		self.deals.insert(id, deal);
		Some(())
	}

	fn completed(&mut self, id: u32, until: u32) {
		let disputed = self.is_disputed(Obligation::Deal(id));
		let era = self.era;
		let deal = self.deals.get_mut(&id).unwrap();
		deal.stand = Stand::Completed;
		for side in 0..2 {
			if !deal.delivers(side) {
				deal.reserved[side] = 0;
			}
		}
		deal.until = until.max(era + 1);
		if until <= era && !disputed {
			self.close(id);
		}
	}

	fn cancel(&mut self, by: u32, id: u32) -> Result {
		let number = self.number(by)?;
		let deal = self.timely(id)?;
		let side = deal.side(number)?;
		if deal.stand == Stand::Proposed {
			need(side == 0)?;
			self.close(id);
			return Some(());
		}
		let (era, start) = (self.era, self.start());
		let wants = |side: usize| era < deal.wants[side];
		need(deal.stand != Stand::Completed && !wants(side) && !self.is_disputed(Obligation::Deal(id)))?;
		let both = wants(1 - side);
		let deal = self.deals.get_mut(&id)?;
		deal.wants[side] = start + 1;
		if both {
			let deal = deal.clone();
			self.give_quantity_back(&deal);
			self.close(id);
		}
		Some(())
	}

	/// What happens when the time of a deal is over.
	fn conclude(&mut self, id: u32) {
		let deal = self.deals[&id].clone();
		match deal.stand {
			Stand::Proposed | Stand::Completed => self.close(id),
			_ if deal.has_failed() => self.close(id),
			_ if self.pay_deal(id).is_some() => self.completed(id, deal.until + deal.warranty),
			Stand::Unpaid => self.close(id),
			Stand::Open => {
				let deal = self.deals.get_mut(&id).unwrap();
				deal.stand = Stand::Unpaid;
				deal.wants = [0; 2];
				deal.until += 3;
			}
		}
	}

	fn close(&mut self, id: u32) {
		let deal = self.deals.remove(&id).unwrap();
		if let Some(payer) = deal.payer().filter(|_| deal.escrow > 0) {
			self.release(self.account(deal.sides[payer]), deal.escrow);
		}
		self.forget(Obligation::Deal(id));
		self.forget_customers();
	}

	// Complaints.

	fn is_disputed(&self, obligation: Obligation) -> bool {
		self.complaints.values().any(|complaint| complaint.obligation == obligation)
	}

	fn forget(&mut self, obligation: Obligation) {
		self.claims.retain(|claim| claim.0 != obligation);
	}

	fn file(&mut self, by: u32, obligation: Obligation, claim: Balance) -> Result {
		let number = self.number(by)?;
		let (against, limit, in_time, suspends) = match obligation {
			Obligation::Deal(id) => {
				let deal = self.timely(id)?;
				need(deal.stand != Stand::Proposed)?;
				let side = deal.side(number)?;
				need(!deal.by_customer || deal.payer() == Some(side))?;
				(deal.sides[1 - side], deal.reserved[1 - side].max(deal.refundable(side)), true, !deal.by_customer)
			}
			Obligation::Guarantee { guarantor, ward } => {
				self.edge(ward, guarantor)?;
				need(number == guarantor || number == ward)?;
				(if number == guarantor { ward } else { guarantor }, 0, true, true)
			}
			Obligation::Leg { .. } | Obligation::Order { .. } => self.claimable_in_cycle(obligation, number)?,
		};
		// Who has no time left may still answer while the other complains.
		need(claim <= limit && (in_time || self.is_disputed(obligation)))?;
		need(self.complaints.values().filter(|complaint| complaint.by == number).count() < 32)?;
		let place = self.claims.iter().position(|claim| claim.0 == obligation && claim.1 == number);
		let earlier = place.map(|place| self.claims.remove(place));
		let rested = |era: u32| matches!(obligation, Obligation::Guarantee { .. }) && self.era >= era + 30;
		let (target, adopted) = match earlier {
			None => (0, None),
			Some((_, _, ClaimState::Decided(era), _)) if rested(era) => (0, None),
			Some((_, _, ClaimState::Withdrawn(level, adopted), again)) if again.is_none_or(rested) => {
				(level + 1, adopted)
			}
			_ => return None,
		};
		let id = self.next_complaint;
		self.next_complaint += 1;
		let since = self.start();
		self.claims.push((obligation, number, ClaimState::Open, (target > 0).then_some(since)));
		let complaint = Complaint {
			obligation,
			by: number,
			against,
			claim,
			suspends,
			since,
			phase: Phase::Climbing,
			due: since + 1,
			levels: vec![],
			votes: BTreeMap::new(),
			ever: BTreeSet::new(),
			appeals: 0,
			appellants: vec![],
			adopted,
			voted: since,
			offer: 0,
			assents: BTreeSet::new(),
		};
		self.complaints.insert(id, complaint);
		self.pin_order(obligation, number);
		if target > 0 {
			let (era, afternoon) = (self.era, core::mem::replace(&mut self.afternoon, false));
			debug_assert_eq!(era, self.era);
			self.climb(id, target);
			self.afternoon = afternoon;
		}
		Some(())
	}

	/// C4: the next level joins; what was filed again goes on to its level.
	fn climb(&mut self, id: u32, target: usize) {
		loop {
			let complaint = &self.complaints[&id];
			if complaint.levels.len() >= complaint.top() {
				break;
			}
			let newest = match complaint.levels.last() {
				Some(level) => level.clone(),
				None => BTreeSet::from([complaint.against]),
			};
			let edges = newest.iter().flat_map(|ward| &self.people[ward].edges);
			let joining: BTreeSet<u32> = edges
				.filter(|edge| edge.began <= id)
				.map(|edge| edge.guarantor)
				.filter(|g| *g != complaint.by && *g != complaint.against && !complaint.has_reached(*g))
				.collect();
			if joining.is_empty() {
				break;
			}
			let complaint = self.complaints.get_mut(&id).unwrap();
			complaint.levels.push(joining);
			if complaint.levels.len() >= target {
				return self.await_votes(id);
			}
		}
		let (era, complaint) = (self.era, self.complaints.get_mut(&id).unwrap());
		if complaint.claim == 0 {
			self.await_votes(id);
		} else if era <= complaint.since {
			complaint.due = complaint.since + 1;
		} else {
			self.call_council(id);
		}
	}

	fn await_votes(&mut self, id: u32) {
		let (era, complaint) = (self.era, self.complaints.get_mut(&id).unwrap());
		if complaint.claim == 0 {
			complaint.phase = Phase::Fading;
			complaint.due = (complaint.since + 3).max(era + 1);
		} else {
			complaint.phase = Phase::Climbing;
			complaint.due = complaint.since.max(era) + 1;
		}
		self.adopt(id);
	}

	fn call_council(&mut self, id: u32) {
		let start = self.start();
		let complaint = self.complaints.get_mut(&id).unwrap();
		complaint.phase = Phase::Council;
		complaint.due = start + 3;
		let first = complaint.levels.first().cloned().unwrap_or_default();
		let (against, suspends) = (complaint.against, complaint.suspends);
		let ever = complaint.ever.clone();
		for guarantor in first.difference(&ever) {
			if !suspends || self.edge(against, *guarantor).is_some() {
				let person = self.people.get_mut(guarantor).unwrap();
				person.barred = person.barred.max(start + 30);
			}
		}
	}

	fn vote(&mut self, by: u32, id: u32, percent: u8) -> Result {
		let (number, start) = (self.number(by)?, self.start());
		let complaint = self.complaints.get_mut(&id)?;
		need(matches!(complaint.phase, Phase::Climbing | Phase::Fading) && percent <= 100)?;
		need(complaint.has_reached(number))?;
		complaint.votes.insert(number, percent);
		complaint.ever.insert(number);
		complaint.voted = start;
		self.adopt(id);
		Some(())
	}

	/// C7, C8: what is adopted is final at once, or waits.
	fn adopt(&mut self, id: u32) {
		let complaint = &self.complaints[&id];
		let is_majority = |count: usize| count * 2 > complaint.voters();
		let votes = || complaint.votes.values().copied();
		let is_adopted = |percent: &u8| {
			is_majority(votes().filter(|vote| vote >= percent).count())
				&& is_majority(votes().filter(|vote| vote <= percent).count())
		};
		let Some(percent) = votes().find(is_adopted) else { return };
		let (award, escrow) = (self.payable(id, percent), self.escrow(id));
		let has_agreed = |number: u32| complaint.votes.get(&number).is_some_and(|vote| *vote >= percent);
		let is_agreed = |draw: &Draw| draw.2 && has_agreed(draw.0);
		let may_be_final = complaint.appeals == 0 || complaint.claim == 0;
		let is_whole = complaint.award(percent) == complaint.claim && escrow.min(award) == 0;
		let is_final = may_be_final && is_whole && self.draws(id, award).iter().all(is_agreed);
		let start = self.start();
		let complaint = self.complaints.get_mut(&id).unwrap();
		complaint.adopted = Some(percent);
		complaint.phase = Phase::Waiting(percent);
		complaint.due = start.max(complaint.voted) + 3;
		if is_final {
			self.finish(id, percent);
		}
	}

	/// What an award pays: never more than is still at risk or in escrow (D3, D4).
	fn payable(&self, id: u32, percent: u8) -> Balance {
		let complaint = &self.complaints[&id];
		let Obligation::Deal(deal) = complaint.obligation else {
			let claimable = self.claimable_in_cycle(complaint.obligation, complaint.by);
			return complaint.award(percent).min(claimable.map_or(0, |(_, limit, _, _)| limit));
		};
		let deal = &self.deals[&deal];
		let side = deal.side(complaint.by).unwrap();
		complaint.award(percent).min(deal.reserved[1 - side].max(deal.refundable(side)))
	}

	/// The escrow out of which an award of this complaint comes first (D4).
	fn escrow(&self, id: u32) -> Balance {
		let complaint = &self.complaints[&id];
		match complaint.obligation {
			Obligation::Deal(deal) => {
				let deal = &self.deals[&deal];
				deal.refundable(deal.side(complaint.by).unwrap())
			}
			Obligation::Order { consumer, .. } if consumer == complaint.by => {
				self.escrow_of_order(complaint.obligation)
			}
			_ => 0,
		}
	}

	/// C10: what `amount` would draw from the deposits behind the accused.
	fn draws(&self, id: u32, amount: Balance) -> Vec<Draw> {
		let edges = &self.people[&self.complaints[&id].against].edges;
		let held = |of_old: bool| -> Vec<Balance> {
			edges.iter().map(|edge| if (edge.began <= id) == of_old { edge.total() } else { 0 }).collect()
		};
		let old = pro_rata(amount, &held(true));
		let new = pro_rata(amount - old.iter().sum::<Balance>(), &held(false));
		let mut draws = Vec::new();
		for (place, edge) in edges.iter().enumerate() {
			let mut left = old[place] + new[place];
			let own = (edge.guarantor, self.account(edge.guarantor), true, left.min(edge.own));
			left -= own.3;
			draws.push(own);
			for (payer, amount) in &edge.parts {
				draws.push((edge.guarantor, *payer, false, left.min(*amount)));
				left -= left.min(*amount);
			}
		}
		draws.retain(|draw| draw.3 > 0);
		draws
	}

	fn finish(&mut self, id: u32, percent: u8) {
		let complaint = self.complaints[&id].clone();
		let award = self.payable(id, percent);
		let from_escrow = self.escrow(id).min(award);
		let to = self.account(complaint.by);
		if let (Obligation::Deal(deal), true) = (complaint.obligation, from_escrow > 0) {
			self.release(to, from_escrow);
			self.deals.get_mut(&deal).unwrap().escrow -= from_escrow;
		}
		if from_escrow > 0 {
			self.pay_from_order(complaint.obligation, from_escrow);
		}
		for (guarantor, holder, is_own, amount) in self.draws(id, award - from_escrow) {
			self.pay_held(holder, to, amount);
			self.draw(complaint.against, guarantor, holder, is_own, amount);
		}
		if award > 0 {
			self.refresh(complaint.against);
		}
		self.resolve(id, award);
		self.end(id, ClaimState::Decided(self.era));
	}

	fn draw(&mut self, ward: u32, guarantor: u32, holder: u32, is_own: bool, amount: Balance) {
		let (tier, short) = (self.people[&ward].tier, self.start() + 3);
		let edge = self.edge_mut(ward, guarantor);
		if is_own {
			edge.own -= amount;
		} else {
			edge.parts.iter_mut().find(|part| part.0 == holder).unwrap().1 -= amount;
			edge.parts.retain(|part| part.1 > 0);
		}
		if edge.notice.is_none() && edge.total() < tier.amount() {
			edge.short = edge.short.or(Some(short));
		}
	}

	/// C10: what the accused had at risk in that obligation is free.
	fn resolve(&mut self, id: u32, brought: Balance) {
		self.conclude_dispute(id, brought, End::Award(brought));
	}

	/// The same, where the accused has paid and the complainer was content (C6).
	fn resolve_settled(&mut self, id: u32, paid: Balance) {
		self.conclude_dispute(id, paid, End::Settled);
	}

	fn conclude_dispute(&mut self, id: u32, brought: Balance, end: End) {
		let complaint = &self.complaints[&id];
		let Obligation::Deal(deal) = complaint.obligation else {
			return self.end_dispute(complaint.obligation, complaint.by, end);
		};
		let deal = self.deals.get_mut(&deal).unwrap();
		let side = deal.side(complaint.by).unwrap();
		deal.brought[side] += brought;
		deal.reserved[1 - side] = 0;
		let owes_price = deal.payer() == Some(side) && deal.payment != Payment::Escrow;
		deal.awarded |= owes_price && matches!(end, End::Award(award) if award > 0);
	}

	fn end(&mut self, id: u32, state: ClaimState) {
		let complaint = self.complaints.remove(&id).unwrap();
		self.release(self.account(complaint.against), complaint.offer);
		let is_it = |claim: &&mut (Obligation, u32, ClaimState, Option<u32>)| {
			claim.0 == complaint.obligation && claim.1 == complaint.by
		};
		if let Some(claim) = self.claims.iter_mut().find(is_it) {
			claim.2 = state;
		}
	}

	fn settle(&mut self, by: u32, id: u32, amount: Balance) -> Result {
		let number = self.number(by)?;
		let complaint = self.complaints.get_mut(&id)?;
		need(complaint.against == number && complaint.claim > 0 && amount > 0)?;
		let (old, claim, to) = (core::mem::take(&mut complaint.offer), complaint.claim, complaint.by);
		self.release(by, old);
		if amount < claim {
			self.hold(by, amount)?;
			self.complaints.get_mut(&id)?.offer = amount;
			return Some(());
		}
		self.pay(by, self.account(to), claim)?;
		self.resolve_settled(id, claim);
		self.end(id, ClaimState::Decided(self.era));
		Some(())
	}

	fn accept_award(&mut self, by: u32, id: u32, amount: Balance) -> Result {
		let complaint = self.complaints.get(&id)?.clone();
		if self.number(by) == Some(complaint.by) && complaint.offer == amount && amount > 0 {
			self.pay_held(self.account(complaint.against), by, amount);
			self.complaints.get_mut(&id)?.offer = 0;
			self.resolve_settled(id, amount);
			self.end(id, ClaimState::Decided(self.era));
			let counter = self.complaints.iter().find(|(_, counter)| counter.obligation == complaint.obligation);
			if let Some(id) = counter.map(|(id, _)| *id) {
				self.resolve(id, 0);
				self.end(id, ClaimState::Decided(self.era));
			}
			return Some(());
		}
		let Phase::Waiting(percent) = complaint.phase else { return None };
		let disappointed = self.disappointed(id, percent);
		need(complaint.award(percent) == amount && disappointed.contains(&by))?;
		let assents = &mut self.complaints.get_mut(&id)?.assents;
		need(assents.insert(by))?;
		if disappointed.is_subset(assents) {
			self.finish(id, percent);
		}
		Some(())
	}

	/// C8: whom a waiting award disappoints.
	fn disappointed(&self, id: u32, percent: u8) -> BTreeSet<u32> {
		let complaint = &self.complaints[&id];
		let award = self.payable(id, percent);
		let mut accounts = BTreeSet::new();
		if complaint.award(percent) < complaint.claim {
			accounts.insert(self.account(complaint.by));
		}
		if award > 0 {
			accounts.insert(self.account(complaint.against));
		}
		for (guarantor, holder, is_own, _) in self.draws(id, award - self.escrow(id).min(award)) {
			let voter = if is_own { Some(guarantor) } else { self.number(holder) };
			let vote = voter.and_then(|voter| complaint.votes.get(&voter));
			if vote.is_none_or(|vote| *vote < percent) {
				accounts.insert(holder);
			}
		}
		accounts
	}

	fn appeal(&mut self, by: u32, id: u32) -> Result {
		let Phase::Waiting(percent) = self.complaints.get(&id)?.phase else { return None };
		need(self.disappointed(id, percent).contains(&by))?;
		let (number, start) = (self.number(by), self.start());
		let complaint = self.complaints.get_mut(&id)?;
		complaint.appellants.extend(number.filter(|_| complaint.suspends));
		complaint.votes.clear();
		complaint.assents.clear();
		complaint.appeals += 1;
		complaint.phase = Phase::Appealed;
		complaint.due = start + 1;
		if complaint.appeals >= 2 {
			self.call_council(id);
		}
		Some(())
	}
}
