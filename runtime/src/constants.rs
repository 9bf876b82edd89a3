//! Every number of the runtime, with its unit and the reason for it.
//!
//! The numbers of the regulation that the federation may change are parameters (`primitives/src/parameters.rs`); here are
//! those that only an upgrade changes.

/// Durations, in blocks unless they say otherwise.
pub mod time {
	use crate::BlockNumber;

	/// Milliseconds from one block to the next: short enough that a complaint suspends before a lorry
	/// has left the yard, long enough for clubs on ordinary lines.
	pub const BLOCK_MILLIS: u64 = 3_000;
	/// Blocks in a minute.
	pub const MINUTES: BlockNumber = 20;
	/// Blocks in an hour.
	pub const HOURS: BlockNumber = 60 * MINUTES;
	/// Blocks in a day.
	pub const DAYS: BlockNumber = 24 * HOURS;

	/// A session, unless genesis says otherwise: how often the set of validators or their keys can change. Its first
	/// block takes no transactions, hence not shorter.
	pub const SESSION: BlockNumber = 10 * MINUTES;
	/// For how long an equivocation can still be proved: a week, enough for a club's operator to come back from a journey
	/// and report it.
	pub const PROVABLE: BlockNumber = 7 * DAYS;
	/// For how long a validator may build no block before it is disabled: an hour, enough to restart or move a node, or to
	/// wait out a short power cut. Its place then goes to nobody, so that of five clubs one more may fail.
	pub const ABSENCE: BlockNumber = HOURS;
	/// How many changes of the set of validators are remembered, so that an equivocation before them can be proved: as many
	/// as there can be while it can.
	pub const SETS_KEPT: u32 = PROVABLE / SESSION;
	/// Hashes of past blocks kept on chain: how long a mortal transaction may live, 3.4 hours.
	pub const BLOCK_HASHES: BlockNumber = 4_096;
	/// How long the council of clubs may vote on a motion.
	pub const MOTION: BlockNumber = 7 * DAYS;
}

/// Amounts of money, in millionths of a SYN.
pub mod money {
	use crate::Balance;

	/// Decimals that wallets show.
	pub const DECIMALS: u8 = 6;
	/// The token's name in wallets.
	pub const SYMBOL: &str = "SYN";
	/// The smallest amount there is.
	pub const MICRO: Balance = 1;
	/// A thousandth of a SYN.
	pub const MILLI: Balance = 1_000 * MICRO;
	/// One SYN, the unit of account of the regulation.
	pub const SYN: Balance = 1_000 * MILLI;

	/// What an account must hold to exist: the smallest amount, so that no deposit, award or share is
	/// ever too small to be paid, and no remainder is ever lost as dust. State is kept small by the
	/// fees, by deposits, and by the rules of the pallets instead.
	pub const EXISTENTIAL_DEPOSIT: Balance = MICRO;

	/// The deposit for keeping `items` entries of `bytes` together. A member with 10 SYN can afford a
	/// proxy (0.014 SYN) and a multisig that four must sign (0.032 SYN); filling a gigabyte takes
	/// 100,000 SYN.
	pub const fn deposit(items: u32, bytes: u32) -> Balance {
		let by_item = (items as Balance).saturating_mul(10 * MILLI);
		let by_byte = (bytes as Balance).saturating_mul(100 * MICRO);
		by_item.saturating_add(by_byte)
	}

	/// What a depository pays for a receipt, whose entry is never removed: as much as others hold for an entry of that
	/// size while it is there, 0.028 SYN (F4).
	pub const RECEIPT: Balance = deposit(1, 180);

	/// What session keys cost while they are set: their entries in storage, and a little earnest.
	pub const SESSION_KEYS: Balance = SYN;
}

/// The fee of a transaction beyond a member's quota.
pub mod fees {
	use super::money::MICRO;
	use crate::Balance;

	/// The fee for the work of a transaction that does nothing. Other work pays in proportion to its
	/// weight. A plain transfer then costs about 0.001 SYN.
	pub const BASE: Balance = 200 * MICRO;
	/// The fee for one byte of a transaction.
	pub const BYTE: Balance = MICRO;
	/// By what an operational call's place in the queue exceeds that of a normal one with the same fee.
	pub const OPERATIONAL: u8 = 5;
	/// How full blocks may be, in percent of what is open to normal transactions, before fees rise.
	pub const TARGET_PERCENT: u64 = 25;
	/// How fast they rise and fall: by 2.4 in an hour of full blocks, back to nothing in a few hours.
	pub const VARIABILITY: (u128, u128) = (1, 1_000);
	/// The most that load can multiply a fee by: a transfer never costs more than 1 SYN.
	pub const MAX_MULTIPLIER: u128 = 1_000;
}

/// What fits into a block.
pub mod block {
	use frame_support::weights::{constants::WEIGHT_REF_TIME_PER_SECOND, Weight};
	use sp_runtime::Perbill;

	/// Two of the three seconds of a block; the third is for sending it round. Proofs of execution are
	/// of no use here, so their size is not limited.
	pub const MAX_WEIGHT: Weight = Weight::from_parts(WEIGHT_REF_TIME_PER_SECOND.saturating_mul(2), u64::MAX);
	/// The part open to normal transactions. The rest is for operational ones, such as the council's, so
	/// that a flood never shuts out those who could stop it.
	pub const NORMAL: Perbill = Perbill::from_percent(75);
	/// What the hooks of an ordinary block take, set aside before a single transaction's limit is found.
	pub const HOOKS: Perbill = Perbill::from_percent(10);
	/// The longest block, in bytes.
	pub const MAX_LENGTH: u32 = 5 * 1024 * 1024;
	/// The part of a block that scheduled calls may take.
	pub const SCHEDULED: Perbill = Perbill::from_percent(50);
	/// The part of a block that the changes of an upgrade may take that are made in steps. No transactions are let in
	/// meanwhile; the rest is for sessions that change.
	pub const MIGRATION: Perbill = Perbill::from_percent(75);
	/// The part of a block that one motion of the council may take.
	pub const MOTION: Perbill = Perbill::from_percent(50);

