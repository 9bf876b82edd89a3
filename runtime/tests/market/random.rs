//! Random sequences of calls and boundaries beside a plain model: which listings there are, what is left of each, and
//! which are on the board (L2, L3, P8).

use crate::*;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// What somebody tries to do. Members are 0 to 3. Which listing or deal is meant counts from the newest backwards, and
/// round again.
#[derive(Clone, Debug)]
enum Step {
	Publish { by: u32, quantity: u64, life: u32 },
	Update { by: u32, listing: u32, quantity: u64, life: u32 },
	Pause { by: u32, listing: u32 },
	Resume { by: u32, listing: u32 },
	Unpublish { by: u32, listing: u32 },
	Buy { by: u32, listing: u32, quantity: u64 },
	Accept { deal: u32 },
	Cancel { deal: u32 },
	Boundary,
}

fn step() -> impl Strategy<Value = Step> {
	use Step::*;
	let (by, listing, deal, quantity, life) = (0..4u32, 0..6u32, 0..6u32, 1..6u64, 2..6u32);
	let (by, listing, deal) = (by.boxed(), listing.boxed(), deal.boxed());
	prop_oneof![
		3 => (by.clone(), quantity.clone(), life.clone()).prop_map(|(by, quantity, life)| Publish { by, quantity, life }),
		1 => (by.clone(), listing.clone(), quantity.clone(), life)
			.prop_map(|(by, listing, quantity, life)| Update { by, listing, quantity, life }),
		2 => (by.clone(), listing.clone()).prop_map(|(by, listing)| Pause { by, listing }),
		2 => (by.clone(), listing.clone()).prop_map(|(by, listing)| Resume { by, listing }),
		1 => (by.clone(), listing.clone()).prop_map(|(by, listing)| Unpublish { by, listing }),
		5 => (by, listing, quantity).prop_map(|(by, listing, quantity)| Buy { by, listing, quantity }),
		4 => deal.clone().prop_map(|deal| Accept { deal }),
		4 => deal.prop_map(|deal| Cancel { deal }),
		1 => Just(Boundary),
	]
}

/// A listing in the model.
#[derive(Clone, Debug)]
struct Plain {
	owner: u32,
	left: u64,
	until: u32,
	is_paused: bool,
}

/// A deal in the model, as far as listings go.
#[derive(Clone, Debug)]
struct Trade {
	buyer: u32,
	seller: u32,
	listing: u32,
	quantity: u64,
	is_open: bool,
}

#[derive(Default)]
struct Model {
	next: u32,
	listings: BTreeMap<u32, Plain>,
	trades: BTreeMap<u32, Trade>,
}

fn worded(quantity: u64, until: u32) -> Content {
	Content { quantity, until, price: SYN, ..offer() }
}

impl Model {
	/// A listing of this member's.
	fn own(&mut self, by: u32, listing: u32) -> Option<&mut Plain> {
		self.listings.get_mut(&listing).filter(|plain| plain.owner == by)
	}

	/// The listing that a step means.
	fn listing(&self, back: u32) -> u32 {
		self.next.saturating_sub(1 + back % self.next.max(1))
	}

	/// The deal that a step means, if there are any.
	fn trade(&self, back: u32) -> Option<u32> {
		self.trades.keys().rev().cycle().nth(back as usize).copied()
	}

