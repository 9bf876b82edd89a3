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

	/// The number under which an account applies for the first time, and how many deals it has open: as a customer it
	/// had both before (M6, D7).
	pub(crate) fn number_to_apply(known: Option<MemberIndex>) -> (MemberIndex, u32) {
		let deals = known.and_then(Customers::<T>::take).map_or(0, |customer| customer.deals);
		(known.unwrap_or_else(Self::next_number), deals)
	}

	/// Changes how many engagements of a kind a member or a customer has, if they are counted of it.
	pub(crate) fn change_count(number: MemberIndex, engagement: Engagement, change: impl FnOnce(&mut u32)) {
		if let Some(mut member) = Members::<T>::get(number) {
			if let Some(count) = Self::count_of(&mut member, engagement) {
				change(count);
				Members::<T>::insert(number, member);
			}
		} else if let Some(mut customer) = Customers::<T>::get(number) {
			change(customer.count_of(engagement));
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

	/// Where the engagements of a kind are counted of a member; nowhere if they are not.
	fn count_of(member: &mut MemberOf<T>, engagement: Engagement) -> Option<&mut u32> {
		match engagement {
			Engagement::Deal => Some(&mut member.deals),
			Engagement::Offer | Engagement::Order => None,
		}
	}

	/// A customer that has nothing open any more leaves nothing behind (P8).
	fn keep_customer(number: MemberIndex, customer: Customer<T::AccountId>) {
		if customer.is_engaged() {
			return Customers::<T>::insert(number, customer);
		}
		Customers::<T>::remove(number);
		Numbers::<T>::remove(&customer.account);
		T::Complaints::forget_member(number);
		Self::deposit_event(Event::CustomerForgotten { account: customer.account, customer: number });
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
