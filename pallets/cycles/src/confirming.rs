//! Confirming deliveries (K5): a receiver its leg, a consumer its order; the supplier's money moves at once.

use crate::{
	types::{Cycle, Leg, LegState, Receiver},
	Config, Cycles, Error, Orders, Pallet,
};
use frame_support::ensure;
use sp_runtime::DispatchResult;
use synergy_primitives::{Agenda, Balance, Clock, CycleContractId, CycleIndex, Exposure, MemberIndex, Stage};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_confirm(
		who: T::AccountId,
		id: CycleContractId,
		cycle: CycleIndex,
		leg: u8,
		measured: Option<Balance>,
		may_pay: bool,
	) -> DispatchResult {
		ensure!(may_pay || measured.is_none(), Error::<T>::NotYourPurse);
		let number = Self::number_of(&who)?;
		let mut open = Self::cycle(id, cycle)?;
		let (receiver, supplier) =
			open.leg(leg).map(|leg| (leg.receiver, leg.supplier)).ok_or(Error::<T>::NoSuchLeg)?;
		let owed = open.leg(leg).and_then(|leg| leg.owed_surety());
		match (receiver, measured) {
			(_, None) if owed.is_some_and(|surety| surety.by == number) => {
				ensure!(may_pay, Error::<T>::NotYourPurse);
				Self::pay_what_is_owed(id, cycle, &mut open, leg)?;
			}
			(Receiver::Consumers, None) => Self::confirm_order(id, cycle, &mut open, leg, number)?,
			(Receiver::Consumers, Some(_)) => return Err(Error::<T>::NoGain.into()),
			(Receiver::Member(receiver), _) if receiver == number => {
				Self::confirm_leg(id, cycle, &mut open, leg, number, measured, may_pay)?;
			}
			(Receiver::Member(_), Some(measured)) if supplier == number => {
				Self::measure(id, cycle, &mut open, leg, number, measured)?;
			}
			_ => return Err(Error::<T>::NotTheReceiver.into()),
		}
		Cycles::<T>::insert(id, cycle, open);
		Ok(())
	}

	/// Who owes the surety of a leg pays it; if its money does not suffice for that, a gain that it owes of the same leg (K9).
	fn pay_what_is_owed(
		id: CycleContractId,
		cycle: CycleIndex,
		open: &mut Cycle<T::AccountId>,
		leg: u8,
	) -> DispatchResult {
		Self::pay_owed_surety(id, cycle, open, leg).or_else(|unpaid| {
			let has_owed_gain = open.leg(leg).and_then(|at| at.gain).is_some_and(|gain| gain.owed.is_some());
			ensure!(has_owed_gain, unpaid);
			Self::pay_owed_gain(id, cycle, open, leg)
		})
	}

	/// The receiver confirms a leg, and signs its gain; either may come first, and the other later.
	fn confirm_leg(
		id: CycleContractId,
		cycle: CycleIndex,
		open: &mut Cycle<T::AccountId>,
		leg: u8,
		receiver: MemberIndex,
		measured: Option<Balance>,
		may_pay: bool,
	) -> DispatchResult {
		let is_done = |leg: &Leg| matches!(leg.state, LegState::Settled | LegState::Owed);
		let is_new = !open.leg(leg).is_some_and(is_done);
		if is_new {
			Self::ensure_open(open, leg)?;
			Self::settle_leg(id, cycle, open, leg, Some(receiver));
		}
		match measured {
			Some(measured) => Self::measure(id, cycle, open, leg, receiver, measured),
			None if is_new => Ok(()),
			None if !may_pay => Err(Error::<T>::NotYourPurse.into()),
			None => Self::pay_owed_gain(id, cycle, open, leg),
		}
	}

	/// Fails unless a leg is to be confirmed, and its receiver does not complain of it.
	fn ensure_open(open: &Cycle<T::AccountId>, leg: u8) -> DispatchResult {
		let leg = open.leg(leg).ok_or(Error::<T>::NoSuchLeg)?;
		ensure!(!leg.disputes.by_receiver, Error::<T>::Disputed);
		match leg.state {
			LegState::Open => ensure!(leg.until > T::Clock::era(), Error::<T>::Due),
			LegState::Vacant => return Err(Error::<T>::Vacant.into()),
			LegState::Replaced => return Err(Error::<T>::Disputed.into()),
			LegState::Settled | LegState::Owed => return Err(Error::<T>::AlreadySettled.into()),
		}
		Ok(())
	}

	/// A leg that a member receives is delivered: its supplier has its money, and nothing of it is at risk any more.
	pub(crate) fn settle_leg(
		id: CycleContractId,
		cycle: CycleIndex,
		open: &mut Cycle<T::AccountId>,
		leg: u8,
		by: Option<MemberIndex>,
	) {
		let Some(done) = open.leg_mut(leg) else { return };
		let (supplier, amount, reserved) = (done.supplier, core::mem::take(&mut done.held), done.free_all());
		done.state = LegState::Settled;
		let units = done.units;
		T::Exposure::free(supplier, reserved);
		Self::pay_supplier(id, cycle, open, leg, amount, units, by);
	}

	/// A consumer confirms its order.
	fn confirm_order(
		id: CycleContractId,
		cycle: CycleIndex,
		open: &mut Cycle<T::AccountId>,
		leg: u8,
		consumer: MemberIndex,
	) -> DispatchResult {
		let mut order = Orders::<T>::get((id, cycle), consumer).ok_or(Error::<T>::NoSuchOrder)?;
		ensure!(!order.is_settled, Error::<T>::AlreadySettled);
		ensure!(!order.disputes.by_receiver, Error::<T>::Disputed);
		ensure!(open.last == Some(leg), Error::<T>::NoSuchLeg);
		Self::ensure_open(open, leg)?;
		let Some(last) = open.leg_mut(leg) else { return Err(Error::<T>::NoSuchLeg.into()) };
		let (supplier, amount, freed) = (last.supplier, last.take_money(order.units), last.take_reserved(order.units));
		last.units = last.units.saturating_sub(order.units);
		order.is_settled = true;
		Orders::<T>::insert((id, cycle), consumer, order);
		T::Exposure::free(supplier, freed);
		Self::pay_supplier(id, cycle, open, leg, amount, order.units, Some(consumer));
		Ok(())
	}

	/// Fails while an award may be due at a passed boundary and is not paid yet: no call overtakes it (E3).
	pub(crate) fn ensure_in_turn() -> DispatchResult {
		ensure!(!T::Agenda::is_waiting_at(Stage::Verdicts), Error::<T>::Due);
		Ok(())
	}
}
