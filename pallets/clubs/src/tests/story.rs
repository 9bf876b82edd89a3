//! The story of the README.

use crate::mock::*;
use sp_runtime::transaction_validity::InvalidTransaction;
use synergy_primitives::Tier;

#[test]
fn zoya_has_no_money_and_is_heard() {
	run(|| {
		// Two guarantors pledge for her: she may use 5 units, and applies with one.
		stand(ZOYA, Some((None, Tier::T10)));
		assert_eq!(Clubs::remaining(ZOYA), 5);
		by(ZOYA, remark()).submit().unwrap().unwrap();

		// On the next day, as a member, she proposes a deal, and once more what fails.
		Era::set(5);
		stand(ZOYA, Some((Some(0), Tier::T10)));
		by(ZOYA, remark()).submit().unwrap().unwrap();
		by(ZOYA, failing()).submit().unwrap().unwrap_err();
		assert_eq!(Clubs::remaining(ZOYA), 28);

		// Her nephew's jokes use up the rest; others went before them.
		submit_many(ZOYA, 27);
		assert!(by(KARIM, remark()).validate().unwrap().priority > by(ZOYA, remark()).validate().unwrap().priority);
		submit_many(ZOYA, 1);
		assert_eq!(by(ZOYA, remark()).submit().unwrap_err(), InvalidTransaction::Payment.into());

		// The next day she has a full quota again.
		Era::set(6);
		assert_eq!(Clubs::remaining(ZOYA), 30);

		// Karim has used up his, and pays to their club; a stranger pays to the federation.
		submit_many(KARIM, 101);
		submit_many(STRANGER, 1);
		assert_eq!([TREASURY, FEDERATION].map(Balances::free_balance), [MONEY + FEE, MONEY + FEE]);
	});
}
