//! The board, its categories, matches and rings (L1 to L7): what the answers look like, and the answers.

use alloc::{format, string::String, vec::Vec};
use codec::{Decode, Encode};
use pallet_synergy_guarantees::Numbers;
use pallet_synergy_listings::{
	Categories, Kind, Link, Listing, Match, NoRing, Reason, Standing, MAX_PAGE as MOST_ON_A_PAGE,
};
use scale_info::TypeInfo;
use serde::Serialize;
use synergy_primitives::{Balance, CategoryCode, ClubId, EraIndex, ListingId, MemberIndex, NumberOf, Quantity};

use crate::{AccountId, Guarantees, Listings, Runtime};

/// A category (L1).
#[derive(Encode, Decode, TypeInfo, Serialize, Clone, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct CategoryView {
	/// Its code.
	pub code: CategoryCode,
	/// The code of the category above it; none for one at the top.
	pub parent: Option<CategoryCode>,
	/// Its English name.
	pub english: String,
	/// Its Russian name.
	pub russian: String,
}

/// A listing (L2).
#[derive(Encode, Decode, TypeInfo, Serialize, Clone, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct ListingView {
	/// Its number.
	pub id: ListingId,
	/// Whose it is.
	pub owner: Option<AccountId>,
	/// The number of its owner.
	pub member: MemberIndex,
	/// An offer or a request.
	pub kind: Kind,
	/// The code of its category.
	pub category: CategoryCode,
	/// One line about it. What is no text is written in hexadecimal digits.
	pub title: String,
	/// More about it, or the hash of a longer text.
	pub details: String,
	/// How much is left, or still needed.
	pub quantity: Quantity,
	/// The least that one deal may be about.
	pub least: Quantity,
	/// What the quantity is counted in.
	pub unit: String,
	/// The price of one unit of it, in units of money; 0: to be agreed upon.
	pub price: Balance,
	/// The club whose members it is for; none: for everybody.
	pub club: Option<ClubId>,
	/// The era at whose beginning it expires.
	pub until: EraIndex,
	/// What its owner signs in advance.
	pub standing: Option<Standing>,
	/// Whether its owner has paused it.
	pub is_paused: bool,
	/// Whether it is to be seen on the board now (L5).
	pub is_shown: bool,
}

/// A page of the board (L3).
#[derive(Encode, Decode, TypeInfo, Serialize, Clone, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct BoardPage {
	/// The listings, newest first.
	pub listings: Vec<ListingView>,
	/// The cursor of the next page; none after the last one.
	pub next: Option<ListingId>,
}

/// A listing that matches, and why (L4).
#[derive(Encode, Decode, TypeInfo, Serialize, Clone, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct MatchView {
	/// The listing.
	pub listing: ListingView,
	/// Why it matches.
	pub reason: Reason,
}

/// The matches of a listing within one window of the board (L4).
#[derive(Encode, Decode, TypeInfo, Serialize, Clone, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct MatchPage {
	/// What matches, the best first.
	pub matches: Vec<MatchView>,
	/// The cursor of the window behind it, where older ones are; none if there are none.
	pub next: Option<ListingId>,
}

/// The matches of one of a member's listings (L4).
#[derive(Encode, Decode, TypeInfo, Serialize, Clone, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct MatchesView {
	/// The number of the member's listing.
	pub listing: ListingId,
	/// What matches it, the best first.
	pub matches: Vec<MatchView>,
}

/// One delivery of a ring (L7).
#[derive(Encode, Decode, TypeInfo, Serialize, Clone, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct LinkView {
	/// The number of the offer.
	pub offer: ListingId,
	/// The number of the request that it serves.
	pub request: ListingId,
	/// The number of the member that delivers.
	pub supplier: MemberIndex,
	/// The number of the member that it delivers to.
	pub receiver: MemberIndex,
	/// The title of the offer.
	pub title: String,
	/// The code of the offer's category.
	pub category: CategoryCode,
	/// How much.
	pub quantity: Quantity,
	/// What the quantity is counted in.
	pub unit: String,
	/// What it is worth, in units of money; 0: to be agreed upon.
	pub value: Balance,
}

