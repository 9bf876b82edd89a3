//! The three ways through the transaction extension, and every call, each at its worst.

#![allow(clippy::expect_used, reason = "what cannot be prepared cannot be measured")]

use crate::*;
use alloc::{boxed::Box, vec, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::{
	dispatch::{DispatchInfo, PostDispatchInfo},
	traits::{
		fungible::{Balanced, Inspect},
		tokens::Precision,
		EnsureOrigin, Get, UnfilteredDispatchable,
	},
	weights::Weight,
};
use frame_system::RawOrigin;
use sp_runtime::traits::{
	AsSystemOriginSigner, AsTransactionAuthorizedOrigin, DispatchTransaction, Dispatchable, Hash, Saturating, Zero,
};
use synergy_primitives::{Clock, ClubId, Fault, FoundingMembers, Sessions, MAX_FOUNDERS};

/// What the runtime prepares, since this pallet knows neither members nor complaints.
pub trait BenchmarkHelper<AccountId, Call, DoubleBlock> {
	/// Makes `who` a member of `club` at the highest tier.
	fn make_member(who: &AccountId, club: ClubId);
	/// Makes work wait, and gives a call that pushes it.
	fn push_call() -> Call;
	/// So many founders with money, each guaranteed by as many others as there may be.
	fn founders(count: u32) -> FoundingMembers<AccountId>;
	/// As many clubs as there may be but one, and a motion of each before their council, for all of which all have voted.
	fn fill_council();
	/// Makes a member of an account, that a full list of complaints has reached, none of which is open.
	fn burden(who: &AccountId);
	/// The electors of club 0, at least three.
	fn electors() -> Vec<AccountId>;
	/// Somebody who may become an elector, with as many guarantors as one may have.
	fn elector_to_be() -> AccountId;
	/// A call that the council of clubs can decree.
	fn decree() -> Call;
	/// Lets a treasury pay for a deposit on which an award draws that waits. Gives the call that accepts it.
	fn speech(treasury: &AccountId) -> Call;
	/// A member, and somebody for whom it may vouch.
	fn guarantor_and_ward() -> (AccountId, AccountId);
	/// Gives an account session keys of its own, by a number.
	fn set_keys(who: &AccountId, seed: u32);
	/// Makes the nodes of these accounts validate in the session that runs.
	fn sit(accounts: Vec<AccountId>);
	/// Two blocks that the node of an account, which sits, has built in the same slot of the session that runs, in a proof as
	/// long as it may be.
	fn double_block(who: &AccountId) -> DoubleBlock;
}

const CLUB: ClubId = 0;

/// Gives an account more money than any fee.
fn endow<T: Config>(who: &T::AccountId) {
	let amount = T::Currency::minimum_balance().saturating_mul(1_000_000_000u32.into());
	drop(T::Currency::deposit(who, amount, Precision::BestEffort));
}

/// A member of a club whose treasury exists, with money of its own.
fn member<T: Config>() -> T::AccountId {
	let (who, treasury) = (account("member", 0, 0), account("treasury", 0, 0));
	endow::<T>(&who);
	endow::<T>(&treasury);
	let council = account("council", 0, 0);
	Clubs::<T>::insert(CLUB, Club { name: Name::default(), council, treasury, removed: None });
	T::BenchmarkHelper::make_member(&who, CLUB);
	who
}

/// The longest name and admission text.
fn words() -> (Name, Admission) {
	let letters = |count: u32| vec![b'.'; count as usize];
	(Name::truncate_from(letters(MAX_NAME)), Admission::truncate_from(letters(MAX_ADMISSION)))
}

/// Lets a call be decided by the federation.
fn decide<T: Config>(call: Call<T>) -> Result<(), BenchmarkError> {
	let origin = T::FederationOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
	call.dispatch_bypass_filter(origin)?;
	Ok(())
}

/// The council of club 0, whose treasury has money.
fn treasurer<T: Config>() -> T::AccountId {
	let club = Clubs::<T>::get(CLUB).expect("genesis has a club");
	endow::<T>(&club.treasury);
	club.council
}

/// Notes that a member has used so many units in this era.
fn has_used<T: Config>(who: &T::AccountId, units: u32) {
	Used::<T>::insert(who, Usage { era: T::Clock::era(), units });
}

/// The account of a club's council or node, with session keys if it is a node's.
fn council<T: Config>(club: ClubId) -> T::AccountId {
	account("council", club, 0)
}

fn node<T: Config>(club: ClubId) -> T::AccountId {
	let who = account("node", club, 0);
	T::BenchmarkHelper::set_keys(&who, club);
	who
}

/// Clubs with the numbers from 0 to `count`, each with a validator, and none beside them.
fn clubs_with_validators<T: Config>(count: u32) -> Vec<T::AccountId> {
	drop(Validators::<T>::clear(u32::MAX, None));
	drop(ValidatorOf::<T>::clear(u32::MAX, None));
	let seat = |club| {
		let (council, node) = (council::<T>(club), node::<T>(club));
		let treasury = council.clone();
		Clubs::<T>::insert(club, Club { name: Name::default(), council: council.clone(), treasury, removed: None });
		assert!(Pallet::<T>::set_validator(RawOrigin::Signed(council).into(), club, Some(node.clone())).is_ok());
		node
	};
	(0..count).map(seat).collect()
}

/// As many keys are remembered as spoilt as there may be, none of them in use.
fn spoil<T: Config>(club: ClubId) {
	SpoiltKeys::<T>::insert(club, Spoilt::truncate_from((0..Spoilt::bound()).map(|n| [n as u8; 32]).collect()));
}

/// Notes that somebody has agreed to found a club.
fn agree<T: Config>(who: &T::AccountId) {
	Agreements::<T>::insert(who, Agreement { founding: Default::default(), until: u32::MAX });
	Lapsing::<T>::insert(u32::MAX, who, ());
}

/// Disables the validator of a club.
fn fail<T: Config>(club: ClubId, fault: Fault) {
	Validators::<T>::mutate(club, |validator| {
		if let Some(validator) = validator {
			validator.fault = Some(fault);
		}
	});
}

#[benchmarks(where
	T::RuntimeOrigin: AsTransactionAuthorizedOrigin + AsSystemOriginSigner<T::AccountId>,
	<T as frame_system::Config>::RuntimeCall: Dispatchable<Info = DispatchInfo, PostInfo = PostDispatchInfo>,
)]
mod benchmarks {
	use super::*;

