//! The promises of this pallet (P1, P4, P8).

use crate::{
	types::{Complaint, Phase, Standing, MAX_REACHED},
	AccusedBefore, Against, Claims, Complaints, Config, Pallet, Passed, Reached, Standings, Tallies, PAGE,
};
use frame_support::ensure;
use sp_runtime::TryRuntimeError;
use synergy_primitives::{check_all, ComplaintId, MemberIndex, NumberOf, Page, Sum};

impl<T: Config> Pallet<T> {
	/// All promises that this pallet keeps by itself, over the whole state.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		check_all(Self::audit)
	}

	/// All promises of this pallet, for one page.
	pub fn audit(page: &mut Page<T::AccountId>) {
		page.walk(Complaints::<T>::iter_from, |page, (id, complaint)| {
			page.check(id, Self::ensure_p4(id, &complaint));
			page.total(complaint.claim, complaint.adopted.map_or(0, |percent| complaint.award(percent)));
			let counted = Self::count_complaint(page, id, &complaint);
			page.check(id, counted);
		});
		page.walk(Standings::<T>::iter_from, |page, (number, standing)| {
			page.check(number, Self::ensure_standing_holds(number, &standing));
			page.spend(u32::try_from(standing.reached.len()).unwrap_or(MAX_REACHED));
			Self::count_standing(page, number, &standing);
		});
		page.walk(Against::<T>::iter_from, |page, (number, id, ())| {
			let is_against = Self::is_against(ComplaintId::from_be_bytes(id), number);
			page.ensure(number, is_against, "P8: an index is left behind");
		});
		page.walk(Reached::<T>::iter_from, |page, (id, _, list)| {
			page.spend(u32::try_from(list.len()).unwrap_or(PAGE));
			page.check(id, Self::ensure_list_holds(id, &list));
		});
		page.walk(Passed::<T>::iter_from, |page, (id, _, ())| {
			page.ensure(id, Complaints::<T>::contains_key(id), "P8: somebody passed is left behind");
		});
		page.walk(Tallies::<T>::iter_from, |page, (id, _)| {
			page.ensure(id, Complaints::<T>::contains_key(id), "P8: a tally is left behind");
		});
		page.walk(Claims::<T>::iter_from, |page, (_, claims)| {
			for claim in claims {
				let is_known = Complaints::<T>::contains_key(claim.complaint) == claim.ended.is_none();
				page.ensure(claim.complaint, is_known, "C2: a claim does not know how its complaint has ended");
			}
		});
		page.walk(AccusedBefore::<T>::iter_from, |page, (id, (obligation, _))| {
			let is_claimed =
				Claims::<T>::get(obligation).iter().any(|claim| claim.complaint == id && claim.ended.is_some());
			page.ensure(id, is_claimed, "P8: who was accused is left behind");
		});
	}

	/// What a complaint is counted in.
	fn count_complaint(
		page: &mut Page<T::AccountId>,
		id: ComplaintId,
		complaint: &Complaint<T::AccountId>,
	) -> Result<(), TryRuntimeError> {
		let involved = [complaint.accused, complaint.complainer];
		for number in involved.into_iter().chain(complaint.appellants.iter().copied()) {
			page.kept(Sum::Involved(number), 1u32);
		}
		if !complaint.is_open() {
			return Ok(());
		}
		let against = if complaint.suspends { Sum::Accused } else { Sum::ByCustomers };
		page.found(against(complaint.accused), 1u32);
		page.found(Sum::Complaining(complaint.complainer), 1u32);
		page.kept(Sum::Voters(id), complaint.voters);
		if let Some((cycle_contract, cycle)) = complaint.obligation.cycle() {
			page.found(Sum::Disputes(cycle_contract, cycle), 1u32);
		}
		let Some(offer) = complaint.offer else { return Ok(()) };
		let accused = T::People::account(complaint.accused).ok_or("P1: who offers a settlement is not known")?;
		page.found(Sum::Settlements(accused), offer);
		Ok(())
	}

	/// What is counted in where a member stands.
	fn count_standing(page: &mut Page<T::AccountId>, number: MemberIndex, standing: &Standing) {
		page.kept(Sum::Accused(number), standing.accused.get());
		page.kept(Sum::ByCustomers(number), standing.customers);
		page.kept(Sum::Complaining(number), standing.complaining);
		let has_record = !standing.has_no_record() && T::People::account(number).is_some();
		if !has_record && standing.reached.is_empty() {
			page.found(Sum::Involved(number), 1u32);
		}
		for reach in &standing.reached {
			let is_complete = |complaint: Complaint<_>| complaint.is_open() && reach.level <= complaint.level;
			if Complaints::<T>::get(reach.complaint).is_some_and(is_complete) {
				page.found(Sum::Voters(reach.complaint), 1u32);
			}
		}
	}

	fn is_against(id: ComplaintId, number: MemberIndex) -> bool {
		let is_against = |complaint: Complaint<_>| complaint.is_open() && complaint.accused == number;
		Complaints::<T>::get(id).is_some_and(is_against)
	}

	/// P4 and P8 for where one member stands: what was reached at level n was reached by way of one reached, or passed, at
	/// level n − 1.
	fn ensure_standing_holds(number: MemberIndex, standing: &Standing) -> Result<(), TryRuntimeError> {
		for id in &standing.against {
			ensure!(Self::is_against(*id, number), "P8: what was against a member is left behind");
		}
		for reach in &standing.reached {
			let id = reach.complaint;
			let complaint = Complaints::<T>::get(id).ok_or("P8: a member is reached by nothing")?;
			if complaint.is_open() {
				let by_level_before = match reach.level {
					1 => reach.via == complaint.accused,
					level => Standings::<T>::get(reach.via)
						.reach(id)
						.map_or(Passed::<T>::contains_key(id, reach.via), |via| via.level.saturating_add(1) == level),
				};
				ensure!(by_level_before, "P4: a member was reached by way of somebody not one level before");
			}
		}
		Ok(())
	}

	/// P4 for one page of those whom a complaint has reached: each was, or was passed.
	fn ensure_list_holds(id: ComplaintId, list: &[MemberIndex]) -> Result<(), TryRuntimeError> {
		let complaint = Complaints::<T>::get(id).ok_or("P8: a list is left behind")?;
		let is_reached = |number: &MemberIndex| {
			Standings::<T>::get(number).reach(id).is_some() || Passed::<T>::contains_key(id, number)
		};
		let all_are = !complaint.is_open() || list.iter().all(is_reached);
		ensure!(all_are, "P4: a listed member was neither reached nor passed");
		Ok(())
	}

	/// P4 for one open complaint: the accused is suspended and finds it, and neither party has a vote.
	pub fn ensure_p4(id: ComplaintId, complaint: &Complaint<T::AccountId>) -> Result<(), TryRuntimeError> {
		if !complaint.is_open() {
			return Ok(());
		}
		let accused = Standings::<T>::get(complaint.accused);
		ensure!(accused.accused.get() > 0 || !complaint.suspends, "P4: the accused is not suspended");
		let is_listed =
			accused.against.contains(&id) || Against::<T>::contains_key(complaint.accused, id.to_be_bytes());
		ensure!(is_listed, "R1: a complaint cannot be looked up by the accused");
		ensure!(accused.reach(id).is_none(), "C4: the accused was reached as a guarantor");
		let complainer = Standings::<T>::get(complaint.complainer);
		ensure!(complainer.reach(id).is_none(), "C4: the complainer was reached as a guarantor");
		let votes = Tallies::<T>::get(id).iter().fold(0u32, |sum, (_, count)| sum.saturating_add(*count));
		ensure!(votes <= complaint.voters, "C7: there are more votes than voters");
		ensure!(complaint.phase != Phase::Fading || complaint.claim == 0, "C2: only a claim of 0 fades");
		Ok(())
	}
}
