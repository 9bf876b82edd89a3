//! What work costs.
//!
//! The three base weights come from the SDK, measured on other machines and other chains, until they are measured on
//! this stack.

pub mod block_weights;
pub mod extrinsic_weights;
pub mod paritydb_weights;

pub use block_weights::BlockExecutionWeight;
pub use extrinsic_weights::ExtrinsicBaseWeight;
pub use paritydb_weights::constants::ParityDbWeight;
