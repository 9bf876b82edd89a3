//! Who goes first among the calls that wait (F5), apart from storage.
//!
//! Free calls go before paid ones, whatever is paid. Among either, everybody takes turns: a call waits for the first calls
//! of all, then for their second ones, and so on, however many one signer has sent. So 10,000 calls of one member delay
//! another's by one call.

/// How many of its signer's own calls a call can wait for and still be told from the next.
const MOST_AHEAD: u64 = (1 << 16) - 1;
/// The bit of free calls.
const FREE: u64 = 1 << 62;
/// By how much the priority grows with each turn.
const TURN: u64 = 1 << 46;
/// What stands below the turn.
const REST: u64 = TURN - 1;
/// The bit of signers for whom somebody vouches, among those who pay.
const VOUCHED: u64 = 1 << 45;
/// The most that a bid counts.
const MOST_BID: u64 = VOUCHED - 1;

/// What a call has beside its turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rank {
	/// It takes units of a quota of which so many are used: who has used fewer in this era goes first.
	Free {
		/// The units used before it.
		used: u32,
	},
	/// It pays, or its quota may not suffice: those for whom somebody vouches go first, then who pays more.
	Paid {
		/// Whether somebody vouches for its signer.
		is_vouched: bool,
		/// The priority that the fee and the tip give it.
		bid: u64,
	},
}

impl Rank {
	/// The priority of a call that can only come after `ahead` others of its signer. It is never 0, which pushes have.
	pub fn priority(self, ahead: u32) -> u64 {
		let turn = MOST_AHEAD.saturating_sub(ahead.into()).saturating_mul(TURN);
		match self {
			Rank::Free { used } => FREE | turn | REST.saturating_sub(used.into()),
			Rank::Paid { is_vouched, bid } => turn | if is_vouched { VOUCHED } else { 0 } | bid.clamp(1, MOST_BID),
		}
	}
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
	use super::*;

	const FRESH: Rank = Rank::Free { used: 0 };
	const MEMBER: Rank = Rank::Paid { is_vouched: true, bid: 1 };
	const STRANGER: Rank = Rank::Paid { is_vouched: false, bid: u64::MAX };

	#[test]
	fn f5_everybody_takes_turns() {
		assert!(Rank::Free { used: 299 }.priority(0) > FRESH.priority(1));
		assert!(Rank::Paid { is_vouched: false, bid: 1 }.priority(0) > MEMBER.priority(1));
		for ahead in 0..20_000 {
			assert!(FRESH.priority(ahead) > FRESH.priority(ahead + 1));
			assert!(STRANGER.priority(ahead) > STRANGER.priority(ahead + 1));
		}
	}

	#[test]
	fn f5_no_bid_goes_before_a_free_call() {
		assert!(
			Rank::Free { used: u32::MAX }.priority(u32::MAX)
				> Rank::Paid { is_vouched: true, bid: u64::MAX }.priority(0)
		);
	}

	#[test]
	fn f5_who_has_used_less_goes_first() {
		assert!(FRESH.priority(3) > Rank::Free { used: 1 }.priority(3));
	}

	#[test]
	fn f5_who_is_vouched_for_goes_before_strangers_and_then_who_pays_more() {
		assert!(MEMBER.priority(0) > STRANGER.priority(0));
		assert!(Rank::Paid { is_vouched: true, bid: 2 }.priority(0) > MEMBER.priority(0));
	}

	#[test]
	fn f5_a_push_goes_last() {
		assert!(Rank::Paid { is_vouched: false, bid: 0 }.priority(u32::MAX) > 0);
	}
}
