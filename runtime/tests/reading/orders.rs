//! What a consumer has ordered (K3, R1).

use crate::*;
use pallet_synergy_cycles::{Good, LegTerms, Receiver, Terms};
use reading::{pallet::OrderViewFunction, runtime_decl_for_synergy_api::SynergyApiV3 as _, OrderView};
use synergy_primitives::{Balance, CycleContractId, CycleIndex, Obligation};

type Call = pallet_synergy_cycles::Call<Runtime>;

/// Cheese of founder 1 for whoever orders: 6 SYN, of which 4 are kept for it, and so much is reserved against it, in SYN.
pub fn cheese(internal: Balance) -> Terms<AccountId> {
	let good = Good { category: DAIRY, quantity: 1, unit: b"kg".to_vec().try_into().unwrap() };
	let leg = LegTerms {
		supplier: 1,
		receiver: Receiver::Consumers,
		good,
		market: 10 * SYN,
		internal: internal * SYN,
		money: 4 * SYN,
		gain: None,
	};
	Terms {
		product: b"cheese".to_vec().try_into().unwrap(),
		club: 0,
		period: 2,
		cycles: None,
		units: 10,
		club_share: None,
		organisers_share: None,
		legs: vec![leg].try_into().unwrap(),
	}
}

/// Founder 0 drafts terms, and founder 1 signs them.
fn signed(terms: Terms<AccountId>, amends: Option<CycleContractId>) {
	let id = pallet_synergy_cycles::NextCycleContract::<Runtime>::get();
	call(who(0), Call::draft { terms, amends }).unwrap();
	let hash = Runtime::cycle_contract(id).unwrap().hash;
	call(who(1), Call::sign { cycle_contract: id, hash }).unwrap();
}

fn order(by: u32, units: u32, standing: bool) {
	call(who(by), Call::order { cycle_contract: 0, units, standing }).unwrap();
}

/// What the runtime API and the view function say of an order of cycle contract 0.
fn told(cycle: CycleIndex, by: u32) -> Option<OrderView> {
	let told = Runtime::order(0, cycle, who(by));
	assert_eq!(view(OrderViewFunction::<Runtime>::id(), (0 as CycleContractId, cycle, who(by))), told.encode());
	told
}

/// Units, what was paid, and what may be claimed, in SYN.
fn sums(cycle: CycleIndex, by: u32) -> (u32, Balance, Balance) {
	let order = told(cycle, by).unwrap();
	(order.units, order.paid / SYN, order.claimable / SYN)
}

#[test]
fn r1_a_consumer_reads_its_order_until_its_cycle_closes() {
	chain(6, Tier::T100).execute_with(|| {
		signed(cheese(4), None);
		assert_eq!(told(1, 3), None);
		order(3, 2, false);
		let ordered = OrderView {
			consumer: 3,
			units: 2,
			paid: 12 * SYN,
			claimable: 0,
			is_settled: false,
			is_disputed: false,
			standing: None,
		};
		assert_eq!(told(1, 3), Some(ordered.clone()), "nothing is owed before the cycle opens");
		assert_eq!((told(1, 4), told(2, 3), Runtime::order(7, 1, who(3))), (None, None, None));
		next_era();
		let open = OrderView { claimable: 8 * SYN, ..ordered };
		assert_eq!(told(1, 3), Some(open.clone()));
		call(who(3), Call::confirm { cycle_contract: 0, cycle: 1, leg: 0, measured: None }).unwrap();
		assert_eq!(told(1, 3), Some(OrderView { claimable: 0, is_settled: true, ..open }));
		eras(5);
		assert_eq!(told(1, 3), None, "the cycle is closed");
	});
}

#[test]
fn r1_what_is_complained_of_is_said_to_be_disputed() {
	chain(6, Tier::T100).execute_with(|| {
		signed(cheese(4), None);
		order(3, 2, false);
		next_era();
		file(3, Obligation::Order { cycle_contract: 0, cycle: 1, consumer: 3 }, 8 * SYN).unwrap();
		let order = told(1, 3).unwrap();
		assert_eq!((order.is_disputed, order.is_settled, order.claimable), (true, false, 8 * SYN));
	});
}

#[test]
fn k5_when_the_time_to_complain_is_over_nothing_may_be_claimed() {
	chain(6, Tier::T100).execute_with(|| {
		signed(cheese(4), None);
		order(3, 2, false);
		next_era();
		eras(4);
		assert_eq!(sums(1, 3), (2, 12, 8));
		boundary();
		assert_eq!(sums(1, 3), (2, 12, 0), "silence is still to be worked off");
	});
}

#[test]
fn d3_d7_a_member_may_claim_what_is_insured_and_a_customer_what_is_kept() {
	chain(6, Tier::T100).execute_with(|| {
		signed(cheese(9), None);
		order(3, 2, false);
		order(1_001, 2, false);
		next_era();
		assert_eq!((sums(1, 3), sums(1, 1_001)), ((2, 12, 18), (2, 12, 8)));
		assert_eq!(told(1, 1_001).unwrap().consumer, number(1_001));
	});
}

#[test]
fn k3_a_standing_order_is_read_before_it_renews_and_after() {
	chain(6, Tier::T100).execute_with(|| {
		signed(cheese(4), None);
		order(3, 2, true);
		assert_eq!((sums(1, 3), told(1, 3).unwrap().standing), ((2, 12, 0), Some(2)));
		next_era();
		assert_eq!((sums(2, 3), told(2, 3).unwrap().standing), ((0, 0, 0), Some(2)), "not yet renewed");
		eras(2);
		assert_eq!((sums(1, 3), sums(2, 3), sums(3, 3)), ((2, 12, 8), (2, 12, 8), (0, 0, 0)));
		call(who(3), Call::cancel_order { cycle_contract: 0 }).unwrap();
		assert_eq!((told(3, 3), told(2, 3).unwrap().standing), (None, None));
	});
}

#[test]
fn k2_what_was_paid_by_the_old_terms_is_read_as_that_until_it_is_returned() {
	chain(6, Tier::T100).execute_with(|| {
		signed(cheese(4), None);
		order(3, 2, false);
		let mut dearer = cheese(4);
		dearer.legs[0].money = 5 * SYN;
		signed(dearer, Some(0));
		assert_eq!(sums(1, 3), (2, 12, 0));
		work();
		assert_eq!(told(1, 3), None, "it is returned");
		order(3, 2, false);
		assert_eq!(sums(1, 3), (2, 14, 0), "at the new price");
	});
}
