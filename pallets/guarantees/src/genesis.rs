//! The founders, who guarantee each other (M3). A malformed genesis is refused with the member and the rule.

use crate::{types::Kind, Config, Error, Numbers, Pallet};
use alloc::{format, string::String, vec::Vec};
use frame_support::traits::Get;
use serde::{Deserialize, Serialize};
use synergy_primitives::{ClubId, Councils, MemberIndex, Tier};

/// A member of genesis.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Founder<AccountId> {
	/// The account that signs for it.
	pub account: AccountId,
	/// Its club.
	pub club: ClubId,
	/// What it is.
	pub kind: Kind,
	/// Its tier.
	pub tier: Tier,
	/// Its guarantors, by their place in the list of founders, from 0.
	pub guarantors: Vec<MemberIndex>,
}

impl<T: Config> Pallet<T> {
	/// Enters the founders of genesis, or refuses them with a message that names the member and the rule.
	pub(crate) fn found_all(founders: &[Founder<T::AccountId>]) {
		for (number, founder) in (MemberIndex::MIN..).zip(founders) {
			assert!(
				!Numbers::<T>::contains_key(&founder.account),
				"genesis: member {number} has the same account as an earlier one (rule M6)"
			);
			assert!(
				T::Clubs::exists(founder.club),
				"genesis: member {number} belongs to club {}, which does not exist (rule M1)",
				founder.club
			);
			let entered = Self::enter_founder(&founder.account, founder.club, founder.kind, founder.tier);
			assert!(matches!(entered, Ok(given) if given == number), "genesis: member {number} is known (rule M6)");
		}
		for (number, founder) in (MemberIndex::MIN..).zip(founders) {
			if let Err(reason) = Self::found_guarantees(number, founder, founders.len()) {
				#[allow(clippy::panic)] // Refusing a genesis is only possible so.
				{
					panic!("genesis: member {number}: {reason}")
				}
			}
		}
	}

	fn found_guarantees(ward: MemberIndex, founder: &Founder<T::AccountId>, founders: usize) -> Result<(), String> {
		let count = founder.guarantors.len();
		if count < T::MinGuarantors::get() as usize {
			return Err(format!("{count} guarantors are too few (rule M2)"));
		}
		if count > T::GuarantorLimit::get() as usize {
			return Err(format!("{count} guarantors are too many (rule G1)"));
		}
		for guarantor in &founder.guarantors {
			if *guarantor as usize >= founders {
				return Err(format!("guarantor {guarantor} is no founder (rule M3)"));
			}
			Self::tie(*guarantor, ward, founder.tier).map_err(|error| match error {
				Error::OwnGuarantor => "nobody guarantees itself (rule G1)".into(),
				Error::AlreadyGuarantor => format!("guarantor {guarantor} stands twice (rule G1)"),
				Error::NotEnoughMoney => {
					format!("guarantor {guarantor} has not enough money for its deposit (rule G1)")
				}
				Error::TooManyGuarantors => "too many guarantors (rule G1)".into(),
				_ => format!("guarantor {guarantor} has too many wards (rule G1)"),
			})?;
		}
		Ok(())
	}
}
