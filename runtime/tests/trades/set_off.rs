//! `set_off`, and completing without money (D6).

use crate::*;
use synergy_primitives::Obligation;

/// Everybody has allowed set-off, and nobody has money.
fn in_need(test: impl FnOnce()) {
	story(|| {
		for n in 0..8 {
			allow_set_off(n, true).unwrap();
			impoverish(n);
		}
		let purses: Vec<Balance> = (0..8).map(total).collect();
		test();
		assert_eq!((0..8).map(total).collect::<Vec<_>>(), purses, "P5: no money moves");
	});
}

/// `debtor` has received something worth `amount` from `creditor`, and cannot pay for it.
fn debt(debtor: u32, creditor: u32, amount: Balance) -> DealId {
	let id = open_deal(creditor, debtor, amount, Payment::OnCompletion);
	complete(debtor, id).unwrap();
	assert_eq!(state(id), State::Unpaid);
	id
}

/// What is still owed in a deal; nothing if it has ended.
fn owed(id: DealId) -> Balance {
	deal(id).map_or(0, |deal| deal.unpaid())
}

#[test]
fn d6_succeeds_with_two_debts_and_closes_both() {
	in_need(|| {
		let ring = [debt(0, 3, 50 * SYN), debt(3, 0, 50 * SYN)];
		assert_eq!((exposure(0), exposure(3)), (100 * SYN, 100 * SYN));
		set_off(0, &ring).unwrap();
		assert_eq!(ring.map(deal), [None, None]);
		assert_eq!((exposure(0), exposure(3)), (0, 0));
		assert!(has_happened(Event::SetOff { deals: ring.to_vec().try_into().unwrap(), amount: 50 * SYN, by: who(0) }));
	});
}

#[test]
fn d6_succeeds_with_eight_debts_which_all_fall_by_the_smallest() {
	in_need(|| {
		let ring: Vec<DealId> = (0..8).map(|n| debt(n, (n + 3) % 8, Balance::from(20 + n) * SYN)).collect();
		let ring: Vec<DealId> = (0..8).map(|place| ring[place * 3 % 8]).collect();
		set_off(4, &ring).unwrap();
		assert_eq!(deal(ring[0]), None, "it was the smallest");
		for (place, id) in ring.iter().enumerate().skip(1) {
			assert_eq!(owed(*id), (place * 3 % 8) as Balance * SYN);
		}
		fails(set_off(4, &ring[1..]), Error::NotARing);
	});
}

#[test]
fn d6_succeeds_in_part_and_then_in_full() {
	in_need(|| {
		let large = debt(0, 3, 50 * SYN);
		let small = debt(3, 0, 20 * SYN);
		set_off(0, &[small, large]).unwrap();
		assert_eq!((deal(small), owed(large), state(large)), (None, 30 * SYN, State::Unpaid));
		assert_eq!(deal(large).unwrap().reserved.of(pallet_synergy_deals::Side::Counterparty), 30 * SYN);
		assert_eq!((exposure(0), exposure(3)), (30 * SYN, 50 * SYN), "what was set off is at risk no more");
		let rest = debt(3, 0, 30 * SYN);
		set_off(3, &[large, rest]).unwrap();
		assert_eq!((deal(large), deal(rest), exposure(0), exposure(3)), (None, None, 0, 0));
	});
}

#[test]
fn d6_succeeds_for_anybody_who_signs() {
	in_need(|| {
		let ring = [debt(0, 3, SYN), debt(3, 5, SYN), debt(5, 0, SYN)];
		set_off(1_000, &ring).unwrap();
		assert_eq!(ring.map(deal), [None, None, None]);
	});
}

#[test]
fn d6_succeeds_with_a_member_that_stands_in_the_ring_twice() {
	in_need(|| {
		let ring = [debt(0, 3, 4 * SYN), debt(3, 0, 3 * SYN), debt(0, 5, 2 * SYN), debt(5, 0, SYN)];
		set_off(0, &ring).unwrap();
		assert_eq!(ring.map(owed), [3 * SYN, 2 * SYN, SYN, 0]);
	});
}

