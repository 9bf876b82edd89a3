use super::{
	super::{budget::Wanted, matches::tests::found},
	*,
};

/// A club, and a period that is not the usual one.
const FRAME: Frame = Frame { club: 4, period: 3 };

/// Who delivers to whom, by number, and how much of it. Everything the search asks of a state.
struct Plain {
	links: Vec<(u32, u32)>,
	quantity: u64,
	value: Balance,
	title: &'static str,
	/// Whose listings have more partners than they are tried on.
	cut: Option<u32>,
}

fn plain(links: Vec<(u32, u32)>) -> Plain {
	Plain { links, quantity: 2, value: 30, title: "bread", cut: None }
}

fn member(number: u32) -> Member {
	Member { number, account: AccountId::from([u8::try_from(number % 256).unwrap(); 32]) }
}

/// The offer and the request between two members, as numbers from which both can be read.
fn link(from: u32, to: u32) -> Link {
	(from * 1_000 + to, to * 1_000 + from)
}

impl Plain {
	fn partners(&self, of: &Member, partner: impl Fn(&(u32, u32)) -> Option<u32>) -> RpcResult<Partners> {
		let meet = |one: &(u32, u32)| partner(one).map(|number| (member(number), link(one.0, one.1)));
		Ok(Partners { members: self.links.iter().filter_map(meet).collect(), is_cut: self.cut == Some(of.number) })
	}
}

impl Market for Plain {
	fn receivers(&self, supplier: &Member, _: &Budget) -> RpcResult<Partners> {
		self.partners(supplier, |(from, to)| (*from == supplier.number).then_some(*to))
	}

	fn suppliers(&self, receiver: &Member, _: &Budget) -> RpcResult<Partners> {
		self.partners(receiver, |(from, to)| (*to == receiver.number).then_some(*from))
	}

	fn checked(&self, links: &[Link]) -> RpcResult<Option<Vec<LinkView>>> {
		let view = |(offer, request): &Link| LinkView {
			offer: *offer,
			request: *request,
			supplier: offer / 1_000,
			receiver: request / 1_000,
			title: self.title.into(),
			category: 7,
			quantity: self.quantity,
			unit: "h".into(),
			value: self.value,
		};
		Ok(Some(links.iter().map(view).collect()))
	}
}

/// The members of every ring of member 0, and how the search ended.
fn rings(market: &impl Market, nodes: u32, millis: u64) -> (Vec<Vec<u32>>, Outcome) {
	let mut found = Vec::new();
	let budget = Budget::new(nodes, millis, Wanted::default());
	let outcome = search(market, &member(0), FRAME, budget, |ring| {
		found.push(ring.links.iter().map(|link| link.supplier).collect());
		true
	});
	(found, outcome.unwrap())
}

fn all(market: &impl Market) -> Vec<Vec<u32>> {
	let (found, outcome) = rings(market, 1_000, 60_000);
	assert!(!outcome.exhausted);
	found
}

#[test]
fn l7_finds_rings_of_three_four_and_five_the_shortest_first() {
	let market = plain(vec![(0, 1), (1, 2), (2, 3), (3, 4), (4, 0), (2, 0), (3, 0)]);
	assert_eq!(all(&market), [vec![0, 1, 2], vec![0, 1, 2, 3], vec![0, 1, 2, 3, 4]]);
}

#[test]
fn l7_two_and_six_are_no_ring() {
	assert_eq!(all(&plain(vec![(0, 1), (1, 0)])), Vec::<Vec<u32>>::new());
	let six = (0..6).map(|n| (n, (n + 1) % 6)).collect();
	assert_eq!(all(&plain(six)), Vec::<Vec<u32>>::new());
}

#[test]
fn l7_rings_of_others_are_not_meant() {
	assert_eq!(all(&plain(vec![(1, 2), (2, 3), (3, 1), (0, 1)])), Vec::<Vec<u32>>::new());
}

#[test]
fn l7_nobody_is_in_a_ring_twice() {
	let market = plain(vec![(0, 1), (1, 2), (2, 1), (2, 3), (3, 2), (3, 0)]);
	assert_eq!(all(&market), [vec![0, 1, 2, 3]]);
}

#[test]
fn l7_agrees_with_trying_everything() {
	// Twelve members, each delivers to those whose number is 2, 3, or 7 further on.
	let links: Vec<(u32, u32)> = (0..12).flat_map(|n| [2, 3, 7].map(|step| (n, (n + step) % 12))).collect();
	let delivers = |from: u32, to: u32| links.contains(&(from, to));
	let mut expected = 0;
	for size in 3..=5u32 {
		for tried in 0..12u32.pow(size - 1) {
			let mut ring = vec![0];
			ring.extend((0..size - 1).map(|place| tried / 12u32.pow(place) % 12));
			let is_closed = (0..ring.len()).all(|n| delivers(ring[n], ring[(n + 1) % ring.len()]));
			let is_distinct = (0..ring.len()).all(|n| !ring[..n].contains(&ring[n]));
			expected += usize::from(is_closed && is_distinct);
		}
	}
	let found = all(&plain(links));
	assert!(expected > 10 && expected < MOST_RINGS, "{expected}");
	assert_eq!(found.len(), expected);
}

