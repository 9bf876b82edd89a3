//! `confirm` (K5).

use crate::*;
use synergy_runtime::configs::system::ProxyType;

/// Account 1,001 is the dispatcher of whoever appoints one.
const DISPATCHER: u32 = 1_001;

pub(super) fn appoint_dispatcher(by: u32) {
	let delegate = sp_runtime::MultiAddress::Id(who(DISPATCHER));
	let proxy_type = ProxyType::Dispatcher;
	kit::call(who(by), pallet_proxy::Call::add_proxy { delegate, proxy_type, delay: 0 }).unwrap();
}

/// What became of a delivery that the dispatcher of `real` confirms for it.
pub(super) fn dispatcher_confirms(real: u32, id: CycleContractId, cycle: CycleIndex, leg: u8) -> DispatchResult {
	let real = sp_runtime::MultiAddress::Id(who(real));
	let call = Box::new(Call::confirm { cycle_contract: id, cycle, leg, measured: None }.into());
	kit::call(who(DISPATCHER), pallet_proxy::Call::proxy { real, force_proxy_type: None, call }).unwrap();
	let executed = System::events().into_iter().rev().find_map(|record| match record.event {
		RuntimeEvent::Proxy(pallet_proxy::Event::ProxyExecuted { result }) => Some(result),
		_ => None,
	});
	executed.expect("a proxy call tells its result")
}

#[test]
fn k5_succeeds_by_the_receiver_and_pays_and_frees_the_supplier_at_once() {
	story(|| {
		let id = opened();
		let before = free(FARM);
		assert_eq!(exposure(FARM), 100 * SYN);
		confirm(WORKSHOP, id, 1, 1).unwrap();
		assert_eq!((free(FARM), exposure(FARM)), (before + 100 * SYN, 0));
		assert_eq!(leg_of(id, 1, 1).state, LegState::Settled);
		let (leg, to, amount, units, by) = (1, FARM, 100 * SYN, 10, Some(WORKSHOP));
		assert!(has_happened(Event::LegPaid { cycle_contract: id, cycle: 1, leg, to, amount, units, by }));
	});
}

#[test]
fn k5_succeeds_by_each_consumer_for_its_own_order() {
	story(|| {
		let id = opened();
		let before = free(WORKSHOP);
		assert_eq!(exposure(WORKSHOP), 200 * SYN);
		confirm(ANNA, id, 1, 2).unwrap();
		assert_eq!((free(WORKSHOP), exposure(WORKSHOP)), (before + 120 * SYN, 80 * SYN));
		confirm(BORIS, id, 1, 2).unwrap();
		assert_eq!((free(WORKSHOP), exposure(WORKSHOP)), (before + 200 * SYN, 0));
	});
}

#[test]
fn k5_succeeds_for_barter_and_pays_nothing() {
	story(|| {
		let id = started(ring_of_services());
		next_era();
		assert_eq!(exposure(FUEL), 100 * SYN, "two units of 50 each");
		let before = free(FUEL);
		confirm(FARM, id, 1, 0).unwrap();
		assert_eq!((free(FUEL), exposure(FUEL)), (before, 0));
	});
}

#[test]
fn l8_succeeds_by_a_dispatcher_for_an_order_and_moves_nothing_of_what_the_member_has_free() {
	story(|| {
		let id = opened();
		appoint_dispatcher(ANNA);
		impoverish(ANNA);
		let (anna, workshop) = (total(ANNA), total(WORKSHOP));
		dispatcher_confirms(ANNA, id, 1, 2).unwrap();
		assert_eq!((free(ANNA), total(ANNA)), (1, anna));
		assert_eq!(
			(total(WORKSHOP), exposure(WORKSHOP)),
			(workshop + 120 * SYN, 80 * SYN),
			"what she has paid in for it"
		);
		let (leg, to, amount, units, by) = (2, WORKSHOP, 120 * SYN, 6, Some(ANNA));
		assert!(has_happened(Event::LegPaid { cycle_contract: id, cycle: 1, leg, to, amount, units, by }));
		assert_eq!(pot(id, 1), 480 * SYN);
		fails(dispatcher_confirms(ANNA, id, 1, 2), Error::AlreadySettled);
		eras(PERIOD + 3);
		assert_eq!(adds_up(id, 1), (600 * SYN, 600 * SYN, 0));
	});
}

