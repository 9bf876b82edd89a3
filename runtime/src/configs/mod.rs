//! How each pallet is set up, by domain.
//!
//! - [`system`]: blocks, accounts, time, and the stock ways to act (batch, multisig, proxy, schedule);
//! - [`consensus`]: who builds and finalises blocks;
//! - [`money`]: balances and fees;
//! - [`federation`]: the council of clubs and what it decides;
//! - [`parameters`]: the numbers that the federation keeps, as the pallets ask for them;
//! - [`trust`]: eras, guarantees, complaints, deals, listings, cycle contracts, clubs.

pub mod consensus;
pub mod federation;
pub mod money;
pub mod parameters;
pub mod system;
pub mod trust;
