//! Lost keys (F6, M6, A6): what moves, what does not, and who can stop it.
use crate::*;
use codec::Encode;
use frame_support::traits::fungible::InspectHold;
use pallet_synergy_clubs::ChargeQuotaOrFee;
use pallet_synergy_deals::Delivery;
use pallet_synergy_guarantees::{Event, FormerKeys, Lapse, NewKeys, Recoveries, Recovery, RecoveryPhase, Request};
use sp_runtime::traits::DispatchTransaction;
use synergy_primitives::Agenda;
use synergy_runtime::RuntimeHoldReason;

type G = pallet_synergy_guarantees::Call<Runtime>;

/// The member whose key is lost. Its guarantors are 1 and 2, its wards 4 and 5.
pub const LOST: u32 = 0;
/// An account without money that is to be its new key.
pub const NEW: u32 = 10_000;

pub fn recover(by: u32, lost: u32, account: u32) -> DispatchResult {
	call(who(by), G::recover { lost: who(lost), account: who(account) })
}
pub fn accept_recovery(by: u32, lost: u32) -> DispatchResult {
	call(who(by), G::accept_recovery { lost: who(lost) })
}
pub fn cancel_recovery(by: u32, lost: u32) -> DispatchResult {
	call(who(by), G::cancel_recovery { lost: who(lost) })
}
pub fn allow_money(by: AccountId, lost: u32) -> DispatchResult {
	call(by, G::allow_money { lost: who(lost) })
}
pub fn fetch_money(by: u32, lost: u32, offered: Option<(u32, u32)>) -> DispatchResult {
	let offered = offered.map(|(guarantor, ward)| (who(guarantor), who(ward)));
	call(who(by), G::fetch_money { lost: who(lost), offered })
}

/// Sends a call as a transaction that an account has signed: its nonce grows, and it takes quota or pays.
pub fn sign(n: u32, call: impl Into<RuntimeCall>) -> bool {
	let call = call.into();
	let info = frame_support::dispatch::GetDispatchInfo::get_dispatch_info(&call);
	let nonce = frame_system::Account::<Runtime>::get(who(n)).nonce;
	let extension = ChargeQuotaOrFee::<Runtime>::new(nonce, 0);
	let result = extension.dispatch_transaction(RuntimeOrigin::signed(who(n)), call, &info, 100, 0);
	result.expect("gets into a block").is_ok()
}

/// An account signs something for the first time in its life, so that it has a key to lose.
pub fn sign_once(n: u32) {
	sign(n, frame_system::Call::<Runtime>::remark { remark: Vec::new() });
}

/// A chain of six founders who have stood for 30 eras, two of whom have signed something.
pub fn old_chain(test: impl FnOnce()) {
	chain(6, Tier::T100).execute_with(|| {
		sign_once(LOST);
		sign_once(3);
		eras(30);
		test();
		promises();
	});
}

/// The guarantors of founder 0 name its new key.
pub fn agree() {
	recover(1, LOST, NEW).unwrap();
	recover(2, LOST, NEW).unwrap();
	promises();
}

/// They do, the new key signs, and the delay passes.
pub fn lose() {
	agree();
	accept_recovery(NEW, LOST).unwrap();
	eras(14);
}

pub fn request(n: u32) -> Option<Request<AccountId, <Runtime as pallet_synergy_guarantees::Config>::MaxGuarantors>> {
	match Recoveries::<Runtime>::get(number(n))? {
		Recovery::Open(request) => Some(request),
		Recovery::Barred { .. } => None,
	}
}

/// Until when nobody may ask for a new key.
pub fn barred_until(n: u32) -> Option<u32> {
	match Recoveries::<Runtime>::get(number(n))? {
		Recovery::Open(_) => None,
		Recovery::Barred { until } => Some(until),
	}
}

