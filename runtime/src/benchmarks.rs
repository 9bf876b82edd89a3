//! Which pallets are measured, and what they find when it begins.

mod clubs;
mod cycles;
mod nodes;
mod scene;

pub use scene::Rehearsal;

frame_benchmarking::define_benchmarks!(
	[frame_benchmarking, BaselineBench::<Runtime>]
	[frame_system, SystemBench::<Runtime>]
	[frame_system_extensions, SystemExtensionsBench::<Runtime>]
	[pallet_balances, Balances]
	[pallet_collective, CouncilOfClubs]
	[pallet_multisig, Multisig]
	[pallet_preimage, Preimage]
	[pallet_proxy, Proxy]
	[pallet_scheduler, Scheduler]
	[pallet_sudo, Sudo]
	[pallet_synergy_clubs, Clubs]
	[pallet_synergy_complaints, Complaints]
	[pallet_synergy_cycles, Cycles]
	[pallet_synergy_deals, Deals]
	[pallet_synergy_depository, Depository]
	[pallet_synergy_eras, Eras]
	[pallet_synergy_guarantees, Guarantees]
	[pallet_synergy_listings, Listings]
	[pallet_timestamp, Timestamp]
	[pallet_transaction_payment, TransactionPayment]
	[pallet_utility, Utility]
);
