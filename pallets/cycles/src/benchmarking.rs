//! Calls and work at their worst: 32 legs between 65 parties, each with eight guarantors and a list of 32 complaints to
//! read, new terms between 64 others that all have signed, work that waits, a cycle with as many substitutes as it may
//! have, and consumers who get a number for an order and are forgotten with it (D7).

#![allow(clippy::expect_used, reason = "what cannot be prepared cannot be measured")]

use crate::*;
use alloc::{vec, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{
		fungible::{Inspect, Mutate},
		Get,
	},
	weights::WeightMeter,
	BoundedVec,
};
use frame_system::{pallet_prelude::OriginFor, RawOrigin};
use synergy_primitives::{
	Balance, Clock, CycleContractId, CycleIndex, MemberIndex, NumberOf, Obligation, Obligations, Progress, Scene,
	Stage, Worker,
};

/// What each leg is worth on the market, and what it is paid.
const MARKET: Balance = 1_000;
const MONEY: Balance = 100;
/// The seeds of a customer, of the organiser, and of a substitute, beyond those of suppliers and receivers.
const CONSUMER: u32 = 84;
const ORGANISER: u32 = 96;
const SUBSTITUTE: u32 = 97;
/// The first seeds of suppliers and receivers, and of others that take their places.
const FIRST: u32 = 0;
const OTHERS: u32 = 108;

fn signed<T: Config>(who: &T::AccountId) -> OriginFor<T> {
	RawOrigin::Signed(who.clone()).into()
}

fn member<T: Config>(seed: u32) -> (T::AccountId, MemberIndex) {
	let who = T::Scene::member(seed);
	let number = T::People::number(&who).expect("is a member");
	(who, number)
}

/// A cycle contract with so many legs, the last one to consumers, each between two others from `first` on; all legs that
/// members receive share a gain.
fn terms<T: Config>(first: u32, legs: u32) -> Terms<T::AccountId> {
	let good = Good { category: 1, quantity: 1, unit: BoundedVec::truncate_from(vec![b'.'; MAX_UNIT as usize]) };
	let leg = |n: u32| LegTerms {
		supplier: member::<T>(first + 2 * n).1,
		receiver: match n + 1 {
			last if last == legs => Receiver::Consumers,
			_ => Receiver::Member(member::<T>(first + 2 * n + 1).1),
		},
		good: good.clone(),
		market: MARKET,
		internal: MONEY,
		money: MONEY,
		gain: (n + 1 < legs).then_some(Gain { percent: 50, most: MONEY }),
	};
	Terms {
		product: BoundedVec::truncate_from(vec![b'.'; MAX_PRODUCT as usize]),
		club: 0,
		period: T::MaxPeriod::get(),
		cycles: None,
		units: 1_000,
		club_share: None,
		organisers_share: None,
		legs: BoundedVec::truncate_from((0..legs).map(leg).collect()),
	}
}

/// The same between as many parties as so many legs may have: a ring of services, in which nobody pays.
fn ring<T: Config>(first: u32, legs: u32) -> Terms<T::AccountId> {
	let mut terms = terms::<T>(first, legs);
	terms.legs.iter_mut().for_each(|leg| leg.money = 0);
	if let Some(last) = terms.legs.last_mut() {
		last.receiver = Receiver::Member(member::<T>(first + 2 * legs - 1).1);
	}
	terms
}

/// Who still has to sign.
fn missing<T: Config>(id: CycleContractId) -> Vec<T::AccountId> {
	let missing = Pallet::<T>::missing(id);
	missing.into_iter().map(|number| T::People::account(number).expect("is known")).collect()
}

fn sign_by<T: Config>(signers: &[T::AccountId], id: CycleContractId) {
	for who in signers {
		Pallet::<T>::sign(signed::<T>(who), id, hash::<T>(id)).expect("may sign");
	}
}

/// Has those sign who still have to, all but the last; returns that one.
fn sign_but_one<T: Config>(id: CycleContractId) -> T::AccountId {
	let accounts = missing::<T>(id);
	let (last, others) = accounts.split_last().expect("somebody has to sign");
	sign_by::<T>(others, id);
	last.clone()
}

/// These give notice, one after the other.
fn leave<T: Config>(parties: impl IntoIterator<Item = MemberIndex>, id: CycleContractId) {
	for number in parties {
		let who = T::People::account(number).expect("is known");
		Pallet::<T>::give_notice(signed::<T>(&who), id).expect("may leave");
	}
}

