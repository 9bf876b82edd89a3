//! Checking the promises page by page (R3), with the functions that `try_state` uses.

use alloc::{collections::BTreeMap, format, string::String, vec, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode};
use core::convert::Infallible;
use pallet_synergy_guarantees::{Customers, Members};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::crypto::Ss58Codec;
use sp_runtime::TryRuntimeError;
use synergy_primitives::{Balance, Page, Part, Sides, Subject, Sum};

use crate::{
	AccountId, Balances, Clubs, Complaints, Cycles, Deals, Depository, Eras, Guarantees, Listings, Runtime,
	RuntimeHoldReason as Reason,
};

/// Most entries that a page is asked for.
pub const MAX_AUDIT_PAGE: u32 = 1_000;

/// A promise, or several that are checked together.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub enum Promise {
	/// What is held of every account, for each reason: it is what is recorded (P1). An entry is an account.
	Holds,
	/// Exposure is within coverage, and is the sum of the reservations; members have their guarantors (P2, P3). Numbers,
	/// guarantees, pledges, money offered for them, lost keys and customers are in order (G1, M6, F6, D7, P8).
	Members,
	/// Who is reached by open complaints was reached level by level (P4), and nothing of ended ones is left (P8).
	Complaints,
	/// The money of all accounts is the total supply, and that is what there was at genesis and was issued since, less what
	/// was redeemed; every unit issued stands on a receipt (P6). Redemptions are in order (P8).
	Supply,
	/// What is reserved, escrowed and open in deals is counted so (P1, P2, P8); all of them are on the agenda (D1, D4).
	Deals,
	/// Listings, the board and the categories are in order (L1, L2, L3, P8).
	Listings,
	/// What is kept of cycles' money is there (P5); what is reserved, ordered and complained of in them is counted so (P2, K3,
	/// K5, K6, P8); all that goes on by itself is on the agenda (K1, K5, K6, K8, K9).
	Cycles,
	/// Clubs, their councils, electors and validators, and what was used of quotas, are in order (F1, F2, F3, F5, P8).
	Clubs,
	/// The clock, the agenda and the parameters are sound (E1, E3, F1).
	Clock,
	/// A part of one of the others that is too large for one page: exactly what a page has named in `parts`.
	Part {
		/// Which of the others: its place in this list, from 0.
		promise: u8,
		/// Which of the maps of storage that it walks over.
		map: u8,
		/// How the keys of the part begin in that map.
		under: Vec<u8>,
	},
}

impl Promise {
	/// All of them, without parts.
	pub const ALL: [Self; 9] = [
		Self::Holds,
		Self::Members,
		Self::Complaints,
		Self::Supply,
		Self::Deals,
		Self::Listings,
		Self::Cycles,
		Self::Clubs,
		Self::Clock,
	];

	/// Under which promise an auditor looks for a sum.
	fn of(sum: &Sum<AccountId>) -> Self {
		match sum {
			Sum::Deposits(_) | Sum::Funding(_) | Sum::Escrow(_) => Self::Holds,
			Sum::Settlements(_) | Sum::Redemptions(_) => Self::Holds,
			Sum::Exposure(_) | Sum::Deals(_) | Sum::Offers(_) | Sum::Orders(_) => Self::Members,
			Sum::Pledges(_) | Sum::Electors(_) => Self::Members,
			Sum::Accused(_) | Sum::ByCustomers(_) | Sum::Complaining(_) => Self::Complaints,
			Sum::Involved(_) | Sum::Voters(_) => Self::Complaints,
			Sum::Receipts(_) | Sum::Waiting(_) | Sum::Issued | Sum::Redeemed | Sum::Supply => Self::Supply,
			Sum::Unasked(..) => Self::Deals,
			Sum::Seats(_) | Sum::StandingClubs | Sum::Validators | Sum::Votes(..) => Self::Clubs,
			Sum::Organised(_) | Sum::Taken(_) | Sum::OpenCycles(_) | Sum::StandingOrders(_) => Self::Cycles,
			Sum::StandingUnits(_) | Sum::OrderedUnits(_) | Sum::OrdersOfNext(_) => Self::Cycles,
			Sum::PaidForNext(_) | Sum::UnitsOfCycle(..) | Sum::UnitsToDeliver(..) => Self::Cycles,
			Sum::UnitsComplainedOf(..) | Sum::Disputes(..) | Sum::KnownDisputes(..) => Self::Cycles,
		}
	}
}

