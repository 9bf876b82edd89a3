use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{pallet_prelude::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use synergy_primitives::{Balance, CategoryCode, ClubId, EraIndex, MemberIndex, Payment, Quantity};

/// Longest title of a listing, in bytes.
pub const MAX_TITLE: u32 = 96;
/// Longest details of a listing, in bytes.
pub const MAX_DETAILS: u32 = 256;
/// Longest name of a unit that is not on the list, in bytes.
pub const MAX_UNIT: u32 = 16;
/// Longest name of a category, in bytes: a Cyrillic letter takes two.
pub const MAX_NAME: u32 = 320;
/// Most categories directly below another.
pub const MAX_CHILDREN: u32 = 64;
/// Most levels of categories.
pub const MAX_DEPTH: u8 = 4;

/// The name of a category in one language.
pub type Name = BoundedVec<u8, ConstU32<MAX_NAME>>;

/// What a listing is (L2).
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
#[serde(rename_all = "camelCase")]
pub enum Kind {
	/// The owner has something, or can do something.
	Offer,
	/// The owner needs something.
	Request,
}

impl Kind {
	/// The other one.
	pub const fn other(self) -> Self {
		match self {
			Kind::Offer => Kind::Request,
			Kind::Request => Kind::Offer,
		}
	}
}

/// What quantities are counted in. Offers and requests match in the same unit only (L4).
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Debug, PartialEq, Eq)]
pub enum Unit {
	/// Pieces.
	Piece,
	/// A whole piece of work.
	Job,
	/// Hours.
	Hour,
	/// Days.
	Day,
	/// Months.
	Month,
	/// Kilograms.
	Kilogram,
	/// Tonnes.
	Tonne,
	/// Litres.
	Litre,
	/// Metres.
	Metre,
	/// Square metres.
	SquareMetre,
	/// Cubic metres.
	CubicMetre,
	/// Kilometres.
	Kilometre,
	/// Kilowatt hours.
	KilowattHour,
	/// Something else, by its name.
	Other(BoundedVec<u8, ConstU32<MAX_UNIT>>),
}

/// What the owner of a listing signs in advance (L2, D3): a deal proposed on it within these terms opens at once. The
/// other side must have everything insured that it would owe.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Clone, Copy, Debug, PartialEq, Eq,
)]
#[serde(rename_all = "camelCase")]
pub struct Standing {
	/// How it is paid.
	pub payment: Payment,
	/// The due era is at most so many eras away.
	pub term: u32,
	/// In eras: of an offer the longest warranty that is given, of a request the shortest that is accepted.
	pub warranty: u32,
	/// The most that the owner has insured in one such deal, in units.
	pub insured: Balance,
}

/// What a listing says (L2).
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Debug, PartialEq, Eq)]
pub struct Content {
	/// An offer or a request.
	pub kind: Kind,
	/// The code of its category (L1).
	pub category: CategoryCode,
	/// One line for the board.
	pub title: BoundedVec<u8, ConstU32<MAX_TITLE>>,
	/// More about it, or the hash of a longer text.
	pub details: BoundedVec<u8, ConstU32<MAX_DETAILS>>,
	/// How much there is, or is needed. It goes down with deals.
	pub quantity: Quantity,
	/// The least that one deal may be about, as long as there is so much.
	pub least: Quantity,
	/// What the quantity is counted in.
	pub unit: Unit,
	/// The price of one unit of it, in units of money: what is asked, or the most that is paid. 0: to be agreed upon.
	pub price: Balance,
	/// The club whose members it is for. None: for everybody.
	pub club: Option<ClubId>,
	/// The era at whose beginning it expires.
	pub until: EraIndex,
	/// What its owner signs in advance. None: every proposal waits for an answer.
	pub standing: Option<Standing>,
}

/// A listing (L2).
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Debug, PartialEq, Eq)]
pub struct Listing {
	/// Whose it is.
	pub owner: MemberIndex,
	/// Whether the owner has paused it.
	pub is_paused: bool,
	/// What it says.
	pub content: Content,
}

