//! The promises of this pallet (P1, P2, P3), entry by entry: `try_state` and the auditor use the same.

use crate::{
	rules,
	types::{Customer, Deposit, Guarantee, Part, Recovery, Status, Suffrage},
	Config, Customers, FormerKeys, Fundings, Guarantees, GuaranteesOf, MemberOf, Members, NewKeys, Numbers, Pallet,
	Pledges, Recoveries, RecoveryOf,
};
use frame_support::ensure;
use sp_runtime::TryRuntimeError;
use synergy_primitives::{check_all, Agenda, Clock, EraIndex, MemberIndex, Page, Stage, Sum};

impl<T: Config> Pallet<T> {
	/// All promises that this pallet keeps by itself, over the whole state.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		check_all(Self::audit)
	}

	/// All promises of this pallet, for one page.
	pub fn audit(page: &mut Page<T::AccountId>) {
		page.walk(Members::<T>::iter_from, |page, (number, member)| {
			page.check(number, Self::ensure_member_holds(number, &member));
			page.kept(Sum::Exposure(number), member.exposure.get());
			page.kept(Sum::Deals(number), member.deals);
			page.kept(Sum::Pledges(number), member.pledges);
			if !member.was_member() {
				page.kept(Sum::Offers(number), member.offers);
				page.kept(Sum::Orders(number), member.orders);
			}
			page.found(Sum::Electors(member.club), u32::from(member.suffrage == Suffrage::Elector));
			page.total(Self::coverage(number), member.exposure.get());
		});
		page.walk(Customers::<T>::iter_from, |page, (number, customer)| {
			page.check(number, Self::ensure_customer_holds(number, &customer));
			page.kept(Sum::Deals(number), customer.deals);
			page.kept(Sum::Offers(number), customer.offers);
			page.kept(Sum::Orders(number), customer.orders);
		});
		page.walk(Numbers::<T>::iter_from, |page, (_, number)| {
			let is_known = Members::<T>::contains_key(number) || Customers::<T>::contains_key(number);
			page.ensure(number, is_known, "P8: a number is left behind");
		});
		page.walk(Guarantees::<T>::iter_from, |page, (ward, edges)| {
			page.ensure(ward, Members::<T>::contains_key(ward), "P8: guarantees are left behind");
			edges.iter().for_each(|edge| record::<T>(page, edge.guarantor, &edge.deposit));
		});
		page.walk(Pledges::<T>::iter_from, |page, (_, guarantor, pledge)| {
			record::<T>(page, guarantor, &pledge.deposit);
			page.found(Sum::Pledges(guarantor), 1u32);
		});
		page.walk(Fundings::<T>::iter_from, |page, (_, _, offers)| {
			for offer in offers {
				page.found(Sum::Funding(offer.payer), offer.amount.saturating_add(offer.premium));
			}
		});
		Self::audit_keys(page);
	}

	/// F6 and P8: what is open about keys is due in an era to come, and nothing else is reserved for it.
	fn audit_keys(page: &mut Page<T::AccountId>) {
		page.walk(Recoveries::<T>::iter_from, |page, (number, recovery)| {
			page.check(number, Self::ensure_recovery_holds(number, recovery));
		});
		page.walk(NewKeys::<T>::iter_from, |page, (account, number)| {
			let is_agreed = |recovery| match recovery {
				Recovery::Open(request) => request.is_agreed() && request.account == account,
				Recovery::Barred { .. } => false,
			};
			let is_kept = Recoveries::<T>::get(number).is_some_and(is_agreed);
			page.ensure(number, is_kept, "F6: a new key is kept that was not agreed upon");
		});
		page.walk(FormerKeys::<T>::iter_from, |page, (account, key)| {
			page.check(key.member, Self::ensure_former_key_holds(&account, key.member));
		});
	}

	fn ensure_recovery_holds(number: MemberIndex, recovery: RecoveryOf<T>) -> Result<(), TryRuntimeError> {
		let is_due = recovery.until() <= T::Clock::era() && !T::Agenda::is_waiting_at(Stage::Recoveries);
		ensure!(!is_due, "P8: a recovery is left behind");
		let Recovery::Open(request) = recovery else { return Ok(()) };
		ensure!(!request.named.is_empty(), "F6: a new key is asked for, and nobody has named it");
		let is_reserved = !request.is_agreed() || NewKeys::<T>::get(&request.account) == Some(number);
		ensure!(is_reserved, "F6: a new key that was agreed upon is not kept for its member");
		Ok(())
	}

	fn ensure_former_key_holds(account: &T::AccountId, member: MemberIndex) -> Result<(), TryRuntimeError> {
		ensure!(Members::<T>::contains_key(member), "F6: a former key of nobody");
		let exists = frame_system::Pallet::<T>::account_exists(account);
		ensure!(exists, "F6: a former key does not show what it signs");
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
		Self::ensure_nothing_is_overdue(number, member, &guarantees)?;
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
	fn ensure_nothing_is_overdue(
		number: MemberIndex,
		member: &MemberOf<T>,
		guarantees: &GuaranteesOf<T>,
	) -> Result<(), TryRuntimeError> {
		let is_well = |until: EraIndex, stage| until > T::Clock::era() || T::Agenda::is_waiting_at(stage);
		Self::ensure_deposits_are_well(guarantees, is_well)?;
		// What a release could not let go is looked at again at the next boundary.
		let next = T::Clock::era().saturating_add(1);
		let goes_on = |until| is_well(until, Stage::Releases) || T::Agenda::is_scheduled(next, Stage::Releases, number);
		let are_released = guarantees.iter().filter_map(|edge| edge.notice).all(goes_on);
		ensure!(are_released, "G3: a notice is over, and nobody looks at its deposit");
		match member.status {
			Status::Lapsing { until } => ensure!(is_well(until, Stage::Lapses), "M5: a grace is over and goes on"),
			Status::Candidate { until } => {
				ensure!(is_well(until, Stage::Applications), "M1: an application is over and goes on");
			}
			Status::Member | Status::Former => (),
		}
		let retires = member.retires.is_none_or(|retires| is_well(retires, Stage::Retirements));
		ensure!(retires, "M5: the guarantees of a member that lapsed count too long");
		Ok(())
	}

	/// The same for the deposits behind somebody, and P8.
	fn ensure_deposits_are_well(
		guarantees: &GuaranteesOf<T>,
		is_well: impl Fn(EraIndex, Stage) -> bool,
	) -> Result<(), TryRuntimeError> {
		let is_short = |until| is_well(until, Stage::Shortfalls);
		let are_short = guarantees.iter().filter_map(|edge| edge.short_until).all(is_short);
		ensure!(are_short, "G4: a deposit is short for too long");
		let is_noted = |edge: &Guarantee<T::AccountId>| edge.notice.is_none() || edge.short_until.is_none();
		ensure!(guarantees.iter().all(is_noted), "G4: a deposit under notice is short");
		let is_used = |part: &Part<T::AccountId>| part.amount > 0 || part.premium > 0;
		let are_used = guarantees.iter().flat_map(|edge| &edge.deposit.parts).all(is_used);
		ensure!(are_used, "P8: a payer without money keeps a place");
		let premiums = guarantees.iter().flat_map(|edge| &edge.deposit.parts).filter(|part| part.premium > 0);
		let are_paid = premiums.map(|part| part.earned).all(|earned| is_well(earned, Stage::Premiums));
		ensure!(are_paid, "G2: a premium is earned and not paid");
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
}

/// P1: what is recorded of a deposit, of its guarantor and of those who have paid for it.
fn record<T: Config>(page: &mut Page<T::AccountId>, guarantor: MemberIndex, deposit: &Deposit<T::AccountId>) {
	match Members::<T>::get(guarantor) {
		Some(member) => page.found(Sum::Deposits(member.account), deposit.own),
		None => page.ensure(guarantor, false, "G1: a guarantor is not known"),
	}
	for part in &deposit.parts {
		page.found(Sum::Funding(part.payer.clone()), part.amount.saturating_add(part.premium));
	}
}
