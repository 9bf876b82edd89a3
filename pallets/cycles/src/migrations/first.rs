//! The first form of what is stored: where it differs, and how it becomes the second.

#![allow(missing_docs, reason = "fields are those of the types of now")]

use crate::{
	types::{
		self, Disputes, LegState, LegTerms, Notice, OpenGain, Phase, Reason, Receiver, Tally, Text, MAX_CYCLE_LEGS,
		MAX_PARTIES, MAX_SIGNATURES,
	},
	Config, Pallet,
};
use codec::{Decode, Encode};
use frame_support::{pallet_prelude::ConstU32, storage_alias, BoundedVec, Twox64Concat};
use synergy_primitives::{Balance, ClubId, CycleContractId, CycleIndex, EraIndex, Marked, MemberIndex};

#[storage_alias]
pub type CycleContracts<T: Config> = StorageMap<Pallet<T>, Twox64Concat, CycleContractId, CycleContract>;

#[storage_alias]
pub type Cycles<T: Config> = StorageDoubleMap<
	Pallet<T>,
	Twox64Concat,
	CycleContractId,
	Twox64Concat,
	CycleIndex,
	Cycle<<T as frame_system::Config>::AccountId>,
>;

#[derive(Encode, Decode)]
pub struct CycleContract {
	pub organiser: MemberIndex,
	pub state: State,
}

type Signatures = BoundedVec<MemberIndex, ConstU32<MAX_SIGNATURES>>;

#[derive(Encode, Decode)]
pub enum State {
	Draft { amends: Option<CycleContractId>, until: EraIndex, signed: Signatures },
	Refused { signed: Signatures },
	Signed { amends: CycleContractId, signed: Signatures },
	Running(Course),
}

#[derive(Encode, Decode)]
pub struct Course {
	pub next: CycleIndex,
	pub opens: EraIndex,
	pub ordered: Tally,
	pub standing: Tally,
	pub open: u32,
	pub version: u32,
	pub notices: BoundedVec<MemberIndex, ConstU32<MAX_PARTIES>>,
	pub amendment: Option<CycleContractId>,
	pub step: Step,
	pub is_over: bool,
}

#[derive(Encode, Decode)]
pub enum Step {
	Ordering,
	Renewing { after: Option<MemberIndex> },
	Opening,
	Returning,
}

#[derive(Encode, Decode)]
pub struct Cycle<AccountId> {
	pub serial: u32,
	pub version: u32,
	pub organiser: MemberIndex,
	pub club: ClubId,
	pub club_share: Option<AccountId>,
	pub organisers_share: Option<AccountId>,
	pub opened: EraIndex,
	pub due: EraIndex,
	pub until: EraIndex,
	pub units: u32,
	pub share: Balance,
	pub income: Balance,
	pub paid: Balance,
	pub refunded: Balance,
	pub last: Option<u8>,
	pub legs: BoundedVec<Leg, ConstU32<MAX_CYCLE_LEGS>>,
	pub pool: Marked<Balance>,
	pub disputed: Marked<u32>,
	pub is_swept: bool,
	pub phase: Phase,
}

#[derive(Encode, Decode)]
pub struct Leg {
	pub place: u8,
	pub supplier: MemberIndex,
	pub receiver: Receiver,
	pub units: u32,
	pub pinned: u32,
	pub money: Balance,
	pub internal: Balance,
	pub held: Balance,
	pub reserved: Balance,
	pub until: EraIndex,
	pub state: LegState,
	pub disputes: Disputes,
	pub gain: Option<OpenGain>,
	pub surety: Option<Surety>,
	pub proposal: Option<Proposal>,
}

#[derive(Encode, Decode)]
pub struct Proposal {
	pub substitute: MemberIndex,
	pub reason: Reason,
	pub amendment: Option<CycleContractId>,
	pub until: EraIndex,
	pub by_organiser: bool,
	pub by_receiver: bool,
	pub by_substitute: bool,
}

#[derive(Encode, Decode)]
pub struct Surety {
	pub by: MemberIndex,
	pub amount: Balance,
	pub disputed: Balance,
	pub found: Balance,
	/// The first complaint younger than it.
	pub since: u32,
}

impl CycleContract {
	/// The same in the second form, in which all notice ends with `ends`.
	pub(crate) fn changed(self, ends: EraIndex) -> types::CycleContract {
		let state = match self.state {
			State::Draft { amends, until, signed } => types::State::Draft { amends, until, signed },
			State::Refused { signed } => types::State::Refused { signed },
			State::Signed { amends, signed } => types::State::Signed { amends, signed },
			State::Running(course) => types::State::Running(course.changed(ends)),
		};
		types::CycleContract { organiser: self.organiser, state }
	}
}

