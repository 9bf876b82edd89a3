//! What an upgrade changes in storage.
//!
//! Changes of a few entries are made at once, in the first block under the new rules. Each is versioned by its pallet, so
//! that it runs once, and on a chain that began after it not at all. Changes of as many entries as there are members, deals
//! or the like are made in steps, in the blocks after that: [`Stepped`]. Nobody's transactions get into those blocks, and no
//! work of eras is done in them. Each step leaves nothing half done; if one fails, the chain stands still with it
//! (`docs/decisions/0018-upgrades.md`).
//!
//! A change stays here until no chain can be older than it.

use frame_support::{
	traits::{GetStorageVersion, OnRuntimeUpgrade, PalletInfoAccess, StorageVersion},
	weights::Weight,
};

use crate::{weights::ParityDbWeight, Complaints, Cycles, Deals, Depository, Eras, Guarantees, Listings, Runtime};

/// All changes that are made at once, the oldest first.
pub type All = (pallet_synergy_clubs::migrations::LengthOfSessions<Runtime>, FirstForms);

/// All changes that are made in steps, the oldest first.
pub type Stepped = (pallet_synergy_cycles::migrations::SecondForm<Runtime>,);

/// Writes down that what pallets have stored is in its first form, of which no number was kept until now.
pub struct FirstForms;

impl OnRuntimeUpgrade for FirstForms {
	fn on_runtime_upgrade() -> Weight {
		let written = [
			is_first::<Eras>(),
			is_first::<Guarantees>(),
			is_first::<Complaints>(),
			is_first::<Deals>(),
			is_first::<Listings>(),
			is_first::<Cycles>(),
			is_first::<Depository>(),
		];
		let writes = written.iter().filter(|is_written| **is_written).count();
		ParityDbWeight::get().reads_writes(written.len() as u64, writes as u64)
	}
}

/// Writes it down for one pallet. Returns whether it was not.
fn is_first<P: PalletInfoAccess + GetStorageVersion>() -> bool {
	let is_unknown = P::on_chain_storage_version() == StorageVersion::new(0);
	if is_unknown {
		StorageVersion::new(1).put::<P>();
	}
	is_unknown
}
