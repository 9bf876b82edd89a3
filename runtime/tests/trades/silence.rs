//! Silence (D4): past the due era and the claim window it counts as having received.

use crate::*;
use pallet_synergy_deals::Ending;

#[test]
fn d4_silence_completes_at_the_boundary_after_the_claim_window() {
	story(|| {
		let before = free(0);
		let id = deal_with(50 * SYN, Payment::OnCompletion, 2, 0, None);
		eras(5);
		assert_eq!(era(), 5, "due in era 2, then three whole eras to complain");
		assert_eq!((state(id), free(0)), (State::Open, before));
		next_era();
		assert_eq!((deal(id), free(0)), (None, before + 50 * SYN));
		assert_eq!((exposure(0), exposure(3)), (0, 0));
	});
}

#[test]
fn d4_one_may_complain_until_the_last_moment_of_the_claim_window() {
	story(|| {
		let id = deal_with(50 * SYN, Payment::OnCompletion, 2, 0, None);
		let late = deal_with(50 * SYN, Payment::OnCompletion, 2, 0, None);
		eras(5);
		afternoon();
		complain(3, id, 50 * SYN);
		boundary();
		let filed = file(3, synergy_primitives::Obligation::Deal(late), SYN);
		assert_eq!(filed, Err(pallet_synergy_complaints::Error::<Runtime>::TooLate.into()));
		work();
		assert_eq!((state(id), deal(late)), (State::Open, None));
	});
}

#[test]
fn d4_silence_gives_the_escrow_to_the_supplier_and_starts_the_warranty() {
	story(|| {
		let before = free(0);
		let id = deal_with(50 * SYN, Payment::Escrow, 0, 2, None);
		eras(4);
		assert_eq!((state(id), free(0)), (State::Completed, before + 50 * SYN));
		assert_eq!((exposure(0), deal(id).unwrap().until), (50 * SYN, era() + 2));
		eras(2);
		assert_eq!((exposure(0), deal(id)), (0, None));
	});
}

#[test]
fn d4_silence_completes_a_cash_deal_that_one_side_has_completed() {
	story(|| {
		let id = deal_with(50 * SYN, Payment::None, 0, 0, None);
		complete(3, id).unwrap();
		eras(4);
		assert_eq!((deal(id), record(0).deals), (None, 1));
	});
}

#[test]
fn d4_a_payment_that_cannot_move_stays_owed_reserved_and_claimable_for_another_window() {
	story(|| {
		let id = deal_with(50 * SYN, Payment::OnCompletion, 0, 0, None);
		impoverish(3);
		eras(4);
		assert_eq!((state(id), deal(id).unwrap().until), (State::Unpaid, era() + 3));
		assert_eq!((exposure(0), exposure(3)), (50 * SYN, 50 * SYN));
		eras(2);
		complain(0, id, 50 * SYN);
		assert!(is_suspended(3));
	});
}

#[test]
fn d4_what_is_owed_can_still_be_paid() {
	story(|| {
		let before = free(0);
		let id = deal_with(50 * SYN, Payment::OnCompletion, 0, 0, None);
		impoverish(3);
		eras(4);
		fails(complete(3, id), Error::NotEnoughMoney);
		fails(complete(0, id), Error::NotOpen);
		transfer(1_000, 3, 50 * SYN).unwrap();
		complete(3, id).unwrap();
		assert_eq!((deal(id), free(0)), (None, before + 50 * SYN));
	});
}

#[test]
fn d4_what_is_owed_is_paid_by_itself_at_the_end_of_the_second_window() {
	story(|| {
		let before = free(0);
		let id = deal_with(50 * SYN, Payment::OnCompletion, 0, 0, None);
		impoverish(3);
		eras(4);
		transfer(1_000, 3, 50 * SYN).unwrap();
		eras(3);
		assert_eq!((deal(id), free(0)), (None, before + 50 * SYN));
	});
}

#[test]
fn d4_a_payment_nobody_complains_of_ends_unpaid_after_the_second_window() {
	story(|| {
		let before = free(0);
		let id = deal_with(50 * SYN, Payment::OnCompletion, 0, 0, None);
		impoverish(3);
		eras(6);
		assert_eq!(state(id), State::Unpaid);
		next_era();
		assert_eq!((deal(id), free(0)), (None, before));
		assert_eq!((exposure(0), exposure(3)), (0, 0));
		assert!(has_happened(Event::DealClosed {
			deal: id,
			proposer: 0,
			counterparty: 3,
			ending: Ending::Unpaid,
			refunded: 0
		}));
		assert_eq!(record(0).deals, 0);
	});
}

#[test]
fn d4_what_is_owed_can_be_cancelled_by_both() {
	story(|| {
		let id = deal_with(50 * SYN, Payment::OnCompletion, 0, 0, None);
		impoverish(3);
		eras(4);
		cancel(0, id).unwrap();
		cancel(3, id).unwrap();
		assert_eq!((deal(id), exposure(3)), (None, 0));
	});
}

#[test]
fn e3_silence_has_the_same_result_in_the_smallest_slices() {
	let root = |sliced: bool| {
		chain(8, Tier::T100).execute_with(|| {
			(0..20).for_each(|_| {
				deal_with(2 * SYN, Payment::OnCompletion, 0, 1, None);
			});
			impoverish(3);
			for _ in 0..8 {
				boundary();
				if sliced {
					work_in_slices(frame_support::weights::Weight::from_parts(3_000_000_000, u64::MAX));
				} else {
					work();
				}
			}
			promises();
			System::reset_events();
			sp_io::storage::root(sp_runtime::StateVersion::V1)
		})
	};
	assert_eq!(root(false), root(true));
}
