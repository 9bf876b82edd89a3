//! `remove_category` (L1).

use crate::{categories::*, *};
use pallet_synergy_listings::Call;
use sp_runtime::DispatchError;

#[test]
fn p8_succeeds_and_leaves_nothing() {
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
fn f1_fails_when_it_is_not_the_federation() {
	story(|| assert_eq!(kit::call(who(0), Call::remove_category { code: DAIRY }), Err(DispatchError::BadOrigin)));
}

#[test]
fn l1_fails_when_there_is_none() {
	story(|| fails(remove(9), Error::NoSuchCategory));
}

#[test]
fn l1_fails_when_it_is_not_empty() {
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
