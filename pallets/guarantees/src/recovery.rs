//! A new key for a member that has lost its own: its guarantors name the account, that account signs, and the old key
//! has so long to be heard (F6).

use crate::{
	types::{Guarantee, Lapse, Recovery, RecoveryPhase},
	Config, Error, Event, Guarantees, GuaranteesOf, Members, NewKeys, Numbers, Pallet, Recoveries, RecoveryOf,
	RequestOf,
};
use alloc::vec::Vec;
use frame_support::{ensure, storage::with_storage_layer, traits::Get, BoundedVec};
use sp_runtime::{DispatchError, DispatchResult, SaturatedConversion};
use synergy_primitives::{Agenda, Clock, Councils, EraIndex, MemberIndex, Signatures, Stage};

impl<T: Config> Pallet<T> {
	/// A guarantor names the account that is to be a ward's new key. With the last of those who have to, it is agreed.
	pub(crate) fn do_recover(who: T::AccountId, lost: T::AccountId, account: T::AccountId) -> DispatchResult {
		let guarantor = Self::number_of(&who)?;
		let number = Self::number_of(&lost)?;
		let member = Self::member(number)?;
		Self::ensure_not_due(number, &member)?;
		// Who never was a member is forgotten with its application; a former key would be left behind (P8).
		ensure!(member.was_member(), Error::<T>::NotAMember);
		let guarantees = Guarantees::<T>::get(number);
		Self::ensure_has_a_say(guarantor, &guarantees)?;
		let standing = Self::long_standing(&guarantees, T::Clock::era());
		ensure!(is_enough(&standing, T::MinGuarantors::get()), Error::<T>::TooFewHaveStood);
		let is_of_club = T::Clubs::council(member.club).is_some_and(|council| council == lost)
			|| T::Clubs::treasury(member.club).is_some_and(|treasury| treasury == lost);
		ensure!(!is_of_club, Error::<T>::KeyOfClub);
		ensure!(T::Clubs::has_signed(&lost), Error::<T>::NoKeyToLose);
		let mut request = Self::joined_or_new(number, &lost, account)?;
		request.named.retain(|named| standing.contains(named));
		ensure!(!request.named.contains(&guarantor), Error::<T>::AlreadySaid);
		request.named.try_push(guarantor).map_err(|_| Error::<T>::TooManyGuarantors)?;
		let (account, until) = (request.account.clone(), request.until);
		Self::deposit_event(Event::NewKeyNamed { guarantor, member: number, account, until });
		if !request.is_agreed() && standing.iter().all(|all| request.named.contains(all)) {
			Self::agree(number, lost, &mut request)?;
		}
		Recoveries::<T>::insert(number, Recovery::Open(request));
		Ok(())
	}

	/// Fails unless it guarantees the member, has not revoked, and has done so long enough.
	fn ensure_has_a_say(guarantor: MemberIndex, guarantees: &GuaranteesOf<T>) -> DispatchResult {
		let era = T::Clock::era();
		let edge = guarantees.iter().find(|edge| edge.guarantor == guarantor).ok_or(Error::<T>::NoSuchGuarantee)?;
		ensure!(!edge.is_revoked(era), Error::<T>::Revoked);
		ensure!(Self::has_stood(edge, era), Error::<T>::NotStoodLongEnough);
		Ok(())
	}

	fn has_stood(edge: &Guarantee<T::AccountId>, era: EraIndex) -> bool {
		!edge.is_revoked(era) && edge.since.saturating_add(T::StandingEras::get()) <= era
	}

	/// The guarantors that have stood for `StandingEras` in `era` and have not revoked: all of them have to agree.
	fn long_standing(guarantees: &GuaranteesOf<T>, era: EraIndex) -> Vec<MemberIndex> {
		guarantees.iter().filter(|edge| Self::has_stood(edge, era)).map(|edge| edge.guarantor).collect()
	}

