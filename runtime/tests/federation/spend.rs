//! `spend` (F3).
use crate::*;
use sponsor::{filled, sponsoring};
use synergy_runtime::configs::federation::FederationTreasury;

fn spend(club: Option<ClubId>, amount: Balance) -> Call {
	Call::spend { club, to: who(1_020), amount }
}

#[test]
fn f3_succeeds_by_the_council() {
	filled(|| {
		call(council(0), spend(Some(0), 30 * SYN)).unwrap();
		told(Event::Spent { club: Some(0), to: who(1_020), amount: 30 * SYN });
		assert_eq!((free(2_100), free(1_020)), (70 * SYN, PURSE + 30 * SYN));
		call(council(0), spend(Some(0), 70 * SYN)).unwrap();
		assert_eq!(total(2_100), 0, "to the last unit");
	});
}

#[test]
fn f3_succeeds_for_the_federations_own_treasury() {
	filled(|| {
		let dest = sp_runtime::MultiAddress::Id(FederationTreasury::get());
		let value = 5 * SYN;
		call(who(1_010), pallet_balances::Call::<Runtime>::transfer_allow_death { dest, value }).unwrap();
		motion(spend(None, 2 * SYN), &councils(3)).unwrap();
		told(Event::Spent { club: None, to: who(1_020), amount: 2 * SYN });
		assert_eq!(Balances::free_balance(FederationTreasury::get()), 3 * SYN);
		refused(call(council(0), spend(None, SYN)), DispatchError::BadOrigin);
	});
}

#[test]
fn f1_succeeds_by_the_federation_for_a_removed_club() {
	filled(|| {
		refused(by_federation(spend(Some(0), SYN)), DispatchError::BadOrigin);
		remove(0).unwrap();
		by_federation(spend(Some(0), 100 * SYN)).unwrap();
		assert_eq!(total(2_100), 0);
	});
}

#[test]
fn p1_what_is_held_cannot_be_spent() {
	filled(|| {
		call(council(0), sponsoring(0, 1_000, 60 * SYN, 0)).unwrap();
		refused(call(council(0), spend(Some(0), 40 * SYN)), Error::NotEnoughMoney);
		call(council(0), spend(Some(0), 40 * SYN - 1)).unwrap();
		assert_eq!((free(2_100), held(2_100)), (1, 60 * SYN));
	});
}

#[test]
fn f3_fails_when_there_is_not_enough_money() {
	filled(|| {
		refused(call(council(0), spend(Some(0), 100 * SYN + 1)), Error::NotEnoughMoney);
		refused(call(council(1), spend(Some(1), 1)), Error::NotEnoughMoney);
		refused(by_federation(spend(None, 1)), Error::NotEnoughMoney);
	});
}

#[test]
fn f3_fails_when_the_amount_is_nothing() {
	filled(|| refused(call(council(0), spend(Some(0), 0)), Error::NothingToSpend));
}

#[test]
fn f3_fails_when_not_the_council() {
	filled(|| {
		refused(call(council(1), spend(Some(0), SYN)), Error::NotTheCouncil);
		refused(call(who(0), spend(Some(0), SYN)), Error::NotTheCouncil);
	});
}

#[test]
fn f1_fails_when_there_is_no_such_club() {
	filled(|| refused(call(council(0), spend(Some(7), SYN)), Error::NoSuchClub));
}
