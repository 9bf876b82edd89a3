//! What answers for a supplier that was replaced (K6): it is paid out of the free money of who answers for it. What that cannot
//! pay stays owed, reserved and claimable for a claim window, as an owed gain does (K9). So no deposit is drawn on unless
//! guarantors or a council have said so (A4).

use crate::{
	rules,
	types::{Cycle, Disputes, Leg, LegState, Surety},
	Config, Error, Event, Pallet,
};
use frame_support::ensure;
use sp_runtime::DispatchResult;
use synergy_primitives::{Agenda, Balance, Clock, CycleContractId, CycleIndex, Exposure, MemberIndex, Stage};

impl Leg {
	/// What its first supplier is owed, if it was replaced and could not be paid at once.
	pub(crate) fn owed_surety(&self) -> Option<Surety> {
		self.surety.filter(|_| self.state == LegState::Owed)
	}
}

impl<T: Config> Pallet<T> {
	/// The complaints about a supplier that was replaced have ended. It is due what they have not found undue, and what it has
	/// paid itself, `settled`, to end them.
	pub(crate) fn settle_surety(
		id: CycleContractId,
		cycle: CycleIndex,
		open: &mut Cycle<T::AccountId>,
		leg: u8,
		settled: Balance,
	) {
		let (until, serial) = (Self::substitutes_until(open), open.serial);
		let Some(at) = open.leg_mut(leg) else { return };
		at.state = LegState::Settled;
		let Some(surety) = at.surety else { return };
		let (by, to) = (surety.by, at.supplier);
		let due =
			rules::surety_due(surety.amount, surety.found, surety.disputed).saturating_add(settled).min(surety.amount);
		let paid = Self::pay_what_is_there(by, to, due);
		let amount = due.saturating_sub(paid);
		if amount == 0 {
			return Self::end_surety(id, cycle, at, leg, paid, 0);
		}
		T::Exposure::free(by, surety.amount.saturating_sub(amount));
		at.state = LegState::Owed;
		at.surety = Some(Surety { amount, disputed: 0, found: 0, by });
		at.until = until;
		T::Agenda::schedule(until, Stage::CycleClosings, serial);
		Self::deposit_event(Event::SuretyOwed { cycle_contract: id, cycle, leg, by, to, paid, amount, until });
	}

	/// Who owes a surety pays it.
	pub(crate) fn pay_owed_surety(
		id: CycleContractId,
		cycle: CycleIndex,
		open: &mut Cycle<T::AccountId>,
		leg: u8,
	) -> DispatchResult {
		let at = open.leg_mut(leg).ok_or(Error::<T>::NoSuchLeg)?;
		let surety = at.owed_surety().ok_or(Error::<T>::AlreadySettled)?;
		Self::ensure_still_owed(at, at.about_surety)?;
		let (from, to) = (Self::account(surety.by)?, Self::account(at.supplier)?);
		Self::transfer(&from, &to, surety.amount)?;
		Self::end_surety(id, cycle, at, leg, surety.amount, 0);
		Ok(())
	}

	/// What is owed can be paid until its time is over; while the supplier complains about it also later, but not before an
	/// award that is due (E3).
	pub(crate) fn ensure_still_owed(at: &Leg, disputes: Disputes) -> DispatchResult {
		ensure!(at.until > T::Clock::era() || disputes.is_by_supplier(), Error::<T>::Due);
		if disputes.is_by_supplier() {
			Self::ensure_in_turn()?;
		}
		Ok(())
	}

	/// The time in which an owed surety could be claimed is over: what is there now is paid, and the rest lapses.
	pub(crate) fn close_surety(id: CycleContractId, cycle: CycleIndex, at: &mut Leg, leg: u8) {
		let Some(surety) = at.owed_surety().filter(|_| !at.about_surety.is_by_supplier()) else { return };
		let paid = Self::pay_what_is_there(surety.by, at.supplier, surety.amount);
		Self::end_surety(id, cycle, at, leg, paid, surety.amount.saturating_sub(paid));
	}

	/// A complaint about what is owed was decided or settled, and has brought so much: nothing more is due.
	pub(crate) fn end_claimed_surety(id: CycleContractId, cycle: CycleIndex, at: &mut Leg, leg: u8, brought: Balance) {
		if let Some(surety) = at.owed_surety() {
			Self::end_surety(id, cycle, at, leg, 0, surety.amount.saturating_sub(brought));
		}
	}

	/// Nothing of a surety is at risk any more.
	fn end_surety(id: CycleContractId, cycle: CycleIndex, at: &mut Leg, leg: u8, paid: Balance, lapsed: Balance) {
		let Some(surety) = at.surety.take() else { return };
		at.state = LegState::Settled;
		T::Exposure::free(surety.by, surety.amount);
		let (by, to) = (surety.by, at.supplier);
		Self::deposit_event(Event::SuretySettled { cycle_contract: id, cycle, leg, by, to, paid, lapsed });
	}

	/// Pays as much of an amount as one has free. Returns how much.
	fn pay_what_is_there(by: MemberIndex, to: MemberIndex, most: Balance) -> Balance {
		let paid = Self::account(by).and_then(|from| {
			let amount = most.min(Self::spendable(&from));
			Self::transfer(&from, &Self::account(to)?, amount).map(|()| amount)
		});
		paid.unwrap_or(0)
	}
}
