//! A malformed genesis is refused with a message that names the member and the rule (M1 to M3, M6, G1).
use crate::*;
use sp_runtime::BuildStorage;

/// Why a genesis of six founders in a ring is refused, after `change`.
fn why(change: fn(&mut RuntimeGenesisConfig)) -> String {
	let mut genesis = genesis_of((0..6).map(|n| (0, Tier::T100, vec![(n + 1) % 6, (n + 2) % 6])).collect());
	change(&mut genesis);
	let failed = std::panic::catch_unwind(|| genesis.build_storage()).expect_err("is refused");
	failed.downcast_ref::<String>().cloned().unwrap_or_default()
}

#[test]
fn m6_fails_when_two_members_have_one_account() {
	let twice = why(|genesis| genesis.guarantees.founders[4].account = who(1));
	assert_eq!(twice, "genesis: member 4 has the same account as an earlier one (rule M6)");
}

#[test]
fn m1_fails_when_the_club_does_not_exist() {
	let nowhere = why(|genesis| genesis.guarantees.founders[3].club = 2);
	assert_eq!(nowhere, "genesis: member 3 belongs to club 2, which does not exist (rule M1)");
}

#[test]
fn m2_fails_when_guarantors_are_too_few() {
	let alone = why(|genesis| genesis.guarantees.founders[2].guarantors = vec![5]);
	assert_eq!(alone, "genesis: member 2: 1 guarantors are too few (rule M2)");
	let more_needed = why(|genesis| genesis.eras.parameters.min_guarantors = 3);
	assert_eq!(more_needed, "genesis: member 0: 2 guarantors are too few (rule M2)");
}

#[test]
fn m3_fails_when_a_guarantor_is_no_founder() {
	let stranger = why(|genesis| genesis.guarantees.founders[1].guarantors = vec![2, 6]);
	assert_eq!(stranger, "genesis: member 1: guarantor 6 is no founder (rule M3)");
}

#[test]
fn g1_fails_when_somebody_guarantees_itself() {
	let itself = why(|genesis| genesis.guarantees.founders[5].guarantors = vec![0, 5]);
	assert_eq!(itself, "genesis: member 5: nobody guarantees itself (rule G1)");
}

#[test]
fn g1_fails_when_a_guarantor_stands_twice() {
	let twice = why(|genesis| genesis.guarantees.founders[5].guarantors = vec![0, 1, 0]);
	assert_eq!(twice, "genesis: member 5: guarantor 0 stands twice (rule G1)");
}

#[test]
fn g1_fails_when_a_guarantor_has_not_the_money() {
	let poor = why(|genesis| {
		genesis.balances.balances.iter_mut().find(|(account, _)| *account == who(2)).unwrap().1 = 150 * SYN;
	});
	assert_eq!(poor, "genesis: member 1: guarantor 2 has not enough money for its deposit (rule G1)");
}

/// A ring of fourteen founders, each guaranteed by the `count` after it.
fn ring_of_14(genesis: &mut RuntimeGenesisConfig, count: u32) {
	let money = |n| (who(n), PURSE);
	genesis.balances.balances = (0..14).map(money).collect();
	let guarantors = |n| (1..=count).map(|step| (n + step) % 14).collect();
	genesis.guarantees.founders =
		genesis_of((0..14).map(|n| (0, Tier::T100, guarantors(n))).collect()).guarantees.founders;
}

#[test]
fn g1_fails_when_guarantors_are_too_many() {
	let many = why(|genesis| ring_of_14(genesis, 9));
	assert_eq!(many, "genesis: member 0: 9 guarantors are too many (rule G1)");
	let fewer_allowed = why(|genesis| {
		ring_of_14(genesis, 5);
		genesis.eras.parameters.max_guarantors = 4;
	});
	assert_eq!(fewer_allowed, "genesis: member 0: 5 guarantors are too many (rule G1)");
}

#[test]
fn g1_fails_when_wards_are_too_many() {
	let many = why(|genesis| {
		ring_of_14(genesis, 2);
		let founders = genesis.guarantees.founders.iter_mut().skip(1).enumerate();
		founders.for_each(|(n, founder)| founder.guarantors = vec![0, (n as u32 + 2) % 13 + 1]);
	});
	assert_eq!(many, "genesis: member 13: guarantor 0 has too many wards (rule G1)");
	let fewer_allowed = why(|genesis| {
		ring_of_14(genesis, 5);
		genesis.eras.parameters.max_wards = 4;
	});
	assert_eq!(fewer_allowed, "genesis: member 4: guarantor 5 has too many wards (rule G1)");
}
