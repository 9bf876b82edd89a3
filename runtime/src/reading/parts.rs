//! The cycle contracts in which an account has a part, as it sees them (K1, K2, K3, M7, R1).

use alloc::{string::String, vec::Vec};
use codec::{Decode, Encode};
use pallet_synergy_cycles::{
	CycleContract, CycleContracts, Cycles as OpenCycles, Leg, LegTerms, Orders, Receiver, StandingOrders, State, Texts,
};
use pallet_synergy_guarantees::Numbers;
use scale_info::TypeInfo;
use serde::Serialize;
use synergy_primitives::{CycleContractId, CycleIndex, MemberIndex};

use super::{
	cycles::{stage, CycleContractStage},
	market::{text as words, MAX_PAGE},
};
use crate::{AccountId, Cycles, Runtime};

/// Most cycle contracts that a page looks at.
const LOOKED_AT: usize = 250;

/// A cycle contract, or its draft, in which an account has a part.
#[derive(Encode, Decode, TypeInfo, Serialize, Clone, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct PartView {
	/// Its number.
	pub id: CycleContractId,
	/// What the consumers get, or the hash of a longer text, in hexadecimal digits.
	pub product: String,
	/// Where it stands.
	pub stage: CycleContractStage,
	/// Whether the account organises it.
	pub organises: bool,
	/// Whether it is a draft that still waits for the account's signature (K2).
	pub has_to_sign: bool,
	/// Whether the account has signed it, as long as it does not hold: a draft, or new terms.
	pub has_signed: bool,
	/// The legs of the text that the account delivers; the first is 0.
	pub delivers: Vec<u8>,
	/// The legs of the text that it receives as a member.
	pub receives: Vec<u8>,
	/// The cycles and their legs, those of substitutes included, that it delivers or receives and that are not cleared away: as
	/// long as there are any, it may not leave (M7).
	pub open_legs: Vec<(CycleIndex, u8)>,
	/// The cycles of which it has ordered something (K3).
	pub orders: Vec<CycleIndex>,
	/// How many units its standing order renews for every cycle, if there is one (K3).
	pub standing: Option<u32>,
}

/// A page of the cycle contracts in which an account has a part.
#[derive(Encode, Decode, TypeInfo, Serialize, Clone, Debug, Default, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct PartPage {
	/// The cycle contracts and drafts, in the order of the storage.
	pub cycle_contracts: Vec<PartView>,
	/// The cursor of the next page; none after the last one.
	pub next: Option<CycleContractId>,
}

/// The cycle contracts and drafts in which an account has a part, behind `cursor` in the storage.
pub fn cycle_contracts_of(account: AccountId, cursor: Option<CycleContractId>, limit: u32) -> PartPage {
	let Some(member) = Numbers::<Runtime>::get(&account) else { return PartPage::default() };
	let limit = limit.clamp(1, MAX_PAGE) as usize;
	let all = match cursor {
		Some(id) => CycleContracts::<Runtime>::iter_from(CycleContracts::<Runtime>::hashed_key_for(id)),
		None => CycleContracts::<Runtime>::iter(),
	};
	let (mut cycle_contracts, mut looked_at) = (Vec::new(), 0usize);
	for (id, cycle_contract) in all {
		looked_at = looked_at.saturating_add(1);
		cycle_contracts.extend(view(id, cycle_contract, member));
		if cycle_contracts.len() >= limit || looked_at >= LOOKED_AT {
			return PartPage { cycle_contracts, next: Some(id) };
		}
	}
	PartPage { cycle_contracts, next: None }
}

/// What a member or customer has to do with a cycle contract; none if nothing.
fn view(id: CycleContractId, cycle_contract: CycleContract, member: MemberIndex) -> Option<PartView> {
	let terms = Texts::<Runtime>::get(id)?.terms;
	let places = |has: fn(&LegTerms, MemberIndex) -> bool| -> Vec<u8> {
		(0..).zip(&terms.legs).filter(|(_, leg)| has(leg, member)).map(|(place, _)| place).collect()
	};
	let (open_legs, orders) = open(id, &cycle_contract, member);
	let part = PartView {
		id,
		product: words(&terms.product),
		organises: cycle_contract.organiser == member,
		has_to_sign: Cycles::missing(id).contains(&member),
		has_signed: has_signed(&cycle_contract.state, member),
		delivers: places(|leg, member| leg.supplier == member),
		receives: places(|leg, member| leg.receiver == Receiver::Member(member)),
		open_legs,
		orders,
		standing: StandingOrders::<Runtime>::get(id, member),
		stage: stage(id, cycle_contract.state),
	};
	part.is_any().then_some(part)
}

fn has_signed(state: &State, member: MemberIndex) -> bool {
	match state {
		State::Draft { signed, .. } | State::Refused { signed } | State::Signed { signed, .. } => {
			signed.contains(&member)
		}
		State::Running(_) => false,
	}
}

/// What it delivers, receives and has ordered of the open cycles and of the next one, the oldest first.
fn open(
	id: CycleContractId,
	cycle_contract: &CycleContract,
	member: MemberIndex,
) -> (Vec<(CycleIndex, u8)>, Vec<CycleIndex>) {
	let State::Running(course) = &cycle_contract.state else { return Default::default() };
	let has_part = |leg: &Leg| leg.supplier == member || leg.receiver == Receiver::Member(member);
	let (mut legs, mut cycles) = (Vec::new(), alloc::vec![course.next]);
	for (cycle, open) in OpenCycles::<Runtime>::iter_prefix(id) {
		legs.extend((0..).zip(&open.legs).filter(|(_, leg)| has_part(leg)).map(|(leg, _)| (cycle, leg)));
		cycles.push(cycle);
	}
	cycles.retain(|cycle| Orders::<Runtime>::contains_key((id, *cycle), member));
	legs.sort_unstable();
	cycles.sort_unstable();
	(legs, cycles)
}

impl PartView {
	/// Whether the account has anything to do with it.
	fn is_any(&self) -> bool {
		let in_text = self.organises
			|| self.has_to_sign
			|| self.has_signed
			|| !self.delivers.is_empty()
			|| !self.receives.is_empty();
		in_text || !self.open_legs.is_empty() || !self.orders.is_empty() || self.standing.is_some()
	}
}
