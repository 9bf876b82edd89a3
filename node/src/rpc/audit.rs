//! Checking every promise over the whole state of a block (rule R3): `synergy_audit`, with the pages that anybody may ask for
//! by `synergy_auditPage`.

use jsonrpsee::core::RpcResult;
use serde::Serialize;
use synergy_runtime::{
	opaque::Hash,
	reading::{self, AuditPage, Promise},
};

use super::{budget::Budget, synergy::Synergy};

/// Entries of storage checked in one call of the runtime.
const PAGE: u32 = 500;

/// The first version of `SynergyApi` that knows more than these promises.
const OF_ALL: u32 = 2;
/// What can be checked in earlier ones.
const BEFORE: [Promise; 4] = [Promise::Holds, Promise::Members, Promise::Complaints, Promise::Supply];

/// What an audit of the whole state has found.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Audit {
	/// The block whose state was checked.
	pub block: Hash,
	/// Whether everything was checked, and every promise holds.
	pub all_hold: bool,
	/// Whether the audit was given up because it had taken too long: not everything was checked, and no sums were compared.
	pub exhausted: bool,
	/// What is held of every account is what is recorded (P1).
	pub holds: AuditPage,
	/// Exposure is within coverage, members have their guarantors (P2, P3). Sums: coverage, exposure.
	pub members: AuditPage,
	/// Who is reached was reached level by level (P4). Sums: claims, awards adopted.
	pub complaints: AuditPage,
	/// The money of all accounts is the total supply, and has come by receipts (P6). Sums: balances, supply.
	pub supply: AuditPage,
	/// What is open in deals is counted so (P2, P8).
	pub deals: AuditPage,
	/// Listings, board and categories are in order (L1 to L3).
	pub listings: AuditPage,
	/// What is kept of cycles' money is there (P5).
	pub cycles: AuditPage,
	/// Clubs, electors, validators and quotas are in order (F1 to F5).
	pub clubs: AuditPage,
	/// The clock, the agenda and the parameters are sound (E1, E3, F1).
	pub clock: AuditPage,
}

/// Checks the whole state of a block, page by page, as far as the budget of time goes.
pub fn search(synergy: &Synergy, block: Hash, budget: &Budget) -> RpcResult<Audit> {
	let promises = if synergy.version(block)? >= OF_ALL { &Promise::ALL[..] } else { &BEFORE };
	let found = reading::audit(promises, |promise, cursor| {
		let page = || synergy.page(promise, cursor, PAGE, block);
		budget.has_time().then(page).transpose()
	})?;
	Ok(report(block, &found))
}

fn report(block: Hash, found: &reading::Audit) -> Audit {
	let page = |promise: Promise| {
		let page = found.pages.iter().find(|(other, _)| *other == promise);
		page.map(|(_, page)| page.clone()).unwrap_or_default()
	};
	Audit {
		block,
		all_hold: found.all_hold(),
		exhausted: !found.is_complete,
		holds: page(Promise::Holds),
		members: page(Promise::Members),
		complaints: page(Promise::Complaints),
		supply: page(Promise::Supply),
		deals: page(Promise::Deals),
		listings: page(Promise::Listings),
		cycles: page(Promise::Cycles),
		clubs: page(Promise::Clubs),
		clock: page(Promise::Clock),
	}
}
