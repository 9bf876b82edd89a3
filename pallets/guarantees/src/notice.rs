//! How a guarantee ends: a notice, then the release of the deposit (G3), or a top-up instead (G4).

use crate::{
	rules, types::Guarantee, Config, Error, Event, Guarantees, GuaranteesOf, HoldReason, MemberOf, Members, Pallet,
};
use frame_support::{ensure, traits::Get};
use sp_runtime::DispatchResult;
use synergy_primitives::{Agenda, Clock, ComplaintsInfo, EraIndex, MemberIndex, Obligation, Stage};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_revoke(who: T::AccountId, ward: T::AccountId) -> DispatchResult {
		let guarantor = Self::number_of(&who)?;
		ensure!(!T::Complaints::is_suspended(guarantor), Error::<T>::Suspended);
		let number = Self::number_of(&ward)?;
		let mut member = Self::member(number)?;
		Self::ensure_not_due(number, &member)?;
		Self::ensure_no_award_waits(&member)?;
		let mut guarantees = Guarantees::<T>::get(number);
		let edge = guarantees.iter().find(|edge| edge.guarantor == guarantor).ok_or(Error::<T>::NoSuchGuarantee)?;
		ensure!(!edge.is_revoked(T::Clock::era()), Error::<T>::Revoked);
		Self::ensure_no_recovery_waits(number)?;
		Self::give_notice(number, guarantor, &mut guarantees, T::Clock::start());
		Self::refresh(number, &mut member, &guarantees);
		Self::doubt(number, &member);
		Self::store(number, member, guarantees);
		Ok(())
	}

	/// From `start` the notice runs. Premiums not earned go back to the payers at once (G2). Those under notice keep the
	/// order of their notices in the list, so that the first notice is the first out also within an era (G3).
	pub(crate) fn give_notice(
		ward: MemberIndex,
		guarantor: MemberIndex,
		guarantees: &mut GuaranteesOf<T>,
		start: EraIndex,
	) {
		let Some(place) = guarantees.iter().position(|edge| edge.guarantor == guarantor) else { return };
		let Some(edge) = guarantees.get_mut(place) else { return };
		let until = start.saturating_add(T::RevocationNotice::get()).max(T::NoticeFloor::get());
		edge.notice = Some(until);
		edge.short_until = None;
		Self::settle_premiums(ward, edge, T::Clock::era());
		if let Some(later) = guarantees.get_mut(place..) {
			later.rotate_left(1);
		}
		T::Agenda::schedule(until, Stage::Releases, ward);
		Self::deposit_event(Event::GuaranteeRevoked { guarantor, ward, until });
	}

	/// Releases the deposits behind `ward` whose notice is over at the boundary into `era`, first notice first, as long
	/// as no open complaint has reached the ward and the rest covers its exposure (G3). Others are looked at again at
	/// the next boundary.
	pub(crate) fn release_due(ward: MemberIndex, era: EraIndex) {
		let Some(member) = Members::<T>::get(ward) else { return };
		let mut guarantees = Guarantees::<T>::get(ward);
		let reached = T::Complaints::was_reached(ward, era);
		let exposure = member.exposure.get().max(member.exposure.at(era));
		while let Some(place) = first_due(&guarantees, era) {
			let Some(edge) = guarantees.get(place) else { break };
			let rest = rules::coverage(&guarantees).saturating_sub(edge.deposit.total());
			let obligation = Obligation::Guarantee { guarantor: edge.guarantor, ward };
			if reached || rest < exposure || T::Complaints::was_disputed(obligation, era) {
				T::Agenda::schedule(era.saturating_add(1), Stage::Releases, ward);
				break;
			}
			let edge = guarantees.remove(place);
			Self::end_guarantee(ward, &member.account, edge);
		}
		Self::store(ward, member, guarantees);
	}

	pub(crate) fn do_top_up(who: T::AccountId, ward: T::AccountId) -> DispatchResult {
		let guarantor = Self::number_of(&who)?;
		let number = Self::number_of(&ward)?;
		let mut member = Self::member(number)?;
		Self::ensure_not_due(number, &member)?;
		Self::ensure_no_award_waits(&member)?;
		let mut guarantees = Guarantees::<T>::get(number);
		Self::ensure_no_release_waits(&guarantees)?;
		let edge = guarantees.iter_mut().find(|edge| edge.guarantor == guarantor).ok_or(Error::<T>::NoSuchGuarantee)?;
		ensure!(!edge.is_revoked(T::Clock::era()), Error::<T>::Revoked);
		let before = edge.deposit.clone();
		ensure!(before.total() < edge.tier.amount(), Error::<T>::NothingMissing);
		Self::pay_earned(number, edge, T::Clock::era());
		let earned = Self::premium_era(edge.since);
		edge.deposit = Self::raise_deposit(&who, &ward, core::mem::take(&mut edge.deposit), edge.tier, earned)?;
		edge.short_until = None;
		Self::schedule_premiums(number, edge);
		let own = edge.deposit.own.saturating_sub(before.own);
		let paid = edge.deposit.total().saturating_sub(before.total()).saturating_sub(own);
		Self::deposit_event(Event::ToppedUp { guarantor, ward: number, own, paid });
		Self::refresh(number, &mut member, &guarantees);
		Self::store(number, member, guarantees);
		Ok(())
	}

	/// An award that is final since the last boundary draws on the deposits as they were there (E3, C10), and finds there how
	/// many guarantees count: whether and until when the ward lapses by it follows from that (M5). Where nothing is at risk, it
	/// draws on none (D3).
	pub(crate) fn ensure_no_award_waits(member: &MemberOf<T>) -> DispatchResult {
		let may_draw = member.exposure.get() > 0 && T::Agenda::is_waiting_at(Stage::Verdicts);
		ensure!(!may_draw, Error::<T>::Due);
		Ok(())
	}

	/// Drawn deposits that nobody has topped up in time count as revoked (G4).
	pub(crate) fn revoke_short(ward: MemberIndex, era: EraIndex) {
		let Some(mut member) = Members::<T>::get(ward) else { return };
		let mut guarantees = Guarantees::<T>::get(ward);
		let is_due = |until: EraIndex| until <= era;
		let due: alloc::vec::Vec<MemberIndex> = guarantees
			.iter()
			.filter(|edge| edge.notice.is_none() && edge.short_until.is_some_and(is_due))
			.map(|edge| edge.guarantor)
			.collect();
		for guarantor in due {
			Self::give_notice(ward, guarantor, &mut guarantees, era);
		}
		Self::refresh(ward, &mut member, &guarantees);
		Self::doubt(ward, &member);
		Self::store(ward, member, guarantees);
	}

	/// The guarantees that a lapsed member gives stop counting, as if revoked at the boundary into `era` (M5).
	pub(crate) fn retire(guarantor: MemberIndex, era: EraIndex) {
		let Some(mut lapsed) = Members::<T>::get(guarantor) else { return };
		if lapsed.retires != Some(era) {
			return;
		}
		lapsed.retires = None;
		let wards = lapsed.wards.clone();
		Members::<T>::insert(guarantor, lapsed);
		for ward in wards {
			let Some(mut member) = Members::<T>::get(ward) else { continue };
			let mut guarantees = Guarantees::<T>::get(ward);
			if guarantees.iter().any(|edge| edge.guarantor == guarantor && edge.notice.is_none()) {
				Self::give_notice(ward, guarantor, &mut guarantees, era);
				Self::refresh(ward, &mut member, &guarantees);
				Self::doubt(ward, &member);
				Self::store(ward, member, guarantees);
			}
		}
	}

	/// Pays the premiums that are earned at the boundary into `era` (G2).
	pub(crate) fn pay_premiums(ward: MemberIndex, era: EraIndex) {
		let mut guarantees = Guarantees::<T>::get(ward);
		for edge in guarantees.iter_mut() {
			Self::pay_earned(ward, edge, era);
		}
		if !guarantees.is_empty() {
			Guarantees::<T>::insert(ward, guarantees);
		}
	}

	/// Pays what is earned of a guarantee that stops to stand in `era`, and gives the other premiums back (G2).
	pub(crate) fn settle_premiums(ward: MemberIndex, edge: &mut Guarantee<T::AccountId>, era: EraIndex) {
		Self::pay_earned(ward, edge, era);
		let guarantor = edge.guarantor;
		for part in edge.deposit.parts.iter_mut().filter(|part| part.premium > 0) {
			let (payer, amount) = (part.payer.clone(), core::mem::take(&mut part.premium));
			Self::release(HoldReason::Funding, &payer, amount);
			Self::deposit_event(Event::PremiumReturned { guarantor, ward, payer, amount });
		}
		edge.deposit.prune();
	}

	/// Pays the premiums that are earned by `era`; also before a later one comes beside them, so that none is paid early.
	/// Who has nothing else in the deposit makes place for others (G2, P8).
	pub(crate) fn pay_earned(ward: MemberIndex, edge: &mut Guarantee<T::AccountId>, era: EraIndex) {
		let guarantor = edge.guarantor;
		for part in edge.deposit.parts.iter_mut().filter(|part| part.premium > 0 && part.earned <= era) {
			let Some(to) = Members::<T>::get(guarantor).map(|member| member.account) else { continue };
			let amount = core::mem::take(&mut part.premium);
			if Self::pay_held(HoldReason::Funding, &part.payer, &to, amount).is_err() {
				Self::release(HoldReason::Funding, &part.payer, amount);
				continue;
			}
			Self::deposit_event(Event::PremiumEarned { guarantor, ward, payer: part.payer.clone(), amount });
		}
		edge.deposit.prune();
	}
}

/// The guarantee whose notice is over and was given first.
fn first_due<A>(guarantees: &[Guarantee<A>], era: EraIndex) -> Option<usize> {
	let due = guarantees.iter().enumerate().filter_map(|(place, edge)| Some((edge.notice?, place)));
	due.filter(|(until, _)| *until <= era).min().map(|(_, place)| place)
}
