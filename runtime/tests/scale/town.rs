//! A town with many listings and cycle contracts, in which the same few things happen whatever its size.

use crate::{
	kit::*,
	meter::{count, left_out, Counts},
	Measures,
};
use pallet_synergy_cycles::{
	CycleContracts, Good, LegTerms, NextCycleContract, Receiver, SeatsOf, State, Terms, Texts,
};
use pallet_synergy_listings::{Content, Kind, NextListing};
use sp_runtime::traits::Dispatchable;
use synergy_primitives::{Agenda, Balance, CycleContractId, ListingId, Obligation, Stage, Tier};
use synergy_runtime::reading;

type Cyclic = pallet_synergy_cycles::Call<Runtime>;
type Market = pallet_synergy_listings::Call<Runtime>;

const MEAT: u32 = 31_001;
const BREAD: u32 = 31_007;
/// Most listings of one member: each who fills the board has so many.
const EACH: u32 = 64;
/// The first of those members who have an offer and a request each in the middle of the board, and at its head; those before
/// them do what is measured.
const SEVERAL: u32 = 100;
/// The first member who fills the board.
const FIRST: u32 = 1_200;
/// Who has as many offers as one may have, and looks for rings.
const BUSY: u32 = 50;
/// Most windows in which the node looks for what fits one listing when it searches for rings.
pub const WINDOWS: usize = 4;
/// A category with many below it.
const GOODS: u32 = 30_000;
/// After how many members the events are forgotten: that looks at the whole state, so it is not done after each.
const FORGOTTEN: u32 = 500;
const ORGANISER: u32 = 12;
/// Who organises all that is not due.
const MANY: u32 = 14;
/// How long a cycle lasts, and how long one may complain after it.
const PERIOD: u32 = 2;
const WINDOW: u32 = 3;
/// When cycle contracts open that are not due.
const LATER: u32 = 1_000;

/// How many cycle contracts there are that are not due.
pub fn contracts(listings: u32) -> u32 {
	listings / 10
}

/// Two questionnaires of one member: many offers of one category, some of another, some requests.
fn questionnaires() -> Vec<Content> {
	let several = |kind, category, count| vec![content(kind, category); count];
	let half = [several(Kind::Offer, DAIRY, 24), several(Kind::Offer, MEAT, 4), several(Kind::Request, DAIRY, 4)];
	half.concat()
}

/// Dispatches a call that succeeds, without a look at the whole state before it, which takes long when there is much.
fn send(by: u32, call: impl Into<RuntimeCall>) {
	call.into().dispatch(RuntimeOrigin::signed(who(by))).unwrap();
}

/// Who fills the board.
fn fillers(listings: u32) -> std::ops::Range<u32> {
	FIRST..FIRST + listings / EACH + 1
}

/// Fills the board, member by member; in the middle and at the head each listing is of another. Returns the newest offers of
/// those in the middle and at the head.
fn fill_board(listings: u32) -> [ListingId; 2] {
	let all = fillers(listings);
	let middle = (all.start + all.end) / 2;
	fill(all.start..middle);
	let in_the_middle = fill_by_many();
	fill(middle..all.end);
	[in_the_middle, fill_by_many()]
}

fn fill_by_many() -> ListingId {
	let mut newest = 0;
	for member in SEVERAL..FIRST {
		published(member, Kind::Request, DAIRY);
		newest = published(member, Kind::Offer, DAIRY);
	}
	newest
}

fn fill(members: std::ops::Range<u32>) {
	let contents = questionnaires();
	for member in members {
		for _ in 0..2 {
			send(member, Market::publish_many { contents: contents.clone().try_into().unwrap() });
		}
		if member % FORGOTTEN == 0 {
			System::reset_events();
		}
	}
}

/// From 10 to 11, and from 11 to consumers, once.
fn terms() -> Terms<AccountId> {
	let good = Good { category: DAIRY, quantity: 1, unit: b"kg".to_vec().try_into().unwrap() };
	let leg = |supplier, receiver, market: Balance| LegTerms {
		supplier,
		receiver,
		good: good.clone(),
		market: market * SYN,
		internal: SYN,
		money: SYN,
		gain: None,
	};
	Terms {
		product: b"cheese".to_vec().try_into().unwrap(),
		club: 0,
		period: PERIOD,
		cycles: Some(1),
		units: 100,
		club_share: None,
		organisers_share: None,
		legs: vec![leg(10, Receiver::Member(11), 5), leg(11, Receiver::Consumers, 10)].try_into().unwrap(),
	}
}

