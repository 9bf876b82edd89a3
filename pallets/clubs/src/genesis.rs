use crate::{Club, Clubs, Config, Name, Pallet, MAX_NAME};
use alloc::{collections::BTreeSet, string::String};
use serde::{Deserialize, Serialize};
use synergy_primitives::ClubId;

/// A club of genesis (F3).
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct GenesisClub<AccountId> {
	/// Its name: 1 to 64 bytes of UTF-8, and no other club's.
	pub name: String,
	/// The account of its council, and of no other club's.
	pub council: AccountId,
	/// The account of its treasury, and of no other club's.
	pub treasury: AccountId,
	/// The account of its validator, which has session keys, and of no other club's. None if it has none yet.
	pub validator: Option<AccountId>,
}

impl<T: Config> Pallet<T> {
	/// Founds the clubs of genesis, or refuses them with a message that names the club and the rule.
	///
	/// No clubs are accepted, because every runtime's default genesis has to build. Nobody can be a member of such a
	/// chain, and `try_state` says that it has no club.
	pub(crate) fn found(clubs: &[GenesisClub<T::AccountId>]) {
		let (mut names, mut councils, mut treasuries) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
		for (id, GenesisClub { name, council, treasury, .. }) in (ClubId::MIN..).zip(clubs) {
			assert!(!name.is_empty(), "clubs: club {id} has no name (rule F3)");
			assert!(
				name.len() <= MAX_NAME as usize,
				"clubs: the name of club \"{name}\" is longer than {MAX_NAME} bytes (rule F3)"
			);
			assert!(names.insert(name), "clubs: two clubs are named \"{name}\" (rule F3)");
			assert!(councils.insert(council), "clubs: club \"{name}\" has the same council as another (rule F3)");
			assert!(treasuries.insert(treasury), "clubs: club \"{name}\" has the same treasury as another (rule F3)");
			let name = Name::truncate_from(name.as_bytes().to_vec());
			Clubs::<T>::insert(id, Club { name, council: council.clone(), treasury: treasury.clone() });
		}
		Self::found_validators(clubs);
	}
}
