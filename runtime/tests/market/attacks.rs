//! Attacks that must fail (A9, A11).

use crate::*;
use sp_runtime::MultiAddress;

#[test]
fn a9_filling_the_board_is_bounded_by_member_and_leaves_nothing() {
	story(|| {
		for _ in 0..100 {
			let _ = publish_many(0, vec![offer(); 32]);
		}
		assert_eq!(pallet_synergy_listings::Listings::<Runtime>::iter().count(), 64);
		eras(31);
		assert_eq!(pallet_synergy_listings::Listings::<Runtime>::iter().count(), 0);
		assert_eq!(pallet_synergy_listings::Board::<Runtime>::iter_keys().count(), 0);
		assert_eq!(pallet_synergy_listings::ListingsOf::<Runtime>::iter().count(), 0);
	});
}

#[test]
fn a9_nobody_locks_the_owner_of_a_listing_without_being_locked_itself() {
	story(|| {
		let standing = Some(Standing { payment: Payment::OnCompletion, term: 5, warranty: 0, insured: 500 * SYN });
		let id = published(0, Content { quantity: 100, standing, ..offer() });
		let insured = Some(pallet_synergy_deals::Insured { proposer: 0, counterparty: 200 * SYN });
		let (delivery, payment) = (Delivery::Counterparty, Payment::OnCompletion);
		propose_with(3, 0, delivery, 200 * SYN, payment, Terms { insured, ..on(id, 200 * SYN) }).unwrap();
		assert_eq!(exposure(0), 0, "it waits for the owner's answer");
		propose_with(3, 0, delivery, 200 * SYN, payment, on(id, 200 * SYN)).unwrap();
		assert_eq!((exposure(0), exposure(3)), (200 * SYN, 200 * SYN));
	});
}

/// Every way in which founder 0 may try to publish: who signs, and what.
fn detours() -> [(u32, RuntimeCall); 4] {
	let publish: RuntimeCall = pallet_synergy_listings::Call::publish { content: offer() }.into();
	let real = MultiAddress::Id(who(0));
	[
		(0, publish.clone()),
		(0, pallet_utility::Call::batch { calls: vec![publish.clone()] }.into()),
		(0, pallet_utility::Call::force_batch { calls: vec![publish.clone()] }.into()),
		(1_001, pallet_proxy::Call::proxy { real, force_proxy_type: None, call: Box::new(publish) }.into()),
	]
}

#[test]
fn a11_the_suspended_publish_by_no_detour() {
	for suspends in [false, true] {
		story(|| {
			let delegate = MultiAddress::Id(who(1_001));
			let proxy_type = synergy_runtime::configs::system::ProxyType::Any;
			call(who(0), pallet_proxy::Call::add_proxy { delegate, proxy_type, delay: 0 }).unwrap();
			if suspends {
				make_suspended(0);
			}
			for (tried, (signer, detour)) in (1..).zip(detours()) {
				let _ = kit::call(who(signer), detour);
				let published = pallet_synergy_listings::Listings::<Runtime>::iter().count();
				assert_eq!(published, if suspends { 0 } else { tried }, "detour {tried}");
			}
		});
	}
}
