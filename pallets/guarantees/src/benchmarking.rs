//! Calls and work at their worst: eight guarantors with four payers each, and lists of 32 complaints to read.

#![allow(clippy::expect_used, reason = "what cannot be prepared cannot be measured")]

use crate::{types::Status, *};
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{
		fungible::{Inspect, Mutate, MutateHold},
		Get,
	},
	weights::WeightMeter,
};
use frame_system::RawOrigin;
use synergy_primitives::{
	Balance, Clock, ComplaintId, Councils, Deposits, Engagement, EraIndex, Exposure, MemberIndex, People, Progress,
	Scene, Stage, Tier, Worker,
};

/// A complaint younger than every guarantee.
const LATE: ComplaintId = ComplaintId::MAX;

fn number<T: Config>(who: &T::AccountId) -> MemberIndex {
	Pallet::<T>::number_of(who).expect("is known")
}

fn account_of<T: Config>(number: MemberIndex) -> T::AccountId {
	Pallet::<T>::member(number).expect("is known").account
}

/// The guarantors of a ward, in their order.
fn guarantors<T: Config>(ward: &T::AccountId) -> Vec<T::AccountId> {
	let guarantees = Guarantees::<T>::get(number::<T>(ward));
	guarantees.iter().map(|edge| account_of::<T>(edge.guarantor)).collect()
}

/// A member with eight guarantors, whom no other seed has.
fn guarded<T: Config>(seed: u32) -> T::AccountId {
	T::Scene::member(seed.saturating_add(1).saturating_mul(T::MaxWards::get()))
}

/// Such a member, that a full list of complaints has reached, with a pledge for `ward` that payers have paid for in part.
fn pledged<T: Config>(seed: u32, ward: &T::AccountId) -> T::AccountId {
	let who = guarded::<T>(seed);
	T::Scene::burden(&who);
	T::Scene::fund(&who, ward);
	Pallet::<T>::pledge(RawOrigin::Signed(who.clone()).into(), ward.clone(), Tier::T100).expect("may pledge");
	who
}

/// All guarantors of `ward` revoke but those at the first `staying` places.
fn revoke_but<T: Config>(ward: &T::AccountId, staying: usize) {
	for guarantor in guarantors::<T>(ward).into_iter().skip(staying) {
		Pallet::<T>::revoke(RawOrigin::Signed(guarantor).into(), ward.clone()).expect("may revoke");
	}
}

/// An award draws half of every deposit behind `ward`.
fn draw_half<T: Config>(ward: &T::AccountId) {
	let number = number::<T>(ward);
	let half = Pallet::<T>::coverage(number).checked_div(2).unwrap_or_default();
	Pallet::<T>::draw(number, LATE, half, &T::Scene::person(u32::MAX)).expect("is held");
}

/// Somebody who was a member, has no guarantors left, and is a candidate again.
fn lapsed<T: Config>() -> T::AccountId {
	let who = T::Scene::newcomer(1_000);
	revoke_but::<T>(&who, 0);
	for _ in 0..T::RevocationNotice::get() {
		T::Scene::pass(1);
		T::Scene::work();
	}
	T::Scene::burden(&who);
	who
}

/// A member whose guarantors have eight guarantors each.
fn well_guarded<T: Config>() -> T::AccountId {
	let who = lapsed::<T>();
	let accounts: Vec<_> = (0..T::MaxGuarantors::get()).map(|seed| pledged::<T>(seed, &who)).collect();
	let accounts = accounts.try_into().expect("no more than one may have");
	Pallet::<T>::apply(RawOrigin::Signed(who.clone()).into(), 0, Tier::T100, Kind::Person, accounts)
		.expect("may apply");
	who
}

/// Notes a member among those for whom another vouches.
fn vouch_for<T: Config>(guarantor: &T::AccountId, ward: &T::AccountId) {
	let ward = number::<T>(ward);
	Members::<T>::mutate_extant(number::<T>(guarantor), |member| {
		member.wards.try_push(ward).expect("has a place");
	});
}