/// Where a listing stands within its category.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelf {
	/// Among the offers.
	Offers,
	/// Among the requests.
	Requests,
	/// Put aside: it is paused, or nothing is left of it.
	Aside,
}

/// A category of goods or services (L1).
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Debug, PartialEq, Eq)]
pub struct Category {
	/// The category above it. None for one at the top.
	pub parent: Option<CategoryCode>,
	/// How many categories are above it.
	pub depth: u8,
	/// Its English name.
	pub english: Name,
	/// Its Russian name.
	pub russian: Name,
	/// The categories directly below it.
	pub children: BoundedVec<CategoryCode, ConstU32<MAX_CHILDREN>>,
}

/// How near the category of a listing is to that of the one it matches (L4). The nearest is the greatest.
#[derive(
	Encode, Decode, DecodeWithMemTracking, TypeInfo, Serialize, Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord,
)]
#[serde(rename_all = "camelCase")]
pub enum Nearness {
	/// A request in a category above that of the offer: it is served as well.
	Wider,
	/// In a category below.
	Narrower,
	/// In the same category.
	Same,
}

/// Why two listings match, as far as their contents go (L4). What fits better is greater.
#[derive(
	Encode, Decode, DecodeWithMemTracking, TypeInfo, Serialize, Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord,
)]
#[serde(rename_all = "camelCase")]
pub struct Reason {
	/// Whether the whole quantity is covered.
	pub is_whole: bool,
	/// How near the category is.
	pub nearness: Nearness,
	/// By how much the request pays more than the offer asks for one unit of quantity, in units of money. None: the price
	/// of one of the two is to be agreed upon.
	pub gain: Option<Balance>,
	/// How much of the quantity is covered.
	pub covered: Quantity,
}

/// A listing that matches another, and why (L4).
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, Debug, PartialEq, Eq)]
pub struct Match {
	/// The number of the listing.
	pub id: synergy_primitives::ListingId,
	/// The listing.
	pub listing: Listing,
	/// Why it matches.
	pub reason: Reason,
}

/// The matches of a listing within one window of the board (L4).
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, Debug, PartialEq, Eq)]
pub struct Window {
	/// What matches, the best first.
	pub matches: alloc::vec::Vec<Match>,
	/// The cursor of the window behind it, where older ones are. None if there are none.
	pub next: Option<synergy_primitives::ListingId>,
}

/// A page of the board (L3).
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, Debug, PartialEq, Eq)]
pub struct Page {
	/// The listings, newest first.
	pub listings: alloc::vec::Vec<(synergy_primitives::ListingId, Listing)>,
	/// The cursor of the next page. None after the last one.
	pub next: Option<synergy_primitives::ListingId>,
}

/// One delivery of a ring (L7).
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, Debug, PartialEq, Eq)]
pub struct Link {
	/// The number of the offer.
	pub offer: synergy_primitives::ListingId,
	/// The number of the request that it serves.
	pub request: synergy_primitives::ListingId,
	/// Who delivers.
	pub supplier: MemberIndex,
	/// To whom.
	pub receiver: MemberIndex,
	/// The category of the offer.
	pub category: CategoryCode,
	/// How much.
	pub quantity: Quantity,
	/// What the quantity is counted in.
	pub unit: Unit,
	/// What it is worth, in units of money: by the offer's price, or else by the request's. 0: to be agreed upon.
	pub value: Balance,
}

/// Why listings form no ring (L7).
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Serialize, Clone, Copy, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub enum NoRing {
	/// A ring has 3 to 5 members.
	WrongSize,
	/// This listing is not on the board: gone, paused, used up, or of a member that is not in good standing.
	NotShown(synergy_primitives::ListingId),
	/// This is not an offer, or not a request, where one is needed.
	WrongKind(synergy_primitives::ListingId),
	/// This offer does not fit the request that it should serve.
	DoesNotFit(synergy_primitives::ListingId),
	/// The one whose request this offer serves does not deliver next, or it is in the ring already.
	NotClosed(synergy_primitives::ListingId),
}
