//! An audit of the whole state, page by page (R3).

use crate::kit::{calls::*, *};
use codec::{Decode, Encode};
use frame_support::traits::fungible::{Mutate, MutateHold};
use pallet_synergy_complaints::{Against, Passed, Standings};
use pallet_synergy_deals::{Deals as AllDeals, Delivery, Payment, Unasked};
use pallet_synergy_listings::Kind;
use std::convert::Infallible;
use synergy_primitives::{Agenda, Balance, Stage, Tier};
use synergy_runtime::{
	reading::{audit, audit_page, Audit, AuditPage, AuditPageBefore2, Promise},
	RuntimeHoldReason,
};

/// A chain in which something of everything is open.
fn with_something_open(test: impl FnOnce()) {
	chain(9, Tier::T100).execute_with(|| {
		let deal = open_deal(0, 3, 40 * SYN, Payment::OnCompletion);
		for other in 4..7 {
			open_deal(0, other, SYN, Payment::Escrow);
		}
		fund(1_000, 1, 1_001, 5 * SYN, SYN).unwrap();
		pledge(1, 1_001, Tier::T10).unwrap();
		fund(1_000, 2, 1_001, 5 * SYN, SYN).unwrap();
		complain(3, deal, 30 * SYN);
		next_era();
		test();
	});
}

/// An audit in pages of so many entries.
fn in_pages(limit: u32) -> Audit {
	let ask = |promise: &Promise, cursor| Ok::<_, Infallible>(Some(audit_page(promise.clone(), cursor, limit)));
	audit(&Promise::ALL, ask).unwrap()
}

#[test]
fn r3_an_audit_adds_up_page_by_page() {
	with_something_open(|| {
		let whole = in_pages(1_000);
		assert!(whole.all_hold(), "{whole:?}");
		for limit in [0, 1, 2, 4, 100] {
			assert_eq!(in_pages(limit), whole, "pages of {limit} entries");
		}
		let sums = |promise: Promise| {
			let (_, page) = whole.pages.iter().find(|(other, _)| *other == promise).unwrap();
			(page.first_sum, page.second_sum)
		};
		assert_eq!(sums(Promise::Members), (1_800 * SYN, 83 * SYN), "coverage, exposure");
		assert_eq!(sums(Promise::Complaints), (30 * SYN, 0), "claims, awards");
		assert_eq!(sums(Promise::Supply), (Balances::total_issuance(), Balances::total_issuance()));
	});
}

#[test]
fn r3_an_audit_that_is_given_up_says_so() {
	with_something_open(|| {
		let mut left = 3;
		let ask = |promise: &Promise, cursor| {
			left -= 1;
			Ok::<_, Infallible>((left > 0).then(|| audit_page(promise.clone(), cursor, 2)))
		};
		let audit = audit(&Promise::ALL, ask).unwrap();
		assert!(!audit.is_complete && !audit.all_hold());
		assert_eq!(audit.broken().count(), 0, "sums that are not complete say nothing");
	});
}

#[test]
fn r3_an_audit_finds_what_is_broken() {
	chain(6, Tier::T100).execute_with(|| {
		pallet_synergy_guarantees::Members::<Runtime>::mutate(2, |member| {
			member.as_mut().unwrap().exposure.update(0, |_| 900 * SYN);
		});
		let page = audit_page(Promise::Members, 0, 100);
		assert_eq!(page.broken, [(2, "P2: exposure is above coverage".into())]);
		let sum = "P2: exposure is not the sum of the reservations: 900000000 kept, 0 found";
		assert_eq!(broken(), ["P2: exposure is above coverage", sum]);
	});
}

#[test]
fn p1_an_audit_finds_money_that_is_held_and_recorded_nowhere() {
	let reasons: [RuntimeHoldReason; 5] = [
		pallet_synergy_guarantees::HoldReason::Deposit.into(),
		pallet_synergy_guarantees::HoldReason::Funding.into(),
		pallet_synergy_deals::HoldReason::Escrow.into(),
		pallet_synergy_complaints::HoldReason::Settlement.into(),
		pallet_synergy_depository::HoldReason::Redemption.into(),
	];
	for reason in reasons {
		with_something_open(|| {
			promises();
			Balances::hold(&reason, &who(1_010), SYN).unwrap();
			let found = broken();
			assert!(found.len() == 1 && found[0].starts_with("P1: "), "{reason:?}: {found:?}");
			assert!(found[0].contains("differ: 1000000 kept, 0 found, of 5"), "{reason:?}: {found:?}");
		});
	}
}