	/// A free call of a member that has made others in this era.
	#[benchmark]
	fn use_quota() {
		let who = member::<T>();
		has_used::<T>(&who, 1);
		let call = frame_system::Call::remark { remark: vec![] }.into();
		let extension = ChargeQuotaOrFee::<T>::new(frame_system::Pallet::<T>::account_nonce(&who), Zero::zero());
		let origin = RawOrigin::Signed(who.clone()).into();

		#[block]
		{
			let done = extension.test_run(origin, &call, &DispatchInfo::default(), 0, 0, |_| Ok(().into()));
			assert!(done.is_ok_and(|result| result.is_ok()));
		}

		assert_eq!(Used::<T>::get(&who).map(|usage| usage.units), Some(2));
	}

	/// A call of a member that has used up its quota: the fee goes to the club, and a part of it back.
	#[benchmark]
	fn pay_fee() {
		let who = member::<T>();
		let most = T::Quotas::get().tier_2100;
		has_used::<T>(&who, most);
		let before = T::Currency::balance(&who);
		let call = frame_system::Call::remark { remark: vec![] }.into();
		let extension = ChargeQuotaOrFee::<T>::new(frame_system::Pallet::<T>::account_nonce(&who), Zero::zero());
		let origin = RawOrigin::Signed(who.clone()).into();
		let info = DispatchInfo { call_weight: Weight::from_parts(1_000_000, 0), ..Default::default() };
		let needed = PostDispatchInfo { actual_weight: Some(Default::default()), ..Default::default() };

		#[block]
		{
			let done = extension.test_run(origin, &call, &info, 10, 0, |_| Ok(needed));
			assert!(done.is_ok_and(|result| result.is_ok()));
		}

		assert!(T::Currency::balance(&who) < before);
		assert_eq!(Used::<T>::get(&who).map(|usage| usage.units), Some(most));
	}

