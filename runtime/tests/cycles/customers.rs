//! Orders of regular customers (D7): accounts 1,001 and on are no members, and pay for what they order in advance.

use crate::*;
use pallet_synergy_complaints::{Outcome, Phase, Standings};
use pallet_synergy_guarantees::{Customers, Event as GuaranteesEvent, Numbers, Status};
use synergy_primitives::MemberIndex;
use synergy_runtime::reading;

const SHOPPER: u32 = 1_001;
const OTHER: u32 = 1_002;

fn known(n: u32) -> Option<MemberIndex> {
	Numbers::<Runtime>::get(who(n))
}

/// How many orders, and standing ones, a customer has.
fn orders(n: u32) -> u32 {
	Customers::<Runtime>::get(number(n)).expect("is a customer").orders
}

#[track_caller]
fn nobody_is_left() {
	assert_eq!(Customers::<Runtime>::iter().count(), 0, "P8");
	assert_eq!(known(SHOPPER), None, "P8");
}

/// The first cycle is open: 3 sausages for the shopper, and 4 for Boris, who is a member.
fn ordered() -> CycleContractId {
	let id = started(sausages());
	order(SHOPPER, id, 3).unwrap();
	order(BORIS, id, 4).unwrap();
	next_era();
	id
}

fn its_order(id: CycleContractId, consumer: u32) -> Obligation {
	Obligation::Order { cycle_contract: id, cycle: 1, consumer: number(consumer) }
}

/// A customer complains about its order in the first cycle.
fn complained(consumer: u32, id: CycleContractId, claim: Balance) -> ComplaintId {
	let complaint = Complaints::next_id();
	file(consumer, its_order(id, consumer), claim).unwrap();
	complaint
}

fn phase(id: ComplaintId) -> Phase {
	kit::complaint(id).expect("is open").phase
}

/// How a complaint ended, and what it has paid.
fn ended(id: ComplaintId) -> Option<(Outcome, Balance)> {
	System::events().into_iter().rev().find_map(|record| match record.event {
		RuntimeEvent::Complaints(pallet_synergy_complaints::Event::ComplaintEnded {
			complaint, outcome, paid, ..
		}) if complaint == id => Some((outcome, paid)),
		_ => None,
	})
}

fn nobody_is_suspended() {
	assert_eq!(suspended(16), [0u32; 0]);
}

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

#[test]
fn d7_a_number_lasts_until_the_last_order_and_the_last_deal_are_closed() {
	story(|| {
		use pallet_synergy_deals::{Delivery, NextDeal, Payment};
		let id = ordered();
		let customer = number(SHOPPER);
		let deal = NextDeal::<Runtime>::get();
		propose(SHOPPER, FUEL, Delivery::Counterparty, SYN, Payment::Escrow).unwrap();
		accept_deal(FUEL, deal).unwrap();
		order(SHOPPER, id, 1).unwrap();
		complete(SHOPPER, deal).unwrap();
		assert_eq!((known(SHOPPER), orders(SHOPPER)), (Some(customer), 2));
		eras(PERIOD + 3);
		assert_eq!((is_open(id, 1), orders(SHOPPER)), (false, 1));
		eras(PERIOD);
		nobody_is_left();
	});
}

#[test]
fn d7_a_claim_is_limited_to_what_is_kept_of_the_money() {
	story(|| {
		let mut legs = sausages().legs.into_inner();
		legs[2].internal = PRICE;
		let id = started(terms(legs));
		order(SHOPPER, id, 3).unwrap();
		order(ANNA, id, 3).unwrap();
		next_era();
		let claim = |by, claim| file(by, its_order(id, by), claim);
		fails_in_complaints(claim(SHOPPER, 60 * SYN + 1), ComplaintsError::ClaimTooLarge);
		claim(SHOPPER, 60 * SYN).unwrap();
		claim(ANNA, 180 * SYN).unwrap();
		assert!(is_suspended(WORKSHOP), "a member may claim what is insured");
	});
}

