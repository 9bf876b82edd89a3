//! Who renews a club's council (F3): its founders, and members of long standing whom two electors guarantee.
//!
//! Who stops being a member, leaves or moves is struck off at once. Whether an elector that a guarantee has failed still is
//! one, and those whom somebody struck off guarantees, is looked at by the agenda, one after the other: no call costs more
//! because many follow. Until then nobody elects.

use crate::{
	types::{Guarantee, Status, Suffrage},
	Config, Error, Guarantees, MemberOf, Members, Numbers, Pallet,
};
use frame_support::{ensure, traits::Get};
use sp_runtime::DispatchError;
use synergy_primitives::{Agenda, Clock, ClubId, Electorate, MemberIndex, People, Rolls, Stage};

/// How many electors must guarantee an elector that is no founder (F3).
const ELECTORS: usize = 2;

impl<T: Config> Electorate<T::AccountId> for Pallet<T> {
	fn elector(account: &T::AccountId) -> Option<(MemberIndex, ClubId)> {
		let number = Numbers::<T>::get(account)?;
		let member = Members::<T>::get(number)?;
		(member.suffrage == Suffrage::Elector).then_some((number, member.club))
	}

	fn is_elector(number: MemberIndex, club: ClubId) -> bool {
		Members::<T>::get(number).is_some_and(|member| member.suffrage == Suffrage::Elector && member.club == club)
	}

	fn enrol(account: &T::AccountId) -> Result<(MemberIndex, ClubId), DispatchError> {
		let number = Self::number_of(account)?;
		let mut member = Self::member(number)?;
		ensure!(!T::Agenda::is_waiting_at(Stage::Electors), Error::<T>::Due);
		ensure!(<Self as People<_>>::is_member(number), Error::<T>::NotAMember);
		ensure!(member.suffrage != Suffrage::Elector, Error::<T>::AlreadyElector);
		if !member.founder {
			let old = member.standing.saturating_add(T::StandingEras::get());
			ensure!(T::Clock::era() >= old, Error::<T>::StandingTooShort);
			ensure!(Self::is_backed(number, member.club), Error::<T>::TooFewElectors);
		}
		let club = member.club;
		member.suffrage = Suffrage::Elector;
		Members::<T>::insert(number, member);
		T::Clubs::enrolled(club, number);
		Ok((number, club))
	}
}

impl<T: Config> Pallet<T> {
	/// Whether two electors of the club guarantee a member, neither having revoked (F3).
	pub(crate) fn is_backed(number: MemberIndex, club: ClubId) -> bool {
		let era = T::Clock::era();
		let is_by_elector = |edge: &&Guarantee<T::AccountId>| {
			!edge.is_revoked(era) && <Self as Electorate<_>>::is_elector(edge.guarantor, club)
		};
		Guarantees::<T>::get(number).iter().filter(is_by_elector).count() >= ELECTORS
	}

	/// The guarantees behind an elector have changed. Whether it still is one is looked at after this.
	pub(crate) fn doubt(number: MemberIndex, member: &MemberOf<T>) {
		if member.suffrage == Suffrage::Elector && !member.founder {
			T::Agenda::schedule(T::Clock::era(), Stage::Electors, number);
		}
	}

	/// It is no elector any more. Whether those whom it guarantees still are is looked at after this.
	pub(crate) fn strike(number: MemberIndex, member: &mut MemberOf<T>) {
		if member.suffrage != Suffrage::Elector {
			return;
		}
		T::Clubs::struck(member.club, number);
		member.suffrage = if member.wards.is_empty() { Suffrage::No } else { Suffrage::Struck };
		if member.suffrage == Suffrage::Struck {
			T::Agenda::schedule(T::Clock::era(), Stage::Electors, number);
		}
	}

	/// Strikes off an elector whom two electors do not guarantee any more; founders need nobody (F3). Those whom somebody
	/// struck off guarantees are looked at next.
	pub(crate) fn look_at_elector(number: MemberIndex) {
		let Some(mut member) = Members::<T>::get(number) else { return };
		match member.suffrage {
			Suffrage::No => return,
			Suffrage::Elector if member.founder || Self::is_backed(number, member.club) => return,
			Suffrage::Elector => T::Clubs::struck(member.club, number),
			Suffrage::Struck => (),
		}
		member.suffrage = Suffrage::No;
		for ward in &member.wards {
			T::Agenda::schedule(T::Clock::era(), Stage::Electors, *ward);
		}
		Members::<T>::insert(number, member);
	}

	/// F3 for one member: electors are members, and, once nothing waits, founders or backed by two electors.
	pub(crate) fn ensure_elector_holds(number: MemberIndex, member: &MemberOf<T>) -> Result<(), &'static str> {
		let is_elector = member.suffrage == Suffrage::Elector;
		let is_member = matches!(member.status, Status::Member | Status::Lapsing { .. });
		ensure!(!is_elector || is_member, "F3: an elector is no member");
		if T::Agenda::is_waiting_at(Stage::Electors) {
			return Ok(());
		}
		ensure!(member.suffrage != Suffrage::Struck, "F3: the wards of an elector struck off were not looked at");
		let is_entitled = member.founder || Self::is_backed(number, member.club);
		ensure!(!is_elector || is_entitled, "F3: too few electors guarantee an elector");
		Ok(())
	}
}
