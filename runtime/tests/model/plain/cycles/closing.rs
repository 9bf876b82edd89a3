//! Closing: silence confirms legs (K5), and the shares are paid (K4, K5).

use super::{leg_obligation, pot, Going, TREASURY};
use crate::plain::{money::divide, Model};
use synergy_primitives::Balance;

impl Model {
	pub(crate) fn close_due(&mut self) {
		let due = self.cycles.iter().filter(|(_, open)| open.until <= self.era);
		let mut due: Vec<(u32, (u32, u32))> = due.map(|(key, open)| (open.serial, *key)).collect();
		due.sort();
		due.into_iter().for_each(|(_, key)| self.close_cycle(key));
		self.forget_customers();
	}

	fn close_cycle(&mut self, key: (u32, u32)) {
		let legs = 0..self.cycles[&key].legs.len();
		legs.clone().for_each(|leg| self.close_leg(key, leg));
		legs.for_each(|leg| {
			self.close_gain(key, leg);
			self.close_surety(key, leg);
		});
		if !core::mem::replace(&mut self.cycles.get_mut(&key).unwrap().has_shared, true) {
			self.pay_shares(key);
		}
		self.sweep(key);
	}

	fn close_leg(&mut self, key: (u32, u32), leg: usize) {
		let at = &self.cycles[&key].legs[leg];
		let Some(receiver) = at.receiver.filter(|_| at.until <= self.era) else { return };
		match at.going {
			Going::Open if !self.complains(leg_obligation(key, leg), receiver) => self.settle_leg(key, leg),
			Going::Vacant => {
				let open = self.cycles.get_mut(&key).unwrap();
				open.legs[leg].going = Going::Settled;
				open.pool += core::mem::take(&mut open.legs[leg].held);
			}
			_ => (),
		}
	}

	/// K1, K4, K5: the club's share, the organiser's half, and the guarantors' by deposit, unless the text names others;
	/// back, if nobody delivers the last leg.
	fn pay_shares(&mut self, key: (u32, u32)) {
		let open = self.cycles.get_mut(&key).unwrap();
		let share = open.share * Balance::from(open.units);
		if open.last.is_none_or(|leg| open.legs[leg].going == Going::Vacant) {
			open.pool += 2 * share;
			return;
		}
		let (organiser, backers) = (open.organiser, core::mem::take(&mut open.backers));
		let (club, beneficiary) = (open.club_share.unwrap_or(TREASURY), open.organisers_share);
		let deposits: Vec<Balance> = backers.values().copied().collect();
		let parts = divide(share / 2, &deposits);
		let (from, mut rest) = (pot(key.0, key.1), share);
		self.pay_from(from, club, share);
		if let Some(beneficiary) = beneficiary {
			return self.pay_from(from, beneficiary, share);
		}
		for (guarantor, part) in backers.keys().zip(parts) {
			self.pay_from(from, self.account(*guarantor), part);
			rest -= part;
		}
		self.pay_from(from, self.account(organiser), rest);
	}
}
