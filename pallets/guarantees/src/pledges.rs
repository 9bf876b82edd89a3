//! How a guarantee begins: a pledge, and its acceptance (G1).

use crate::{
	funding::NOT_YET,
	types::{Deposit, Guarantee, Kind, Member, Pledge, Status},
	Config, Error, Event, Guarantees, GuaranteesOf, HoldReason, MemberOf, Members, NextMember, Numbers, Pallet,
	Pledges,
};
use alloc::vec::Vec;
use frame_support::{ensure, traits::Get};
use sp_runtime::{DispatchError, DispatchResult};
use synergy_primitives::{Agenda, Clock, ClubId, ComplaintsInfo, Councils, EraIndex, MemberIndex, Stage, Tier};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_pledge(who: T::AccountId, ward: T::AccountId, tier: Tier) -> DispatchResult {
		ensure!(who != ward, Error::<T>::OwnGuarantor);
		let number = Self::number_of(&who)?;
		let mut guarantor = Self::member(number)?;
		Self::ensure_in_good_standing(number, &guarantor)?;
		ensure!(T::Clock::era() >= guarantor.barred_until, Error::<T>::Barred);
		ensure!(!Pledges::<T>::contains_key(&ward, number), Error::<T>::AlreadyPledged);
		if let Some(ward_number) = Numbers::<T>::get(&ward) {
			let guarantees = Guarantees::<T>::get(ward_number);
			if guarantees.iter().any(|guarantee| guarantee.guarantor == number) {
				return Self::raise(&who, number, &ward, ward_number, tier, guarantees);
			}
		}
		Self::count_pledge(&mut guarantor)?;
		Members::<T>::insert(number, guarantor);
		let deposit = Self::raise_deposit(&who, &ward, Deposit::default(), tier, NOT_YET)?;
		frame_system::Pallet::<T>::inc_sufficients(&ward);
		let own = deposit.own;
		let paid = deposit.total().saturating_sub(own);
		Pledges::<T>::insert(&ward, number, Pledge { tier, deposit });
		Self::deposit_event(Event::Pledged { guarantor: number, ward, tier, own, paid });
		Ok(())
	}

	/// Counts one more pledge among the guarantor's wards.
	fn count_pledge(guarantor: &mut MemberOf<T>) -> DispatchResult {
		let wards = u32::try_from(guarantor.wards.len()).unwrap_or(u32::MAX);
		ensure!(wards.saturating_add(guarantor.pledges) < T::WardLimit::get(), Error::<T>::TooManyWards);
		guarantor.pledges = guarantor.pledges.saturating_add(1);
		Ok(())
	}

	/// Holds what a deposit lacks to a tier's amount: what others have offered first, the rest from the guarantor.
	pub(crate) fn raise_deposit(
		guarantor: &T::AccountId,
		ward: &T::AccountId,
		mut deposit: Deposit<T::AccountId>,
		tier: Tier,
		earned: EraIndex,
	) -> Result<Deposit<T::AccountId>, DispatchError> {
		let needed = tier.amount().saturating_sub(deposit.total());
		let own = Self::collect(guarantor, ward, needed, &mut deposit, earned)?;
		Self::hold(HoldReason::Deposit, guarantor, own)?;
		deposit.own = deposit.own.saturating_add(own);
		Ok(deposit)
	}

	/// A guarantor raises the deposit of a guarantee that it gives already (M8).
	fn raise(
		who: &T::AccountId,
		number: MemberIndex,
		ward: &T::AccountId,
		ward_number: MemberIndex,
		tier: Tier,
		mut guarantees: GuaranteesOf<T>,
	) -> DispatchResult {
		let mut member = Self::member(ward_number)?;
		Self::ensure_not_due(ward_number, &member)?;
		Self::ensure_no_award_waits(&member)?;
		Self::ensure_no_release_waits(&guarantees)?;
		let edge = guarantees.iter_mut().find(|edge| edge.guarantor == number).ok_or(Error::<T>::NoSuchGuarantee)?;
		ensure!(!edge.is_revoked(T::Clock::era()) && tier > edge.tier, Error::<T>::AlreadyGuarantor);
		Self::pay_earned(ward_number, edge, T::Clock::era());
		let earned = Self::premium_era(edge.since);
		edge.deposit = Self::raise_deposit(who, ward, core::mem::take(&mut edge.deposit), tier, earned)?;
		edge.tier = tier;
		edge.short_until = None;
		Self::schedule_premiums(ward_number, edge);
		let deposit = edge.deposit.total();
		Self::deposit_event(Event::GuaranteeRaised { guarantor: number, ward: ward_number, deposit });
		Self::refresh(ward_number, &mut member, &guarantees);
		Self::store(ward_number, member, guarantees);
		Ok(())
	}

	pub(crate) fn do_unpledge(who: T::AccountId, guarantor: T::AccountId, ward: T::AccountId) -> DispatchResult {
		let number = Numbers::<T>::get(&guarantor).ok_or(Error::<T>::NoSuchPledge)?;
		let pledge = Pledges::<T>::get(&ward, number).ok_or(Error::<T>::NoSuchPledge)?;
		if who != guarantor && who != ward {
			return Self::take_out(&who, &guarantor, number, ward, pledge);
		}
		Self::drop_pledge(&guarantor, number, ward, pledge);
		Ok(())
	}

	/// A pledge is taken back as a whole.
	pub(crate) fn drop_pledge(
		guarantor: &T::AccountId,
		number: MemberIndex,
		ward: T::AccountId,
		pledge: Pledge<T::AccountId>,
	) {
		Pledges::<T>::remove(&ward, number);
		Self::return_deposit(guarantor, pledge.deposit);
		Members::<T>::mutate_extant(number, |vouching| vouching.pledges = vouching.pledges.saturating_sub(1));
		frame_system::Pallet::<T>::dec_sufficients(&ward);
		Self::deposit_event(Event::Unpledged { guarantor: number, ward });
	}

	pub(crate) fn do_apply(
		who: T::AccountId,
		club: ClubId,
		tier: Tier,
		kind: Kind,
		guarantors: Vec<T::AccountId>,
	) -> DispatchResult {
		ensure!(T::Clubs::exists(club), Error::<T>::NoSuchClub);
		let until = T::Clock::deadline(T::ApplicationEras::get());
		let number = match Numbers::<T>::get(&who) {
			Some(number) if Members::<T>::contains_key(number) => Self::apply_again(number, club, tier, kind, until)?,
			_ => Self::apply_first(&who, club, tier, kind, until)?,
		};
		T::Agenda::schedule(until, Stage::Applications, number);
		Self::deposit_event(Event::Applied { account: who.clone(), member: number, club, tier, until });
		let mut member = Self::member(number)?;
		let mut guarantees = Guarantees::<T>::get(number);
		Self::ensure_no_award_waits(&member)?;
		// What was drawn on may be enough for another tier.
		Self::forgive_short(tier, &mut guarantees);
		for guarantor in guarantors {
			Self::accept_pledge(number, &member, &mut guarantees, &guarantor)?;
		}
		Self::refresh(number, &mut member, &guarantees);
		Self::store(number, member, guarantees);
		Ok(())
	}

	/// Who applies for the first time gets a number, unless it has one as a customer (M6, D7).
	fn apply_first(
		who: &T::AccountId,
		club: ClubId,
		tier: Tier,
		kind: Kind,
		until: EraIndex,
	) -> Result<MemberIndex, DispatchError> {
		Self::ensure_no_key_waits(who)?;
		let (number, open) = Self::number_to_apply(who);
		let status = Status::Candidate { until };
		let mut member = Member::new(who.clone(), club, kind, tier, status, T::MinGuarantors::get());
		(member.deals, member.offers, member.orders) = (open.deals, open.offers, open.orders);
		Members::<T>::insert(number, member);
		Numbers::<T>::insert(who, number);
		frame_system::Pallet::<T>::inc_sufficients(who);
		Ok(number)
	}

	/// A former member, or one whose last application expired, applies again under its old number (M6).
	fn apply_again(
		number: MemberIndex,
		club: ClubId,
		tier: Tier,
		kind: Kind,
		until: EraIndex,
	) -> Result<MemberIndex, DispatchError> {
		let mut member = Self::member(number)?;
		Self::ensure_not_due(number, &member)?;
		let is_same = member.club == club && member.tier == tier;
		match member.status {
			Status::Former => (),
			// Nobody changes its tier, or the club whose council is to decide, while suspended (C5, M8, C9).
			Status::Candidate { .. } if !is_same && T::Complaints::is_suspended(number) => {
				return Err(Error::<T>::Suspended.into());
			}
			// Who has lapsed may name another club or tier; its old deposits stay as they are.
			Status::Candidate { until: old } if member.was_member() => {
				T::Agenda::cancel(old, Stage::Applications, number);
			}
			_ => return Err(Error::<T>::AlreadyApplied.into()),
		}
		if member.club != club {
			// Also who is not suspended keeps the club that says who decides its complaints (C9).
			ensure!(!T::Complaints::is_involved(number), Error::<T>::Involved);
			member.founder = false;
		}
		member.club = club;
		member.kind = kind;
		member.tier = tier;
		member.wanted = None;
		member.needs = T::MinGuarantors::get();
		member.status = Status::Candidate { until };
		Members::<T>::insert(number, member);
		Ok(number)
	}

	pub(crate) fn next_number() -> MemberIndex {
		NextMember::<T>::mutate(|next| {
			let number = *next;
			*next = next.saturating_add(1);
			number
		})
	}

	pub(crate) fn do_accept(who: T::AccountId, guarantor: T::AccountId) -> DispatchResult {
		let number = Self::number_of(&who)?;
		let mut member = Self::member(number)?;
		ensure!(member.status != Status::Former, Error::<T>::NotAMember);
		Self::ensure_not_due(number, &member)?;
		let mut guarantees = Guarantees::<T>::get(number);
		Self::ensure_no_award_waits(&member)?;
		Self::accept_pledge(number, &member, &mut guarantees, &guarantor)?;
		Self::refresh(number, &mut member, &guarantees);
		Self::store(number, member, guarantees);
		Ok(())
	}

	/// Turns a pledge into a guarantee. The guarantor must be in good standing now as well (G1).
	fn accept_pledge(
		ward: MemberIndex,
		member: &MemberOf<T>,
		guarantees: &mut GuaranteesOf<T>,
		guarantor: &T::AccountId,
	) -> DispatchResult {
		let number = Numbers::<T>::get(guarantor).ok_or(Error::<T>::NoSuchPledge)?;
		// It may have pledged for the account that is its new key now (F6).
		ensure!(number != ward, Error::<T>::OwnGuarantor);
		let pledge = Pledges::<T>::take(&member.account, number).ok_or(Error::<T>::NoSuchPledge)?;
		Self::ensure_no_release_waits(guarantees)?;
		ensure!(guarantees.iter().all(|edge| edge.guarantor != number), Error::<T>::AlreadyGuarantor);
		ensure!(guarantees.len() < T::GuarantorLimit::get() as usize, Error::<T>::TooManyGuarantors);
		let mut vouching = Self::member(number)?;
		Self::ensure_in_good_standing(number, &vouching).map_err(|_| Error::<T>::GuarantorNotInGoodStanding)?;
		let mut deposit = pledge.deposit;
		let earned = T::Clock::deadline(T::PremiumEras::get());
		deposit.parts.iter_mut().for_each(|part| part.earned = earned);
		let edge = Guarantee {
			guarantor: number,
			tier: pledge.tier,
			began: T::Complaints::next_id(),
			since: T::Clock::start(),
			notice: None,
			short_until: None,
			deposit,
		};
		Self::schedule_premiums(ward, &edge);
		let held = edge.deposit.total();
		guarantees.try_push(edge).map_err(|_| Error::<T>::TooManyGuarantors)?;
		vouching.pledges = vouching.pledges.saturating_sub(1);
		vouching.wards.try_push(ward).map_err(|_| Error::<T>::TooManyWards)?;
		Members::<T>::insert(number, vouching);
		Self::deposit_event(Event::GuaranteeBegan { guarantor: number, ward, deposit: held });
		Ok(())
	}

	/// When a premium that comes later is earned: when the guarantee has stood for `PremiumEras`, and if it has already,
	/// after as many more (G2).
	pub(crate) fn premium_era(since: EraIndex) -> EraIndex {
		let stood = since.saturating_add(T::PremiumEras::get());
		if stood > T::Clock::era() {
			stood
		} else {
			T::Clock::deadline(T::PremiumEras::get())
		}
	}

	/// Puts the premiums of a guarantee on the agenda (G2).
	pub(crate) fn schedule_premiums(ward: MemberIndex, edge: &Guarantee<T::AccountId>) {
		for part in edge.deposit.parts.iter().filter(|part| part.premium > 0) {
			T::Agenda::schedule(part.earned, Stage::Premiums, ward);
		}
	}

	/// Fails unless it is a member, neither suspended nor lapsing (G1, C5, D5).
	pub(crate) fn ensure_in_good_standing(number: MemberIndex, member: &MemberOf<T>) -> DispatchResult {
		Self::ensure_member(member)?;
		ensure!(!T::Complaints::is_suspended(number), Error::<T>::Suspended);
		Self::ensure_guarantors_stand(number)
	}
}
