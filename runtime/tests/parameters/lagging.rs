//! Parameters that change while work of earlier boundaries waits: the result is the same however it is sliced (E3).
use crate::*;
use frame_support::weights::WeightMeter;
use synergy_primitives::Agenda;

type State = std::collections::BTreeMap<Vec<u8>, Vec<u8>>;

/// Everything in storage but the events.
fn everything() -> State {
	System::reset_events();
	let next = |key: &Vec<u8>| sp_io::storage::next_key(key);
	let keys = std::iter::successors(sp_io::storage::next_key(&[]), next);
	keys.map(|key| (key.clone(), sp_io::storage::get(&key).unwrap().to_vec())).collect()
}

/// Members that lapse, deposits under notice, deals that nobody completes, complaints about some, all due in the next eras.
fn busy() {
	change(&[Parameter::GraceEras(1), Parameter::ClaimWindow(1), Parameter::ApplicationEras(2)]);
	(1_000..1_004).for_each(|n| {
		pledge(0, n, Tier::T10).unwrap();
		apply(n, Tier::T10, &[0]).unwrap();
	});
	[(1, 0), (5, 4), (9, 8)].into_iter().for_each(|(guarantor, ward)| revoke(guarantor, ward).unwrap());
	let deal = |supplier, buyer, payment| {
		let id = pallet_synergy_deals::NextDeal::<Runtime>::get();
		let delivery = pallet_synergy_deals::Delivery::Proposer;
		propose_with(supplier, buyer, delivery, 10 * SYN, payment, Terms { term: 1, warranty: 1, ..usual() }).unwrap();
		accept_deal(buyer, id).unwrap();
		id
	};
	let deals = [(2, 12), (3, 11), (6, 10)].map(|(supplier, buyer)| deal(supplier, buyer, Payment::None));
	deal(7, 9, Payment::OnCompletion);
	transfer(9, 1_040, free(9) - 1).unwrap();
	complain(12, deals[0], SYN);
	complain(3, deals[1], SYN);
}

/// Passes boundaries at the second of which parameters change once more. Work is done by `serve` after each, as far as it
/// goes, and the rest at the end.
fn play(serve: impl Fn()) -> State {
	let mut end = State::new();
	story(|| {
		busy();
		for round in 0..4 {
			if round == 1 {
				let changes = [Parameter::GraceEras(7), Parameter::ClaimWindow(9), Parameter::ApplicationEras(30)];
				changes.into_iter().for_each(set);
				set(Parameter::RevocationNotice(30));
			}
			boundary();
			serve();
		}
		work();
		promises();
		end = everything();
	});
	end
}

#[test]
fn e3_the_parameters_of_a_boundary_hold_for_its_work_however_late_it_is_done() {
	let in_time = play(work);
	let in_slices = || {
		work_in_slices(smallest_slice());
	};
	let one_slice = || {
		Eras::push(&mut WeightMeter::with_limit(smallest_slice()));
	};
	let ends = [play(|| ()), play(in_slices), play(one_slice)];
	for end in ends {
		let keys: std::collections::BTreeSet<_> = in_time.keys().chain(end.keys()).collect();
		let differ: Vec<_> = keys.into_iter().filter(|key| in_time.get(*key) != end.get(*key)).collect();
		assert!(differ.is_empty(), "{differ:?}");
	}
}

#[test]
fn e3_m5_a_call_that_finds_a_lapse_before_its_turn_counts_with_the_parameters_of_then() {
	let found = |serve_first: bool| {
		let mut found = None;
		story(|| {
			pledge(5, 0, Tier::T10).unwrap();
			revoke(1, 0).unwrap();
			eras(2);
			boundary();
			set(Parameter::GraceEras(9));
			set(Parameter::ApplicationEras(40));
			if serve_first {
				work();
			}
			boundary();
			accept_guarantor(0, 5).unwrap();
			found = Some((status(0), member(0).retires));
			work();
			assert_eq!(found, Some((status(0), member(0).retires)));
		});
		found.unwrap()
	};
	assert_eq!(found(true), (Status::Candidate { until: 17 }, Some(6)));
	assert_eq!(found(false), found(true));
}