#[test]
fn d7_a_complaint_suspends_nobody_and_an_award_comes_from_the_money_that_is_kept() {
	story(|| {
		let id = ordered();
		let (before, workshop, coverage) = (free(SHOPPER), total(WORKSHOP), Guarantees::coverage(WORKSHOP));
		let complaint = complained(SHOPPER, id, 60 * SYN);
		nobody_is_suspended();
		confirm(BORIS, id, 1, 2).unwrap();
		next_era();
		assert_eq!(kit::complaint(complaint).unwrap().voters, 2);
		nobody_is_suspended();
		let view = reading::suspensions(who(WORKSHOP));
		assert_eq!((view.len(), view[0].suspends), (1, false));
		all_vote(&[7, 8], complaint, 60);
		assert_eq!(phase(complaint), Phase::Waiting { percent: 60 }, "it takes from what is kept");
		accept_settlement(SHOPPER, complaint, 36 * SYN).unwrap();
		accept_settlement(WORKSHOP, complaint, 36 * SYN).unwrap();
		assert_eq!((ended(complaint), free(SHOPPER)), (Some((Outcome::Awarded, 36 * SYN)), before + 36 * SYN));
		assert_eq!(total(WORKSHOP), workshop + 80 * SYN + 24 * SYN, "the rest is the supplier's");
		assert_eq!((Guarantees::coverage(WORKSHOP), exposure(WORKSHOP)), (coverage, 0), "no deposit was touched");
		eras(PERIOD + 3);
		assert_eq!(adds_up(id, 1).2, 36 * SYN);
		nobody_is_left();
		eras(3);
		let left: Vec<_> = Standings::<Runtime>::iter_keys().filter(|number| *number >= 16).collect();
		assert_eq!((left, concerned()), (vec![], 0), "P8");
	});
}

#[test]
fn d7_it_climbs_one_level_and_then_the_council_of_the_suppliers_club_decides() {
	story(|| {
		let id = ordered();
		let before = free(SHOPPER);
		let complaint = complained(SHOPPER, id, 60 * SYN);
		next_era();
		vote(7, complaint, 0).unwrap();
		vote(8, complaint, 100).unwrap();
		next_era();
		let at = kit::complaint(complaint).unwrap();
		assert_eq!((at.phase, at.level, at.voters), (Phase::Council, 1, 2));
		nobody_is_suspended();
		let arbitrate = |by| {
			let percent = 50;
			kit::call(by, pallet_synergy_complaints::Call::<Runtime>::arbitrate { complaint, percent })
		};
		fails_in_complaints(arbitrate(council(1)), ComplaintsError::NotTheCouncil);
		arbitrate(council(0)).unwrap();
		assert_eq!((ended(complaint), free(SHOPPER)), (Some((Outcome::Arbitrated, 30 * SYN)), before + 30 * SYN));
	});
}

#[test]
fn c9_a_silent_council_awards_all_that_is_kept_and_the_cycle_waits_for_it() {
	story(|| {
		let id = ordered();
		let before = free(SHOPPER);
		eras(PERIOD + 2);
		complained(SHOPPER, id, 60 * SYN);
		eras(2);
		assert!(is_open(id, 1), "one complaint is open");
		assert_eq!(pot(id, 1), 60 * SYN, "and nothing else waits");
		eras(4);
		assert_eq!((free(SHOPPER), is_open(id, 1)), (before + 60 * SYN, false));
		assert_eq!(adds_up(id, 1), (7 * PRICE, 7 * PRICE - 60 * SYN, 60 * SYN));
		nobody_is_left();
	});
}

