//! Checking the promises page by page (R3), with the functions that `try_state` uses.

use alloc::{collections::BTreeMap, string::String, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame_support::ensure;
use pallet_synergy_complaints::{Complaints as Filed, NextComplaint};
use pallet_synergy_guarantees::{Customers, Members, NextMember};
use scale_info::TypeInfo;
use serde::Serialize;
use sp_runtime::TryRuntimeError;
use synergy_primitives::{Balance, MemberIndex};

use crate::{Balances, Complaints, Cycles, Deals, Depository, Guarantees, Listings, Runtime, System};

/// A promise that can be checked.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Promise {
	/// The holds of every account equal what is recorded (P1), and what is kept in cycles is there (P5). One page checks
	/// everything.
	Holds,
	/// Exposure is within coverage, and is the sum of the reservations; members have their guarantors (P2, P3). Customers
	/// have something open (P8).
	Members,
	/// Who is reached by open complaints was reached level by level (P4).
	Complaints,
	/// The money of all accounts is the total supply, and that is what there was at genesis and was issued since, less what
	/// was redeemed; every unit issued stands on a receipt (P6). One page checks everything.
	Supply,
}

/// What one page has found.
#[derive(Encode, Decode, TypeInfo, Serialize, Clone, Debug, Default, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct AuditPage {
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

impl AuditPage {
	fn note(&mut self, number: u32, result: Result<(), TryRuntimeError>) {
		self.checked = self.checked.saturating_add(1);
		if let Err(error) = result {
			let words: &'static str = error.into();
			self.broken.push((number, String::from(words)));
		}
	}
}

/// Checks a promise for at most `limit` members or complaints from `cursor` on.
pub fn audit_page(promise: Promise, cursor: u32, limit: u32) -> AuditPage {
	let end = cursor.saturating_add(limit.max(1));
	match promise {
		Promise::Holds => holds(),
		Promise::Members => members(cursor, end),
		Promise::Complaints => complaints(cursor, end),
		Promise::Supply => supply(),
	}
}

fn holds() -> AuditPage {
	let mut page = AuditPage::default();
	page.note(0, Guarantees::ensure_p1());
	page.note(0, Deals::do_try_state());
	page.note(0, Complaints::do_try_state());
	page.note(0, Listings::do_try_state());
	page.note(0, Cycles::do_try_state());
	page.note(0, Depository::ensure_p1());
	page
}

fn members(cursor: u32, end: u32) -> AuditPage {
	let mut page = AuditPage::default();
	let (in_deals, in_cycles) = (Deals::reservations(), Cycles::reservations());
	let open = [Deals::open_deals(), Deals::open_offers(), Cycles::open_orders()];
	let last = NextMember::<Runtime>::get();
	for number in cursor..end.min(last) {
		let counts = |counted: [u32; 3], is_customer: bool| -> Result<(), TryRuntimeError> {
			let [deals, offers, orders] = open.each_ref().map(|counts| counts.get(&number).copied().unwrap_or(0));
			let expected = if is_customer { [deals, offers, orders] } else { [deals, 0, 0] };
			ensure!(counted == expected, "P8: a count of deals or orders is left behind");
			Ok(())
		};
		if let Some(customer) = Customers::<Runtime>::get(number) {
			let counts = counts([customer.deals, customer.offers, customer.orders], true);
			page.note(number, Guarantees::ensure_customer_holds(number, &customer).and(counts));
		}
		let Some(member) = Members::<Runtime>::get(number) else { continue };
		let exposure = member.exposure.get();
		let reserved = |sums: &BTreeMap<MemberIndex, Balance>| sums.get(&number).copied().unwrap_or(0);
		let is_sum = exposure == reserved(&in_deals).saturating_add(reserved(&in_cycles));
		let sums = if is_sum { Ok(()) } else { Err("P2: exposure is not the sum of the reservations".into()) };
		let counts = counts([member.deals, member.offers, member.orders], !member.was_member());
		page.note(number, Guarantees::ensure_member_holds(number, &member).and(sums).and(counts));
		page.first_sum = page.first_sum.saturating_add(Guarantees::coverage(number));
		page.second_sum = page.second_sum.saturating_add(exposure);
	}
	page.next = (end < last).then_some(end);
	page
}

fn complaints(cursor: u32, end: u32) -> AuditPage {
	let mut page = AuditPage::default();
	let last = NextComplaint::<Runtime>::get();
	for id in cursor..end.min(last) {
		let Some(complaint) = Filed::<Runtime>::get(id) else { continue };
		page.note(id, Complaints::ensure_p4(id, &complaint));
		page.first_sum = page.first_sum.saturating_add(complaint.claim);
		let adopted = complaint.adopted.map_or(0, |percent| complaint.award(percent));
		page.second_sum = page.second_sum.saturating_add(adopted);
	}
	page.next = (end < last).then_some(end);
	page
}

fn supply() -> AuditPage {
	let mut page = AuditPage { second_sum: Balances::total_issuance(), ..Default::default() };
	for account in frame_system::Account::<Runtime>::iter_values() {
		page.checked = page.checked.saturating_add(1);
		page.first_sum = page.first_sum.saturating_add(account.data.free).saturating_add(account.data.reserved);
	}
	if page.first_sum != page.second_sum {
		page.broken.push((System::block_number(), String::from("P6: the money of all accounts is not the supply")));
	}
	if let Err(error) = Depository::ensure_p6() {
		page.broken.push((System::block_number(), String::from(<&'static str>::from(error))));
	}
	page
}
