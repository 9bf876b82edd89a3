//! Attacks that must fail.
use super::*;
use pallet_synergy_deals::Delivery;

fn arbitrate(by: AccountId, complaint: ComplaintId, percent: u8) -> DispatchResult {
	call(by, pallet_synergy_complaints::Call::<Runtime>::arbitrate { complaint, percent })
}

#[test]
fn a1_who_appeals_everything_and_waits_for_a_silent_council_gets_what_was_adopted() {
	in_ring(|| {
		let (_, id) = dispute_waiting(0);
		let before = total(BUYER);
		appeal(BUYER, id).unwrap();
		next_era();
		all_vote(&[1, 2, 3], id, 0);
		appeal(BUYER, id).unwrap();
		assert!(is_suspended(BUYER));
		eras(3);
		assert_eq!((total(BUYER), record(BUYER).dismissed), (before, 1));
		assert_eq!(deposits(0), [(1, 100 * SYN), (2, 100 * SYN)]);
	});
}

#[test]
fn a1_five_fresh_accounts_in_a_ring_do_not_have_the_last_word() {
	let ring =
		|of: u32, first: u32| (0..of).map(move |n| (0, Tier::T100, vec![first + (n + 1) % of, first + (n + 2) % of]));
	chain_of(ring(8, 0).chain(ring(5, 8)).collect()).execute_with(|| {
		let deal = open_deal(8, 0, CLAIM, Payment::None);
		let id = complain(0, deal, CLAIM);
		next_era();
		all_vote(&[9, 10], id, 0);
		appeal(0, id).unwrap();
		next_era();
		all_vote(&[9, 10, 11], id, 0);
		appeal(0, id).unwrap();
		let before = free(0);
		arbitrate(council(0), id, 100).unwrap();
		assert_eq!(free(0), before + CLAIM);
		promises();
	});
}

#[test]
fn a1_who_withdraws_and_files_again_before_a_silent_council_gets_what_was_adopted_last() {
	in_ring(|| {
		let (deal, first) = dispute_waiting(0);
		let before = total(BUYER);
		appeal(BUYER, first).unwrap();
		next_era();
		all_vote(&[1, 2, 3], first, 0);
		appeal(BUYER, first).unwrap();
		assert_eq!(phase(first), Phase::Council);
		withdraw(BUYER, first).unwrap();
		let second = complain(BUYER, deal, CLAIM);
		// Nobody votes once more, and the council is silent.
		eras(8);
		assert!(complaint(second).is_none());
		assert_eq!((total(BUYER), record(BUYER).dismissed), (before, 1));
		assert_eq!(deposits(0), [(1, 100 * SYN), (2, 100 * SYN)]);
	});
}

#[test]
fn c9_what_was_adopted_is_kept_when_the_withdrawn_complaint_is_cleared_away() {
	in_ring(|| {
		let deal = open_deal(0, BUYER, CLAIM, Payment::None);
		let first = complain(BUYER, deal, CLAIM);
		next_era();
		all_vote(&[1, 2], first, 20);
		withdraw(BUYER, first).unwrap();
		eras(4);
		assert!(!pallet_synergy_complaints::Complaints::<Runtime>::contains_key(first));
		let second = complain(BUYER, deal, CLAIM);
		assert_eq!(complaint(second).unwrap().adopted, Some(20));
		let before = free(BUYER);
		eras(10);
		assert!(complaint(second).is_none());
		assert_eq!(free(BUYER), before + 20 * SYN);
	});
}

#[test]
fn a2_a_stranger_that_pledges_unasked_cannot_complain() {
	in_ring(|| {
		pledge(5, 0, Tier::T100).unwrap();
		pledge(5, 1_000, Tier::T100).unwrap();
		fails(file(5, guarantee(5, 0), 0), GuaranteeError::NoSuchGuarantee);
		assert_eq!(suspended(RING), [0u32; 0]);
	});
}

