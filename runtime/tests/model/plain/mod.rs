//! The regulation in plain Rust: the same books as the runtime, kept with maps, without blocks, queues or weights.
//!
//! What follows a boundary is done at the boundary. Calls give nothing when they are refused, and then change nothing.
//! Not modelled: premiums, the limit of 32 complaints that reach one member (16 beside customers), and several clubs.

mod calls;
pub mod categories;
mod complaints;
pub mod cycles;
mod deals;
mod guarantees;
pub mod market;
mod membership;
mod money;
mod people;
mod pledges;
mod standing;
mod time;

pub use complaints::Phase;
pub use deals::Stand;
pub use standing::Status;

use complaints::{Claim, Complaint};
use cycles::{Contract, Cycle};
use deals::Deal;
use guarantees::Edge;
use market::Listing;
use people::Person;
use std::collections::BTreeMap;
use synergy_primitives::{Balance, Tier};

/// What is refused gives `None`.
pub type Result<T = ()> = Option<T>;

fn need(condition: bool) -> Result {
	condition.then_some(())
}

#[derive(Clone, Default, Debug)]
pub struct Model {
	pub era: u32,
	pub afternoon: bool,
	pub free: BTreeMap<u32, Balance>,
	pub held: BTreeMap<u32, Balance>,
	pub numbers: BTreeMap<u32, u32>,
	pub people: BTreeMap<u32, Person>,
	pub pledges: BTreeMap<(u32, u32), Edge>,
	pub fundings: BTreeMap<(u32, u32), Vec<(u32, Balance)>>,
	pub deals: BTreeMap<u32, Deal>,
	pub complaints: BTreeMap<u32, Complaint>,
	/// Each with the one above it.
	pub categories: BTreeMap<u32, Option<u32>>,
	pub listings: BTreeMap<u32, Listing>,
	pub contracts: BTreeMap<u32, Contract>,
	pub cycles: BTreeMap<(u32, u32), Cycle>,
	claims: Vec<Claim>,
	next_number: u32,
	next_listing: u32,
	next_contract: u32,
	next_serial: u32,
	next_deal: u32,
	next_complaint: u32,
}

impl Model {
	pub fn new(accounts: &[u32], purse: impl Fn(u32) -> Balance) -> Self {
		let categories = synergy_runtime::presets::categories();
		Self {
			free: accounts.iter().map(|a| (*a, purse(*a))).collect(),
			categories: categories.into_iter().map(|category| (category.code, category.parent)).collect(),
			..Default::default()
		}
	}

	/// A member of genesis.
	pub fn found(&mut self, account: u32, tier: Tier, guarantors: &[u32]) {
		let number = self.next_number;
		self.next_number += 1;
		let edge = |guarantor: &u32| Edge {
			guarantor: *guarantor,
			tier,
			own: tier.amount(),
			parts: vec![],
			began: 0,
			notice: None,
			short: None,
		};
		for guarantor in guarantors {
			self.hold(*guarantor, tier.amount()).unwrap();
		}
		self.numbers.insert(account, number);
		let edges = guarantors.iter().map(edge).collect();
		let status = Status::Member;
		let person = Person {
			account,
			tier,
			wanted: None,
			status,
			was_member: true,
			barred: 0,
			retires: None,
			edges,
			allows_set_off: false,
		};
		self.people.insert(number, person);
	}
}
