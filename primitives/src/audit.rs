//! Checking the promises page by page (R3).
//!
//! A pallet walks over its entries of storage and says of each whether it keeps the promises. What an entry cannot know by
//! itself, because it is a sum over others (a count, what is held, what is at risk), is added up as a [`Sum`]: once where
//! the sum is kept, and once for every entry that it is the sum of. When all pages have been looked at, both are the same.
//! So a page costs what its own entries cost, whatever else there is.

use crate::{Balance, ClubId, ComplaintId, CycleContractId, CycleIndex, MemberIndex};
use alloc::{collections::BTreeMap, vec, vec::Vec};
use codec::{Decode, Encode};
use frame_support::storage::{PrefixIterator, PrefixIteratorOnRemoval};
use scale_info::TypeInfo;
use serde::Serialize;
use sp_runtime::TryRuntimeError;

/// Something that is kept as a sum, and that can be found again by adding up entries. New ones come last, so that all keep the
/// numbers under which they are written: a node reads the pages of the runtimes before its own.
#[derive(Encode, Decode, TypeInfo, Serialize, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "camelCase")]
pub enum Sum<AccountId> {
	/// What is held of an account as its own deposits, in units (P1).
	Deposits(AccountId),
	/// What is held of an account for others' guarantees, in units (P1).
	Funding(AccountId),
	/// What is held of an account in escrow, in units (P1).
	Escrow(AccountId),
	/// What is held of an account that it offers to settle complaints, in units (P1).
	Settlements(AccountId),
	/// What is held of an account for redemptions, in units (P1).
	Redemptions(AccountId),
	/// What a member has at risk, in units (P2).
	Exposure(MemberIndex),
	/// How many deals, and proposals of its own, a member or a customer has open (P8).
	Deals(MemberIndex),
	/// How many proposals wait for the answer of a customer (P8).
	Offers(MemberIndex),
	/// How many orders, and standing ones, a customer has (P8).
	Orders(MemberIndex),
	/// How many pledges of a guarantor wait (G1).
	Pledges(MemberIndex),
	/// How many electors a club has (F3).
	Electors(ClubId),
	/// How many open complaints that suspend it are against a member (P4).
	Accused(MemberIndex),
	/// How many open complaints of customers are against a member (D7).
	ByCustomers(MemberIndex),
	/// How many open complaints a member has filed (C2).
	Complaining(MemberIndex),
	/// How many complaints are a reason to keep where a member stands; the least that there must be (P8).
	Involved(MemberIndex),
	/// How many have a vote on a complaint (C7).
	Voters(ComplaintId),
	/// How many open deals of a member with another opened at once (A9).
	Unasked(MemberIndex, MemberIndex),
	/// How many drafts and cycle contracts a member organises (A9).
	Organised(MemberIndex),
	/// For how many things in cycle contracts a member may not leave (M7).
	Taken(MemberIndex),
	/// How many cycles of a cycle contract are open (K8).
	OpenCycles(CycleContractId),
	/// How many standing orders a cycle contract has (K3).
	StandingOrders(CycleContractId),
	/// Of how many units of the product they are (K3).
	StandingUnits(CycleContractId),
	/// How many units are ordered of the next cycle of a cycle contract (K3).
	OrderedUnits(CycleContractId),
	/// What was paid for the orders of the next cycle of a cycle contract, in units; its account has at least that (P5).
	PaidForNext(CycleContractId),
	/// How many units an open cycle has (K3).
	UnitsOfCycle(CycleContractId, CycleIndex),
	/// How many units of an open cycle are still to be delivered to consumers (K5).
	UnitsToDeliver(CycleContractId, CycleIndex),
	/// How many units of an open cycle consumers complain of (K6).
	UnitsComplainedOf(CycleContractId, CycleIndex),
	/// How many seats in the council of clubs an account has: one if it is the council of a club (F1).
	Seats(AccountId),
	/// How many clubs stand (P8).
	StandingClubs,
	/// How many clubs have a validator (F2).
	Validators,
	/// How many electors of a club have voted for an account, since its council has changed so often (F3).
	Votes(ClubId, u32, AccountId),
	/// What a depository has issued, in units (P6).
	Receipts(AccountId),
	/// How many redemptions wait for a depository (P8).
	Waiting(AccountId),
	/// What all depositories have issued, in units (P6).
	Issued,
	/// What all depositories have redeemed, in units (P6).
	Redeemed,
	/// All money, in units (P6).
	Supply,
	/// How many orders the next cycle of a cycle contract has, standing ones that are still to be renewed included (K8).
	OrdersOfNext(CycleContractId),
	/// How many complaints about the legs and orders of an open cycle are open (K6).
	Disputes(CycleContractId, CycleIndex),
	/// Of how many of these its legs and orders know (K6).
	KnownDisputes(CycleContractId, CycleIndex),
}