/// What one page has found.
#[derive(Encode, Decode, TypeInfo, Serialize, Clone, Debug, Default, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct AuditPage {
	/// How many entries of storage were looked at.
	pub checked: u32,
	/// What is broken: the number of the member, complaint or whatever it is about (0 if it has none), and the promise in
	/// words, with the account if it is about one.
	pub broken: Vec<(u32, String)>,
	/// Of members the sum of coverage, of complaints that of claims, of the supply that of balances, in units; else 0.
	pub first_sum: Balance,
	/// Of members the sum of exposure, of complaints that of awards adopted, of the supply, on its first page, the whole of
	/// it, in units; else 0.
	pub second_sum: Balance,
	/// Where the next page begins; none after the last.
	pub next: Option<u32>,
	/// What is kept as a sum, and what this page has found of it. When all pages of all promises have been added up, both
	/// sides are the same.
	#[serde(skip_serializing_if = "Vec::is_empty")]
	pub sums: Vec<(Sum<AccountId>, Sides)>,
	/// What has too many entries for this page, and is to be asked for as promises of their own.
	#[serde(skip_serializing_if = "Vec::is_empty")]
	pub parts: Vec<Promise>,
}

impl AuditPage {
	/// These, and those of another page; but sums, parts and what is next stay its own.
	fn add(&mut self, other: Self) {
		self.checked = self.checked.saturating_add(other.checked);
		self.broken.extend(other.broken);
		self.first_sum = self.first_sum.saturating_add(other.first_sum);
		self.second_sum = self.second_sum.saturating_add(other.second_sum);
	}
}

/// What a page was in the first version of `SynergyApi`.
#[derive(Encode, Decode, TypeInfo, Clone, Debug, PartialEq, Eq)]
pub struct AuditPageBefore2 {
	/// How many members and customers, complaints or accounts were checked.
	pub checked: u32,
	/// What is broken: the number of the member or complaint, and the promise in words.
	pub broken: Vec<(u32, String)>,
	/// The sum of coverage, of claims, or of balances, in units.
	pub first_sum: Balance,
	/// The sum of exposure, of awards adopted, or the total supply, in units.
	pub second_sum: Balance,
	/// Where the next page begins; none after the last.
	pub next: Option<u32>,
}

impl From<AuditPageBefore2> for AuditPage {
	fn from(page: AuditPageBefore2) -> Self {
		let AuditPageBefore2 { checked, broken, first_sum, second_sum, next } = page;
		Self { checked, broken, first_sum, second_sum, next, sums: Vec::new(), parts: Vec::new() }
	}
}

/// Checks a promise for about `limit` entries of storage (1 to 1,000, at most twice as many are looked at), from `cursor`
/// on: 0, or what the page before has said is next.
pub fn audit_page(promise: Promise, cursor: u32, limit: u32) -> AuditPage {
	let (of, part) = match promise {
		Promise::Part { promise, map, under } => (usize::from(promise), Some(Part { map, under })),
		whole => (Promise::ALL.iter().position(|other| *other == whole).unwrap_or_default(), None),
	};
	let mut page = Page::new(cursor, limit.min(MAX_AUDIT_PAGE));
	if let Some(part) = part {
		page = page.within(part);
	}
	match Promise::ALL.get(of) {
		Some(Promise::Holds) => holds(&mut page),
		Some(Promise::Members) => Guarantees::audit(&mut page),
		Some(Promise::Complaints) => Complaints::audit(&mut page),
		Some(Promise::Supply) => supply(&mut page),
		Some(Promise::Deals) => Deals::audit(&mut page),
		Some(Promise::Listings) => Listings::audit(&mut page),
		Some(Promise::Cycles) => Cycles::audit(&mut page),
		Some(Promise::Clubs) => Clubs::audit(&mut page),
		Some(Promise::Clock) => Eras::audit(&mut page),
		Some(Promise::Part { .. }) | None => (),
	}
	report(page, of)
}

fn report(page: Page<AccountId>, of: usize) -> AuditPage {
	let named = |(subject, words): (Subject<AccountId>, &str)| match subject {
		Subject::Number(number) => (number, String::from(words)),
		Subject::Account(account) => (0, format!("{words}: {}", account.to_ss58check())),
	};
	let part =
		|part: Part| Promise::Part { promise: u8::try_from(of).unwrap_or(u8::MAX), map: part.map, under: part.under };
	AuditPage {
		checked: page.checked,
		broken: page.broken.into_iter().map(named).collect(),
		first_sum: page.totals.0,
		second_sum: page.totals.1,
		next: page.next,
		sums: page.sums.into_iter().filter(|(sum, _)| is_counted(sum)).collect(),
		parts: page.parts.into_iter().map(part).collect(),
	}
}

/// Offers and orders are counted of customers, and of candidates that never were members (D7).
fn is_counted(sum: &Sum<AccountId>) -> bool {
	let (Sum::Offers(number) | Sum::Orders(number)) = sum else { return true };
	match Members::<Runtime>::get(number) {
		Some(member) => !member.was_member(),
		None => Customers::<Runtime>::contains_key(number),
	}
}