/// Everybody delivers to everybody.
fn crowd(members: u32) -> Plain {
	let pairs = (0..members).flat_map(|from| (0..members).map(move |to| (from, to)));
	plain(pairs.filter(|(from, to)| from != to).collect())
}

#[test]
fn l7_says_that_there_are_more_than_it_tells() {
	let (found, outcome) = rings(&crowd(12), 1_000, 60_000);
	assert_eq!((found.len(), outcome.exhausted), (MOST_RINGS, true));
}

#[test]
fn l7_says_that_the_budget_of_nodes_is_spent() {
	let (_, outcome) = rings(&crowd(12), 3, 60_000);
	assert_eq!(outcome, Outcome { looked_at: 3, exhausted: true });
}

#[test]
fn l7_says_that_the_time_is_over() {
	let (found, outcome) = rings(&crowd(12), 1_000, 0);
	assert_eq!((found, outcome), (vec![], Outcome { looked_at: 0, exhausted: true }));
}

#[test]
fn l7_ends_when_nobody_waits_any_more() {
	let wanted = Wanted::default();
	let (mut waiting, mut found) = (Some(wanted.waiting()), 0);
	let outcome = search(&crowd(12), &member(0), FRAME, Budget::new(1_000, 60_000, wanted), |_| {
		found += 1;
		drop(waiting.take());
		true
	});
	assert_eq!((found, outcome.unwrap().exhausted), (1, true));
}

#[test]
fn k1_a_ring_is_a_draft_without_money() {
	let mut drafts = Vec::new();
	let market = plain(vec![(0, 1), (1, 2), (2, 0)]);
	let budget = Budget::new(10, 60_000, Wanted::default());
	search(&market, &member(0), FRAME, budget, |ring| {
		drafts.push(serde_json::to_value(ring.draft).unwrap());
		true
	})
	.unwrap();
	assert_eq!((&drafts[0]["club"], &drafts[0]["period"]), (&4.into(), &3.into()));
	assert_eq!(
		drafts[0]["legs"][2],
		serde_json::json!({
			"supplier": 2,
			"receiver": { "member": 0 },
			"good": { "category": 7, "quantity": 2, "unit": "h" },
			"market": 30,
			"internal": 30,
			"money": 0,
			"gain": null,
		})
	);
}

#[test]
fn l7_says_that_a_listing_has_more_partners_than_it_is_tried_on() {
	let links = vec![(0, 1), (1, 2), (2, 0)];
	for cut in [0, 1, 2] {
		let (found, outcome) = rings(&Plain { cut: Some(cut), ..plain(links.clone()) }, 1_000, 60_000);
		assert_eq!((found.len(), outcome.exhausted), (1, true), "{cut}");
	}
	let (_, outcome) = rings(&Plain { cut: Some(7), ..plain(links) }, 1_000, 60_000);
	assert!(!outcome.exhausted, "nobody has asked about that one");
}

/// Which of the matches in these windows are tried, if even numbers fit, and whether there may be more.
fn tried_of(windows: &[Vec<u32>], millis: u64) -> (Vec<u32>, bool) {
	let window = |cursor: Option<u32>| {
		let place = cursor.unwrap_or(0);
		let next = Some(place + 1).filter(|next| (*next as usize) < windows.len());
		Ok(MatchPage { matches: windows[place as usize].iter().copied().map(|id| found(id, 1)).collect(), next })
	};
	let budget = Budget::new(1, millis, Wanted::default());
	let (best, are_more) = tried(&budget, |one| one.listing.id.is_multiple_of(2), window).unwrap();
	(best.iter().map(|one| one.listing.id).collect(), are_more)
}

#[test]
fn l7_the_best_partners_are_tried_and_nothing_is_hidden() {
	let of = |windows: &[Vec<u32>]| tried_of(windows, 60_000);
	let evens: Vec<u32> = (0..64).step_by(2).collect();
	assert_eq!(of(&[(0..6).collect()]), (vec![0, 2, 4], false));
	assert_eq!(of(&[(0..64).collect()]), (evens.clone(), false));
	assert_eq!(of(&[(0..66).collect()]), (evens.clone(), true), "one more fits");
	assert_eq!(of(&[(0..32).collect(), (32..64).collect()]), (evens.clone(), false), "in two windows");
	assert_eq!(of(&[(0..32).collect(), (32..66).collect()]), (evens, true));
	let odd: Vec<u32> = (0..MATCHES).map(|n| 2 * n + 1).collect();
	assert_eq!(of(&[odd]), (vec![], true), "the runtime may know more than it tells at once");
}

