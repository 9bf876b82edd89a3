//! Weights of `pallet_balances`. From the SDK, until they are measured in this runtime.

pub use pallet_balances::weights::SubstrateWeight as WeightInfo;
