//! Counts the entries of storage that a piece of work reads and writes, each once.
//!
//! The state machine says of every access which key it was, as a trace; here somebody listens. Left out are the books of
//! the system itself (events, weights, the clock), which every call shares, and the signer's own account.

use sp_io::hashing::{blake2_128, twox_128};
use std::{
	collections::BTreeSet,
	fmt::Debug,
	sync::{Arc, Mutex},
};
use tracing::{
	field::{Field, Visit},
	span, Event, Metadata, Subscriber,
};

/// How many entries were read, and how many written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Counts {
	pub reads: usize,
	pub writes: usize,
}

#[derive(Clone, Default)]
struct Listener(Arc<Mutex<(BTreeSet<String>, BTreeSet<String>)>>);

#[derive(Default)]
struct Access {
	method: String,
	key: String,
}

impl Visit for Access {
	fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
		match field.name() {
			"method" => self.method = format!("{value:?}").replace('"', ""),
			"key" => self.key = format!("{value:?}"),
			_ => (),
		}
	}
}

impl Subscriber for Listener {
	fn enabled(&self, metadata: &Metadata<'_>) -> bool {
		metadata.target() == "state"
	}
	fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
		span::Id::from_u64(1)
	}
	fn record(&self, _: &span::Id, _: &span::Record<'_>) {}
	fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}
	fn event(&self, event: &Event<'_>) {
		let mut access = Access::default();
		event.record(&mut access);
		let mut counted = self.0.lock().unwrap();
		match access.method.as_str() {
			"Get" | "Exists" | "Hash" => drop(counted.0.insert(access.key)),
			"Put" | "Append" => drop(counted.1.insert(access.key)),
			_ => (),
		}
	}
	fn enter(&self, _: &span::Id) {}
	fn exit(&self, _: &span::Id) {}
}

fn hex(bytes: &[u8]) -> String {
	bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The books of the system, the clock, and the account, the holds and the number of `signer`.
pub fn left_out(signer: &[u8]) -> Vec<String> {
	let pallet = |name: &str| hex(&twox_128(name.as_bytes()));
	let entry = |name: &str, item: &str| hex(&[twox_128(name.as_bytes()), twox_128(item.as_bytes())].concat());
	let system = ["Number", "EventCount", "Events", "EventTopics", "ExecutionPhase", "BlockWeight", "ExtrinsicCount"];
	let account = hex(&blake2_128(signer));
	let mut keys: Vec<String> = system.iter().map(|item| entry("System", item)).collect();
	for (pallet, item) in [("System", "Account"), ("Balances", "Holds"), ("Guarantees", "Numbers")] {
		keys.push(entry(pallet, item) + &account);
	}
	keys.push(pallet("Timestamp"));
	keys.push(entry("Eras", "Current"));
	keys.push(hex(b":"));
	keys
}

/// What every call shares: all of `System` but the accounts, the clock, the count of work that waits.
fn is_shared(key: &str, shared: &[String]) -> bool {
	shared.iter().any(|prefix| key.starts_with(prefix))
}

/// Counts what `work` reads and writes, apart from keys that begin with one of `left_out`.
pub fn count(left_out: &[String], work: impl FnOnce()) -> Counts {
	let listener = Listener::default();
	tracing::subscriber::with_default(listener.clone(), work);
	let counted = listener.0.lock().unwrap();
	let of = |keys: &BTreeSet<String>| keys.iter().filter(|key| !is_shared(key, left_out)).count();
	if std::env::var_os("SYNERGY_KEYS").is_some() {
		println!("reads {:#?}\nwrites {:#?}", counted.0, counted.1);
	}
	Counts { reads: of(&counted.0), writes: of(&counted.1) }
}
