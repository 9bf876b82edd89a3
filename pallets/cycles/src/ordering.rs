//! Ordering for the next cycle, and standing orders (K3).

use crate::{
	types::{Course, Order, Step, Text},
	Config, Error, Event, Orders, Pallet, StandingOrders,
};
use frame_support::{ensure, traits::Get};
use sp_runtime::{DispatchError, DispatchResult};
use synergy_primitives::{Balance, CycleContractId, Engagement, Exposure, MemberIndex, People};

impl<T: Config> Pallet<T> {
	/// The number under which an account orders: that of a member who may open something new (D5), or of a customer (D7).
	fn consumer(who: &T::AccountId) -> Result<MemberIndex, DispatchError> {
		let number = T::People::customer(who, true)?;
		T::People::ensure_may_buy(number)?;
		Ok(number)
	}

	pub(crate) fn do_order(who: T::AccountId, id: CycleContractId, units: u32, standing: bool) -> DispatchResult {
		let consumer = Self::consumer(&who)?;
		let (organiser, mut course) = Self::running(id)?;
		Self::ensure_ordering(&course)?;
		ensure!(units > 0, Error::<T>::NothingOrdered);
		let (next_organiser, text) = Self::next_terms(id, organiser, &course)?;
		ensure!(text.terms.has_consumers(), Error::<T>::NoConsumers);
		Self::ensure_follows(next_organiser, &course, &text)?;
		let has_ordered =
			Orders::<T>::contains_key((id, course.next), consumer) || StandingOrders::<T>::contains_key(id, consumer);
		ensure!(!has_ordered, Error::<T>::AlreadyOrdered);
		let left = text.terms.units.saturating_sub(course.ordered.units);
		ensure!(units <= left, Error::<T>::NotEnoughUnits);
		ensure!(course.ordered.orders < T::MaxOrders::get(), Error::<T>::TooManyOrders);
		Self::place(id, &course, &who, consumer, units, &text, standing)?;
		course.ordered.add(units);
		if standing {
			course.standing.add(units);
			StandingOrders::<T>::insert(id, consumer, units);
			Self::engage(consumer)?;
		}
		Self::put(id, organiser, course);
		Ok(())
	}

	/// Moves the money of an order into the account of the next cycle, and writes the order down.
	pub(crate) fn place(
		id: CycleContractId,
		course: &Course,
		who: &T::AccountId,
		consumer: MemberIndex,
		units: u32,
		text: &Text<T::AccountId>,
		standing: bool,
	) -> DispatchResult {
		let cycle = course.next;
		let times = |value: Balance| value.saturating_mul(units.into());
		let paid = times(text.price());
		let by_customer = !T::People::is_member(consumer);
		ensure!(paid > 0 || !by_customer, Error::<T>::NothingPaid);
		ensure!(text.kept() > 0 || !by_customer, Error::<T>::NothingKept);
		let claimable = times(if by_customer { text.kept() } else { text.claimable() });
		Self::transfer(who, &Self::account_of(id, cycle), paid)?;
		Orders::<T>::insert((id, cycle), consumer, Order { units, by_customer, ..Default::default() });
		Self::engage(consumer)?;
		Self::deposit_event(Event::Ordered {
			cycle_contract: id,
			cycle,
			consumer,
			units,
			paid,
			standing,
			by_customer,
			claimable,
		});
		Ok(())
	}

	/// As long as an order or a standing one lasts, a member may not leave (M7), and a customer keeps its number (D7).
	fn engage(consumer: MemberIndex) -> DispatchResult {
		Self::take_seat(consumer);
		ensure!(T::Exposure::engage(consumer, Engagement::Order, u32::MAX), Error::<T>::TooManyOrders);
		Ok(())
	}

	/// An order or a standing one is gone, and its money is where it belongs. A customer may be forgotten with it (P8).
	pub(crate) fn disengage(consumer: MemberIndex) {
		Self::leave_seat(consumer);
		T::Exposure::disengage(consumer, Engagement::Order);
	}

	/// The text by which one orders: the new terms, once all have signed them (K2).
	pub(crate) fn text_of_next(id: CycleContractId, course: &Course) -> Result<Text<T::AccountId>, DispatchError> {
		Self::text(course.amendment.unwrap_or(id))
	}

	/// What was paid for one unit of the next cycle. While orders are being returned, they are so at the old price.
	pub fn price_of_next(id: CycleContractId, course: &Course) -> Balance {
		let is_old = matches!(course.step, Step::Returning { .. } | Step::Ending { .. });
		let text = if is_old { Self::text(id) } else { Self::text_of_next(id, course) };
		text.map_or(0, |text| text.price())
	}

	/// Fails if no cycle follows the one that runs (K1, K7).
	fn ensure_follows(organiser: MemberIndex, course: &Course, text: &Text<T::AccountId>) -> DispatchResult {
		let is_given_up = Self::is_given_up(organiser, course, text);
		ensure!(!is_given_up && !text.terms.is_over_before(course.next), Error::<T>::NoMoreCycles);
		Ok(())
	}

	pub(crate) fn do_cancel_order(who: T::AccountId, id: CycleContractId) -> DispatchResult {
		let consumer = Self::number_of(&who)?;
		let (organiser, mut course) = Self::running(id)?;
		Self::ensure_ordering(&course)?;
		let order = Orders::<T>::get((id, course.next), consumer);
		let standing = StandingOrders::<T>::get(id, consumer);
		let units = order.map(|order| order.units).or(standing).ok_or(Error::<T>::NoSuchOrder)?;
		if order.is_some() {
			let price = Self::text_of_next(id, &course)?.price();
			Self::return_order(id, &course, consumer, units, price);
		}
		if standing.is_some() {
			Self::end_standing(id, &mut course, consumer, units);
		}
		course.ordered.remove(units);
		Self::put(id, organiser, course);
		Ok(())
	}

	/// Gives the money of an order for the next cycle back.
	pub(crate) fn return_order(
		id: CycleContractId,
		course: &Course,
		consumer: MemberIndex,
		units: u32,
		price: Balance,
	) {
		let cycle = course.next;
		let refunded = price.saturating_mul(units.into());
		let returned =
			Self::account(consumer).and_then(|to| Self::transfer(&Self::account_of(id, cycle), &to, refunded));
		debug_assert_eq!(returned, Ok(()), "P5: what was paid in is there");
		Orders::<T>::remove((id, cycle), consumer);
		Self::deposit_event(Event::OrderCancelled { cycle_contract: id, cycle, consumer, refunded });
		Self::disengage(consumer);
	}

	/// A standing order does not renew any more.
	pub(crate) fn end_standing(id: CycleContractId, course: &mut Course, consumer: MemberIndex, units: u32) {
		StandingOrders::<T>::remove(id, consumer);
		course.standing.remove(units);
		Self::deposit_event(Event::StandingOrderEnded { cycle_contract: id, consumer, units });
		Self::disengage(consumer);
	}
}
