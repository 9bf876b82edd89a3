//! What complaints ask about legs, orders and sureties, and what their ends mean (K5, K6, C1, C10).

use crate::{
	rules,
	types::{Cycle, Disputes, Leg, LegState, Order, Receiver},
	Config, Cycles, Error, Orders, Pallet,
};
use frame_support::ensure;
use sp_runtime::{DispatchError, DispatchResult};
use synergy_primitives::{
	Agenda, Balance, Claimable, Clock, CycleContractId, CycleIndex, Exposure, MemberIndex, Obligation, Obligations,
	Stage,
};

/// How a complaint ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
	/// It was taken back.
	Withdrawn,
	/// An award of so much, which may be 0.
	Award(Balance),
	/// The accused has paid so much, and the complainer was content.
	Settled(Balance),
}

impl Leg {
	/// Notes that a complaint about it was filed, or has ended. What was signed about a substitute does not hold any more
	/// if that changes why: who signs because of one complaint need not answer for another (K6).
	fn note_dispute(&mut self, is_supplier: bool, is_open: bool) {
		self.disputes.set(is_supplier, is_open);
		self.proposal = self.proposal.filter(|_| is_supplier);
	}

	/// What a consumer could claim of its supplier for so many units of the product (D3, D7).
	fn claimable_for(&self, order: &Order) -> Balance {
		let insured = if order.by_customer { 0 } else { self.internal };
		insured.max(self.money).saturating_mul(order.units.into())
	}
}

impl Disputes {
	/// Whether a supplier has one open.
	pub fn is_by_supplier(&self) -> bool {
		self.by_suppliers > 0
	}

	/// Whether anybody has one open.
	pub fn is_any(&self) -> bool {
		self.by_receiver || self.is_by_supplier()
	}

	fn set(&mut self, is_supplier: bool, is_open: bool) {
		match (is_supplier, is_open) {
			(false, _) => self.by_receiver = is_open,
			(true, true) => self.by_suppliers = self.by_suppliers.saturating_add(1),
			(true, false) => self.by_suppliers = self.by_suppliers.saturating_sub(1),
		}
		self.ever |= is_open;
	}
}

impl<T: Config> Obligations for Pallet<T> {
	fn claimable(of: Obligation, complainer: MemberIndex) -> Result<Claimable, DispatchError> {
		match of {
			Obligation::Leg { cycle_contract, cycle, leg } => {
				let open = Self::cycle(cycle_contract, cycle)?;
				Self::claimable_leg(open.leg(leg).ok_or(Error::<T>::NoSuchLeg)?, complainer)
			}
			Obligation::Order { cycle_contract, cycle, consumer } => {
				let (open, order) = Self::cycle_and_order(cycle_contract, cycle, consumer)?;
				Self::claimable_order(&open, &order, consumer, complainer)
			}
			Obligation::Surety { cycle_contract, cycle, leg } => {
				let open = Self::cycle(cycle_contract, cycle)?;
				Self::claimable_surety(&open, open.leg(leg).ok_or(Error::<T>::NoSuchLeg)?, complainer)
			}
			_ => Err(Error::<T>::NoSuchCycle.into()),
		}
	}

	fn escrow(of: Obligation, complainer: MemberIndex) -> Balance {
		let Obligation::Order { cycle_contract, cycle, consumer } = of else { return 0 };
		let found = Self::cycle_and_order(cycle_contract, cycle, consumer).ok().filter(|_| complainer == consumer);
		found.map_or(0, |(open, order)| order.escrow(&open))
	}

	fn pay_from_escrow(of: Obligation, complainer: MemberIndex, amount: Balance) -> DispatchResult {
		let Obligation::Order { cycle_contract, cycle, consumer } = of else { return Ok(()) };
		if amount == 0 {
			return Ok(());
		}
		ensure!(complainer == consumer, Error::<T>::NotAParty);
		let (mut open, mut order) = Self::cycle_and_order(cycle_contract, cycle, consumer)?;
		ensure!(amount <= order.escrow(&open), Error::<T>::NotEnoughMoney);
		let pinned = order.pinned.or(open.last).and_then(|leg| open.leg_mut(leg)).ok_or(Error::<T>::NoSuchLeg)?;
		pinned.held = pinned.held.saturating_sub(amount);
		order.returned = order.returned.saturating_add(amount);
		Self::refund(cycle_contract, cycle, &mut open, consumer, amount);
		Orders::<T>::insert((cycle_contract, cycle), consumer, order);
		Cycles::<T>::insert(cycle_contract, cycle, open);
		Ok(())
	}

	fn resolve(of: Obligation, complainer: MemberIndex, brought: Balance) {
		Self::end_dispute(of, complainer, End::Award(brought));
	}

