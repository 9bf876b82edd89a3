//! `unfund` (G2).
use crate::*;

#[test]
fn g2_succeeds_and_returns_what_is_unused() {
	chain(6, Tier::T100).execute_with(|| {
		fund(1_000, 0, 1_001, 14 * SYN, SYN).unwrap();
		fund(1_002, 0, 1_001, SYN, 0).unwrap();
		join(1_001, Tier::T10, &[0, 1]);
		assert_eq!(held(1_000), 15 * SYN);
		unfund(1_000, 0, 1_001).unwrap();
		assert_eq!(held(1_000), 11 * SYN, "what is used stays, with its premium");
		let (payer, guarantor, ward) = (who(1_000), who(0), who(1_001));
		assert!(has_happened(Event::Unfunded { payer, guarantor, ward, amount: 4 * SYN }));
		unfund(1_002, 0, 1_001).unwrap();
		assert_eq!(free(1_002), PURSE);
		promises();
	});
}

#[test]
fn g2_fails_when_not_signed() {
	chain(6, Tier::T100).execute_with(|| {
		only_signed(pallet_synergy_guarantees::Call::<Runtime>::unfund { guarantor: who(0), ward: who(1_000) });
		promises();
	});
}

#[test]
fn g2_fails_when_there_is_none_of_yours() {
	chain(6, Tier::T100).execute_with(|| {
		fund(1_000, 0, 1_001, 10 * SYN, 0).unwrap();
		refused(unfund(1_002, 0, 1_001), Error::NoSuchFunding);
		refused(unfund(1_000, 1, 1_001), Error::NoSuchFunding);
		pledge(0, 1_001, Tier::T10).unwrap();
		refused(unfund(1_000, 0, 1_001), Error::NoSuchFunding);
		promises();
	});
}
