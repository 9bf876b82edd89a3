//! Every preset builds, and the table of Almaty's keys is what it says.

use sp_core::{crypto::DeriveJunction, sr25519, Pair};
use sp_runtime::BuildStorage;

use super::{almaty, get, names, PresetId, RuntimeGenesisConfig};

const WITH: &str = "SYNERGY_WRITE_ALMATY_KEYS";
const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/presets/almaty_keys.bin");

fn genesis(name: &str) -> RuntimeGenesisConfig {
	let patch = get(&PresetId::from(name)).unwrap_or_else(|| panic!("no preset {name}"));
	let patch = serde_json::from_slice(&patch).unwrap();
	let mut full = serde_json::to_value(RuntimeGenesisConfig::default()).unwrap();
	merge(&mut full, patch);
	serde_json::from_value(full).unwrap()
}

/// Lays `patch` over `full`, as the node does.
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
fn every_preset_builds() {
	for name in names() {
		genesis(&name).build_storage().unwrap_or_else(|error| panic!("{name}: {error}"));
	}
}

#[test]
fn an_unknown_preset_is_none() {
	assert_eq!(get(&PresetId::from("nowhere")), None);
}

#[test]
fn only_development_has_sudo() {
	for name in names() {
		assert_eq!(genesis(&name).sudo.key.is_some(), name == super::DEVELOPMENT, "{name}");
	}
}

#[test]
fn f1_a_federation_with_a_sudo_key_is_refused() {
	let with_key = |name| {
		let mut genesis = genesis(name);
		genesis.sudo.key = Some(sp_keyring::Sr25519Keyring::Alice.to_account_id());
		std::panic::catch_unwind(|| drop(genesis.build_storage())).map_err(|error| *error.downcast::<&str>().unwrap())
	};
	assert_eq!(with_key(super::LOCAL), Err("clubs: a sudo key stands above a federation of clubs (rule F1)"));
	assert_eq!(with_key(super::ALMATY_SOLO), Ok(()));
}

/// With the variable set it writes the table instead:
/// `SYNERGY_WRITE_ALMATY_KEYS=1 cargo test --release -p synergy-runtime almaty_keys`.
#[test]
fn almaty_keys_are_derived_from_the_development_phrase() {
	let root = sr25519::Pair::from_string("//Almaty", None).unwrap();
	let derived: Vec<u8> = (0..almaty::MEMBERS as u64)
		.flat_map(|number| {
			let path = core::iter::once(DeriveJunction::hard(number));
			root.derive(path, None).unwrap().0.public().0
		})
		.collect();
	if std::env::var_os(WITH).is_some() {
		std::fs::write(TABLE, &derived).unwrap();
	} else {
		assert!(derived == almaty::KEYS, "the table is out of date: set {WITH} to write it");
	}
}

#[test]
fn almaty_has_800_members_in_three_tiers() {
	assert_eq!(almaty::members().len(), almaty::MEMBERS);
	assert_eq!(almaty::CORE.end, almaty::ORDINARY.start);
	assert_eq!(almaty::ORDINARY.end, almaty::SMALL.start);
	assert_eq!(almaty::SMALL.len(), 200);
}

#[test]
fn m2_everyone_in_almaty_has_two_guarantors_and_g1_nobody_too_many_wards() {
	use crate::{AccountId, Guarantees, Runtime};
	let mut ext: sp_io::TestExternalities = genesis(super::ALMATY).build_storage().unwrap().into();
	ext.execute_with(|| {
		Guarantees::do_try_state().unwrap();
		let members: Vec<AccountId> = almaty::members();
		assert_eq!(members.len(), 800);
		for number in 0..800 {
			assert_eq!(pallet_synergy_guarantees::Guarantees::<Runtime>::get(number).len(), 2);
		}
	});
}

#[test]
fn l1_the_categories_are_the_sections_and_divisions_of_cpa_and_groups_below_them() {
	let all = super::categories();
	let at_depth = |depth: usize| all.iter().filter(|category| digits(category.code) == depth).count();
	assert_eq!((at_depth(1), at_depth(2), at_depth(3)), (21, 88, 61), "none is lost, all have their places");
	let food = all.iter().find(|category| category.code == 31_000).unwrap();
	assert_eq!(
		(food.parent, food.english.as_str(), food.russian.as_str()),
		(Some(30_000), "Food products", "Продукты пищевые")
	);
	let dairy = all.iter().find(|category| category.code == 31_005).unwrap();
	assert_eq!((dairy.parent, dairy.english.as_str()), (Some(31_000), "Dairy products"));
}

/// How deep a code is by its digits: a section, a division, or a group.
fn digits(code: u32) -> usize {
	match code {
		code if code % 10_000 == 0 => 1,
		code if code % 100 == 0 => 2,
		_ => 3,
	}
}

#[test]
fn l1_a_malformed_tree_of_categories_is_refused() {
	let refused = |change: fn(&mut RuntimeGenesisConfig)| {
		let mut genesis = genesis(super::DEVELOPMENT);
		change(&mut genesis);
		let failed = std::panic::catch_unwind(|| genesis.build_storage()).unwrap_err();
		failed.downcast_ref::<String>().cloned().unwrap_or_default()
	};
	let twice = refused(|genesis| {
		let first = genesis.listings.categories.first().cloned().unwrap();
		genesis.listings.categories.push(first);
	});
	assert_eq!(twice, "listings: category 10000 stands twice (rule L1)");
	let orphan = refused(|genesis| genesis.listings.categories.retain(|category| category.code != 31_000));
	assert!(
		orphan.starts_with("listings: category 31001 below Some(31000)") && orphan.ends_with("(rule L1)"),
		"{orphan}"
	);
	let long = refused(|genesis| genesis.listings.categories.first_mut().unwrap().russian = "ы".repeat(161));
	assert_eq!(long, "listings: a name of category 10000 is too long (rule L1)");
}
