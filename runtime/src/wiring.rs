//! Which pallet hears which: the traits of `synergy-primitives`, joined where more than one pallet answers.

use frame_support::{traits::Contains, weights::WeightMeter};
use sp_runtime::{DispatchError, DispatchResult};
use synergy_primitives::{
	Balance, Claimable, EraIndex, MemberIndex, Obligation, Obligations as ObligationsTrait, Progress, Stage, Worker,
};

use crate::{Clubs, Complaints, Cycles, Deals, Depository, Guarantees, Listings, RuntimeCall};

/// Who does the work of each stage that follows a boundary (E3).
pub struct Work;

impl Worker for Work {
	fn work(stage: Stage, id: u32, boundary: EraIndex, meter: &mut WeightMeter) -> Progress {
		match stage {
			Stage::Verdicts | Stage::Climbs | Stage::Closings | Stage::Returns => {
				Complaints::work(stage, id, boundary, meter)
			}
			Stage::Deals => Deals::work(stage, id, boundary, meter),
			Stage::Listings => Listings::work(stage, id, boundary, meter),
			Stage::Redemptions => Depository::work(stage, id, boundary, meter),
			Stage::Agreements | Stage::Votes => Clubs::work(stage, id, boundary, meter),
			Stage::CycleClosings | Stage::Openings | Stage::Drafts => Cycles::work(stage, id, boundary, meter),
			Stage::Releases
			| Stage::Shortfalls
			| Stage::Lapses
			| Stage::Retirements
			| Stage::Applications
			| Stage::Premiums
			| Stage::Recoveries
			| Stage::Electors => Guarantees::work(stage, id, boundary, meter),
		}
	}
}

/// Which pallet keeps an obligation (C1).
pub struct Obligations;

impl ObligationsTrait for Obligations {
	fn claimable(of: Obligation, complainer: MemberIndex) -> Result<Claimable, DispatchError> {
		match of {
			Obligation::Deal(_) => Deals::claimable(of, complainer),
			Obligation::Guarantee { .. } => Guarantees::claimable(of, complainer),
			Obligation::Leg { .. } | Obligation::Order { .. } | Obligation::Surety { .. } => {
				Cycles::claimable(of, complainer)
			}
		}
	}

	fn escrow(of: Obligation, complainer: MemberIndex) -> Balance {
		match of {
			Obligation::Deal(_) => Deals::escrow(of, complainer),
			Obligation::Guarantee { .. } => Guarantees::escrow(of, complainer),
			Obligation::Leg { .. } | Obligation::Order { .. } | Obligation::Surety { .. } => {
				Cycles::escrow(of, complainer)
			}
		}
	}

	fn pay_from_escrow(of: Obligation, complainer: MemberIndex, amount: Balance) -> DispatchResult {
		match of {
			Obligation::Deal(_) => Deals::pay_from_escrow(of, complainer, amount),
			Obligation::Guarantee { .. } => Guarantees::pay_from_escrow(of, complainer, amount),
			Obligation::Leg { .. } | Obligation::Order { .. } | Obligation::Surety { .. } => {
				Cycles::pay_from_escrow(of, complainer, amount)
			}
		}
	}

	fn resolve(of: Obligation, complainer: MemberIndex, brought: Balance) {
		match of {
			Obligation::Deal(_) => Deals::resolve(of, complainer, brought),
			Obligation::Guarantee { .. } => Guarantees::resolve(of, complainer, brought),
			Obligation::Leg { .. } | Obligation::Order { .. } | Obligation::Surety { .. } => {
				Cycles::resolve(of, complainer, brought)
			}
		}
	}

	fn settle(of: Obligation, complainer: MemberIndex, paid: Balance) {
		match of {
			Obligation::Deal(_) => Deals::settle(of, complainer, paid),
			Obligation::Guarantee { .. } => Guarantees::settle(of, complainer, paid),
			Obligation::Leg { .. } | Obligation::Order { .. } | Obligation::Surety { .. } => {
				Cycles::settle(of, complainer, paid)
			}
		}
	}

	fn note_filed(of: Obligation, complainer: MemberIndex) {
		match of {
			Obligation::Deal(_) => Deals::note_filed(of, complainer),
			Obligation::Guarantee { .. } => Guarantees::note_filed(of, complainer),
			Obligation::Leg { .. } | Obligation::Order { .. } | Obligation::Surety { .. } => {
				Cycles::note_filed(of, complainer)
			}
		}
	}

	fn note_withdrawn(of: Obligation, complainer: MemberIndex) {
		match of {
			Obligation::Deal(_) => Deals::note_withdrawn(of, complainer),
			Obligation::Guarantee { .. } => Guarantees::note_withdrawn(of, complainer),
			Obligation::Leg { .. } | Obligation::Order { .. } | Obligation::Surety { .. } => {
				Cycles::note_withdrawn(of, complainer)
			}
		}
	}
}

/// The calls that push waiting work: free, and valid only while work waits (E3, A12).
pub struct PushCall;

impl Contains<RuntimeCall> for PushCall {
	fn contains(call: &RuntimeCall) -> bool {
		matches!(
			call,
			RuntimeCall::Complaints(pallet_synergy_complaints::Call::advance {})
				| RuntimeCall::Cycles(pallet_synergy_cycles::Call::advance {})
		)
	}
}