	/// Does a step in the chain and in the model; both must agree on whether it is possible.
	fn go(&mut self, step: Step) {
		match step {
			Step::Publish { by, quantity, life } => {
				let until = era() + life;
				publish(by, worded(quantity, until)).unwrap();
				self.listings.insert(self.next, Plain { owner: by, left: quantity, until, is_paused: false });
				self.next += 1;
			}
			Step::Update { by, listing, quantity, life } => {
				let listing = self.listing(listing);
				let done = update(by, listing, worded(quantity, era() + life)).is_ok();
				let own = self.own(by, listing);
				assert_eq!(done, own.is_some());
				own.into_iter().for_each(|plain| (plain.left, plain.until) = (quantity, era() + life));
			}
			Step::Pause { by, listing } => {
				let listing = self.listing(listing);
				let done = pause(by, listing).is_ok();
				let own = self.own(by, listing).filter(|plain| !plain.is_paused);
				assert_eq!(done, own.is_some());
				own.into_iter().for_each(|plain| plain.is_paused = true);
			}
			Step::Resume { by, listing } => {
				let listing = self.listing(listing);
				let done = resume(by, listing).is_ok();
				let own = self.own(by, listing).filter(|plain| plain.is_paused);
				assert_eq!(done, own.is_some());
				own.into_iter().for_each(|plain| plain.is_paused = false);
			}
			Step::Unpublish { by, listing } => {
				let listing = self.listing(listing);
				let done = unpublish(by, listing).is_ok();
				assert_eq!(done, self.own(by, listing).is_some());
				if done {
					self.listings.remove(&listing);
				}
			}
			Step::Buy { by, listing, quantity } => self.buy(by, self.listing(listing), quantity),
			Step::Accept { deal } => self.trade(deal).map_or((), |id| self.accept(id)),
			Step::Cancel { deal } => self.trade(deal).map_or((), |id| self.cancel(id)),
			Step::Boundary => {
				next_era();
				let now = era();
				self.listings.retain(|_, plain| plain.until > now);
			}
		}
	}

	fn buy(&mut self, buyer: u32, listing: u32, quantity: u64) {
		let found = self.listings.get(&listing).filter(|plain| !plain.is_paused && plain.left >= quantity);
		let seller = found.map(|plain| plain.owner).filter(|seller| *seller != buyer);
		let id = next_deal();
		let (amount, delivery) = (Balance::from(quantity) * SYN, Delivery::Counterparty);
		let to = self.listings.get(&listing).map_or(3 - buyer, |plain| plain.owner);
		let (payment, insured) = (Payment::None, pallet_synergy_deals::Insured::default());
		let terms = Terms { term: 80, insured: Some(insured), ..on(listing, amount) };
		let done = propose_with(buyer, to, delivery, amount, payment, terms).is_ok();
		assert_eq!(done, seller.is_some());
		if let Some(seller) = seller {
			self.trades.insert(id, Trade { buyer, seller, listing, quantity, is_open: false });
		}
	}

	fn accept(&mut self, id: u32) {
		let Some(trade) = self.trades.get_mut(&id) else { return };
		let was_proposed = !trade.is_open && deal(id).is_some();
		let done = accept_deal(trade.seller, id).is_ok();
		let listing = self.listings.get_mut(&trade.listing);
		let is_enough = listing.as_ref().is_none_or(|plain| plain.left >= trade.quantity);
		assert_eq!(done, was_proposed && is_enough);
		if done {
			trade.is_open = true;
			listing.into_iter().for_each(|plain| plain.left -= trade.quantity);
		}
	}

	fn cancel(&mut self, id: u32) {
		let Some(trade) = self.trades.get(&id).filter(|trade| trade.is_open).cloned() else { return };
		cancel(trade.buyer, id).unwrap();
		cancel(trade.seller, id).unwrap();
		self.trades.remove(&id);
		self.listings.get_mut(&trade.listing).into_iter().for_each(|plain| plain.left += trade.quantity);
	}

	/// The chain has the same listings, as much is left of each, and the board shows the same.
	fn agrees(&self) {
		let all = pallet_synergy_listings::Listings::<Runtime>::iter();
		let chain: BTreeMap<_, _> = all.map(|(id, listing)| (id, (listing.owner, listing.content.quantity))).collect();
		let model: BTreeMap<_, _> = self.listings.iter().map(|(id, plain)| (*id, (plain.owner, plain.left))).collect();
		assert_eq!(chain, model);
		let shown = self.listings.iter().rev().filter(|(_, plain)| !plain.is_paused && plain.left > 0);
		assert_eq!(board(DAIRY, Kind::Offer), shown.map(|(id, _)| *id).collect::<Vec<_>>());
		promises();
	}
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 16, max_shrink_iters: 200, failure_persistence: None, ..Default::default() })]

	#[test]
	fn l2_random_steps_agree_with_a_plain_model(steps in prop::collection::vec(step(), 20..80)) {
		chain(4, Tier::T100).execute_with(|| {
			let mut model = Model::default();
			for step in steps {
				model.go(step);
				model.agrees();
			}
		});
	}
}
