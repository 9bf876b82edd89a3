//! The founders, who guarantee each other (M3). A malformed genesis is refused with the member and the rule.

use crate::{
	types::{Deposit, Guarantee, Kind, Member, Status},
	Config, Guarantees, HoldReason, MemberOf, Members, Numbers, Pallet,
};
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
	pub(crate) fn found(founders: &[Founder<T::AccountId>]) {
		for founder in founders {
			let number = Self::next_number();
			assert!(
				!Numbers::<T>::contains_key(&founder.account),
				"genesis: member {number} has the same account as an earlier one (rule M6)"
			);
			assert!(
				T::Clubs::exists(founder.club),
				"genesis: member {number} belongs to club {}, which does not exist (rule M1)",
				founder.club
			);
			Members::<T>::insert(number, Self::founding_member(founder));
			Numbers::<T>::insert(&founder.account, number);
			frame_system::Pallet::<T>::inc_sufficients(&founder.account);
		}
		for (number, founder) in founders.iter().enumerate() {
			let number = number as MemberIndex;
			if let Err(reason) = Self::found_guarantees(number, founder, founders) {
				#[allow(clippy::panic)] // Refusing a genesis is only possible so.
				{
					panic!("genesis: member {number}: {reason}")
				}
			}
		}
	}

	fn founding_member(founder: &Founder<T::AccountId>) -> MemberOf<T> {
		let (account, needs) = (founder.account.clone(), T::MinGuarantors::get());
		let mut member = Member::new(account, founder.club, founder.kind, founder.tier, Status::Member, needs);
		member.joined = Some(0);
		member
	}

	fn found_guarantees(
		ward: MemberIndex,
		founder: &Founder<T::AccountId>,
		founders: &[Founder<T::AccountId>],
	) -> Result<(), String> {
		let count = founder.guarantors.len();
		if count < T::MinGuarantors::get() as usize {
			return Err(format!("{count} guarantors are too few (rule M2)"));
		}
		if count > T::GuarantorLimit::get() as usize {
			return Err(format!("{count} guarantors are too many (rule G1)"));
		}
		let own = founder.tier.amount();
		for (place, guarantor) in founder.guarantors.iter().enumerate() {
			if *guarantor == ward {
				return Err("nobody guarantees itself (rule G1)".into());
			}
			if founder.guarantors.iter().take(place).any(|other| other == guarantor) {
				return Err(format!("guarantor {guarantor} stands twice (rule G1)"));
			}
			let Some(vouching) = founders.get(*guarantor as usize) else {
				return Err(format!("guarantor {guarantor} is no founder (rule M3)"));
			};
			Self::hold(HoldReason::Deposit, &vouching.account, own)
				.map_err(|_| format!("guarantor {guarantor} has not enough money for its deposit (rule G1)"))?;
			let edge = Guarantee {
				guarantor: *guarantor,
				tier: founder.tier,
				deposit: Deposit { own, ..Default::default() },
				began: 0,
				since: 0,
				notice: None,
				short_until: None,
			};
			Guarantees::<T>::try_append(ward, edge).map_err(|_| String::from("too many guarantors (rule G1)"))?;
			Members::<T>::mutate(guarantor, |vouching| {
				let wards = &mut vouching.as_mut()?.wards;
				wards.try_push(ward).ok().filter(|()| wards.len() <= T::WardLimit::get() as usize)
			})
			.ok_or_else(|| format!("guarantor {guarantor} has too many wards (rule G1)"))?;
			frame_system::Pallet::<T>::inc_sufficients(&founder.account);
		}
		Ok(())
	}
}
