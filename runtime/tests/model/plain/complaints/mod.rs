//! Complaints (C1 to C12): what is open, whom it has reached, and what was claimed before (C2).

mod appealing;
mod awards;
mod climb;
mod ending;
mod filing;
mod settling;
mod voting;

use super::Model;
use std::collections::{BTreeMap, BTreeSet};
use synergy_primitives::{Balance, Obligation};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
	Climbing,
	Appealed,
	Fading,
	Waiting(u8),
	Council,
}

#[derive(Clone, Debug)]
pub struct Complaint {
	pub obligation: Obligation,
	pub by: u32,
	pub against: u32,
	pub claim: Balance,
	pub suspends: bool,
	pub since: u32,
	pub phase: Phase,
	pub due: u32,
	/// Who joined at level 1, 2, …
	pub levels: Vec<BTreeSet<u32>>,
	pub votes: BTreeMap<u32, u8>,
	pub ever: BTreeSet<u32>,
	pub appeals: u32,
	pub appellants: Vec<u32>,
	pub adopted: Option<u8>,
	pub voted: u32,
	pub offer: Balance,
	pub assents: BTreeSet<u32>,
}

impl Complaint {
	pub fn voters(&self) -> usize {
		self.levels.iter().map(BTreeSet::len).sum()
	}
	pub(super) fn has_reached(&self, number: u32) -> bool {
		self.levels.iter().any(|level| level.contains(&number))
	}
	fn award(&self, percent: u8) -> Balance {
		self.claim * Balance::from(percent) / 100
	}
	fn top(&self) -> usize {
		if self.claim == 0 || !self.suspends {
			1
		} else {
			6
		}
	}
}

/// C2: the last claim of somebody about something.
#[derive(Clone, Debug)]
pub(crate) struct Claim {
	pub(super) of: Obligation,
	by: u32,
	against: u32,
	state: ClaimState,
	/// From which era, if it was filed again.
	again: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ClaimState {
	Open,
	/// At which level, and what was adopted last.
	Withdrawn(usize, Option<u8>),
	Decided(u32),
}

/// How a complaint ended.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum End {
	Withdrawn,
	Award(Balance),
	Settled(Balance),
}

impl End {
	/// What it has brought who complained.
	pub(super) fn brought(self) -> Balance {
		match self {
			End::Withdrawn => 0,
			End::Award(brought) | End::Settled(brought) => brought,
		}
	}
}

impl Model {
	pub(super) fn is_disputed(&self, obligation: Obligation) -> bool {
		self.complaints.values().any(|complaint| complaint.obligation == obligation)
	}

	pub(super) fn forget(&mut self, obligation: Obligation) {
		self.claims.retain(|claim| claim.of != obligation);
	}
}
