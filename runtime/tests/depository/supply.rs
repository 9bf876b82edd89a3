//! The supply is that of genesis, and what was issued, less what was redeemed (P6).

use crate::*;
use pallet_synergy_depository::Genesis;
use sp_runtime::BuildStorage;

fn of_genesis() -> Balance {
	Genesis::<Runtime>::get()
}

/// The one thing that an audit finds broken.
fn only_broken() -> String {
	let broken = broken();
	assert_eq!(broken.len(), 1, "{broken:?}");
	broken.into_iter().next().unwrap()
}

#[test]
fn p6_every_preset_knows_how_much_there_is_at_its_beginning() {
	for name in synergy_runtime::presets::names() {
		let patch = synergy_runtime::presets::get(&name).unwrap();
		let mut ext = sp_io::TestExternalities::default();
		ext.execute_with(|| {
			frame_support::genesis_builder_helper::build_state::<RuntimeGenesisConfig>(full(&patch)).unwrap();
			assert!(of_genesis() > 0 && of_genesis() == supply(), "{name}");
			promises();
		});
	}
}

/// A preset laid over the defaults of all pallets, as the node does.
fn full(patch: &[u8]) -> Vec<u8> {
	let mut full = serde_json::to_value(RuntimeGenesisConfig::default()).unwrap();
	merge(&mut full, serde_json::from_slice(patch).unwrap());
	serde_json::to_vec(&full).unwrap()
}

fn merge(full: &mut serde_json::Value, patch: serde_json::Value) {
	match (full, patch) {
		(serde_json::Value::Object(full), serde_json::Value::Object(patch)) => {
			for (key, value) in patch {
				merge(full.entry(key).or_insert(serde_json::Value::Null), value);
			}
		}
		(full, patch) => *full = patch,
	}
}

#[test]
fn p6_a_genesis_without_money_is_one_as_well() {
	let storage = RuntimeGenesisConfig::default().build_storage().unwrap();
	sp_io::TestExternalities::from(storage).execute_with(|| {
		assert_eq!((of_genesis(), supply()), (0, 0));
		appoint(10_000, LIMIT).unwrap();
		issue(10_000, 10_000, SYN, "1").unwrap();
		assert_eq!(supply(), SYN);
		Depository::do_try_state().unwrap();
	});
}

#[test]
fn p6_on_a_chain_that_gets_depositories_later_what_there_is_then_counts_as_genesis() {
	story(|| {
		use frame_support::traits::Hooks;
		Genesis::<Runtime>::kill();
		Depository::on_runtime_upgrade();
		assert_eq!(of_genesis(), supply());
		issue(BANK, HOLDER, SYN, "1").unwrap();
		Depository::on_runtime_upgrade();
		assert_eq!(of_genesis() + SYN, supply(), "it is noted once");
	});
}

#[test]
fn p6_nobody_can_destroy_money_by_itself() {
	story(|| {
		let filtered = Err(frame_system::Error::<Runtime>::CallFiltered.into());
		let burn = || RuntimeCall::from(pallet_balances::Call::burn { value: SYN, keep_alive: true });
		assert_eq!(call(who(0), burn()), filtered);
		assert_eq!(call(who(0), pallet_utility::Call::batch_all { calls: vec![burn()] }), filtered);
		let before = supply();
		call(who(0), pallet_utility::Call::batch { calls: vec![burn()] }).unwrap();
		let delegate = sp_runtime::MultiAddress::Id(who(1));
		let proxy_type = synergy_runtime::configs::system::ProxyType::Any;
		call(who(0), pallet_proxy::Call::add_proxy { delegate, proxy_type, delay: 0 }).unwrap();
		let real = sp_runtime::MultiAddress::Id(who(0));
		call(who(1), pallet_proxy::Call::proxy { real, force_proxy_type: None, call: Box::new(burn()) }).unwrap();
		assert_eq!(supply(), before);
	});
}

#[test]
fn p6_a_proxy_that_moves_no_money_issues_and_redeems_none() {
	story(|| {
		let delegate = sp_runtime::MultiAddress::Id(who(1));
		let proxy_type = synergy_runtime::configs::system::ProxyType::NonTransfer;
		call(who(BANK), pallet_proxy::Call::add_proxy { delegate, proxy_type, delay: 0 }).unwrap();
		let real = sp_runtime::MultiAddress::Id(who(BANK));
		let issue = Call::issue { to: who(1), amount: SYN, reference: reference("1") };
		let before = supply();
		let proxied = pallet_proxy::Call::proxy { real, force_proxy_type: None, call: Box::new(issue.into()) };
		call(who(1), proxied).unwrap();
		assert_eq!(supply(), before);
	});
}

#[test]
fn r3_the_audit_finds_money_that_nobody_has_issued() {
	chain(6, Tier::T100).execute_with(|| {
		assert_eq!(broken(), Vec::<String>::new());
		use frame_support::traits::fungible::Mutate;
		Balances::mint_into(&who(0), 1).unwrap();
		assert_eq!(only_broken(), "P6: the supply is not genesis and issued less redeemed");
	});
}

#[test]
fn r3_the_audit_finds_what_is_issued_without_a_receipt() {
	chain(6, Tier::T100).execute_with(|| {
		appoint(BANK, LIMIT).unwrap();
		issue(BANK, HOLDER, SYN, "1").unwrap();
		Receipts::<Runtime>::remove(who(BANK), reference("1"));
		let words = only_broken();
		assert!(
			words.starts_with("P6: a depository has issued without a receipt: 1000000 kept, 0 found, of 5"),
			"{words}"
		);
	});
}

#[test]
fn r3_the_audit_finds_a_redemption_that_is_not_held() {
	chain(6, Tier::T100).execute_with(|| {
		appoint(BANK, LIMIT).unwrap();
		let id = redemption(HOLDER, SYN);
		Redemptions::<Runtime>::mutate(id, |entry| entry.as_mut().unwrap().amount = 2 * SYN);
		let words = only_broken();
		let expected =
			"P1: what is held for redemptions and what is recorded differ: 1000000 kept, 2000000 found, of 5";
		assert!(words.starts_with(expected), "{words}");
	});
}
