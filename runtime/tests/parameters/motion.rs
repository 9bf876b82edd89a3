//! The council of clubs decides about parameters: one club, one voice, two thirds (F1).
use crate::*;
use sp_runtime::traits::{BlakeTwo256, Hash};

type Motion = pallet_collective::Call<Runtime, pallet_collective::Instance1>;

/// A chain with three clubs in the council, and the call to change the grace to five eras.
fn three_clubs(test: impl FnOnce(Box<RuntimeCall>)) {
	let mut genesis = genesis_of((0..RING).map(|n| (0, Tier::T100, vec![(n + 1) % RING, (n + 2) % RING])).collect());
	genesis.council_of_clubs.members = (0..3).map(council).collect();
	begin(genesis).execute_with(|| {
		let parameter = Parameter::GraceEras(5);
		test(Box::new(pallet_synergy_eras::Call::<Runtime>::set_parameter { parameter }.into()));
		promises();
	});
}

#[test]
fn f1_two_of_three_clubs_change_a_parameter() {
	three_clubs(|proposal| {
		let (length_bound, proposal_hash) = (1_000, BlakeTwo256::hash_of(&proposal));
		call(council(0), Motion::propose { threshold: 2, proposal, length_bound }).unwrap();
		for n in [0, 2] {
			call(council(n), Motion::vote { proposal: proposal_hash, index: 0, approve: true }).unwrap();
		}
		let proposal_weight_bound = sp_runtime::Weight::from_parts(100_000_000_000, u64::MAX);
		call(council(1), Motion::close { proposal_hash, index: 0, proposal_weight_bound, length_bound }).unwrap();
		assert_eq!(Eras::parameters().grace_eras, 3);
		next_era();
		assert_eq!(Eras::parameters().grace_eras, 5);
	});
}

#[test]
fn f1_one_of_three_clubs_changes_nothing() {
	three_clubs(|proposal| {
		call(council(0), Motion::propose { threshold: 1, proposal, length_bound: 1_000 }).unwrap();
		next_era();
		assert_eq!(Eras::parameters(), Parameters::DEFAULT);
	});
}

#[test]
fn f1_no_member_and_no_council_changes_a_parameter_by_itself() {
	three_clubs(|proposal| {
		for n in [0, 1_000, 2_000] {
			fails(call(who(n), *proposal.clone()), DispatchError::BadOrigin);
		}
	});
}
