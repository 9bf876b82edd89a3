//! Stories of the whole runtime about deals (D1 to D7) and records (R2), one file for each call.
//!
//! In a ring of eight, founder 0 guarantees 6 and 7 and is guaranteed by 1 and 2; with 3, 4 and 5 it has no tie.
#[path = "../kit/mod.rs"]
mod kit;

mod accept;
mod allow_set_off;
mod cancel;
mod close_expired;
mod complete;
mod customers;
mod disputed;
mod propose;
mod records;
mod refuse;
mod set_off;
mod silence;
mod story;

use frame_support::dispatch::DispatchResult;
use kit::{calls::*, *};
use pallet_synergy_deals::{Deals as AllDeals, Delivery, Error, Event, Insured, NextDeal, Payment, State};
use pallet_synergy_guarantees::Error as GuaranteesError;
use synergy_primitives::{Balance, ComplaintsInfo, DealId, Tier};
use synergy_runtime::RuntimeEvent;

/// Runs a story on a ring of eight founders of tier 100, each covered by 200 SYN, and checks every promise at its end.
fn story(test: impl FnOnce()) {
	story_at(Tier::T100, test);
}

/// The same at another tier.
fn story_at(tier: Tier, test: impl FnOnce()) {
	chain(8, tier).execute_with(|| {
		test();
		promises();
	});
}

#[track_caller]
fn fails(result: DispatchResult, error: Error<Runtime>) {
	assert_eq!(result, Err(error.into()));
}

#[track_caller]
fn fails_in_guarantees(result: DispatchResult, error: GuaranteesError<Runtime>) {
	assert_eq!(result, Err(error.into()));
}

/// The number of the next deal.
fn next_deal() -> DealId {
	NextDeal::<Runtime>::get()
}

/// Founder 0 proposes to deliver to founder 3 for 50 SYN, paid on completion; returns the proposal.
fn proposal() -> DealId {
	let id = next_deal();
	propose(0, 3, Delivery::Proposer, 50 * SYN, Payment::OnCompletion).unwrap();
	id
}

/// Founder 0 has sold to founder 3 for 50 SYN, paid on completion; the deal is open.
fn sale() -> DealId {
	open_deal(0, 3, 50 * SYN, Payment::OnCompletion)
}

/// Founder 0 delivers to founder 3; the deal is open, due in `term` eras, with a warranty.
fn deal_with(amount: Balance, payment: Payment, term: u32, warranty: u32, insured: Option<Insured>) -> DealId {
	let id = next_deal();
	propose_with(0, 3, Delivery::Proposer, amount, payment, Terms { term, warranty, insured, ..usual() }).unwrap();
	accept_deal(3, id).unwrap();
	id
}

/// What a deal has insured.
fn insured(proposer: Balance, counterparty: Balance) -> Option<Insured> {
	Some(Insured { proposer, counterparty })
}

/// How a deal stands.
fn state(id: DealId) -> State {
	deal(id).expect("is open").state
}

#[test]
fn all_calls_are_signed() {
	use pallet_synergy_deals::Call;
	story(|| {
		let deal = proposal();
		let (counterparty, delivery, text) = (who(3), Delivery::Proposer, Default::default());
		let (amount, due, warranty) = (SYN, era(), 0);
		let (portion, payment, insured) = (None, Payment::None, None);
		let calls = vec![
			Call::propose { counterparty, delivery, amount, due, warranty, text, portion, payment, insured },
			Call::accept { deal },
			Call::refuse { deal },
			Call::complete { deal },
			Call::cancel { deal },
			Call::close_expired { deal },
			Call::allow_set_off { allowed: true },
			Call::set_off { ring: vec![deal].try_into().unwrap() },
		];
		all_only_signed(calls, &[]);
	});
}
