//! What benchmarks find when they begin: members with as many guarantors, payers and complaints as there may be, deals,
//! and boundaries that pass. Works on the genesis of every preset with six founders.

#![allow(clippy::expect_used, reason = "what cannot be prepared cannot be measured")]

use alloc::{vec, vec::Vec};
use codec::Encode;
use frame_benchmarking::account;
use frame_support::{
	traits::{
		fungible::{Inspect, Mutate},
		OnTimestampSet,
	},
	weights::WeightMeter,
	BoundedVec,
};
use pallet_synergy_complaints::{Complaint, Ended, NextComplaint, Phase, Reach, Standings, MAX_ASSENTS};
use pallet_synergy_deals::{Delivery, NextDeal, Payment, MAX_TEXT};
use pallet_synergy_guarantees::{Kind, MAX_PAYERS};
use pallet_synergy_listings::{Content, NextListing, Unit, MAX_DETAILS, MAX_TITLE};
use synergy_primitives::{
	Agenda, Clock, ClubId, ComplaintId, ListingId, MemberIndex, Neighbours, NumberOf, Obligation, Scene, Stage, Tier,
};

use crate::{
	constants::{money::SYN, rules},
	AccountId, Balance, Balances, Complaints, Deals, Eras, Guarantees, Listings, Runtime, RuntimeOrigin,
};

/// What every account begins with.
const PURSE: Balance = 100_000 * SYN;
/// The tier of everybody, and a premium.
const TIER: Tier = Tier::T100;
const PREMIUM: Balance = SYN;
/// What the payers offer for a deposit: the same as the guarantor brings; or together nearly all, and most of it the last.
const EVEN: Offers = [20 * SYN; MAX_PAYERS as usize];
const FINE: Offers = [SYN, SYN, SYN, 96 * SYN];
/// Founders vouch for pairs of roots, and a pair of roots for twelve members, who need no place of a founder then.
const FOUNDERS: u32 = 6;
const PAIRS: u32 = 15;

/// What each payer of a deposit offers.
type Offers = [Balance; MAX_PAYERS as usize];

/// Plays the scenes by calls that members could have signed.
pub struct Rehearsal;

impl Scene<AccountId> for Rehearsal {
	fn person(seed: u32) -> AccountId {
		rich("person", seed, 0)
	}

	fn join(who: &AccountId) {
		let has_place = |pair: &u32| pledge(&root(pair.saturating_mul(2)), who).is_ok();
		let pair = (0..PAIRS).find(has_place).expect("there are enough roots");
		let [one, other] = pair_of(pair).map(root);
		pledge(&other, who).expect("has as many places as the other");
		apply(who, 0, TIER, vec![one, other]);
	}

	fn member(seed: u32) -> AccountId {
		backed("member", seed, EVEN)
	}

	fn finely_backed(seed: u32) -> AccountId {
		backed("finely backed", seed, FINE)
	}

	fn fund(guarantor: &AccountId, ward: &AccountId) {
		fund(guarantor, ward, EVEN);
	}

	fn burden(who: &AccountId) {
		let number = Guarantees::number(who).expect("is known");
		Standings::<Runtime>::mutate(number, |standing| {
			while !standing.reached.is_full() {
				let complaint = old_complaint(who);
				let reach = Reach { complaint, level: 1, via: 0, vote: Some((50, 0)), first_voted: Some(0) };
				standing.reached.try_push(reach).expect("has place");
			}
		});
	}

	fn deal(supplier: &AccountId, buyer: &AccountId, amount: Balance) -> Obligation {
		let id = NextDeal::<Runtime>::get();
		let text = BoundedVec::truncate_from(vec![b'.'; MAX_TEXT as usize]);
		let (delivery, due, payment) = (Delivery::Proposer, Eras::era().saturating_add(5), Payment::OnCompletion);
		Deals::propose(signed(supplier), buyer.clone(), delivery, amount, due, 0, text, None, payment, None)
			.expect("may propose");
		Deals::accept(signed(buyer), id).expect("may accept");
		Obligation::Deal(id)
	}

	fn order(supplier: &AccountId, consumer: &AccountId, insured: Balance, price: Balance) -> Obligation {
		super::cycles::order(supplier, consumer, insured, price)
	}

	fn claimed(of: Obligation) {
		super::cycles::claimed(of);
	}

	fn supersede(order: &Obligation) -> AccountId {
		super::cycles::supersede(order)
	}

	fn offer(owner: &AccountId) -> ListingId {
		let id = NextListing::<Runtime>::get();
		let content = Content {
			kind: pallet_synergy_listings::Kind::Offer,
			category: 31_000,
			title: BoundedVec::truncate_from(vec![b'.'; MAX_TITLE as usize]),
			details: BoundedVec::truncate_from(vec![b'.'; MAX_DETAILS as usize]),
			quantity: 1,
			least: 1,
			unit: Unit::Piece,
			price: 1,
			club: Some(0),
			until: Eras::era().saturating_add(rules::MAX_LIFE),
			standing: None,
		};
		Listings::publish(signed(owner), content).expect("may publish");
		id
	}

	fn enfranchise(who: &AccountId) {
		super::clubs::enfranchise(who);
	}

