//! Substitutes (K6): why a supplier may be replaced, who signs, and for what a signature holds.

use super::{leg_obligation, Going, Leg, Proposal};
use crate::{
	ops::Op,
	plain::{need, Model, Result},
};
use pallet_synergy_cycles::Reason;
use std::collections::BTreeSet;
use synergy_primitives::Balance;

impl Model {
	/// Organiser, receiver and substitute sign; the substitute not first. With the last signature it delivers.
	pub(crate) fn replace_supplier(&mut self, by: u32, op: &Op) -> Result {
		let Op::Replace { key, leg, substitute, reason, surety } = *op else { return None };
		let (number, substitute, leg) = (self.number(by)?, self.number(substitute)?, usize::from(leg));
		let (open, era) = (self.cycles.get(&key)?, self.era);
		let at = open.legs.get(leg)?;
		need(open.until > era && self.reason(key, leg)? == reason)?;
		need(self.surety_now(key, leg).is_none_or(|(_, amount)| amount <= surety))?;
		self.ensure_substitute(key, leg, substitute, reason)?;
		// For who takes its own vacant leg after all the others have signed with the text, until the period is over.
		let is_own = reason == Reason::Vacant && substitute == at.supplier;
		let is_alone = is_own && open.until > era + 3;
		let is_named = at.proposal.as_ref().is_some_and(|named| named.until > era);
		let may_begin = is_own && (is_alone || !is_named);
		let first = [Some(open.organiser), at.receiver, Some(substitute).filter(|_| may_begin)];
		let others = first.into_iter().flatten().filter(|_| !is_alone);
		let needed: BTreeSet<u32> = others.chain([substitute]).collect();
		let terms = self.later_terms(key);
		let replaces = if reason == Reason::Leaving { self.named(key, leg) } else { at.supplier };
		let for_good = reason != Reason::Vacant || self.has_left(key.0, at.supplier);
		let holds = |one: &Proposal| {
			(one.substitute, one.replaces, one.reason, one.for_good, one.terms)
				== (substitute, replaces, reason, for_good, terms)
				&& one.until > era
		};
		let mut proposal = match at.proposal.clone().filter(holds) {
			Some(proposal) => proposal,
			None => {
				need(first.contains(&Some(number)))?;
				let until = self.start() + 3;
				Proposal { substitute, replaces, reason, for_good, terms, until, signed: BTreeSet::new() }
			}
		};
		need((needed.contains(&number) || first.contains(&Some(number))) && proposal.signed.insert(number))?;
		let is_complete = needed.is_subset(&proposal.signed);
		self.leg_mut(key, leg).proposal = (!is_complete).then_some(proposal);
		if is_complete {
			self.substitute(key, leg, substitute, reason)?;
		}
		Some(())
	}

	/// A complaint goes before notice.
	fn reason(&self, key: (u32, u32), leg: usize) -> Result<Reason> {
		let at = &self.cycles[&key].legs[leg];
		match at.going {
			// Nobody takes the shares by what is delivered to consumers when the period is over.
			Going::Vacant => {
				need(at.receiver.is_some() || self.cycles[&key].until > self.era + 3).map(|()| Reason::Vacant)
			}
			Going::Open if self.is_complained_of(key, leg) && (at.receiver.is_some() || at.units > 0) => {
				Some(Reason::Disputed)
			}
			Going::Open | Going::Settled | Going::Owed => {
				let is_leaving = self.running(key.0)?.1.notices.contains_key(&self.named(key, leg));
				let is_latest = self.cycles[&key].legs[leg + 1..].iter().all(|later| later.place != at.place);
				need(is_leaving && is_latest && self.stays(key, leg)).map(|()| Reason::Leaving)
			}
			Going::Replaced => None,
		}
	}

	/// Whether the receiver complains of a leg, or a consumer of its order.
	fn is_complained_of(&self, key: (u32, u32), leg: usize) -> bool {
		let at = &self.cycles[&key].legs[leg];
		at.receiver.map_or(at.pinned > 0, |receiver| self.complains(leg_obligation(key, leg), receiver))
	}

	/// Against whom the price of what goes to the substitute would be reserved. Nobody is surety to itself.
	pub(super) fn surety_now(&self, key: (u32, u32), leg: usize) -> Option<(u32, Balance)> {
		let (open, at) = (&self.cycles[&key], &self.cycles[&key].legs[leg]);
		let by = open.answers_for(at);
		let price = at.price(at.units).min(at.held);
		let is_disputed = at.going == Going::Open && self.is_complained_of(key, leg);
		is_disputed.then_some((by, if by == at.supplier { 0 } else { price }))
	}

	/// Somebody in good standing, neither the receiver nor one who had to deliver this before; who could not take it when the cycle
	/// opened may take it now. Who delivers for another may take its place when that one leaves.
	fn ensure_substitute(&self, key: (u32, u32), leg: usize, substitute: u32, reason: Reason) -> Result {
		let (legs, at) = (&self.cycles[&key].legs, &self.cycles[&key].legs[leg]);
		let is_leaving = reason == Reason::Leaving;
		let mut others = legs.iter().enumerate().filter(|(n, _)| *n != leg || !is_leaving).map(|(_, other)| other);
		let had_it =
			|other: &Leg| other.place == at.place && other.supplier == substitute && other.going != Going::Vacant;
		need(!others.any(had_it) && at.receiver != Some(substitute))?;
		need(!is_leaving || self.named(key, leg) != substitute)?;
		self.in_good_standing(substitute)
	}

	/// Who delivers a leg by the text, for whom another may do it in this cycle.
	pub(super) fn named(&self, key: (u32, u32), leg: usize) -> u32 {
		let (open, at) = (&self.cycles[&key], &self.cycles[&key].legs[leg]);
		match self.running(key.0) {
			Some((contract, run)) if run.version == open.version => contract.plan.legs[at.place].supplier,
			_ => at.supplier,
		}
	}

	/// Other terms than those of the cycle, in which the substitute would stand as well.
	fn later_terms(&self, key: (u32, u32)) -> Option<u32> {
		let (_, run) = self.running(key.0)?;
		let version = Some(run.version).filter(|version| *version != self.cycles[&key].version);
		run.amendment.or(version)
	}

	pub(super) fn leg_mut(&mut self, key: (u32, u32), leg: usize) -> &mut Leg {
		&mut self.cycles.get_mut(&key).unwrap().legs[leg]
	}
}
