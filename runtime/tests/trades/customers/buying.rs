//! What a customer buys (D7): from the proposal to the end of the escrow (D4).

use super::*;

#[test]
fn d7_succeeds_a_customer_buys_and_is_forgotten() {
	story(|| {
		let (seller, buyer) = (free(0), free(SHOPPER));
		let id = order();
		let customer = number(SHOPPER);
		assert_eq!(
			(customer, open(SHOPPER), free(SHOPPER)),
			(8, (1, 0), buyer),
			"nothing is held before it is accepted"
		);
		assert_eq!(deal(id).unwrap().terms.insured, Insured::default(), "nothing is insured unless it is said");
		accept_deal(0, id).unwrap();
		assert_eq!((deal(id).unwrap().by_customer, free(SHOPPER)), (true, buyer - 50 * SYN));
		assert_eq!((exposure(0), capacity(0)), (0, 200 * SYN), "it takes no capacity");
		complete(SHOPPER, id).unwrap();
		assert_eq!((deal(id), free(0), free(SHOPPER)), (None, seller + 50 * SYN, buyer - 50 * SYN));
		is_forgotten(SHOPPER);
		for event in [
			GuaranteesEvent::CustomerNumbered { account: who(SHOPPER), customer },
			GuaranteesEvent::CustomerForgotten { account: who(SHOPPER), customer },
		] {
			assert!(has_happened(event));
		}
	});
}

#[test]
fn d7_succeeds_when_the_supplier_proposes() {
	story(|| {
		let before = free(0);
		let id = next_deal();
		propose(0, SHOPPER, Delivery::Proposer, 50 * SYN, Payment::Escrow).unwrap();
		assert_eq!(open(SHOPPER), (0, 1));
		promises();
		accept_deal(SHOPPER, id).unwrap();
		assert_eq!((open(SHOPPER), deal(id).unwrap().by_customer), ((1, 0), true));
		complete(SHOPPER, id).unwrap();
		assert_eq!(free(0), before + 50 * SYN);
		is_forgotten(SHOPPER);
	});
}

#[test]
fn d7_a_number_lasts_until_the_last_thing_is_closed() {
	story(|| {
		let first = bought();
		let customer = number(SHOPPER);
		let (second, offered) = (bought(), next_deal());
		propose(3, SHOPPER, Delivery::Proposer, SYN, Payment::Escrow).unwrap();
		assert_eq!(open(SHOPPER), (2, 1));
		complete(SHOPPER, first).unwrap();
		complete(SHOPPER, second).unwrap();
		assert_eq!((known(SHOPPER), open(SHOPPER)), (Some(customer), (0, 1)));
		accept_deal(SHOPPER, offered).unwrap();
		complete(SHOPPER, offered).unwrap();
		is_forgotten(SHOPPER);
		order();
		assert_ne!(number(SHOPPER), customer, "M6: no number is given twice");
	});
}

#[test]
fn p8_a_proposal_that_is_refused_withdrawn_or_expires_leaves_no_customer() {
	story(|| {
		refuse(0, order()).unwrap();
		is_forgotten(SHOPPER);
		cancel(SHOPPER, order()).unwrap();
		is_forgotten(SHOPPER);
		order();
		propose(0, 1_001, Delivery::Proposer, SYN, Payment::Escrow).unwrap();
		let refused = next_deal();
		propose(0, 1_002, Delivery::Proposer, SYN, Payment::Escrow).unwrap();
		refuse(1_002, refused).unwrap();
		assert_eq!(known(1_002), None);
		eras(7);
		is_forgotten(SHOPPER);
		is_forgotten(1_001);
	});
}

#[test]
fn d4_silence_gives_the_escrow_to_the_supplier() {
	story(|| {
		let before = free(0);
		bought();
		eras(9);
		assert_eq!(free(0), before + 50 * SYN);
		is_forgotten(SHOPPER);
	});
}

#[test]
fn d4_a_deal_that_both_cancel_gives_the_escrow_back() {
	story(|| {
		let before = free(SHOPPER);
		let id = bought();
		cancel(SHOPPER, id).unwrap();
		cancel(0, id).unwrap();
		assert_eq!(free(SHOPPER), before);
		is_forgotten(SHOPPER);
	});
}

#[test]
fn p1_an_account_that_lives_by_its_escrow_alone_cannot_be_emptied() {
	story(|| {
		let id = bought();
		assert!(transfer(SHOPPER, 1_001, free(SHOPPER)).is_err());
		impoverish(SHOPPER);
		assert_eq!((free(SHOPPER), total(SHOPPER)), (1, 50 * SYN + 1));
		let complaint = complain(SHOPPER, id, 50 * SYN);
		next_era();
		all_vote(&[1, 2], complaint, 100);
		accept_settlement(0, complaint, 50 * SYN).unwrap();
		assert_eq!(free(SHOPPER), 50 * SYN + 1);
	});
}
