//! Weights of `pallet_sudo`. From the SDK, until they are measured in this runtime.

pub use pallet_sudo::weights::SubstrateWeight as WeightInfo;
