//! Weights of `pallet_scheduler`. From the SDK, until they are measured in this runtime.

pub use pallet_scheduler::weights::SubstrateWeight as WeightInfo;