#[test]
fn a3_file_and_withdraw_and_file_again_ends_after_the_second() {
	in_ring(|| {
		let (deal, first) = dispute();
		withdraw(BUYER, first).unwrap();
		let second = complain(BUYER, deal, CLAIM);
		work();
		assert_eq!(level(second), 1, "the second is heard at once");
		withdraw(BUYER, second).unwrap();
		fails(file(BUYER, Obligation::Deal(deal), CLAIM), Error::NoMoreComplaints);
		for _ in 0..2 {
			let id = Complaints::next_id();
			file(1, guarantee(1, 0), 0).unwrap();
			withdraw(1, id).unwrap();
		}
		fails(file(1, guarantee(1, 0), 0), Error::NoMoreComplaints);
	});
}

#[test]
fn a4_hired_guarantors_cannot_vote_themselves_a_payers_money() {
	in_ring(|| {
		// A club pays both deposits of 1,001; its guarantors 1 and 2 and the complainer are accomplices.
		fund(1_000, 1, 1_001, 100 * SYN, 0).unwrap();
		fund(1_000, 2, 1_001, 100 * SYN, 0).unwrap();
		join(1_001, Tier::T100, &[1, 2]);
		let deal = open_deal(1_001, BUYER, CLAIM, Payment::None);
		let id = complain(BUYER, deal, CLAIM);
		next_era();
		all_vote(&[1, 2], id, 100);
		assert_eq!(phase(id), Phase::Waiting { percent: 100 });
		appeal(1_000, id).unwrap();
		next_era();
		all_vote(&[1, 2, 3], id, 100);
		assert_eq!(phase(id), Phase::Waiting { percent: 100 });
		appeal(1_000, id).unwrap();
		arbitrate(council(0), id, 0).unwrap();
		assert_eq!(total(1_000), PURSE);
	});
}

#[test]
fn a4_hired_guarantors_cannot_vote_themselves_the_wards_money() {
	in_ring(|| {
		fund(1_001, 1, 1_001, 100 * SYN, 0).unwrap();
		fund(1_001, 2, 1_001, 100 * SYN, 0).unwrap();
		join(1_001, Tier::T100, &[1, 2]);
		let deal = open_deal(1_001, BUYER, CLAIM, Payment::None);
		let id = complain(BUYER, deal, CLAIM);
		next_era();
		all_vote(&[1, 2], id, 100);
		appeal(1_001, id).unwrap();
		eras(1);
		assert_eq!(level(id), 2, "others have a say");
		withdraw(BUYER, id).unwrap();
	});
}

#[test]
fn a5_revoking_between_the_complaint_and_the_boundary_saves_no_deposit() {
	in_ring(|| {
		let (_, id) = dispute();
		revoke(1, 0).unwrap();
		revoke(2, 0).unwrap();
		next_era();
		assert_eq!(suspended(RING), [0, 1, 2]);
		let before = free(BUYER);
		vote(1, id, 0).unwrap();
		eras(13);
		assert!(complaint(id).is_none());
		assert_eq!(free(BUYER), before + CLAIM, "by default");
	});
}

#[test]
fn a5_revoking_just_before_the_complaint_saves_no_deposit() {
	in_ring(|| {
		let deal = open_deal(0, BUYER, CLAIM, Payment::None);
		revoke(1, 0).unwrap();
		revoke(2, 0).unwrap();
		let id = complain(BUYER, deal, CLAIM);
		next_era();
		assert_eq!(suspended(RING), [0, 1, 2]);
		eras(8);
		let before = free(BUYER);
		next_era();
		assert!(complaint(id).is_none());
		assert_eq!(free(BUYER), before + CLAIM);
	});
}

#[test]
fn a6_guarantors_cannot_act_for_a_member_that_is_away() {
	in_ring(|| {
		for guarantor in [1, 2] {
			let call = Box::new(transfer(guarantor, SYN));
			let by_proxy = pallet_proxy::Call::<Runtime>::proxy { real: who(0).into(), force_proxy_type: None, call };
			fails(kit::call(who(guarantor), by_proxy), pallet_proxy::Error::<Runtime>::NotProxy);
		}
		eras(7);
		assert_eq!(member(0).account, who(0));
	});
}

