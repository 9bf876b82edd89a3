//! What work costs. Files here are generated: `scripts/bench.sh` measures and replaces them; nobody
//! edits them by hand.
//!
//! The three base weights come from the SDK, measured on other machines and other chains, until
//! `scripts/bench.sh` has measured ours.

pub mod block_weights;
pub mod extrinsic_weights;
pub mod paritydb_weights;

pub use block_weights::BlockExecutionWeight;
pub use extrinsic_weights::ExtrinsicBaseWeight;
pub use paritydb_weights::constants::ParityDbWeight;