	/// What is open for this account already, else something new. Who names another account takes back what was said of
	/// the one before, and nothing counts that was said before the old key signed something.
	fn joined_or_new(
		number: MemberIndex,
		lost: &T::AccountId,
		account: T::AccountId,
	) -> Result<RequestOf<T>, DispatchError> {
		match Recoveries::<T>::get(number) {
			Some(recovery) if recovery.until() <= T::Clock::era() => return Err(Error::<T>::Due.into()),
			Some(Recovery::Barred { .. }) => return Err(Error::<T>::RecoveryBarred.into()),
			Some(Recovery::Open(request)) => {
				let is_silent = Self::signed(lost) == request.signed;
				ensure!(is_silent || !request.is_agreed(), Error::<T>::KeyInUse);
				if is_silent && request.account == account {
					return Ok(request);
				}
				T::Agenda::cancel(request.until, Stage::Recoveries, number);
				Self::drop_new_key(&request);
			}
			None => (),
		}
		Self::ensure_fresh(&account)?;
		let until = T::Clock::deadline(T::RecoveryDelay::get());
		T::Agenda::schedule(until, Stage::Recoveries, number);
		let (named, signed, phase) = (BoundedVec::new(), Self::signed(lost), RecoveryPhase::Naming);
		Ok(RequestOf::<T> { account, named, signed, with_money: false, phase, until })
	}

	/// How many transactions an account has signed: every one that got into a block, also a push and one that failed.
	pub fn signed(account: &T::AccountId) -> u32 {
		frame_system::Pallet::<T>::account_nonce(account).saturated_into()
	}

	/// Fails if an account is a member, a candidate, a former one, or a customer by something of its own, or if it is to be
	/// somebody's new key.
	fn ensure_fresh(account: &T::AccountId) -> DispatchResult {
		let is_fresh = Self::is_unbound(account) && !NewKeys::<T>::contains_key(account);
		ensure!(is_fresh, Error::<T>::NotFresh);
		Ok(())
	}

	/// Fails while the number of a member is to move at a boundary that has passed: nothing may overtake that (E3).
	pub(crate) fn ensure_no_recovery_waits(number: MemberIndex) -> DispatchResult {
		if !T::Agenda::is_waiting_at(Stage::Recoveries) {
			return Ok(());
		}
		let is_due = Recoveries::<T>::get(number).is_some_and(|recovery| recovery.until() <= T::Clock::era());
		ensure!(!is_due, Error::<T>::Due);
		Ok(())
	}

	/// Fails while an account is to get a number as a member's new key in that way.
	pub(crate) fn ensure_no_key_waits(account: &T::AccountId) -> DispatchResult {
		let is_waiting = T::Agenda::is_waiting_at(Stage::Recoveries);
		let member = is_waiting.then(|| NewKeys::<T>::get(account)).flatten();
		member.map_or(Ok(()), Self::ensure_no_recovery_waits)
	}

	/// All who have to have named the same account: from now on the old key has `RecoveryDelay` to be heard, and the new
	/// one gets its reference in the system and can sign (M4).
	fn agree(number: MemberIndex, old: T::AccountId, request: &mut RequestOf<T>) -> DispatchResult {
		Self::ensure_fresh(&request.account)?;
		Self::unbind(&request.account);
		T::Agenda::cancel(request.until, Stage::Recoveries, number);
		request.until = T::Clock::deadline(T::RecoveryDelay::get());
		request.phase = RecoveryPhase::Agreed { is_accepted: false };
		T::Agenda::schedule(request.until, Stage::Recoveries, number);
		NewKeys::<T>::insert(&request.account, number);
		frame_system::Pallet::<T>::inc_sufficients(&request.account);
		let (new, until) = (request.account.clone(), request.until);
		Self::deposit_event(Event::NewKeyAgreed { member: number, old, new, until });
		Ok(())
	}

	/// The new account is free again.
	fn drop_new_key(request: &RequestOf<T>) {
		if request.is_agreed() {
			NewKeys::<T>::remove(&request.account);
			frame_system::Pallet::<T>::dec_sufficients(&request.account);
		}
	}

	/// What is open for a member. Fails when its boundary has passed and the work is still to be done (E3).
	pub(crate) fn open_request(number: MemberIndex) -> Result<RequestOf<T>, DispatchError> {
		let Some(Recovery::Open(request)) = Recoveries::<T>::get(number) else {
			return Err(Error::<T>::NoSuchRecovery.into());
		};
		ensure!(request.until > T::Clock::era(), Error::<T>::Due);
		Ok(request)
	}

