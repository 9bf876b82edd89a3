//! What needs a genesis of its own, or more clubs than the runtime's tests have (F1, F3). The calls themselves are tested
//! in the whole runtime.

use crate::{mock::*, Agreement, Agreements, Error, Name};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchResult;

const NEWCOMER: u64 = 102;

fn name(text: &str) -> Name {
	text.as_bytes().to_vec().try_into().unwrap()
}

fn admit(text: &str, council: u64) -> DispatchResult {
	Clubs::admit(RuntimeOrigin::root(), name(text), council, Default::default(), Default::default())
}

#[test]
fn f1_fails_when_there_are_too_many_clubs() {
	run(|| {
		assert_ok!(admit("Esik", NEWCOMER));
		assert_noop!(admit("Talgar", 103), Error::<Test>::TooManyClubs);
		assert_ok!(Clubs::remove(RuntimeOrigin::root(), 0));
		assert_ok!(admit("Talgar", 103));
		assert_eq!(Taken::get(), [OTHER_COUNCIL, NEWCOMER, 103]);
	});
}

#[test]
fn f3_fails_when_the_treasury_is_another_clubs() {
	let mut genesis = genesis();
	genesis.clubs.clubs = vec![named("Esik", COUNCIL, DERIVED + 1, None)];
	build(genesis).unwrap().execute_with(|| {
		assert_noop!(admit("Talgar", NEWCOMER), Error::<Test>::TreasuryTaken);
	});
}

#[test]
fn f3_fails_when_the_council_would_be_the_new_treasury() {
	run(|| {
		assert_noop!(admit("Esik", DERIVED + 2), Error::<Test>::CouncilIsTreasury);
	});
}

#[test]
fn f3_fails_when_the_name_is_no_text() {
	run(|| {
		let admit = |name: &[u8]| {
			let name = name.to_vec().try_into().unwrap();
			Clubs::admit(RuntimeOrigin::root(), name, NEWCOMER, Default::default(), Default::default())
		};
		assert_noop!(admit(b""), Error::<Test>::NoName);
		assert_noop!(admit(&[0xff, 0xfe]), Error::<Test>::NoName);
	});
}

#[test]
fn p8_an_agreement_goes_with_its_account() {
	run(|| {
		Agreements::<Test>::insert(STRANGER, Agreement { founding: Default::default(), until: 9 });
		let all = pallet_balances::Call::transfer_all { dest: KARIM, keep_alive: false };
		assert_ok!(by(STRANGER, all.into()).submit().unwrap());
		assert_eq!(Agreements::<Test>::get(STRANGER), None);
	});
}