/// Nothing has moved, and why.
#[track_caller]
pub fn lapsed(why: Lapse) {
	assert!(has_happened(Event::RecoveryLapsed { member: 0, account: who(NEW), why }));
	assert_eq!((number(LOST), member(LOST).account), (0, who(LOST)));
	assert!(!Recoveries::<Runtime>::contains_key(0));
	assert!(!NewKeys::<Runtime>::contains_key(who(NEW)));
	promises();
}

fn held_for(n: u32, reason: impl Into<RuntimeHoldReason>) -> Balance {
	Balances::balance_on_hold(&reason.into(), &who(n))
}

/// What is held of an account as deposits, as funding, as escrow, and as an offer to settle.
fn holds(n: u32) -> [Balance; 4] {
	use pallet_synergy_guarantees::HoldReason::{Deposit, Funding};
	let escrow = held_for(n, pallet_synergy_deals::HoldReason::Escrow);
	let settlement = held_for(n, pallet_synergy_complaints::HoldReason::Settlement);
	[held_for(n, Deposit), held_for(n, Funding), escrow, settlement]
}

#[test]
fn m6_the_number_moves_with_everything_under_it_and_free_money_stays() {
	old_chain(|| {
		// A pledge that waits, a payer's part with a premium and an offer, for others' guarantees.
		pledge(LOST, 1_000, Tier::T10).unwrap();
		fund(LOST, 3, 1_001, 4 * SYN, SYN).unwrap();
		pledge(3, 1_001, Tier::T10).unwrap();
		fund(LOST, 3, 1_002, 7 * SYN, 0).unwrap();
		agree();
		accept_recovery(NEW, LOST).unwrap();
		eras(10);
		// A deal paid into an escrow, a deal of which somebody complains, and a listing.
		propose(3, LOST, Delivery::Proposer, 20 * SYN, Payment::Escrow).unwrap();
		accept_deal(LOST, 0).unwrap();
		let sold = deal_of(LOST, 3, 50 * SYN);
		publish(LOST, content(pallet_synergy_listings::Kind::Offer, DAIRY)).unwrap();
		eras(3);
		let complaint = complain(3, sold, 50 * SYN);
		settle(LOST, complaint, 30 * SYN).unwrap();
		assert_eq!(holds(LOST), [210 * SYN, 12 * SYN, 20 * SYN, 30 * SYN]);
		let (before, was_free, references) = (member(LOST), free(LOST), sufficients(LOST));
		next_era();
		assert_eq!((number(NEW), is_known(LOST)), (0, false));
		let after = member(NEW);
		let as_before = pallet_synergy_guarantees::MemberOf::<Runtime> { account: who(LOST), ..after };
		assert_eq!(as_before.encode(), before.encode(), "M6: nothing moves but money");
		assert_eq!(holds(NEW), [210 * SYN, 0, 20 * SYN, 30 * SYN], "what is held by number moves (P1)");
		assert_eq!(holds(LOST), [0, 12 * SYN, 0, 0], "what is held by account stays");
		assert_eq!((free(LOST), free(NEW)), (was_free - 1, 1), "one unit, without which nothing can be held");
		assert_eq!((references, sufficients(NEW), sufficients(LOST)), (3, 3, 1), "M4");
		assert!(is_suspended(NEW), "the complaint goes on");
		promises();
		// It all goes on.
		accept_settlement(3, complaint, 30 * SYN).unwrap();
		complete(NEW, 0).unwrap();
		revoke(NEW, 5).unwrap();
		unpledge(NEW, NEW, 1_000).unwrap();
		unpublish(NEW, 0).unwrap();
		assert_eq!(holds(NEW), [200 * SYN, 0, 0, 0]);
		eras(11);
		assert_eq!((holds(NEW)[0], free(NEW)), (100 * SYN, 110 * SYN + 1), "a deposit comes back to the new key");
		unpledge(3, 3, 1_001).unwrap();
		assert_eq!(holds(LOST), [0, 7 * SYN, 0, 0], "and a payer's to the account from which it came (G2)");
	});
}