impl<AccountId> Sum<AccountId> {
	/// What is broken if it is not what was found.
	pub const fn words(&self) -> &'static str {
		match self {
			Sum::Deposits(_) => "P1: deposits held and recorded differ",
			Sum::Funding(_) => "P1: funding held and recorded differ",
			Sum::Escrow(_) => "P1: escrow held and recorded differ",
			Sum::Settlements(_) => "P1: settlements held and offered differ",
			Sum::Redemptions(_) => "P1: what is held for redemptions and what is recorded differ",
			Sum::Exposure(_) => "P2: exposure is not the sum of the reservations",
			Sum::Deals(_) => "P8: a count of deals is left behind",
			Sum::Offers(_) => "P8: a count of proposals is left behind",
			Sum::Orders(_) => "P8: a count of orders is left behind",
			Sum::Pledges(_) => "G1: pledges not accepted yet are not counted so",
			Sum::Electors(_) => "F3: electors are not counted so",
			Sum::Accused(_) => "P4: an accused member is not counted so",
			Sum::ByCustomers(_) => "D7: complaints of customers are not counted so",
			Sum::Complaining(_) => "C2: open complaints of its own are not counted so",
			Sum::Involved(_) => "P8: the standing of somebody in no complaint is left behind",
			Sum::Voters(_) => "C7: voters are not counted so",
			Sum::Unasked(..) => "A9: deals that opened at once are not counted so",
			Sum::Organised(_) => "A9: what a member organises is not counted so",
			Sum::Taken(_) => "M7: for what members may not leave is not counted so",
			Sum::OpenCycles(_) => "K8: open cycles are not counted so",
			Sum::StandingOrders(_) | Sum::StandingUnits(_) => "K3: standing orders are not counted so",
			Sum::OrderedUnits(_) => "K3: orders are not counted so",
			Sum::OrdersOfNext(_) => "K8: the orders of the next cycle are not so many",
			Sum::PaidForNext(_) => "P5: the account of the next cycle holds too little",
			Sum::UnitsOfCycle(..) => "K3: the units of a cycle are not those of its orders",
			Sum::UnitsToDeliver(..) => "K5: orders to be delivered are not counted so",
			Sum::UnitsComplainedOf(..) => "K6: orders complained of are not counted so",
			Sum::Disputes(..) => "K6: open complaints about a cycle are not counted so",
			Sum::KnownDisputes(..) => "K6: legs and orders do not know of the complaints about a cycle",
			Sum::Seats(_) => "F1: the seats in the council of clubs are not the clubs'",
			Sum::StandingClubs => "P8: clubs are not counted",
			Sum::Validators => "F2: validators are not counted",
			Sum::Votes(..) => "F3: votes are not counted so",
			Sum::Receipts(_) => "P6: a depository has issued without a receipt",
			Sum::Waiting(_) => "P8: a depository's redemptions are not counted so",
			Sum::Issued => "P6: the depositories have not issued what was issued",
			Sum::Redeemed => "P6: the depositories have not redeemed what was redeemed",
			Sum::Supply => "P6: the money of all accounts is not the supply",
		}
	}

	/// The account that it is of.
	pub const fn account(&self) -> Option<&AccountId> {
		match self {
			Sum::Deposits(who) | Sum::Funding(who) | Sum::Escrow(who) | Sum::Settlements(who) => Some(who),
			Sum::Redemptions(who) | Sum::Seats(who) | Sum::Receipts(who) | Sum::Waiting(who) => Some(who),
			Sum::Votes(_, _, who) => Some(who),
			_ => None,
		}
	}

	/// The number of the member, complaint, cycle contract or club that it is of; 0 if it is of an account or of everything.
	pub const fn number(&self) -> u32 {
		match self {
			Sum::Exposure(number) | Sum::Deals(number) | Sum::Offers(number) | Sum::Orders(number) => *number,
			Sum::Pledges(number) | Sum::Electors(number) | Sum::Accused(number) | Sum::ByCustomers(number) => *number,
			Sum::Complaining(number) | Sum::Involved(number) | Sum::Voters(number) | Sum::Unasked(number, _) => *number,
			Sum::Organised(number) | Sum::Taken(number) | Sum::OpenCycles(number) => *number,
			Sum::StandingOrders(number) | Sum::StandingUnits(number) | Sum::OrderedUnits(number) => *number,
			Sum::OrdersOfNext(number) | Sum::PaidForNext(number) | Sum::UnitsOfCycle(number, _) => *number,
			Sum::UnitsToDeliver(number, _) | Sum::UnitsComplainedOf(number, _) => *number,
			Sum::Disputes(number, _) | Sum::KnownDisputes(number, _) | Sum::Votes(number, _, _) => *number,
			_ => 0,
		}
	}

	/// Whether one pallet keeps it, and the entries are another's.
	pub const fn is_between_pallets(&self) -> bool {
		matches!(
			self,
			Sum::Deposits(_)
				| Sum::Funding(_)
				| Sum::Escrow(_)
				| Sum::Settlements(_)
				| Sum::Redemptions(_)
				| Sum::Exposure(_)
				| Sum::Deals(_)
				| Sum::Offers(_)
				| Sum::Orders(_)
				| Sum::Electors(_)
				| Sum::Disputes(..)
				| Sum::Supply
		)
	}

	/// Whether it is what was found; of some at least that.
	pub fn holds(&self, sides: &Sides) -> bool {
		match self {
			Sum::Involved(_) | Sum::PaidForNext(_) => sides.kept >= sides.found,
			_ => sides.kept == sides.found,
		}
	}
}