#[test]
fn p1_an_audit_finds_money_that_is_held_of_the_wrong_account() {
	with_something_open(|| {
		let reason = pallet_synergy_guarantees::HoldReason::Deposit.into();
		Balances::release(&reason, &who(0), SYN, frame_support::traits::tokens::Precision::Exact).unwrap();
		Balances::hold(&reason, &who(3), SYN).unwrap();
		let words: Vec<_> = broken();
		assert_eq!(words.len(), 2, "the total is the same, and both accounts are found: {words:?}");
		assert!(words.iter().all(|words| words.starts_with("P1: deposits held and recorded differ")));
	});
}

/// Breaks one thing; it is found, beside what else does not fit any more.
#[track_caller]
fn finds(words: &str, by: impl FnOnce()) {
	with_something_open(|| {
		by();
		let found = broken();
		assert!(found.iter().any(|found| found.starts_with(words)), "{words}: {found:?}");
	});
}

#[test]
fn r3_an_audit_checks_clubs() {
	use pallet_synergy_clubs::*;
	finds("P8: a treasury is nobody's", || ClubOfTreasury::<Runtime>::insert(who(77), 9));
	finds("P8: a club removed has left its name", || {
		ClubOfName::<Runtime>::insert(Name::truncate_from(b"Nobody".to_vec()), 0)
	});
	finds("P8: a club removed has left its council", || ClubOfCouncil::<Runtime>::insert(who(77), 9));
	finds("P8: clubs are not counted", || ClubOfCouncil::<Runtime>::remove(council(0)));
	finds("P8: a roll is no club's", || Rolls::<Runtime>::insert(9, Roll::default()));
	finds("F3: electors are not counted so: 1", || Rolls::<Runtime>::mutate(1, |roll| roll.electors += 1));
	finds("F3: votes are not counted so", || Tallies::<Runtime>::insert((0, 0), who(1), 1));
	finds("F3: somebody votes who is no elector", || {
		Votes::<Runtime>::insert(77, Vote { club: 0, term: 0, council: who(1) })
	});
	finds("P8: an account is gone and its usage is not", || {
		Used::<Runtime>::insert(who(10_077), Usage { era: 0, units: 1 })
	});
	finds("P8: an account is gone and its agreement is not", || {
		Agreements::<Runtime>::insert(who(10_077), Agreement { founding: Default::default(), until: 9 })
	});
	finds("P8: a validator is gone and its account is not", || ValidatorOf::<Runtime>::insert(who(77), 0));
	finds("P8: blocks are counted of somebody who builds none", || Authored::<Runtime>::insert(who(77), 1));
	finds("F1: the seats in the council of clubs are not the clubs'", || {
		pallet_collective::Members::<Runtime, pallet_collective::Instance1>::mutate(|seats| {
			seats.pop();
		})
	});
}

#[test]
fn r3_an_audit_checks_the_clock() {
	use pallet_synergy_eras::{Current, Tasks};
	finds("E3: a task cannot be read", || Tasks::<Runtime>::insert([0, 0, 0, 9, 255, 0, 0, 0, 1], ()));
	finds("E1: the length of an era is out of bounds", || Current::<Runtime>::mutate(|era| era.duration = 0));
}

#[test]
fn r3_an_audit_checks_what_is_counted_of_members_and_what_is_left_behind() {
	use pallet_synergy_guarantees::*;
	let change = |number, change: fn(&mut MemberOf<Runtime>)| {
		Members::<Runtime>::mutate(number, |member| change(member.as_mut().unwrap()))
	};
	finds("G1: pledges not accepted yet are not counted so: 0 kept, 1 found", || change(1, |one| one.pledges = 0));
	finds("F3: electors are not counted so", || change(4, |one| one.suffrage = Suffrage::No));
	finds("P8: a count of deals is left behind: 9", || change(4, |one| one.deals = 9));
	finds("P8: a number is left behind", || Numbers::<Runtime>::insert(who(1_020), 77));
	finds("P8: guarantees are left behind", || Guarantees::<Runtime>::insert(77, Guarantees::<Runtime>::get(0)));
	finds("G1: a guarantor is not known", || {
		Guarantees::<Runtime>::mutate(0, |edges| edges.iter_mut().for_each(|edge| edge.guarantor = 77))
	});
	finds("F6: a new key is kept that was not agreed upon", || NewKeys::<Runtime>::insert(who(1_020), 3));
	finds("P8: a recovery is left behind", || {
		Recoveries::<Runtime>::insert(3, Recovery::Barred { until: 0 });
	});
	finds("F6: a former key of nobody", || {
		FormerKeys::<Runtime>::insert(who(1_020), FormerKey { member: 77, signed: 0, with_money: false })
	});
}

