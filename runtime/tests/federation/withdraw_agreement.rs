//! `withdraw_agreement` (M3).
use crate::*;

#[test]
fn m3_succeeds() {
	in_federation(|| {
		all_agree(&triangle());
		let founding = pallet_synergy_clubs::Agreements::<Runtime>::get(who(1_002)).unwrap().founding;
		call(who(1_002), Call::withdraw_agreement {}).unwrap();
		told(Event::AgreementWithdrawn { founder: who(1_002), founding });
		assert_eq!(pallet_synergy_clubs::Agreements::<Runtime>::iter().count(), 2);
		refused(by_federation(admit(triangle())), Error::FounderHasNotAgreed);
	});
}

#[test]
fn m3_fails_when_nothing_was_agreed() {
	in_federation(|| {
		refused(call(who(1_000), Call::withdraw_agreement {}), Error::NothingAgreed);
		found(triangle()).unwrap();
		refused(call(who(1_000), Call::withdraw_agreement {}), Error::NothingAgreed);
	});
}
