//! In which cycle contracts one has a part (K1, K2, K3, M7, R1).

use crate::*;
use codec::Encode;
use frame_support::view_functions::ViewFunction;
use synergy_runtime::reading::{
	pallet::CycleContractsOfViewFunction, runtime_decl_for_synergy_api::SynergyApiV3 as _, CycleContractStage, PartView,
};

/// All pages of what an account has a part in, of at most `limit` each, by the runtime API and the view function.
fn pages(n: u32, limit: u32) -> Vec<Vec<PartView>> {
	let (mut pages, mut cursor) = (vec![], None);
	loop {
		let told = Runtime::cycle_contracts_of(who(n), cursor, limit);
		let id = CycleContractsOfViewFunction::<Runtime>::id();
		let viewed = Runtime::execute_view_function(id, (who(n), cursor, limit).encode());
		assert_eq!(viewed.unwrap(), told.encode());
		pages.push(told.cycle_contracts);
		cursor = told.next;
		if cursor.is_none() {
			return pages;
		}
	}
}

/// In what an account has a part, the oldest first.
fn parts(n: u32) -> Vec<PartView> {
	let mut parts = pages(n, 100).concat();
	parts.sort_by_key(|part| part.id);
	parts
}

/// Its only part.
fn part(n: u32) -> PartView {
	let [part] = parts(n).try_into().expect("has one part");
	part
}

#[test]
fn k2_who_is_named_in_a_draft_finds_it_and_what_is_asked_of_it() {
	story(|| {
		let id = drafted(ORGANISER, sausages());
		let until = era() + 7;
		let stage = CycleContractStage::Draft { amends: None, until, missing: vec![FUEL, FARM, WORKSHOP] };
		let farm = PartView {
			id,
			product: "sausage".into(),
			stage,
			organises: false,
			has_to_sign: true,
			has_signed: false,
			delivers: vec![1],
			receives: vec![0],
			open_legs: vec![],
			orders: vec![],
			standing: None,
		};
		assert_eq!(part(FARM), farm);
		let organiser = PartView {
			organises: true,
			has_to_sign: false,
			has_signed: true,
			delivers: vec![],
			receives: vec![],
			..farm
		};
		assert_eq!(part(ORGANISER), organiser);
		assert_eq!(parts(ANNA), []);
		sign(FARM, id).unwrap();
		assert!(part(FARM).has_signed && !part(FARM).has_to_sign && part(FUEL).has_to_sign);
	});
}

#[test]
fn k2_who_is_left_out_of_new_terms_finds_them_as_well() {
	story(|| {
		let id = started(sausages());
		let new = next_id();
		let mut legs = sausages().legs.into_inner();
		legs[1].supplier = SECOND_FARM;
		legs[0].receiver = Receiver::Member(SECOND_FARM);
		draft(ORGANISER, terms(legs), Some(id)).unwrap();
		let asked = |n| parts(n).iter().map(|part| (part.id, part.has_to_sign)).collect::<Vec<_>>();
		assert_eq!(asked(FARM), [(id, false), (new, true)]);
		assert_eq!(asked(SECOND_FARM), [(new, true)]);
		sign(FARM, new).unwrap();
		assert_eq!(asked(FARM), [(id, false), (new, false)], "its signature keeps it from leaving (M7)");
	});
}

#[test]
fn m7_one_finds_the_open_legs_and_orders_for_which_it_may_not_leave() {
	story(|| {
		let id = started(Terms { period: 2, ..sausages() });
		order_standing(ANNA, id, 6).unwrap();
		order(BORIS, id, 1).unwrap();
		assert_eq!((part(ANNA).orders, part(ANNA).standing), (vec![1], Some(6)));
		next_era();
		complain_of_leg(WORKSHOP, id, 1, 1, SYN);
		all_replace(&[ORGANISER, WORKSHOP, SECOND_FARM], id, 1, 1, SECOND_FARM);
		eras(2);
		assert_eq!((part(ANNA).orders, part(BORIS).orders), (vec![1, 2], vec![1]));
		assert_eq!(part(SECOND_FARM).open_legs, [(1, 3), (2, 1)]);
		assert_eq!((part(SECOND_FARM).delivers, part(SECOND_FARM).receives), (vec![1], vec![]));
		assert_eq!((part(FARM).delivers, part(FARM).open_legs), (vec![], vec![(1, 0), (1, 1), (2, 0)]));
		assert_eq!(part(WORKSHOP).open_legs, [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2)]);
		assert_eq!(parts(CLARA), []);
		eras(14);
		assert_eq!([ANNA, SECOND_FARM, FARM].map(parts), [const { vec![] }; 3], "all is cleared away");
	});
}

#[test]
fn d7_a_customer_finds_what_it_has_ordered() {
	story(|| {
		let id = started(sausages());
		assert_eq!(parts(1_001), []);
		order(1_001, id, 2).unwrap();
		assert_eq!((part(1_001).id, part(1_001).orders, part(1_001).standing), (id, vec![1], None));
	});
}

#[test]
fn r1_pages_have_what_they_are_asked_for_and_each_once() {
	story(|| {
		let ids: Vec<_> = [ORGANISER, ORGANISER, ANNA, ORGANISER].map(|by| drafted(by, sausages())).into();
		assert_eq!(parts(FARM).iter().map(|part| part.id).collect::<Vec<_>>(), ids);
		let by_two = pages(FARM, 2);
		assert!(by_two.len() >= 2 && by_two.iter().all(|page| page.len() <= 2), "{by_two:?}");
		let mut found: Vec<_> = by_two.concat().iter().map(|part| part.id).collect();
		found.sort_unstable();
		assert_eq!(found, ids);
		assert_eq!(pages(FARM, 0), pages(FARM, 1), "a page of nothing would never come to an end");
		assert_eq!(parts(ANNA).len(), 1);
	});
}

#[test]
fn a9_a_page_looks_at_so_many_of_others_and_no_more() {
	story(|| {
		let id = drafted(ORGANISER, sausages());
		let (cycle_contract, text) = (CycleContracts::<Runtime>::get(id).unwrap(), Texts::<Runtime>::get(id).unwrap());
		for id in 1..400 {
			CycleContracts::<Runtime>::insert(id, cycle_contract.clone());
			Texts::<Runtime>::insert(id, text.clone());
		}
		assert_eq!(pages(ANNA, 100), [vec![], vec![]], "400 cycle contracts, 250 on a page");
		assert_eq!(pages(FARM, u32::MAX).iter().map(Vec::len).collect::<Vec<_>>(), [100, 100, 100, 100, 0]);
		for id in 1..400 {
			CycleContracts::<Runtime>::remove(id);
			Texts::<Runtime>::remove(id);
		}
	});
}