	fn settle(of: Obligation, complainer: MemberIndex, paid: Balance) {
		Self::end_dispute(of, complainer, End::Settled(paid));
	}

	fn note_withdrawn(of: Obligation, complainer: MemberIndex) {
		Self::end_dispute(of, complainer, End::Withdrawn);
	}

	fn note_filed(of: Obligation, complainer: MemberIndex) {
		let Some((id, cycle)) = of.cycle() else { return };
		let Some(mut open) = Cycles::<T>::get(id, cycle) else { return };
		open.disputed.update(T::Clock::moment(), |count| count.saturating_add(1));
		match of {
			Obligation::Order { consumer, .. } => Self::note_order_filed(id, cycle, &mut open, consumer, complainer),
			Obligation::Leg { leg, .. } => {
				if let Some(at) = open.leg_mut(leg) {
					at.note_dispute(complainer == at.supplier, true);
				}
			}
			Obligation::Surety { leg, .. } => {
				if let Some(at) = open.leg_mut(leg) {
					at.about_surety.set(complainer == at.supplier, true);
				}
			}
			_ => (),
		}
		Cycles::<T>::insert(id, cycle, open);
	}
}

impl Order {
	/// What is kept for it, out of which an award returns money first (D4).
	fn escrow<A>(&self, open: &Cycle<A>) -> Balance {
		let Some((_, leg)) = open.leg_of(self).filter(|_| !self.is_settled) else { return 0 };
		leg.money.saturating_mul(self.units.into()).saturating_sub(self.returned)
	}

	/// Ties it to the leg that consumers receive now, whose supplier is complained of: if that one is replaced, this order
	/// stays with it until the complaint ends (K6).
	fn pin<A>(&mut self, open: &mut Cycle<A>) {
		self.pinned = open.last;
		let Some(leg) = open.last.and_then(|leg| open.leg_mut(leg)) else { return };
		leg.units = leg.units.saturating_sub(self.units);
		leg.pinned = leg.pinned.saturating_add(self.units);
		leg.proposal = None;
	}

	/// Lets it go with the others again.
	fn unpin<A>(&mut self, open: &mut Cycle<A>) {
		let Some(leg) = self.pinned.take().and_then(|leg| open.leg_mut(leg)) else { return };
		leg.pinned = leg.pinned.saturating_sub(self.units);
		leg.units = leg.units.saturating_add(self.units);
		leg.proposal = None;
	}
}

impl<T: Config> Pallet<T> {
	fn cycle_and_order(
		id: CycleContractId,
		cycle: CycleIndex,
		consumer: MemberIndex,
	) -> Result<(Cycle<T::AccountId>, Order), DispatchError> {
		let open = Self::cycle(id, cycle)?;
		let order = Orders::<T>::get((id, cycle), consumer).ok_or(Error::<T>::NoSuchOrder)?;
		Ok((open, order))
	}

	/// The receiver may claim what is reserved for it; the supplier a gain (K9). Who has nothing to claim may still answer with
	/// a counter-complaint (C12). Where silence is only to be worked off, nobody claims any more (E3).
	fn claimable_leg(leg: &Leg, complainer: MemberIndex) -> Result<Claimable, DispatchError> {
		ensure!(leg.state != LegState::Vacant, Error::<T>::Vacant);
		let Receiver::Member(other) = leg.receiver else { return Err(Error::<T>::NotAParty.into()) };
		let runs = leg.until > T::Clock::era();
		let (by_receiver, by_supplier) = (leg.disputes.by_receiver, leg.disputes.is_by_supplier());
		let (accused, limit, is_open, complains, is_answer) = if complainer == other {
			(leg.supplier, leg.reserved, leg.state == LegState::Open, by_receiver, by_supplier)
		} else {
			ensure!(complainer == leg.supplier, Error::<T>::NotAParty);
			(other, leg.gain.map_or(0, |gain| gain.reserved), leg.gain.is_some(), by_supplier, by_receiver)
		};
		// An answer claims nothing that silence has given away, also before that is worked off.
		ensure!(runs || !is_open || complains || !is_answer, Error::<T>::Due);
		Ok(Claimable { accused, limit, in_time: runs && is_open, suspends: true })
	}