/// Bytes as text, or in hexadecimal digits if they are no text.
pub(super) fn text(bytes: &[u8]) -> String {
	match core::str::from_utf8(bytes) {
		Ok(text) => String::from(text),
		Err(_) => bytes.iter().fold(String::from("0x"), |digits, byte| format!("{digits}{byte:02x}")),
	}
}

fn view(id: ListingId, listing: Listing) -> ListingView {
	let content = listing.content;
	ListingView {
		id,
		owner: Guarantees::account(listing.owner),
		member: listing.owner,
		kind: content.kind,
		category: content.category,
		title: text(&content.title),
		details: text(&content.details),
		quantity: content.quantity,
		least: content.least,
		unit: text(content.unit.symbol()),
		price: content.price,
		club: content.club,
		until: content.until,
		standing: content.standing,
		is_paused: listing.is_paused,
		is_shown: Listings::is_shown(id),
	}
}

fn match_view(found: Match) -> MatchView {
	MatchView { listing: view(found.id, found.listing), reason: found.reason }
}

/// All categories, by code.
pub fn categories() -> Vec<CategoryView> {
	let mut all: Vec<CategoryView> = Categories::<Runtime>::iter()
		.map(|(code, category)| CategoryView {
			code,
			parent: category.parent,
			english: text(&category.english),
			russian: text(&category.russian),
		})
		.collect();
	all.sort_by_key(|category| category.code);
	all
}

/// A page of a category and all below it, newest first, older than `cursor`.
pub fn board(category: CategoryCode, kind: Kind, cursor: Option<ListingId>, limit: u32) -> BoardPage {
	let page = Listings::page(category, kind, cursor, limit);
	BoardPage { listings: page.listings.into_iter().map(|(id, listing)| view(id, listing)).collect(), next: page.next }
}

/// A listing that has not expired.
pub fn listing(id: ListingId) -> Option<ListingView> {
	Listings::live(id).map(|listing| view(id, listing))
}

/// All listings of an account that have not expired, oldest first, also those that are not shown.
pub fn listings(account: AccountId) -> Vec<ListingView> {
	let Some(member) = Numbers::<Runtime>::get(&account) else { return Vec::new() };
	Listings::listings_of(member).into_iter().map(|(id, listing)| view(id, listing)).collect()
}

/// The best matches of a listing, among the newest.
pub fn matches(listing: ListingId, limit: u32) -> Vec<MatchView> {
	matches_from(listing, None, limit).matches
}

/// The best matches of a listing in the window of those older than `cursor`.
pub fn matches_from(listing: ListingId, cursor: Option<ListingId>, limit: u32) -> MatchPage {
	let window = Listings::matches(listing, cursor, limit);
	MatchPage { matches: window.matches.into_iter().map(match_view).collect(), next: window.next }
}

/// The best matches of every listing of an account, at most `limit` of each. Listings without matches are left out.
pub fn matches_of(account: AccountId, limit: u32) -> Vec<MatchesView> {
	let Some(member) = Numbers::<Runtime>::get(&account) else { return Vec::new() };
	Listings::listings_of(member)
		.into_iter()
		.map(|(listing, _)| MatchesView { listing, matches: matches(listing, limit) })
		.filter(|found| !found.matches.is_empty())
		.collect()
}

/// Checks a ring that a search has found, named by its offers and the requests that they serve.
pub fn check_ring(links: Vec<(ListingId, ListingId)>) -> Result<Vec<LinkView>, NoRing> {
	Ok(Listings::check_ring(&links)?.into_iter().map(link_view).collect())
}

fn link_view(link: Link) -> LinkView {
	LinkView {
		offer: link.offer,
		request: link.request,
		supplier: link.supplier,
		receiver: link.receiver,
		title: Listings::live(link.offer).map(|listing| text(&listing.content.title)).unwrap_or_default(),
		category: link.category,
		quantity: link.quantity,
		unit: text(link.unit.symbol()),
		value: link.value,
	}
}

/// Most listings on a page of the board, and most matches of one listing in an answer.
pub const MAX_PAGE: u32 = MOST_ON_A_PAGE;