/// A cycle contract that runs.
fn started(organiser: u32) -> CycleContractId {
	let id = NextCycleContract::<Runtime>::get();
	send(organiser, Cyclic::draft { terms: terms(), amends: None });
	let hash = reading::cycle_contract(id).unwrap().hash;
	for by in [10, 11] {
		send(by, Cyclic::sign { cycle_contract: id, hash });
	}
	id
}

/// Cycle contracts that are not due, written down as they are, because nobody may organise so many.
pub fn fill_cycles(count: u32) {
	let like = started(MANY);
	let (mut contract, text) = (CycleContracts::<Runtime>::get(like).unwrap(), Texts::<Runtime>::get(like).unwrap());
	let State::Running(course) = &mut contract.state else { panic!("runs") };
	Eras::cancel(course.opens, Stage::Openings, like);
	course.opens = era() + LATER;
	for id in like..like + count {
		CycleContracts::<Runtime>::insert(id, &contract);
		Texts::<Runtime>::insert(id, &text);
		Eras::schedule(era() + LATER, Stage::Openings, id);
	}
	NextCycleContract::<Runtime>::put(like + count);
	for party in text.terms.parties(MANY) {
		SeatsOf::<Runtime>::mutate(party, |seats| {
			seats.taken += count - 1;
			seats.organised += if party == MANY { count - 1 } else { 0 };
		});
	}
}

fn published(by: u32, kind: Kind, category: u32) -> ListingId {
	let id = NextListing::<Runtime>::get();
	send(by, Market::publish { content: content(kind, category) });
	id
}

fn order(by: u32, id: CycleContractId) {
	send(by, Cyclic::order { cycle_contract: id, units: 1, standing: false });
}

/// Everything measured in a town of so many listings.
pub fn measured(listings: u32) -> Measures {
	let mut measures = Measures::new();
	chain(fillers(listings).end, Tier::T100).execute_with(|| {
		let [middle, head] = fill_board(listings);
		let mut by = |name: &'static str, signer: u32, work: &dyn Fn()| {
			measures.push((name, count(&left_out(who(signer).as_ref()), work)));
			System::reset_events();
		};
		board(&mut by, middle);
		rings(&mut by);
		cycles(&mut by, contracts(listings));
		half_hidden(&mut by, head);
		measures.extend(steps());
		if listings <= 100_000 {
			Listings::do_try_state().unwrap();
			Cycles::do_try_state().unwrap();
		}
	});
	measures
}

/// Who measures a piece of work, under a name, leaving out what is its signer's.
type Gauge<'a> = dyn FnMut(&'static str, u32, &dyn Fn()) + 'a;

fn board(by: &mut Gauge<'_>, middle: ListingId) {
	let listing = NextListing::<Runtime>::get();
	let edited = || Content { quantity: 9, ..content(Kind::Offer, DAIRY) };
	by("`publish`", 1, &|| send(1, Market::publish { content: content(Kind::Offer, DAIRY) }));
	by("`update`", 1, &|| send(1, Market::update { listing, content: edited() }));
	by("`pause`", 1, &|| send(1, Market::pause { listing }));
	by("`resume`", 1, &|| send(1, Market::resume { listing }));
	by("`unpublish`", 1, &|| send(1, Market::unpublish { listing }));
	by("a page of 20 of the board, by 20 members", 0, &|| page(DAIRY, None, 20));
	by("the same, in the middle of the board", 0, &|| page(DAIRY, Some(middle), 20));
	by("a page of 20 by one member", 0, &|| page(DAIRY, Some(EACH / 2), 1));
	by("a page of 20 of a section of many categories", 0, &|| page(GOODS, None, 20));
	let request = published(2, Kind::Request, DAIRY);
	by("the matches of a listing, window full", 0, &|| assert_eq!(reading::matches(request, 20).len(), 20));
	by("all matches of a member with one listing", 0, &|| assert_eq!(reading::matches_of(who(2), 20).len(), 1));
}