/// The two sides of a sum.
#[derive(Encode, Decode, TypeInfo, Serialize, Clone, Copy, Debug, Default, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct Sides {
	/// What is kept as the sum.
	pub kept: Balance,
	/// What the entries are that it is the sum of.
	pub found: Balance,
}

impl Sides {
	/// These, and those of another page.
	pub fn add(&mut self, other: &Sides) {
		self.kept = self.kept.saturating_add(other.kept);
		self.found = self.found.saturating_add(other.found);
	}
}

/// A part of a map that is too large for one page, and has pages of its own: all entries whose keys begin the same way.
#[derive(Encode, Decode, TypeInfo, Serialize, Clone, Debug, PartialEq, Eq)]
pub struct Part {
	/// Which of the maps that are walked over, in their order.
	pub map: u8,
	/// How their keys begin, after what is common to all keys of the map.
	pub under: Vec<u8>,
}

/// What an entry is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject<AccountId> {
	/// The member, complaint or whatever has this number; 0 if it is about everything.
	Number(u32),
	/// An account.
	Account(AccountId),
}

/// So many bytes of a key tell where a walk is.
const STEP: usize = 3;

/// One page: where it begins, how much it may look at, and what it has found.
///
/// Entries are walked over in the order of their keys, map by map. A cursor is the number of the map, and the first three
/// bytes of a key in it. Entries whose keys begin alike are always on the same page; if they are too many for one, they
/// become a [`Part`].
pub struct Page<AccountId> {
	cursor: u32,
	limit: u32,
	within: Option<Part>,
	maps: u8,
	spent: u32,
	/// How many entries were looked at.
	pub checked: u32,
	/// What is broken, and of what.
	pub broken: Vec<(Subject<AccountId>, &'static str)>,
	/// Two sums that an auditor wants to know.
	pub totals: (Balance, Balance),
	/// What this page knows of sums.
	pub sums: BTreeMap<Sum<AccountId>, Sides>,
	/// What has pages of its own.
	pub parts: Vec<Part>,
	/// Where the next page begins.
	pub next: Option<u32>,
}

impl<AccountId: Ord> Page<AccountId> {
	/// The page that begins at `cursor`: 0, or what the page before has said is next. It ends after `limit` entries, 1 at
	/// least, or a little later: it has at most twice as many.
	pub fn new(cursor: u32, limit: u32) -> Self {
		Self {
			cursor,
			limit: limit.max(1),
			within: None,
			maps: 0,
			spent: 0,
			checked: 0,
			broken: Vec::new(),
			totals: (0, 0),
			sums: BTreeMap::new(),
			parts: Vec::new(),
			next: None,
		}
	}

