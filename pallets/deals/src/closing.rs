//! How deals end (D4).

use crate::{
	types::{Deal, Ending, Side, State},
	Config, Deals, Error, Event, HoldReason, Pallet, Unasked,
};
use frame_support::{
	ensure,
	traits::{fungible::MutateHold, tokens::Precision},
};
use sp_runtime::DispatchResult;
use synergy_primitives::{
	Agenda, Balance, Clock, ComplaintsInfo, DealId, Engagement, EraIndex, Exposure, Market, Obligation, Stage,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_cancel(who: T::AccountId, id: DealId) -> DispatchResult {
		let (number, mut deal) = Self::party(&who, id)?;
		let side = deal.side(number).ok_or(Error::<T>::NotAParty)?;
		if deal.state == State::Proposed {
			ensure!(side == Side::Proposer, Error::<T>::NotOpen);
			Self::close(id, deal, Ending::Withdrawn);
			return Ok(());
		}
		ensure!(matches!(deal.state, State::Open | State::Unpaid), Error::<T>::NotOpen);
		ensure!(!T::Complaints::is_disputed(Obligation::Deal(id)), Error::<T>::Disputed);
		let era = T::Clock::era();
		ensure!(!deal.wants_cancel(side, era), Error::<T>::AlreadySaid);
		if deal.wants_cancel(side.other(), era) {
			Self::close(id, deal, Ending::Cancelled);
		} else {
			let until = T::Clock::deadline(1);
			*deal.wants_cancel.of_mut(side) = Some(until);
			Self::deposit_event(Event::CancelWanted { deal: id, by: number, until });
			Deals::<T>::insert(id, deal);
		}
		Ok(())
	}

	pub(crate) fn do_close_expired(id: DealId) -> DispatchResult {
		let deal = Deals::<T>::get(id).ok_or(Error::<T>::NoSuchDeal)?;
		let era = T::Clock::era();
		ensure!(deal.until <= era, Error::<T>::NotDue);
		ensure!(!T::Complaints::was_disputed(Obligation::Deal(id), era), Error::<T>::Disputed);
		// What comes before the deals of this boundary is done first: an award, for example, may pay for this one (E3).
		ensure!(!T::Agenda::is_waiting_at(Stage::Closings), Error::<T>::Due);
		// The result is the same as if the chain had done it by itself at that boundary.
		T::Clock::at_boundary(deal.until, || Self::conclude(id, deal));
		Ok(())
	}

	/// Whether the time of a deal still runs. One that was disputed at the last boundary was put off there to the next,
	/// or will be when its turn comes on the agenda (D4, E3).
	pub(crate) fn is_in_time(id: DealId, deal: &Deal) -> bool {
		let era = T::Clock::era();
		era < deal.until || T::Complaints::was_disputed(Obligation::Deal(id), era)
	}

	/// Does what is due with a deal at the boundary into `era`. One that is disputed is looked at again at the next.
	pub(crate) fn close_due(id: DealId, era: EraIndex) {
		let Some(mut deal) = Deals::<T>::get(id).filter(|deal| deal.until <= era) else { return };
		if T::Complaints::was_disputed(Obligation::Deal(id), era) {
			Self::put_off(id, &mut deal, era.saturating_add(1));
			return Deals::<T>::insert(id, deal);
		}
		Self::conclude(id, deal);
	}

	fn conclude(id: DealId, deal: Deal) {
		let era = deal.until;
		match deal.state {
			State::Proposed => Self::close(id, deal, Ending::Expired),
			State::Open | State::Unpaid if deal.may_be_silent() => Self::complete_by_silence(id, deal, era),
			State::Open | State::Unpaid => Self::close(id, deal, Ending::Awarded),
			State::Completed => Self::close(id, deal, Ending::Fulfilled),
		}
	}

	/// Ends a deal: nothing of it stays at risk or held, and nothing of it is left (P8).
	pub(crate) fn close(id: DealId, deal: Deal, ending: Ending) {
		let refunded = Self::release_escrow(&deal);
		for side in [Side::Proposer, Side::Counterparty] {
			T::Exposure::free(deal.member(side), deal.reserved.of(side));
			let was_counted = side == Side::Proposer || deal.state != State::Proposed;
			if was_counted {
				T::Exposure::disengage(deal.member(side), Engagement::Deal);
			} else {
				Self::discount_offer(&deal);
			}
		}
		// What was delivered is not to be had any more, also if the two call the rest off (L2).
		let is_returned = ending == Ending::Cancelled && !deal.is_delivered();
		if let Some(portion) = deal.portion().filter(|_| is_returned) {
			T::Market::give_back(id, portion);
		}
		if deal.unasked {
			Self::discount_unasked(&deal);
		}
		T::Agenda::cancel(deal.until, Stage::Deals, id);
		T::Complaints::forget(Obligation::Deal(id));
		Deals::<T>::remove(id);
		let (proposer, counterparty) = (deal.proposer, deal.counterparty);
		Self::deposit_event(Event::DealClosed { deal: id, proposer, counterparty, ending, refunded });
	}

	/// A deal that opened without being asked is over (A9).
	fn discount_unasked(deal: &Deal) {
		Unasked::<T>::mutate_exists(deal.counterparty, deal.proposer, |count| {
			*count = count.and_then(|count| count.checked_sub(1)).filter(|left| *left > 0);
		});
	}

	/// Gives what is left in escrow back to the payer. Of a completed deal nothing is.
	fn release_escrow(deal: &Deal) -> Balance {
		let Some(payer) = deal.terms.payer().filter(|_| deal.escrow > 0) else { return 0 };
		let Ok(account) = Self::account(deal.member(payer)) else { return 0 };
		let released = T::Currency::release(&HoldReason::Escrow.into(), &account, deal.escrow, Precision::BestEffort);
		debug_assert_eq!(released, Ok(deal.escrow), "P1: what is recorded is held");
		deal.escrow
	}

	/// A deal that has been accepted, so that one can complain of it.
	pub(crate) fn open_deal(id: DealId) -> Result<Deal, sp_runtime::DispatchError> {
		let deal = Deals::<T>::get(id).ok_or(Error::<T>::NoSuchDeal)?;
		ensure!(deal.state != State::Proposed, Error::<T>::NotOpen);
		Ok(deal)
	}
}