impl Course {
	fn changed(self, ends: EraIndex) -> types::Course {
		let notices = self.notices.into_iter().map(|by| Notice { by, ends });
		let step = match self.step {
			Step::Ordering => types::Step::Ordering,
			Step::Renewing { after } => types::Step::Renewing { after },
			Step::Opening => types::Step::Opening,
			Step::Returning => types::Step::Returning { after: None },
		};
		types::Course {
			next: self.next,
			opens: self.opens,
			ordered: self.ordered,
			standing: self.standing,
			open: self.open,
			version: self.version,
			notices: BoundedVec::truncate_from(notices.collect()),
			amendment: self.amendment,
			step,
			is_over: self.is_over,
		}
	}
}

impl<AccountId> Cycle<AccountId> {
	/// The same in the second form. `text`, if it is the one by which it opened, says what its legs cost on the market.
	pub(crate) fn changed(self, text: Option<&Text<AccountId>>) -> types::Cycle<AccountId> {
		let legs = self.legs.into_iter().map(|leg| {
			let terms = text.and_then(|text| text.terms.legs.get(usize::from(leg.place)));
			leg.changed(terms)
		});
		types::Cycle {
			serial: self.serial,
			version: self.version,
			organiser: self.organiser,
			club: self.club,
			club_share: self.club_share,
			organisers_share: self.organisers_share,
			opened: self.opened,
			due: self.due,
			until: self.until,
			units: self.units,
			share: self.share,
			income: self.income,
			paid: self.paid,
			refunded: self.refunded,
			last: self.last,
			legs: BoundedVec::truncate_from(legs.collect()),
			pool: self.pool,
			disputed: self.disputed,
			is_swept: self.is_swept,
			phase: self.phase,
		}
	}
}

impl Leg {
	/// Where the terms have changed meanwhile, what it is paid stands for what it costs: nothing is said of a discount.
	fn changed(self, terms: Option<&LegTerms>) -> types::Leg {
		let same = terms.filter(|terms| (terms.money, terms.internal) == (self.money, self.internal));
		types::Leg {
			place: self.place,
			supplier: self.supplier,
			receiver: self.receiver,
			units: self.units,
			pinned: self.pinned,
			market: same.map_or(self.money, |terms| terms.market),
			money: self.money,
			internal: self.internal,
			held: self.held,
			reserved: self.reserved,
			until: self.until,
			state: self.state,
			disputes: self.disputes,
			about_surety: Disputes::default(),
			gain: self.gain,
			surety: self.surety.map(Surety::changed),
			proposal: self.proposal.map(|proposal| proposal.changed(self.supplier)),
		}
	}
}

impl Proposal {
	/// Who took a vacant leg then took the place in the text as well: that is signed anew.
	fn changed(self, supplier: MemberIndex) -> types::Proposal {
		types::Proposal {
			substitute: self.substitute,
			replaces: supplier,
			reason: self.reason,
			for_good: self.reason != Reason::Vacant,
			amendment: self.amendment,
			until: self.until,
			by_organiser: self.by_organiser,
			by_receiver: self.by_receiver,
			by_substitute: self.by_substitute,
		}
	}
}

impl Surety {
	fn changed(self) -> types::Surety {
		types::Surety { by: self.by, amount: self.amount, disputed: self.disputed, found: self.found }
	}
}

/// What was, to try out how it changes.
#[cfg(feature = "std")]
mod before {
	use super::*;

	impl<AccountId> From<types::Cycle<AccountId>> for Cycle<AccountId> {
		fn from(open: types::Cycle<AccountId>) -> Self {
			Self {
				serial: open.serial,
				version: open.version,
				organiser: open.organiser,
				club: open.club,
				club_share: open.club_share,
				organisers_share: open.organisers_share,
				opened: open.opened,
				due: open.due,
				until: open.until,
				units: open.units,
				share: open.share,
				income: open.income,
				paid: open.paid,
				refunded: open.refunded,
				last: open.last,
				legs: BoundedVec::truncate_from(open.legs.into_iter().map(Leg::from).collect()),
				pool: open.pool,
				disputed: open.disputed,
				is_swept: open.is_swept,
				phase: open.phase,
			}
		}
	}

	impl From<types::Leg> for Leg {
		fn from(leg: types::Leg) -> Self {
			Self {
				place: leg.place,
				supplier: leg.supplier,
				receiver: leg.receiver,
				units: leg.units,
				pinned: leg.pinned,
				money: leg.money,
				internal: leg.internal,
				held: leg.held,
				reserved: leg.reserved,
				until: leg.until,
				state: leg.state,
				disputes: leg.disputes,
				gain: leg.gain,
				surety: leg.surety.map(Surety::from),
				proposal: leg.proposal.map(Proposal::from),
			}
		}
	}

	impl From<types::Proposal> for Proposal {
		fn from(proposal: types::Proposal) -> Self {
			Self {
				substitute: proposal.substitute,
				reason: proposal.reason,
				amendment: proposal.amendment,
				until: proposal.until,
				by_organiser: proposal.by_organiser,
				by_receiver: proposal.by_receiver,
				by_substitute: proposal.by_substitute,
			}
		}
	}

	impl From<types::Surety> for Surety {
		fn from(types::Surety { by, amount, disputed, found }: types::Surety) -> Self {
			Self { by, amount, disputed, found, since: 0 }
		}
	}
}