	/// The same, but of a part only.
	pub fn within(mut self, part: Part) -> Self {
		self.within = Some(part);
		self
	}

	/// Checks what is not about an entry of a map: on the first page only.
	pub fn once(&mut self, check: impl FnOnce(&mut Self)) {
		if self.cursor == 0 && self.within.is_none() {
			check(self);
		}
	}

	/// Checks the entries of a map that belong to this page.
	pub fn walk<T, O: PrefixIteratorOnRemoval>(
		&mut self,
		after: fn(Vec<u8>) -> PrefixIterator<T, O>,
		mut check: impl FnMut(&mut Self, T),
	) {
		let Some((map, first)) = self.next_map() else { return };
		let mut entries = after(Vec::new());
		let under = self.within.as_ref().map_or_else(Vec::new, |part| part.under.clone());
		let base = [entries.prefix(), &under].concat();
		entries.set_last_raw_key(just_before(&base, first));
		let mut read = || {
			let entry = entries.next()?;
			Some((step(entries.last_raw_key(), &base)?, entry))
		};
		let mut ahead = read();
		while let Some((here, entry)) = ahead {
			if self.is_full() {
				return self.next = Some(cursor(map, here));
			}
			let (mut alike, mut count) = (vec![entry], 1u32);
			ahead = read();
			while let Some((_, entry)) = ahead.take_if(|(step, _)| *step == here) {
				if count == self.limit {
					self.parts.push(Part { map, under: [&under[..], &here].concat() });
					return self.next = self.after(cursor(map, here));
				}
				alike.push(entry);
				count = count.saturating_add(1);
				ahead = read();
			}
			self.spend(count);
			self.checked = self.checked.saturating_add(count);
			alike.into_iter().for_each(|entry| check(self, entry));
		}
	}

	/// An entry costs so many more reads that it counts as so many more entries.
	pub fn spend(&mut self, entries: u32) {
		self.spent = self.spent.saturating_add(entries);
	}

	/// Notes what is broken of what has a number, if something does not hold.
	pub fn ensure(&mut self, number: u32, holds: bool, otherwise: &'static str) {
		if !holds {
			self.broken.push((Subject::Number(number), otherwise));
		}
	}

	/// Notes what is broken of what has a number, if anything is.
	pub fn check(&mut self, number: u32, result: Result<(), TryRuntimeError>) {
		if let Err(error) = result {
			self.broken.push((Subject::Number(number), error.into()));
		}
	}

	/// Notes what is broken of an account, if anything is.
	pub fn check_account(&mut self, account: AccountId, result: Result<(), TryRuntimeError>) {
		if let Err(error) = result {
			self.broken.push((Subject::Account(account), error.into()));
		}
	}

