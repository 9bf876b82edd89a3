//! Many legs and many orders, in slices (K8, E3, P5, P7).

use crate::{state::State, *};
use frame_support::weights::{Weight, WeightMeter};
use sp_runtime::traits::Dispatchable;
use sp_state_machine::Backend;
use synergy_primitives::Agenda;

/// Enough for the heaviest step of the work on three legs, and little more.
const SLICE: Weight = Weight::from_parts(20_000_000_000, u64::MAX);

/// Orders without a look at the whole state before and after, which takes long when there is much of it.
fn order_quickly(by: u32, id: CycleContractId, units: u32, standing: bool) -> DispatchResult {
	let call: RuntimeCall = Call::order { cycle_contract: id, units, standing }.into();
	call.dispatch(RuntimeOrigin::signed(who(by))).map(|_| ()).map_err(|failed| failed.error)
}

/// `legs` legs, the last one to consumers, all suppliers different.
fn long(legs: u32) -> Terms<AccountId> {
	let last = leg(legs - 1, Receiver::Consumers, 40, 20);
	let more = (0..legs - 1).map(|n| leg(n, Receiver::Member(n + 1), 3, 1));
	Terms { units: 10_000, cycles: Some(2), ..terms(more.chain([last]).collect()) }
}

#[test]
fn k1_from_2_to_32_legs_every_sum_is_exact() {
	for legs in [2, 3, 5, 8, 13, 21, 32] {
		chain(64, Tier::T2100).execute_with(|| {
			let id = drafted(63, long(legs));
			sign_all(id);
			order(40, id, 7).unwrap();
			order(41, id, 1).unwrap();
			make_lapse(0);
			eras(PERIOD + 4);
			let (income, _, refunded) = adds_up(id, 1);
			assert_eq!((income, refunded), (8 * Texts::<Runtime>::get(id).unwrap().price(), 8 * SYN));
			promises();
		});
	}
}

/// The smallest slice in which all work makes progress, that on a cycle contract of so many legs with all substitutes too: the
/// heaviest piece, with what finding it takes.
fn smallest_slice_of(legs: u32) -> Weight {
	use pallet_synergy_cycles::{weights::SubstrateWeight as Y, WeightInfo as _, MAX_CYCLE_LEGS};
	use pallet_synergy_eras::{weights::SubstrateWeight as E, WeightInfo as _};
	type R = Runtime;
	let most = |pieces: &[Weight]| pieces.iter().fold(Weight::zero(), |most, piece| most.max(*piece));
	let end = Y::<R>::end_cycle_contract(legs);
	let opening = [Y::<R>::renew_order(), Y::<R>::return_order(), Y::<R>::open_cycle(legs), end];
	let clear = Y::<R>::end_sweep() + Y::<R>::clear_cycle(MAX_CYCLE_LEGS) + end;
	let closing = [Y::<R>::close_cycle(MAX_CYCLE_LEGS), Y::<R>::pay_backer(), Y::<R>::sweep_order(), clear];
	let work = (Y::<R>::look_at_course() + most(&opening)).max(Y::<R>::look_at_cycle() + most(&closing));
	let slice = smallest_slice().max(work + E::<R>::look() + E::<R>::task());
	Weight::from_parts(slice.ref_time(), u64::MAX)
}

#[test]
fn e3_a_cycle_has_the_same_end_in_the_smallest_slices() {
	let root = |slice: Option<Weight>| {
		chain(64, Tier::T2100).execute_with(|| {
			let id = drafted(63, long(32));
			sign_all(id);
			for n in 33..60 {
				order_quickly(n, id, n % 5 + 1, n % 2 == 0).unwrap();
			}
			make_suspended(0);
			let mut complaints = vec![];
			for n in 1..16 {
				boundary();
				match slice {
					Some(slice) => drop(work_in_slices(slice)),
					None => work(),
				}
				promises();
				if n == 2 {
					complaints.push((6, complain_of_leg(6, id, 1, 5, SYN)));
					complaints.push((33, complain_of_order(33, id, 1, 20 * SYN)));
				}
				if n == 12 {
					for (by, complaint) in complaints.drain(..).filter(|(_, id)| kit::complaint(*id).is_some()) {
						withdraw(by, complaint).unwrap();
					}
				}
			}
			adds_up(id, 1);
			adds_up(id, 2);
			assert_eq!(contract(id), None);
			System::reset_events();
			sp_io::storage::root(sp_runtime::StateVersion::V1)
		})
	};
	assert_eq!(root(None), root(Some(smallest_slice_of(32))));
}

