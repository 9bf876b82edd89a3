//! The tree of categories as genesis has it, and what its two calls share (L1).

use crate::*;
use pallet_synergy_listings::{Call, Categories, Name};
use sp_runtime::traits::Dispatchable;

pub(super) fn name(text: &str) -> Name {
	text.as_bytes().to_vec().try_into().unwrap()
}

pub(super) fn as_federation(call: Call<Runtime>) -> DispatchResult {
	let before = sp_io::storage::root(sp_runtime::StateVersion::V1);
	let result = RuntimeCall::from(call).dispatch(RuntimeOrigin::root()).map(|_| ()).map_err(|failed| failed.error);
	assert!(result.is_ok() || before == sp_io::storage::root(sp_runtime::StateVersion::V1));
	result
}

pub(super) fn set(code: CategoryCode, parent: Option<CategoryCode>) -> DispatchResult {
	as_federation(Call::set_category { code, parent, english: name("Cheese"), russian: name("Сыр") })
}

pub(super) fn remove(code: CategoryCode) -> DispatchResult {
	as_federation(Call::remove_category { code })
}

#[test]
fn l1_genesis_has_a_tree_of_170_in_three_levels() {
	story(|| {
		let all = reading::categories();
		assert_eq!(all.len(), 170);
		let dairy = all.iter().find(|category| category.code == DAIRY).unwrap();
		assert_eq!((dairy.parent, dairy.russian.as_str()), (Some(FOOD), "Молоко и молочная продукция"));
		let depth = |code| Categories::<Runtime>::get(code).unwrap().depth;
		assert_eq!((depth(30_000), depth(FOOD), depth(DAIRY)), (0, 1, 2));
	});
}