#[test]
fn f6_free_money_moves_if_the_council_signs() {
	old_chain(|| {
		agree();
		accept_recovery(NEW, LOST).unwrap();
		allow_money(council(0), LOST).unwrap();
		let money = free(LOST);
		eras(14);
		assert_eq!((number(NEW), free(NEW), total(LOST)), (0, money, 0));
		let (old, new) = (who(LOST), who(NEW));
		assert!(has_happened(Event::KeyReplaced { member: 0, old, new, money: money - 1 }));
	});
}

#[test]
fn m4_a_member_without_money_gets_a_key_without_money() {
	chain(6, Tier::T100).execute_with(|| {
		join(10_001, Tier::T10, &[0, 1]);
		sign_once(10_001);
		eras(31);
		recover(0, 10_001, NEW).unwrap();
		recover(1, 10_001, NEW).unwrap();
		assert_eq!(sufficients(NEW), 1);
		assert!(sign(NEW, G::accept_recovery { lost: who(10_001) }), "for free");
		eras(14);
		assert_eq!((number(NEW), sufficients(NEW), sufficients(10_001)), (6, 3, 1));
		assert!(sign(NEW, G::leave {}));
		assert_eq!((status(NEW), held(0)), (Status::Former, 200 * SYN));
		promises();
	});
}

#[test]
fn m4_the_new_account_is_gone_when_nothing_comes_of_it() {
	old_chain(|| {
		agree();
		eras(14);
		lapsed(Lapse::NotAccepted);
		assert!(!System::account_exists(&who(NEW)), "P8");
	});
}

#[test]
fn a6_guarantors_cannot_take_the_key_of_a_member_that_is_away_for_a_week() {
	old_chain(|| {
		sign(LOST, frame_system::Call::<Runtime>::remark { remark: b"off to the mountains".to_vec() });
		agree();
		assert!(sign(NEW, G::accept_recovery { lost: who(LOST) }));
		allow_money(council(0), LOST).unwrap();
		eras(7);
		// It is back, and knows nothing of it. Its first call fails, for whatever reason.
		assert!(!sign(LOST, G::leave {}));
		assert!(synergy_runtime::reading::member(who(LOST)).unwrap().recovery.unwrap().is_heard);
		refused(recover(1, LOST, NEW), Error::KeyInUse);
		refused(allow_money(council(0), LOST), Error::KeyInUse);
		eras(7);
		assert_eq!((number(LOST), is_known(NEW)), (0, false));
		let account = who(NEW);
		assert!(has_happened(Event::RecoveryCancelled { member: 0, account, barred_until: Some(74) }));
		refused(recover(1, LOST, NEW), Error::RecoveryBarred);
		eras(29);
		refused(recover(1, LOST, NEW), Error::RecoveryBarred);
		next_era();
		assert_eq!((era(), Recoveries::<Runtime>::contains_key(0)), (74, false));
		recover(1, LOST, NEW).unwrap();
	});
}

#[test]
fn a6_a_push_of_the_old_key_counts_and_its_dispatcher_does_not() {
	old_chain(|| {
		let delegate = sp_runtime::MultiAddress::Id(who(1_000));
		let proxy_type = synergy_runtime::configs::system::ProxyType::Dispatcher;
		call(who(LOST), pallet_proxy::Call::<Runtime>::add_proxy { delegate, proxy_type, delay: 0 }).unwrap();
		agree();
		let real = sp_runtime::MultiAddress::Id(who(LOST));
		let publish = pallet_synergy_listings::Call::<Runtime>::publish {
			content: content(pallet_synergy_listings::Kind::Offer, DAIRY),
		};
		let by_proxy = |inner: RuntimeCall| pallet_proxy::Call::<Runtime>::proxy {
			real: real.clone(),
			force_proxy_type: None,
			call: Box::new(inner),
		};
		assert!(sign(1_000, by_proxy(publish.into())));
		assert!(sign(1_000, by_proxy(G::cancel_recovery { lost: who(LOST) }.into())));
		let view = || synergy_runtime::reading::member(who(LOST)).unwrap().recovery.unwrap();
		assert!(!view().is_heard, "somebody else's shop runs on though the key is lost, and cannot speak for it");
		propose(3, 4, Delivery::Proposer, SYN, Payment::None).unwrap();
		eras(6);
		boundary();
		assert!(sign(LOST, pallet_synergy_complaints::Call::<Runtime>::advance {}));
		assert!(view().is_heard);
		work();
	});
}