#[test]
fn c6_the_supplier_settles_or_offers_and_keeps_its_price() {
	story(|| {
		let id = started(sausages());
		order(SHOPPER, id, 3).unwrap();
		order(OTHER, id, 1).unwrap();
		next_era();
		let (shopper, other, workshop) = (free(SHOPPER), free(OTHER), total(WORKSHOP));
		let complaint = complained(SHOPPER, id, 60 * SYN);
		settle(WORKSHOP, complaint, 5 * SYN).unwrap();
		accept_settlement(SHOPPER, complaint, 5 * SYN).unwrap();
		let complaint = complained(OTHER, id, 20 * SYN);
		settle(WORKSHOP, complaint, 20 * SYN).unwrap();
		assert_eq!((free(SHOPPER), free(OTHER)), (shopper + 5 * SYN, other + 20 * SYN));
		assert_eq!(total(WORKSHOP), workshop + 80 * SYN - 25 * SYN);
		eras(PERIOD + 3);
		nobody_is_left();
	});
}

#[test]
fn c2_a_complaint_withdrawn_lets_the_order_go_with_the_others_and_may_be_filed_once_more() {
	story(|| {
		let id = ordered();
		let complaint = complained(SHOPPER, id, 60 * SYN);
		fails(confirm(SHOPPER, id, 1, 2), Error::Disputed);
		assert_eq!((leg_of(id, 1, 2).units, leg_of(id, 1, 2).pinned), (4, 3));
		promises();
		withdraw(SHOPPER, complaint).unwrap();
		let again = complained(SHOPPER, id, 60 * SYN);
		work();
		assert_eq!(kit::complaint(again).unwrap().level, 1);
		withdraw(SHOPPER, again).unwrap();
		fails_in_complaints(file(SHOPPER, its_order(id, SHOPPER), 1), ComplaintsError::NoMoreComplaints);
		confirm(SHOPPER, id, 1, 2).unwrap();
		fails(confirm(SHOPPER, id, 1, 2), Error::AlreadySettled);
	});
}

#[test]
fn k6_a_supplier_of_whom_a_customer_complains_can_be_replaced_and_the_others_do_not_wait() {
	story(|| {
		let id = ordered();
		let (before, workshop) = (free(SHOPPER), total(WORKSHOP));
		let complaint = complained(SHOPPER, id, 60 * SYN);
		for by in [ORGANISER, SECOND_FARM] {
			replace(by, id, 1, 2, SECOND_FARM).unwrap();
		}
		confirm(BORIS, id, 1, 3).unwrap();
		next_era();
		all_vote(&[7, 8], complaint, 100);
		accept_settlement(WORKSHOP, complaint, 60 * SYN).unwrap();
		assert_eq!((free(SHOPPER), total(WORKSHOP)), (before + 60 * SYN, workshop));
		eras(PERIOD + 4);
		assert_eq!(adds_up(id, 1), (7 * PRICE, 7 * PRICE - 60 * SYN, 60 * SYN));
		nobody_is_left();
	});
}

#[test]
fn m6_a_customer_that_applies_keeps_its_number_and_what_it_has_ordered_stays_a_customers() {
	story(|| {
		let id = ordered();
		let customer = number(SHOPPER);
		order_standing(SHOPPER, id, 1).unwrap();
		for guarantor in [1, 2] {
			pledge(guarantor, SHOPPER, Tier::T100).unwrap();
		}
		apply(SHOPPER, Tier::T100, &[1, 2]).unwrap();
		assert_eq!((number(SHOPPER), status(SHOPPER)), (customer, Status::Member));
		assert_eq!(Customers::<Runtime>::iter().count(), 0);
		promises();
		fails_in_guarantees(leave(SHOPPER), GuaranteesError::StillEngaged);
		complained(SHOPPER, id, 60 * SYN);
		nobody_is_suspended();
		eras(2 * PERIOD);
		assert!(!order_of(id, 3, customer).unwrap().by_customer, "what renews is a member's");
		cancel_order(SHOPPER, id).unwrap();
		eras(PERIOD + 3);
		leave(SHOPPER).unwrap();
	});
}