	/// Adds to what is kept as a sum.
	pub fn kept(&mut self, sum: Sum<AccountId>, amount: impl Into<Balance>) {
		self.add(sum, Sides { kept: amount.into(), found: 0 });
	}

	/// Adds to what is found of a sum.
	pub fn found(&mut self, sum: Sum<AccountId>, amount: impl Into<Balance>) {
		self.add(sum, Sides { kept: 0, found: amount.into() });
	}

	/// Adds to the two sums that an auditor wants to know.
	pub fn total(&mut self, first: Balance, second: Balance) {
		self.totals = (self.totals.0.saturating_add(first), self.totals.1.saturating_add(second));
	}

	fn add(&mut self, sum: Sum<AccountId>, sides: Sides) {
		if sides != Sides::default() {
			self.sums.entry(sum).or_default().add(&sides);
		}
	}

	fn is_full(&self) -> bool {
		self.spent >= self.limit
	}

	/// The number of the map whose turn it is, and where the walk over it begins; none if it is not on this page.
	fn next_map(&mut self) -> Option<(u8, [u8; STEP])> {
		let map = self.maps;
		self.maps = map.saturating_add(1);
		let [begins, first @ ..] = self.cursor.to_be_bytes();
		let is_other = self.within.as_ref().is_some_and(|part| part.map != map);
		if self.next.is_some() || map < begins || is_other {
			return None;
		}
		let first = if map == begins { first } else { [0; STEP] };
		if self.is_full() {
			self.next = Some(cursor(map, first));
			return None;
		}
		Some((map, first))
	}

	/// What comes after a place, if it is not beyond the part.
	fn after(&self, place: u32) -> Option<u32> {
		let is_within = |next: &u32| self.within.as_ref().is_none_or(|part| part.map == next.to_be_bytes()[0]);
		place.checked_add(1).filter(is_within)
	}
}

/// Checks everything that is of one pallet alone, as its `try_state` does.
pub fn check_all<AccountId: Ord>(pallet: impl FnOnce(&mut Page<AccountId>)) -> Result<(), TryRuntimeError> {
	let mut page = Page::new(0, u32::MAX);
	pallet(&mut page);
	let broken = page.broken.first().map(|(_, words)| *words);
	let differs = |(sum, sides): &(&Sum<AccountId>, &Sides)| !sum.is_between_pallets() && !sum.holds(sides);
	match broken.or_else(|| page.sums.iter().find(differs).map(|(sum, _)| sum.words())) {
		Some(words) => Err(words.into()),
		None => Ok(()),
	}
}

fn cursor(map: u8, [a, b, c]: [u8; STEP]) -> u32 {
	u32::from_be_bytes([map, a, b, c])
}

/// The first bytes of a key after `base`, zeros if it has no more; none if it does not begin so.
fn step(key: &[u8], base: &[u8]) -> Option<[u8; STEP]> {
	let mut rest = key.strip_prefix(base)?.iter().copied();
	Some(core::array::from_fn(|_| rest.next().unwrap_or(0)))
}

/// A key that is smaller than all that begin with `base` and then `first`, and greater than those before.
fn just_before(base: &[u8], first: [u8; STEP]) -> Vec<u8> {
	// No key is longer.
	const LONGEST: usize = 256;
	let [_, before @ ..] = match cursor(0, first).checked_sub(1) {
		None => return base.to_vec(),
		Some(before) => before.to_be_bytes(),
	};
	[base, &before, &[u8::MAX; LONGEST]].concat()
}

#[cfg(test)]
mod tests {
	use super::*;
	use frame_support::storage::storage_prefix;

	type TestPage = Page<u64>;

	/// Two maps of storage, as iterators over what their keys end with.
	fn entries(map: &'static [u8], after: Vec<u8>) -> PrefixIterator<Vec<u8>> {
		let prefix = storage_prefix(b"Audit", map).to_vec();
		PrefixIterator::new(prefix, after, |key, _| Ok(key.to_vec()))
	}

