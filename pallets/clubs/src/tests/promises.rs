//! The promises hold after any sequence of calls, and are told apart when they do not.

use crate::{
	mock::*, Admissions, Agreement, Agreements, Club, ClubOfTreasury, Clubs as ClubsStorage, Lapsing, Motions,
	MotionsOf, NextClub, Outdated, Roll, Rolls, Tallies, Usage, Used, Vote, Voters, Votes,
};
use proptest::prelude::*;
use std::collections::BTreeMap;
use synergy_primitives::Tier;

#[derive(Clone, Debug)]
enum Step {
	Call { who: u64, milliseconds: u64, fails: bool },
	NextEra,
	Stand { who: u64, tier: Option<Tier> },
}

fn step() -> impl Strategy<Value = Step> {
	let tiers = prop_oneof![Just(None), proptest::sample::select(Tier::ALL.to_vec()).prop_map(Some)];
	prop_oneof![
		20 => (ZOYA..=STRANGER, 0..40u64, any::<bool>())
			.prop_map(|(who, milliseconds, fails)| Step::Call { who, milliseconds, fails }),
		1 => Just(Step::NextEra),
		1 => (ZOYA..=STRANGER, tiers).prop_map(|(who, tier)| Step::Stand { who, tier }),
	]
}

/// The same rule in ordinary words: units used in this era by account.
#[derive(Default)]
struct Plain {
	used: BTreeMap<u64, u32>,
}

impl Plain {
	fn quota(&self, who: u64) -> u32 {
		match Standings::get().get(&who) {
			None => 0,
			Some((None, _)) => 5,
			Some((_, Tier::T10)) => 30,
			Some((_, Tier::T100)) => 100,
			Some((_, Tier::T2100)) => 300,
		}
	}

	fn left(&self, who: u64) -> u32 {
		self.quota(who).saturating_sub(self.used.get(&who).copied().unwrap_or(0))
	}

	/// Whether the call is free.
	fn call(&mut self, who: u64, milliseconds: u64) -> bool {
		let units = 1 + u32::try_from(milliseconds / 2).unwrap();
		let is_free = units <= self.left(who);
		if is_free {
			*self.used.entry(who).or_default() += units;
		}
		is_free
	}
}

fn take(step: Step, plain: &mut Plain) {
	match step {
		Step::NextEra => {
			Era::mutate(|era| *era += 1);
			plain.used.clear();
		}
		Step::Stand { who, tier } => stand(who, tier.map(|tier| (Some(0), tier))),
		Step::Call { who, milliseconds, fails } => {
			let before = Balances::free_balance(who);
			let call = if fails { failing() } else { remark() };
			let accepted = by(who, call).heavy(milliseconds).submit().is_ok();
			let paid = before - Balances::free_balance(who);
			match plain.call(who, milliseconds) {
				true => assert!(accepted && paid == 0),
				false => assert_eq!(paid, if accepted { FEE } else { 0 }),
			}
		}
	}
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 64, ..Default::default() })]

	#[test]
	fn f5_p6_quota_and_fees_agree_with_the_plain_rule(steps in prop::collection::vec(step(), 1..200)) {
		new_test_ext().execute_with(|| {
			let (mut plain, issued) = (Plain::default(), Balances::total_issuance());
			for step in steps {
				take(step, &mut plain);
				for who in ZOYA..=STRANGER {
					assert_eq!(Clubs::remaining(who), plain.left(who));
				}
				assert_eq!(Balances::total_issuance(), issued);
				Clubs::do_try_state().unwrap();
			}
		});
	}
}

fn broken(by: impl FnOnce()) -> &'static str {
	new_test_ext().execute_with(|| {
		by();
		Clubs::do_try_state().unwrap_err().into()
	})
}

fn change(club: u32, change: impl FnOnce(&mut Club<u64>)) {
	ClubsStorage::<Test>::mutate(club, |club| change(club.as_mut().unwrap()));
}

#[test]
fn promise_1_is_checked() {
	assert_eq!(broken(|| change(1, |club| club.name = Default::default())), "F3: a club has no name");
	let alatau = || "Алатау".as_bytes().to_vec().try_into().unwrap();
	assert_eq!(broken(|| change(1, |club| club.name = alatau())), "F3: two clubs have the same name");
	assert_eq!(broken(|| change(1, |club| club.council = COUNCIL)), "F3: two clubs have the same council");
	assert_eq!(broken(|| change(1, |club| club.treasury = TREASURY)), "F3: two clubs have the same treasury");
	assert_eq!(broken(|| drop(ClubsStorage::<Test>::clear(9, None))), "F3: there is no club");
	assert_eq!(broken(|| NextClub::<Test>::put(1)), "F1: a number of a club could be given again");
	assert_eq!(broken(|| Taken::set(vec![COUNCIL])), "F1: the seats in the council of clubs are not the clubs'");
	let remove = |club: &mut Club<u64>| club.removed = Some(4);
	assert_eq!(broken(|| change(1, remove)), "P8: a club removed has left its admission text");
	let without_text = || {
		Admissions::<Test>::remove(1);
		change(1, remove);
	};
	assert_eq!(broken(without_text), "P8: a club removed has left its council");
	assert_eq!(broken(|| ClubOfTreasury::<Test>::insert(9, 0)), "P8: a treasury is nobody's");
	let motion = || Motions::<Test>::put(MotionsOf::<Test>::truncate_from(vec![(Default::default(), 2)]));
	assert_eq!(broken(motion), "F1: a motion is of a club that there never was");
}

