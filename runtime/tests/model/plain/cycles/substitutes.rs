//! A substitute delivers (K6): in this cycle, against a surety if somebody complains, and in the text that follows.

use super::{surety_obligation, Going, Leg, OpenGain, Part, Surety};
use crate::plain::{need, Model, Result};
use pallet_synergy_cycles::Reason;
use synergy_primitives::Balance;

impl Model {
	pub(super) fn substitute(&mut self, key: (u32, u32), leg: usize, substitute: u32, reason: Reason) -> Result {
		let is_leaving = reason == Reason::Leaving;
		let supplier = if is_leaving { self.named(key, leg) } else { self.cycles[&key].legs[leg].supplier };
		let place = self.place_now(key, leg, supplier);
		// Who could not deliver one cycle delivers the next.
		let has_left = self.has_left(key.0, supplier);
		match reason {
			Reason::Leaving => (),
			Reason::Vacant => self.take_vacant(key, leg, substitute)?,
			Reason::Disputed => self.supersede(key, leg, substitute)?,
		}
		if let Some(place) = place.filter(|_| reason != Reason::Vacant || has_left) {
			self.replace_in_text(key.0, place, substitute);
		}
		Some(())
	}

	/// Whether the supplier of a vacant leg does not come back.
	pub(super) fn has_left(&self, id: u32, supplier: u32) -> bool {
		let has_notice = self.running(id).is_some_and(|(_, run)| run.notices.contains_key(&supplier));
		has_notice || !self.is_member(supplier)
	}

	/// At least a whole claim window to complain of a substitute.
	fn substitutes_until(&self, key: (u32, u32)) -> u32 {
		self.cycles[&key].until.max(self.start() + 3)
	}

	/// The substitute takes a vacant leg.
	fn take_vacant(&mut self, key: (u32, u32), leg: usize, substitute: u32) -> Result {
		let (until, at) = (self.substitutes_until(key), &self.cycles[&key].legs[leg]);
		let reserved = at.internal * u128::from(at.units);
		need(self.has_capacity(substitute, reserved))?;
		let is_own = at.supplier == substitute;
		let is_same = self.running(key.0)?.1.version == self.cycles[&key].version;
		let gain = self
			.place_now(key, leg, substitute)
			.filter(|_| is_own && is_same)
			.and_then(|place| self.contracts[&key.0].plan.legs[place].gain);
		let at = self.leg_mut(key, leg);
		(at.supplier, at.reserved, at.going, at.until) = (substitute, reserved, Going::Open, until);
		let Some((gain, receiver)) = gain.zip(at.receiver) else { return Some(()) };
		need(self.has_capacity(receiver, gain.most))?;
		self.leg_mut(key, leg).gain = Some(OpenGain::new(gain));
		Some(())
	}

	/// What nobody complains of is the substitute's, in a leg of its own, with the money that is kept for it. What consumers
	/// complain of stays with the first supplier, and so does all that is at risk for a receiver's complaint.
	fn supersede(&mut self, key: (u32, u32), leg: usize, substitute: u32) -> Result {
		let until = self.substitutes_until(key);
		let (by, amount) = self.surety_now(key, leg)?;
		let at = self.leg_mut(key, leg);
		let (units, price) = (at.units, at.take_money(at.units));
		let reserved = at.internal * u128::from(units);
		let new = Leg { supplier: substitute, pinned: 0, held: price, reserved, until, gain: None, ..at.clone() };
		let goes_to_consumers = at.receiver.is_none();
		let disputed = if goes_to_consumers { at.held } else { price };
		if goes_to_consumers {
			at.free(units);
			at.units = 0;
		}
		at.going = Going::Replaced;
		need(self.has_capacity(substitute, reserved))?;
		let open = self.cycles.get_mut(&key)?;
		open.legs.push(new);
		if goes_to_consumers {
			open.last = Some(open.legs.len() - 1);
		}
		need(self.has_capacity(by, amount))?;
		self.leg_mut(key, leg).surety = Some(Surety { by, amount, disputed, found: 0 });
		Some(())
	}

