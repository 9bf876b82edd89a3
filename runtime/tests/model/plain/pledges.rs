//! Pledges before the ward has accepted (G1), and deposits filled with the money of others (G2).

use super::{guarantees::Edge, need, Model, Result};
use synergy_primitives::{Balance, Tier};

impl Model {
	pub(super) fn pledge(&mut self, by: u32, ward: u32, tier: Tier) -> Result {
		need(by != ward)?;
		let number = self.number(by)?;
		self.in_good_standing(number)?;
		need(self.era >= self.people[&number].barred && !self.pledges.contains_key(&(ward, number)))?;
		let ward_number = self.number(ward);
		if let Some(edge) = ward_number.and_then(|ward| self.edge(ward, number)) {
			need(!self.is_revoked(edge) && tier > edge.tier)?;
			self.edge_mut(ward_number?, number).tier = tier;
			return self.fill(by, ward);
		}
		let pledged = self.pledges.keys().filter(|(_, guarantor)| *guarantor == number).count();
		need(self.wards(number) + pledged < 12)?;
		let edge = Edge { guarantor: number, tier, own: 0, parts: vec![], began: 0, notice: None, short: None };
		let edge = self.collect(by, ward, edge)?;
		self.pledges.insert((ward, number), edge);
		Some(())
	}

	/// G1, G2: guarantor and ward take the whole back, a payer its own. Then others' money takes its place, or the
	/// guarantor's; where that is not there either, the pledge falls.
	pub(super) fn unpledge(&mut self, by: u32, guarantor: u32, ward: u32) -> Result {
		let key = (ward, self.number(guarantor)?);
		let mut edge = self.pledges.remove(&key)?;
		if by == guarantor || by == ward {
			self.give_back(&edge);
			return Some(());
		}
		let place = edge.parts.iter().position(|part| part.0 == by)?;
		let (_, amount) = edge.parts.remove(place);
		self.release(by, amount);
		let _ = self.unfund(by, guarantor, ward);
		let before = self.clone();
		if let Some(edge) = self.collect(guarantor, ward, edge.clone()) {
			self.pledges.insert(key, edge);
		} else {
			*self = before;
			self.give_back(&edge);
		}
		Some(())
	}

	pub(super) fn fund(&mut self, by: u32, guarantor: u32, ward: u32, amount: Balance) -> Result {
		need(amount > 0 && guarantor != ward)?;
		self.hold(by, amount)?;
		let offers = self.fundings.entry((ward, guarantor)).or_default();
		match offers.iter_mut().find(|offer| offer.0 == by) {
			Some(offer) => offer.1 += amount,
			None => offers.push((by, amount)),
		}
		let Some(number) = self.number(guarantor) else { return Some(()) };
		let Some(mut pledge) = self.pledges.remove(&(ward, number)) else { return Some(()) };
		let own = pledge.own;
		pledge.own = self.take_offers(guarantor, ward, &mut pledge, own);
		self.release(guarantor, own - pledge.own);
		self.pledges.insert((ward, number), pledge);
		Some(())
	}

	pub(super) fn unfund(&mut self, by: u32, guarantor: u32, ward: u32) -> Result {
		let offers = self.fundings.get_mut(&(ward, guarantor))?;
		let place = offers.iter().position(|offer| offer.0 == by)?;
		let (_, amount) = offers.remove(place);
		self.release(by, amount);
		Some(())
	}

	/// Raises a guarantee's deposit to its tier.
	pub(super) fn fill(&mut self, guarantor: u32, ward: u32) -> Result {
		let (number, ward_number) = (self.number(guarantor)?, self.number(ward)?);
		let mut edge = self.collect(guarantor, ward, self.edge(ward_number, number)?.clone())?;
		edge.short = None;
		*self.edge_mut(ward_number, number) = edge;
		self.refresh(ward_number);
		Some(())
	}

	/// Fills a deposit from what others have offered, then from the guarantor's own money (G2).
	fn collect(&mut self, guarantor: u32, ward: u32, mut edge: Edge) -> Result<Edge> {
		let missing = edge.tier.amount().saturating_sub(edge.total());
		let needed = self.take_offers(guarantor, ward, &mut edge, missing);
		self.hold(guarantor, needed)?;
		edge.own += needed;
		Some(edge)
	}

	fn take_offers(&mut self, guarantor: u32, ward: u32, edge: &mut Edge, mut needed: Balance) -> Balance {
		let mut left = Vec::new();
		for (payer, amount) in self.fundings.remove(&(ward, guarantor)).unwrap_or_default() {
			if payer == guarantor {
				self.release(payer, amount);
				continue;
			}
			let used = amount.min(needed);
			needed -= used;
			match edge.parts.iter_mut().find(|part| part.0 == payer) {
				Some(part) => part.1 += used,
				None if used > 0 => edge.parts.push((payer, used)),
				None => (),
			}
			if amount > used {
				left.push((payer, amount - used));
			}
		}
		if !left.is_empty() {
			self.fundings.insert((ward, guarantor), left);
		}
		needed
	}

	pub(super) fn give_back(&mut self, edge: &Edge) {
		self.release(self.account(edge.guarantor), edge.own);
		for (payer, amount) in &edge.parts {
			self.release(*payer, *amount);
		}
	}
}