/// A page of 20 offers by so many members, which is not the last.
fn page(category: u32, cursor: Option<ListingId>, owners: usize) {
	let page = reading::board(category, Kind::Offer, cursor, 20);
	assert_eq!((page.listings.len(), page.next.is_some()), (20, true));
	let all: std::collections::BTreeSet<_> = page.listings.iter().map(|listing| listing.member).collect();
	assert_eq!(all.len(), owners);
}

/// Of the 40 offers from `newest` on, each of another, every other is of a member that is suspended.
fn half_hidden(by: &mut Gauge<'_>, newest: ListingId) {
	for ward in (FIRST - 39..FIRST).step_by(2) {
		let guarantor = ward + 1;
		let obligation = Obligation::Guarantee { guarantor, ward };
		send(guarantor, pallet_synergy_complaints::Call::<Runtime>::file { obligation, claim: 0 });
	}
	let cursor = Some(newest + 1);
	by("a page of 20, half of what it looks at hidden", 0, &|| page(DAIRY, cursor, 20));
	by("the same of a section of many categories", 0, &|| page(GOODS, cursor, 20));
}

/// Steps of the search for rings, of a member with one offer and of one with most.
fn steps() -> Measures {
	for _ in 0..2 {
		let contents = vec![content(Kind::Offer, DAIRY); EACH as usize / 2].try_into().unwrap();
		send(BUSY, Market::publish_many { contents });
	}
	[("a step of the search for rings, with one offer", 3, 1), ("the same, with 64 offers", BUSY, EACH)]
		.map(|(name, member, offers)| (name, step(member, offers as usize)))
		.into()
}

/// What the node reads when it looks at a member and nothing fits its offers: it asks for its listings, and for each offer
/// for one window of the board after the other, by a call each.
fn step(member: u32, offers: usize) -> Counts {
	let mut all = Counts { reads: 0, writes: 0 };
	let mut ask = |question: &mut dyn FnMut()| {
		let counts = count(&left_out(who(0).as_ref()), question);
		all.reads += counts.reads;
		all.writes += counts.writes;
	};
	let mut listings = Vec::new();
	ask(&mut || listings = reading::listings(who(member)));
	listings.retain(|listing| listing.kind == Kind::Offer);
	assert_eq!(listings.len(), offers);
	for offer in listings {
		let mut cursor = None;
		for _ in 0..WINDOWS {
			ask(&mut || cursor = reading::matches_from(offer.id, cursor, reading::MAX_PAGE).next);
			assert!(cursor.is_some(), "the window is full");
		}
	}
	all
}

/// Three members in a ring, checked.
fn rings(by: &mut Gauge<'_>) {
	let goods = [DAIRY, MEAT, BREAD];
	let offers: Vec<ListingId> = (3..6).zip(goods).map(|(n, good)| published(n, Kind::Offer, good)).collect();
	let wants = |place: usize| goods[(place + 2) % 3];
	let requests: Vec<ListingId> =
		(3..6).zip(0..).map(|(n, place)| published(n, Kind::Request, wants(place))).collect();
	let links: Vec<_> = (0..3).map(|place| (offers[place], requests[(place + 1) % 3])).collect();
	by("the check of a ring of three", 0, &|| assert!(reading::check_ring(links.clone()).is_ok()));
}

fn cycles(by: &mut Gauge<'_>, others: u32) {
	fill_cycles(others);
	let open = || pallet_synergy_cycles::Cycles::<Runtime>::iter_keys().count();
	let first = started(ORGANISER);
	by("`order`", 20, &|| order(20, first));
	boundary();
	by("opening one due cycle", 0, &work);
	assert_eq!(open(), 1);
	let three: Vec<CycleContractId> = (0..3).map(|_| started(ORGANISER)).collect();
	(21..24).zip(&three).for_each(|(n, id)| order(n, *id));
	boundary();
	by("opening three", 0, &work);
	assert_eq!(open(), 4);
	for _ in 0..PERIOD + WINDOW - 2 {
		boundary();
		work();
	}
	boundary();
	by("closing one due cycle", 0, &work);
	assert_eq!(open(), 3);
	boundary();
	by("closing three", 0, &work);
	assert_eq!(open(), 0);
	boundary();
	by("a boundary at which nothing is due", 0, &work);
	by("`draft`", ORGANISER, &|| send(ORGANISER, Cyclic::draft { terms: terms(), amends: None }));
}
