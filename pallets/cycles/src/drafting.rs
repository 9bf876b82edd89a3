//! Drafting cycle contracts (K1, K2), and what becomes of drafts that not everybody signs.

use crate::{
	types::{CycleContract, LegTerms, Receiver, State, Terms, Text, MAX_SUM},
	Config, CycleContracts, Error, Event, NextCycleContract, Pallet, SeatsOf, Texts, WeightInfo,
};
use frame_support::{ensure, traits::Get, weights::WeightMeter, BoundedVec};
use sp_runtime::{traits::Hash, DispatchError, DispatchResult};
use synergy_primitives::{
	Agenda, Balance, Clock, Councils, CycleContractId, EraIndex, MemberIndex, People, Progress, Stage,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_draft(
		who: T::AccountId,
		terms: Terms<T::AccountId>,
		amends: Option<CycleContractId>,
	) -> DispatchResult {
		let organiser = Self::number_of(&who)?;
		T::People::ensure_may_open(organiser)?;
		ensure!(T::Clubs::exists(terms.club), Error::<T>::NoSuchClub);
		let text = Text { terms, share: T::SharePercent::get() };
		Self::ensure_sound(&text)?;
		if let Some(amended) = amends {
			Self::ensure_may_amend(amended, organiser)?;
		}
		Self::count_draft(organiser)?;
		let id = NextCycleContract::<T>::mutate(|next| {
			let id = *next;
			*next = next.saturating_add(1);
			id
		});
		let until = T::Clock::deadline(T::DraftEras::get());
		let hash = Self::hash(organiser, amends, &text);
		let price = text.price();
		let signed = BoundedVec::truncate_from(alloc::vec![organiser]);
		CycleContracts::<T>::insert(id, CycleContract { organiser, state: State::Draft { amends, until, signed } });
		Texts::<T>::insert(id, text);
		T::Agenda::schedule(until, Stage::Drafts, id);
		Self::deposit_event(Event::Drafted { cycle_contract: id, organiser, amends, hash, price, until });
		Ok(())
	}

	/// What one signs: who organises, what it changes, and every word of the text (K2).
	pub fn hash(organiser: MemberIndex, amends: Option<CycleContractId>, text: &Text<T::AccountId>) -> T::Hash {
		T::Hashing::hash_of(&(organiser, amends, text))
	}

	/// Counts one more draft of an organiser (A9), and its signature (M7).
	fn count_draft(organiser: MemberIndex) -> DispatchResult {
		SeatsOf::<T>::try_mutate(organiser, |seats| {
			ensure!(seats.organised < T::MaxOrganised::get(), Error::<T>::TooManyCycleContracts);
			seats.organised = seats.organised.saturating_add(1);
			seats.taken = seats.taken.saturating_add(1);
			Ok(())
		})
	}

	/// New terms are drafted by the organiser; if it has given notice, by any party (K7).
	fn ensure_may_amend(id: CycleContractId, drafter: MemberIndex) -> DispatchResult {
		let (organiser, course) = Self::running(id)?;
		Self::ensure_amendable(&course)?;
		if drafter == organiser {
			return Ok(());
		}
		let text = Self::text(id)?;
		let may_step_in = course.has_notice(organiser) && text.terms.parties(organiser).contains(&drafter);
		ensure!(may_step_in, Error::<T>::NotTheOrganiser);
		Ok(())
	}

	fn ensure_sound(text: &Text<T::AccountId>) -> DispatchResult {
		let terms = &text.terms;
		ensure!(!terms.legs.is_empty(), Error::<T>::NoLegs);
		ensure!((1..=T::MaxPeriod::get()).contains(&terms.period), Error::<T>::PeriodOutOfBounds);
		let says_what = !terms.product.is_empty() && terms.legs.iter().all(|leg| leg.good.quantity > 0);
		ensure!(says_what && terms.units > 0 && terms.cycles != Some(0), Error::<T>::NothingToDo);
		let before_last = terms.legs.iter().rev().skip(1);
		let is_to_members = before_last.clone().all(|leg| leg.receiver != Receiver::Consumers);
		ensure!(is_to_members, Error::<T>::ConsumersNotLast);
		for leg in &terms.legs {
			Self::ensure_leg_sound(leg)?;
		}
		let is_unpaid = terms.legs.iter().all(|leg| leg.money == 0);
		ensure!(terms.has_consumers() || is_unpaid, Error::<T>::NobodyPays);
		Self::ensure_not_too_large(text)?;
		let fall = text.waterfall();
		ensure!(fall.price <= fall.market, Error::<T>::PriceAboveMarket);
		Ok(())
	}

	fn ensure_leg_sound(leg: &LegTerms) -> DispatchResult {
		ensure!(leg.receiver != Receiver::Member(leg.supplier), Error::<T>::OwnReceiver);
		ensure!(leg.money <= leg.market, Error::<T>::MoneyAboveMarket);
		if let Some(gain) = leg.gain {
			let is_sound = (1..=100).contains(&gain.percent) && gain.most > 0 && leg.receiver != Receiver::Consumers;
			ensure!(is_sound, Error::<T>::UnsoundGain);
			ensure!(gain.most <= MAX_SUM, Error::<T>::SumTooLarge);
		}
		Ok(())
	}

	/// The market values and the internal values of a whole cycle are at most `MAX_SUM`, so that nothing computed from
	/// them is ever rounded or cut off.
	fn ensure_not_too_large(text: &Text<T::AccountId>) -> DispatchResult {
		let units = Balance::from(text.terms.units);
		let sum = |of: fn(&LegTerms) -> Balance| {
			let mut values = text.terms.legs.iter().map(of);
			values.try_fold(0, |sum: Balance, value| sum.checked_add(value)).and_then(|sum| sum.checked_mul(units))
		};
		let is_within = |sum: Option<Balance>| sum.is_some_and(|sum| sum <= MAX_SUM);
		ensure!(is_within(sum(|leg| leg.market)) && is_within(sum(|leg| leg.internal)), Error::<T>::SumTooLarge);
		Ok(())
	}

	pub(crate) fn do_refuse(who: T::AccountId, id: CycleContractId) -> DispatchResult {
		let number = Self::number_of(&who)?;
		let cycle_contract = CycleContracts::<T>::get(id).ok_or(Error::<T>::NoSuchCycleContract)?;
		let organiser = cycle_contract.organiser;
		let State::Draft { amends, until, signed } = cycle_contract.state else {
			return Err(Error::<T>::NotADraft.into());
		};
		ensure!(until > T::Clock::era(), Error::<T>::Due);
		let text = Self::text(id)?;
		let is_named = text.terms.parties(organiser).contains(&number);
		// Who has given notice has no say in terms without it (K7).
		let is_needed = || Self::needed(organiser, amends, &text).is_ok_and(|needed| needed.contains(&number));
		ensure!(is_named || is_needed(), Error::<T>::NotAParty);
		// The seats of those who have signed are freed in the blocks that follow.
		T::Agenda::cancel(until, Stage::Drafts, id);
		T::Agenda::schedule(T::Clock::era(), Stage::Drafts, id);
		CycleContracts::<T>::insert(id, CycleContract { organiser, state: State::Refused { signed } });
		Self::deposit_event(Event::Refused { cycle_contract: id, by: number });
		Ok(())
	}

	/// A draft whose time is over expires, one that was refused is cleared away (K1, P8).
	pub(crate) fn drop_due(id: CycleContractId, boundary: EraIndex, meter: &mut WeightMeter) -> Progress {
		if meter.try_consume(T::WeightInfo::look_at_course()).is_err() {
			return Progress::More;
		}
		let Some(CycleContract { organiser, state }) = CycleContracts::<T>::get(id) else { return Progress::Done };
		let (signed, has_expired) = match state {
			State::Draft { until, signed, .. } if until <= boundary => (signed, true),
			State::Refused { signed } => (signed, false),
			_ => return Progress::Done,
		};
		if meter.try_consume(T::WeightInfo::drop_draft(u32::try_from(signed.len()).unwrap_or(u32::MAX))).is_err() {
			return Progress::More;
		}
		if has_expired {
			Self::deposit_event(Event::DraftExpired { cycle_contract: id });
		}
		signed.into_iter().for_each(Self::leave_seat);
		Self::discount(organiser);
		CycleContracts::<T>::remove(id);
		Texts::<T>::remove(id);
		Progress::Done
	}

	pub(crate) fn text(id: CycleContractId) -> Result<Text<T::AccountId>, DispatchError> {
		Texts::<T>::get(id).ok_or_else(|| Error::<T>::NoSuchCycleContract.into())
	}
}
