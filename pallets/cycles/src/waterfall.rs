//! The waterfall (K4): from the market price to what a consumer pays, exact to the unit. Nothing else knows how.
//!
//! Market price − the discounts of the legs = internal cost; + club share + organisers' share = final price;
//! market price − final price = saving.

use crate::types::{Cycle, LegTerms, Receiver, Terms, Text};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use scale_info::TypeInfo;
use synergy_primitives::Balance;

/// What one leg costs less than on the market.
#[derive(Encode, Decode, TypeInfo, serde::Serialize, Clone, Copy, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct Discount {
	/// What it costs on the market, in units.
	pub market: Balance,
	/// What the supplier is paid, in units.
	pub money: Balance,
	/// The difference.
	pub discount: Balance,
}

/// From the market price to the final price, for one unit of the product or for a whole cycle.
#[derive(Encode, Decode, TypeInfo, serde::Serialize, Clone, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct Waterfall {
	/// What the product costs on the market: the market values of all legs.
	pub market: Balance,
	/// What each leg costs less, in the order of the legs.
	pub legs: Vec<Discount>,
	/// What all suppliers are paid.
	pub internal_cost: Balance,
	/// The club's share.
	pub club_share: Balance,
	/// The organisers' share.
	pub organisers_share: Balance,
	/// What the consumer pays.
	pub price: Balance,
	/// What the consumer pays less than on the market.
	pub saving: Balance,
}

/// The waterfall of one unit of the product. Each share is `percent` of the market value, rounded down. In a ring of
/// services nobody pays, so there are no shares.
pub fn waterfall(legs: &[LegTerms], percent: u8) -> Waterfall {
	let has_consumers = legs.last().is_some_and(|leg| leg.receiver == Receiver::Consumers);
	let percent = if has_consumers { percent } else { 0 };
	let share = |market: Balance| market.saturating_mul(percent.into()).checked_div(100).unwrap_or(0);
	of_legs(legs.iter().map(|leg| (leg.market, leg.money)), share)
}

/// The waterfall of legs with these market values and what is paid for them. `share` says how much each of the two shares is
/// of the market price.
fn of_legs(values: impl Iterator<Item = (Balance, Balance)>, share: impl FnOnce(Balance) -> Balance) -> Waterfall {
	let discount =
		|(market, money): (Balance, Balance)| Discount { market, money, discount: market.saturating_sub(money) };
	let legs: Vec<Discount> = values.map(discount).collect();
	let market = sum(legs.iter().map(|leg| leg.market));
	let internal_cost = sum(legs.iter().map(|leg| leg.money));
	let share = share(market);
	let price = internal_cost.saturating_add(share).saturating_add(share);
	Waterfall {
		market,
		legs,
		internal_cost,
		club_share: share,
		organisers_share: share,
		price,
		saving: market.saturating_sub(price),
	}
}

fn sum(values: impl Iterator<Item = Balance>) -> Balance {
	values.fold(0, Balance::saturating_add)
}

impl<AccountId> Cycle<AccountId> {
	/// The waterfall of the whole cycle, by the terms with which it opened, whoever delivers now.
	pub fn waterfall(&self) -> Waterfall {
		let of_text = (0..).zip(&self.legs).filter(|(leg, at)| at.place == *leg).map(|(_, at)| (at.market, at.money));
		of_legs(of_text, |_| self.share).times(self.units)
	}
}

impl<AccountId> Text<AccountId> {
	/// The waterfall of one unit of the product.
	pub fn waterfall(&self) -> Waterfall {
		waterfall(&self.terms.legs, self.share)
	}

	/// What a consumer pays for one unit of the product.
	pub fn price(&self) -> Balance {
		self.waterfall().price
	}

	/// What of the price of one unit of the product is kept for the last supplier.
	pub fn kept(&self) -> Balance {
		self.terms.legs.last().map_or(0, |leg| leg.money)
	}