#[test]
fn l8_fails_by_a_dispatcher_where_the_member_itself_could_not_confirm() {
	story(|| {
		let id = opened();
		[ANNA, CLARA].into_iter().for_each(appoint_dispatcher);
		fails(dispatcher_confirms(CLARA, id, 1, 2), Error::NoSuchOrder);
		fails(dispatcher_confirms(ANNA, id, 1, 1), Error::NotTheReceiver);
		complain_of_order(ANNA, id, 1, SYN);
		fails(dispatcher_confirms(ANNA, id, 1, 2), Error::Disputed);
	});
}

#[test]
fn c5_succeeds_when_suspended_or_lapsing() {
	story(|| {
		let id = opened();
		make_suspended(WORKSHOP);
		make_suspended(ANNA);
		[FARM, BORIS].into_iter().for_each(make_lapse);
		confirm(WORKSHOP, id, 1, 1).unwrap();
		confirm(ANNA, id, 1, 2).unwrap();
		confirm(FARM, id, 1, 0).unwrap();
		confirm(BORIS, id, 1, 2).unwrap();
	});
}

#[test]
fn k5_succeeds_until_the_last_day_of_the_claim_window() {
	story(|| {
		let id = opened();
		eras(PERIOD + 2);
		confirm(WORKSHOP, id, 1, 1).unwrap();
		confirm(ANNA, id, 1, 2).unwrap();
	});
}

#[test]
fn e3_fails_when_silence_has_confirmed_it() {
	story(|| {
		let id = opened();
		eras(PERIOD + 2);
		boundary();
		fails(confirm(WORKSHOP, id, 1, 1), Error::Due);
		fails(confirm(ANNA, id, 1, 2), Error::Due);
		work();
		fails(confirm(WORKSHOP, id, 1, 1), Error::NoSuchCycle);
	});
}

#[test]
fn k5_fails_when_there_is_no_such_thing() {
	story(|| {
		let id = opened();
		fails(confirm(WORKSHOP, 7, 1, 1), Error::NoSuchCycle);
		fails(confirm(WORKSHOP, id, 2, 1), Error::NoSuchCycle);
		fails(confirm(WORKSHOP, id, 1, 3), Error::NoSuchLeg);
		fails(confirm(CLARA, id, 1, 2), Error::NoSuchOrder);
	});
}

#[test]
fn k5_fails_when_the_account_has_never_applied() {
	story(|| {
		let id = opened();
		fails(confirm(1_000, id, 1, 1), Error::NotKnown);
	});
}

#[test]
fn k5_fails_when_one_is_not_the_receiver() {
	story(|| {
		let id = opened();
		for by in [FUEL, FARM, ORGANISER, ANNA] {
			fails(confirm(by, id, 1, 1), Error::NotTheReceiver);
		}
	});
}

#[test]
fn k5_fails_when_confirmed_already() {
	story(|| {
		let id = opened();
		confirm(WORKSHOP, id, 1, 1).unwrap();
		fails(confirm(WORKSHOP, id, 1, 1), Error::AlreadySettled);
		confirm(ANNA, id, 1, 2).unwrap();
		fails(confirm(ANNA, id, 1, 2), Error::AlreadySettled);
	});
}

#[test]
fn k5_fails_beside_ones_own_complaint() {
	story(|| {
		let id = opened();
		complain_of_leg(WORKSHOP, id, 1, 1, 100 * SYN);
		fails(confirm(WORKSHOP, id, 1, 1), Error::Disputed);
		complain_of_order(ANNA, id, 1, SYN);
		fails(confirm(ANNA, id, 1, 2), Error::Disputed);
		confirm(BORIS, id, 1, 2).unwrap();
	});
}

#[test]
fn k6_fails_when_nobody_delivers() {
	story(|| {
		let id = opened_without_farm_and_workshop();
		fails(confirm(WORKSHOP, id, 1, 1), Error::Vacant);
		fails(confirm(ANNA, id, 1, 2), Error::Vacant);
	});
}

#[test]
fn k9_fails_to_measure_where_no_gain_is_shared() {
	story(|| {
		let id = opened();
		fails(measure(WORKSHOP, id, 1, 1, SYN), Error::NoGain);
		fails(measure(FARM, id, 1, 1, SYN), Error::NoGain);
		fails(measure(ANNA, id, 1, 2, SYN), Error::NoGain);
		assert_eq!(leg_of(id, 1, 1).state, LegState::Open, "nothing is confirmed by it");
	});
}
