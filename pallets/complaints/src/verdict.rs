//! Final decisions: an award is paid (C10), by the council (C9), or because a wait or the council's time is over.

use crate::{
	types::{Complaint, Outcome, Phase},
	Complaints, Config, Error, Pallet, Standings,
};
use frame_support::{ensure, storage::with_storage_layer, traits::EnsureOrigin};
use frame_system::{ensure_signed, pallet_prelude::OriginFor};
use sp_runtime::{DispatchError, DispatchResult};
use synergy_primitives::{
	Agenda, ComplaintId, Councils, Deposits, EraIndex, Merit, NumberOf, Obligations, People, Records,
};

impl<T: Config> Pallet<T> {
	/// Pays an award of `percent` and ends the complaint.
	pub(crate) fn finish(
		id: ComplaintId,
		complaint: Complaint<T::AccountId>,
		percent: u8,
		outcome: Outcome,
	) -> DispatchResult {
		let award = Self::payable(&complaint, percent);
		let (accused, complainer) = (complaint.accused, complaint.complainer);
		let from_escrow = Self::escrow_part(&complaint, percent);
		if award > 0 {
			let to = Self::account(complainer)?;
			T::Obligations::pay_from_escrow(complaint.obligation, complainer, from_escrow)?;
			let from_deposits = award.saturating_sub(from_escrow);
			T::Deposits::draw(accused, id, from_deposits, &to)?;
			if from_deposits > 0 {
				T::Records::note(accused, Merit::AwardPaid(from_deposits));
			}
			T::Records::note(complainer, Merit::AwardReceived(award));
		} else if complaint.claim > 0 && complaint.award(percent) == 0 {
			T::Records::note(complainer, Merit::ComplaintDismissed);
		}
		T::Obligations::resolve(complaint.obligation, complainer, award);
		Self::end(id, complaint, outcome, award, from_escrow);
		Ok(())
	}

	pub(crate) fn do_arbitrate(origin: OriginFor<T>, id: ComplaintId, percent: u8) -> DispatchResult {
		let complaint = Self::undecided(id)?;
		Self::ensure_council(origin, id, &complaint)?;
		ensure!(complaint.phase == Phase::Council, Error::<T>::NotBeforeTheCouncil);
		ensure!(percent <= 100, Error::<T>::NotAPercentage);
		Self::ensure_in_turn()?;
		Self::finish(id, complaint, percent, Outcome::Arbitrated)
	}

	/// The council of the accused's club; the council of clubs where the parties' clubs differ, or the club's council is
	/// itself a party or reached (C9). A customer has no club (D7).
	fn ensure_council(origin: OriginFor<T>, id: ComplaintId, complaint: &Complaint<T::AccountId>) -> DispatchResult {
		match Self::club_council(id, complaint) {
			Some(council) => ensure!(ensure_signed(origin)? == council, Error::<T>::NotTheCouncil),
			None => {
				T::FederationOrigin::ensure_origin(origin).map_err(|_| Error::<T>::NotTheCouncil)?;
			}
		}
		Ok(())
	}

	/// The club's council that decides a complaint; none if the council of clubs does.
	pub fn club_council(id: ComplaintId, complaint: &Complaint<T::AccountId>) -> Option<T::AccountId> {
		let club = T::People::club(complaint.accused)?;
		if T::People::club(complaint.complainer).is_some_and(|other| other != club) {
			return None;
		}
		let council = T::Clubs::council(club)?;
		let is_concerned = T::People::number(&council).is_some_and(|number| {
			number == complaint.accused
				|| number == complaint.complainer
				|| Standings::<T>::get(number).reach(id).is_some()
		});
		(!is_concerned).then_some(council)
	}

	/// What happens at the boundary at which a wait, the council's time, or a claim of 0 is over.
	pub(crate) fn conclude(id: ComplaintId, boundary: EraIndex) {
		let Some(complaint) = Complaints::<T>::get(id) else { return };
		if complaint.is_open() {
			let concluded = with_storage_layer(|| Self::conclude_open(id, complaint.clone()));
			if concluded.is_err() {
				return Self::try_again(id, complaint, boundary);
			}
		}
		Self::clear_after(id, boundary);
	}

	fn conclude_open(id: ComplaintId, complaint: Complaint<T::AccountId>) -> Result<(), DispatchError> {
		match complaint.phase {
			Phase::Waiting { percent } => Self::finish(id, complaint, percent, Outcome::Awarded),
			// The award last adopted stands; if there never was one, the claim is awarded in full (C9).
			Phase::Council => {
				let percent = complaint.adopted.unwrap_or(100);
				Self::finish(id, complaint, percent, Outcome::Defaulted)
			}
			_ => {
				T::Obligations::resolve(complaint.obligation, complaint.complainer, 0);
				Self::end(id, complaint, Outcome::Lapsed, 0, 0);
				Ok(())
			}
		}
	}

	/// A payment that cannot be made (which the promises rule out) is tried again at every boundary: no award is lost.
	fn try_again(id: ComplaintId, mut complaint: Complaint<T::AccountId>, boundary: EraIndex) {
		frame_support::defensive!("P5: an award could not be paid");
		complaint.due = boundary.saturating_add(1);
		T::Agenda::schedule(complaint.due, complaint.stage(), id);
		Complaints::<T>::insert(id, complaint);
	}
}
