//! Redemptions that nobody answers go back without a hook that grows (F4, E3, P8).

use crate::*;
use frame_support::weights::{Weight, WeightMeter};
use pallet_synergy_depository::WeightInfo as _;
use pallet_synergy_eras::WeightInfo as _;

type EraWeights = pallet_synergy_eras::weights::SubstrateWeight<Runtime>;
type Weights = pallet_synergy_depository::weights::SubstrateWeight<Runtime>;

#[test]
fn f4_the_money_is_back_at_the_boundary_into_the_eighth_era() {
	story(|| {
		let id = redemption(HOLDER, SYN);
		eras(6);
		assert_eq!(held(HOLDER), SYN);
		next_era();
		assert_eq!((free(HOLDER), books(BANK).waiting), (PURSE, 0));
		assert!(nothing_waits());
		assert!(has_happened(Event::RedemptionReturned {
			redemption: id,
			holder: who(HOLDER),
			depository: who(BANK),
			amount: SYN,
			because: Because::Unanswered,
		}));
	});
}

#[test]
fn e3_expires_in_the_same_state_whatever_the_slices() {
	let expired = |slice: Option<Weight>| {
		chain(6, Tier::T100).execute_with(|| {
			appoint(BANK, LIMIT).unwrap();
			(1_010..1_020).for_each(|holder| (0..5).for_each(|_| redeem(holder, BANK, SYN).unwrap()));
			eras(6);
			boundary();
			match slice {
				Some(weight) => assert!(work_in_slices(weight) > 10, "many slices"),
				None => work(),
			}
			assert!(nothing_waits());
			promises();
			System::reset_events();
			sp_io::storage::root(sp_runtime::StateVersion::V1)
		})
	};
	assert_eq!(expired(None), expired(Some(Weight::from_parts(1_000_000_000, u64::MAX))));
}

#[test]
fn e3_expiring_costs_the_same_whatever_else_waits() {
	story(|| {
		redeem(HOLDER, BANK, SYN).unwrap();
		next_era();
		(1_011..1_050).for_each(|holder| (0..8).for_each(|_| redeem(holder, BANK, SYN).unwrap()));
		eras(5);
		boundary();
		let mut meter = WeightMeter::new();
		<Eras as synergy_primitives::Agenda>::push(&mut meter);
		assert_eq!((held(HOLDER), books(BANK).waiting), (0, 312));
		let agenda = EraWeights::look().saturating_add(EraWeights::task());
		assert_eq!(meter.consumed(), agenda.saturating_add(Weights::expire()), "one task, not 313");
	});
}
