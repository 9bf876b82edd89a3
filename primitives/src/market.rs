//! What deals ask of the listings that they come from, and the words for it: categories, quantities, payment.

use crate::{Balance, DealId, ListingId, MemberIndex};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::{DispatchError, DispatchResult};

/// The code of a category of goods or services (L1).
pub type CategoryCode = u32;
/// How much of something, in whole units of its listing (L2).
pub type Quantity = u64;

/// How the one who receives pays (D1).
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Serialize,
	Deserialize,
)]
pub enum Payment {
	/// Not by this chain: in cash, or in kind.
	None,
	/// By this chain, when the deal is completed.
	OnCompletion,
	/// By this chain: held when the deal is accepted, paid when it is completed.
	Escrow,
}

/// What somebody wants of a listing (D1, L2).
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Clone, Copy, Debug, PartialEq, Eq,
)]
pub struct Portion {
	/// The number of the listing.
	pub listing: ListingId,
	/// How much of it, in its units.
	pub quantity: Quantity,
}

/// A deal that somebody proposes on a listing (D1, L2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bid {
	/// Who proposes it.
	pub proposer: MemberIndex,
	/// To whom: it must be the owner of the listing.
	pub counterparty: MemberIndex,
	/// Whether the proposer delivers.
	pub proposer_delivers: bool,
	/// Whether the counterparty delivers.
	pub counterparty_delivers: bool,
	/// How much of the listing it is about.
	pub quantity: Quantity,
	/// What the deal is worth, in units.
	pub amount: Balance,
	/// How it is paid.
	pub payment: Payment,
	/// How many eras away the due era is.
	pub term: u32,
	/// For how many eras the delivery is under warranty.
	pub warranty: u32,
	/// What the counterparty would have insured, in units.
	pub insured: Balance,
	/// Whether the proposer has everything insured that it would owe.
	pub is_secured: bool,
	/// Whether the proposer has added words of its own.
	pub has_text: bool,
}

/// What deals ask of the listings they come from, and tell them.
pub trait Market {
	/// Whether the owner of a listing has signed such a deal in advance, so that it opens at once. Fails if the deal does not
	/// fit the listing.
	fn has_signed(listing: ListingId, bid: &Bid) -> Result<bool, DispatchError>;
	/// A deal opens: so much is taken. Fails if less is left. Nothing is taken from a listing that is gone.
	fn take(deal: DealId, portion: Portion) -> DispatchResult;
	/// A deal was cancelled before it was delivered: so much comes back, if the listing is still there.
	fn give_back(deal: DealId, portion: Portion);
}
