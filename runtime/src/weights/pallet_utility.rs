//! Weights of `pallet_utility`. From the SDK, until they are measured in this runtime.

pub use pallet_utility::weights::SubstrateWeight as WeightInfo;