	/// The supplier that was replaced may claim what it is owed; who owes it may only answer (K6, C12): also when it has paid,
	/// as long as the supplier complains. An answer claims nothing that silence has given away, also before that is worked off
	/// (E3).
	fn claimable_surety(
		open: &Cycle<T::AccountId>,
		leg: &Leg,
		complainer: MemberIndex,
	) -> Result<Claimable, DispatchError> {
		let (by, owed) = (open.answers_for(leg), leg.owed_surety());
		ensure!(owed.is_some() || leg.about_surety.is_any(), Error::<T>::NothingOwed);
		if complainer == by {
			return Ok(Claimable { accused: leg.supplier, limit: 0, in_time: false, suspends: true });
		}
		ensure!(complainer == leg.supplier, Error::<T>::NotAParty);
		let runs = leg.until > T::Clock::era();
		let is_answer = leg.about_surety.by_receiver && !leg.about_surety.is_by_supplier();
		ensure!(runs || owed.is_none() || !is_answer, Error::<T>::Due);
		let limit = owed.map_or(0, |owed| owed.amount);
		Ok(Claimable { accused: by, limit, in_time: runs && owed.is_some(), suspends: true })
	}

	/// The consumer may claim its part of the last leg's reservation, or of its money where that is larger (D3). A customer
	/// may claim of its money only, which suspends nobody, and owes nothing that anybody could complain about (D7). Where
	/// silence is only to be worked off, nobody claims any more (E3).
	fn claimable_order(
		open: &Cycle<T::AccountId>,
		order: &Order,
		consumer: MemberIndex,
		complainer: MemberIndex,
	) -> Result<Claimable, DispatchError> {
		let (_, leg) = open.leg_of(order).ok_or(Error::<T>::NoSuchLeg)?;
		ensure!(leg.state != LegState::Vacant, Error::<T>::Vacant);
		let supplier = leg.supplier;
		ensure!(supplier != consumer && [supplier, consumer].contains(&complainer), Error::<T>::NotAParty);
		if complainer == supplier {
			ensure!(!order.by_customer, Error::<T>::CustomerOwesNothing);
			return Ok(Claimable { accused: consumer, limit: 0, in_time: false, suspends: true });
		}
		let runs = leg.until > T::Clock::era();
		let is_answer = order.disputes.is_by_supplier() && !order.disputes.by_receiver;
		ensure!(runs || order.is_settled || !is_answer, Error::<T>::Due);
		let is_insured = !order.is_settled && !order.by_customer;
		let reserved = if is_insured { leg.internal.saturating_mul(order.units.into()) } else { 0 };
		let limit = reserved.min(leg.reserved).max(order.escrow(open));
		let in_time = runs && !order.is_settled;
		Ok(Claimable { accused: supplier, limit, in_time, suspends: !order.by_customer })
	}

	fn note_order_filed(
		id: CycleContractId,
		cycle: CycleIndex,
		open: &mut Cycle<T::AccountId>,
		consumer: MemberIndex,
		complainer: MemberIndex,
	) {
		let Some(mut order) = Orders::<T>::get((id, cycle), consumer) else { return };
		order.disputes.set(complainer != consumer, true);
		if complainer == consumer && !order.is_settled {
			order.pin(open);
		}
		Orders::<T>::insert((id, cycle), consumer, order);
	}

	fn end_dispute(of: Obligation, complainer: MemberIndex, end: End) {
		let Some((id, cycle)) = of.cycle() else { return };
		let Some(mut open) = Cycles::<T>::get(id, cycle) else { return };
		open.disputed.update(T::Clock::moment(), |count| count.saturating_sub(1));
		match of {
			Obligation::Leg { leg, .. } => Self::end_leg_dispute(id, cycle, &mut open, leg, complainer, end),
			Obligation::Order { consumer, .. } => {
				Self::end_order_dispute(id, cycle, &mut open, consumer, complainer, end);
			}
			Obligation::Surety { leg, .. } => Self::end_surety_dispute(id, cycle, &mut open, leg, complainer, end),
			_ => (),
		}
		// What waited for this goes on at the next boundary.
		if open.until <= T::Clock::era() {
			let next = T::Clock::moment().saturating_add(1);
			T::Agenda::schedule(next, Stage::CycleClosings, open.serial);
		}
		Cycles::<T>::insert(id, cycle, open);
	}

	fn end_leg_dispute(
		id: CycleContractId,
		cycle: CycleIndex,
		open: &mut Cycle<T::AccountId>,
		leg: u8,
		complainer: MemberIndex,
		end: End,
	) {
		let Some(at) = open.leg_mut(leg) else { return };
		let is_supplier = complainer == at.supplier;
		at.note_dispute(is_supplier, false);
		if is_supplier {
			return Self::end_suppliers_dispute(id, cycle, at, leg, end);
		}
		let is_over = at.until <= T::Clock::era();
		match (at.state, end) {
			(LegState::Open, End::Withdrawn) if !is_over => (),
			(LegState::Open, End::Award(award)) => {
				let back = award.min(at.held);
				at.held = at.held.saturating_sub(back);
				open.pool.update(T::Clock::moment(), |pool| pool.saturating_add(back));
				Self::settle_leg(id, cycle, open, leg, None);
			}
			(LegState::Open, _) => Self::settle_leg(id, cycle, open, leg, None),
			(LegState::Replaced, end) => {
				let reserved = at.free_all();
				T::Exposure::free(at.supplier, reserved);
				let price = at.surety.map_or(0, |surety| surety.disputed);
				Self::find(at, price, reserved, end);
				// Who settles has paid out of its own pocket, and would pay twice.
				let settled = if let End::Settled(paid) = end { paid } else { 0 };
				Self::settle_surety(id, cycle, open, leg, settled);
			}
			_ => (),
		}
	}