fn transfer(to: u32, value: Balance) -> RuntimeCall {
	pallet_balances::Call::<Runtime>::transfer_allow_death { dest: who(to).into(), value }.into()
}

#[test]
fn a8_filed_seconds_before_midnight_everybody_still_has_half_a_day() {
	in_ring(|| {
		let deal = open_deal(0, BUYER, CLAIM, Payment::None);
		let current = pallet_synergy_eras::Current::<Runtime>::get();
		set_time(current.started + current.duration - 1);
		let id = complain(BUYER, deal, CLAIM);
		next_era();
		assert_eq!((level(id), suspended(RING)), (0, vec![0]));
		settle(0, id, CLAIM).unwrap();
	});
}

#[test]
fn a9_nobody_locks_a_counterparty_for_years_or_fills_the_storage() {
	in_ring(|| {
		let long = |term, warranty| {
			propose_with(1, 0, Delivery::Proposer, SYN, Payment::None, Terms { term, warranty, ..usual() })
		};
		fails(long(91, 0), DealError::TermOutOfBounds);
		fails(long(5, 91), DealError::TermOutOfBounds);
		for _ in 0..32 {
			long(90, 90).unwrap();
		}
		fails(long(5, 0), DealError::TooManyDeals);
		assert_eq!((capacity(0), capacity(1)), (200 * SYN, 200 * SYN), "a proposal locks nothing");
		eras(7);
		assert_eq!(pallet_synergy_deals::Deals::<Runtime>::iter().count(), 0);
	});
}

#[test]
fn a9_a_complaint_locks_no_more_than_the_deal_and_ends() {
	in_ring(|| {
		let (_, id) = dispute();
		eras(10);
		assert!(complaint(id).is_none());
		assert_eq!((exposure(0), suspended(RING)), (0, vec![]));
	});
}

#[test]
fn a10_a_triangle_of_accounts_farms_no_records() {
	in_ring_of(3, Tier::T100, || {
		for _ in 0..3 {
			let deal = open_deal(0, 1, SYN, Payment::None);
			complete(1, deal).unwrap();
			complete(0, deal).unwrap();
		}
		assert_eq!((record(0).deals, record(0).volume, record(1).counterparties), (0, 0, 0));
	});
}

#[test]
fn a10_no_records_are_farmed_through_ones_own_customers() {
	in_ring(|| {
		for customer in 1_000..1_040 {
			let id = pallet_synergy_deals::NextDeal::<Runtime>::get();
			propose(customer, 0, Delivery::Counterparty, 1_000 * SYN, Payment::Escrow).unwrap();
			accept_deal(0, id).unwrap();
			complete(customer, id).unwrap();
		}
		let record = record(0);
		assert_eq!((record.deals, record.volume), (40, 40_000 * SYN));
		assert_eq!((record.sales, record.sold), (record.deals, record.volume), "all of it can be told apart");
		assert_eq!(record.counterparties, 0);
		assert_eq!(pallet_synergy_guarantees::Counterparties::<Runtime>::iter().count(), 0);
		assert_eq!(pallet_synergy_guarantees::Customers::<Runtime>::iter().count(), 0);
	});
}

#[test]
fn a10_no_volume_is_farmed_by_set_off() {
	in_ring(|| {
		let nothing = Some(pallet_synergy_deals::Insured::default());
		for (n, other) in [(0, 5), (5, 0)] {
			allow_set_off(n, true).unwrap();
			let amount = 1_000_000_000 * SYN;
			let terms = Terms { insured: nothing, ..usual() };
			propose_with(n, other, Delivery::Proposer, amount, Payment::OnCompletion, terms).unwrap();
		}
		for (n, id) in [(5, 0), (0, 1)] {
			accept_deal(n, id).unwrap();
			complete(n, id).unwrap();
		}
		set_off(0, &[0, 1]).unwrap();
		assert_eq!((record(0).deals, record(0).volume, record(5).volume), (2, 0, 0));
	});
}

