//! How much money there is, and why (P6).

use crate::{Config, Genesis, Pallet, TotalIssued, TotalRedeemed};
use frame_support::{
	traits::{fungible::Inspect, Get},
	weights::Weight,
};
use synergy_primitives::Balance;

impl<T: Config> Pallet<T> {
	/// Notes how much money there is at the beginning. This pallet's genesis is built after that of every pallet that gives
	/// money away.
	pub(crate) fn note_genesis() {
		Genesis::<T>::put(T::Currency::total_issuance());
	}

	/// The same on a chain that began without depositories.
	pub(crate) fn note_genesis_once() -> Weight {
		if Genesis::<T>::exists() {
			return T::DbWeight::get().reads(1);
		}
		Self::note_genesis();
		T::DbWeight::get().reads_writes(2, 1)
	}

	/// How much money there should be: that of genesis, and what was issued, less what was redeemed (P6).
	pub fn supply() -> Option<Balance> {
		Genesis::<T>::get().checked_add(TotalIssued::<T>::get())?.checked_sub(TotalRedeemed::<T>::get())
	}
}
