//! Who validates next, and who was absent (F2): the rules, without storage.

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use synergy_primitives::{Fault, KeyPrint, SessionIndex};

/// How many spoilt keys of a club are remembered: those of ten equivocations at least.
const MAX_SPOILT: u32 = 80;

/// The hashes of keys that a club may not use again, the newest last (F2).
pub type Spoilt = BoundedVec<KeyPrint, ConstU32<MAX_SPOILT>>;

/// The validator of a club (F2).
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Debug, PartialEq, Eq)]
pub struct Validator<AccountId> {
	/// The account that sets the session keys of the club's node.
	pub account: AccountId,
	/// Why it is disabled; none if it is not. Only its club's council restores it.
	pub fault: Option<Fault>,
	/// For how many sessions in a row it has built no block, while the chain went on.
	pub missed: u32,
	/// What its keys signed in sessions before this one no longer disables it: it was restored with new keys.
	pub answers_from: SessionIndex,
}

impl<AccountId> Validator<AccountId> {
	/// Why it may build no blocks in `session`: it is disabled, or its new keys are not at work yet.
	pub fn bar(&self, session: SessionIndex) -> Option<Fault> {
		let is_waiting = session < self.answers_from;
		self.fault.max(is_waiting.then_some(Fault::Equivocation))
	}
}

/// The validator of a club, as the next set is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
	/// Whether its account has session keys.
	pub has_keys: bool,
	/// Why it is disabled.
	pub fault: Option<Fault>,
	/// Whether it validates in the session that runs.
	pub is_sitting: bool,
}

impl Candidate {
	/// Whether nothing speaks against it.
	pub fn is_able(&self) -> bool {
		self.has_keys && self.fault.is_none()
	}

	/// Whether it stays for want of others: it validates now and is not able.
	fn is_spare(&self) -> bool {
		self.is_sitting && !self.is_able()
	}
}

/// Which of the candidates validate next: all that are able. Where those are fewer than `least`, or than now `sit` and
/// have not been withdrawn or replaced by their clubs, others stay that validate now: the absent first, those that signed
/// two things last.
pub fn next_set(candidates: &[Candidate], sitting: usize, least: usize) -> Vec<bool> {
	let able = candidates.iter().filter(|candidate| candidate.is_able()).count();
	let mut spare: Vec<_> = (0..).zip(candidates).filter(|(_, candidate)| candidate.is_spare()).collect();
	let floor = least.min(sitting).min(able.saturating_add(spare.len()));
	spare.sort_by_key(|(_, candidate)| candidate.fault);
	let kept: Vec<usize> = spare.into_iter().take(floor.saturating_sub(able)).map(|(place, _)| place).collect();
	(0..).zip(candidates).map(|(place, candidate)| candidate.is_able() || kept.contains(&place)).collect()
}

/// Whether the chain went on in a session: of `sitting` validators so many built blocks as are needed to finalise them.
/// Otherwise it was the network that failed, and nobody was absent.
pub fn went_on(builders: usize, sitting: usize) -> bool {
	let tolerated = sitting.saturating_sub(1).checked_div(3).unwrap_or_default();
	builders > 0 && builders >= sitting.saturating_sub(tolerated)
}

/// The keys of before and these. If they are too many, the oldest are forgotten.
pub fn spoilt(before: Spoilt, keys: &[KeyPrint]) -> Spoilt {
	let older = before.into_iter().filter(|key| !keys.contains(key));
	let mut all: Vec<_> = older.chain(keys.iter().copied()).collect();
	let excess = all.len().saturating_sub(MAX_SPOILT as usize);
	Spoilt::truncate_from(all.split_off(excess))
}

#[cfg(test)]
mod tests {
	use super::{spoilt, went_on, Candidate, Fault, Spoilt, MAX_SPOILT};

