use crate::{Admission, Club, Config, Name, NextClub, Pallet, MAX_ADMISSION, MAX_NAME};
use alloc::{collections::BTreeSet, string::String, vec::Vec};
use frame_support::traits::Get;
use serde::{Deserialize, Serialize};
use synergy_primitives::{ClubId, Seats};

/// A club of genesis (F3).
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct GenesisClub<AccountId> {
	/// Its name: 1 to 64 bytes of UTF-8, and no other club's.
	pub name: String,
	/// The account of its council, of no other club's, and no treasury.
	pub council: AccountId,
	/// The account of its treasury, and of no other club's.
	pub treasury: AccountId,
	/// The account of its validator, which has session keys, and of no other club's. None if it has none yet.
	pub validator: Option<AccountId>,
	/// Its admission text, or the hash of one: at most 1,024 bytes of UTF-8.
	#[serde(default)]
	pub admission: String,
}

impl<T: Config> Pallet<T> {
	/// Founds the clubs of genesis, or refuses them with a message that names the club and the rule.
	///
	/// No clubs are accepted, because every runtime's default genesis has to build. Nobody can be a member of such a
	/// chain, and `try_state` says that it has no club.
	pub(crate) fn found(clubs: &[GenesisClub<T::AccountId>]) {
		let (mut names, mut councils, mut treasuries) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
		for (id, GenesisClub { name, council, treasury, admission, .. }) in (ClubId::MIN..).zip(clubs) {
			assert!(!name.is_empty(), "clubs: club {id} has no name (rule F3)");
			assert!(
				name.len() <= MAX_NAME as usize,
				"clubs: the name of club \"{name}\" is longer than {MAX_NAME} bytes (rule F3)"
			);
			assert!(
				admission.len() <= MAX_ADMISSION as usize,
				"clubs: the admission text of club \"{name}\" is longer than {MAX_ADMISSION} bytes (rule F3)"
			);
			assert!(names.insert(name), "clubs: two clubs are named \"{name}\" (rule F3)");
			assert!(councils.insert(council), "clubs: club \"{name}\" has the same council as another (rule F3)");
			assert!(treasuries.insert(treasury), "clubs: club \"{name}\" has the same treasury as another (rule F3)");
			let (council, treasury) = (council.clone(), treasury.clone());
			let club = Club { name: Name::truncate_from(name.as_bytes().to_vec()), council, treasury, removed: None };
			Self::enter(id, club, Admission::truncate_from(admission.as_bytes().to_vec()));
			NextClub::<T>::put(id.saturating_add(1));
		}
		Self::check_genesis(clubs);
	}

	/// Refuses more clubs than there may be, a federation with a sudo key, councils that are treasuries, and a council of
	/// clubs in which somebody else has a seat.
	pub(crate) fn check_genesis(clubs: &[GenesisClub<T::AccountId>]) {
		let most = T::MaxClubs::get();
		assert!(clubs.len() <= most as usize, "clubs: there are more than {most} clubs (rule F1)");
		let is_ruled = clubs.len() > 1 && T::IsRuled::get();
		assert!(!is_ruled, "clubs: a sudo key stands above a federation of clubs (rule F1)");
		for GenesisClub { name, council, .. } in clubs {
			let is_treasury = clubs.iter().any(|club| club.treasury == *council);
			assert!(!is_treasury, "clubs: the council of club \"{name}\" is a club's treasury (rule F3)");
		}
		let mut councils: Vec<_> = clubs.iter().map(|club| club.council.clone()).collect();
		councils.sort();
		let only_theirs = clubs.is_empty() || T::Seats::taken() == councils;
		assert!(only_theirs, "clubs: somebody who is no club's council has a seat in the council of clubs (rule F1)");
		Self::found_validators(clubs);
	}
}