fn set_status<T: Config>(who: &T::AccountId, status: Status) {
	Members::<T>::mutate_extant(number::<T>(who), |member| member.status = status);
}

/// Does the work of a stage that is due in the era that runs.
fn work<T: Config>(stage: Stage, who: &T::AccountId) {
	let done = Pallet::<T>::work(stage, number::<T>(who), T::Clock::era(), &mut WeightMeter::new());
	assert_eq!(done, Progress::Done);
}

/// Everything that is behind a ward, and under notice.
fn under_notice<T: Config>(ward: &T::AccountId) -> usize {
	Guarantees::<T>::get(number::<T>(ward)).iter().filter(|edge| edge.notice.is_some()).count()
}

fn status<T: Config>(who: &T::AccountId) -> Option<Status> {
	Members::<T>::get(number::<T>(who)).map(|member| member.status)
}

fn in_deposits<T: Config>(who: &T::AccountId) -> Balance {
	Pallet::<T>::coverage(number::<T>(who))
}

/// An account that is to be a new key.
fn new_key<T: Config>() -> T::AccountId {
	T::Scene::person(u32::MAX)
}

/// A member whose eight guarantors have stood long enough to have a say about its key.
fn long_guarded<T: Config>() -> T::AccountId {
	let who = T::Scene::member(0);
	frame_system::Pallet::<T>::inc_account_nonce(&who);
	T::Scene::pass(T::StandingEras::get().max(T::PremiumEras::get()));
	T::Scene::work();
	who
}

/// Somebody has proposed something to an account that has no number.
fn ask<T: Config>(account: &T::AccountId) {
	let number = <Pallet<T> as People<T::AccountId>>::customer(account, true).expect("is nobody");
	assert!(Pallet::<T>::engage(number, Engagement::Offer, 1));
}

fn name<T: Config>(guarantors: &[T::AccountId], lost: &T::AccountId, new: &T::AccountId) {
	for guarantor in guarantors {
		Pallet::<T>::recover(RawOrigin::Signed(guarantor.clone()).into(), lost.clone(), new.clone())
			.expect("has a say");
	}
}

/// All guarantors of such a member have named its new key.
fn agreed<T: Config>() -> T::AccountId {
	let lost = long_guarded::<T>();
	name::<T>(&guarantors::<T>(&lost), &lost, &new_key::<T>());
	lost
}

fn council<T: Config>() -> T::AccountId {
	T::Clubs::council(0).expect("is there")
}