	/// Where a leg of an open cycle with this supplier stands in the text that holds now: between the same two at the same
	/// place. By later terms it is the only leg between them, if it was so in that cycle. Nowhere, if somebody else organises by them.
	fn place_now(&self, key: (u32, u32), leg: usize, supplier: u32) -> Option<usize> {
		let (contract, run) = self.running(key.0)?;
		let (open, at) = (&self.cycles[&key], &self.cycles[&key].legs[leg]);
		need(contract.organiser == open.organiser)?;
		let is_between = |part: &Part| (part.supplier, part.receiver) == (supplier, at.receiver);
		let legs = contract.plan.legs.iter().enumerate();
		let places: Vec<usize> = legs.filter(|(_, part)| is_between(part)).map(|(place, _)| place).collect();
		if places.contains(&at.place) {
			return Some(at.place);
		}
		let is_another = |leg: &Leg| leg.place != at.place && (leg.supplier, leg.receiver) == (supplier, at.receiver);
		need(run.version != open.version && places.len() == 1 && !open.legs.iter().any(is_another))?;
		Some(places[0])
	}

	/// Whether, as it stands, the supplier of the text delivers a leg in the cycles that follow.
	pub(super) fn stays(&self, key: (u32, u32), leg: usize) -> bool {
		let Some(place) = self.place_now(key, leg, self.named(key, leg)) else { return false };
		let old = &self.contracts[&key.0].plan.legs[place];
		let (contract, run) = self.running(key.0).expect("runs");
		run.amendment.is_none_or(|draft| {
			let new = &self.contracts[&draft];
			new.organiser == contract.organiser && new.plan.place_of(place, old).is_some()
		})
	}

	/// The substitute stands in the text from now on, and in new terms that all have signed, where its predecessor does.
	fn replace_in_text(&mut self, id: u32, place: usize, substitute: u32) {
		let amendment = self.run_mut(id).amendment;
		let part = &mut self.contracts.get_mut(&id).unwrap().plan.legs[place];
		let old = part.clone();
		part.supplier = substitute;
		if let Some(draft) = amendment {
			let organiser = self.contracts[&id].organiser;
			let new = self.contracts.get_mut(&draft).unwrap();
			if let Some(place) = new.plan.place_of(place, &old).filter(|_| new.organiser == organiser) {
				new.plan.legs[place].supplier = substitute;
			}
		}
		// Whoever is no party any more has left (K7).
		let next = self.next_terms(id);
		let parties = next.plan.parties(next.organiser);
		self.run_mut(id).notices.retain(|number, _| parties.contains(number));
	}

	/// Nothing is complained of any more: what is due to the supplier is paid out of free money. The rest stays owed for another
	/// claim window.
	pub(super) fn settle_surety(&mut self, key: (u32, u32), leg: usize, settled: Balance) {
		let until = self.substitutes_until(key);
		let at = self.leg_mut(key, leg);
		at.going = Going::Settled;
		let (supplier, Some(surety)) = (at.supplier, at.surety.take()) else { return };
		let due = (surety.due() + settled).min(surety.amount);
		let rest = due - self.pay_free(surety.by, supplier, due);
		if rest > 0 {
			let at = self.leg_mut(key, leg);
			at.surety = Some(Surety { by: surety.by, amount: rest, disputed: 0, found: 0 });
			(at.going, at.until) = (Going::Owed, until);
		}
	}

	/// As much of an amount as one has free.
	fn pay_free(&mut self, by: u32, to: u32, most: Balance) -> Balance {
		let (from, to) = (self.account(by), self.account(to));
		let paid = most.min(self.spendable(from));
		self.pay(from, to, paid).expect("is there");
		paid
	}

	/// Who owes a surety pays it.
	pub(super) fn pay_owed_surety(&mut self, key: (u32, u32), leg: usize) -> Result {
		let at = &self.cycles[&key].legs[leg];
		let owed = at.owed()?;
		need(self.era < at.until || self.complains(surety_obligation(key, leg), at.supplier))?;
		let [from, to] = [owed.by, at.supplier].map(|number| self.account(number));
		self.pay(from, to, owed.amount)?;
		self.leg_mut(key, leg).end_owed();
		Some(())
	}

	pub(super) fn pay_owed_in_part(&mut self, key: (u32, u32), leg: usize) {
		let at = &self.cycles[&key].legs[leg];
		if let (supplier, Some(owed)) = (at.supplier, at.owed()) {
			self.pay_free(owed.by, supplier, owed.amount);
		}
	}

	/// The time of an owed surety is over.
	pub(super) fn close_surety(&mut self, key: (u32, u32), leg: usize) {
		let at = &self.cycles[&key].legs[leg];
		if at.until <= self.era && !self.complains(surety_obligation(key, leg), at.supplier) {
			self.pay_owed_in_part(key, leg);
			self.leg_mut(key, leg).end_owed();
		}
	}
}