#[test]
fn d6_succeeds_with_what_silence_has_left_unpaid() {
	in_need(|| {
		let silent = deal_with(50 * SYN, Payment::OnCompletion, 0, 0, None);
		eras(4);
		assert_eq!(state(silent), State::Unpaid);
		let other = debt(0, 3, 50 * SYN);
		set_off(7, &[silent, other]).unwrap();
		assert_eq!((deal(silent), deal(other)), (None, None));
	});
}

#[test]
fn d6_succeeds_while_suspended_or_lapsing() {
	in_need(|| {
		let ring = [debt(0, 3, SYN), debt(3, 0, SYN)];
		make_suspended(0);
		make_lapse(3);
		allow_set_off(0, false).unwrap();
		allow_set_off(0, true).unwrap();
		allow_set_off(3, true).unwrap();
		set_off(0, &ring).unwrap();
		assert_eq!(ring.map(deal), [None, None]);
	});
}

#[test]
fn d6_a_debt_set_off_completes_the_deal_and_its_warranty_runs() {
	in_need(|| {
		let id = deal_with(50 * SYN, Payment::OnCompletion, 5, 2, None);
		complete(3, id).unwrap();
		let other = debt(0, 3, 50 * SYN);
		set_off(0, &[id, other]).unwrap();
		assert_eq!((state(id), deal(id).unwrap().until), (State::Completed, era() + 2));
		assert_eq!((exposure(0), exposure(3)), (50 * SYN, 0), "the supplier answers for what it has delivered");
		complain(3, id, 50 * SYN);
		assert!(is_suspended(0));
	});
}

#[test]
fn d6_what_was_set_off_cannot_be_claimed_any_more() {
	in_need(|| {
		let (large, small) = (debt(0, 3, 50 * SYN), debt(3, 0, 20 * SYN));
		set_off(0, &[large, small]).unwrap();
		let too_large = pallet_synergy_complaints::Error::<Runtime>::ClaimTooLarge;
		assert_eq!(file(3, Obligation::Deal(large), 30 * SYN + 1), Err(too_large.into()));
		complain(3, large, 30 * SYN);
	});
}

#[test]
fn d6_less_than_everything_insured_stays_insured_up_to_what_is_owed() {
	in_need(|| {
		let id = deal_with(50 * SYN, Payment::OnCompletion, 5, 0, insured(0, 10 * SYN));
		complete(3, id).unwrap();
		let other = debt(0, 3, 45 * SYN);
		assert_eq!(exposure(3), 55 * SYN);
		set_off(0, &[id, other]).unwrap();
		assert_eq!((owed(id), exposure(3)), (5 * SYN, 5 * SYN));
	});
}

#[test]
fn d6_the_rest_is_paid_like_any_debt() {
	story(|| {
		allow_set_off(0, true).unwrap();
		allow_set_off(3, true).unwrap();
		impoverish(0);
		impoverish(3);
		let (large, small) = (debt(0, 3, 50 * SYN), debt(3, 0, 20 * SYN));
		set_off(0, &[large, small]).unwrap();
		fails(complete(0, large), Error::NotEnoughMoney);
		transfer(1_000, 0, 30 * SYN).unwrap();
		complete(0, large).unwrap();
		assert_eq!((deal(large), free(0), free(3)), (None, 1, 1 + 30 * SYN));
	});
}

#[test]
fn r2_what_was_set_off_is_no_volume_and_what_was_insured_is() {
	in_need(|| {
		for (part, volume) in [(0, 0), (10 * SYN, 10 * SYN)] {
			let id = next_deal();
			for (seller, buyer) in [(0, 3), (3, 0)] {
				let (proposer, delivery) = (seller, Delivery::Proposer);
				let insured = insured(part, part);
				let terms = Terms { insured, ..usual() };
				propose_with(proposer, buyer, delivery, 9_000 * SYN, Payment::OnCompletion, terms).unwrap();
				let deal = next_deal() - 1;
				accept_deal(buyer, deal).unwrap();
				complete(buyer, deal).unwrap();
			}
			let before = record(0).volume;
			set_off(0, &[id, id + 1]).unwrap();
			assert_eq!(record(0).volume - before, 2 * volume);
		}
		assert_eq!((record(0).deals, record(3).counterparties), (4, 1));
	});
}

