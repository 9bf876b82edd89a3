//! From one cycle to the next, when its boundary has passed (K3, K5, K8): new terms take effect, standing orders are
//! renewed one after the other, the cycle opens. Whatever weight a slice has, it goes on where the one before stopped.

use crate::{
	types::{merged, Backers, Course, Cycle, Leg, LegState, LegTerms, Phase, Receiver, State, Step, Text},
	BackersOf, Config, CycleContracts, Cycles, Event, NextSerial, Orders, Pallet, Serials, StandingOrders, Texts,
	WeightInfo,
};
use alloc::{collections::BTreeSet, vec::Vec};
use frame_support::{
	storage::PrefixIterator,
	traits::Get,
	weights::{Weight, WeightMeter},
	BoundedVec,
};
use sp_runtime::DispatchResult;
use synergy_primitives::{
	Agenda, Balance, CycleContractId, CycleIndex, EraIndex, Exposure, Marked, MemberIndex, People, Progress, Stage,
};

impl<T: Config> Pallet<T> {
	/// Does what is due with the orders of a cycle contract and its next cycle.
	pub(crate) fn open_due(id: CycleContractId, boundary: EraIndex, meter: &mut WeightMeter) -> Progress {
		if meter.try_consume(T::WeightInfo::look_at_course()).is_err() {
			return Progress::More;
		}
		let Ok((mut organiser, mut course)) = Self::running(id) else { return Progress::Done };
		let progress = Self::go_on(id, &mut organiser, &mut course, boundary, meter);
		if !Self::end_if_over(id, organiser, &course) {
			Self::put(id, organiser, course);
		}
		progress
	}

	fn go_on(
		id: CycleContractId,
		organiser: &mut MemberIndex,
		course: &mut Course,
		boundary: EraIndex,
		meter: &mut WeightMeter,
	) -> Progress {
		loop {
			match course.step {
				Step::Ordering if course.opens > boundary || course.is_over => return Progress::Done,
				Step::Ordering => {
					if meter.try_consume(Self::weight_of_beginning(id, *organiser, course)).is_err() {
						return Progress::More;
					}
					*organiser = Self::begin(id, *organiser, course);
				}
				Step::Renewing { after } => match Self::renew(id, course, after, meter) {
					Some(after) => {
						course.step = Step::Renewing { after };
						return Progress::More;
					}
					None => course.step = Step::Opening,
				},
				Step::Opening => {
					if meter.try_consume(Self::weight_of_opening(id, course)).is_err() {
						return Progress::More;
					}
					Self::open(id, *organiser, course, boundary);
					course.step = Step::Ordering;
					return Progress::Done;
				}
				Step::Returning { after } => match Self::return_orders(id, course, after, meter) {
					Some(after) => {
						course.step = Step::Returning { after };
						return Progress::More;
					}
					None => course.step = Step::Ending { after: None },
				},
				Step::Ending { after } => {
					if let Some(after) = Self::end_all_standing(id, course, after, meter) {
						course.step = Step::Ending { after };
						return Progress::More;
					}
					let is_over = course.opens <= boundary;
					let ends = is_over && course.open == 0;
					if ends && meter.try_consume(Self::weight_of_end(id)).is_err() {
						return Progress::More;
					}
					course.step = Step::Ordering;
					course.is_over = is_over;
				}
			}
		}
	}

	/// New terms cost what there is of legs in them and in those before; or as if there were as many as those have whose seats
	/// are taken and freed, of whom each leg has two.
	fn weight_of_beginning(id: CycleContractId, organiser: MemberIndex, course: &Course) -> Weight {
		let legs = course.amendment.map_or(0, |draft| {
			let concerned = Self::concerned(id, organiser, draft).len().div_ceil(2);
			let legs = Self::legs(id).saturating_add(Self::legs(draft));
			legs.max(u32::try_from(concerned).unwrap_or(u32::MAX))
		});
		T::WeightInfo::begin_opening(legs)
	}

