//! Weights of `pallet_transaction_payment`. From the SDK, until they are measured in this runtime.

pub use pallet_transaction_payment::weights::SubstrateWeight as WeightInfo;
