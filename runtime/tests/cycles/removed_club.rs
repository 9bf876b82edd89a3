//! What becomes of a cycle contract whose club the federation removes (F1, K5): it goes on.

use crate::*;
use sp_runtime::{traits::Dispatchable, DispatchError};
use synergy_primitives::Councils;

type ClubCall = pallet_synergy_clubs::Call<Runtime>;

/// The treasury of club 1.
const OTHER_TREASURY: u32 = 2_101;

/// As a decision of both clubs.
fn by_federation(call: ClubCall) -> DispatchResult {
	let origin = pallet_collective::RawOrigin::<AccountId, pallet_collective::Instance1>::Members(2, 2);
	RuntimeCall::from(call).dispatch(origin.into()).map(|_| ()).map_err(|failed| failed.error)
}

fn remove_club() {
	by_federation(ClubCall::remove { club: 0 }).unwrap();
	assert!(!Clubs::exists(0));
}

fn spend(amount: Balance) -> ClubCall {
	ClubCall::spend { club: Some(0), to: who(1_020), amount }
}

#[test]
fn k5_its_cycles_open_and_close_and_its_treasury_gets_the_share() {
	story(|| {
		let id = opened();
		order(ANNA, id, 3).unwrap();
		order_standing(CLARA, id, 2).unwrap();
		let before = [TREASURY, OTHER_TREASURY, ORGANISER].map(total);
		remove_club();
		promises();
		eras(PERIOD + 3);
		assert_eq!(adds_up(id, 1), (600 * SYN, 600 * SYN, 0));
		let gained = [100 * SYN, 0, 50 * SYN];
		let after = [TREASURY, OTHER_TREASURY, ORGANISER].map(total);
		assert_eq!([0, 1, 2].map(|n| after[n] - before[n]), gained);
		let (cycle_contract, to, member, amount) = (id, who(TREASURY), None, 100 * SYN);
		assert!(has_happened(Event::SharePaid { cycle_contract, cycle: 1, to, member, amount, role: Role::Club }));
		assert_eq!(cycle(id, 2).units, 5);
		order(BORIS, id, 1).unwrap();
		eras(PERIOD);
		assert_eq!(adds_up(id, 2), (300 * SYN, 300 * SYN, 0));
		assert_eq!((total(TREASURY), cycle(id, 3).units), (before[0] + 150 * SYN, 3));
		eras(2 * PERIOD + 3);
		assert_eq!(contract(id), None);
		assert_eq!(SeatsOf::<Runtime>::iter().count(), 0);
	});
}

#[test]
fn f3_the_federation_and_nobody_else_spends_what_comes_to_its_treasury() {
	story(|| {
		let id = opened();
		remove_club();
		eras(PERIOD + 3);
		let share = total(TREASURY);
		assert_eq!((share, adds_up(id, 1).0), (100 * SYN, 600 * SYN));
		for council in [council(0), council(1)] {
			assert_eq!(kit::call(council, spend(share)), Err(DispatchError::BadOrigin));
		}
		by_federation(spend(share)).unwrap();
		assert_eq!((total(TREASURY), total(1_020)), (0, PURSE + share));
	});
}

#[test]
fn p5_what_a_stranger_has_sent_to_its_cycle_is_not_stuck_either() {
	story(|| {
		let id = opened();
		let dest = sp_runtime::MultiAddress::Id(Cycles::account_of(id, 1));
		call(who(1_000), pallet_balances::Call::transfer_allow_death { dest, value: 7 }).unwrap();
		remove_club();
		eras(PERIOD + 3);
		adds_up(id, 1);
		assert_eq!(total(TREASURY), 100 * SYN + 7);
	});
}

#[test]
fn k2_a_draft_for_it_cannot_be_signed_any_more() {
	story(|| {
		let id = drafted(ORGANISER, sausages());
		remove_club();
		fails(sign(FARM, id), Error::NoSuchClub);
		eras(8);
		assert_eq!(contract(id), None, "it expires");
	});
}

#[test]
fn k2_new_terms_are_for_another_club_and_hold_from_the_next_cycle_on() {
	story(|| {
		let id = opened();
		remove_club();
		fails(draft(ORGANISER, sausages(), None), Error::NoSuchClub);
		fails(draft(ORGANISER, sausages(), Some(id)), Error::NoSuchClub);
		let new = next_id();
		draft(ORGANISER, Terms { club: 1, ..sausages() }, Some(id)).unwrap();
		sign_all(new);
		work();
		order(ANNA, id, 3).unwrap();
		eras(PERIOD + 3);
		assert_eq!([TREASURY, OTHER_TREASURY].map(total), [100 * SYN, 0], "the cycle that ran is its own still");
		eras(PERIOD);
		assert_eq!([TREASURY, OTHER_TREASURY].map(total), [100 * SYN, 30 * SYN]);
		assert_eq!([1, 2].map(|cycle| adds_up(id, cycle).0), [600 * SYN, 180 * SYN]);
	});
}
