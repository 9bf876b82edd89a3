//! What an upgrade changes in storage, in the first block under the new rules.
//!
//! A change stays here until no chain can be older than it. Each is versioned by its pallet, so that it runs once, and on
//! a chain that began after it not at all.

use crate::Runtime;

/// All changes, the oldest first.
pub type All = (pallet_synergy_clubs::migrations::LengthOfSessions<Runtime>,);