	/// Whom new terms concern: the parties of those before, their own, and who has signed them, of whom some may be no party
	/// any more.
	fn concerned(id: CycleContractId, organiser: MemberIndex, draft: CycleContractId) -> BTreeSet<MemberIndex> {
		let mut all = Texts::<T>::get(id).map(|old| old.terms.parties(organiser)).unwrap_or_default();
		let Some((new, text)) = CycleContracts::<T>::get(draft).zip(Texts::<T>::get(draft)) else { return all };
		all.extend(text.terms.parties(new.organiser));
		if let State::Signed { signed, .. } = new.state {
			all.extend(signed);
		}
		all
	}

	/// A cycle costs what it has of legs. To pass an empty one costs less than one leg does.
	fn weight_of_opening(id: CycleContractId, course: &Course) -> Weight {
		let text = Texts::<T>::get(id).filter(|text| Self::units_of_next(course, text) > 0);
		T::WeightInfo::open_cycle(text.map_or(1, |text| text.terms.count()))
	}

	/// When a cycle contract ends its parties' seats are freed (P8).
	pub(crate) fn weight_of_end(id: CycleContractId) -> Weight {
		T::WeightInfo::end_cycle_contract(Self::legs(id))
	}

	/// How many legs a text has.
	fn legs(id: CycleContractId) -> u32 {
		Texts::<T>::get(id).map_or(0, |text| text.terms.count())
	}

	/// How many units of the product the next cycle has.
	fn units_of_next(course: &Course, text: &Text<T::AccountId>) -> u32 {
		if text.terms.has_consumers() {
			course.ordered.units
		} else {
			text.terms.units
		}
	}

	/// New terms take effect. If no cycle follows, all orders are returned; else standing orders are renewed.
	pub(crate) fn begin(id: CycleContractId, organiser: MemberIndex, course: &mut Course) -> MemberIndex {
		let amendment = course.amendment.take();
		let organiser = amendment.map_or(organiser, |draft| Self::apply(id, organiser, course, draft));
		let follows = Texts::<T>::get(id).is_some_and(|text| {
			!text.terms.is_over_before(course.next) && !Self::is_given_up(organiser, course, &text)
		});
		course.step = if follows { Step::Renewing { after: None } } else { Step::Returning { after: None } };
		organiser
	}

	/// Renews standing orders, from the one after `after` on. Returns where it stopped; none when all are renewed.
	///
	/// One for which the money is not there ends: otherwise it would keep its place without ever paying again.
	pub(crate) fn renew(
		id: CycleContractId,
		course: &mut Course,
		mut after: Option<MemberIndex>,
		meter: &mut WeightMeter,
	) -> Option<Option<MemberIndex>> {
		let text = Texts::<T>::get(id)?;
		for (consumer, units) in Self::standing_after(id, after) {
			if meter.try_consume(T::WeightInfo::renew_order()).is_err() {
				return Some(after);
			}
			after = Some(consumer);
			if Orders::<T>::contains_key((id, course.next), consumer) {
				continue;
			}
			let placed =
				Self::account(consumer).and_then(|who| Self::place(id, course, &who, consumer, units, &text, true));
			if placed.is_err() {
				course.ordered.remove(units);
				Self::end_standing(id, course, consumer, units);
			}
		}
		None
	}

	/// Returns the orders for the next cycle, from the one after `after` on, with their standing orders. Returns where it
	/// stopped; none when all are returned.
	///
	/// It goes on behind what it has removed. If it began anew it would step over all that were removed in the same block,
	/// because what is removed in a block is only gone from the state with its end (P7).
	pub(crate) fn return_orders(
		id: CycleContractId,
		course: &mut Course,
		mut after: Option<MemberIndex>,
		meter: &mut WeightMeter,
	) -> Option<Option<MemberIndex>> {
		let (next, price) = ((id, course.next), Texts::<T>::get(id).map_or(0, |text| text.price()));
		let orders = match after {
			Some(consumer) => Orders::<T>::iter_prefix_from(next, Orders::<T>::hashed_key_for(next, consumer)),
			None => Orders::<T>::iter_prefix(next),
		};
		for (consumer, order) in orders {
			if meter.try_consume(T::WeightInfo::return_order()).is_err() {
				return Some(after);
			}
			after = Some(consumer);
			Self::return_order(id, course, consumer, order.units, price);
			course.ordered.remove(order.units);
			if StandingOrders::<T>::contains_key(id, consumer) {
				Self::end_standing(id, course, consumer, order.units);
			}
		}
		None
	}

