//! A chain of this pallet alone, whose tasks only note what they find.
#![allow(missing_docs)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::arithmetic_side_effects)]

use crate as pallet_synergy_eras;
use frame_support::{
	derive_impl, parameter_types,
	traits::{ConstU64, OnTimestampSet, Time},
	weights::{Weight, WeightMeter},
};
use frame_system::EnsureRoot;
use sp_runtime::BuildStorage;
use synergy_primitives::{Agenda, EraIndex, Parameters, Progress, Stage, Worker};

frame_support::construct_runtime!(
	pub enum Test {
		System: frame_system,
		Eras: pallet_synergy_eras,
	}
);

/// Milliseconds of an era.
pub const ERA: u64 = 1_000;
/// What a task takes.
const TASK: Weight = Weight::from_parts(1_000_000_000, 0);

parameter_types! {
	pub static Now: u64 = 0;
	/// The tasks that were done: the boundary, the number, and the grace that held for it.
	pub static Done: Vec<(EraIndex, u32, u32)> = Vec::new();
	/// What the next task that is done puts on the agenda.
	pub static Follows: Option<(EraIndex, Stage, u32)> = None;
	pub const Share: Weight = Weight::MAX;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
}

impl pallet_synergy_eras::Config for Test {
	type Time = Now;
	type FederationOrigin = EnsureRoot<u64>;
	type Worker = Noting;
	type Share = Share;
	type MinDuration = ConstU64<10>;
	type MaxDuration = ConstU64<ERA>;
	type WeightInfo = ();
}

impl Time for Now {
	type Moment = u64;

	fn now() -> u64 {
		Now::get()
	}
}

/// Does a task by noting which grace it finds.
pub struct Noting;

impl Worker for Noting {
	fn work(_: Stage, id: u32, boundary: EraIndex, meter: &mut WeightMeter) -> Progress {
		if meter.try_consume(TASK).is_err() {
			return Progress::More;
		}
		Done::mutate(|done| done.push((boundary, id, Eras::parameters().grace_eras)));
		if let Some((era, stage, id)) = Follows::take() {
			Eras::schedule(era, stage, id);
		}
		Progress::Done
	}
}

pub fn build(parameters: Parameters) -> sp_io::TestExternalities {
	Done::take();
	let eras = pallet_synergy_eras::GenesisConfig { duration: ERA, parameters, ..Default::default() };
	let genesis = RuntimeGenesisConfig { eras, ..Default::default() };
	let mut ext: sp_io::TestExternalities = genesis.build_storage().unwrap().into();
	ext.execute_with(|| {
		System::set_block_number(1);
		set_time(5 * ERA);
	});
	ext
}

/// Runs a test on a new chain, and checks the promises after it.
pub fn run(test: impl FnOnce()) {
	build(Parameters::DEFAULT).execute_with(|| {
		test();
		Eras::do_try_state().unwrap();
	});
}

fn set_time(now: u64) {
	Now::set(now);
	<Eras as OnTimestampSet<u64>>::on_timestamp_set(now);
}

/// Passes a boundary, without the work that follows.
pub fn boundary() {
	set_time(Now::get() + ERA);
}

/// Does all work that waits.
pub fn work() {
	Eras::push(&mut WeightMeter::new());
}

/// Does the work that waits in slices of one task.
pub fn work_in_slices() {
	while Eras::is_waiting() {
		slice();
	}
}

/// Does one task that waits.
pub fn slice() {
	let one = TASK + <() as crate::WeightInfo>::look() + <() as crate::WeightInfo>::task();
	Eras::push(&mut WeightMeter::with_limit(one));
}