fn hash<T: Config>(id: CycleContractId) -> T::Hash {
	let cycle_contract = CycleContracts::<T>::get(id).expect("is there");
	let amends = match cycle_contract.state {
		State::Draft { amends, .. } => amends,
		_ => None,
	};
	Pallet::<T>::hash(cycle_contract.organiser, amends, &Texts::<T>::get(id).expect("is there"))
}

fn drafted<T: Config>(terms: Terms<T::AccountId>, amends: Option<CycleContractId>) -> CycleContractId {
	let id = NextCycleContract::<T>::get();
	let (organiser, _) = member::<T>(ORGANISER);
	Pallet::<T>::draft(signed::<T>(&organiser), terms, amends).expect("may draft");
	id
}

/// Terms that all have signed: a cycle contract that runs, or new terms of one.
fn signed_by_all<T: Config>(terms: Terms<T::AccountId>, amends: Option<CycleContractId>) -> CycleContractId {
	let id = drafted::<T>(terms, amends);
	let last = sign_but_one::<T>(id);
	Pallet::<T>::sign(signed::<T>(&last), id, hash::<T>(id)).expect("may sign");
	id
}

/// A cycle contract of 32 legs that runs.
fn started<T: Config>() -> CycleContractId {
	started_with::<T>(MAX_LEGS)
}

fn started_with<T: Config>(legs: u32) -> CycleContractId {
	signed_by_all::<T>(terms::<T>(FIRST, legs), None)
}

/// New terms are signed by all, and are as those that hold.
fn renewed<T: Config>(id: CycleContractId) -> CycleContractId {
	signed_by_all::<T>(terms::<T>(FIRST, MAX_LEGS), Some(id))
}

/// A customer, who is no member, has ordered, with a standing order if `standing`. It has nothing else open, so that
/// everything of it is forgotten with that. Complaints count something of it as well.
fn ordered<T: Config>(id: CycleContractId, standing: bool) -> T::AccountId {
	let consumer = T::Scene::person(CONSUMER);
	Pallet::<T>::order(signed::<T>(&consumer), id, 1, standing).expect("may order");
	T::Scene::burden(&consumer);
	consumer
}

/// Whether a customer is forgotten.
fn is_forgotten<T: Config>(consumer: &T::AccountId) -> bool {
	T::People::number(consumer).is_none()
}

/// Its first cycle is open, with the order of a customer. Returns who that is.
fn opened<T: Config>() -> (CycleContractId, T::AccountId) {
	opened_with::<T>(MAX_LEGS)
}

fn opened_with<T: Config>(legs: u32) -> (CycleContractId, T::AccountId) {
	let id = started_with::<T>(legs);
	let consumer = ordered::<T>(id, false);
	T::Scene::pass(1);
	T::Scene::work();
	assert!(Cycles::<T>::contains_key(id, 1));
	(id, consumer)
}

/// Gives a cycle so many legs, all to be confirmed, each between two of its own, with the money for them.
fn fill<T: Config>(id: CycleContractId, cycle: CycleIndex, legs: u32) {
	Cycles::<T>::mutate(id, cycle, |open| {
		let open = open.as_mut().expect("is open");
		let leg = open.legs.first().expect("has legs").clone();
		for n in 0..legs.saturating_sub(open.count()) {
			let supplier = member::<T>(OTHERS + n).1;
			let receiver = Receiver::Member(member::<T>(OTHERS + MAX_LEGS + n).1);
			open.legs.try_push(Leg { supplier, receiver, ..leg.clone() }).expect("has place");
			open.income = open.income.saturating_add(MONEY);
		}
	});
	endow::<T>(id, cycle);
}

/// Sends more money to the account of a cycle than it needs.
fn endow<T: Config>(id: CycleContractId, cycle: CycleIndex) {
	let there = Pallet::<T>::account_of(id, cycle);
	T::Currency::mint_into(&there, MONEY.saturating_mul(MAX_CYCLE_LEGS.into())).expect("the supply has place");
}

/// As many guarantors as there may be have parts of the organisers' share of the first cycle.
fn backed<T: Config>(id: CycleContractId) {
	let (_, number) = member::<T>(ORGANISER);
	BackersOf::<T>::insert(id, 1, Backers::truncate_from(vec![(number, MONEY); MAX_BACKERS as usize]));
}

