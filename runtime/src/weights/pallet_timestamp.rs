//! Weights of `pallet_timestamp`. From the SDK, until they are measured in this runtime.

pub use pallet_timestamp::weights::SubstrateWeight as WeightInfo;
