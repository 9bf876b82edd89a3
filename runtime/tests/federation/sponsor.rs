//! `sponsor` (G2).
use crate::*;

/// The council's call by which its treasury pays for the guarantee of founder `guarantor` for `ward`.
pub(crate) fn sponsoring(guarantor: u32, ward: u32, amount: Balance, premium: Balance) -> Call {
	Call::sponsor { guarantor: who(guarantor), ward: who(ward), amount, premium }
}

/// 100 SYN in the treasury of club 0.
pub(crate) fn filled(test: impl FnOnce()) {
	in_federation(|| {
		transfer(1_010, 2_100, 100 * SYN).unwrap();
		test();
	});
}

#[test]
fn g2_succeeds_for_somebody_without_money() {
	filled(|| {
		call(council(0), sponsoring(0, 10_000, 10 * SYN, SYN)).unwrap();
		let (guarantor, ward) = (who(0), who(10_000));
		told(Event::Sponsored { club: 0, guarantor, ward, amount: 10 * SYN, premium: SYN });
		call(council(0), sponsoring(1, 10_000, 10 * SYN, SYN)).unwrap();
		assert_eq!((held(2_100), free(2_100)), (22 * SYN, 78 * SYN));
		let own = held(0);
		join(10_000, 0, Tier::T10, &[0, 1]);
		assert_eq!((held(0), capacity(10_000)), (own, 20 * SYN));
	});
}

#[test]
fn g2_held_money_goes_back_to_the_treasury() {
	filled(|| {
		call(council(0), sponsoring(0, 1_000, 10 * SYN, SYN)).unwrap();
		join(1_000, 0, Tier::T10, &[0, 1]);
		leave(1_000).unwrap();
		assert_eq!((held(2_100), free(2_100)), (0, 100 * SYN));
	});
}

#[test]
fn f3_succeeds_for_members_of_another_club() {
	filled(|| call(council(0), sponsoring(6, 7, SYN, 0)).unwrap());
}

#[test]
fn g2_fails_when_the_treasury_has_not_enough_money() {
	filled(|| {
		refused(call(council(0), sponsoring(0, 1_000, 100 * SYN, 0)), GuaranteeError::NotEnoughMoney);
		refused(call(council(1), sponsoring(6, 1_000, 1, 0)), GuaranteeError::NotEnoughMoney);
	});
}

#[test]
fn g2_fails_when_nothing_is_offered() {
	filled(|| refused(call(council(0), sponsoring(0, 1_000, 0, 0)), GuaranteeError::NothingOffered));
}

#[test]
fn f3_fails_when_not_a_council() {
	filled(|| {
		refused(call(who(0), sponsoring(0, 1_000, SYN, 0)), Error::NotACouncil);
		refused(by_federation(sponsoring(0, 1_000, SYN, 0)), DispatchError::BadOrigin);
	});
}
