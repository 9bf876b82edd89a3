//! What benchmarks of clubs find when they begin: a full council of clubs with a motion of each, founders, electors.

#![allow(clippy::expect_used, reason = "what cannot be prepared cannot be measured")]

use alloc::{boxed::Box, vec::Vec};
use frame_support::{traits::fungible::Mutate, BoundedVec};
use pallet_synergy_clubs::BenchmarkHelper;
use pallet_synergy_guarantees::{Members, Suffrage};
use sp_runtime::traits::{BlakeTwo256, Hash};
use synergy_primitives::{
	Agenda, Clock, ClubId, ComplaintsInfo, FoundingMember, FoundingMembers, Kind, MemberIndex, Neighbours, NumberOf,
	Rolls, Scene, Seats, Stage, Tier,
};

use super::{
	nodes,
	scene::{apply, founder, rich, signed, Rehearsal},
};
use crate::{
	configs::{double_blocks::DoubleBlock, federation::SeatsOfClubs},
	constants::{bounds, money::SYN},
	AccountId, Balances, Clubs, Complaints, CouncilOfClubs, Eras, Guarantees, Runtime, RuntimeCall, RuntimeOrigin,
};

impl BenchmarkHelper<AccountId, RuntimeCall, DoubleBlock> for Rehearsal {
	fn make_member(who: &AccountId, club: ClubId) {
		let founders: Vec<_> = [0, 1].map(founder).into();
		for founder in &founders {
			Guarantees::pledge(signed(founder), who.clone(), Tier::T2100).expect("has a place");
		}
		apply(who, club, Tier::T2100, founders);
	}

	fn push_call() -> RuntimeCall {
		Eras::schedule(Eras::era(), Stage::Premiums, MemberIndex::MAX);
		pallet_synergy_complaints::Call::advance {}.into()
	}

	fn set_keys(who: &AccountId, seed: u32) {
		nodes::set_keys(who, seed);
	}

	fn sit(accounts: Vec<AccountId>) {
		nodes::sit(accounts);
	}

	fn double_block(who: &AccountId) -> DoubleBlock {
		nodes::double_block(who)
	}

	fn founders(count: u32) -> FoundingMembers<AccountId> {
		let most = Guarantees::most().min(count.saturating_sub(1));
		let place = |n: u32, steps: u32| {
			let place = n.saturating_add(steps).checked_rem(count).unwrap_or_default();
			u8::try_from(place).expect("there are fewer founders")
		};
		let member = |n| FoundingMember {
			account: rich("cofounder", n, 0),
			kind: Kind::Person,
			tier: Tier::T100,
			guarantors: BoundedVec::truncate_from((1..=most).map(|steps| place(n, steps)).collect()),
		};
		BoundedVec::truncate_from((0..count).map(member).collect())
	}

	fn fill_council() {
		clubs(bounds::CLUBS.saturating_sub(1));
		let seats = SeatsOfClubs::taken();
		for (index, proposer) in (0..).zip(&seats) {
			let remark = u32::to_le_bytes(index).to_vec();
			let motion: Box<RuntimeCall> = Box::new(frame_system::Call::remark { remark }.into());
			let hash = BlakeTwo256::hash_of(&motion);
			CouncilOfClubs::do_propose_proposed(proposer.clone(), bounds::CLUBS, motion, 1_000).expect("may propose");
			for seat in &seats {
				CouncilOfClubs::do_vote(seat.clone(), hash, index, true).expect("may vote");
			}
		}
	}

	fn burden(who: &AccountId) {
		Rehearsal::join(who);
		<Rehearsal as Scene<_>>::burden(who);
	}

	fn electors() -> Vec<AccountId> {
		(0..6).map(founder).collect()
	}

	fn elector_to_be() -> AccountId {
		let who = Rehearsal::member(0);
		let number = Guarantees::number(&who).expect("is known");
		for (guarantor, _) in <Guarantees as synergy_primitives::Exposure>::backing(number) {
			franchise(guarantor);
		}
		for _ in 0..Eras::parameters().standing_eras {
			Rehearsal::pass(1);
			Rehearsal::work();
		}
		who
	}

	fn decree() -> RuntimeCall {
		frame_system::Call::authorize_upgrade { code_hash: Default::default() }.into()
	}

	fn speech(treasury: &AccountId) -> RuntimeCall {
		let (ward, buyer) = (rich("ward", 0, 0), Rehearsal::newcomer(0));
		let guarantors: Vec<_> = [2, 3].map(founder).into();
		Balances::mint_into(treasury, Tier::T2100.amount()).expect("the supply has place");
		for guarantor in &guarantors {
			let amount = Tier::T100.amount();
			Guarantees::fund(signed(treasury), guarantor.clone(), ward.clone(), amount, 0).expect("can pay");
			Guarantees::pledge(signed(guarantor), ward.clone(), Tier::T100).expect("has a place");
		}
		apply(&ward, 0, Tier::T100, guarantors.clone());
		let (deal, claim) = (Rehearsal::deal(&ward, &buyer, SYN), SYN);
		let complaint = Complaints::next_id();
		Complaints::file(signed(&buyer), deal, claim).expect("may complain");
		Rehearsal::pass(1);
		Rehearsal::work();
		for guarantor in &guarantors {
			Complaints::vote(signed(guarantor), complaint, 100).expect("was reached");
		}
		pallet_synergy_complaints::Call::accept { complaint, amount: claim }.into()
	}

	fn guarantor_and_ward() -> (AccountId, AccountId) {
		(Rehearsal::newcomer(0), Rehearsal::person(1))
	}
}

/// A club that has nothing but a council.
fn admit(n: u32) {
	let name = BoundedVec::truncate_from(alloc::format!("Club {n}").into_bytes());
	Clubs::admit(RuntimeOrigin::root(), name, rich("council", n, 0), Default::default(), Default::default())
		.expect("has a place");
}

/// Admits clubs until there are so many, or as many as there may be.
pub(super) fn clubs(count: u32) -> Vec<ClubId> {
	for n in (SeatsOfClubs::taken().len() as u32)..count.min(bounds::CLUBS) {
		admit(n);
	}
	pallet_synergy_clubs::Clubs::<Runtime>::iter_keys().collect()
}

/// Makes a member an elector, whoever guarantees it.
fn franchise(number: MemberIndex) {
	Members::<Runtime>::mutate_extant(number, |member| {
		member.suffrage = Suffrage::Elector;
		Clubs::enrolled(member.club, number);
	});
}

/// The same of one that has voted.
pub(super) fn enfranchise(who: &AccountId) {
	franchise(Guarantees::number(who).expect("is known"));
	let council = rich("candidate", 0, 0);
	Clubs::elect(signed(who), council).expect("may vote");
}

/// Removes club 0, and returns another.
pub(super) fn dissolve() -> ClubId {
	let other = pallet_synergy_clubs::NextClub::<Runtime>::get();
	admit(other);
	Clubs::remove(RuntimeOrigin::root(), 0).expect("is not the last");
	other
}
