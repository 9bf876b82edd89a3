//! Reporting a validator that has built two blocks in the same slot (F2).

#![allow(deprecated, reason = "reports come without a signature in the same way as those of GRANDPA")]

use crate::{mock::*, Call, Error, Event, Validators};
use frame_support::{
	assert_noop, assert_ok,
	dispatch::{Pays, RawOrigin},
	traits::Authorize,
};
use sp_runtime::{
	transaction_validity::{InvalidTransaction, TransactionSource, TransactionValidity},
	DispatchError,
};
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

/// Whether a report without a signature may wait for a block.
fn validity(source: TransactionSource, proof: (u8, u8, u64, SessionIndex)) -> TransactionValidity {
	let call = Call::<Test>::report_double_block { proof: Box::new(proof) };
	call.authorize(source).expect("needs no signature").map(|(valid, _)| valid)
}

#[test]
fn f2_a_node_reports_without_a_signature() {
	run(|| {
		for source in [TransactionSource::Local, TransactionSource::InBlock] {
			let valid = validity(source, (1, 2, NODE, 10)).unwrap();
			assert_eq!((valid.priority, valid.propagate, valid.provides.len()), (u64::MAX, false, 1));
		}
		let proof = Box::new((1, 2, NODE, 10));
		assert_ok!(Clubs::report_double_block(RawOrigin::Authorized.into(), proof));
		assert_eq!(Validators::<Test>::get(0).unwrap().fault, Some(Fault::Equivocation));
	});
}

#[test]
fn f2_a_report_without_a_signature_is_taken_from_the_node_itself_only() {
	run(|| {
		let invalid = InvalidTransaction::Call.into();
		assert_eq!(validity(TransactionSource::External, (1, 2, NODE, 10)), Err(invalid));
		assert!(Call::<Test>::remove { club: 0 }.authorize(TransactionSource::Local).is_none());
	});
}

#[test]
fn f2_a_report_without_a_signature_is_refused_when_it_proves_nothing_or_is_known() {
	run(|| {
		let local = |proof| validity(TransactionSource::Local, proof);
		assert_eq!(local((1, 1, NODE, 10)), Err(InvalidTransaction::BadProof.into()));
		assert_ok!(report(STRANGER, 1, 2, NODE, 10));
		assert_eq!(local((1, 2, NODE, 10)), Err(InvalidTransaction::Stale.into()));
	});
}

#[test]
fn f2_fails_when_nobody_has_signed_or_root_has() {
	run(|| {
		for origin in [RuntimeOrigin::none(), RuntimeOrigin::root()] {
			let proof = Box::new((1, 2, NODE, 10));
			assert_noop!(Clubs::report_double_block(origin, proof), DispatchError::BadOrigin);
		}
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
