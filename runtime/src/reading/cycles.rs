//! Cycle contracts as everyone may read them (K4, R1): the text, the waterfall, who has signed, and what is open.

use alloc::{string::String, vec::Vec};
use codec::{Decode, Encode};
use pallet_synergy_cycles::{
	Cycle, CycleContracts, Cycles as OpenCycles, Disputes, Gain, Leg, LegState, LegTerms, OpenGain, Reason, Receiver,
	State, Texts, Waterfall,
};
use scale_info::TypeInfo;
use serde::Serialize;
use synergy_primitives::{Balance, Clock, ClubId, CycleContractId, CycleIndex, EraIndex, MemberIndex, NumberOf};

use super::market::text as words;
use crate::{AccountId, Cycles, Eras, Guarantees, Hash, Runtime};

/// Where a cycle contract stands (K2).
#[derive(Encode, Decode, TypeInfo, Serialize, Clone, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum CycleContractStage {
	/// A draft that waits for signatures.
	Draft {
		/// The cycle contract whose terms it would change.
		amends: Option<CycleContractId>,
		/// The era at whose beginning it expires.
		until: EraIndex,
		/// Who still has to sign.
		missing: Vec<MemberIndex>,
	},
	/// A draft that somebody has refused.
	Refused,
	/// New terms that all have signed.
	Signed {
		/// The cycle contract whose terms they change when its next cycle opens.
		amends: CycleContractId,
	},
	/// It runs.
	Running {
		/// The cycle that opens next; orders are for this one.
		next: CycleIndex,
		/// The era at whose beginning it opens.
		opens: EraIndex,
		/// Units of the product that are ordered of it, standing orders included.
		ordered: u32,
		/// How many orders that is.
		orders: u32,
		/// Who has given notice (K7).
		notices: Vec<MemberIndex>,
		/// The draft with new terms that hold from the next cycle on.
		amendment: Option<CycleContractId>,
	},
}

/// A leg as the parties sign it. All values are for one unit of the product.
#[derive(Encode, Decode, TypeInfo, Serialize, Clone, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct LegTermsView {
	/// Who delivers.
	pub supplier: MemberIndex,
	/// To whom.
	pub receiver: Receiver,
	/// The category of the good.
	pub category: u32,
	/// How much of it.
	pub quantity: u32,
	/// In what it is measured.
	pub unit: String,
	/// What it costs on the market, in units.
	pub market: Balance,
	/// What is reserved against the supplier, in units.
	pub internal: Balance,
	/// What the supplier is paid, in units.
	pub money: Balance,
	/// The share of a measured gain that is paid besides (K9).
	pub gain: Option<Gain>,
}

/// A leg of an open cycle.
#[derive(Encode, Decode, TypeInfo, Serialize, Clone, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct LegView {
	/// Which leg of the text it is.
	pub place: u8,
	/// Who delivers; while it is vacant, who should have.
	pub supplier: MemberIndex,
	/// To whom.
	pub receiver: Receiver,
	/// How far it is.
	pub state: LegState,
	/// Units of the product that are still to be confirmed.
	pub units: u32,
	/// What is kept for the supplier, in units.
	pub held: Balance,
	/// What the supplier has at risk, in units.
	pub reserved: Balance,
	/// The boundary at which silence confirms it.
	pub until: EraIndex,
	/// Whether somebody complains about it.
	pub is_disputed: bool,
	/// Whose reservation answers for the price of the supplier that was replaced, and how much, in units; of a leg that is owed,
	/// who owes how much (K6).
	pub surety: Option<(MemberIndex, Balance)>,
	/// Why its supplier may be replaced now, if it may: who signs for a substitute names this (K6).
	pub replaceable: Option<Reason>,
	/// Against whom something would be reserved then, and how much, in units: only if somebody complains (K6).
	pub surety_if_replaced: Option<(MemberIndex, Balance)>,
	/// Who was proposed to deliver instead, as far as that has not lapsed.
	pub substitute: Option<MemberIndex>,
	/// The gain to be shared, until it is settled: the most that is paid, the supplier's share, what both have measured,
	/// and what is owed (K9).
	pub gain: Option<OpenGain>,
}

/// An open cycle.
#[derive(Encode, Decode, TypeInfo, Serialize, Clone, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct CycleView {
	/// Which one.
	pub cycle: CycleIndex,
	/// The era in which it opened.
	pub opened: EraIndex,
	/// The boundary at which its period is over.
	pub due: EraIndex,
	/// The boundary at which its claim window is over.
	pub until: EraIndex,
	/// Units of the product.
	pub units: u32,
	/// From the market price to what the consumers have paid, for all these units, by the terms with which it opened (K4).
	pub waterfall: Waterfall,
	/// What the consumers have paid in, in units.
	pub income: Balance,
	/// What was paid out, in units.
	pub paid: Balance,
	/// What went back to consumers, in units.
	pub refunded: Balance,
	/// How many complaints about it are open.
	pub disputed: u32,
	/// Its account.
	pub account: AccountId,
	/// Its legs: those of the text, then those of substitutes.
	pub legs: Vec<LegView>,
}

