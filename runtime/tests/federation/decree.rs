//! `decree` (F1): what the council of clubs decides as root.
use crate::*;

type SystemCall = frame_system::Call<Runtime>;

const CODE: [u8; 32] = [7; 32];

fn decree(call: impl Into<RuntimeCall>) -> Call {
	Call::decree { call: Box::new(call.into()) }
}

fn upgrade() -> Call {
	decree(SystemCall::authorize_upgrade { code_hash: CODE.into() })
}

/// The hash of the code that may be brought.
fn authorised() -> Option<sp_core::H256> {
	System::authorized_upgrade().map(|upgrade| *upgrade.code_hash())
}

#[test]
fn f1_succeeds_and_an_upgrade_is_authorised_by_three_of_four_clubs() {
	in_federation(|| {
		motion(upgrade(), &councils(3)).unwrap();
		told(Event::Decreed);
		assert_eq!(authorised(), Some(CODE.into()));
	});
}

#[test]
fn f1_fails_when_only_two_of_four_clubs_agree() {
	in_federation(|| {
		refused(motion(upgrade(), &councils(2)), DispatchError::BadOrigin);
		assert_eq!(authorised(), None);
	});
}

#[test]
fn f1_succeeds_and_finality_goes_on_from_a_block() {
	in_federation(|| {
		let call = pallet_grandpa::Call::<Runtime>::note_stalled { delay: 20, best_finalized_block_number: 1 };
		by_federation(decree(call)).unwrap();
		assert_eq!(pallet_grandpa::Stalled::<Runtime>::get(), Some((20, 1)));
	});
}

#[test]
fn f1_fails_when_the_call_is_not_named() {
	in_federation(|| {
		let dest = || sp_runtime::MultiAddress::Id(who(0));
		let named: RuntimeCall = SystemCall::authorize_upgrade { code_hash: CODE.into() }.into();
		let items = vec![(b"key".to_vec(), b"value".to_vec())];
		let keys = vec![b"key".to_vec()];
		let refused_calls: [RuntimeCall; 12] = [
			pallet_balances::Call::force_set_balance { who: dest(), new_free: SYN }.into(),
			pallet_balances::Call::force_transfer { source: dest(), dest: dest(), value: SYN }.into(),
			SystemCall::set_code { code: vec![] }.into(),
			SystemCall::set_code_without_checks { code: vec![] }.into(),
			SystemCall::authorize_upgrade_without_checks { code_hash: CODE.into() }.into(),
			SystemCall::set_storage { items }.into(),
			SystemCall::kill_storage { keys }.into(),
			pallet_sudo::Call::sudo { call: Box::new(named.clone()) }.into(),
			pallet_utility::Call::batch { calls: vec![named.clone()] }.into(),
			pallet_collective::Call::<Runtime, pallet_collective::Instance1>::set_members {
				new_members: vec![who(0)],
				prime: None,
				old_count: 4,
			}
			.into(),
			upgrade().into(),
			pallet_utility::Call::dispatch_as {
				as_origin: Box::new(frame_system::RawOrigin::Root.into()),
				call: Box::new(named),
			}
			.into(),
		];
		for call in refused_calls {
			refused(by_federation(decree(call)), Error::NotADecree);
		}
		assert_eq!(authorised(), None);
	});
}

#[test]
fn f1_fails_when_not_the_federation() {
	in_federation(|| refused(call(council(0), upgrade()), DispatchError::BadOrigin));
}
