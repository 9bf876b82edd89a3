//! The promises of this pallet (P1, P2, P5, P8).

use crate::{types::State, Config, Deals, HoldReason, Pallet, Side, Unasked};
use alloc::collections::BTreeMap;
use frame_support::{ensure, traits::fungible::InspectHold};
use sp_runtime::TryRuntimeError;
use synergy_primitives::{Balance, Engagement, Exposure, MemberIndex, NumberOf};

/// What is recorded of one member: what it has at risk, what it has in escrow, how many deals it has open.
type Recorded = (Balance, Balance, u32);

impl<T: Config> Pallet<T> {
	/// All promises of this pallet over the whole state.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		for (number, (_, escrow, open)) in &Self::recorded() {
			let counted = T::Exposure::engaged(*number, Engagement::Deal);
			ensure!(counted == *open, "D1: open deals are not counted so");
			let held = T::People::account(*number)
				.map_or(0, |account| T::Currency::balance_on_hold(&HoldReason::Escrow.into(), &account));
			ensure!(held == *escrow, "P1: escrow held and recorded differ");
		}
		let counted: BTreeMap<_, _> = Unasked::<T>::iter().map(|(owner, other, n)| ((owner, other), n)).collect();
		ensure!(counted == Self::opened_unasked(), "A9: deals that opened at once are not counted so");
		Ok(())
	}

	/// How many open deals opened at once, by the owner of the listing and the other side.
	fn opened_unasked() -> BTreeMap<(MemberIndex, MemberIndex), u32> {
		let mut opened = BTreeMap::<_, u32>::new();
		for deal in Deals::<T>::iter_values().filter(|deal| deal.unasked) {
			let count = opened.entry((deal.counterparty, deal.proposer)).or_default();
			*count = count.saturating_add(1);
		}
		opened
	}

	/// What each member has at risk in its deals, in units (P2).
	pub fn reservations() -> BTreeMap<MemberIndex, Balance> {
		Self::recorded().into_iter().map(|(number, (reserved, _, _))| (number, reserved)).collect()
	}

	/// How many open deals, and proposals of its own, each member has (D1).
	pub fn open_deals() -> BTreeMap<MemberIndex, u32> {
		Self::recorded().into_iter().map(|(number, (_, _, open))| (number, open)).collect()
	}

	/// How many proposals wait for the answer of each of those who pay into an escrow: of customers that is counted (D7).
	pub fn open_offers() -> BTreeMap<MemberIndex, u32> {
		let mut offers = BTreeMap::<MemberIndex, u32>::new();
		for deal in Deals::<T>::iter_values().filter(|deal| deal.state == State::Proposed) {
			if deal.terms.escrow_payer() == Some(Side::Counterparty) {
				let count = offers.entry(deal.counterparty).or_default();
				*count = count.saturating_add(1);
			}
		}
		offers
	}

	fn recorded() -> BTreeMap<MemberIndex, Recorded> {
		let mut recorded = BTreeMap::<MemberIndex, Recorded>::new();
		for deal in Deals::<T>::iter_values() {
			for side in [Side::Proposer, Side::Counterparty] {
				let entry = recorded.entry(deal.member(side)).or_default();
				entry.0 = entry.0.saturating_add(deal.reserved.of(side));
				if deal.terms.payer() == Some(side) {
					entry.1 = entry.1.saturating_add(deal.escrow);
				}
				if side == Side::Proposer || deal.state != State::Proposed {
					entry.2 = entry.2.saturating_add(1);
				}
			}
		}
		recorded
	}
}
