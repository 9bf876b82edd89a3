//! Gains measured against a control (K9): both sides sign the same, the supplier has its share up to the maximum.

use super::{leg_obligation, OpenGain};
use crate::plain::{need, Model, Result};
use synergy_primitives::Balance;

impl Model {
	/// One side signs what it has measured.
	pub(super) fn measure(&mut self, key: (u32, u32), leg: usize, by: u32, measured: Balance) -> Result {
		need(!self.complains(leg_obligation(key, leg), by))?;
		let (era, at) = (self.era, self.leg_mut(key, leg));
		let is_supplier = at.supplier == by;
		let gain = at.gain.as_mut().filter(|gain| gain.owed.is_none() && era < at.until)?;
		*(if is_supplier { &mut gain.by_supplier } else { &mut gain.by_receiver }) = Some(measured);
		if gain.by_supplier == gain.by_receiver {
			let amount = (measured * Balance::from(gain.percent) / 100).min(gain.most);
			(gain.owed, gain.reserved) = (Some(amount), amount);
			// What cannot be paid now stays owed.
			let _ = self.pay_gain(key, leg);
		}
		Some(())
	}

	/// The receiver pays what it owes.
	pub(super) fn pay_owed_gain(&mut self, key: (u32, u32), leg: usize) -> Result {
		let at = &self.cycles[&key].legs[leg];
		need(self.era < at.until || self.complains(leg_obligation(key, leg), at.supplier))?;
		self.pay_gain(key, leg)
	}

	pub(super) fn pay_gain(&mut self, key: (u32, u32), leg: usize) -> Result {
		let at = &self.cycles[&key].legs[leg];
		let [from, to] = [at.receiver?, at.supplier].map(|number| self.account(number));
		self.pay(from, to, at.gain?.owed?)?;
		self.leg_mut(key, leg).gain = None;
		Some(())
	}

	/// Silence pays what both have measured; without money it stays owed for another claim window. Otherwise it lapses.
	pub(super) fn close_gain(&mut self, key: (u32, u32), leg: usize) {
		let (era, at) = (self.era, &self.cycles[&key].legs[leg]);
		if at.until > era || self.complains(leg_obligation(key, leg), at.supplier) {
			return;
		}
		let Some(gain) = at.gain else { return };
		if self.pay_gain(key, leg).is_some() {
			return;
		}
		let at = self.leg_mut(key, leg);
		if gain.owed.is_some() && !gain.is_late {
			at.gain = Some(OpenGain { is_late: true, ..gain });
			at.until = era + 3;
		} else {
			at.gain = None;
		}
	}
}
