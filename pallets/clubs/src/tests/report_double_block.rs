//! Reporting a validator that has built two blocks in the same slot (F2).

use crate::{mock::*, Error, Event, Validators};
use frame_support::{assert_noop, assert_ok, dispatch::Pays};
use sp_runtime::DispatchError;
use synergy_primitives::{Fault, SessionIndex};

type Told = Result<Pays, DispatchError>;

fn report(by: u64, first: u8, second: u8, who: u64, session: SessionIndex) -> Told {
	let told = Clubs::report_double_block(RuntimeOrigin::signed(by), Box::new((first, second, who, session)));
	told.map(|info| info.pays_fee).map_err(|failed| failed.error)
}

#[test]
fn f2_succeeds_and_costs_nothing() {
	run(|| {
		assert_eq!(report(STRANGER, 1, 2, NODE, 10), Ok(Pays::No));
		assert_eq!(Validators::<Test>::get(0).unwrap().fault, Some(Fault::Equivocation));
		let event = Event::ValidatorDisabled { club: 0, validator: NODE, reason: Fault::Equivocation };
		System::assert_last_event(event.into());
	});
}

#[test]
fn f2_fails_when_nobody_has_signed() {
	run(|| {
		let proof = Box::new((1, 2, NODE, 10));
		assert_noop!(Clubs::report_double_block(RuntimeOrigin::none(), proof), DispatchError::BadOrigin);
	});
}

#[test]
fn f2_fails_when_it_proves_nothing() {
	run(|| {
		assert_noop!(report(STRANGER, 1, 1, NODE, 10), Error::<Test>::NoDoubleBlock);
	});
}

#[test]
fn f2_fails_when_it_is_known() {
	run(|| {
		assert_ok!(report(STRANGER, 1, 2, NODE, 10));
		assert_noop!(report(STRANGER, 1, 3, NODE, 10), Error::<Test>::OldNews);
	});
}

#[test]
fn f2_fails_when_it_was_restored_since() {
	run(|| {
		assert_ok!(report(STRANGER, 1, 2, NODE, 10));
		set_key(NODE, 9);
		assert_ok!(Clubs::restore_validator(RuntimeOrigin::signed(COUNCIL), 0));
		assert_noop!(report(STRANGER, 1, 3, NODE, 11), Error::<Test>::OldNews);
		assert_ok!(report(STRANGER, 1, 3, NODE, 12));
	});
}

#[test]
fn f2_fails_when_it_validates_no_more() {
	run(|| {
		assert_noop!(report(STRANGER, 1, 2, NEW_NODE, 10), Error::<Test>::OldNews);
	});
}
