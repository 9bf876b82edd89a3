//! Whose fees go to the club (F5): those of its members, and nobody else's.
use crate::*;
use frame_support::dispatch::GetDispatchInfo;
use pallet_synergy_clubs::FeesToClub;
use pallet_transaction_payment::OnChargeTransaction;
use synergy_runtime::configs::federation::FederationTreasury;

/// An account pays a fee. Returns what the treasury of club 0 gets of it, and the federation's.
fn pays(n: u32) -> (Balance, Balance) {
	let treasuries = || (free(2_100), Balances::free_balance(FederationTreasury::get()));
	let before = treasuries();
	let call: RuntimeCall = frame_system::Call::remark { remark: vec![] }.into();
	let (signer, info, fee) = (who(n), call.get_dispatch_info(), 1_000);
	let held = <FeesToClub as OnChargeTransaction<Runtime>>::withdraw_fee(&signer, &call, &info, fee, 0).unwrap();
	let post = Default::default();
	<FeesToClub as OnChargeTransaction<Runtime>>::correct_and_deposit_fee(&signer, &info, &post, fee, 0, held).unwrap();
	let after = treasuries();
	(after.0 - before.0, after.1 - before.1)
}

#[test]
fn f5_a_candidates_fee_goes_to_the_federation_also_if_somebody_guarantees_it() {
	in_federation(|| {
		assert_eq!(pays(1_000), (0, 1_000), "a stranger's");
		pledge(0, 1_000, Tier::T10).unwrap();
		assert_eq!(pays(1_000), (0, 1_000), "of whom somebody has pledged");
		apply(1_000, Tier::T10, &[0]).unwrap();
		assert_eq!(pays(1_000), (0, 1_000), "a candidate's");
		pledge(1, 1_000, Tier::T10).unwrap();
		accept_guarantor(1_000, 1).unwrap();
		assert_eq!(pays(1_000), (1_000, 0), "a member's");
	});
}

#[test]
fn f5_a_lapsing_member_is_a_member() {
	in_federation(|| {
		join(1_000, 0, Tier::T10, &[0, 1]);
		revoke(0, 1_000).unwrap();
		assert!(matches!(status(1_000), Status::Lapsing { .. }));
		assert_eq!(pays(1_000), (1_000, 0));
		eras(3);
		assert!(matches!(status(1_000), Status::Candidate { .. }));
		assert_eq!(pays(1_000), (0, 1_000));
	});
}
