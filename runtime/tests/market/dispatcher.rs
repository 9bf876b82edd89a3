//! The dispatcher (L8): a proxy that keeps listings and confirms deliveries, and does nothing else.

use crate::*;
use pallet_synergy_listings::Call as L;
use sp_runtime::MultiAddress;
use synergy_runtime::configs::system::ProxyType;

/// Account 1,001 is the dispatcher of founder 0.
const DISPATCHER: u32 = 1_001;

fn appoint() {
	let delegate = MultiAddress::Id(who(DISPATCHER));
	call(who(0), pallet_proxy::Call::add_proxy { delegate, proxy_type: ProxyType::Dispatcher, delay: 0 }).unwrap();
}

/// What became of a call that the dispatcher makes for founder 0.
fn dispatch(call: impl Into<RuntimeCall>) -> DispatchResult {
	dispatch_as(None, call)
}

fn dispatch_as(force_proxy_type: Option<ProxyType>, call: impl Into<RuntimeCall>) -> DispatchResult {
	System::reset_events();
	let real = MultiAddress::Id(who(0));
	let call = Box::new(call.into());
	kit::call(who(DISPATCHER), pallet_proxy::Call::proxy { real, force_proxy_type, call })?;
	let executed = System::events().into_iter().find_map(|record| match record.event {
		RuntimeEvent::Proxy(pallet_proxy::Event::ProxyExecuted { result }) => Some(result),
		_ => None,
	});
	executed.expect("a proxy call tells its result")
}

#[track_caller]
fn is_refused(call: impl Into<RuntimeCall>) {
	assert_eq!(dispatch(call), Err(frame_system::Error::<Runtime>::CallFiltered.into()));
}

#[test]
fn l8_succeeds_with_listings() {
	story(|| {
		appoint();
		dispatch(L::publish { content: offer() }).unwrap();
		dispatch(L::publish_many { contents: vec![request()].try_into().unwrap() }).unwrap();
		dispatch(L::update { listing: 0, content: Content { quantity: 3, ..offer() } }).unwrap();
		dispatch(L::pause { listing: 0 }).unwrap();
		dispatch(L::resume { listing: 0 }).unwrap();
		assert_eq!((left(0), stored(0).unwrap().owner), (3, 0));
		dispatch(L::unpublish { listing: 1 }).unwrap();
	});
}

fn completes(deal: DealId) -> DispatchResult {
	dispatch(pallet_synergy_deals::Call::complete { deal })
}

#[test]
fn l8_succeeds_with_confirming_a_delivery_that_costs_no_money() {
	story(|| {
		appoint();
		let deal = open_deal(0, 3, 20 * SYN, Payment::None);
		complete(3, deal).unwrap();
		completes(deal).unwrap();
		assert_eq!(kit::deal(deal), None);
	});
}

#[test]
fn l8_a_delivery_that_the_dispatcher_confirms_is_paid_by_the_member_itself() {
	story(|| {
		appoint();
		for payment in [Payment::OnCompletion, Payment::Escrow] {
			let (purse, supplier) = (total(0), total(3));
			let deal = open_deal(3, 0, 20 * SYN, payment);
			completes(deal).unwrap();
			let confirmed = RuntimeEvent::Deals(pallet_synergy_deals::Event::ReceiptConfirmed { deal, by: 0 });
			assert!(System::events().into_iter().any(|record| record.event == confirmed));
			assert_eq!((total(0), total(3)), (purse, supplier), "no money has moved");
			assert_eq!(completes(deal), Err(DealsError::<Runtime>::AlreadySaid.into()));
			promises();
			complete(0, deal).unwrap();
			assert_eq!((kit::deal(deal), total(0), total(3)), (None, purse - 20 * SYN, supplier + 20 * SYN));
		}
	});
}

#[test]
fn l8_what_the_dispatcher_has_confirmed_silence_pays_when_the_time_is_over() {
	story(|| {
		appoint();
		let supplier = free(3);
		let deal = open_deal(3, 0, 20 * SYN, Payment::OnCompletion);
		completes(deal).unwrap();
		eras(9);
		assert_eq!((kit::deal(deal), free(3)), (None, supplier + 20 * SYN));
	});
}

#[test]
fn l8_a_proxy_for_everything_but_transfers_pays_as_the_member_does() {
	story(|| {
		let delegate = MultiAddress::Id(who(DISPATCHER));
		call(who(0), pallet_proxy::Call::add_proxy { delegate, proxy_type: ProxyType::NonTransfer, delay: 0 }).unwrap();
		let deal = open_deal(3, 0, 20 * SYN, Payment::OnCompletion);
		completes(deal).unwrap();
		assert_eq!(kit::deal(deal), None);
	});
}

