//! From candidate to member, to lapsing, and out (M2, M5, M7).

use crate::{
	rules,
	types::{Guarantee, Kind, Member, Record, Status, Suffrage},
	Config, Error, Event, Guarantees, GuaranteesOf, MemberOf, Members, Numbers, Pallet, Pledges,
};
use frame_support::{ensure, traits::Get, BoundedVec};
use sp_runtime::{DispatchError, DispatchResult};
use synergy_primitives::{
	Agenda, Clock, ClubId, ComplaintsInfo, Engagements, EraIndex, Marked, MemberIndex, Obligation, Stage, Tier,
};

impl<A, W: Get<u32>> Member<A, W> {
	/// Somebody that has just applied, when so many guarantees were needed.
	pub fn new(account: A, club: ClubId, kind: Kind, tier: Tier, status: Status, needs: u32) -> Self {
		Self {
			account,
			club,
			kind,
			tier,
			needs,
			status,
			wanted: None,
			joined: None,
			standing: 0,
			founder: false,
			suffrage: Suffrage::No,
			exposure: Marked::default(),
			barred_until: 0,
			retires: None,
			wards: BoundedVec::new(),
			pledges: 0,
			deals: 0,
			offers: 0,
			orders: 0,
			allows_set_off: false,
			record: Record::default(),
		}
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn number_of(who: &T::AccountId) -> Result<MemberIndex, DispatchError> {
		Numbers::<T>::get(who).ok_or_else(|| Error::<T>::NotKnown.into())
	}

	pub(crate) fn member(number: MemberIndex) -> Result<MemberOf<T>, DispatchError> {
		Members::<T>::get(number).ok_or_else(|| Error::<T>::NotKnown.into())
	}

	/// Fails unless it is a member and not lapsing.
	pub(crate) fn ensure_member(member: &MemberOf<T>) -> DispatchResult {
		match member.status {
			Status::Member => Ok(()),
			Status::Lapsing { until } if until > T::Clock::era() => Err(Error::<T>::Lapsing.into()),
			_ => Err(Error::<T>::NotAMember.into()),
		}
	}

	/// Fails while work that a passed boundary has brought for it is still to be done: its application expires, or the
	/// guarantees that it gives or has stop counting. Nothing may overtake that (E3).
	pub(crate) fn ensure_not_due(number: MemberIndex, member: &MemberOf<T>) -> DispatchResult {
		let era = T::Clock::era();
		let expires = matches!(member.status, Status::Candidate { until } if until <= era);
		ensure!(!expires && !Self::retires_by(member, era), Error::<T>::Due);
		Self::ensure_guarantors_stand(number)
	}

	/// Fails while the lapse of a guarantor is still to make its guarantee stop counting, at a boundary that has passed
	/// (M5, E3).
	pub(crate) fn ensure_guarantors_stand(number: MemberIndex) -> DispatchResult {
		if !T::Agenda::is_waiting_at(Stage::Retirements) {
			return Ok(());
		}
		let era = T::Clock::era();
		let retires = |guarantor| Members::<T>::get(guarantor).is_some_and(|member| Self::retires_by(&member, era));
		let guarantees = Guarantees::<T>::get(number);
		let is_due = guarantees.iter().any(|edge| edge.notice.is_none() && retires(edge.guarantor));
		ensure!(!is_due, Error::<T>::Due);
		Ok(())
	}

	fn retires_by(member: &MemberOf<T>, era: EraIndex) -> bool {
		member.retires.is_some_and(|retires| retires <= era)
	}

	pub(crate) fn store(number: MemberIndex, member: MemberOf<T>, guarantees: GuaranteesOf<T>) {
		Members::<T>::insert(number, member);
		if guarantees.is_empty() {
			Guarantees::<T>::remove(number);
		} else {
			Guarantees::<T>::insert(number, guarantees);
		}
	}

	/// Brings a member's tier and status in line with the guarantees behind it, whenever these change (M2, M5, M8).
	pub(crate) fn refresh(number: MemberIndex, member: &mut MemberOf<T>, guarantees: &[Guarantee<T::AccountId>]) {
		let era = T::Clock::era();
		Self::lapse_if_due(number, member, era);
		let needs = member.needs;
		let enough = |tier| rules::counting(guarantees, tier, era) >= needs;
		if let Some(tier) = member.wanted.filter(|tier| enough(*tier)) {
			member.tier = tier;
			member.wanted = None;
			Self::deposit_event(Event::TierChanged { member: number, tier });
		}
		match (member.status, enough(member.tier)) {
			(Status::Candidate { until }, true) => Self::join(number, member, until),
			(Status::Lapsing { until }, true) => {
				T::Agenda::cancel(until, Stage::Lapses, number);
				member.status = Status::Member;
				Self::deposit_event(Event::MemberRestored { member: number });
			}
			(Status::Member, false) => {
				let until = T::Clock::deadline(T::GraceEras::get());
				T::Agenda::schedule(until, Stage::Lapses, number);
				member.status = Status::Lapsing { until };
				Self::deposit_event(Event::MemberLapsing { member: number, until });
			}
			_ => (),
		}
	}

	fn join(number: MemberIndex, member: &mut MemberOf<T>, until: EraIndex) {
		T::Agenda::cancel(until, Stage::Applications, number);
		if let Some(retires) = member.retires.take() {
			T::Agenda::cancel(retires, Stage::Retirements, number);
		}
		member.status = Status::Member;
		member.joined = member.joined.or_else(|| Some(T::Clock::era()));
		// From now on its number lasts without them (M6).
		(member.offers, member.orders) = (0, 0);
		member.standing = T::Clock::start();
		Self::deposit_event(Event::MemberJoined {
			account: member.account.clone(),
			member: number,
			club: member.club,
			tier: member.tier,
		});
	}

	/// A lapsing member whose grace is over is a candidate again (M5). What it owns and what is open stays; the
	/// guarantees it gives count for another grace, so that one lapse never makes another in the same era.
	pub(crate) fn lapse_if_due(number: MemberIndex, member: &mut MemberOf<T>, era: EraIndex) {
		let Status::Lapsing { until } = member.status else { return };
		if until > era {
			return;
		}
		T::Agenda::cancel(until, Stage::Lapses, number);
		// A call may find it before its turn on the agenda: the parameters are those of the boundary (E3).
		let (stands, grace) = T::Clock::at_boundary(until, || (T::ApplicationEras::get(), T::GraceEras::get()));
		let expires = until.saturating_add(stands);
		let retires = until.saturating_add(grace);
		member.status = Status::Candidate { until: expires };
		member.retires = Some(retires);
		Self::strike(number, member);
		T::Agenda::schedule(expires, Stage::Applications, number);
		T::Agenda::schedule(retires, Stage::Retirements, number);
		Self::deposit_event(Event::MemberLapsed { member: number, retires });
	}

	/// Whether anything of a member's is open (M7): a deal, a leg or an order, a guarantee that it gives, a complaint.
	fn is_open(number: MemberIndex, member: &MemberOf<T>) -> bool {
		Self::is_engaged(number, member) || T::Complaints::is_involved(number)
	}

	/// Whether a member is engaged in anything that one can complain about, or somebody complains of a guarantee behind it.
	fn is_engaged(number: MemberIndex, member: &MemberOf<T>) -> bool {
		member.exposure.get() > 0
			|| member.deals > 0
			|| T::Engagements::is_engaged(number)
			|| !member.wards.is_empty()
			|| Guarantees::<T>::get(number).iter().any(|edge| Self::is_disputed(number, edge))
	}

	/// Whether anything of it was open at the boundary into `era` that calls may have ended since then (E3).
	fn was_open(number: MemberIndex, member: &MemberOf<T>, era: EraIndex) -> bool {
		let was_disputed = |edge: &Guarantee<T::AccountId>| {
			T::Complaints::was_disputed(Obligation::Guarantee { guarantor: edge.guarantor, ward: number }, era)
		};
		member.exposure.at(era) > 0
			|| T::Complaints::was_involved(number, era)
			|| Guarantees::<T>::get(number).iter().any(was_disputed)
	}

	pub(crate) fn is_disputed(ward: MemberIndex, edge: &Guarantee<T::AccountId>) -> bool {
		T::Complaints::is_disputed(Obligation::Guarantee { guarantor: edge.guarantor, ward })
	}

	pub(crate) fn do_leave(who: T::AccountId) -> DispatchResult {
		let number = Self::number_of(&who)?;
		let member = Self::member(number)?;
		ensure!(member.status != Status::Former, Error::<T>::NotAMember);
		ensure!(!T::Complaints::is_suspended(number), Error::<T>::Suspended);
		ensure!(!Self::is_open(number, &member), Error::<T>::StillEngaged);
		Self::ensure_no_recovery_waits(number)?;
		match member.status {
			Status::Candidate { until } => T::Agenda::cancel(until, Stage::Applications, number),
			Status::Lapsing { until } => T::Agenda::cancel(until, Stage::Lapses, number),
			_ => (),
		}
		Self::dismiss(number, member);
		Self::deposit_event(Event::MemberLeft { member: number });
		Ok(())
	}

	/// An application expires, a former member's only when nothing of its is open (M1). Who never was a member goes on
	/// with what it buys as a customer (D7), and waits only as long as a complaint about a guarantee behind it is open, or one
	/// in which it has appealed. Complaints count as they were at the boundary (E3), appeals as they are. Who complains, or is
	/// complained of, is engaged in what that is about.
	pub(crate) fn expire_application(number: MemberIndex, era: EraIndex) {
		let Some(mut member) = Members::<T>::get(number) else { return };
		if member.status != (Status::Candidate { until: era }) {
			return;
		}
		let is_engaged = member.was_member() && Self::is_engaged(number, &member);
		if is_engaged || Self::was_open(number, &member, era) {
			Self::prolong(number, &mut member, era.saturating_add(1));
			return Members::<T>::insert(number, member);
		}
		let account = member.account.clone();
		Self::dismiss(number, member);
		Self::deposit_event(Event::ApplicationExpired { account, member: number });
	}

	/// An application stands until the boundary into `until`.
	fn prolong(number: MemberIndex, member: &mut MemberOf<T>, until: EraIndex) {
		member.status = Status::Candidate { until };
		T::Agenda::schedule(until, Stage::Applications, number);
	}

	/// Something of a member's has just ended. If its application was over at a boundary whose work waits, that was open
	/// there, and so the application stands until the next one, as it would if the work had been done before (M1, E3).
	/// Returns whether that is so.
	pub(crate) fn prolong_if_over(number: MemberIndex, member: &mut MemberOf<T>) -> bool {
		let (Status::Candidate { until }, era) = (member.status, T::Clock::moment()) else { return false };
		if until > era || !member.was_member() {
			return false;
		}
		T::Agenda::cancel(until, Stage::Applications, number);
		Self::prolong(number, member, era.saturating_add(1));
		true
	}

	/// The same for what a member's own entry does not count. Nothing is looked up where no application can be over.
	pub(crate) fn prolong_by_number(number: MemberIndex) {
		let is_by_call = T::Clock::moment() == T::Clock::era();
		if !is_by_call || !T::Agenda::is_waiting_at(Stage::Applications) {
			return;
		}
		let Some(mut member) = Members::<T>::get(number) else { return };
		if Self::prolong_if_over(number, &mut member) {
			Members::<T>::insert(number, member);
		}
	}

	/// Releases every deposit behind somebody who is out. Who never was a member leaves nothing behind (P8), unless it is a
	/// customer (D7).
	fn dismiss(number: MemberIndex, mut member: MemberOf<T>) {
		for edge in Guarantees::<T>::take(number) {
			Self::end_guarantee(number, &member.account, edge);
		}
		if let Some(retires) = member.retires.take() {
			T::Agenda::cancel(retires, Stage::Retirements, number);
		}
		Self::strike(number, &mut member);
		member.founder = false;
		if member.was_member() {
			member.status = Status::Former;
			member.wanted = None;
			member.allows_set_off = false;
			Members::<T>::insert(number, member);
		} else {
			Members::<T>::remove(number);
			Self::turn_back(number, member.as_customer());
			frame_system::Pallet::<T>::dec_sufficients(&member.account);
		}
	}

	/// Returns the deposit of a guarantee that is over, and forgets it.
	pub(crate) fn end_guarantee(ward: MemberIndex, ward_account: &T::AccountId, mut edge: Guarantee<T::AccountId>) {
		Self::settle_premiums(ward, &mut edge, T::Clock::era());
		let guarantor = edge.guarantor;
		let amount = edge.deposit.total();
		Members::<T>::mutate_extant(guarantor, |vouching| {
			Self::return_deposit(&vouching.account, edge.deposit);
			vouching.wards.retain(|other| *other != ward);
			Self::prolong_if_over(guarantor, vouching);
		});
		frame_system::Pallet::<T>::dec_sufficients(ward_account);
		T::Complaints::forget(Obligation::Guarantee { guarantor, ward });
		Self::deposit_event(Event::DepositReleased { guarantor, ward, amount });
	}

	/// Whether somebody has pledged for an account (M4).
	pub(crate) fn is_pledged_for(account: &T::AccountId) -> bool {
		Pledges::<T>::iter_key_prefix(account).next().is_some()
	}
}