	/// What a member may claim at most of the last supplier for one unit of the product: what is insured, or what is kept
	/// where that is larger (D3). A customer may claim what is kept (D7).
	pub fn claimable(&self) -> Balance {
		let insured = self.terms.legs.last().map_or(0, |leg| leg.internal);
		insured.max(self.kept())
	}

	/// Whether consumers get the same for the same, from the same and as often as by `other`, and at least `units` of it:
	/// what they pay, what is kept of it for the last supplier, and what they may claim (K2).
	pub fn is_same_for_consumers(&self, other: &Self, units: u32) -> bool {
		let last = |terms: &Terms<AccountId>| {
			terms.legs.last().map(|leg| (leg.supplier, leg.receiver, leg.good.clone(), leg.internal, leg.money))
		};
		self.terms.product == other.terms.product
			&& self.terms.period == other.terms.period
			&& self.price() == other.price()
			&& last(&self.terms) == last(&other.terms)
			&& self.terms.units >= units
	}
}

impl Waterfall {
	/// The waterfall of a whole cycle: `units` times as much.
	pub fn times(&self, units: u32) -> Waterfall {
		let times = |value: Balance| value.saturating_mul(units.into());
		let leg = |leg: &Discount| Discount {
			market: times(leg.market),
			money: times(leg.money),
			discount: times(leg.discount),
		};
		Waterfall {
			market: times(self.market),
			legs: self.legs.iter().map(leg).collect(),
			internal_cost: times(self.internal_cost),
			club_share: times(self.club_share),
			organisers_share: times(self.organisers_share),
			price: times(self.price),
			saving: times(self.saving),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::types::Good;

	fn leg(market: Balance, money: Balance, receiver: Receiver) -> LegTerms {
		let good = Good { category: 0, quantity: 1, unit: Default::default() };
		LegTerms { supplier: 0, receiver, good, market, internal: money, money, gain: None }
	}

	fn sausage() -> Vec<LegTerms> {
		vec![leg(30, 10, Receiver::Member(1)), leg(30, 10, Receiver::Member(2)), leg(40, 20, Receiver::Consumers)]
	}

	#[test]
	fn k4_the_example_of_the_regulation() {
		let fall = waterfall(&sausage(), 10);
		assert_eq!((fall.market, fall.internal_cost), (100, 40));
		assert_eq!(fall.legs.iter().map(|leg| leg.discount).collect::<Vec<_>>(), [20, 20, 20]);
		assert_eq!((fall.club_share, fall.organisers_share), (10, 10));
		assert_eq!((fall.price, fall.saving), (60, 40));
	}

	#[test]
	fn k4_a_cycle_is_exactly_so_many_times_a_unit() {
		let fall = waterfall(&sausage(), 10).times(1_000);
		assert_eq!((fall.market, fall.price, fall.saving), (100_000, 60_000, 40_000));
		assert_eq!(fall.internal_cost + fall.club_share + fall.organisers_share, fall.price);
	}

	#[test]
	fn k4_shares_are_rounded_down_to_the_unit_and_everything_adds_up() {
		for market in 0..200 {
			for money in 0..=market {
				let fall = waterfall(&[leg(market, money, Receiver::Consumers)], 10);
				assert_eq!(fall.club_share, market / 10);
				assert_eq!(fall.market - fall.legs[0].discount, fall.internal_cost);
				assert_eq!(fall.internal_cost + fall.club_share + fall.organisers_share, fall.price);
				assert_eq!(fall.market.saturating_sub(fall.price), fall.saving);
			}
		}
	}

	#[test]
	fn k4_a_ring_of_services_has_no_shares() {
		let fall = waterfall(&[leg(30, 0, Receiver::Member(1)), leg(40, 0, Receiver::Member(0))], 10);
		assert_eq!((fall.price, fall.club_share, fall.organisers_share), (0, 0, 0));
	}
}