#[test]
fn d6_completing_without_money_acknowledges_the_delivery() {
	in_need(|| {
		let id = deal_with(50 * SYN, Payment::OnCompletion, 20, 0, None);
		complete(3, id).unwrap();
		let until = era() + 24;
		assert_eq!((state(id), deal(id).unwrap().until), (State::Unpaid, until), "its deadline is not shortened");
		assert!(has_happened(Event::ReceiptConfirmed { deal: id, by: 3 }));
		assert!(has_happened(Event::PaymentFailed { deal: id, payer: 3, owed: 50 * SYN, until }));
		assert_eq!((exposure(0), exposure(3)), (50 * SYN, 50 * SYN), "it stays at risk");
		complain(0, id, 50 * SYN);
		assert!(is_suspended(3));
	});
}

#[test]
fn d6_a_debt_stands_at_least_for_the_claim_window() {
	in_need(|| {
		let in_the_morning = deal_with(50 * SYN, Payment::OnCompletion, 0, 0, None);
		let in_the_afternoon = deal_with(50 * SYN, Payment::OnCompletion, 0, 0, None);
		eras(3);
		complete(3, in_the_morning).unwrap();
		assert_eq!(deal(in_the_morning).unwrap().until, era() + 3);
		afternoon();
		complete(3, in_the_afternoon).unwrap();
		assert_eq!(deal(in_the_afternoon).unwrap().until, era() + 4, "E4");
		eras(3);
		assert_eq!((deal(in_the_morning), state(in_the_afternoon)), (None, State::Unpaid));
		next_era();
		assert_eq!((deal(in_the_afternoon), exposure(3)), (None, 0));
	});
}

#[test]
fn d6_completing_pays_at_once_when_the_money_is_there() {
	story(|| {
		allow_set_off(3, true).unwrap();
		let (seller, id) = (free(0), sale());
		complete(3, id).unwrap();
		assert_eq!((deal(id), free(0)), (None, seller + 50 * SYN));
	});
}

#[test]
fn d6_completing_without_money_fails_when_set_off_is_not_allowed() {
	story(|| {
		let id = sale();
		impoverish(3);
		fails(complete(3, id), Error::NotEnoughMoney);
		allow_set_off(3, true).unwrap();
		allow_set_off(3, false).unwrap();
		fails(complete(3, id), Error::NotEnoughMoney);
		assert_eq!(state(id), State::Open);
	});
}

#[test]
fn d6_completing_without_money_fails_the_second_time() {
	in_need(|| {
		let id = debt(3, 0, 50 * SYN);
		fails(complete(3, id), Error::NotEnoughMoney);
	});
}

#[test]
fn e3_a_release_at_the_same_boundary_does_not_depend_on_when_debts_are_set_off() {
	let coverage_after = |first: bool| {
		chain(8, Tier::T100).execute_with(|| {
			pledge(4, 0, Tier::T100).unwrap();
			accept_guarantor(0, 4).unwrap();
			allow_set_off(0, true).unwrap();
			allow_set_off(3, true).unwrap();
			let large = insured(0, 250 * SYN);
			let terms = Terms { term: 20, insured: large, ..usual() };
			propose_with(3, 0, Delivery::Proposer, 250 * SYN, Payment::OnCompletion, terms).unwrap();
			accept_deal(0, 0).unwrap();
			let none = insured(0, 0);
			let terms = Terms { term: 20, insured: none, ..usual() };
			propose_with(0, 3, Delivery::Proposer, 250 * SYN, Payment::OnCompletion, terms).unwrap();
			accept_deal(3, 1).unwrap();
			impoverish(0);
			impoverish(3);
			complete(0, 0).unwrap();
			complete(3, 1).unwrap();
			revoke(1, 0).unwrap();
			eras(9);
			boundary();
			if first {
				set_off(0, &[0, 1]).unwrap();
				work();
			} else {
				work();
				set_off(0, &[0, 1]).unwrap();
			}
			let coverage = Guarantees::coverage(0);
			next_era();
			assert_eq!(Guarantees::coverage(0), 200 * SYN);
			coverage
		})
	};
	assert_eq!(coverage_after(true), 300 * SYN, "at the boundary it was still at risk");
	assert_eq!(coverage_after(false), 300 * SYN);
}