#[test]
fn a9_a_ward_cannot_keep_its_guarantors_deposits_by_complaints_of_its_own_customers() {
	in_ring(|| {
		pledge(4, 0, Tier::T100).unwrap();
		accept_guarantor(0, 4).unwrap();
		revoke(1, 0).unwrap();
		for customer in 1_000..1_011 {
			let id = pallet_synergy_deals::NextDeal::<Runtime>::get();
			propose(customer, 0, Delivery::Counterparty, SYN, Payment::Escrow).unwrap();
			accept_deal(0, id).unwrap();
			complain(customer, id, SYN);
			next_era();
		}
		assert_eq!(deposits(0).iter().map(|(guarantor, _)| *guarantor).collect::<Vec<_>>(), [2, 4]);
	});
}

#[test]
fn a10_members_are_no_council() {
	in_ring(|| {
		let (_, id) = dispute_before_council();
		for n in 0..RING {
			fails(arbitrate(who(n), id, 0), Error::NotTheCouncil);
		}
	});
}

/// What a suspended member may not do (C5), as calls of member 0, which has a proposal of 5 before it.
fn forbidden() -> Vec<RuntimeCall> {
	type G = pallet_synergy_guarantees::Call<Runtime>;
	type D = pallet_synergy_deals::Call<Runtime>;
	let proposal = D::propose {
		counterparty: who(5),
		delivery: Delivery::Proposer,
		amount: SYN,
		due: era() + 1,
		warranty: 0,
		text: Default::default(),
		portion: None,
		payment: Payment::None,
		insured: None,
	};
	vec![
		proposal.into(),
		D::accept { deal: 0 }.into(),
		G::pledge { ward: who(1_000), tier: Tier::T10 }.into(),
		G::revoke { ward: who(13) }.into(),
		G::change_tier { tier: Tier::T10 }.into(),
		G::change_tier { tier: Tier::T2100 }.into(),
		G::leave {}.into(),
	]
}

fn in_ring_with_0_suspended(test: impl FnOnce()) {
	in_ring(|| {
		propose(5, 0, Delivery::Proposer, SYN, Payment::None).unwrap();
		let deal = open_deal(0, 7, CLAIM, Payment::None);
		complain(7, deal, CLAIM);
		test();
	});
}

#[test]
fn c5_a_suspended_member_does_none_of_this() {
	in_ring_with_0_suspended(|| {
		forbidden().into_iter().for_each(|forbidden| fails(call(who(0), forbidden), GuaranteeError::Suspended));
	});
}

#[test]
fn a11_c5_a_batch_does_not_help() {
	in_ring_with_0_suspended(|| {
		for forbidden in forbidden() {
			let calls = vec![transfer(5, 1), forbidden];
			let batch = pallet_utility::Call::<Runtime>::batch_all { calls: calls.clone() };
			fails(call(who(0), batch), GuaranteeError::Suspended);
			call(who(0), pallet_utility::Call::<Runtime>::batch { calls: calls.clone() }).unwrap();
			call(who(0), pallet_utility::Call::<Runtime>::force_batch { calls }).unwrap();
		}
		assert_nothing_done();
	});
}

fn assert_nothing_done() {
	assert_eq!(pallet_synergy_guarantees::Pledges::<Runtime>::iter().count(), 0);
	assert_eq!(pallet_synergy_deals::NextDeal::<Runtime>::get(), 2);
	assert_eq!(deal(0).unwrap().state, pallet_synergy_deals::State::Proposed);
	assert_eq!((member(0).tier, member(0).wanted), (Tier::T100, None));
	assert!(pallet_synergy_guarantees::Guarantees::<Runtime>::iter_values().flatten().all(|g| g.notice.is_none()));
}

#[test]
fn a11_c5_a_proxy_does_not_help() {
	in_ring_with_0_suspended(|| {
		let delegate = who(1_000).into();
		let add = pallet_proxy::Call::<Runtime>::add_proxy { delegate, proxy_type: Default::default(), delay: 0 };
		call(who(0), add).unwrap();
		for forbidden in forbidden() {
			let (real, call) = (who(0).into(), Box::new(forbidden));
			kit::call(who(1_000), pallet_proxy::Call::<Runtime>::proxy { real, force_proxy_type: None, call }).unwrap();
		}
		assert_nothing_done();
	});
}