	/// A push while work waits.
	#[benchmark]
	fn push() {
		let who: T::AccountId = account("somebody", 0, 0);
		endow::<T>(&who);
		let call = T::BenchmarkHelper::push_call();
		let extension = ChargeQuotaOrFee::<T>::new(frame_system::Pallet::<T>::account_nonce(&who), Zero::zero());
		let origin = RawOrigin::Signed(who.clone()).into();

		#[block]
		{
			let done = extension.test_run(origin, &call, &DispatchInfo::default(), 0, 0, |_| Ok(().into()));
			assert!(done.is_ok_and(|result| result.is_ok()));
		}

		assert!(!Used::<T>::contains_key(&who));
	}

	/// All of them have agreed, and each is guaranteed by as many as there may be. The council of clubs is full of motions.
	#[benchmark]
	fn admit(f: Linear<3, { MAX_FOUNDERS }>) -> Result<(), BenchmarkError> {
		T::BenchmarkHelper::fill_council();
		let (founders, council) = (T::BenchmarkHelper::founders(f), account("newcomer", 0, 0));
		let (name, admission) = words();
		let founding = Pallet::<T>::founding(&name, &council, &admission, &founders);
		for founder in &founders {
			Agreements::<T>::insert(&founder.account, Agreement { founding, until: u32::MAX });
		}
		let call = Call::admit { name, council: council.clone(), admission, founders };

		#[block]
		{
			decide::<T>(call)?;
		}

		assert!(ClubOfCouncil::<T>::contains_key(&council));
		Ok(())
	}

	/// A club with electors and a validator that has once equivocated, whose council has voted on as many motions as there
	/// may be.
	#[benchmark]
	fn remove() -> Result<(), BenchmarkError> {
		T::BenchmarkHelper::fill_council();
		clubs_with_validators::<T>(1);
		spoil::<T>(CLUB);

		#[block]
		{
			decide::<T>(Call::remove { club: CLUB })?;
		}

		assert!(Clubs::<T>::get(CLUB).is_some_and(|club| !club.is_standing()));
		assert!(!Validators::<T>::contains_key(CLUB) && !SpoiltKeys::<T>::contains_key(CLUB));
		Ok(())
	}

	#[benchmark]
	fn sponsor() {
		let council = treasurer::<T>();
		let (guarantor, ward) = T::BenchmarkHelper::guarantor_and_ward();

		#[extrinsic_call]
		_(RawOrigin::Signed(council), guarantor, ward, 1, 1);
	}

	#[benchmark]
	fn unsponsor() {
		let council = treasurer::<T>();
		let (guarantor, ward) = T::BenchmarkHelper::guarantor_and_ward();
		let origin = RawOrigin::Signed(council.clone());
		Pallet::<T>::sponsor(origin.into(), guarantor.clone(), ward.clone(), 1, 1).expect("can pay");

		#[extrinsic_call]
		_(RawOrigin::Signed(council), CLUB, guarantor, ward);
	}

	/// To an account that does not exist yet.
	#[benchmark]
	fn spend() {
		let (council, to) = (treasurer::<T>(), account("payee", 0, 0));

		#[extrinsic_call]
		_(RawOrigin::Signed(council), Some(CLUB), T::AccountId::clone(&to), 1u32.into());

		assert_eq!(T::Currency::balance(&to), 1u32.into());
	}

	#[benchmark]
	fn decree() -> Result<(), BenchmarkError> {
		let call = Box::new(T::BenchmarkHelper::decree());

		#[block]
		{
			decide::<T>(Call::decree { call })?;
		}

		Ok(())
	}

