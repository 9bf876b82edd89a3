//! `agree_to_found` (M3).
use crate::*;
use pallet_synergy_clubs::Agreements;

fn agreement(founders: FoundingMembers<AccountId>) -> Call {
	Call::agree_to_found { name: name("Esik"), council: new_council(), admission: text(""), founders }
}

#[test]
fn m3_succeeds_and_a_later_one_takes_its_place() {
	in_federation(|| {
		call(who(1_000), agreement(triangle())).unwrap();
		let first = Agreements::<Runtime>::get(who(1_000)).unwrap();
		assert_eq!(first.until, 14);
		let mut other = triangle();
		other[0].tier = Tier::T10;
		call(who(1_000), agreement(other)).unwrap();
		let second = Agreements::<Runtime>::get(who(1_000)).unwrap();
		assert!(first.founding != second.founding);
		assert_eq!(Agreements::<Runtime>::iter().count(), 1);
		assert_eq!((held(1_000), free(1_000)), (0, PURSE), "it costs nothing yet");
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
