//! Weights of `pallet_multisig`. From the SDK, until they are measured in this runtime.

pub use pallet_multisig::weights::SubstrateWeight as WeightInfo;
