//! Where the open complaints against a member are listed, for those who look them up (R1).
//!
//! The oldest stand in its entry, what finds no place there in `Against`. So where one stands follows from which are
//! open, and not from the order in which work and calls came (E3).

use crate::{types::Standing, Against, Config, Pallet};
use synergy_primitives::{ComplaintId, MemberIndex};

impl<T: Config> Pallet<T> {
	/// Lists a new complaint, which is the youngest.
	pub(crate) fn list_against(standing: &mut Standing, accused: MemberIndex, id: ComplaintId) {
		if standing.against.try_push(id).is_err() {
			Against::<T>::insert(accused, id.to_be_bytes(), ());
		}
	}

	/// Takes a complaint that ends off the list. The oldest of `Against` moves into its place.
	pub(crate) fn unlist_against(standing: &mut Standing, accused: MemberIndex, id: ComplaintId) {
		let was_full = standing.against.is_full();
		standing.against.retain(|other| *other != id);
		if standing.against.is_full() {
			return Against::<T>::remove(accused, id.to_be_bytes());
		}
		let next = was_full.then(|| Against::<T>::iter_key_prefix(accused).next()).flatten();
		if let Some(key) = next {
			Against::<T>::remove(accused, key);
			let moved = standing.against.try_push(ComplaintId::from_be_bytes(key));
			debug_assert!(moved.is_ok(), "a place has just become free");
		}
	}

	/// The open complaints against a member, the oldest first.
	pub fn open_against(standing: &Standing, accused: MemberIndex) -> impl Iterator<Item = ComplaintId> {
		let others = Against::<T>::iter_key_prefix(accused).map(ComplaintId::from_be_bytes);
		standing.against.clone().into_iter().chain(others)
	}
}