#[test]
fn d7_a_candidate_and_a_former_member_order_under_their_numbers() {
	story(|| {
		apply(SHOPPER, Tier::T10, &[]).unwrap();
		for guarantor in [1, 2] {
			pledge(guarantor, OTHER, Tier::T10).unwrap();
		}
		apply(OTHER, Tier::T10, &[1, 2]).unwrap();
		leave(OTHER).unwrap();
		let id = started(sausages());
		for buyer in [SHOPPER, OTHER] {
			let known = number(buyer);
			order(buyer, id, 1).unwrap();
			assert_eq!(number(buyer), known);
			assert!(order_of(id, 1, known).unwrap().by_customer);
		}
		assert_eq!(Customers::<Runtime>::iter().count(), 0);
		next_era();
		complained(OTHER, id, 20 * SYN);
		nobody_is_suspended();
	});
}

#[test]
fn d7_who_has_applied_in_vain_goes_on_as_a_customer_with_what_it_has_ordered() {
	story(|| {
		let id = started(Terms { period: 20, ..sausages() });
		apply(SHOPPER, Tier::T10, &[]).unwrap();
		order_standing(SHOPPER, id, 1).unwrap();
		let customer = number(SHOPPER);
		assert_eq!(member(SHOPPER).orders, 2);
		promises();
		eras(14);
		assert_eq!((number(SHOPPER), orders(SHOPPER)), (customer, 2), "the application has expired all the same");
		cancel_order(SHOPPER, id).unwrap();
		assert_eq!(orders(SHOPPER), 1);
		eras(11);
		nobody_is_left();
	});
}

#[test]
fn d7_what_a_member_has_ordered_stays_a_members_when_it_lapses() {
	story(|| {
		let id = started(Terms { period: 10, ..sausages() });
		order_standing(ANNA, id, 3).unwrap();
		next_era();
		make_lapse(ANNA);
		eras(4);
		assert!(matches!(status(ANNA), Status::Candidate { .. }));
		complain_of_order(ANNA, id, 1, 60 * SYN);
		assert!(is_suspended(WORKSHOP));
		eras(7);
		assert!(order_of(id, 2, ANNA).unwrap().by_customer, "what renews now is a customer's");
	});
}

#[test]
fn e3_orders_of_customers_end_the_same_in_the_smallest_slices() {
	let root = |millis: Option<u64>| {
		chain(16, Tier::T2100).execute_with(|| {
			let id = started(sausages());
			(1_001..1_030).for_each(|n| order_standing(n, id, n % 3 + 1).unwrap());
			impoverish(1_007);
			for n in 0..24 {
				boundary();
				match millis {
					// Enough for the heaviest step, and little more.
					Some(millis) => {
						let weight = frame_support::weights::Weight::from_parts(millis * 1_000_000_000, u64::MAX);
						let slices = work_in_slices(weight);
						assert!(n > 0 || slices > 1);
					}
					None => work(),
				}
			}
			nobody_is_left();
			promises();
			System::reset_events();
			sp_io::storage::root(sp_runtime::StateVersion::V1)
		})
	};
	assert_eq!(root(None), root(Some(3)));
}

#[test]
fn r3_an_audit_finds_a_customer_whose_orders_are_not_counted() {
	story(|| {
		ordered();
		promises();
		let customer = number(SHOPPER);
		let change = |by: u32| Customers::<Runtime>::mutate(customer, |entry| entry.as_mut().unwrap().orders = by);
		change(2);
		assert_eq!(broken(), ["P8: a count of orders is left behind: 2 kept, 1 found"]);
		change(1);
		let entry = Customers::<Runtime>::take(customer).unwrap();
		let words = "D7: somebody who has ordered is not known".into();
		assert!(broken().contains(&words), "who has ordered must be known");
		Customers::<Runtime>::insert(customer, entry);
	});
}

