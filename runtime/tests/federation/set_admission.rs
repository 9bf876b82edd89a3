//! `set_admission` (F3).
use crate::*;

#[test]
fn f3_succeeds() {
	in_federation(|| {
		call(council(2), Call::set_admission { admission: text("Only gardeners.") }).unwrap();
		told(Event::AdmissionSet { club: 2, admission: text("Only gardeners.") });
		assert_eq!(pallet_synergy_clubs::Admissions::<Runtime>::get(2), text("Only gardeners."));
		assert_eq!(pallet_synergy_clubs::Admissions::<Runtime>::get(1), text("Everybody."));
	});
}

#[test]
fn f3_fails_when_not_a_council() {
	in_federation(|| {
		refused(call(who(0), Call::set_admission { admission: text("") }), Error::NotACouncil);
		refused(by_federation(Call::set_admission { admission: text("") }), DispatchError::BadOrigin);
	});
}
