//! Shared words of Synergy, and the traits by which its pallets ask and tell each other.
//!
//! No pallet imports its neighbour: what one needs of another is a trait here, joined in `runtime/src/wiring.rs`.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod agenda;
mod audit;
mod clock;
mod federation;
mod kind;
mod marked;
mod market;
mod obligation;
mod parameters;
mod people;
mod purse;
#[cfg(feature = "runtime-benchmarks")]
mod scene;
mod sessions;
mod tier;

pub use agenda::{Agenda, Progress, Stage, Worker};
pub use audit::{check_all, Page, Part, Sides, Subject, Sum};
pub use clock::Clock;
pub use federation::{
	Electorate, Founding, FoundingMember, FoundingMembers, Motions, Rolls, Seats, Sponsoring, MAX_FOUNDERS,
};
pub use kind::Kind;
pub use marked::Marked;
pub use market::{Bid, CategoryCode, Market, Payment, Portion, Quantity};
pub use obligation::{Claimable, Obligation, Obligations};
pub use parameters::{Breach, Parameter, Parameters};
pub use people::{
	ComplaintsInfo, Councils, Deposits, Draw, Drawn, Engagement, Engagements, Exposure, Merit, Neighbours, NumberOf,
	People, Privileges, Records, Signatures,
};
pub use purse::Purse;
#[cfg(feature = "runtime-benchmarks")]
pub use scene::Scene;
pub use sessions::{DoubleBlocks, Fault, KeyPrint, KeyPrints, SessionIndex, Sessions};
pub use tier::Tier;

/// An amount of money, in the smallest unit: 1 SYN is 1,000,000 units.
pub type Balance = u128;
/// The number of an era (E1). The first era is 0.
pub type EraIndex = u32;
/// A member's number (M6): given once, never reused, kept when the key changes.
pub type MemberIndex = u32;
/// The number of a complaint. Numbers grow: a smaller one was filed earlier.
pub type ComplaintId = u32;
/// The number of a deal.
pub type DealId = u32;
/// The number of a cycle contract, or of its draft.
pub type CycleContractId = u32;
/// Which of the cycles of a cycle contract. The first is 1.
pub type CycleIndex = u32;
/// The number of a listing on the board.
pub type ListingId = u32;
/// The number of a club.
pub type ClubId = u32;