	/// The same with the standing orders that have not renewed.
	pub(crate) fn end_all_standing(
		id: CycleContractId,
		course: &mut Course,
		mut after: Option<MemberIndex>,
		meter: &mut WeightMeter,
	) -> Option<Option<MemberIndex>> {
		for (consumer, units) in Self::standing_after(id, after) {
			if meter.try_consume(T::WeightInfo::return_order()).is_err() {
				return Some(after);
			}
			after = Some(consumer);
			course.ordered.remove(units);
			Self::end_standing(id, course, consumer, units);
		}
		None
	}

	/// The standing orders behind one of them, with how many units.
	fn standing_after(id: CycleContractId, after: Option<MemberIndex>) -> PrefixIterator<(MemberIndex, u32)> {
		match after {
			Some(consumer) => {
				StandingOrders::<T>::iter_prefix_from(id, StandingOrders::<T>::hashed_key_for(id, consumer))
			}
			None => StandingOrders::<T>::iter_prefix(id),
		}
	}

	/// Opens the next cycle at `boundary`, and lets orders for the one after begin.
	pub(crate) fn open(id: CycleContractId, organiser: MemberIndex, course: &mut Course, boundary: EraIndex) {
		let Some(text) = Texts::<T>::get(id) else { return };
		let cycle = course.next;
		let units = Self::units_of_next(course, &text);
		if units == 0 {
			Self::deposit_event(Event::CycleSkipped { cycle_contract: id, cycle });
			Self::empty(id, cycle, text.terms.club);
		} else {
			Self::open_cycle(id, organiser, course, &text, units, boundary);
		}
		course.next = cycle.saturating_add(1);
		course.ordered = course.standing;
		course.opens = course.opens.saturating_add(text.terms.period);
		T::Agenda::schedule(course.opens, Stage::Openings, id);
	}

	fn open_cycle(
		id: CycleContractId,
		organiser: MemberIndex,
		course: &mut Course,
		text: &Text<T::AccountId>,
		units: u32,
		boundary: EraIndex,
	) {
		let cycle = course.next;
		let open = Self::new_cycle(organiser, course.version, text, units, boundary);
		Self::take_all_seats(id, cycle, &open.legs);
		BackersOf::<T>::insert(id, cycle, Self::backers(&open.legs));
		Serials::<T>::insert(open.serial, (id, cycle));
		T::Agenda::schedule(open.until, Stage::CycleClosings, open.serial);
		Self::deposit_event(Event::CycleOpened {
			cycle_contract: id,
			cycle,
			units,
			orders: course.ordered.orders,
			market: open.waterfall().market,
			income: open.income,
			share: open.share.saturating_mul(units.into()),
			due: open.due,
			until: open.until,
		});
		Cycles::<T>::insert(id, cycle, open);
		course.open = course.open.saturating_add(1);
	}

	/// A cycle that opens at `boundary`, with all of its legs reserved that can be.
	fn new_cycle(
		organiser: MemberIndex,
		version: CycleContractId,
		text: &Text<T::AccountId>,
		units: u32,
		boundary: EraIndex,
	) -> Cycle<T::AccountId> {
		let due = boundary.saturating_add(text.terms.period);
		let until = due.saturating_add(T::ClaimWindow::get());
		let legs: Vec<_> =
			text.terms.legs.iter().zip(0..).map(|(leg, place)| Self::open_leg(leg, place, units, until)).collect();
		let last = text.terms.has_consumers().then(|| u8::try_from(legs.len().saturating_sub(1)).unwrap_or(u8::MAX));
		let fall = text.waterfall();
		Cycle {
			serial: Self::next_serial(),
			version,
			organiser,
			club: text.terms.club,
			club_share: text.terms.club_share.clone(),
			organisers_share: text.terms.organisers_share.clone(),
			opened: boundary,
			due,
			until,
			units,
			share: fall.club_share,
			income: fall.times(units).price,
			paid: 0,
			refunded: 0,
			last,
			legs: BoundedVec::truncate_from(legs),
			pool: Marked::default(),
			disputed: Marked::default(),
			is_swept: last.is_none(),
			phase: Phase::Open,
		}
	}