#[test]
fn l8_fails_with_paying_what_is_owed() {
	story(|| {
		appoint();
		let deal = open_deal(3, 0, 20 * SYN, Payment::OnCompletion);
		let rest = free(0) - 1;
		transfer(0, 1_000, rest).unwrap();
		eras(9);
		assert_eq!(kit::deal(deal).unwrap().state, pallet_synergy_deals::State::Unpaid);
		transfer(1_000, 0, rest).unwrap();
		assert_eq!(completes(deal), Err(DealsError::<Runtime>::NotYourPurse.into()));
		complete(0, deal).unwrap();
		assert_eq!(kit::deal(deal), None);
	});
}

#[test]
fn l8_may_confirm_a_leg_but_not_sign_a_measured_gain() {
	story(|| {
		appoint();
		let confirm = |measured| pallet_synergy_cycles::Call::confirm { cycle_contract: 0, cycle: 0, leg: 0, measured };
		assert_eq!(dispatch(confirm(None)), Err(pallet_synergy_cycles::Error::<Runtime>::NoSuchCycle.into()));
		is_refused(confirm(Some(SYN)));
	});
}

#[test]
fn l8_fails_with_money_pledges_and_votes() {
	story(|| {
		appoint();
		let deal = open_deal(0, 3, 20 * SYN, Payment::OnCompletion);
		let complaint = complain(3, deal, 20 * SYN);
		let to = MultiAddress::Id(who(DISPATCHER));
		is_refused(pallet_balances::Call::transfer_allow_death { dest: to, value: SYN });
		is_refused(pallet_synergy_guarantees::Call::pledge { ward: who(DISPATCHER), tier: Tier::T10 });
		is_refused(pallet_synergy_guarantees::Call::revoke { ward: who(7) });
		is_refused(pallet_synergy_complaints::Call::vote { complaint, percent: 0 });
		is_refused(pallet_synergy_complaints::Call::settle { complaint, amount: SYN });
		is_refused(pallet_synergy_deals::Call::accept { deal });
		is_refused(pallet_synergy_deals::Call::cancel { deal });
		let delegate = MultiAddress::Id(who(1_002));
		is_refused(pallet_proxy::Call::add_proxy { delegate, proxy_type: ProxyType::Dispatcher, delay: 0 });
	});
}

#[test]
fn l8_fails_in_a_batch_or_by_another_proxy_call() {
	story(|| {
		appoint();
		let pledge: RuntimeCall =
			pallet_synergy_guarantees::Call::pledge { ward: who(DISPATCHER), tier: Tier::T10 }.into();
		let harmless: RuntimeCall = L::publish { content: offer() }.into();
		is_refused(pallet_utility::Call::batch { calls: vec![harmless.clone(), pledge.clone()] });
		is_refused(pallet_utility::Call::batch_all { calls: vec![pledge.clone()] });
		is_refused(pallet_utility::Call::force_batch { calls: vec![harmless] });
		is_refused(pallet_utility::Call::as_derivative { index: 0, call: Box::new(pledge.clone()) });
		let real = MultiAddress::Id(who(0));
		is_refused(pallet_proxy::Call::proxy { real, force_proxy_type: None, call: Box::new(pledge) });
	});
}

#[test]
fn l8_fails_as_another_kind_of_proxy() {
	story(|| {
		appoint();
		let call = pallet_balances::Call::transfer_allow_death { dest: MultiAddress::Id(who(1_002)), value: SYN };
		let as_any = dispatch_as(Some(ProxyType::Any), call);
		assert_eq!(as_any, Err(pallet_proxy::Error::<Runtime>::NotProxy.into()));
	});
}

#[test]
fn l8_fails_when_it_would_sign_terms_in_advance() {
	story(|| {
		appoint();
		let id = published(0, offer());
		let standing = Some(Standing { payment: Payment::Escrow, term: 5, warranty: 0, insured: 0 });
		let signed = Content { standing, ..request() };
		is_refused(L::publish { content: signed.clone() });
		is_refused(L::publish_many { contents: vec![offer(), signed].try_into().unwrap() });
		is_refused(L::update { listing: id, content: Content { standing, ..offer() } });
	});
}

#[test]
fn l8_fails_to_resume_terms_that_were_signed_in_advance() {
	story(|| {
		appoint();
		let standing = Some(Standing { payment: Payment::Escrow, term: 5, warranty: 0, insured: 0 });
		let id = published(0, Content { standing, ..offer() });
		dispatch(L::pause { listing: id }).unwrap();
		assert_eq!(dispatch(L::resume { listing: id }), Err(Error::<Runtime>::NotYourPurse.into()));
		assert!(stored(id).unwrap().is_paused);
		resume(0, id).unwrap();
		assert_eq!(board(DAIRY, Kind::Offer), [id]);
	});
}

#[test]
fn l8_fails_when_the_member_is_suspended() {
	story(|| {
		appoint();
		make_suspended(0);
		let published = dispatch(L::publish { content: offer() });
		assert_eq!(published, Err(GuaranteesError::<Runtime>::Suspended.into()));
	});
}
