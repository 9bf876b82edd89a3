//! Climbs that reach hundreds and thousands of members: how fast, and in slices (C4, E3).
use super::{
	queue::{assert_same, state, State},
	*,
};
use frame_support::{
	traits::Hooks,
	weights::{Weight, WeightMeter},
};
use pallet_synergy_complaints::Reached;

/// How many guarantors everybody has but the last level.
const MOST: u32 = 8;

/// How many members there are up to a level above member 0: 1, 9, 73, 585, 4,681.
fn up_to(level: u32) -> u32 {
	(0..=level).map(|level| MOST.pow(level)).sum()
}

/// Member 0 has eight guarantors, each of whom has eight others, and so on for some levels. Those of the last level
/// stand in a ring.
fn tree(levels: u32) -> Vec<(u32, Tier, Vec<u32>)> {
	let (first, all) = (up_to(levels - 1), up_to(levels));
	let after = |n: u32, steps: u32| first + (n - first + steps) % (all - first);
	let guarantors = |n: u32| {
		if n < first {
			(1..=MOST).map(|k| MOST * n + k).collect()
		} else {
			[1, 2].map(|k| after(n, k)).into()
		}
	};
	(0..all).map(|n| (0, Tier::T10, guarantors(n))).collect()
}

/// The last one complains of member 0.
fn dispute_in(levels: u32) -> (DealId, ComplaintId) {
	let last = up_to(levels) - 1;
	let deal = open_deal(0, last, SYN, Payment::None);
	(deal, complain(last, deal, SYN))
}

#[test]
fn c4_two_thousand_members_join_within_the_share_of_one_block() {
	chain_of(tree(4)).execute_with(|| {
		let (_, id) = dispute_in(4);
		(0..3).for_each(|_| {
			boundary();
			work();
		});
		assert_eq!((level(id), complaint(id).unwrap().listed), (3, up_to(3)));
		boundary();
		let whole = <Runtime as frame_system::Config>::BlockWeights::get().max_block;
		Eras::on_poll(System::block_number(), &mut WeightMeter::with_limit(whole));
		let joined = complaint(id).unwrap().listed - up_to(3);
		println!("{joined} members join in one block");
		assert!(joined >= 2_000, "only {joined}");
		work();
		assert_eq!(complaint(id).unwrap().voters, up_to(4) - 2, "all but the two parties");
		promises();
	});
}

/// Plays a climb over nine pages in slices, a withdrawal, and a second complaint that climbs three levels at once.
/// Returns the whole state after each.
fn play(slice: Weight) -> [State; 2] {
	let mut states = [State::new(), State::new()];
	chain_of(tree(3)).execute_with(|| {
		let (deal, first) = dispute_in(3);
		let last = up_to(3) - 1;
		let mut slices = 0;
		for _ in 0..3 {
			boundary();
			slices += work_in_slices(slice);
		}
		assert!(slice == Weight::MAX || slices > 3, "there is work for more slices than boundaries");
		assert_eq!(complaint(first).unwrap().voters, last - 1);
		promises();
		states[0] = state();
		withdraw(last, first).unwrap();
		boundary();
		work_in_slices(slice);
		let second = complain(last, deal, SYN);
		work_in_slices(slice);
		assert_eq!((level(second), complaint(second).unwrap().voters), (3, last - 1));
		promises();
		states[1] = state();
		withdraw(last, second).unwrap();
		eras(2);
		assert_eq!(Reached::<Runtime>::iter().count(), 0, "P8");
	});
	states
}

#[test]
fn e3_a_climb_over_many_pages_gives_the_same_end_state_in_any_slices() {
	let whole = play(Weight::MAX);
	for slice in [smallest_slice(), smallest_slice().saturating_mul(3) / 2] {
		let sliced = play(slice);
		whole.iter().zip(&sliced).for_each(|(one, other)| assert_same(one, other));
	}
}