	fn one(after: Vec<u8>) -> PrefixIterator<Vec<u8>> {
		entries(b"One", after)
	}

	fn other(after: Vec<u8>) -> PrefixIterator<Vec<u8>> {
		entries(b"Other", after)
	}

	fn put(map: &[u8], key: &[u8]) {
		frame_support::storage::unhashed::put_raw(&[&storage_prefix(b"Audit", map)[..], key].concat(), &[]);
	}

	/// All entries, in pages of `limit`; no page has more than twice as many.
	fn walked(limit: u32) -> Vec<Vec<u8>> {
		let mut seen = Vec::new();
		let mut parts = vec![None::<Part>];
		while let Some(part) = parts.pop() {
			let mut cursor = Some(0);
			while let Some(from) = cursor {
				let mut page = TestPage::new(from, limit);
				if let Some(part) = part.clone() {
					page = page.within(part);
				}
				let mut found = Vec::new();
				page.walk(one, |_, key| found.push(key));
				page.walk(other, |_, key| found.push(key));
				assert!(found.len() as u32 <= 2 * limit && page.checked as usize == found.len());
				seen.extend(found);
				parts.extend(page.parts.into_iter().map(Some));
				assert!(page.next.is_none_or(|next| next > from), "every page goes on");
				cursor = page.next;
			}
		}
		seen
	}

	#[test]
	fn r3_every_entry_is_on_exactly_one_page() {
		sp_io::TestExternalities::default().execute_with(|| {
			let mut keys = vec![vec![0, 0, 0, 0], vec![0, 0, 0, 1], vec![0xff; 4], vec![0xff, 0xff, 0xff, 0xfe]];
			keys.extend((0..40u8).map(|n| vec![7, 7, 7, n, 1]));
			keys.extend((0..20u8).map(|n| vec![7, 7, 7, 9, 9, 9, n]));
			keys.extend((0..30u32).map(|n| (n * 0x0789_abcd).to_be_bytes().to_vec()));
			keys.push(vec![9, 9]);
			keys.sort();
			keys.dedup();
			for key in &keys {
				put(b"One", key);
				put(b"Other", key);
			}
			for limit in [1, 2, 3, 7, 50, 1_000] {
				let mut seen = walked(limit);
				assert_eq!(seen.len(), 2 * keys.len(), "limit {limit}");
				seen.sort();
				seen.dedup();
				assert_eq!(seen, keys);
			}
		});
	}

	#[test]
	fn r3_what_is_not_about_an_entry_is_checked_once() {
		sp_io::TestExternalities::default().execute_with(|| {
			let count = |page: &mut TestPage| {
				let mut times = 0;
				page.once(|_| times += 1);
				times
			};
			assert_eq!(count(&mut TestPage::new(0, 1)), 1);
			assert_eq!(count(&mut TestPage::new(1, 1)), 0);
			assert_eq!(count(&mut TestPage::new(0, 1).within(Part { map: 0, under: vec![] })), 0);
		});
	}

	#[test]
	fn r3_sums_are_compared_when_everything_is_looked_at() {
		let check = |kept: u32, found: u32, sum: Sum<u64>| {
			check_all::<u64>(|page| {
				page.kept(sum.clone(), kept);
				page.found(sum, found);
			})
		};
		assert!(check(3, 3, Sum::Pledges(1)).is_ok());
		assert_eq!(check(3, 2, Sum::Pledges(1)), Err(Sum::<u64>::Pledges(1).words().into()));
		assert!(check(3, 2, Sum::Exposure(1)).is_ok(), "the other side is another pallet's");
		assert!(check(3, 2, Sum::PaidForNext(1)).is_ok(), "there may be more");
		assert!(check(2, 3, Sum::PaidForNext(1)).is_err());
	}

	#[test]
	fn r3_sums_keep_the_numbers_under_which_they_are_written() {
		assert_eq!(Sum::<u64>::Supply.encode(), [35], "a node has to read what the runtimes before say of it");
	}
}
