//! What this pallet offers to others, through the traits of `synergy-primitives`.

use crate::{
	rules,
	types::{Guarantee, Status},
	Config, Customers, Error, Event, Guarantees, HoldReason, Members, NewKeys, Numbers, Pallet,
};
use alloc::vec::Vec;
use frame_support::{ensure, traits::Get};
use sp_runtime::{DispatchError, DispatchResult};
use synergy_primitives::{
	Agenda, Balance, Clock, ClubId, ComplaintId, Deposits, Draw, Drawn, Engagement, Exposure, MemberIndex, Merit,
	Neighbours, NumberOf, People, Privileges, Records as _, Stage, Tier,
};

impl<T: Config> NumberOf<T::AccountId> for Pallet<T> {
	fn number(account: &T::AccountId) -> Option<MemberIndex> {
		Numbers::<T>::get(account)
	}

	fn account(number: MemberIndex) -> Option<T::AccountId> {
		let member = Members::<T>::get(number).map(|member| member.account);
		member.or_else(|| Customers::<T>::get(number).map(|customer| customer.account))
	}
}

impl<T: Config> People<T::AccountId> for Pallet<T> {
	fn club(number: MemberIndex) -> Option<ClubId> {
		Members::<T>::get(number).map(|member| member.club)
	}

	fn is_member(number: MemberIndex) -> bool {
		let status = Members::<T>::get(number).map(|member| member.status);
		status.is_some_and(|status| match status {
			Status::Member => true,
			Status::Lapsing { until } => until > T::Clock::era(),
			Status::Candidate { .. } | Status::Former => false,
		})
	}

	fn ensure_may_open(number: MemberIndex) -> DispatchResult {
		let member = Members::<T>::get(number).ok_or(Error::<T>::NotAMember)?;
		Self::ensure_in_good_standing(number, &member)
	}

	fn ensure_may_buy(number: MemberIndex) -> DispatchResult {
		Self::ensure_buys(number)
	}

	fn customer(account: &T::AccountId, is_signer: bool) -> Result<MemberIndex, DispatchError> {
		Self::number_to_buy(account, is_signer)
	}

	fn allows_set_off(number: MemberIndex) -> bool {
		Members::<T>::get(number).is_some_and(|member| member.allows_set_off)
	}

	fn allow_set_off(number: MemberIndex, allowed: bool) -> DispatchResult {
		Self::note_set_off(number, allowed)
	}

	fn are_tied(one: MemberIndex, other: MemberIndex) -> bool {
		let vouches = |guarantor, ward| Members::<T>::get(guarantor).is_some_and(|member| member.wards.contains(&ward));
		vouches(one, other) || vouches(other, one)
	}
}

impl<T: Config> Privileges<T::AccountId> for Pallet<T> {
	fn standing(account: &T::AccountId) -> Option<(Option<ClubId>, Tier)> {
		let Some((number, member)) = Numbers::<T>::get(account).and_then(|n| Some((n, Members::<T>::get(n)?))) else {
			let may_sign = Self::is_pledged_for(account) || NewKeys::<T>::contains_key(account);
			return may_sign.then_some((None, Tier::T10));
		};
		match member.status {
			Status::Member | Status::Lapsing { .. } => Some((Some(member.club), member.tier)),
			_ if Guarantees::<T>::contains_key(number) => Some((Some(member.club), Tier::T10)),
			// A pledge alone can be taken back and given again, any number of times in an era (A12).
			_ => Self::is_pledged_for(account).then_some((None, Tier::T10)),
		}
	}

	fn club(account: &T::AccountId) -> Option<ClubId> {
		let member = Numbers::<T>::get(account).and_then(Members::<T>::get)?;
		matches!(member.status, Status::Member | Status::Lapsing { .. }).then_some(member.club)
	}
}

impl<T: Config> Exposure for Pallet<T> {
	fn capacity(number: MemberIndex) -> Balance {
		let exposure = Members::<T>::get(number).map_or(0, |member| member.exposure.get());
		rules::unrevoked(&Guarantees::<T>::get(number), T::Clock::era()).saturating_sub(exposure)
	}

	fn backing(number: MemberIndex) -> Vec<(MemberIndex, Balance)> {
		let era = T::Clock::era();
		let guarantees = Guarantees::<T>::get(number);
		let standing = guarantees.iter().filter(|edge| !edge.is_revoked(era));
		standing.map(|edge| (edge.guarantor, edge.deposit.total())).collect()
	}

