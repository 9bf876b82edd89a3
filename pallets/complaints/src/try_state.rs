//! The promises of this pallet (P1, P4, P8).

use crate::{
	types::{Complaint, Phase},
	Against, Claims, Complaints, Config, HoldReason, Pallet, Passed, Reached, Standings, Tallies, PAGE,
};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use frame_support::{ensure, traits::fungible::InspectHold};
use sp_runtime::TryRuntimeError;
use synergy_primitives::{Balance, ComplaintId, MemberIndex, NumberOf};

impl<T: Config> Pallet<T> {
	/// All promises of this pallet over the whole state.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut accused = BTreeMap::<MemberIndex, u32>::new();
		let mut filed = BTreeMap::<MemberIndex, u32>::new();
		let mut involved = BTreeSet::<MemberIndex>::new();
		let mut offered = BTreeMap::<MemberIndex, Balance>::new();
		for (id, complaint) in Complaints::<T>::iter() {
			Self::ensure_p4(id, &complaint)?;
			involved.extend([complaint.accused, complaint.complainer]);
			involved.extend(&complaint.appellants);
			if complaint.is_open() {
				count(&mut accused, complaint.accused);
				count(&mut filed, complaint.complainer);
				let sum = offered.entry(complaint.accused).or_default();
				*sum = sum.saturating_add(complaint.offer.unwrap_or(0));
			}
		}
		for (number, standing) in Standings::<T>::iter() {
			let of = |counts: &BTreeMap<MemberIndex, u32>| counts.get(&number).copied().unwrap_or(0);
			ensure!(standing.accused.get() == of(&accused), "P4: an accused member is not counted so");
			ensure!(standing.complaining == of(&filed), "C2: open complaints of its own are not counted so");
			let has_record = !standing.has_no_record() && T::People::account(number).is_some();
			let is_needed = has_record || !standing.reached.is_empty() || involved.contains(&number);
			ensure!(is_needed, "P8: the standing of somebody in no complaint is left behind");
			for reach in &standing.reached {
				ensure!(Complaints::<T>::contains_key(reach.complaint), "P8: a member is reached by nothing");
			}
			for id in &standing.against {
				let is_against = |complaint: Complaint<_>| complaint.is_open() && complaint.accused == number;
				ensure!(
					Complaints::<T>::get(id).is_some_and(is_against),
					"P8: what was against a member is left behind"
				);
			}
		}
		for (number, amount) in offered {
			let held = T::People::account(number)
				.map(|account| T::Currency::balance_on_hold(&HoldReason::Settlement.into(), &account));
			ensure!(held.unwrap_or(0) == amount, "P1: settlements held and offered differ");
		}
		Self::ensure_p8()
	}

	/// P4 for one open complaint: what was reached at level n was reached, or passed, by way of one at level n − 1, and
	/// those complete are the voters.
	pub fn ensure_p4(id: ComplaintId, complaint: &Complaint<T::AccountId>) -> Result<(), TryRuntimeError> {
		if !complaint.is_open() {
			return Ok(());
		}
		let accused = Standings::<T>::get(complaint.accused);
		ensure!(accused.accused.get() > 0, "P4: the accused is not suspended");
		let is_listed = accused.against.contains(&id) || Against::<T>::contains_key(complaint.accused, id);
		ensure!(is_listed, "R1: a complaint cannot be looked up by the accused");
		ensure!(accused.reach(id).is_none(), "C4: the accused was reached as a guarantor");
		let complainer = Standings::<T>::get(complaint.complainer);
		ensure!(complainer.reach(id).is_none(), "C4: the complainer was reached as a guarantor");
		let members = Self::listed_members(id, complaint);
		let mut voters = 0u32;
		for number in &members {
			let standing = Standings::<T>::get(number);
			let Some(reach) = standing.reach(id) else {
				ensure!(Passed::<T>::contains_key(id, number), "P4: a listed member was neither reached nor passed");
				continue;
			};
			if reach.level <= complaint.level {
				voters = voters.saturating_add(1);
			}
			let by_level_before = match reach.level {
				1 => reach.via == complaint.accused,
				level => Standings::<T>::get(reach.via)
					.reach(id)
					.map_or(Passed::<T>::contains_key(id, reach.via), |via| via.level.saturating_add(1) == level),
			};
			ensure!(by_level_before, "P4: a member was reached by way of somebody not one level before");
		}
		ensure!(voters == complaint.voters, "C7: voters are not counted so");
		let votes = Tallies::<T>::get(id).iter().fold(0u32, |sum, (_, count)| sum.saturating_add(*count));
		ensure!(votes <= complaint.voters, "C7: there are more votes than voters");
		ensure!(complaint.phase != Phase::Fading || complaint.claim == 0, "C2: only a claim of 0 fades");
		Ok(())
	}

	/// P8: nothing is left of complaints that are cleared away.
	fn ensure_p8() -> Result<(), TryRuntimeError> {
		let is_known = |id: ComplaintId| Complaints::<T>::contains_key(id);
		ensure!(Reached::<T>::iter_keys().all(|(id, _)| is_known(id)), "P8: a list is left behind");
		ensure!(Passed::<T>::iter_keys().all(|(id, _)| is_known(id)), "P8: somebody passed is left behind");
		ensure!(Tallies::<T>::iter_keys().all(is_known), "P8: a tally is left behind");
		ensure!(Against::<T>::iter_keys().all(|(_, id)| is_known(id)), "P8: an index is left behind");
		for claim in Claims::<T>::iter_values().flatten() {
			let is_kept = Complaints::<T>::contains_key(claim.complaint);
			ensure!(is_kept == claim.ended.is_none(), "C2: a claim does not know how its complaint has ended");
		}
		Ok(())
	}

	fn listed_members(id: ComplaintId, complaint: &Complaint<T::AccountId>) -> Vec<MemberIndex> {
		let pages = complaint.listed.saturating_sub(1).div_ceil(PAGE);
		(0..pages).flat_map(|page| Reached::<T>::get(id, page)).collect()
	}
}

fn count(counts: &mut BTreeMap<MemberIndex, u32>, number: MemberIndex) {
	let entry = counts.entry(number).or_default();
	*entry = entry.saturating_add(1);
}