	/// The complaint of a supplier about a gain has ended. Withdrawn in time the gain can still be had; what it has brought is
	/// all that is due.
	fn end_suppliers_dispute(id: CycleContractId, cycle: CycleIndex, at: &mut Leg, leg: u8, end: End) {
		match end {
			End::Withdrawn if at.until > T::Clock::era() => (),
			End::Withdrawn => Self::end_late_gain(id, cycle, at, leg),
			End::Award(0) | End::Settled(0) if at.gain.is_some() => Self::lapse_gain(id, cycle, at, leg),
			End::Award(_) | End::Settled(_) => Self::end_gain(at),
		}
	}

	/// A complaint about what a surety owes has ended. That of the supplier, withdrawn in time, can still be had; what it has
	/// brought is all that is due. The answer of who owes it changes nothing.
	fn end_surety_dispute(
		id: CycleContractId,
		cycle: CycleIndex,
		open: &mut Cycle<T::AccountId>,
		leg: u8,
		complainer: MemberIndex,
		end: End,
	) {
		let Some(at) = open.leg_mut(leg) else { return };
		let is_supplier = complainer == at.supplier;
		at.about_surety.set(is_supplier, false);
		match end {
			_ if !is_supplier => (),
			End::Withdrawn if at.until > T::Clock::era() => (),
			End::Withdrawn => Self::close_surety(id, cycle, at, leg),
			End::Award(brought) | End::Settled(brought) => Self::end_claimed_surety(id, cycle, at, leg, brought),
		}
	}

	fn end_order_dispute(
		id: CycleContractId,
		cycle: CycleIndex,
		open: &mut Cycle<T::AccountId>,
		consumer: MemberIndex,
		complainer: MemberIndex,
		end: End,
	) {
		let Some(mut order) = Orders::<T>::get((id, cycle), consumer) else { return };
		order.disputes.set(complainer != consumer, false);
		if complainer == consumer && !order.is_settled {
			Self::end_consumers_dispute(id, cycle, open, &mut order, end);
		}
		Orders::<T>::insert((id, cycle), consumer, order);
	}

	/// The complaint of a consumer has ended: the rest of its money goes to the supplier it complained of. Withdrawn in
	/// time, and while that one still delivers, the order goes with the others again.
	fn end_consumers_dispute(
		id: CycleContractId,
		cycle: CycleIndex,
		open: &mut Cycle<T::AccountId>,
		order: &mut Order,
		end: End,
	) {
		let Some(leg) = order.pinned else { return };
		let Some(at) = open.leg_mut(leg) else { return };
		let goes_on = at.state == LegState::Open && at.until > T::Clock::era();
		if end == End::Withdrawn && goes_on {
			return order.unpin(open);
		}
		let price = at.money.saturating_mul(order.units.into());
		let rest = price.saturating_sub(order.returned).min(at.held);
		at.held = at.held.saturating_sub(rest);
		at.pinned = at.pinned.saturating_sub(order.units);
		at.proposal = None;
		let (supplier, freed) = (at.supplier, at.take_reserved(order.units));
		T::Exposure::free(supplier, freed);
		let claimable = at.claimable_for(order);
		Self::find(at, price, claimable, end);
		let is_last = at.pinned == 0 && at.state == LegState::Replaced;
		if is_last {
			Self::settle_surety(id, cycle, open, leg, 0);
		}
		order.is_settled = true;
		Self::pay_supplier(id, cycle, open, leg, rest, order.units, None);
	}

	/// Notes what an award, or who has settled, has found not to be due of a price: the same part of it as was paid of what
	/// could be claimed (K6). Otherwise who pays the one that complains would earn the price of all others.
	fn find(at: &mut Leg, price: Balance, claimable: Balance, end: End) {
		let (Some(surety), End::Award(paid) | End::Settled(paid)) = (at.surety.as_mut(), end) else { return };
		surety.found = surety.found.saturating_add(rules::found(price, paid, claimable));
	}
}
