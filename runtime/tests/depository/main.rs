//! Stories of the whole runtime about money in and out (F4) and the supply (P6), one file for each call.
//!
//! Account 1,000 is a depository that may issue 1,000 SYN in an era; 1,001 is another, which is not appointed. Account
//! 1,010 is a holder who is no member.
#[path = "../kit/mod.rs"]
mod kit;

mod appoint;
mod confirm_redemption;
mod dismiss;
mod expiry;
mod issue;
mod random;
mod redeem;
mod reject_redemption;
mod set_limit;
mod story;
mod supply;
mod take_back;

use frame_support::{dispatch::DispatchResult, traits::fungible::InspectHold};
use kit::{calls::*, *};
use pallet_synergy_depository::{
	Because, Call, Depositories, Depository as Books, Error, Event, HoldReason, NextRedemption, Note, Receipt,
	Receipts, RedemptionId, Redemptions, RedemptionsOf, Reference, TotalIssued, TotalRedeemed,
};
use sp_runtime::{traits::Dispatchable, DispatchError};
use synergy_primitives::{Balance, Tier};
use synergy_runtime::constants::money::RECEIPT;

/// The depository.
const BANK: u32 = 1_000;
/// Another, which is to be appointed.
const OTHER: u32 = 1_001;
/// Has money, and is no member.
const HOLDER: u32 = 1_010;
/// What the depository may issue in an era.
const LIMIT: Balance = 1_000 * SYN;

/// Runs a story on a ring of six founders with one depository, and checks every promise at its end.
fn story(test: impl FnOnce()) {
	chain(6, Tier::T100).execute_with(|| {
		appoint(BANK, LIMIT).unwrap();
		test();
		promises();
	});
}

#[track_caller]
fn fails(result: DispatchResult, error: Error<Runtime>) {
	assert_eq!(result, Err(error.into()));
}

fn as_federation(call: Call<Runtime>) -> DispatchResult {
	let before = sp_io::storage::root(sp_runtime::StateVersion::V1);
	let result = RuntimeCall::from(call).dispatch(RuntimeOrigin::root()).map(|_| ()).map_err(|failed| failed.error);
	assert!(result.is_ok() || before == sp_io::storage::root(sp_runtime::StateVersion::V1));
	result
}

fn appoint(n: u32, limit: Balance) -> DispatchResult {
	as_federation(Call::appoint { depository: who(n), limit })
}

fn set_limit(n: u32, limit: Balance) -> DispatchResult {
	as_federation(Call::set_limit { depository: who(n), limit })
}

fn dismiss(n: u32) -> DispatchResult {
	as_federation(Call::dismiss { depository: who(n) })
}

fn reference(text: &str) -> Reference {
	text.as_bytes().to_vec().try_into().unwrap()
}

fn note(text: &str) -> Note {
	text.as_bytes().to_vec().try_into().unwrap()
}

fn issue(by: u32, to: u32, amount: Balance, receipt: &str) -> DispatchResult {
	call(who(by), Call::issue { to: who(to), amount, reference: reference(receipt) })
}

fn redeem(by: u32, depository: u32, amount: Balance) -> DispatchResult {
	call(who(by), Call::redeem { depository: who(depository), amount, payee: note("account 40817") })
}

/// Redeems at the bank; returns the number of the redemption.
fn redemption(by: u32, amount: Balance) -> RedemptionId {
	let id = NextRedemption::<Runtime>::get();
	redeem(by, BANK, amount).unwrap();
	id
}

fn confirm(by: u32, redemption: RedemptionId) -> DispatchResult {
	call(who(by), Call::confirm_redemption { redemption })
}

fn reject(by: u32, redemption: RedemptionId) -> DispatchResult {
	call(who(by), Call::reject_redemption { redemption, reason: note("no such account") })
}

fn take_back(by: u32, redemption: RedemptionId) -> DispatchResult {
	call(who(by), Call::take_back { redemption })
}

/// What is recorded of a depository.
fn books(n: u32) -> Books {
	Depositories::<Runtime>::get(who(n)).expect("is or was one")
}

/// What is held of an account on its way out.
fn held(n: u32) -> Balance {
	Balances::balance_on_hold(&HoldReason::Redemption.into(), &who(n))
}

fn supply() -> Balance {
	Balances::total_issuance()
}

/// Whether nothing is left of redemptions (P8).
fn nothing_waits() -> bool {
	Redemptions::<Runtime>::iter().count() == 0 && RedemptionsOf::<Runtime>::iter().count() == 0
}
