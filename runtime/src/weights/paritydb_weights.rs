//! The weights of reading and writing one item. From the SDK, until they are measured on this stack.

/// Weights of the database, for [`frame_system::Config::DbWeight`].
pub mod constants {
	use frame_support::weights::constants;
	use sp_core::parameter_types;
	use sp_weights::RuntimeDbWeight;

	parameter_types! {
		/// Time to read or write one storage item in ParityDB.
		pub const ParityDbWeight: RuntimeDbWeight = RuntimeDbWeight {
			read: 8_000 * constants::WEIGHT_REF_TIME_PER_NANOS,
			write: 50_000 * constants::WEIGHT_REF_TIME_PER_NANOS,
		};
	}
}