	const ABLE: Candidate = Candidate { has_keys: true, fault: None, is_sitting: true };
	const NEW: Candidate = Candidate { is_sitting: false, ..ABLE };
	const ABSENT: Candidate = Candidate { fault: Some(Fault::Absence), ..ABLE };
	const EQUIVOCATED: Candidate = Candidate { fault: Some(Fault::Equivocation), ..ABLE };
	const PURGED: Candidate = Candidate { has_keys: false, ..ABLE };
	const LEFT_OUT: Candidate = Candidate { is_sitting: false, ..ABSENT };
	const KEYLESS: Candidate = Candidate { is_sitting: false, ..PURGED };

	/// The places of those that validate next.
	fn next_set(candidates: &[Candidate], sitting: usize) -> Vec<usize> {
		(0..).zip(super::next_set(candidates, sitting, 4)).filter(|(_, is_in)| *is_in).map(|(place, _)| place).collect()
	}

	#[test]
	fn f2_the_able_validate_and_others_do_not() {
		assert_eq!(next_set(&[ABLE, ABSENT, ABLE, EQUIVOCATED, NEW, ABLE, LEFT_OUT, KEYLESS], 6), [0, 2, 4, 5]);
	}

	#[test]
	fn f2_never_fewer_than_four_automatically() {
		assert_eq!(next_set(&[ABLE, ABLE, ABSENT, ABLE], 4), [0, 1, 2, 3]);
		assert_eq!(next_set(&[ABLE, ABLE, PURGED, ABLE], 4), [0, 1, 2, 3]);
		assert_eq!(next_set(&[ABLE, EQUIVOCATED, ABSENT, ABLE, ABLE], 5), [0, 2, 3, 4], "the absent stays");
		assert_eq!(next_set(&[PURGED, EQUIVOCATED, ABSENT, ABSENT, ABLE, ABLE], 6), [0, 2, 4, 5]);
	}

	#[test]
	fn f2_never_fewer_than_there_were_where_those_were_fewer() {
		assert_eq!(next_set(&[EQUIVOCATED], 1), [0]);
		assert_eq!(next_set(&[ABLE, ABSENT, PURGED], 3), [0, 1, 2]);
		assert_eq!(next_set(&[ABLE, NEW, ABSENT], 2), [0, 1], "a new one takes the place of a disabled one");
	}

	#[test]
	fn f2_a_club_may_withdraw_its_own() {
		assert_eq!(next_set(&[ABLE, ABLE, ABLE], 4), [0, 1, 2]);
		assert_eq!(next_set(&[ABLE, ABLE, ABSENT], 4), [0, 1, 2], "and no other goes with it");
		assert_eq!(next_set(&[ABLE, ABLE, ABLE, LEFT_OUT], 4), [0, 1, 2], "nor does one come back for it");
		assert_eq!(next_set(&[NEW, ABLE, ABLE, ABSENT], 4), [0, 1, 2, 3], "replacing makes nobody fewer");
		assert_eq!(next_set(&[KEYLESS, LEFT_OUT], 1), [] as [usize; 0]);
	}

	#[test]
	fn f2_a_session_counts_when_so_many_build_as_finalise() {
		let least = |sitting| (0..=sitting).find(|builders| went_on(*builders, sitting));
		let of = [(0, None), (1, Some(1)), (2, Some(2)), (3, Some(3)), (4, Some(3)), (7, Some(5)), (100, Some(67))];
		for (sitting, builders) in of {
			assert_eq!(least(sitting), builders, "of {sitting}");
		}
	}

	#[test]
	fn f2_of_too_many_spoilt_keys_the_oldest_are_forgotten() {
		let key = |n| [n; 32];
		let all = (0..=MAX_SPOILT as u8).fold(Spoilt::default(), |before, n| spoilt(before, &[key(n)]));
		assert_eq!(all.len(), MAX_SPOILT as usize);
		assert!(!all.contains(&key(0)) && all.contains(&key(1)));
		let again = spoilt(all, &[key(1), key(7)]);
		assert_eq!(again.len(), MAX_SPOILT as usize, "none stands twice");
		assert_eq!(again[again.len() - 2..], [key(1), key(7)], "the newest last");
	}
}
