//! Proposing, accepting and refusing deals (D1, D2, D3, D5).

use crate::{
	types::{Both, Deal, Ending, Insured, Side, State, Terms},
	Config, Deals, Error, Event, HoldReason, NextDeal, Pallet, Unasked, WeightInfo,
};
use frame_support::{
	ensure,
	traits::{fungible::MutateHold, Get},
	weights::Weight,
};
use sp_runtime::{DispatchError, DispatchResult};
use synergy_primitives::{
	Agenda, Balance, Bid, Clock, DealId, Engagement, Exposure, Market, MemberIndex, NumberOf, People, Portion, Stage,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_propose(
		who: T::AccountId,
		counterparty: T::AccountId,
		mut terms: Terms,
		portion: Option<Portion>,
		insured: Option<Insured>,
	) -> DispatchResult {
		let proposer = Self::number_in(&who, &terms, Side::Proposer)?;
		let counterparty = Self::number_in(&counterparty, &terms, Side::Counterparty)?;
		ensure!(proposer != counterparty, Error::<T>::OwnCounterparty);
		terms.insured = Self::insured(&terms, insured, Both { proposer, counterparty })?;
		Self::ensure_may_open(proposer, &terms, Side::Proposer)?;
		Self::ensure_sound(&terms)?;
		let is_signed = Self::is_signed(proposer, counterparty, &terms, portion)?;
		Self::count_deal(proposer)?;
		Self::count_offer(counterparty, &terms)?;
		let id = NextDeal::<T>::mutate(|next| core::mem::replace(next, next.saturating_add(1)));
		let until = T::Clock::deadline(T::ProposalEras::get());
		let (amount, insured) = (terms.amount, terms.insured);
		let quantity = portion.map_or(0, |portion| portion.quantity);
		let mut deal = Deal::proposed(proposer, counterparty, terms, quantity, until);
		Self::deposit_event(Event::DealProposed { deal: id, proposer, counterparty, amount, insured, portion, until });
		if is_signed && Self::may_open_unasked(counterparty, proposer) {
			Unasked::<T>::mutate(counterparty, proposer, |count| *count = count.saturating_add(1));
			deal.unasked = true;
			return Self::open(id, deal);
		}
		Deals::<T>::insert(id, deal);
		T::Agenda::schedule(until, Stage::Deals, id);
		Ok(())
	}

	/// Fails if there is nothing at stake, what is to be paid and delivered does not go together, or a time is out of bounds
	/// (D1).
	fn ensure_sound(terms: &Terms) -> DispatchResult {
		ensure!(terms.amount > 0, Error::<T>::NothingAtStake);
		ensure!(terms.are_sound(), Error::<T>::UnsoundTerms);
		let era = T::Clock::era();
		let last = era.saturating_add(T::MaxTerm::get());
		let is_in_bounds = (era..=last).contains(&terms.due) && terms.warranty <= T::MaxTerm::get();
		ensure!(is_in_bounds, Error::<T>::TermOutOfBounds);
		Ok(())
	}

	/// Whether the counterparty has signed these terms in advance, on the listing that the proposal comes from, if any (L2). Fails
	/// if they do not fit it.
	fn is_signed(
		proposer: MemberIndex,
		counterparty: MemberIndex,
		terms: &Terms,
		portion: Option<Portion>,
	) -> Result<bool, DispatchError> {
		let Some(Portion { listing, quantity }) = portion else { return Ok(false) };
		let bid = Bid {
			proposer,
			counterparty,
			proposer_delivers: terms.delivers(Side::Proposer),
			counterparty_delivers: terms.delivers(Side::Counterparty),
			quantity,
			amount: terms.amount,
			payment: terms.payment,
			term: terms.due.saturating_sub(T::Clock::era()),
			warranty: terms.warranty,
			insured: terms.insured.counterparty,
			is_secured: terms.insured.proposer == terms.whole().proposer,
			has_text: !terms.text.is_empty(),
		};
		T::Market::has_signed(listing, &bid)
	}

	/// What proposing costs at most: on a listing, the deal may open at once.
	pub(crate) fn weight_of_propose(portion: Option<Portion>) -> Weight {
		let at_once = T::WeightInfo::accept().saturating_add(T::WeightInfo::listed());
		T::WeightInfo::propose().saturating_add(portion.map_or(Weight::zero(), |_| at_once))
	}

	/// Whether the owner of a listing has a place for a deal that opens without being asked: it keeps half of its places for
	/// what it signs itself, and nobody takes more than a few of the others (A9).
	fn may_open_unasked(owner: MemberIndex, other: MemberIndex) -> bool {
		let half = T::MaxDeals::get().checked_div(2).unwrap_or_default();
		let is_within_half = T::Exposure::engaged(owner, Engagement::Deal) < half;
		is_within_half && Unasked::<T>::get(owner, other) < T::MaxUnasked::get()
	}

	/// Counts one more open deal, or proposal of its own, of a member (D1).
	fn count_deal(number: MemberIndex) -> DispatchResult {
		let has_place = T::Exposure::engage(number, Engagement::Deal, T::MaxDeals::get());
		ensure!(has_place, Error::<T>::TooManyDeals);
		Ok(())
	}

	/// Counts a proposal that waits for the answer of one who pays into an escrow, so that a customer keeps its number (D7).
	fn count_offer(number: MemberIndex, terms: &Terms) -> DispatchResult {
		let may_be_customer = terms.escrow_payer() == Some(Side::Counterparty);
		let is_counted = !may_be_customer || T::Exposure::engage(number, Engagement::Offer, u32::MAX);
		ensure!(is_counted, Error::<T>::TooManyDeals);
		Ok(())
	}

	/// A proposal is answered, or over.
	pub(crate) fn discount_offer(deal: &Deal) {
		if deal.terms.escrow_payer() == Some(Side::Counterparty) {
			T::Exposure::disengage(deal.counterparty, Engagement::Offer);
		}
	}

	/// The number under which an account takes part. Who pays into an escrow need not have one before (D7).
	fn number_in(who: &T::AccountId, terms: &Terms, side: Side) -> Result<MemberIndex, DispatchError> {
		if terms.escrow_payer() == Some(side) {
			T::People::customer(who, side == Side::Proposer)
		} else {
			Self::number_of(who)
		}
	}

	/// What is insured: as named, otherwise everything. With a customer nothing can be, because its claim is limited to the
	/// escrow (D7).
	fn insured(terms: &Terms, named: Option<Insured>, numbers: Both<MemberIndex>) -> Result<Insured, DispatchError> {
		if Self::is_by_customer(terms, numbers) {
			let insured = named.unwrap_or_default();
			ensure!(insured == Insured::default(), Error::<T>::NotInsurable);
			return Ok(insured);
		}
		Ok(named.unwrap_or_else(|| terms.whole()))
	}

	/// Whether the buyer is a customer: it pays into an escrow, and is no member (D7).
	fn is_by_customer(terms: &Terms, numbers: Both<MemberIndex>) -> bool {
		terms.escrow_payer().is_some_and(|side| !T::People::is_member(numbers.of(side)))
	}

	/// Fails unless a side may open a deal on these terms: as a member (D5), or as a customer (D7).
	fn ensure_may_open(number: MemberIndex, terms: &Terms, side: Side) -> DispatchResult {
		if terms.admit_customer(side) {
			T::People::ensure_may_buy(number)
		} else {
			T::People::ensure_may_open(number)
		}
	}

	pub(crate) fn do_accept(who: T::AccountId, id: DealId) -> DispatchResult {
		let (number, deal) = Self::proposed_to(&who, id)?;
		Self::ensure_may_open(number, &deal.terms, Side::Counterparty)?;
		Self::ensure_may_open(deal.proposer, &deal.terms, Side::Proposer)
			.map_err(|_| Error::<T>::ProposerNotInGoodStanding)?;
		let era = T::Clock::era();
		ensure!(era <= deal.terms.due, Error::<T>::TermOutOfBounds);
		Self::open(id, deal)
	}

	/// Opens a deal that both sides have signed (D2).
	fn open(id: DealId, mut deal: Deal) -> DispatchResult {
		Self::count_deal(deal.counterparty)?;
		Self::discount_offer(&deal);
		if let Some(portion) = deal.portion() {
			T::Market::take(id, portion)?;
		}
		let numbers = Both { proposer: deal.proposer, counterparty: deal.counterparty };
		deal.by_customer = Self::is_by_customer(&deal.terms, numbers);
		deal.reserved = Both { proposer: deal.terms.insured.proposer, counterparty: deal.terms.insured.counterparty };
		for side in [Side::Proposer, Side::Counterparty] {
			T::Exposure::reserve(deal.member(side), deal.reserved.of(side))?;
		}
		deal.escrow = Self::hold_escrow(&deal)?;
		deal.state = State::Open;
		let until = deal.terms.due.saturating_add(T::ClaimWindow::get()).saturating_add(1);
		Self::put_off(id, &mut deal, until);
		Self::deposit_event(Event::DealOpened {
			deal: id,
			proposer: deal.proposer,
			counterparty: deal.counterparty,
			amount: deal.terms.amount,
			insured: deal.terms.insured,
			escrow: deal.escrow,
			portion: deal.portion(),
			by_customer: deal.by_customer,
		});
		Deals::<T>::insert(id, deal);
		Ok(())
	}

	/// Holds the payment of an escrowed deal. Returns what is held.
	fn hold_escrow(deal: &Deal) -> Result<Balance, DispatchError> {
		let Some(payer) = deal.terms.escrow_payer() else { return Ok(0) };
		let account = Self::account(deal.member(payer))?;
		T::Currency::hold(&HoldReason::Escrow.into(), &account, deal.terms.amount)
			.map_err(|_| Error::<T>::NotEnoughMoney)?;
		Ok(deal.terms.amount)
	}

	pub(crate) fn do_refuse(who: T::AccountId, id: DealId) -> DispatchResult {
		let (_, deal) = Self::proposed_to(&who, id)?;
		Self::close(id, deal, Ending::Refused);
		Ok(())
	}

	/// A proposal that waits for an answer of this account.
	fn proposed_to(who: &T::AccountId, id: DealId) -> Result<(MemberIndex, Deal), DispatchError> {
		let number = Self::number_of(who)?;
		let deal = Self::timely(id)?;
		let is_waiting = deal.state == State::Proposed && deal.counterparty == number;
		ensure!(is_waiting, Error::<T>::NotProposedToYou);
		Ok((number, deal))
	}

	/// A deal whose time is not over (E3).
	pub(crate) fn timely(id: DealId) -> Result<Deal, DispatchError> {
		let deal = Deals::<T>::get(id).ok_or(Error::<T>::NoSuchDeal)?;
		ensure!(Self::is_in_time(id, &deal), Error::<T>::Due);
		Ok(deal)
	}

	/// Moves a deal to another place on the agenda.
	pub(crate) fn put_off(id: DealId, deal: &mut Deal, until: synergy_primitives::EraIndex) {
		T::Agenda::cancel(deal.until, Stage::Deals, id);
		T::Agenda::schedule(until, Stage::Deals, id);
		deal.until = until;
	}

	pub(crate) fn number_of(who: &T::AccountId) -> Result<MemberIndex, DispatchError> {
		T::People::number(who).ok_or_else(|| Error::<T>::NotKnown.into())
	}

	pub(crate) fn account(number: MemberIndex) -> Result<T::AccountId, DispatchError> {
		T::People::account(number).ok_or_else(|| Error::<T>::NotKnown.into())
	}
}
