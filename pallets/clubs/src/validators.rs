//! Whose node validates for a club: naming, withdrawing and restoring it (F2).

use crate::{
	roster::Validator, Config, Error, Event, GenesisClub, Pallet, SessionLength, SpoiltKeys, ValidatorOf, Validators,
};
use core::ops::RangeInclusive;
use frame_support::{ensure, traits::Get};
use sp_runtime::{DispatchError, DispatchResult};
use synergy_primitives::{ClubId, Fault, SessionIndex, Sessions};

/// From the session in which keys are set to the first in which they can be at work.
const DELAY: SessionIndex = 2;

/// How many blocks a session may have: its first takes no transactions, so one of fewer would leave too little room for
/// them; and keys that are lost must be replaced before the clubs forget why.
const SESSIONS: RangeInclusive<u32> = 5..=100_000;

impl<T: Config> Pallet<T> {
	/// Names an account whose node validates for the club from now on, instead of the one before.
	pub(crate) fn name_validator(club: ClubId, account: T::AccountId) -> DispatchResult {
		match ValidatorOf::<T>::get(&account) {
			Some(of) if of == club => return Err(Error::<T>::SameValidator.into()),
			Some(_) => return Err(Error::<T>::ValidatorOfOther.into()),
			None => (),
		}
		let is_new = !Validators::<T>::contains_key(club);
		ensure!(!is_new || Validators::<T>::count() < T::MaxValidators::get(), Error::<T>::TooManyValidators);
		let answers_from = Self::fresh_from(club, &account)?;
		Self::drop_validator(club);
		Self::seat(club, account.clone(), answers_from);
		Self::deposit_event(Event::ValidatorNamed { club, validator: account });
		Ok(())
	}

	/// Withdraws the club's validator.
	pub(crate) fn withdraw_validator(club: ClubId) -> DispatchResult {
		ensure!(Validators::<T>::contains_key(club), Error::<T>::NoValidator);
		ensure!(Self::is_another_able(club), Error::<T>::LastValidator);
		Self::drop_validator(club);
		Ok(())
	}

	/// Lets the club's validator work again.
	pub(crate) fn do_restore_validator(club: ClubId) -> DispatchResult {
		let mut validator = Validators::<T>::get(club).ok_or(Error::<T>::NoValidator)?;
		let fault = validator.fault.ok_or(Error::<T>::NotDisabled)?;
		let fresh_from = Self::fresh_from(club, &validator.account)?;
		if fault == Fault::Equivocation {
			validator.answers_from = fresh_from;
		}
		(validator.fault, validator.missed) = (None, 0);
		Validators::<T>::insert(club, &validator);
		if validator.bar(T::Sessions::index()).is_none() {
			T::Sessions::enable(&validator.account);
		}
		Self::deposit_event(Event::ValidatorRestored { club, validator: validator.account });
		Ok(())
	}

	/// Forgets everything about the validator of a club that was removed. Where no other club has one, its node goes on
	/// validating until one is named, because a chain without validators cannot even name one.
	pub(crate) fn forget_validator(club: ClubId) {
		Self::drop_validator(club);
		SpoiltKeys::<T>::remove(club);
	}

	/// How many blocks a session has (F2). Never 0, whatever is in storage.
	pub fn session_length() -> u32 {
		SessionLength::<T>::get().max(*SESSIONS.start())
	}

	/// Fixes how many blocks a session has, or refuses a genesis in which it is too short or too long.
	pub(crate) fn set_session_length(blocks: u32) {
		let (least, most) = (SESSIONS.start(), SESSIONS.end());
		assert!(
			SESSIONS.contains(&blocks),
			"clubs: a session of {blocks} blocks is shorter than {least} or longer than {most} (rule F2)"
		);
		SessionLength::<T>::put(blocks);
	}

	/// Seats the validators of genesis, or refuses them with a message that names the club and the rule.
	pub(crate) fn found_validators(clubs: &[GenesisClub<T::AccountId>]) {
		for (id, club) in (ClubId::MIN..).zip(clubs) {
			let Some(account) = &club.validator else { continue };
			let name = &club.name;
			assert!(T::Sessions::has_keys(account), "clubs: the validator of club \"{name}\" has no keys (rule F2)");
			assert!(
				!ValidatorOf::<T>::contains_key(account),
				"clubs: club \"{name}\" has the same validator as another (rule F2)"
			);
			Self::seat(id, account.clone(), 0);
		}
		for account in T::Sessions::sitting() {
			assert!(ValidatorOf::<T>::contains_key(&account), "clubs: no club has named {account:?} (rule F2)");
		}
	}

	/// From which session on an account may answer for its keys, if the club's validator has equivocated: they have to
	/// be others than those with which it did.
	fn fresh_from(club: ClubId, account: &T::AccountId) -> Result<SessionIndex, DispatchError> {
		let keys = T::Sessions::keys(account);
		ensure!(!keys.is_empty(), Error::<T>::NoSessionKeys);
		let Some(spoilt) = SpoiltKeys::<T>::get(club) else { return Ok(0) };
		ensure!(!keys.iter().any(|key| spoilt.contains(key)), Error::<T>::KeysSpoilt);
		Ok(T::Sessions::index().saturating_add(DELAY))
	}

	/// Whether a validator of another club could validate.
	fn is_another_able(club: ClubId) -> bool {
		Validators::<T>::iter().any(|(other, validator)| {
			other != club && validator.fault.is_none() && T::Sessions::has_keys(&validator.account)
		})
	}

	fn seat(club: ClubId, account: T::AccountId, answers_from: SessionIndex) {
		ValidatorOf::<T>::insert(&account, club);
		Validators::<T>::insert(club, Validator { account, fault: None, missed: 0, answers_from });
	}

	fn drop_validator(club: ClubId) {
		let Some(validator) = Validators::<T>::take(club) else { return };
		ValidatorOf::<T>::remove(&validator.account);
		Self::deposit_event(Event::ValidatorWithdrawn { club, validator: validator.account });
	}
}