#[test]
fn f6_lapses_when_a_guarantor_changes_its_mind() {
	old_chain(|| {
		agree();
		accept_recovery(NEW, LOST).unwrap();
		eras(5);
		revoke(1, LOST).unwrap();
		eras(9);
		lapsed(Lapse::TooFewGuarantors);
	});
}

#[test]
fn f6_those_who_are_left_are_enough_if_they_are_as_many_as_make_a_member() {
	chain(6, Tier::T100).execute_with(|| {
		pledge(3, LOST, Tier::T100).unwrap();
		accept_guarantor(LOST, 3).unwrap();
		sign_once(LOST);
		eras(31);
		agree();
		assert!(!request(LOST).unwrap().is_agreed(), "the third has a say, too");
		recover(3, LOST, NEW).unwrap();
		assert!(request(LOST).unwrap().is_agreed());
		accept_recovery(NEW, LOST).unwrap();
		revoke(3, LOST).unwrap();
		eras(14);
		assert_eq!((number(NEW), guarantors(NEW)), (0, vec![1, 2]));
		promises();
	});
}

#[test]
fn f6_lapses_when_the_new_account_buys_itself() {
	old_chain(|| {
		agree();
		transfer(3, NEW, SYN).unwrap();
		accept_recovery(NEW, LOST).unwrap();
		eras(12);
		propose(NEW, 3, Delivery::Counterparty, SYN, Payment::Escrow).unwrap();
		eras(2);
		lapsed(Lapse::NotFresh);
	});
}

#[test]
fn f6_lapses_when_the_new_account_applies_itself() {
	old_chain(|| {
		agree();
		accept_recovery(NEW, LOST).unwrap();
		eras(1);
		apply(NEW, Tier::T10, &[]).unwrap();
		eras(13);
		lapsed(Lapse::NotFresh);
	});
}

#[test]
fn f6_nobody_can_stop_it_by_an_offer_to_the_new_account() {
	old_chain(|| {
		agree();
		refused(propose(3, NEW, Delivery::Proposer, SYN, Payment::Escrow), Error::IsNewKey);
		accept_recovery(NEW, LOST).unwrap();
		eras(14);
		propose(3, NEW, Delivery::Proposer, SYN, Payment::Escrow).unwrap();
		assert_eq!(number(NEW), 0);
	});
}

#[test]
fn f6_nobody_can_stop_it_by_an_offer_while_it_is_being_named() {
	old_chain(|| {
		recover(1, LOST, NEW).unwrap();
		let offer = pallet_synergy_deals::NextDeal::<Runtime>::get();
		propose(3, NEW, Delivery::Proposer, SYN, Payment::Escrow).unwrap();
		propose(4, NEW, Delivery::Proposer, SYN, Payment::Escrow).unwrap();
		assert!(is_known(NEW));
		promises();
		recover(2, LOST, NEW).unwrap();
		assert!(request(LOST).unwrap().is_agreed() && !is_known(NEW));
		assert_eq!(pallet_synergy_guarantees::Customers::<Runtime>::iter().count(), 0, "P8");
		assert!(has_happened(Event::CustomerForgotten { account: who(NEW), customer: 6 }));
		promises();
		let not_known = pallet_synergy_deals::Error::<Runtime>::NotKnown;
		assert_eq!(accept_deal(NEW, offer), Err(not_known.into()));
		cancel(3, offer).unwrap();
		accept_recovery(NEW, LOST).unwrap();
		eras(7);
		assert_eq!(pallet_synergy_deals::Deals::<Runtime>::iter().count(), 0, "P8");
		eras(7);
		assert_eq!(number(NEW), 0);
	});
}

