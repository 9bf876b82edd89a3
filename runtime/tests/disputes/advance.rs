//! `advance` (E3, A12).
use super::*;

fn advance(by: u32) -> DispatchResult {
	call(who(by), pallet_synergy_complaints::Call::<Runtime>::advance {})
}

#[test]
fn e3_succeeds_by_anybody_while_work_waits() {
	in_ring(|| {
		let (_, id) = dispute();
		boundary();
		advance(1_000).unwrap();
		assert_eq!(level(id), 1);
	});
}

#[test]
fn a12_fails_when_nothing_waits() {
	in_ring(|| {
		fails(advance(0), Error::NothingWaiting);
		dispute();
		fails(advance(0), Error::NothingWaiting);
		boundary();
		work();
		fails(advance(0), Error::NothingWaiting);
	});
}
