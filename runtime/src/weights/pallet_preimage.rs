//! Weights of `pallet_preimage`. From the SDK, until they are measured in this runtime.

pub use pallet_preimage::weights::SubstrateWeight as WeightInfo;
