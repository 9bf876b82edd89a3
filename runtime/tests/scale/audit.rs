//! What a page of an audit costs, however much there is (R3).

use crate::{kit::*, meter::count, town};
use pallet_synergy_deals::Payment;
use synergy_primitives::Tier;
use synergy_runtime::reading::{audit_page, Promise};

/// Entries on a page; there may be twice as many.
const LIMIT: u32 = 5;
/// Most that is read for one entry: a member with its guarantors and its wards is read with them.
const FOR_EACH: usize = 40;

/// The most that any page of a promise reads, and how many pages there are, in a town of so many members.
fn most(members: u32, promise: &Promise) -> (usize, usize) {
	chain(members, Tier::T100).execute_with(|| {
		town::fill_cycles(members / 4);
		for (n, other) in (0..members).step_by(4).zip((2..).step_by(4)) {
			let deal = calls::open_deal(n, other, SYN, Payment::OnCompletion);
			calls::publish(n, content(pallet_synergy_listings::Kind::Offer, DAIRY)).unwrap();
			calls::complain(other, deal, SYN);
		}
		next_era();
		let (mut reads, mut waiting) = (Vec::new(), vec![(promise.clone(), 0)]);
		while let Some((asked, cursor)) = waiting.pop() {
			let mut page = None;
			let counted = count(&[], || page = Some(audit_page(asked.clone(), cursor, LIMIT)));
			assert_eq!(counted.writes, 0);
			reads.push(counted.reads);
			let page = page.unwrap();
			waiting.extend(page.next.map(|next| (asked, next)));
			waiting.extend(page.parts.into_iter().map(|part| (part, 0)));
		}
		(reads.iter().copied().max().unwrap_or(0), reads.len())
	})
}

#[test]
fn r3_a_page_of_the_audit_costs_its_size_whatever_the_state() {
	for promise in Promise::ALL {
		let ((few, pages), (many, more)) = (most(60, &promise), most(480, &promise));
		println!("{promise:?}: {few} reads at most in {pages} pages, {many} in {more}");
		assert!(many <= FOR_EACH * 2 * LIMIT as usize, "{promise:?} reads {many} for one page");
		assert!(many <= 2 * few.max(20), "{promise:?} reads {few} of few members, {many} of many");
	}
}
