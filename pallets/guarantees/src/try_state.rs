//! The promises of this pallet (P1, P2, P3), one function each: `try_state` and the auditor use the same.

use crate::{
	rules,
	types::{Deposit, Member, Status},
	Config, Fundings, Guarantees, HoldReason, Members, Numbers, Pallet, Pledges, WardsOf,
};
use alloc::collections::BTreeMap;
use frame_support::{ensure, traits::Get};
use sp_runtime::TryRuntimeError;
use synergy_primitives::{Balance, Clock, MemberIndex};

/// What is recorded of one account: as deposits, and as funding with premiums.
type Recorded = (Balance, Balance);

impl<T: Config> Pallet<T> {
	/// All promises of this pallet over the whole state.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::ensure_p1()?;
		for (number, member) in Members::<T>::iter() {
			Self::ensure_member_holds(number, &member)?;
		}
		for (guarantor, given) in WardsOf::<T>::iter() {
			for ward in given.wards {
				let vouches = Guarantees::<T>::get(ward).iter().any(|edge| edge.guarantor == guarantor);
				ensure!(vouches, "G1: a ward's guarantor does not guarantee it");
			}
		}
		Ok(())
	}

	/// P2, P3 and M6 for one member.
	pub fn ensure_member_holds(number: MemberIndex, member: &Member<T::AccountId>) -> Result<(), TryRuntimeError> {
		let guarantees = Guarantees::<T>::get(number);
		ensure!(member.exposure.get() <= rules::coverage(&guarantees), "P2: exposure is above coverage");
		let enough = rules::counting(&guarantees, member.tier, T::Clock::era()) >= T::MinGuarantors::get();
		match member.status {
			Status::Member => ensure!(
				enough || guarantees.iter().any(|edge| edge.short_until.is_some_and(|until| until <= T::Clock::era())),
				"P3: a member has too few guarantors"
			),
			Status::Lapsing { .. } => ensure!(!enough, "P3: a lapsing member has enough guarantors"),
			Status::Candidate { .. } => ensure!(!enough, "P3: a candidate has enough guarantors"),
			Status::Former => ensure!(guarantees.is_empty(), "P3: a former member has guarantors"),
		}
		ensure!(Numbers::<T>::get(&member.account) == Some(number), "M6: number and account do not match");
		for edge in &guarantees {
			ensure!(edge.guarantor != number, "G1: a member guarantees itself");
			let wards = WardsOf::<T>::get(edge.guarantor).wards;
			ensure!(wards.contains(&number), "G1: a guarantor does not know its ward");
		}
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
		paid.0 = paid.0.saturating_add(part.amount);
		paid.1 = paid.1.saturating_add(part.premium);
	}
}