#[test]
fn promise_2_is_checked() {
	let put = |who, era, units| broken(|| Used::<Test>::insert(who, Usage { era, units }));
	assert_eq!(put(77, 4, 1), "P8: an account is gone and its usage is not");
	assert_eq!(put(KARIM, 5, 1), "F5: something was used in an era to come");
	assert_eq!(put(KARIM, 4, 0), "F5: nothing was used, or more than any quota");
	assert_eq!(put(KARIM, 4, 301), "F5: nothing was used, or more than any quota");
}

#[test]
fn promise_3_is_checked() {
	let vote = |club, term| Vote { club, term, council: STRANGER };
	assert_eq!(broken(|| Votes::<Test>::insert(0, vote(0, 0))), "F3: somebody votes who is no elector");
	let elector = |term| {
		broken(|| {
			Electors::set(BTreeMap::from([(ZOYA, (0, 0))]));
			Votes::<Test>::insert(0, vote(0, term));
		})
	};
	assert_eq!(elector(1), "F3: a vote is of a term to come");
	assert_eq!(elector(0), "F3: votes are not counted so");
	assert_eq!(broken(|| Tallies::<Test>::insert((0, 0), STRANGER, 1)), "F3: votes are not counted so");
	assert_eq!(broken(|| Rolls::<Test>::insert(2, Roll::default())), "P8: a roll is no club's");
	assert_eq!(broken(|| Voters::<Test>::insert((0, 0), 0, ())), "P8: a vote is gone and its voter is not");
	assert_eq!(broken(|| Outdated::<Test>::insert(0, 0)), "P8: void votes were not cleared away");
	let void = || {
		Electors::set(BTreeMap::from([(ZOYA, (0, 0))]));
		Rolls::<Test>::insert(0, Roll { electors: 1, term: 1 });
		Votes::<Test>::insert(0, vote(0, 0));
		Tallies::<Test>::insert((0, 0), STRANGER, 1);
		Voters::<Test>::insert((0, 0), 0, ());
	};
	assert_eq!(broken(void), "P8: a vote of a former term would stay");
}

#[test]
fn promise_4_is_checked() {
	let agreement = Agreement { founding: Default::default(), until: 9 };
	let left = broken(|| Agreements::<Test>::insert(77, agreement));
	assert_eq!(left, "P8: an account is gone and its agreement is not");
	let gone = broken(|| Lapsing::<Test>::insert(9, KARIM, ()));
	assert_eq!(gone, "P8: an agreement is gone and its end is not");
	let late = broken(|| {
		Agreements::<Test>::insert(KARIM, Agreement { founding: Default::default(), until: 4 });
		Lapsing::<Test>::insert(4, KARIM, ());
	});
	assert_eq!(late, "P8: an agreement has not lapsed");
}

#[test]
fn promise_5_is_checked() {
	use crate::{Authored, SpoiltKeys, Validator, ValidatorOf, Validators};
	let change = |change: fn(&mut Validator<u64>)| {
		broken(|| Validators::<Test>::mutate(0, |validator| change(validator.as_mut().unwrap())))
	};
	assert_eq!(change(|validator| validator.account = OTHER_NODE), "F2: two clubs have the same validator");
	assert_eq!(change(|validator| validator.missed = 3), "F2: a validator was absent too long and is not disabled");
	let gone = || {
		let validator = Validators::<Test>::take(0).unwrap();
		Validators::<Test>::insert(7, validator);
	};
	assert_eq!(broken(gone), "P8: a club is gone and its validator is not");
	assert_eq!(broken(|| ValidatorOf::<Test>::insert(77, 0)), "P8: a validator is gone and its account is not");
	let spoilt = || SpoiltKeys::<Test>::insert(7, crate::Spoilt::default());
	assert_eq!(broken(spoilt), "P8: a club is gone and its spoilt keys are not");
	let authored = || Authored::<Test>::insert(77, 1);
	assert_eq!(broken(authored), "P8: blocks are counted of somebody who builds none");
}
