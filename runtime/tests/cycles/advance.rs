//! `advance` (E3, A12).

use crate::*;
use frame_support::traits::Contains;
use synergy_primitives::Agenda;
use synergy_runtime::wiring::PushCall;

fn advance(by: u32) -> DispatchResult {
	call(who(by), Call::advance {})
}

#[test]
fn e3_succeeds_while_work_waits() {
	story(|| {
		let id = started(sausages());
		order(ANNA, id, 1).unwrap();
		boundary();
		assert!(Eras::is_waiting() && !is_open(id, 1));
		advance(1_000).unwrap();
		assert!(!Eras::is_waiting() && is_open(id, 1));
	});
}

#[test]
fn a12_fails_when_nothing_waits() {
	story(|| fails(advance(1_000), Error::NothingWaiting));
}

#[test]
fn a12_is_a_push_like_that_of_complaints() {
	assert!(PushCall::contains(&RuntimeCall::Cycles(Call::advance {})));
	assert!(!PushCall::contains(&RuntimeCall::Cycles(Call::give_notice { cycle_contract: 0 })));
}
