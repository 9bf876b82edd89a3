//! The promises of this pallet (P1, P2, P5, P8), and that no deal is forgotten (D1, D4).

use crate::{
	types::{Deal, State},
	Config, Deals, Pallet, Side, Unasked,
};
use sp_runtime::TryRuntimeError;
use synergy_primitives::{check_all, Agenda, DealId, NumberOf, Page, Stage, Sum};

impl<T: Config> Pallet<T> {
	/// All promises that this pallet keeps by itself, over the whole state.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		check_all(Self::audit)
	}

	/// All promises of this pallet, for one page.
	pub fn audit(page: &mut Page<T::AccountId>) {
		page.walk(Deals::<T>::iter_from, |page, (id, deal)| {
			let is_on_agenda = T::Agenda::is_scheduled(deal.until, Stage::Deals, id);
			page.ensure(id, is_on_agenda, words_of_forgotten(deal.state));
			for side in [Side::Proposer, Side::Counterparty] {
				Self::count_side(page, id, &deal, side);
			}
			if deal.unasked {
				page.found(Sum::Unasked(deal.counterparty, deal.proposer), 1u32);
			}
		});
		page.walk(Unasked::<T>::iter_from, |page, (owner, other, count)| {
			page.ensure(owner, count > 0, "P8: a count of deals that opened at once is left behind");
			page.kept(Sum::Unasked(owner, other), count);
		});
	}

	/// What a deal is of one of its sides: what that has at risk and in escrow, and whether it is among what it has open.
	fn count_side(page: &mut Page<T::AccountId>, id: DealId, deal: &Deal, side: Side) {
		let number = deal.member(side);
		let is_proposed = deal.state == State::Proposed;
		page.found(Sum::Exposure(number), deal.reserved.of(side));
		if side == Side::Proposer || !is_proposed {
			page.found(Sum::Deals(number), 1u32);
		} else if deal.terms.escrow_payer() == Some(side) {
			page.found(Sum::Offers(number), 1u32);
		}
		if deal.escrow > 0 && deal.terms.payer() == Some(side) {
			match T::People::account(number) {
				Some(account) => page.found(Sum::Escrow(account), deal.escrow),
				None => page.ensure(id, false, "P1: who pays into an escrow is not known"),
			}
		}
	}
}

/// What is broken if nobody looks at a deal when its time is over.
fn words_of_forgotten(state: State) -> &'static str {
	match state {
		State::Proposed => "D1: a proposal is not on the agenda",
		State::Open | State::Unpaid | State::Completed => "D4: a deal is not on the agenda",
	}
}
