//! What members and auditors read: answers to questions (R1, R3), and documentation in wallets.
#[path = "../kit/mod.rs"]
mod kit;

mod audit;
mod deals;
mod documentation;
mod fees;
mod market;
mod orders;

use codec::Encode;
use frame_support::view_functions::{ViewFunction, ViewFunctionId};
use kit::{calls::*, *};
use pallet_synergy_complaints::Phase;
use pallet_synergy_deals::Payment;
use synergy_primitives::Tier;
use synergy_runtime::reading::{self, Promise, Role};

/// What a view function answers.
fn view(id: ViewFunctionId, input: impl Encode) -> Vec<u8> {
	Runtime::execute_view_function(id, input.encode()).unwrap()
}

#[test]
fn r1_unknown_accounts_and_complaints_are_said_to_be_unknown() {
	chain(6, Tier::T100).execute_with(|| {
		assert_eq!(reading::member(who(1_000)), None);
		assert_eq!(reading::capacity(who(1_000)), 0);
		assert_eq!(reading::suspensions(who(1_000)), vec![]);
		assert_eq!(reading::guarantors(who(1_000)), vec![]);
		assert_eq!(reading::wards(who(1_000)), vec![]);
		assert_eq!(reading::complaint(0), None);
	});
}

#[test]
fn r1_a_member_reads_where_it_stands() {
	chain(6, Tier::T100).execute_with(|| {
		let deal = open_deal(0, 3, 40 * SYN, Payment::OnCompletion);
		let id = complain(3, deal, 30 * SYN);
		let accused = reading::member(who(0)).unwrap();
		assert!(accused.is_suspended);
		assert_eq!((accused.coverage, accused.exposure, accused.capacity), (200 * SYN, 40 * SYN, 160 * SYN));
		assert_eq!(reading::capacity(who(0)), 160 * SYN);
		next_era();
		vote(1, id, 50).unwrap();
		let complaint = reading::complaint(id).unwrap();
		assert_eq!((complaint.claim, complaint.level, complaint.voters), (30 * SYN, 1, 2));
		assert_eq!((complaint.phase, complaint.votes), (Phase::Climbing, vec![(50, 1)]));
		assert_eq!((complaint.complainer, complaint.accused), (Some(who(3)), Some(who(0))));
		assert_eq!(complaint.council, Some(council(0)));
		let reached = reading::suspensions(who(1));
		assert_eq!(reached.len(), 1);
		assert_eq!(reached[0].role, Role::Guarantor { level: 1, via: 0, vote: Some(50) });
		assert!(reached[0].suspends);
		assert_eq!(reading::suspensions(who(0))[0].role, Role::Accused);
		let behind = reading::guarantors(who(0));
		assert_eq!(behind.iter().map(|edge| edge.guarantor.clone()).collect::<Vec<_>>(), [Some(who(1)), Some(who(2))]);
		assert!(behind.iter().all(|edge| edge.counts && edge.own == 100 * SYN && edge.paid == 0));
		let given = reading::wards(who(1));
		assert_eq!(given.len(), 2);
		assert!(given.iter().any(|edge| edge.ward == Some(who(0))));
	});
}

#[test]
fn r1_view_functions_give_the_same_answers() {
	chain(6, Tier::T100).execute_with(|| {
		open_deal(0, 3, 40 * SYN, Payment::OnCompletion);
		let ask = |id: ViewFunctionId, input: Vec<u8>| Runtime::execute_view_function(id, input).unwrap();
		use reading::pallet::*;
		assert_eq!(ask(MemberViewFunction::<Runtime>::id(), who(0).encode()), reading::member(who(0)).encode());
		assert_eq!(ask(CapacityViewFunction::<Runtime>::id(), who(0).encode()), (160 * SYN).encode());
		assert_eq!(ask(GuarantorsViewFunction::<Runtime>::id(), who(0).encode()), reading::guarantors(who(0)).encode());
		assert_eq!(ask(ParametersViewFunction::<Runtime>::id(), vec![]), reading::parameters().encode());
		let page = (Promise::Members, 0u32, 10u32);
		assert_eq!(
			ask(AuditPageViewFunction::<Runtime>::id(), page.encode()),
			reading::audit_page(page.0.clone(), 0, 10).encode()
		);
	});
}

#[test]
fn r1_parameters_name_the_era() {
	chain(6, Tier::T100).execute_with(|| {
		eras(2);
		let parameters = reading::parameters();
		assert_eq!((parameters.era, parameters.era_duration, parameters.work_waits), (2, ERA, false));
		assert!(parameters.values.contains(&("MaxLevel".into(), 6)));
	});
}

#[test]
fn r1_every_complaint_against_a_member_is_found_however_many() {
	chain(6, Tier::T100).execute_with(|| {
		let deals: Vec<_> = (0..10).map(|_| open_deal(0, 3, SYN, Payment::OnCompletion)).collect();
		let after = open_deal(0, 3, SYN, Payment::OnCompletion);
		let filed: Vec<_> = deals.into_iter().map(|deal| complain(3, deal, SYN)).collect();
		let found = || reading::suspensions(who(0)).into_iter().map(|view| view.complaint).collect::<Vec<_>>();
		assert_eq!(found(), filed);
		promises();
		withdraw(3, filed[1]).unwrap();
		withdraw(3, filed[9]).unwrap();
		assert_eq!(found(), [&filed[..1], &filed[2..9]].concat());
		eras(2);
		let later = complain(3, after, SYN);
		assert_eq!(found(), [&filed[..1], &filed[2..9], &[later]].concat());
		promises();
		found().into_iter().for_each(|id| withdraw(3, id).unwrap());
		eras(2);
		assert_eq!((found(), concerned()), (vec![], 0));
		assert_eq!(pallet_synergy_complaints::Against::<Runtime>::iter().count(), 0, "P8");
		let record = |n| reading::member(who(n)).unwrap().record;
		assert_eq!((record(0).received, record(0).filed, record(3).filed), (11, 0, 11), "R2");
	});
}
