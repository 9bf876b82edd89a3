//! Calls and work at their worst: an accused with eight guarantors and four payers each, everybody with a full list of
//! complaints, two appellants, an offer, and votes for every percentage. The complaint is about an order in a cycle with as
//! many legs as there may be. Its supplier was replaced, so that the end of the complaint settles a surety as well: a part of
//! it is paid, and the rest is owed (K6).

#![allow(clippy::expect_used, reason = "what cannot be prepared cannot be measured")]

use crate::{
	list::List,
	types::{Complaint, Phase, Reach, Standing, MAX_AGAINST, MAX_APPEALS, MAX_REACHED, PAGE},
	*,
};
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::{traits::fungible::Inspect, weights::WeightMeter, BoundedVec};
use frame_system::{pallet_prelude::OriginFor, RawOrigin};
use synergy_primitives::{
	Balance, Clock, ComplaintId, Councils, Deposits, EraIndex, MemberIndex, Neighbours, NumberOf, Obligation, People,
	Progress, Scene, Stage, Tier, Worker,
};

/// What is kept in escrow of the order that is complained of. A surety is for as much, or for half of it.
const PRICE: Balance = Tier::T100.amount();
/// Behind the accused are eight deposits. This claim takes the escrow and draws on every part of each.
const LARGE: Balance = 250 * 1_000_000;
/// This one, without an escrow, draws on the guarantors' own parts only.
const SMALL: Balance = 4 * 1_000_000;

/// A complaint, with those whom it is about.
struct Case<T: Config> {
	id: ComplaintId,
	obligation: Obligation,
	accused: T::AccountId,
	complainer: T::AccountId,
	/// Who answers to the accused for what it was replaced in.
	surety: T::AccountId,
}

fn signed<T: Config>(who: &T::AccountId) -> OriginFor<T> {
	RawOrigin::Signed(who.clone()).into()
}

fn number<T: Config>(who: &T::AccountId) -> MemberIndex {
	T::People::number(who).expect("is known")
}

fn account_of<T: Config>(number: MemberIndex) -> T::AccountId {
	T::People::account(number).expect("is known")
}

fn get<T: Config>(id: ComplaintId) -> Complaint<T::AccountId> {
	Complaints::<T>::get(id).expect("is kept")
}

fn change<T: Config>(id: ComplaintId, change: impl FnOnce(&mut Complaint<T::AccountId>)) {
	Complaints::<T>::mutate_extant(id, change);
}

fn is_open<T: Config>(id: ComplaintId) -> bool {
	Complaints::<T>::get(id).is_some_and(|complaint| complaint.is_open())
}

/// How many parts of the deposits behind somebody are not used up.
fn parts_behind<T: Config>(who: &T::AccountId) -> usize {
	T::Deposits::plan(number::<T>(who), ComplaintId::MAX, Balance::MAX).len()
}

/// Whether all parts but the last were taken of each of the eight deposits behind somebody.
fn is_drawn_on<T: Config>(who: &T::AccountId) -> bool {
	parts_behind::<T>(who) as u32 == T::Neighbours::most()
}

/// Whether somebody has paid what it had left.
fn has_paid_all<T: Config>(who: &T::AccountId) -> bool {
	T::Currency::balance(who) <= T::Currency::minimum_balance()
}

/// A complaint that was just filed, about an order for which `price` is kept. The supplier was replaced.
fn filed<T: Config>(claim: Balance, price: Balance) -> Case<T> {
	let (accused, complainer) = (T::Scene::finely_backed(0), T::Scene::finely_backed(1));
	let obligation = T::Scene::order(&accused, &complainer, claim, price);
	T::Scene::burden(&accused);
	T::Scene::burden(&complainer);
	let id = NextComplaint::<T>::get();
	Pallet::<T>::file(signed::<T>(&complainer), obligation, claim).expect("may complain");
	let surety = T::Scene::supersede(&obligation);
	Case { id, obligation, accused, complainer, surety }
}

/// A complaint that has reached the guarantors of the accused, with an offer and two appellants.
fn heard<T: Config>(claim: Balance, price: Balance) -> Case<T> {
	let case = filed::<T>(claim, price);
	T::Scene::pass(1);
	T::Scene::work();
	for guarantor in guarantors::<T>(&case) {
		T::Scene::burden(&guarantor);
	}
	Pallet::<T>::settle(signed::<T>(&case.accused), case.id, 1).expect("may offer");
	for seed in 100..100u32.saturating_add(MAX_APPEALS) {
		appealed_by::<T>(case.id, &T::Scene::newcomer(seed));
	}
	case
}

