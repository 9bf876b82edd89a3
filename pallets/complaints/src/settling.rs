//! Ending a complaint by agreement: withdrawing, paying, offering and accepting (C6, C12).

use crate::{
	types::{Claim, Complaint, Outcome, Phase},
	Claims, Complaints, Config, Error, Event, HoldReason, Pallet,
};
use frame_support::{
	ensure,
	traits::{
		fungible::{Mutate, MutateHold},
		tokens::{Fortitude, Precision, Preservation, Restriction},
	},
};
use sp_runtime::{DispatchError, DispatchResult};
use synergy_primitives::{Balance, ComplaintId, NumberOf, Obligations};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_withdraw(who: T::AccountId, id: ComplaintId) -> DispatchResult {
		let complaint = Self::undecided(id)?;
		ensure!(Self::number_of(&who)? == complaint.complainer, Error::<T>::NotTheComplainer);
		T::Obligations::note_withdrawn(complaint.obligation, complaint.complainer);
		Self::end(id, complaint, Outcome::Withdrawn, 0, 0);
		Ok(())
	}

	pub(crate) fn do_settle(who: T::AccountId, id: ComplaintId, amount: Balance) -> DispatchResult {
		let mut complaint = Self::undecided(id)?;
		ensure!(Self::number_of(&who)? == complaint.accused, Error::<T>::NotTheAccused);
		ensure!(complaint.claim > 0, Error::<T>::NothingToSettle);
		ensure!(amount > 0, Error::<T>::NothingOffered);
		Self::return_offer(&mut complaint);
		if amount >= complaint.claim {
			let to = Self::account(complaint.complainer)?;
			T::Currency::transfer(&who, &to, complaint.claim, Preservation::Expendable)
				.map_err(|_| Error::<T>::NotEnoughMoney)?;
			return Self::settled(id, complaint);
		}
		T::Currency::hold(&HoldReason::Settlement.into(), &who, amount).map_err(|_| Error::<T>::NotEnoughMoney)?;
		complaint.offer = Some(amount);
		Complaints::<T>::insert(id, complaint);
		Self::deposit_event(Event::SettlementOffered { complaint: id, amount });
		Ok(())
	}

	/// The accused has paid the whole claim.
	fn settled(id: ComplaintId, complaint: Complaint<T::AccountId>) -> DispatchResult {
		let paid = complaint.claim;
		T::Obligations::settle(complaint.obligation, complaint.complainer, paid);
		Self::end(id, complaint, Outcome::Settled, paid, 0);
		Ok(())
	}

	/// Accepts an offer, or else the award that waits. Returns whether the award was paid.
	pub(crate) fn do_accept(who: T::AccountId, id: ComplaintId, amount: Balance) -> Result<bool, DispatchError> {
		let complaint = Self::undecided(id)?;
		let is_complainer = T::People::number(&who) == Some(complaint.complainer);
		if is_complainer && complaint.offer == Some(amount) {
			Self::accept_offer(&who, id, complaint, amount)?;
			return Ok(false);
		}
		let Phase::Waiting { percent } = complaint.phase else { return Err(Error::<T>::NoSuchOffer.into()) };
		ensure!(complaint.award(percent) == amount, Error::<T>::NoSuchOffer);
		Self::assent(who, id, complaint, percent)
	}

	fn accept_offer(
		who: &T::AccountId,
		id: ComplaintId,
		mut complaint: Complaint<T::AccountId>,
		amount: Balance,
	) -> DispatchResult {
		let from = Self::account(complaint.accused)?;
		complaint.offer = None;
		T::Currency::transfer_on_hold(
			&HoldReason::Settlement.into(),
			&from,
			who,
			amount,
			Precision::Exact,
			Restriction::Free,
			Fortitude::Force,
		)?;
		T::Obligations::settle(complaint.obligation, complaint.complainer, amount);
		let counter = Self::counter_complaint(&complaint);
		Self::end(id, complaint, Outcome::Settled, amount, 0);
		if let Some((id, counter)) = counter {
			T::Obligations::resolve(counter.obligation, counter.complainer, 0);
			Self::end(id, counter, Outcome::SettledTogether, 0, 0);
		}
		Ok(())
	}

	/// The open complaint of the accused on the same obligation, unless its own end is already due. It was filed before the
	/// offer was made: filing has given back what was offered before.
	fn counter_complaint(complaint: &Complaint<T::AccountId>) -> Option<(ComplaintId, Complaint<T::AccountId>)> {
		let claims = Claims::<T>::get(complaint.obligation);
		let is_counter = |claim: &&Claim| Self::is_open_between(claim, complaint.accused, complaint.complainer);
		let id = claims.iter().find(is_counter)?.complaint;
		Some((id, Self::undecided(id).ok()?))
	}

	/// Gives back what the accused has offered.
	pub(crate) fn return_offer(complaint: &mut Complaint<T::AccountId>) {
		let Some(amount) = complaint.offer.take() else { return };
		if let Some(accused) = T::People::account(complaint.accused) {
			let released =
				T::Currency::release(&HoldReason::Settlement.into(), &accused, amount, Precision::BestEffort);
			debug_assert_eq!(released, Ok(amount), "P1: what is recorded is held");
		}
	}

	pub(crate) fn account(number: synergy_primitives::MemberIndex) -> Result<T::AccountId, DispatchError> {
		T::People::account(number).ok_or_else(|| Error::<T>::NotKnown.into())
	}
}
