//! Sharing a gain measured against a control (K9): both sides sign the same measurement.

use crate::{
	rules,
	types::{Cycle, Leg, OpenGain, Receiver},
	Config, Error, Event, Pallet,
};
use frame_support::{ensure, traits::Get};
use sp_runtime::DispatchResult;
use synergy_primitives::{Agenda, Balance, Clock, CycleContractId, CycleIndex, EraIndex, Exposure, MemberIndex, Stage};

impl<T: Config> Pallet<T> {
	/// One side signs what it has measured. When both have signed the same, the supplier's share is paid, or owed.
	pub(crate) fn measure(
		id: CycleContractId,
		cycle: CycleIndex,
		open: &mut Cycle<T::AccountId>,
		leg: u8,
		by: MemberIndex,
		measured: Balance,
	) -> DispatchResult {
		let at = open.leg_mut(leg).ok_or(Error::<T>::NoSuchLeg)?;
		let is_supplier = by == at.supplier;
		let (until, disputes) = (at.until, at.disputes);
		let gain = at.gain.as_mut().filter(|gain| gain.owed.is_none()).ok_or(Error::<T>::NoGain)?;
		ensure!(until > T::Clock::era(), Error::<T>::Due);
		let own_complaint = if is_supplier { disputes.is_by_supplier() } else { disputes.by_receiver };
		ensure!(!own_complaint, Error::<T>::Disputed);
		if disputes.is_by_supplier() {
			Self::ensure_in_turn()?;
		}
		let signed = if is_supplier { &mut gain.by_supplier } else { &mut gain.by_receiver };
		*signed = Some(measured);
		let is_agreed = gain.by_supplier == gain.by_receiver;
		Self::deposit_event(Event::GainMeasured { cycle_contract: id, cycle, leg, by, measured });
		if is_agreed {
			Self::agree(id, cycle, at, leg, measured);
		}
		Ok(())
	}

	/// Both have signed the same: what is due is paid, or stays owed and reserved.
	fn agree(id: CycleContractId, cycle: CycleIndex, at: &mut Leg, leg: u8, measured: Balance) {
		let (Receiver::Member(by), Some(gain)) = (at.receiver, at.gain.as_mut()) else { return };
		let amount = rules::gain_due(measured, gain.percent, gain.most);
		let surplus = gain.reserved.saturating_sub(amount);
		gain.reserved = gain.reserved.saturating_sub(surplus);
		gain.owed = Some(amount);
		T::Exposure::free(by, surplus);
		if !Self::try_pay_gain(id, cycle, at, leg) {
			let until = at.until;
			Self::deposit_event(Event::GainOwed { cycle_contract: id, cycle, leg, by, amount, until });
		}
	}

	/// The receiver pays what it owes.
	pub(crate) fn pay_owed_gain(
		id: CycleContractId,
		cycle: CycleIndex,
		open: &mut Cycle<T::AccountId>,
		leg: u8,
	) -> DispatchResult {
		let at = open.leg_mut(leg).ok_or(Error::<T>::NoSuchLeg)?;
		let is_owed = at.gain.is_some_and(|gain| gain.owed.is_some());
		ensure!(is_owed, Error::<T>::AlreadySettled);
		Self::ensure_still_owed(at, at.disputes)?;
		ensure!(Self::try_pay_gain(id, cycle, at, leg), Error::<T>::NotEnoughMoney);
		Ok(())
	}

	/// Pays an agreed gain out of the receiver's free money, if it suffices.
	fn try_pay_gain(id: CycleContractId, cycle: CycleIndex, at: &mut Leg, leg: u8) -> bool {
		let Some(OpenGain { owed: Some(amount), .. }) = at.gain else { return false };
		let (Receiver::Member(receiver), to) = (at.receiver, at.supplier) else { return false };
		let accounts = Self::account(receiver).and_then(|from| Ok((from, Self::account(to)?)));
		let paid = accounts.and_then(|(from, to)| Self::transfer(&from, &to, amount));
		if paid.is_ok() {
			Self::end_gain(at);
			Self::deposit_event(Event::GainPaid { cycle_contract: id, cycle, leg, by: receiver, to, amount });
		}
		paid.is_ok()
	}

	/// A gain is settled: nothing of it is at risk any more.
	pub(crate) fn end_gain(at: &mut Leg) {
		let (Some(gain), Receiver::Member(receiver)) = (at.gain.take(), at.receiver) else { return };
		T::Exposure::free(receiver, gain.reserved);
	}

	/// The time of a leg is over at `boundary`. A gain not measured by both lapses; one that is owed is paid, or stays owed
	/// for another claim window (K9, as D4).
	pub(crate) fn close_gain(
		id: CycleContractId,
		cycle: CycleIndex,
		at: &mut Leg,
		leg: u8,
		serial: u32,
		boundary: EraIndex,
	) {
		let Some(gain) = at.gain.filter(|_| !at.disputes.is_by_supplier()) else { return };
		let (Some(amount), Receiver::Member(by)) = (gain.owed, at.receiver) else {
			return Self::lapse_gain(id, cycle, at, leg);
		};
		if Self::try_pay_gain(id, cycle, at, leg) {
			return;
		}
		if gain.is_late {
			return Self::lapse_gain(id, cycle, at, leg);
		}
		at.gain = Some(OpenGain { is_late: true, ..gain });
		at.until = boundary.saturating_add(T::ClaimWindow::get());
		T::Agenda::schedule(at.until, Stage::CycleClosings, serial);
		Self::deposit_event(Event::GainOwed { cycle_contract: id, cycle, leg, by, amount, until: at.until });
	}

	/// The supplier has withdrawn its complaint when the time was over. A gain that both have measured is paid, as silence
	/// would have paid it; without free money, or if not both have measured it, it lapses.
	pub(crate) fn end_late_gain(id: CycleContractId, cycle: CycleIndex, at: &mut Leg, leg: u8) {
		if at.gain.is_some() && !Self::try_pay_gain(id, cycle, at, leg) {
			Self::lapse_gain(id, cycle, at, leg);
		}
	}

	pub(crate) fn lapse_gain(id: CycleContractId, cycle: CycleIndex, at: &mut Leg, leg: u8) {
		Self::end_gain(at);
		Self::deposit_event(Event::GainLapsed { cycle_contract: id, cycle, leg });
	}
}
