//! The tree of categories (L1): `set_category` and `remove_category`.

use crate::*;
use pallet_synergy_listings::{Call, Categories, Name};
use sp_runtime::{traits::Dispatchable, DispatchError};

fn name(text: &str) -> Name {
	text.as_bytes().to_vec().try_into().unwrap()
}

fn as_federation(call: Call<Runtime>) -> DispatchResult {
	let before = sp_io::storage::root(sp_runtime::StateVersion::V1);
	let result = RuntimeCall::from(call).dispatch(RuntimeOrigin::root()).map(|_| ()).map_err(|failed| failed.error);
	assert!(result.is_ok() || before == sp_io::storage::root(sp_runtime::StateVersion::V1));
	result
}

fn set(code: CategoryCode, parent: Option<CategoryCode>) -> DispatchResult {
	as_federation(Call::set_category { code, parent, english: name("Cheese"), russian: name("Сыр") })
}

fn remove(code: CategoryCode) -> DispatchResult {
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

#[test]
fn l1_set_category_succeeds_in_adding_and_renaming() {
	story(|| {
		set(9, Some(DAIRY)).unwrap();
		let id = published(0, Content { category: 9, ..offer() });
		assert_eq!(board(FOOD, Kind::Offer), [id], "it belongs to what is above");
		let (english, russian) = (name("Hard cheese"), name("Твёрдый сыр"));
		as_federation(Call::set_category {
			code: 9,
			parent: Some(DAIRY),
			english: english.clone(),
			russian: russian.clone(),
		})
		.unwrap();
		assert_eq!(Categories::<Runtime>::get(9).unwrap().english, english);
		assert_eq!(board(9, Kind::Offer), [id]);
		assert!(has_happened(Event::CategorySet { code: 9, parent: Some(DAIRY), english, russian }));
		set(10, None).unwrap();
	});
}

#[test]
fn f1_set_category_fails_when_it_is_not_the_federation() {
	story(|| {
		let call = Call::set_category { code: 9, parent: None, english: name("a"), russian: name("б") };
		assert_eq!(kit::call(who(0), call), Err(DispatchError::BadOrigin));
	});
}

#[test]
fn l1_set_category_fails_when_there_is_no_such_parent() {
	story(|| fails(set(9, Some(8)), Error::NoSuchCategory));
}

#[test]
fn l1_set_category_fails_when_it_stands_elsewhere() {
	story(|| {
		fails(set(DAIRY, Some(MEAT)), Error::OtherParent);
		fails(set(DAIRY, None), Error::OtherParent);
	});
}

#[test]
fn l1_set_category_fails_when_a_name_is_missing() {
	story(|| {
		let without = |code| Call::set_category { code, parent: Some(FOOD), english: name("a"), russian: name("") };
		fails(as_federation(without(9)), Error::NoName);
		fails(as_federation(without(DAIRY)), Error::NoName);
	});
}

#[test]
fn l1_set_category_fails_when_it_is_too_deep() {
	story(|| {
		set(9, Some(DAIRY)).unwrap();
		fails(set(10, Some(9)), Error::TooDeep);
	});
}

#[test]
fn l1_set_category_fails_when_there_are_too_many_below_one() {
	story(|| {
		(0..64).for_each(|code| set(code, Some(MEAT)).unwrap());
		fails(set(64, Some(MEAT)), Error::TooManyCategories);
	});
}

#[test]
fn l1_set_category_fails_when_there_are_too_many() {
	story(|| {
		for code in 0..1_830 {
			let call = Call::set_category { code, parent: None, english: name("a"), russian: name("б") };
			RuntimeCall::from(call).dispatch(RuntimeOrigin::root()).unwrap();
		}
		fails(set(9_999, None), Error::TooManyCategories);
		remove(5).unwrap();
		set(9_999, None).unwrap();
	});
}

#[test]
fn p8_remove_category_succeeds_and_leaves_nothing() {
	story(|| {
		let before = sp_io::storage::root(sp_runtime::StateVersion::V1);
		System::reset_events();
		set(9, Some(DAIRY)).unwrap();
		remove(9).unwrap();
		assert!(has_happened(Event::CategoryRemoved { code: 9 }));
		System::reset_events();
		assert_eq!(before, sp_io::storage::root(sp_runtime::StateVersion::V1));
	});
}

#[test]
fn f1_remove_category_fails_when_it_is_not_the_federation() {
	story(|| assert_eq!(kit::call(who(0), Call::remove_category { code: DAIRY }), Err(DispatchError::BadOrigin)));
}

#[test]
fn l1_remove_category_fails_when_there_is_none() {
	story(|| fails(remove(9), Error::NoSuchCategory));
}

#[test]
fn l1_remove_category_fails_when_it_is_not_empty() {
	story(|| {
		fails(remove(FOOD), Error::CategoryNotEmpty);
		let id = published(0, offer());
		fails(remove(DAIRY), Error::CategoryNotEmpty);
		pause(0, id).unwrap();
		fails(remove(DAIRY), Error::CategoryNotEmpty);
		unpublish(0, id).unwrap();
		remove(DAIRY).unwrap();
	});
}