/// P1: what is held of accounts for reasons of ours.
fn holds(page: &mut Page<AccountId>) {
	use pallet_synergy_guarantees::HoldReason::{Deposit, Funding};
	page.walk(pallet_balances::Holds::<Runtime>::iter_from, |page, (account, holds)| {
		for hold in holds {
			let sum = match hold.id {
				Reason::Guarantees(Deposit) => Sum::Deposits,
				Reason::Guarantees(Funding) => Sum::Funding,
				Reason::Deals(pallet_synergy_deals::HoldReason::Escrow) => Sum::Escrow,
				Reason::Complaints(pallet_synergy_complaints::HoldReason::Settlement) => Sum::Settlements,
				Reason::Depository(pallet_synergy_depository::HoldReason::Redemption) => Sum::Redemptions,
				_ => continue,
			};
			page.kept(sum(account.clone()), hold.amount);
		}
	});
}

/// P6: all money is somebody's, and has come by a depository.
fn supply(page: &mut Page<AccountId>) {
	page.once(|page| {
		page.kept(Sum::Supply, Balances::total_issuance());
		page.total(0, Balances::total_issuance());
	});
	page.walk(frame_system::Account::<Runtime>::iter_from, |page, (_, account)| {
		let money = account.data.free.saturating_add(account.data.reserved);
		page.found(Sum::Supply, money);
		page.total(money, 0);
	});
	Depository::audit(page);
}

/// What the pages of all promises have found together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audit {
	/// Whether all pages were looked at. If not, sums were not compared.
	pub is_complete: bool,
	/// The pages of each promise, those of its parts included, as one.
	pub pages: Vec<(Promise, AuditPage)>,
}

impl Audit {
	/// Whether everything was checked, and holds.
	pub fn all_hold(&self) -> bool {
		self.is_complete && self.broken().next().is_none()
	}

	/// What is broken.
	pub fn broken(&self) -> impl Iterator<Item = &(u32, String)> {
		self.pages.iter().flat_map(|(_, page)| &page.broken)
	}

	fn note(&mut self, promise: &Promise, page: AuditPage) {
		match self.pages.iter_mut().find(|(other, _)| other == promise) {
			Some((_, all)) => all.add(page),
			None => self.pages.push((promise.clone(), page)),
		}
	}
}

/// Asks for all pages of these promises, and compares the sums. Whoever is asked may give up, by no answer.
pub fn audit<E>(
	promises: &[Promise],
	mut ask: impl FnMut(&Promise, u32) -> Result<Option<AuditPage>, E>,
) -> Result<Audit, E> {
	let mut audit = Audit { is_complete: true, pages: Vec::new() };
	let mut sums = BTreeMap::<Sum<AccountId>, Sides>::new();
	for promise in promises {
		let mut waiting = vec![(promise.clone(), 0)];
		while let Some((asked, cursor)) = waiting.pop() {
			let Some(mut page) = ask(&asked, cursor)? else {
				audit.is_complete = false;
				return Ok(audit);
			};
			for (sum, sides) in core::mem::take(&mut page.sums) {
				sums.entry(sum).or_default().add(&sides);
			}
			waiting.extend(page.next.take().map(|next| (asked, next)));
			waiting.extend(core::mem::take(&mut page.parts).into_iter().map(|part| (part, 0)));
			audit.note(promise, page);
		}
	}
	for (sum, sides) in sums.into_iter().filter(|(sum, sides)| !sum.holds(sides)) {
		let broken = vec![(sum.number(), difference(&sum, &sides))];
		audit.note(&Promise::of(&sum), AuditPage { broken, ..Default::default() });
	}
	Ok(audit)
}

/// What differs, and by how much.
fn difference(sum: &Sum<AccountId>, Sides { kept, found }: &Sides) -> String {
	let who = sum.account().map_or_else(String::new, |account| format!(", of {}", account.to_ss58check()));
	format!("{}: {kept} kept, {found} found{who}", sum.words())
}

/// Every promise, over the whole state (P1 to P8).
pub fn audit_everything() -> Audit {
	let ask = |promise: &Promise, cursor| Ok(Some(audit_page(promise.clone(), cursor, MAX_AUDIT_PAGE)));
	match audit::<Infallible>(&Promise::ALL, ask) {
		Ok(audit) => audit,
		Err(never) => match never {},
	}
}

/// Fails with the first promise that is broken anywhere in the state.
pub fn ensure_promises() -> Result<(), TryRuntimeError> {
	match audit_everything().broken().next() {
		// The words are built here, and an error keeps them for ever: it ends the trial.
		Some((number, words)) => Err(TryRuntimeError::Other(format!("{words} (number {number})").leak())),
		None => Ok(()),
	}
}
