//! View functions of the market: the same answers as those of the runtime API (R1).

use crate::*;
use pallet_synergy_listings::Kind;
use reading::{pallet::*, runtime_decl_for_synergy_api::SynergyApiV3 as _};
use synergy_primitives::{CategoryCode, CycleContractId, ListingId};

/// Offers of four members and a request that they match; all of the request's owner is published first.
fn market() -> ListingId {
	publish(0, content(Kind::Request, DAIRY)).unwrap();
	(1..5).for_each(|n| publish(n, content(Kind::Offer, DAIRY)).unwrap());
	0
}

#[test]
fn r1_the_board_and_its_listings() {
	chain(6, Tier::T100).execute_with(|| {
		market();
		let page = |category: CategoryCode, kind: Kind, cursor: Option<ListingId>, limit: u32| {
			let seen = view(BoardViewFunction::<Runtime>::id(), (category, kind, cursor, limit));
			let told = Runtime::board(category, kind, cursor, limit);
			assert_eq!(seen, told.encode());
			told
		};
		let first = page(DAIRY, Kind::Offer, None, 3);
		assert_eq!(first.listings.iter().map(|listing| listing.id).collect::<Vec<_>>(), [4, 3, 2]);
		assert_eq!(page(DAIRY, Kind::Offer, first.next, 3).listings.len(), 1);
		assert_eq!(page(DAIRY, Kind::Request, None, 100).listings.len(), 1);
		assert_eq!(page(7, Kind::Offer, None, 100).listings.len(), 0, "there is no such category");
		let listing = |id: ListingId| view(ListingViewFunction::<Runtime>::id(), id);
		assert_eq!(listing(4), Runtime::listing(4).encode());
		assert!(Runtime::listing(4).is_some());
		assert_eq!(listing(5), Option::<reading::ListingView>::None.encode());
		assert_eq!(view(ListingsViewFunction::<Runtime>::id(), who(4)), Runtime::listings(who(4)).encode());
		assert_eq!(view(CategoriesViewFunction::<Runtime>::id(), ()), Runtime::categories().encode());
	});
}

#[test]
fn r1_matches() {
	chain(6, Tier::T100).execute_with(|| {
		let request = market();
		let matches = |listing: ListingId, limit: u32| {
			let seen = view(MatchesViewFunction::<Runtime>::id(), (listing, limit));
			let told = Runtime::matches(listing, limit);
			assert_eq!(seen, told.encode());
			told.len()
		};
		assert_eq!((matches(request, 3), matches(request, 100), matches(77, 100)), (3, 4, 0));
		let older = (request, Some(3 as ListingId), 100u32);
		let told = Runtime::matches_from(older.0, older.1, older.2);
		assert_eq!(view(MatchesFromViewFunction::<Runtime>::id(), older), told.encode());
		assert_eq!(told.matches.iter().map(|found| found.listing.id).collect::<Vec<_>>(), [2, 1]);
		assert_eq!(told.next, None);
		let of = view(MatchesOfViewFunction::<Runtime>::id(), (who(0), 2u32));
		assert_eq!(of, Runtime::matches_of(who(0), 2).encode());
		assert_eq!(Runtime::matches_of(who(0), 2)[0].matches.len(), 2);
		let links = vec![(1 as ListingId, request)];
		assert_eq!(view(CheckRingViewFunction::<Runtime>::id(), links.clone()), Runtime::check_ring(links).encode());
	});
}

#[test]
fn r1_a_cycle_contract() {
	chain(6, Tier::T100).execute_with(|| {
		let terms = orders::cheese(4);
		type Call = pallet_synergy_cycles::Call<Runtime>;
		let told = |id: CycleContractId| {
			let seen = view(CycleContractViewFunction::<Runtime>::id(), id);
			let told = Runtime::cycle_contract(id);
			assert_eq!(seen, told.encode());
			told
		};
		assert_eq!(told(0), None);
		call(who(0), Call::draft { terms, amends: None }).unwrap();
		let hash = told(0).unwrap().hash;
		call(who(1), Call::sign { cycle_contract: 0, hash }).unwrap();
		call(who(3), Call::order { cycle_contract: 0, units: 2, standing: false }).unwrap();
		next_era();
		let open = told(0).unwrap().open;
		assert_eq!((open.len(), open[0].units, open[0].income), (1, 2, 12 * SYN));
	});
}
