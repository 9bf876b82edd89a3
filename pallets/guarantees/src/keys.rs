//! What moves to a new key: the number, what is held under it, and free money if the club's council signs (F6, M6).

use crate::{
	types::{FormerKey, Recovery},
	Config, Error, Event, FormerKeys, Guarantees, Members, NewKeys, Numbers, Pallet, Recoveries, RequestOf,
};
use frame_support::{
	ensure,
	traits::{
		fungible::{Inspect, InspectHold, Mutate, MutateHold},
		tokens::{Fortitude, Precision, Preservation, Restriction},
		Get,
	},
};
use sp_runtime::{DispatchError, DispatchResult};
use synergy_primitives::{Balance, Councils, MemberIndex};

type System<T> = frame_system::Pallet<T>;

impl<T: Config> Pallet<T> {
	/// The number gets another account, and everything that stands under it goes along (M6).
	pub(crate) fn replace_key(number: MemberIndex, request: &RequestOf<T>) -> DispatchResult {
		let mut member = Self::member(number)?;
		let (old, new) = (core::mem::replace(&mut member.account, request.account.clone()), request.account.clone());
		Members::<T>::insert(number, member);
		Numbers::<T>::remove(&old);
		Numbers::<T>::insert(&new, number);
		NewKeys::<T>::remove(&new);
		Self::remember(&old, FormerKey { member: number, signed: request.signed, with_money: request.with_money });
		Self::move_references(number, &old, &new);
		Self::move_holds(&old, &new)?;
		let money = if request.with_money { Self::move_free(&old, &new)? } else { 0 };
		Self::deposit_event(Event::KeyReplaced { member: number, old, new, money });
		Ok(())
	}

	/// The old account stays in the system, so that it shows whether its key has signed anything since.
	fn remember(old: &T::AccountId, key: FormerKey) {
		if FormerKeys::<T>::get(old).is_none() {
			System::<T>::inc_sufficients(old);
		}
		FormerKeys::<T>::insert(old, key);
	}

	/// One reference for the number and one for every guarantee behind it (M4). The new account has the first already.
	fn move_references(number: MemberIndex, old: &T::AccountId, new: &T::AccountId) {
		System::<T>::dec_sufficients(old);
		for _ in Guarantees::<T>::get(number) {
			System::<T>::inc_sufficients(new);
			System::<T>::dec_sufficients(old);
		}
	}

	/// What is held for what the number has open. Nothing can be held where nothing is free: if the new account has no
	/// money, one unit goes along.
	fn move_holds(old: &T::AccountId, new: &T::AccountId) -> DispatchResult {
		let held = |reason: T::RuntimeHoldReason| {
			let amount = T::Currency::balance_on_hold(&reason, old);
			(amount > 0).then_some((reason, amount))
		};
		let mut held = T::HeldByNumber::get().into_iter().filter_map(held).peekable();
		if held.peek().is_none() {
			return Ok(());
		}
		System::<T>::inc_providers(new);
		for (reason, amount) in held {
			let (how, force) = (Restriction::OnHold, Fortitude::Force);
			T::Currency::transfer_on_hold(&reason, old, new, amount, Precision::Exact, how, force)?;
		}
		let missing = T::Currency::minimum_balance().saturating_sub(T::Currency::balance(new));
		if missing > 0 {
			T::Currency::transfer(old, new, missing, Preservation::Expendable)?;
		}
		System::<T>::dec_providers(new)?;
		Ok(())
	}

	/// Everything that is free. Returns how much it was.
	fn move_free(old: &T::AccountId, new: &T::AccountId) -> Result<Balance, DispatchError> {
		let amount = T::Currency::reducible_balance(old, Preservation::Expendable, Fortitude::Polite);
		if amount > 0 {
			T::Currency::transfer(old, new, amount, Preservation::Expendable)?;
		}
		Ok(amount)
	}

	/// The council of the member's club signs that free money moves as well, before the number has moved or after.
	pub(crate) fn do_allow_money(who: T::AccountId, lost: T::AccountId) -> DispatchResult {
		let open = Numbers::<T>::get(&lost).filter(|number| Recoveries::<T>::contains_key(number));
		if let Some(number) = open {
			let mut request = Self::open_request(number)?;
			Self::ensure_may_allow(&who, number, &lost, request.signed, request.with_money)?;
			request.with_money = true;
			Recoveries::<T>::insert(number, Recovery::Open(request));
			Self::deposit_event(Event::MoneyAllowed { member: number, account: lost });
			return Ok(());
		}
		let mut key = FormerKeys::<T>::get(&lost).ok_or(Error::<T>::NoSuchRecovery)?;
		Self::ensure_may_allow(&who, key.member, &lost, key.signed, key.with_money)?;
		key.with_money = true;
		Self::deposit_event(Event::MoneyAllowed { member: key.member, account: lost.clone() });
		FormerKeys::<T>::insert(lost, key);
		Ok(())
	}

	/// Fails unless it is the council of the member's club, the old key is silent, and it has not been allowed yet.
	fn ensure_may_allow(
		who: &T::AccountId,
		number: MemberIndex,
		lost: &T::AccountId,
		signed: u32,
		is_allowed: bool,
	) -> DispatchResult {
		let club = Self::member(number)?.club;
		ensure!(T::Clubs::council(club).is_some_and(|council| council == *who), Error::<T>::NotTheCouncil);
		ensure!(Self::signed(lost) == signed, Error::<T>::KeyInUse);
		ensure!(!is_allowed, Error::<T>::AlreadySaid);
		Ok(())
	}

	/// The member fetches what has become free in the account of its former key, with what that had offered by `fund`.
	pub(crate) fn do_fetch_money(
		who: T::AccountId,
		lost: T::AccountId,
		offered: Option<(T::AccountId, T::AccountId)>,
	) -> DispatchResult {
		let key = FormerKeys::<T>::get(&lost).ok_or(Error::<T>::NoSuchRecovery)?;
		ensure!(Self::number_of(&who)? == key.member, Error::<T>::NotTheNewKey);
		ensure!(Self::signed(&lost) == key.signed, Error::<T>::KeyInUse);
		ensure!(key.with_money, Error::<T>::MoneyNotAllowed);
		if let Some((guarantor, ward)) = offered {
			Self::do_unfund(lost.clone(), guarantor, ward)?;
		}
		let amount = Self::move_free(&lost, &who)?;
		ensure!(amount > 0, Error::<T>::NothingToFetch);
		Self::deposit_event(Event::MoneyFetched { member: key.member, from: lost, amount });
		Ok(())
	}
}