	fn next_serial() -> u32 {
		NextSerial::<T>::mutate(|next| core::mem::replace(next, next.saturating_add(1)))
	}

	/// Suppliers and receivers of the legs of a cycle that opens. Tells which legs are vacant.
	fn take_all_seats(id: CycleContractId, cycle: CycleIndex, legs: &[Leg]) {
		for (leg, open) in (0..).zip(legs) {
			Self::take_leg_seats(open);
			if open.state == LegState::Vacant {
				Self::deposit_event(Event::LegVacant { cycle_contract: id, cycle, leg, supplier: open.supplier });
			}
		}
	}

	/// A leg of a cycle that opens. It is vacant if it cannot be reserved (K5).
	fn open_leg(terms: &LegTerms, place: u8, units: u32, until: EraIndex) -> Leg {
		let times = |value: Balance| value.saturating_mul(units.into());
		let reserved = times(terms.internal);
		let is_taken = Self::reserve_leg(terms, reserved).is_ok();
		let gain = terms.gain.filter(|_| is_taken).map(Into::into);
		Leg {
			place,
			supplier: terms.supplier,
			receiver: terms.receiver,
			units,
			pinned: 0,
			market: terms.market,
			money: terms.money,
			internal: terms.internal,
			held: times(terms.money),
			reserved: if is_taken { reserved } else { 0 },
			until,
			state: if is_taken { LegState::Open } else { LegState::Vacant },
			disputes: Default::default(),
			about_surety: Default::default(),
			gain,
			surety: None,
			proposal: None,
		}
	}

	/// Reserves a leg against its supplier, and the most of its gain against its receiver: both, or nothing (K5, K9). Fails
	/// if the supplier is not in good standing (D5), or one of the two lacks the capacity.
	///
	/// Both are judged as they are when this is done, which may be some blocks after the boundary: an exception from E3
	/// (`docs/decisions/0002-agenda.md`).
	fn reserve_leg(terms: &LegTerms, reserved: Balance) -> DispatchResult {
		let supplier = terms.supplier;
		T::People::ensure_may_open(supplier)?;
		T::Exposure::reserve(supplier, reserved)?;
		let (Some(gain), Receiver::Member(receiver)) = (terms.gain, terms.receiver) else { return Ok(()) };
		T::Exposure::reserve(receiver, gain.most).inspect_err(|_| T::Exposure::free(supplier, reserved))
	}

	/// The guarantors whose deposits count for the suppliers (K5).
	fn backers(legs: &[Leg]) -> Backers {
		let delivering = legs.iter().filter(|leg| leg.state == LegState::Open);
		let suppliers: BTreeSet<MemberIndex> = delivering.map(|leg| leg.supplier).collect();
		BoundedVec::truncate_from(merged(suppliers.into_iter().flat_map(T::Exposure::backing)))
	}

	/// Supplier and receiver may not leave while the leg is in a cycle (M7).
	pub(crate) fn take_leg_seats(leg: &Leg) {
		Self::take_seat(leg.supplier);
		if let Receiver::Member(receiver) = leg.receiver {
			Self::take_seat(receiver);
		}
	}

	/// An open cycle.
	pub(crate) fn cycle(
		id: CycleContractId,
		cycle: CycleIndex,
	) -> Result<Cycle<T::AccountId>, sp_runtime::DispatchError> {
		Cycles::<T>::get(id, cycle).ok_or_else(|| crate::Error::<T>::NoSuchCycle.into())
	}
}
