//! Changes of what is stored, one after the other. Each runs once, in the first block under the rules that need it.

use crate::{Config, Pallet, SessionLength};
use core::marker::PhantomData;
use frame_support::{
	migrations::VersionedMigration,
	traits::{Get, StorageVersion, UncheckedOnRuntimeUpgrade},
	weights::Weight,
};
#[cfg(feature = "try-runtime")]
use {alloc::vec::Vec, frame_support::ensure, sp_runtime::TryRuntimeError};

/// How often what is stored has changed its form.
pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

/// From 0 to 1: how long a session is stands in storage, where it had been a number of the code (F2). The sessions of a
/// chain that runs stay as long as they were.
pub type LengthOfSessions<T> =
	VersionedMigration<0, 1, KeepLength<T>, Pallet<T>, <T as frame_system::Config>::DbWeight>;

/// What [`LengthOfSessions`] does.
pub struct KeepLength<T>(PhantomData<T>);

impl<T: Config> UncheckedOnRuntimeUpgrade for KeepLength<T> {
	fn on_runtime_upgrade() -> Weight {
		SessionLength::<T>::put(T::UsualSession::get());
		T::DbWeight::get().writes(1)
	}

	#[cfg(feature = "try-runtime")]
	fn pre_upgrade() -> Result<Vec<u8>, TryRuntimeError> {
		ensure!(!SessionLength::<T>::exists(), "F2: sessions have a length before it is stored");
		Ok(Vec::new())
	}

	#[cfg(feature = "try-runtime")]
	fn post_upgrade(_: Vec<u8>) -> Result<(), TryRuntimeError> {
		ensure!(SessionLength::<T>::get() == T::UsualSession::get(), "F2: the length of sessions has changed");
		Ok(())
	}
}
