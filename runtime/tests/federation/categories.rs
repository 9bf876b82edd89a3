//! `listings.set_category` and `remove_category` (L1): the council of clubs keeps the categories (F1).
use crate::*;
use pallet_synergy_listings::{Call as L, Categories, Category};
use synergy_primitives::CategoryCode;

/// A category that genesis has not.
const CHEESE: CategoryCode = 9;

fn set() -> L<Runtime> {
	let name = |text: &str| text.as_bytes().to_vec().try_into().unwrap();
	L::set_category { code: CHEESE, parent: Some(DAIRY), english: name("Cheese"), russian: name("Сыр") }
}

fn remove() -> L<Runtime> {
	L::remove_category { code: CHEESE }
}

fn cheese() -> Option<Category> {
	Categories::<Runtime>::get(CHEESE)
}

#[test]
fn l1_succeeds_by_three_of_four_clubs() {
	in_federation(|| {
		motion(set(), &councils(3)).unwrap();
		assert_eq!(cheese().map(|category| category.parent), Some(Some(DAIRY)));
		motion(remove(), &councils(3)).unwrap();
		assert_eq!(cheese(), None);
	});
}

#[test]
fn f1_fails_when_only_two_of_four_clubs_agree() {
	in_federation(|| {
		refused(motion(set(), &councils(2)), DispatchError::BadOrigin);
		assert_eq!(cheese(), None);
		by_federation(set()).unwrap();
		refused(motion(remove(), &councils(2)), DispatchError::BadOrigin);
		assert!(cheese().is_some());
	});
}

#[test]
fn f1_fails_when_a_member_or_the_council_of_one_club_signs_it() {
	in_federation(|| {
		for by in [who(0), council(0)] {
			refused(call(by, set()), DispatchError::BadOrigin);
		}
		by_federation(set()).unwrap();
		for by in [who(0), council(0)] {
			refused(call(by, remove()), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn f1_fails_when_one_club_decides_alone_before_the_council_of_clubs() {
	in_federation(|| {
		let alone = |call: L<Runtime>| {
			let proposal = Box::new(RuntimeCall::from(call));
			kit::call(council(0), Motion::propose { threshold: 1, proposal, length_bound: 10_000 }).unwrap();
		};
		alone(set());
		assert_eq!(cheese(), None);
		by_federation(set()).unwrap();
		alone(remove());
		assert!(cheese().is_some());
	});
}
