//! The story of the depository's README.

use crate::*;

#[test]
fn f4_money_comes_in_changes_hands_and_goes_out() {
	chain(6, Tier::T100).execute_with(|| {
		let (fund, anna, peter) = (1_000, 10_000, 1_010);
		let genesis = supply();
		appoint(fund, 1_000 * SYN).unwrap();
		// Anna pays 600 in, and has an account now.
		issue(fund, anna, 600 * SYN, "2026-0001").unwrap();
		fails(issue(fund, anna, 600 * SYN, "2026-0001"), Error::ReceiptUsed);
		fails(issue(fund, anna, 600 * SYN, "2026-0002"), Error::OverLimit);
		// She buys from Peter, who wants 250 paid out.
		transfer(anna, peter, 250 * SYN).unwrap();
		let id = redemption(peter, 250 * SYN);
		assert_eq!(supply(), genesis + 600 * SYN);
		confirm(fund, id).unwrap();
		assert_eq!(supply(), genesis + 350 * SYN);
		// Anna misspells her bank account, and then is not answered.
		reject(fund, redemption(anna, 100 * SYN)).unwrap();
		redemption(anna, 100 * SYN);
		eras(7);
		assert_eq!((free(anna), free(peter)), (350 * SYN, PURSE));
		let books = books(fund);
		assert_eq!((books.issued, books.redeemed, books.waiting), (600 * SYN, 250 * SYN, 0));
		promises();
	});
}
