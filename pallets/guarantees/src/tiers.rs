//! Changing one's tier (M8).

use crate::{rules, types::Status, Config, Error, Event, Guarantees, HoldReason, Members, Pallet};
use frame_support::ensure;
use sp_runtime::DispatchResult;
use synergy_primitives::{Agenda, Balance, Clock, ComplaintsInfo, MemberIndex, Stage, Tier};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_change_tier(who: T::AccountId, tier: Tier) -> DispatchResult {
		let number = Self::number_of(&who)?;
		let mut member = Self::member(number)?;
		// Who is lapsing may: a lower tier may be what its guarantors can hold (M5).
		let is_lapsing = matches!(member.status, Status::Lapsing { until } if until > T::Clock::era());
		ensure!(is_lapsing || member.status == Status::Member, Error::<T>::NotAMember);
		ensure!(!T::Complaints::is_suspended(number), Error::<T>::Suspended);
		ensure!(tier != member.tier || member.wanted.is_some(), Error::<T>::SameTier);
		Self::ensure_not_due(number, &member)?;
		let mut guarantees = Guarantees::<T>::get(number);
		Self::ensure_no_release_waits(&guarantees)?;
		if tier > member.tier {
			member.wanted = Some(tier);
			Self::deposit_event(Event::TierWanted { member: number, tier });
		} else {
			let event = match member.wanted.take().filter(|_| tier == member.tier) {
				Some(wanted) => Event::TierWishWithdrawn { member: number, tier: wanted },
				None => Event::TierChanged { member: number, tier },
			};
			member.tier = tier;
			Self::lower_deposits(number, tier, &mut guarantees);
			ensure!(rules::coverage(&guarantees) >= member.exposure.get(), Error::<T>::ExposureNotCovered);
			Self::deposit_event(event);
		}
		Self::refresh(number, &mut member, &guarantees);
		Self::store(number, member, guarantees);
		Ok(())
	}

	/// Fails while one of these deposits may go back at a boundary that has passed: it covers nothing any more, and what
	/// comes now does not let it go (G3, E3).
	pub(crate) fn ensure_no_release_waits(guarantees: &crate::GuaranteesOf<T>) -> DispatchResult {
		let era = T::Clock::era();
		let is_over = guarantees.iter().any(|edge| edge.notice.is_some_and(|until| until <= era));
		ensure!(!is_over || !T::Agenda::is_waiting_at(Stage::Releases), Error::<T>::Due);
		Ok(())
	}

	/// Gives back what unrevoked deposits hold above a tier's amount, to those it came from.
	fn lower_deposits(ward: MemberIndex, tier: Tier, guarantees: &mut crate::GuaranteesOf<T>) {
		Self::forgive_short(tier, guarantees);
		let era = T::Clock::era();
		for edge in guarantees.iter_mut().filter(|edge| !edge.is_revoked(era)) {
			edge.tier = edge.tier.min(tier);
			let (own, parts) = rules::surplus(&mut edge.deposit, tier.amount());
			let paid = parts.iter().fold(0, |sum: Balance, part| sum.saturating_add(*part));
			if let Some(guarantor) = Members::<T>::get(edge.guarantor) {
				Self::release(HoldReason::Deposit, &guarantor.account, own);
			}
			for (part, returned) in edge.deposit.parts.iter().zip(parts) {
				Self::release(HoldReason::Funding, &part.payer, returned);
			}
			edge.deposit.prune();
			if own > 0 || paid > 0 {
				let (guarantor, left) = (edge.guarantor, edge.deposit.total());
				Self::deposit_event(Event::SurplusReturned { guarantor, ward, own, paid, left });
			}
		}
	}

	/// A deposit that an award has drawn on is not short any more for a ward of a lower tier (G4).
	pub(crate) fn forgive_short(tier: Tier, guarantees: &mut crate::GuaranteesOf<T>) {
		let era = T::Clock::era();
		for edge in guarantees.iter_mut().filter(|edge| !edge.is_revoked(era)) {
			if edge.deposit.total() >= tier.amount() {
				edge.short_until = None;
			}
		}
	}
}
