//! The promises of this pallet (P1, P2, P3), one function each: `try_state` and the auditor use the same.

use crate::{
	rules,
	types::{Customer, Deposit, Guarantee, Part, Recovery, Status, Suffrage},
	Config, Customers, FormerKeys, Fundings, Guarantees, GuaranteesOf, HoldReason, MemberOf, Members, NewKeys, Numbers,
	Pallet, Pledges, Recoveries,
};
use alloc::collections::BTreeMap;
use frame_support::ensure;
use sp_runtime::TryRuntimeError;
use synergy_primitives::{Agenda, Balance, Clock, ClubId, EraIndex, MemberIndex, Rolls, Stage};

/// What is recorded of one account: as its own deposits, and as money for others' guarantees with premiums.
type Recorded = (Balance, Balance);

impl<T: Config> Pallet<T> {
	/// All promises of this pallet over the whole state.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::ensure_p1()?;
		for (number, member) in Members::<T>::iter() {
			Self::ensure_member_holds(number, &member)?;
		}
		for (number, customer) in Customers::<T>::iter() {
			Self::ensure_customer_holds(number, &customer)?;
		}
		let is_known = |number: MemberIndex| Members::<T>::contains_key(number) || Customers::<T>::contains_key(number);
		ensure!(Numbers::<T>::iter_values().all(is_known), "P8: a number is left behind");
		Self::ensure_pledges_are_counted()?;
		Self::ensure_electors_are_counted()?;
		ensure!(Guarantees::<T>::iter_keys().all(Members::<T>::contains_key), "P8: guarantees are left behind");
		Self::ensure_keys_are_known()
	}

	/// F6 and P8: what is open about keys is due in an era to come, and nothing else is reserved for it.
	fn ensure_keys_are_known() -> Result<(), TryRuntimeError> {
		let mut reserved = BTreeMap::<T::AccountId, MemberIndex>::new();
		for (number, recovery) in Recoveries::<T>::iter() {
			let is_due = recovery.until() <= T::Clock::era() && !T::Agenda::is_waiting_at(Stage::Recoveries);
			ensure!(!is_due, "P8: a recovery is left behind");
			let Recovery::Open(request) = recovery else { continue };
			ensure!(!request.named.is_empty(), "F6: a new key is asked for, and nobody has named it");
			if request.is_agreed() {
				ensure!(reserved.insert(request.account, number).is_none(), "F6: two members are to have the same key");
			}
		}
		let kept: BTreeMap<_, _> = NewKeys::<T>::iter().collect();
		ensure!(kept == reserved, "F6: new keys are not those that were agreed upon");
		for (account, key) in FormerKeys::<T>::iter() {
			ensure!(Members::<T>::contains_key(key.member), "F6: a former key of nobody");
			ensure!(
				frame_system::Pallet::<T>::account_exists(&account),
				"F6: a former key does not show what it signs"
			);
		}
		Ok(())
	}

	/// G1: how many pledges of a guarantor wait is counted.
	fn ensure_pledges_are_counted() -> Result<(), TryRuntimeError> {
		let mut waiting = BTreeMap::<MemberIndex, u32>::new();
		for (_, number) in Pledges::<T>::iter_keys() {
			let count = waiting.entry(number).or_default();
			*count = count.saturating_add(1);
		}
		for (number, member) in Members::<T>::iter() {
			let pledges = waiting.remove(&number).unwrap_or(0);
			ensure!(member.pledges == pledges, "G1: pledges not accepted yet are not counted so");
		}
		ensure!(waiting.is_empty(), "P8: a pledge of somebody not known is left behind");
		Ok(())
	}

	/// F3: how many electors a club has is counted.
	fn ensure_electors_are_counted() -> Result<(), TryRuntimeError> {
		let mut electors = BTreeMap::<ClubId, u32>::new();
		for member in Members::<T>::iter_values() {
			let count = electors.entry(member.club).or_default();
			*count = count.saturating_add(u32::from(member.suffrage == Suffrage::Elector));
		}
		for (club, count) in electors {
			ensure!(T::Clubs::electors(club) == count, "F3: electors are not counted so");
		}
		Ok(())
	}

	/// P2, P3, M6 and F3 for one member.
	pub fn ensure_member_holds(number: MemberIndex, member: &MemberOf<T>) -> Result<(), TryRuntimeError> {
		let guarantees = Guarantees::<T>::get(number);
		ensure!(member.exposure.get() <= rules::coverage(&guarantees), "P2: exposure is above coverage");
		let enough = rules::counting(&guarantees, member.tier, T::Clock::era()) >= member.needs;
		match member.status {
			Status::Member => ensure!(
				enough || guarantees.iter().any(|edge| edge.short_until.is_some_and(|until| until <= T::Clock::era())),
				"P3: a member has too few guarantors"
			),
			Status::Lapsing { .. } => ensure!(!enough, "P3: a lapsing member has enough guarantors"),
			Status::Candidate { .. } => ensure!(!enough, "P3: a candidate has enough guarantors"),
			Status::Former => ensure!(guarantees.is_empty(), "P3: a former member has guarantors"),
		}
		Self::ensure_nothing_is_overdue(member, &guarantees)?;
		ensure!(Numbers::<T>::get(&member.account) == Some(number), "M6: number and account do not match");
		Self::ensure_elector_holds(number, member)?;
		for edge in &guarantees {
			ensure!(edge.guarantor != number, "G1: a member guarantees itself");
			let knows = Members::<T>::get(edge.guarantor).is_some_and(|vouching| vouching.wards.contains(&number));
			ensure!(knows, "G1: a guarantor does not know its ward");
		}
		for ward in &member.wards {
			let vouches = Guarantees::<T>::get(ward).iter().any(|edge| edge.guarantor == number);
			ensure!(vouches, "G1: a ward's guarantor does not guarantee it");
		}
		Ok(())
	}

	/// E3: whatever ends at a boundary that has passed still waits for its turn on the agenda.
	fn ensure_nothing_is_overdue(member: &MemberOf<T>, guarantees: &GuaranteesOf<T>) -> Result<(), TryRuntimeError> {
		let is_well = |until: EraIndex, stage| until > T::Clock::era() || T::Agenda::is_waiting_at(stage);
		match member.status {
			Status::Lapsing { until } => ensure!(is_well(until, Stage::Lapses), "M5: a grace is over and goes on"),
			Status::Candidate { until } => {
				ensure!(is_well(until, Stage::Applications), "M1: an application is over and goes on");
			}
			Status::Member | Status::Former => (),
		}
		let retires = member.retires.is_none_or(|retires| is_well(retires, Stage::Retirements));
		ensure!(retires, "M5: the guarantees of a member that lapsed count too long");
		let is_short = |until| is_well(until, Stage::Shortfalls);
		let are_short = guarantees.iter().filter_map(|edge| edge.short_until).all(is_short);
		ensure!(are_short, "G4: a deposit is short for too long");
		let is_noted = |edge: &Guarantee<T::AccountId>| edge.notice.is_none() || edge.short_until.is_none();
		ensure!(guarantees.iter().all(is_noted), "G4: a deposit under notice is short");
		let is_used = |part: &Part<T::AccountId>| part.amount > 0 || part.premium > 0;
		let are_used = guarantees.iter().flat_map(|edge| &edge.deposit.parts).all(is_used);
		ensure!(are_used, "P8: a payer without money keeps a place");
		Ok(())
	}

	/// M6 and P8 for one customer (D7).
	pub fn ensure_customer_holds(
		number: MemberIndex,
		customer: &Customer<T::AccountId>,
	) -> Result<(), TryRuntimeError> {
		ensure!(!Members::<T>::contains_key(number), "D7: a customer has applied");
		ensure!(Numbers::<T>::get(&customer.account) == Some(number), "M6: number and account do not match");
		ensure!(customer.is_engaged(), "P8: a customer with nothing open is left behind");
		Ok(())
	}

	/// P1: what is held of every account is what is recorded of it.
	pub fn ensure_p1() -> Result<(), TryRuntimeError> {
		let mut recorded = BTreeMap::<T::AccountId, Recorded>::new();
		for (number, member) in Members::<T>::iter() {
			recorded.entry(member.account).or_default();
			for edge in Guarantees::<T>::get(number) {
				let guarantor = Members::<T>::get(edge.guarantor).ok_or("G1: a guarantor is not known")?;
				record(&mut recorded, &guarantor.account, &edge.deposit);
			}
		}
		for (_, number, pledge) in Pledges::<T>::iter() {
			let guarantor = Members::<T>::get(number).ok_or("G1: who pledged is not known")?;
			record(&mut recorded, &guarantor.account, &pledge.deposit);
		}
		for offer in Fundings::<T>::iter_values().flatten() {
			let entry = recorded.entry(offer.payer).or_default();
			entry.1 = entry.1.saturating_add(offer.amount).saturating_add(offer.premium);
		}
		for (account, (deposit, funding)) in recorded {
			ensure!(Self::held(HoldReason::Deposit, &account) == deposit, "P1: deposits held and recorded differ");
			ensure!(Self::held(HoldReason::Funding, &account) == funding, "P1: funding held and recorded differ");
		}
		Ok(())
	}
}

fn record<A: Ord + Clone>(recorded: &mut BTreeMap<A, Recorded>, guarantor: &A, deposit: &Deposit<A>) {
	let own = recorded.entry(guarantor.clone()).or_default();
	own.0 = own.0.saturating_add(deposit.own);
	for part in &deposit.parts {
		let paid = recorded.entry(part.payer.clone()).or_default();
		paid.1 = paid.1.saturating_add(part.amount).saturating_add(part.premium);
	}
}