	fn clubs(count: u32) -> Vec<ClubId> {
		super::clubs::clubs(count)
	}

	fn dissolve() -> ClubId {
		super::clubs::dissolve()
	}

	fn backlog() {
		Eras::schedule(Eras::era(), Stage::Retirements, MemberIndex::MAX);
	}

	fn pass(boundaries: u32) {
		for _ in 0..boundaries {
			let current = pallet_synergy_eras::Current::<Runtime>::get();
			if current.started == 0 {
				set_time(current.duration);
			}
			let current = pallet_synergy_eras::Current::<Runtime>::get();
			set_time(current.started.saturating_add(current.duration));
		}
	}

	fn work() {
		Eras::push(&mut WeightMeter::new());
	}
}

pub(super) fn signed(who: &AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who.clone())
}

/// An account that has money.
pub(super) fn rich(name: &'static str, index: u32, seed: u32) -> AccountId {
	let who = account(name, index, seed);
	if Balances::balance(&who) == 0 {
		Balances::mint_into(&who, PURSE).expect("the supply has place");
	}
	who
}

pub(super) fn founder(number: MemberIndex) -> AccountId {
	Guarantees::account(number).expect("the preset has six founders")
}

fn pair_of(pair: u32) -> [u32; 2] {
	let first = pair.saturating_mul(2);
	[first, first.saturating_add(1)]
}

/// A member for whom two founders vouch, and which has wards.
fn root(number: u32) -> AccountId {
	let who = rich("root", number, 0);
	if Guarantees::number(&who).is_none() {
		let pair = number.checked_div(2).and_then(|pair| pair.checked_rem(FOUNDERS / 2)).unwrap_or_default();
		let founders: Vec<_> = pair_of(pair).map(founder).into();
		for founder in &founders {
			pledge(founder, &who).expect("has a place");
		}
		apply(&who, 0, TIER, founders);
	}
	who
}

/// A member with as many guarantors as one may have, and payers who bring what they offer.
fn backed(name: &'static str, seed: u32, offers: Offers) -> AccountId {
	let who = rich(name, seed, 0);
	if Guarantees::number(&who).is_none() {
		let dozen = seed.checked_div(rules::MAX_WARDS).unwrap_or_default();
		let guarantors: Vec<_> = (0..Guarantees::most()).map(|n| guarantor(n, dozen)).collect();
		for guarantor in &guarantors {
			fund(guarantor, &who, offers);
			pledge(guarantor, &who).expect("has a place");
		}
		apply(&who, 0, TIER, guarantors);
	}
	who
}

fn fund(guarantor: &AccountId, ward: &AccountId, offers: Offers) {
	let [a, b, c, d, ..] = sp_io::hashing::blake2_256(&(guarantor, ward).encode());
	for (n, offer) in (0..MAX_PAYERS).zip(offers) {
		let payer = rich("payer", n, u32::from_le_bytes([a, b, c, d]));
		Guarantees::fund(signed(&payer), guarantor.clone(), ward.clone(), offer, PREMIUM).expect("can pay");
	}
}

/// One of those who vouch for a dozen.
fn guarantor(number: u32, dozen: u32) -> AccountId {
	let who = rich("guarantor", number, dozen);
	if Guarantees::number(&who).is_none() {
		Rehearsal::join(&who);
	}
	who
}

fn pledge(guarantor: &AccountId, ward: &AccountId) -> sp_runtime::DispatchResult {
	Guarantees::pledge(signed(guarantor), ward.clone(), TIER)
}

pub(super) fn apply(who: &AccountId, club: ClubId, tier: Tier, guarantors: Vec<AccountId>) {
	let guarantors = guarantors.try_into().expect("no more than there may be");
	Guarantees::apply(signed(who), club, tier, Kind::Person, guarantors).expect("may apply");
}

/// Sets the clock, as the inherent of a block does.
fn set_time(millis: u64) {
	pallet_timestamp::Now::<Runtime>::put(millis);
	<Eras as OnTimestampSet<u64>>::on_timestamp_set(millis);
}

/// A complaint that has ended in the first era, as large as one can be.
pub(super) fn old_complaint(who: &AccountId) -> ComplaintId {
	let id = NextComplaint::<Runtime>::mutate(|next| core::mem::replace(next, next.saturating_add(1)));
	let complaint = Complaint {
		obligation: Obligation::Guarantee { guarantor: 0, ward: 1 },
		complainer: 0,
		accused: 1,
		claim: SYN,
		suspends: true,
		since: 0,
		terms: Complaints::terms(),
		phase: Phase::Waiting { percent: 50 },
		level: 1,
		target: 0,
		due: 0,
		next: 1,
		end: 2,
		listed: 2,
		voters: 1,
		joining: 0,
		appeals: 1,
		appellants: BoundedVec::truncate_from(vec![0, 1]),
		adopted: Some(50),
		voted: 0,
		offer: Some(1),
		assents: BoundedVec::truncate_from(vec![who.clone(); MAX_ASSENTS as usize]),
		ended: Some(Ended { era: 0, withdrawn_at: None, adopted: Some(50) }),
	};
	pallet_synergy_complaints::Complaints::<Runtime>::insert(id, complaint);
	id
}
