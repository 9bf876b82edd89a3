//! What sessions tell of validators and ask of them: who built blocks, who signed two things, who is next (F2).

use crate::{
	roster::{self, Candidate, Validator},
	Authored, Config, Event, Pallet, SpoiltKeys, ValidatorOf, Validators,
};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use frame_support::traits::Get;
use synergy_primitives::{ClubId, Fault, KeyPrints, SessionIndex, Sessions};

impl<T: Config> Pallet<T> {
	/// Counts a block of a validator.
	pub fn note_author(author: T::AccountId) {
		Authored::<T>::mutate(author, |blocks| *blocks = blocks.saturating_add(1));
	}

	/// Counts, for each that sat in the session that ends, whether it built a block, and disables those that built none
	/// for too long. A session in which too few built any counts for nobody. Motions that have ended are forgotten.
	pub fn end_session() {
		Self::forget_motions();
		let sitting = T::Sessions::sitting();
		let built: Vec<bool> = sitting.iter().map(|account| Authored::<T>::take(account) > 0).collect();
		let went_on = roster::went_on(built.iter().filter(|built| **built).count(), sitting.len());
		for (account, built) in sitting.iter().zip(built) {
			let Some((club, validator)) = Self::validator_of(account) else { continue };
			match built {
				true if validator.missed > 0 => Validators::<T>::insert(club, Validator { missed: 0, ..validator }),
				false if went_on && validator.bar(T::Sessions::index()).is_none() => Self::miss(club, validator),
				_ => (),
			}
		}
	}

	/// Bars those from building blocks that may build none in the session that begins, and nobody else.
	pub fn start_session(index: SessionIndex) {
		for (_, validator) in T::Sessions::sitting().iter().filter_map(Self::validator_of) {
			match validator.bar(index) {
				Some(fault) => T::Sessions::disable(&validator.account, fault),
				None => T::Sessions::enable(&validator.account),
			}
		}
	}

	/// Who validates in the session after the one that begins, in the order of the clubs. Nobody, if there is nobody who
	/// could: then everything stays as it is.
	pub fn next_validators() -> Vec<T::AccountId> {
		let sitting: BTreeSet<_> = T::Sessions::sitting().into_iter().collect();
		// Where keys were taken back from somebody without whom too few validate, others may have to keep theirs. Who has
		// got its own back keeps them, so that this ends.
		let settled = sitting.iter().find_map(|_| Self::plan(&sitting));
		settled.or_else(|| Self::plan(&sitting)).unwrap_or_default()
	}

	/// Who validates next. Not settled, if that took keys away from somebody.
	fn plan(sitting: &BTreeSet<T::AccountId>) -> Option<Vec<T::AccountId>> {
		let named: BTreeMap<ClubId, Validator<_>> = Validators::<T>::iter().collect();
		let candidate = |validator: &Validator<T::AccountId>| Candidate {
			has_keys: T::Sessions::has_keys(&validator.account),
			fault: validator.fault,
			is_sitting: sitting.contains(&validator.account),
		};
		let candidates: Vec<_> = named.values().map(candidate).collect();
		let next = roster::next_set(&candidates, sitting.len(), T::MinValidators::get() as usize);
		let places = named.into_iter().zip(candidates).zip(next).filter(|(_, is_in)| *is_in);
		let (mut validators, mut is_settled) = (Vec::new(), true);
		for (((club, validator), candidate), _) in places {
			let losers = if candidate.has_keys { Some(0) } else { Self::keep_keys(club, &validator.account) };
			is_settled &= losers.unwrap_or_default() == 0;
			validators.extend(losers.map(|_| validator.account));
		}
		is_settled.then_some(validators)
	}

	/// Whether a report that an account has signed two things in a session would change anything.
	pub fn is_news(account: &T::AccountId, session: SessionIndex) -> bool {
		match Self::validator_of(account) {
			Some((_, validator)) => validator.fault != Some(Fault::Equivocation) && validator.answers_from <= session,
			None => T::Sessions::sitting().contains(account),
		}
	}

	/// Disables a validator whose keys signed two things in a session: at once, and until its club restores it.
	pub fn note_equivocation(account: &T::AccountId, session: SessionIndex) {
		if !Self::is_news(account, session) {
			return;
		}
		if let Some((club, validator)) = Self::validator_of(account) {
			SpoiltKeys::<T>::mutate(club, |spoilt| {
				*spoilt = Some(roster::spoilt(spoilt.take().unwrap_or_default(), &Self::all_keys(account)));
			});
			Self::fail(club, validator, Fault::Equivocation);
		}
		T::Sessions::disable(account, Fault::Equivocation);
	}

	/// The club that has named an account, and what is kept of it.
	fn validator_of(account: &T::AccountId) -> Option<(ClubId, Validator<T::AccountId>)> {
		let club = ValidatorOf::<T>::get(account)?;
		Some((club, Validators::<T>::get(club)?))
	}

	/// The keys that an account has set, and those with which its node works.
	fn all_keys(account: &T::AccountId) -> KeyPrints {
		let keys = T::Sessions::keys(account).into_iter().chain(T::Sessions::keys_at_work(account));
		KeyPrints::truncate_from(keys.collect::<BTreeSet<_>>().into_iter().collect())
	}

	/// Counts a session in which a validator has built no block.
	fn miss(club: ClubId, mut validator: Validator<T::AccountId>) {
		validator.missed = validator.missed.saturating_add(1);
		if validator.missed < T::MaxMissed::get() {
			Validators::<T>::insert(club, validator);
		} else {
			Self::fail(club, validator, Fault::Absence);
		}
	}

	fn fail(club: ClubId, mut validator: Validator<T::AccountId>, fault: Fault) {
		validator.fault = Some(fault);
		Validators::<T>::insert(club, &validator);
		Self::deposit_event(Event::ValidatorDisabled { club, validator: validator.account, reason: fault });
	}

	/// Lets a validator that has purged its keys keep those it works with, whoever has set them meanwhile. Returns from how
	/// many they had to be taken, if it could.
	fn keep_keys(club: ClubId, account: &T::AccountId) -> Option<usize> {
		let losers = T::Sessions::keep_keys(account)?;
		let count = losers.len();
		for loser in losers {
			Self::deposit_event(Event::KeysTakenBack { club, validator: account.clone(), from: loser });
		}
		Self::deposit_event(Event::KeysKept { club, validator: account.clone() });
		Some(count)
	}
}
