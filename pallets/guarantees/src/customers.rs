//! Regular customers: accounts that are no members and buy against full escrow (D7). They have a number as long as
//! something of theirs is open.

use crate::{
	types::{Customer, Status},
	Config, Customers, Error, Event, MemberOf, Members, NewKeys, Numbers, Pallet,
};
use frame_support::ensure;
use sp_runtime::{DispatchError, DispatchResult};
use synergy_primitives::{Clock, ComplaintsInfo, Engagement, MemberIndex};

impl<T: Config> Pallet<T> {
	/// The number of an account that buys: that which it has, else that of a new customer.
	pub(crate) fn number_to_buy(account: &T::AccountId, is_signer: bool) -> Result<MemberIndex, DispatchError> {
		let Some(number) = Numbers::<T>::get(account) else {
			// Nobody can keep an account from becoming a member's key by an offer (F6).
			ensure!(is_signer || !NewKeys::<T>::contains_key(account), Error::<T>::IsNewKey);
			Self::ensure_no_key_waits(account)?;
			return Ok(Self::new_customer(account));
		};
		if let Some(member) = Members::<T>::get(number) {
			Self::ensure_not_due(number, &member)?;
		}
		Ok(number)
	}

	fn new_customer(account: &T::AccountId) -> MemberIndex {
		let number = Self::next_number();
		Numbers::<T>::insert(account, number);
		Customers::<T>::insert(number, Customer { account: account.clone(), deals: 0, offers: 0, orders: 0 });
		Self::deposit_event(Event::CustomerNumbered { account: account.clone(), customer: number });
		number
	}

	/// Fails if it is lapsing (D5) or suspended (C5), or a candidate whose time is over and who has no number then (E3).
	pub(crate) fn ensure_buys(number: MemberIndex) -> DispatchResult {
		if let Some(member) = Members::<T>::get(number) {
			Self::ensure_not_due(number, &member)?;
			let is_lapsing = matches!(member.status, Status::Lapsing { until } if until > T::Clock::era());
			ensure!(!is_lapsing, Error::<T>::Lapsing);
		}
		ensure!(!T::Complaints::is_suspended(number), Error::<T>::Suspended);
		Ok(())
	}

	/// The number under which an account applies for the first time, and what it has open: as a customer it had both before
	/// (M6, D7).
	pub(crate) fn number_to_apply(account: &T::AccountId) -> (MemberIndex, Customer<T::AccountId>) {
		let known = Numbers::<T>::get(account);
		let open = known.and_then(Customers::<T>::take);
		let none = || Customer { account: account.clone(), deals: 0, offers: 0, orders: 0 };
		(known.unwrap_or_else(Self::next_number), open.unwrap_or_else(none))
	}

	/// Counts one engagement more of a kind of a member or a customer, if they are counted of it.
	pub(crate) fn count_more(number: MemberIndex, engagement: Engagement) {
		if let Some(mut member) = Members::<T>::get(number) {
			if let Some(count) = Self::count_of(&mut member, engagement) {
				*count = count.saturating_add(1);
				Members::<T>::insert(number, member);
			}
		} else if let Some(mut customer) = Customers::<T>::get(number) {
			let count = customer.count_of(engagement);
			*count = count.saturating_add(1);
			Customers::<T>::insert(number, customer);
		}
	}

	/// Counts one engagement less.
	pub(crate) fn count_less(number: MemberIndex, engagement: Engagement) {
		if let Some(mut member) = Members::<T>::get(number) {
			if let Some(count) = Self::count_of(&mut member, engagement) {
				*count = count.saturating_sub(1);
				Self::prolong_if_over(number, &mut member);
				Members::<T>::insert(number, member);
			}
		} else if let Some(mut customer) = Customers::<T>::get(number) {
			let count = customer.count_of(engagement);
			*count = count.saturating_sub(1);
			Self::keep_customer(number, customer);
		}
	}

	/// How many engagements of a kind a member or a customer has.
	pub(crate) fn count(number: MemberIndex, engagement: Engagement) -> u32 {
		if let Some(mut member) = Members::<T>::get(number) {
			return Self::count_of(&mut member, engagement).map_or(0, |count| *count);
		}
		Customers::<T>::get(number).map_or(0, |mut customer| *customer.count_of(engagement))
	}

	/// Where the engagements of a kind are counted of a member; nowhere if they are not. Whose number lasts for ever needs
	/// no count of what it would be a customer for (M6, D7).
	fn count_of(member: &mut MemberOf<T>, engagement: Engagement) -> Option<&mut u32> {
		match engagement {
			Engagement::Deal => Some(&mut member.deals),
			Engagement::Offer | Engagement::Order if member.was_member() => None,
			Engagement::Offer => Some(&mut member.offers),
			Engagement::Order => Some(&mut member.orders),
		}
	}

	/// A customer that has nothing open any more leaves nothing behind (P8).
	fn keep_customer(number: MemberIndex, customer: Customer<T::AccountId>) {
		if customer.is_engaged() {
			return Customers::<T>::insert(number, customer);
		}
		Customers::<T>::remove(number);
		Self::forget_number(number, &customer.account);
		Self::deposit_event(Event::CustomerForgotten { account: customer.account, customer: number });
	}

	/// Whose application has come to nothing keeps its number as a customer, if something of its is open (D7).
	pub(crate) fn turn_back(number: MemberIndex, customer: Customer<T::AccountId>) {
		if !customer.is_engaged() {
			return Self::forget_number(number, &customer.account);
		}
		Self::deposit_event(Event::CustomerNumbered { account: customer.account.clone(), customer: number });
		Customers::<T>::insert(number, customer);
	}

	fn forget_number(number: MemberIndex, account: &T::AccountId) {
		Numbers::<T>::remove(account);
		T::Complaints::forget_member(number);
	}

	/// Whether an account has no number, or one only because others have proposed something to it: nobody can spoil an
	/// account for somebody else by that (F6).
	pub(crate) fn is_unbound(account: &T::AccountId) -> bool {
		let is_bound = |number| Customers::<T>::get(number).is_none_or(|customer| customer.is_bound());
		!Numbers::<T>::get(account).is_some_and(is_bound)
	}

	/// Takes the number of such an account away. Nobody can accept any more what was proposed under it; the proposals
	/// expire (D1).
	pub(crate) fn unbind(account: &T::AccountId) {
		if let Some(number) = Numbers::<T>::get(account) {
			Self::keep_customer(number, Customer { account: account.clone(), deals: 0, offers: 0, orders: 0 });
		}
	}

	/// Notes whether a member's debts may be set off (D6): also of one that has lapsed, which may settle what is open.
	pub(crate) fn note_set_off(number: MemberIndex, allowed: bool) -> DispatchResult {
		let mut member = Members::<T>::get(number).ok_or(Error::<T>::NotAMember)?;
		ensure!(member.was_member() && member.status != Status::Former, Error::<T>::NotAMember);
		member.allows_set_off = allowed;
		Members::<T>::insert(number, member);
		Ok(())
	}
}