#[test]
fn d6_fails_with_fewer_than_two_debts() {
	in_need(|| {
		fails(set_off(0, &[]), Error::TooFewDeals);
		fails(set_off(0, &[debt(0, 3, SYN)]), Error::TooFewDeals);
	});
}

#[test]
fn d6_fails_when_a_deal_stands_in_the_ring_twice() {
	in_need(|| {
		let ring = [debt(0, 3, SYN), debt(3, 0, SYN)];
		fails(set_off(0, &[ring[0], ring[1], ring[0], ring[1]]), Error::SameDealTwice);
	});
}

#[test]
fn d6_fails_when_there_is_no_such_deal() {
	in_need(|| fails(set_off(0, &[debt(0, 3, SYN), 77]), Error::NoSuchDeal));
}

#[test]
fn d6_fails_when_no_payment_is_due() {
	story(|| {
		allow_set_off(0, true).unwrap();
		impoverish(0);
		let owed = debt(0, 3, SYN);
		let cash = open_deal(0, 3, SYN, Payment::None);
		let open = open_deal(0, 3, SYN, Payment::OnCompletion);
		for other in [cash, open, proposal()] {
			fails(set_off(0, &[owed, other]), Error::NothingOwed);
		}
		let paid = deal_with(SYN, Payment::OnCompletion, 5, 2, None);
		complete(3, paid).unwrap();
		assert_eq!(state(paid), State::Completed);
		fails(set_off(0, &[owed, paid]), Error::NothingOwed);
	});
}

#[test]
fn d6_fails_while_one_of_the_deals_is_disputed() {
	in_need(|| {
		let (awarded, other) = (debt(3, 0, SYN), debt(0, 3, SYN));
		let complaint = complain(0, awarded, SYN);
		fails(set_off(0, &[awarded, other]), Error::Disputed);
		withdraw(0, complaint).unwrap();
		set_off(0, &[awarded, other]).unwrap();
	});
}

#[test]
fn d6_fails_when_the_time_is_over() {
	in_need(|| {
		let early = deal_with(SYN, Payment::OnCompletion, 0, 0, None);
		complete(3, early).unwrap();
		eras(3);
		let late = debt(0, 3, SYN);
		boundary();
		fails(set_off(0, &[early, late]), Error::Due);
		work();
		fails(set_off(0, &[early, late]), Error::NoSuchDeal);
	});
}

#[test]
fn d6_fails_when_the_debts_are_no_ring() {
	in_need(|| {
		let [one, two, three] = [debt(0, 3, SYN), debt(3, 5, SYN), debt(5, 0, SYN)];
		let again = debt(0, 3, SYN);
		fails(set_off(0, &[one, two]), Error::NotARing);
		fails(set_off(0, &[one, again]), Error::NotARing);
		fails(set_off(0, &[one, three, two]), Error::NotARing);
		set_off(0, &[three, one, two]).unwrap();
	});
}

#[test]
fn d6_fails_when_a_party_has_not_allowed_it() {
	in_need(|| {
		let ring = [debt(0, 3, SYN), debt(3, 5, SYN), debt(5, 0, SYN)];
		allow_set_off(5, false).unwrap();
		fails(set_off(0, &ring), Error::NotOptedIn);
		allow_set_off(5, true).unwrap();
		set_off(0, &ring).unwrap();
	});
}