/// A member has appealed.
fn appealed_by<T: Config>(id: ComplaintId, who: &T::AccountId) {
	T::Scene::burden(who);
	let number = number::<T>(who);
	Standings::<T>::mutate(number, |standing| standing.appeals = standing.appeals.saturating_add(1));
	change::<T>(id, |complaint| complaint.appellants.try_push(number).expect("has place"));
}

fn guarantors<T: Config>(case: &Case<T>) -> Vec<T::AccountId> {
	let numbers = T::Neighbours::guarantors(number::<T>(&case.accused), case.id);
	numbers.into_iter().map(account_of::<T>).collect()
}

/// A complaint with nearly its whole claim adopted, which disappoints everybody, and all of them are members; all but
/// two have accepted it. Returns the last of those who have not.
fn waiting<T: Config>() -> (Case<T>, T::AccountId) {
	let case = heard::<T>(LARGE, PRICE);
	let percent = 99;
	for draw in T::Deposits::plan(number::<T>(&case.accused), case.id, LARGE) {
		if !draw.is_own {
			T::Scene::join(&draw.holder);
			T::Scene::burden(&draw.holder);
		}
	}
	let mut accounts = Pallet::<T>::disappointed(case.id, &get::<T>(case.id), percent);
	assert_eq!(accounts.len() as u32, types::MAX_ASSENTS);
	let last = accounts.pop().expect("is there");
	accounts.remove(0);
	change::<T>(case.id, |complaint| {
		Pallet::<T>::move_on(case.id, complaint, Phase::Waiting { percent }, EraIndex::MAX);
		complaint.assents = accounts.try_into().expect("no more than there may be");
		complaint.appeals = 1;
		complaint.appellants.truncate(1);
	});
	(case, last)
}

/// A complaint that the council has to decide, or else is decided at the boundary that has just passed.
fn before_council<T: Config>() -> Case<T> {
	let case = heard::<T>(LARGE, PRICE);
	let due = T::Clock::era().saturating_add(1);
	change::<T>(case.id, |complaint| Pallet::<T>::move_on(case.id, complaint, Phase::Council, due));
	case
}

/// Votes for every percentage, the last of which is the whole claim with `whole` votes.
fn divided(whole: u32) -> BoundedVec<(u8, u32), frame_support::traits::ConstU32<101>> {
	let each = (0..100).map(|percent| (percent, 1));
	BoundedVec::truncate_from(each.chain([(100, whole)]).collect())
}

