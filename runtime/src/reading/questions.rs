//! The answers, from storage.

use alloc::{string::String, vec::Vec};
use pallet_synergy_complaints::{Complaint, Complaints as Filed, Reach, Standings, Tallies};
use pallet_synergy_guarantees::{Guarantee, Guarantees as Behind, Members, Numbers, Recoveries, Recovery};
use synergy_primitives::{
	Agenda, Balance, Clock, ComplaintId, ComplaintsInfo, Exposure, MemberIndex, NumberOf, Parameter, Parameters,
};

use super::views::{
	ComplaintView, GuaranteeView, MemberView, ParametersView, RecordView, RecoveryView, Role, SuspensionView,
};
use crate::{constants::rules, AccountId, Clubs, Complaints, Eras, Guarantees, Runtime};

/// Everything about a member, a candidate or a former member.
pub fn member(account: AccountId) -> Option<MemberView> {
	let number = Numbers::<Runtime>::get(&account)?;
	let member = Members::<Runtime>::get(number)?;
	let standing = Standings::<Runtime>::get(number);
	Some(MemberView {
		number,
		club: member.club,
		kind: member.kind,
		tier: member.tier,
		wanted: member.wanted,
		needs: member.needs,
		status: member.status,
		joined: member.joined,
		is_suspended: Complaints::is_suspended(number),
		coverage: Guarantees::coverage(number),
		exposure: member.exposure.get(),
		capacity: Guarantees::capacity(number),
		free_calls: Clubs::remaining(account.clone()),
		recovery: recovery(number, &account),
		record: RecordView { received: standing.received, filed: standing.filed, others: member.record },
		account,
	})
}

/// What guarantors ask for about the key of a member (F6).
fn recovery(number: MemberIndex, account: &AccountId) -> Option<RecoveryView> {
	let Recovery::Open(request) = Recoveries::<Runtime>::get(number)? else { return None };
	let is_heard = Guarantees::signed(account) != request.signed;
	Some(RecoveryView {
		account: request.account,
		named: request.named.into_inner(),
		phase: request.phase,
		with_money: request.with_money,
		is_heard,
		until: request.until,
	})
}

/// What may still be insured of an account now, in units.
pub fn capacity(account: AccountId) -> Balance {
	Numbers::<Runtime>::get(&account).map_or(0, Guarantees::capacity)
}

/// The open complaints that concern an account.
pub fn suspensions(account: AccountId) -> Vec<SuspensionView> {
	let Some(number) = Numbers::<Runtime>::get(&account) else { return Vec::new() };
	let standing = Standings::<Runtime>::get(number);
	let against = Complaints::open_against(&standing, number);
	let accused = against
		.filter_map(|id| Some(SuspensionView { complaint: id, role: Role::Accused, suspends: open(id)?.suspends }));
	let reached = standing.reached.into_iter().filter_map(reached_view);
	let mut all: Vec<SuspensionView> = accused.chain(reached).collect();
	all.sort_by_key(|view| view.complaint);
	all
}

fn reached_view(reach: Reach) -> Option<SuspensionView> {
	let complaint = open(reach.complaint)?;
	let vote = reach.vote.filter(|(_, appeals)| *appeals == complaint.appeals).map(|(percent, _)| percent);
	Some(SuspensionView {
		complaint: reach.complaint,
		role: Role::Guarantor { level: reach.level, via: reach.via, vote },
		suspends: complaint.suspends(reach.level),
	})
}

fn open(id: ComplaintId) -> Option<Complaint<AccountId>> {
	Filed::<Runtime>::get(id).filter(Complaint::is_open)
}

/// An open complaint.
pub fn complaint(id: ComplaintId) -> Option<ComplaintView> {
	let complaint = open(id)?;
	Some(ComplaintView {
		id,
		obligation: complaint.obligation,
		complainer: Guarantees::account(complaint.complainer),
		accused: Guarantees::account(complaint.accused),
		claim: complaint.claim,
		suspends: complaint.suspends,
		phase: complaint.phase,
		level: complaint.level,
		voters: complaint.voters,
		votes: Tallies::<Runtime>::get(id).into_inner(),
		adopted: complaint.adopted.map(|percent| complaint.award(percent)),
		offer: complaint.offer,
		due: complaint.due,
		council: Complaints::club_council(id, &complaint),
	})
}

/// The guarantees behind an account.
pub fn guarantors(account: AccountId) -> Vec<GuaranteeView> {
	let Some(ward) = Numbers::<Runtime>::get(&account) else { return Vec::new() };
	Behind::<Runtime>::get(ward).into_iter().map(|edge| view(ward, edge)).collect()
}

/// The guarantees that an account gives.
pub fn wards(account: AccountId) -> Vec<GuaranteeView> {
	let Some(guarantor) = Numbers::<Runtime>::get(&account) else { return Vec::new() };
	let given = |ward: MemberIndex| {
		let edge = Behind::<Runtime>::get(ward).into_iter().find(|edge| edge.guarantor == guarantor)?;
		Some(view(ward, edge))
	};
	Members::<Runtime>::get(guarantor).into_iter().flat_map(|member| member.wards).filter_map(given).collect()
}

fn view(ward: MemberIndex, edge: Guarantee<AccountId>) -> GuaranteeView {
	let tier = Members::<Runtime>::get(ward).map_or(edge.tier, |member| member.tier);
	let own = edge.deposit.own;
	GuaranteeView {
		guarantor: Guarantees::account(edge.guarantor),
		ward: Guarantees::account(ward),
		tier: edge.tier,
		own,
		paid: edge.deposit.total().saturating_sub(own),
		counts: edge.counts(tier, Eras::era()),
		notice: edge.notice,
		short_until: edge.short_until,
	}
}

/// The era, and the parameters in force and to come.
pub fn parameters() -> ParametersView {
	let era = pallet_synergy_eras::Current::<Runtime>::get();
	let (now, next) = (era.parameters.now.parameters, era.parameters.next);
	let fixed = [
		("MaxUnasked", rules::MAX_UNASKED),
		("MaxListings", rules::MAX_LISTINGS),
		("MaxLife", rules::MAX_LIFE),
		("MaxOrganised", rules::MAX_ORGANISED),
		("MaxOrders", rules::MAX_ORDERS),
	];
	let fixed = fixed.into_iter().map(|(name, value)| (String::from(name), value.into()));
	let changes = next.into_iter().flat_map(|next| next.all()).filter(|parameter| now.same(*parameter) != *parameter);
	let bounds = Parameters::LEAST.all().into_iter().zip(Parameters::MOST.all());
	ParametersView {
		era: era.index,
		era_started: era.started,
		era_duration: era.duration,
		work_waits: Eras::is_waiting(),
		values: now.all().into_iter().map(named).chain(fixed).collect(),
		next: changes.map(named).collect(),
		bounds: bounds
			.map(|(least, most)| (String::from(least.name()), least.value().into(), most.value().into()))
			.collect(),
	}
}

fn named(parameter: Parameter) -> (String, u64) {
	(String::from(parameter.name()), parameter.value().into())
}