	fn reserve(number: MemberIndex, amount: Balance) -> DispatchResult {
		if amount == 0 {
			return Ok(());
		}
		let mut member = Self::member(number)?;
		let exposure = member.exposure.get().saturating_add(amount);
		let deposits = rules::unrevoked(&Guarantees::<T>::get(number), T::Clock::era());
		ensure!(exposure <= deposits, Error::<T>::NotEnoughCapacity);
		member.exposure.update(T::Clock::moment(), |exposure| exposure.saturating_add(amount));
		Members::<T>::insert(number, member);
		Ok(())
	}

	fn free(number: MemberIndex, amount: Balance) {
		if amount == 0 {
			return;
		}
		Members::<T>::mutate_extant(number, |member| {
			member.exposure.update(T::Clock::moment(), |exposure| exposure.saturating_sub(amount));
		});
	}

	fn engage(number: MemberIndex, engagement: Engagement, most: u32) -> bool {
		let has_place = Self::count(number, engagement) < most;
		if has_place {
			Self::count_more(number, engagement);
		}
		has_place
	}

	fn disengage(number: MemberIndex, engagement: Engagement) {
		Self::count_less(number, engagement);
	}

	fn note_ended(number: MemberIndex) {
		Self::prolong_by_number(number);
	}

	fn engaged(number: MemberIndex, engagement: Engagement) -> u32 {
		Self::count(number, engagement)
	}
}

impl<T: Config> Neighbours for Pallet<T> {
	fn guarantors(ward: MemberIndex, complaint: ComplaintId) -> Vec<MemberIndex> {
		let began_before = |edge: &&Guarantee<T::AccountId>| edge.began <= complaint;
		Guarantees::<T>::get(ward).iter().filter(began_before).map(|edge| edge.guarantor).collect()
	}

	fn most() -> u32 {
		T::MaxGuarantors::get()
	}
}

impl<T: Config> Deposits<T::AccountId> for Pallet<T> {
	fn plan(ward: MemberIndex, complaint: ComplaintId, amount: Balance) -> Drawn<T::AccountId> {
		let mut guarantees = Guarantees::<T>::get(ward);
		let draws = rules::draws(amount, complaint, &guarantees);
		guarantees.iter_mut().zip(draws).flat_map(|(edge, share)| Self::take_from(edge, share)).collect()
	}

	fn draw(
		ward: MemberIndex,
		complaint: ComplaintId,
		amount: Balance,
		to: &T::AccountId,
	) -> Result<Drawn<T::AccountId>, DispatchError> {
		let mut member = Self::member(ward)?;
		let mut guarantees = Guarantees::<T>::get(ward);
		let draws = rules::draws(amount, complaint, &guarantees);
		let short_until = T::Clock::deadline(T::GraceEras::get());
		let mut drawn = Vec::new();
		for (edge, share) in guarantees.iter_mut().zip(draws).filter(|(_, share)| *share > 0) {
			for take in Self::take_from(edge, share) {
				let reason = if take.is_own { HoldReason::Deposit } else { HoldReason::Funding };
				Self::pay_held(reason, &take.holder, to, take.amount)?;
				drawn.push(take);
			}
			let left = edge.deposit.total();
			edge.deposit.prune();
			if edge.notice.is_none() && left < member.tier.amount() && edge.short_until.is_none() {
				edge.short_until = Some(short_until);
				T::Agenda::schedule(short_until, Stage::Shortfalls, ward);
			}
			Self::note(edge.guarantor, Merit::WardFailed);
			Self::deposit_event(Event::DepositDrawn { guarantor: edge.guarantor, ward, amount: share, left });
		}
		Self::refresh(ward, &mut member, &guarantees);
		Self::store(ward, member, guarantees);
		Ok(drawn)
	}

	fn bar_from_pledging(guarantor: MemberIndex, eras: u32) {
		let Some(mut member) = Members::<T>::get(guarantor) else { return };
		let until = T::Clock::deadline(eras).max(member.barred_until);
		member.barred_until = until;
		Members::<T>::insert(guarantor, member);
		Self::note(guarantor, Merit::VoteMissed);
		Self::deposit_event(Event::BarredFromPledging { guarantor, until });
	}
}

impl<T: Config> Pallet<T> {
	/// Takes `share` out of one deposit, and says from whom.
	fn take_from(edge: &mut Guarantee<T::AccountId>, share: Balance) -> Drawn<T::AccountId> {
		let (own, parts) = rules::take(&mut edge.deposit, share);
		let guarantor = edge.guarantor;
		let account = Members::<T>::get(guarantor).map(|member| member.account);
		let own = account.map(|holder| Draw { guarantor, holder, is_own: true, amount: own });
		let paid = edge.deposit.parts.iter().zip(parts).map(|(part, amount)| Draw {
			guarantor,
			holder: part.payer.clone(),
			is_own: false,
			amount,
		});
		own.into_iter().chain(paid).filter(|draw| draw.amount > 0).collect()
	}
}
