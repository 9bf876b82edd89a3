//! `agree_to_found` (M3).
use crate::*;
use pallet_synergy_clubs::{Agreements, Lapsing};

fn agreement(founders: FoundingMembers<AccountId>) -> Call {
	Call::agree_to_found { name: name("Esik"), council: new_council(), admission: text(""), founders }
}

#[test]
fn m3_succeeds_and_a_later_one_takes_its_place() {
	in_federation(|| {
		call(who(1_000), agreement(triangle())).unwrap();
		let first = Agreements::<Runtime>::get(who(1_000)).unwrap();
		assert_eq!(first.until, 14);
		told(Event::FoundingAgreed { founder: who(1_000), founding: first.founding, until: 14 });
		let mut other = triangle();
		other[0].tier = Tier::T10;
		call(who(1_000), agreement(other)).unwrap();
		let second = Agreements::<Runtime>::get(who(1_000)).unwrap();
		assert!(first.founding != second.founding);
		assert_eq!((Agreements::<Runtime>::iter().count(), Lapsing::<Runtime>::iter().count()), (1, 1));
		assert_eq!((held(1_000), free(1_000)), (0, PURSE), "it costs nothing yet");
	});
}

#[test]
fn p8_what_nobody_has_used_is_gone_when_it_has_lapsed() {
	in_federation(|| {
		all_agree(&triangle());
		next_era();
		call(who(1_000), agreement(triangle())).unwrap();
		eras(12);
		assert_eq!(Agreements::<Runtime>::iter().count(), 3);
		boundary();
		work_in_slices(smallest_slice());
		assert_eq!(Agreements::<Runtime>::iter_keys().collect::<Vec<_>>(), [who(1_000)]);
		next_era();
		assert_eq!((Agreements::<Runtime>::iter().count(), Lapsing::<Runtime>::iter().count()), (0, 0));
	});
}

#[test]
fn p8_an_agreement_goes_with_its_account() {
	in_federation(|| {
		call(who(1_000), agreement(triangle())).unwrap();
		transfer(1_000, 1_010, PURSE).unwrap();
		assert_eq!((Agreements::<Runtime>::iter().count(), Lapsing::<Runtime>::iter().count()), (0, 0));
		eras(14);
	});
}

#[test]
fn m3_fails_when_not_a_founder() {
	in_federation(|| {
		refused(call(who(1_003), agreement(triangle())), Error::NotAFounder);
		refused(call(who(1_000), agreement(Default::default())), Error::NotAFounder);
	});
}

#[test]
fn m3_fails_when_not_signed() {
	in_federation(|| refused(by_federation(agreement(triangle())), DispatchError::BadOrigin));
}
