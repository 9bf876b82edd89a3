//! Every parameter arrives at the pallet that asks for it (F1).
use crate::*;
use frame_support::traits::Get;
use pallet_synergy_clubs::{Config as Clubs, Quotas};
use pallet_synergy_complaints::Config as C;
use pallet_synergy_cycles::Config as Y;
use pallet_synergy_deals::Config as D;
use pallet_synergy_guarantees::Config as G;
use pallet_synergy_listings::Config as L;

type R = Runtime;

/// Parameters of which no two are the same.
const DISTINCT: Parameters = Parameters {
	min_guarantors: 3,
	max_guarantors: 7,
	max_wards: 11,
	grace_eras: 4,
	revocation_notice: 21,
	application_eras: 15,
	premium_eras: 41,
	bar_eras: 42,
	max_level: 8,
	appeal_wait: 5,
	arbitration_eras: 6,
	max_open_complaints: 43,
	refile_eras: 44,
	max_reached: 31,
	max_deals: 30,
	max_term: 91,
	proposal_eras: 9,
	claim_window: 10,
	window: 257,
	draft_eras: 12,
	share_percent: 13,
	quota_pledged: 14,
	quota_tier_10: 45,
	quota_tier_100: 101,
	quota_tier_2100: 301,
	standing_eras: 29,
	recovery_delay: 16,
	recovery_bar: 46,
};

#[test]
fn f1_every_pallet_is_given_its_own_parameters() {
	let ring = |n: u32| (0, Tier::T100, (1..4).map(|step| (n + step) % RING).collect());
	let mut genesis = genesis_of((0..RING).map(ring).collect());
	genesis.eras.parameters = DISTINCT;
	begin(genesis).execute_with(|| {
		let given = Parameters {
			min_guarantors: <R as G>::MinGuarantors::get(),
			max_guarantors: <R as G>::GuarantorLimit::get(),
			max_wards: <R as G>::WardLimit::get(),
			grace_eras: <R as G>::GraceEras::get(),
			revocation_notice: <R as G>::RevocationNotice::get(),
			application_eras: <R as G>::ApplicationEras::get(),
			premium_eras: <R as G>::PremiumEras::get(),
			bar_eras: <R as C>::BarEras::get(),
			max_level: <R as C>::MaxLevel::get().into(),
			appeal_wait: <R as C>::AppealWait::get(),
			arbitration_eras: <R as C>::ArbitrationEras::get(),
			max_open_complaints: <R as C>::MaxOpenComplaints::get(),
			refile_eras: <R as C>::RefileEras::get(),
			max_reached: <R as C>::MaxReached::get(),
			max_deals: <R as D>::MaxDeals::get(),
			max_term: <R as D>::MaxTerm::get(),
			proposal_eras: <R as D>::ProposalEras::get(),
			claim_window: <R as D>::ClaimWindow::get(),
			window: <R as L>::Window::get(),
			draft_eras: <R as Y>::DraftEras::get(),
			share_percent: <R as Y>::SharePercent::get().into(),
			quota_pledged: <R as Clubs>::Quotas::get().pledged,
			quota_tier_10: <R as Clubs>::Quotas::get().tier_10,
			quota_tier_100: <R as Clubs>::Quotas::get().tier_100,
			quota_tier_2100: <R as Clubs>::Quotas::get().tier_2100,
			standing_eras: <R as G>::StandingEras::get(),
			recovery_delay: <R as G>::RecoveryDelay::get(),
			recovery_bar: <R as G>::RecoveryBar::get(),
		};
		assert_eq!(given, DISTINCT);
		assert_eq!((<R as Y>::MaxPeriod::get(), <R as Y>::ClaimWindow::get()), (91, 10), "shared with deals");
		assert!((0..RING).all(|n| member(n).needs == 3));
		promises();
	});
}

#[test]
fn f5_the_defaults_are_the_regulations() {
	story(|| {
		let expected = Quotas { pledged: 5, tier_10: 30, tier_100: 100, tier_2100: 300 };
		assert_eq!(<R as Clubs>::Quotas::get(), expected);
		let terms = pallet_synergy_complaints::Terms { max_level: 6, wait: 3, arbitration: 3, bar: 30, places: 32 };
		assert_eq!(Complaints::terms(), terms);
	});
}