#[test]
fn k8_ten_thousand_orders_are_worked_in_slices_and_every_unit_is_found() {
	const CONSUMERS: u32 = 10_000;
	chain(CONSUMERS + 40, Tier::T10).execute_with(|| {
		let mut legs = sausages().legs.into_inner();
		legs.iter_mut().for_each(|leg| (leg.market, leg.internal, leg.money) = (3_001, 700, 701));
		let id = started(Terms { units: 20_000, cycles: Some(1), ..terms(legs) });
		for n in 40..CONSUMERS + 40 {
			order_quickly(n, id, n % 2 + 1, n == 50).unwrap();
		}
		assert_eq!(order_quickly(20, id, 1, false), Err(Error::<Runtime>::TooManyOrders.into()));
		make_suspended(FARM);
		boundary();
		work();
		let open = cycle(id, 1);
		assert_eq!((open.units, course(id).open), (15_000, 1));
		let complaint = complain_of_order(77, id, 1, 1_402);
		for _ in 0..PERIOD + 2 {
			boundary();
			work();
		}
		boundary();
		let slices = work_in_slices(SLICE);
		assert!(slices > 100, "{slices}");
		assert!(is_open(id, 1), "one complaint is open");
		withdraw(77, complaint).unwrap();
		boundary();
		assert!(work_in_slices(SLICE) > 100);
		let price = 3 * 701 + 2 * 900;
		assert_eq!(adds_up(id, 1), (15_000 * price, 15_000 * (price - 701), 15_000 * 701));
		assert_eq!((Orders::<Runtime>::iter().count(), SeatsOf::<Runtime>::iter().count()), (0, 0));
		Cycles::do_try_state().unwrap();
	});
}

/// The state as it is now, as that before a block.
fn before_a_block() -> State {
	let keys = std::iter::successors(sp_io::storage::next_key(&[]), |key| sp_io::storage::next_key(key));
	let top = keys.map(|key| (key.clone(), sp_io::storage::get(&key).expect("is there").to_vec())).collect();
	State::of(sp_core::storage::Storage { top, children_default: Default::default() })
}

/// How often an entry is looked up when no cycle follows and so many orders are returned in one block: those that are paid,
/// or standing ones that would have to be renewed.
fn looked_up(orders: u32, are_standing: bool) -> u32 {
	let state = chain(orders + 40, Tier::T10).execute_with(|| {
		let id = started(Terms { units: 10_000, cycles: Some(1), ..sausages() });
		(40..orders + 40).for_each(|n| order_quickly(n, id, 1, are_standing).unwrap());
		if are_standing {
			for _ in 0..PERIOD {
				boundary();
				work();
			}
		} else {
			[FUEL, FARM, WORKSHOP, ORGANISER].into_iter().for_each(|by| give_notice(by, id).unwrap());
		}
		boundary();
		before_a_block()
	});
	state.execute_with(|| {
		state.reset_read_write_count();
		assert!(Eras::push(&mut WeightMeter::new()));
		let (reads, again, _, _) = state.read_write_count();
		let ended =
			if are_standing { StandingOrders::<Runtime>::iter().count() } else { Orders::<Runtime>::iter().count() };
		assert_eq!(ended, 0);
		reads + again
	})
}

#[test]
fn p7_to_return_an_order_costs_the_same_however_many_are_returned_in_the_block() {
	for are_standing in [false, true] {
		let [few, many] = [200, 800].map(|orders| looked_up(orders, are_standing));
		assert!(many < 5 * few, "{few}, {many}");
	}
}
