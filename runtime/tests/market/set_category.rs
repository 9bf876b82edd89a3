//! `set_category` (L1).

use crate::{categories::*, *};
use pallet_synergy_listings::{Call, Categories};
use sp_runtime::{traits::Dispatchable, DispatchError};

#[test]
fn l1_succeeds_in_adding_and_renaming() {
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
fn f1_fails_when_it_is_not_the_federation() {
	story(|| {
		let call = Call::set_category { code: 9, parent: None, english: name("a"), russian: name("б") };
		assert_eq!(kit::call(who(0), call), Err(DispatchError::BadOrigin));
	});
}

#[test]
fn l1_fails_when_there_is_no_such_parent() {
	story(|| fails(set(9, Some(8)), Error::NoSuchCategory));
}

#[test]
fn l1_fails_when_it_stands_elsewhere() {
	story(|| {
		fails(set(DAIRY, Some(MEAT)), Error::OtherParent);
		fails(set(DAIRY, None), Error::OtherParent);
	});
}

#[test]
fn l1_fails_when_a_name_is_missing() {
	story(|| {
		let without = |code| Call::set_category { code, parent: Some(FOOD), english: name("a"), russian: name("") };
		fails(as_federation(without(9)), Error::NoName);
		fails(as_federation(without(DAIRY)), Error::NoName);
	});
}

#[test]
fn l1_fails_when_it_is_too_deep() {
	story(|| {
		set(9, Some(DAIRY)).unwrap();
		fails(set(10, Some(9)), Error::TooDeep);
	});
}

#[test]
fn l1_fails_when_there_are_too_many_below_one() {
	story(|| {
		(0..64).for_each(|code| set(code, Some(MEAT)).unwrap());
		fails(set(64, Some(MEAT)), Error::TooManyCategories);
	});
}

#[test]
fn l1_fails_when_there_are_too_many() {
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
