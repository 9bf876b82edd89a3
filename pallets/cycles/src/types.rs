//! What the pallet keeps of cycle contracts, and how much at most.

mod course;
mod cycle;
mod leg;
mod terms;

pub use course::*;
pub use cycle::*;
pub use leg::*;
pub use terms::*;

use synergy_primitives::Balance;

/// Most legs of a cycle contract (K1).
pub const MAX_LEGS: u32 = 32;
/// Most legs of one cycle, those of substitutes included (K6).
pub const MAX_CYCLE_LEGS: u32 = 2 * MAX_LEGS;
/// Longest name of a product, in bytes.
pub const MAX_PRODUCT: u32 = 128;
/// Longest name of a unit of measure, in bytes.
pub const MAX_UNIT: u32 = 16;
/// Most parties of a cycle contract: the organiser, and a supplier and a receiver for each leg.
pub const MAX_PARTIES: u32 = 2 * MAX_LEGS + 1;
/// Most signatures under a draft: the parties of the new text, and those of the text that it changes (K2).
pub const MAX_SIGNATURES: u32 = 2 * MAX_PARTIES;
/// Most guarantors who share in one cycle: eight for each supplier (K5).
pub const MAX_BACKERS: u32 = 8 * MAX_LEGS;
/// The largest sum of a cycle, in units of money, so that every product and share of it is exact.
pub const MAX_SUM: Balance = u64::MAX as Balance;