#[test]
fn l7_newer_listings_that_fit_nobody_do_not_hide_older_ones() {
	let junk: Vec<Vec<u32>> = vec![vec![1, 3, 5]; WINDOWS - 1];
	let buried = [junk.clone(), vec![vec![8]]].concat();
	assert_eq!(tried_of(&buried, 60_000), (vec![8], false));
	let deeper = [junk, vec![vec![7], vec![8]]].concat();
	assert_eq!(tried_of(&deeper, 60_000), (vec![], true), "and it says so when they are too many");
	assert_eq!(tried_of(&buried, 0), (vec![], true));
}

#[test]
fn l7_many_listings_of_one_member_hide_nobody() {
	let of = |member, id| {
		let mut one = found(id, 1);
		one.listing.member = member;
		one
	};
	let many = (1..=MATCHES).map(|id| of(7, 1_000 + id)).collect();
	let few = vec![of(7, 9), of(8, 5), of(8, 4), of(9, 3)];
	let window = |cursor| {
		Ok(match cursor {
			None => MatchPage { matches: Vec::clone(&many), next: Some(10) },
			Some(_) => MatchPage { matches: few.clone(), next: None },
		})
	};
	let (best, are_more) = tried(&Budget::new(1, 60_000, Wanted::default()), |_| true, window).unwrap();
	let numbers: Vec<_> = best.iter().map(|one| (one.listing.member, one.listing.id)).collect();
	assert_eq!(numbers, [(7, 1_001), (8, 5), (9, 3)]);
	assert!(are_more, "the newest window may have more than the runtime tells at once");
}

/// What member 0 is delivered, it is told only by those who deliver.
struct Shy(Plain);

impl Market for Shy {
	fn receivers(&self, supplier: &Member, budget: &Budget) -> RpcResult<Partners> {
		self.0.receivers(supplier, budget)
	}

	fn suppliers(&self, _: &Member, _: &Budget) -> RpcResult<Partners> {
		Ok(Partners { members: Vec::new(), is_cut: true })
	}

	fn checked(&self, links: &[Link]) -> RpcResult<Option<Vec<LinkView>>> {
		self.0.checked(links)
	}
}

#[test]
fn l7_who_closes_a_ring_is_known_from_its_own_listings_as_well() {
	let market = Shy(plain(vec![(0, 1), (1, 2), (2, 0)]));
	let (found, outcome) = rings(&market, 1_000, 60_000);
	assert_eq!((found, outcome.exhausted), (vec![vec![0, 1, 2]], true));
}

#[test]
fn k1_a_ring_that_is_about_more_than_a_cycle_contract_may_be_is_left_out_and_others_may_be_there() {
	let most = MAX_SUM / 3;
	for (value, count) in [(most, 1), (most + 1, 0), (Balance::MAX, 0)] {
		let market = Plain { value, ..plain(vec![(0, 1), (1, 2), (2, 0)]) };
		let (found, outcome) = rings(&market, 1_000, 60_000);
		assert_eq!((found.len(), outcome.exhausted), (count, count == 0), "{value}");
	}
}

/// As long as there is time, member 7 does not answer.
struct Slow(Plain);

impl Market for Slow {
	fn receivers(&self, supplier: &Member, budget: &Budget) -> RpcResult<Partners> {
		while supplier.number == 7 && budget.has_time() {}
		self.0.receivers(supplier, budget)
	}

	fn suppliers(&self, receiver: &Member, budget: &Budget) -> RpcResult<Partners> {
		self.0.suppliers(receiver, budget)
	}

	fn checked(&self, links: &[Link]) -> RpcResult<Option<Vec<LinkView>>> {
		self.0.checked(links)
	}
}

#[test]
fn l7_what_was_found_while_there_was_time_is_told() {
	let market = Slow(plain(vec![(0, 1), (0, 7), (1, 2), (2, 0)]));
	let (found, outcome) = rings(&market, 1_000, 2_000);
	assert_eq!((found, outcome.exhausted), (vec![vec![0, 1, 2]], true));
}

#[test]
fn k1_a_draft_fits_into_a_cycle_contract() {
	let long = "Сыр твёрдый → €";
	let market = Plain { title: long, ..plain((0..5).map(|n| (n, (n + 1) % 5)).collect()) };
	let mut products = Vec::new();
	search(&market, &member(0), FRAME, Budget::new(10, 60_000, Wanted::default()), |ring| {
		products.push(ring.draft.product);
		true
	})
	.unwrap();
	let whole = [long; 5].join(" → ");
	assert!(whole.len() > 128 && whole.starts_with(&products[0]));
	assert!((126..=128).contains(&products[0].len()), "{}", products[0].len());
}

#[test]
fn k1_what_is_too_much_for_a_leg_is_no_ring() {
	let market = |quantity| Plain { quantity, ..plain(vec![(0, 1), (1, 2), (2, 0)]) };
	assert_eq!(all(&market(u32::MAX.into())).len(), 1);
	let (found, outcome) = rings(&market(u64::from(u32::MAX) + 1), 1_000, 60_000);
	assert_eq!((found, outcome.exhausted), (vec![], true), "other listings of the three may do");
}