/// A cycle contract, or its draft.
#[derive(Encode, Decode, TypeInfo, Serialize, Clone, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct CycleContractView {
	/// Its number.
	pub id: CycleContractId,
	/// Where it stands.
	pub stage: CycleContractStage,
	/// Who organises it.
	pub organiser: Option<AccountId>,
	/// The hash of the text, which one signs.
	pub hash: Hash,
	/// What the consumers get, or the hash of a longer text, in hexadecimal digits.
	pub product: String,
	/// The club that gets the club's share.
	pub club: ClubId,
	/// How long a cycle lasts, in eras.
	pub period: u32,
	/// The number of the last cycle, if there is a last one.
	pub cycles: Option<u32>,
	/// Most units of the product in one cycle; without consumers, how many there are in each.
	pub units: u32,
	/// Who gets the club's share instead of the club.
	pub club_share: Option<AccountId>,
	/// Who gets the organisers' share instead.
	pub organisers_share: Option<AccountId>,
	/// The legs.
	pub legs: Vec<LegTermsView>,
	/// From the market price to what a consumer pays, for one unit of the product (K4).
	pub waterfall: Waterfall,
	/// The same for as many units as one cycle may have.
	pub waterfall_of_a_cycle: Waterfall,
	/// What a member may claim at most for one unit of the product that is not delivered, in units of money (D3).
	pub claimable: Balance,
	/// What a customer, who is no member, may claim at most for it; where that is nothing it cannot order (D7).
	pub claimable_by_customers: Balance,
	/// The open cycles, the oldest first.
	pub open: Vec<CycleView>,
}

/// A cycle contract, or its draft.
pub fn cycle_contract(id: CycleContractId) -> Option<CycleContractView> {
	let cycle_contract = CycleContracts::<Runtime>::get(id)?;
	let text = Texts::<Runtime>::get(id)?;
	let amends = match cycle_contract.state {
		State::Draft { amends, .. } => amends,
		State::Signed { amends, .. } => Some(amends),
		State::Refused { .. } | State::Running(_) => None,
	};
	let hash = Cycles::hash(cycle_contract.organiser, amends, &text);
	let waterfall = text.waterfall();
	let (claimable, claimable_by_customers) =
		if text.terms.has_consumers() { (text.claimable(), text.kept()) } else { (0, 0) };
	let mut open: Vec<CycleView> =
		OpenCycles::<Runtime>::iter_prefix(id).map(|(cycle, open)| cycle_view(id, cycle, &open)).collect();
	open.sort_by_key(|view| view.cycle);
	let terms = text.terms;
	Some(CycleContractView {
		id,
		stage: stage(id, cycle_contract.state),
		organiser: Guarantees::account(cycle_contract.organiser),
		hash,
		product: words(&terms.product),
		club: terms.club,
		period: terms.period,
		cycles: terms.cycles,
		units: terms.units,
		club_share: terms.club_share,
		organisers_share: terms.organisers_share,
		legs: terms.legs.iter().map(terms_view).collect(),
		waterfall_of_a_cycle: waterfall.times(terms.units),
		waterfall,
		claimable,
		claimable_by_customers,
		open,
	})
}

pub(super) fn stage(id: CycleContractId, state: State) -> CycleContractStage {
	match state {
		State::Draft { amends, until, .. } => CycleContractStage::Draft { amends, until, missing: Cycles::missing(id) },
		State::Refused { .. } => CycleContractStage::Refused,
		State::Signed { amends, .. } => CycleContractStage::Signed { amends },
		State::Running(course) => CycleContractStage::Running {
			next: course.next,
			opens: course.opens,
			ordered: course.ordered.units,
			orders: course.ordered.orders,
			notices: course.notices.iter().map(|notice| notice.by).collect(),
			amendment: course.amendment,
		},
	}
}

fn terms_view(leg: &LegTerms) -> LegTermsView {
	LegTermsView {
		supplier: leg.supplier,
		receiver: leg.receiver,
		category: leg.good.category,
		quantity: leg.good.quantity,
		unit: words(&leg.good.unit),
		market: leg.market,
		internal: leg.internal,
		money: leg.money,
		gain: leg.gain,
	}
}

fn cycle_view(id: CycleContractId, cycle: CycleIndex, open: &Cycle<AccountId>) -> CycleView {
	CycleView {
		cycle,
		opened: open.opened,
		due: open.due,
		until: open.until,
		units: open.units,
		waterfall: open.waterfall(),
		income: open.income,
		paid: open.paid,
		refunded: open.refunded,
		disputed: open.disputed.get(),
		account: Cycles::account_of(id, cycle),
		legs: open.legs.iter().map(|leg| leg_view(id, open, leg)).collect(),
	}
}

fn leg_view(id: CycleContractId, open: &Cycle<AccountId>, leg: &Leg) -> LegView {
	LegView {
		place: leg.place,
		supplier: leg.supplier,
		receiver: leg.receiver,
		state: leg.state,
		units: leg.units,
		held: leg.held,
		reserved: leg.reserved,
		until: leg.until,
		is_disputed: [leg.disputes, leg.about_surety].iter().any(Disputes::is_any) || leg.pinned > 0,
		surety: leg.surety.map(|surety| (surety.by, surety.amount)),
		replaceable: Cycles::replaceable(id, open, leg),
		surety_if_replaced: Cycles::surety_now(open, leg),
		substitute: leg.proposal.filter(|proposal| proposal.until > Eras::era()).map(|proposal| proposal.substitute),
		gain: leg.gain,
	}
}
