//! Completing deals: by those who have received, or by silence (D4).

use crate::{
	types::{Both, Deal, Ending, Payment, Side, State},
	Config, Deals, Error, Event, HoldReason, Pallet,
};
use frame_support::{
	ensure,
	storage::with_storage_layer,
	traits::{
		fungible::{Mutate, MutateHold},
		tokens::{Fortitude, Precision, Preservation, Restriction},
		Get,
	},
};
use sp_runtime::{DispatchError, DispatchResult};
use synergy_primitives::{
	Agenda, Balance, Clock, ComplaintsInfo, DealId, EraIndex, Exposure, MemberIndex, Merit, Obligation, People,
	Records, Stage,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_complete(who: T::AccountId, id: DealId, may_pay: bool) -> DispatchResult {
		let (number, mut deal) = Self::party(&who, id)?;
		let side = deal.side(number).ok_or(Error::<T>::NotAParty)?;
		let has_complained = T::Complaints::has_complained(Obligation::Deal(id), number);
		ensure!(!has_complained, Error::<T>::Disputed);
		Self::ensure_in_turn(id)?;
		match deal.state {
			State::Open => {
				ensure!(deal.terms.awaits(side), Error::<T>::NothingToReceive);
				let is_new = !deal.has_completed.of(side);
				// What a dispatcher has confirmed the member itself pays by saying so again (L8).
				ensure!(is_new || (may_pay && deal.is_received()), Error::<T>::AlreadySaid);
				if is_new {
					*deal.has_completed.of_mut(side) = true;
					Self::deposit_event(Event::ReceiptConfirmed { deal: id, by: number });
				}
			}
			// What could not be paid when the time was over may still be paid (D4).
			State::Unpaid if deal.terms.payer() == Some(side) => ensure!(may_pay, Error::<T>::NotYourPurse),
			_ => return Err(Error::<T>::NotOpen.into()),
		}
		// Who has received something wants it (D4).
		deal.wants_cancel = Both::default();
		let waits = !deal.is_received() || (deal.moves_money() && !may_pay);
		if waits && deal.state == State::Open {
			Deals::<T>::insert(id, deal);
			return Ok(());
		}
		match with_storage_layer(|| Self::pay(&mut deal)) {
			Ok(paid) => {
				let until = Self::warranty_end(deal.terms.warranty);
				Self::completed(id, deal, paid, until);
			}
			// The delivery is acknowledged, and what is owed can be set off (D6).
			Err(_) if deal.state == State::Open && Self::may_owe(&deal) => {
				let until = deal.until.max(T::Clock::deadline(T::ClaimWindow::get()));
				Self::leave_unpaid(id, deal, until);
			}
			Err(failed) => return Err(failed),
		}
		Ok(())
	}

	/// Whether a payer that has not the money may say so: its debts may be set off (D6).
	fn may_owe(deal: &Deal) -> bool {
		let payer = deal.terms.payer().filter(|_| deal.terms.payment == Payment::OnCompletion);
		payer.is_some_and(|side| T::People::allows_set_off(deal.member(side)))
	}

	/// Fails while an award on the deal may be due at a passed boundary and is not paid yet: it counts as paid (D4, E3).
	fn ensure_in_turn(id: DealId) -> DispatchResult {
		let is_disputed = T::Complaints::is_disputed(Obligation::Deal(id));
		ensure!(!is_disputed || !T::Agenda::is_waiting_at(Stage::Verdicts), Error::<T>::Due);
		Ok(())
	}

	/// The boundary at which a warranty that begins now is over. Without one, what was insured is free at once, also in
	/// the second half of an era, so that the same capacity serves many deals a day (D2, E4).
	pub(crate) fn warranty_end(warranty: u32) -> EraIndex {
		if warranty == 0 {
			T::Clock::era()
		} else {
			T::Clock::deadline(warranty)
		}
	}

	/// A party of a deal whose time is not over.
	pub(crate) fn party(who: &T::AccountId, id: DealId) -> Result<(MemberIndex, Deal), DispatchError> {
		let number = Self::number_of(who)?;
		let deal = Self::timely(id)?;
		ensure!(deal.side(number).is_some(), Error::<T>::NotAParty);
		Ok((number, deal))
	}

	/// Silence counts as having received, at the boundary into `era` (D4). A payment that cannot move stays owed.
	pub(crate) fn complete_by_silence(id: DealId, mut deal: Deal, era: EraIndex) {
		let state = deal.state;
		match with_storage_layer(|| Self::pay(&mut deal)) {
			Ok(paid) => {
				let until = era.saturating_add(deal.terms.warranty);
				Self::completed(id, deal, paid, until);
			}
			Err(_) if state == State::Unpaid => Self::close(id, deal, Ending::Unpaid),
			Err(_) => Self::leave_unpaid(id, deal, era.saturating_add(T::ClaimWindow::get())),
		}
	}

	/// What could not be paid stays owed, reserved and claimable until the boundary into `until` (D4).
	fn leave_unpaid(id: DealId, mut deal: Deal, until: EraIndex) {
		deal.state = State::Unpaid;
		deal.wants_cancel = Both::default();
		Self::keep_at_risk(&mut deal, State::Unpaid);
		Self::put_off(id, &mut deal, until);
		if let Some(payer) = deal.terms.payer().map(|side| deal.member(side)) {
			Self::deposit_event(Event::PaymentFailed { deal: id, payer, owed: deal.unpaid(), until });
		}
		Deals::<T>::insert(id, deal);
	}

	/// Moves the payment that is due on completion. Returns what moved. On failure nothing has.
	fn pay(deal: &mut Deal) -> Result<Balance, DispatchError> {
		let Some(payer) = deal.terms.payer() else { return Ok(0) };
		let amount = match deal.terms.payment {
			Payment::None => return Ok(0),
			Payment::OnCompletion => deal.unpaid(),
			Payment::Escrow => deal.escrow,
		};
		if amount == 0 {
			return Ok(0);
		}
		let from = Self::account(deal.member(payer))?;
		let to = Self::account(deal.member(payer.other()))?;
		if deal.terms.payment == Payment::Escrow {
			Self::move_escrow(deal, &from, &to, amount)?;
		} else {
			T::Currency::transfer(&from, &to, amount, Preservation::Expendable)
				.map_err(|_| Error::<T>::NotEnoughMoney)?;
			let received = deal.brought.of_mut(payer.other());
			*received = received.saturating_add(amount);
		}
		Ok(amount)
	}

	pub(crate) fn move_escrow(
		deal: &mut Deal,
		from: &T::AccountId,
		to: &T::AccountId,
		amount: Balance,
	) -> DispatchResult {
		T::Currency::transfer_on_hold(
			&HoldReason::Escrow.into(),
			from,
			to,
			amount,
			Precision::Exact,
			Restriction::Free,
			Fortitude::Force,
		)?;
		deal.escrow = deal.escrow.saturating_sub(amount);
		Ok(())
	}

	/// Everybody has what they are owed: what nobody needs to answer for any more is freed, and the warranty runs.
	pub(crate) fn completed(id: DealId, mut deal: Deal, paid: Balance, until: EraIndex) {
		let merit = Merit::DealCompleted { with: deal.counterparty, volume: deal.volume(paid) };
		T::Records::note(deal.proposer, merit);
		deal.state = State::Completed;
		Self::keep_at_risk(&mut deal, State::Completed);
		Self::deposit_event(Event::DealCompleted { deal: id, paid, until });
		let era = T::Clock::era();
		let is_disputed = T::Complaints::is_disputed(Obligation::Deal(id));
		if until <= era && !is_disputed {
			return Self::close(id, deal, Ending::Fulfilled);
		}
		let next = until.max(era.saturating_add(1));
		Self::put_off(id, &mut deal, next);
		Deals::<T>::insert(id, deal);
	}

	/// Frees what is no longer at risk in a deal that has come to `state` (D2).
	fn keep_at_risk(deal: &mut Deal, state: State) {
		let keep: Both<Balance> = deal.at_risk_after(state);
		for side in [Side::Proposer, Side::Counterparty] {
			let freed = deal.reserved.of(side).saturating_sub(keep.of(side));
			T::Exposure::free(deal.member(side), freed);
		}
		deal.reserved = keep;
	}
}