#[test]
fn r3_an_audit_checks_complaints_deals_and_listings() {
	finds("P8: an index is left behind", || Against::<Runtime>::insert(0, 9u32.to_be_bytes(), ()));
	finds("P8: somebody passed is left behind", || Passed::<Runtime>::insert(9, 1, ()));
	finds("C7: voters are not counted so: 2 kept, 1 found", || {
		Standings::<Runtime>::mutate(1, |standing| standing.reached.clear())
	});
	finds("P4: a listed member was neither reached nor passed", || {
		Standings::<Runtime>::mutate(1, |standing| standing.reached.clear())
	});
	finds("P4: a member was reached by way of somebody not one level before", || {
		Standings::<Runtime>::mutate(1, |standing| standing.reached[0].via = 5)
	});
	finds("P4: an accused member is not counted so: 0 kept, 1 found", || {
		Standings::<Runtime>::mutate(0, |standing| standing.accused.update(era(), |_| 0))
	});
	finds("P8: the standing of somebody in no complaint is left behind", || {
		Standings::<Runtime>::insert(7, Standings::<Runtime>::get(7))
	});
	finds("A9: deals that opened at once are not counted so", || Unasked::<Runtime>::insert(0, 1, 1));
	finds("P2: exposure is not the sum of the reservations", || AllDeals::<Runtime>::remove(0));
	finds("P1: escrow held and recorded differ", || AllDeals::<Runtime>::remove(1));
	finds("P8: a place on the board is left behind", || {
		let shelf = pallet_synergy_listings::Shelf::Offers;
		pallet_synergy_listings::Board::<Runtime>::insert(([0; 4], shelf, [0; 4]), ());
	});
	finds("P8: a member's list names what is not there", || {
		pallet_synergy_listings::ListingsOf::<Runtime>::mutate(0, |own| own.try_push(9).unwrap())
	});
}

#[test]
fn k8_an_audit_finds_deals_and_listings_that_nobody_looks_at() {
	with_something_open(|| {
		let next = pallet_synergy_deals::NextDeal::<Runtime>::get();
		propose(7, 8, Delivery::Proposer, SYN, Payment::OnCompletion).unwrap();
		publish(8, content(Kind::Offer, DAIRY)).unwrap();
		let tasks = [
			(deal(0).unwrap().until, Stage::Deals, 0, "D4: a deal is not on the agenda"),
			(deal(next).unwrap().until, Stage::Deals, next, "D1: a proposal is not on the agenda"),
			(era() + 30, Stage::Listings, 0, "L2: a listing is not on the agenda"),
		];
		for (boundary, stage, id, words) in tasks {
			Eras::cancel(boundary, stage, id);
			assert_eq!(broken(), [words]);
			Eras::schedule(boundary, stage, id);
			promises();
		}
	});
}

#[test]
fn p6_an_audit_finds_money_that_nobody_has() {
	finds("P6: the money of all accounts is not the supply", || {
		pallet_balances::TotalIssuance::<Runtime>::mutate(|supply| *supply += 1)
	});
	finds("P6: the supply is not genesis and issued less redeemed", || {
		Balances::mint_into(&who(0), 1).unwrap();
	});
}

#[test]
fn r3_try_state_of_the_runtime_fails_where_the_audit_does() {
	with_something_open(|| {
		synergy_runtime::reading::ensure_promises().unwrap();
		pallet_synergy_clubs::ClubOfTreasury::<Runtime>::insert(who(77), 9);
		assert!(Clubs::do_try_state().is_err(), "the pallet checks the same");
		let error: &str = synergy_runtime::reading::ensure_promises().unwrap_err().into();
		assert_eq!(error, "P8: a treasury is nobody's (number 9)");
	});
}

#[test]
fn r3_pages_of_the_runtime_before_can_be_read() {
	let before =
		AuditPageBefore2 { checked: 3, broken: vec![(1, "P1".into())], first_sum: 5, second_sum: 7, next: Some(9) };
	let page = AuditPage::from(AuditPageBefore2::decode(&mut &before.encode()[..]).unwrap());
	let sums: (Balance, Balance) = (page.first_sum, page.second_sum);
	assert_eq!((page.checked, page.broken.len(), sums, page.next), (3, 1, (5, 7), Some(9)));
	// What was there before has the same place as then, and parts name them by it.
	for (place, promise) in (0u8..).zip(Promise::ALL) {
		assert_eq!(promise.encode(), [place]);
	}
}