	/// The treasury accepts an award that draws on its money.
	#[benchmark]
	fn speak() {
		let council = treasurer::<T>();
		let treasury = Clubs::<T>::get(CLUB).map(|club| club.treasury).expect("there is one");
		let call = Box::new(T::BenchmarkHelper::speech(&treasury));

		#[extrinsic_call]
		_(RawOrigin::Signed(council), CLUB, call);
	}

	/// The vote that makes another account the council, of somebody who was for a third.
	#[benchmark]
	fn elect() {
		T::BenchmarkHelper::fill_council();
		let electors = T::BenchmarkHelper::electors();
		let (new, third): (T::AccountId, T::AccountId) = (account("new", 0, 0), account("third", 0, 0));
		let (last, others) = electors.split_last().expect("there are some");
		for elector in others.iter().take(electors.len() / 2) {
			Pallet::<T>::elect(RawOrigin::Signed(elector.clone()).into(), new.clone()).expect("may vote");
		}
		Pallet::<T>::elect(RawOrigin::Signed(last.clone()).into(), third).expect("may vote");

		#[extrinsic_call]
		_(RawOrigin::Signed(last.clone()), new.clone());

		assert_eq!(ClubOfCouncil::<T>::get(&new), Some(CLUB));
	}

	/// By a council that is a member, whose complaints have to be read.
	#[benchmark]
	fn hand_over() {
		T::BenchmarkHelper::fill_council();
		let (council, new): (_, T::AccountId) = (treasurer::<T>(), account("new", 0, 0));
		T::BenchmarkHelper::burden(&council);

		#[extrinsic_call]
		_(RawOrigin::Signed(council), new.clone());

		assert_eq!(ClubOfCouncil::<T>::get(&new), Some(CLUB));
	}

	#[benchmark]
	fn appoint() -> Result<(), BenchmarkError> {
		T::BenchmarkHelper::fill_council();
		let new: T::AccountId = account("new", 0, 0);
		Rolls::<T>::remove(CLUB);
		let call = Call::appoint { club: CLUB, council: new.clone() };

		#[block]
		{
			decide::<T>(call)?;
		}

		assert_eq!(ClubOfCouncil::<T>::get(&new), Some(CLUB));
		Ok(())
	}

	#[benchmark]
	fn become_elector() {
		let who = T::BenchmarkHelper::elector_to_be();
		let before = Rolls::<T>::get(CLUB).electors;

		#[extrinsic_call]
		_(RawOrigin::Signed(who));

		assert_eq!(Rolls::<T>::get(CLUB).electors, before.saturating_add(1));
	}

	#[benchmark]
	fn set_admission() {
		let (council, (_, admission)) = (treasurer::<T>(), words());

		#[extrinsic_call]
		_(RawOrigin::Signed(council), admission.clone());

		assert_eq!(Admissions::<T>::get(CLUB), admission);
	}

