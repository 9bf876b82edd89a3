use super::{super::budget::Wanted, *};
use synergy_runtime::reading::{Kind, ListingView, Nearness, Reason};

/// A match with this number, which covers so much.
pub fn found(id: u32, covered: u64) -> MatchView {
	let listing = ListingView {
		id,
		owner: None,
		member: id,
		kind: Kind::Offer,
		category: 7,
		title: String::new(),
		details: String::new(),
		quantity: covered,
		least: 1,
		unit: "kg".into(),
		price: 1,
		club: None,
		until: 9,
		standing: None,
		is_paused: false,
		is_shown: true,
	};
	MatchView { listing, reason: Reason { nearness: Nearness::Same, is_whole: true, gain: None, covered } }
}

/// Three windows, newest first: 9 and 8; nothing that matches; 3 and 2, of which 3 is the best of all.
fn window(cursor: Option<u32>) -> RpcResult<MatchPage> {
	Ok(match cursor {
		None => MatchPage { matches: vec![found(9, 5), found(8, 4)], next: Some(8) },
		Some(8) => MatchPage { matches: vec![], next: Some(5) },
		Some(5) => MatchPage { matches: vec![found(3, 6), found(2, 1)], next: None },
		other => panic!("{other:?} is no cursor"),
	})
}

fn searched(limit: u32, nodes: u32, millis: u64) -> (Vec<u32>, usize, bool) {
	let budget = Budget::new(nodes, millis, Wanted::default());
	let Matches { matches, windows, exhausted, .. } = search(Hash::default(), limit, budget, window).unwrap();
	(matches.iter().map(|one| one.listing.id).collect(), windows, exhausted)
}

#[test]
fn l4_finds_the_best_of_all_windows() {
	assert_eq!(searched(10, 1_000, 60_000), (vec![3, 9, 8, 2], 3, false));
	assert_eq!(searched(2, 1_000, 60_000), (vec![3, 9], 3, false));
}

#[test]
fn l4_says_that_it_has_not_looked_at_all() {
	assert_eq!(searched(10, 2, 60_000), (vec![9, 8], 2, true));
	assert!(!searched(10, 3, 60_000).2, "the last step has ended it");
	assert_eq!(searched(10, 1_000, 0), (vec![], 0, true));
}

#[test]
fn l4_ends_when_nobody_waits_any_more() {
	let wanted = Wanted::default();
	let budget = Budget::new(1_000, 60_000, wanted.clone());
	let outcome = search(Hash::default(), 10, budget, |cursor| {
		wanted.give_up();
		window(cursor)
	});
	let Matches { windows, exhausted, .. } = outcome.unwrap();
	assert_eq!((windows, exhausted), (1, true));
}

#[test]
fn l4_of_each_listing_what_it_finds() {
	let own = || vec![found(1, 5).listing, found(2, 5).listing, found(3, 5).listing];
	let newest = |listing| Ok(if listing == 2 { vec![] } else { vec![found(listing * 10, 1)] });
	let asked = |nodes| of_each(own(), Budget::new(nodes, 60_000, Wanted::default()), newest).unwrap();
	let found = asked(3).expect("three steps are enough");
	let numbers: Vec<_> =
		found.iter().map(|one| (one.listing, one.matches.first().map(|one| one.listing.id))).collect();
	assert_eq!(numbers, [(1, Some(10)), (3, Some(30))]);
	assert!(asked(2).is_none(), "half an answer is none");
}

#[test]
fn l4_of_each_ends_when_nobody_waits_any_more() {
	let wanted = Wanted::default();
	let budget = Budget::new(1_000, 60_000, wanted.clone());
	let asked = std::cell::Cell::new(0);
	let found = of_each(vec![found(1, 5).listing, found(2, 5).listing], budget, |_| {
		asked.set(asked.get() + 1);
		wanted.give_up();
		Ok(vec![])
	});
	assert!(found.unwrap().is_none());
	assert_eq!(asked.get(), 1);
}
