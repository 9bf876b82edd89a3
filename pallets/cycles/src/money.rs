//! The money of cycles (K3, P5): each has its own account, and everything that leaves it is written down.

use crate::{
	types::{Cycle, Role},
	Config, Error, Event, Pallet,
};
use frame_support::traits::{
	fungible::{Inspect, Mutate},
	tokens::{Fortitude, Preservation},
	Get,
};
use sp_runtime::{traits::AccountIdConversion, DispatchError, DispatchResult};
use synergy_primitives::{Balance, ClubId, Councils, CycleContractId, CycleIndex, MemberIndex, NumberOf};

impl<T: Config> Pallet<T> {
	/// The account of a cycle. Nobody has its key.
	pub fn account_of(id: CycleContractId, cycle: CycleIndex) -> T::AccountId {
		T::PalletId::get().into_sub_account_truncating((id, cycle))
	}

	pub(crate) fn number_of(who: &T::AccountId) -> Result<MemberIndex, DispatchError> {
		T::People::number(who).ok_or_else(|| Error::<T>::NotKnown.into())
	}

	pub(crate) fn account(number: MemberIndex) -> Result<T::AccountId, DispatchError> {
		T::People::account(number).ok_or_else(|| Error::<T>::NotKnown.into())
	}

	pub(crate) fn transfer(from: &T::AccountId, to: &T::AccountId, amount: Balance) -> DispatchResult {
		if amount == 0 || from == to {
			return Ok(());
		}
		T::Currency::transfer(from, to, amount, Preservation::Expendable)
			.map(|_| ())
			.map_err(|_| Error::<T>::NotEnoughMoney.into())
	}

	/// What an account may spend.
	pub(crate) fn spendable(who: &T::AccountId) -> Balance {
		T::Currency::reducible_balance(who, Preservation::Expendable, Fortitude::Polite)
	}

	/// Pays out of the account of a cycle. What is written down is there (P5), and an account exists from one unit on, so
	/// this moves exactly `amount`.
	fn pay_out(id: CycleContractId, cycle: CycleIndex, to: &T::AccountId, amount: Balance) {
		let paid = Self::transfer(&Self::account_of(id, cycle), to, amount);
		debug_assert_eq!(paid, Ok(()), "P5: what is written down is there");
	}

	/// Pays a supplier for a leg.
	pub(crate) fn pay_supplier(
		id: CycleContractId,
		cycle: CycleIndex,
		open: &mut Cycle<T::AccountId>,
		leg: u8,
		amount: Balance,
		units: u32,
		by: Option<MemberIndex>,
	) {
		let Some(to) = open.leg(leg).map(|leg| leg.supplier) else { return };
		if let Some(account) = T::People::account(to) {
			Self::pay_out(id, cycle, &account, amount);
			open.paid = open.paid.saturating_add(amount);
		}
		Self::deposit_event(Event::LegPaid { cycle_contract: id, cycle, leg, to, amount, units, by });
	}

	/// Pays a share.
	pub(crate) fn pay_share(
		id: CycleContractId,
		cycle: CycleIndex,
		open: &mut Cycle<T::AccountId>,
		to: T::AccountId,
		amount: Balance,
		role: Role,
	) {
		if amount > 0 {
			Self::pay_out(id, cycle, &to, amount);
			open.paid = open.paid.saturating_add(amount);
			Self::tell_share(id, cycle, to, amount, role);
		}
	}

	fn tell_share(id: CycleContractId, cycle: CycleIndex, to: T::AccountId, amount: Balance, role: Role) {
		let member = T::People::number(&to);
		Self::deposit_event(Event::SharePaid { cycle_contract: id, cycle, to, member, amount, role });
	}

	/// Gives money back to a consumer.
	pub(crate) fn refund(
		id: CycleContractId,
		cycle: CycleIndex,
		open: &mut Cycle<T::AccountId>,
		consumer: MemberIndex,
		amount: Balance,
	) {
		if amount == 0 {
			return;
		}
		let Some(account) = T::People::account(consumer) else { return };
		Self::pay_out(id, cycle, &account, amount);
		open.refunded = open.refunded.saturating_add(amount);
		Self::deposit_event(Event::OrderRefunded { cycle_contract: id, cycle, consumer, amount });
	}

	/// What strangers have sent to the account of a cycle that is closed, or never opened, goes to its club, so that no money
	/// is stuck (P5). If the club was removed, the federation disposes of its treasury.
	pub(crate) fn empty(id: CycleContractId, cycle: CycleIndex, club: ClubId) {
		let from = Self::account_of(id, cycle);
		let amount = Self::spendable(&from);
		if amount == 0 {
			return;
		}
		let Some(to) = T::Clubs::treasury(club) else { return };
		if Self::transfer(&from, &to, amount).is_ok() {
			Self::tell_share(id, cycle, to, amount, Role::Gift);
		}
	}
}