/// The claim window of the first cycle is over, and what follows is not done.
fn let_pass<T: Config>(id: CycleContractId) {
	let until = Cycles::<T>::get(id, 1).expect("is open").until;
	T::Scene::pass(until.saturating_sub(T::Clock::era()));
}

fn course<T: Config>(id: CycleContractId) -> (MemberIndex, Course) {
	Pallet::<T>::running(id).expect("runs")
}

/// No cycle follows those that are open.
fn end_after_this<T: Config>(id: CycleContractId) {
	let (organiser, mut course) = course::<T>(id);
	course.is_over = true;
	Pallet::<T>::put(id, organiser, course);
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// New terms of a cycle contract of 32 legs, by a party, after all others and the organiser at last have given notice.
	#[benchmark]
	fn draft(l: Linear<1, MAX_LEGS>) {
		let id = signed_by_all::<T>(ring::<T>(FIRST, MAX_LEGS), None);
		let (drafter, number) = member::<T>(FIRST);
		let (organiser, _) = course::<T>(id);
		let parties = ring::<T>(FIRST, MAX_LEGS).parties(organiser);
		leave::<T>(parties.into_iter().filter(|party| ![number, organiser].contains(party)).chain([organiser]), id);
		T::Scene::burden(&drafter);
		let terms = terms::<T>(FIRST, l);
		T::Scene::backlog();

		#[extrinsic_call]
		_(RawOrigin::Signed(drafter), terms, Some(id));

		assert_eq!(course::<T>(id).1.notices.len() as u32, MAX_PARTIES - 1);
		assert!(CycleContracts::<T>::get(1).is_some_and(|new| new.organiser == number));
	}

	/// The last of all signatures under new terms between others, which returns what is ordered.
	#[benchmark]
	fn sign() {
		let id = started::<T>();
		ordered::<T>(id, true);
		let new = drafted::<T>(terms::<T>(OTHERS, MAX_LEGS), Some(id));
		let last = sign_but_one::<T>(new);
		T::Scene::burden(&last);
		T::Scene::backlog();
		let hash = hash::<T>(new);

		#[extrinsic_call]
		_(RawOrigin::Signed(last), new, hash);

		assert_eq!((course::<T>(id).1.amendment, course::<T>(id).1.step), (Some(new), Step::Returning { after: None }));
	}

	/// By who stands in the terms that hold next only, which all have signed meanwhile. All but this one have signed the draft,
	/// and given notice.
	#[benchmark]
	fn refuse() {
		let id = signed_by_all::<T>(ring::<T>(FIRST, MAX_LEGS), None);
		let new = drafted::<T>(ring::<T>(OTHERS, MAX_LEGS), Some(id));
		signed_by_all::<T>(ring::<T>(FIRST, MAX_LEGS), Some(id));
		let (who, number) = member::<T>(FIRST);
		let others: Vec<_> = missing::<T>(new).into_iter().filter(|other| *other != who).collect();
		sign_by::<T>(&others, new);
		let parties = ring::<T>(FIRST, MAX_LEGS).parties(course::<T>(id).0);
		leave::<T>(parties.into_iter().filter(|party| *party != number), id);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), new);

		assert!(course::<T>(id).1.amendment.is_some());
		let state = CycleContracts::<T>::get(new).expect("is there").state;
		assert!(matches!(state, State::Refused { signed } if signed.len() as u32 == 2 * MAX_PARTIES - 2));
	}

	/// By new terms that are signed by all, and by a member: whether its guarantors stand is looked up, which costs more than
	/// the number that a customer gets.
	#[benchmark]
	fn order() {
		let (id, _) = opened::<T>();
		renewed::<T>(id);
		let (consumer, number) = member::<T>(CONSUMER);
		T::Scene::burden(&consumer);
		T::Scene::backlog();

		#[extrinsic_call]
		_(RawOrigin::Signed(consumer), id, 1, true);

		assert!(StandingOrders::<T>::contains_key(id, number));
	}

	/// By new terms that are signed by all, and by a customer that is forgotten with it.
	#[benchmark]
	fn cancel_order() {
		let id = started::<T>();
		let consumer = ordered::<T>(id, true);
		renewed::<T>(id);
		T::Scene::backlog();

		#[extrinsic_call]
		_(RawOrigin::Signed(consumer.clone()), id);

		assert_eq!((course::<T>(id).1.standing, is_forgotten::<T>(&consumer)), (Tally::default(), true));
	}

	/// A receiver confirms a leg and signs its gain as the supplier has measured it, so that both are paid. The supplier
	/// complains about the gain, while work waits.
	#[benchmark]
	fn confirm() {
		let (id, _) = opened::<T>();
		fill::<T>(id, 1, MAX_CYCLE_LEGS);
		let (supplier, receiver) = (T::Scene::member(0), T::Scene::member(1));
		Pallet::<T>::confirm(signed::<T>(&supplier), id, 1, 0, Some(MONEY)).expect("may measure");
		Pallet::<T>::note_filed(leg_obligation(id, 1, 0), T::People::number(&supplier).expect("is a member"));
		T::Scene::backlog();

		#[extrinsic_call]
		_(RawOrigin::Signed(receiver), id, 1, 0, Some(MONEY));

		let leg = Cycles::<T>::get(id, 1).and_then(|open| open.leg(0).cloned()).expect("is open");
		assert_eq!((leg.state, leg.gain), (LegState::Settled, None));
	}

	/// The last signature for a substitute in a leg that is complained of, which stands in new terms as well. It is the last
	/// that the cycle has place for.
	#[benchmark]
	fn replace_supplier() {
		let (id, _) = opened::<T>();
		fill::<T>(id, 1, MAX_CYCLE_LEGS - 1);
		let new = renewed::<T>(id);
		let (receiver, complainer) = member::<T>(1);
		let (substitute, number) = member::<T>(SUBSTITUTE);
		let signer = substitute.clone();
		T::Scene::burden(&substitute);
		Pallet::<T>::note_filed(leg_obligation(id, 1, 0), complainer);
		for who in [T::Scene::member(ORGANISER), receiver] {
			let (who, substitute) = (signed::<T>(&who), substitute.clone());
			Pallet::<T>::replace_supplier(who, id, 1, 0, substitute, Reason::Disputed, MONEY).expect("may sign");
		}
		T::Scene::backlog();

		#[extrinsic_call]
		_(RawOrigin::Signed(signer), id, 1, 0, substitute, Reason::Disputed, MONEY);

		let open = Cycles::<T>::get(id, 1).expect("is open");
		assert_eq!(open.legs.last().map(|leg| leg.supplier), Some(number));
		let text = Texts::<T>::get(new).expect("is there");
		assert_eq!(text.terms.legs.first().map(|leg| leg.supplier), Some(number));
	}

	/// Of new terms that are signed by all, by the last of as many parties as there may be.
	#[benchmark]
	fn give_notice() {
		let id = signed_by_all::<T>(ring::<T>(FIRST, MAX_LEGS), None);
		let new = signed_by_all::<T>(ring::<T>(OTHERS, MAX_LEGS), Some(id));
		let (who, last) = member::<T>(OTHERS);
		let (organiser, _) = course::<T>(id);
		let parties = Texts::<T>::get(new).expect("is there").terms.parties(organiser);
		leave::<T>(parties.into_iter().filter(|party| *party != last), id);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), id);

		assert_eq!(course::<T>(id).1.notices.len() as u32, MAX_PARTIES);
	}

	/// A task that has the weight to see what there is to do, and no more: new terms are to take effect.
	#[benchmark]
	fn look_at_course() {
		let id = started::<T>();
		renewed::<T>(id);
		T::Scene::pass(1);
		let mut meter = WeightMeter::with_limit(T::WeightInfo::look_at_course());
		let progress;

		#[block]
		{
			progress = Pallet::<T>::work(Stage::Openings, id, T::Clock::era(), &mut meter);
		}

		assert_eq!((progress, course::<T>(id).1.amendment.is_some()), (Progress::More, true));
	}

	/// New terms between others take the place of the old ones, and have so many legs together: as many seats as possible
	/// are taken and freed.
	#[benchmark]
	fn begin_opening(l: Linear<2, MAX_CYCLE_LEGS>) {
		let (before, after) = (l / 2, l - l / 2);
		let id = signed_by_all::<T>(ring::<T>(FIRST, before), None);
		let new = signed_by_all::<T>(ring::<T>(OTHERS, after), Some(id));
		let (organiser, mut course) = course::<T>(id);

		#[block]
		{
			Pallet::<T>::begin(id, organiser, &mut course);
		}

		assert_eq!((course.version, CycleContracts::<T>::contains_key(new)), (new, false));
	}

	/// Of a customer.
	#[benchmark]
	fn renew_order() {
		let id = started::<T>();
		ordered::<T>(id, true);
		let (_, mut course) = course::<T>(id);
		course.next = course.next.saturating_add(1);

		#[block]
		{
			assert_eq!(Pallet::<T>::renew(id, &mut course, None, &mut WeightMeter::new()), None);
		}

		assert_eq!(Orders::<T>::iter_prefix((id, course.next)).count(), 1);
	}

	/// Of a customer that is forgotten with it.
	#[benchmark]
	fn return_order() {
		let id = started::<T>();
		let consumer = ordered::<T>(id, true);
		let (_, mut course) = course::<T>(id);

		#[block]
		{
			assert_eq!(Pallet::<T>::return_orders(id, &mut course, None, &mut WeightMeter::new()), None);
		}

		assert_eq!((course.ordered, course.standing), (Tally::default(), Tally::default()));
		assert!(is_forgotten::<T>(&consumer));
	}

	/// Each of so many legs is reserved against its supplier, and its gain against its receiver.
	#[benchmark]
	fn open_cycle(l: Linear<1, MAX_LEGS>) {
		let id = started_with::<T>(l);
		ordered::<T>(id, false);
		for n in 0..l {
			T::Scene::burden(&T::Scene::member(2 * n));
		}
		T::Scene::backlog();
		let (organiser, mut course) = course::<T>(id);

		#[block]
		{
			Pallet::<T>::open(id, organiser, &mut course, T::Clock::era());
		}

		let open = Cycles::<T>::get(id, 1).expect("is open");
		assert!(open.legs.iter().all(|leg| leg.state == LegState::Open));
		assert_eq!(open.legs.iter().filter(|leg| leg.gain.is_some()).count(), open.legs.len() - 1);
	}

	/// One of so many legs, each between two others. Strangers have sent money to the cycle that would have been next.
	#[benchmark]
	fn end_cycle_contract(l: Linear<1, MAX_LEGS>) {
		let id = signed_by_all::<T>(ring::<T>(FIRST, l), None);
		let (organiser, mut course) = course::<T>(id);
		course.is_over = true;
		endow::<T>(id, course.next);

		#[block]
		{
			assert!(Pallet::<T>::end_if_over(id, organiser, &course));
		}

		assert!(!CycleContracts::<T>::contains_key(id));
		assert_eq!(T::Currency::balance(&Pallet::<T>::account_of(id, course.next)), 0);
	}

	/// A task that has the weight to see what there is to do, and no more: a cycle with as many legs as it may have is to be
	/// cleared away, and its cycle contract with it.
	#[benchmark]
	fn look_at_cycle() {
		let (id, consumer) = opened::<T>();
		fill::<T>(id, 1, MAX_CYCLE_LEGS);
		Orders::<T>::remove((id, 1), T::People::number(&consumer).expect("is known"));
		let mut open = Cycles::<T>::get(id, 1).expect("is open");
		let serial = open.serial;
		open.phase = Phase::Sweeping(Sweep { is_last: true, ..Default::default() });
		Cycles::<T>::insert(id, 1, open);
		end_after_this::<T>(id);
		let mut meter = WeightMeter::with_limit(T::WeightInfo::look_at_cycle());
		let progress;

		#[block]
		{
			progress = Pallet::<T>::work(Stage::CycleClosings, serial, T::Clock::era(), &mut meter);
		}

		assert_eq!((progress, Cycles::<T>::contains_key(id, 1)), (Progress::More, true));
	}

	/// Silence confirms so many legs but the last, all gains are paid, the club and the organiser get their shares, and as many
	/// guarantors as there may be have parts of that of the organisers.
	#[benchmark]
	fn close_cycle(l: Linear<1, MAX_CYCLE_LEGS>) {
		let (id, _) = opened_with::<T>(l.min(MAX_LEGS));
		fill::<T>(id, 1, l);
		let_pass::<T>(id);
		backed::<T>(id);
		let mut open = Cycles::<T>::get(id, 1).expect("is open");
		for gain in open.legs.iter_mut().filter_map(|leg| leg.gain.as_mut()) {
			gain.owed = Some(MONEY);
		}

		#[block]
		{
			Pallet::<T>::close_legs(id, 1, &mut open, T::Clock::era());
			Pallet::<T>::pay_shares(id, 1, &mut open);
		}

		assert_eq!(open.legs.iter().filter(|leg| leg.state == LegState::Settled).count(), open.legs.len() - 1);
		assert!(open.legs.iter().all(|leg| leg.gain.is_none()));
	}

	/// One of as many as there may be; the others wait.
	#[benchmark]
	fn pay_backer() {
		let (id, _) = opened::<T>();
		backed::<T>(id);
		let mut open = Cycles::<T>::get(id, 1).expect("is open");
		let mut meter = WeightMeter::with_limit(T::WeightInfo::pay_backer());
		let progress;

		#[block]
		{
			progress = Pallet::<T>::pay_backers(id, 1, &mut open, &mut meter);
		}

		assert_eq!((progress, open.paid), (Progress::More, MONEY));
		assert_eq!(BackersOf::<T>::get(id, 1).len() as u32, MAX_BACKERS - 1);
	}

	/// An order that silence confirms, that gets money back, and that is cleared away with what was claimed on it, and with
	/// the customer whose it was.
	#[benchmark]
	fn sweep_order() {
		let (id, customer) = opened::<T>();
		let consumer = T::People::number(&customer).expect("is known");
		T::Scene::claimed(Obligation::Order { cycle_contract: id, cycle: 1, consumer });
		let_pass::<T>(id);
		let mut open = Cycles::<T>::get(id, 1).expect("is open");
		let mut sweep = Sweep { pool: MONEY, confirms: true, is_last: true, ..Default::default() };
		Orders::<T>::translate_values::<Order, _>(|mut one| {
			one.disputes.ever = true;
			Some(one)
		});

		#[block]
		{
			let progress = Pallet::<T>::sweep(id, 1, &mut open, &mut sweep, &mut WeightMeter::new());
			assert_eq!(progress, Progress::Done);
		}

		assert_eq!((sweep.confirmed, sweep.given, Orders::<T>::iter().count()), (1, MONEY, 0));
		assert!(is_forgotten::<T>(&customer));
	}

	/// The last supplier has the money of what silence has confirmed.
	#[benchmark]
	fn end_sweep() {
		let (id, _) = opened::<T>();
		let mut open = Cycles::<T>::get(id, 1).expect("is open");
		let sweep = Sweep { confirms: true, confirmed: 1, ..Default::default() };

		#[block]
		{
			Pallet::<T>::end_sweep(id, 1, &mut open, sweep);
		}

		assert_eq!((open.paid, open.is_swept), (MONEY, true));
	}

	/// A cycle with so many legs, complained of all, is cleared away. Strangers have sent money to it.
	#[benchmark]
	fn clear_cycle(l: Linear<1, MAX_CYCLE_LEGS>) {
		let (id, _) = opened_with::<T>(l.min(MAX_LEGS));
		fill::<T>(id, 1, l);
		let mut open = Cycles::<T>::get(id, 1).expect("is open");
		open.paid = open.income;
		for (leg, at) in (0..).zip(open.legs.iter_mut()) {
			// Each leg is between two others.
			let n = 2 * u32::from(leg);
			(at.supplier, at.receiver) = (member::<T>(n).1, Receiver::Member(member::<T>(n + 1).1));
			(at.disputes.ever, at.about_surety.ever) = (true, true);
			T::Scene::claimed(leg_obligation(id, 1, leg));
			T::Scene::claimed(surety_obligation(id, 1, leg));
		}

		#[block]
		{
			Pallet::<T>::clear(id, 1, open);
		}

		assert!(!Cycles::<T>::contains_key(id, 1));
		assert_eq!(T::Currency::balance(&Pallet::<T>::account_of(id, 1)), 0);
	}

	/// New terms between others that so many have signed, whose seats are freed.
	#[benchmark]
	fn drop_draft(s: Linear<1, { 4 * MAX_LEGS }>) {
		let running = signed_by_all::<T>(ring::<T>(FIRST, MAX_LEGS), None);
		let id = drafted::<T>(ring::<T>(OTHERS, MAX_LEGS), Some(running));
		let signers: Vec<_> = missing::<T>(id).into_iter().take(s.saturating_sub(1) as usize).collect();
		sign_by::<T>(&signers, id);
		T::Scene::pass(T::DraftEras::get().saturating_add(1));

		#[block]
		{
			let era = T::Clock::era();
			let progress = Pallet::<T>::work(Stage::Drafts, id, era, &mut WeightMeter::new());
			assert_eq!(progress, Progress::Done);
		}

		assert!(!CycleContracts::<T>::contains_key(id));
	}
}
