//! Founders, who guarantee each other (M3): those of genesis, and those of clubs that are admitted later.

use crate::{
	types::{Deposit, Guarantee, Kind, Member, Status, Suffrage},
	Config, Error, Event, Guarantees, HoldReason, MemberOf, Members, Numbers, Pallet,
};
use alloc::vec::Vec;
use frame_support::{ensure, traits::Get};
use sp_runtime::DispatchResult;
use synergy_primitives::{Clock, ClubId, ComplaintsInfo, Founding, FoundingMember, MemberIndex, NumberOf, Rolls, Tier};

impl<T: Config> Founding<T::AccountId> for Pallet<T> {
	fn found(club: ClubId, founders: &[FoundingMember<T::AccountId>]) -> DispatchResult {
		let enter = |founder: &FoundingMember<T::AccountId>| {
			Self::enter_founder(&founder.account, club, founder.kind, founder.tier)
		};
		let numbers = founders.iter().map(enter).collect::<Result<Vec<_>, _>>()?;
		for (ward, founder) in numbers.iter().zip(founders) {
			let enough = founder.guarantors.len() >= T::MinGuarantors::get() as usize;
			ensure!(enough, Error::<T>::TooFewGuarantors);
			for place in &founder.guarantors {
				let guarantor = numbers.get(usize::from(*place)).ok_or(Error::<T>::NoSuchFounder)?;
				Self::tie(*guarantor, *ward, founder.tier)?;
			}
		}
		for (member, FoundingMember { account, tier, .. }) in numbers.into_iter().zip(founders) {
			Self::deposit_event(Event::MemberJoined { account: account.clone(), member, club, tier: *tier });
		}
		Ok(())
	}
}

impl<T: Config> Pallet<T> {
	/// Makes a member of a founder, under its old number if it was one before (M6). Its guarantees come after this.
	pub(crate) fn enter_founder(
		account: &T::AccountId,
		club: ClubId,
		kind: Kind,
		tier: Tier,
	) -> Result<MemberIndex, Error<T>> {
		let (number, member) = Self::founder_before(account, club, kind, tier)?;
		ensure!(!T::Complaints::is_suspended(number), Error::<T>::Suspended);
		let era = T::Clock::era();
		ensure!(era >= member.barred_until, Error::<T>::Barred);
		let joined = member.joined.or(Some(era));
		let standing = T::Clock::start();
		let (status, suffrage) = (Status::Member, Suffrage::Elector);
		let needs = T::MinGuarantors::get();
		let member = Member { club, kind, tier, needs, status, joined, standing, founder: true, suffrage, ..member };
		Members::<T>::insert(number, member);
		T::Clubs::enrolled(club, number);
		Ok(number)
	}

	/// The number of a founder, and what it was before: a former member, a customer (D7), or nobody.
	fn founder_before(
		account: &T::AccountId,
		club: ClubId,
		kind: Kind,
		tier: Tier,
	) -> Result<(MemberIndex, MemberOf<T>), Error<T>> {
		let known = Numbers::<T>::get(account).and_then(|number| Some((number, Members::<T>::get(number)?)));
		if let Some((number, member)) = known {
			ensure!(member.status == Status::Former, Error::<T>::FounderAlreadyApplied);
			return Ok((number, member));
		}
		let (number, open) = Self::number_to_apply(account);
		let mut member = Member::new(account.clone(), club, kind, tier, Status::Member, T::MinGuarantors::get());
		member.deals = open.deals;
		Numbers::<T>::insert(account, number);
		frame_system::Pallet::<T>::inc_sufficients(account);
		Ok((number, member))
	}

	/// One founder guarantees another: it holds the tier's amount of its own free money (M3, G1).
	pub(crate) fn tie(guarantor: MemberIndex, ward: MemberIndex, tier: Tier) -> Result<(), Error<T>> {
		ensure!(guarantor != ward, Error::<T>::OwnGuarantor);
		let mut guarantees = Guarantees::<T>::get(ward);
		ensure!(guarantees.iter().all(|edge| edge.guarantor != guarantor), Error::<T>::AlreadyGuarantor);
		ensure!(guarantees.len() < T::GuarantorLimit::get() as usize, Error::<T>::TooManyGuarantors);
		let mut vouching = Members::<T>::get(guarantor).ok_or(Error::<T>::NotKnown)?;
		let wards = u32::try_from(vouching.wards.len()).unwrap_or(u32::MAX);
		ensure!(wards.saturating_add(vouching.pledges) < T::WardLimit::get(), Error::<T>::TooManyWards);
		let deposit = Deposit { own: tier.amount(), ..Default::default() };
		Self::hold(HoldReason::Deposit, &vouching.account, deposit.own).map_err(|_| Error::<T>::NotEnoughMoney)?;
		let held = deposit.own;
		let edge = Guarantee {
			guarantor,
			tier,
			deposit,
			began: T::Complaints::next_id(),
			since: T::Clock::start(),
			notice: None,
			short_until: None,
		};
		guarantees.try_push(edge).map_err(|_| Error::<T>::TooManyGuarantors)?;
		vouching.wards.try_push(ward).map_err(|_| Error::<T>::TooManyWards)?;
		let account = <Self as NumberOf<_>>::account(ward).ok_or(Error::<T>::NotKnown)?;
		Members::<T>::insert(guarantor, vouching);
		Guarantees::<T>::insert(ward, guarantees);
		frame_system::Pallet::<T>::inc_sufficients(&account);
		Self::deposit_event(Event::GuaranteeBegan { guarantor, ward, deposit: held });
		Ok(())
	}
}
