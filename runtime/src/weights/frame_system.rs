//! Weights of `frame_system`. From the SDK, until they are measured in this runtime.

pub use frame_system::weights::SubstrateWeight as WeightInfo;
