//! The way out of a club that was removed, and into another (F1).

use crate::{types::Status, Config, Error, Event, Members, Pallet};
use frame_support::ensure;
use sp_runtime::DispatchResult;
use synergy_primitives::{Clock, ClubId, ComplaintsInfo, Councils};

impl<T: Config> Pallet<T> {
	/// Nothing changes but the club. A complaint keeps the clubs of its parties, which say who decides it (C9): nobody
	/// moves before it ends.
	pub(crate) fn do_move(who: T::AccountId, club: ClubId) -> DispatchResult {
		let number = Self::number_of(&who)?;
		let mut member = Self::member(number)?;
		ensure!(member.status != Status::Former, Error::<T>::NotAMember);
		ensure!(!T::Clubs::exists(member.club), Error::<T>::ClubStands);
		ensure!(T::Clubs::exists(club), Error::<T>::NoSuchClub);
		ensure!(!T::Complaints::is_involved(number), Error::<T>::Involved);
		Self::ensure_not_due(number, &member)?;
		Self::strike(number, &mut member);
		let from = core::mem::replace(&mut member.club, club);
		member.founder = false;
		member.standing = T::Clock::start();
		Members::<T>::insert(number, member);
		Self::deposit_event(Event::MemberMoved { member: number, from, to: club });
		Ok(())
	}
}
