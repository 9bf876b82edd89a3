//! Listings expire without a hook that grows (L2, E3, P8).

use crate::*;
use frame_support::weights::Weight;
use pallet_synergy_eras::WeightInfo as _;
use pallet_synergy_listings::WeightInfo as _;

type EraWeights = pallet_synergy_eras::weights::SubstrateWeight<Runtime>;
type Weights = pallet_synergy_listings::weights::SubstrateWeight<Runtime>;

#[test]
fn l2_expires_at_the_boundary_into_its_era() {
	story(|| {
		let id = published(0, Content { until: 2, ..offer() });
		next_era();
		assert_eq!(board(DAIRY, Kind::Offer), [id]);
		boundary();
		assert!(stored(id).is_some(), "the work is still to be done");
		assert_eq!((board(DAIRY, Kind::Offer), reading::listing(id)), (vec![], None), "but it is not seen any more");
		work();
		assert_eq!(stored(id), None);
		assert!(has_happened(Event::ListingExpired { listing: id, member: 0 }));
	});
}

#[test]
fn e3_expires_in_the_same_state_whatever_the_slices() {
	let one = EraWeights::look().saturating_add(EraWeights::task()).saturating_add(Weights::expire());
	let expired = |slice: Option<Weight>| {
		chain(8, Tier::T100).execute_with(|| {
			(0..8).for_each(|n| publish_many(n, vec![Content { until: 1, ..offer() }; 8]).unwrap());
			boundary();
			match slice {
				Some(weight) => assert!(work_in_slices(weight) > 30, "many slices"),
				None => work(),
			}
			assert_eq!(board(DAIRY, Kind::Offer), NONE);
			promises();
			System::reset_events();
			sp_io::storage::root(sp_runtime::StateVersion::V1)
		})
	};
	assert_eq!(expired(None), expired(Some(one)));
}

#[test]
fn e3_expiring_costs_the_same_whatever_else_is_listed() {
	story(|| {
		(0..8).for_each(|n| publish_many(n, vec![offer(); 32]).unwrap());
		let id = published(0, Content { until: 1, ..offer() });
		boundary();
		let mut meter = frame_support::weights::WeightMeter::new();
		<Eras as synergy_primitives::Agenda>::push(&mut meter);
		assert_eq!((stored(id), board(DAIRY, Kind::Offer).len()), (None, 100));
		let agenda = EraWeights::look().saturating_add(EraWeights::task());
		assert_eq!(meter.consumed(), agenda.saturating_add(Weights::expire()), "one task, not 257");
	});
}
