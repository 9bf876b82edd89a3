//! Weights of the system's transaction extensions. From the SDK, until they are measured in this runtime.

pub use frame_system::SubstrateExtensionsWeight as WeightInfo;
