//! What customers order (D7, K3), and how it ends.

use super::*;

#[test]
fn d7_succeeds_a_customer_orders_confirms_and_is_forgotten_with_the_cycle() {
	story(|| {
		let (before, workshop) = (free(SHOPPER), total(WORKSHOP));
		let id = started(sausages());
		order(SHOPPER, id, 3).unwrap();
		let customer = number(SHOPPER);
		assert_eq!((customer, orders(SHOPPER), free(SHOPPER)), (16, 1, before - 3 * PRICE));
		let (cycle_contract, consumer, paid) = (id, customer, 3 * PRICE);
		let (cycle, units, standing, by_customer) = (1, 3, false, true);
		let claimable = 3 * 20 * SYN;
		assert!(has_happened(Event::Ordered {
			cycle_contract,
			cycle,
			consumer,
			units,
			paid,
			standing,
			by_customer,
			claimable
		}));
		next_era();
		assert!(order_of(id, 1, customer).unwrap().by_customer);
		assert_eq!(exposure(WORKSHOP), 60 * SYN, "the leg is reserved as the parties have signed it (K5)");
		confirm(SHOPPER, id, 1, 2).unwrap();
		assert_eq!((total(WORKSHOP), exposure(WORKSHOP)), (workshop + 60 * SYN, 0));
		assert_eq!(orders(SHOPPER), 1, "an order lasts until its cycle is closed");
		eras(PERIOD + 3);
		assert_eq!(adds_up(id, 1), (3 * PRICE, 3 * PRICE, 0));
		nobody_is_left();
		for event in [
			GuaranteesEvent::CustomerNumbered { account: who(SHOPPER), customer },
			GuaranteesEvent::CustomerForgotten { account: who(SHOPPER), customer },
		] {
			assert!(has_happened(event));
		}
	});
}

#[test]
fn d7_succeeds_with_cancelling_and_all_the_money_comes_back() {
	story(|| {
		let before = free(SHOPPER);
		let id = started(sausages());
		order_standing(SHOPPER, id, 3).unwrap();
		assert_eq!(orders(SHOPPER), 2, "the order and the standing one");
		cancel_order(SHOPPER, id).unwrap();
		assert_eq!((free(SHOPPER), pot(id, 1)), (before, 0));
		nobody_is_left();
		order(SHOPPER, id, 1).unwrap();
		assert_eq!(number(SHOPPER), 17, "M6: no number is given twice");
	});
}

#[test]
fn k3_a_standing_order_of_a_customer_renews_by_itself_until_no_cycle_follows() {
	story(|| {
		let before = free(SHOPPER);
		let id = started(sausages());
		order_standing(SHOPPER, id, 2).unwrap();
		let customer = number(SHOPPER);
		for n in 1..=4 {
			next_era();
			assert_eq!((cycle(id, n).units, free(SHOPPER)), (2, before - Balance::from(n) * 2 * PRICE));
			assert!(order_of(id, n, customer).unwrap().by_customer);
			eras(PERIOD - 1);
		}
		assert_eq!((number(SHOPPER), known(SHOPPER)), (customer, Some(customer)));
		eras(4);
		assert_eq!(contract(id), None);
		nobody_is_left();
	});
}

#[test]
fn k3_a_standing_order_of_a_customer_without_money_ends_and_it_is_forgotten_with_its_last_order() {
	story(|| {
		let id = started(sausages());
		order_standing(SHOPPER, id, 2).unwrap();
		let consumer = number(SHOPPER);
		next_era();
		impoverish(SHOPPER);
		eras(PERIOD);
		assert!(has_happened(Event::StandingOrderEnded { cycle_contract: id, consumer, units: 2 }));
		assert_eq!(orders(SHOPPER), 1, "the one of the first cycle is still open");
		eras(3);
		nobody_is_left();
	});
}

#[test]
fn d7_a_customer_whose_money_is_all_in_its_order_has_it_back() {
	story(|| {
		let id = started(sausages());
		transfer(SHOPPER, 1_000, free(SHOPPER) - 3 * PRICE).unwrap();
		order(SHOPPER, id, 3).unwrap();
		assert_eq!(total(SHOPPER), 0);
		promises();
		cancel_order(SHOPPER, id).unwrap();
		assert_eq!(free(SHOPPER), 3 * PRICE);
		nobody_is_left();
	});
}

#[test]
fn p5_what_nobody_delivers_goes_back_to_customers_as_well() {
	story(|| {
		let before = free(SHOPPER);
		let id = started(sausages());
		order(SHOPPER, id, 3).unwrap();
		make_suspended(WORKSHOP);
		eras(PERIOD + 4);
		assert_eq!(free(SHOPPER), before - 3 * 20 * SYN, "the first two legs were delivered");
		assert_eq!(adds_up(id, 1), (3 * PRICE, 60 * SYN, 120 * SYN));
		nobody_is_left();
	});
}

#[test]
fn k2_new_terms_return_the_orders_of_customers() {
	story(|| {
		let before = free(SHOPPER);
		let id = started(sausages());
		order_standing(SHOPPER, id, 3).unwrap();
		let new = next_id();
		let dearer = Terms { product: b"better sausage".to_vec().try_into().unwrap(), ..sausages() };
		draft(ORGANISER, dearer, Some(id)).unwrap();
		sign_all(new);
		work();
		assert_eq!(free(SHOPPER), before);
		nobody_is_left();
	});
}