#[test]
fn a11_c5_a_multisig_does_not_help() {
	in_ring_with_0_suspended(|| {
		let mut signatories = vec![who(1_000), who(1_001)];
		signatories.sort();
		let multisig = pallet_multisig::Pallet::<Runtime>::multi_account_id(&signatories, 1);
		let dest = multisig.clone().into();
		call(who(1_002), pallet_balances::Call::<Runtime>::transfer_allow_death { dest, value: 1_000 * SYN }).unwrap();
		let as_multi = |call: RuntimeCall| {
			let other_signatories = vec![who(1_001)];
			kit::call(
				who(1_000),
				pallet_multisig::Call::<Runtime>::as_multi_threshold_1 { other_signatories, call: Box::new(call) },
			)
		};
		type G = pallet_synergy_guarantees::Call<Runtime>;
		for guarantor in [8, 9] {
			call(who(guarantor), G::pledge { ward: multisig.clone(), tier: Tier::T100 }).unwrap();
		}
		let guarantors = vec![who(8), who(9)].try_into().unwrap();
		let kind = pallet_synergy_guarantees::Kind::Organisation;
		as_multi(G::apply { club: 0, tier: Tier::T100, kind, guarantors }.into()).unwrap();
		let number = pallet_synergy_guarantees::Numbers::<Runtime>::get(&multisig).unwrap();
		file(8, Obligation::Guarantee { guarantor: super::number(8), ward: number }, 0).unwrap();
		let pledge: RuntimeCall = G::pledge { ward: who(1_003), tier: Tier::T10 }.into();
		fails(as_multi(pledge), GuaranteeError::Suspended);
		fails(as_multi(G::leave {}.into()), GuaranteeError::Suspended);
	});
}

#[test]
fn a11_c5_the_scheduler_does_not_help() {
	in_ring_with_0_suspended(|| {
		for forbidden in forbidden() {
			let call = Box::new(forbidden);
			let later =
				pallet_scheduler::Call::<Runtime>::schedule_after { after: 1, maybe_periodic: None, priority: 0, call };
			fails(kit::call(who(0), later), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn a11_a_second_account_that_it_guarantees_does_not_help() {
	in_ring(|| {
		pledge(0, 1_000, Tier::T100).unwrap();
		pledge(5, 1_000, Tier::T100).unwrap();
		dispute();
		fails(apply(1_000, Tier::T100, &[0, 5]), GuaranteeError::GuarantorNotInGoodStanding);
		apply(1_000, Tier::T100, &[5]).unwrap();
		fails(accept_guarantor(1_000, 0), GuaranteeError::GuarantorNotInGoodStanding);
		fails(propose(1_000, 5, Delivery::Proposer, SYN, Payment::None), GuaranteeError::NotAMember);
	});
}

#[test]
fn c5_a_suspended_member_completes_pays_settles_votes_files_answers_tops_up_and_accepts_guarantors() {
	in_ring(|| {
		let drawn = open_deal(13, 5, CLAIM, Payment::None);
		let id = complain(5, drawn, CLAIM);
		next_era();
		all_vote(&[0, 1], id, 100);
		let sold = open_deal(7, 0, SYN, Payment::OnCompletion);
		let (deal, counter) = (open_deal(0, 8, SYN, Payment::None), open_deal(0, 9, SYN, Payment::None));
		let against = complain(8, deal, SYN);
		assert!(is_suspended(0));
		top_up(0, 13).unwrap();
		complete(0, sold).unwrap();
		pledge(5, 0, Tier::T100).unwrap();
		accept_guarantor(0, 5).unwrap();
		call(who(0), transfer(5, SYN)).unwrap();
		complain(0, counter, SYN);
		settle(0, against, SYN).unwrap();
		assert!(!is_suspended(0));
	});
}
