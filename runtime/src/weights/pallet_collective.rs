//! Weights of `pallet_collective`. From the SDK, until they are measured in this runtime.

pub use pallet_collective::weights::SubstrateWeight as WeightInfo;
