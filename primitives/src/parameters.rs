//! The numbers that the regulation leaves to the federation (F1): what each is, its default and its bounds.
//!
//! A new parameter is one line in the table below, and one in `runtime/src/configs/parameters.rs`.

mod bounds;

pub use bounds::Breach;

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Makes of the table of parameters: [`Parameters`], [`Parameter`], and their bounds.
macro_rules! parameters {
	($( $(#[$doc:meta])* $rule:literal $name:ident $field:ident = $default:literal in $least:literal to $most:literal; )*) => {
		/// A value for every parameter of the regulation (F1).
		#[derive(
			Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize, Clone, Copy, Debug,
			PartialEq, Eq,
		)]
		#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
		pub struct Parameters {
			$( $(#[$doc])* pub $field: u32, )*
		}

		/// One parameter of the regulation, with a value for it (F1).
		#[derive(
			Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, Debug, PartialEq, Eq,
		)]
		pub enum Parameter {
			$( $(#[$doc])* $name(u32), )*
		}

		impl Parameters {
			/// The defaults of the regulation.
			pub const DEFAULT: Self = Self { $( $field: $default, )* };
			/// The lowest value that each may have.
			pub const LEAST: Self = Self { $( $field: $least, )* };
			/// The highest value that each may have. What the state has place for follows from these.
			pub const MOST: Self = Self { $( $field: $most, )* };
			/// How many there are.
			pub const COUNT: usize = [$( $default, )*].len();

			/// Every one with its value, in the order of the regulation.
			pub const fn all(&self) -> [Parameter; Self::COUNT] {
				[$( Parameter::$name(self.$field), )*]
			}

			/// The same, but for one.
			pub const fn with(mut self, parameter: Parameter) -> Self {
				match parameter {
					$( Parameter::$name(value) => self.$field = value, )*
				}
				self
			}

			/// The parameter that `other` is, with the value that it has here.
			pub const fn same(&self, other: Parameter) -> Parameter {
				match other {
					$( Parameter::$name(_) => Parameter::$name(self.$field), )*
				}
			}
		}

		impl Parameter {
			/// Its value.
			pub const fn value(self) -> u32 {
				match self {
					$( Parameter::$name(value) => value, )*
				}
			}

			/// Its name.
			pub const fn name(self) -> &'static str {
				match self {
					$( Parameter::$name(_) => stringify!($name), )*
				}
			}

			/// The rule that it belongs to.
			pub const fn rule(self) -> &'static str {
				match self {
					$( Parameter::$name(_) => $rule, )*
				}
			}
		}
	};
}

// In eras, unless they say otherwise. A value of 0 would switch a rule off, so none may be 0 but the shares.
parameters! {
	/// How many guarantees make a member (M2). Who has applied needs as many as when it applied.
	"M2" MinGuarantors min_guarantors = 2 in 2 to 4;
	/// Most guarantors of a member, those under notice included (G1).
	"G1" MaxGuarantors max_guarantors = 8 in 4 to 8;
	/// Most wards of a guarantor, unaccepted pledges and those under notice included (G1).
	"G1" MaxWards max_wards = 12 in 4 to 12;
	/// Grace of a lapsing member, of its guarantees after that, and of a deposit that was drawn on, in eras (M5, G4).
	"M5" GraceEras grace_eras = 3 in 1 to 30;
	/// From a revocation to the release of the deposit, in eras: more than `MaxLevel` and `AppealWait` together (G3).
	"G3" RevocationNotice revocation_notice = 10 in 3 to 90;
	/// How long an application stands, in eras (M1).
	"M1" ApplicationEras application_eras = 14 in 1 to 90;
	/// How long a guarantee must stand for its premium, in eras (G2).
	"G2" PremiumEras premium_eras = 30 in 1 to 365;
	/// For how many eras a guarantor that cast no vote may not pledge (G6).
	"G6" BarEras bar_eras = 30 in 1 to 365;
	/// The highest level of guarantors that a complaint reaches (C4).
	"C4" MaxLevel max_level = 6 in 1 to 12;
	/// Boundaries for which an award waits for an appeal (C8).
	"C8" AppealWait appeal_wait = 3 in 1 to 14;
	/// How long the council has to decide, in eras (C9). A claim of 0 lapses after as many (C2).
	"C9" ArbitrationEras arbitration_eras = 3 in 1 to 30;
	/// Most open complaints of one complainer: enough to complain about every deal that it can have (C2, D1).
	"C2" MaxOpenComplaints max_open_complaints = 32 in 32 to 256;
	/// After how many eras one may file once more on a guarantee (C2).
	"C2" RefileEras refile_eras = 30 in 1 to 365;
	/// Most open complaints that reach one member as a guarantor (C4). Of customers' complaints half as many do (D7).
	"C4" MaxReached max_reached = 32 in 16 to 32;
	/// Most open deals, and proposals of its own, of one member (D1).
	"D1" MaxDeals max_deals = 32 in 1 to 32;
	/// The longest term of a deal, its longest warranty, and the longest period of a cycle contract, in eras (D1, K1).
	"D1" MaxTerm max_term = 90 in 1 to 365;
	/// How long a proposal of a deal stands, in eras (D1).
	"D1" ProposalEras proposal_eras = 7 in 1 to 30;
	/// For how many eras after a due era, or after the period of a cycle, one may still complain (D4, K5).
	"D4" ClaimWindow claim_window = 3 in 1 to 30;
	/// How many of the newest listings are looked at for matches (L4).
	"L4" Window window = 256 in 16 to 1024;
	/// How long an unsigned draft of a cycle contract stands, in eras (K1).
	"K1" DraftEras draft_eras = 7 in 1 to 30;
	/// Each of the two shares of a cycle contract, in percent of the market value (K4). A draft keeps what it was signed with.
	"K4" SharePercent share_percent = 10 in 0 to 50;
	/// Free calls per era of an account that somebody has pledged for and that has not applied yet, in units (F5, M4).
	"F5" QuotaPledged quota_pledged = 5 in 1 to 400;
	/// Free calls per era at tier 10, in units (F5).
	"F5" QuotaTier10 quota_tier_10 = 30 in 10 to 400;
	/// Free calls per era at tier 100, in units (F5).
	"F5" QuotaTier100 quota_tier_100 = 100 in 10 to 400;
	/// Free calls per era at tier 2,100, in units: all of them fit into one block (F5).
	"F5" QuotaTier2100 quota_tier_2100 = 300 in 10 to 400;
	/// For how many eras a guarantee must have stood for its guarantor to have a say about a lost key (F6).
	"F6" StandingEras standing_eras = 30 in 1 to 365;
	/// For how many eras the old key can be heard when all guarantors have named a new one: longer than a holiday (F6).
	"F6" RecoveryDelay recovery_delay = 14 in 10 to 90;
	/// For how many eras guarantors may not name a new key again when the old one was heard (F6).
	"F6" RecoveryBar recovery_bar = 30 in 1 to 365;
}

impl Default for Parameters {
	fn default() -> Self {
		Self::DEFAULT
	}
}