	/// The last founder in the list signs, who has signed something else before.
	#[benchmark]
	fn agree_to_found(f: Linear<1, { MAX_FOUNDERS }>) {
		let founders = T::BenchmarkHelper::founders(f);
		let who = founders.last().map(|founder| founder.account.clone()).expect("there is one");
		agree::<T>(&who);
		let ((name, admission), council) = (words(), account("newcomer", 0, 0));

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), name, council, admission, founders);

		assert!(Agreements::<T>::contains_key(&who));
	}

	#[benchmark]
	fn withdraw_agreement() {
		let who: T::AccountId = account("founder", 0, 0);
		agree::<T>(&who);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()));

		assert!(!Agreements::<T>::contains_key(&who));
	}

	/// A club whose validator has equivocated names another.
	#[benchmark]
	fn name_validator() {
		clubs_with_validators::<T>(2);
		spoil::<T>(CLUB);
		let (new, origin) = (node::<T>(77), RawOrigin::Signed(council::<T>(CLUB)));

		#[extrinsic_call]
		set_validator(origin, CLUB, Some(new.clone()));

		assert_eq!(ValidatorOf::<T>::get(&new), Some(CLUB));
		assert!(!ValidatorOf::<T>::contains_key(node::<T>(CLUB)));
	}

	/// A club withdraws its validator, and of all others only the last that is asked could go on.
	#[benchmark]
	fn withdraw_validator(v: Linear<2, { T::MaxValidators::get() }>) {
		clubs_with_validators::<T>(v);
		let last = Validators::<T>::iter_keys().filter(|club| *club != CLUB).last();
		for club in (0..v).filter(|club| *club != CLUB && Some(*club) != last) {
			let keyless = account("keyless", club, 0);
			let validator = Validator { account: keyless, fault: None, missed: 0, answers_from: 0 };
			Validators::<T>::insert(club, validator);
		}
		let origin = RawOrigin::Signed(council::<T>(CLUB));

		#[extrinsic_call]
		set_validator(origin, CLUB, None);

		assert!(!Validators::<T>::contains_key(CLUB));
	}

	/// An absent validator that sits builds blocks again.
	#[benchmark]
	fn restore_validator() {
		let nodes = clubs_with_validators::<T>(T::MaxValidators::get());
		T::BenchmarkHelper::sit(nodes);
		fail::<T>(CLUB, Fault::Absence);
		spoil::<T>(CLUB);
		T::Sessions::disable(&node::<T>(CLUB), Fault::Absence);
		let origin = RawOrigin::Signed(council::<T>(CLUB));

		#[extrinsic_call]
		_(origin, CLUB);

		assert_eq!(Validators::<T>::get(CLUB).map(|validator| validator.fault), Some(None));
	}

	/// Two blocks in the same slot, in the session that runs, of one of as many validators as there may be, in a proof as long
	/// as it may be.
	#[benchmark]
	fn report_double_block() {
		let nodes = clubs_with_validators::<T>(T::MaxValidators::get());
		T::BenchmarkHelper::sit(nodes);
		let proof = T::BenchmarkHelper::double_block(&node::<T>(CLUB));
		spoil::<T>(CLUB);
		let reporter = account("reporter", 0, 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(reporter), Box::new(proof));

		let fault = Validators::<T>::get(CLUB).and_then(|validator| validator.fault);
		assert_eq!(fault, Some(Fault::Equivocation));
	}

	/// A block more of somebody who has built some in this session.
	#[benchmark]
	fn note_author() {
		let who = node::<T>(CLUB);
		Authored::<T>::insert(&who, 1);

		#[block]
		{
			Pallet::<T>::note_author(who.clone());
		}

		assert_eq!(Authored::<T>::get(&who), 2);
	}

	/// A session ends in which two thirds were there for the first time and a third was absent for the last, and as many
	/// motions as there may be have ended, and the next begins.
	#[benchmark]
	fn pass_session(v: Linear<4, { T::MaxValidators::get() }>) {
		let nodes = clubs_with_validators::<T>(v);
		T::BenchmarkHelper::sit(nodes.clone());
		let absent = v.saturating_sub(1) / 3;
		for (club, node) in (0..).zip(&nodes) {
			Validators::<T>::mutate(club, |validator| {
				if let Some(validator) = validator {
					validator.missed = T::MaxMissed::get().saturating_sub(1).max(1);
				}
			});
			if club >= absent {
				Authored::<T>::insert(node, 2);
			}
		}
		let ended = (0..T::MaxMotions::get()).map(|club| (T::Hashing::hash_of(&club), club));
		Motions::<T>::put(MotionsOf::<T>::truncate_from(ended.collect()));

		#[block]
		{
			Pallet::<T>::end_session();
			Pallet::<T>::start_session(T::Sessions::index().saturating_add(1));
			assert!(!Pallet::<T>::next_validators().is_empty());
		}

		let failed = Validators::<T>::iter_values().filter(|validator| validator.fault.is_some()).count();
		assert_eq!(failed, absent as usize);
		assert!(!Motions::<T>::exists());
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