/// The new key of such a member has signed, so has the council, and money is held for every reason that there is.
fn ready<T: Config>() -> T::AccountId {
	let lost = agreed::<T>();
	Pallet::<T>::accept_recovery(RawOrigin::Signed(new_key::<T>()).into(), lost.clone()).expect("is named");
	Pallet::<T>::allow_money(RawOrigin::Signed(council::<T>()).into(), lost.clone()).expect("is the council");
	for reason in T::HeldByNumber::get() {
		T::Currency::hold(&reason, &lost, 1).expect("has money");
	}
	T::Scene::pass(T::RecoveryDelay::get());
	lost
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// For somebody who has a number and guarantors, out of the money of four payers and the guarantor's own.
	#[benchmark]
	fn pledge() {
		let ward = T::Scene::member(0);
		let guarantor = guarded::<T>(0);
		T::Scene::burden(&guarantor);
		T::Scene::fund(&guarantor, &ward);
		T::Scene::backlog();

		#[extrinsic_call]
		_(RawOrigin::Signed(guarantor.clone()), ward.clone(), Tier::T100);

		let made = Pledges::<T>::get(&ward, number::<T>(&guarantor)).expect("was made");
		assert_eq!(made.deposit.parts.len() as u32, MAX_PAYERS);
	}

	/// The second deposit that is raised lets the ward go up a tier. Its premiums are earned and not paid yet.
	#[benchmark]
	fn raise() {
		let ward = well_guarded::<T>();
		T::Scene::pass(T::PremiumEras::get());
		Pallet::<T>::change_tier(RawOrigin::Signed(ward.clone()).into(), Tier::T2100).expect("may want it");
		let both: Vec<_> = guarantors::<T>(&ward).into_iter().take(2).collect();
		let (one, other) = (both.first().expect("is there"), both.last().expect("is there"));
		Pallet::<T>::pledge(RawOrigin::Signed(one.clone()).into(), ward.clone(), Tier::T2100).expect("may raise");
		T::Scene::fund(other, &ward);
		T::Scene::backlog();

		#[extrinsic_call]
		pledge(RawOrigin::Signed(other.clone()), ward.clone(), Tier::T2100);

		assert_eq!(Pallet::<T>::member(number::<T>(&ward)).map(|member| member.tier), Ok(Tier::T2100));
	}

	/// One of four payers takes its part out. What four others have offered is not enough, and the guarantor has no free
	/// money: so the pledge falls, and everybody gets its own.
	#[benchmark]
	fn unpledge() {
		let ward = T::Scene::member(0);
		let guarantor = pledged::<T>(0, &ward);
		let made = Pledges::<T>::get(&ward, number::<T>(&guarantor)).expect("was made");
		let payer = made.deposit.parts.first().expect("has paid").payer.clone();
		for other in (10..10u32.saturating_add(MAX_PAYERS)).map(T::Scene::person) {
			let origin = RawOrigin::Signed(other).into();
			Pallet::<T>::fund(origin, guarantor.clone(), ward.clone(), 1, 0).expect("can pay");
		}
		T::Currency::set_balance(&guarantor, T::Currency::minimum_balance());

		#[extrinsic_call]
		_(RawOrigin::Signed(payer), guarantor.clone(), ward.clone());

		assert!(!Pledges::<T>::contains_key(&ward, number::<T>(&guarantor)));
	}

	/// Somebody who has lapsed names another tier, accepts as many guarantors as one may have, and is a member again.
	#[benchmark]
	fn apply(g: Linear<0, 8>) {
		let who = lapsed::<T>();
		let accounts: Vec<_> = (0..g).map(|seed| pledged::<T>(seed, &who)).collect();
		let accounts = accounts.try_into().expect("no more than one may have");
		T::Scene::backlog();

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), 0, Tier::T10, Kind::Settlement, accounts);

		assert_eq!(guarantors::<T>(&who).len() as u32, g);
		assert_eq!(status::<T>(&who) == Some(Status::Member), g >= T::MinGuarantors::get());
	}

	/// The last guarantor that one may have, by whom a candidate becomes a member.
	#[benchmark]
	fn accept_guarantor() {
		let ward = lapsed::<T>();
		let most = T::MaxGuarantors::get();
		let accounts: Vec<_> = (0..most).map(|seed| pledged::<T>(seed, &ward)).collect();
		let (last, others) = accounts.split_last().expect("there are some");
		let others = Vec::from(others).try_into().expect("no more than one may have");
		Pallet::<T>::apply(RawOrigin::Signed(ward.clone()).into(), 0, Tier::T2100, Kind::Person, others)
			.expect("may apply");
		Members::<T>::mutate_extant(number::<T>(&ward), |member| member.tier = Tier::T100);
		T::Scene::backlog();

		#[extrinsic_call]
		_(RawOrigin::Signed(ward.clone()), last.clone());

		assert_eq!(guarantors::<T>(&ward).len() as u32, most);
		assert_eq!(status::<T>(&ward), Some(Status::Member));
	}

	/// All places are taken, those of offers and those of the deposit. Somebody offers more than the smallest offer, which goes
	/// back; and more than the smallest part, which goes back as well, and takes the place of the guarantor's money.
	#[benchmark]
	fn fund() {
		let (guarantor, ward) = (T::Scene::newcomer(0), T::Scene::person(1));
		let offer = |seed: u32, amount: Balance| {
			let payer = RawOrigin::Signed(T::Scene::person(seed)).into();
			Pallet::<T>::fund(payer, guarantor.clone(), ward.clone(), amount, 1).expect("can pay");
		};
		(10..10u32.saturating_add(MAX_PAYERS)).for_each(|seed| offer(seed, 1));
		Pallet::<T>::pledge(RawOrigin::Signed(guarantor.clone()).into(), ward.clone(), Tier::T100).expect("may");
		(20..20u32.saturating_add(MAX_PAYERS)).for_each(|seed| offer(seed, 1));

		#[extrinsic_call]
		_(RawOrigin::Signed(T::Scene::person(30)), guarantor.clone(), ward.clone(), Tier::T10.amount(), 1);

		let left = Fundings::<T>::get(&ward, &guarantor);
		assert_eq!(left.len() as u32, MAX_PAYERS.saturating_sub(1));
		let made = Pledges::<T>::get(&ward, number::<T>(&guarantor)).expect("was made");
		assert!(made.deposit.own < Tier::T100.amount().saturating_sub(Tier::T10.amount()));
	}

	#[benchmark]
	fn unfund() {
		let (guarantor, ward) = (T::Scene::newcomer(0), T::Scene::person(1));
		for seed in 10..10u32.saturating_add(MAX_PAYERS) {
			let payer = RawOrigin::Signed(T::Scene::person(seed)).into();
			Pallet::<T>::fund(payer, guarantor.clone(), ward.clone(), 1, 1).expect("can pay");
		}

		#[extrinsic_call]
		_(RawOrigin::Signed(T::Scene::person(10)), guarantor.clone(), ward.clone());

		assert_eq!(Fundings::<T>::get(&ward, &guarantor).len() as u32, MAX_PAYERS.saturating_sub(1));
	}

	/// Four premiums are earned and not paid yet, and with this guarantor gone too few count, because all deposits but
	/// two are short.
	#[benchmark]
	fn revoke() {
		let ward = T::Scene::member(0);
		T::Scene::enfranchise(&ward);
		draw_half::<T>(&ward);
		let both: Vec<_> = guarantors::<T>(&ward).into_iter().take(2).collect();
		for guarantor in &both {
			let guarantor = RawOrigin::Signed(guarantor.clone()).into();
			Pallet::<T>::top_up(guarantor, ward.clone()).expect("something is missing");
		}
		assert_eq!(status::<T>(&ward), Some(Status::Member));
		T::Scene::pass(T::PremiumEras::get());
		let guarantor = both.first().expect("is there");
		T::Scene::burden(guarantor);

		#[extrinsic_call]
		_(RawOrigin::Signed(guarantor.clone()), ward.clone());

		assert_eq!(under_notice::<T>(&ward), 1);
		assert!(matches!(status::<T>(&ward), Some(Status::Lapsing { .. })));
	}

	/// With the second of eight drawn deposits that is whole again, the ward is a member again. Its premiums are earned and
	/// not paid yet.
	#[benchmark]
	fn top_up() {
		let ward = T::Scene::member(0);
		T::Scene::pass(T::PremiumEras::get());
		draw_half::<T>(&ward);
		let both: Vec<_> = guarantors::<T>(&ward).into_iter().take(2).collect();
		let (one, other) = (both.first().expect("is there"), both.last().expect("is there"));
		Pallet::<T>::top_up(RawOrigin::Signed(one.clone()).into(), ward.clone()).expect("something is missing");
		T::Scene::fund(other, &ward);
		T::Scene::backlog();
		assert!(matches!(status::<T>(&ward), Some(Status::Lapsing { .. })));

		#[extrinsic_call]
		_(RawOrigin::Signed(other.clone()), ward.clone());

		assert_eq!(status::<T>(&ward), Some(Status::Member));
	}

	/// All deposits are lowered, so that something goes back to every guarantor and payer.
	#[benchmark]
	fn change_tier() {
		let who = T::Scene::member(0);
		T::Scene::burden(&who);
		T::Scene::backlog();

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), Tier::T10);

		let lowered = Tier::T10.amount().saturating_mul(T::MaxGuarantors::get().into());
		assert_eq!(in_deposits::<T>(&who), lowered);
	}

	/// An elector with eight guarantors, whose premiums are earned and not paid yet.
	#[benchmark]
	fn leave() {
		let who = T::Scene::member(0);
		T::Scene::enfranchise(&who);
		T::Scene::pass(T::PremiumEras::get());
		T::Scene::burden(&who);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()));

		assert_eq!(status::<T>(&who), Some(Status::Former));
	}

	/// Eight notices are over at the same boundary.
	#[benchmark]
	fn release_due() {
		let ward = T::Scene::member(0);
		revoke_but::<T>(&ward, 0);
		T::Scene::pass(T::RevocationNotice::get());
		T::Scene::burden(&ward);

		#[block]
		{
			work::<T>(Stage::Releases, &ward);
		}

		assert_eq!(guarantors::<T>(&ward).len(), 0);
	}

	/// Nobody has topped up any of eight deposits, whose premiums are earned at the same boundary.
	#[benchmark]
	fn revoke_short() {
		let ward = T::Scene::member(0);
		draw_half::<T>(&ward);
		T::Scene::pass(T::PremiumEras::get());

		#[block]
		{
			work::<T>(Stage::Shortfalls, &ward);
		}

		assert_eq!(under_notice::<T>(&ward) as u32, T::MaxGuarantors::get());
	}

	/// Of an elector that has voted, and guarantees others.
	#[benchmark]
	fn lapse() {
		let ward = T::Scene::member(0);
		revoke_but::<T>(&ward, 1);
		vouch_for::<T>(&ward, &T::Scene::newcomer(2_000));
		T::Scene::enfranchise(&ward);
		T::Scene::pass(T::GraceEras::get());

		#[block]
		{
			work::<T>(Stage::Lapses, &ward);
		}

		assert!(matches!(status::<T>(&ward), Some(Status::Candidate { .. })));
	}

	/// The guarantor of as many wards as one may have, all of which are lapsing then, and whose premiums are earned.
	#[benchmark]
	fn retire() {
		let wards: Vec<_> = (0..T::MaxWards::get()).map(T::Scene::member).collect();
		for ward in &wards {
			revoke_but::<T>(ward, 2);
		}
		let guarantor = guarantors::<T>(wards.first().expect("is there")).into_iter().next().expect("is there");
		T::Scene::pass(T::PremiumEras::get());
		let retires: EraIndex = T::Clock::era();
		Members::<T>::mutate_extant(number::<T>(&guarantor), |member| member.retires = Some(retires));

		#[block]
		{
			work::<T>(Stage::Retirements, &guarantor);
		}

		for ward in wards {
			assert_eq!(under_notice::<T>(&ward) as u32, T::MaxGuarantors::get().saturating_sub(1));
			assert!(matches!(status::<T>(&ward), Some(Status::Lapsing { .. })));
		}
	}

	/// That of somebody who has lapsed, with eight guarantors whose deposits were too small.
	#[benchmark]
	fn expire_application() {
		let who = T::Scene::member(0);
		T::Scene::pass(T::PremiumEras::get());
		T::Scene::burden(&who);
		set_status::<T>(&who, Status::Candidate { until: T::Clock::era() });

		#[block]
		{
			work::<T>(Stage::Applications, &who);
		}

		assert_eq!(status::<T>(&who), Some(Status::Former));
	}

	/// Those of 32 payers.
	#[benchmark]
	fn pay_premiums() {
		let ward = T::Scene::member(0);
		T::Scene::pass(T::PremiumEras::get());

		#[block]
		{
			work::<T>(Stage::Premiums, &ward);
		}

		let guarantees = Guarantees::<T>::get(number::<T>(&ward));
		assert!(guarantees.iter().flat_map(|edge| &edge.deposit.parts).all(|part| part.premium == 0));
	}

	/// The last of eight guarantors names the account that the others have named, and to which something was proposed.
	#[benchmark]
	fn recover() {
		let lost = long_guarded::<T>();
		let (all, new) = (guarantors::<T>(&lost), new_key::<T>());
		let (last, others) = all.split_last().expect("are there");
		name::<T>(others, &lost, &new);
		ask::<T>(&new);
		T::Scene::backlog();

		#[extrinsic_call]
		_(RawOrigin::Signed(last.clone()), lost.clone(), new.clone());

		assert_eq!(NewKeys::<T>::get(&new), Some(number::<T>(&lost)));
		assert!(!Numbers::<T>::contains_key(&new));
	}

	#[benchmark]
	fn accept_recovery() {
		let lost = agreed::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(new_key::<T>()), lost.clone());

		let request = Pallet::<T>::open_request(number::<T>(&lost)).expect("is open");
		assert_eq!(request.phase, RecoveryPhase::Agreed { is_accepted: true });
	}

	/// By the old key, when all have agreed.
	#[benchmark]
	fn cancel_recovery() {
		let lost = agreed::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(lost.clone()), lost.clone());

		assert!(matches!(Recoveries::<T>::get(number::<T>(&lost)), Some(Recovery::Barred { .. })));
	}

	/// Before the number has moved.
	#[benchmark]
	fn allow_money() {
		let lost = agreed::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(council::<T>()), lost.clone());

		assert!(Pallet::<T>::open_request(number::<T>(&lost)).expect("is open").with_money);
	}

	/// With an offer beside those of three others.
	#[benchmark]
	fn fetch_money() {
		let (guarantor, ward) = (T::Scene::person(1), T::Scene::person(2));
		T::Scene::fund(&guarantor, &ward);
		let lost = Fundings::<T>::get(&ward, &guarantor).first().expect("has offered").payer.clone();
		let who = T::Scene::member(0);
		let key = FormerKey { member: number::<T>(&who), signed: Pallet::<T>::signed(&lost), with_money: true };
		FormerKeys::<T>::insert(&lost, key);
		frame_system::Pallet::<T>::inc_sufficients(&lost);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), lost.clone(), Some((guarantor.clone(), ward.clone())));

		assert_eq!(Fundings::<T>::get(&ward, &guarantor).len() as u32, MAX_PAYERS.saturating_sub(1));
	}

	/// The number moves, with eight references, money held for every reason, and free money.
	#[benchmark]
	fn end_recovery() {
		let lost = ready::<T>();
		let moved = number::<T>(&lost);

		#[block]
		{
			let done = Pallet::<T>::work(Stage::Recoveries, moved, T::Clock::era(), &mut WeightMeter::new());
			assert_eq!(done, Progress::Done);
		}

		assert_eq!(Numbers::<T>::get(new_key::<T>()), Some(moved));
		assert!(FormerKeys::<T>::contains_key(&lost) && !Numbers::<T>::contains_key(&lost));
	}

	/// An elector that has voted, whom eight guarantee that are no electors, and that guarantees as many as one may.
	#[benchmark]
	fn look_at_elector() {
		let who = T::Scene::member(0);
		for seed in 0..T::MaxWards::get() {
			vouch_for::<T>(&who, &T::Scene::newcomer(2_000u32.saturating_add(seed)));
		}
		T::Scene::enfranchise(&who);

		#[block]
		{
			work::<T>(Stage::Electors, &who);
		}

		let suffrage = Members::<T>::get(number::<T>(&who)).map(|member| member.suffrage);
		assert_eq!(suffrage, Some(Suffrage::No));
	}

	/// Of an elector that has voted, guarantees others, and that a full list of complaints has reached.
	#[benchmark]
	fn move_to() {
		let who = T::Scene::member(0);
		vouch_for::<T>(&who, &T::Scene::newcomer(2_000));
		T::Scene::enfranchise(&who);
		T::Scene::burden(&who);
		let other = T::Scene::dissolve();
		T::Scene::backlog();

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), other);

		assert_eq!(Members::<T>::get(number::<T>(&who)).map(|member| member.club), Some(other));
	}
}
