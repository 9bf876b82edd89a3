//! A member's suspension never touches a validator (F2).

use super::*;
use kit::calls::*;
use pallet_synergy_deals::{Delivery, Payment};

#[test]
fn f2_a_suspended_members_node_goes_on() {
	story(4, || {
		let all = &[0, 1, 2, 3];
		propose(0, 3, Delivery::Counterparty, 50 * kit::SYN, Payment::None).unwrap();
		accept_deal(3, 0).unwrap();
		file(0, synergy_primitives::Obligation::Deal(0), 50 * kit::SYN).unwrap();
		assert!(kit::is_suspended(3));
		sessions(4, all);
		assert!(kit::is_suspended(3));
		assert_eq!((sitting(), barred(), set_id()), (vec![0, 1, 2, 3], vec![], 0));
		assert_eq!(fault(3), None);
		set_keys(3, 103).unwrap();
		sessions(2, all);
		assert!(pallet_aura::Authorities::<Runtime>::get().contains(&node_keys(103).public().aura));
		assert!(kit::is_suspended(3));
	});
}

#[test]
fn f2_a_club_names_a_suspended_member() {
	story(4, || {
		propose(0, 5, Delivery::Counterparty, 50 * kit::SYN, Payment::None).unwrap();
		accept_deal(5, 0).unwrap();
		file(0, synergy_primitives::Obligation::Deal(0), 50 * kit::SYN).unwrap();
		set_keys(5, 105).unwrap();
		set_validator(council_of(1), 1, Some(5)).unwrap();
		sessions(2, &[0, 1, 2, 3, 5]);
		assert_eq!(sitting(), [0, 2, 3, 5]);
	});
}