#[test]
fn f6_an_account_to_which_something_was_proposed_may_be_named_until_it_accepts() {
	old_chain(|| {
		propose(3, 1_000, Delivery::Proposer, SYN, Payment::Escrow).unwrap();
		recover(1, LOST, 1_000).unwrap();
		assert!(is_known(1_000), "nothing changes before all have named it");
		accept_deal(1_000, 0).unwrap();
		refused(recover(2, LOST, 1_000), Error::NotFresh);
		complete(1_000, 0).unwrap();
		recover(2, LOST, 1_000).unwrap();
		assert!(request(LOST).unwrap().is_agreed());
	});
}

#[test]
fn f6_goes_on_while_the_member_is_suspended_or_lapsing() {
	old_chain(|| {
		agree();
		accept_recovery(NEW, LOST).unwrap();
		eras(11);
		let deal = deal_of(LOST, 3, 50 * SYN);
		let complaint = complain(3, deal, 50 * SYN);
		eras(2);
		assert!(is_suspended(LOST) && is_suspended(1));
		next_era();
		assert_eq!(number(NEW), 0);
		let accused = crate::complaint(complaint).map(|complaint| complaint.accused);
		assert_eq!(accused, Some(0), "goes on against the number");
		settle(NEW, complaint, 50 * SYN).unwrap_err();
		transfer(3, NEW, 60 * SYN).unwrap();
		settle(NEW, complaint, 50 * SYN).unwrap();
		assert!(!is_suspended(NEW));
	});
}

#[test]
fn f6_lapses_when_the_member_is_out_meanwhile() {
	chain(6, Tier::T100).execute_with(|| {
		join(1_000, Tier::T10, &[0, 1]);
		sign_once(1_000);
		eras(31);
		recover(0, 1_000, NEW).unwrap();
		recover(1, 1_000, NEW).unwrap();
		accept_recovery(NEW, 1_000).unwrap();
		leave(1_000).unwrap();
		eras(14);
		let why = Lapse::TooFewGuarantors;
		assert!(has_happened(Event::RecoveryLapsed { member: 6, account: who(NEW), why }));
		assert_eq!((Recoveries::<Runtime>::iter().count(), System::account_exists(&who(NEW))), (0, false));
		promises();
	});
}

#[test]
fn f6_lapses_where_not_one_unit_is_free_and_works_when_there_is() {
	old_chain(|| {
		let rest = free(LOST) - 1;
		fund(LOST, 3, 1_002, rest, 0).unwrap();
		lose();
		lapsed(Lapse::NoFreeUnit);
		transfer(3, NEW, 1).unwrap();
		lose();
		assert_eq!((number(NEW), free(NEW), free(LOST)), (0, 1, 1));
		assert_eq!((holds(NEW)[0], holds(LOST)[1]), (200 * SYN, rest));
	});
}

#[test]
fn g1_a_pledge_for_the_new_account_does_not_become_a_guarantee_of_itself() {
	old_chain(|| {
		pledge(LOST, NEW, Tier::T10).unwrap();
		lose();
		assert_eq!(number(NEW), 0);
		refused(accept_guarantor(NEW, NEW), Error::OwnGuarantor);
		unpledge(NEW, NEW, NEW).unwrap();
		assert_eq!(held(NEW), 200 * SYN);
	});
}

#[test]
fn f6_a_key_may_be_lost_again_and_an_old_one_found_is_a_stranger() {
	old_chain(|| {
		lose();
		sign_once(NEW);
		apply(LOST, Tier::T10, &[]).unwrap();
		assert_eq!(number(LOST), 6, "a new number");
		recover(1, NEW, 10_001).unwrap();
		recover(2, NEW, 10_001).unwrap();
		accept_recovery(10_001, NEW).unwrap();
		eras(14);
		assert_eq!(number(10_001), 0);
		let keys: std::collections::BTreeSet<_> = FormerKeys::<Runtime>::iter_keys().collect();
		assert_eq!(keys, [who(LOST), who(NEW)].into());
	});
}