#[test]
fn c1_nobody_complains_of_a_customer() {
	story(|| {
		let id = ordered();
		let answer = || file(WORKSHOP, its_order(id, SHOPPER), 0);
		fails(answer(), Error::CustomerOwesNothing);
		complained(SHOPPER, id, SYN);
		fails(answer(), Error::CustomerOwesNothing);
		fails(file(SHOPPER, Obligation::Order { cycle_contract: id, cycle: 1, consumer: BORIS }, 0), Error::NotAParty);
		let leg = Obligation::Leg { cycle_contract: id, cycle: 1, leg: 1 };
		fails(file(SHOPPER, leg, 0), Error::NotAParty);
	});
}

#[test]
fn d7_fails_with_what_costs_nothing() {
	story(|| {
		let free = terms(vec![LegTerms { internal: SYN, ..leg(WORKSHOP, Receiver::Consumers, 0, 0) }]);
		let id = started(free);
		fails(order(SHOPPER, id, 1), Error::NothingPaid);
		assert_eq!(known(SHOPPER), None);
		order(ANNA, id, 1).unwrap();
	});
}

#[test]
fn d7_fails_when_a_customer_has_not_the_money() {
	story(|| {
		let id = started(sausages());
		fails(order(10_000, id, 1), Error::NotEnoughMoney);
		assert_eq!(known(10_000), None, "no number is given");
	});
}

#[test]
fn d5_fails_when_a_candidate_is_suspended() {
	story(|| {
		let id = started(sausages());
		apply(SHOPPER, Tier::T10, &[]).unwrap();
		pledge(1, SHOPPER, Tier::T10).unwrap();
		accept_guarantor(SHOPPER, 1).unwrap();
		file(1, Obligation::Guarantee { guarantor: 1, ward: number(SHOPPER) }, 0).unwrap();
		fails_in_guarantees(order(SHOPPER, id, 1), GuaranteesError::Suspended);
	});
}

#[test]
fn e3_fails_when_the_application_is_over_and_not_yet_worked_off() {
	story(|| {
		apply(SHOPPER, Tier::T10, &[]).unwrap();
		eras(13);
		let id = started(sausages());
		boundary();
		fails_in_guarantees(order(SHOPPER, id, 1), GuaranteesError::Due);
		work();
		order(SHOPPER, id, 1).unwrap();
		assert_eq!(orders(SHOPPER), 1, "it is a customer now");
	});
}

#[test]
fn d7_fails_where_nothing_is_kept_for_the_last_supplier() {
	story(|| {
		let mut legs = sausages().legs.into_inner();
		(legs[1].money, legs[2].money) = (30 * SYN, 0);
		let id = started(terms(legs));
		fails(order(SHOPPER, id, 1), Error::NothingKept);
		nobody_is_left();
		order(ANNA, id, 1).unwrap();
		assert_eq!(pot(id, 1), PRICE, "a member may claim what is insured");
	});
}

#[test]
fn d7_a_standing_order_ends_where_nothing_is_kept_and_who_ordered_is_no_member_any_more() {
	story(|| {
		let mut legs = sausages().legs.into_inner();
		(legs[1].money, legs[2].money) = (30 * SYN, 0);
		let id = started(Terms { period: 10, ..terms(legs) });
		order_standing(ANNA, id, 1).unwrap();
		next_era();
		make_lapse(ANNA);
		eras(10);
		assert!(has_happened(Event::StandingOrderEnded { cycle_contract: id, consumer: ANNA, units: 1 }));
		assert!(!is_open(id, 2));
	});
}

#[test]
fn d7_fails_when_a_customer_does_what_only_members_do() {
	story(|| {
		let id = ordered();
		fails_in_guarantees(draft(SHOPPER, sausages(), None), GuaranteesError::NotAMember);
		let new = drafted(ORGANISER, sausages());
		fails_in_guarantees(sign(SHOPPER, new), GuaranteesError::NotAMember);
		fails(give_notice(SHOPPER, id), Error::NotAParty);
		fails(confirm(SHOPPER, id, 1, 1), Error::NotTheReceiver);
		fails(cancel_order(OTHER, id), Error::NotKnown);
		fails(confirm(OTHER, id, 1, 2), Error::NotKnown);
	});
}