/// A full list of complaints.
fn full_list<T: Config>() -> Standing {
	let who = T::Scene::newcomer(200);
	T::Scene::burden(&who);
	Standings::<T>::get(number::<T>(&who))
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// The accused complains of the same order, and its complainer has as many complaints against itself as its own entry has
	/// place for.
	#[benchmark]
	fn file() {
		let case = heard::<T>(LARGE, PRICE);
		let others = (0..MAX_AGAINST).collect();
		Standings::<T>::mutate(number::<T>(&case.complainer), |standing| {
			standing.against = BoundedVec::truncate_from(others);
		});

		#[extrinsic_call]
		_(RawOrigin::Signed(case.accused), case.obligation, 0);

		assert!(is_open::<T>(NextComplaint::<T>::get().saturating_sub(1)));
	}

	/// The surety is due in full, and most of it is owed.
	#[benchmark]
	fn withdraw() {
		let case = heard::<T>(LARGE, PRICE);

		#[extrinsic_call]
		_(RawOrigin::Signed(case.complainer), case.id);

		assert!(!is_open::<T>(case.id) && has_paid_all::<T>(&case.surety));
	}

	/// The whole claim is paid, what was offered before goes back, and the surety is due in full.
	#[benchmark]
	fn settle() {
		let case = heard::<T>(LARGE, PRICE);

		#[extrinsic_call]
		_(RawOrigin::Signed(case.accused), case.id, LARGE);

		assert!(!is_open::<T>(case.id) && has_paid_all::<T>(&case.surety));
	}

	/// One but the last of 42 accepts an award.
	#[benchmark]
	fn accept() {
		let (case, last) = waiting::<T>();
		let award = get::<T>(case.id).award(99);

		#[extrinsic_call]
		_(RawOrigin::Signed(last), case.id, award);

		assert_eq!(get::<T>(case.id).assents.len() as u32, types::MAX_ASSENTS.saturating_sub(1));
	}

	/// An accepted offer ends the counter-complaint, too, and the surety is due in full.
	#[benchmark]
	fn accept_offer() {
		let case = heard::<T>(LARGE, PRICE);
		let counter = NextComplaint::<T>::get();
		Pallet::<T>::file(signed::<T>(&case.accused), case.obligation, 0).expect("may complain");
		Pallet::<T>::settle(signed::<T>(&case.accused), case.id, 1).expect("may offer again");
		for seed in 300..300u32.saturating_add(MAX_APPEALS) {
			let who = T::Scene::newcomer(seed);
			appealed_by::<T>(counter, &who);
		}

		#[extrinsic_call]
		accept(RawOrigin::Signed(case.complainer), case.id, 1);

		assert!(!is_open::<T>(case.id) && !is_open::<T>(counter));
		assert!(has_paid_all::<T>(&case.surety));
	}

	/// A changed vote by which the whole claim is adopted. It waits, because the last of those it draws on voted for
	/// nothing, which is known when all others were found to have voted for it.
	#[benchmark]
	fn vote() {
		let case = heard::<T>(SMALL, 0);
		let voters = guarantors::<T>(&case);
		let (last, others) = voters.split_last().expect("there are some");
		Pallet::<T>::vote(signed::<T>(last), case.id, 0).expect("may vote");
		for voter in others {
			change::<T>(case.id, |complaint| complaint.voters = 300);
			Pallet::<T>::vote(signed::<T>(voter), case.id, 100).expect("may vote");
		}
		let voter = others.last().expect("there are some").clone();
		Pallet::<T>::vote(signed::<T>(&voter), case.id, 50).expect("may vote");
		Tallies::<T>::insert(case.id, divided(200));

		#[extrinsic_call]
		_(RawOrigin::Signed(voter), case.id, 100);

		assert_eq!(get::<T>(case.id).phase, Phase::Waiting { percent: 100 });
	}

	/// The second appeal brings the council, and none of the guarantors has voted.
	#[benchmark]
	fn appeal() {
		let (case, last) = waiting::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(last), case.id);

		assert_eq!(get::<T>(case.id).phase, Phase::Council);
	}

	/// What the council of a club decides: nothing. Paying an award is measured apart, as `finish`, with the surety that is
	/// due in full here.
	#[benchmark]
	fn arbitrate() {
		let case = before_council::<T>();
		let council = T::People::club(number::<T>(&case.accused)).and_then(T::Clubs::council).expect("has a club");

		#[extrinsic_call]
		_(RawOrigin::Signed(council), case.id, 0);

		assert!(!is_open::<T>(case.id) && has_paid_all::<T>(&case.surety));
	}

	/// An award is paid out of the escrow, and of all deposits and all parts of them; so is half of the surety, because
	/// nothing was found about the order of somebody else who complained as well.
	#[benchmark]
	fn finish() {
		let case = heard::<T>(LARGE, PRICE);
		let complaint = get::<T>(case.id);

		#[block]
		{
			Pallet::<T>::finish(case.id, complaint, 100, Outcome::Awarded).expect("can be paid");
		}

		assert!(!is_open::<T>(case.id));
		assert!(is_drawn_on::<T>(&case.accused) && has_paid_all::<T>(&case.surety));
	}

	/// The same because the council was silent, and what it leaves is put on the agenda.
	#[benchmark]
	fn conclude() {
		let case = before_council::<T>();
		T::Scene::pass(1);
		let progress;

		#[block]
		{
			progress = Pallet::<T>::work(Stage::Verdicts, case.id, T::Clock::era(), &mut WeightMeter::new());
		}

		assert_eq!((progress, is_open::<T>(case.id)), (Progress::Done, false));
		assert!(is_drawn_on::<T>(&case.accused) && has_paid_all::<T>(&case.surety));
	}

	/// The council is called, and eight guarantors have cast no vote.
	#[benchmark]
	fn call_council() {
		let case = heard::<T>(LARGE, PRICE);
		let mut complaint = get::<T>(case.id);

		#[block]
		{
			Pallet::<T>::call_council(case.id, &mut complaint);
			Complaints::<T>::insert(case.id, complaint);
		}

		assert_eq!(get::<T>(case.id).phase, Phase::Council);
	}

	/// A level has joined, and votes for every percentage decide nothing.
	#[benchmark]
	fn climb_start() {
		let case = filed::<T>(LARGE, PRICE);
		T::Scene::pass(1);
		Tallies::<T>::insert(case.id, divided(1));
		change::<T>(case.id, |complaint| {
			complaint.next = complaint.end;
			complaint.listed = complaint.end.saturating_add(1);
			complaint.voters = 1_000;
		});

		#[block]
		{
			Pallet::<T>::climb(case.id, T::Clock::era(), &mut WeightMeter::new());
		}

		let complaint = get::<T>(case.id);
		assert_eq!((complaint.level, complaint.phase), (1, Phase::Climbing));
	}

	/// One ward's guarantors are read.
	#[benchmark]
	fn climb_step() {
		let ward = number::<T>(&T::Scene::member(0));
		let guarantors;

		#[block]
		{
			guarantors = T::Neighbours::guarantors(ward, ComplaintId::MAX);
		}

		assert_eq!(guarantors.len() as u32, T::Neighbours::most());
	}

	/// One page is opened, and written when the last place on it is taken.
	#[benchmark]
	fn climb_page() {
		let page = BoundedVec::truncate_from((1..PAGE).collect());
		Reached::<T>::insert(0, 0, page);
		let mut list = List::<T>::of(0);

		#[block]
		{
			list.push(PAGE, 0);
			list.save();
		}

		assert_eq!(Reached::<T>::get(0, 0).len() as u32, PAGE);
	}

	/// A guarantor with a full list is looked at.
	#[benchmark]
	fn climb_edge() {
		let who = number::<T>(&T::Scene::newcomer(0));
		Standings::<T>::insert(who, full_list::<T>());
		let standing;

		#[block]
		{
			standing = Pallet::<T>::unreached(ComplaintId::MAX, who);
		}

		assert!(standing.is_some_and(|standing| standing.reached.is_full()));
	}

	/// A guarantor is found to have been passed.
	#[benchmark]
	fn climb_passed() {
		Passed::<T>::insert(0, 0, ());
		let was_passed;

		#[block]
		{
			was_passed = Passed::<T>::contains_key(0, 0);
		}

		assert!(was_passed);
	}

	/// All complaints on a full list are read.
	#[benchmark]
	fn climb_prune() {
		let mut standing = full_list::<T>();
		assert_eq!(standing.reached.len() as u32, MAX_REACHED);

		#[block]
		{
			Pallet::<T>::prune(&mut standing, 1);
		}

		assert!(standing.reached.is_empty());
	}

	/// A guarantor is reached, with nearly a full list.
	#[benchmark]
	fn climb_reach() {
		let who = number::<T>(&T::Scene::newcomer(0));
		let mut standing = full_list::<T>();
		standing.reached.pop();
		Standings::<T>::insert(who, &standing);

		#[block]
		{
			Pallet::<T>::join(ComplaintId::MAX, 1, who, 0, standing, MAX_REACHED as usize);
		}

		assert_eq!(Standings::<T>::get(who).reached.len() as u32, MAX_REACHED);
	}

	/// All that an ended complaint leaves, but the pages of its list.
	#[benchmark]
	fn sweep_start() {
		let case = heard::<T>(LARGE, PRICE);
		Tallies::<T>::insert(case.id, divided(1));
		change::<T>(case.id, |complaint| complaint.listed = 1);
		Pallet::<T>::withdraw(signed::<T>(&case.complainer), case.id).expect("may withdraw");
		T::Scene::pass(1);
		let progress;

		#[block]
		{
			progress = Pallet::<T>::sweep(case.id, T::Clock::era(), &mut WeightMeter::new());
		}

		assert_eq!((progress, Complaints::<T>::contains_key(case.id)), (Progress::Done, false));
	}

	/// A full page of members, each with a full list.
	#[benchmark]
	fn sweep_page() {
		let mut standing = full_list::<T>();
		let reach = Reach { complaint: 0, level: 1, via: 0, vote: None, first_voted: None };
		standing.reached.pop();
		standing.reached.try_push(reach).expect("has place");
		for number in 0..PAGE {
			Standings::<T>::insert(number, &standing);
		}
		Reached::<T>::insert(0, 0, BoundedVec::truncate_from((0..PAGE).collect()));

		#[block]
		{
			Pallet::<T>::clear_page(0, 0, 1);
		}

		assert!(Standings::<T>::get(0).reach(0).is_none());
	}
}
