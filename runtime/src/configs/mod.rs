//! How each pallet is set up, by domain.
//!
//! - [`system`]: blocks, accounts, time, and the stock ways to act (batch, multisig, proxy, schedule);
//! - [`consensus`]: how blocks are built and finalised;
//! - [`validators`]: by whom: the nodes of the clubs;
//! - [`key_owners`]: whose a key was in a session;
//! - [`double_blocks`]: what proves that one has built two blocks at once;
//! - [`money`]: balances and fees;
//! - [`federation`]: the council of clubs and what it decides;
//! - [`parameters`]: the numbers that the federation keeps, as the pallets ask for them;
//! - [`trust`]: eras, guarantees, complaints, deals, listings, cycle contracts, clubs.

pub mod consensus;
pub mod double_blocks;
pub mod federation;
pub mod key_owners;
pub mod money;
pub mod parameters;
pub mod system;
pub mod trust;
pub mod validators;
