//! The parameters that the federation keeps (F1), as the pallets ask for them.
//!
//! They stand in the entry of the clock, which every call reads anyway: asking for one costs no entry more.

use frame_support::traits::Get;
use pallet_synergy_clubs::Quotas;
use synergy_primitives::EraIndex;

use crate::Eras;

/// Makes of each parameter a type that answers with the value in force.
macro_rules! in_force {
	($( $name:ident: $field:ident; )*) => {
		$(
			#[doc = concat!("`", stringify!($field), "`, as in force.")]
			pub struct $name;

			impl Get<u32> for $name {
				fn get() -> u32 {
					Eras::parameters().$field
				}
			}
		)*
	};
}

in_force! {
	MinGuarantors: min_guarantors;
	GuarantorLimit: max_guarantors;
	WardLimit: max_wards;
	GraceEras: grace_eras;
	RevocationNotice: revocation_notice;
	ApplicationEras: application_eras;
	PremiumEras: premium_eras;
	BarEras: bar_eras;
	AppealWait: appeal_wait;
	ArbitrationEras: arbitration_eras;
	MaxOpenComplaints: max_open_complaints;
	RefileEras: refile_eras;
	MaxReached: max_reached;
	MaxDeals: max_deals;
	MaxTerm: max_term;
	ProposalEras: proposal_eras;
	ClaimWindow: claim_window;
	Window: window;
	DraftEras: draft_eras;
	StandingEras: standing_eras;
	RecoveryDelay: recovery_delay;
	RecoveryBar: recovery_bar;
}

/// The highest level that a complaint reaches (C4).
pub struct MaxLevel;

impl Get<u8> for MaxLevel {
	fn get() -> u8 {
		Eras::parameters().max_level.try_into().unwrap_or(u8::MAX)
	}
}

/// Each of the two shares of a cycle contract, in percent (K4).
pub struct SharePercent;

impl Get<u8> for SharePercent {
	fn get() -> u8 {
		Eras::parameters().share_percent.try_into().unwrap_or(u8::MAX)
	}
}

/// The boundary before which no notice ends that is given now (G3).
pub struct NoticeFloor;

impl Get<EraIndex> for NoticeFloor {
	fn get() -> EraIndex {
		Eras::notice_floor()
	}
}

/// Free calls per era, by tier (F5).
pub struct CallQuotas;

impl Get<Quotas> for CallQuotas {
	fn get() -> Quotas {
		let parameters = Eras::parameters();
		Quotas {
			pledged: parameters.quota_pledged,
			tier_10: parameters.quota_tier_10,
			tier_100: parameters.quota_tier_100,
			tier_2100: parameters.quota_tier_2100,
		}
	}
}