#[test]
fn e3_moves_in_slices_as_well() {
	old_chain(|| {
		agree();
		accept_recovery(NEW, LOST).unwrap();
		eras(13);
		boundary();
		assert!(Eras::is_waiting());
		work_in_slices(smallest_slice());
		assert_eq!(number(NEW), 0);
	});
}

#[test]
fn r1_everybody_can_read_that_a_new_key_is_asked_for() {
	old_chain(|| {
		let view = || synergy_runtime::reading::member(who(LOST)).unwrap().recovery;
		assert_eq!(view(), None);
		recover(1, LOST, NEW).unwrap();
		let seen = view().unwrap();
		assert_eq!((seen.account, seen.named, seen.phase), (who(NEW), vec![1], RecoveryPhase::Naming));
		assert_eq!((seen.with_money, seen.is_heard, seen.until), (false, false, 44));
	});
}

/// A settlement that is `town`, for which 0 and 1 vouch, has been a member for 31 eras; `act` does things in its name.
fn town_stands(town: &AccountId, act: impl Fn(RuntimeCall) -> bool) {
	for guarantor in [0, 1] {
		call(who(guarantor), G::pledge { ward: town.clone(), tier: Tier::T10 }).unwrap();
	}
	let (club, tier, kind) = (0, Tier::T10, pallet_synergy_guarantees::Kind::Settlement);
	let guarantors = vec![who(0), who(1)].try_into().unwrap();
	assert!(act(G::apply { club, tier, kind, guarantors }.into()));
	eras(31);
	let view = synergy_runtime::reading::member(town.clone()).unwrap();
	assert_eq!(view.status, Status::Member);
}

/// Its guarantors ask for a new key of an account.
fn asked(lost: &AccountId) -> DispatchResult {
	call(who(0), G::recover { lost: lost.clone(), account: who(NEW) })
}

#[test]
fn a6_the_number_of_a_multisig_cannot_be_taken() {
	chain(6, Tier::T100).execute_with(|| {
		// A new account does not begin with 0 when others are gone that have signed more.
		pallet_synergy_clubs::FirstNonce::<Runtime>::put(7);
		let mut signatories = vec![who(1_000), who(1_001)];
		signatories.sort();
		let town = synergy_runtime::Multisig::multi_account_id(&signatories, 1);
		let act = |inner: RuntimeCall| {
			let (call, other_signatories) = (Box::new(inner), vec![who(1_001)]);
			sign(1_000, pallet_multisig::Call::<Runtime>::as_multi_threshold_1 { other_signatories, call })
		};
		town_stands(&town, act);
		assert_eq!(*System::account_nonce(&town), 7);
		refused(asked(&town), Error::NoKeyToLose);
		assert!(act(frame_system::Call::<Runtime>::remark { remark: Vec::new() }.into()));
		refused(asked(&town), Error::NoKeyToLose);
		promises();
	});
}

#[test]
fn a6_the_number_of_a_pure_proxy_cannot_be_taken() {
	chain(6, Tier::T100).execute_with(|| {
		let proxy_type = synergy_runtime::configs::system::ProxyType::Any;
		let create = pallet_proxy::Call::<Runtime>::create_pure { proxy_type, delay: 0, index: 0 };
		assert!(sign(1_000, create));
		let town = System::events()
			.into_iter()
			.find_map(|record| match record.event {
				RuntimeEvent::Proxy(pallet_proxy::Event::PureCreated { pure, .. }) => Some(pure),
				_ => None,
			})
			.unwrap();
		let real = sp_runtime::MultiAddress::Id(town.clone());
		let act = |inner: RuntimeCall| {
			let (real, call) = (real.clone(), Box::new(inner));
			sign(1_000, pallet_proxy::Call::<Runtime>::proxy { real, force_proxy_type: None, call })
		};
		town_stands(&town, act);
		refused(asked(&town), Error::NoKeyToLose);
		promises();
	});
}