	/// The new account signs that it will be the key: nobody is made to answer for a number that it does not want.
	pub(crate) fn do_accept_recovery(who: T::AccountId, lost: T::AccountId) -> DispatchResult {
		let number = Self::number_of(&lost)?;
		ensure!(NewKeys::<T>::get(&who) == Some(number), Error::<T>::NotTheNewKey);
		let mut request = Self::open_request(number)?;
		let accepted = RecoveryPhase::Agreed { is_accepted: true };
		ensure!(request.phase != accepted, Error::<T>::AlreadySaid);
		request.phase = accepted;
		Recoveries::<T>::insert(number, Recovery::Open(request));
		Self::deposit_event(Event::NewKeyAccepted { member: number, account: who });
		Ok(())
	}

	/// The old key says that it is not lost, or the new account that it will not be the key.
	pub(crate) fn do_cancel_recovery(who: T::AccountId, lost: T::AccountId) -> DispatchResult {
		let number = Self::number_of(&lost)?;
		let request = Self::open_request(number)?;
		ensure!(who == lost || who == request.account, Error::<T>::NotYourRecovery);
		T::Agenda::cancel(request.until, Stage::Recoveries, number);
		Self::drop_new_key(&request);
		if who == lost {
			Self::cancelled(number, request, T::Clock::start());
		} else {
			Recoveries::<T>::remove(number);
			Self::deposit_event(Event::NewKeyRefused { member: number, account: who });
		}
		Ok(())
	}

	/// The old key was heard. If all had agreed, nothing is opened for `RecoveryBar` from `start` on.
	fn cancelled(number: MemberIndex, request: RequestOf<T>, start: EraIndex) {
		let barred_until = request.is_agreed().then(|| start.saturating_add(T::RecoveryBar::get()));
		match barred_until {
			Some(until) => {
				T::Agenda::schedule(until, Stage::Recoveries, number);
				Recoveries::<T>::insert(number, RecoveryOf::<T>::Barred { until });
			}
			None => Recoveries::<T>::remove(number),
		}
		Self::deposit_event(Event::RecoveryCancelled { member: number, account: request.account, barred_until });
	}

	/// What happens at the boundary into `era`: a bar ends, what was not agreed lapses, or the number moves.
	pub(crate) fn end_recovery(number: MemberIndex, era: EraIndex) {
		let Some(recovery) = Recoveries::<T>::get(number).filter(|recovery| recovery.until() == era) else { return };
		Recoveries::<T>::remove(number);
		let Recovery::Open(request) = recovery else { return };
		let account = request.account.clone();
		let is_silent = Members::<T>::get(number).is_some_and(|member| Self::signed(&member.account) == request.signed);
		if request.is_agreed() && !is_silent && Members::<T>::contains_key(number) {
			Self::drop_new_key(&request);
			return Self::cancelled(number, request, era);
		}
		let done = Self::ensure_may_move(number, &request, era)
			.and_then(|()| with_storage_layer(|| Self::replace_key(number, &request)).map_err(|_| Lapse::NoFreeUnit));
		if let Err(why) = done {
			Self::drop_new_key(&request);
			Self::deposit_event(Event::RecoveryLapsed { member: number, account, why });
		}
	}

	/// Whether everything is still so that the number may move: all have agreed, the new account has signed and is free,
	/// and enough of those who named it still stand behind the member.
	fn ensure_may_move(number: MemberIndex, request: &RequestOf<T>, era: EraIndex) -> Result<(), Lapse> {
		let RecoveryPhase::Agreed { is_accepted } = request.phase else { return Err(Lapse::NotAgreed) };
		ensure!(is_accepted, Lapse::NotAccepted);
		ensure!(!Numbers::<T>::contains_key(&request.account), Lapse::NotFresh);
		let mut standing = Self::long_standing(&Guarantees::<T>::get(number), era);
		standing.retain(|guarantor| request.named.contains(guarantor));
		ensure!(is_enough(&standing, T::MinGuarantors::get()), Lapse::TooFewGuarantors);
		Ok(())
	}
}

/// Whether there are at least so many.
fn is_enough(guarantors: &[MemberIndex], least: u32) -> bool {
	u32::try_from(guarantors.len()).unwrap_or(u32::MAX) >= least
}