	/// A part of what fits into a block.
	pub fn part(share: Perbill) -> Weight {
		Weight::from_parts(share.mul_floor(MAX_WEIGHT.ref_time()), share.mul_floor(MAX_WEIGHT.proof_size()))
	}
}

/// Bounds on lists.
pub mod bounds {
	/// Validators: one per club.
	pub const VALIDATORS: u32 = 100;
	/// No automatic rule leaves fewer validators: four go on finalising when one fails (F2).
	pub const MIN_VALIDATORS: u32 = 4;
	/// The longest proof of two blocks in one slot, in bytes: two headers in which a hundred validators hand over to a hundred
	/// others, 7.5 KB each, and the proof of a key among those of a hundred, 3 KB.
	pub const DOUBLE_BLOCK: usize = 24 * 1_024;
	/// Members of the council of clubs: one per club.
	pub const CLUBS: u32 = VALIDATORS;
	/// Motions before the council at a time: one for each club there may be. With three for each, any change of a council,
	/// which has to look through all their votes, would cost three times as much.
	pub const MOTIONS: u32 = CLUBS;
	/// Motions of one club at a time, or as many as there is place for if there are more than 33 clubs. What belongs together
	/// is one motion, as a batch.
	pub const MOTIONS_OF_CLUB: u32 = 3;
	/// Signatories of a multisig: enough for a village council.
	pub const SIGNATORIES: u32 = 100;
	/// Proxies of an account, and announcements of a proxy.
	pub const PROXIES: u32 = 32;
	/// Calls that can be scheduled for one block.
	pub const SCHEDULED_PER_BLOCK: u32 = 50;
	/// Categories of goods and services: ten times those of genesis (L1).
	pub const CATEGORIES: u32 = 2_000;
	/// How long the note may be of how far a change of storage that is made in steps has got, in bytes: far more than a key.
	pub const CURSOR: u32 = 1_024;
	/// How long its name may be, in bytes.
	pub const MIGRATION_ID: u32 = 256;
	/// Reasons for which an account may not be removed from the system.
	pub const CONSUMERS: u32 = 128;
}

/// The prefix of addresses: the general Substrate one, until one is registered.
pub const SS58_PREFIX: u16 = 42;

/// Eras (rules E1 to E3).
pub mod eras {
	use sp_runtime::Perbill;

	/// The shortest era, in milliseconds: two blocks, so that a test need not wait.
	pub const MIN_MILLIS: u64 = 2 * super::time::BLOCK_MILLIS;
	/// The longest era, in milliseconds: a week.
	pub const MAX_MILLIS: u64 = 7 * 24 * 3_600_000;
	/// An era of a chain to try things out on, in milliseconds: a minute.
	pub const MINUTE_MILLIS: u64 = 60_000;
	/// An ordinary era, in milliseconds: a day.
	pub const DAY_MILLIS: u64 = 24 * 3_600_000;
	/// The part of a block kept for the work that follows a boundary: a full block cannot starve it.
	pub const SHARE: Perbill = Perbill::from_percent(10);
	/// The part of a block that one `advance` may use: some of them fit beside other calls.
	pub const ADVANCE: Perbill = Perbill::from_percent(5);
}

/// Numbers of the rules that the regulation does not leave to the federation. Those that it does leave are parameters:
/// `primitives/src/parameters.rs`.
pub mod rules {
	use synergy_primitives::Parameters;

	/// Most open deals with one other that opened at once, on terms signed in advance, so that nobody alone takes the places
	/// of a shop that sells to everybody (A9).
	pub const MAX_UNASKED: u32 = 4;

	/// For how many guarantors a member has place: as many as the federation may ever allow (G1).
	pub const MAX_GUARANTORS: u32 = Parameters::MOST.max_guarantors;
	/// For how many wards a guarantor has place: as many as the federation may ever allow (G1).
	pub const MAX_WARDS: u32 = Parameters::MOST.max_wards;
	/// Most listings of a member (L2).
	pub const MAX_LISTINGS: u32 = 64;
	/// Most listings published in one call: a questionnaire (L2).
	pub const MAX_AT_ONCE: u32 = 32;
	/// How long a listing stands at most, in eras (L2).
	pub const MAX_LIFE: u32 = 90;
	/// Most drafts and running cycle contracts of one organiser: enough for a club's manager (A9).
	pub const MAX_ORGANISED: u32 = 8;
	/// Most orders of one cycle: a town (K8).
	pub const MAX_ORDERS: u32 = 10_000;
	/// How long a depository has to answer: a week, so that a bank's holidays are in it (F4).
	pub const REDEMPTION: u32 = 7;
	/// Most redemptions of one account that wait at the same time (A9).
	pub const MAX_REDEMPTIONS: u32 = 8;
}

/// Free calls (rule F5). How many units a tier has is a parameter.
pub mod quota {
	use synergy_primitives::Parameters;

	/// The most units per era that the federation may give a tier. A small call takes one unit.
	pub const MOST: u32 = Parameters::MOST.quota_tier_2100;
	/// Every so much computing makes a call one unit heavier, in picoseconds: 2 ms, so that the default of the largest
	/// quota takes 0.6 s of a block.
	pub const UNIT_TIME: u64 = 2_000_000_000;
	/// Every so many bytes make a call one unit heavier: the default of the largest quota is 2.4 MB.
	pub const UNIT_LENGTH: u32 = 8 * 1_024;
}
