//! Weights of `pallet_proxy`. From the SDK, until they are measured in this runtime.

pub use pallet_proxy::weights::SubstrateWeight as WeightInfo;
